"""Cells of a list to values of the record, with what is to be said of them. Asks the database nothing."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from django.utils import timezone

from branches.imports.cells import show
from branches.imports.targets import Problem, Row, Weight
from branches.vietnamese.legacy import convert_beside, is_unicode
from members.imports import composing, texts
from members.imports.checking import check
from members.imports.composing import COMPOSED, OF_READING
from members.imports.resources import WIDGETS
from members.people.widgets import Cell, CitizenIdColumn, EmailColumn, NameColumn, NumberColumn, PhoneColumn

ERROR, MARK = Weight.ERROR, Weight.MARK
# Cells of a column that are remembered; a column of more has few that repeat.
MOST_REMEMBERED = 8_192
_OF_TYPEFACE = {kind: Problem(f"old_typeface:{kind}", MARK, texts.OLD_TYPEFACE) for kind in ("tcvn3", "vni")}
_REPAIRED = {name: Problem(f"repaired:{name}", MARK, texts.REPAIRED, name) for name in WIDGETS}
# The same is said of many cells.
_problem = lru_cache(maxsize=5_000)(Problem)
# Values that hardly repeat; some may not lie about in memory either.
_ONE_EACH = (CitizenIdColumn, EmailColumn, NameColumn, NumberColumn, PhoneColumn)


class Cleaner:
    """Cleans rows, one file's or several; a value that repeats is read once."""

    def __init__(self, today=None):
        self.today = today or timezone.localdate()
        self._iso = self.today.isoformat()
        # By column: cell → value, if nothing is to be said of it, and cell → Cell of any other.
        self._known: dict[str, dict] = {name: {} for name in WIDGETS}
        self._odd: dict[str, dict] = {name: {} for name in WIDGETS}
        self._simple = {name: known for name, known in self._known.items() if name not in COMPOSED}
        self._remembers = {name for name, widget in WIDGETS.items() if not isinstance(widget, _ONE_EACH)}

    def clean(self, rows: Sequence[Row]):
        typefaces, unclear = Counter(), []
        for row in rows:
            said = [problem for problem in row.cells if _is_of_reading(problem)] if row.cells else []
            told = _told_typeface(said) if said else None
            found = told or self._clean(row, list(said))
            if found:
                # One cell gives an old typeface away; the others are too short to tell by themselves.
                self._clean(row, said, found)
                typefaces[found] += 1
            else:
                unclear.append((row, said))
        if typefaces and unclear:
            self._follow_the_others(unclear, *typefaces.most_common(1)[0])

    def _follow_the_others(self, unclear, typeface, rows):
        """Where most rows are in an old typeface, one that reads as Unicode by chance (Thò for Thị) is in it too. The
        row keeps a mark of it, so that it is read so again when it is mended alone."""
        if sum(_has_unicode_name(row) for row, _ in unclear) >= rows:
            return
        for row, said in unclear:
            if any(type(cell) is str and convert_beside(cell, typeface)[1] for cell in row.raw.values()):
                self._clean(row, [*said, _OF_TYPEFACE[typeface]], typeface)

    def _clean(self, row: Row, said: list, typeface: str | None = None) -> str | None:
        """Returns the old typeface in which a cell was found to be, when `typeface` doesn't say it already."""
        row.cells, row.repairs = said, {}
        row.values = values = {}
        raw = row.raw
        if said:
            broken = {problem.field for problem in said if problem.kind == "error_value"}
            raw = {name: cell for name, cell in raw.items() if name not in broken}
        found, columns = self._name(row, raw, typeface), self._simple
        birth, told = composing.birth_of(raw)
        if birth is not None:
            found = self._take(row, "birth_date", birth, typeface) or found
        for name, cell in raw.items():
            known = columns.get(name)
            if known is None:
                continue
            if typeface is None and type(cell) is str and (value := known.get(cell)) is not None:
                values[name] = value
            else:
                found = self._take(row, name, cell, typeface) or found
        composing.gender_of(row, raw, told, lambda cell: self._take(row, "gender", cell, typeface))
        check(row, self._iso)
        return found if typeface is None else None

    def _name(self, row, raw, typeface):
        name, found = composing.name_of(raw), None
        if name:
            found = self._take(row, "full_name", name[0], typeface, was=name[1])
        if "full_name" not in row.values and not any(
            problem.field == "full_name" and problem.weight == ERROR for problem in row.cells
        ):
            row.cells.append(Problem("missing:full_name", ERROR, texts.MISSING_NAME, "full_name"))
        return found

    def _take(self, row: Row, name: str, packed, typeface, was: str = "") -> str | None:
        """Read a cell into `name`; `was`: what stands in the file, where it was rewritten before. Returns the old
        typeface that the cell is in."""
        cell = self._read(name, packed, typeface)
        if type(cell) is not Cell:
            row.values[name] = cell
            if was:
                row.repairs[name] = was
            return None
        for code, weight, message in cell.said:
            row.cells.append(_problem(code + name if code[-1] == ":" else code, weight, message, name))
        if cell.repaired:
            row.cells.append(_REPAIRED[name])
        if was or cell.repaired or cell.rewritten:
            row.repairs[name] = was or show(packed)
        if cell.value is not None:
            row.values[name] = cell.value
        return cell.typeface

    def _read(self, name, packed, typeface):
        """The value of a cell of which nothing is to be said, or a Cell."""
        widget, kind = WIDGETS[name], type(packed)
        if kind is not str or packed.isascii():
            typeface = None
        if name not in self._remembers:
            value = widget.plain(packed) if kind is str and not typeface else None
            return widget.clean(packed, today=self.today, typeface=typeface) if value is None else value
        # 1, 1.0 and True are one key in a dictionary, but not one cell.
        key = packed if kind is str else tuple(packed.items()) if kind is dict else (kind, packed)
        if typeface:
            key = (typeface, packed)
        known, odd = self._known[name], self._odd[name]
        if (value := known.get(key)) is not None:
            return value
        if (cell := odd.get(key)) is not None:
            return cell
        value = widget.plain(packed) if kind is str and not typeface else None
        if value is None:
            cell = widget.clean(packed, today=self.today, typeface=typeface)
            if cell.said or cell.repaired or cell.rewritten or cell.value is None:
                _remember(odd, key, cell)
                return cell
            value = cell.value
        _remember(known, key, value)
        return value


def _told_typeface(said) -> str | None:
    return next((problem.code.partition(":")[2] for problem in said if problem.kind == "old_typeface"), None)


def _has_unicode_name(row) -> bool:
    return is_unicode(composing.written(row.raw, "full_name"))


@lru_cache(maxsize=1)
def cleaner(today) -> Cleaner:
    """The cleaner of this day: what one chunk of a file has taught it serves the next."""
    return Cleaner(today)


def clean(rows: Sequence[Row]):
    cleaner(timezone.localdate()).clean(rows)


def _is_of_reading(problem: Problem) -> bool:
    # Cells say of themselves that they are badly encoded; of a whole row only its reader does.
    return problem.kind in OF_READING and not (problem.kind == "bad_encoding" and problem.field)


def _remember(memory: dict, key, what):
    if len(memory) >= MOST_REMEMBERED:
        memory.clear()
    memory[key] = what
