"""Two people at the same moment, each over a connection of their own: one is faster, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from branches.cases.transitions import WrongState
from branches.units.actions.units import close_unit
from branches.units.models import Unit
from members.people.models import Membership
from members.transfers import actions
from members.transfers.models import Transfer
from tests.members.transfers.making import at, draft, fresh, stands

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works):
    """What each gave or raised, by the name of its kind."""
    start = Barrier(len(works))

    def run(work):
        try:
            start.wait(timeout=20)
            work()
        except (WrongState, ValidationError) as fault:
            return type(fault).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(works)) as pool:
        return sorted(future.result(timeout=60) for future in [pool.submit(run, work) for work in works])


def test_of_two_officers_who_accept_one_wins(tree, cast, person):
    transfer = at("at_receiving_base", person, tree.stranger_branch)
    version = transfer.case.version
    works = [
        lambda actor=actor: actions.accept_transfer(fresh(transfer), actor=actor, version=version)
        for actor in (cast.outsider, cast.province_officer)
    ]
    assert at_once(*works) == ["WrongState", "done"]
    assert fresh(transfer).case.steps.filter(act="accept").count() == 1


def test_a_transfer_is_taken_in_once(tree, cast, person):
    transfer = at("at_receiving_branch", person, tree.stranger_branch)
    works = [lambda: actions.take_in_transfer(fresh(transfer), actor=cast.outsider)] * 3
    assert at_once(*works) == ["WrongState", "WrongState", "done"]
    assert Membership.objects.valid().filter(person=person).count() == 2


def test_recalled_or_taken_in_but_not_both(tree, cast, person):
    transfer = at("at_receiving_branch", person, tree.stranger_branch)
    outcomes = at_once(
        lambda: actions.take_in_transfer(fresh(transfer), actor=cast.outsider),
        lambda: actions.recall_transfer(fresh(transfer), actor=cast.secretary, reason="Thôi chuyển"),
    )
    assert outcomes == ["WrongState", "done"]
    taken_in = fresh(transfer).status == "done"
    assert Membership.objects.valid().filter(person=person).count() == (2 if taken_in else 1)


def test_two_drafts_of_one_person_make_one_transfer(tree, cast, person):
    outcomes = at_once(
        lambda: draft(person, tree.sister, cast.secretary), lambda: draft(person, tree.stranger_branch, cast.deputy)
    )
    assert outcomes == ["ValidationError", "done"]
    assert Transfer.objects.count() == 1


def test_a_unit_is_closed_or_gets_the_case_but_not_both(tree, cast, person):
    transfer = at("at_receiving_base", person, tree.stranger_branch)

    def close():
        unit = Unit.objects.get(pk=tree.stranger_branch.pk)
        close_unit(unit, actor=cast.system, version=unit.version, on=timezone.localdate())

    assert at_once(lambda: actions.accept_transfer(fresh(transfer), actor=cast.outsider), close) == [
        "ValidationError",
        "done",
    ]
    closed = Unit.objects.get(pk=tree.stranger_branch.pk).closed_on is not None
    assert stands(transfer)[0] == ("at_receiving_base" if closed else "at_receiving_branch")
