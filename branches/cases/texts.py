"""Words of the case components."""

WRONG_STATE = "Đã có người làm trước: việc này đang ở bước “{now}”. Tải lại trang để xem."

ACTS = {
    "cases.comment.added": "Viết trao đổi ở hồ sơ",
    "cases.attachment.added": "Đính kèm tệp vào hồ sơ",
    "cases.attachment.removed": "Gỡ tệp khỏi hồ sơ",
    "cases.due.extended": "Gia hạn bước của hồ sơ",
    "cases.pack.taken": "Tải trọn bộ giấy tờ của hồ sơ",
}

# Rules

READS_ONLY = "Anh/chị chỉ được xem hồ sơ này. Người quản lý hoặc xác nhận ở đơn vị liên quan mới ghi được."
CLOSED = "Hồ sơ đã kết thúc."
NO_CLOCK = "Bước này không có hạn nên không gia hạn."
EXTEND_NOT_YOURS = "Chỉ cấp trên có quyền xác nhận ở đơn vị đang giữ hồ sơ gia hạn được."
DETACH_NOT_YOURS = "Chỉ người đính kèm, hoặc cấp có quyền xác nhận, gỡ được tệp này."
ISSUED_ALREADY = "Giấy này đã phát hành. Thu hồi bản cũ trước khi phát hành bản khác."
NO_PAPERS_CHOSEN = "Các hồ sơ đã chọn chưa có văn bản nào đã phát hành."
NOTHING_CHOSEN = "Chưa chọn hồ sơ nào. Đánh dấu ở đầu dòng rồi bấm lại."
IN_STEP_NOW = "Hồ sơ đang ở bước “{step}” nên không còn việc này."
NOT_OF_SLOT = "Loại hồ sơ này không có giấy tờ ấy. Chọn trong danh sách."

# Forms

COMMENT = "Trao đổi"
COMMENT_EMPTY = "Chưa viết gì. Ghi ý kiến rồi gửi."
COMMENT_LONG = "Ý kiến dài quá 2.000 chữ. Rút gọn, hoặc đính kèm thành tệp."
FILES = "Tệp"
SLOT = "Là giấy tờ"
SLOT_OTHER = "Tệp khác"
DUE = "Hạn mới"
DUE_HELP = "Hạn đang là {due}."
DUE_PAST = "Hạn mới đã qua. Ghi từ hôm nay trở đi."
DUE_SAME = "Hạn mới trùng hạn đang có. Ghi ngày khác."
DUE_FAR = "Hạn mới quá xa. Gia hạn mỗi lần nhiều nhất {days} ngày tính từ hôm nay."
DUE_MOVED = "Hạn vừa được người khác đổi thành {due}. Xem lại rồi lưu nếu vẫn cần."
REASON = "Lý do"
REASON_EMPTY = "Chưa ghi lý do."
REASON_LONG = "Lý do dài quá {most} chữ. Rút gọn lại."
REASON_DUE_HELP = "Lý do hiện ở diễn biến của hồ sơ."
ISSUED_ON = "Ngày ban hành"
NUMBER = "Số"
NUMBER_HELP = "Để trống là lấy số tiếp theo trong sổ, đang là {number}. Đã giữ số từ trước thì ghi số ấy."
NUMBER_WRONG = "Số gồm các chữ số, từ 1 trở lên."
SIGNER = "Người ký"
SIGNER_POST = "Chức vụ người ký"
SIGNER_OTHERS = "Cũng ký được: {others}"
SIGNER_POST_HELP = "Như ghi trên chữ ký, mỗi dòng cách nhau bằng dấu gạch chéo: KT. BÍ THƯ / PHÓ BÍ THƯ"
SIGNER_LONG = "Dài quá 120 chữ. Rút gọn lại."
REASON_WITHDRAW_HELP = "Số đã cấp vẫn nằm trong sổ, ghi là đã thu hồi kèm lý do này."
SIGNER_EMPTY = "Chưa ghi người ký."
SIGNER_POST_EMPTY = "Chưa ghi chức vụ người ký."

# Votes

HELD_ON = "Ngày họp"
PLACE = "Địa điểm"
CHAIR = "Chủ trì"
CLERK = "Thư ký"
CHAIR_EMPTY = "Chưa ghi người chủ trì cuộc họp."
CLERK_EMPTY = "Chưa ghi thư ký cuộc họp."
HOW = "Cách biểu quyết"
HOW_CHOICES = (("open", "Công khai, ghi từng người"), ("secret", "Bỏ phiếu kín, chỉ ghi số phiếu"))
HOW_EMPTY = "Chưa chọn cách biểu quyết."
ENTITLED = "Số đoàn viên có quyền biểu quyết"
ENTITLED_HELP = "Danh sách hiện có {count} đoàn viên."
PRESENT = "Có mặt"
IN_FAVOUR = "Tán thành"
AGAINST = "Không tán thành"
ABSTAINED = "Ý kiến khác, phiếu không hợp lệ"
COUNTS_HEADING = "Kết quả bỏ phiếu kín"
COUNTS_HELP = "Chỉ ghi khi bỏ phiếu kín. Tán thành, không tán thành và ý kiến khác cộng lại phải bằng số có mặt."
COUNTS_ONLY_HELP = "Tán thành, không tán thành và ý kiến khác cộng lại phải bằng số có mặt."
ABSENT = "Vắng mặt"
COUNT_MISSING = "Chưa ghi số này. Không có ai thì ghi 0."
COUNT_WRONG = "Ghi bằng chữ số, từ 0 trở lên."
NOBODY_SAID = "Chưa ghi ý kiến của ai. Chọn ở bảng từng người, hoặc chọn bỏ phiếu kín rồi ghi số phiếu."
NOBODY_PRESENT = "Không có ai có mặt thì không biểu quyết được. Kiểm tra lại số có mặt."
MORE_THAN_ENTITLED = "Có mặt {present} nhưng chỉ {entitled} người có quyền biểu quyết. Sửa một trong hai số."
COUNTS_DISAGREE = (
    "Số phiếu chưa khớp: {in_favour} tán thành, {against} không tán thành, {abstained} ý kiến khác là {given}, "
    "nhưng có mặt {present}. Kiểm lại biên bản kiểm phiếu."
)
MEETING_IN_FUTURE = "Ngày họp chưa tới. Ghi kết quả sau khi họp."
MEETING_TOO_EARLY = "Ngày họp đứng trước ngày {day}. Kiểm tra lại ngày."
VOTE_PASSED = "Đạt: {in_favour} trên {present} người có mặt tán thành ({percent}%)."
VOTE_FAILED = "Chưa đạt: {in_favour} trên {present} người có mặt tán thành ({percent}%), phải quá {share}%."

# Resolutions

EFFECTIVE_TOO_EARLY = "Ngày có hiệu lực đứng trước ngày ban hành {day}. Sửa một trong hai ngày."
OUTSIDE_NUMBER_MISSING = "Chưa ghi số. Ghi số của văn bản đã ký."
RESOLUTION_OF_ANOTHER_MATTER = "Số này đã dùng cho {reference} ngày {day} về việc khác. Kiểm tra lại số."
RESOLUTION_OF_ANOTHER_DAY = "{reference} ban hành ngày {day}. Sửa lại ngày, hoặc kiểm tra lại số."
RESOLUTION_EFFECTIVE_OTHERWISE = "{reference} có hiệu lực từ {day}. Sửa lại ngày, hoặc kiểm tra lại số."
RESOLUTION_WITHDRAWN = "{reference} ngày {day} đã thu hồi. Dùng số khác."

# What was done

SAID_DONE = "{act}: đã ghi vào hồ sơ {number}."
YES = "Có"
SAID_COMMENT = "Đã gửi ý kiến."
SAID_ATTACHED = "Đã đính kèm {count} tệp."
SAID_DETACHED = "Đã gỡ tệp {name}."
SAID_EXTENDED = "Đã gia hạn tới {due}."
SAID_ISSUED = "Đã phát hành {reference}."
SAID_WITHDRAWN = "Đã thu hồi {reference}. Số này vẫn nằm trong sổ."
SAID_BULK = "{act}: đã làm với {count} hồ sơ."

# The page

OPENED = "mở {on}"
DRAFTED = "bản nháp lập {on}"
OF_CASE = "Hồ sơ {number}"
TITLE = "{kind}: {about}"

# Clock

LATE = "Quá hạn {days} ngày"
LEFT = "Còn {days} ngày"
DUE_TODAY = "Hạn hôm nay"
DAYS = "{days} ngày"
SINCE_OPENED = "từ khi mở"
SINCE_DRAFTED = "từ khi lập nháp"
UNTIL_CLOSED = "từ khi mở tới khi kết thúc"
LIMIT = "hạn {days} ngày, tới {due}"
LIMIT_TODAY = "hạn {due}"
IN_STEP = "Ở bước hiện tại {days} ngày."
IN_STEP_TODAY = "Ở bước hiện tại từ hôm nay."
CLOSED_ON = "Kết thúc {on}"

# Timeline

OVERDUE_SPAN = "Quá hạn {days} ngày ở bước “{step}”"
EXTENDED = "Gia hạn tới {due}"
TOLD_NOTE = "{told}: {note}"
ISSUED = "Phát hành {name} số {reference}"
WITHDRAWN = "Thu hồi văn bản số {reference}: {why}"
ATTACHED = "Đính kèm {name}"
DETACHED = "Gỡ tệp {name}"
# Steps that no act of a kind made; a kind may say it otherwise.
TOLD = {"draft": "Lập bản nháp", "settle": "Đến ngày đã định", "backdate": "Tính từ ngày đã qua"}
NOT_YET = "Chưa tới lượt"
BY = "{name}, {unit}"
BY_ACTING = "{name} ({acting})"
BY_ACTING_FOR = "{name} ({acting} {unit})"

# Papers

SLOT_MISSING = "Còn thiếu: {label}."
FORM_NAME = "{name} {number}"
STATE_ISSUED = "Đã phát hành"
STATE_ATTACHED = "Đã đính kèm"
STATE_MISSING = "Còn thiếu"
STATE_OPTIONAL = "Không bắt buộc"
STATE_OUTSIDE = "Ngoài hệ thống"
DO_ISSUE = "Phát hành {name}"
ISSUE_SHARED_LEAD = "Các hồ sơ đã chọn có chung một văn bản, một số trong sổ."
ISSUE_MANY_LEAD = "Mỗi hồ sơ một số trong sổ, lần lượt theo thứ tự bên dưới; cùng ngày, cùng người ký."
OTHER_REGISTER = "Văn bản này của sổ khác ({unit}). Chọn riêng các hồ sơ của đơn vị ấy."
DO_PACK = "Tải giấy tờ (.pdf)"
PREVIEW_NAME = "Xem trước {name} {number}"
PAPER_NAME = "{reference} {number}"
PACK_NAME = "{number} trọn bộ"
PACKS_NAME = "Giấy tờ của {count} hồ sơ"

# Lists

TAB_WAITING = "Chờ tôi làm"
TAB_OPEN = "Đang xử lý"
TAB_OVERDUE = "Quá hạn"
TAB_DRAFTS = "Nháp"
TAB_DONE = "Đã xong"
SEARCH_HINT = "Tên không dấu hoặc số hồ sơ"
NONE_WAITING = "Không có hồ sơ nào chờ anh/chị"
NONE_WAITING_WHY = "Khi có hồ sơ tới lượt đơn vị mình, hồ sơ ấy hiện ở đây và ở Việc cần làm."
NONE_OPEN = "Không có hồ sơ nào đang xử lý"
NONE_OPEN_WHY = "Hồ sơ đã gửi đi mà chưa kết thúc hiện ở đây."
NONE_OVERDUE = "Không có hồ sơ nào quá hạn"
NONE_OVERDUE_WHY = "Hồ sơ mà bước đang làm đã quá hạn hiện ở đây."
NONE_DRAFTS = "Không có bản nháp nào"
NONE_DRAFTS_WHY = "Bản nháp chỉ đơn vị lập thấy, tới khi gửi đi."
NONE_DONE = "Chưa có hồ sơ nào kết thúc"
NONE_DONE_WHY = "Hồ sơ đã xong, đã rút hoặc đã hủy hiện ở đây."
NONE_FOUND = "Không có hồ sơ nào khớp"
NONE_FOUND_WHY = "Tìm được theo tên không dấu và số hồ sơ. Bỏ bớt chữ hoặc xem ở mục khác."

# Inbox

TODO = "{kind}: {act}"
TODO_DRAFT = "{kind}: bản nháp chưa gửi"
TODO_OVERDUE = "{kind}: quá hạn ở {unit}"
TODO_MORE = "{kind}: còn {count} hồ sơ quá hạn khác ở cấp dưới"

# Criterion 1.3

EVIDENCE = "Minh chứng năm {year}"
CRITERION = "Hồ sơ đúng quy trình"
MEASURED = "{closed} hồ sơ xong, {complete} đủ giấy tờ"
MEASURED_LATE = "{count} hồ sơ có bước quá hạn"
TAB_LACKING = "Còn thiếu giấy tờ"
TAB_COMPLETE = "Đủ giấy tờ"
TAB_LATE = "Có bước quá hạn"
NONE_LACKING = "Không có hồ sơ nào thiếu giấy tờ"
NONE_LACKING_WHY = "Hồ sơ đã xong mà chưa đủ giấy tờ hiện ở đây."
NONE_COMPLETE = "Chưa có hồ sơ nào xong và đủ giấy tờ"
NONE_COMPLETE_WHY = "Hồ sơ đã xong, giấy tờ nào cũng đã phát hành hoặc đính kèm, hiện ở đây."
NONE_LATE = "Không có hồ sơ nào quá hạn"
NONE_LATE_WHY = "Hồ sơ có bước mà đơn vị này, hoặc đơn vị bên dưới, giữ quá hạn trong thời gian ấy hiện ở đây."
LATE_DAYS = "{days} ngày"

# Closing a unit

HOLDS = "Đang giữ {count} hồ sơ chưa kết thúc ({numbers})."
OPENED_OPEN = "Đã lập {count} hồ sơ chưa kết thúc ({numbers})."
PARTY = "Có tên trong {count} hồ sơ chưa kết thúc ({numbers})."
AND_MORE = "và {count} hồ sơ khác"
