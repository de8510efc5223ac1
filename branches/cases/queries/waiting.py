"""What waits for a person: cases whose next step is theirs, and overdue ones of those whom they watch over."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.http import urlencode

from branches.access import reach
from branches.cases import texts
from branches.cases.kinds import Act, CaseKind, Todo, all_kinds
from branches.cases.models import Case
from branches.positions.models import Grant

# Overdue ones below that are told one by one; the rest is a figure.
MOST_OVERDUE = 50


@dataclass(frozen=True)
class Waiting:
    """A case that waits for the person, with the act that it waits for."""

    case: Case
    kind: CaseKind
    act: Act


def own_units(user) -> set[int]:
    """Keys of the units in which `user` itself holds a post that does cases' steps."""
    wanted = {Grant.MANAGE, Grant.CONFIRM}
    return {each.position.unit_id for each in reach.held(user) if wanted & each.grants}


def waiting(user, kinds: Iterable[CaseKind] | None = None, *, drafts: bool = False) -> list[Waiting]:
    """Open cases held by a unit of the person's own, where an act of tone "primary" is allowed now; by due day.

    Drafts of the person's own too with `drafts`. One query for the cases, and for each kind those of its `find`.
    """
    units = own_units(user)
    if not units:
        return []
    kinds = {kind.code: kind for kind in (all_kinds() if kinds is None else kinds)}
    sent = Q(draft=False) | Q(opened_by=user) if drafts else Q(draft=False)
    cases = Case.objects.visible_to(user).open().filter(sent, holder__in=units, kind__in=kinds)
    by_kind = defaultdict(dict)
    for case in cases.select_related("holder"):
        by_kind[case.kind][case.pk] = case
    found = []
    for code, own in by_kind.items():
        kind = kinds[code]
        for key, thing in kind.find(own.keys()).items():
            act = next((act for act in kind.acts if _is_next(act, user, thing)), None)
            if act:
                found.append(Waiting(own[key], kind, act))
    return sorted(found, key=lambda each: (each.case.due_on or date.max, each.case.pk))


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
