"""Makes tests/samples/can-xem.xlsx: a branch's list after which two cells must be mended, three people asked about, and
four records change. Run as `python -m tests.members.imports.make_messy` when the layout changes.

It goes in after the ward's file (yum-phuong-binh-minh.xlsx): its people are those of rows 7 to 30 there.
"""

from pathlib import Path

from openpyxl import Workbook, load_workbook

SAMPLES = Path(__file__).parents[2] / "samples"
NAME = "can-xem.xlsx"
COLUMNS = ("Họ và tên", "Mã định danh đoàn viên", "Ngày sinh", "Giới tính", "Số CCCD", "Điện thoại", "Chi đoàn")


def people():
    """The first people of the ward's file as plain rows."""
    sheet = load_workbook(SAMPLES / "yum-phuong-binh-minh.xlsx", read_only=True)["DSDV"]
    for row in sheet.iter_rows(min_row=7, max_row=30, values_only=True):
        birth, gender = (row[3], "Nam") if row[3] else (row[4], "Nữ")
        yield [row[1], row[2], birth, gender, row[9], row[31], row[32]]


def rows():
    known = list(people())
    same, changed = known[:6], [list(row) for row in known[6:10]]
    for place, row in enumerate(changed):
        row[5] = f"09876543{place:02}"
    # Two cells to be mended: an impossible date, a citizen number that the spreadsheet rounded.
    wrong = [
        ["Trương Gia Hân", None, "31/02/2008", "Nữ", None, None, known[0][6]],
        ["Ksor H'Nhung", None, "14/07/2001", "Nữ", "7,9E+10", None, known[0][6]],
    ]
    # Three people to decide about: a namesake of the year, somebody without birth date, one who is there twice.
    asked = [
        [known[12][0], None, known[12][2][-4:], known[12][3], None, None, known[12][6]],
        ["Nguyễn Thị Không Ngày", None, None, "Nữ", None, None, known[0][6]],
        [known[0][0], known[0][1], known[0][2], known[0][3], known[0][4], known[0][5], known[0][6]],
    ]
    return [*same, *changed, *wrong, *asked]


def make(path):
    book = Workbook()
    book.active.title = "Danh sách"
    book.active.append(["STT", *COLUMNS])
    for number, row in enumerate(rows(), 1):
        book.active.append([number, *row])
    book.save(path)


if __name__ == "__main__":
    make(SAMPLES / NAME)
