"""The counts on the roster's tabs."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from branches.rulesets import definitions as rulesets
from members.people.models import Person, UnitMonth
from members.people.models.persons import Standing
from members.people.queries import ages
from members.people.queries.areas import Shown
from members.people.queries.roster import COUNTED_TO, people_of


@dataclass(frozen=True)
class Tabs:
    """`others` counts youths, leavers and mistakes by standing; None where there are too many to count for a tab."""

    members: int
    turning: int
    incomplete: int
    others: dict[str, int | None]

    def of(self, standing: str) -> int | None:
        return self.members if standing == Standing.MEMBER else self.others.get(standing, 0)


def turning_soon() -> Q:
    """Those who will complete the age of leaving within the notice that the rules give."""
    today = timezone.localdate()
    rules = rulesets.on(today)
    return ages.turning(rules.come_of_age, today, rules.turning_notice)


def of_tabs(shown: Shown) -> Tabs:
    """Counted from the records themselves: for a branch, and for a unit without what is below it."""
    members = people_of(shown)
    return Tabs(
        members=members.count(),
        turning=members.filter(turning_soon()).count(),
        incomplete=members.filter(missing_count__gt=0).count(),
        others=_others(shown),
    )


def of_summary(shown: Shown) -> Tabs:
    """Read from the summary of a unit with everything below it, which the caller has settled."""
    month = timezone.localdate().replace(day=1)
    row = UnitMonth.objects.filter(unit=shown.unit, month=month).first()
    figures = row.figures if row else {}
    return Tabs(
        members=row.members if row else 0,
        turning=figures.get("turning", 0),
        incomplete=figures.get("missing", 0),
        others=_others(shown),
    )


def _others(shown: Shown) -> dict[str, int | None]:
    people = Person.objects.filter(shown.q("kept_by")).exclude(standing=Standing.MEMBER).order_by()
    found = Counter(people.values_list("standing", flat=True)[: COUNTED_TO + 1])
    if found.total() > COUNTED_TO:
        return dict.fromkeys(found)
    return dict(found)
