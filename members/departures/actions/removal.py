"""Removal from the roll: the member is told, the branch votes and decides, the cơ sở takes note. Never by itself."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from branches.cases.actions import resolutions
from branches.cases.actions.voting import record_vote
from branches.cases.models import Resolution
from branches.papers.models import Paper
from members.departures import rules, texts
from members.departures.actions import leaving, steps
from members.departures.models import Departure, Status

MATTER = "removal"


@transaction.atomic
def notify_member(
    departure: Departure,
    *,
    actor,
    version: int | None = None,
    notified_on: date,
    notified_how: str,
    answer: str = "",
    scan=None,
) -> Departure:
    """The member was told that the branch will decide, or couldn't be reached, and what they said to it.

    Raises WrongState, PermissionDenied; ValidationError by field.
    """
    departure = steps.take(departure, "notify", rules.may_notify, actor=actor, version=version)
    steps.check_day(departure, "notified_on", notified_on)
    with steps.journalled("members.departure.notified", departure, actor=actor):
        steps.attach(departure, actor, scan, "notice")
        said = {"notified_on": notified_on, "notified_how": notified_how, "answer": answer.strip()}
        note = texts.NOTIFIED_NOTE.format(day=f"{notified_on:%d/%m/%Y}")
        steps.go_on(departure, Status.NOTIFIED, "notify", actor=actor, note=note, **said)
    return departure


@transaction.atomic
def vote_on_removal(departure: Departure, *, actor, version: int | None = None, **ballot) -> Departure:
    """What the branch's meeting voted; `ballot` as `record_vote` takes it. What fails may be voted on again later.

    Raises WrongState, PermissionDenied; ValidationError by field.
    """
    departure = steps.take(departure, "vote", rules.may_vote, actor=actor, version=version)
    with steps.journalled("members.departure.voted", departure, actor=actor):
        vote = record_vote(
            departure.case, actor=actor, question=texts.REMOVAL_QUESTION, not_before=departure.notified_on, **ballot
        )
        status = Status.VOTED if vote.passed else Status.NOTIFIED
        # A decision that rested on an earlier vote doesn't rest on this one.
        steps.go_on(departure, status, "vote", actor=actor, note=leaving.vote_note(vote), vote=vote, resolution=None)
    return departure


@transaction.atomic
def decide_removal(departure: Departure, *, actor, version: int | None = None, note: str = "") -> Departure:
    """One of those that a decision will name; `resolve_removals` follows for all of them in the same transaction.

    Raises WrongState, PermissionDenied, ValidationError.
    """
    departure = steps.take(departure, "decide", rules.may_decide, actor=actor, version=version)
    with steps.journalled("members.departure.decided", departure, actor=actor):
        steps.go_on(departure, Status.DECIDED, "decide", actor=actor, note=note)
    return departure


@transaction.atomic
def resolve_removals(
    kind,
    departures: Sequence[Departure],
    *,
    actor,
    on: date,
    effective_on: date | None = None,
    number: int | None = None,
    signer: str = "",
    signer_post: str = "",
    outside: bool = False,
) -> Resolution:
    """The branch's decision for all `departures` that were decided at once; `kind` is their CaseKind.

    Raises PermissionDenied; ValidationError by field (number, on, effective_on, signer).
    """
    if len({departure.unit_id for departure in departures}) > 1:
        raise ValidationError(texts.OTHER_BRANCHES)
    latest = max(departure.vote.held_on for departure in departures)
    if on < latest:
        raise ValidationError({"on": texts.DECISION_BEFORE_VOTE.format(day=f"{latest:%d/%m/%Y}")})
    for departure in departures:
        # The paper says so before there is a row that does.
        departure.resolving_for = effective_on or on
    resolution = resolutions.resolve(
        kind,
        kind.slot("decision"),
        departures,
        actor=actor,
        matter=MATTER,
        on=on,
        effective_on=effective_on or on,
        number=number,
        signer=signer,
        signer_post=signer_post,
        outside=outside,
    )
    _cite(departures, resolution, actor)
    return resolution


def resolve_again(departures: Sequence[Departure], paper: Paper, *, actor):
    """In place of a decision that was withdrawn as a mistake: the day on which it takes effect stays."""
    before = min(departure.resolution.effective_on for departure in departures)
    _cite(departures, resolutions.renew(paper, matter=MATTER, effective_on=before), actor)


def _cite(departures, resolution, actor):
    for departure in departures:
        with steps.journalled("members.departure.resolved", departure, actor=actor, reference=resolution.reference):
            steps.put(departure, resolution=resolution)
            departure.save(update_fields=["resolution"])


@transaction.atomic
def send_removal(departure: Departure, *, actor, version: int | None = None, note: str = "") -> Departure:
    """Report it to the cơ sở. Raises WrongState, PermissionDenied, ValidationError."""
    departure = steps.take(departure, "send_removal", rules.may_send_removal, actor=actor, version=version)
    with steps.journalled("members.departure.sent", departure, actor=actor):
        steps.send_up(departure, "send_removal", actor=actor, note=note)
    return departure


@transaction.atomic
def acknowledge_removal(
    departure: Departure,
    *,
    actor,
    version: int | None = None,
    leaves_on: date | None = None,
    early_reason: str = "",
    higher_posts: str = "",
    note: str = "",
) -> Departure:
    """The cơ sở takes note: the ledger's row ends, not before the decision takes effect.

    Raises WrongState, PermissionDenied; ValidationError by field (leaves_on, early_reason, higher_posts).
    """
    departure = steps.take(departure, "acknowledge", rules.may_acknowledge, actor=actor, version=version)
    changes = leaving.posts_decided(departure, higher_posts)
    with steps.journalled("members.departure.acknowledged", departure, actor=actor):
        leaving.leave(
            departure,
            "acknowledge",
            actor=actor,
            leaves_on=leaves_on,
            early_reason=early_reason,
            note=note,
            not_before=departure.resolution.effective_on,
            **changes,
        )
    return departure
