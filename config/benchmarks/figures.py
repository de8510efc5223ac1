"""Figures with their aims, and what times say together."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

_AIMS = {"<=": lambda value, limit: value <= limit, "<": lambda value, limit: value < limit, ">=": float.__ge__}


@dataclass(frozen=True)
class Figure:
    """One figure. `aim` is "<= 100", "< 0", ">= 20" in the same unit, or empty where none is set."""

    name: str
    value: float
    unit: str
    aim: str = ""

    @property
    def met(self) -> bool | None:
        """None where there is no aim."""
        if not self.aim:
            return None
        sign, limit = self.aim.split()
        return _AIMS[sign](float(self.value), float(limit))

    def as_json(self) -> dict:
        """`{"name", "value", "unit", "aim", "met"}`; aim and met are null where none is set."""
        return {"name": self.name, "value": self.value, "unit": self.unit, "aim": self.aim or None, "met": self.met}


def median(times: Sequence[float]) -> float:
    return round(statistics.median(times), 1)


def p95(times: Sequence[float]) -> float:
    """The time that 95 of 100 stay within: the nearest rank, never an invented value between two."""
    return round(sorted(times)[ceil(len(times) * 0.95) - 1], 1)
