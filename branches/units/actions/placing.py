"""Where each row of a list of units would stand, and whether the rules let it."""

from branches.units import rules, texts
from branches.units.actions.lookups import children_of
from branches.units.actions.rows import Row
from branches.units.models import Unit


class Placing:
    """Finds what each row of a sheet (branches.units.actions.judging.Sheet) would change; refuses what can't stand
    where it would. Rows must know what is above them."""

    def __init__(self, sheet):
        self.sheet, self.actor, self.kinds, self.stored = sheet, sheet.actor, sheet.kinds, sheet.stored

    def run(self):
        for row in self.sheet.order:
            self._place(row)
        while self._refuse_misfits_below():
            for row in self.sheet.order:
                if not row.faults:
                    self._place(row)

    def _place(self, row):
        parent = self._standing(row)
        if row.faults or any(doubt.kind == "ambiguous" for doubt in row.doubts):
            return
        above, level_above = stored_unit(parent), _level(parent)
        stays = row.unit is not None and row.unit.parent_path == (above.path if above is not None else "")
        stays = stays and (parent is None) == (above is None)
        row.changes = self._changes(row, moved=not stays)
        if row.unit is not None and not stays and self._would_ring(row):
            return
        as_it_was = stays and "level" not in row.changes and (above is None or above.level_id == level_above.pk)
        if not as_it_was and not self._level_fits(row, parent, level_above):
            return
        if row.unit is None or row.changes:
            self._ask_rules(row, parent, moved=not stays)

    def _standing(self, row):
        """The row or the stored unit that it would stand under; refuses what nothing can stand under."""
        parent = row.parent
        if isinstance(parent, Row) and not parent.goes_in and parent.unit is None:
            sentence = texts.ROW_PARENT_WRONG if parent.faults else texts.ROW_PARENT_WAITS
            row.refuse("wrong", "parent_code", sentence.format(code=parent.code, row=parent.number))
            return None
        node = self.sheet.node(parent)
        stays = isinstance(node, Unit) and row.unit is not None and row.unit.parent_path == node.path
        if isinstance(node, Unit) and node.closed_on and not stays:
            message = texts.PARENT_CLOSED.format(unit=node, date=f"{node.closed_on:%d/%m/%Y}")
            row.refuse("closed", "parent_code", message)
        return node

    def _changes(self, row, *, moved):
        unit = row.unit
        if unit is None:
            return {}
        before = {
            "code": (unit.code, row.code),
            "name": (unit.name, row.name),
            "level": (unit.level, row.is_level),
            "sector": (unit.sector, row.is_sector),
        }
        changes = {name: old for name, (old, new) in before.items() if old != new}
        if moved:
            changes["parent_code"] = left.code if (left := self.stored.above(unit)) is not None else None
        if row.reopens:
            changes["closed_on"] = unit.closed_on
        return changes

    def _would_ring(self, row):
        way, node = [row], self.sheet.parent_of(row)
        while node is not None and node not in way:
            way.append(node)
            node = self.sheet.parent_of(node)
        if node is row:
            self.sheet.refuse_ring(row, [*way, row])
        return node is row

    def _level_fits(self, row, parent, level_above):
        if parent is None:
            if row.is_level.is_branch:
                row.refuse("missing", "parent_code", texts.BRANCH_NOT_ROOT.format(level=row.is_level))
        elif row.is_level.pk not in self.kinds.below[level_above.pk]:
            message = texts.LEVEL_NOT_UNDER.format(level=row.is_level, parent_level=level_above)
            row.refuse("not_under", "level", message)
        return not row.faults

    def _ask_rules(self, row, parent, *, moved):
        seen = self._as_rules_see(parent)
        if row.unit is None or row.reopens:
            asked = [("parent_code", rules.may_create(self.actor, seen, row.is_level))]
        else:
            asked = [("code", rules.may_edit(self.actor, row.unit))] if row.changes.keys() - {"parent_code"} else []
            asked += [("code", rules.may_move(self.actor, row.unit, seen))] if moved else []
        for about, decision in asked:
            if not decision and not row.faults:
                row.refuse("not_allowed", about, decision.reason)

    def _as_rules_see(self, parent):
        """A unit that is yet to be made, or to change, as it would be: whoever reaches what is above it reaches it."""
        if not isinstance(parent, Row):
            return parent
        node = parent
        while isinstance(node, Row) and node.unit is None:
            node = self.sheet.parent_of(node)
        base = stored_unit(node).path if node is not None else ""
        path = base if node is parent else base + "~" * Unit.steplen
        return Unit(code=parent.code, name=parent.name, level=parent.is_level, path=path)

    def _refuse_misfits_below(self):
        """Units below that the file leaves where they are must fit under a new level. Gives whether one doesn't."""
        changed = [row for row in self.sheet.order if row.goes_in and row.unit is not None and "level" in row.changes]
        paths = {row.unit.path: row for row in changed}
        refused = False
        for child in children_of(paths) if paths else ():
            listed, row = self.sheet.by_unit.get(child.code), paths[child.parent_path]
            if (listed is None or not listed.goes_in) and child.level_id not in self.kinds.below[row.is_level.pk]:
                if not row.faults:
                    row.refuse("not_over", "level", texts.LEVEL_NOT_OVER.format(level=child.level, own=row.is_level))
                refused = True
        return refused


def stored_unit(thing: Row | Unit | None) -> Unit | None:
    """The unit that a row is about, if it is there yet."""
    return thing.unit if isinstance(thing, Row) else thing


def _level(thing):
    return thing.is_level if isinstance(thing, Row) else thing.level if thing is not None else None
