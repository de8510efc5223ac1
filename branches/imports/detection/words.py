"""Words by which rows that are no people are recognised. Marks matter: "Tổng" begins a total, "Tống" a person."""

import re

from branches.vietnamese.names import clean, fold

TITLE = re.compile(r"\b(danh sách|trích ngang|biểu|mẫu số|bảng|thống kê|báo cáo|phụ lục)\b")

# --- sums ---

# What a row of sums may begin with, for a quick look; small letters.
TOTAL_STARTS = ("tổng", "tong", "cộng", "cong", "danh sách", "ds", "ấn", "(", "*", "-", "=", "+", ".", ":", "“", '"')
# Nobody is called so. Text without any mark ("TONG CONG") counts too, when nothing like a name follows.
TOTAL = re.compile(
    r"^\W*(tổng (cộng|số|đoàn viên)\b|tong (cong|so)\b\W*(\d|$|doan vien|nguoi|dv)"
    r"|cộng (chi đoàn|tổ|khối|lớp|thôn|buôn|nhóm|mục|phần|trang|toàn|cả|dồn|chung)\b"
    r"|(danh sách|ds)( này)?( có| gồm)\b|(ấn định|tổng kết) danh sách)"
)
# A sum, or somebody of that name: the rest of the row decides.
MAYBE_TOTAL = re.compile(r"^\W*((tổng|cộng|cong|tong)\W*(\d.*)?$|tổng (hợp|nam|nữ)( đoàn viên| đv| người)?\W*(\d.*)?$)")
# Beside a sum: how many of what.
FIGURE = re.compile(
    r"^\W*((nam|nữ|nu|tổng|đoàn viên|đv|đảng viên)\W*)?\d[\d.,/ ]*\W*(người|đồng chí|đ/c|đoàn viên|đv|nam|nữ|%)?.*$"
)
COUNTED = re.compile(r"^\W*(người|đồng chí|đ/c|đoàn viên|đv|đvtn)\W*$")

# --- headings of groups ---

# No name of a person begins so.
GROUP = re.compile(
    r"^\W*(?:(?:[ivx]{1,5}|[a-h]|\d{1,2})\b)?\s*[.)/:-]?\s*"
    r"(chi đoàn|liên chi|phân đoàn|đoàn viên|khối|tổ|lớp|thôn|buôn|bon|plei|plơi|làng|xóm|ấp|khu phố|khu vực|khóm|bản"
    r"|khoa|phòng|đơn vị|chi hội|chi bộ|đội|công ty|cơ quan|trường|ban chấp hành|bch"
    r"|phum|sóc|danh sách|nhóm|cán bộ|học sinh|sinh viên|đi làm|đi học|đi xa|thanh niên|đối tượng|diện|khóa|khoá"
    r"|niên khóa|năm học)\b"
)
# A group, or somebody: Đoàn Trường Giang, Nam Phương, Nữ Hoàng.
MAYBE_GROUP = re.compile(
    r"^\W*(?:(?:[ivx]{1,5}|[a-h]|\d{1,2})\b)?\s*[.)/:-]?\s*"
    r"(đoàn (trường|cơ sở|xã|phường|thị trấn|khoa|khối|thanh niên|bộ phận)|nam|nữ)\b"
)
# I, II., A), 1/ in front of a heading.
LABEL = re.compile(r"^\W*([ivxIVX]{1,5}|[A-Ha-h])\W*$")
LABELLED = re.compile(r"^\s*([IVX]{1,5}|[A-H]|\d{1,2})\s*[.)/:-]\s*\S")
# Where a group is, or what becomes of it: worth a note on each of its people.
WHEREABOUTS = re.compile(
    r"\b(đi làm|làm ăn xa|đi xa|ở xa|đi học|du học|học xa|nghĩa vụ|nhập ngũ|quân đội|bộ đội|xuất khẩu lao động|xklđ"
    r"|nước ngoài|ngoài (tỉnh|huyện|xã|phường|địa phương|địa bàn)|vắng mặt|đi vắng|tạm vắng|tạm trú|miễn sinh hoạt"
    r"|sinh hoạt tạm thời|sinh hoạt nơi cư trú|chuyển (đi|đến|sinh hoạt)|trưởng thành|mất liên lạc|không liên lạc)\b"
)
# The name of a branch in a heading, without what stands before and behind it.
BRANCH = re.compile(
    r"^\W*(?:(?:[ivx]{1,5}|[a-h]|\d{1,2})\s*[.)/:-]+\s*)?(?:(?:danh sách|ds)\s+)?(?:đoàn viên\s+)?(?:của\s+)?"
    r"((?:liên )?chi đoàn\b.*?)"
    r"(?:\s*[:(–—-]\s*(?:gồm |có |tổng số:? ?)?\d+\s*(?:đoàn viên|đv|đvtn|người|đồng chí|đ/c)?\W*|[\s:.;,–—-]*)$",
    re.IGNORECASE,
)

# What numbers a heading, and what it says of how many there are.
LABEL_BEFORE = re.compile(r"^\W*(?:(?:[IVX]{1,5}|[A-H]|\d{1,2})\s*[.)/:-]+\s*)?")
COUNTED_BEHIND = re.compile(r"\s*[:(–—-]\s*\d+\s*(đoàn viên|đv|đvtn|người|đồng chí|đ/c)?\W*$|[\s:.]+$", re.IGNORECASE)

# --- signatures ---

SIGNATURE = re.compile(
    r"^\W*(t\s?/?\s?m\b|k\s?/?\s?t\b|t\s?/?\s?l\b|người lập|người ghi|lập biểu|lập bảng"
    r"|bí thư|phó bí thư|chủ tịch|phó chủ tịch|thủ trưởng|giám đốc|hiệu trưởng|đại diện"
    r"|xác nhận|nơi nhận|ký tên|ký ghi|đã ký|kí tên|ban chấp hành|bch|ban thường vụ|btv|ghi chú\s*:|lưu\s*:)"
    r"|\bngày\b.{0,12}\btháng\b.{0,12}\bnăm\b|^\W*\(?(ký|kí)\s*(,|\)|$|và\b|ghi\b|tên\b|đóng\b)"
)
# What stands under a list without being the start of a signature: people may follow.
FOOTNOTE = re.compile(r"^\W*(ghi chú\s*:|lưu\s*:|nơi nhận)")

COLUMN_NUMBER = re.compile(r"^\W*(\d{1,3}|[A-Za-z])\W*$")
DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")

# --- names of people ---

# Family names, those of the peoples of the Central Highlands and the North too.
_SURNAMES = """
    nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh trương đinh lâm
    phùng mai tô hà cao thái lưu châu tạ bạch quách khúc kiều lương thạch nghiêm la nông vi hứa ông ung âu tống
    tiêu tiều giáp khổng kim lại lò lèo lù lộc lục lữ mã mạc mẫn mang nghị nhan ninh phó quan quàng sơn tăng
    tằng thân thi thiều tiên tòng tôn từ uông văn viên vàng giàng sùng thào lầu mùa hạng háu cứ chảo triệu bàn
    đàm bế bé lường cầm cà quảng thẩm hầu sầm sần danh neang tần tẩn sô sồ điểu tổng đồng chu nhâm khuất phí đôn
    doãn bồ sa zơ hồng lỳ pờ chá tráng thền ma đèo ngân vừ y h k ksor siu nay kpă rcom rchâm rơchâm rmah rahlan
    rơlan rơ rah ra rô puih hnie niê mlô êban byă ayun kbuôr kbuor ksơr kso krông adrơng êñuôl hđơk bkrông kđoh
    hwing hmok buôn a ka kră chamaléa katơr pi năng cil liêng lơ mu kơ să kon alăng arất ating blinh bling bríu
    bhnướch coor pơ ria hôih xiêng rơmah rơ-ô hiao klong tơngôl
"""
SURNAMES = frozenset(_SURNAMES.split())
_WITHOUT_MARKS = frozenset(map(fold, SURNAMES))
_NUMBERED = re.compile(r"^\s*\d{1,4}\s*[.)/:-]?\s+|^\s*\d{1,4}\s*[.)/:-]\s*")
_REMARK = re.compile(r"\s*[(\[].*$|\s*[-–,;:]\s.*$|[\s\d.,*]+$")
_NAME = re.compile(r"[^\W\d_]+(?:['’‘`ʼ´-][^\W\d_]+)*\.?")
MOST_NAMES = 6


def names_somebody(text: str) -> bool:
    """Whether a text on its own reads as the name of a person: "12. Nguyễn Văn An (bí thư)", "H'Hen Niê"."""
    parts = _parts(text)
    if not 2 <= len(parts) <= MOST_NAMES or not all(_NAME.fullmatch(part) for part in parts):
        return False
    return has_surname(text) or (len(parts) <= 4 and all(part[0].isupper() and part != part.upper() for part in parts))


def has_surname(text: str) -> bool:
    """Whether a text begins with a family name and is written as a name is: "Ksor Mai", "LÊ HOA", no "Lê lết mãi"."""
    parts = _parts(text)
    if not parts:
        return False
    first = parts[0].lower()
    known = first in SURNAMES or first[:2] in ("h'", "h’", "k'", "k’") or (first.isascii() and first in _WITHOUT_MARKS)
    same_case = all(part[0].isupper() for part in parts) or not any(part[0].isupper() for part in parts)
    return known and same_case


def _parts(text: str) -> list[str]:
    return _REMARK.sub("", _NUMBERED.sub("", clean(text))).split()
