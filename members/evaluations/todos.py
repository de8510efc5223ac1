"""What waits besides the cases that somebody's unit holds: rounds, remarks, and rows that went another way than their
case.
"""

from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.http import urlencode

from branches.access import reach
from branches.cases.kinds import Todo
from branches.positions.models import Grant
from members.evaluations import queries, texts
from members.evaluations.models import AT_BRANCH, Rating, RatingStatus, RemarkRequest, Status


def evaluation_todos(user, on: date) -> list[Todo]:
    """Of the units in which `user` itself holds a post, and of the own record. Six queries at most beside the posts;
    one of who holds none."""
    held = reach.held(user)
    managed = {each.position.unit_id: each.position.unit for each in held if Grant.MANAGE in each.grants}
    confirmed = {each.position.unit_id for each in held if Grant.CONFIRM in each.grants}
    branches = {key: unit for key, unit in managed.items() if unit.is_branch}
    found = list(_to_assess_oneself(user))
    if branches:
        found += [*_to_begin(branches.values(), on), *_to_announce(branches), *_to_go_on(branches)]
    if managed:
        found += _to_remark(managed)
    if confirmed:
        found += _to_decide(confirmed)
    return found


def _to_assess_oneself(user):
    """The own slip while nobody has written it, neither the member nor the branch in the member's stead."""
    rows = Rating.objects.of_branch().filter(person__user=user, status__in=AT_BRANCH, self_level="")
    for row in rows.select_related("evaluation__round").order_by("year"):
        yield Todo(
            what=texts.own.TODO,
            url=reverse("members:evaluations:own", args=[row.year]),
            due_on=row.evaluation.round.due_on,
            kind=texts.KIND_NAME,
            about=texts.own.TODO_ABOUT.format(year=row.year),
            icon="edit",
        )


def _to_begin(branches, on):
    for branch, each in queries.not_begun(branches, on):
        yield Todo(
            what=texts.pages.TODO_BEGIN,
            url=reverse("members:evaluations:begin"),
            due_on=each.due_on,
            kind=texts.KIND_NAME,
            about=texts.pages.TODO_BEGIN_ABOUT.format(branch=branch, year=each.year),
            icon="star",
        )


def _to_remark(units):
    """Asked of these units, as long as the row is still with the branch that asks."""
    asked = RemarkRequest.objects.filter(unit__in=units, answered_on__isnull=True, rating__status__in=AT_BRANCH)
    for each in asked.select_related("rating__person", "rating__evaluation__branch", "rating__evaluation__case"):
        yield Todo(
            what=texts.pages.TODO_REMARK,
            url=reverse("members:evaluations:remark", args=[each.pk]),
            due_on=each.due_on,
            kind=texts.KIND_NAME,
            about=texts.pages.TODO_REMARK_ABOUT.format(name=each.rating.person, unit=each.rating.evaluation.branch),
            icon="message-2",
        )


def _to_announce(branches):
    """Decided rows of a case that isn't waiting for it: others of the branch came back meanwhile."""
    rows = Rating.objects.filter(evaluation__branch__in=branches, status=RatingStatus.DECIDED)
    return _counted(rows.exclude(evaluation__status=Status.ANNOUNCING), texts.pages.TODO_ANNOUNCE, "announce")


def _to_go_on(branches):
    """Rows that came back, or are ready to follow, while others wait with who decides: the clock is that of those."""
    rows = Rating.objects.filter(evaluation__branch__in=branches, evaluation__status=Status.AT_SUPERIOR)
    counted = rows.order_by("evaluation__case__number").values_list(
        "evaluation__case__number", "evaluation__branch__name"
    )
    for number, branch, returned, ready in counted.annotate(
        returned=Count("pk", filter=Q(status=RatingStatus.RETURNED)),
        ready=Count("pk", filter=Q(status=RatingStatus.PROPOSED)),
    ):
        if returned:
            url = f"{reverse('members:evaluations:grid', args=[number])}?{urlencode({'muc': 'tra-lai'})}"
            yield _of_rows(texts.pages.TODO_RETURNED, url, number, branch, returned)
        if ready:
            url = reverse("cases:act", args=[number, "send"])
            yield _of_rows(texts.pages.TODO_SEND_MORE, url, number, branch, ready)


def _to_decide(units):
    """Confirmed rows of a case that is elsewhere; and those whose decision was withdrawn, wherever it is."""
    waiting = Q(status=RatingStatus.CONFIRMED) & ~Q(evaluation__status=Status.DECIDING)
    gone = Q(status__in=[RatingStatus.DECIDED, RatingStatus.ANNOUNCED], resolution__paper__withdrawn_at__isnull=False)
    rows = Rating.objects.filter(waiting | gone, evaluation__base__in=units)
    # Rows that wait with their superior are decided together with it once it has looked at all of them.
    rows = rows.exclude(status=RatingStatus.CONFIRMED, evaluation__status=Status.AT_SUPERIOR)
    return _counted(rows, texts.pages.TODO_DECIDE, "decide")


def _counted(rows, what, act):
    counted = rows.order_by("evaluation__case__number").values_list(
        "evaluation__case__number", "evaluation__branch__name"
    )
    for number, branch, count in counted.annotate(number=Count("pk")):
        yield _of_rows(what, reverse("cases:act", args=[number, act]), number, branch, count)


def _of_rows(what, url, number, branch, count) -> Todo:
    return Todo(
        what=what,
        url=url,
        number=number,
        kind=texts.KIND_NAME,
        about=texts.pages.TODO_COUNT_ABOUT.format(branch=branch, count=count),
        icon="star",
    )
