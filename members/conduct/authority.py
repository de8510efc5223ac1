"""Which unit decides on discipline: by its form, and by what offices the person holds.

The levels come from the rule set of the day: 0 the chi đoàn itself, 1 its cơ sở, 2 the unit above that cơ sở. Who
holds an office above the branch is decided on by the unit above the one in which it is held.
"""

from collections.abc import Sequence
from datetime import date

from branches.positions.models import Position
from branches.rulesets import definitions
from branches.units import superiors
from branches.units.models import Unit
from members.conduct.models.discipline import Form

BRANCH, BASE, ABOVE_BASE = 0, 1, 2


def decider_of(unit: Unit, form: str, posts: Sequence[Position], on: date) -> Unit | None:
    """Who decides on somebody of `unit` who holds `posts` there and above. One query besides the rules.

    A unit with none above it decides itself, but for an expulsion: then None.
    """
    units_above = superiors.above(unit)
    level = _level(unit, form, posts, on)
    if not units_above:
        return None if form == Form.EXPULSION else unit
    found = unit if level == BRANCH else _base(units_above)
    # A chi đoàn cơ sở is its own cơ sở: what decides above it is the unit above that already.
    if level >= ABOVE_BASE and not unit.level.is_grassroots:
        found = _directly_above(found, units_above)
    for post in posts:
        if post.unit_id != unit.pk:
            found = min(found, _directly_above(post.unit, units_above), key=lambda each: each.depth)
    return found


def decider_of_unit(unit: Unit) -> Unit | None:
    """Who decides on a unit: its cơ sở, of one that is none below it the unit directly above; None for a root."""
    return superiors.base_above(unit)


def may_decide(holder: Unit, decider: Unit | None) -> bool:
    """Whether `holder` has the authority that `decider` has: it is that unit, or stands above it."""
    return decider is not None and decider.path.startswith(holder.path)


def _level(unit, form, posts, on):
    rules = definitions.on(on)
    if form == Form.EXPULSION:
        return max(rules.discipline_expulsion, BASE)
    if form == Form.REMOVAL:
        return rules.discipline_removal
    if any(post.unit_id == unit.pk for post in posts):
        return max(rules.discipline_officer, getattr(rules, f"discipline_{form}"))
    return getattr(rules, f"discipline_{form}")


def _base(units_above):
    return next((each for each in units_above if each.level.is_grassroots), units_above[0])


def _directly_above(unit, units_above):
    return next((each for each in units_above if each.path == unit.parent_path), unit)
