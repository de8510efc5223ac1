"""Words of the forms and pages of departures; those of rules and acts stand in texts.py."""

# Papers that come as files
REQUEST = "Đơn, phiếu nguyện vọng của đoàn viên"
NOTICE_SCAN = "Thông báo đã gửi đoàn viên"
DEATH_SCAN = "Giấy báo tử, trích lục khai tử"
MEMBER_FILE = "Sổ đoàn viên (bản giấy)"

# Labels and help of the forms
ASKED_LABELS = {
    "leave": "Đoàn viên đề nghị ngày",
    "own_wish": "Đơn viết ngày",
    "died": "Từ trần ngày",
}
REASON_LABEL = "Lý do"
LEAVE_REASON_HELP = "Ví dụ: đi làm lưu động, đi học xa, chăm con nhỏ. Không ghi bệnh tật, chuyện riêng."
BEGINS_LABEL = "Hoãn từ ngày"
UNTIL_LABEL = "Đến hết ngày"
UNTIL_HELP = "Mỗi lần nhiều nhất {months} tháng. Vẫn tính trong danh sách, vẫn đóng đoàn phí."
RENEW_HELP = "Nối từ ngày {since}, nhiều nhất {months} tháng: đến hết {until}."
ABSENT_LABEL = "Số tháng liền không sinh hoạt"
UNPAID_LABEL = "Số tháng liền không đóng đoàn phí"
MONTHS_UNKNOWN = {
    "attendance": "Phần mềm chưa có số liệu sinh hoạt của người này: ghi theo sổ chi đoàn.",
    "dues": "Phần mềm chưa có số liệu đoàn phí của người này: ghi theo sổ chi đoàn.",
}
MONTHS_KNOWN = "Điền sẵn theo số liệu từ {since} đến {until}. Quy định tính tháng liền: sửa cho đúng."
EVIDENCE_LABEL = "Căn cứ"
EVIDENCE_HELP = "Các buổi vắng, các tháng chưa đóng, những lần đã nhắc nhở. In trong biên bản."
SCAN_LABEL = "Bản chụp"
SCAN_HELP = "Không bắt buộc; bổ sung ở trang hồ sơ cũng được."
WISH_LABEL = "Nguyện vọng"
WISH_ON_LABEL = "Hỏi ngày"
WISH_REASON_LABEL = "Lý do xin ở lại"
DECIDED_LABEL = "Quyết định ngày"
COMMITTEE_LABEL = "Ban chấp hành quyết định ngày"
STAY_UNTIL_LABEL = "Ở lại tới hết ngày"
STAY_UNTIL_HELP = "Quy định không quá {age} tuổi, tức tới hết {day}. Quá ngày ấy phần mềm nhắc, không chặn."
STAY_UNTIL_NO_BIRTH = "Quy định không quá {age} tuổi. Người này chưa có ngày sinh nên không tính được ngày."
NOTIFIED_LABEL = "Báo ngày"
HOW_LABEL = "Báo bằng cách"
ANSWER_LABEL = "Đoàn viên trình bày"
NOTICE_SCAN_LABEL = "Bản chụp thông báo"
LEAVES_LABEL = "Rời danh sách từ ngày"
LEAVES_HELP = "Để trống là hôm nay. Ngày sớm hơn cần lý do; ngày chưa tới thì chờ đúng ngày ấy."
CEREMONY_LABEL = "Ngày lễ"
CEREMONY_HELP = (
    "Lễ vào 26/3, 19/5, 15/10, 22/12 hoặc ngày khác. Ngày đã qua cần lý do; ngày chưa tới thì còn hoãn được."
)
PLACE_LABEL = "Nơi làm lễ"
EARLY_LABEL = "Vì sao tính sớm hơn"
HIGHER_LABEL = "Chức vụ ngoài chi đoàn"
HIGHER_HELP = "Đang giữ: {posts}. Chức vụ ở chi đoàn thì thôi cùng ngày rời."
HIGHER_UNDECIDED = "Chưa chọn"
BACK_LABEL = "Sinh hoạt trở lại từ ngày"
OPINION_LABEL = "Ý kiến của chi đoàn"
COMMENT_LABEL = "Ghi chú"
NUMBER_LABEL = "Số quyết định"
NUMBER_HELP = "Để trống là lấy số tiếp theo trong sổ, đang là {number}. Đã ký bên ngoài thì ghi số của bản ấy."
ISSUED_LABEL = "Ngày ban hành"
EFFECTIVE_LABEL = "Ngày có hiệu lực"
EFFECTIVE_HELP = "Để trống là ngày ban hành."
WHERE_LABEL = "Quyết định"
WHERE_CHOICES = (
    ("here", "Ban hành tại đây, có tệp .docx và .pdf"),
    ("outside", "Đã ký bên ngoài, chỉ ghi số và ngày"),
)

# Steps as the page draws them
STEP_OPEN = "Lập hồ sơ"
STEP_WISH = "Hỏi nguyện vọng"
STEP_KEEP = "Chi đoàn quyết định cho ở lại"
STEP_SEND = "Gửi cơ sở"
STEP_CONFIRM = "{unit} xác nhận"
STEP_CEREMONY = "Lễ trưởng thành"
STEP_NOTIFY = "Báo cho đoàn viên"
STEP_VOTE = "Chi đoàn biểu quyết"
STEP_DECIDE = "Quyết định của chi đoàn"
STEP_REPORT = "Báo cáo cơ sở"
STEP_ACKNOWLEDGE = "{unit} ghi nhận"
STEP_GRANT = "Ban chấp hành quyết định"
STEP_LEAVE = "Hoãn tới hết hạn"
STEP_DIED = "Ghi từ trần"
STEP_HERE = "Đang ở đây"
STEP_SCHEDULED = "Sẽ tới ngày {day}"
STEP_UNTIL = "Đến hết {day}"
THE_BASE = "Cơ sở"

# The page
AGE_NOW = "{birth}, {age} tuổi"
YEAR_ONLY = "{birth} (chỉ biết năm, tính là 31/12)"
MONTHS = "{count} tháng"
VOTED_ON = "{day}: {in_favour} trên {present} người có mặt tán thành ({how})"
SECRETLY, OPENLY = "bỏ phiếu kín", "công khai"
RESOLVED = "{reference} ngày {day}, hiệu lực từ {effective}"
NOTIFIED = "{day}, {how}"
WISHED = "{wish}, ngày {day}"
KEPT = "Tới hết ngày {until}, quyết định ngày {day}"
LEAVE_SPAN = "{since} đến hết {until}"
LEAVE_ENDED = "{span}, hết từ {day} ({why})"
LEAVES = "Thời gian hoãn"
POSTS = "Chức vụ đang giữ"

# Above the case
NOTE_NOT_OF_AGE = "Chưa đủ tuổi."
NOTE_POSTS = "Đang giữ chức vụ."
NOTE_POSTS_MORE = "{posts}. Cán bộ được bầu, chuyên trách ở lại Đoàn; chỉ làm tiếp khi đã thống nhất với cấp trên."
NOTE_NO_BIRTH = "Chưa có ngày sinh."
NOTE_NO_BIRTH_MORE = "Không kiểm được tuổi. Bổ sung ngày sinh ở hồ sơ người này."
NOTE_KEPT = "Chi đoàn đã cho ở lại."
NOTE_BEYOND = "Quá {age} tuổi."
NOTE_BEYOND_MORE = "Cho ở lại tới {until}, quy định tới hết {limit}. Báo cơ sở biết."
NOTE_FEW_MONTHS = "Chưa đủ {months} tháng liền."
NOTE_FEW_MONTHS_MORE = (
    "Quy định xóa tên khi {months} tháng liền trong một năm không sinh hoạt hoặc không đóng đoàn phí."
)
NOTE_FACTS = "Số tháng do chi đoàn ghi."
NOTE_FACTS_MORE = "Cơ sở xem sổ chi đoàn trước khi ghi nhận."
NOTE_FACTS_LACKING = "Phần mềm chưa có số liệu {what} để đối chiếu. {more}"
NOTE_PLANNED = "Sẽ rời danh sách ngày {day}."
NOTE_PLANNED_MORE = "Tới ngày ấy mới có hiệu lực; trước ngày ấy còn hoãn được."
NOTE_LEAVE = "Vẫn tính trong danh sách, vẫn đóng đoàn phí."
NOTE_LEAVE_MORE = "Hoãn sinh hoạt không đổi chi đoàn. Gần hết hạn, việc này hiện ở mục Việc cần làm của chi đoàn."
NOTE_LEAVE_ENDS = "Sẽ hết hoãn ngày {day} vì rời chi đoàn."
NOTE_FIRST_DAY = "Sổ ghi từ ngày {day}, ngày đầu tiên ở chi đoàn."
NOTE_POSTS_END = "Thôi chức vụ cùng ngày rời."
EDIT_RECORD = "Mở hồ sơ người này"

# The pages of departures
DO_OPEN = "Hoãn sinh hoạt, trưởng thành, rời Đoàn"
DO_AGE_MANY = "Lập hồ sơ trưởng thành"
WAYS = {
    "age": (
        "cake",
        "Trưởng thành Đoàn",
        "Hỏi nguyện vọng, gửi cơ sở xác nhận, làm lễ; hoặc chi đoàn cho ở lại tới một ngày.",
    ),
    "leave": (
        "calendar-off",
        "Hoãn sinh hoạt",
        "Đi xa một thời gian. Vẫn tính trong danh sách, vẫn đóng đoàn phí.",
    ),
    "own_wish": (
        "logout",
        "Xin ra khỏi Đoàn",
        "Đoàn viên viết đơn, chi đoàn cho ý kiến, cơ sở xác nhận.",
    ),
    "struck_off": (
        "user-x",
        "Xóa tên",
        "Không sinh hoạt hoặc không đóng đoàn phí nhiều tháng liền: báo đoàn viên, biểu quyết, quyết định, báo cơ sở.",
    ),
    "died": (
        "flag",
        "Từ trần",
        "Có hiệu lực ngay: rời danh sách, thôi mọi chức vụ, đóng mọi hồ sơ đang mở của người này.",
    ),
}
BUTTONS = {
    "age": "Lập hồ sơ trưởng thành",
    "leave": "Lập hồ sơ hoãn sinh hoạt",
    "own_wish": "Lập hồ sơ xin ra",
    "struck_off": "Lập hồ sơ xóa tên",
    "died": "Ghi từ trần",
}
ALL_WAYS = "Mọi việc"
COLUMN_WAY, COLUMN_BRANCH = "Việc", "Chi đoàn"
NO_CASES = "Chưa có hồ sơ nào"
NO_CASES_BRANCH = (
    "Xem ai sắp đủ tuổi ở trang Tuổi trưởng thành, ai bỏ sinh hoạt, đoàn phí ở trang Xét xóa tên, hoặc lập hồ sơ "
    "cho một đoàn viên."
)
NO_CASES_ABOVE = "Hồ sơ do các chi đoàn lập. Khi có hồ sơ chờ cơ sở, hồ sơ ấy hiện ở mục Chờ tôi làm."
NO_CASES_READER = "Khi chi đoàn làm trưởng thành, hoãn sinh hoạt hoặc xóa tên ai, hồ sơ hiện ở đây."
OPENED_NOW = "Đã lập hồ sơ {number}."
DIED_NOW = "Đã ghi từ trần, hồ sơ {number}. Mọi hồ sơ đang mở của người này đã đóng."
RADAR = "Tuổi trưởng thành"
RADAR_TABS = {"sap-du": "Trong 12 tháng tới", "qua-tuoi": "Đã quá tuổi", "o-lai": "Được ở lại", "can-bo": "Giữ chức vụ"}
RADAR_EMPTY = {
    "sap-du": ("Chưa có ai", "Không đoàn viên nào đủ {age} tuổi trong 12 tháng tới."),
    "qua-tuoi": ("Không có ai", "Không đoàn viên nào đã đủ {age} tuổi mà chưa được ở lại hay giữ chức vụ."),
    "o-lai": ("Không có ai", "Chi đoàn chưa cho ai ở lại quá tuổi."),
    "can-bo": ("Không có ai", "Không ai đủ {age} tuổi trong 12 tháng tới mà đang giữ chức vụ."),
}
TOO_MANY = "Mỗi lần nhiều nhất {most} người. Những người sau chưa được lấy, chọn lại sau."
NOBODY_CHOSEN = "Chưa chọn ai. Đánh dấu ít nhất một người."
OPENED_MANY = "Đã lập {count} hồ sơ trưởng thành."

# Who may be struck off
MISSING_LEAD = (
    "Từ {least} tháng {what} trong các tháng từ {since} đến {until}. Quy định tính tháng liền, không có lý do chính "
    "đáng: chi đoàn xem lại từng người. Không ai bị xóa tên tự động."
)
MISSING_LEAD_UNKNOWN = (
    "Quy định xét xóa tên khi {least} tháng liền trong một năm không sinh hoạt hoặc không đóng đoàn phí mà không có lý "
    "do chính đáng. Không ai bị xóa tên tự động."
)
SOURCES = {"attendance": "sinh hoạt", "dues": "đoàn phí"}
BOTH_SOURCES = "sinh hoạt và đoàn phí"
MISSED = {"attendance": "Không sinh hoạt", "dues": "Không đóng đoàn phí"}
MISSED_EITHER = "không sinh hoạt hoặc không đóng đoàn phí"
MISSING_TABS = {"tat-ca": "Tất cả", "sinh-hoat": MISSED["attendance"], "doan-phi": MISSED["dues"]}
TYPED_BY_BRANCH = "chi đoàn ghi"
NO_SOURCE = "Chưa có số liệu {what}"
NO_SOURCE_MORE = (
    "Phần mềm chưa theo dõi {what} nên chưa biết ai đã bỏ bao nhiêu tháng. Chi đoàn tự chọn người, rồi ghi số tháng và "
    "căn cứ theo sổ chi đoàn."
)
CHOOSE_PERSON = "Chọn đoàn viên"
MONTHS_LACKING = "Chưa đủ số liệu:"
MONTHS_LACKING_ONE = "{what} thiếu {count} người"
MONTHS_LACKING_MORE = "{parts} trên {total} đoàn viên. Xem những người ấy ở sổ chi đoàn."
MISSING_EMPTY = "Không có ai"
MISSING_EMPTY_MORE = "Theo số liệu đang có, không đoàn viên nào từ {least} tháng {what}."
LEAVE_EXCUSES = "Được hoãn sinh hoạt từ {since} đến hết {until}: được nghỉ sinh hoạt, vẫn đóng đoàn phí."
LEAVE_BEFORE = "Đã hoãn {since} đến {until}"
KNOWN_EVIDENCE = "{source} từ {since} đến {until}: {words}."
