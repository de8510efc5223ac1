"""The process that reads one file: content on standard input, lines of JSON on standard output.

It is expected to die on hostile files (the parser aborts when memory ends), so it runs nothing else and holds nothing.
Lines: {"format", "encoding"}, then for each sheet {"sheet": {…}} and {"rows": [[…], …]} in batches, then {"end": true}.
A refusal is one line {"refused": case, "facts": {…}}. Dates are {"d": "2002-08-12"} or {"t": "2002-08-12T05:06:00"}.
"""

import datetime
import io
import json
import resource
import sys
from collections.abc import Iterable, Iterator

import python_calamine as calamine

from . import content, delimited, packages, texts
from .refusals import Refusal
from .workbook import Limits

BATCH = 500
# What the interpreter itself takes, and what the parser may take for each byte that the file expands to: a small file
# never needs much, so a small file that asks for much is stopped early.
BASE_MEMORY = 300_000_000
MEMORY_PER_BYTE = 3


def main() -> None:
    limits = Limits(**json.loads(sys.argv[1]))
    _confine(limits)
    out = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), encoding="utf-8", write_through=False, newline="\n")
    try:
        for line in _read(sys.stdin.buffer.read(), limits):
            out.write(json.dumps(line, ensure_ascii=False, default=_typed, separators=(",", ":")))
            out.write("\n")
    except Refusal as refusal:
        out.write(json.dumps({"refused": refusal.case, "facts": refusal.facts}) + "\n")
    except MemoryError:
        out.write('{"refused": "out_of_memory", "facts": {}}\n')
    out.flush()


def _confine(limits: Limits) -> None:
    """No core dump (it would hold people's data), no files, no more memory or time than allowed."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))  # SIGXCPU first
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))


def _lower_memory(limits: Limits, expanded: int) -> None:
    allowed = min(limits.memory, BASE_MEMORY + MEMORY_PER_BYTE * expanded)
    resource.setrlimit(resource.RLIMIT_AS, (allowed, limits.memory))


def _read(data: bytes, limits: Limits) -> Iterator[dict]:
    kind = content.recognise(data)
    if kind == "csv":
        yield from _read_csv(data, limits)
    else:
        yield from _read_workbook(kind, data, limits)
    yield {"end": True}


def _read_csv(data: bytes, limits: Limits) -> Iterator[dict]:
    table = delimited.read_table(data, limits)
    yield {"format": "csv", "encoding": table.encoding}
    yield {"sheet": {"name": texts.SHEET_OF_CSV, "marks": table.marks}}
    yield from _batches(table.rows())


def _read_workbook(kind: str, data: bytes, limits: Limits) -> Iterator[dict]:
    facts: dict[str, packages.SheetFacts] = {}
    if kind == "xls":
        _lower_memory(limits, len(data))
    else:
        clean = packages.clean_xlsx if kind == "xlsx" else packages.clean_ods
        data, facts, expanded = clean(data, limits)
        _lower_memory(limits, expanded)
    yield {"format": kind, "encoding": None}
    with _parsing():
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = book.sheets_metadata
    if len(sheets) > limits.sheets:
        raise Refusal("many_sheets", limit=limits.sheets)
    cells = 0
    for index, sheet in enumerate(sheets):
        if sheet.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        known = facts.get(str(index) if kind == "ods" else sheet.name, packages.SheetFacts())
        with _parsing():
            grid = book.get_sheet_by_index(index)
            cells += _size(grid, sheet.name, limits)
            if cells > limits.cells:
                raise Refusal("many_cells", limit=limits.cells)
            yield {"sheet": _head(sheet, grid, known)}
            yield from _batches(_rows(grid, known.errors))
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
        raise Refusal("far_column", sheet=name[:60], column=packages.column_letter(column), limit=limits.columns)
    return row * column


def _head(sheet, grid, facts: packages.SheetFacts) -> dict:
    merged = [
        (top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in grid.merged_cell_ranges or ()
    ]
    return {
        "name": sheet.name,
        "hidden": sheet.visible != calamine.SheetVisibleEnum.Visible,
        "merged": merged[:10_000],
        "hidden_rows": sorted(facts.hidden_rows),
        "uncomputed": sorted(facts.uncomputed),
    }


def _rows(grid, errors: dict[tuple[int, int], str]) -> Iterator[list]:
    """Rows from row 1, cells from column A. The parser leaves error values out: they are put in again."""
    if grid.start is None:
        return
    margin = [""] * grid.start[1]
    by_row: dict[int, list[tuple[int, str]]] = {}
    for (row, column), text in errors.items():
        by_row.setdefault(row, []).append((column, text))
    for number, cells in enumerate(grid.iter_rows(), 1):
        row = margin + cells if margin else cells
        for column, text in by_row.get(number, ()):
            row.extend([""] * (column - len(row)))
            row[column - 1] = row[column - 1] if row[column - 1] != "" else text
        yield row


def _batches(rows: Iterable[list]) -> Iterator[dict]:
    batch = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield {"rows": batch}
            batch = []
    if batch:
        yield {"rows": batch}


def _typed(value: object) -> object:
    if isinstance(value, datetime.datetime):
        return {"t": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"d": value.isoformat()}
    return str(value)


if __name__ == "__main__":
    main()
