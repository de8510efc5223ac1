"""Many branches at once, as an import finds them in its file."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.audit import journal
from branches.units import rules, texts
from branches.units.actions import tree
from branches.units.models import Level, Sector, Unit
from branches.vietnamese.names import clean


class NewBranch(NamedTuple):
    """`level` and `sector` are codes; no sector is an empty string or None."""

    code: str
    name: str
    level: str
    sector: str | None


@transaction.atomic
def create_branches(parent: Unit, branches: Sequence[NewBranch], *, actor, on: date | None = None) -> list[Unit]:
    """Add `branches` (or plain tuples) under `parent`, all or none, in their order, from the day `on` or today.

    A handful of queries, however many there are. Raises PermissionDenied; ValidationError, a list of sentences.
    """
    on = on or timezone.localdate()
    tree.hold()
    parent = tree.locked(parent)
    tree.check_day(on)
    levels, sectors = Level.objects.in_bulk(), Sector.objects.in_bulk()
    units = []
    for code, name, level, sector in branches:
        rules.may_create(actor, parent, levels[level]).require()
        units.append(
            Unit(
                code=clean(code).upper(),
                name=clean(name),
                level=levels[level],
                sector=sectors[sector] if sector else None,
            )
        )
    _check(parent, units)
    with journal.act(
        "units.branches.created", actor=actor, subject=parent, unit=parent, codes=[unit.code for unit in units]
    ):
        tree.append(parent, units, on)
    return units


def _check(parent, units):
    """What full_clean would say of each, without its queries for each."""
    codes = [unit.code for unit in units]
    taken = set(Unit.objects.filter(code__in=codes).values_list("code", flat=True))
    taken |= {code for code, times in Counter(codes).items() if times > 1}
    allowed = set(parent.level.children.values_list("pk", flat=True))
    faults = []
    for unit in units:
        if unit.code in taken:
            faults.append(texts.CODE_TAKEN.format(code=unit.code))
        if unit.level_id not in allowed:
            faults.append(texts.LEVEL_NOT_UNDER.format(level=unit.level, parent_level=parent.level))
        try:
            unit.clean_fields(exclude=["path", "depth", "numchild", "folded_name", "level", "sector"])
        except ValidationError as fault:
            faults.extend(f"{unit.code}: {message}" for message in fault.messages)
    if faults:
        raise ValidationError(list(dict.fromkeys(faults)))
