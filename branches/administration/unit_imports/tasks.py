"""Reading lists of units, and writing long ones, in the background."""

from branches.imports.tasks import handle

READ, COMMIT, UNDO, ANSWER = handle("unit_imports", "unit_imports:preview")
