"""Everything that an import of units writes."""

from branches.administration.unit_imports.actions.at_once import AtOnce, import_at_once
from branches.administration.unit_imports.actions.batches import commit, undo

__all__ = ["AtOnce", "commit", "import_at_once", "undo"]
