"""Words of the training programme (chương trình rèn luyện đoàn viên)."""

KIND_NAME = "Rèn luyện đoàn viên"

# The journal
ACTS = {
    "members.training.window_opened": "Mở đợt rèn luyện",
    "members.training.window_changed": "Đổi hạn của đợt rèn luyện",
    "members.training.window_closed": "Đóng đợt rèn luyện",
    "members.training.begun": "Bắt đầu đăng ký rèn luyện của chi đoàn",
    "members.training.registered": "Ghi đăng ký rèn luyện",
    "members.training.registered_oneself": "Tự đăng ký rèn luyện",
    "members.training.approved": "Duyệt đăng ký rèn luyện",
    "members.training.scoring_opened": "Mở chấm điểm rèn luyện",
    "members.training.scored": "Chấm điểm rèn luyện",
    "members.training.scored_oneself": "Tự chấm điểm rèn luyện",
    "members.training.sent": "Gửi kết quả rèn luyện lên cơ sở",
    "members.training.confirmed": "Xác nhận kết quả rèn luyện",
    "members.training.returned": "Trả lại kết quả rèn luyện",
    "members.training.reopened": "Mở lại kết quả rèn luyện đã xác nhận",
    "members.training.dropped": "Cho đoàn viên thôi tham gia rèn luyện",
    "members.training.withdrawn": "Rút hồ sơ rèn luyện",
    "members.training.followed": "Chuyển đăng ký rèn luyện theo đoàn viên",
}

# The groups, where there is little room
SHORT_GROUPS = {
    "politics": "Chính trị",
    "ethics": "Đạo đức",
    "learning": "Học tập",
    "fitness": "Thể chất",
    "discipline": "Kỷ luật",
}

# What one can do, as the page and the timeline call it
APPROVE, APPROVE_TOLD = "Duyệt đăng ký", "Chi đoàn duyệt đăng ký"
OPEN_SCORING, OPEN_SCORING_TOLD = "Mở chấm điểm", "Chi đoàn mở chấm điểm"
SEND, SEND_LEAD, SEND_TOLD = (
    "Gửi cơ sở xác nhận",
    "Người đã chấm đủ năm nhóm được gửi đi và không sửa được nữa, trừ khi bị trả lại.",
    "Chi đoàn gửi kết quả",
)
CONFIRM, CONFIRM_TOLD = "Xác nhận tất cả", "Cơ sở xác nhận"
CONFIRM_SOME, CONFIRM_SOME_LEAD, CONFIRM_SOME_TOLD = (
    "Xác nhận một số người",
    "Điểm và mức được chốt theo ngưỡng của hôm nay. Người không chọn vẫn chờ xác nhận.",
    "Cơ sở xác nhận",
)
RETURN, RETURN_LEAD, RETURN_TOLD = (
    "Trả lại, ghi lý do",
    "Chỉ người được chọn về lại chi đoàn. Ai đã xác nhận giữ nguyên, ai chưa chọn vẫn chờ.",
    "Cơ sở trả lại",
)
REOPEN, REOPEN_LEAD, REOPEN_TOLD = (
    "Mở lại người đã xác nhận",
    "Người được chọn về lại chi đoàn để chấm lại rồi gửi lên. Điểm đã xác nhận trước đó được ghi ở diễn biến.",
    "Mở lại kết quả đã xác nhận",
)
DROP, DROP_LEAD, DROP_TOLD = (
    "Cho thôi tham gia, ghi lý do",
    "Người được chọn không còn trong đợt này. Ai chuyển sinh hoạt thì không cần làm: đăng ký tự đi theo.",
    "Thôi tham gia",
)
WITHDRAW, WITHDRAW_LEAD, WITHDRAW_TOLD = (
    "Rút hồ sơ",
    "Mọi đăng ký của chi đoàn trong hồ sơ này thôi tham gia. Muốn làm lại thì bắt đầu đăng ký từ đầu.",
    "Rút hồ sơ",
)
BEGIN_TOLD = "Bắt đầu đăng ký"
REGISTER_TOLD = "Ghi đăng ký"
REGISTER_OWN_TOLD = "Đoàn viên đăng ký"
SCORE_OWN_TOLD = "Đoàn viên tự chấm điểm"
FOLLOW_OUT_TOLD = "Đăng ký đi theo đoàn viên"
FOLLOW_IN_TOLD = "Nhận đăng ký của đoàn viên chuyển đến"
WAS_TOLD = "Điểm trước và sau"
LEFT_TOLD = "Đoàn viên rời Đoàn"

# What the timeline adds
NOTE_PEOPLE = "{count} người: {names}"
NOTE_ONE = "{names}"
NOTE_REASON = "{people}. Lý do: {reason}"
NAMES_MORE = "{names} và {count} người khác"
NOTE_OWN_CHANGED = "{people}, đổi nội dung đã đăng ký"
NOTE_REGISTERED = "{people}, đăng ký ngày {day}"
NOTE_BEHIND = "{people}. Để lại {behind}"
CONFIRMED_AGAIN = "xác nhận lại, {changes}"
WAS_CONFIRMED = "trước khi mở lại, {changes}"
POINTS_BEFORE_AFTER = "{name} {before} → {after} điểm"
POINTS_LEVEL = "{name} {points} điểm, {level}"
NOTE_GOES_TO = "{people}, sang {branch} ({number})"
NOTE_COMES_FROM = "{people}, từ {branch} ({number})"
LEFT_BECAUSE = "Đã rời Đoàn: {reason}"
NO_MEMBER = "Không còn là đoàn viên"
RECORD_VOID = "Hồ sơ đoàn viên ghi nhầm"

# Steps as the page draws them
STEP_REGISTERING = "Chi đoàn đăng ký, duyệt"
STEP_RUNNING = "Rèn luyện trong năm"
STEP_SCORING = "Tự chấm, chi đoàn chấm"
STEP_AT_SUPERIOR = "{unit} xác nhận"
STEP_SUPERIOR = "Cơ sở xác nhận"
STEP_HERE = "Đang ở đây"
STEP_RETURNED = "Có người bị trả lại"

# Why not
STEP_OF = "Bước này của {unit}: cần người có quyền quản lý hồ sơ ở đó hoặc ở cấp trên."
SUPERIORS = "Chỉ người có quyền xác nhận ở cấp trên của {unit} làm được việc này."
STEP_PASSED = "Hồ sơ đang ở bước “{now}”, không làm việc này được nữa."
WINDOW_CLOSED = "Đợt đã đóng từ {day}. {unit} đổi hạn của đợt thì làm tiếp được."
WINDOW_LATER = "Đợt bắt đầu từ {day}. Từ ngày ấy mới đăng ký được."
WINDOW_OVER = "Đợt đã hết từ {day}. {unit} gia hạn thì bắt đầu được."
NOT_COVERED = "{branch} không thuộc đợt này. Chọn đợt của cấp trên gần nhất."
NEARER_WINDOW = "{branch} thuộc đợt của {unit}, gần hơn. Chọn đợt ấy."
NOT_A_BRANCH = "{unit} không phải chi đoàn. Chọn chi đoàn."
BRANCH_CLOSED = "{unit} đã ngừng hoạt động từ {day}."
BEGUN_ALREADY = "{branch} đã bắt đầu đăng ký năm {year}: hồ sơ {number}."
NOBODY_REGISTERED = "Chưa có ai đăng ký. Ghi đăng ký cho đoàn viên trước."
NOBODY_LEFT = "Không còn ai tham gia. Ghi đăng ký cho đoàn viên, hoặc rút hồ sơ."
NOBODY_SCORED = "Chưa có ai được chi đoàn chấm đủ năm nhóm. Chấm điểm trước."
NOTHING_TO_CONFIRM = "Không có ai đang chờ xác nhận."
SENT_BEFORE = "Đã gửi lên cơ sở nên không rút được. Cơ sở trả lại từng người, hoặc cho thôi tham gia từng người."
REOPEN_NOT_YOURS = "Chỉ nơi đã xác nhận ({units}), hoặc cấp trên của nơi ấy, mở lại được."
RESULT_LATER = "Chi đoàn chưa gửi kết quả. Gửi cơ sở xác nhận rồi lập bảng."
CONFIRMATION_LATER = "Chưa xác nhận ai. Xác nhận rồi ban hành thông báo."
NO_SUPERIOR = "{unit} không có đơn vị cấp trên để xác nhận. Hỏi người quản trị."
OPEN_NOT_YOURS = "Chỉ người có quyền xác nhận ở {unit}, hoặc ở cấp trên, mở và đổi hạn đợt được."
OPEN_NOWHERE = "Chỉ người có quyền xác nhận ở một đơn vị mới mở đợt được."
COVERED_ALREADY = "{branch} đã thuộc đợt năm {year} của {unit}. Chi đoàn tham gia đợt ấy."
WINDOW_IS_CLOSED = "Đợt đã đóng từ {day}."
BEGIN_NOWHERE = "Chỉ người quản lý hồ sơ của một chi đoàn hoặc cấp trên mới bắt đầu đăng ký được."
LIST_NOT_YOURS = "Trang này dành cho bí thư, ban chấp hành và cán bộ phụ trách đơn vị."
SCORES_NOT_YOURS = "Chấm điểm dành cho chi đoàn và cấp trên của chi đoàn. Anh/chị chỉ xem được."
SCORING_LATER = "Chưa mở chấm điểm. Mở chấm điểm ở trang hồ sơ trước."
NOT_ONESELF = "Chỉ chính đoàn viên ấy làm được việc này."
NO_MEMBER_NOW = "Chỉ đoàn viên đang sinh hoạt mới đăng ký rèn luyện được."
OWN_TOO_LATE = "Chi đoàn đã duyệt xong đăng ký năm nay. Anh/chị chưa có tên thì nhờ chi đoàn ghi thêm."
OWN_SCORING_LATER = "Chi đoàn chưa mở chấm điểm. Khi mở, anh/chị tự chấm ở đây."
OWN_NOT_APPROVED = "Chi đoàn chưa duyệt đăng ký của anh/chị. Duyệt rồi mới tự chấm được."
REGISTERING_OVER = "Hồ sơ đã xong nên không ghi thêm đăng ký. Đoàn viên mới đăng ký đợt năm sau."
TIE = "Người này đã đăng ký rèn luyện năm {year}, hồ sơ {number}. Cho thôi tham gia ở hồ sơ ấy trước."
TIE_CONFIRMED = "Người này có kết quả rèn luyện năm {year} đã xác nhận, hồ sơ {number}."

# What is missing or wrong, by field
YEAR_MISSING = "Chưa có năm. Ghi bốn chữ số, ví dụ 2026."
YEAR_WRONG = "Năm từ {first} đến {last}."
DAYS_BEYOND_YEAR = "Đợt của năm {year} phải có ngày trong năm ấy. Sửa năm hoặc sửa ngày."
TOO_LONG = "Đợt kéo dài quá hai năm. Kiểm tra lại năm của các ngày."
REGISTER_BEFORE_BEGIN = "Hạn đăng ký đứng trước ngày bắt đầu ({day})."
END_BEFORE_REGISTER = "Hạn chấm điểm đứng trước hạn đăng ký."
END_PAST = "Hạn chấm điểm mới đã qua. Muốn dừng ngay thì đóng đợt."
NOTHING_CHANGED = "Các hạn vẫn như cũ. Sửa ngày rồi lưu."
TITLE_MISSING = "Chưa có tên đợt."
REASON_LONG = "Lý do dài quá {most} chữ. Rút gọn lại."
REASON_MISSING = "Chưa có lý do. Ghi một câu để người sau hiểu."
REGISTERED_IN_FUTURE = "Ngày đăng ký chưa tới. Ghi ngày đã nhận đăng ký."
REGISTERED_TOO_EARLY = "Đợt bắt đầu từ {day}. Ghi từ ngày ấy trở đi."
CONTENT_MISSING = "Nhóm này chưa có nội dung. Ghi ít nhất một nội dung."
CONTENT_LONG = "Nội dung ở dòng {line} dài {length} chữ. Rút còn 250 chữ, hoặc tách thành hai dòng."
CONTENTS_MANY = "Nhóm này có {count} nội dung. Giữ nhiều nhất {most}."
NOBODY_CHOSEN = "Chưa chọn ai. Đánh dấu đoàn viên rồi lưu."
ROWS_MISSING = "Chưa chọn ai. Đánh dấu người cần làm."
ROWS_GONE = "Có người vừa đổi trạng thái nên không còn trong danh sách này. Tải lại trang rồi chọn lại."
NOT_OF_BRANCH = "Không còn là đoàn viên của {branch}."
REGISTERED_ELSEWHERE = "Đã đăng ký năm này ở {branch}."
APPROVED_ALREADY = "Chi đoàn đã duyệt nên không đổi nội dung được."
CHANGED_MEANWHILE = "{name} vừa sửa đăng ký này. Tải lại trang để xem, hoặc lưu lần nữa để ghi đè."
LEFT_BEHIND = "Chưa chấm đủ: {names}. Chấm tiếp, hoặc đánh dấu để lại gửi sau."
SCORE_WRONG = "{group}: ghi số nguyên từ 0 đến 20, hoặc để trống."
STALE_ROW = (
    "{name} vừa sửa dòng này lúc {at}, điểm đang lưu: {scores}. Điểm anh/chị gõ còn trong ô; lưu lần nữa để ghi đè."
)
ROW_PASSED = "Dòng này đang ở “{now}” nên không ghi điểm được."
ROW_GONE = "Đoàn viên này không còn trong hồ sơ. Đăng ký đã đi theo sang chi đoàn mới."
BLANK = "trống"

# Forms
YEAR_LABEL = "Năm"
UNIT_LABEL = "Đơn vị mở đợt"
UNIT_HELP = "Đợt dành cho mọi chi đoàn trực thuộc. Chi đoàn tham gia đợt của cấp trên gần nhất."
UNIT_MISSING = "Chưa chọn đơn vị."
TITLE_LABEL = "Tên đợt"
TITLE_DEFAULT = "Chương trình rèn luyện đoàn viên năm {year}"
BEGINS_LABEL = "Bắt đầu từ ngày"
REGISTER_LABEL = "Đăng ký đến hết ngày"
ENDS_LABEL = "Chấm điểm đến hết ngày"
WINDOW_NOTE_LABEL = "Ghi chú"
WINDOW_NOTE_HELP = "Ví dụ số và ngày của hướng dẫn."
DATE_MISSING = "Chưa có ngày. Ghi ngày, tháng, năm."
REASON_LABEL = "Lý do"
BEHIND_LABEL = "Để lại người chưa chấm đủ, gửi sau"
BEHIND_HELP = "{count} người chưa chấm đủ năm nhóm, hoặc bị trả lại mà chưa chấm lại: {names}."
ROWS_LABEL = "Đoàn viên"
REGISTERED_LABEL = "Đoàn viên đăng ký ngày"
REGISTERED_HELP = "Chi đoàn ghi thay đoàn viên."
SCAN_LABEL = "Phiếu đăng ký có chữ ký, bản chụp"
SCAN_HELP = "Không bắt buộc; đính kèm ở trang hồ sơ sau cũng được."
REPLACE_LABEL = "Thay nội dung của người đã đăng ký"
REPLACE_HELP = "Không đánh dấu thì ai đã có nội dung giữ nguyên."
CONTENTS_HELP = "Mỗi dòng một nội dung, tối đa 250 chữ."

# Above the case
NOTE_ELSEWHERE = "{name} đã chuyển sang {unit}."
NOTE_ELSEWHERE_MORE = "Nơi ấy chưa có đợt rèn luyện năm {year} nên đăng ký ở lại đây; chi đoàn chấm nốt."
NOTE_MOVING_MORE = "Đăng ký sẽ đi theo ở lần cập nhật tới, hoặc khi có người làm việc ở hồ sơ này."
NOTE_WITH_SUPERIOR_MORE = "Đã gửi lên cơ sở nên nơi này xác nhận nốt; bị trả lại thì đăng ký đi theo."
NOTE_ELSEWHERE_REST = "Còn {count} người khác đã chuyển đi mà đăng ký còn ở đây."
NOTE_RETURNED = "{count} người bị trả lại."
NOTE_RETURNED_MORE = "Xem lý do và chấm lại."
NOTE_RETURNED_LINK = "Mở bảng điểm"
NOTE_LATE = "Đã quá hạn đăng ký ({day})."
NOTE_LATE_MORE = "Vẫn ghi được; hạn này chỉ để nhắc."
LEAD = "{window} · {count} đoàn viên"
LEAD_YEAR = "năm {year} · {lead}"

# Figures of the case page and of the progress
COUNT_MEMBERS = "Đoàn viên"
COUNT_REGISTERED = "Đã đăng ký"
COUNT_APPROVED = "Chi đoàn đã duyệt"
COUNT_SELF_SCORED = "Đã tự chấm"
COUNT_SCORED = "Chi đoàn đã chấm"
COUNT_CONFIRMED = "Cơ sở đã xác nhận"
COUNT_UNREGISTERED = "Chưa đăng ký"
COUNT_SENT = "Chờ xác nhận"
COUNT_RETURNED = "Bị trả lại"

# The list and the lists of people
COLUMN_YEAR = "Năm"
COLUMN_ROWS = "Đoàn viên"
ROWS_TOLD = "{taken} đăng ký · {scored} chấm · {confirmed} xác nhận"
NO_CASES = "Chưa có hồ sơ rèn luyện nào"
NO_CASES_BRANCH = "Khi cấp trên mở đợt của năm, chi đoàn bắt đầu đăng ký ở đây."
NO_CASES_ABOVE = "Mở đợt của năm, rồi các chi đoàn bắt đầu đăng ký. Hồ sơ của chi đoàn hiện ở đây."
NO_CASES_READER = "Khi chi đoàn bắt đầu đăng ký, hồ sơ hiện ở đây."
SAID_BEGUN = "Đã mở hồ sơ {number}. Ghi đăng ký cho đoàn viên."
SAID_BEGUN_MANY = "Đã mở hồ sơ cho {count} chi đoàn."
SAID_REGISTERED = "Đã ghi đăng ký cho {count} đoàn viên."
SAID_KEPT = "{count} người đã có nội dung từ trước nên giữ nguyên."
SAID_SAVED = "Đã lưu điểm của {count} đoàn viên."
SAID_NOTHING = "Không có dòng nào thay đổi."
SAID_OPENED = "Đã mở đợt."
SAID_CHANGED = "Đã đổi hạn của đợt."
SAID_CLOSED = "Đã đóng đợt."
NOBODY_BEGUN = "Chưa chọn chi đoàn nào. Đánh dấu chi đoàn rồi bấm lại."

SHOWN = {
    "doan-vien": COUNT_MEMBERS,
    "chua-dang-ky": COUNT_UNREGISTERED,
    "dang-ky": COUNT_REGISTERED,
    "duyet": COUNT_APPROVED,
    "tu-cham": COUNT_SELF_SCORED,
    "cham": COUNT_SCORED,
    "xac-nhan": COUNT_CONFIRMED,
}
ALL = "Tất cả"
FILTERS = {
    "": ALL,
    "thieu": "Chưa chấm đủ",
    "tra-lai": COUNT_RETURNED,
    "cho": COUNT_SENT,
    "xong": "Đã xác nhận",
}

# To-dos
TODO_BEGIN = "Bắt đầu đăng ký rèn luyện"
TODO_BEGIN_ABOUT = "{branch}, {window}"
TODO_REGISTER = "Đăng ký rèn luyện sắp hết hạn"
TODO_REGISTER_ABOUT = "{branch}: còn {count} đoàn viên chưa đăng ký"
TODO_RETURNED = "Chấm lại người bị trả lại"
TODO_SCORE = "Chấm điểm rèn luyện"
TODO_COUNT_ABOUT = "{branch}: {count} người"
TODO_REGISTER_OWN = "Đăng ký rèn luyện"
TODO_SCORE_OWN = "Tự chấm điểm rèn luyện"

# The page of a member's own
OWN_PAGE = "Của tôi"
OWN_NO_WINDOW = "Hiện chưa có đợt rèn luyện nào mở. Khi cấp trên mở đợt, anh/chị đăng ký ở đây."
OWN_NOT_BEGUN = "Chi đoàn chưa bắt đầu đăng ký. Hạn đăng ký của đợt là hết ngày {day}."
OWN_REGISTER_NOW = "Ghi những việc anh/chị sẽ làm trong năm, theo năm nhóm. Đăng ký đến hết ngày {day}."
OWN_REGISTER_LATE = "Hạn đăng ký là hết ngày {day}, nay đã qua; chi đoàn chưa duyệt nên anh/chị vẫn đăng ký được."
OWN_REGISTERED = "Anh/chị đăng ký ngày {day}. Còn sửa được tới khi chi đoàn duyệt."
OWN_SCORE_NOW = "Tự chấm năm nhóm, mỗi nhóm từ 0 đến 20 điểm. Chấm đến hết ngày {day}."
OWN_SCORE_MORE = "Còn {count} nhóm chưa có điểm. Chấm đến hết ngày {day}."
OWN_SCORED = "Anh/chị tự chấm {total} điểm. Còn sửa được tới khi chi đoàn gửi kết quả."
OWN_SENT = "Chi đoàn đã gửi kết quả, đang chờ {unit} xác nhận."
OWN_SUPERIOR = "cơ sở"
OWN_RETURNED = "Cấp trên trả lại: {reason}. {more}"
DO_REGISTER_OWN, DO_CHANGE_OWN, DO_SEE_OWN = "Đăng ký", "Sửa đăng ký", "Xem đăng ký"
DO_SCORE_OWN, DO_SCORE_OWN_AGAIN = "Tự chấm điểm", "Sửa điểm tự chấm"
OWN_UNREGISTERED = "Chưa đăng ký"
SAID_REGISTERED_OWN = "Đã ghi đăng ký của anh/chị. Chi đoàn sẽ duyệt."
SAID_SCORED_OWN = "Đã lưu điểm tự chấm."
SAID_NOTHING_OWN = "Điểm vẫn như cũ."
STALE_OWN = "{name} vừa sửa lúc {at}, điểm đang lưu: {scores}. Điểm anh/chị gõ còn trong ô; lưu lần nữa để ghi đè."
SCORE_HELP = "Đã đăng ký: {contents}"


# Windows
WINDOWS = "Các đợt"
OPEN_WINDOW = "Mở đợt rèn luyện"
CHANGE_WINDOW = "Đổi hạn của đợt"
CLOSE_WINDOW = "Đóng đợt"
CLOSE_LEAD = (
    "Từ hôm nay các chi đoàn không bắt đầu, ghi đăng ký, duyệt và chấm điểm nữa. "
    "Người đã chấm vẫn gửi và xác nhận được, người bị trả lại vẫn chấm lại được. Đổi hạn thì đợt mở lại."
)
WINDOW_STALE = "Đợt này vừa được người khác sửa. Xem lại rồi lưu nếu vẫn cần; những gì đã gõ còn nguyên."
STATE_CLOSED = "Đã đóng"
STATE_LATER = "Chưa bắt đầu"
STATE_REGISTERING = "Đang đăng ký"
STATE_RUNNING = "Đang rèn luyện"
STATE_OVER = "Đã hết hạn"
TOLD_CHANGED = "Đăng ký đến hết {register}, chấm điểm đến hết {ends}: {reason}"
TOLD_CLOSED = "Đóng đợt: {reason}"

# The grid
SAVE = "Lưu điểm"
SAVING = "Đang lưu…"
TYPED = "Anh/chị đã gõ: {scores}."
REGISTRATIONS = "Đăng ký"

# Evidence
EVIDENCE_LABEL = "Chương trình rèn luyện"
EVIDENCE = "{level}, năm {year}"

# Counted

STATISTIC = "Rèn luyện đoàn viên, theo mức"
