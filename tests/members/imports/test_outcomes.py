"""What a commit leaves beside the staged rows, and what is read of it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from branches.imports import actions, staging
from branches.imports.models import ImportBatch, ImportOutcome
from members.people.models import Membership, Person
from tests.members.imports.conftest import commit, person, rows_of, sheet, upload

COLUMNS = ["full_name", "birth_date", "gender", "member_code", "phone", "branch"]


def fresh(batch) -> ImportBatch:
    return ImportBatch.objects.get(pk=batch.pk)


def outcomes(batch) -> dict:
    return {number: (key, undo) for number, key, undo in batch.outcomes.values_list("number", "subject_key", "undo")}


def as_before_there_were_outcomes(batch):
    """What the version before wrote into the rows themselves."""
    for outcome in batch.outcomes.all():
        batch.rows.filter(number=outcome.number).update(subject_key=outcome.subject_key, undo=outcome.undo)
    batch.rows.filter(verdict__in=["new", "changed", "same"]).exclude(decision="skip").update(committed=True)
    batch.outcomes.all().delete()


@pytest.fixture
def three(tree, cast):
    """A file with somebody who is known and unchanged, somebody whose phone changes, and two who are new, one of them
    skipped."""
    known = person("Lê Thị Một", member_code="1000001")
    other = person("Lê Thị Hai", member_code="1000002", phone="0912345678")
    commit(upload(sheet(known, other, columns=COLUMNS), tree.branch, cast.secretary), cast.secretary)
    people = [known, {**other, "phone": "0987654321"}, person("Lê Thị Ba"), person("Lê Thị Tư")]
    batch = upload(sheet(*people, columns=COLUMNS), tree.branch, cast.secretary)
    actions.decide_rows(batch, [5], "skip", actor=cast.secretary)
    return fresh(batch)


def test_only_what_a_row_made_has_an_outcome_and_the_rows_themselves_stay_as_they_were(three, cast):
    with connection.cursor() as cursor:
        query = "SELECT xmin, ctid FROM branches_importrow WHERE batch_id = %s ORDER BY number"
        cursor.execute(query, [three.pk])
        before = cursor.fetchall()
        assert commit(three, cast.secretary).committed
        cursor.execute(query, [three.pk])
        assert cursor.fetchall() == before
    new = Person.objects.get(full_name="Lê Thị Ba")
    stay = Membership.objects.get(person=new)
    assert outcomes(three) == {4: (new.pk, {"person": True, "stay": stay.pk})}


def test_a_row_says_whether_it_went_in_and_which_record_it_became(three, cast):
    assert [row.committed for row in rows_of(three).values()] == [False] * 4
    commit(three, cast.secretary)
    keys = {each.full_name: each.pk for each in Person.objects.all()}
    after = {number: (row.committed, row.subject_key) for number, row in rows_of(fresh(three)).items()}
    assert after == {
        2: (True, keys["Lê Thị Một"]), 3: (True, keys["Lê Thị Hai"]), 4: (True, keys["Lê Thị Ba"]), 5: (False, None),
    }  # fmt: skip
    actions.undo_batch(fresh(three), actor=cast.secretary)
    assert {number: (row.committed, row.subject_key) for number, row in rows_of(fresh(three)).items()} == after


def test_a_batch_that_was_written_before_there_were_outcomes_is_shown_and_taken_back(three, cast):
    commit(three, cast.secretary)
    became = {number: (row.committed, row.subject_key) for number, row in rows_of(fresh(three)).items()}
    as_before_there_were_outcomes(three)
    assert {number: (row.committed, row.subject_key) for number, row in rows_of(fresh(three)).items()} == became
    undone = actions.undo_batch(fresh(three), actor=cast.secretary)
    assert (undone.status, undone.left_by_undo) == ("undone", [])
    assert dict(Person.objects.values_list("full_name", "standing")) == {
        "Lê Thị Một": "member", "Lê Thị Hai": "member", "Lê Thị Ba": "void",
    }  # fmt: skip
    assert Person.objects.get(full_name="Lê Thị Hai").phone == "0912345678"


def test_outcomes_are_purged_with_their_rows(three, cast):
    commit(three, cast.secretary)
    ImportBatch.objects.update(committed_at=timezone.now() - timedelta(days=100))
    actions.purge_imports()
    assert (three.rows.count(), ImportOutcome.objects.count()) == (0, 0)


def test_chunks_hold_the_rows_that_meet_the_condition_when_their_turn_comes(three):
    chunks = staging.stream(three, at_once=1, verdict__in=["new", "changed", "same"])
    found = [row.number for row in next(chunks)]
    three.rows.filter(number=3).update(verdict="error")
    assert [found, *([row.number for row in chunk] for chunk in chunks)] == [[2], [4]]
    assert [len(chunk) for chunk in staging.stream(three, at_once=3)] == [3, 1]
    assert list(staging.stream(three, number=99)) == []
