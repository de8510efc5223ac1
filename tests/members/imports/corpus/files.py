"""Tables as bytes of the kinds of files that offices send. Rows hold texts, whole numbers, dates and None."""

import csv
import datetime
import html
import io
import unicodedata
import zipfile
from functools import partial

from openpyxl import Workbook

Merged = list[tuple[int, int, int, int]]


def xlsx(rows, merged: Merged) -> bytes:
    book, stream = Workbook(), io.BytesIO()
    book.active.title = "Danh sách"
    for row in rows:
        book.active.append([None if cell == "" else cell for cell in row])
    for top, left, bottom, right in merged:
        book.active.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    book.save(stream)
    return stream.getvalue()


def ods(rows, merged: Merged) -> bytes:
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in merged}
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(_open_document_cell(cell, spans.get((number, place))) for place, cell in enumerate(row, 1))
        lines.append(f"<table:table-row>{cells or '<table:table-cell/>'}</table:table-row>")
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2"'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Danh sách">{"".join(lines)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return stream.getvalue()


def _open_document_cell(cell, span) -> str:
    across = f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"' if span else ""
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, datetime.date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell:%Y-%m-%d}"{across}/>'
    if isinstance(cell, int):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"{across}/>'
    text = html.escape(cell, quote=False)
    return f'<table:table-cell office:value-type="string"{across}><text:p>{text}</text:p></table:table-cell>'


def web_table(rows, merged: Merged) -> bytes:
    """What many programs save as .xls: a page with a table."""
    return (
        '<html><head><meta charset="utf-8"></head><body><table border="1">'
        + "".join(f"<tr>{''.join(f'<td>{html.escape(_text(cell))}</td>' for cell in row)}</tr>" for row in rows)
        + "</table></body></html>"
    ).encode()


def xml_2003(rows, merged: Merged) -> bytes:
    lines = "".join(
        f'<Row ss:Index="{number}">{"".join(map(_xml_cell, row))}</Row>' for number, row in enumerate(rows, 1)
    )
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="Danh sách"><Table>{lines}</Table></Worksheet></Workbook>'
    ).encode()


def _xml_cell(cell) -> str:
    if cell is None:
        return "<Cell/>"
    if isinstance(cell, datetime.date):
        return f'<Cell><Data ss:Type="DateTime">{cell:%Y-%m-%d}T00:00:00.000</Data></Cell>'
    kind = "Number" if isinstance(cell, int) else "String"
    return f'<Cell><Data ss:Type="{kind}">{html.escape(str(cell), quote=False)}</Data></Cell>'


def delimited(rows, merged: Merged, *, encoding: str, delimiter: str, hint: bool = False) -> bytes:
    stream = io.StringIO()
    if hint:
        stream.write(f"sep={delimiter}\r\n")
    width = max(map(len, rows))
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerows([*map(_text, row), *[""] * (width - len(row))] for row in rows)
    text = stream.getvalue()
    return _half_apart(text).encode("cp1258") if encoding == "cp1258" else text.encode(encoding)


def _half_apart(text: str) -> str:
    """Letters with their shape and tones behind them, as Windows 1258 has them."""
    letters = []
    for letter in unicodedata.normalize("NFC", text):
        try:
            letter.encode("cp1258")
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in apart if mark in "\u0300\u0301\u0303\u0309\u0323")
            letter = unicodedata.normalize("NFC", apart.replace(tone, "")) + tone
        letters.append(letter)
    return "".join(letters)


def _text(cell) -> str:
    if cell is None:
        return ""
    return f"{cell:%d/%m/%Y}" if isinstance(cell, datetime.date) else str(cell)


WRITERS = {
    "xlsx": xlsx,
    "ods": ods,
    "html": web_table,
    "xml 2003": xml_2003,
    "csv": partial(delimited, encoding="utf-8-sig", delimiter=","),
    "csv without mark": partial(delimited, encoding="utf-8", delimiter=";"),
    "csv of Excel": partial(delimited, encoding="utf-16", delimiter="\t"),
    "csv of Windows": partial(delimited, encoding="cp1258", delimiter=";"),
    "csv with a hint": partial(delimited, encoding="utf-8-sig", delimiter="|", hint=True),
}
# Kinds in which every cell is a text.
TEXTUAL = {name for name in WRITERS if name.startswith(("csv", "html"))}
# Kinds whose bytes can't hold what a font of another encoding means.
OWN_ENCODING = {"csv of Windows"}
