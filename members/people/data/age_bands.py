"""The bands of age in which members are counted and listed, youngest first. An age counts in full years."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AgeBand:
    """`code` stands in addresses and summaries; `first` to `last` years of age, both included, None: no end."""

    code: str
    label: str
    first: int | None
    last: int | None


UNKNOWN = AgeBand("unknown", "Chưa rõ", None, None)

# The first catches records that can't be right, so that the bands always add up to all members.
AGE_BANDS = (
    AgeBand("under-16", "Dưới 16", None, 15),
    AgeBand("16-18", "16–18", 16, 18),
    AgeBand("19-22", "19–22", 19, 22),
    AgeBand("23-25", "23–25", 23, 25),
    AgeBand("26-28", "26–28", 26, 28),
    AgeBand("29-30", "29–30", 29, 30),
    AgeBand("over-30", "Trên 30", 31, None),
    UNKNOWN,
)
