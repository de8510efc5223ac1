"""Coming of age: the member's wish, staying on by a decision of the branch, the list to the cơ sở, the ceremony."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.cases.actions.voting import record_vote
from branches.cases.models import Acting, Case
from members.departures import rules, texts
from members.departures.actions import leaving, steps
from members.departures.models import Departure, Status, StayOn, Wish


@transaction.atomic
def record_wish(
    departure: Departure, *, actor, version: int | None = None, wish: str, asked_on: date, reason: str = "", scan=None
) -> Departure:
    """What the member wants, written down in their stead; it may change until the cơ sở has the list.

    Raises WrongState, PermissionDenied; ValidationError by field.
    """
    departure = steps.take(departure, "wish", rules.may_wish, actor=actor, version=version)
    steps.check_day(departure, "asked_on", asked_on)
    if wish == Wish.STAY and not reason.strip():
        raise ValidationError({"reason": texts.STAY_REASON_MISSING})
    with steps.journalled("members.departure.wished", departure, actor=actor, wish=wish):
        steps.attach(departure, actor, scan, "request")
        status = Status.ASKS_TO_STAY if wish == Wish.STAY else Status.LEAVING
        note = texts.WISH_NOTE.format(wish=Wish(wish).label, day=f"{asked_on:%d/%m/%Y}")
        values = {"wish": wish, "asked_on": asked_on, "reason": reason.strip(), "vote": None}
        steps.go_on(departure, status, "wish", actor=actor, note=note, acting=Acting.RECORDED, **values)
    return departure


@transaction.atomic
def vote_on_staying(departure: Departure, *, actor, version: int | None = None, **ballot) -> Departure:
    """What the meeting voted on the member's staying; `ballot` as `record_vote` takes it.

    Raises WrongState, PermissionDenied; ValidationError by field.
    """
    departure = steps.take(departure, "vote_stay", rules.may_vote_stay, actor=actor, version=version)
    with steps.journalled("members.departure.stay_voted", departure, actor=actor):
        vote = record_vote(
            departure.case, actor=actor, question=texts.STAY_QUESTION, not_before=departure.asked_on, **ballot
        )
        note = leaving.vote_note(vote)
        steps.go_on(departure, Status.ASKS_TO_STAY, "vote_stay", actor=actor, note=note, vote=vote)
    return departure


@transaction.atomic
def keep_member(
    departure: Departure, *, actor, version: int | None = None, decided_on: date, until: date, note: str = ""
) -> Departure:
    """The branch lets the member stay until a day: by its vote, where there was one, else by its committee. The case is
    done; a day beyond the rule's age is told, and stands.

    Raises WrongState, PermissionDenied; ValidationError by field (decided_on, until).
    """
    departure = steps.take(departure, "keep", rules.may_keep, actor=actor, version=version)
    voted_on = departure.vote.held_on if departure.vote else None
    steps.check_day(
        departure, "decided_on", decided_on, (texts.WHAT_ASKED, departure.asked_on), (texts.WHAT_VOTED, voted_on)
    )
    if until <= timezone.localdate():
        raise ValidationError({"until": texts.UNTIL_IS_OVER})
    with steps.journalled("members.departure.kept", departure, actor=actor, until=f"{until:%Y-%m-%d}"):
        fact = StayOn(departure=departure, person=departure.person, decided_on=decided_on, until=until)
        fact.full_clean()
        fact.save()
        said = texts.KEPT_NOTE.format(day=f"{until:%d/%m/%Y}", note=note.strip()).strip()
        steps.close(
            departure,
            Status.KEPT,
            "keep",
            actor=actor,
            outcome=Case.Outcome.DONE,
            note=said,
            decided_on=decided_on,
        )
    return departure


@transaction.atomic
def refuse_stay(departure: Departure, *, actor, version: int | None = None, reason: str) -> Departure:
    """The branch doesn't let the member stay: the case goes on as of all who come of age.

    Raises WrongState, PermissionDenied, ValidationError.
    """
    departure = steps.take(departure, "refuse_stay", rules.may_refuse_stay, actor=actor, version=version)
    reason = steps.need(reason)
    with steps.journalled("members.departure.stay_refused", departure, actor=actor, reason=reason):
        steps.go_on(departure, Status.LEAVING, "refuse_stay", actor=actor, note=reason, wish=Wish.LEAVE)
    return departure


@transaction.atomic
def send_age(departure: Departure, *, actor, version: int | None = None, note: str = "") -> Departure:
    """One of the list that the branch sends to the cơ sở. Raises WrongState, PermissionDenied, ValidationError."""
    departure = steps.take(departure, "send_age", rules.may_send_age, actor=actor, version=version)
    with steps.journalled("members.departure.sent", departure, actor=actor):
        steps.send_up(departure, "send_age", actor=actor, note=note)
    return departure


@transaction.atomic
def confirm_age(
    departure: Departure, *, actor, version: int | None = None, higher_posts: str = "", note: str = ""
) -> Departure:
    """The cơ sở agrees; the ceremony follows. Raises WrongState, PermissionDenied; ValidationError (higher_posts)."""
    departure = steps.take(departure, "confirm", rules.may_confirm, actor=actor, version=version)
    changes = leaving.posts_decided(departure, higher_posts)
    with steps.journalled("members.departure.confirmed", departure, actor=actor):
        steps.go_on(
            departure, Status.CONFIRMED, "confirm", actor=actor, note=note, holder=departure.case.holder, **changes
        )
    return departure


@transaction.atomic
def hold_ceremony(
    departure: Departure,
    *,
    actor,
    version: int | None = None,
    leaves_on: date,
    ceremony_place: str = "",
    early_reason: str = "",
    note: str = "",
) -> Departure:
    """The ledger's row ends on the day of the ceremony; one that lies ahead waits, and can be called off.

    Raises WrongState, PermissionDenied; ValidationError by field (leaves_on, early_reason).
    """
    departure = steps.take(departure, "ceremony", rules.may_hold_ceremony, actor=actor, version=version)
    with steps.journalled("members.departure.ceremony", departure, actor=actor, on=f"{leaves_on:%Y-%m-%d}"):
        leaving.leave(
            departure,
            "ceremony",
            actor=actor,
            leaves_on=leaves_on,
            early_reason=early_reason,
            note=note,
            ceremony_place=ceremony_place.strip(),
        )
    return departure
