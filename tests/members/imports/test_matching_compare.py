"""Records are compared as columns, without opening what is encrypted; and earlier rows are remembered as numbers."""

import tracemalloc
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from branches.access.reach import EVERYWHERE
from branches.imports.targets import Row
from branches.secrets import keys as secret_keys
from members.imports import record
from members.imports.matching.comparing import open_sealed
from members.imports.matching.facts import Facts, keys, same_spelling, spelled_otherwise
from members.imports.matching.known import People, Places
from members.imports.matching.seen import Seen
from members.people.models import Membership, Person
from tests.members.imports.conftest import WARD_FILE, commit, rows_of, upload


@pytest.fixture
def listed(ward):
    """The ward's list is in, and comes again: rows as they were read."""
    commit(upload(WARD_FILE, ward.ward, ward.officer), ward.officer)
    return list(rows_of(upload(WARD_FILE, ward.ward, ward.officer)).values())


OTHERWISE = {
    "full_name": "Trần Văn Tư",
    "birth_date": {"year": 1999},
    "gender": "female",
    "citizen_id": "064203012345",
    "phone": "0987654321",
    "card_number": "123/KN",
    "joined_on": {"year": 2020, "month": 3},
    "honorary": True,
    "attachment": "Sinh hoạt ghép",
    "post": "Bí thư",
    "ethnicity": "Ê-đê",
    "religion": "Phật giáo",
    "address": "Tổ 9",
    "note": "khác",
}


def test_columns_differ_where_the_record_does(listed):
    random = Random(1)
    for row in listed:
        for name in random.sample(sorted(OTHERWISE), 3):
            row.values[name] = OTHERWISE[name]
        row.old = {}
    facts = [Facts.of(row) for row in listed]
    people = People(listed, facts, EVERYWHERE, Places())
    instances = Person.objects.in_bulk([row.subject_key for row in listed])
    stays = {stay.person_id: stay for stay in Membership.objects.main().filter(ends_on__isnull=True)}
    for row, each in zip(listed, facts, strict=True):
        row.old = people.columns.differences(people.by_key[row.subject_key], row.values, each)
    open_sealed(listed)
    wanted = [record.differences(instances[row.subject_key], stays.get(row.subject_key), row.values) for row in listed]
    assert [row.old for row in listed] == wanted
    assert sum(map(len, wanted)) > len(listed)


def test_the_same_list_again_opens_nothing_and_asks_a_handful_of_queries(listed, monkeypatch):
    opened = []
    monkeypatch.setattr(secret_keys, "decrypt", lambda stored, *, purpose: opened.append(purpose))
    with CaptureQueriesContext(connection) as queries:
        facts = [Facts.of(row) for row in listed]
        people = People(listed, facts, EVERYWHERE, Places())
        differing = [
            people.columns.differences(people.by_key[row.subject_key], row.values, each)
            for row, each in zip(listed, facts, strict=True)
        ]
    assert (opened, [each for each in differing if each]) == ([], [])
    assert len(queries) <= 6


def test_earlier_rows_are_remembered_in_less_than_a_kilobyte_each():
    seen, rows = Seen(), 5_000
    tracemalloc.start()
    for number in range(rows):
        values = {
            "full_name": f"Nguyễn Văn {number}",
            "birth_date": "2003-10-08",
            "member_code": f"{number + 1_000_000}",
            "citizen_id": f"{number:012}",
            "phone": f"09{number:08}",
        }
        row = Row(number, {}, values, unit_code="TT.P1.CD01", subject_key=number + 1)
        seen.note(row, Facts.of(row))
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size / rows < 1_000


@pytest.mark.parametrize(
    ("one", "other", "otherwise", "same"),
    [
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hùng", False, True),
        ("NGUYỄN VĂN HÙNG", "Nguyễn Văn Hùng", False, True),
        ("Nguyễn Thị Thuý", "Nguyễn Thị Thúy", False, True),
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", True, False),
        ("Nguyễn Văn Hùng", "Nguyen Van Hung", False, False),
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hung", False, False),
        ("H'Liên Niê", "H’Liên Niê", False, True),
        ("Ksor H'Nhung", "Ksor H Nhung", False, False),
    ],
)
def test_names_with_other_marks_are_other_names_and_names_without_marks_may_be_the_same(one, other, otherwise, same):
    assert (spelled_otherwise(one, other), same_spelling(one, other)) == (otherwise, same)


def test_rows_meet_under_their_numbers_their_name_on_a_day_or_in_a_branch_and_their_person():
    values = {
        "full_name": "Lê Thị Một",
        "birth_date": {"year": 2003},
        "member_code": "1000001",
        "citizen_id": "064303012345",
        "phone": "0912345678",
    }
    assert keys(Row(2, {}, values, unit_code="TT.P1.CD01", subject_key=7)) == [
        "code:1000001",
        "citizen:064303012345",
        "phone:0912345678",
        "name:le thi mot|2003",
        "name:le thi mot@TT.P1.CD01",
        "person:7",
    ]
    assert keys(Row(2, {}, {})) == []
