"""Writing into rows: a whole grid at once, where what is right is saved and the rest told row by row; a member's
slip.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.attachments import actions as attachments
from branches.cases import transitions
from branches.cases.models import Acting
from branches.cases.texts import WRONG_STATE
from members.evaluations import rules, suggesting, texts
from members.evaluations.actions import steps
from members.evaluations.criteria import CRITERIA
from members.evaluations.models import SELF_FIELDS, Evaluation, Level, Rating, RatingStatus
from members.people.actions import copying

LONGEST_REMARK = 250
MOST = 100_000
COUNTS = ("present", "in_favour", "against", "abstained")
_COLUMNS = [*COUNTS, "meeting", "voted_level", "self_level", "level", "remark", "version", "changed_by", "changed_at"]


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
    rows = rows.filter(pk__in=[each.entry for each in typed]).select_related("changed_by", "person", "meeting")
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


@transaction.atomic
def record_slip(
    evaluation: Evaluation,
    rating: Rating,
    *,
    actor,
    version: int | None = None,
    texts_by_field: Mapping[str, str],
    self_level: str = "",
    self_on: date | None = None,
    typed: Mapping[str, object] | None = None,
    scan=None,
) -> Rating:
    """What the member wrote of itself, entered in its stead, and evidence that the branch types where no slice knows
    any.

    `typed` is {code of a criterion: value}, None for none. Raises WrongState, PermissionDenied; ValidationError by
    field.
    """
    evaluation = steps.held(evaluation)
    rules.may_write(actor, evaluation).require()
    rating = (
        Rating.objects.select_for_update(of=("self",)).select_related("person").get(pk=rating.pk, evaluation=evaluation)
    )
    rules.may_write_row(rating).require()
    if version is not None and version != rating.version:
        raise transitions.WrongState(WRONG_STATE.format(now=rating.get_status_display()))
    written = any(text.strip() for text in texts_by_field.values())
    _check_slip(evaluation, self_level, self_on, written or scan is not None)
    for name in SELF_FIELDS:
        setattr(rating, name, texts_by_field.get(name, "").strip())
    rating.self_level, rating.self_on = self_level, self_on
    if typed is not None:
        rating.typed = _checked(evaluation, rating, typed)
    with steps.journalled("members.evaluation.self_assessed", evaluation, actor=actor, person=rating.person_id):
        if scan is not None:
            _keep_scan(rating, scan, actor)
        rating.version += 1
        rating.changed_by, rating.changed_at = actor, timezone.now()
        rating.full_clean(exclude=["evaluation", "person"])
        fields = [*SELF_FIELDS, "self_level", "self_on", "self_scan", "typed", "version", "changed_by", "changed_at"]
        rating.save(update_fields=fields)
        _tell_slips(evaluation, actor)
    return rating


def _tell_slips(evaluation, actor):
    """One line of the timeline for all that somebody enters on a day; the journal knows each."""
    told = evaluation.case.steps.filter(act="self", actor=actor, begun_at__date=timezone.localdate())
    if told.exists():
        steps.touch(evaluation)
    else:
        steps.tell(evaluation, "self", actor=actor, for_unit=evaluation.branch, acting=Acting.RECORDED)


def _check_slip(evaluation, self_level, self_on, written):
    first, _ = evaluation.round.period
    if self_on and self_on > timezone.localdate():
        raise ValidationError({"self_on": texts.SELF_ON_FUTURE})
    if self_on and self_on < first:
        raise ValidationError({"self_on": texts.SELF_TOO_EARLY.format(day=f"{first:%d/%m/%Y}")})
    if (written or self_on) and not self_level:
        raise ValidationError({"self_level": texts.SELF_LEVEL_MISSING})


def _checked(evaluation, rating, typed) -> dict:
    """Values that a criterion knows, of criteria about which no slice says anything. Raises ValidationError by code."""
    known = suggesting.facts_of([rating.person_id], evaluation.round.period)[rating.person_id]
    found = {}
    for code in CRITERIA:
        value = typed.get(code)
        if value in (None, ""):
            continue
        if code in known:
            if value != rating.typed.get(code):
                raise ValidationError({code: texts.TYPED_KNOWN})
        elif code in texts.criteria.VALUE_WORDS:
            if value not in texts.criteria.VALUE_WORDS[code]:
                raise ValidationError({code: texts.LEVEL_WRONG})
        elif isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 100:
            raise ValidationError({code: texts.SHARE_WRONG})
        found[code] = value
    return found


def _keep_scan(rating, scan, actor):
    """Another scan takes the place of the one before, whose bytes go."""
    before = rating.self_scan
    rating.self_scan = attachments.store(scan, actor=actor)
    if before is not None:
        attachments.remove(before, actor=actor)
