"""Posts of who leaves a unit: those held in it end with the stay, by the ledger's day."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from branches.access import reach
from branches.audit import journal
from branches.pillars.registry import gather
from branches.positions.models import Position
from members.people.models import Person


@transaction.atomic
def end_posts(person: Person, *, unit, on: date, actor, paper: str = "") -> list[Position]:
    """End what the person's account holds in `unit` when the main stay there ends on the day `on`.

    The last day in the post is the day before, as the ledger's `on` is the first day no longer in the unit; a post that
    began later is held for its first day alone. No rule is asked: the act that ends the stay has done so. Gives the
    posts that ended. Nothing takes this back: of a transfer to come it is called when the day has come.
    """
    return _end(_held(person, on).filter(unit=unit), on, actor, paper)


@transaction.atomic
def end_every_post(person: Person, *, on: date, actor, paper: str = "") -> list[Position]:
    """The same of all that the person's account holds, in whatever unit."""
    return _end(_held(person, on), on, actor, paper)


@transaction.atomic
def end_post(position: Position, *, on: date, actor, paper: str = "") -> list[Position]:
    """The same of one post; nothing happens where its end is written for an earlier day."""
    return _end(Position.objects.filter(pk=position.pk).exclude(ends_on__lt=on), on, actor, paper)


def _held(person, on):
    if person.user_id is None:
        return Position.objects.none()
    return Position.objects.filter(user=person.user_id).exclude(ends_on__lt=on)


def _end(held, on, actor, paper):
    held = list(held.select_for_update(of=("self",)).select_related("unit__level", "post", "user").order_by("pk"))
    for position in held:
        position.ends_on = max(on - timedelta(days=1), position.begins_on)
        position.full_clean()
        with journal.act(
            "positions.position.ended",
            actor=actor,
            subject=position,
            unit=position.unit,
            post=position.post_id,
            user=position.user_id,
            paper=paper,
        ):
            position.save(update_fields=["ends_on"])
    units = list(dict.fromkeys(position.unit for position in held))
    if units:
        for changed in gather("unit_changes"):
            changed(units)
        reach.forget(actor)
    return held


def higher_posts(person: Person, unit) -> list[Position]:
    """What the person's account holds, today or later, in the units above `unit`: for the note of who confirms."""
    if person.user_id is None:
        return []
    held = Position.objects.filter(user=person.user_id, unit__path__in=unit.ancestor_paths)
    held = held.exclude(ends_on__lt=timezone.localdate())
    return list(held.select_related("unit__level", "post").order_by("-unit__depth", "post__rank"))
