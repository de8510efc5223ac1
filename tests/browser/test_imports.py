"""The pages of an import in a browser: mending, many answers, progress, undo, the sheet that goes out and back."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from branches.imports import actions, texts
from branches.imports.models import ImportBatch
from branches.jobs.models import Job
from members.imports import tasks
from members.people.actions.records import edit_person
from members.people.models import Person
from tests.browser.conftest import NARROW, PHONE, WIDE
from tests.browser.test_every_page import audit
from tests.members.imports.conftest import commit, person, rows_of, sheet, upload

GIVEN = ["An", "Bình", "Chi", "Danh", "Hà", "Giang", "Hiếu", "Hòa", "Khải", "Kiên"]
GIVEN += ["Lâm", "Long", "Minh", "Nam", "Nhân", "Phúc", "Quân", "Sơn", "Tâm", "Thắng"]
COLUMNS = ["full_name", "member_code", "birth_date", "gender", "citizen_id", "phone", "branch"]
BOTH = pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])


@pytest.fixture
def asking(world):
    """Rows 2 to 4 new, 5 to 41 without a birth date, 42 with an impossible one."""
    names = [f"Lê {middle} {last}" for middle in ("Văn", "Hữu") for last in GIVEN]
    rows = [person(name) for name in names[:3]] + [person(name, birth_date=None) for name in names[3:]]
    rows.append(person("Lê Văn Sai", birth_date="31/02/2003"))
    return upload(sheet(*rows, columns=COLUMNS), world.tree.branch, world.cast.secretary)


def address(batch, **query):
    return f"/doan-vien/nhap/{batch.pk}/" + ("?" + "&".join(f"{k}={v}" for k, v in query.items()) if query else "")


def row_of(page, number):
    return page.locator(f"#dong-{number}")


@BOTH
def test_a_mended_cell_is_judged_at_once_and_the_place_in_the_list_is_kept(open_browser, world, asking, viewport):
    page = open_browser(world.cast.secretary, viewport)
    page.goto(address(asking))
    row = row_of(page, 42)
    row.evaluate("row => row.scrollIntoView({ block: 'center' })")
    row.locator("input[name=text]").fill("30/02/2003")
    place = row.bounding_box()["y"]
    row.locator("input[name=text]").press("Enter")
    expect(row).to_contain_text("vừa sửa")
    expect(row).to_contain_text("Lỗi")
    expect(row.locator("[data-focus]")).to_be_focused()
    assert abs(row.bounding_box()["y"] - place) < 100
    row.locator("input[name=text]").fill("28/02/2003")
    row.get_by_role("button", name="Sửa").press("Enter")
    expect(row).to_contain_text("Mới")
    expect(row.locator("input[name=text]")).to_have_count(0)
    expect(row.locator("[data-focus]")).to_be_focused()
    expect(page.locator("#tin-nhan")).to_have_text(
        f"{texts.ROW_IS.format(row=42, verdict='Mới')} {texts.STILL_TO_SEE.format(count=37)}"
    )
    assert audit(page) == []


def test_without_scripts_the_page_comes_back_at_the_row(open_browser, world, asking):
    page = open_browser(world.cast.secretary, scripts=False)
    page.goto(address(asking))
    row_of(page, 42).locator("input[name=text]").fill("28/02/2003")
    row_of(page, 42).get_by_role("button", name="Sửa").click()
    expect(row_of(page, 42)).to_contain_text("vừa sửa")
    assert page.url.endswith("dong=42#dong-42")
    row_of(page, 5).get_by_role("checkbox").check()
    row_of(page, 6).get_by_role("checkbox").check()
    page.get_by_role("button", name="Bỏ qua các dòng đã chọn").click()
    expect(page.locator("main")).to_contain_text(texts.ANSWERED.format(count=2))


@BOTH
def test_all_rows_of_a_kind_are_answered_with_one_button_and_a_selection_with_another(
    open_browser, world, asking, viewport
):
    page = open_browser(world.cast.secretary, viewport)
    page.goto(address(asking))
    for number in (5, 6):
        row_of(page, number).get_by_role("checkbox").check()
    page.get_by_role("button", name="Bỏ qua các dòng đã chọn").click()
    expect(page.locator("main")).to_contain_text(texts.ANSWERED.format(count=2))
    page.get_by_role("button", name="Nhận cả 35").click()
    expect(page.locator("main")).to_contain_text(texts.ANSWERED.format(count=35))
    asking.refresh_from_db()
    assert (asking.counts["new"], asking.counts["review"], asking.counts["error"]) == (38, 2, 1)
    page.get_by_role("button", name="Ghi 38 dòng").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã ghi vào danh sách")


def test_the_page_can_be_chosen_whole_and_filtered_by_reason(open_browser, world, asking):
    page = open_browser(world.cast.secretary)
    page.goto(address(asking))
    page.get_by_label("Lọc theo lý do").select_option("missing:birth_date")
    expect(page.locator("table.imp tbody tr")).to_have_count(37)
    page.get_by_label("Chọn cả trang").check()
    page.get_by_role("button", name="Nhận các dòng đã chọn").click()
    expect(page.locator("main")).to_contain_text(texts.ANSWERED.format(count=37))


@BOTH
def test_a_running_job_shows_how_far_it_is_and_ends_by_itself(open_browser, world, asking, viewport):
    job = Job.objects.create(
        kind=tasks.COMMIT, owner=world.cast.secretary, status="running", phase=texts.PHASE_CHECK, done=10, total=41
    )
    actions.note_job(asking, job)
    page = open_browser(world.cast.deputy, viewport)
    page.goto(address(asking))
    expect(page.locator("#tien-do")).to_contain_text("10 / 41 dòng")
    assert audit(page) == []
    Job.objects.filter(pk=job.pk).update(phase=texts.PHASE_WRITE, done=30)
    expect(page.locator("#tien-do")).to_contain_text("30 / 41 dòng")
    expect(page.locator("#tien-do [aria-current=step]")).to_contain_text(texts.PHASE_WRITE)
    commit(asking, world.cast.secretary)
    Job.objects.filter(pk=job.pk).update(status="done")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã ghi vào danh sách")


@BOTH
def test_an_undo_lists_what_it_left_with_a_way_there(open_browser, world, asking, viewport):
    commit(asking, world.cast.secretary)
    kept = Person.objects.get(full_name="Lê Văn An")
    edit_person(kept, actor=world.cast.deputy, changes={"phone": "0933333333"}, version=kept.version)
    page = open_browser(world.cast.secretary, viewport)
    page.goto(address(asking))
    assert audit(page) == []
    page.get_by_role("button", name="Hoàn tác cả lần nhập").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã hoàn tác")
    expect(row_of(page, 2)).to_contain_text("Giữ nguyên")
    assert audit(page) == []
    page.get_by_role("link", name="Dòng 2: Lê Văn An").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lê Văn An")


@BOTH
def test_rows_with_faults_are_taken_away_mended_and_brought_back(open_browser, world, asking, viewport):
    page = open_browser(world.cast.secretary, viewport)
    page.goto(address(asking))
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải 38 dòng về sửa").first.click()
    book, file = load_workbook(BytesIO(waiting.value.path().read_bytes())), BytesIO()
    top = next(row for row in book.active.iter_rows() if row[0].value == texts.FAULT_ROW)
    place = next(cell.column for cell in top if cell.value == "Ngày sinh")
    for row in book.active.iter_rows(min_row=top[0].row + 1):
        book.active.cell(row[0].row, place).value = "28/02/2003"
    book.save(file)
    bring = {"name": "can-xem.xlsx", "mimeType": "application/octet-stream", "buffer": file.getvalue()}
    page.locator("#tep-da-sua").set_input_files(bring)
    page.get_by_role("button", name="Đưa các dòng đã sửa vào").click()
    expect(page.locator("main")).to_contain_text(texts.SHEET_TAKEN.format(cells=38, rows=38))
    assert {row.verdict for row in rows_of(asking).values()} == {"new"}


@BOTH
def test_a_wrong_sheet_is_told_beside_the_field(open_browser, world, asking, viewport):
    page = open_browser(world.cast.secretary, viewport)
    page.goto(address(asking))
    bring = {"name": "x.xlsx", "mimeType": "application/octet-stream", "buffer": sheet(person("Lê Văn Khác"))}
    page.locator("#tep-da-sua").set_input_files(bring)
    page.get_by_role("button", name="Đưa các dòng đã sửa vào").click()
    expect(page.locator("#tep-da-sua-h")).to_have_text(texts.NOT_OUR_SHEET)
    expect(page.locator("#tep-da-sua")).to_have_attribute("aria-invalid", "true")
    assert audit(page) == []


@BOTH
def test_the_policy_is_chosen_and_its_questions_answered_all_at_once(open_browser, world, viewport):
    branch, secretary = world.tree.branch, world.cast.secretary
    known = [person(f"Lê Văn {name}", member_code=f"10000{name}", phone="0912345678") for name in ("11", "22", "33")]
    known = [{**each, "full_name": f"Lê Văn {name}"} for each, name in zip(known, ("Một", "Hai", "Ba"), strict=True)]
    for place, each in enumerate(known):
        each["phone"] = f"091234567{place}"
    commit(upload(sheet(*known, columns=COLUMNS), branch, secretary), secretary)
    other = [{**each, "phone": f"098765432{place}"} for place, each in enumerate(known)]
    batch = upload(sheet(*other, columns=COLUMNS), branch, secretary)
    page = open_browser(secretary, viewport)
    page.goto(address(batch))
    page.get_by_role("radio", name="Hỏi từng dòng").check()
    page.get_by_role("button", name="Áp dụng và xem lại từng dòng").click()
    expect(page.locator("main")).to_contain_text(texts.POLICY_SAVED)
    page.goto(address(batch, tab="can-xem"))
    assert audit(page) == []
    page.get_by_role("button", name="Cả 3: giữ theo hồ sơ").click()
    expect(page.locator("main")).to_contain_text(texts.ANSWERED.format(count=3))
    assert ImportBatch.objects.get(pk=batch.pk).counts["review"] == 0


def test_no_state_of_the_preview_scrolls_sideways_on_a_small_phone(open_browser, world, asking):
    page = open_browser(world.cast.secretary, NARROW)
    wide = {}
    for tab in ("can-xem", "moi", "loi", "tat-ca"):
        page.goto(address(asking, tab=tab))
        wide[tab] = page.evaluate("document.scrollingElement.scrollWidth")
    page.get_by_text("Chọn riêng cho từng cột").click()
    wide["policy"] = page.evaluate("document.scrollingElement.scrollWidth")
    commit(asking, world.cast.secretary)
    page.goto(address(asking))
    wide["committed"] = page.evaluate("document.scrollingElement.scrollWidth")
    actions.undo_batch(asking, actor=world.cast.secretary)
    page.goto(address(asking))
    wide["undone"] = page.evaluate("document.scrollingElement.scrollWidth")
    assert {name: width for name, width in wide.items() if width > NARROW["width"]} == {}
