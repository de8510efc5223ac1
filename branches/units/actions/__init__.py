"""Every write to the tree of units."""

from branches.units.actions.branches import NewBranch, create_branches
from branches.units.actions.sheets import import_units
from branches.units.actions.units import StaleUnit, close_unit, create_unit, edit_unit, move_unit

__all__ = [
    "NewBranch",
    "StaleUnit",
    "close_unit",
    "create_branches",
    "create_unit",
    "edit_unit",
    "import_units",
    "move_unit",
]
