"""Members as something that a spreadsheet is imported into (see branches.imports.targets)."""

from collections.abc import Sequence

from django.db.models import Count

from branches.imports.targets import Field, Left, Row
from members.imports import actions, cleaning, composing, matching, texts
from members.imports.data.headers import MEMBER_FIELDS
from members.imports.matching import Matcher, decisions
from members.people.models import Membership, Person
from members.people.models.persons import Standing

# Which row of the matrix of restricted fields a column belongs to, and how much of a masked value still shows.
_RESTRICTED = {"citizen_id": 4, "card_number": 4, "ethnicity": 0, "religion": 0}


class Members:
    code = "members"
    headers = MEMBER_FIELDS
    required = ("full_name",)
    unit_field = "branch"
    of_people = True
    together = 2_000
    movers = {"decision": "move"}
    fields = {
        name: Field(name, label, name if name in _RESTRICTED else "", _RESTRICTED.get(name, 0))
        for name, label in texts.FIELDS.items()
    }

    def put(self, row: Row, field: str, text: str):
        composing.put(row, field, text)

    def clean(self, rows: Sequence[Row]):
        cleaning.clean(rows)

    def matcher(self, batch, actor) -> Matcher:
        return Matcher(batch, actor)

    def keys(self, row: Row) -> list[str]:
        return matching.keys(row)

    def decided(self, batch, rows: Sequence[Row], actor):
        decisions.keep(batch, rows, actor)

    def commit(self, batch, rows: Sequence[Row], units: dict, actor):
        actions.commit(batch, rows, units, actor)
        decisions.keep_unasked(batch, rows, actor)

    def undo(self, batch, rows: Sequence[Row], actor) -> list[Left]:
        return actions.undo(batch, rows, actor)

    def leaves(self, row: Row) -> str | None:
        return row.old.get("branch") or "" if row.decision == "move" else None

    def units_in_use(self, units) -> set[int]:
        """Stays entered by mistake, and the records voided with them, hold no unit back."""
        people = Person.objects.exclude(standing=Standing.VOID)
        stays = Membership.objects.valid().filter(unit__in=units).values_list("unit", flat=True)
        used = set(stays.distinct().order_by())
        for place in ("current_unit", "kept_by"):
            used.update(people.filter(**{f"{place}__in": units}).values_list(place, flat=True).distinct().order_by())
        return used

    def people_in(self, units) -> dict[int, int]:
        counted = Person.objects.members().filter(current_unit__in=units).values_list("current_unit")
        return dict(counted.annotate(number=Count("pk")).order_by())


MEMBERS = Members()
