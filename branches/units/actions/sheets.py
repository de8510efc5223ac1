"""Units from a list: made where they are missing, changed where they differ, all rows or none."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from branches.access import reach
from branches.audit import journal
from branches.positions.models import Grant
from branches.units import rules, texts
from branches.units.actions import tree
from branches.units.models import Level, Sector, Unit
from branches.vietnamese.names import clean, fold

_CODE = re.compile(Unit._meta.get_field("code").validators[0].regex)
_LONGEST_CODE = Unit._meta.get_field("code").max_length
_LONGEST_NAME = Unit._meta.get_field("name").max_length


@dataclass
class Row:
    """A line of the file and what became of it. All cells are texts; an empty one is ""."""

    number: int
    code: str
    name: str
    level: str
    sector: str = ""
    parent_code: str = ""
    # created, changed, same or error; when any row is an error, what would have become of the others.
    verdict: str = "same"
    why: list[str] = field(default_factory=list)  # "kind:field"
    message: str = ""

    def refuse(self, kind: str, about: str, message: str):
        """The first fault is the one to mend; later ones only join `why`."""
        self.verdict = "error"
        self.why.append(f"{kind}:{about}")
        self.message = self.message or message


@dataclass
class _Wanted:
    """What a faultless row says, looked up."""

    row: Row
    level: Level
    sector: Sector | None
    parent: str  # code; "" is the top
    unit: Unit | None  # as it is stored


class _Undo(Exception):
    """Takes back the transaction when rows are wrong."""


def import_units(rows: Sequence[Row], *, actor, under: Unit | None = None, on: date | None = None) -> Counter:
    """Bring the tree in line with `rows`; what is already so stays untouched.

    A new unit without a parent goes under `under` (None: to the top); a known one without a parent stays where it is.
    Changes hold from the day `on`, today if not given. Fills verdict, why and message of each row and gives how many
    rows have each verdict. With any "error" nothing has been written.
    """
    try:
        with transaction.atomic():
            tree.hold(alone=True)
            work = _Sheet(rows, actor, under, on or timezone.localdate())
            wanted = work.look_up()
            if not any(row.verdict == "error" for row in rows):
                work.write(wanted)
            if any(row.verdict == "error" for row in rows):
                raise _Undo
    except _Undo:
        pass
    return Counter(row.verdict for row in rows)


class _Sheet:
    def __init__(self, rows, actor, under, on):
        self.rows, self.actor, self.under, self.on = rows, actor, under, on
        self.levels = {level.pk: level for level in Level.objects.prefetch_related("children")}
        self.sectors = {sector.pk: sector for sector in Sector.objects.all()}
        self.level_names = _by_name(self.levels.values())
        self.sector_names = _by_name(self.sectors.values())
        self.below = {level.pk: {child.pk for child in level.children.all()} for level in self.levels.values()}
        for row in rows:
            row.code, row.parent_code = clean(row.code).upper(), clean(row.parent_code).upper()
            row.name, row.level, row.sector = clean(row.name), clean(row.level), clean(row.sector)
        self.first = {}
        for row in rows:
            self.first.setdefault(row.code, row)
        self.stored = self._stored_units()

    def _stored_units(self):
        """{code: unit} of all that the file names, with everything above them."""
        codes = {row.code for row in self.rows} | {row.parent_code for row in self.rows}
        named = list(Unit.objects.filter(code__in=codes).select_related("level", "sector"))
        named += [self.under] if self.under else []
        above = {path for unit in named for path in unit.ancestor_paths}
        found = {unit.code: unit for unit in Unit.objects.filter(path__in=above).select_related("level", "sector")}
        found.update({unit.code: unit for unit in named})
        self.code_at = {unit.path: unit.code for unit in found.values()}
        return found

    def look_up(self) -> dict[str, _Wanted]:
        """Judge every row by itself, then where it stands; {code: what it wants} of all that pass."""
        wanted = {}
        for row in self.rows:
            found = self._judge(row)
            if found:
                wanted[row.code] = found
        for each in wanted.values():
            self._judge_place(each, wanted)
        return {code: each for code, each in wanted.items() if each.row.verdict != "error"}

    def _judge(self, row):
        unit = self.stored.get(row.code)
        if not row.code:
            row.refuse("missing", "code", texts.ROW_NO_CODE)
        elif not _CODE.match(row.code) or len(row.code) > _LONGEST_CODE:
            row.refuse("wrong", "code", texts.ROW_WRONG_CODE.format(code=row.code[:_LONGEST_CODE]))
        elif self.first[row.code] is not row:
            row.refuse("twice", "code", texts.ROW_CODE_TWICE.format(code=row.code, row=self.first[row.code].number))
        elif unit and not reach.can(self.actor, Grant.READ, unit):
            row.refuse("taken", "code", texts.ROW_CODE_ELSEWHERE.format(code=row.code))
        elif unit and unit.closed_on:
            row.refuse("closed", "code", texts.ROW_CLOSED.format(unit=unit, date=f"{unit.closed_on:%d/%m/%Y}"))
        if not row.name:
            row.refuse("missing", "name", texts.ROW_NO_NAME)
        elif len(row.name) > _LONGEST_NAME:
            row.refuse("too_long", "name", texts.ROW_LONG_NAME.format(length=len(row.name), limit=_LONGEST_NAME))
        level = self.level_names.get(fold(row.level))
        if level is None:
            sentence = texts.ROW_UNKNOWN_LEVEL if row.level else texts.ROW_NO_LEVEL
            row.refuse(
                "unknown" if row.level else "missing",
                "level",
                sentence.format(text=row.level[:80], known=", ".join(map(str, self.levels.values()))),
            )
        sector = self.sector_names.get(fold(row.sector)) if row.sector else None
        if row.sector and sector is None:
            known = ", ".join(map(str, self.sectors.values()))
            row.refuse("unknown", "sector", texts.ROW_UNKNOWN_SECTOR.format(text=row.sector[:80], known=known))
        if row.verdict == "error":
            return None
        return _Wanted(row, level, sector, self._parent_code(row, unit), unit)

    def _parent_code(self, row, unit):
        if row.parent_code:
            return row.parent_code
        if unit:
            return self.code_at.get(unit.parent_path, "")
        return self.under.code if self.under else ""

    def _judge_place(self, each, wanted):
        row = each.row
        stays = each.unit is not None and self.code_at.get(each.unit.parent_path, "") == each.parent
        if stays and each.unit.level == each.level:
            return
        parent_level = self._parent_level(each, wanted, known=stays)
        if row.verdict == "error":
            return
        if cycle := self._cycle(row.code, wanted):
            row.refuse("cycle", "parent_code", texts.ROW_CYCLE.format(codes=" → ".join(cycle)))
        elif parent_level is None and each.level.is_branch:
            row.refuse("missing", "parent_code", texts.BRANCH_NOT_ROOT.format(level=each.level))
        elif parent_level is not None and each.level.pk not in self.below[parent_level.pk]:
            message = texts.LEVEL_NOT_UNDER.format(level=each.level, parent_level=parent_level)
            row.refuse("not_under", "level", message)

    def _parent_level(self, each, wanted, *, known):
        """The level of the unit above; None at the top, and where the row has been refused.

        `known`: it already stands there, so nothing is revealed to who can't reach the unit above.
        """
        row, code = each.row, each.parent
        stored = self.stored.get(code)
        if not code:
            return None
        if code in wanted:
            return wanted[code].level
        if code in self.first:
            message = texts.ROW_PARENT_WRONG.format(code=code, row=self.first[code].number)
            row.refuse("wrong", "parent_code", message)
        elif stored is None or not (known or reach.can(self.actor, Grant.READ, stored)):
            row.refuse("unknown", "parent_code", texts.ROW_UNKNOWN_PARENT.format(code=code))
        elif stored.closed_on:
            message = texts.PARENT_CLOSED.format(unit=stored, date=f"{stored.closed_on:%d/%m/%Y}")
            row.refuse("closed", "parent_code", message)
        return stored and stored.level

    def _cycle(self, start, wanted):
        """The codes from `start` up to `start` again, or an empty list when the way up ends."""
        way, code = [start], start
        while True:
            if code in wanted:
                code = wanted[code].parent
            else:
                code = self.code_at.get(self.stored[code].parent_path, "") if code in self.stored else ""
            if not code:
                return []
            way.append(code)
            if code == start:
                return way
            if way.count(code) > 1:
                return []  # a ring further up, told where it is

    def write(self, wanted):
        """Parents before children; refusals of the rules become errors of their rows."""
        if not any(self._differs(each) for each in wanted.values()):
            return
        with journal.act("units.sheet.imported", actor=self.actor, subject=self.under, unit=self.under) as entry:
            for siblings in self._by_parent(wanted):
                # Read anew: a group above may have moved it.
                parent = tree.locked(self.stored[siblings[0].parent]) if siblings[0].parent else None
                new = [each for each in siblings if each.unit is None and self._may_create(each, parent)]
                if new:
                    self._create(new, parent)
                for each in siblings:
                    if each.unit is not None and self._differs(each):
                        self._change(each, parent)
            entry.update(Counter(row.verdict for row in self.rows))

    def _differs(self, each):
        """Whether there is anything to write; the common answer is no, and costs nothing."""
        unit = each.unit
        return unit is None or (unit.name, unit.level, unit.sector, self.code_at.get(unit.parent_path, "")) != (
            each.row.name,
            each.level,
            each.sector,
            each.parent,
        )

    def _by_parent(self, wanted):
        """Groups of rows with one parent, from the top down."""
        groups, depth = {}, {}
        for code, each in wanted.items():
            groups.setdefault(each.parent, []).append(each)
            above, steps = each.parent, 0
            while above in wanted:
                above, steps = wanted[above].parent, steps + 1
            depth[code] = steps
        return sorted(groups.values(), key=lambda group: depth[group[0].row.code])

    def _may_create(self, each, parent):
        decision = rules.may_create(self.actor, parent, each.level)
        if not decision:
            each.row.refuse("not_allowed", "parent_code", decision.reason)
        return bool(decision)

    def _create(self, new, parent):
        units = [Unit(code=each.row.code, name=each.row.name, level=each.level, sector=each.sector) for each in new]
        tree.append(parent, units, self.on)
        for each, unit in zip(new, units, strict=True):
            each.row.verdict = "created"
            self.stored[unit.code] = unit

    def _change(self, each, parent):
        unit, row = tree.locked(each.unit), each.row
        old_parent = Unit.objects.filter(path=unit.parent_path).first() if unit.parent_path else None
        moved = old_parent != parent
        now = {"name": row.name, "level": each.level, "sector": each.sector}
        changes = [name for name, value in now.items() if getattr(unit, name) != value]
        try:
            rules.may_edit(self.actor, unit).require()
            if moved:
                rules.may_move(self.actor, unit, parent).require()
        except PermissionDenied as refusal:
            row.refuse("not_allowed", "code", str(refusal))
            return
        if "level" in changes and not self._fits_below(unit, each, row):
            return
        for name, value in now.items():
            setattr(unit, name, value)
        tree.keep_period(unit, on=self.on, parent=parent)
        if moved:
            Unit.objects.move(unit, Unit.objects.get(pk=parent.pk), pos="last-child")
        unit.folded_name = tree.folded(unit.name)
        unit.version += 1
        unit.save(update_fields=["name", "level", "sector", "folded_name", "version"])
        tree.tell([unit], old_parent=old_parent or parent if moved else None)
        row.verdict, row.why = "changed", [f"changed:{name}" for name in [*changes, *(["parent_code"] * moved)]]
        self.stored[unit.code] = unit

    def _fits_below(self, unit, each, row):
        """Children that the file doesn't change must be allowed under the new level."""
        below = Unit.objects.open().filter(path__startswith=unit.path, depth=unit.depth + 1)
        stays = below.exclude(code__in=self.first).select_related("level")
        for child in stays:
            if child.level_id not in self.below[each.level.pk]:
                row.refuse("not_over", "level", texts.LEVEL_NOT_OVER.format(level=child.level, own=each.level))
                return False
        return True


def _by_name(things):
    """{folded name or alias or code: thing}."""
    found = {}
    for thing in things:
        for name in (*thing.aliases, thing.name, thing.code):
            found[fold(name)] = thing
    return found
