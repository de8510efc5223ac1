"""Where the numbers of a unit come from: the nearest setting of itself or above, else the usual."""

from collections.abc import Iterable
from dataclasses import dataclass

from branches.units.models import Unit
from members.cards.models import CardSetting


@dataclass(frozen=True)
class Source:
    """`kind` as of CardSetting.Source; `unit` is who set it, None where nobody has."""

    kind: str
    unit: Unit | None = None

    @property
    def is_range(self) -> bool:
        return self.kind == CardSetting.Source.RANGE


USUAL = Source(CardSetting.Source.CITIZEN_ID)


def sources_of(units: Iterable[Unit]) -> dict[int, Source]:
    """{key of a unit: where its numbers come from}; one query for any number of units."""
    units = list(units)
    paths = {path for unit in units for path in (*unit.ancestor_paths, unit.path)}
    settings = CardSetting.objects.filter(unit__path__in=paths).select_related("unit")
    by_path = {each.unit.path: Source(each.source, each.unit) for each in settings}
    return {
        unit.pk: next(
            (by_path[path] for path in (unit.path, *reversed(unit.ancestor_paths)) if path in by_path),
            USUAL,
        )
        for unit in units
    }


def source_of(unit: Unit) -> Source:
    return sources_of([unit])[unit.pk]
