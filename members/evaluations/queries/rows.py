"""Evaluations and their rows."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db.models import Count, Max, Q

from branches.cases.models import Case
from branches.units.models import Unit
from members.evaluations import texts
from members.evaluations.models import (
    AT_BRANCH,
    Evaluation,
    EvaluationMeeting,
    Level,
    Rating,
    RatingStatus,
)
from members.people.models import Person

CODE = "evaluation"
# So many names stand in a line of the timeline.
MOST_NAMES = 5
# Whose decision was withdrawn as a mistake, and who waits for one.
DECISION_GONE = Q(
    status__in=[RatingStatus.DECIDED, RatingStatus.ANNOUNCED], resolution__paper__withdrawn_at__isnull=False
)
DECIDABLE = Q(status=RatingStatus.CONFIRMED) | DECISION_GONE


def find(keys: Iterable[int]) -> dict[int, Evaluation]:
    """{key of a case: its evaluation}, with all that lists, rules and acts ask for. Three queries."""
    evaluations = Evaluation.objects.filter(case__in=list(keys)).select_related(
        "case__holder__level",
        "case__opening_unit__level",
        "case__opened_by",
        "round__unit",
        "branch__level",
        "base__level",
    )
    found = {evaluation.case_id: evaluation for evaluation in evaluations}
    load_counts(found.values())
    return found


def load_counts(evaluations: Iterable[Evaluation]):
    """Put on each how its rows stand: `counts` by status, `levels` by level, `self_assessed`, `decision_gone`, and
    `last_meeting`. Two queries."""
    by_key = {}
    for evaluation in evaluations:
        evaluation.counts, evaluation.levels = Counter(), Counter()
        evaluation.self_assessed, evaluation.decision_gone, evaluation.last_meeting = 0, 0, None
        by_key[evaluation.pk] = evaluation
    if not by_key:
        return
    rows = (
        Rating.objects.of_branch()
        .filter(evaluation__in=by_key)
        .order_by()
        .values_list("evaluation", "status", "level")
        .annotate(
            number=Count("pk"),
            own=Count("pk", filter=~Q(self_level="")),
            gone=Count("pk", filter=DECISION_GONE),
        )
    )
    for key, status, level, number, own, gone in rows:
        evaluation = by_key[key]
        evaluation.counts[status] += number
        evaluation.decision_gone += gone
        if status != RatingStatus.EXCLUDED:
            evaluation.levels[level] += number
            evaluation.self_assessed += own
    newest = EvaluationMeeting.objects.filter(evaluation__in=by_key).order_by().values("evaluation")
    newest = newest.annotate(newest=Max("pk")).values("newest")
    for meeting in EvaluationMeeting.objects.filter(pk__in=newest):
        by_key[meeting.evaluation_id].last_meeting = meeting


def rated(evaluation: Evaluation) -> int:
    """How many of its rows get a level; from the counts."""
    return evaluation.counts.total() - evaluation.counts[RatingStatus.EXCLUDED]


def excellent_share(levels: Counter) -> tuple[int, int]:
    """(rated excellent, all who have a level) of counts by level."""
    whole = sum(levels[level] for level in Level.values)
    return levels[Level.EXCELLENT.value], whole


def numbered(user, number: str):
    """The case with this number that `user` sees, of this kind."""
    return Case.objects.visible_to(user).filter(kind=CODE, number=number)


def rows_of(evaluation: Evaluation, *statuses: str):
    """Its rows in the order of names, with what grids and papers show; of all statuses where none is given."""
    rows = Rating.objects.filter(evaluation=evaluation)
    if statuses:
        rows = rows.filter(status__in=statuses)
    return rows.select_related(
        "person__user", "changed_by", "confirmed_by", "meeting", "resolution", "remark_request__unit"
    ).order_by("person__sort_key", "pk")


def unready(evaluation: Evaluation) -> list[Rating]:
    """Rows that stay behind when what is complete is sent."""
    return list(rows_of(evaluation, RatingStatus.TO_RATE, RatingStatus.RETURNED))


def lacking_remarks(evaluation: Evaluation) -> list[Rating]:
    """Rows still with the branch whose former branch hasn't answered, or is none that could be asked."""
    rows = rows_of(evaluation, *AT_BRANCH).filter(came_on__isnull=False)
    return list(rows.filter(Q(remark_request__isnull=True) | Q(remark_request__answered_on__isnull=True)))


def decidable(evaluations: Iterable[Evaluation]):
    """Rows that a decision would name: confirmed ones, and those whose decision was withdrawn."""
    rows = Rating.objects.filter(DECIDABLE, evaluation__in=list(evaluations))
    return rows.select_related("person", "meeting", "resolution").order_by("evaluation", "person__sort_key", "pk")


def names_of(people: Sequence[Person]) -> str:
    """ "Lò Thị Một, Lò Văn Hai và 10 người khác"."""
    told = ", ".join(str(person) for person in people[:MOST_NAMES])
    more = len(people) - MOST_NAMES
    return texts.NAMES_MORE.format(names=told, count=more) if more > 0 else told


def members_of(branch: Unit):
    """Who may vote at a meeting of the branch today."""
    return Person.objects.members().filter(current_unit=branch)


def counts_for(evaluation: Evaluation) -> set[int]:
    """Units for which an evaluation that is done counts besides the branch: who confirmed."""
    return {evaluation.base_id}
