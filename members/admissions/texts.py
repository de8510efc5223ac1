"""Words of admissions (kết nạp)."""

KIND_NAME = "Kết nạp đoàn viên"

# The journal
ACTS = {
    "members.admission.picked": "Đưa vào nguồn kết nạp",
    "members.admission.edited": "Sửa hồ sơ kết nạp",
    "members.admission.learnt": "Ghi lớp nhận thức về Đoàn",
    "members.admission.tried": "Ghi việc thử thách",
    "members.admission.applied": "Ghi đơn và giới thiệu vào Đoàn",
    "members.admission.asked": "Ghi việc hỏi ý kiến cấp ủy",
    "members.admission.opened": "Mở thông tin hạn chế của hồ sơ kết nạp",
    "members.admission.voted": "Ghi biểu quyết kết nạp",
    "members.admission.sent": "Gửi đề nghị chuẩn y kết nạp",
    "members.admission.approved": "Chuẩn y kết nạp",
    "members.admission.resolved": "Ban hành nghị quyết chuẩn y kết nạp",
    "members.admission.returned": "Trả hồ sơ kết nạp về chi đoàn",
    "members.admission.refused": "Không chuẩn y kết nạp",
    "members.admission.admitted": "Ghi lễ kết nạp",
    "members.admission.called_off": "Hoãn lễ kết nạp",
    "members.admission.settled": "Kết nạp đúng ngày đã định",
    "members.admission.withdrawn": "Thôi xét kết nạp",
    "members.admission.abandoned": "Đóng hồ sơ kết nạp vì việc khác",
}

# What one can do, as the page and the timeline call it
DRAFT_TOLD = "Đưa vào nguồn kết nạp"
EDIT, EDIT_LEAD, EDIT_TOLD = ("Sửa hồ sơ", "Sửa những gì đã ghi cho tới bước này.", "Sửa hồ sơ")
LEARN, LEARN_LEAD, LEARN_TOLD = (
    "Ghi lớp nhận thức",
    "Lớp tìm hiểu, bồi dưỡng nhận thức về Đoàn. Số giấy chứng nhận bổ sung sau cũng được.",
    "Học lớp nhận thức về Đoàn",
)
TRY, TRY_LEAD, TRY_TOLD = (
    "Ghi việc thử thách",
    "Việc chi đoàn giao để thử thách, và kết quả.",
    "Hoàn thành việc thử thách",
)
APPLY, APPLY_LEAD, APPLY_TOLD = (
    "Ghi đơn và giới thiệu",
    "Đơn và lý lịch do thanh niên tự viết; in mẫu điền sẵn ở mục Giấy tờ, ký rồi đính kèm bản chụp.",
    "Nộp đơn, được giới thiệu vào Đoàn",
)
VOTE, VOTE_LEAD, VOTE_TOLD = (
    "Ghi biểu quyết",
    "Kết quả họp chi đoàn xét kết nạp. Đạt khi quá nửa số có mặt tán thành.",
    "Chi đoàn biểu quyết",
)
SEND, SEND_LEAD, SEND_TOLD = (
    "Gửi đề nghị chuẩn y",
    "Hồ sơ sang nơi chuẩn y và không sửa được nữa, trừ khi bị trả lại.",
    "Chi đoàn đề nghị chuẩn y",
)
APPROVE, APPROVE_LEAD, APPROVE_TOLD = (
    "Chuẩn y kết nạp",
    "Một nghị quyết cho mọi người được chuẩn y lần này. Ngày có hiệu lực là ngày vào Đoàn.",
    "Chuẩn y kết nạp",
)
RETURN, RETURN_LEAD, RETURN_TOLD = (
    "Trả về chi đoàn, ghi lý do",
    "Chi đoàn bổ sung rồi gửi lại.",
    "Trả về chi đoàn",
)
REFUSE, REFUSE_LEAD, REFUSE_TOLD = (
    "Không chuẩn y",
    "Hồ sơ kết thúc, người này vẫn là thanh niên của chi đoàn. Muốn xét lại thì lập hồ sơ mới.",
    "Không chuẩn y",
)
ADMIT, ADMIT_LEAD, ADMIT_TOLD = (
    "Ghi lễ kết nạp",
    "Đây là bước cuối: từ ngày lễ, người này là đoàn viên và được tính ở chi đoàn. Thẻ đoàn viên cấp sau cũng được.",
    "Lễ kết nạp",
)
CALL_OFF, CALL_OFF_LEAD, CALL_OFF_TOLD = (
    "Hoãn lễ, ghi lý do",
    "Chưa tới ngày lễ nên còn hoãn được. Nghị quyết chuẩn y vẫn giữ; chọn ngày khác rồi ghi lại.",
    "Hoãn lễ kết nạp",
)
WITHDRAW, WITHDRAW_LEAD, WITHDRAW_TOLD = (
    "Thôi xét",
    "Hồ sơ kết thúc, người này vẫn là thanh niên của chi đoàn. Muốn xét lại thì lập hồ sơ mới.",
    "Thôi xét kết nạp",
)
ASK, ASK_LEAD, ASK_TOLD = (
    "Ghi việc hỏi cấp ủy",
    "Chỉ ghi khi thân nhân đang bị giam giữ, cải tạo: hỏi ý kiến cấp ủy trước khi xét. Phần này chỉ người được xem "
    "thông tin hạn chế mở được, mỗi lần mở có ghi lại.",
    "Hỏi ý kiến cấp ủy",
)
QUESTION = "kết nạp đoàn viên"
RESOLUTION_ON_RECORD = "{reference} ngày {day}"
ABANDONED_TOLD = "Đóng hồ sơ"
SETTLED_TOLD = "Tới ngày lễ kết nạp"
VOTE_FAILED_NOTE = "chưa đạt, {in_favour} trên {present}"
VOTE_PASSED_NOTE = "đạt, {in_favour} trên {present}"
APPLIED_NOTE = "Đơn viết ngày {day}"

# Papers that come as files
APPLICATION = "Đơn xin vào Đoàn"
CV = "Lý lịch người xin vào Đoàn"
CERTIFICATE = "Giấy chứng nhận học lớp nhận thức"
INTRODUCTION = "Lời giới thiệu"
MEMBER_FILE = "Sổ đoàn viên (bản giấy)"
CARD_MISSING = "Chưa cấp thẻ đoàn viên."

# Steps as the page draws them
STEP_PICKED = "Chọn nguồn, giao người giúp đỡ"
STEP_LEARN = "Lớp nhận thức về Đoàn"
STEP_TRY = "Việc thử thách"
STEP_APPLY = "Đơn, lý lịch, giới thiệu"
STEP_VOTE = "Chi đoàn họp, biểu quyết"
STEP_SEND = "Gửi đề nghị"
STEP_APPROVE = "{unit} chuẩn y"
STEP_ADMIT = "Lễ kết nạp"
STEP_HERE = "Đang ở đây"
STEP_SCHEDULED = "Sẽ làm lễ ngày {day}"
LEAD = "{unit}, nơi chuẩn y {base}"
LEAD_AGAIN = "kết nạp lại, {lead}"

# Why not
RECORD_IS_VOID = "Hồ sơ người này đã đánh dấu ghi nhầm, không lập việc mới được."
ALREADY_MEMBER = "Người này đang là đoàn viên, không kết nạp nữa."
HAS_DIED = "Hồ sơ ghi người này đã từ trần, nên không kết nạp. Xem lại có đúng hồ sơ không."
NOT_YOURS = "Bí thư, phó bí thư của chi đoàn, hoặc cấp trên của chi đoàn, mới đưa vào nguồn kết nạp được."
NOWHERE = "Chỉ người quản lý hồ sơ của một chi đoàn hoặc đơn vị cấp trên mới lập được hồ sơ kết nạp."
LIST_NOT_YOURS = "Danh sách hồ sơ kết nạp dành cho bí thư, ban chấp hành và cán bộ phụ trách đơn vị."
ALREADY_OPEN = "Người này đang có hồ sơ kết nạp {number} chưa xong. Làm tiếp hồ sơ ấy, hoặc thôi xét trước."
BLOCKS_TRANSFER = "Người này đang được xét kết nạp, hồ sơ {number}. Làm xong hoặc thôi xét hồ sơ ấy trước."
TIE = "Người này có hồ sơ kết nạp {number} chưa xong. Làm xong hoặc thôi xét hồ sơ ấy trước."
STEP_OF_BRANCH = "Bước này của {unit}: cần người quản lý hồ sơ của chi đoàn hoặc cấp trên."
STEP_OF_BASE = "Bước này của {unit}: cần người có quyền xác nhận ở đó hoặc ở cấp trên."
STEP_PASSED = "Hồ sơ đang ở bước “{now}”, không làm việc này được nữa."
RESTRICTED_NOT_YOURS = "Phần này chỉ người được giao quyền xem thông tin hạn chế mới ghi, mở được. Hỏi bí thư."
PAPER_LATER = "Chưa biểu quyết. Lập giấy này sau khi chi đoàn họp."
RESOLUTION_LATER = "Chưa chuẩn y. Nghị quyết ban hành cùng lúc với việc chuẩn y."

# What is missing or wrong, by field
NOT_A_BRANCH = "{unit} không phải chi đoàn. Chọn chi đoàn xét kết nạp."
NO_SUPERIOR = "{unit} không có cấp trên nào để chuẩn y. Đặt chi đoàn vào cây đơn vị trước."
MEMBER_MEANWHILE = "{name} đã là đoàn viên của {unit}. Thôi xét hồ sơ này."
DATE_MISSING = "Chưa có ngày. Ghi ngày, tháng, năm."
IN_FUTURE = "Ngày này chưa tới. Ghi sau khi việc đã xong."
BEFORE_BIRTH = "Ngày này đứng trước ngày sinh ({day}). Kiểm tra lại ngày."
BEFORE_STEP = "Ngày này đứng trước ngày {what} ({day}). Kiểm tra lại ngày."
CLASS_MISSING = "Chưa ghi tên lớp. Ghi tên lớp hoặc nơi mở lớp."
TASK_MISSING = "Chưa ghi việc thử thách. Ghi việc chi đoàn đã giao."
INTRODUCER_MISSING = "Chưa có nơi giới thiệu. Chọn đoàn viên giới thiệu, hoặc ghi tên chi hội, chi đội."
INTRODUCER_IS_SELF = "Người được xét không tự giới thiệu mình. Chọn đoàn viên khác."
HELPER_IS_SELF = "Người được xét không tự giúp đỡ mình. Chọn đoàn viên khác."
NOT_OF_BRANCH = "Chọn một đoàn viên đang sinh hoạt ở chi đoàn."
NOT_PASSED = "Chưa có biểu quyết đạt của chi đoàn. Họp lại, rồi ghi biểu quyết."
REASON_MISSING = "Chưa có lý do. Ghi một câu để bên kia hiểu."
BEFORE_EFFECT = "Nghị quyết có hiệu lực từ {day}. Lễ kết nạp không thể sớm hơn ngày ấy."
OTHER_BASES = "Các hồ sơ này thuộc nhiều nơi chuẩn y. Chọn riêng hồ sơ của từng nơi."
EFFECTIVE_BEFORE_VOTE = "Ngày ban hành đứng trước ngày chi đoàn biểu quyết ({day}). Kiểm tra lại ngày."
NOTHING_SAID = "Chưa ghi gì. Ghi việc cần hỏi, hoặc ý kiến của cấp ủy."

WHAT_CLASS = "học lớp nhận thức"
WHAT_TASK = "hoàn thành việc thử thách"
WHAT_APPLIED = "viết đơn"

# Labels and help of the forms
UNIT_LABEL = "Chi đoàn xét kết nạp"
UNIT_CHOOSE = "Chọn chi đoàn"
PICKED_LABEL = "Đưa vào nguồn ngày"
HELPER_LABEL = "Đoàn viên giúp đỡ"
HELPER_HELP = "Người chi đoàn giao theo dõi, giúp đỡ. Chọn sau cũng được."
NOBODY_YET = "Chưa giao"
CLASS_LABEL = "Lớp, nơi mở lớp"
CLASS_ON_LABEL = "Học xong ngày"
CERTIFICATE_LABEL = "Số giấy chứng nhận"
CERTIFICATE_SCAN = "Bản chụp giấy chứng nhận"
TASK_LABEL = "Việc được giao"
TRIED_LABEL = "Hoàn thành ngày"
RESULT_LABEL = "Kết quả"
APPLIED_LABEL = "Đơn viết ngày"
MOTIVE_LABEL = "Lý do xin vào Đoàn"
MOTIVE_HELP = "In trên mẫu đơn điền sẵn. Để trống thì mẫu chừa chỗ để tự viết."
INTRODUCED_LABEL = "Ai giới thiệu"
INTRODUCER_LABEL = "Đoàn viên giới thiệu"
INTRODUCER_HELP = "Khi đoàn viên giới thiệu."
INTRODUCER_NAME_LABEL = "Tên chi hội, chi đội"
INTRODUCER_NAME_HELP = "Khi chi hội hoặc chi đội giới thiệu."
NO_INTRODUCER = "Không phải đoàn viên"
APPLICATION_SCAN = "Bản chụp đơn đã ký"
SCAN_HELP = "Không bắt buộc; bổ sung ở trang hồ sơ cũng được."
REMARK_LABEL = "Nhận xét của chi đoàn"
REMARK_HELP = "In trong biên bản. Không ghi hoàn cảnh, tâm tư hay chuyện riêng."
CUSTODY_LABEL = "Việc cần hỏi"
CUSTODY_HELP = "Để trống thì giữ những gì đã ghi."
ANSWER_LABEL = "Ý kiến của cấp ủy"
ANSWER_HELP = "Ghi ngày và nội dung trả lời. Để trống thì giữ những gì đã ghi."
COMMENT_LABEL = "Ghi chú"
REASON_LABEL = "Lý do"
OUTSIDE_LABEL = "Nghị quyết"
OUTSIDE_CHOICES = (
    ("here", "Ban hành tại đây, có tệp .docx và .pdf"),
    ("outside", "Đã ký bên ngoài, chỉ ghi số và ngày"),
)
NUMBER_LABEL = "Số nghị quyết"
NUMBER_HELP = "Để trống là lấy số tiếp theo trong sổ, đang là {number}. Đã ký bên ngoài thì ghi số của bản ấy."
RESOLVED_LABEL = "Ngày ban hành"
EFFECTIVE_LABEL = "Ngày có hiệu lực"
EFFECTIVE_HELP = "Là ngày vào Đoàn. Để trống là ngày ban hành."
CEREMONY_LABEL = "Ngày lễ kết nạp"
CEREMONY_HELP = "Mặc định hôm nay. Ngày sớm hơn cần lý do; ngày chưa tới thì kết nạp đúng ngày ấy."
CEREMONY_PLACE_LABEL = "Nơi làm lễ"
EARLY_LABEL = "Vì sao tính sớm hơn"

# The page
CANDIDATE = "Người được xét"
PROGRESS = "Quá trình xét kết nạp"
AGE_THEN = "{age} tuổi"
FORMER = "Đã từng là đoàn viên"
VOTED_ON = "{day}: {in_favour} trên {present} người có mặt tán thành ({how})"
SECRETLY, OPENLY = "bỏ phiếu kín", "công khai"
RESOLVED = "{reference} ngày {day}, hiệu lực từ {effective}"
CEREMONY_AT = "{day}, {place}"
ON_THE = "{day}: {what}"
RESTRICTED = "Hỏi ý kiến cấp ủy"
RESTRICTED_NAME = "việc hỏi ý kiến cấp ủy"
RESTRICTED_ASKED = "Việc cần hỏi: {text}"
RESTRICTED_ANSWER = "Ý kiến cấp ủy: {text}"
NO_ANSWER = "Chưa có ý kiến cấp ủy."

# Above the case
NOTE_MEMBER_MORE = "Hồ sơ này không đi tiếp được."
NOTE_YOUNG = "Chưa đủ tuổi."
NOTE_YOUNG_MORE = "Mới {age} tuổi; quy định từ {least} tuổi. Kiểm tra ngày sinh, hoặc chờ đủ tuổi."
NOTE_OLD = "Quá tuổi kết nạp."
NOTE_OLD_MORE = "Đã {age} tuổi; quy định không quá {most} tuổi. Hỏi cấp trên trước khi xét."
NOTE_NO_BIRTH = "Chưa có ngày sinh."
NOTE_NO_BIRTH_MORE = "Không kiểm được tuổi. Bổ sung ngày sinh ở hồ sơ người này."
NOTE_YEAR_ONLY = "Ngày sinh chưa đủ ngày, tháng."
NOTE_YEAR_ONLY_MORE = "Tuổi tính theo ngày cuối có thể là ngày sinh. Bổ sung cho đủ trước khi chuẩn y."
NOTE_EDUCATION = "Trình độ văn hóa dưới mức quy định."
NOTE_EDUCATION_MORE = "Quy định ít nhất là {least}."
NOTE_EDUCATION_RELAXED = "Là người dân tộc thiểu số nên được xem xét giảm nhẹ."
NOTE_NO_EDUCATION = "Chưa có trình độ văn hóa."
NOTE_NO_EDUCATION_MORE = "Bổ sung ở hồ sơ người này để kiểm theo quy định."
NOTE_CUSTODY = "Cần ý kiến cấp ủy trước."
NOTE_CUSTODY_MORE = "Đã ghi việc cần hỏi nhưng chưa có trả lời."
NOTE_PLANNED = "Sẽ làm lễ kết nạp ngày {day}."
NOTE_PLANNED_MORE = "Tới ngày ấy người này mới là đoàn viên; trước ngày ấy còn hoãn được."
NOTE_FIRST_DAY = "Sổ ghi từ ngày {day}."
NOTE_NO_CARD = "Chưa cấp thẻ đoàn viên."
NOTE_NO_CARD_MORE = "Hồ sơ đủ giấy tờ khi đã cấp thẻ."
GIVE_CARD = "Cấp thẻ"
EDIT_RECORD = "Mở hồ sơ người này"

# The list
DO_OPEN = "Xét kết nạp"
DO_OPEN_AGAIN = "Xét kết nạp lại"
MARK = "Đang xét kết nạp"
MARK_SENTENCE = "Đang được xét kết nạp, hồ sơ {number}, bước “{now}”."
STAGES = {
    "nguon": "Nguồn, bồi dưỡng",
    "ho-so": "Hoàn thiện hồ sơ",
    "chuan-y": "Chờ chuẩn y",
    "cho-le": "Chờ lễ kết nạp",
    "chua-the": "Đã kết nạp, chưa có thẻ",
}
ALL_STAGES = "Mọi giai đoạn"
COLUMN_BRANCH = "Chi đoàn"
COLUMN_VOTE = "Tán thành"
NO_CASES = "Chưa có hồ sơ kết nạp nào"
NO_CASES_BRANCH = "Chọn thanh niên đang được theo dõi, giao người giúp đỡ, rồi ghi từng bước tới lễ kết nạp."
NO_CASES_ABOVE = "Hồ sơ do các chi đoàn lập. Khi có hồ sơ chờ chuẩn y, hồ sơ ấy hiện ở mục Chờ tôi làm."
NO_CASES_READER = "Khi chi đoàn xét kết nạp ai, hồ sơ hiện ở đây."
PICKED_NOW = "Đã đưa vào nguồn kết nạp, hồ sơ {number}."

# Counted

STATISTIC = "Kết nạp"
STATISTIC_FIGURES = {"new": "Kết nạp mới", "again": "Kết nạp lại"}
