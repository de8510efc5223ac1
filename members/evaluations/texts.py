"""Words of the yearly evaluation (đánh giá, xếp loại)."""

KIND_NAME = "Đánh giá, xếp loại"
UNIT_KIND_NAME = "Xếp loại đơn vị"

# The journal
ACTS = {
    "members.evaluation.round_opened": "Mở đợt đánh giá đoàn viên",
    "members.evaluation.round_edited": "Sửa đợt đánh giá đoàn viên",
    "members.evaluation.begun": "Lập danh sách đánh giá đoàn viên",
    "members.evaluation.followed": "Cập nhật danh sách đánh giá theo sổ",
    "members.evaluation.met": "Ghi buổi họp đánh giá đoàn viên",
    "members.evaluation.saved": "Ghi bảng đánh giá đoàn viên",
    "members.evaluation.self_assessed": "Ghi phiếu tự đánh giá",
    "members.evaluation.remarked": "Nhận xét đoàn viên đã chuyển đi",
    "members.evaluation.excluded": "Đề nghị không xếp loại đoàn viên",
    "members.evaluation.included": "Đưa vào xếp loại đoàn viên",
    "members.evaluation.sent": "Gửi kết quả đánh giá đoàn viên",
    "members.evaluation.confirmed": "Duyệt kết quả đánh giá đoàn viên",
    "members.evaluation.returned": "Trả lại kết quả đánh giá đoàn viên",
    "members.evaluation.decided": "Quyết định xếp loại đoàn viên",
    "members.evaluation.announced": "Công bố xếp loại đoàn viên",
    "members.evaluation.reopened": "Mở lại kết quả đánh giá đoàn viên",
    "members.unit_rating.opened": "Lập hồ sơ xếp loại đơn vị",
    "members.unit_rating.edited": "Sửa hồ sơ xếp loại đơn vị",
    "members.unit_rating.sent": "Đề nghị xếp loại đơn vị",
    "members.unit_rating.decided": "Quyết định xếp loại đơn vị",
    "members.unit_rating.returned": "Trả lại hồ sơ xếp loại đơn vị",
    "members.unit_rating.withdrawn": "Rút hồ sơ xếp loại đơn vị",
}

# Criteria and their evidence
CRITERIA = {
    "attendance": "Sinh hoạt",
    "tasks": "Việc được giao",
    "training": "Rèn luyện",
    "dues": "Đoàn phí",
    "discipline": "Kỷ luật",
    "awards": "Khen thưởng",
}
PROVISIONAL = "tạm, chưa có: {missing}"
NOTHING_SUGGESTED = "Chưa đủ minh chứng"
THRESHOLDS_SHARE = "xuất sắc từ {excellent}%, tốt từ {good}%, hoàn thành từ {done}%"
THRESHOLDS = {
    "training": "theo mức rèn luyện được xác nhận",
    "dues": "đúng hạn: xuất sắc; đóng muộn: hoàn thành; còn thiếu: không hoàn thành",
    "discipline": "bị kỷ luật từ khiển trách: không hoàn thành",
}
TRAINING_CHOICES = (
    ("excellent", "Hoàn thành xuất sắc"),
    ("good", "Hoàn thành tốt"),
    ("done", "Hoàn thành"),
    ("not_done", "Không hoàn thành"),
)
DUES_CHOICES = (("on_time", "Đúng hạn"), ("late", "Đóng muộn"), ("missing", "Còn thiếu"))
DISCIPLINE_CHOICES = (
    ("none", "Không"),
    ("reprimand", "Khiển trách"),
    ("warning", "Cảnh cáo"),
    ("removal", "Cách chức"),
    ("expulsion", "Khai trừ"),
)
VALUE_WORDS = {
    "training": dict(TRAINING_CHOICES),
    "dues": dict(DUES_CHOICES),
    "discipline": dict(DISCIPLINE_CHOICES),
}
SHARE = "{value}%"


def typed_words(code: str, value) -> str:
    """A value that the branch typed, as people read it."""
    return VALUE_WORDS[code].get(value, str(value)) if code in VALUE_WORDS else SHARE.format(value=value)


UNKNOWN = "Chưa có"
TYPED_BY_BRANCH = "chi đoàn ghi"
RULES_DEFAULT = "theo bộ quy định mặc định"
RULES_ON = "theo bộ quy định từ {day}"

# What one can do, as the page and the timeline call it
DRAFT_TOLD = "Lập danh sách theo ngày chốt"
BEGIN_TOLD = "Bắt đầu đánh giá"
FOLLOW_TOLD = "Cập nhật danh sách theo sổ"
SELF_TOLD = "Ghi phiếu tự đánh giá"
WAS_TOLD = "Kết quả trước khi mở lại"
MEET, MEET_LEAD, MEET_TOLD = (
    "Ghi buổi họp",
    "Ngày, chủ trì, thư ký và số người có mặt của buổi họp bỏ phiếu. Số phiếu của từng đoàn viên ghi ở bảng đánh giá. "
    "Họp lại thì ghi thêm một buổi.",
    "Chi đoàn họp đánh giá",
)
SEND, SEND_LEAD, SEND_TOLD = (
    "Gửi cấp trên",
    "Những người đã có mức và số phiếu sang nơi duyệt; chi đoàn không sửa được nữa, trừ người bị trả lại. Gợi ý và "
    "cách tính của mỗi người được giữ lại như lúc này.",
    "Chi đoàn gửi kết quả",
)
CONFIRM, CONFIRM_TOLD = ("Duyệt tất cả", "Duyệt kết quả")
CONFIRM_SOME, CONFIRM_SOME_LEAD = ("Duyệt một số người", "Người không chọn vẫn chờ duyệt.")
RETURN, RETURN_LEAD, RETURN_TOLD = (
    "Trả lại, ghi lý do",
    "Chỉ trả lại người được chọn; người khác không phải gửi lại.",
    "Trả lại chi đoàn",
)
DECIDE, DECIDE_LEAD, DECIDE_TOLD = (
    "Ra quyết định",
    "Một quyết định cho mọi người đã duyệt của các chi đoàn được chọn. Người duyệt sau thì có quyết định bổ sung.",
    "Quyết định xếp loại",
)
ANNOUNCE, ANNOUNCE_LEAD, ANNOUNCE_TOLD = (
    "Ghi ngày công bố",
    "Từ ngày công bố, mức xếp loại vào hồ sơ của từng đoàn viên.",
    "Chi đoàn công bố",
)
REOPEN, REOPEN_LEAD, REOPEN_TOLD = (
    "Mở lại, ghi lý do",
    "Người được chọn về chi đoàn để đánh giá lại; mức và quyết định cũ vẫn còn trong diễn biến.",
    "Mở lại kết quả",
)
EXCLUDE, EXCLUDE_LEAD, EXCLUDE_TOLD = (
    "Không xếp loại, ghi lý do",
    "Người được chọn vẫn ở trong danh sách, kèm lý do không xếp loại.",
    "Đề nghị không xếp loại",
)
INCLUDE, INCLUDE_LEAD, INCLUDE_TOLD = (
    "Đưa vào xếp loại",
    "Dùng khi danh sách để ngoài nhầm, ví dụ ngày vào Đảng trong hồ sơ ghi sai.",
    "Đưa vào xếp loại",
)

# Steps as the page draws them
STEP_SELF, STEP_SELF_SMALL = ("Tự đánh giá", "{done}/{whole} phiếu")
STEP_VOTE, STEP_VOTE_SMALL = ("Chi đoàn bỏ phiếu", "{done}/{whole} người")
STEP_SEND = "Gửi cấp trên"
STEP_MEND = "Bổ sung {count} người"
STEP_CONFIRM = "{unit} duyệt"
STEP_DECIDE = "Quyết định"
STEP_ANNOUNCE = "Công bố, ghi sổ"
STEP_HERE = "Đang ở đây"
LEAD = "năm {year} · {count} đoàn viên, {excluded} người không xếp loại"
LEAD_ALL = "năm {year} · {count} đoàn viên"
ABOUT = "{branch}"

# Papers that come as files
SELF_SLIPS = "Phiếu tự đánh giá (bản chụp chung)"

# Why not
LIST_NOT_YOURS = "Danh sách đánh giá dành cho bí thư, ban chấp hành và cán bộ phụ trách đơn vị."
ROUND_NOT_YOURS = "Mở đợt đánh giá cần quyền xác nhận ở đơn vị này. Nhờ cán bộ phụ trách của đơn vị hoặc cấp trên mở."
ROUND_NOWHERE = "Chỉ người có quyền xác nhận ở một đơn vị mới mở được đợt đánh giá. Nhờ cán bộ cấp trên mở."
NOT_YOURS = "Bước này của {unit}: cần người quản lý hồ sơ của chi đoàn hoặc cấp trên."
NOT_YOURS_ABOVE = "Bước này của {unit}: cần người có quyền xác nhận ở đó hoặc ở cấp trên."
STEP_PASSED = "Hồ sơ đang ở bước “{now}”, không làm việc này được nữa."
ROW_PASSED = "Dòng này đang ở “{now}”, chi đoàn không sửa được. Nơi duyệt trả lại hoặc mở lại thì sửa được."
NOBODY_SENT = "Không còn ai chờ duyệt."
NOBODY_CONFIRMED = "Chưa có ai được duyệt mà chưa có quyết định. Duyệt trước, rồi ra quyết định."
NOBODY_DECIDED = "Chưa có ai có quyết định mà chưa công bố. Chờ quyết định của nơi duyệt."
NOBODY_OPEN = "Không còn ai ở chi đoàn để đánh giá."
NOBODY_LOCKED = "Chưa có ai được duyệt để mở lại."
NOBODY_EXCLUDED = "Không có ai ở ngoài xếp loại."
REOPEN_NOT_YOURS = "{name} do {unit} duyệt: cần người có quyền xác nhận ở đó hoặc ở cấp trên để mở lại."
PAPER_LATER = "Chưa ghi buổi họp. Lập giấy này sau khi chi đoàn họp."
LIST_LATER = "Chưa có ai được đề nghị. Lập danh sách sau khi ghi mức."
REQUEST_NOT_YOURS = "Nhận xét này do {unit} viết: cần người quản lý hồ sơ ở đó hoặc ở cấp trên."
REQUEST_ANSWERED = "Đã trả lời ngày {day}. Cần sửa thì gọi cho chi đoàn đã hỏi."
REQUEST_OVER = "Kết quả đánh giá đã gửi đi, không cần nhận xét nữa."
TIE = "Người này có trong đánh giá năm {year}, hồ sơ {number}."

# What is missing or wrong, by field
YEAR_WRONG = "Năm đánh giá là từ {first} đến {last}. Sửa năm."
YEAR_MISSING = "Chưa có năm. Ghi bốn chữ số, ví dụ 2026."
CUT_OFF_BEYOND = "Ngày chốt phải nằm trong năm {year}. Sửa ngày, hoặc sửa năm."
OPENS_BEFORE = "Chi đoàn bắt đầu được từ ngày chốt danh sách trở đi ({day}). Sửa một trong hai ngày."
DAYS_WRONG = "Số ngày chi đoàn làm là từ 1 đến 366. Sửa lại số."
COVERED_ALREADY = "{branch} đã thuộc đợt năm {year} của {unit}. Chi đoàn chỉ mở đợt riêng khi cấp trên chưa mở."
BEGUN_ALREADY = "Đã có chi đoàn bắt đầu, không đổi ngày chốt và ngày bắt đầu được nữa. Đổi số ngày thì được."
NOTHING_CHANGED = "Chưa đổi gì. Sửa ít nhất một ô."
NOT_A_BRANCH = "{unit} không phải chi đoàn đang hoạt động. Chọn chi đoàn khác."
NO_SUPERIOR = "{unit} không có cấp trên nào để duyệt. Đặt chi đoàn vào cây đơn vị trước."
UNIT_NO_SUPERIOR = "{unit} không có cấp trên nào để quyết định xếp loại."
OTHER_ROUND = "{branch} thuộc đợt năm {year} của {unit}. Bắt đầu trong đợt ấy."
OUTSIDE_ROUND = "{branch} không thuộc đợt này."
NOT_OPEN_YET = "Đợt này mở từ ngày {day}. Chờ tới ngày ấy rồi bắt đầu."
BEGUN_BEFORE = "{branch} đã bắt đầu đánh giá năm {year}."
NOBODY_THERE = "{branch} không có ai trong sổ vào ngày chốt {day}. Kiểm tra sổ của chi đoàn, hoặc ngày chốt của đợt."
MEETING_TOO_EARLY = "Buổi họp đứng trước ngày chốt danh sách ({day}). Kiểm tra lại ngày."
MEETING_IN_FUTURE = "Ngày họp chưa tới. Ghi sau khi họp."
MEETING_MORE = "Số có mặt ({present}) nhiều hơn số có quyền biểu quyết ({entitled}). Sửa một trong hai số."
MEETING_NOBODY = "Chưa có ai có mặt. Ghi số người dự họp."
MEETING_FIRST = "Chưa ghi buổi họp. Ghi buổi họp trước, rồi ghi số phiếu."
COUNT_WRONG = "Số phiếu “{value}” không đúng. Ghi số nguyên không âm."
COUNTS_PARTLY = "Số phiếu chưa đủ. Ghi cả bốn ô: có mặt, tán thành, không tán thành, ý kiến khác."
COUNTS_DISAGREE = (
    "Số phiếu chưa khớp: {in_favour} tán thành, {against} không tán thành, {abstained} ý kiến khác là {given}, mà có "
    "mặt {present}. Sửa cho khớp."
)
COUNTS_NOBODY = "Số có mặt phải từ 1. Ghi số người bỏ phiếu cho đoàn viên này."
COUNTS_MORE = "Số có mặt ({present}) nhiều hơn {entitled} người có quyền biểu quyết của buổi họp. Sửa một trong hai số."
LEVEL_WRONG = "Mức xếp loại không có trong danh sách. Chọn lại mức."
REMARK_LONG = "Nhận xét dài {length} chữ, nhiều nhất 250. Rút gọn lại."
ROW_GONE = "Dòng này không còn trong hồ sơ."
STALE_ROW = "{name} vừa sửa dòng này lúc {at} ({told}). Những gì vừa gõ chưa lưu; xem lại rồi lưu lần nữa là ghi đè."
ROWS_MISSING = "Chưa chọn ai. Đánh dấu ít nhất một người."
ROWS_GONE = "Có người vừa được xử lý ở nơi khác. Xem lại danh sách rồi chọn lại."
REASON_MISSING = "Chưa có lý do. Ghi một câu để bên kia hiểu."
REASON_LONG = "Lý do dài quá {most} chữ. Rút gọn lại."
LEFT_BEHIND = "Chưa đủ mức hoặc số phiếu: {names}. Ghi cho đủ, hoặc đánh dấu để gửi những người này sau."
NOTHING_TO_SEND = "Chưa có ai đủ mức và số phiếu để gửi. Ghi buổi họp, rồi ghi bảng đánh giá."
OTHER_BASES = "Các hồ sơ này thuộc nhiều nơi duyệt. Chọn riêng hồ sơ của từng nơi."
OTHER_YEARS = "Các hồ sơ này thuộc nhiều năm. Chọn riêng hồ sơ của từng năm."
DECIDED_BEFORE_MEETING = "Ngày ban hành đứng trước ngày chi đoàn họp ({day}). Kiểm tra lại ngày."
ANNOUNCED_IN_FUTURE = "Ngày công bố chưa tới. Ghi sau khi đã công bố."
ANNOUNCED_TOO_EARLY = "Ngày công bố đứng trước ngày quyết định có hiệu lực ({day}). Kiểm tra lại ngày."
NOT_TO_INCLUDE = "{name}: {why}. Người này không xếp loại ở đây được."
SELF_ON_FUTURE = "Ngày viết phiếu chưa tới. Kiểm tra lại ngày."
SELF_LEVEL_MISSING = "Chưa có mức tự xếp loại. Chọn mức ghi trên phiếu."
SELF_TOO_EARLY = "Phiếu viết trước kỳ đánh giá (từ {day}). Kiểm tra lại ngày."
SHARE_WRONG = "Tỷ lệ là số nguyên từ 0 đến 100. Sửa lại số."
TYPED_KNOWN = "Phần mềm đã có số liệu này, không ghi tay."
ANSWER_MISSING = "Chưa ghi nhận xét. Ghi một câu về thời gian đoàn viên ở chi đoàn."
UNIT_LEVEL_MISSING = "Chưa có mức đề nghị. Chọn một mức."
UNIT_TEXT_MISSING = "Chưa có báo cáo tóm tắt. Ghi vài câu về kết quả trong năm."
UNIT_YEAR_AHEAD = "Năm này chưa tới."
DECIDED_TOO_EARLY = "Ngày ban hành đứng trước ngày đơn vị đề nghị ({day}). Kiểm tra lại ngày."

# Labels and help of the forms
UNIT_LABEL = "Đơn vị mở đợt"
UNIT_HELP = "Đợt này dành cho mọi chi đoàn trực thuộc; chi đoàn theo đợt của đơn vị gần nhất."
UNIT_MISSING = "Chưa chọn đơn vị. Chọn một đơn vị trong danh sách."
YEAR_LABEL = "Năm"
CUT_OFF_LABEL = "Ngày chốt danh sách"
CUT_OFF_HELP = "Ai ở chi đoàn nào vào ngày này thì đánh giá ở đó, kể cả khi chuyển đi sau."
OPENS_LABEL = "Chi đoàn bắt đầu từ"
DUE_LABEL = "Số ngày chi đoàn làm"
DUE_HELP = "Tính từ ngày bắt đầu tới hạn gửi cấp trên."
NOTE_LABEL = "Ghi chú"
ROUND_NOTE_HELP = "Số hướng dẫn, kế hoạch của cấp trên nếu có."
BRANCH_LABEL = "Chi đoàn"
REASON_LABEL = "Lý do"
ROWS_LABEL = "Đoàn viên"
PRESENT_LABEL = "Có mặt"
HOW_CHOICES = (("open", "Biểu quyết công khai"), ("secret", "Bỏ phiếu kín"))
ENTITLED_LABEL = "Có quyền biểu quyết"
ENTITLED_HELP = "Chi đoàn có {count} đoàn viên hôm nay."
BEHIND_LABEL = "Gửi trước những người đã đủ, còn lại gửi sau"
BEHIND_HELP = "{count} người chưa đủ mức hoặc số phiếu: {names}."
EXCELLENT_LABEL = "Lý do tỷ lệ xuất sắc cao"
EXCELLENT_HELP = "Xuất sắc {count}/{whole} người ({share}), trên mức khuyến nghị {most}%. Vẫn gửi được."
COMMENT_LABEL = "Ghi chú"
OUTSIDE_LABEL = "Quyết định"
OUTSIDE_CHOICES = (
    ("here", "Ban hành tại đây, có tệp .docx và .pdf"),
    ("outside", "Đã ký bên ngoài, chỉ ghi số và ngày"),
)
NUMBER_LABEL = "Số quyết định"
NUMBER_HELP = "Để trống là lấy số tiếp theo trong sổ, đang là {number}. Đã ký bên ngoài thì ghi số của bản ấy."
DECIDED_LABEL = "Ngày ban hành"
EFFECTIVE_LABEL = "Ngày có hiệu lực"
EFFECTIVE_HELP = "Để trống là ngày ban hành."
ANNOUNCED_LABEL = "Ngày công bố"
SELF_LEVEL_LABEL = "Tự xếp loại"
SELF_LEVEL_CHOOSE = "Chưa tự xếp loại"
SELF_ON_LABEL = "Ngày viết phiếu"
SCAN_LABEL = "Bản chụp phiếu đã ký"
SCAN_HELP = "Không bắt buộc. Tệp mới thay tệp cũ."
TYPED_LABELS = {
    "attendance": "Sinh hoạt: dự bao nhiêu phần trăm",
    "tasks": "Việc được giao: xong bao nhiêu phần trăm",
    "training": "Rèn luyện: mức được xác nhận",
    "dues": "Đoàn phí",
    "discipline": "Kỷ luật",
}
TYPED_HELP = "Chi đoàn ghi khi phần mềm chưa có số liệu; được đánh dấu là ghi tay."
TYPED_CHOOSE = "Chưa rõ"
ANSWER_LABEL = "Nhận xét"
ANSWER_HELP = "Tham gia sinh hoạt, việc được giao, đoàn phí trong thời gian ở chi đoàn."
PROPOSED_LABEL = "Mức đề nghị"
TEXT_LABEL = "Báo cáo tóm tắt"
TEXT_HELP = "Kết quả nổi bật, hạn chế trong năm. In kèm quyết định thì không."
DECIDED_LEVEL_LABEL = "Mức quyết định"
DECIDED_LEVEL_HELP = "Mặc định là mức đơn vị đề nghị."

# Notes in the timeline
NAMES_MORE = "{names} và {count} người khác"
NOTE_PEOPLE = "{count} người: {names}"
NOTE_ONE = "{names}"
NOTE_REASON = "{people}. Lý do: {reason}"
NOTE_MEETING = "ngày {day}, {present} trên {entitled} người"
NOTE_LISTED = "ngày chốt {day}: {rated} người xếp loại, {excluded} người không"
NOTE_FOLLOWED_IN = "thêm {names}"
NOTE_FOLLOWED_OUT = "không còn thuộc chi đoàn vào ngày chốt: {names}"
NOTE_DECIDED = "{reference} ngày {day}, {count} người"
NOTE_ANNOUNCED = "ngày {day}, {people}"
WAS_ROW = "{name}: {level}"
WAS_ROW_DECIDED = "{name}: {level} theo {reference}"
CHANGED_ROW = "{name}: {before} → {after}"
NOTE_CHANGED_LEVELS = "đổi mức sau khi mở lại: {changes}"

# The grid
GRID = "Bảng đánh giá"
TABS = {
    "": "Tất cả",
    "tra-lai": "Bị trả lại",
    "khac": "Khác gợi ý",
    "chua": "Chưa xong",
    "cho": "Chờ duyệt",
    "xong": "Đã duyệt",
    "khong": "Không xếp loại",
}
SAVE, SAVING = "Lưu bảng", "Đang lưu…"
SAID_SAVED = "Đã lưu {count} người."
SAID_NOTHING = "Chưa có gì thay đổi."
SAID_BEGUN = "Đã lập danh sách {count} người, hồ sơ {number}."
SAID_ROUND = "Đã mở đợt đánh giá năm {year}."
SAID_ROUND_EDITED = "Đã sửa đợt đánh giá năm {year}."
SAID_ROW = "Đã lưu phiếu của {name}."
SAID_ANSWERED = "Đã gửi nhận xét về {name}."
SAID_UNIT = "Đã lập hồ sơ {number}."
CHOOSE_LEVEL = "Chọn mức"
SEEN_LABEL = "Đã xem lại, giữ nguyên mức"
VOTED_OTHERWISE = "Phiếu là của mức {level}"
VOTE_LOW = "Tán thành chưa quá nửa"
ABOVE_SUGGESTED = "Cao hơn gợi ý {steps} mức"
BELOW_SUGGESTED = "Thấp hơn gợi ý {steps} mức"
SELF_TOLD_ROW = "Tự xếp: {level}"
SELF_NOT_YET = "Chưa có phiếu tự đánh giá"
CAME = "Chuyển đến {day}"
REMARK_ASKED = "Chờ nhận xét của {unit}, hạn {day}"
REMARK_GIVEN = "Đã có nhận xét của {unit}"
REMARK_NOBODY = "Nơi cũ ngoài hệ thống, chưa có nhận xét"
LEVEL_TOLD = "mức {level}, {in_favour}/{present} phiếu"
NO_LEVEL_TOLD = "chưa có mức"

# Above the case
RATIO = "Xuất sắc {count}/{whole} ({share}), trên mức khuyến nghị {most}%."
RATIO_MORE = "Vẫn gửi và duyệt được. Ghi lý do khi gửi để nơi duyệt xem cùng danh sách."
RATIO_REASON = "Lý do chi đoàn ghi: {reason}"
NOTE_NO_MEETING = "Chưa ghi buổi họp."
NOTE_NO_MEETING_MORE = "Ghi buổi họp trước, rồi ghi số phiếu và mức của từng người ở bảng đánh giá."
NOTE_RETURNED = "{count} người bị trả lại."
NOTE_RETURNED_WAIT = (
    "Xem lý do cạnh từng người, sửa ở bảng đánh giá; gửi lại được khi cấp trên duyệt hoặc trả lại xong {waiting} người "
    "còn chờ."
)
NOTE_RETURNED_MORE = "Xem lý do cạnh từng người, sửa ở bảng đánh giá rồi gửi lại; người khác không phải gửi lại."
NOTE_REMARKS = "Chưa có nhận xét của chi đoàn cũ: {names}."
NOTE_REMARKS_MORE = "Vẫn gửi được; nơi duyệt thấy là còn thiếu."
NOTE_SELF_MISSING = "{count} người chưa có phiếu tự đánh giá."
NOTE_SELF_MISSING_MORE = "Vẫn gửi được; ghi thay khi có phiếu giấy."
OPEN_GRID = "Mở bảng đánh giá"
WITHDRAWN_DECISION = "Quyết định {reference} đã thu hồi."
WITHDRAWN_DECISION_MORE = "Ra quyết định khác thay cho bản đã thu hồi."

COUNT_OF_BRANCH = "Trong danh sách"
COUNT_RATED = "Xếp loại"
COUNT_EXCLUDED = "Không xếp loại"
COUNT_SELF = "Có phiếu tự đánh giá"
COUNT_PROPOSED = "Đã đề nghị"
COUNT_SENT = "Chờ duyệt"
COUNT_RETURNED = "Bị trả lại"
COUNT_CONFIRMED = "Đã duyệt, chờ quyết định"
COUNT_DECIDED = "Chờ công bố"
COUNT_ANNOUNCED = "Đã công bố"
SHORT_LEVELS = {
    "excellent": "Xuất sắc",
    "good": "Tốt",
    "done": "Hoàn thành",
    "not_done": "Không hoàn thành",
}
MEETING_TOLD = "{day}, chủ trì {chair}, thư ký {clerk}, {present}/{entitled} người ({how})"
SECRETLY, OPENLY = "bỏ phiếu kín", "công khai"

# Progress
SHOWN = {
    "xep-loai": "Xếp loại",
    "khong": "Không xếp loại",
    "de-nghi": "Đã đề nghị",
    "cho": "Chờ duyệt",
    "duyet": "Đã duyệt",
    "cong-bo": "Đã công bố",
    "xuat-sac": "Xuất sắc",
}
NOT_BEGUN = "chưa bắt đầu"
NO_ROUND = "chưa có đợt"

# What waits
TODO_BEGIN = "Bắt đầu đánh giá đoàn viên"
TODO_BEGIN_ABOUT = "{branch}, năm {year}"
TODO_REMARK = "Nhận xét đoàn viên đã chuyển đi"
TODO_REMARK_ABOUT = "{name}, cho {unit}"
TODO_RETURNED = "Đánh giá lại người bị trả lại"
TODO_DECIDE = "Ra quyết định xếp loại"
TODO_ANNOUNCE = "Công bố xếp loại"
TODO_COUNT_ABOUT = "{branch}: {count} người"

# On records and pages of units
PANEL_RUNNING = "Đang đánh giá"
PANEL_SELF = "tự xếp {level}"
PANEL_SUGGESTED = "gợi ý {level}"
PANEL_BY = "{reference} ngày {day}"
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
UNIT_TO_PROPOSE = "Chưa có hồ sơ nào"
UNIT_NONE = "Hồ sơ do từng đơn vị lập từ trang của đơn vị mình."

# The lists
COLUMN_RATED = "Xếp loại"
COLUMN_DONE = "Đã công bố"
COLUMN_YEAR = "Năm"
COLUMN_LEVEL = "Mức"
NO_CASES = "Chưa có hồ sơ đánh giá nào"
NO_CASES_BRANCH = "Khi cấp trên mở đợt đánh giá và tới ngày bắt đầu, lập danh sách rồi ghi từng người."
NO_CASES_ABOVE = "Mở đợt đánh giá của năm; các chi đoàn lập danh sách theo ngày chốt và gửi lên đây."
NO_CASES_READER = "Khi chi đoàn bắt đầu đánh giá, hồ sơ hiện ở đây."
OPEN_ROUND = "Mở đợt đánh giá"
EDIT_ROUND = "Sửa đợt"
BEGIN = "Bắt đầu đánh giá"
ROUND_STATES = {"soon": ("info", "Sắp mở"), "open": ("ok", "Đang mở"), "late": ("warn", "Quá hạn gửi")}
UNIT_COLUMN_PROPOSED = "Mức đề nghị"
EXPLAINED = "{label}: {words}"
COUNT_LABELS = ("Có mặt", "Tán thành", "Không tán thành", "Ý kiến khác")
COUNT_SHORTS = ("Có mặt", "Tán thành", "Không", "Khác")
TYPED_TOLD = "Đã gõ: mức {level}; {counts}; nhận xét {remark}."
VOTE_TOLD = "{in_favour} tán thành, {against} không tán thành, {abstained} ý kiến khác, {present} có mặt"
REMARK_LABEL = "Nhận xét của chi đoàn"
SLIP_NAME = "Phiếu tự đánh giá {number} {name}"
ROUNDS = "Các đợt"
ROUND_OF = "Đợt năm {year}"
ABOVE_MOST = "trên mức khuyến nghị {most}%"
