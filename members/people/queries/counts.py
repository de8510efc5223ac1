"""The counts on the roster's tabs."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from branches.rulesets import definitions as rulesets
from members.people.models import Person
from members.people.models.persons import Standing
from members.people.queries import ages, rollups
from members.people.queries.areas import Shown
from members.people.queries.rollups import Figures
from members.people.queries.roster import COUNTED_TO, NOTHING, people_of

OTHERS = [Standing.YOUTH, Standing.LEFT, Standing.VOID]


@dataclass(frozen=True)
class Tabs:
    """`others` counts youths, leavers and mistakes by standing; None where there are too many to count for a tab.

    `summary` holds what else is known of the members, where they are too many to be counted each time.
    """

    members: int
    turning: int
    incomplete: int
    others: dict[str, int | None]
    summary: Figures | None = None

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
    figures = rollups.today_of([shown.unit], timezone.localdate())[shown.unit.pk]
    return Tabs(
        members=figures.members,
        turning=figures.count("turning"),
        incomplete=figures.count("missing"),
        others=_others(shown),
        summary=figures,
    )


def of_filter(figures: Figures, asked: dict[str, str]) -> int | None:
    """How many members of a unit the filters `asked` (name in the address: value) find, by its summary.

    None where the summary doesn't tell: then they have to be counted.
    """
    asked = {name: "" if value == NOTHING else value for name, value in asked.items()}
    if set(asked) <= {"age", "gender"}:
        return sum(
            count
            for band, by_gender in figures.ages().items()
            for gender, count in by_gender.items()
            if asked.get("age", band) == band and asked.get("gender", gender) == gender
        )
    if len(asked) > 1:
        return None
    [(name, value)] = asked.items()
    if name in ("sector", "ethnicity", "religion"):
        return figures.count(f"{name}:{value}")
    key = {"party": "party", "turning": "turning", "missing": "missing"}.get(name)
    if key and value in ("yes", "any"):
        return figures.count(key)
    return figures.members - figures.count(key) if key and value in ("no", "none") else None


def _others(shown: Shown) -> dict[str, int | None]:
    # Named one by one, so that the index on the standing finds them.
    people = Person.objects.filter(shown.q("kept_by"), standing__in=OTHERS).order_by()
    found = Counter(people.values_list("standing", flat=True)[: COUNTED_TO + 1])
    if found.total() > COUNTED_TO:
        return dict.fromkeys(found)
    return dict(found)
