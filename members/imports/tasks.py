"""Reading, and writing many rows, in the background, and what becomes due by itself."""

from datetime import timedelta

from branches.imports import actions
from branches.imports.tasks import handle
from branches.jobs import periodic

READ, COMMIT, UNDO, ANSWER = handle("imports", "members:imports:preview")


@periodic.work("imports.purge", every=timedelta(days=1))
def purge():
    actions.purge_imports()
