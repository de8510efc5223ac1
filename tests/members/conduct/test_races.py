"""Two people at the same moment, each over a connection of their own: one is faster, the other is told."""

import pytest

from members.conduct import actions
from members.conduct.models import Appeal, Award, Discipline
from members.people.models import Membership
from tests.members.conduct.making import SIGNED, TODAY, appeal, at, draft, fresh, own, record
from tests.members.transfers.making import draft as draft_transfer
from tests.members.transfers.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_decide_one_wins(tree, cast, person):
    thing = own("deciding", person)
    version = thing.case.version
    works = [
        lambda actor=actor: actions.decide_discipline(fresh(thing), actor=actor, version=version, on=TODAY(), **SIGNED)
        for actor in (cast.secretary, cast.deputy)
    ]
    assert at_once(*works) == ["WrongState", "done"]
    assert fresh(thing).case.papers.count() == 1


def test_an_expulsion_is_announced_once(tree, cast, person):
    thing = draft(person, cast.system, "expulsion")
    actions.propose_discipline(thing, actor=cast.system)
    from tests.members.conduct.making import decide, send, vote

    for step in (vote, send, decide):
        step(thing, cast.system)
    works = [lambda: actions.announce_discipline(fresh(thing), actor=cast.secretary, announced_on=TODAY())] * 3
    assert at_once(*works) == ["WrongState", "WrongState", "done"]
    assert Membership.objects.filter(person=person, ended_by="expelled").count() == 1


def test_expelled_or_sent_elsewhere_but_not_both(tree, cast, person):
    from tests.members.conduct.making import decide, propose, send, vote

    thing = draft(person, cast.system, "expulsion")
    for step in (propose, vote, send, decide):
        step(thing, cast.system)

    def transfer():
        from django.core.exceptions import PermissionDenied, ValidationError

        try:
            draft_transfer(person, tree.sister, cast.secretary)
        except PermissionDenied as fault:
            raise ValidationError(str(fault)) from None

    outcomes = at_once(
        lambda: actions.announce_discipline(fresh(thing), actor=cast.secretary, announced_on=TODAY()), transfer
    )
    assert outcomes == ["ValidationError", "done"]
    assert (fresh(thing).status == "enforced") != person.transfers.exists()


def test_two_drafts_about_one_person_make_one_case(tree, cast, person):
    assert at_once(lambda: draft(person, cast.secretary), lambda: draft(person, cast.ward_officer)) == [
        "ValidationError",
        "done",
    ]
    assert Discipline.objects.count() == 1


def test_a_complaint_is_answered_once(tree, cast, person):
    thing = at("enforced", person)
    appeal(thing, cast.secretary)
    day = {"answered_on": TODAY(), "reason": "Lý do"}
    outcomes = at_once(
        lambda: actions.reject_appeal(fresh(thing), actor=cast.ward_officer, **day),
        lambda: actions.grant_appeal(fresh(thing), actor=cast.ward_secretary, **day),
    )
    assert outcomes == ["WrongState", "done"]
    granted = fresh(thing).status == "annulled"
    assert Appeal.objects.get().answer == ("granted" if granted else "rejected")
    assert Membership.objects.running().filter(person=person).exists() == granted


def test_the_same_award_is_written_down_once(tree, cast, person):
    works = [lambda actor=actor: record([person], actor) for actor in (cast.secretary, cast.ward_officer)]
    assert at_once(*works) == ["ValidationError", "done"]
    assert Award.objects.count() == 1
