"""Words by which rows that are no people are recognised. Marks matter: "Tổng" begins a total, "Tống" a person."""

import re

TITLE = re.compile(r"\b(danh sách|trích ngang|biểu|mẫu số|bảng|thống kê|báo cáo|phụ lục)\b")
# Rows of sums. Text without any mark ("TONG CONG") counts too.
TOTAL = re.compile(
    r"^\W*(tổng (cộng|số|đoàn viên|hợp|nam|nữ)\b|tong (cong|so)\b|(tổng|cộng|cong)\W*(\d|$)"
    r"|cộng (chi đoàn|tổ|khối|lớp|thôn|buôn|nhóm|mục|phần|trang|toàn|cả)\b"
    r"|(danh sách|ds)( này)?( có| gồm)\b|(ấn định|tổng kết) danh sách)"
)
HEADING = re.compile(
    r"^\W*(?:[ivx]{1,5}|[a-h]|\d{1,2})?\s*[.)/:-]?\s*"
    r"(chi đoàn|liên chi|đoàn (viên|trường|cơ sở|xã|phường|khoa|khối|thanh niên)"
    r"|khối|tổ|lớp|thôn|buôn|làng|xóm|ấp|khu phố|khóm|bản|khoa|phòng|đơn vị|chi hội|đội|công ty|cơ quan"
    r"|danh sách|nhóm|nam|nữ|ban chấp hành|bch|cán bộ|học sinh|sinh viên|đi làm)\b"
)
# I, II., A), 1/ in front of a heading.
LABEL = re.compile(r"^\W*([ivxIVX]{1,5}|[A-Ha-h])\W*$")
LABELLED = re.compile(r"^\s*([IVX]{1,5}|[A-H]|\d{1,2})\s*[.)/:-]\s*\S")
SIGNATURE = re.compile(
    r"^\W*(t\s?/?\s?m\b|k\s?/?\s?t\b|t\s?/?\s?l\b|người lập|người ghi|lập biểu|lập bảng"
    r"|bí thư|phó bí thư|chủ tịch|phó chủ tịch|thủ trưởng|giám đốc|hiệu trưởng|đại diện"
    r"|xác nhận|nơi nhận|ký tên|ký ghi|đã ký|kí tên|ban chấp hành|bch|ban thường vụ|btv|ghi chú\s*:|lưu\s*:)"
    r"|\bngày\b.{0,12}\btháng\b.{0,12}\bnăm\b|^\W*\(?(ký|kí)\b"
)
COLUMN_NUMBER = re.compile(r"^\W*(\d{1,3}|[A-Za-z])\W*$")
DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
