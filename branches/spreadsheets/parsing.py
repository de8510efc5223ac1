"""xlsx, xls and ods through the parser, and what the parser doesn't tell put in again."""

import io
from collections.abc import Iterator

import python_calamine as calamine

from .pages import MOST_MERGED, Page
from .refusals import Refusal
from .scans import SheetFacts
from .workbook import Limits, column_letter


def parse(data: bytes, facts: dict[str, SheetFacts], limits: Limits, *, by_number: bool) -> Iterator[Page]:
    """The sheets of a workbook one after another; charts and macro sheets hold no list.

    `facts` by the number of the sheet as text, or by its name.
    """
    with _parsing():
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        del data
        sheets = book.sheets_metadata
    if len(sheets) > limits.sheets:
        raise Refusal("many_sheets", limit=limits.sheets)
    cells = 0
    for index, sheet in enumerate(sheets):
        if sheet.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        with _parsing():
            grid = book.get_sheet_by_index(index)
            cells += _size(grid, sheet.name, limits)
            if cells > limits.cells:
                raise Refusal("many_cells", limit=limits.cells)
            yield _page(sheet, grid, facts.get(str(index) if by_number else sheet.name, SheetFacts()))
            del grid


class _parsing:
    """Turns what the parser raises into a refusal. A panic inside it is no Exception."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind, error, trace) -> None:
        if isinstance(error, calamine.PasswordError):
            raise Refusal("encrypted") from error
        if isinstance(error, calamine.CalamineError):
            raise Refusal(_case(str(error))) from error
        if error is not None and kind.__name__ == "PanicException":
            raise Refusal("out_of_memory" if "capacity" in str(error) else "truncated") from error


def _case(message: str) -> str:
    if "Cell limit" in message:
        return "out_of_memory"
    return "encrypted" if "password" in message.lower() else "truncated"


def _size(grid, name: str, limits: Limits) -> int:
    if grid.end is None:
        return 0
    row, column = grid.end[0] + 1, grid.end[1] + 1
    if row > limits.rows:
        raise Refusal("far_row", sheet=name[:60], row=row, limit=limits.rows)
    if column > limits.columns:
        raise Refusal("far_column", sheet=name[:60], column=column_letter(column), limit=limits.columns)
    return row * column


def _page(sheet, grid, facts: SheetFacts) -> Page:
    merged = [
        (top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in (grid.merged_cell_ranges or ())[:MOST_MERGED]
    ]
    head = {
        "name": sheet.name,
        "hidden": sheet.visible != calamine.SheetVisibleEnum.Visible,
        "merged": merged,
        "hidden_rows": sorted(facts.hidden_rows),
        "uncomputed": sorted(facts.uncomputed),
    }
    last_error = max(facts.errors, default=(0, 0))[0]
    width = max(grid.end[1] + 1 if grid.end else 0, max((column for _, column in facts.errors), default=0))
    return Page(head, _rows(grid, facts.errors, width, last_error), width)


def _rows(grid, errors: dict[tuple[int, int], str], width: int, last_error: int) -> Iterator[list]:
    """Rows from row 1, cells from column A. The parser leaves error values out: they are put in again."""
    by_row: dict[int, list[tuple[int, str]]] = {}
    for (row, column), text in errors.items():
        by_row.setdefault(row, []).append((column, text))
    left = [""] * grid.start[1] if grid.start else []
    right = [""] * (width - grid.end[1] - 1) if grid.end else []
    if grid.start and not (left or right or by_row):
        yield from grid.iter_rows()
        return
    number = 0
    for number, cells in enumerate(grid.iter_rows() if grid.start else (), 1):
        row = left + cells + right if left or right else cells
        for column, text in by_row.get(number, ()):
            row[column - 1] = text
        yield row
    # Rows below the last value that hold errors and nothing else.
    for number in range(number + 1, last_error + 1):  # noqa: B020
        row = [""] * width
        for column, text in by_row.get(number, ()):
            row[column - 1] = text
        yield row
