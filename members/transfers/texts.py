"""Words of transfers (chuyển sinh hoạt)."""

KIND_NAME = "Chuyển sinh hoạt"

# The journal
ACTS = {
    "members.transfer.drafted": "Lập hồ sơ chuyển sinh hoạt",
    "members.transfer.asked": "Đoàn viên đề nghị chuyển sinh hoạt",
    "members.transfer.wish_withdrawn": "Đoàn viên rút đề nghị chuyển sinh hoạt",
    "members.transfer.withdrawal_asked": "Đoàn viên xin rút hồ sơ chuyển sinh hoạt",
    "members.transfer.withdrawal_refused": "Không rút hồ sơ chuyển sinh hoạt",
    "members.transfer.edited": "Sửa hồ sơ chuyển sinh hoạt",
    "members.transfer.sent": "Gửi hồ sơ chuyển sinh hoạt",
    "members.transfer.confirmed": "Xác nhận và chuyển đi",
    "members.transfer.returned_to_branch": "Trả hồ sơ chuyển sinh hoạt về chi đoàn",
    "members.transfer.accepted": "Tiếp nhận hồ sơ chuyển sinh hoạt",
    "members.transfer.taken_in": "Nhận đoàn viên chuyển đến",
    "members.transfer.sent_back": "Trả hồ sơ chuyển sinh hoạt về nơi đi",
    "members.transfer.redirected": "Chuyển hồ sơ cho cơ sở khác",
    "members.transfer.recalled": "Rút hồ sơ chuyển sinh hoạt",
    "members.transfer.cancelled": "Hủy việc chuyển chưa tới ngày",
    "members.transfer.abandoned": "Đóng hồ sơ chuyển vì việc khác",
    "members.transfer.settled": "Đoàn viên chuyển đến đúng ngày đã định",
}

# What one can do, as the page and the timeline call it
EDIT, EDIT_LEAD, EDIT_TOLD = (
    "Sửa hồ sơ",
    "Sửa nơi đến, lý do, nhận xét và đoàn phí. Chỉ đơn vị lập hồ sơ thấy bản nháp.",
    "Sửa hồ sơ",
)
SEND, SEND_LEAD, SEND_TOLD = (
    "Gửi đi",
    "Hồ sơ sang bước sau và không sửa được nữa, trừ khi bị trả lại. Đoàn viên vẫn tính ở chi đoàn đi đến bước cuối.",
    "Chi đoàn gửi hồ sơ",
)
CONFIRM, CONFIRM_LEAD, CONFIRM_TOLD = (
    "Xác nhận và chuyển đi",
    "Hồ sơ sang nơi đến. Đoàn viên vẫn tính ở chi đoàn đi cho tới khi nơi đến nhận.",
    "Nơi đi xác nhận và chuyển đi",
)
RETURN, RETURN_LEAD, RETURN_TOLD = (
    "Trả về chi đoàn, ghi lý do",
    "Chi đoàn bổ sung rồi gửi lại.",
    "Trả về chi đoàn",
)
ACCEPT, ACCEPT_LEAD, ACCEPT_TOLD = (
    "Tiếp nhận, giao chi đoàn",
    "Chọn chi đoàn nhận đoàn viên. Chi đoàn ấy nhận xong thì mới tính đoàn viên ở đó.",
    "Nơi đến tiếp nhận",
)
TAKE_IN, TAKE_IN_LEAD, TAKE_IN_TOLD = (
    "Nhận đoàn viên",
    "Đây là bước cuối: từ ngày chuyển, đoàn viên được tính ở chi đoàn này. "
    "Ai sinh hoạt tạm thời, nơi cư trú thì có tên ở danh sách riêng, vẫn tính ở chi đoàn chính thức.",
    "Chi đoàn đến nhận đoàn viên",
)
SEND_BACK, SEND_BACK_LEAD, SEND_BACK_TOLD = (
    "Trả lại nơi đi, ghi lý do",
    "Nơi đi bổ sung rồi gửi lại, hoặc rút hồ sơ.",
    "Nơi đến trả lại",
)
REDIRECT, REDIRECT_LEAD, REDIRECT_TOLD = (
    "Chuyển cho cơ sở khác",
    "Dùng khi đoàn viên không về đây. Hồ sơ sang cơ sở đúng, thời hạn tính lại từ đầu.",
    "Chuyển cho cơ sở khác",
)
RECALL, RECALL_LEAD, RECALL_TOLD = (
    "Rút hồ sơ",
    "Hồ sơ kết thúc, đoàn viên ở lại chi đoàn. Muốn chuyển thì lập hồ sơ mới.",
    "Rút hồ sơ",
)
CANCEL, CANCEL_LEAD, CANCEL_TOLD = (
    "Hủy việc chuyển",
    "Chưa tới ngày chuyển nên còn hủy được: đoàn viên ở lại chi đoàn đi.",
    "Hủy việc chuyển chưa tới ngày",
)
KEEP, KEEP_LEAD, KEEP_TOLD = (
    "Không rút, ghi lý do",
    "Hồ sơ đi tiếp. Đoàn viên đọc được lý do này ở trang của mình.",
    "Không rút hồ sơ theo lời xin của đoàn viên",
)
ASK_TOLD = "Đoàn viên tự đề nghị"
WITHDRAW_WISH_TOLD = "Đoàn viên rút đề nghị"
ASK_WITHDRAWAL_TOLD = "Đoàn viên xin rút hồ sơ"
ASKED_PLACE = "Nơi đến đoàn viên ghi: {place}"
ABANDONED_TOLD = "Đóng hồ sơ"
SETTLED_TOLD = "Tới ngày chuyển"
DRAFT_TOLD = "Lập hồ sơ"
ASKED_ON = "Đoàn viên đề nghị ngày {day}"

# Papers
APPLICATION = "Đơn đề nghị của đoàn viên"
MEMBER_FILE = "Sổ đoàn viên (bản giấy)"

# Steps as the page draws them
STEP_BRANCH = "Chi đoàn đi nhận xét"
STEP_SENDING_BASE = "{unit} xác nhận"
STEP_RECEIVING_BASE = "{unit} tiếp nhận"
STEP_RECEIVING_BRANCH = "{unit} nhận đoàn viên"
STEP_UNNAMED_BRANCH = "Chi đoàn đến nhận đoàn viên"
STEP_HERE = "Đang ở đây"
STEP_SCHEDULED = "Sẽ chuyển ngày {day}"

# Why not
NOT_A_MEMBER = "Chỉ đoàn viên đang sinh hoạt mới chuyển sinh hoạt được. Xem tư cách ở hồ sơ."
RECORD_IS_VOID = "Hồ sơ người này đã đánh dấu ghi nhầm, không lập việc mới được."
DRAFT_NOT_YOURS = "Chi đoàn của đoàn viên, hoặc cấp trên của chi đoàn, mới lập được hồ sơ chuyển sinh hoạt."
ALREADY_ON_THE_WAY = (
    "Người này đang có hồ sơ chuyển sinh hoạt {number} chưa xong. Làm tiếp hồ sơ ấy, hoặc rút nó trước."
)
ATTACHED_ELSEWHERE = "Đang sinh hoạt {kind} tại {unit}. Việc chuyển không làm thay đổi chỗ ấy."
STEP_OF = "Bước này của {unit}: cần người có quyền {grant} ở đó hoặc ở cấp trên."
STEP_PASSED = "Hồ sơ đang ở bước “{now}”, không làm việc này được nữa."
RECALL_NOT_YOURS = "Chỉ đơn vị lập hồ sơ ({unit}), hoặc cấp trên của đơn vị ấy, rút được."
NOT_ONESELF = "Chỉ chính đoàn viên ấy làm được việc này."
OWN_NO_MEMBER = "Chỉ đoàn viên đang sinh hoạt mới đề nghị chuyển sinh hoạt được."
SENT_MEANWHILE = "Chi đoàn đã gửi hồ sơ đi nên không rút ngay được. Mở lại trang này để xin chi đoàn rút."
WITHDRAWAL_WAITS = "Anh/chị đã xin rút, chi đoàn đang xem."
NO_WITHDRAWAL = "Đoàn viên không xin rút hồ sơ này."
TO_NOT_NAMED = "Đoàn viên ghi nơi đến là “{place}”. Sửa hồ sơ để chọn nơi đến, hoặc ghi là nơi ngoài hệ thống, rồi gửi."
CANCEL_NOT_YOURS = "Chỉ nơi đi, nơi đến hoặc cấp trên của hai nơi hủy được."
INTRODUCTION_LATER = "Chi đoàn chưa gửi hồ sơ. Cơ sở viết giấy giới thiệu khi hồ sơ tới cơ sở."
NOTICE_LATER = "Chưa nhận đoàn viên. Viết phiếu báo sau khi chi đoàn đến nhận."
OUTSIDE_WRITES = "Giấy này do tổ chức ngoài hệ thống viết. Đính kèm bản chụp."
GRANTS = {"manage": "quản lý hồ sơ", "confirm": "xác nhận"}

# What is missing or wrong, by field
TO_MISSING = "Chưa chọn nơi đến. Chọn chi đoàn, hoặc chọn đoàn cơ sở để nơi ấy giao chi đoàn."
TO_MISSING_OWN = "Chưa có nơi đến. Chọn một đơn vị ở ô này, hoặc ghi tên nơi đến ở ô “Không tìm thấy nơi đến”."
TO_OR_OUTSIDE = "Đã chọn nơi đến thì bỏ đánh dấu “{label}”, hoặc xóa nơi đến đã chọn."
REASON_LONG = "Lý do dài quá {most} chữ. Rút gọn lại."
TO_CLOSED = "{unit} đã ngừng hoạt động từ {day}. Chọn nơi đến khác."
TO_SAME = "Nơi đến trùng với nơi đi. Chọn chi đoàn khác."
TO_NOT_A_BASE = "{unit} không có chi đoàn trực thuộc. Chọn chi đoàn hoặc đoàn cơ sở."
TO_ALREADY_HERE = "Hồ sơ đang ở {unit}. Chọn cơ sở khác, hoặc tiếp nhận."
BRANCH_MISSING = "Chưa có chi đoàn nhận. Chọn một chi đoàn của {unit}."
BRANCH_NOT_BELOW = "{branch} không thuộc {unit}. Chọn chi đoàn của cơ sở này, hoặc chuyển hồ sơ cho cơ sở khác."
NOT_A_BRANCH = "{unit} không phải chi đoàn. Chọn chi đoàn nhận đoàn viên."
REMARK_MISSING = "Chưa có nhận xét của chi đoàn. Ghi vài câu: phiếu chuyển cần phần này."
DUES_MISSING = "Chưa ghi đã đóng đoàn phí hết tháng nào. Ghi tháng, ví dụ 11/2026."
NOTE_MISSING = (
    "{name} đang giữ chức vụ {posts}. Ghi ý kiến của cấp trên về chức vụ, ví dụ số và ngày của văn bản đồng ý cho thôi."
)
HIGHER_MISSING = "Chưa quyết định về chức vụ {posts}. Chọn vẫn giữ, hoặc thôi từ ngày chuyển."
REASON_MISSING = "Chưa có lý do. Ghi một câu để bên kia hiểu."
REASON_MORE_MISSING = "Chưa nói rõ lý do. Ghi lý do bằng lời khi chọn “Lý do khác”."
MOVED_MEANWHILE = "{name} không còn sinh hoạt ở {unit}. Rút hồ sơ này, rồi lập hồ sơ mới từ nơi đang sinh hoạt nếu cần."
TOO_FAR_AHEAD = "Ngày này cách đây hơn một năm. Kiểm tra lại năm."
BEFORE_JOINING = "Ngày này trước ngày vào Đoàn ({day}). Kiểm tra lại ngày."
ASKED_IN_FUTURE = "Ngày đoàn viên đề nghị chưa tới. Ghi ngày đã nhận đề nghị."

# Labels and help of the forms
TO_LABEL = "Nơi đến"
TO_HELP = (
    "Gõ tên hoặc mã của chi đoàn, hoặc của đoàn cơ sở nếu chưa biết chi đoàn. "
    "Nhiều nơi cùng tên thì thêm tên phường, xã sau dấu phẩy, ví dụ: tổ 4, mỹ an đông."
)
TO_UNKNOWN = "Không có đơn vị nào đang hoạt động tên hay mã như vậy. Gõ ít chữ hơn, hoặc gõ mã ghi ở trang đơn vị."
TO_PICK = "Chưa chọn đơn vị. Chọn một trong các đơn vị tìm thấy dưới ô này."
NEW_TO_LABEL = "Đổi nơi đến"
NEW_TO_HELP = "Để trống nếu giữ {unit}. Gõ tên hoặc mã của nơi đến mới."
BRANCH_LABEL = "Chi đoàn nhận"
BRANCH_CHOOSE = "Chọn chi đoàn"
BRANCH_AS_PROPOSED = "Như nơi đi đề nghị"
OUTSIDE_LABEL = "Nơi này ở ngoài hệ thống"
OUTSIDE_HELP = "Đoàn viên ghi: {place}. Đánh dấu thì hồ sơ đi theo cách ra ngoài hệ thống, nơi đến ghi như trên."
PLACE_LABEL = "Không tìm thấy nơi đến"
PLACE_HELP = "Ghi tên chi đoàn, trường, cơ quan, phường, xã nơi anh/chị chuyển đến; chi đoàn sẽ tìm giúp."
WISHED_DAY_LABEL = "Ngày muốn chuyển"
WITHDRAWAL_LABEL = "Lý do xin rút"
WITHDRAWAL_HELP = "Các đơn vị trong hồ sơ đọc được."
WITHDRAWAL_MISSING = "Chưa có lý do. Ghi một câu để chi đoàn hiểu."
RECALL_WISH_HELP = "Đoàn viên tự đề nghị hồ sơ này và đọc được lý do ở trang của mình."
REASON_LABEL = "Lý do"
REASON_TEXT_LABEL = "Lý do"
PROPOSED_LABEL = "Ngày chuyển đề nghị"
ASKED_LABEL = "Đoàn viên đề nghị ngày"
ASKED_HELP = "Ngày nhận đơn hoặc lời đề nghị; đính kèm bản chụp đơn ở hồ sơ."
REMARK_LABEL = "Nhận xét của chi đoàn"
REMARK_HELP = "In trên phiếu chuyển. Không ghi hoàn cảnh, tâm tư hay chuyện riêng."
DUES_LABEL = "Đã đóng đoàn phí hết tháng"
DUES_HELP = "Ghi tháng và năm, ví dụ 11/2026."
DUES_INVALID = "Ghi tháng và năm, ví dụ 11/2026."
NOTE_LABEL = "Ý kiến cấp trên về chức vụ"
NOTE_HELP = "Đang giữ: {posts}. Chức vụ ở {unit} thôi từ ngày chuyển."
DRAFT_NOTE_HELP = "Đang giữ: {posts}. Để trống cũng được; cấp trên ghi khi xác nhận."
SCAN_LABEL = "Đơn của đoàn viên, bản chụp có chữ ký"
SCAN_HELP = "Không bắt buộc; bổ sung ở trang hồ sơ cũng được. Tệp pdf, ảnh hoặc văn bản."
REMARK_SHARED_HELP = "Ghi chung cho mọi người trong bảng; sửa riêng từng người ở hồ sơ của người ấy."
HIGHER_LABEL = "Chức vụ ở cấp trên"
HIGHER_HELP = "Đang giữ: {posts}."
EFFECTIVE_LABEL = "Ngày chuyển"
EFFECTIVE_HELP = "Mặc định {day}. Ngày sớm hơn cần lý do; ngày chưa tới thì đoàn viên chuyển vào đúng ngày ấy."
EFFECTIVE_EACH = "Để trống thì mỗi người theo ngày đề nghị của mình, không sớm hơn hôm nay."
EARLY_LABEL = "Vì sao tính sớm hơn"
COMMENT_LABEL = "Ghi chú"
DATE_MISSING = "Chưa có ngày. Ghi ngày, tháng, năm."

# Above the case
NOTE_WISHED = "Đoàn viên tự đề nghị ngày {day}."
NOTE_WISHED_MORE = "Ghi nhận xét, đoàn phí rồi gửi đi. Không lập hồ sơ thì rút và ghi lý do để đoàn viên biết."
NOTE_UNNAMED = "Đoàn viên ghi nơi đến là “{place}”."
NOTE_UNNAMED_MORE = "Sửa hồ sơ để chọn nơi đến, hoặc ghi là nơi ngoài hệ thống, rồi mới gửi được."
NOTE_WITHDRAWAL = "Đoàn viên xin rút hồ sơ ngày {day}: {reason}"
NOTE_WITHDRAWAL_MORE = "{unit} rút hồ sơ, hoặc không rút và ghi lý do."
NOTE_PLANNED = "Sẽ chuyển đến {unit} ngày {day}."
NOTE_PLANNED_MORE = "Tới ngày ấy đoàn viên vẫn tính ở {unit}; trước ngày ấy còn hủy được."
NOTE_FIRST_DAY = "Sổ ghi từ ngày {day}."
NOTE_FIRST_DAY_MORE = (
    "Ngày chuyển {effective} đứng trước ngày đoàn viên vào {unit}, nên sổ lấy ngày đầu tiên có thể ghi."
)
NOTE_OFFICER = "Đang giữ chức vụ {posts}."
NOTE_OFFICER_MORE = "Cần ý kiến của cấp trên; chức vụ ở đơn vị rời đi thôi từ ngày chuyển."
NOTE_TO_CLOSED = "{unit} đã ngừng hoạt động."
NOTE_TO_CLOSED_MORE = "Chọn nơi đến khác rồi mới gửi được."
NOTE_ELSEWHERE = "{name} không còn sinh hoạt ở {unit}."
NOTE_ELSEWHERE_MORE = "Hồ sơ này không đi tiếp được. Rút hồ sơ, rồi lập hồ sơ mới nếu cần."
LEAD = "{kind} · từ {origin} đến {target}"

# Two sides
SIDE_FROM = "Nơi đi"
SIDE_TO = "Nơi đến"
SIDE_HOLDS = "đang giữ hồ sơ"
SIDE_COUNTED = "Được tính ở đây tới ngày nơi đến nhận"
SIDE_COUNTED_UNTIL = "Được tính ở đây tới hết ngày {day}"
SIDE_COUNTED_FROM = "Được tính ở đây từ ngày {day}"
SIDE_COUNTED_STILL = "Vẫn được tính ở đây"
SIDE_LEFT = "Được tính ở đây tới trước ngày {day}"
SIDE_NOT_COUNTED = "Chưa tính ở đây"
SIDE_NEVER_COUNTED = "Không tính ở đây"
SIDE_NAMED_LATER = "Chi đoàn đi sẽ chọn nơi đến"
SIDE_BRANCH_LATER = "Chi đoàn: cơ sở này sẽ chọn"
ON_THE_WAY = "Đang chuyển"
DRAFTED = "Chuẩn bị chuyển"
ON_THE_WAY_TO = "Đang làm thủ tục chuyển sinh hoạt đến {unit}, hồ sơ {number}."
TIE = "Người này có hồ sơ chuyển sinh hoạt {number} chưa xong. Rút hoặc làm xong hồ sơ ấy trước."

# The list
DO_DRAFT = "Chuyển sinh hoạt"
LIST_NOT_YOURS = "Danh sách hồ sơ chuyển dành cho bí thư, ban chấp hành và cán bộ phụ trách đơn vị."
DRAFT_NOWHERE = "Chỉ người quản lý hồ sơ của một chi đoàn hoặc đơn vị cấp trên mới lập được hồ sơ chuyển sinh hoạt."
WAYS = {"di": "Đi", "den": "Đến", "noi-bo": "Nội bộ"}
ALL_WAYS = "Tất cả"
COLUMN_WAY = "Hướng"
COLUMN_FROM = "Từ"
COLUMN_TO = "Đến"
NO_CASES = "Chưa có hồ sơ chuyển sinh hoạt nào"
NO_CASES_BRANCH = "Đoàn viên chuyển đi thì lập hồ sơ ở đây; ai chuyển đến chi đoàn thì hồ sơ tự hiện ở mục Chờ tôi làm."
NO_CASES_ABOVE = "Hồ sơ do các chi đoàn lập. Khi có hồ sơ tới lượt đơn vị mình, hồ sơ ấy hiện ở mục Chờ tôi làm."
NO_CASES_READER = "Khi đơn vị có người chuyển đi hoặc chuyển đến, hồ sơ hiện ở đây."

# Opening one, and many
DRAFTED_NOW = "Đã lập hồ sơ {number}, chưa gửi đi."
SENT_NOW = "Đã gửi hồ sơ {number}."
DO_LEAVERS = "Chuyển sinh hoạt"
TOO_MANY = "Một lần tối đa {most} người. Chọn ít hơn, rồi làm tiếp phần còn lại."
NO_TARGET = "Chưa chọn nơi đến."
STAYS = "Anh/chị để người này ở lại."
LEAVERS_DRAFTED = "Đã lập {count} hồ sơ, chưa gửi đi."
LEAVERS_SENT = "Đã gửi {count} hồ sơ."

# What waits
TODO_WISH = "Đoàn viên đề nghị chuyển sinh hoạt"
TODO_WITHDRAWAL = "Đoàn viên xin rút hồ sơ chuyển"

# The page of a member's own
OWN_PAGE = "Của tôi"
OWN_ASK, OWN_WITHDRAW, OWN_ASK_WITHDRAWAL = "Đề nghị chuyển sinh hoạt", "Rút đề nghị", "Xin rút hồ sơ"
OWN_NONE = "Anh/chị đổi nơi ở, nơi học hay nơi làm việc thì đề nghị ở đây; chi đoàn nhận được ngay."
OWN_WISH_STATE = "Chi đoàn đang xem"
OWN_TITLE = "Đến {target}"
OWN_WISH = "Anh/chị đề nghị ngày {day}. {unit} ghi nhận xét, đoàn phí rồi gửi đi; hồ sơ {number}."
OWN_AT = "Hồ sơ {number} đang ở {unit} từ ngày {since}."
OWN_AT_DUE = "Hồ sơ {number} đang ở {unit} từ ngày {since}, hạn xong là hết ngày {due}."
OWN_SCHEDULED = "Hồ sơ {number} đã xong. Anh/chị chuyển đi từ ngày {day}."
OWN_DONE = "Hồ sơ {number} đã xong ngày {day}."
OWN_WITHDRAWN = "Hồ sơ {number} đã rút ngày {day}."
OWN_CANCELLED = "Hồ sơ {number} đã đóng ngày {day}, anh/chị vẫn sinh hoạt ở chi đoàn cũ."
OWN_REFUSED = "{unit} trả lời: {reason}"
OWN_WITHDRAWAL = "Anh/chị đã xin rút ngày {day}; {unit} đang xem."
OWN_KEPT = "{unit} không rút hồ sơ: {answer}"
SAID_ASKED = "Đã gửi đề nghị đến chi đoàn. Anh/chị xem hồ sơ tới đâu ở trang này."
SAID_WISH_WITHDRAWN = "Đã rút đề nghị."
SAID_WITHDRAWAL_ASKED = "Đã gửi lời xin rút đến chi đoàn."

# Counted

STATISTIC = "Chuyển sinh hoạt"
STATISTIC_FIGURES = {
    "out_permanent": "Chuyển đi đã xong",
    "in_permanent": "Chuyển đến đã xong",
    "in_temporary": "Đến sinh hoạt tạm thời",
    "in_residential": "Đến sinh hoạt nơi cư trú",
}
