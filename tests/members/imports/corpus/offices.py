"""How an office writes its lists: layout, words and habits, chosen one by one so that any mixture can come."""

from dataclasses import dataclass
from random import Random

from tests.members.imports.corpus import files, fonts
from tests.members.imports.corpus.roster import LISTS, Somebody

HEADERS = {
    "full_name": ("Họ và tên", "HỌ VÀ TÊN", "Họ tên", "Họ, tên đoàn viên", "Họ và tên đoàn viên", "ho va ten"),
    "birth_date": ("Ngày sinh", "Ngày, tháng, năm sinh", "NGÀY THÁNG NĂM SINH", "Sinh ngày", "ngay sinh"),
    "gender": ("Giới tính", "Phái", "Nam/Nữ", "Giới"),
    "ethnicity": ("Dân tộc", "DÂN TỘC", "Thành phần dân tộc"),
    "religion": ("Tôn giáo", "TÔN GIÁO"),
    "citizen_id": ("Số CCCD", "CCCD", "Số căn cước công dân", "CMND/CCCD", "Số định danh cá nhân"),
    "phone": ("Điện thoại", "SĐT", "Số điện thoại", "Điện thoại liên hệ", "ĐT"),
    "joined_on": ("Ngày vào Đoàn", "Ngày kết nạp Đoàn", "NGÀY VÀO ĐOÀN", "Thời gian vào đoàn"),
    "education": ("Trình độ văn hóa", "Học vấn", "Văn hóa"),
    "qualification": ("Trình độ chuyên môn", "Chuyên môn", "TĐCM"),
    "address": ("Địa chỉ", "Nơi ở hiện nay", "Hộ khẩu thường trú", "Thường trú"),
    "hometown": ("Quê quán", "Nguyên quán"),
    "member_code": ("Mã định danh đoàn viên", "Mã đoàn viên"),
    "branch": ("Chi đoàn", "Tên chi đoàn", "Đơn vị sinh hoạt"),
}
# What nearly every list has, and what only some have.
USUAL = ("full_name", "birth_date", "gender")
OPTIONAL = tuple(name for name in HEADERS if name not in (*USUAL, "branch"))
GENDERS = {
    "word": {"male": "Nam", "female": "Nữ"},
    "capitals": {"male": "NAM", "female": "NỮ"},
    "small": {"male": "nam", "female": "nữ"},
}
DATES = {
    "slashes": lambda day: f"{day:%d/%m/%Y}",
    "dots": lambda day: f"{day:%d.%m.%Y}",
    "dashes": lambda day: f"{day:%d-%m-%Y}",
    "short": lambda day: f"{day.day}/{day.month}/{day.year}",
    "spaced": lambda day: f"{day:%d / %m / %Y}",
    "iso": lambda day: f"{day:%Y-%m-%d}",
    "cell": lambda day: day,
}
LETTERHEAD = (
    ["BCH ĐOÀN PHƯỜNG BÌNH MINH", None, "ĐOÀN TNCS HỒ CHÍ MINH"],
    ["***", None, "Bình Minh, ngày 01 tháng 11 năm 2026"],
    [],
)
SIGNATURES = ([], [None, None, "TM. BAN CHẤP HÀNH"], [None, None, "BÍ THƯ"], [None, None, "(Ký, ghi rõ họ tên)"])


@dataclass(frozen=True)
class Office:
    """One office's habits. `columns`: what its lists hold, in order."""

    columns: tuple[str, ...]
    file: str  # a name of files.WRITERS
    names: str = "one"  # one column, "two" columns, or "capitals"
    gender: str = "word"  # a key of GENDERS, "ticks" under two columns, or "births" under two columns
    dates: str = "slashes"
    numbers: str = "text"  # citizen ids and phones: "text", "number" (zeros lost), "spaced"
    font: str = "unicode"
    numbered: bool = True
    letterhead: bool = False
    title: bool = True
    column_numbers: bool = False
    groups: bool = False  # the branch as a heading over its rows, in place of a column
    repeated_header: bool = False
    blank_rows: bool = False
    totals: bool = False
    signatures: bool = False
    synonyms: int = 0  # which words stand over the columns

    def write(self, people: list[Somebody]) -> bytes:
        table = _Table(self)
        for row in self._rows(people, table):
            table.rows.append(row)
        return files.WRITERS[self.file]([[self._typed(cell) for cell in row] for row in table.rows], table.merged)

    def can_type(self, somebody: Somebody) -> bool:
        """Whether the name has only letters that the office's font has."""
        name = somebody.facts["full_name"]
        return fonts.can_type(self.font, name.upper() if self.names == "capitals" else name)

    def _rows(self, people, table):
        if self.letterhead:
            yield from LETTERHEAD
        if self.title:
            yield [None, "DANH SÁCH ĐOÀN VIÊN NĂM 2026"]
            yield []
        yield from table.header(self._count())
        if self.column_numbers:
            yield [f"({number})" for number in range(1, table.width + 1)]
        branch = None
        for number, somebody in enumerate(people, 1):
            if self.groups and somebody.branch != branch:
                branch = somebody.branch
                yield [None, branch] if self.numbered else [branch]
            yield table.row(number, somebody)
            if self.blank_rows and number % 7 == 0:
                yield []
            if self.repeated_header and number % 11 == 0:
                yield table.single_header()
        if self.totals:
            yield [None, f"Tổng cộng: {len(people)} đoàn viên"]
        if self.signatures:
            yield from SIGNATURES

    def _count(self):
        """How many rows stand above the header: merged ranges need their numbers."""
        return (len(LETTERHEAD) if self.letterhead else 0) + (2 if self.title else 0)

    def _typed(self, cell):
        return fonts.FONTS[self.font](cell) if isinstance(cell, str) else cell


class _Table:
    """The columns of an office's list as they stand in its file, and the rows as they come."""

    def __init__(self, office: Office):
        self.office, self.rows, self.merged = office, [], []
        wanted = [name for name in office.columns if not (name == "branch" and office.groups)]
        self.places = [place for name in wanted for place in self._split(name)]
        self.width = len(self.places) + office.numbered

    def _split(self, name):
        office = self.office
        if name == "full_name" and office.names == "two":
            return ["family_and_middle", "given_name"]
        if name == "gender":
            return {"ticks": ["gender_male", "gender_female"], "births": []}.get(office.gender, ["gender"])
        if name == "birth_date" and office.gender == "births":
            return ["birth_date_male", "birth_date_female"]
        return [name]

    def header(self, above: int):
        """One row of headings, or two where a heading stands over two columns."""
        begin = int(self.office.numbered)
        pairs = [
            begin + place
            for place, name in enumerate(self.places)
            if name in ("birth_date_male", "gender_male", "family_and_middle")
        ]
        if not pairs or (self.office.names == "two" and self.office.gender in GENDERS):
            yield self.single_header()
            return
        upper, lower = self.single_header(), [None] * self.width
        for place in pairs:
            name = self.places[place - begin]
            over = {"birth_date_male": "Ngày sinh", "gender_male": "Giới tính", "family_and_middle": "Họ và tên"}[name]
            lower[place : place + 2] = upper[place : place + 2]
            upper[place : place + 2] = over, None
            self.merged.append((above + 1, place + 1, above + 1, place + 2))
        for place in range(self.width):
            if lower[place] is None:
                self.merged.append((above + 1, place + 1, above + 2, place + 1))
        yield upper
        yield lower

    def single_header(self):
        fixed = {
            "family_and_middle": "Họ và tên đệm",
            "given_name": "Tên",
            "gender_male": "Nam",
            "gender_female": "Nữ",
            "birth_date_male": "Nam",
            "birth_date_female": "Nữ",
        }
        words = [fixed.get(name) or HEADERS[name][self.office.synonyms % len(HEADERS[name])] for name in self.places]
        return ["STT", *words] if self.office.numbered else words

    def row(self, number, somebody):
        cells = [self._cell(name, somebody) for name in self.places]
        return [number, *cells] if self.office.numbered else cells

    def _cell(self, name, somebody):
        office, facts = self.office, somebody.facts
        if name == "branch":
            return somebody.branch
        if name in ("full_name", "family_and_middle", "given_name"):
            return self._name(name, facts["full_name"])
        if name.startswith("gender_"):
            return "x" if name == f"gender_{somebody.gender}" else None
        if name == "gender":
            return GENDERS[office.gender][somebody.gender]
        if name.startswith("birth_date_"):
            return DATES[office.dates](facts["birth_date"]) if name.endswith(f"_{somebody.gender}") else None
        value = facts.get(name)
        if value is None:
            return None
        if name in ("birth_date", "joined_on"):
            return DATES[office.dates](value)
        if name in ("citizen_id", "phone"):
            return self._number(value)
        return LISTS[name].name(value) if name in LISTS else value

    def _name(self, column, full_name):
        if column == "full_name":
            return full_name.upper() if self.office.names == "capitals" else full_name
        family, _, given = full_name.rpartition(" ")
        return family if column == "family_and_middle" else given

    def _number(self, digits):
        if self.office.numbers == "number":
            return int(digits)
        if self.office.numbers == "spaced":
            return f"{digits[:4]} {digits[4:7]} {digits[7:]}"
        return digits


def some_office(random: Random) -> Office:
    """An office with habits drawn at random, each of them seen somewhere."""
    optional = random.sample(OPTIONAL, random.randint(0, len(OPTIONAL)))
    columns = [*USUAL, *optional, "branch"]
    file, written = random.choice(sorted(files.WRITERS)), random.choice(["one", "two", "capitals"])
    gender = random.choice([*GENDERS, "ticks", "births"])
    # A csv has neither dates nor numbers, only texts; merged headings need cells that can be merged.
    plain = file in files.TEXTUAL
    return Office(
        columns=tuple(columns),
        file=file,
        names=written,
        gender=gender,
        dates=random.choice([name for name in DATES if not (plain and name == "cell")]),
        numbers=random.choice(["text", "number", "spaced"]),
        font=_some_font(random, file, written),
        numbered=random.random() < 0.8,
        letterhead=random.random() < 0.5,
        title=random.random() < 0.8,
        column_numbers=random.random() < 0.3,
        groups=random.random() < 0.3,
        repeated_header=random.random() < 0.2,
        blank_rows=random.random() < 0.2,
        totals=random.random() < 0.4,
        signatures=random.random() < 0.4,
        synonyms=random.randint(0, 5),
    )


def _some_font(random, file, written):
    """One that the file can hold, and that has the letters: the older one has no capitals with tones."""
    if file in files.OWN_ENCODING:
        return "unicode"
    return random.choice([font for font in sorted(fonts.FONTS) if (written, font) != ("capitals", "tcvn3")])
