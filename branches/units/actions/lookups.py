"""What the texts of a list of units mean: levels, sectors, and the units that are there."""

import re
from collections.abc import Iterable, Sequence

from django.apps import apps
from django.db.models import QuerySet
from django.db.models.functions import Left, Length

from branches.audit.models import JournalEntry
from branches.units.actions import tree
from branches.units.actions.rows import Row
from branches.units.data import spellings
from branches.units.models import Level, Sector, Unit
from branches.vietnamese.names import fold

# The act under which taking an import back closes the units that it made: they may come back.
TAKEN_BACK = "units.sheet.closed"
_LONGEST_LEVEL = 5  # words


class Kinds:
    """Levels and sectors by whatever a list calls them."""

    def __init__(self):
        self.levels = {level.pk: level for level in Level.objects.prefetch_related("children")}
        self.sectors = {sector.pk: sector for sector in Sector.objects.all()}
        self.below = {level.pk: {child.pk for child in level.children.all()} for level in self.levels.values()}
        self._level_names = {_key(text): self.levels[code] for text, code in spellings.LEVELS.items()}
        self._level_names |= _by_name(self.levels.values())
        self._sector_names = _by_name(self.sectors.values())

    def level(self, text: str) -> Level | None:
        return self._level_names.get(_key(text)) or self._level_names.get(_key(re.sub(r"\(.*?\)", " ", text)))

    def sector(self, text: str) -> Sector | None:
        return self._sector_names.get(_key(text))

    def without_level(self, name: str) -> str:
        """The folded name without a level at its beginning: Đoàn xã Ia Grai and Đoàn phường Ia Grai are alike."""
        words = _key(name).split()
        for length in range(min(len(words) - 1, _LONGEST_LEVEL), 0, -1):
            if " ".join(words[:length]) in self._level_names:
                return " ".join(words[length:])
        return " ".join(words)


class Stored:
    """The units that a list names, with all that stands above them."""

    def __init__(self, rows: Sequence[Row], others: Iterable[Unit | None]):
        self.by_code: dict[str, Unit] = {}
        self.at: dict[str, Unit] = {}  # by path
        codes = {row.code for row in rows} | {row.parent_code.upper() for row in rows}
        named = list(full(Unit.objects.filter(code__in=codes)))
        named += [unit for unit in others if unit is not None]
        self.keep(named)
        closed = [unit.pk for unit in named if unit.closed_on]
        self.may_come_back = _taken_back(closed) if closed else set()

    def keep(self, units: Iterable[Unit]):
        above = {path for unit in units for path in unit.ancestor_paths} - self.at.keys()
        for unit in [*(full(Unit.objects.filter(path__in=above)) if above else ()), *units]:
            self.by_code[unit.code] = self.at[unit.path] = unit

    def above(self, unit: Unit | None) -> Unit | None:
        return self.at.get(unit.parent_path) if unit is not None else None

    def find_named(self, names: Iterable[str], actor, within: Unit | None) -> dict[str, list[Unit]]:
        """{folded name: open units in reach} for parents that are written by their names."""
        wanted = {tree.folded(name) for name in names}
        if not wanted:
            return {}
        units = Unit.objects.visible_to(actor).open().filter(folded_name__in=wanted, level__is_branch=False)
        units = list(full(units if within is None else units.below(within)))
        self.keep(units)
        found = {}
        for unit in units:
            found.setdefault(fold(unit.name), []).append(self.by_code[unit.code])
        return found


def children_of(paths: Iterable[str]) -> QuerySet:
    """Open units that stand directly below these paths, however many there are."""
    below = Unit.objects.open().annotate(above=Left("path", Length("path") - Unit.steplen))
    return full(below.filter(above__in=list(paths)))


def full(units: QuerySet) -> QuerySet:
    return units.select_related("level", "sector")


def _key(text):
    """Folded, without punctuation."""
    return " ".join(re.findall(r"\w+", fold(text)))


def _by_name(things):
    """{name or alias or code, as _key writes it: thing}."""
    return {_key(name): thing for thing in things for name in (*thing.aliases, thing.name, thing.code)}


def _taken_back(keys):
    """Which of these closed units were closed by taking an import back."""
    events = apps.get_model("branches", "UnitEvent").objects.filter(pgh_obj_id__in=keys)
    last = dict(
        events.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id").values_list("pgh_obj_id", "pgh_context_id")
    )
    acts = JournalEntry.objects.filter(act=TAKEN_BACK, context__in=set(last.values()) - {None})
    contexts = set(acts.values_list("context", flat=True))
    return {key for key, context in last.items() if context in contexts}
