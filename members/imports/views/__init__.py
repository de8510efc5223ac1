"""The pages of an import: upload, preview, what came of it."""

from members.imports.views.changes import cancel, cell, commit, decide, new_units, undo
from members.imports.views.preview import preview, reveal
from members.imports.views.uploads import batch_list

__all__ = ["batch_list", "cancel", "cell", "commit", "decide", "new_units", "preview", "reveal", "undo"]
