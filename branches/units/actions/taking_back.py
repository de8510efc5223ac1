"""What a list of units has written, taken back: changes are put back, units that it made are closed again."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import F
from django.utils import timezone

from branches.audit import journal
from branches.positions.models import Position
from branches.units import queries, rules, texts
from branches.units.actions import tree
from branches.units.actions.judging import Sheet
from branches.units.actions.lookups import TAKEN_BACK, children_of
from branches.units.actions.rows import Row, state
from branches.units.actions.sheets import write
from branches.units.models import Unit

FIELDS = ("code", "name", "level", "sector", "parent_code")


@dataclass(frozen=True)
class Step:
    """What one row wrote. `before` and `after`: values as `state` gives them; for what it made or reopened there is
    only `after`. `kept`: why the unit stays whatever it is now."""

    number: int
    key: int
    made: bool
    after: dict
    before: dict = field(default_factory=dict)
    kept: str = ""


def take_back(steps: Sequence[Step], *, actor, within: Unit) -> list[tuple[int, str]]:
    """Undo what rows of a list wrote, except what was built upon since; gives (row number, why) of what stays.

    In the caller's transaction and act.
    """
    tree.hold(alone=True)
    left = _put_back([step for step in steps if not step.made], actor, within)
    left += _close([step for step in steps if step.made], actor, within)
    return sorted(left)


def _put_back(steps, actor, within):
    """Field by field: a value that is no longer the file's was edited since, and stays."""
    left, rows = [], []
    found = _found(steps)
    above = Unit.objects.in_bulk([step.before["parent_code"] for step in steps if step.before["parent_code"]])
    for step in steps:
        unit, now = found[step.key]
        if unit.closed_on:
            left.append((step.number, texts.LEFT_CLOSED.format(unit=unit)))
            continue
        touched = [name for name in FIELDS if step.before[name] != step.after[name]]
        edited = [texts.SHEET_FIELDS[name].lower() for name in touched if now[name] != step.after[name]]
        if edited:
            left.append((step.number, texts.LEFT_FIELDS.format(unit=unit, fields=", ".join(edited))))
        back = {name: step.before[name] for name in touched if now[name] == step.after[name]}
        if back:
            rows.append(_row_back(step.number, unit, {**now, **back}, "parent_code" in back and above))
    sheet = Sheet(rows, actor=actor, within=within)
    sheet.judge()
    for row in rows:
        if row.faults:
            left.append((row.number, texts.LEFT_IN_THE_WAY.format(unit=row.meant, reason=row.message)))
    write(sheet, on=timezone.localdate())
    return left


def _row_back(number, unit, values, above):
    return Row(
        number,
        code=values["code"],
        name=values["name"],
        level=values["level"],
        sector=values["sector"] or "",
        parent_code=above[values["parent_code"]].code if above else "",
        meant=unit,
        no_sector=not values["sector"],
    )


def _close(steps, actor, within):
    """From the leaves upwards, so that what is closed is in nobody's way."""
    left, closed = [], []
    found = _found(steps)
    by_depth = groupby(sorted(steps, key=lambda step: -found[step.key][0].depth), lambda step: found[step.key][0].depth)
    today = timezone.localdate()
    for _, group in by_depth:
        level, free = list(group), []
        around = _Around([found[step.key][0] for step in level])
        for step in level:
            unit, now = found[step.key]
            if unit.closed_on:
                continue
            if reason := step.kept or _in_the_way(unit, now, step, actor, around):
                left.append((step.number, reason))
            else:
                free.append(unit)
        tree.end_histories(free, today)
        Unit.objects.filter(pk__in=[unit.pk for unit in free]).update(closed_on=today, version=F("version") + 1)
        closed += free
    if closed:
        tree.tell(closed)
        codes = [unit.code for unit in closed]
        journal.journal(TAKEN_BACK, actor=actor, subject=within, unit=within, codes=codes)
    return left


class _Around:
    """What stands above and below units, and who holds posts in them: three queries for all."""

    def __init__(self, units):
        above = Unit.objects.filter(path__in={unit.parent_path for unit in units})
        self.parents = {unit.path: unit for unit in above.select_related("level")}
        self.over = {child.parent_path for child in children_of({unit.path for unit in units})}
        self.posts = set(Position.objects.filter(unit__in=units).values_list("unit_id", flat=True))


def _in_the_way(unit, now, step, actor, around):
    if now != step.after:
        return texts.LEFT_EDITED.format(unit=unit)
    whole = unit.path in around.over
    obstacles = queries.closing_obstacles(unit) if whole else queries.pillars_obstacles(unit)
    if unit.pk in around.posts:
        obstacles.append(texts.LEFT_POSTS)
    if obstacles:
        return texts.LEFT_USED.format(unit=unit, obstacles=" ".join(obstacles))
    # Whoever may make a unit there may unmake it.
    decision = rules.may_create(actor, around.parents.get(unit.parent_path), unit.level)
    return "" if decision else texts.LEFT_IN_THE_WAY.format(unit=unit, reason=decision.reason)


def _found(steps):
    """{key: (the unit, held until the transaction ends, and what it is now)}."""
    units = Unit.objects.select_for_update(of=("self",)).select_related("level", "sector")
    found = {unit.pk: unit for unit in units.filter(pk__in=[step.key for step in steps]).order_by("pk")}
    above = {unit.path: unit for unit in Unit.objects.filter(path__in={unit.parent_path for unit in found.values()})}
    return {key: (unit, state(unit, above.get(unit.parent_path))) for key, unit in found.items()}
