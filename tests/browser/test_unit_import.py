"""A province brings its tree in: upload, mend, answer, commit, take back, bring it in again."""

import pytest
from playwright.sync_api import expect

from branches.imports.models import ImportBatch
from branches.units.models import Unit
from tests.browser.conftest import PHONE, WIDE
from tests.browser.test_first_hour import mend
from tests.conftest import make_unit, make_user
from tests.source import ROOT

SAMPLE = ROOT / "tests" / "samples" / "don-vi.csv"


@pytest.fixture
def administrator(server):
    province = make_unit("GL", "Tỉnh đoàn (minh họa)", "province")
    ward = make_unit("BM", "Đoàn phường Bình Minh", "ward", province)
    make_unit("BM.X1", "Chi đoàn Trạm Y tế", "branch", ward, "office")
    return make_user("quantri", "Quách Thị Trị", "administrator", province)


def with_faults():
    """The sample with a level that doesn't exist in row 4 and a unit above that doesn't in row 5."""
    lines = SAMPLE.read_text(encoding="utf-8-sig").splitlines()
    lines[3] = lines[3].replace("Chi đoàn,Địa", "Tiểu đội,Địa")
    lines[4] = lines[4].removesuffix("BM") + "XX"
    return "\n".join(lines).encode()


def upload(page):
    page.goto("/don-vi/")
    page.get_by_role("link", name="Nhập từ bảng tính").filter(visible=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nhập đơn vị từ bảng tính")
    page.locator("input[type=file]").set_input_files(
        {"name": "don-vi.csv", "mimeType": "text/csv", "buffer": with_faults()}
    )
    page.get_by_role("button", name="Tải lên và xem trước").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Xem trước khi ghi", timeout=60_000)


def settle(page):
    form = page.locator("form.cell-err").filter(has=page.locator("input[name=row][value='4']"))
    form.locator("select[name=text]").select_option("Chi đoàn")
    form.locator("button[type=submit]").click()
    expect(form).to_have_count(0)
    mend(page, 5, "parent_code", "Đoàn phường Bình Minh")


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_tree_is_brought_in_taken_back_and_brought_in_again(open_browser, administrator, viewport):
    page = open_browser(administrator, viewport)
    upload(page)
    batch = ImportBatch.objects.get()
    assert (batch.counts["new"], batch.counts["same"], batch.counts["review"], batch.counts["error"]) == (21, 2, 1, 2)
    settle(page)
    # The branch that is there already under another code.
    page.get_by_role("button", name="Cùng đơn vị, lấy theo tệp").first.click()
    expect(page.get_by_role("button", name="Ghi 24 dòng")).to_be_visible()
    batch.refresh_from_db()
    assert (batch.counts["new"], batch.counts["changed"], batch.counts["review"]) == (23, 1, 0)

    page.get_by_role("button", name="Ghi 24 dòng").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã ghi vào cây đơn vị", timeout=60_000)
    assert (Unit.objects.open().count(), Unit.objects.filter(code="BM.X1").exists()) == (26, False)

    page.get_by_role("button", name="Hoàn tác cả lần nhập").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã hoàn tác", timeout=60_000)
    assert sorted(Unit.objects.open().values_list("code", flat=True)) == ["BM", "BM.X1", "GL"]

    upload(page)
    settle(page)
    page.get_by_role("button", name="Bỏ lần nhập này").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nhập đơn vị từ bảng tính")
    assert ImportBatch.objects.first().status == "cancelled"
