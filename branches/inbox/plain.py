"""What leaves the installation about a todo, in letters and calendars: its kind, its number and its day.

Never `what` or `about`: those may name people and units.
"""

from branches.inbox import texts


def line_of(todo) -> str:
    """ "Chuyển sinh hoạt CSH-2026-0147"."""
    return " ".join(part for part in (todo.kind or texts.OTHER_KIND, todo.number) if part)
