"""Overwrite, fill what is empty, or ask: for an import, and for single fields."""

import pytest
from django.core.exceptions import PermissionDenied

from branches.audit.models import JournalEntry
from branches.cases.transitions import WrongState
from branches.imports import actions
from members.people.models import Person
from tests.members.imports.conftest import codes_of, commit, person, rows_of, sheet, upload
from tests.members.imports.test_matching import take

COLUMNS = ["full_name", "member_code", "birth_date", "gender", "phone", "address", "note", "post", "joined_on"]
OLD = person(
    "Lê Thị Một", gender="Nữ", member_code="1000001", phone="0912345678", note="cũ", post="Đoàn viên", joined_on=2022
)
NEW = {**OLD, "phone": "0987654321", "note": "mới", "address": "Tổ 1", "post": "Bí thư", "joined_on": "26/03/2022"}


def batch_of(tree, actor, policy, *people):
    """OLD is in the record; a file with NEW, or with `people`, waits under `policy`."""
    commit(upload(sheet(OLD, columns=COLUMNS), tree.branch, actor), actor)
    batch = upload(sheet(*(people or [NEW]), columns=COLUMNS), tree.branch, actor)
    return actions.set_policy(batch, policy, actor=actor)


def record_of(code="1000001"):
    someone = Person.objects.get(member_code=code)
    return someone.phone, someone.note, someone.address, someone.listed_post, str(someone.joined)


TAKEN = ("0987654321", "mới", "Tổ 1", "secretary", "26/03/2022")
FILLED = ("0912345678", "cũ", "Tổ 1", "member", "26/03/2022")


def test_a_file_overwrites_unless_told_otherwise(tree, cast):
    batch = batch_of(tree, cast.secretary, {})
    assert (rows_of(batch)[2].verdict, codes_of(batch)) == ("changed", {})
    commit(batch, cast.secretary)
    assert record_of() == TAKEN


def test_filling_leaves_what_the_record_has_and_says_so(tree, cast):
    batch = batch_of(tree, cast.secretary, {"*": "fill"})
    assert rows_of(batch)[2].old == {"address": None, "joined_on": {"year": 2022}}
    assert codes_of(batch) == {2: ["value_kept:phone", "value_kept:note", "value_kept:post"]}
    assert commit(batch, cast.secretary).committed
    assert record_of() == FILLED
    undone = actions.undo_batch(batch, actor=cast.secretary)
    assert undone.left_by_undo == []
    assert record_of() == ("0912345678", "cũ", "", "member", "2022")


def test_asking_asks_for_each_value_that_differs(tree, cast):
    batch = batch_of(tree, cast.secretary, {"*": "ask"})
    row = rows_of(batch)[2]
    assert (row.verdict, row.offered) == ("review", ["same", "keep", "skip"])
    assert codes_of(batch) == {2: ["value_differs:phone", "value_differs:note", "value_differs:post"]}
    assert [problem.field for problem in row.questions] == ["phone", "note", "post"]
    assert row.old["phone"] == "0912345678"
    assert commit(batch, cast.secretary).committed
    assert record_of() == ("0912345678", "cũ", "", "member", "2022")


@pytest.mark.parametrize(("answer", "record"), [("same", TAKEN), ("keep", FILLED)])
def test_the_answer_takes_the_files_values_or_keeps_the_records(tree, cast, answer, record):
    batch = batch_of(tree, cast.secretary, {"*": "ask"})
    actions.decide_rows(batch, [2], answer, actor=cast.secretary)
    assert rows_of(batch)[2].verdict == "changed"
    assert commit(batch, cast.secretary).committed
    assert record_of() == record


def test_each_field_has_its_own_way(tree, cast):
    batch = batch_of(tree, cast.secretary, {"*": "fill", "phone": "overwrite", "note": "ask"})
    assert codes_of(batch) == {2: ["value_differs:note", "value_kept:post"]}
    actions.decide_rows(batch, [2], "keep", actor=cast.secretary)
    commit(batch, cast.secretary)
    # "keep" is said of the whole row.
    assert record_of() == ("0912345678", "cũ", "Tổ 1", "member", "26/03/2022")
    assert batch.options["policy"] == {"*": "fill", "phone": "overwrite", "note": "ask"}


def test_a_suspected_person_can_be_the_same_and_keep_the_record(tree, cast):
    suspected = {**NEW, "member_code": None, "birth_date": 2003}
    batch = batch_of(tree, cast.secretary, {"*": "ask"}, suspected)
    assert rows_of(batch)[2].offered == ["same", "keep", "new", "skip"]
    actions.decide_rows(batch, [2], "keep", actor=cast.secretary)
    commit(batch, cast.secretary)
    assert record_of() == FILLED


def test_choosing_anew_judges_again_and_is_journalled(tree, cast):
    batch = batch_of(tree, cast.secretary, {"*": "fill"})
    batch = actions.set_policy(batch, {"*": "overwrite", "phone": "overwrite"}, actor=cast.secretary)
    assert (batch.options["policy"], codes_of(batch)) == ({"*": "overwrite"}, {})
    assert batch.counts["changed"] == 1
    acts = JournalEntry.objects.about(batch).filter(act="imports.policy.chosen").order_by("id")
    assert [entry.details["policy"] for entry in acts] == [{"*": "fill"}, {"*": "overwrite"}]


@pytest.mark.parametrize("policy", [{"branch": "fill"}, {"salary": "fill"}, {"*": "guess"}])
def test_only_fields_and_ways_that_there_are_can_be_chosen(tree, cast, policy):
    batch = batch_of(tree, cast.secretary, {})
    with pytest.raises(KeyError):
        actions.set_policy(batch, policy, actor=cast.secretary)


def test_it_is_chosen_before_the_commit_and_by_who_may_import(tree, cast):
    batch = batch_of(tree, cast.secretary, {})
    with pytest.raises(PermissionDenied):
        actions.set_policy(batch, {"*": "fill"}, actor=cast.outsider)
    commit(batch, cast.secretary)
    with pytest.raises(WrongState):
        actions.set_policy(batch, {"*": "fill"}, actor=cast.secretary)


def test_who_is_new_is_written_whole_under_any_policy(tree, cast):
    take(tree, cast.secretary, OLD)
    batch = upload(sheet({**NEW, "full_name": "Lê Thị Hai", "member_code": None}), tree.branch, cast.secretary)
    actions.set_policy(batch, {"*": "ask"}, actor=cast.secretary)
    assert rows_of(batch)[2].verdict == "new"
