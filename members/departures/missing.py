"""Who took part in nothing, or paid no dues, for so many months that the branch may look at a removal from the roll.

The months come from the slices (`Pillar.person_facts`). Where none counts them nothing is known, which is said; and
being listed begins nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import batched

from django.utils import timezone

from branches.access import reach
from branches.cases.models import Case
from branches.pillars.contract import Fact
from branches.pillars.registry import gather
from branches.rulesets import definitions
from members.departures import ages, queries, rules
from members.departures.models import Departure, Leave
from members.departures.texts import pages
from members.people.models import Person
from members.people.queries import hindrances

# Codes of the sources that count months, in the order in which they are shown.
ATTENDANCE, DUES = SOURCES = ("attendance", "dues")
# Tabs, and the sources that each looks at.
TABS = {"tat-ca": SOURCES, "sinh-hoat": (ATTENDANCE,), "doan-phi": (DUES,)}
ALL = "tat-ca"
PAGE = 100
# How far it looks back; further where the rule asks for more months than that.
MONTHS = 12
# Of people about whom a source is asked at once.
CHUNK = 2_000


@dataclass(frozen=True)
class Known:
    """What the slices know of one person, {code of a source: Fact}, in a period of two days that belong to it."""

    period: tuple[date, date]
    facts: dict[str, Fact] = field(default_factory=dict)

    def months(self, code: str) -> int | None:
        return self.facts[code].months_missed if code in self.facts else None

    @property
    def evidence(self) -> str:
        """A line for each source that counts a month missed: its words and the period."""
        lines = []
        for code in SOURCES:
            if self.months(code):
                fact = self.facts[code]
                words = fact.words.rstrip(".") + (f" ({pages.TYPED_BY_BRANCH})" if fact.typed else "")
                source = pages.SOURCES[code].capitalize()
                lines.append(pages.KNOWN_EVIDENCE.format(source=source, words=words, **span(self.period)))
        return "\n".join(lines)


@dataclass(frozen=True)
class Away:
    """A leave of absence within the period, renewals included: its first and last day, `running` until it is ended
    and `over` when that is late. `url` of its case is empty for who may not see that."""

    begins_on: date
    until: date
    running: bool
    over: bool
    url: str = ""


@dataclass(frozen=True)
class Candidate:
    """One member: {code of a source: Fact} of those who know something, leaves, the case under way as far as the user
    may see it, whether they may open one, and what stands in the way of that (a sentence, empty without)."""

    person: Person
    facts: dict[str, Fact]
    leaves: Sequence[Away] = ()
    departure: Departure | None = None
    may_open: bool = False
    hindered: str = ""


def given() -> list[str]:
    """Codes of the sources that some pillar gives."""
    codes = {source.code for source in gather("person_facts")}
    return [code for code in SOURCES if code in codes]


def lacking() -> list[str]:
    """Codes of the sources that no pillar gives."""
    return [code for code in SOURCES if code not in given()]


def named(codes: Sequence[str]) -> str:
    """These sources, one or both, as people call them."""
    return pages.BOTH_SOURCES if len(codes) == len(SOURCES) else pages.SOURCES[codes[0]]


def span(days: tuple[date, date]) -> dict[str, str]:
    """The two days as the sentences take them."""
    return {"since": f"{days[0]:%d/%m/%Y}", "until": f"{days[1]:%d/%m/%Y}"}


def period(today: date, months: int = MONTHS) -> tuple[date, date]:
    """First and last day of the last `months` calendar months that are over: of the running one nobody knows yet."""
    last = today.replace(day=1) - timedelta(days=1)
    return ages.months_after(today.replace(day=1), -months), last


def facts_of(people: Iterable[int], within: tuple[date, date]) -> dict[int, dict[str, Fact]]:
    """{key of a person: {code of a source: Fact}}; each source is asked once for every CHUNK people."""
    found = defaultdict(dict)
    sources = [source for source in gather("person_facts") if source.code in SOURCES]
    for keys in batched(people, CHUNK) if sources else ():
        for source in sources:
            for person, fact in source.facts(list(keys), within).items():
                found[person][source.code] = fact
    return dict(found)


def of_person(person: Person) -> Known:
    """What is known of one person, as the form of a removal begins with it."""
    today = timezone.localdate()
    within = _period_of(today, definitions.on(today).removal_months)
    return Known(within, facts_of([person.pk], within).get(person.pk, {}))


class Missing:
    """Members of what `user` reaches (`unit`: of one branch) whose months reach those of the rule set.

    `given` and `lacking` are codes of sources, `unknown` is {code: of how many of the `asked` members a source that is
    given counts no months}. Without a source nobody is asked about.
    """

    def __init__(self, user, unit=None):
        self.user, self.today = user, timezone.localdate()
        self.least = definitions.on(self.today).removal_months
        self.period = _period_of(self.today, self.least)
        self.given, self.lacking = given(), lacking()
        self.people = Person.objects.visible_to(user).members().filter(reach.area(user).q("current_unit__path"))
        if unit is not None:
            self.people = self.people.filter(current_unit__path__startswith=unit.path)
        self.asked, self.unknown, self._facts = 0, dict.fromkeys(self.given, 0), {}
        if self.given:
            self._ask()

    def _ask(self):
        keys = list(self.people.order_by("sort_key", "pk").values_list("pk", flat=True))
        known = facts_of(keys, self.period)
        for key in keys:
            facts = known.get(key, {})
            for code in self.given:
                self.unknown[code] += code not in facts or facts[code].months_missed is None
            if self._most(facts, SOURCES) >= self.least:
                self._facts[key] = facts
        self.asked = len(keys)

    def _most(self, facts, codes) -> int:
        """Months of the worst of these sources; 0 where none counts them."""
        return max((facts[code].months_missed or 0 for code in codes if code in facts), default=0)

    def of(self, tab: str) -> list[int]:
        """Keys of the people of a tab: those who missed most come first, by name among themselves."""
        codes = TABS[tab]
        found = [key for key, facts in self._facts.items() if self._most(facts, codes) >= self.least]
        return sorted(found, key=lambda key: -self._most(self._facts[key], codes))

    def counts(self) -> dict[str, int]:
        return {tab: len(self.of(tab)) for tab in TABS}

    def rows(self, keys: Iterable[int]) -> list[Candidate]:
        """What a page shows of these people, in their order; a handful of queries for any number."""
        keys = list(keys)
        found = self.people.filter(pk__in=keys).select_related("current_unit__level")
        people = {person.pk: person for person in found}
        departures, leaves = queries.open_of(keys), queries.leaves_within(keys, self.period[0], self.today)
        # A draft is told to nobody but those who manage the branch.
        cases = [each.case_id for each in departures.values()]
        cases += [leave.departure.case_id for each in leaves.values() for leave in each]
        visible = set()
        if cases:
            visible = set(Case.objects.visible_to(self.user).filter(pk__in=cases).values_list("pk", flat=True))
        mine = {key for key, person in people.items() if rules.may_open(self.user, person)}
        hindered = hindrances.of_many(sorted(mine), queries.ACT) if mine else {}
        return [
            Candidate(
                people[key],
                self._facts[key],
                _aways(leaves.get(key, []), self.today, visible),
                departures[key] if key in departures and departures[key].case_id in visible else None,
                key in mine,
                " ".join(each.text for each in hindered.get(key, []) if each.kind == hindrances.BLOCK),
            )
            for key in keys
            if key in people
        ]


def _period_of(today, least):
    return period(today, max(MONTHS, least))


def _aways(leaves: Sequence[Leave], today: date, visible: set[int]) -> list[Away]:
    """One for each case: a renewal follows the leave before it without a gap. `leaves` by their first day."""
    chains = defaultdict(list)
    for leave in leaves:
        chains[leave.departure_id].append(leave)
    found = []
    for chain in chains.values():
        first, last = chain[0], chain[-1]
        running = last.ended_on is None or last.ended_on > today
        until = last.until if last.ended_on is None else last.ended_on - timedelta(days=1)
        case = last.departure.case
        url = case.get_absolute_url() if case.pk in visible else ""
        found.append(Away(first.begins_on, until, running, running and until < today, url))
    return found
