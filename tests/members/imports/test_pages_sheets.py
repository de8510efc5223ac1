"""Rows with faults go out as a spreadsheet and come back mended: nothing that wasn't touched is lost."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from branches.audit.models import JournalEntry
from branches.imports import texts
from branches.imports.models import ImportBatch
from tests.members.imports.conftest import SAMPLES, WARD_FILE, codes_of, commit, person, rows_of, sheet, upload
from tests.members.imports.test_pages import COLUMNS, url


@pytest.fixture
def faulty(tree, cast):
    """A batch of the ward: row 2 new, row 3 with an impossible date and a citizen id, row 4 without a birth date."""
    rows = [
        person("Lê Thị Một", branch="TT.P1.CD01", gender="Nữ"),
        person("Lê Văn Hai", branch="TT.P1.CD01", birth_date="31/02/2003", citizen_id="064203012345"),
        person("Lê Văn Ba", branch="TT.P1.CD01", birth_date=None, phone="0912345678"),
    ]
    return upload(sheet(*rows, columns=COLUMNS), tree.ward, cast.ward_officer)


def taken(client, batch) -> bytes:
    return b"".join(client.post(url("faults", batch)).streaming_content)


def table(content) -> list[tuple]:
    return list(load_workbook(BytesIO(content)).active.iter_rows(values_only=True))


def changed(content, cells: dict[tuple[int, str], object]) -> bytes:
    """The sheet with other cells: (row number of the batch, head) → value."""
    book, file = load_workbook(BytesIO(content)), BytesIO()
    sheet = book.active
    top = next(row for row in sheet.iter_rows() if row[0].value == texts.FAULT_ROW)
    places = {cell.value: cell.column for cell in top}
    numbers = {row[0].value: row[0].row for row in sheet.iter_rows(min_row=top[0].row + 1)}
    for (number, head), value in cells.items():
        sheet.cell(numbers[number], places[head]).value = value
    book.save(file)
    return file.getvalue()


def give_back(client, batch, content, name="can-xem.xlsx"):
    return client.post(url("mended", batch), {"sheet": SimpleUploadedFile(name, content)})


def said(response) -> list[str]:
    return [str(message) for message in response.wsgi_request._messages]


def test_the_rows_with_faults_go_out_with_their_reasons_and_it_is_journalled(signed_in, cast, faulty):
    rows = table(taken(signed_in(cast.ward_officer), faulty))
    assert rows[5][:4] == ("Dòng", "Lý do", "Họ và tên", "Mã định danh đoàn viên")
    assert [(row[0], row[2], row[4]) for row in rows[6:]] == [
        (3, "Lê Văn Hai", "31/02/2003"),
        (4, "Lê Văn Ba", None),
    ]
    assert rows[6][1].startswith("Tháng 2 không có ngày 31")
    entry = JournalEntry.objects.about(faulty).get(act="imports.faults.exported")
    assert (entry.actor, entry.details["rows"], entry.details["fields"]) == (
        str(cast.ward_officer), 2, ["citizen_id"],
    )  # fmt: skip


def test_what_was_mended_goes_in_and_what_was_not_stays(signed_in, cast, faulty):
    client = signed_in(cast.ward_officer)
    content = changed(
        taken(client, faulty), {(3, "Ngày sinh"): "28/02/2003", (4, "Ngày sinh"): "2003", (4, "Điện thoại"): None}
    )
    response = give_back(client, faulty, content)
    assert response["Location"] == url("preview", faulty)
    assert said(response) == [texts.SHEET_TAKEN.format(cells=3, rows=2)]
    rows = rows_of(faulty)
    assert {number: row.verdict for number, row in rows.items()} == {2: "new", 3: "new", 4: "new"}
    assert (rows[3].values["birth_date"], rows[3].values["citizen_id"]) == ("2003-02-28", "064203012345")
    assert (rows[4].values["birth_date"], "phone" in rows[4].values) == ({"year": 2003}, False)


def test_a_sheet_that_nobody_touched_changes_nothing(signed_in, cast, faulty):
    client = signed_in(cast.ward_officer)
    before = rows_of(faulty)
    response = give_back(client, faulty, taken(client, faulty))
    assert said(response) == [texts.SHEET_UNCHANGED]
    assert rows_of(faulty) == before


def test_a_date_that_the_spreadsheet_program_made_a_date_is_one(signed_in, cast, faulty):
    client = signed_in(cast.ward_officer)
    give_back(client, faulty, changed(taken(client, faulty), {(3, "Ngày sinh"): date(2003, 2, 28)}))
    assert rows_of(faulty)[3].values["birth_date"] == "2003-02-28"


def test_covered_cells_are_empty_and_come_back_without_losing_anything(signed_in, cast, faulty):
    administrator = signed_in(cast.administrator)
    content = taken(administrator, faulty)
    assert b"064203012345" not in content
    rows = table(content)
    covered = next(row[0] for row in rows if row[0] and row[0].startswith(texts.FAULT_COVERED))
    assert covered.endswith("Số CCCD, Điện thoại")
    assert [(row[6], row[7]) for row in rows if row[0] in (3, 4)] == [(None, None), (None, None)]
    mended = changed(content, {(3, "Ngày sinh"): "28/02/2003"})
    give_back(administrator, faulty, mended)
    row = rows_of(faulty)[3]
    assert (row.verdict, row.values["citizen_id"]) == ("new", "064203012345")
    # Also when somebody sends it who may see the column: the sheet was empty there because of its reader.
    give_back(signed_in(cast.ward_officer), faulty, changed(content, {(4, "Ngày sinh"): "2003"}))
    assert rows_of(faulty)[4].values["phone"] == "0912345678"
    give_back(signed_in(cast.administrator), faulty, changed(content, {(4, "Điện thoại"): "0987654321"}))
    assert rows_of(faulty)[4].values["phone"] == "0987654321"


def test_an_empty_answer_to_a_covered_cell_on_the_page_is_refused(signed_in, cast, tree):
    wrong = person("Lê Văn Hai", branch="TT.P1.CD01", citizen_id="0642030123")
    batch = upload(sheet(wrong, columns=COLUMNS), tree.ward, cast.ward_officer)
    client = signed_in(cast.administrator)
    sent = {"row": 2, "field": "citizen_id", "text": ""}
    answer = client.post(url("cell", batch), sent, headers={"HX-Request": "true"})
    assert (answer.status_code, texts.COVERED_CELL in answer.text) == (422, True)
    assert rows_of(batch)[2].raw["citizen_id"] == "0642030123"
    client.post(url("cell", batch), {**sent, "text": "064203012345"})
    assert rows_of(batch)[2].values["citizen_id"] == "064203012345"


def test_rows_that_arent_the_batchs_are_refused_with_their_numbers(signed_in, cast, faulty):
    client = signed_in(cast.ward_officer)
    book, file = load_workbook(BytesIO(taken(client, faulty))), BytesIO()
    book.active.append([99, "", "Ai Đó"])
    book.active.append([None, "", "Không Số"])
    book.active.append([3, "", "Lần Hai"])
    book.save(file)
    response = give_back(client, faulty, file.getvalue())
    assert said(response) == [
        texts.SHEET_FOREIGN.format(count=1, rows="99"),
        texts.SHEET_NAMELESS.format(count=1, rows="10"),
        texts.SHEET_TWICE.format(count=1, rows="3"),
    ]
    assert rows_of(faulty)[3].raw["full_name"] == "Lê Văn Hai"


def test_a_wrong_file_is_told_so(signed_in, cast, tree, faulty):
    client = signed_in(cast.ward_officer)
    other = upload(sheet(person("Lê Thị Bốn", birth_date="30/02/2003"), columns=COLUMNS), tree.ward, cast.ward_officer)
    book, headless = load_workbook(BytesIO(taken(client, faulty))), BytesIO()
    book.active.delete_cols(2)
    book.save(headless)
    book, file = load_workbook(BytesIO(taken(client, faulty))), BytesIO()
    place = next(row[0] for row in book.active.iter_rows() if str(row[0].value).startswith(texts.FAULT_MARK))
    place.value = place.value[:-4] + "xxxx"
    book.save(file)
    expected = {
        "another list": (sheet(person("Lê Thị Năm")), texts.NOT_OUR_SHEET),
        "another batch": (taken(client, other), texts.SHEET_OF_ANOTHER),
        "without the column of reasons": (headless.getvalue(), texts.SHEET_WITHOUT_HEAD),
        "a mark that isn't ours": (file.getvalue(), texts.NOT_OUR_SHEET),
    }
    told = {}
    for what, (content, _) in expected.items():
        answer = give_back(client, faulty, content)
        told[what] = (answer.status_code, answer.context["sheet_fault"])
    assert told == {what: (422, sentence) for what, (_, sentence) in expected.items()}
    assert client.post(url("mended", faulty), {}).context["sheet_fault"] == texts.SHEET_MISSING
    assert give_back(client, faulty, b"%PDF-1.7 ...").status_code == 422
    assert give_back(client, faulty, b"").status_code == 422


def test_the_sheet_goes_in_as_a_new_import_too(signed_in, cast, tree, faulty):
    client = signed_in(cast.ward_officer)
    content = changed(taken(client, faulty), {(3, "Ngày sinh"): "28/02/2003", (4, "Ngày sinh"): "2003"})
    commit(faulty, cast.ward_officer)
    again = upload(content, tree.ward, cast.ward_officer)
    assert (again.status, again.counts["people"], again.counts["new"]) == ("preview", 2, 2)
    assert set(again.detection["unmapped"].values()) == {texts.FAULT_ROW, texts.FAULT_WHY}
    assert codes_of(again) == {8: ["date_precision_year:birth_date"]}


def test_what_looks_like_a_formula_stays_text(signed_in, cast, tree):
    book, file = Workbook(), BytesIO()
    book.active.append(["Họ và tên", "Ngày sinh", "Giới tính", "Chi đoàn", "Ghi chú"])
    book.active.append(["Lê Thị Một", "31/02/2003", "Nữ", "TT.P1.CD01", None])
    cell = book.active.cell(2, 5)
    cell.value, cell.data_type = "=1+1", "s"
    book.save(file)
    batch = upload(file.getvalue(), tree.ward, cast.ward_officer)
    client = signed_in(cast.ward_officer)
    content = taken(client, batch)
    cell = load_workbook(BytesIO(content)).active.cell(7, 7)
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert said(give_back(client, batch, content)) == [texts.SHEET_UNCHANGED]


def test_a_file_with_two_heads_and_dates_by_sex_comes_back_too(signed_in, ward):
    book, file = load_workbook(SAMPLES / WARD_FILE), BytesIO()
    sheet_ = book["DSDV"]
    place = "D7" if sheet_["D7"].value else "E7"
    sheet_[place] = "31/02/2004"
    book.save(file)
    batch = upload(file.getvalue(), ward.ward, ward.officer)
    client = signed_in(ward.officer)
    head = "Ngày sinh (nam)" if place == "D7" else "Ngày sinh (nữ)"
    give_back(client, batch, changed(taken(client, batch), {(7, head): "28/02/2004"}))
    row = rows_of(batch)[7]
    assert (row.verdict, row.values["birth_date"]) == ("new", "2004-02-28")
    assert row.values["gender"] == ("male" if place == "D7" else "female")


def test_nothing_goes_out_or_in_for_who_doesnt_reach_the_batch_or_after_its_end(signed_in, cast, faulty):
    for user in (cast.outsider, cast.secretary, cast.member):
        client = signed_in(user)
        assert [client.post(url(name, faulty)).status_code for name in ("faults", "mended")] == [404, 404]
    client = signed_in(cast.ward_officer)
    content = taken(client, faulty)
    commit(faulty, cast.ward_officer)
    late = give_back(client, faulty, changed(content, {(3, "Ngày sinh"): "28/02/2003"}))
    assert said(late) == [texts.NOT_IN_PREVIEW.format(now="Đã ghi")]
    assert rows_of(ImportBatch.objects.get())[3].verdict == "error"
