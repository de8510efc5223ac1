"""What every act does alike: take the evaluation and rows as they stand, find out where it stands after, tell it."""

from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import F, Min
from django.utils import timezone

from branches.audit import journal
from branches.cases import transitions
from branches.cases.models import Case
from branches.cases.texts import WRONG_STATE
from branches.rulesets import definitions
from branches.units import superiors
from members.evaluations import queries, rules, texts
from members.evaluations.models import Evaluation, Rating, RatingStatus, Status

LONGEST_NOTE = 500
LONGEST_REASON = 250
# Of a line of the timeline; a step's note holds five hundred.
_LONGEST_CHANGES = 450


def take(evaluation: Evaluation, act: str, may, *, actor, version: int | None) -> Evaluation:
    """The evaluation, locked, with its counts, in a step in which `act` is there, of somebody who may.

    Raises transitions.WrongState where somebody was faster, and PermissionDenied.
    """
    evaluation = held(evaluation, version=version)
    if not rules.is_in_step(evaluation, act):
        raise transitions.WrongState(WRONG_STATE.format(now=evaluation.get_status_display()))
    may(actor, evaluation).require()
    return evaluation


def held(evaluation: Evaluation, *, version: int | None = None) -> Evaluation:
    """The evaluation as it stands now, locked with its case, with its counts. Raises transitions.WrongState."""
    evaluation = transitions.lock_case(evaluation, version=version)
    queries.load_counts([evaluation])
    return evaluation


def chosen(evaluation: Evaluation, entries: Iterable[int] | None, *statuses: str) -> list[Rating]:
    """The rows of these keys (None: all) in these statuses, locked, in the order of names.

    Raises ValidationError on "entries" for none, and for one that stands elsewhere by now.
    """
    rows = Rating.objects.select_for_update(of=("self",)).filter(evaluation=evaluation, status__in=statuses)
    wanted = None if entries is None else set(entries)
    if wanted is not None:
        rows = rows.filter(pk__in=wanted)
    found = list(rows.select_related("person", "confirmed_by", "resolution").order_by("person__sort_key", "pk"))
    if wanted is not None and len(found) != len(wanted):
        raise ValidationError({"entries": texts.ROWS_GONE})
    if not found:
        raise ValidationError({"entries": texts.ROWS_MISSING})
    return found


def move(rows: Sequence[Rating], status: str, *, actor, **changes):
    """All rows to `status`, told as changed by `actor`, in one statement."""
    transitions.move_many(
        rows, status, version=F("version") + 1, changed_by=actor, changed_at=timezone.now(), **changes
    )


@contextmanager
def journalled(name: str, evaluation: Evaluation, *, actor, **details):
    """One act in the journal of the branch."""
    number = evaluation.case.number
    with journal.act(name, actor=actor, subject=evaluation, unit=evaluation.branch, number=number, **details):
        yield


def settle(evaluation: Evaluation, act: str, *, actor, for_unit, note: str = "", base=None, closing: bool = False):
    """Where the evaluation stands now that its rows have changed, written with the step; without a change only told.

    With the superior as long as a row waits there, until the day by which the one that has waited longest should be
    dealt with; else returned where one is; else with the branch while one is open; then it waits for the decision, for
    its announcement; done when nothing is left of it, and, where nobody gets a level at all, once the branch is
    `closing` it.
    """
    note = note[:LONGEST_NOTE]
    queries.load_counts([evaluation])
    status = _follows(evaluation, closing)
    if status == evaluation.status:
        if status == Status.AT_SUPERIOR and (later := _due_of_longest(evaluation)) > evaluation.case.due_on:
            transitions.extend_due(evaluation.case, due_on=later, actor=actor, note=note, act=act, for_unit=for_unit)
            touch(evaluation)
        else:
            tell(evaluation, act, actor=actor, for_unit=for_unit, note=note)
        return
    more = {"base": base} if base is not None else {}
    if status == Status.DONE:
        more |= {"outcome": Case.Outcome.DONE}
    else:
        more |= {"holder": _holder(evaluation, status, base), "due_on": due(evaluation, status)}
    transitions.advance(evaluation, status, act=act, actor=actor, note=note, for_unit=for_unit, **more)


def tell(evaluation: Evaluation, act: str, *, actor, for_unit, note: str = "", acting: str = ""):
    """A line of the timeline for what moves no case; whoever has its page open is told that it changed."""
    note = note[:LONGEST_NOTE]
    transitions.record(evaluation.case, act=act, actor=actor, for_unit=for_unit, note=note, acting=acting)
    touch(evaluation)


def tell_changes(evaluation: Evaluation, act: str, changes: list[str], words: str, *, actor, for_unit):
    """`changes`, all of them, in as many lines of the timeline as that takes."""
    while changes:
        line = [changes[0]]
        while len(changes) > len(line) and len("; ".join([*line, changes[len(line)]])) <= _LONGEST_CHANGES:
            line.append(changes[len(line)])
        tell(evaluation, act, actor=actor, for_unit=for_unit, note=words.format(changes="; ".join(line)))
        changes = changes[len(line) :]


def touch(evaluation: Evaluation):
    evaluation.case.version += 1
    evaluation.case.save(update_fields=["version"])


def _follows(evaluation, closing):
    counts = evaluation.counts
    if counts[RatingStatus.SENT]:
        return Status.AT_SUPERIOR
    if counts[RatingStatus.RETURNED]:
        return Status.RETURNED
    if counts[RatingStatus.TO_RATE] or counts[RatingStatus.PROPOSED]:
        return Status.PREPARING
    if counts[RatingStatus.CONFIRMED]:
        return Status.DECIDING
    if counts[RatingStatus.DECIDED]:
        return Status.ANNOUNCING
    return Status.DONE if closing or counts[RatingStatus.ANNOUNCED] else Status.PREPARING


def _holder(evaluation, status, base):
    above = status in (Status.AT_SUPERIOR, Status.DECIDING)
    return superiors.standing_for((base or evaluation.base) if above else evaluation.branch)


def due(evaluation: Evaluation, status: str) -> date | None:
    """The last day for a step that begins today."""
    today = timezone.localdate()
    days = definitions.on(today)
    if status == Status.PREPARING and evaluation.round.due_on >= today:
        return evaluation.round.due_on
    return today + timedelta(
        days={
            Status.AT_SUPERIOR: days.evaluation_superior_days,
            Status.DECIDING: days.evaluation_decision_days,
            Status.ANNOUNCING: days.evaluation_announce_days,
        }.get(status, days.evaluation_return_days)
    )


def _due_of_longest(evaluation) -> date:
    """The last day for the rows that have waited longest. A row that waits is changed by nothing but being sent."""
    waiting = Rating.objects.filter(evaluation=evaluation, status=RatingStatus.SENT)
    sent_on = timezone.localdate(waiting.aggregate(first=Min("changed_at"))["first"])
    return sent_on + timedelta(days=definitions.on(sent_on).evaluation_superior_days)


def need(reason: str) -> str:
    """Raises ValidationError on "reason" where nothing is said, or more than a row holds."""
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": texts.REASON_MISSING})
    if len(reason) > LONGEST_REASON:
        raise ValidationError({"reason": texts.REASON_LONG.format(most=LONGEST_REASON)})
    return reason


def people(rows: Sequence[Rating]) -> str:
    """ "3 người: Lò Thị Một, …"; one by the name alone."""
    names = queries.names_of([rating.person for rating in rows])
    told = texts.NOTE_ONE if len(rows) == 1 else texts.NOTE_PEOPLE
    return told.format(count=len(rows), names=names)
