"""What a spreadsheet can be imported into: the interface between this engine and the pillars.

A pillar hands over one object per target in `Pillar.import_targets`. The engine reads the file, stages its rows, keeps
the preview, and asks the target what the rows mean; it never learns what they are about.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from branches.pillars import registry


class Weight(StrEnum):
    ERROR = "error"  # not taken as it stands
    REVIEW = "review"  # a person decides
    MARK = "mark"  # taken, and said


_ORDER = {Weight.ERROR: 0, Weight.REVIEW: 1, Weight.MARK: 2}

# "same" takes the file's values for the record that is meant, "keep" leaves the record's and fills what it lacks.
ANY_ANSWER = ("same", "keep", "new", "move", "skip")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to say about a row. `code` is an interface ("kind" or "kind:detail"); `message` a sentence for people.

    `field` names the cell that it is about, if it is about one. `answers` are the decisions of ImportRow.Decision that
    settle a review. The message never carries a value: whoever may not see the cell may read the sentence.
    """

    code: str
    weight: Weight
    message: str
    field: str = ""
    answers: tuple[str, ...] = ANY_ANSWER

    @property
    def kind(self) -> str:
        return self.code.partition(":")[0]


@dataclass(slots=True)
class Row:
    """A row of the file on its way through the engine."""

    number: int
    raw: dict  # field → cell, as branches.imports.cells packs it
    values: dict = field(default_factory=dict)  # field → normalised value, only those that the file carries
    cells: list[Problem] = field(default_factory=list)  # what is to be said of the cells alone
    repairs: dict = field(default_factory=dict)  # field → the text before it was repaired
    # From here on judged against the database, anew whenever it is asked.
    matches: list[Problem] = field(default_factory=list)
    unit_code: str = ""
    subject_key: int | None = None
    old: dict = field(default_factory=dict)  # field → value in the database that differs from the file's
    keys: list[int] = field(default_factory=list)  # digests of Target.keys, for this batch alone
    # Who may be meant, the likeliest: {"key", "name", "birth", "unit", "path", "score": 0 to 100, "agrees": [field],
    # "differs": [field]}, and the next ones as its "others".
    candidate: dict = field(default_factory=dict)
    verdict: str = ""
    decision: str = ""
    moved_on: object = None
    # Beside the decision: "chosen" candidate (its key); whether it is an "earlier" file's; whether that was "reopened".
    answer: dict = field(default_factory=dict)
    committed: bool = False  # it went in with its batch, be it that it was taken back since
    undo: dict = field(default_factory=dict)  # what the target needs to take the row back, beside the row itself

    @property
    def problems(self) -> list[Problem]:
        found = [*self.cells, *self.matches]
        return sorted(found, key=lambda problem: _ORDER[problem.weight]) if len(found) > 1 else found

    @property
    def questions(self) -> list[Problem]:
        return [problem for problem in (*self.cells, *self.matches) if problem.weight is Weight.REVIEW]

    @property
    def has_error(self) -> bool:
        return any(problem.weight is Weight.ERROR for problem in (*self.cells, *self.matches))

    @property
    def offered(self) -> list[str]:
        """Decisions that would settle every question of the row; always with "skip", never with a choice of nothing."""
        questions = self.questions
        offered = [answer for answer in ANY_ANSWER if all(answer in question.answers for question in questions)]
        if offered == list(ANY_ANSWER):
            # Nobody asks who this is: the one choice is to take the row as it stands.
            return ["same" if self.subject_key else "new", "skip"]
        return offered or ["skip"]

    @property
    def accepted(self) -> bool:
        """Whether the row goes in when the batch is committed."""
        return self.verdict in ("new", "changed", "same") and self.decision != "skip"


@dataclass(frozen=True)
class Field:
    """A column of a target. `restricted` names its row in the matrix of restricted fields."""

    name: str
    label: str
    restricted: str = ""
    masked_end: int = 0  # how many last characters a masked value still shows; 0: none


@dataclass(frozen=True)
class Left:
    """A row that an undo left as it was, and why."""

    row: int
    reason: str


class Moved(Exception):
    """While a batch was being written somebody else wrote the same record."""


class Matcher(Protocol):
    def match(self, rows: Sequence[Row]) -> None:
        """Fill matches, subject_key, old and candidate of rows, whose unit_code is known. Respects decisions.

        Called again and again with the next rows in the order of the file; earlier ones are remembered as far as
        later ones may mean the same.
        """


class Target(Protocol):
    code: str
    headers: Sequence  # FieldSpecs of branches.imports.detection
    required: Sequence[str]  # fields without which a row of texts is no header
    fields: dict[str, Field]
    unit_field: str  # the column that names the branch of a row; empty: the matcher finds the unit of each row itself
    of_people: bool  # rows are persons: a lone "Chi đoàn …" is then a heading of those below it
    # How many rows are judged, written and taken back at once. A list whose rows may name any other row of it, later
    # ones too, takes as many as it can have.
    together: int
    movers: dict  # filter of ImportRow: rows of known records that may come from another unit

    def put(self, row: Row, field: str, text: str) -> None:
        """Replace a raw cell by what a person typed; an empty text empties it."""

    def clean(self, rows: Sequence[Row]) -> None:
        """Fill values, cells and repairs of rows from their raw cells. Asks the database nothing."""

    def matcher(self, batch, actor) -> Matcher:
        """Something that matches the rows of one batch as `actor` would see them, a few thousand after one another."""

    def keys(self, row: Row) -> list[str]:
        """Texts under which a matched row may mean the same as another row of the file ("code:…", "person:17").

        What a matcher says of a row may depend on earlier rows only where they share such a key: a mended row is judged
        together with those that it shares one with, directly or through others.
        """

    def commit(self, batch, rows: Sequence[Row], units: dict, actor) -> None:
        """Write accepted rows; fill subject_key, and undo where the row's own values don't take it back. `units` maps
        codes to units, those just made included.

        Called again and again with the next few thousand rows in the order of the file, in one transaction.
        """

    def decided(self, batch, rows: Sequence[Row], actor) -> None:
        """Keep, for the next file, what a person answered for these rows. Called while the batch is committed, chunk
        after chunk, with rows that are accepted or skipped and carry an answer."""

    def undo(self, batch, rows: Sequence[Row], actor) -> list[Left]:
        """Take back what commit wrote for these rows, except what was built upon. Called chunk after chunk."""

    def leaves(self, row: Row) -> str | None:
        """The code of the unit that a known record leaves for the row's own, empty for none; None: it stays."""

    def units_in_use(self, units: Sequence) -> set[int]:
        """Keys of those units in which anything of this target still stands."""

    def people_in(self, units) -> dict[int, int]:
        """Unit id → how many stand in it now, for the effect branch by branch."""


_of_the_ground: dict[str, Target] = {}


def offer(kind: Target):
    """Called by the ground's AppConfig.ready for what is imported into the ground itself."""
    _of_the_ground[kind.code] = kind


def target(code: str) -> Target:
    """The target of that code; KeyError when neither a pillar nor the ground offers it."""
    return (dict(registry.gather("import_targets")) | _of_the_ground)[code]
