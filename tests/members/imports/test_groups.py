"""Headings between the rows of a list: a branch is given to the rows below it, whereabouts become a note."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from branches.imports import actions
from members.people.models import Person
from tests.conftest import make_unit
from tests.members.imports.conftest import OFFICE_FILE, codes_of, commit, rows_of, upload

HEADER = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Ghi chú"]


@pytest.fixture
def ward_with_branches(ward):
    make_unit("BM.CD01", "Chi đoàn Buôn Hoai", "branch", ward.ward, "residential")
    make_unit("BM.CD02", "Chi đoàn Tổ dân phố 3", "branch", ward.ward, "residential")
    return ward


def listed(*rows) -> bytes:
    book, file = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def person(number, name, *rest):
    return [number, name, "08/10/2003", "Nam", *rest]


def read(ward, *rows, **more):
    return upload(listed(*rows), ward.ward, ward.officer, **more)


def test_rows_below_the_name_of_a_branch_belong_to_it(ward_with_branches):
    batch = read(
        ward_with_branches,
        HEADER,
        ["I", "Chi đoàn Buôn Hoai"],
        person(1, "Lê Văn Một"),
        person(2, "Trần Văn Hai"),
        ["Cộng: 2 đoàn viên"],
        ["II", "CHI ĐOÀN TỔ DÂN PHỐ 3 (1 đoàn viên)"],
        person(1, "Vũ Văn Ba"),
    )
    assert {number: row.unit_code for number, row in rows_of(batch).items()} == {
        3: "BM.CD01", 4: "BM.CD01", 7: "BM.CD02",
    }  # fmt: skip
    assert codes_of(batch) == {number: ["branch_by_heading"] for number in (3, 4, 7)}
    assert dict(batch.detection["junk"].items()) == {
        "1": "header", "2": "group_heading", "5": "subtotal", "6": "group_heading",
    }  # fmt: skip
    assert batch.counts["new"] == 3


def test_what_a_row_says_of_its_branch_wins_over_the_heading(ward_with_branches):
    batch = read(
        ward_with_branches,
        [*HEADER, "Chi đoàn"],
        [None, "Chi đoàn Buôn Hoai"],
        [*person(1, "Lê Văn Một"), None, "Chi đoàn Tổ dân phố 3"],
        person(2, "Trần Văn Hai"),
    )
    assert {number: row.unit_code for number, row in rows_of(batch).items()} == {3: "BM.CD02", 4: "BM.CD01"}
    assert codes_of(batch) == {4: ["branch_by_heading"]}


def test_a_village_as_heading_is_a_branch_when_there_is_one_of_that_name(ward_with_branches):
    rows = rows_of(
        read(ward_with_branches, HEADER, [None, "1. Buôn Hoai:"], person(1, "Lê Văn Một"), [None, "2. Buôn Mới:"],
             person(2, "Trần Văn Hai"))
    )  # fmt: skip
    assert rows[3].raw["branch"] == "Buôn Hoai"
    assert "branch" not in rows[5].raw


def test_a_branch_that_nobody_knows_is_proposed_and_not_made(ward_with_branches):
    batch = read(ward_with_branches, HEADER, [None, "Chi đoàn Buôn Mới"], person(1, "Lê Văn Một"))
    assert [(unit["name"], unit["rows"]) for unit in batch.new_units] == [("Chi đoàn Buôn Mới", 1)]
    batch = read(ward_with_branches, HEADER, [None, "Chi đoàn Buôn Mới"], person(1, "Lê Văn Một"), create_units=False)
    assert "unknown_branch" in codes_of(batch)[3]


def test_where_people_are_becomes_a_note_if_they_have_none(ward_with_branches):
    batch = read(
        ward_with_branches,
        HEADER,
        [None, "Chi đoàn Buôn Hoai"],
        person(1, "Lê Văn Một"),
        [None, "Đoàn viên đi làm ăn xa"],
        person(2, "Trần Văn Hai"),
        person(3, "Vũ Văn Ba", "ở Bình Dương"),
    )
    rows = rows_of(batch)
    assert [rows[number].values.get("note") for number in (3, 5, 6)] == [
        None, "Đoàn viên đi làm ăn xa", "ở Bình Dương",
    ]  # fmt: skip
    assert [rows[number].unit_code for number in (3, 5, 6)] == ["BM.CD01"] * 3
    assert codes_of(batch)[6] == ["branch_by_heading", "note_by_heading"]
    commit(batch, ward_with_branches.officer)
    assert Person.objects.get(full_name="Trần Văn Hai").note == "Đoàn viên đi làm ăn xa"
    again = read(
        ward_with_branches, HEADER, [None, "Chi đoàn Buôn Hoai"], person(1, "Lê Văn Một"),
        [None, "Đoàn viên đi làm ăn xa"], person(2, "Trần Văn Hai"), person(3, "Vũ Văn Ba", "ở Bình Dương"),
    )  # fmt: skip
    assert again.counts["same"] == 3


def test_a_group_by_religion_or_sex_leaves_no_trace_in_a_record(ward_with_branches):
    batch = read(
        ward_with_branches,
        HEADER,
        [None, "Chi đoàn Buôn Hoai"],
        [None, "Đoàn viên theo đạo Tin Lành:"],
        person(1, "Lê Văn Một"),
        [None, "NỮ"],
        person(2, "Trần Văn Hai"),
    )
    assert {number: sorted(row.values) for number, row in rows_of(batch).items()} == {
        number: ["birth_date", "branch", "full_name", "gender"] for number in (4, 6)
    }


def test_a_branch_typed_into_the_preview_is_no_longer_the_headings(ward_with_branches):
    batch = read(ward_with_branches, HEADER, [None, "Chi đoàn Buôn Hoai"], person(1, "Lê Văn Một"))
    actions.set_cell(batch, 3, "branch", "Chi đoàn Tổ dân phố 3", actor=ward_with_branches.officer)
    assert rows_of(batch)[3].unit_code == "BM.CD02"
    assert codes_of(batch) == {}


def test_the_offices_own_headings_stay_what_they_say(ward):
    rows = rows_of(upload(OFFICE_FILE, ward.ward, ward.officer, create_units=False))
    assert rows[24].values["note"] == "học đại học"
    assert "note" not in rows[9].values
    assert all("note_by_heading" in [each.code for each in rows[number].cells] for number in range(24, 32))
