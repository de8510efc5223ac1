"""A row of a list of units, and what is found of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Union

from branches.units.models import Level, Sector, Unit


@dataclass(frozen=True)
class Doubt:
    """Something that a person decides. `answers` settle it: "same" the unit it names, "new" another one."""

    kind: str
    about: str
    message: str
    answers: tuple[str, ...] = ()
    unit: Unit | None = None


@dataclass(eq=False)
class Row:
    """A line of the file and what became of it. All cells are texts; an empty one is "" and changes nothing."""

    number: int
    code: str
    name: str
    level: str
    sector: str = ""
    parent_code: str = ""  # of the unit above, or its name
    # The unit that the row is about, where its code doesn't tell.
    meant: Unit | None = None
    answer: str = ""
    # Isn't written, whatever else is found: something is still to be seen to.
    held: bool = False
    # Takes the sector away.
    no_sector: bool = False
    # created, changed, same or error; when any row is an error, what would have become of the others.
    verdict: str = "same"
    why: list[str] = field(default_factory=list)  # "kind:field"
    message: str = ""
    faults: list[tuple[str, str, str]] = field(default_factory=list)  # kind, field, sentence
    doubts: list[Doubt] = field(default_factory=list)
    # What the texts mean, once looked up.
    unit: Unit | None = None
    parent: Union["Row", Unit, None] = None
    is_level: Level | None = None
    is_sector: Sector | None = None
    reopens: bool = False
    # field → what is stored now, of what the row says otherwise; None for nothing.
    changes: dict = field(default_factory=dict)
    # Once it is written: what the unit was (empty for a new one) and is, as `state` gives it.
    was: dict = field(default_factory=dict)
    now: dict = field(default_factory=dict)

    def refuse(self, kind: str, about: str, message: str):
        """The first fault is the one to mend; later ones only join `why`."""
        self.verdict = "error"
        self.why.append(f"{kind}:{about}")
        self.message = self.message or message
        self.faults.append((kind, about, message))

    def doubt(self, kind: str, about: str, message: str, answers: Sequence[str] = (), unit: Unit | None = None):
        self.doubts.append(Doubt(kind, about, message, tuple(answers), unit))

    @property
    def goes_in(self) -> bool:
        return not self.held and not self.faults and all(self.answer in doubt.answers for doubt in self.doubts)

    @property
    def writes(self) -> bool:
        """Whether there is anything to write; the common answer is no, and costs nothing."""
        return self.goes_in and (self.unit is None or bool(self.changes))


def state(unit: Unit, parent: Unit | None) -> dict:
    """What a unit is, as plain values; the unit above by its key, for its code may change."""
    return {
        "code": unit.code,
        "name": unit.name,
        "level": unit.level_id,
        "sector": unit.sector_id,
        "parent_code": parent.pk if parent is not None else None,
    }
