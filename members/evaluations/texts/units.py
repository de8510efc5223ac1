"""Words of the units' own classification."""

# What is missing or wrong, by field
UNIT_NO_SUPERIOR = "{unit} không có cấp trên nào để quyết định xếp loại."
UNIT_LEVEL_MISSING = "Chưa có mức đề nghị. Chọn một mức."
UNIT_TEXT_MISSING = "Chưa có báo cáo tóm tắt. Ghi vài câu về kết quả trong năm."
UNIT_YEAR_AHEAD = "Năm này chưa tới."

# Labels and help of the forms
TEXT_LABEL = "Báo cáo tóm tắt"
TEXT_HELP = "Kết quả nổi bật, hạn chế trong năm. In kèm quyết định thì không."
DECIDED_LEVEL_LABEL = "Mức quyết định"
DECIDED_LEVEL_HELP = "Mặc định là mức đơn vị đề nghị."

# The grid
SAID_UNIT = "Đã lập hồ sơ {number}."

# On records and pages of units
PANEL_UNIT_OFFER = "Đề nghị xếp loại năm {year}"
UNIT_NOT_YOURS = "Bí thư, phó bí thư của đơn vị, hoặc cấp trên, mới lập hồ sơ xếp loại đơn vị được."

# The unit's own classification
UNIT_DRAFT_TOLD = "Lập hồ sơ xếp loại đơn vị"
UNIT_EDIT = "Sửa hồ sơ"
UNIT_SEND, UNIT_SEND_LEAD, UNIT_SEND_TOLD = (
    "Đề nghị cấp trên",
    "Hồ sơ sang cấp trên kèm số liệu như lúc này, không sửa được nữa trừ khi bị trả lại.",
    "Đơn vị đề nghị xếp loại",
)
UNIT_DECIDE, UNIT_DECIDE_LEAD, UNIT_DECIDE_TOLD = (
    "Quyết định xếp loại",
    "Một quyết định cho mọi đơn vị được chọn. Chọn nhiều đơn vị thì mức là mức từng đơn vị đề nghị.",
    "Quyết định xếp loại đơn vị",
)
UNIT_RETURN, UNIT_RETURN_LEAD, UNIT_RETURN_TOLD = ("Trả lại, ghi lý do", "Đơn vị bổ sung rồi gửi lại.", "Trả lại")
UNIT_WITHDRAW, UNIT_WITHDRAW_LEAD, UNIT_WITHDRAW_TOLD = (
    "Rút hồ sơ",
    "Hồ sơ kết thúc. Muốn đề nghị lại thì lập hồ sơ mới.",
    "Rút hồ sơ",
)
UNIT_STEP_DRAFT = "Đơn vị lập, tự xếp loại"
UNIT_STEP_DECIDE = "{unit} quyết định"
UNIT_LEAD = "năm {year} · nơi quyết định {base}"
UNIT_FACT_PROPOSED = "Mức đề nghị"
UNIT_FACT_LEVEL = "Mức quyết định"
UNIT_FACT_DECISION = "Quyết định"
UNIT_FACT_TEXT = "Báo cáo tóm tắt"
UNIT_REPORT = "Báo cáo thành tích (bản ký)"
NO_FIGURES = "Chưa có số liệu"
FIGURE_RATED = "Đoàn viên đã công bố xếp loại"
FIGURE_RATED_VALUE = "{announced} trên {members} đoàn viên"
FIGURE_LEVEL = "Đoàn viên {level}"
FIGURE_LEVEL_VALUE = "{count} ({share})"
FIGURE_CASES = "Hồ sơ xong, đủ giấy tờ"
FIGURE_CASES_VALUE = "{complete} trên {closed}"
FIGURE_LATE = "Hồ sơ có bước quá hạn"
FIGURES_UNKNOWN = ("Sinh hoạt định kỳ", "Đoàn phí", "Chương trình công tác năm")
CRITERION = "Nhận xét, đánh giá hằng năm"
CRITERION_WORDS = "{announced}/{members} đoàn viên có kết quả công bố"
UNIT_TO_PROPOSE = "Chưa có hồ sơ nào"
UNIT_NONE = "Hồ sơ do từng đơn vị lập từ trang của đơn vị mình."

# The lists
UNIT_COLUMN_PROPOSED = "Mức đề nghị"
