"""The first hour of a ward that has nothing yet: sign in, bring a list in, mend it, commit, take back, commit again."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from branches.imports.models import ImportBatch
from branches.units.models import Unit
from members.people.models import Person
from tests.browser.conftest import PHONE, WIDE
from tests.conftest import make_unit, make_user
from tests.source import ROOT

SAMPLE = ROOT / "tests" / "samples" / "yum-phuong-binh-minh.xlsx"
PEOPLE = 672


@pytest.fixture
def officer(server):
    province = make_unit("GL", "Tỉnh đoàn (minh họa)", "province")
    ward = make_unit("BM", "Đoàn phường Bình Minh", "ward", province)
    return make_user("canbobm", "Cán Bộ Phường", "officer", ward)


def with_two_bad_cells():
    """The official system's export of the ward, with an impossible date and a citizen number that was cut off."""
    book, file = load_workbook(SAMPLE), BytesIO()
    sheet = book["DSDV"]
    birth = "D" if sheet["D7"].value else "E"
    sheet[f"{birth}7"] = "31/02/2004"
    sheet["J8"] = "0012030"
    book.save(file)
    return file.getvalue()


def upload(page, content):
    page.locator("input[type=file]").set_input_files(
        {"name": "danh-sach.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    )
    page.get_by_role("button", name="Tải lên và xem trước").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Xem trước khi ghi", timeout=60_000)


def mend(page, row, field, text):
    form = page.locator("form.cell-err").filter(has=page.locator(f"input[name=row][value='{row}']"))
    form = form.filter(has=page.locator(f"input[name=field][value='{field}']"))
    form.locator("input[name=text]").fill(text)
    form.locator("button[type=submit]").click()
    expect(form).to_have_count(0)


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_first_hour(open_browser, officer, viewport):
    content = with_two_bad_cells()
    page = open_browser(None, viewport)
    page.goto("/")
    page.locator("input[name=login]").fill(officer.username)
    page.locator("input[name=password]").fill("mat-khau-thu-9")
    page.locator("main button[type=submit]").first.click()
    # The empty ward's first screen leads to the import.
    page.locator("main a[href='/doan-vien/nhap/']").filter(visible=True).first.click()
    upload(page, content)
    batch = ImportBatch.objects.get()
    assert (batch.counts["people"], batch.counts["error"], len(batch.new_units)) == (PEOPLE, 2, 24)

    mend(page, 7, "birth_date", "28/02/2004")
    mend(page, 8, "citizen_id", "")
    batch.refresh_from_db()
    assert (batch.counts["new"], batch.counts["error"]) == (PEOPLE, 0)

    page.get_by_role("button", name=f"Ghi {PEOPLE} dòng").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã ghi vào danh sách", timeout=60_000)
    assert (Person.objects.members().count(), Unit.objects.open().count()) == (PEOPLE, 26)

    page.get_by_role("button", name="Hoàn tác cả lần nhập").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã hoàn tác", timeout=60_000)
    assert (Person.objects.members().count(), Unit.objects.open().count()) == (0, 2)

    page.goto("/doan-vien/nhap/")
    upload(page, content)
    mend(page, 7, "birth_date", "28/02/2004")
    mend(page, 8, "citizen_id", "")
    page.get_by_role("button", name=f"Ghi {PEOPLE} dòng").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã ghi vào danh sách", timeout=60_000)
    page.goto("/doan-vien/")
    expect(page.locator("#so-nguoi")).to_have_text(str(PEOPLE))
