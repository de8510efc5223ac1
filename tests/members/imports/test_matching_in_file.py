"""Rows of one file that are, or may be, one person; and namesakes who are not."""

import pytest

from branches.imports import actions
from members.people.models import Person
from tests.members.imports.conftest import codes_of, commit, person, rows_of
from tests.members.imports.test_matching import ONE, judged, take


def asked(tree, actor, *people, unit=None):
    """{row: codes} of the rows of a file about which anything is said."""
    batch, _ = judged(tree, actor, *people, unit=unit)
    return codes_of(batch)


TWO = person("Lê Thị Hai", gender="Nữ")


def test_three_rows_of_one_person_leave_the_first_and_ask_about_the_others(tree, cast):
    assert asked(tree, cast.secretary, ONE, ONE, ONE) == {
        3: ["duplicate_in_file:row 2"],
        4: ["duplicate_in_file:row 2"],
    }


def test_a_triangle_of_numbers_is_one_person_thrice(tree, cast):
    by_both = {**TWO, "member_code": "1000001", "citizen_id": "064303012345"}
    by_code, by_citizen = {**TWO, "member_code": "1000001"}, {**TWO, "citizen_id": "064303012345"}
    assert asked(tree, cast.secretary, by_code, by_both, by_citizen) == {
        3: ["duplicate_in_file:row 2"],
        4: ["duplicate_in_file:row 3"],
    }


def test_numbers_of_two_earlier_rows_are_both_told(tree, cast):
    first = person("Lê Thị Hai", gender="Nữ", member_code="1000001")
    second = person("Trần Văn Tư", birth_date="01/01/2001", citizen_id="064201054321")
    mixed = {**first, "citizen_id": "064201054321"}
    found = asked(tree, cast.secretary, first, second, mixed)
    assert found[4][:2] == ["duplicate_in_file:row 2", "citizen_id_taken_in_file:row 3"]


def test_a_member_code_of_two_different_people_is_told_as_such(tree, cast):
    first = person("Lê Thị Hai", gender="Nữ", member_code="1000001")
    other = person("Trần Văn Tư", birth_date="01/01/2001", member_code="1000001")
    batch, rows = judged(tree, cast.secretary, first, other)
    assert codes_of(batch) == {3: ["member_code_taken_in_file:row 2"]}
    assert (rows[3].offered, rows[3].problems[0].field) == (["skip"], "member_code")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # twins
        (person("Nguyễn Văn Long"), person("Nguyễn Văn Lân")),
        # twins whose names differ in a mark are asked about, see below; a boy and a girl of one name are not
        (person("Nguyễn Kim Anh", gender="Nam"), person("Nguyễn Kim Anh", gender="Nữ")),
        # father and son
        (person("Nguyễn Văn Long", birth_date="08/10/1979"), person("Nguyễn Văn Long", birth_date="08/10/2003")),
        # namesakes of one year who are known by whole dates
        (person("Nguyễn Văn Long", birth_date="08/10/2003"), person("Nguyễn Văn Long", birth_date="09/10/2003")),
        # namesakes of one day with numbers of their own
        (
            person("Nguyễn Văn Long", citizen_id="064203012345"),
            person("Nguyễn Văn Long", citizen_id="064203054321"),
        ),
    ],
)
def test_two_people_who_are_alike_in_something_are_two_people(tree, cast, one, other):
    assert asked(tree, cast.secretary, one, other) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Nguyễn Văn Hùng"), person("Nguyễn Văn Hưng")),
        (person("Nguyễn Văn Hùng"), person("Nguyen Van Hung")),
        (person("Nguyễn Văn Hùng", birth_date=2003), person("Nguyễn Văn Hùng", birth_date="08/10/2003")),
        (person("Nguyễn Văn Hùng", birth_date="10/2003"), person("Nguyễn Văn Hùng", birth_date=2003)),
    ],
)
def test_two_rows_that_may_be_one_person_are_asked_about(tree, cast, one, other):
    _, rows = judged(tree, cast.secretary, one, other)
    assert [each.code for each in rows[3].questions] == ["duplicate_in_file:row 2"]
    assert rows[3].offered == ["new", "skip"]


def test_without_birth_date_a_namesake_in_the_branch_is_asked_about(tree, cast):
    nameless = person("Nguyễn Văn Hùng", birth_date=None)
    _, rows = judged(tree, cast.secretary, person("Nguyễn Văn Hùng"), nameless, nameless)
    assert [each.code for each in rows[3].questions] == ["missing:birth_date", "duplicate_in_file:row 2"]
    assert [each.code for each in rows[4].questions] == ["missing:birth_date", "duplicate_in_file:row 2"]


def test_namesakes_of_one_year_in_two_branches_are_no_suspicion(tree, cast):
    one = person("Nguyễn Văn Hùng", birth_date=2003, branch="Chi đoàn Tổ 1")
    other = {**one, "branch": "Chi đoàn Trường Hoa Sen"}
    assert asked(tree, cast.ward_officer, one, other, unit=tree.ward) == {
        2: ["date_precision_year:birth_date"],
        3: ["date_precision_year:birth_date"],
    }


def test_two_rows_that_mean_one_record_by_name_can_be_told_apart(tree, cast):
    take(tree, cast.secretary, TWO)
    batch, rows = judged(tree, cast.secretary, TWO, {**TWO, "note": "em họ"})
    assert (rows[2].verdict, rows[3].verdict, rows[3].offered) == ("same", "review", ["new", "skip"])
    actions.decide_rows(batch, [3], "new", actor=cast.secretary)
    assert (rows_of(batch)[3].verdict, rows_of(batch)[3].subject_key) == ("new", None)
    commit(batch, cast.secretary)
    assert sorted(Person.objects.values_list("full_name", "note")) == [("Lê Thị Hai", ""), ("Lê Thị Hai", "em họ")]


def test_two_rows_that_mean_one_record_by_number_are_one_person(tree, cast):
    take(tree, cast.secretary, ONE)
    by_code, by_citizen = {**ONE, "citizen_id": None}, {**ONE, "member_code": None}
    batch, rows = judged(tree, cast.secretary, by_code, by_citizen)
    assert (rows[3].offered, codes_of(batch)) == (["skip"], {3: ["duplicate_in_file:row 2"]})


def test_people_who_share_a_phone_are_asked_about_once(tree, cast):
    mother = person("Lê Thị Hai", gender="Nữ", phone="0912345678")
    son = person("Trần Văn Tư", birth_date="01/01/2008", phone="0912345678")
    batch, _ = judged(tree, cast.secretary, mother, son)
    assert codes_of(batch) == {3: ["phone_taken_in_file:row 2"]}
    actions.decide_rows(batch, [3], "new", actor=cast.secretary)
    commit(batch, cast.secretary)
    # Nobody answered in the ward, and nobody needs to: both records have the number.
    of_branch = [{**each, "branch": "Chi đoàn Tổ 1"} for each in (mother, son)]
    assert asked(tree, cast.ward_officer, *of_branch, unit=tree.ward) == {}
