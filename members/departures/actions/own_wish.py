"""Leaving by one's own wish, and death."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.audit import journal
from branches.cases.actions.abandoning import abandon_all
from branches.cases.models import Case
from members.departures import rules, texts
from members.departures.actions import leaving, opening, steps
from members.departures.models import ENDS, Departure, Status, Way
from members.people.actions import effective, memberships
from members.people.models import Person


@transaction.atomic
def send_wish(departure: Departure, *, actor, version: int | None = None, note: str = "") -> Departure:
    """The branch passes the request on, with what it thinks. Raises WrongState, PermissionDenied, ValidationError."""
    departure = steps.take(departure, "send_wish", rules.may_send_wish, actor=actor, version=version)
    with steps.journalled("members.departure.sent", departure, actor=actor):
        steps.send_up(departure, "send_wish", actor=actor, note=note)
    return departure


@transaction.atomic
def let_go(
    departure: Departure,
    *,
    actor,
    version: int | None = None,
    leaves_on: date | None = None,
    early_reason: str = "",
    higher_posts: str = "",
    note: str = "",
) -> Departure:
    """The cơ sở confirms: the ledger's row ends, not before the member asked for it.

    Raises WrongState, PermissionDenied; ValidationError by field (leaves_on, early_reason, higher_posts).
    """
    departure = steps.take(departure, "let_go", rules.may_let_go, actor=actor, version=version)
    if leaves_on and leaves_on < departure.asked_on:
        sentence = texts.BEFORE_STEP.format(what=texts.WHAT_ASKED, day=f"{departure.asked_on:%d/%m/%Y}")
        raise ValidationError({"leaves_on": sentence})
    changes = leaving.posts_decided(departure, higher_posts)
    with steps.journalled("members.departure.let_go", departure, actor=actor):
        leaving.leave(
            departure,
            "let_go",
            actor=actor,
            leaves_on=leaves_on,
            early_reason=early_reason,
            note=note,
            **changes,
        )
    return departure


@transaction.atomic
def record_death(person: Person, *, actor, asked_on: date, note: str = "", scan=None) -> Departure:
    """Somebody has died on the day `asked_on`. Effective at once: the stay ends on that day with all others, all posts
    end wherever they are, and every open case about the person is closed with this reason.

    Raises PermissionDenied; ValidationError by field (asked_on).
    """
    rules.may_open(actor, person).require()
    day = f"{asked_on:%d/%m/%Y}"
    if asked_on > timezone.localdate():
        raise ValidationError({"asked_on": texts.IN_FUTURE})
    steps.check_life(person, "asked_on", asked_on)
    # Cases before people, as in every act of a case: two that meet never wait for each other.
    abandon_all(person.pk, actor=actor, reason=texts.DIED_REASON.format(day=day))
    person = opening.take_person(person, actor=actor)
    with journal.act("members.departure.died", actor=actor, unit=person.current_unit) as entry:
        departure = opening.enter(person, Way.DIED, actor=actor, act="open")
        steps.put(departure, asked_on=asked_on)
        departure.save()
        entry.update(subject=departure, number=departure.case.number)
        steps.attach(departure, actor, scan, "death")
        stay = memberships.end_main(person, on=asked_on, reason=ENDS[Way.DIED], case=departure.case)
        memberships.end_guests(person, on=asked_on, case=departure.case)
        leaving.end_posts(departure, actor=actor, on=stay.ends_on)
        steps.close(
            departure,
            Status.DONE,
            "died",
            actor=actor,
            outcome=Case.Outcome.DONE,
            note=note,
            stay=stay,
            leaves_on=asked_on,
        )
        # The day is a fact and needs no reason; what it changes is told all the same.
        changed = effective.changes(person, [departure.unit], asked_on, timezone.localdate())
        effective.tell(departure.case, changed, actor=actor, for_unit=departure.unit)
    return departure
