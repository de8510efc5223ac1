"""Posts begin and end, each with a date and a paper; none is deleted."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.access import reach
from branches.access.decisions import deny
from branches.accounts.models import User
from branches.administration.accounts.actions import create_account
from branches.administration.positions import rules, texts
from branches.audit.journal import act
from branches.pillars.registry import gather
from branches.positions.models import Position

# The union was founded in 1931; a term that is entered ahead begins within a year.
FIRST_DAY = date(1931, 1, 1)
MOST_DAYS_AHEAD = 366


@transaction.atomic
def appoint(user, *, unit, post, begins_on, ends_on=None, paper="", extra_grants=(), actor) -> Position:
    """Give `user` a post in `unit` from `begins_on` (to the end of `ends_on`). Raises ValidationError for bad dates."""
    # Two appointments of one person wait for each other, so that the second sees the first.
    user = User.objects.select_for_update().get(pk=user.pk)
    rules.may_appoint(actor, unit, post, extra_grants).require()
    if user.pk == actor.pk:
        rules.may_take(actor, unit, post, extra_grants).require()
    if user.is_system:
        deny(texts.BUILT_IN).require()
    if not user.is_active:
        deny(texts.ACCOUNT_OFF).require()
    position = Position(
        user=user,
        unit=unit,
        post=post,
        begins_on=begins_on,
        ends_on=ends_on,
        paper=paper,
        extra_grants=sorted(set(extra_grants)),
    )
    _check_dates(position)
    position.full_clean()
    with act("positions.position.begun", actor=actor, unit=unit, post=post.pk, user=user.pk) as details:
        position.save()
        details["subject"] = position
        _tell(unit)
    reach.forget(actor)
    return position


@transaction.atomic
def appoint_newcomer(*, username, full_name, email="", phone="", unit, actor, **post) -> Position:
    """Make an account and give it its first post; both or neither."""
    rules.may_appoint(actor, unit, post["post"], post.get("extra_grants", ())).require()
    user = create_account(username=username, full_name=full_name, email=email, phone=phone, actor=actor, unit=unit)
    return appoint(user, unit=unit, actor=actor, **post)


@transaction.atomic
def end_position(position, *, ends_on, actor) -> Position:
    """The post is held to the end of `ends_on`, and not after. Raises ValidationError for bad dates."""
    position = (
        Position.objects.select_for_update(of=("self",))
        .select_related("unit__level", "post", "user")
        .get(pk=position.pk)
    )
    rules.may_end(actor, position).require()
    if position.ends_on and position.ends_on < timezone.localdate():
        deny(texts.ENDED_ALREADY).require()
    position.ends_on = ends_on
    _check_dates(position)
    position.full_clean()
    with act(
        "positions.position.ended",
        actor=actor,
        subject=position,
        unit=position.unit,
        post=position.post_id,
        user=position.user_id,
    ):
        position.save(update_fields=["ends_on"])
        _tell(position.unit)
    reach.forget(actor)
    return position


def _tell(unit):
    for changed in gather("unit_changes"):
        changed([unit])


def _check_dates(position):
    if position.begins_on < FIRST_DAY:
        raise ValidationError({"begins_on": texts.BEGINS_TOO_EARLY})
    if position.begins_on > timezone.localdate() + timedelta(days=MOST_DAYS_AHEAD):
        raise ValidationError({"begins_on": texts.BEGINS_TOO_FAR})
    if position.ends_on and position.ends_on < position.begins_on:
        sentence = texts.ENDS_BEFORE_BEGINNING.format(begins=f"{position.begins_on:%d/%m/%Y}")
        raise ValidationError({"ends_on": sentence})
