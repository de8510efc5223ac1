"""A list of units beside the tree: what each row would do, or what is in its way. Writes nothing."""

import re
from collections.abc import Sequence

from branches.access import reach
from branches.positions.models import Grant
from branches.units import rules, texts
from branches.units.actions.lookups import Kinds, Stored, children_of
from branches.units.actions.placing import Placing, stored_unit
from branches.units.actions.rows import Row
from branches.units.models import Unit
from branches.vietnamese.names import clean, fold

_CODE = re.compile(Unit._meta.get_field("code").validators[0].regex)
_LONGEST_CODE = Unit._meta.get_field("code").max_length
_LONGEST_NAME = Unit._meta.get_field("name").max_length
_SHOWN = 80


class Sheet:
    """Rows of one list as `actor` may bring them in. Rows may name each other in any order.

    `under`: the unit below which new rows go that name no unit above (None: to the top). `within`: nothing outside it
    is touched. `asks`: somebody is there to say whether a namesake is meant; otherwise codes alone tell units apart.
    """

    def __init__(
        self, rows: Sequence[Row], *, actor, under: Unit | None = None, within: Unit | None = None, asks: bool = False
    ):
        self.rows, self.actor, self.under, self.within, self.asks = rows, actor, under, within, asks
        self.kinds = Kinds()
        self.first: dict[str, Row] = {}  # by code
        self.by_unit: dict[str, Row] = {}  # by the code that is stored
        self.order: list[Row] = []  # faultless rows, parents before children

    def judge(self):
        """Fill what is found of each row."""
        for row in self.rows:
            row.code, row.parent_code = clean(row.code).upper(), clean(row.parent_code)
            row.name, row.level, row.sector = clean(row.name), clean(row.level), clean(row.sector)
        for row in self.rows:
            self.first.setdefault(row.code, row)
        self.stored = Stored(self.rows, (self.under, self.within, *(row.meant for row in self.rows)))
        for row in self.rows:
            self._read(row)
        self.named = self._find_named()
        self.listed_names: dict[str, list[Row]] = {}
        for row in self._faultless():
            if not row.is_level.is_branch:
                self.listed_names.setdefault(fold(row.name), []).append(row)
        for row in self._faultless():
            self._find_parent(row)
        if self.asks:
            self._ask_about_namesakes()
        self._refuse_rings()
        self.order = self._in_order()
        Placing(self).run()

    def parent_of(self, node: Row | Unit) -> Row | Unit | None:
        """What stands above a row, or a stored unit, once all is written that goes in."""
        return self.node(node.parent if isinstance(node, Row) else self.stored.above(node))

    def node(self, thing: Row | Unit | None) -> Row | Unit | None:
        """A row or a stored unit as it is once all is written: the row that goes in, or else the unit."""
        if isinstance(thing, Row):
            return thing if thing.goes_in else thing.unit
        row = self.by_unit.get(thing.code) if thing is not None else None
        return row if row is not None and row.goes_in else thing

    def _find_named(self):
        codes = {"", *self.first, *self.stored.by_code}
        names = [row.parent_code for row in self._faultless() if row.parent_code.upper() not in codes]
        return self.stored.find_named(names, self.actor, self.within)

    # Each row by itself

    def _faultless(self):
        return [row for row in self.rows if not row.faults]

    def _read(self, row):
        unit = row.meant or self.stored.by_code.get(row.code)
        self._read_code(row, unit)
        if not row.faults:
            row.unit = unit
            if unit is not None:
                row.reopens = unit.closed_on is not None
                self.by_unit.setdefault(unit.code, row)
        if not row.name and row.unit is not None:
            row.name = row.unit.name
        if not row.name:
            row.refuse("missing", "name", texts.ROW_NO_NAME)
        elif len(row.name) > _LONGEST_NAME:
            row.refuse("too_long", "name", texts.ROW_LONG_NAME.format(length=len(row.name), limit=_LONGEST_NAME))
        self._read_level(row)
        self._read_sector(row)

    def _read_code(self, row, unit):
        if not row.code:
            row.refuse("missing", "code", texts.ROW_NO_CODE)
        elif not _CODE.match(row.code) or len(row.code) > _LONGEST_CODE:
            row.refuse("wrong", "code", texts.ROW_WRONG_CODE.format(code=row.code[:_LONGEST_CODE]))
        elif self.first[row.code] is not row:
            row.refuse("twice", "code", texts.ROW_CODE_TWICE.format(code=row.code, row=self.first[row.code].number))
        elif unit is None:
            return
        elif row.meant is not None and unit.code != row.code and row.code in self.stored.by_code:
            row.refuse("taken", "code", texts.CODE_TAKEN.format(code=row.code))
        elif not self._reads(unit):
            row.refuse("taken", "code", texts.ROW_CODE_ELSEWHERE.format(code=row.code))
        elif not self._inside(unit):
            row.refuse("outside", "code", texts.ROW_OUTSIDE.format(unit=self.within))
        elif unit.closed_on and unit.pk not in self.stored.may_come_back:
            row.refuse("closed", "code", texts.ROW_CLOSED.format(unit=unit, date=f"{unit.closed_on:%d/%m/%Y}"))

    def _read_level(self, row):
        if not row.level and row.unit is not None:
            row.is_level = self.kinds.levels[row.unit.level_id]
            return
        row.is_level = self.kinds.level(row.level)
        if row.is_level is None:
            sentence = texts.ROW_UNKNOWN_LEVEL if row.level else texts.ROW_NO_LEVEL
            known = ", ".join(map(str, self.kinds.levels.values()))
            kind = "unknown" if row.level else "missing"
            row.refuse(kind, "level", sentence.format(text=row.level[:_SHOWN], known=known))

    def _read_sector(self, row):
        if not row.sector:
            row.is_sector = row.unit.sector if row.unit is not None and not row.no_sector else None
            return
        row.is_sector = self.kinds.sector(row.sector)
        if row.is_sector is None:
            known = ", ".join(map(str, self.kinds.sectors.values()))
            row.refuse("unknown", "sector", texts.ROW_UNKNOWN_SECTOR.format(text=row.sector[:_SHOWN], known=known))

    def _reads(self, unit):
        return reach.can(self.actor, Grant.READ, unit)

    def _inside(self, unit):
        return self.within is None or unit.path.startswith(self.within.path)

    # The unit above

    def _find_parent(self, row):
        text, code = row.parent_code, row.parent_code.upper()
        above = self.stored.above(row.unit)
        if not text:
            row.parent = above if row.unit is not None else self.under
        elif above is not None and (code == above.code or fold(text) == fold(above.name)):
            # Where it stands already, even out of reach: that reveals nothing.
            row.parent = above
        elif code in self.first:
            row.parent = self.first[code]
        elif code in self.stored.by_code:
            self._take_parent(row, self.stored.by_code[code])
        else:
            self._find_parent_by_name(row)

    def _take_parent(self, row, unit):
        row.parent = unit
        if not self._reads(unit):
            row.refuse("unknown", "parent_code", texts.ROW_UNKNOWN_PARENT.format(code=row.parent_code[:_SHOWN]))
        elif not self._inside(unit):
            row.refuse("outside", "parent_code", texts.ROW_PARENT_OUTSIDE.format(unit=self.within))

    def _find_parent_by_name(self, row):
        name = fold(row.parent_code)
        in_file = [each for each in self.listed_names.get(name, ()) if each is not row]
        listed = {each.unit.code for each in in_file if each.unit is not None}
        found = [*in_file, *(unit for unit in self.named.get(name, ()) if unit.code not in listed)]
        if not found:
            row.refuse("unknown", "parent_code", texts.ROW_UNKNOWN_PARENT.format(code=row.parent_code[:_SHOWN]))
        elif len(found) == 1:
            row.parent = found[0]
        else:
            codes = ", ".join(sorted(each.code for each in found)[:4])
            message = texts.ROW_PARENT_AMBIGUOUS.format(count=len(found), codes=codes)
            if self.asks:
                row.doubt("ambiguous", "parent_code", message)
            else:
                row.refuse("ambiguous", "parent_code", message)

    # Namesakes

    def _ask_about_namesakes(self):
        """A new code beside a unit of the same name and level: the same unit, or another one?"""
        new = [row for row in self._faultless() if row.unit is None and not row.doubts]
        parents = {parent.path for row in new if (parent := stored_unit(row.parent)) is not None}
        there = {
            (unit.parent_path, unit.level_id, self.kinds.without_level(unit.name)): unit
            for unit in children_of(parents)
            if unit.code not in self.by_unit
        }
        in_file: dict[tuple, Row] = {}
        for row in new:
            parent = stored_unit(row.parent) or row.parent
            like = (parent, row.is_level.pk, self.kinds.without_level(row.name))
            if isinstance(parent, Unit) and (found := there.get((parent.path, *like[1:]))):
                self._ask_if_same(row, found)
                if row.unit is found:
                    del there[(parent.path, *like[1:])]
            elif earlier := in_file.get(like):
                message = texts.ROW_NAME_TWICE.format(row=earlier.number, code=earlier.code)
                row.doubt("duplicate_in_file", f"row {earlier.number}", message, ("new", "skip"))
            in_file.setdefault(like, row)

    def _ask_if_same(self, row, found):
        same = ["same"] if rules.may_edit(self.actor, found) else []
        message = texts.ROW_NAMESAKE.format(unit=found, code=found.code)
        row.doubt("same_name", "unit", message, (*same, "new", "skip"), found)
        if row.answer == "same" and same:
            self.stored.keep([found])
            row.unit, row.is_sector = found, row.is_sector or found.sector
            self.by_unit[found.code] = row

    # Rings

    def _refuse_rings(self):
        """Rows that stand above themselves; without them others may fall back on a ring, so it is looked again."""
        while rings := self._rings():
            for ring in rings:
                for place, node in enumerate(ring):
                    if isinstance(node, Row):
                        way = [*ring[place:], *ring[: place + 1]]
                        self.refuse_ring(node, way)

    def refuse_ring(self, row: Row, way: list[Row | Unit]):
        """`way`: from the row upwards until the row again."""
        row.refuse("cycle", "parent_code", texts.ROW_CYCLE.format(codes=" → ".join(node.code for node in way)))

    def _rings(self):
        rings, seen = [], set()
        for row in self.rows:
            way, node = {}, row if row.goes_in else None
            while node is not None and node not in seen and node not in way:
                way[node] = len(way)
                node = self.parent_of(node)
            if node is not None and node in way:
                rings.append(list(way)[way[node] :])
            seen |= way.keys()
        return rings

    def _in_order(self):
        order, seen = [], set()
        for row in self._faultless():
            way, node = [], row
            while node is not None and node not in seen:
                if isinstance(node, Row):
                    seen.add(node)
                    way.append(node)
                    node = node.parent
                else:
                    node = self.by_unit.get(node.code, None) or self.stored.above(node)
                    if node in seen:
                        break
            order += reversed(way)
        return [row for row in order if not row.faults]
