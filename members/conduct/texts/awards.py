"""Words of awards (khen thưởng), and of the panels that tell of them with discipline."""

AWARDS = "Khen thưởng"

ACTS = {
    "members.award.recorded": "Ghi khen thưởng",
    "members.award.voided": "Đánh dấu khen thưởng ghi nhầm",
}

# Why not
LIST_NOT_YOURS = "Danh sách khen thưởng dành cho bí thư, ban chấp hành và cán bộ phụ trách đơn vị."
RECORD_NOT_YOURS = "Người quản lý hồ sơ của đơn vị, hoặc của cấp trên, mới ghi được khen thưởng."
RECORD_NOWHERE = "Chỉ người quản lý hồ sơ của một đơn vị mới ghi được khen thưởng."
RECORD_IS_VOID = "Hồ sơ người này đã đánh dấu ghi nhầm, không ghi khen thưởng được."
UNIT_IS_CLOSED = "{unit} đã ngừng hoạt động. Khen thưởng của đơn vị ấy không ghi thêm được."
ALREADY_VOID = "Khen thưởng này đã đánh dấu ghi nhầm."

# What is missing or wrong
NOBODY = "Chưa chọn ai. Đánh dấu người ở danh sách, hoặc chọn một người hay một đơn vị."
DATE_MISSING = "Chưa có ngày. Ghi ngày, tháng, năm của quyết định."
DATE_IN_FUTURE = "Ngày quyết định chưa tới. Kiểm tra lại ngày."
DATE_TOO_EARLY = "Ngày quyết định trước năm 1931, khi Đoàn được thành lập. Kiểm tra lại năm."
BEFORE_BIRTH = "Ngày quyết định trước ngày sinh của {name} ({birth}). Kiểm tra lại ngày."
TOO_LONG = "Dài quá {most} chữ. Rút gọn lại."
LEVEL_MISSING = "Chưa chọn cấp khen."
FORM_MISSING = "Chưa chọn hình thức khen."
FORM_MORE_MISSING = "Chưa nói rõ hình thức. Ghi bằng lời khi chọn “Hình thức khác”."
CONTENT_MISSING = "Chưa ghi được khen về việc gì."
ISSUER_MISSING = "Chưa ghi nơi khen."
TWICE = "{name} đã có khen thưởng này: cùng số, ngày, nơi khen và nội dung. Bỏ người này, hoặc sửa nội dung."
VOID_REASON_MISSING = "Chưa ghi vì sao đánh dấu ghi nhầm."
TOO_MANY = "Một lần tối đa {most} người. Chọn ít hơn, rồi làm tiếp phần còn lại."

# Forms
NUMBER_LABEL = "Số quyết định"
NUMBER_HELP = "Ví dụ 15-QĐ/ĐTN. Không có số thì để trống."
DATE_LABEL = "Ngày quyết định"
LEVEL_LABEL = "Cấp khen"
LEVEL_CHOOSE = "Chọn cấp khen"
FORM_LABEL = "Hình thức"
FORM_CHOOSE = "Chọn hình thức"
FORM_MORE_LABEL = "Nói rõ hình thức"
FORM_MORE_HELP = "Ví dụ: Tuổi trẻ dũng cảm."
CONTENT_LABEL = "Nội dung"
CONTENT_HELP = "Được khen về việc gì, năm học hay đợt nào."
ISSUER_LABEL = "Nơi khen"
ISSUER_HELP = "Ví dụ: Ban Thường vụ Tỉnh đoàn, Ủy ban nhân dân phường."
SCAN_LABEL = "Bản chụp quyết định"
SCAN_HELP = "Không bắt buộc. Tệp pdf, ảnh hoặc văn bản."
VOID_REASON_LABEL = "Vì sao ghi nhầm"
WRONG_CHOICE = "Chọn trong danh sách."

# Filters
SEARCH_HINT = "Tên, số quyết định, nội dung"
ANY_YEAR, ANY_LEVEL, ANY_FORM, ANY_KIND = "Mọi năm", "Mọi cấp", "Mọi hình thức", "Người và đơn vị"
OF_PEOPLE, OF_UNITS = "Người", "Đơn vị"
YEAR_LABEL, KIND_LABEL = "Năm", "Khen ai"
TAB_VALID, TAB_VOID = "Khen thưởng", "Ghi nhầm"
SEARCH_CHIP = "Tìm"

# Done
RECORDED = "Đã ghi khen thưởng cho {name}."
RECORDED_MANY = "Đã ghi khen thưởng cho {count} người."
VOIDED = "Đã đánh dấu ghi nhầm. Khen thưởng này vẫn xem được ở mục Ghi nhầm."

# The page of one
FACT_OF_PERSON, FACT_OF_UNIT = "Người được khen", "Đơn vị được khen"
FACT_RECORDED = "Người ghi"
RECORDED_BY = "{name}, {at}"
FACT_VOIDED = "Đánh dấu ghi nhầm"
DO_VOID = "Đánh dấu ghi nhầm"
DO_SCAN = "Tải bản chụp quyết định"

# On records and rosters
DO_RECORD = "Ghi khen thưởng"
TIE = "Người này có {count} khen thưởng đã ghi. Đánh dấu ghi nhầm các khen thưởng ấy trước."
PANEL = "Khen thưởng, kỷ luật"
IN_FORCE_SINCE = "từ {day}"
FROM_TO = "từ {first} đến trước {last}"
DONE_ON = "công bố {day}"
