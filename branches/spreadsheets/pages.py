"""A sheet on its way out of the reader's process, and the grid that formats without a parser of their own fill."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .refusals import Refusal
from .workbook import Limits, column_letter

MOST_MERGED = 10_000


@dataclass
class Page:
    """`head`: what Sheet has beside its rows. Each row has `width` cells from column A; an empty one is ""."""

    head: dict
    rows: Iterable[list]
    width: int


@dataclass
class Grid:
    """Filled cell by cell, row after row. Refuses what is too far while it comes; empty cells cost nothing."""

    name: str
    limits: Limits
    hidden: bool = False
    rows: dict[int, list] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    uncomputed: list[tuple[int, int]] = field(default_factory=list)
    width: int = 0
    last_row: int = 0
    marks: dict[int, list[str]] = field(default_factory=dict)

    def put(self, row: int, column: int, value) -> None:
        """Rows and columns count from 1."""
        if value == "":
            return
        if row > self.limits.rows:
            raise Refusal("far_row", sheet=self.name[:60], row=row, limit=self.limits.rows)
        if column > self.limits.columns:
            letters = column_letter(min(column, 99_999))
            raise Refusal("far_column", sheet=self.name[:60], column=letters, limit=self.limits.columns)
        cells = self.rows.setdefault(row, [])
        if len(cells) < column:
            cells.extend([""] * (column - len(cells)))
        cells[column - 1] = value
        self.width = max(self.width, column)
        self.last_row = max(self.last_row, row)
        if self.width * self.last_row > self.limits.cells:
            raise Refusal("many_cells", limit=self.limits.cells)

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if (bottom, right) != (top, left) and len(self.merged) < MOST_MERGED:
            self.merged.append((top, left, bottom, right))

    def hide(self, row: int) -> None:
        if row <= self.limits.rows:
            self.hidden_rows.append(row)

    def page(self) -> Page:
        head = {
            "name": self.name,
            "hidden": self.hidden,
            "merged": self.merged,
            "hidden_rows": self.hidden_rows,
            "uncomputed": self.uncomputed,
            "marks": self.marks,
        }
        return Page(head, self._rows(), self.width)

    def _rows(self) -> Iterator[list]:
        for number in range(1, self.last_row + 1):
            cells = self.rows.pop(number, [])
            yield cells + [""] * (self.width - len(cells))
