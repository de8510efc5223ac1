"""What pages, rules and actions ask about discipline; many at once wherever more than one may be shown."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from branches.cases.models import Case, Vote
from branches.pillars.contract import Mark
from branches.positions.models import Position
from branches.positions.queries import committee
from branches.units.models import Unit
from members.conduct.models import Appeal, Discipline
from members.conduct.models.discipline import REVIEWED, STANDING, Form, Status
from members.conduct.texts import discipline as texts
from members.people.models import Person
from members.people.queries.hindrances import WARN, Hindrance

# Posts of the product itself, not of the union: nobody is removed from them, and they raise nobody's level.
NO_OFFICES = ("administrator",)
_UNDER_REVIEW = (*REVIEWED, Status.DECIDED)


# The cases


def find(keys: Iterable[int]) -> dict[int, Discipline]:
    """{key of a case: its discipline}, with all that the pages and the rules ask for. Four queries at most."""
    found = {
        thing.case_id: thing
        for thing in Discipline.objects.filter(case__in=list(keys)).select_related(
            "case__holder__level",
            "case__opening_unit__level",
            "case__opened_by",
            "person__user",
            "person__current_unit__level",
            "person__kept_by__level",
            "unit__level",
            "decider__level",
            "post__post",
            "post__unit__level",
            "resolution__paper",
            "end_resolution__paper",
            "annul_resolution__paper",
            "stay__unit",
        )
    }
    _attach_votes(found)
    _attach_appeals(found.values())
    _attach_posts(found.values())
    return found


def vote_of(thing: Discipline) -> Vote | None:
    """What was voted last."""
    if not hasattr(thing, "_vote"):
        _attach_votes({thing.case_id: thing})
    return thing._vote


def appeals_of(thing: Discipline) -> list[Appeal]:
    if not hasattr(thing, "_appeals"):
        _attach_appeals([thing])
    return thing._appeals


def unanswered(thing: Discipline) -> Appeal | None:
    return next((appeal for appeal in appeals_of(thing) if not appeal.answer), None)


def posts_of(thing: Discipline) -> list[Position]:
    """Offices that the person holds, or will hold, in the unit that opened the case and above it."""
    if not hasattr(thing, "_posts"):
        _attach_posts([thing])
    return thing._posts


def posts_held(person: Person) -> list[Position]:
    """The same of somebody about whom a case is to be opened."""
    return _above(_offices([person.user_id]), person.user_id, person.unit)


def post_names(positions: Sequence[Position]) -> str:
    return ", ".join(f"{each.title} ({each.unit})" for each in positions)


def voters(unit: Unit) -> int:
    """How many may vote: members of a branch, of a unit above them its committee."""
    if unit.level.is_branch:
        return Person.objects.members().filter(current_unit=unit).count()
    today = timezone.localdate()
    users = committee(unit, today).filter(begins_on__lte=today).exclude(post__in=NO_OFFICES)
    return len(set(users.values_list("user", flat=True)))


def _attach_votes(things: dict[int, Discipline]):
    for thing in things.values():
        thing._vote = None
    voted = [key for key, thing in things.items() if thing.status != Status.DRAFT]
    for vote in Vote.objects.filter(case__in=voted).order_by("pk") if voted else ():
        things[vote.case_id]._vote = vote


def _attach_appeals(things: Iterable[Discipline]):
    things = {thing.pk: thing for thing in things}
    for thing in things.values():
        thing._appeals = []
    announced = [key for key, thing in things.items() if thing.announced_on]
    for appeal in Appeal.objects.filter(discipline__in=announced).order_by("pk") if announced else ():
        things[appeal.discipline_id]._appeals.append(appeal)


def _attach_posts(things: Iterable[Discipline]):
    things = list(things)
    held = _offices(thing.person.user_id for thing in things if thing.person_id)
    for thing in things:
        user = thing.person.user_id if thing.person_id else None
        thing._posts = _above(held, user, thing.case.opening_unit)


def _offices(users) -> list[Position]:
    users = {user for user in users if user}
    if not users:
        return []
    today = timezone.localdate()
    held = Position.objects.filter(user__in=users).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today))
    held = held.exclude(post__in=NO_OFFICES).select_related("post", "unit__level")
    return list(held.order_by("unit__depth", "post__rank", "pk"))


def _above(held, user, unit) -> list[Position]:
    return [each for each in held if user and each.user_id == user and unit.path.startswith(each.unit.path)]


# Who counts, who is named


def counts_for(thing: Discipline) -> set[int]:
    """Units for which a case that is done counts besides the one that opened it: who decided."""
    return {thing.decider_id}


def named_in(unit: Unit):
    """Keys of the open cases about `unit`, drafts aside: it takes part from the announcement on."""
    named = Discipline.objects.open().exclude(status=Status.DRAFT).filter(unit=unit)
    return named.values_list("case", flat=True)


def under_review(*, people: Iterable[int] = (), units: Iterable[int] = ()) -> list[Discipline]:
    """Those not yet announced of these people and units (by key); one query."""
    subjects = Q(person__in=list(people)) | Q(unit__in=list(units))
    return list(Discipline.objects.filter(subjects, status__in=_UNDER_REVIEW).select_related("case"))


def running(people: Iterable[int]) -> list[Discipline]:
    """Those under review or in force; one query."""
    wanted = Discipline.objects.filter(person__in=list(people), status__in=[*_UNDER_REVIEW, Status.IN_FORCE])
    return list(wanted.select_related("case").order_by("pk"))


def cases_of(person: int) -> QuerySet:
    """Keys of the cases about this person, closed ones too."""
    return Discipline.objects.filter(person=person).values("case")


def about_people(people: Iterable[int]) -> dict[int, list[int]]:
    """{key of a person: open cases about them}; one query."""
    found = defaultdict(list)
    wanted = Discipline.objects.filter(person__in=list(people), status__in=[*_UNDER_REVIEW, Status.IN_FORCE])
    for person, case in wanted.values_list("person", "case"):
        found[person].append(case)
    return dict(found)


# Before which acts of other slices discipline should be known: in what words of one under review, of one in force.
_WARNED = {
    "transfer": (texts.HINDRANCE_REVIEW, texts.HINDRANCE_FORCE),
    "departure": (texts.HINDRANCE_REVIEW_LEAVING, texts.HINDRANCE_FORCE_LEAVING),
}


def hindrances_for(people: Sequence[int], act: str) -> dict[int, list[Hindrance]]:
    """{key of a person: what should be known before they move or leave}; nothing stands in the way of anything."""
    if act not in _WARNED:
        return {}
    found = defaultdict(list)
    for thing in running(people):
        found[thing.person_id].append(Hindrance(WARN, _sentence(thing, *_WARNED[act])))
    return dict(found)


def marks(user, people: Sequence[int]) -> dict[int, list[Mark]]:
    """{key of a person: marks}. That somebody is under review is told to who may see the case; that discipline is in
    force to all who see the person, by which form to the former alone. Two queries, one where there is nothing."""
    things = running(people)
    if not things:
        return {}
    cases = [thing.case_id for thing in things]
    seen = set(Case.objects.visible_to(user).filter(pk__in=cases).values_list("pk", flat=True))
    found = defaultdict(list)
    for thing in things:
        in_force, open_to = thing.status == Status.IN_FORCE, thing.case_id in seen
        if not in_force and not open_to:
            continue
        sentence = _sentence(thing, texts.MARK_REVIEW_MORE, texts.MARK_FORCE_MORE) if open_to else ""
        url = thing.case.get_absolute_url() if open_to else ""
        found[thing.person_id].append(Mark("warn", texts.MARK_FORCE if in_force else texts.MARK_REVIEW, sentence, url))
    return dict(found)


def _sentence(thing, review, force):
    if thing.status != Status.IN_FORCE:
        return review.format(number=thing.case.number)
    facts = {"form": Form(thing.form).label, "day": f"{thing.announced_on:%d/%m/%Y}", "number": thing.case.number}
    return force.format(**facts)


def ties(people: Sequence[int]) -> dict[int, list[str]]:
    """{key of a person: why the record is no mistake}: a case is open, or discipline was announced. One query."""
    found = defaultdict(list)
    wanted = Q(status__in=[*_UNDER_REVIEW, *STANDING])
    for thing in Discipline.objects.filter(wanted, person__in=list(people)).select_related("case"):
        past = thing.status in STANDING and thing.status != Status.IN_FORCE
        words = texts.TIE_PAST if past else texts.TIE_OPEN
        found[thing.person_id].append(words.format(number=thing.case.number))
    return dict(found)


def ties_of(person: Person) -> list[str]:
    return ties([person.pk]).get(person.pk, [])


# On pages of people and units


def of_person(user, person: Person) -> list[Discipline]:
    """Announced ones of a person whose case this user may see, the newest first."""
    return _announced(user).filter(person=person)[:_MOST]


def of_unit(user, unit: Unit) -> list[Discipline]:
    return _announced(user).filter(unit=unit)[:_MOST]


_MOST = 50


def _announced(user):
    shown = Discipline.objects.visible_to(user).filter(announced_on__isnull=False)
    return shown.select_related("case", "resolution").order_by("-announced_on", "-pk")


def appeals_waiting(units: Iterable[int]) -> list[Appeal]:
    """Unanswered ones against what these units (by key) decided, the oldest first; one query."""
    waiting = Appeal.objects.filter(answer="", discipline__decider__in=list(units))
    return list(waiting.select_related("discipline__case").order_by("made_on", "pk"))


def last_day_known(thing: Discipline) -> date:
    """The day before which no remark can be."""
    return max(filter(None, (thing.announced_on, thing.last_remark_on)))
