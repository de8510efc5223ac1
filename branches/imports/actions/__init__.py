"""Everything that happens to an import, from the upload to its undoing."""

from branches.imports.actions.commits import Outcome, commit_batch, undo_batch
from branches.imports.actions.mapping import choose_columns, forget_mapping
from branches.imports.actions.mending import answer_rows, mend_rows, note_faults_taken
from branches.imports.actions.policies import set_policy
from branches.imports.actions.preview import (
    check_day,
    check_new_units,
    decide_kind,
    decide_rows,
    edit_new_units,
    set_cell,
)
from branches.imports.actions.purging import purge_imports
from branches.imports.actions.uploads import LARGEST, UploadRefused, cancel_batch, note_job, read_batch, start_import

__all__ = [
    "LARGEST",
    "Outcome",
    "UploadRefused",
    "answer_rows",
    "cancel_batch",
    "check_day",
    "check_new_units",
    "choose_columns",
    "commit_batch",
    "decide_kind",
    "decide_rows",
    "edit_new_units",
    "forget_mapping",
    "mend_rows",
    "note_faults_taken",
    "note_job",
    "purge_imports",
    "read_batch",
    "set_cell",
    "set_policy",
    "start_import",
    "undo_batch",
]
