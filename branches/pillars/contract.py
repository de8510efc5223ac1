"""What a pillar hands to the ground. A field exists once something uses it (docs/architecture.md)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True)
class NavItem:
    """A page in the side navigation. `may(user)` says whether this person has anything to do there."""

    label: str
    route: str
    icon: str = ""
    may: Callable = lambda user: True


class Place(StrEnum):
    """Where a tile of a dashboard stands, from top to bottom; `NOTICE` comes before the figures."""

    ACTION = "action"
    NOTICE = "notice"
    FIGURE = "figure"
    WIDE = "wide"
    MAIN = "main"
    SIDE = "side"
    FOOT = "foot"


@dataclass(frozen=True)
class Viewing:
    """Who looks at the dashboard of which unit. Without a post there is neither `seat` (access.reach.Held) nor `unit`.

    `asked` is the query of the address, of which each tile may read what it put there.
    """

    user: object
    seat: object | None
    unit: object | None
    on: date
    asked: Mapping[str, str]


@dataclass(frozen=True)
class Tile:
    """A part of a dashboard: `template` is rendered with `context`, as the variable `tile`, and nothing else."""

    place: Place
    template: str
    context: dict


@dataclass(frozen=True)
class Tie:
    """Something that hangs on a person. `find(person) -> list of sentences`, empty when nothing does.

    `find_many(keys) -> {key: sentences}` asks for many people at once, by key; without it each one is asked.
    """

    code: str
    find: Callable
    find_many: Callable | None = None


@dataclass(frozen=True)
class Mark:
    """What is going on with a person, told beside the name in lists: `text` in a few words, `kind` as of a status.

    The record tells `sentence` instead, with a link to `url` where this user may open it; without one it tells nothing.
    `link` are the words of the link, "Mở hồ sơ" where empty.
    """

    kind: str
    text: str
    sentence: str = ""
    url: str = ""
    link: str = ""


@dataclass(frozen=True)
class Fact:
    """Something that a slice knows about a person in a period, as evidence: `words` for people, `url` of the page
    behind it. `typed` tells what somebody wrote down by hand from what the product counted.

    `value` by the code of its source: "attendance" and "tasks" a share in per cent (int), "training" a level
    ("excellent", "good", "done", "not_done"), "dues" "on_time", "late" or "missing", "discipline" the strongest form,
    or "none" where the slice knows that there was none, "awards" their number.

    `months_missed` is of "attendance" and "dues" alone: how many calendar months of the period, in a row or not, the
    person took part in nothing, or paid nothing. Months in which nothing was held or due, and those before the person
    joined, aren't missed; a leave of absence is left to who reads. None where the source doesn't count them: that is
    neither 0 nor many.
    """

    value: object
    words: str
    url: str = ""
    typed: bool = False
    months_missed: int | None = None


@dataclass(frozen=True)
class FactSource:
    """`facts(people, period) -> {person key: Fact}` for many people by key, in a query or two; both days of `period`
    (two dates) belong to it. Of whom nothing is known there is no entry: a missing fact is neither good nor bad.
    """

    code: str
    label: str
    facts: Callable


@dataclass(frozen=True)
class Measure:
    """What a criterion finds in a unit in a period. `value`: a share in whole per cent (0 to 100), None where there is
    nothing to measure yet. `words`: the counts behind it, in a few words; there may be some without a value.
    `url` of the page behind it, which asks for itself who may open it.

    Whether that is enough is said nowhere here: targets belong to a rule set.
    """

    value: int | None
    words: str = ""
    url: str = ""

    @classmethod
    def share(cls, part: int, whole: int, words: str = "", url: str = "") -> "Measure":
        """`part` of `whole`, rounded down: 100 says that nothing lacks."""
        return cls(part * 100 // whole if whole else None, words, url)


@dataclass(frozen=True)
class Criterion:
    """A criterion of the model by its `code` ("1.2"), with a `title` short enough for the head of a column.

    `measure(units, period) -> {unit key: Measure}` for each of `units` with everything that stands below it today; both
    days of `period` (two dates) belong to it, and any past one can be asked for. `units` may stand below one another,
    and what counts for several of them counts once in each. A handful of queries, whatever the number of units
    and of what stands below them; a unit without data has a Measure without a value.
    """

    code: str
    title: str
    measure: Callable


@dataclass(frozen=True)
class Statistic:
    """Figures of one duty: `title` over them, `figures` as {code: label} in their order, `route` of the list behind,
    which `query(unit, period)` narrows ({name: value} of its address).

    `count(units, period) -> {unit key: {code: number}}` for each of `units` with everything below it, each thing
    once; both days of `period` (two dates) belong to it. A query or two for any number of units.
    """

    code: str
    title: str
    figures: Mapping[str, str]
    count: Callable
    route: str = ""
    query: Callable = lambda unit, period: {}


@dataclass(frozen=True)
class Pillar:
    number: int
    name: str
    title: str
    nav: Sequence[NavItem] = ()
    # tiles(viewing) -> list of Tile, none where it has nothing to show to this person.
    tiles: Sequence[Callable] = ()
    # panel(user, unit) -> context dict with a "template", or None.
    unit_panels: Sequence[Callable] = ()
    # reasons(unit) -> sentences that stand in the way of closing the unit.
    unit_closing: Sequence[Callable] = ()
    # changed(units, old_parent=None), in the transaction that opened, changed or closed these units, moved them away
    # from `old_parent`, or gave or ended a post in them: what is summed up over them and above is no longer true.
    unit_changes: Sequence[Callable] = ()
    rules: Sequence = ()
    # {"members.person.edited": "Sửa hồ sơ"}: names of the acts that the journal shows.
    acts: dict[str, str] = field(default_factory=dict)
    # (field, label): rows of the matrix of restricted fields.
    restricted_fields: Sequence[tuple[str, str]] = ()
    # Criterion: what the pillar can show for the criteria of the model, in the order of their codes.
    criteria: Sequence[Criterion] = ()
    # Statistic: what the slices count of a unit in a period.
    statistics: Sequence[Statistic] = ()
    person_ties: Sequence[Tie] = ()
    # marks(user, people) -> {person key: list of Mark}; a query or two for many people by key.
    person_marks: Sequence[Callable] = ()
    # panel(user, person) -> context dict with a "template", or None: what a slice keeps about a person, on the record.
    person_panels: Sequence[Callable] = ()
    # card(user, person) -> context dict with a "template", or None: what a slice has for `user` about the own record
    # `person`, and lets them do there, on the page of their own. "csrf_token" comes with it.
    own_cards: Sequence[Callable] = ()
    # FactSource: what evaluations and dossiers ask about people.
    person_facts: Sequence[FactSource] = ()
    # hindrances(people, act) -> {person key: list of members' Hindrance}: what of a slice is open on people of whom
    # another slice is about to begin `act` ("transfer", "admission"); a query or two for many people by key.
    person_hindrances: Sequence[Callable] = ()
    # changed(people), keys: in the transaction in which the main stays of these people were written, ended, taken back,
    # or came to the day that was written for them, once their copy is right. What a slice hangs on a stay goes along
    # with it here; called again it finds nothing more to do. A query where there is nothing.
    ledger_changes: Sequence[Callable] = ()
    # changed(person, units, first, last) -> sentences: what of a slice shows something else once the ledger says
    # something else of `person` (None of who has no record yet) in these units for days that are past, from `first`
    # to `last`, both included. A query or two.
    backdating: Sequence[Callable] = ()
    # acts(user, person) -> list of what a slice offers on a record, as components/can_do.html takes them, each with its
    # `reason`. One that is `aside` opens a page about the person: nothing to do instead of writing them down again.
    person_acts: Sequence[Callable] = ()
    # acts(user) -> list of {label, icon, action}: takes people chosen on a roster by POST, keys as `nguoi`.
    roster_acts: Sequence[Callable] = ()
    # branches.cases.kinds.CaseKind of each duty that goes step by step.
    case_kinds: Sequence = ()
    # todos(user, on) -> list of branches.cases.kinds.Todo that wait for this person besides the cases they hold.
    todos: Sequence[Callable] = ()
    # {target code: object with the interface that branches.imports.targets describes}
    import_targets: dict = field(default_factory=dict)
