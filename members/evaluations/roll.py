"""Whom a round rates in a branch: from the ledger, as it says of the cut-off date."""

from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from branches.rulesets import definitions
from branches.units.models import Unit
from members.evaluations.models import Exclusion, Rating
from members.people.models import Membership, Person
from members.people.models.memberships import Began, Ended, Kind

_MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True)
class Listed:
    """Somebody on the list: rated where `exclusion` is empty. `came_on`, `former`: moved in shortly before, from there
    (None for a place that the system doesn't know)."""

    person: Person
    exclusion: str = ""
    came_on: date | None = None
    former: Unit | None = None


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of that month where it is shorter."""
    whole = day.year * _MONTHS_OF_A_YEAR + day.month - 1 - months
    year, month = divmod(whole, _MONTHS_OF_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def roll_of(branch: Unit, cut_off_on: date, year: int) -> list[Listed]:
    """Everybody with a main row in the branch on the day, and its temporary guests. Four queries and the rule set."""
    limit = months_before(cut_off_on, definitions.on(cut_off_on).evaluation_months)
    here = Membership.objects.on(cut_off_on).filter(unit=branch, kind__in=[Kind.MAIN, Kind.TEMPORARY])
    stays = list(here.select_related("person").order_by("person__sort_key", "pk"))
    main = [stay for stay in stays if stay.kind == Kind.MAIN]
    before = _earlier([stay.person_id for stay in main], cut_off_on)
    others = _rated_elsewhere([stay.person_id for stay in main], branch, year)
    found = {stay.person_id: _listed(stay, before[stay.person_id], others, cut_off_on, limit) for stay in main}
    for stay in stays:
        # Who came for a time and belongs here by now is no guest any more.
        found.setdefault(stay.person_id, Listed(stay.person, Exclusion.GUEST))
    return list(found.values())


def _earlier(people, cut_off_on):
    """{key of a person: their main stays from the first to that of the day}."""
    rows = Membership.objects.main().filter(person__in=people, begins_on__lte=cut_off_on)
    found = defaultdict(list)
    for row in rows.select_related("unit__level").order_by("begins_on", "pk"):
        found[row.person_id].append(row)
    return found


def _rated_elsewhere(people, branch, year) -> set[int]:
    """Who stands on the list of another branch in the year: rounds of two units may have two cut-off dates."""
    rows = Rating.objects.of_branch().filter(person__in=people, year=year).exclude(evaluation__branch=branch)
    return set(rows.values_list("person", flat=True))


def _listed(stay, stays, others, cut_off_on, limit):
    person = stay.person
    if person.pk in others:
        return Listed(person, Exclusion.ELSEWHERE)
    if person.party_joined_on and person.party_joined_on <= cut_off_on:
        return Listed(person, Exclusion.PARTY)
    if _is_new(person, stays, limit):
        return Listed(person, Exclusion.ADMITTED)
    if stay.began_by == Began.MOVED_IN and stay.begins_on > limit:
        return Listed(person, came_on=stay.begins_on, former=_former(stay, stays))
    return Listed(person)


def _is_new(person, stays, limit):
    """Admitted after the day from which the months count; of who was a member before, the last admission."""
    admitted = [row.begins_on for row in stays if row.began_by == Began.ADMITTED]
    return any(day > limit for day in admitted) or bool(person.joined_on and person.joined_on > limit)


def _former(stay, stays):
    """Where somebody was until that day, however short; a stay in which nothing was (of no day) isn't asked."""
    for row in reversed(stays):
        moved = row.unit_id != stay.unit_id and row.ended_by == Ended.MOVED_OUT
        if moved and row.begins_on < row.ends_on <= stay.begins_on:
            return row.unit
    return None
