"""Who a row means: by code, by number, by name; in the branch, elsewhere in reach, out of reach, in the file."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from branches.imports import actions
from members.people.actions.memberships import end_main
from members.people.actions.records import add_person
from members.people.models import Membership, Person
from members.people.models.memberships import Ended
from tests.members.imports.conftest import codes_of, commit, person, rows_of, sheet, upload

COLUMNS = ["full_name", "member_code", "birth_date", "gender", "citizen_id", "phone", "ethnicity", "note", "branch"]
ONE = person("Lê Thị Một", member_code="1000001", citizen_id="064303012345", gender="Nữ", phone="0912345678")


def take(tree, actor, *people, unit=None):
    """Import people and commit."""
    batch = upload(sheet(*people, columns=COLUMNS), unit or tree.branch, actor)
    commit(batch, actor)
    return batch


def judged(tree, actor, *people, unit=None):
    batch = upload(sheet(*people, columns=COLUMNS), unit or tree.branch, actor)
    return batch, rows_of(batch)


def only(tree, actor, someone, unit=None):
    """(verdict, codes) of a file of one row."""
    _, rows = judged(tree, actor, someone, unit=unit)
    return rows[2].verdict, [each.code for each in rows[2].problems]


@pytest.mark.parametrize(
    ("differs", "outcome"),
    [
        ({}, ("same", [])),
        ({"citizen_id": None}, ("same", [])),
        ({"member_code": None}, ("same", [])),
        ({"member_code": None, "citizen_id": None}, ("same", [])),
        ({"full_name": "LÊ THỊ MỘT"}, ("same", [])),
        ({"full_name": "Le Thi Mot"}, ("same", [])),
        ({"birth_date": 2003}, ("same", ["date_precision_year:birth_date"])),
        ({"phone": None, "note": None}, ("same", [])),
        ({"phone": "0987654321"}, ("changed", [])),
        ({"full_name": "Lê Thị Mốt"}, ("changed", [])),
        ({"birth_date": "09/10/2003"}, ("changed", [])),
        # only a suspicion
        ({"member_code": None, "citizen_id": None, "birth_date": 2003},
         ("review", ["same_name_and_birth:own_branch", "date_precision_year:birth_date"])),
        ({"member_code": "1000009", "citizen_id": None}, ("review", ["same_name_and_birth:own_branch"])),
        # another person
        ({"member_code": None, "citizen_id": None, "birth_date": "09/10/2003"}, ("new", [])),
        ({"member_code": None, "citizen_id": None, "full_name": "Lê Thị Hai"}, ("new", [])),
        ({"member_code": "1000009", "citizen_id": "064303054321"}, ("new", [])),
        # a number that is somebody else's
        ({"member_code": None, "full_name": "Trần Văn Tư", "birth_date": "01/01/2001", "gender": "Nam"},
         ("error", ["citizen_id_taken:own_branch", "citizen_id_differs:gender", "citizen_id_differs:birth_year"])),
        ({"citizen_id": None, "full_name": "Trần Văn Tư", "birth_date": "01/01/2001"},
         ("review", ["already_in_database:own_branch"])),
    ],
)  # fmt: skip
def test_who_is_meant_in_ones_own_branch(tree, cast, differs, outcome):
    take(tree, cast.secretary, ONE)
    assert only(tree, cast.secretary, {**ONE, **differs}) == outcome


def test_two_numbers_of_two_people_contradict_each_other(tree, cast):
    two = person("Lê Thị Hai", member_code="1000002", citizen_id="064303054321", gender="Nữ")
    take(tree, cast.secretary, ONE, two)
    assert only(tree, cast.secretary, {**ONE, "citizen_id": two["citizen_id"]}) == (
        "error", ["citizen_id_taken:own_branch"],
    )  # fmt: skip


def test_somebody_in_another_branch_in_reach_is_left_there_or_moved_on_a_day(tree, cast):
    take(tree, cast.ward_officer, ONE, unit=tree.sister)
    batch, rows = judged(
        tree, cast.ward_officer, {**ONE, "phone": "0987654321", "branch": "Chi đoàn Tổ 1"}, unit=tree.ward
    )
    assert (rows[2].verdict, [each.code for each in rows[2].problems]) == (
        "review", ["already_in_database:branch_in_scope"],
    )  # fmt: skip
    assert rows[2].offered == ["same", "move", "skip"]
    assert rows[2].candidate["unit"] == "Chi đoàn Trường Hoa Sen"
    with pytest.raises(ValidationError):
        actions.decide_rows(batch, [2], "move", actor=cast.ward_officer)
    actions.decide_rows(batch, [2], "same", actor=cast.ward_officer)
    assert rows_of(batch)[2].old == {"phone": "0912345678"}
    actions.decide_rows(batch, [2], "move", actor=cast.ward_officer, moved_on=timezone.localdate())
    assert rows_of(batch)[2].old == {"phone": "0912345678", "branch": "TT.P1.CD02"}
    commit(batch, cast.ward_officer)
    someone = Person.objects.get()
    assert (someone.current_unit, someone.phone) == (tree.branch, "0987654321")
    assert list(Membership.objects.order_by("pk").values_list("unit__code", "ended_by", "began_by", "batch")) == [
        ("TT.P1.CD02", "moved_out", "imported", Membership.objects.first().batch_id),
        ("TT.P1.CD01", "", "moved_in", batch.pk),
    ]


@pytest.mark.parametrize("differs", [{}, {"full_name": "Trần Văn Tư", "birth_date": "01/01/2001"}])
def test_somebody_out_of_reach_is_an_error_that_reveals_nothing(tree, cast, differs):
    take(tree, cast.outsider, {**ONE, "note": "bí mật"}, unit=tree.stranger_branch)
    _, rows = judged(tree, cast.secretary, {**ONE, **differs})
    row = rows[2]
    assert row.problems[0].code == "already_in_database:branch_out_of_scope"
    assert (row.verdict, row.subject_key, row.candidate, row.old) == ("error", None, {}, {})


def test_a_namesake_out_of_reach_is_nobodys_business(tree, cast):
    take(tree, cast.outsider, ONE, unit=tree.stranger_branch)
    assert only(tree, cast.secretary, {**ONE, "member_code": None, "citizen_id": None}) == ("new", [])


def test_a_secretary_cant_bring_anybody_into_another_branch(tree, cast):
    for name in ("Chi đoàn Trường Hoa Sen", "TT.P1.CD02", "Chi đoàn Không Có", "TT.P9.CD01"):
        assert only(tree, cast.secretary, {**ONE, "branch": name}) == ("error", ["out_of_scope_branch"])
    assert only(tree, cast.secretary, {**ONE, "branch": "Chi đoàn Tổ 1"}) == ("new", [])


def test_branches_are_found_by_code_by_name_and_by_part_of_a_name(tree, cast):
    officer, ward = cast.ward_officer, tree.ward
    assert only(tree, officer, {**ONE, "branch": "tt.p1.cd01"}, ward) == ("new", [])
    assert only(tree, officer, {**ONE, "branch": "CHI ĐOÀN TỔ 1"}, ward) == ("new", [])
    assert only(tree, officer, {**ONE, "branch": "Tổ 1"}, ward) == ("review", ["branch_by_part_of_name"])
    assert only(tree, officer, {**ONE, "branch": "TT.P1.CD77"}, ward) == ("error", ["unknown_branch"])
    assert only(tree, officer, {**ONE, "branch": "TT.P2.CD01"}, ward) == ("error", ["out_of_scope_branch"])
    assert only(tree, officer, {**ONE, "branch": "Đoàn phường Một"}, ward) == ("error", ["not_a_branch"])
    assert only(tree, officer, {**ONE, "branch": None}, ward) == ("review", ["missing:branch"])
    batch, rows = judged(tree, officer, {**ONE, "branch": "Chi đoàn Chợ Mới"}, unit=ward)
    assert rows[2].unit_code == "TT.P1.CD03"
    assert [(unit["code"], unit["sector"]) for unit in batch.new_units] == [("TT.P1.CD03", "residential")]


def test_who_may_not_create_branches_is_told_that_the_branch_is_unknown(tree, cast):
    batch = upload(
        sheet({**ONE, "branch": "Chi đoàn Chợ Mới"}, columns=COLUMNS), tree.ward, cast.ward_officer, create_units=False
    )
    assert codes_of(batch) == {2: ["unknown_branch"]}


def test_a_person_twice_in_the_file_is_asked_about(tree, cast):
    two = person("Lê Thị Hai", gender="Nữ")
    _, rows = judged(
        tree,
        cast.secretary,
        ONE,
        ONE,
        {**ONE, "member_code": "1000002", "full_name": "Trần Văn Tư", "birth_date": "01/01/2003"},
        two,
        two,
        {**two, "citizen_id": "064303054321"},
        {**two, "citizen_id": "064303054329", "phone": "0912345678"},
    )
    assert {number: [each.code for each in row.problems] for number, row in rows.items()} == {
        2: [],
        3: ["duplicate_in_file:row 2"],
        4: ["citizen_id_taken_in_file:row 2"],
        5: [],
        6: ["duplicate_in_file:row 5"],
        7: ["duplicate_in_file:row 5"],
        8: ["duplicate_in_file:row 5"],
    }
    assert (rows[3].offered, rows[6].offered) == (["skip"], ["new", "skip"])


def test_a_row_that_is_skipped_makes_room_for_its_double(tree, cast):
    batch, _ = judged(tree, cast.secretary, ONE, {**ONE, "phone": "0987654321"})
    actions.decide_rows(batch, [2], "skip", actor=cast.secretary)
    rows = rows_of(batch)
    assert (rows[2].verdict, rows[3].verdict) == ("review", "new")
    commit(batch, cast.secretary)
    assert Person.objects.get().phone == "0987654321"


def test_a_suspicion_can_be_settled_either_way(tree, cast):
    take(tree, cast.secretary, ONE)
    bare = {**ONE, "member_code": None, "citizen_id": None, "birth_date": 2003, "phone": "0987654321"}
    batch, rows = judged(tree, cast.secretary, bare)
    assert rows[2].offered == ["same", "new", "skip"]
    actions.decide_rows(batch, [2], "same", actor=cast.secretary)
    assert (rows_of(batch)[2].verdict, rows_of(batch)[2].old) == ("changed", {"phone": "0912345678"})
    actions.decide_rows(batch, [2], "new", actor=cast.secretary)
    assert rows_of(batch)[2].verdict == "new"
    commit(batch, cast.secretary)
    assert Person.objects.count() == 2


def test_who_left_or_was_a_youth_is_asked_about_and_can_be_taken_in(tree, cast):
    take(tree, cast.secretary, ONE)
    end_main(Person.objects.get(), on=timezone.localdate(), reason=Ended.STRUCK_OFF)
    youth = add_person(
        actor=cast.secretary,
        unit=tree.branch,
        member=False,
        values={"full_name": "Lê Thị Hai", "birth_date": "08/10/2003"},
    )
    batch, rows = judged(tree, cast.secretary, ONE, person("Lê Thị Hai", gender=None))
    assert [[each.code for each in row.problems] for row in rows.values()] == [["already_in_database:own_branch"]] * 2
    assert rows[2].offered == ["same", "skip"]
    actions.decide_rows(batch, [2, 3], "same", actor=cast.secretary)
    commit(batch, cast.secretary)
    assert Person.objects.members().count() == 2
    youth.refresh_from_db()
    assert (youth.standing, youth.current_unit) == ("member", tree.branch)
    undone = actions.undo_batch(batch, actor=cast.secretary)
    assert undone.left_by_undo == []
    assert sorted(Person.objects.values_list("standing", flat=True)) == ["left", "youth"]


def test_an_empty_cell_never_erases_a_value(tree, cast):
    take(tree, cast.secretary, {**ONE, "ethnicity": "Tày", "note": "giữ"})
    batch, rows = judged(tree, cast.secretary, {**ONE, "ethnicity": None, "note": None, "phone": None})
    assert rows[2].verdict == "same"
    commit(batch, cast.secretary)
    someone = Person.objects.get()
    assert (someone.ethnicity, someone.note, someone.phone) == ("02", "giữ", "0912345678")


def test_what_a_file_says_of_posts_grants_nothing(tree, cast):
    columns = [*COLUMNS, "post", "attachment"]
    batch = upload(sheet({**ONE, "post": "Bí thư", "attachment": "Ghép"}, columns=columns), tree.branch, cast.secretary)
    assert codes_of(batch) == {2: ["attached_member"]}
    before = tree.branch.positions.count()
    commit(batch, cast.secretary)
    stay = Membership.objects.get()
    assert (stay.kind, stay.listed_post, stay.attached, stay.person.listed_post) == (
        "main",
        "secretary",
        True,
        "secretary",
    )
    assert tree.branch.positions.count() == before
