"""What pages, rules and actions ask about departures; many at once wherever more than one may be shown."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from branches.cases.models import Case
from branches.pillars.contract import Mark
from branches.positions.models import Position
from branches.rulesets import definitions
from branches.units.models import Unit
from members.departures import texts
from members.departures.models import Departure, Leave, Status, StayOn
from members.people.models import Person
from members.people.queries.hindrances import BLOCK, WARN, Hindrance

# What somebody begins here, as other slices are asked about it.
ACT = "departure"
CODE = "departure"
# Acts of other slices that a leave of absence ends by itself.
_ENDS_LEAVE = ("transfer",)


def find(keys: Iterable[int]) -> dict[int, Departure]:
    """{key of a case: its departure}, with all that the pages and the rules ask for. Four queries."""
    found = Departure.objects.filter(case__in=list(keys)).select_related(
        "case__holder__level",
        "case__opening_unit__level",
        "case__opened_by",
        "person__user",
        "person__current_unit",
        "person__kept_by",
        "unit__level",
        "base__level",
        "vote",
        "resolution__paper",
        "stay",
        "stay_on",
    )
    found = {departure.case_id: departure for departure in found.prefetch_related("leaves")}
    _attach_posts(found.values())
    notice = timedelta(days=definitions.on(timezone.localdate()).leave_notice_days)
    for departure in found.values():
        if departure.until:
            departure._asks_from = departure.until - notice
    return found


def named_in(unit: Unit):
    """Keys of the cases under way that name `unit` as who confirms, before they are with it."""
    return Departure.objects.open().filter(base=unit).values_list("case", flat=True)


def open_of(people: Iterable[int]) -> dict[int, Departure]:
    """{key of a person: the departure that is still to be decided}, with its case. One query."""
    departures = Departure.objects.open().filter(person__in=list(people))
    return {departure.person_id: departure for departure in departures.select_related("case")}


def cases_of(person: int) -> QuerySet:
    """Keys of the cases about this person, closed ones too."""
    return Departure.objects.filter(person=person).values("case")


def about_people(people: Iterable[int]) -> dict[int, list[int]]:
    """{key of a person: the open case about them}; a leave that runs ends with the stay. One query."""
    return {person: [departure.case_id] for person, departure in open_of(people).items()}


def on_leave(people: Iterable[int]) -> dict[int, Leave]:
    """{key of a person: the leave that runs, or is to begin}, with its case. One query."""
    leaves = Leave.objects.filter(person__in=list(people), departure__status=Status.ON_LEAVE)
    leaves = leaves.exclude(ended_by=Leave.Ended.RENEWED).select_related("departure__case")
    return {leave.person_id: leave for leave in leaves}


def leaves_within(people: Iterable[int], first: date, last: date) -> dict[int, list[Leave]]:
    """{key of a person: their leaves of which a day lies from `first` to `last`, by the first day}, with their cases;
    one that nobody has ended goes on. One query."""
    leaves = Leave.objects.filter(person__in=list(people), begins_on__lte=last)
    leaves = leaves.exclude(ended_on__lte=first).exclude(ended_on=F("begins_on"))
    found = defaultdict(list)
    for leave in leaves.select_related("departure__case").order_by("begins_on", "pk"):
        found[leave.person_id].append(leave)
    return dict(found)


def kept_until(people: Iterable[int]) -> dict[int, date]:
    """{key of a person: the day until which the branch let them stay}; the newest decision counts. One query."""
    rows = StayOn.objects.filter(person__in=list(people)).order_by("decided_on", "pk")
    return dict(rows.values_list("person", "until"))


def members_of(unit: Unit):
    """The members of a branch, by name: who may vote."""
    return Person.objects.members().filter(current_unit=unit).order_by("sort_key", "pk")


def asks_from(departure: Departure) -> date:
    """The day from which a leave asks for a decision: some days before its last one."""
    if not hasattr(departure, "_asks_from"):
        notice = timedelta(days=definitions.on(timezone.localdate()).leave_notice_days)
        departure._asks_from = departure.until - notice
    return departure._asks_from


def stay_on(departure: Departure) -> StayOn | None:
    """What the branch decided of somebody who asked to stay."""
    return getattr(departure, "stay_on", None)


# Posts


def posts_of(departure: Departure) -> list[Position]:
    """What the member's account holds, today or later, wherever it is."""
    if not hasattr(departure, "_posts"):
        _attach_posts([departure])
    return departure._posts


def higher_posts_of(departure: Departure) -> list[Position]:
    """Those of them held outside the unit left: whether they end too is put to who confirms."""
    return [each for each in posts_of(departure) if each.unit_id != departure.unit_id]


def posts_held(people: Iterable[Person]) -> dict[int, list[Position]]:
    """{key of a person: posts of their account, today or later}; one query, none where nobody has an account."""
    people = [person for person in people if person.user_id]
    if not people:
        return {}
    today, by_user = timezone.localdate(), defaultdict(list)
    held = Position.objects.filter(user__in=[person.user_id for person in people]).exclude(ends_on__lt=today)
    for position in held.select_related("post", "unit__level").order_by("unit__depth", "post__rank", "pk"):
        by_user[position.user_id].append(position)
    return {person.pk: by_user[person.user_id] for person in people if person.user_id in by_user}


def holds_a_post(on: date):
    """Of a query of people: whether the account holds a post that is in force on the day."""
    return Exists(Position.objects.active(on).filter(user=OuterRef("user")))


def post_names(positions: Sequence[Position]) -> str:
    return ", ".join(f"{each.title} ({each.unit})" for each in positions)


def _attach_posts(departures: Iterable[Departure]):
    departures = list(departures)
    held = posts_held(departure.person for departure in departures)
    for departure in departures:
        departure._posts = held.get(departure.person_id, [])


# What other slices and pages are told


def hindrances_for(people: Sequence[int], act: str) -> dict[int, list[Hindrance]]:
    """{key of a person: what departures say of it}, where an `act` of a slice is to begin: somebody who is leaving is
    neither transferred nor admitted, nor leaves twice. Two queries."""
    found = defaultdict(list)
    for person, departure in open_of(people).items():
        words = texts.ALREADY_OPEN if act == ACT else texts.BLOCKS_OTHERS
        sentence = words.format(way=departure.get_way_display().lower(), number=departure.case.number)
        found[person].append(Hindrance(BLOCK, sentence))
    if act in _ENDS_LEAVE:
        for person, leave in on_leave(people).items():
            found[person].append(Hindrance(WARN, texts.LEAVE_WILL_END.format(day=f"{leave.until:%d/%m/%Y}")))
    return dict(found)


def marks(user, people: Sequence[int]) -> dict[int, list[Mark]]:
    """{key of a person: on leave, kept past the age, leaving}. Who is on leave, or may stay, is told to all who see the
    person; a departure under way to those whose case it is. Four queries, three where nobody leaves."""
    today, found = timezone.localdate(), defaultdict(list)
    leaves = on_leave(people)
    departures = {key: each for key, each in open_of(people).items() if each.status != Status.SCHEDULED}
    cases = [leave.departure.case_id for leave in leaves.values()] + [each.case_id for each in departures.values()]
    visible = set()
    if cases:
        visible = set(Case.objects.visible_to(user).filter(pk__in=cases).values_list("pk", flat=True))
    for person, leave in leaves.items():
        found[person].append(_leave_mark(leave, today, leave.departure.case_id in visible))
    for person, departure in departures.items():
        if departure.case_id in visible:
            found[person].append(_mark(departure))
    for person, until in kept_until(people).items():
        if until >= today:
            day = f"{until:%d/%m/%Y}"
            found[person].append(
                Mark("info", texts.MARK_STAYS.format(day=day), texts.MARK_STAYS_SENTENCE.format(day=day))
            )
    return dict(found)


def _leave_mark(leave, today, opens):
    url = leave.departure.case.get_absolute_url() if opens else ""
    day, over = f"{leave.until:%d/%m/%Y}", leave.until < today
    if leave.begins_on > today:
        since = f"{leave.begins_on:%d/%m/%Y}"
        sentence = texts.MARK_LEAVE_COMING_SENTENCE.format(since=since, day=day)
        return Mark("info", texts.MARK_LEAVE_COMING.format(day=since), sentence, url)
    text, sentence = texts.MARK_LEAVE, texts.MARK_LEAVE_SENTENCE
    if over:
        text, sentence = texts.MARK_LEAVE_OVER, texts.MARK_LEAVE_OVER_SENTENCE
    return Mark("warn" if over else "info", text.format(day=day), sentence.format(day=day), url)


def _mark(departure):
    way = departure.get_way_display()
    sentence = texts.MARK_SENTENCE.format(
        way=way.lower(), number=departure.case.number, now=departure.get_status_display()
    )
    return Mark("info", texts.MARKS[departure.way], sentence, departure.case.get_absolute_url())


def ties(people: Sequence[int]) -> dict[int, list[str]]:
    """{key of a person: why the record can't be voided or an import be taken back}: a departure hangs on it."""
    found = defaultdict(list)
    for person, departure in open_of(people).items():
        way = departure.get_way_display().lower()
        found[person].append(texts.TIE.format(way=way, number=departure.case.number))
    for person, leave in on_leave(people).items():
        found[person].append(texts.TIE_LEAVE.format(number=leave.departure.case.number))
    return dict(found)


def ties_of(person: Person) -> list[str]:
    return ties([person.pk]).get(person.pk, [])


# What a day settles


def due_to_settle(on: date):
    """Ends written for a day that has come."""
    due = Departure.objects.filter(status=Status.SCHEDULED, stay__ends_on__lte=on)
    return due.select_related("stay").order_by("pk")


def running_leaves(people: Iterable[int]):
    """Leaves of these people whose case is open, with the stay that they hang on."""
    leaves = Leave.objects.filter(person__in=list(people), departure__status=Status.ON_LEAVE)
    still = Q(ended_on__isnull=True) | Q(ended_by=Leave.Ended.LEFT)
    return leaves.filter(still).select_related("stay", "departure").order_by("pk")
