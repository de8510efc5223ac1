"""Writing into rows: a whole grid at once, where what is right is saved and the rest told row by row."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from branches.cases import transitions
from members.evaluations import rules, texts
from members.evaluations.actions import steps
from members.evaluations.models import Evaluation, Level, Rating, RatingStatus
from members.people.actions import copying

LONGEST_REMARK = 250
MOST = 100_000
COUNTS = ("present", "in_favour", "against", "abstained")
_COLUMNS = [*COUNTS, "meeting", "voted_level", "self_level", "self_own", "level", "remark"]
_COLUMNS += ["version", "changed_by", "changed_at"]


@dataclass(frozen=True)
class Typed:
    """What somebody typed into the row `entry` (a key) that the page showed at `version`: levels by code (empty for
    none), counts as numbers or None. `seen`: somebody who was returned was looked at again and keeps the level."""

    entry: int
    version: int
    self_level: str = ""
    counts: tuple[int | None, int | None, int | None, int | None] = (None, None, None, None)
    level: str = ""
    remark: str = ""
    seen: bool = False


@dataclass
class Saved:
    """Keys of the rows that were saved; {key: sentence} of those that somebody else changed meanwhile, and of those
    that can't be so."""

    saved: set[int] = field(default_factory=set)
    stale: dict[int, str] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)


@transaction.atomic
def save_ratings(evaluation: Evaluation, *, actor, typed: Sequence[Typed]) -> Saved:
    """Write what was typed. Rows are asked one by one, and written together; a row that doesn't differ from what is
    stored is left alone. Raises PermissionDenied.
    """
    evaluation = steps.held(evaluation)
    rules.may_write(actor, evaluation).require()
    rows = Rating.objects.select_for_update(of=("self",)).filter(evaluation=evaluation)
    rows = rows.filter(pk__in=[each.entry for each in typed]).select_related("changed_by", "person__user", "meeting")
    rows = {row.pk: row for row in rows}
    saved, changed = Saved(), []
    for each in typed:
        row = rows.get(each.entry)
        if row is None:
            saved.refused[each.entry] = texts.ROW_GONE
        elif not _differs(row, each):
            continue
        elif not (decision := rules.may_write_row(row)):
            saved.refused[each.entry] = decision.reason
        elif row.version != each.version:
            saved.stale[each.entry] = _stale(row)
        elif fault := _fault(evaluation, row, each):
            saved.refused[each.entry] = fault
        else:
            changed.append((row, each))
    if changed:
        with steps.journalled("members.evaluation.saved", evaluation, actor=actor, count=len(changed)):
            _write(evaluation, changed, actor)
            steps.touch(evaluation)
        saved.saved = {row.pk for row, _ in changed}
    return saved


def told(row: Rating) -> str:
    """What stands on a row, in short."""
    if not row.level:
        return texts.NO_LEVEL_TOLD
    level = Level(row.level).label
    if row.present is None:
        return level
    return texts.LEVEL_TOLD.format(level=level, in_favour=row.in_favour, present=row.present)


def _stale(row) -> str:
    at = timezone.localtime(row.changed_at)
    return texts.STALE_ROW.format(name=row.changed_by, at=f"{at:%H:%M}", told=told(row))


def _counts(row):
    return tuple(getattr(row, name) for name in COUNTS)


def _differs(row, each):
    if each.seen and row.status == RatingStatus.RETURNED:
        return True
    stored = (row.self_level, _counts(row), row.level, row.remark)
    return stored != (each.self_level, tuple(each.counts), each.level, each.remark)


def _fault(evaluation, row, each) -> str:
    """Why this can't stand on a row; empty where it can."""
    if each.level not in ("", *Level.values) or each.self_level not in ("", *Level.values):
        return texts.LEVEL_WRONG
    if each.self_level != row.self_level and not (decision := rules.may_write_for(row)):
        return decision.reason
    if len(each.remark) > LONGEST_REMARK:
        return texts.REMARK_LONG.format(length=len(each.remark))
    counts = each.counts
    if all(count is None for count in counts):
        return ""
    if None in counts:
        return texts.COUNTS_PARTLY
    present, in_favour, against, abstained = counts
    given = in_favour + against + abstained
    if present < 1:
        return texts.COUNTS_NOBODY
    if given != present:
        return texts.COUNTS_DISAGREE.format(
            in_favour=in_favour, against=against, abstained=abstained, given=given, present=present
        )
    meeting = evaluation.last_meeting if tuple(counts) != _counts(row) else row.meeting
    if meeting is None:
        return texts.MEETING_FIRST
    if present > meeting.entitled:
        return texts.COUNTS_MORE.format(present=present, entitled=meeting.entitled)
    return ""


def _write(evaluation, changed, actor):
    now, moves = timezone.now(), {}
    for row, each in changed:
        looked_at = each.seen or (_counts(row), row.level, row.remark) != (tuple(each.counts), each.level, each.remark)
        if tuple(each.counts) != _counts(row):
            for name, count in zip(COUNTS, each.counts, strict=True):
                setattr(row, name, count)
            row.meeting = evaluation.last_meeting if row.present is not None else None
            row.voted_level = ""
        # Counts that came before any level are of the first one that is written down.
        if row.present is not None and not row.voted_level:
            row.voted_level = each.level
        row.self_own = row.self_own and each.self_level == row.self_level
        row.self_level, row.level, row.remark = each.self_level, each.level, each.remark
        row.version += 1
        row.changed_by, row.changed_at = actor, now
        status = _after(row, looked_at)
        if status != row.status:
            moves.setdefault(status, []).append(row)
    rows = [row for row, _ in changed]
    # A row that loses its level or its vote goes back before either is taken from it.
    transitions.move_many(moves.get(RatingStatus.TO_RATE, []), RatingStatus.TO_RATE)
    copying.update(Rating, rows, _COLUMNS)
    transitions.move_many(moves.get(RatingStatus.PROPOSED, []), RatingStatus.PROPOSED)


def _after(row, looked_at):
    """Where a row stands with what is on it now. One that came back waits until somebody has looked at it again."""
    if row.status == RatingStatus.RETURNED and not looked_at:
        return row.status
    return RatingStatus.PROPOSED if row.is_complete else RatingStatus.TO_RATE
