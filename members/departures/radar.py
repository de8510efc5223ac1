"""Who passes the age within a year, who has passed it, who was let stay, and who stays as the holder of a post."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from branches.access import reach
from branches.cases.models import Case
from members.departures import ages, queries
from members.departures.models import Departure, StayOn
from members.people.models import Person
from members.people.queries.ages import born_between, years_before

COMING, PASSED, STAYING, OFFICERS = TABS = ("sap-du", "qua-tuoi", "o-lai", "can-bo")
PAGE = 100
# How far it looks.
MONTHS = 12


@dataclass(frozen=True)
class Blip:
    """One member: the day of the age, whether it rests on a year alone, posts, until when they stay, and the case."""

    person: Person
    on: date
    year_only: bool
    posts: str = ""
    kept: date | None = None
    departure: Departure | None = None


class Radar:
    """Members of what `user` reaches (`unit`: of one branch) who complete the age by a year from today."""

    def __init__(self, user, unit=None):
        self.user, self.today = user, timezone.localdate()
        self.age = ages.rule()
        self.horizon = ages.months_after(self.today, MONTHS)
        people = Person.objects.visible_to(user).members().filter(reach.area(user).q("current_unit__path"))
        if unit is not None:
            people = people.filter(current_unit__path__startswith=unit.path)
        kept = StayOn.objects.filter(person=OuterRef("pk")).order_by("-decided_on", "-pk").values("until")[:1]
        people = people.annotate(holds_post=queries.holds_a_post(self.today), kept_until=Subquery(kept))
        self.people = people.filter(born_between(date.min, years_before(self.horizon, self.age)))

    def of(self, tab: str):
        """The people of a tab, oldest first."""
        if tab == OFFICERS:
            found = self.people.filter(holds_post=True)
        elif tab == STAYING:
            found = self.people.filter(holds_post=False, kept_until__gte=self.today)
        else:
            # Whoever was let stay comes again when that time is over.
            over = Q(kept_until__isnull=True) | Q(kept_until__lt=self.today)
            passed = born_between(date.min, years_before(self.today, self.age))
            found = self.people.filter(over, passed if tab == PASSED else ~passed, holds_post=False)
        first = "kept_until" if tab == STAYING else "birth_date"
        return found.order_by(first, "sort_key", "pk")

    def counts(self) -> dict[str, int]:
        return {tab: self.of(tab).count() for tab in TABS}

    def rows(self, people) -> list[Blip]:
        """What a page shows of these people; three queries for any number."""
        people = list(people)
        keys = [person.pk for person in people]
        posts, open_ones = queries.posts_held(people), queries.open_of(keys)
        # A draft is told to nobody but those who manage the branch.
        cases = Case.objects.visible_to(self.user).filter(pk__in=[each.case_id for each in open_ones.values()])
        visible = set(cases.values_list("pk", flat=True)) if open_ones else set()
        open_ones = {key: each for key, each in open_ones.items() if each.case_id in visible}
        return [
            Blip(
                person,
                ages.passes_on(person, self.age),
                person.birth.precision == "year",
                queries.post_names(posts.get(person.pk, [])),
                person.kept_until if person.kept_until and person.kept_until >= self.today else None,
                open_ones.get(person.pk),
            )
            for person in people
        ]
