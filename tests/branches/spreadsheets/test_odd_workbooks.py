"""xlsx as other programs than Excel write it."""

import datetime
import io
import re
import zipfile

import pytest

from branches.spreadsheets.reader import Refused, read

from . import making

STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def inline(text, place):
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def last_row(*cells):
    row = f'<row r="4">{"".join(cells)}</row>'
    return read(making.with_rows(making.xlsx(), row.encode())).sheets[0].row(4)


def in_every_part(data, change):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return making.zip_of({name: change(archive.read(name)) for name in archive.namelist()})


def test_a_strict_document_is_read_in_all_its_parts():
    def strict(part):
        for usual, other in STRICT.items():
            part = part.replace(usual, other)
        return part

    book = read(in_every_part(making.xlsx(more=[("B", [["x"]])]), strict))
    assert [(sheet.name, sheet.rows) for sheet in book.sheets] == [("DS", making.PEOPLE), ("B", [["x"]])]


def test_dates_written_as_text_of_the_standard_are_dates():
    cells = '<c r="A4" t="d"><v>2002-08-12</v></c>', '<c r="B4" t="d"><v>2002-08-12T01:02:03</v></c>'
    assert last_row(*cells) == [datetime.date(2002, 8, 12), datetime.datetime(2002, 8, 12, 1, 2, 3), None]


def test_escapes_of_excel_are_the_signs_that_they_stand_for():
    assert last_row(inline("a_x000A_b_x005F_x000A_", "A4")) == ["a\nb_x000A_", None, None]


def test_phonetic_hints_are_no_text():
    cell = '<c r="A4" t="inlineStr"><is><r><t>Nguy</t></r><r><t>ễn</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>'
    assert last_row(cell) == ["Nguyễn", None, None]


def test_truth_values_beside_ones_stay_what_they_are():
    row = last_row('<c r="A4" t="b"><v>1</v></c>', '<c r="B4"><v>1</v></c>', '<c r="C4"><v>1.0</v></c>')
    assert row == [True, 1, 1]
    assert [type(cell) for cell in row] == [bool, int, int]
    (column,) = zip(*read(making.xlsx([[True], [1], [0], [False], [1.0]])).sheets[0].rows, strict=True)
    assert [type(cell) for cell in column] == [bool, int, int, bool, int]


def test_numbers_that_are_none_are_errors():
    assert last_row('<c r="A4"><v>1e400</v></c>') == ["#NUM!", None, None]


def test_rows_and_cells_without_numbers_are_counted_on_and_errors_keep_their_place():
    data = making.with_rows(
        making.xlsx(),
        b'<row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row><row r="7"><c t="str"><v>c</v></c></row>',
    )
    assert read(data).sheets[0].rows[3:] == [["a", "b", None], [None] * 3, [None] * 3, ["c", None, None]]


def test_rows_out_of_order_stand_where_they_say():
    data = making.with_rows(
        making.xlsx(), b'<row r="6"><c r="A6"><v>6</v></c></row><row r="5"><c r="A5"><v>5</v></c></row>'
    )
    assert [row[0] for row in read(data).sheets[0].rows[3:]] == [None, 5, 6]


def test_no_shared_texts_and_texts_beyond_them_are_refused_not_empty():
    for data in (
        making.with_part(making.xlsx(), "xl/sharedStrings.xml", lambda part: None),
        making.with_rows(making.xlsx(), b'<row r="4"><c r="A4" t="s"><v>99</v></c></row>'),
    ):
        with pytest.raises(Refused) as caught:
            read(data)
        assert caught.value.reason == "truncated"


def test_no_styles_and_no_properties_are_no_loss():
    data = making.with_part(making.xlsx(), "docProps/core.xml", lambda part: None)
    assert read(making.with_part(data, "xl/theme/theme1.xml", lambda part: None)).sheets[0].rows == making.PEOPLE


def test_backslashes_in_the_names_of_parts_are_slashes():
    with zipfile.ZipFile(io.BytesIO(making.xlsx())) as archive:
        data = making.zip_of({name.replace("/", "\\"): archive.read(name) for name in archive.namelist()})
    assert read(data).sheets[0].rows == making.PEOPLE


def test_cached_values_of_links_to_other_files_are_read_and_nothing_is_followed():
    row = '<c r="A4" t="str"><f>[1]DS!A1</f><v>Kinh</v></c>'
    assert last_row(row) == ["Kinh", None, None]


@pytest.mark.parametrize("extent", [b"", b"A1", b"A1:XFD1048576", b"ZZZ9:A1", b"nonsense"])
def test_an_absurd_extent_changes_nothing(extent):
    data = making.with_part(
        making.xlsx(),
        making.SHEET,
        lambda part: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="' + extent + b'"', part),
    )
    assert read(data).sheets[0].rows == making.PEOPLE


def test_many_rows_of_mixed_columns_cross_the_pipe_unchanged():
    """More than one message, columns that repeat and columns that don't, and values of every kind in one column."""
    day, moment = datetime.date(2002, 8, 12), datetime.datetime(2002, 8, 12, 5, 6)
    kinds = ["chữ", 12, 1.5, True, day, moment, None, 0, False, 1]
    rows = [
        [f"Người {number}", "Kinh", number, number % 2 == 0, kinds[number % len(kinds)], day, None, "x"]
        for number in range(4500)
    ]
    found = read(making.xlsx(rows)).sheets[0].rows
    assert found == rows
    assert [list(map(type, row)) for row in found[::97]] == [list(map(type, row)) for row in rows[::97]]
