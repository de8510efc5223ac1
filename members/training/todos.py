"""What of the training programme waits for a branch besides the cases that it holds, and for a member."""

from datetime import date, timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.http import urlencode

from branches.access import reach
from branches.cases.kinds import Todo
from branches.positions.models import Grant
from branches.rulesets import definitions
from members.people.models import Person
from members.training import queries, texts
from members.training.models import SCORED_IN, EntryStatus, Status, TrainingEntry, TrainingProgramme


def training_todos(user, on: date) -> list[Todo]:
    """Of the branches in which `user` itself holds a post that manages: a window in which it hasn't begun, members who
    haven't registered shortly before the day, rows without points, rows that came back. Seven queries at most beside
    the posts."""
    held = [each for each in reach.held(user) if Grant.MANAGE in each.grants and each.position.unit.is_branch]
    branches = {each.position.unit_id: each.position.unit for each in held}
    if not branches:
        return []
    return [*_to_begin(branches, on), *_to_register(branches, on), *_to_score(branches)]


def own_todos(user, on: date) -> list[Todo]:
    """What waits for the own row of `user`: to register while the branch does, to score oneself. Three queries, one
    for who is no member."""
    person = Person.objects.members().filter(user=user).first()
    if person is None:
        return []
    found = [
        _own(texts.TODO_REGISTER_OWN, "own_register", programme, programme.window.register_until)
        for programme in queries.to_register(person, on)
    ]
    for entry in queries.to_score(person, on):
        found.append(_own(texts.TODO_SCORE_OWN, "own_scores", entry.programme, entry.programme.window.ends_on))
    return found


def _own(what, route, programme, due_on):
    return Todo(
        what=what,
        url=reverse(f"members:training:{route}", args=[programme.year]),
        due_on=due_on,
        number=programme.case.number,
        kind=texts.KIND_NAME,
        about=programme.window.title,
        icon="star",
    )


def _to_begin(branches, on):
    for branch, window in queries.not_begun(branches.values(), on):
        yield Todo(
            what=texts.TODO_BEGIN,
            url=reverse("members:training:begin"),
            due_on=window.register_until,
            kind=texts.KIND_NAME,
            about=texts.TODO_BEGIN_ABOUT.format(branch=branch, window=window),
            icon="star",
        )


def _to_register(branches, on):
    soon = on + timedelta(days=definitions.on(on).training_notice_days)
    programmes = list(
        TrainingProgramme.objects.filter(
            branch__in=branches,
            status=Status.REGISTERING,
            window__register_until__lte=soon,
            window__closed_on__isnull=True,
        ).select_related("case", "window")
    )
    if not programmes:
        return
    counted = {}
    for year in {programme.year for programme in programmes}:
        registered = TrainingEntry.objects.current().filter(year=year).values("person")
        members = Person.objects.members().filter(current_unit__in=branches).exclude(pk__in=registered).order_by()
        rows = members.values_list("current_unit").annotate(number=Count("pk"))
        counted |= {(unit, year): number for unit, number in rows}
    for programme in programmes:
        if count := counted.get((programme.branch_id, programme.year)):
            yield Todo(
                what=texts.TODO_REGISTER,
                url=reverse("members:training:register", args=[programme.case.number]),
                due_on=programme.window.register_until,
                number=programme.case.number,
                kind=texts.KIND_NAME,
                about=texts.TODO_REGISTER_ABOUT.format(branch=branches[programme.branch_id], count=count),
                icon="star",
            )


def _to_score(branches):
    """Rows that lack points, and those that came back: of neither does the case itself say anything."""
    rows = (
        TrainingEntry.objects.filter(programme__branch__in=branches, programme__status__in=SCORED_IN)
        .filter(status__in=[EntryStatus.APPROVED, EntryStatus.SELF_SCORED, EntryStatus.RETURNED])
        .order_by("programme__case__number")
        .values_list("programme__case__number", "programme__case__due_on", "programme__status", "programme__branch")
        .annotate(
            returned=Count("pk", filter=Q(status=EntryStatus.RETURNED)),
            blank=Count("pk", filter=~Q(status=EntryStatus.RETURNED)),
        )
    )
    for number, due_on, status, branch, returned, blank in rows:
        for what, count, which in (
            (texts.TODO_RETURNED, returned, "tra-lai"),
            (texts.TODO_SCORE, blank, "thieu"),
        ):
            if count:
                yield Todo(
                    what=what,
                    url=f"{reverse('members:training:scores', args=[number])}?{urlencode({'muc': which})}",
                    # The clock of a case that is with the superior isn't the branch's.
                    due_on=due_on if status != Status.AT_SUPERIOR else None,
                    number=number,
                    kind=texts.KIND_NAME,
                    about=texts.TODO_COUNT_ABOUT.format(branch=branches[branch], count=count),
                    icon="star",
                )
