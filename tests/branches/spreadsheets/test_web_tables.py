"""Pages of the web under a spreadsheet's name."""

import pytest

from branches.spreadsheets.reader import read

from . import hostile


def sheet_of(page):
    return read(page if isinstance(page, bytes) else page.encode()).sheets[0]


def table(*rows):
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def test_a_page_as_excel_saves_it_is_read():
    page = (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset=utf-8><title>Tên tệp</title>'
        "<style>td {mso-number-format:'@'}</style><!--[if gte mso 9]><xml><x:Name>DS</x:Name></xml><![endif]--></head>"
        "<body><h3>DANH SÁCH</h3>"
        + table(
            "<th rowspan=2>Họ và&nbsp;tên</th><th colspan=2>Ngày sinh</th>",
            "<th>Nam</th><th>Nữ</th>",
            "<td>Đỗ Văn Trí<br>(Tí)</td><td>25/04/2000\n  </td><td title='a > b' x:num=\"1\"></td>",
        )
        + "<p>Người lập</p></body></html>"
    )
    book = read(page.encode())
    assert (book.format, book.encoding, [sheet.name for sheet in book.sheets]) == ("html", "utf-8", ["HTML"])
    assert book.sheets[0].rows == [
        ["DANH SÁCH", None, None],
        ["Họ và tên", "Ngày sinh", None],
        [None, "Nam", "Nữ"],
        ["Đỗ Văn Trí\n(Tí)", "25/04/2000", None],
        ["Người lập", None, None],
    ]
    assert book.sheets[0].merged == [(2, 1, 3, 1), (2, 2, 2, 3)]


@pytest.mark.parametrize(
    ("encoding", "told"), [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("cp1258", "cp1258")]
)
def test_a_page_is_read_in_every_encoding_of_text(encoding, told):
    words = "Ho\u0323 va\u0300 tên Nguyê\u0303n" if encoding == "cp1258" else "Họ và tên Nguyễn"
    book = read(f"<html>{table(f'<td>{words}</td>')}</html>".encode(encoding))
    assert (book.encoding, book.sheets[0].rows) == (told, [["Họ và tên Nguyễn"]])


def test_letters_by_number_are_letters():
    assert sheet_of(table("<td>Nguy&#7877;n &amp;lt; &#x1EA1; a < b</td>")).rows == [["Nguyễn &lt; ạ a < b"]]


def test_tables_stand_below_one_another_as_in_a_spreadsheet_program():
    page = table("<td>A</td><td>B</td>") + "<p>giữa</p>" + table("<td>C</td>")
    assert sheet_of(page).rows == [["A", "B"], ["giữa", None], ["C", None]]


def test_a_table_within_a_table_loses_no_word():
    page = table("<td>Trên" + table("<td>A</td><td>B</td>") + "sau</td><td>C</td>")
    assert sheet_of(page).rows == [["Trên", None], ["A", "B"], ["sau", None], ["C", None]]


def test_words_between_cells_shift_none_and_stay():
    assert sheet_of("<table><tr><td>A</td>lạc<td>B</td></tr></table>").rows == [["A lạc", "B"]]


def test_tags_that_nobody_closed_are_closed_by_the_next():
    assert sheet_of("<table><tr><td>A<td>B<tr><td>C</table>").rows == [["A", "B"], ["C", None]]


def test_a_cell_over_several_rows_moves_the_ones_below():
    page = table("<td rowspan=2 colspan=2>A</td><td>B</td>", "<td>C</td>", "<td>D</td>")
    assert sheet_of(page).rows == [["A", None, "B"], [None, None, "C"], ["D", None, None]]


def test_rows_that_are_not_shown_are_hidden():
    page = "<table><tr><td>A</td></tr><tr style='display: none'><td>B</td></tr><tr hidden><td>C</td></tr></table>"
    assert (sheet_of(page).rows, sheet_of(page).hidden_rows) == ([["A"], ["B"], ["C"]], {2, 3})


def test_comments_and_scripts_are_not_shown():
    page = table("<td>A<!-- <td>no</td> --></td><td>B<script>var a = '<td>no</td>'</script></td>")
    assert sheet_of(page).rows == [["A", "B"]]


def test_a_long_page_is_read_whole():
    rows = [f"<td>Người {number}</td><td>{number}</td>" for number in range(3000)]
    assert sheet_of(hostile.page("".join(f"<tr>{row}</tr>" for row in rows))).row(3000) == ["Người 2999", "2999"]
