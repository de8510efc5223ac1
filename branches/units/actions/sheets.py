"""Units from a list: made where they are missing, changed where they differ, and taken back."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from branches.audit import journal
from branches.units import rules
from branches.units.actions import tree
from branches.units.actions.judging import Sheet
from branches.units.actions.rows import Row, state
from branches.units.models import Unit, UnitPeriod

__all__ = ["Row", "import_units", "write"]


@transaction.atomic
def import_units(rows: Sequence[Row], *, actor, under: Unit | None = None, on: date | None = None) -> Counter:
    """Bring the tree in line with `rows`, all or none; what is already so stays untouched.

    A new unit without a parent goes under `under` (None: to the top); a known one without a parent stays where it is.
    Changes hold from the day `on`, today if not given. Fills verdict, why and message of each row and gives how many
    rows have each verdict. With any "error" nothing has been written.
    """
    tree.hold(alone=True)
    sheet = Sheet(rows, actor=actor, under=under)
    sheet.judge()
    if not any(row.faults for row in rows) and any(row.writes for row in rows):
        with journal.act("units.sheet.imported", actor=actor, subject=under, unit=under) as entry:
            write(sheet, on=on or timezone.localdate())
            entry.update(Counter(row.verdict for row in rows))
    return Counter(row.verdict for row in rows)


def write(sheet: Sheet, *, on: date):
    """Write the rows of a judged sheet that go in, as true from the day `on`; fills verdict, why, unit, was and now.

    The caller holds the tree alone since before it was judged, and has opened the act.
    """
    for siblings in _by_parent(sheet):
        # Read anew: a group above may have made or moved it.
        above = siblings[0][1]
        parent = tree.locked(above.unit if isinstance(above, Row) else above) if above is not None else None
        rows = [row for row, _ in siblings]
        _create([row for row in rows if row.unit is None], parent, sheet.actor, on)
        for row in rows:
            if row.changes:
                _change(row, parent, on)


def _by_parent(sheet):
    """Groups of (row, what it stands under) with one parent each, from the top down."""
    groups, depths = {}, {}
    for row in sheet.order:
        if row.goes_in:
            parent = sheet.parent_of(row)
            node, depth = parent, 0
            while node is not None:
                if isinstance(node, Row):
                    depth = depths[node] + 1
                    break
                node = sheet.parent_of(node)
            depths[row] = depth
            if row.writes:
                groups.setdefault((depth, parent), []).append((row, parent))
    return [group for _, group in sorted(groups.items(), key=lambda item: item[0][0])]


def _create(rows, parent, actor, on):
    if not rows:
        return
    units = []
    for row in rows:
        rules.may_create(actor, parent, row.is_level).require()
        units.append(Unit(code=row.code, name=row.name, level=row.is_level, sector=row.is_sector))
    tree.append(parent, units, on)
    for row, unit in zip(rows, units, strict=True):
        row.unit, row.verdict, row.now = unit, "created", state(unit, parent)


def _change(row, parent, on):
    unit = tree.locked(row.unit)
    old_parent = Unit.objects.filter(path=unit.parent_path).first() if unit.parent_path else None
    moved = "parent_code" in row.changes
    row.was = state(unit, old_parent)
    unit.code, unit.name, unit.level, unit.sector = row.code, row.name, row.is_level, row.is_sector
    if row.reopens:
        _reopen(unit, parent, on)
    else:
        tree.keep_period(unit, on=on, parent=parent)
    if moved:
        Unit.objects.move(unit, Unit.objects.get(pk=parent.pk), pos="last-child")
    unit.folded_name = tree.folded(unit.name)
    unit.version += 1
    unit.save(update_fields=["code", "name", "level", "sector", "folded_name", "closed_on", "version"])
    tree.tell([unit], old_parent=old_parent or parent if moved else None)
    row.now = state(unit, parent)
    row.unit, row.verdict, row.why = unit, "changed", [f"changed:{name}" for name in row.changes]


def _reopen(unit, parent, on):
    """What taking an import back closed goes on under its own code."""
    unit.closed_on = None
    UnitPeriod.objects.create(
        unit=unit, parent=parent, name=unit.name, level_id=unit.level_id, sector_id=unit.sector_id, begins_on=on
    )
