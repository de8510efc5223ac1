from members.departures.models.cases import (
    CLOSED,
    ENDS,
    PREFIXES,
    SETTLED,
    Departure,
    HigherPosts,
    Notice,
    Status,
    Way,
    Wish,
)
from members.departures.models.facts import Leave, StayOn
from members.departures.models.honours import Honour, HonourStatus

__all__ = [
    "CLOSED",
    "ENDS",
    "PREFIXES",
    "SETTLED",
    "Departure",
    "HigherPosts",
    "Honour",
    "HonourStatus",
    "Leave",
    "Notice",
    "Status",
    "StayOn",
    "Way",
    "Wish",
]
