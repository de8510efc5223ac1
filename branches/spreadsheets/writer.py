"""Write a list as xlsx or csv while its rows stream by. What is text stays text: no cell is ever a formula or a link.

Both begin with the title and the facts of the export (filter, date, who), a blank row, then the header, so that a
printed list still says what it is. The importer recognises these rows as no people.
"""

import csv
import datetime
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Literal

import xlsxwriter

from . import texts
from .formula_guard import guard

LONGEST_CELL = 32_767  # of Excel
Fact = tuple[str, str]
Value = str | int | float | datetime.date | None


@dataclass(frozen=True)
class Column:
    """`key` names the field for whoever makes the rows; `width` counts characters. A date known only to its month or
    year is given as text, and stays text."""

    header: str
    key: str
    width: int = 16
    kind: Literal["text", "date", "number"] = "text"


def write_xlsx(
    columns: Sequence[Column], rows: Iterable[Sequence[Value]], *, title: str, facts: Sequence[Fact], stream: BinaryIO
) -> int:
    """Write the workbook to `stream`; each row has a value for each column. Gives the number of rows written."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": title})
        sheet = book.add_worksheet(texts.EXPORT_SHEET)
        formats = {
            "text": book.add_format({"num_format": "@", "valign": "top"}),
            "date": book.add_format({"num_format": "dd/mm/yyyy", "align": "left", "valign": "top"}),
            "number": book.add_format({"num_format": "#,##0.##", "valign": "top"}),
        }
        bold = book.add_format({"bold": True, "font_size": 14})
        head = book.add_format(
            {"bold": True, "bg_color": "#E8EEF7", "bottom": 1, "text_wrap": True, "valign": "vcenter"}
        )
        for index, column in enumerate(columns):
            sheet.set_column(index, index, column.width, formats["text"] if column.kind == "text" else None)
        sheet.write_string(0, 0, title, bold)
        for number, (label, value) in enumerate(facts, 1):
            sheet.write_string(number, 0, f"{label}: {value}")
        top = len(facts) + 2
        for index, column in enumerate(columns):
            sheet.write_string(top, index, column.header, head)
        sheet.freeze_panes(top + 1, 0)
        last = top
        for last, row in enumerate(rows, top + 1):
            for index, (column, value) in enumerate(zip(columns, row, strict=True)):
                _write_cell(sheet, last, index, column, value, formats)
        if columns:
            sheet.autofilter(top, 0, last, len(columns) - 1)
    return last - top


def _write_cell(sheet, row: int, index: int, column: Column, value: Value, formats: dict) -> None:
    if value is None or value == "":
        return
    # Excel's calendar begins in 1900: an earlier date can only be text.
    if column.kind == "date" and isinstance(value, datetime.date) and value.year >= 1900:
        sheet.write_datetime(row, index, value, formats["date"])
    elif column.kind == "number" and isinstance(value, (int, float)) and not isinstance(value, bool):
        sheet.write_number(row, index, value, formats["number"])
    else:
        text = as_text(value)
        if len(text) > LONGEST_CELL:
            text = text[: LONGEST_CELL - 1] + "…"
        sheet.write_string(row, index, text, formats["text"])


def write_csv(
    columns: Sequence[Column], rows: Iterable[Sequence[Value]], *, title: str, facts: Sequence[Fact], stream: BinaryIO
) -> int:
    """As `write_xlsx`, in UTF-8 with a mark so that Excel reads the accents; `formula_guard` says what is escaped."""
    out = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(out)
    writer.writerow([guard(title)])
    writer.writerows([guard(f"{label}: {value}")] for label, value in facts)
    writer.writerow([])
    writer.writerow([guard(column.header) for column in columns])
    count = 0
    for row in rows:
        writer.writerow([_csv_cell(column, value) for column, value in zip(columns, row, strict=True)])
        count += 1
    out.detach()
    return count


def _csv_cell(column: Column, value: Value) -> str:
    if value is None:
        return ""
    if column.kind == "number" and isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return guard(as_text(value))


def as_text(value: str | int | float | datetime.date) -> str:
    """A date as dd/mm/yyyy, anything else as it is."""
    return value.strftime("%d/%m/%Y") if isinstance(value, datetime.date) else str(value)
