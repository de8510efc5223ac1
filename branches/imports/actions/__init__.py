"""Everything that happens to an import, from the upload to its undoing."""

from branches.imports.actions.commits import Outcome, commit_batch, undo_batch
from branches.imports.actions.preview import decide_rows, edit_new_units, set_cell
from branches.imports.actions.purging import purge_imports
from branches.imports.actions.uploads import UploadRefused, cancel_batch, read_batch, start_import

__all__ = [
    "Outcome",
    "UploadRefused",
    "cancel_batch",
    "commit_batch",
    "decide_rows",
    "edit_new_units",
    "purge_imports",
    "read_batch",
    "set_cell",
    "start_import",
    "undo_batch",
]
