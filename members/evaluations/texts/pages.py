"""Words of the other pages of evaluations: the case, lists, progress, records, what waits."""

# The grid
SAID_BEGUN = "Đã lập danh sách {count} người, hồ sơ {number}."
SAID_ROUND = "Đã mở đợt đánh giá năm {year}."
SAID_ROUND_EDITED = "Đã sửa đợt đánh giá năm {year}."
SAID_ANSWERED = "Đã gửi nhận xét về {name}."

# Above the case
RATIO = "Xuất sắc {count}/{whole} ({share}), trên mức khuyến nghị {most}%."
RATIO_MORE = "Vẫn gửi và duyệt được. Ghi lý do khi gửi để nơi duyệt xem cùng danh sách."
RATIO_REASON = "Lý do chi đoàn ghi: {reason}"
NOTE_NO_MEETING = "Chưa ghi buổi họp."
NOTE_NO_MEETING_MORE = "Ghi buổi họp trước, rồi ghi số phiếu và mức của từng người ở bảng đánh giá."
NOTE_RETURNED = "{count} người bị trả lại."
NOTE_RETURNED_WAIT = (
    "Xem lý do cạnh từng người, sửa ở bảng đánh giá rồi gửi lại ngay; {waiting} người khác vẫn chờ duyệt, không phải "
    "gửi lại."
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
TODO_SEND_MORE = "Gửi tiếp kết quả đánh giá"
TODO_DECIDE = "Ra quyết định xếp loại"
TODO_ANNOUNCE = "Công bố xếp loại"
TODO_COUNT_ABOUT = "{branch}: {count} người"

# On records and pages of units
PANEL_RUNNING = "Đang đánh giá"
PANEL_SELF = "tự xếp {level}"
PANEL_SUGGESTED = "gợi ý {level}"
PANEL_BY = "{reference} ngày {day}"

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
ROUNDS = "Các đợt"
ROUND_OF = "Đợt năm {year}"
ABOVE_MOST = "trên mức khuyến nghị {most}%"
