"""Two people at once, in two real transactions."""

import threading

import pytest
from django.db import connection
from django.utils import timezone

from branches.cases.transitions import WrongState
from branches.imports import actions, texts
from branches.imports.models import ImportBatch
from members.people.models import Person
from tests.members.imports.conftest import commit, person, sheet, upload

PEOPLE = [person(f"Lê Thị {name}", member_code=f"100000{name}") for name in "123"]
NAMELESS = [person(f"Lê Thị Số {name}", gender="Nữ") for name in ("Một", "Hai", "Ba")]


def at_once(*works):
    """Run functions in threads of their own; gives what each returned or raised."""
    outcomes, gate = [None] * len(works), threading.Barrier(len(works))

    def run(place, work):
        try:
            gate.wait(timeout=10)
            outcomes[place] = work()
        except (WrongState, AssertionError) as fault:
            outcomes[place] = fault
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


@pytest.mark.django_db(transaction=True)
def test_of_two_who_commit_one_batch_one_wins_and_the_other_is_told(tree, cast):
    batch = upload(sheet(*PEOPLE), tree.branch, cast.secretary)
    outcomes = at_once(
        lambda: actions.commit_batch(ImportBatch.objects.get(pk=batch.pk), actor=cast.secretary),
        lambda: actions.commit_batch(ImportBatch.objects.get(pk=batch.pk), actor=cast.deputy),
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Outcome", "WrongState"]
    assert Person.objects.members().count() == 3
    batch.refresh_from_db()
    told = texts.ALREADY_COMMITTED.format(by=batch.committed_by, at=timezone.localtime(batch.committed_at))
    assert [str(outcome) for outcome in outcomes if isinstance(outcome, WrongState)] == [told]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("people", [PEOPLE, NAMELESS])
def test_one_file_uploaded_by_two_people_brings_each_person_once(tree, cast, people):
    first = upload(sheet(*people), tree.branch, cast.secretary)
    second = upload(sheet(*people), tree.branch, cast.deputy)
    outcomes = at_once(
        lambda: actions.commit_batch(first, actor=cast.secretary),
        lambda: actions.commit_batch(second, actor=cast.deputy),
    )
    assert [outcome.committed for outcome in outcomes] == [True, True]
    assert Person.objects.members().count() == 3
    counts = ImportBatch.objects.order_by("pk").values_list("counts__new", "counts__same")
    assert sorted(counts) == [(0, 3), (3, 0)]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_undo_one_wins(tree, cast):
    batch = upload(sheet(*PEOPLE), tree.branch, cast.secretary)
    commit(batch, cast.secretary)
    outcomes = at_once(
        lambda: actions.undo_batch(batch, actor=cast.secretary), lambda: actions.undo_batch(batch, actor=cast.deputy)
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["ImportBatch", "WrongState"]
    assert Person.objects.members().count() == 0
