"""What pages, rules, actions and other slices ask about the training programme; many at once where many are shown."""

from members.training.queries.people import (
    behind,
    levels_of,
    of_person,
    own_entry,
    ties,
    ties_of,
    to_register,
    to_score,
)
from members.training.queries.progress import Progress, progress
from members.training.queries.rows import (
    astray,
    counts_for,
    find,
    load_counts,
    names_of,
    numbered,
    registrable,
    rows_of,
    unready,
)
from members.training.queries.windows import begun, covered, goes_on, nearest, not_begun, programme_of, windows_over

__all__ = [
    "Progress",
    "astray",
    "begun",
    "behind",
    "counts_for",
    "covered",
    "find",
    "goes_on",
    "levels_of",
    "load_counts",
    "names_of",
    "nearest",
    "not_begun",
    "numbered",
    "of_person",
    "own_entry",
    "programme_of",
    "progress",
    "registrable",
    "rows_of",
    "ties",
    "ties_of",
    "to_register",
    "to_score",
    "unready",
    "windows_over",
]
