"""The last step of every way out: the ledger's row ends, posts end with it; ahead of its day it can be called off."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.accounts.models import User
from branches.cases import transitions
from branches.cases.models import Case
from branches.units import superiors
from members.cards import actions as cards
from members.departures import queries, rules, texts
from members.departures.actions import steps
from members.departures.models import CLOSED, ENDS, Departure, HigherPosts, Status, Way
from members.people.actions import effective, memberships, posts


def posts_decided(departure: Departure, higher_posts: str) -> dict:
    """What is written of posts held outside the branch.

    Raises ValidationError on "higher_posts" where nothing is said of them.
    """
    higher = queries.higher_posts_of(departure)
    chosen = higher_posts or departure.higher_posts
    if higher and not chosen:
        raise ValidationError({"higher_posts": texts.HIGHER_MISSING.format(posts=queries.post_names(higher))})
    return {"higher_posts": chosen if higher else ""}


def leave(
    departure: Departure,
    act: str,
    *,
    actor,
    leaves_on: date | None,
    early_reason: str = "",
    note: str = "",
    not_before: date | None = None,
    **changes,
):
    """End the main stay on `leaves_on`, today where none is given; an earlier day needs a reason, and lies not before
    `not_before`. The case is done, or waits for its day. Raises ValidationError by field (leaves_on, early_reason)."""
    today = timezone.localdate()
    leaves_on = leaves_on or max(today, not_before or today)
    steps.check_life(departure.person, "leaves_on", leaves_on)
    if not_before and leaves_on < not_before:
        raise ValidationError({"leaves_on": texts.BEFORE_EFFECT.format(day=f"{not_before:%d/%m/%Y}")})
    changed = effective.check(
        leaves_on,
        usual=today,
        reason=early_reason,
        person=departure.person,
        left=departure.unit,
        field="leaves_on",
    )
    stay = memberships.end_main(departure.person, on=leaves_on, reason=ENDS[departure.way], case=departure.case)
    changes |= {"leaves_on": leaves_on, "early_reason": early_reason.strip(), "stay": stay}
    told, holder = note or early_reason, departure.case.holder
    if stay.ends_on > today:
        steps.go_on(departure, Status.SCHEDULED, act, actor=actor, note=told, holder=holder, **changes)
        return
    end_with_stay(departure, actor=actor, on=stay.ends_on)
    steps.close(departure, Status.DONE, act, actor=actor, outcome=Case.Outcome.DONE, note=told, **changes)
    effective.tell(departure.case, changed, actor=actor, for_unit=holder)


def end_with_stay(departure: Departure, *, actor, on: date):
    """Posts end; who is struck off the list or asked to leave gives the card back. Who comes of age keeps it."""
    end_posts(departure, actor=actor, on=on)
    if departure.way in (Way.STRUCK_OFF, Way.OWN_WISH):
        note = texts.CARD_NOTE.format(way=departure.get_way_display(), number=departure.case.number)
        cards.end_for(departure.person, on=on, note=note, actor=actor)


def end_posts(departure: Departure, *, actor, on: date):
    """Posts in the branch end with the stay; those elsewhere where that was decided, and always of who has died."""
    units = {departure.unit_id: departure.unit}
    if departure.way == Way.DIED or departure.higher_posts == HigherPosts.END:
        units |= {post.unit_id: post.unit for post in queries.posts_of(departure)}
    for unit in units.values():
        posts.end_posts(departure.person, unit=unit, on=on, actor=actor, paper=departure.case.number)


def vote_note(vote) -> str:
    words = texts.VOTE_PASSED_NOTE if vote.passed else texts.VOTE_FAILED_NOTE
    return words.format(in_favour=vote.in_favour, present=vote.present)


@transaction.atomic
def call_off(departure: Departure, *, actor, version: int | None = None, reason: str) -> Departure:
    """Before its day has come: the stay goes on, and the cơ sở chooses another day.

    Raises WrongState, PermissionDenied, ValidationError.
    """
    departure = steps.take(departure, "call_off", rules.may_call_off, actor=actor, version=version)
    reason = steps.need(reason)
    with steps.journalled("members.departure.called_off", departure, actor=actor, reason=reason):
        memberships.cancel_planned(departure.case)
        back = Status.CONFIRMED if departure.way == Way.AGE else Status.AT_BASE
        nothing = {"leaves_on": None, "stay": None, "early_reason": "", "ceremony_place": ""}
        transitions.advance(
            departure,
            back,
            act="call_off",
            actor=actor,
            holder=superiors.standing_for(departure.case.holder),
            due_on=steps.due(departure, back),
            note=reason,
            **nothing,
        )
    return departure


@transaction.atomic
def return_departure(departure: Departure, *, actor, version: int | None = None, reason: str) -> Departure:
    """Back to the branch, which mends it. Raises WrongState, PermissionDenied, ValidationError."""
    departure = steps.take(departure, "return", rules.may_return, actor=actor, version=version)
    reason = steps.need(reason)
    with steps.journalled("members.departure.returned", departure, actor=actor, reason=reason):
        steps.go_on(departure, Status.RETURNED, "return", actor=actor, note=reason)
    return departure


@transaction.atomic
def withdraw_departure(departure: Departure, *, actor, version: int | None = None, reason: str) -> Departure:
    """The branch gives it up, at any time before the ledger is written: the member stays.

    Raises WrongState, PermissionDenied, ValidationError.
    """
    departure = steps.take(departure, "withdraw", rules.may_withdraw, actor=actor, version=version)
    reason = steps.need(reason)
    with steps.journalled("members.departure.withdrawn", departure, actor=actor, reason=reason):
        transitions.advance(
            departure,
            Status.WITHDRAWN,
            act="withdraw",
            actor=actor,
            note=reason,
            for_unit=departure.unit,
            outcome=Case.Outcome.WITHDRAWN,
        )
    return departure


@transaction.atomic
def abandon_departure(departure: Departure, *, actor, reason: str) -> Departure:
    """Close it whatever its step, since of this person nothing more can come of it; an end to come is taken back. One
    whose day has come is settled instead. No rule is asked: the act that calls it has done so."""
    departure = transitions.lock_case(departure)
    if departure.status in CLOSED or departure.status == Status.ON_LEAVE:
        return departure
    nothing = {}
    if departure.status == Status.SCHEDULED:
        if departure.stay.ends_on <= timezone.localdate():
            return settle_departure(departure)
        memberships.cancel_planned(departure.case)
        nothing = {"leaves_on": None, "stay": None, "early_reason": ""}
    with steps.journalled("members.departure.abandoned", departure, actor=actor, reason=reason):
        transitions.advance(
            departure,
            Status.CANCELLED,
            act="abandon",
            actor=actor,
            note=reason,
            for_unit=departure.unit,
            outcome=Case.Outcome.CANCELLED,
            **nothing,
        )
    return departure


@transaction.atomic
def settle_departure(departure: Departure) -> Departure:
    """The day has come: the ledger counts the person no more, posts end, the case is done."""
    departure = transitions.lock_case(departure)
    actor = User.objects.system()
    with steps.journalled("members.departure.settled", departure, actor=actor):
        memberships.refresh_copy([departure.person_id])
        end_with_stay(departure, actor=actor, on=departure.stay.ends_on)
        transitions.advance(departure, Status.DONE, act="settle", actor=actor, outcome=Case.Outcome.DONE)
    return departure


def settle_due(on: date) -> int:
    """Settle all whose day has come. Gives how many."""
    due = list(queries.due_to_settle(on))
    for departure in due:
        settle_departure(departure)
    return len(due)
