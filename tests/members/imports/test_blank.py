"""The empty sheet: what it offers, and that it comes back without a click."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from branches.imports import blank, texts
from branches.units.models import Unit
from members.imports.presenting import DESK
from tests.conftest import make_unit
from tests.members.imports.conftest import codes_of, rows_of, upload

PERSON = {
    "full_name": "H'Liên Niê Kdăm",
    "member_code": "1000001",
    "birth_date": "26/03/2003",
    "gender": "Nữ",
    "ethnicity": "Ê-đê",
    "religion": "Tin Lành",
    "hometown": "Gia Lai",
    "address": "Buôn Hoai",
    "citizen_id": "064303012345",
    "citizen_id_date": "01/02/2021",
    "citizen_id_place": "Cục Cảnh sát",
    "education": "Hệ 12/12",
    "qualification": "Cao đẳng",
    "joined_on": "26/03/2019",
    "card_number": "064303012345",
    "occupation": "Nông dân",
    "attachment": "Sinh hoạt chính",
    "post": "Đoàn viên",
    "honorary": "Không",
    "email": "hlien@example.vn",
    "phone": "0912345678",
    "branch": "Chi đoàn Buôn Hoai",
    "note": "học xa",
}


@pytest.fixture
def filled(ward):
    """The sheet of the ward with one person in it."""
    make_unit("BM.CD01", "Chi đoàn Buôn Hoai", "branch", ward.ward, "residential")

    def fill(*people):
        file = BytesIO()
        blank.write(DESK, ward.ward, file)
        book = load_workbook(BytesIO(file.getvalue()))
        names = [name for name, _ in blank.columns(DESK)]
        for number, person in enumerate(people, 2):
            for name, text in person.items():
                book[texts.BLANK_SHEET].cell(number, names.index(name) + 1, text)
        out = BytesIO()
        book.save(out)
        return out.getvalue()

    return fill


def test_it_has_a_column_for_every_field_and_nothing_else(filled):
    book = load_workbook(BytesIO(filled()))
    assert book.sheetnames == [texts.BLANK_SHEET, texts.BLANK_HELP_SHEET]
    heads = [cell.value for cell in book[texts.BLANK_SHEET][1]]
    assert len(heads) == len(DESK.kind.fields) == len(set(heads))
    assert heads[0] == "Họ và tên"


def test_lists_of_values_can_be_chosen_from(filled):
    book = load_workbook(BytesIO(filled()))
    sheet, names = book[texts.BLANK_SHEET], [name for name, _ in blank.columns(DESK)]
    offered = {str(rule.sqref).split(":")[0].rstrip("0123456789") for rule in sheet.data_validations.dataValidation}
    letters = {name: sheet.cell(1, place).column_letter for place, name in enumerate(names, 1)}
    assert {letters[name] for name in ("gender", "ethnicity", "religion", "post", "branch", "honorary")} <= offered
    assert letters["full_name"] not in offered


def test_it_comes_back_without_a_question(ward, filled):
    batch = upload(filled(PERSON), ward.ward, ward.officer, create_units=False)
    assert (batch.status, batch.detection["sheet"], batch.detection["guessed"]) == ("preview", texts.BLANK_SHEET, {})
    assert set(batch.detection["mapping"].values()) == set(DESK.kind.fields)
    assert (batch.counts["new"], batch.counts["review"], batch.counts["error"]) == (1, 0, 0)
    assert codes_of(batch) == {}
    row = rows_of(batch)[2]
    assert row.unit_code == "BM.CD01"
    assert row.values["full_name"] == PERSON["full_name"]
    assert set(row.values) == set(PERSON)


def test_every_value_that_is_offered_is_taken(ward, filled):
    batch_of = {}
    for name, _ in blank.columns(DESK):
        for value in DESK.allowed(name, ward.ward):
            batch_of[name, value] = {"full_name": "Lê Thị Một", "birth_date": "2003", "gender": "Nữ"} | {name: value}
    batch = upload(filled(*batch_of.values()), ward.ward, ward.officer)
    said = {code for codes in codes_of(batch).values() for code in codes}
    assert not {code for code in said if code.startswith(("spelling_unknown", "unknown", "branch"))}


def test_an_empty_one_has_nobody_in_it(ward, filled):
    batch = upload(filled(), ward.ward, ward.officer)
    assert (batch.status, batch.reason) == ("refused", "no_people")


def test_it_is_offered_beside_the_upload_and_answers_with_a_file(ward, client):
    client.force_login(ward.officer)
    address = reverse("members:imports:blank")
    assert address in client.get(reverse("members:imports:list")).content.decode()
    answer = client.get(address)
    assert answer["Content-Disposition"] == 'attachment; filename="mau-trong.xlsx"'
    assert load_workbook(BytesIO(b"".join(answer.streaming_content))).sheetnames[0] == texts.BLANK_SHEET


def test_a_branch_has_no_list_of_branches(ward, filled):
    assert Unit.objects.get(code="BM.CD01").is_branch
    assert DESK.allowed("branch", Unit.objects.get(code="BM.CD01")) == []
