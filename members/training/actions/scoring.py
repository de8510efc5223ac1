"""Writing down points, a whole grid at once: what is right is saved, what isn't is told row by row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from branches.cases import transitions
from branches.cases.models import Acting
from members.people.actions import copying
from members.training import rules, scores, texts
from members.training.actions import steps
from members.training.actions.following import follow_moves
from members.training.models import EntryStatus, Group, Side, Status, TrainingEntry, TrainingProgramme

# Rows that lose a score go back before it is taken from them; those that are whole go on once it is written.
_BACK = (EntryStatus.APPROVED, EntryStatus.SELF_SCORED)


@dataclass(frozen=True)
class Typed:
    """What somebody typed into the row `entry` (a key) that the page showed at `version`: {group: score or None}.

    `seen`: somebody who was returned was looked at again and keeps these points.
    """

    entry: int
    version: int
    scores: Mapping[str, int | None]
    seen: bool = False


@dataclass
class Saved:
    """Keys of the rows that were saved; {key: sentence} of those that somebody else changed meanwhile, and of those
    that take no points."""

    saved: set[int] = field(default_factory=set)
    stale: dict[int, str] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)


def save_scores(programme: TrainingProgramme, *, actor, side: Side, typed: Sequence[Typed]) -> Saved:
    """Write the points of one side. Rows are asked one by one, and written together; a row that doesn't differ from
    what is stored is left alone. Raises PermissionDenied.
    """
    follow_moves(timezone.localdate(), [programme.branch_id])
    return _save(programme, actor=actor, side=side, typed=typed)


def score_oneself(entry: TrainingEntry, *, actor, scores: Mapping[str, int | None], version: int) -> Saved:
    """The points of a member's own side, by the member; `version` is that of the row that the page showed.

    Raises PermissionDenied.
    """
    follow_moves(timezone.localdate(), [entry.programme.branch_id])
    return _score_oneself(entry, actor=actor, typed=Typed(entry.pk, version, scores))


@transaction.atomic
def _score_oneself(entry, *, actor, typed):
    # It may just have gone along to another branch.
    entry = TrainingEntry.objects.select_related("programme").get(pk=entry.pk)
    programme = steps.held(entry.programme)
    row = TrainingEntry.objects.select_for_update(of=("self",)).select_related("changed_by", "person").get(pk=entry.pk)
    rules.may_score_oneself(actor, row.person, programme, row).require()
    saved = Saved()
    if not _differs(row, typed, Side.SELF):
        return saved
    if row.version != typed.version:
        saved.stale[row.pk] = _stale(row, Side.SELF, texts.STALE_OWN)
        return saved
    with steps.journalled("members.training.scored_oneself", programme, actor=actor):
        _write([(row, typed)], Side.SELF, actor)
        transitions.record(
            programme.case,
            act="score_own",
            actor=actor,
            for_unit=programme.branch,
            note=steps.people([row]),
            acting=Acting.OWN,
        )
        if programme.status != Status.AT_SUPERIOR:
            steps.touch(programme)
    saved.saved.add(row.pk)
    return saved


@transaction.atomic
def _save(programme, *, actor, side, typed):
    programme = steps.held(programme)
    rules.may_score(actor, programme).require()
    rows = TrainingEntry.objects.select_for_update(of=("self",)).filter(programme=programme)
    rows = {row.pk: row for row in rows.filter(pk__in=[each.entry for each in typed]).select_related("changed_by")}
    saved, changed = Saved(), []
    for each in typed:
        row = rows.get(each.entry)
        if row is None:
            saved.refused[each.entry] = texts.ROW_GONE
        elif not _differs(row, each, side):
            continue
        elif not (decision := rules.may_score_row(programme, row)):
            saved.refused[each.entry] = decision.reason
        elif row.version != each.version:
            saved.stale[each.entry] = _stale(row, side)
        else:
            changed.append((row, each))
    if changed:
        with steps.journalled("members.training.scored", programme, actor=actor, side=side.value, count=len(changed)):
            _write(changed, side, actor)
            # Whoever is about to send is told; the superior's rows are none of these.
            if programme.status != Status.AT_SUPERIOR:
                steps.touch(programme)
        saved.saved = {row.pk for row, _ in changed}
    return saved


def _stale(row, side, told=texts.STALE_ROW) -> str:
    at = timezone.localtime(row.changed_at)
    return told.format(name=row.changed_by, at=f"{at:%H:%M}", scores=scores.told(row, side))


def _differs(row, each, side):
    if each.seen and row.status == EntryStatus.RETURNED:
        return True
    return any(row.score(side, group) != score for group, score in each.scores.items())


def _write(changed, side, actor):
    now, moves = timezone.now(), {}
    for row, each in changed:
        kept = {which: {group: row.score(which, group) for group in Group.values} for which in Side}
        kept[side] = {**kept[side], **each.scores}
        same_points = side != Side.BRANCH and row.status == EntryStatus.RETURNED and not each.seen
        # What the member's own points say of somebody who was returned changes nothing of why.
        status = row.status if same_points else scores.state_after(row, kept[Side.BRANCH], kept[Side.SELF])
        if status != row.status:
            moves.setdefault(status, []).append(row)
        row.new_scores = kept[side]
    for status in _BACK:
        transitions.move_many(moves.get(status, []), status)
    for row, _ in changed:
        for group, score in row.new_scores.items():
            setattr(row, side.field(group), score)
        row.version += 1
        row.changed_by, row.changed_at = actor, now
    rows = [row for row, _ in changed]
    copying.update(TrainingEntry, rows, [*side.fields, "version", "changed_by", "changed_at"])
    for status, moved in moves.items():
        if status not in _BACK:
            transitions.move_many(moved, status)
