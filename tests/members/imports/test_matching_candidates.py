"""Whom a row may mean: the likeliest first, with what agrees and what differs, and nothing of people out of reach."""

import pytest
from django.core.exceptions import ValidationError

from branches.imports import actions
from members.people.models import Person
from tests.members.imports.conftest import commit, person, rows_of
from tests.members.imports.test_matching import ONE, judged, take


def suspects(row):
    """(name, score, agrees, differs) of the candidates of a row."""
    found = [row.candidate, *row.candidate["others"]] if row.candidate else []
    return [(each["name"], each["score"], each["agrees"], each["differs"]) for each in found]


def test_a_candidate_says_what_agrees_and_what_differs_and_never_the_values(tree, cast):
    take(tree, cast.secretary, ONE)
    bare = {**ONE, "member_code": "1000009", "citizen_id": None, "birth_date": 2003, "phone": "0987654321"}
    _, rows = judged(tree, cast.secretary, bare)
    assert suspects(rows[2]) == [
        ("Lê Thị Một", 30, ["full_name", "birth_date", "gender", "branch"], ["member_code", "phone"])
    ]
    said = str(rows[2].candidate) + str([problem.message for problem in rows[2].problems])
    assert not any(value in said for value in (ONE["citizen_id"], ONE["phone"], ONE["member_code"]))


def test_what_either_side_lacks_neither_agrees_nor_differs(tree, cast):
    take(tree, cast.secretary, person("Lê Thị Một", birth_date=2003))
    _, rows = judged(tree, cast.secretary, person("Lê Thị Một", birth_date=None, gender=None, phone="0912345678"))
    assert suspects(rows[2]) == [("Lê Thị Một", 40, ["full_name", "branch"], [])]


def test_the_likeliest_three_of_many_namesakes_are_shown_best_first(tree, cast):
    namesakes = [
        person("Lê Thị Một", birth_date="08/10/2003", gender="Nữ", member_code="1000001", phone="0912345678"),
        person("Lê Thị Một", birth_date="09/11/2003", gender="Nữ", member_code="1000002"),
        person("Lê Thị Một", birth_date="10/12/2003", gender="Nam", member_code="1000003"),
        person("Lê Thị Một", birth_date="11/12/2003", gender="Nữ", member_code="1000004", phone="0987654321"),
        person("Lê Thị Một", birth_date="11/12/2002", gender="Nữ", member_code="1000005"),
    ]
    take(tree, cast.secretary, *namesakes)
    _, rows = judged(tree, cast.secretary, person("Lê Thị Một", birth_date=2003, gender="Nữ", phone="0912345678"))
    found = [rows[2].candidate, *rows[2].candidate["others"]]
    assert [each["score"] for each in found] == [80, 60, 55]
    assert [Person.objects.get(pk=each["key"]).member_code for each in found] == ["1000001", "1000002", "1000004"]


def test_a_person_chooses_which_candidate_is_meant(tree, cast):
    take(
        tree,
        cast.secretary,
        person("Lê Thị Một", birth_date="08/10/2003", member_code="1000001", gender="Nữ"),
        person("Lê Thị Một", birth_date="09/11/2003", member_code="1000002", gender="Nữ"),
    )
    bare = person("Lê Thị Một", birth_date=2003, gender="Nữ", note="mới")
    batch, rows = judged(tree, cast.secretary, bare)
    second = rows[2].candidate["others"][0]["key"]
    assert Person.objects.get(pk=second).member_code == "1000002"
    actions.decide_rows(batch, [2], "same", actor=cast.secretary, chosen=second)
    row = rows_of(batch)[2]
    assert (row.subject_key, row.candidate["key"], row.verdict) == (second, second, "changed")
    commit(batch, cast.secretary)
    assert list(Person.objects.order_by("member_code").values_list("note", flat=True)) == ["", "mới"]


def test_nobody_else_than_a_candidate_can_be_chosen(tree, cast):
    take(tree, cast.secretary, person("Lê Thị Một"), person("Trần Văn Tư", birth_date="01/01/2001"))
    other = Person.objects.get(full_name="Trần Văn Tư")
    batch, _ = judged(tree, cast.secretary, person("Lê Thị Một", birth_date=2003))
    with pytest.raises(ValidationError):
        actions.decide_rows(batch, [2], "same", actor=cast.secretary, chosen=other.pk)
    assert rows_of(batch)[2].decision == ""


def test_a_chosen_person_who_is_voided_meanwhile_is_not_replaced_by_another_candidate(tree, cast):
    first = take(tree, cast.secretary, person("Lê Thị Một", birth_date="08/10/2003", member_code="1000001"))
    take(tree, cast.secretary, person("Lê Thị Một", birth_date="09/11/2003", member_code="1000002"))
    batch, _ = judged(tree, cast.secretary, person("Lê Thị Một", birth_date=2003, note="mới"))
    gone = Person.objects.get(member_code="1000001").pk
    actions.decide_rows(batch, [2], "same", actor=cast.secretary, chosen=gone)
    actions.undo_batch(type(batch).objects.get(pk=first.pk), actor=cast.secretary)
    outcome = commit(batch, cast.secretary)
    assert (outcome.committed, outcome.moved) == (False, [2])
    row = rows_of(batch)[2]
    assert (row.verdict, row.decision, row.subject_key) == ("review", "", None)
    assert Person.objects.get(pk=row.candidate["key"]).member_code == "1000002"


def test_of_candidates_out_of_reach_there_is_no_trace(tree, cast):
    take(tree, cast.outsider, ONE, unit=tree.stranger_branch)
    take(tree, cast.secretary, person("Lê Thị Một", gender="Nữ", birth_date="09/11/2003"))
    _, rows = judged(tree, cast.secretary, person("Lê Thị Một", gender="Nữ", birth_date=2003))
    assert [each[0] for each in suspects(rows[2])] == ["Lê Thị Một"]
    assert Person.objects.get(pk=rows[2].candidate["key"]).current_unit == tree.branch


def test_somebody_in_another_branch_is_a_candidate_for_a_move_or_another_person(tree, cast):
    take(tree, cast.ward_officer, person("Lê Thị Một", gender="Nữ"), unit=tree.sister)
    row_of_branch = person("Lê Thị Một", gender="Nữ", branch="Chi đoàn Tổ 1")
    batch, rows = judged(tree, cast.ward_officer, row_of_branch, unit=tree.ward)
    assert [each.code for each in rows[2].problems] == ["already_in_database:branch_in_scope"]
    assert rows[2].offered == ["same", "new", "move", "skip"]
    assert suspects(rows[2]) == [("Lê Thị Một", 65, ["full_name", "birth_date", "gender"], ["branch"])]
    actions.decide_rows(batch, [2], "new", actor=cast.ward_officer)
    commit(batch, cast.ward_officer)
    assert sorted(Person.objects.values_list("current_unit__code", flat=True)) == ["TT.P1.CD01", "TT.P1.CD02"]
