"""Units as something that a spreadsheet is imported into (see branches.imports.targets)."""

from collections.abc import Sequence

from branches.administration.unit_imports import actions, cleaning, texts
from branches.administration.unit_imports.matching import Matcher
from branches.imports.data.unit_headers import UNIT_FIELDS
from branches.imports.targets import Field, Left, Row
from branches.units import queries
from branches.units.models import Unit


class Units:
    code = "units"
    headers = UNIT_FIELDS
    required = ("code", "name", "level")
    unit_field = ""
    of_people = False
    # A province of today has some thousands of units.
    together = 20_000
    movers = {"verdict": "changed"}
    fields = {name: Field(name, label) for name, label in texts.FIELDS.items()}

    def put(self, row: Row, field: str, text: str):
        cleaning.put(row, field, text)

    def clean(self, rows: Sequence[Row]):
        cleaning.clean(rows)

    def matcher(self, batch, actor) -> Matcher:
        return Matcher(batch, actor)

    def keys(self, row: Row) -> list[str]:
        """One for all: where a unit may stand depends on every unit above it, and those are rows of the file too."""
        return ["tree"]

    def commit(self, batch, rows: Sequence[Row], units: dict, actor):
        actions.commit(batch, rows, actor)

    def decided(self, batch, rows: Sequence[Row], actor):
        """Nothing to keep: once the rows are in, their codes say which units they mean."""

    def undo(self, batch, rows: Sequence[Row], actor) -> list[Left]:
        return actions.undo(batch, rows, actor)

    def leaves(self, row: Row) -> str | None:
        if "closed_on" in row.old:
            return ""
        return row.old["parent_code"] or "" if "parent_code" in row.old else None

    def units_in_use(self, units) -> set[int]:
        return {unit.pk for unit in units if queries.closing_obstacles(unit)}

    def people_in(self, units) -> dict[int, int]:
        """Units that stand directly below."""
        found = list(Unit.objects.filter(pk__in=list(units)))
        counts = queries.open_children(found)
        return {unit.pk: counts[unit.path] for unit in found}


UNITS = Units()
