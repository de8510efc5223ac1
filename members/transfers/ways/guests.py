"""Temporary and residential stays beside the main one: who is where, until when, and for whom that is a matter."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from branches.access import reach
from branches.cases.kinds import Todo
from branches.cases.queries import own_units
from branches.positions.models import Grant
from branches.rulesets import definitions
from members.people.models import Membership
from members.people.models.memberships import Kind
from members.transfers.models import CLOSED, Transfer
from members.transfers.models import Kind as TransferKind
from members.transfers.texts import KIND_NAME
from members.transfers.ways import texts

# Overdue ones below that are told one by one.
MOST_OVERDUE = 50


def current(on: date | None = None):
    """Such stays that aren't over on the day, those to come too, with what pages show of them."""
    on = on or timezone.localdate()
    stays = Membership.objects.valid().exclude(kind=Kind.MAIN).filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on))
    # A stay whose end was written before it began is one of no day.
    stays = stays.exclude(ends_on__lte=timezone.localdate())
    return stays.select_related("person__current_unit__level", "unit__level", "begun_case")


def visible_to(user, grant: str = Grant.READ):
    """Those where `user` reaches the host or the home."""
    area = reach.area(user, grant)
    return current().filter(area.q("unit__path") | area.q("person__current_unit__path"))


def here(user):
    """Guests in what `user` reaches, from wherever they come."""
    return current().filter(reach.area(user).q("unit__path"))


def away(user):
    """Members of what `user` reaches who are guests beyond it."""
    area = reach.area(user)
    return current().filter(area.q("person__current_unit__path")).exclude(area.q("unit__path"))


def transfer_of(stay: Membership) -> Transfer | None:
    """The transfer that began the stay."""
    return Transfer.objects.filter(stay=stay).select_related("case").first()


def guest_todos(user, on: date) -> list[Todo]:
    """Temporary stays that end soon or should have ended: for home and host, and late ones for who confirms above.

    Two queries beside the posts and the rule set. Where the way for good is under way nothing is asked.
    """
    own = own_units(user)
    confirms = reach.area(user, Grant.CONFIRM)
    if not own and not confirms:
        return []
    soon = on + timedelta(days=definitions.on(on).temporary_notice_days)
    sides = Q(unit__in=own) | Q(person__current_unit__in=own)
    below = (confirms.q("unit__path") | confirms.q("person__current_unit__path")) & Q(expected_end_on__lt=on)
    settling = (
        Transfer.objects.exclude(status__in=CLOSED)
        .filter(person=OuterRef("person"), kind=TransferKind.PERMANENT)
        .filter(Q(to_unit=OuterRef("unit")))
    )
    stays = (
        current(on)
        .filter(kind=Kind.TEMPORARY, ends_on__isnull=True, expected_end_on__lte=soon)
        .filter(sides | below)
        .exclude(Exists(settling))
        .order_by("expected_end_on", "pk")
    )
    return [_todo(stay, on) for stay in stays[:MOST_OVERDUE]]


def _todo(stay, on):
    late = stay.expected_end_on < on
    return Todo(
        what=texts.TODO_LATE if late else texts.TODO_ENDING,
        url=reverse("members:transfers:guest", args=[stay.pk]),
        due_on=stay.expected_end_on,
        number=stay.begun_case.number if stay.begun_case else "",
        kind=KIND_NAME,
        about=texts.TODO_ABOUT.format(name=stay.person, host=stay.unit),
        icon="hourglass",
    )


def state_of(stay: Membership, today: date) -> tuple[str, str]:
    """(kind of status, words): how long it still lasts."""
    if stay.begins_on > today:
        return "info", texts.STATE_COMING.format(day=f"{stay.begins_on:%d/%m/%Y}")
    if stay.ends_on:
        return "none", texts.STATE_ENDING.format(day=f"{stay.ends_on - timedelta(days=1):%d/%m/%Y}")
    if not stay.expected_end_on:
        return "info", texts.STATE_RUNS
    days = (stay.expected_end_on - today).days
    if days < 0:
        return "bad", texts.STATE_LATE.format(days=-days)
    if days == 0:
        return "warn", texts.STATE_LAST_DAY
    notice = definitions.on(today).temporary_notice_days
    return ("warn" if days <= notice else "info"), texts.STATE_SOON.format(days=days)
