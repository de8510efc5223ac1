"""What pages, rules, actions and other slices ask about evaluations; many at once where many are shown."""

from members.evaluations.queries.people import levels_of, of_person, own_row, own_rows, reviewed_share, ties, ties_of
from members.evaluations.queries.progress import FIGURES, Progress, behind, progress
from members.evaluations.queries.rounds import begun, changed_by, nearest, not_begun, rounds_over
from members.evaluations.queries.rows import (
    CODE,
    counts_for,
    decidable,
    excellent_share,
    find,
    lacking_remarks,
    load_counts,
    members_of,
    names_of,
    numbered,
    rated,
    rows_of,
    unready,
)
from members.evaluations.queries.units import UNIT_CODE, figures_of, find_units, of_unit

__all__ = [
    "CODE",
    "FIGURES",
    "UNIT_CODE",
    "Progress",
    "begun",
    "behind",
    "changed_by",
    "counts_for",
    "decidable",
    "excellent_share",
    "figures_of",
    "find",
    "find_units",
    "lacking_remarks",
    "levels_of",
    "load_counts",
    "members_of",
    "names_of",
    "nearest",
    "not_begun",
    "numbered",
    "of_person",
    "of_unit",
    "own_row",
    "own_rows",
    "progress",
    "rated",
    "reviewed_share",
    "rounds_over",
    "rows_of",
    "ties",
    "ties_of",
    "unready",
]
