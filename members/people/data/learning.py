"""Levels of schooling and training, spelled as the official record spells them, lowest first."""

from .value_lists import Item, ValueList

_NONE = ("Không", "Không có", "Chưa", "Chưa qua đào tạo", "0")

EDUCATION = ValueList(
    "education",
    "Trình độ văn hóa",
    (
        Item("illiterate", "Chưa biết chữ", ("Không biết chữ", "Mù chữ", "0/12")),
        Item("primary", "Tiểu học", ("5/12", "5", "Cấp 1", "Cấp I", "Hệ 5/12", "TH", "Lớp 5", "Tốt nghiệp tiểu học")),
        Item("grade_6", "Hệ 6/12", ("6/12", "6", "Lớp 6")),
        Item("grade_7", "Hệ 7/12", ("7/12", "7", "Lớp 7")),
        Item("grade_8", "Hệ 8/12", ("8/12", "8", "Lớp 8")),
        Item(
            "lower_secondary",
            "Trung học cơ sở",
            (
                "THCS",
                "9/12",
                "9",
                "Cấp 2",
                "Cấp II",
                "Hệ 9/12",
                "Lớp 9",
                "Tốt nghiệp THCS",
                "Tốt nghiệp trung học cơ sở",
            ),
        ),
        Item("grade_10", "Hệ 10/12", ("10/12", "10", "Lớp 10")),
        Item("grade_11", "Hệ 11/12", ("11/12", "11", "Lớp 11")),
        Item(
            "upper_secondary",
            "Hệ 12/12",
            (
                "12/12",
                "12",
                "Lớp 12",
                "Cấp 3",
                "Cấp III",
                "THPT",
                "PTTH",
                "Trung học phổ thông",
                "Phổ thông trung học",
                "Tốt nghiệp THPT",
                "Tốt nghiệp trung học phổ thông",
                "12/12 BT",
                "12/12 BTVH",
                "Bổ túc 12/12",
                "GDTX 12/12",
            ),
        ),
        Item("old_9_9", "Hệ 9/9", ("9/9",)),
        Item("old_10_10", "Hệ 10/10", ("10/10",)),
    ),
)

QUALIFICATIONS = ValueList(
    "qualification",
    "Trình độ chuyên môn",
    (
        Item("none", "Chưa có", (*_NONE, "Phổ thông", "Lao động phổ thông")),
        Item("elementary", "Sơ cấp", ("SC", "Sơ cấp nghề", "Đào tạo nghề ngắn hạn")),
        Item("intermediate", "Trung cấp chuyên nghiệp", ("Trung cấp", "TC", "TCCN", "Trung cấp nghề", "THCN")),
        Item("college", "Cao đẳng", ("CĐ", "Cao đẳng nghề", "CĐN", "Cao đẳng chuyên nghiệp")),
        Item(
            "bachelor",
            "Cử nhân",
            (
                "Đại học",
                "ĐH",
                "CN",
                "Cử nhân/Đại học",
                "Đại học/Cử nhân",
                "Cử nhân đại học",
                "Kỹ sư",
                "KS",
                "Bác sĩ",
                "Dược sĩ",
                "Kiến trúc sư",
                "Tốt nghiệp đại học",
            ),
        ),
        Item("master", "Thạc sĩ", ("Thạc sỹ", "ThS", "Cao học", "Bác sĩ chuyên khoa I", "BSCKI")),
        Item("doctor", "Tiến sĩ", ("Tiến sỹ", "TS", "Tiến sĩ khoa học", "TSKH", "Bác sĩ chuyên khoa II", "BSCKII")),
    ),
    prefixes=("trình độ", "tốt nghiệp"),
)

POLITICAL_THEORY = ValueList(
    "political_theory",
    "Trình độ LLCT",
    (
        Item("none", "Chưa có", _NONE),
        Item("elementary", "Sơ cấp", ("SC", "Sơ cấp LLCT", "Sơ cấp lý luận chính trị")),
        Item("intermediate", "Trung cấp", ("TC", "Trung cấp LLCT", "Trung cấp lý luận chính trị")),
        Item("advanced", "Cao cấp", ("CC", "Cao cấp LLCT", "Cao cấp lý luận chính trị")),
        Item("bachelor", "Cử nhân", ("CN", "Cử nhân chính trị", "Cử nhân LLCT")),
    ),
)

IT_LEVELS = ValueList(
    "it_level",
    "Tin học",
    (
        Item("none", "Chưa có", _NONE),
        Item(
            "basic",
            "Chuẩn kỹ năng sử dụng CNTT cơ bản",
            (
                "Cơ bản",
                "CNTT cơ bản",
                "Ứng dụng CNTT cơ bản",
                "Chứng chỉ ứng dụng CNTT cơ bản",
                "Chuẩn kỹ năng sử dụng công nghệ thông tin cơ bản",
                # Certificates A, B and C of the old kind count as basic: circular 17/2016/TTLT-BGDĐT-BTTTT, article 23.
                "A",
                "B",
                "C",
                "Trình độ A",
                "Trình độ B",
                "Trình độ C",
                "Chứng chỉ A",
                "Chứng chỉ B",
                "Chứng chỉ C",
            ),
        ),
        Item(
            "advanced",
            "Chuẩn kỹ năng sử dụng CNTT nâng cao",
            (
                "Nâng cao",
                "CNTT nâng cao",
                "Ứng dụng CNTT nâng cao",
                "Chứng chỉ ứng dụng CNTT nâng cao",
                "Chuẩn kỹ năng sử dụng công nghệ thông tin nâng cao",
            ),
        ),
    ),
    prefixes=("tin học",),
)

# The six steps of the Vietnamese framework stand level with A1 to C2: circular 01/2014/TT-BGDĐT.
FOREIGN_LANGUAGES = ValueList(
    "foreign_language",
    "Ngoại ngữ",
    (
        Item("none", "Chưa có", _NONE),
        *(
            Item(f"level_{step}", f"Bậc {step}", (f"Bậc {step}/6", f"Bậc {roman}", level, f"Bậc {step} ({level})"))
            for step, roman, level in (
                (1, "I", "A1"),
                (2, "II", "A2"),
                (3, "III", "B1"),
                (4, "IV", "B2"),
                (5, "V", "C1"),
                (6, "VI", "C2"),
            )
        ),
    ),
    prefixes=("tiếng Anh", "Anh văn", "Anh", "ngoại ngữ", "trình độ"),
)
