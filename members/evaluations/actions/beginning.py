"""The list of who is rated: written down when a branch begins, and kept in step with the ledger while it prepares."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.audit import journal
from branches.cases import kinds, transitions
from branches.rulesets import definitions
from branches.units import superiors
from branches.units.actions import tree
from branches.units.models import Unit
from members.evaluations import queries, roll, rules, texts
from members.evaluations.actions import steps
from members.evaluations.models import (
    AT_BRANCH,
    NOT_OF_BRANCH,
    Evaluation,
    EvaluationRound,
    Exclusion,
    Rating,
    RatingStatus,
    RemarkRequest,
    Status,
)
from members.people.actions import memberships


@transaction.atomic
def begin_evaluation(round_: EvaluationRound, branch: Unit, *, actor) -> Evaluation:
    """A case of `branch` in the round that is nearest above it, with a row for everybody on its list.

    Former branches of those who moved in shortly before are asked for a remark. Raises PermissionDenied,
    ValidationError.
    """
    # Two at once: the second one finds the case of the first.
    branch = tree.locked(branch)
    round_ = EvaluationRound.objects.select_related("unit").get(pk=round_.pk)
    rules.may_begin(actor, branch).require()
    base = _check(round_, branch)
    listed = roll.roll_of(branch, round_.cut_off_on, round_.year)
    if not any(each.exclusion not in NOT_OF_BRANCH for each in listed):
        raise ValidationError(texts.NOBODY_THERE.format(branch=branch, day=f"{round_.cut_off_on:%d/%m/%Y}"))
    memberships.lock_people([each.person.pk for each in listed])
    with journal.act("members.evaluation.begun", actor=actor, unit=branch, year=round_.year) as entry:
        case = transitions.open_case(
            kinds.kind_of(queries.CODE),
            about=texts.ABOUT.format(branch=branch.name)[:160],
            unit=branch,
            actor=actor,
            status=Status.LISTED,
            act="draft",
            note=_told(round_, listed),
        )
        evaluation = Evaluation(case=case, round=round_, branch=branch, base=base, year=round_.year)
        evaluation.full_clean(exclude=["case"])
        evaluation.save()
        _write(evaluation, listed, actor)
        transitions.advance(
            evaluation,
            Status.PREPARING,
            act="begin",
            actor=actor,
            holder=branch,
            due_on=steps.due(evaluation, Status.PREPARING),
        )
        entry.update(subject=evaluation, number=case.number, people=len(listed))
    return evaluation


def _check(round_, branch):
    """Who decides over the branch. Raises ValidationError."""
    if not branch.level.is_branch or branch.closed_on:
        raise ValidationError(texts.NOT_A_BRANCH.format(unit=branch))
    if not branch.path.startswith(round_.unit.path):
        raise ValidationError(texts.OUTSIDE_ROUND.format(branch=branch))
    nearest = queries.nearest(branch, round_.year)
    if nearest.pk != round_.pk:
        raise ValidationError(texts.OTHER_ROUND.format(branch=branch, year=round_.year, unit=nearest.unit))
    if round_.opens_on > timezone.localdate():
        raise ValidationError(texts.NOT_OPEN_YET.format(day=f"{round_.opens_on:%d/%m/%Y}"))
    if queries.begun([branch.pk], [round_.year]):
        raise ValidationError(texts.BEGUN_BEFORE.format(branch=branch, year=round_.year))
    base = superiors.base_above(branch)
    if base is None:
        raise ValidationError(texts.NO_SUPERIOR.format(unit=branch))
    return base


def _told(round_, listed):
    rated = sum(not each.exclusion for each in listed)
    excluded = sum(bool(each.exclusion) for each in listed)
    return texts.NOTE_LISTED.format(day=f"{round_.cut_off_on:%d/%m/%Y}", rated=rated, excluded=excluded)


def _write(evaluation, listed, actor):
    rows = Rating.objects.bulk_create(
        Rating(
            evaluation=evaluation,
            person=each.person,
            year=evaluation.year,
            status=RatingStatus.EXCLUDED if each.exclusion else RatingStatus.TO_RATE,
            exclusion=each.exclusion,
            came_on=each.came_on,
            changed_by=actor,
        )
        for each in listed
    )
    _ask(rows, {each.person.pk: each.former for each in listed if each.former})


def _ask(rows, former):
    """Ask the branches that they came from, or who stands for one that is closed."""
    today = timezone.localdate()
    due_on = today + timedelta(days=definitions.on(today).evaluation_remark_days)
    units = {unit.pk: superiors.standing_for(unit) for unit in former.values()}
    RemarkRequest.objects.bulk_create(
        RemarkRequest(rating=row, unit=units[former[row.person_id].pk], asked_on=today, due_on=due_on)
        for row in rows
        if row.person_id in former
    )


def follow_ledger(evaluation: Evaluation, *, actor):
    """Bring the rows of a locked evaluation in step with what the ledger says of its cut-off date by now.

    Who turns out to have been here gets a row; who wasn't gets no level here, unless the row has left the branch. A
    hand doesn't undo that, nor does this undo what a hand decided. Four queries where nothing has changed.
    """
    listed = {
        each.person.pk: each for each in roll.roll_of(evaluation.branch, evaluation.round.cut_off_on, evaluation.year)
    }
    rows = list(queries.rows_of(evaluation))
    here = {key for key, each in listed.items() if each.exclusion not in NOT_OF_BRANCH}
    known = {row.person_id: row for row in rows}
    coming = [each for key, each in listed.items() if key in here and key not in known]
    back = [row for row in rows if row.exclusion in NOT_OF_BRANCH and row.person_id in here]
    gone = [
        row
        for row in rows
        if row.person_id not in here
        and (row.status in AT_BRANCH or (row.status == RatingStatus.EXCLUDED and row.exclusion not in NOT_OF_BRANCH))
    ]
    if not (coming or back or gone):
        return
    memberships.lock_people([each.person.pk for each in coming] + [row.person_id for row in [*back, *gone]])
    with steps.journalled("members.evaluation.followed", evaluation, actor=actor):
        if coming:
            _write(evaluation, coming, actor)
            _tell(evaluation, texts.NOTE_FOLLOWED_IN, [each.person for each in coming], actor)
        for row in gone:
            found = listed.get(row.person_id)
            why = found.exclusion if found else Exclusion.MOVED
            steps.move([row], RatingStatus.EXCLUDED, actor=actor, exclusion=why)
        for row in back:
            _take_back(row, listed[row.person_id], actor)
        if gone:
            _tell(evaluation, texts.NOTE_FOLLOWED_OUT, [row.person for row in gone], actor)
        if back:
            _tell(evaluation, texts.NOTE_FOLLOWED_IN, [row.person for row in back], actor)
    queries.load_counts([evaluation])


def _take_back(row, listed, actor):
    status = RatingStatus.EXCLUDED if listed.exclusion else RatingStatus.TO_RATE
    steps.move([row], status, actor=actor, exclusion=listed.exclusion, came_on=listed.came_on, reason="")


def _tell(evaluation, words, people, actor):
    note = words.format(names=queries.names_of(people))
    steps.tell(evaluation, "follow", actor=actor, for_unit=evaluation.branch, note=note)
