"""The empty sheet that an office fills in: the columns by the names that are recognised for sure.

The second sheet says how cells are written and which values lists know. Nothing on it may look like a header of the
list: whoever sends the file back unfilled is told that nobody is in it.
"""

from typing import BinaryIO

import xlsxwriter

from branches.imports import texts
from branches.imports.desk import Desk
from branches.spreadsheets.workbook import column_letter

ROWS = 2_000  # that offer the lists of values
WIDTHS = {"full_name": 28, "address": 36, "hometown": 28, "note": 28, "name": 36}
USUAL_WIDTH = 18


def columns(desk: Desk) -> list[tuple[str, str]]:
    """(field, header) of the sheet."""
    specs = {spec.name: spec for spec in desk.kind.headers}
    names = desk.blank_columns or tuple(name for name in specs if name in desk.kind.fields)
    return [(name, specs[name].synonyms[0]) for name in names]


def write(desk: Desk, unit, stream: BinaryIO) -> None:
    """The workbook for `unit`, whose branches can be chosen from a list where they are few enough."""
    heads = columns(desk)
    allowed = {name: values for name, _ in heads if (values := desk.allowed(name, unit))}
    with xlsxwriter.Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        text = book.add_format({"num_format": "@", "valign": "top"})
        head = book.add_format(
            {
                "bold": True,
                "bg_color": "#E8EEF7",
                "bottom": 1,
                "text_wrap": True,
                "valign": "vcenter",
                "num_format": "@",
            }
        )
        sheet, help_sheet = book.add_worksheet(texts.BLANK_SHEET), book.add_worksheet(texts.BLANK_HELP_SHEET)
        ranges = _write_help(
            help_sheet, [(header, allowed[name]) for name, header in heads if name in allowed], head, desk.blank_help
        )
        for place, (name, header) in enumerate(heads):
            # As text nothing is taken for a number or for a date of another country.
            sheet.set_column(place, place, WIDTHS.get(name, USUAL_WIDTH), text)
            sheet.write_string(0, place, header, head)
            if header in ranges:
                rule = {"validate": "list", "source": ranges[header], "error_type": "warning", "ignore_blank": True}
                sheet.data_validation(1, place, ROWS, place, rule)
        sheet.freeze_panes(1, 1)


def _write_help(sheet, lists, head, sentences) -> dict[str, str]:
    """Sentences, then one column for each list of values; gives header → range of its values."""
    for row, sentence in enumerate(sentences):
        sheet.write_string(row, 0, sentence)
    top = len(sentences) + 1
    ranges = {}
    for place, (header, values) in enumerate(lists):
        sheet.set_column(place, place, 24)
        sheet.write_string(top, place, header, head)
        for row, value in enumerate(values, top + 1):
            sheet.write_string(row, place, value)
        letter = column_letter(place + 1)
        ranges[header] = f"='{texts.BLANK_HELP_SHEET}'!${letter}${top + 2}:${letter}${top + 1 + len(values)}"
    return ranges
