"""What waits for a person: cases whose next step is theirs, and overdue ones of those whom they watch over."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from branches.access import reach
from branches.cases import texts
from branches.cases.kinds import Act, CaseKind, Todo, all_kinds
from branches.cases.models import Case
from branches.positions.models import Grant, Position

# Overdue ones below that are told one by one; the rest is a figure.
MOST_OVERDUE = 50
# What a step of a case is done by.
WANTED = frozenset({Grant.MANAGE, Grant.CONFIRM})


@dataclass(frozen=True)
class Waiting:
    """A case that waits for the person, with the act that it waits for."""

    case: Case
    kind: CaseKind
    act: Act


def own_units(user) -> set[int]:
    """Keys of the units in which `user` itself holds a post that does cases' steps."""
    return {each.position.unit_id for each in reach.held(user) if WANTED & each.grants}


def waiting(user, kinds: Iterable[CaseKind] | None = None, *, drafts: bool = False) -> list[Waiting]:
    """Open cases whose step is the person's and for which an act of tone "primary" is allowed now; by due day.

    A step is theirs where the case is held by a unit in which they hold a post, or by one below in which nobody does,
    nor in any unit between. Drafts of the person's own too with `drafts`. A handful of queries, and for each kind those
    of its `find`.
    """
    units = own_units(user)
    if not units:
        return []
    kinds = {kind.code: kind for kind in (all_kinds() if kinds is None else kinds)}
    sent = Q(draft=False) | Q(opened_by=user) if drafts else Q(draft=False)
    cases = Case.objects.visible_to(user).open().filter(sent, kind__in=kinds).select_related("holder")
    by_kind = defaultdict(dict)
    for case in [*cases.filter(holder__in=units), *_of_nobody(user, cases.exclude(holder__in=units))]:
        by_kind[case.kind][case.pk] = case
    found = []
    for code, own in by_kind.items():
        kind = kinds[code]
        for key, thing in kind.find(own.keys()).items():
            act = next((act for act in kind.acts if _is_next(act, user, thing)), None)
            if act:
                found.append(Waiting(own[key], kind, act))
    return sorted(found, key=lambda each: (each.case.due_on or date.max, each.case.pk))


def _of_nobody(user, cases):
    """Those of `cases` below the person's own units that nobody nearer can do: a chi đoàn without any account."""
    tops = [each.path for each in reach.held(user) if each.below and WANTED & each.grants]
    if not tops:
        return []
    able = able_positions()
    below = Q()
    for top in tops:
        below |= Q(holder__path__startswith=top)
    alone = list(cases.filter(below).exclude(Exists(able.filter(unit=OuterRef("holder")))))
    between = {path for case in alone for path in case.holder.ancestor_paths}
    manned = set(able.filter(unit__path__in=between).values_list("unit__path", flat=True)) if between else set()
    return [case for case in alone if _nearest(case.holder, manned) in tops]


def _nearest(unit, manned):
    """The path of the nearest unit above in which somebody can do a step."""
    return next((path for path in reversed(unit.ancestor_paths) if path in manned), "")


def able_positions():
    """Posts in force today that do cases' steps in their own unit."""
    table = reach.rights_table()
    posts = Q(extra_grants__overlap=list(WANTED))
    for in_branch in (True, False):
        able = [post for (post, where), right in table.items() if where == in_branch and WANTED & set(right.grants)]
        posts |= Q(post__in=able, unit__level__is_branch=in_branch)
    return Position.objects.active(timezone.localdate()).filter(posts, user__is_active=True)


def _is_next(act, user, thing):
    return act.tone == "primary" and act.shown(thing) and bool(act.may(user, thing))


def waiting_for(user, on: date) -> list[Todo]:
    """What waits for `user`, for the inbox; then what is overdue on the day `on` below those who confirm."""
    return [_todo(each) for each in waiting(user, drafts=True)] + _overdue_below(user, on)


def _todo(each):
    case, kind, act = each.case, each.kind, each.act
    quick = ()
    if act.form is None and not case.draft:
        quick = ((act.label, f"{act_url(case, act)}?{urlencode({'version': case.version})}"),)
    what = texts.TODO_DRAFT if case.draft else texts.TODO
    return Todo(
        what=what.format(kind=kind.name, act=act.label),
        url=case.get_absolute_url(),
        due_on=case.due_on,
        number=case.number,
        kind=kind.name,
        about=case.about,
        icon=kind.icon,
        quick=quick,
    )


def act_url(case, act) -> str:
    return reverse("cases:act", args=[case.number, act.code])


def _overdue_below(user, on):
    area = reach.area(user, Grant.CONFIRM)
    kinds = {kind.code: kind for kind in all_kinds()}
    if not area or not kinds:
        return []
    late = Case.objects.visible_to(user).overdue(on).filter(area.q("holder__path"), draft=False, kind__in=kinds)
    late = late.exclude(holder__in=own_units(user))
    told = list(late.select_related("holder").order_by("due_on", "pk")[: MOST_OVERDUE + 1])
    more = len(told) > MOST_OVERDUE
    found = [_late(kinds[case.kind], case) for case in told[:MOST_OVERDUE]]
    return found + (_rest(late, kinds, told[:MOST_OVERDUE]) if more else [])


def _late(kind, case):
    return Todo(
        what=texts.TODO_OVERDUE.format(kind=kind.name, unit=case.holder),
        url=case.get_absolute_url(),
        due_on=case.due_on,
        number=case.number,
        kind=kind.name,
        about=case.about,
        icon=kind.icon,
    )


def _rest(late, kinds, told):
    """How many more there are of each kind, with the list that holds them."""
    rows = late.order_by().values_list("kind").annotate(number=Count("pk"))
    found = []
    for code, number in sorted(rows):
        left = number - sum(case.kind == code for case in told)
        if left and kinds[code].list_route:
            what = texts.TODO_MORE.format(kind=kinds[code].name, count=left)
            url = f"{reverse(kinds[code].list_route)}?{urlencode({'tab': 'qua-han'})}"
            found.append(Todo(what=what, url=url, kind=kinds[code].name, icon=kinds[code].icon))
    return found
