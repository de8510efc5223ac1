"""Leave of absence: granted by the committee, renewed, ended by a return or a decision; or with the stay, by itself."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.accounts.models import User
from branches.cases import transitions
from branches.cases.models import Case
from members.departures import queries, rules, texts
from members.departures.actions import opening, steps
from members.departures.models import Departure, Leave, Status
from members.people.models import Membership


@transaction.atomic
def grant_leave(
    departure: Departure,
    *,
    actor,
    version: int | None = None,
    decided_on: date,
    begins_on: date,
    until: date,
    note: str = "",
) -> Departure:
    """The committee decides: the member is on leave from one day to another, still counted, dues still due.

    Raises WrongState, PermissionDenied; ValidationError by field (decided_on, begins_on, until).
    """
    departure = steps.take(departure, "grant", rules.may_grant, actor=actor, version=version)
    steps.check_day(departure, "decided_on", decided_on, (texts.WHAT_ASKED, departure.asked_on))
    opening.check_leave(departure.person, begins_on, until)
    stay = Membership.objects.main().filter(person=departure.person_id, ends_on__isnull=True).first()
    if stay is None:
        raise ValidationError(texts.STAY_ENDS_SOON)
    if until < stay.begins_on:
        raise ValidationError({"until": texts.BEFORE_STAY.format(day=f"{stay.begins_on:%d/%m/%Y}")})
    with steps.journalled("members.departure.leave_granted", departure, actor=actor, until=f"{until:%Y-%m-%d}"):
        _write(departure, stay=stay, begins_on=begins_on, until=until, reason=departure.reason)
        steps.go_on(
            departure,
            Status.ON_LEAVE,
            "grant",
            actor=actor,
            note=_told(begins_on, until, note),
            **_days(departure, begins_on, until),
            decided_on=decided_on,
        )
    return departure


@transaction.atomic
def renew_leave(
    departure: Departure, *, actor, version: int | None = None, decided_on: date, until: date, reason: str
) -> Departure:
    """Another leave follows the one that runs, from the day after its last one, as long as the rule allows each time.

    Raises WrongState, PermissionDenied; ValidationError by field (decided_on, until, reason).
    """
    departure = steps.take(departure, "renew", rules.may_renew, actor=actor, version=version)
    reason = steps.need(reason)
    running = _running(departure)
    steps.check_day(departure, "decided_on", decided_on, (texts.WHAT_DECIDED, departure.decided_on))
    begins_on = running.until + timedelta(days=1)
    opening.check_leave(departure.person, begins_on, until)
    with steps.journalled("members.departure.leave_renewed", departure, actor=actor, until=f"{until:%Y-%m-%d}"):
        _end(running, begins_on, Leave.Ended.RENEWED)
        _write(departure, stay=running.stay, begins_on=begins_on, until=until, reason=reason)
        steps.go_on(
            departure,
            Status.ON_LEAVE,
            "renew",
            actor=actor,
            note=_told(begins_on, until, reason),
            until=until,
            decided_on=decided_on,
        )
    return departure


@transaction.atomic
def end_leave(
    departure: Departure, *, actor, version: int | None = None, back_on: date | None = None, note: str = ""
) -> Departure:
    """The member is back from the day `back_on` (today, where none is given), or the branch ends it at its expiry.

    Raises WrongState, PermissionDenied; ValidationError by field (back_on).
    """
    act, may = "come_back", rules.may_come_back
    if rules.is_in_step(transitions.lock_case(departure), "conclude"):
        act, may = "conclude", rules.may_conclude
    departure = steps.take(departure, act, may, actor=actor, version=version)
    running, back_on = _running(departure), back_on or timezone.localdate()
    if back_on > timezone.localdate():
        raise ValidationError({"back_on": texts.IN_FUTURE})
    if back_on < running.begins_on:
        raise ValidationError({"back_on": texts.BEFORE_LEAVE.format(day=f"{running.begins_on:%d/%m/%Y}")})
    why = Leave.Ended.EXPIRED if back_on > running.until else Leave.Ended.RETURNED
    with steps.journalled("members.departure.leave_ended", departure, actor=actor, on=f"{back_on:%Y-%m-%d}"):
        _end(running, back_on, why)
        said = texts.LEAVE_ENDED_NOTE.format(day=f"{back_on:%d/%m/%Y}", note=note.strip()).strip()
        steps.close(departure, Status.DONE, act, actor=actor, outcome=Case.Outcome.DONE, note=said)
    return departure


def follow_ledger(people: Sequence[int]):
    """Leaves go along with the stay that they hang on: they end on the day on which it ends, and go on when that is
    taken back. Called by the ledger in its own transaction (`Pillar.ledger_changes`); one query where nobody is on
    leave."""
    leaves = list(queries.running_leaves(people))
    if leaves:
        with transaction.atomic():
            for leave in leaves:
                _follow(leave)


def _follow(leave):
    stay = leave.stay
    ends_on = stay.begins_on if stay.void else stay.ends_on
    if ends_on is None:
        if leave.ended_by == Leave.Ended.LEFT:
            _end(leave, None, "")
        return
    ends_on = max(ends_on, leave.begins_on)
    if (leave.ended_on, leave.ended_by) != (ends_on, Leave.Ended.LEFT):
        _end(leave, ends_on, Leave.Ended.LEFT)
    if stay.void or stay.ends_on <= timezone.localdate():
        _close(leave.departure)


def _close(departure):
    departure = transitions.lock_case(departure)
    if departure.status != Status.ON_LEAVE:
        return
    actor = User.objects.system()
    with steps.journalled("members.departure.leave_overtaken", departure, actor=actor):
        transitions.advance(departure, Status.DONE, act="overtaken", actor=actor, outcome=Case.Outcome.DONE)


def _running(departure) -> Leave:
    leave = Leave.objects.select_related("stay").filter(departure=departure, ended_on__isnull=True).first()
    if leave is None:
        raise ValidationError(texts.LEAVE_ENDS_WITH_STAY)
    return leave


def _write(departure, **values):
    leave = Leave(departure=departure, person=departure.person, **values)
    leave.full_clean()
    leave.save()


def _end(leave, on, why):
    leave.ended_on, leave.ended_by = on, why
    leave.full_clean()
    leave.save(update_fields=["ended_on", "ended_by"])


def _days(departure, begins_on, until):
    # The clock reads them from the row.
    departure.begins_on, departure.until = begins_on, until
    return {"begins_on": begins_on, "until": until}


def _told(begins_on, until, note):
    return texts.LEAVE_NOTE.format(since=f"{begins_on:%d/%m/%Y}", until=f"{until:%d/%m/%Y}", note=note.strip()).strip()
