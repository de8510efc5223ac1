"""The pages of an import, whatever is imported: each view takes the Desk of its target."""

from branches.imports.views.blank import blank
from branches.imports.views.changes import cancel, cell, commit, decide, new_units, policy, undo
from branches.imports.views.mapping import forget, mapping
from branches.imports.views.preview import preview, reveal
from branches.imports.views.sheets import faults, mended
from branches.imports.views.uploads import batch_list

__all__ = [
    "batch_list",
    "blank",
    "cancel",
    "cell",
    "commit",
    "decide",
    "faults",
    "forget",
    "mapping",
    "mended",
    "new_units",
    "policy",
    "preview",
    "reveal",
    "undo",
]
