"""Words of the yearly evaluation (đánh giá, xếp loại): acts, rules, what is refused, the timeline. What pages, forms
and single nouns say stands in the modules of this folder.
"""

from members.evaluations.texts import criteria, forms, grid, own, pages, units

__all__ = ["criteria", "forms", "grid", "own", "pages", "units"]

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
    "members.evaluation.assessed_oneself": "Tự viết bản tự đánh giá",
    "members.evaluation.evidence_typed": "Ghi minh chứng của đoàn viên",
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
NOBODY_PROPOSED = "Những người còn ở chi đoàn chưa đủ mức và số phiếu. Ghi ở bảng đánh giá rồi gửi tiếp."
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
DECIDED_TOO_EARLY = "Ngày ban hành đứng trước ngày đơn vị đề nghị ({day}). Kiểm tra lại ngày."

# Notes in the timeline
NAMES_MORE = "{names} và {count} người khác"
NOTE_PEOPLE = "{count} người: {names}"
NOTE_ONE = "{names}"
NOTE_REASON = "{people}. Lý do: {reason}"
NOTE_MEETING = "ngày {day}, {present} trên {entitled} người"
NOTE_LISTED = "ngày chốt {day}: {rated} người xếp loại, {excluded} người không"
BACKDATED_ROUNDS = "Danh sách đánh giá thay đổi theo: {rounds}."
BACKDATED_ROUND = "đợt năm {year} của {unit} (chốt ngày {day})"
BACKDATED_KEPT = "Kết quả đánh giá năm {year} mà {branch} đã gửi thì giữ nguyên."
NOTE_FOLLOWED_IN = "thêm {names}"
NOTE_FOLLOWED_OUT = "không còn thuộc chi đoàn vào ngày chốt: {names}"
NOTE_DECIDED = "{reference} ngày {day}, {count} người"
NOTE_ANNOUNCED = "ngày {day}, {people}"
WAS_ROW = "{name}: {level}"
WAS_ROW_DECIDED = "{name}: {level} theo {reference}"
CHANGED_ROW = "{name}: {before} → {after}"
NOTE_CHANGED_LEVELS = "đổi mức sau khi mở lại: {changes}"

# The grid
LEVEL_TOLD = "mức {level}, {in_favour}/{present} phiếu"
NO_LEVEL_TOLD = "chưa có mức"

# Counted

STATISTIC = "Đánh giá, xếp loại đoàn viên"
