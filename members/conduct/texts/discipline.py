"""Words of discipline (kỷ luật)."""

KIND_NAME = "Kỷ luật"

# The journal: what was done, never of whom it is told or why
ACTS = {
    "members.discipline.drafted": "Lập hồ sơ kỷ luật",
    "members.discipline.edited": "Sửa hồ sơ kỷ luật",
    "members.discipline.proposed": "Đưa hồ sơ kỷ luật ra họp xét",
    "members.discipline.voted": "Ghi kết quả họp xét kỷ luật",
    "members.discipline.sent": "Gửi hồ sơ kỷ luật lên cấp quyết định",
    "members.discipline.decided": "Ra quyết định kỷ luật",
    "members.discipline.returned": "Trả lại hồ sơ kỷ luật",
    "members.discipline.refused": "Kết luận không kỷ luật",
    "members.discipline.announced": "Công bố quyết định kỷ luật",
    "members.discipline.abandoned": "Đóng hồ sơ kỷ luật vì việc khác",
    "members.discipline.revoked": "Hủy quyết định kỷ luật chưa công bố",
    "members.discipline.remarked": "Nhận xét việc sửa chữa sau kỷ luật",
    "members.discipline.passed_on": "Chuyển việc theo dõi kỷ luật",
    "members.discipline.ended": "Chấm dứt thi hành kỷ luật",
    "members.discipline.withdrawn": "Rút hồ sơ kỷ luật",
    "members.discipline.appealed": "Ghi khiếu nại kỷ luật",
    "members.discipline.appeal_rejected": "Trả lời khiếu nại: giữ quyết định",
    "members.discipline.appeal_granted": "Trả lời khiếu nại: hủy quyết định",
}

# What one can do, as the page and the timeline call it
EDIT, EDIT_LEAD = "Sửa hồ sơ", "Đổi hình thức đề nghị sau khi đã họp thì phải họp lại."
PROPOSE, PROPOSE_LEAD = (
    "Đưa ra họp xét",
    "Từ đây những người xem được đơn vị đều thấy hồ sơ. Hội nghị nghe người bị xét trình bày rồi bỏ phiếu kín.",
)
VOTE, VOTE_LEAD, VOTE_TOLD = (
    "Ghi kết quả họp xét",
    "Ghi số phiếu kín như biên bản kiểm phiếu. Ghi sai thì ghi lại: lần ghi sau cùng được tính.",
    "Họp xét, bỏ phiếu kín",
)
SEND, SEND_LEAD, SEND_TOLD = (
    "Gửi cấp quyết định",
    "Hồ sơ sang cấp có thẩm quyền và không sửa được nữa, trừ khi bị trả lại.",
    "Gửi cấp quyết định",
)
DECIDE, DECIDE_LEAD, DECIDE_TOLD = (
    "Ra quyết định kỷ luật",
    "Quyết định có số trong sổ văn bản; kỷ luật có hiệu lực từ ngày công bố.",
    "Ra quyết định",
)
RETURN, RETURN_LEAD, RETURN_TOLD = (
    "Trả lại, ghi lý do",
    "Đơn vị lập hồ sơ bổ sung rồi gửi lại.",
    "Trả lại để bổ sung",
)
REFUSE, REFUSE_LEAD, REFUSE_TOLD = (
    "Kết luận không kỷ luật",
    "Hồ sơ kết thúc, không ai bị kỷ luật. Lý do hiện ở diễn biến.",
    "Kết luận không kỷ luật",
)
ANNOUNCE, ANNOUNCE_LEAD, ANNOUNCE_TOLD = (
    "Ghi ngày công bố",
    "Kỷ luật có hiệu lực từ ngày công bố. Khai trừ và cách chức có tác dụng ngay: rời danh sách, thôi chức vụ.",
    "Công bố quyết định",
)
REVOKE, REVOKE_LEAD, REVOKE_TOLD = (
    "Hủy quyết định chưa công bố",
    "Dùng khi quyết định sai, hoặc không còn công bố được. Hồ sơ kết thúc, không ai bị kỷ luật.",
    "Hủy quyết định trước khi công bố",
)
REMARK, REMARK_LEAD, REMARK_TOLD = (
    "Nhận xét việc sửa chữa",
    "Nhận xét hiện ở diễn biến. Lần nhận xét sau tính hạn từ ngày này.",
    "Nhận xét việc sửa chữa",
)
PASS_ON, PASS_ON_LEAD, PASS_ON_TOLD = (
    "Chuyển cho nơi đang sinh hoạt theo dõi",
    "Từ đây chi đoàn đang sinh hoạt xem được hồ sơ này và nhận xét việc sửa chữa.",
    "Chuyển việc theo dõi cho nơi đang sinh hoạt",
)
END, END_LEAD, END_TOLD = (
    "Chấm dứt thi hành",
    "Cấp đã quyết định kỷ luật ra quyết định chấm dứt, có số trong sổ văn bản.",
    "Chấm dứt thi hành kỷ luật",
)
WITHDRAW, WITHDRAW_LEAD, WITHDRAW_TOLD = (
    "Rút hồ sơ",
    "Hồ sơ kết thúc, không ai bị kỷ luật. Muốn xét lại thì lập hồ sơ mới.",
    "Rút hồ sơ",
)
APPEAL, APPEAL_LEAD = (
    "Ghi khiếu nại",
    "Trong lúc chờ trả lời, quyết định kỷ luật vẫn có hiệu lực.",
)
REJECT_APPEAL, REJECT_APPEAL_LEAD, REJECT_APPEAL_TOLD = (
    "Bác khiếu nại, ghi lý do",
    "Quyết định kỷ luật giữ nguyên.",
    "Bác khiếu nại",
)
GRANT_APPEAL, GRANT_APPEAL_LEAD, GRANT_APPEAL_TOLD = (
    "Chấp nhận khiếu nại, hủy quyết định",
    "Quyết định kỷ luật bị hủy. Ai bị khai trừ thì trở lại danh sách; chức vụ đã thôi không tự trở lại.",
    "Chấp nhận khiếu nại, hủy quyết định",
)
ABANDONED_TOLD = "Đóng hồ sơ"
DRAFT_TOLD = "Lập hồ sơ"

# Done
DRAFTED_NOW = "Đã lập hồ sơ {number}, chưa đưa ra họp."
PROPOSED_NOW = "Đã lập hồ sơ {number} và đưa ra họp xét."

# The timeline
NOTE_VOTED = "ngày {day}, {form}: {in_favour} trên {present} phiếu tán thành ({result})"
PASSED, FAILED = "đạt", "chưa đạt"
NOTE_DECIDED = "{form}, {reference}"
NOTE_DECIDED_OTHERWISE = "{form}, {reference}; khác đề nghị vì: {reason}"
NOTE_ANNOUNCED = "ngày {day}"
NOTE_ANNOUNCED_MORE = "ngày {day}, {note}"
NOTE_REMARK = "ngày {day}: {text}"
NOTE_PASSED_ON = "{unit}"
NOTE_ENDED = "từ ngày {day}, {reference}"
NOTE_APPEAL = "{by}, ngày {day}: {text}"
NOTE_ANSWER = "ngày {day}: {reason}"
NOTE_ANSWER_BY = "ngày {day}, {reference}: {reason}"
CARD_NOTE = "Khai trừ, hồ sơ {number}"
NOTE_STAY_NEW = "Vào lại danh sách từ ngày {day}."
NOTE_STAY_ON = "Quá trình sinh hoạt được nối lại."

# Steps as the page draws them
STEP_PROPOSE = "{unit} đề nghị"
STEP_VOTE = "Họp xét, bỏ phiếu kín"
STEP_DECIDE = "{unit} quyết định"
STEP_ANNOUNCE = "Công bố"
STEP_ENFORCE = "Công bố và thi hành"
STEP_WATCH = "Theo dõi sửa chữa"
STEP_END = "Chấm dứt thi hành"
STEP_HERE = "Đang ở đây"

# Why not
NOT_A_MEMBER = "Chỉ xét kỷ luật người đang là đoàn viên. Xem tư cách ở hồ sơ."
RECORD_IS_VOID = "Hồ sơ người này đã đánh dấu ghi nhầm, không lập việc mới được."
DRAFT_NOT_YOURS = "Chi đoàn của đoàn viên, hoặc cấp trên của chi đoàn, mới lập được hồ sơ kỷ luật."
DRAFT_NOWHERE = "Chỉ người quản lý hồ sơ của một đơn vị mới lập được hồ sơ kỷ luật."
UNIT_NOT_YOURS = "Kỷ luật {unit} do {decider} xét: cần người có quyền xác nhận ở đó hoặc ở cấp trên."
UNIT_WITHOUT_SUPERIOR = "{unit} không có cấp trên trong hệ thống nên không xét kỷ luật ở đây được."
UNIT_IS_CLOSED = "{unit} đã ngừng hoạt động, không lập việc mới được."
OWN_CASE = "Đây là hồ sơ về chính anh/chị: người khác trong Ban Chấp hành, hoặc cấp trên, làm việc này."
UNDER_REVIEW = "Đang có hồ sơ kỷ luật {number} chưa công bố. Làm tiếp hồ sơ ấy, hoặc rút nó trước."
STEP_OF = "Bước này của {unit}: cần người có quyền {grant} ở đó hoặc ở cấp trên."
DECIDERS = "Việc này của cấp đã quyết định ({unit}): cần người có quyền {grant} ở đó hoặc ở cấp trên."
STEP_PASSED = "Hồ sơ đang ở bước “{now}”, không làm việc này được nữa."
WITHDRAW_NOT_YOURS = "Chỉ đơn vị lập hồ sơ ({unit}), hoặc cấp trên của đơn vị ấy, rút được."
APPEAL_NOT_YOURS = "Chỉ người quản lý hồ sơ ở {unit}, hoặc ở cấp trên, ghi được khiếu nại."
NOT_VOTED = "Chưa bỏ phiếu về hình thức {form}. Ghi kết quả họp xét trước."
NOT_PASSED = "Hội nghị chưa tán thành hình thức {form}. Họp lại, hoặc kết luận không kỷ luật."
MINUTES_LATER = "Chưa có kết quả họp. Ghi kết quả họp xét rồi mới viết biên bản."
DECISION_WITH_STEP = "Quyết định được phát hành cùng lúc với bước ra quyết định."
ENDING_WITH_STEP = "Quyết định này được phát hành cùng lúc với việc chấm dứt thi hành."
ANNULMENT_WITH_STEP = "Quyết định này được phát hành cùng lúc với việc hủy quyết định."
ONE_EACH = "Mỗi hồ sơ kỷ luật có quyết định riêng. Phát hành ở trang của từng hồ sơ."
GRANTS = {"manage": "quản lý hồ sơ", "confirm": "xác nhận"}

# What is missing or wrong, by field
FORM_MISSING = "Chưa chọn hình thức kỷ luật."
FORM_NOT_OF_IT = "Hình thức {form} không dùng cho đối tượng này. Chọn hình thức khác."
FORM_ABOVE = "Hình thức {form} do {unit} quyết định. Chọn hình thức khác, hoặc để đơn vị ấy quyết định."
FORM_NEEDS_SUPERIOR = "Khai trừ do cấp trên chi đoàn quyết định, mà {unit} không có cấp trên trong hệ thống."
FORM_REASON_MISSING = "Hình thức khác với đề nghị ({form}). Ghi vì sao."
POST_MISSING = "Chưa chọn chức vụ bị cách."
POST_NONE = "{name} không giữ chức vụ nào nên không cách chức được. Chọn hình thức khác."
POST_NOT_THEIRS = "Chức vụ này không còn, hoặc của người khác. Chọn trong danh sách."
VIOLATION_MISSING = "Chưa ghi đã xảy ra việc gì."
HAPPENED_IN_FUTURE = "Ngày vi phạm chưa tới. Kiểm tra lại ngày."
HAPPENED_TOO_EARLY = "Ngày vi phạm trước ngày {day}. Kiểm tra lại ngày."
HEARD_MISSING = "Ghi ngày người bị xét được trình bày, hoặc ghi vì sao không trình bày."
HEARD_BOTH = "Đã ghi ngày trình bày thì để trống lý do, hoặc ngược lại."
HEARD_AFTER = "Ngày trình bày đứng sau ngày họp {day}. Sửa một trong hai ngày."
HEARD_BEFORE = "Ngày trình bày trước ngày vi phạm {day}. Kiểm tra lại ngày."
REASON_MISSING = "Chưa có lý do. Ghi một câu để người xem hồ sơ hiểu."
TOO_LONG = "Dài quá {most} chữ. Rút gọn lại, phần còn lại đính kèm thành tệp."
DATE_MISSING = "Chưa có ngày. Ghi ngày, tháng, năm."
NOT_A_MEMBER_NOW = "{name} không còn là đoàn viên trong danh sách. Rút hồ sơ, hoặc hủy quyết định chưa công bố."
DECIDED_TOO_EARLY = "Quyết định không thể trước ngày họp xét {day}. Kiểm tra lại ngày."
ANNOUNCED_IN_FUTURE = "Ngày công bố chưa tới. Ghi sau khi đã công bố."
ANNOUNCED_TOO_EARLY = "Quyết định có hiệu lực từ {day}, không công bố trước ngày ấy được."
DECISION_WITHDRAWN = "Quyết định {reference} đã thu hồi. Phát hành lại ở mục Giấy tờ rồi công bố."
REMARK_MISSING = "Chưa có nhận xét. Ghi người bị kỷ luật đã sửa chữa thế nào."
REMARK_IN_FUTURE = "Ngày nhận xét chưa tới. Ghi ngày đã họp nhận xét."
REMARK_TOO_EARLY = "Ngày nhận xét trước ngày {day}. Kiểm tra lại ngày."
END_TOO_EARLY = "Không chấm dứt trước ngày công bố {day} được. Sửa ngày có hiệu lực."
APPEAL_TEXT_MISSING = "Chưa ghi khiếu nại về việc gì."
APPEAL_BY_MISSING = "Chưa ghi ai khiếu nại."
APPEAL_IN_FUTURE = "Ngày khiếu nại chưa tới. Ghi ngày nhận đơn."
APPEAL_TOO_EARLY = "Ngày khiếu nại trước ngày công bố {day}. Kiểm tra lại ngày."
ANSWER_IN_FUTURE = "Ngày trả lời chưa tới. Ghi sau khi đã trả lời."
ANSWER_TOO_EARLY = "Ngày trả lời trước ngày khiếu nại {day}. Kiểm tra lại ngày."
HOW_MISSING = "Chưa chọn quyết định được phát hành ở đâu."
NUMBER_OUTSIDE_MISSING = "Chưa ghi số. Ghi số của quyết định đã ký."

# Labels and help of the forms
FORM_LABEL = "Hình thức kỷ luật"
PROPOSED_LABEL = "Hình thức đề nghị"
FORM_CHOOSE = "Chọn hình thức"
FORM_REASON_LABEL = "Vì sao khác đề nghị"
FORM_REASON_HELP = "Chỉ ghi khi hình thức khác với đề nghị ({form})."
POST_LABEL = "Chức vụ bị cách"
POST_CHOOSE = "Không cách chức"
POST_HELP = "Chỉ chọn khi cách chức. Cách ủy viên Ban Chấp hành thì thôi mọi chức vụ ở cấp ấy."
HAPPENED_LABEL = "Ngày vi phạm"
VIOLATION_LABEL = "Nội dung vi phạm"
VIOLATION_HELP = "Việc gì, ở đâu, hậu quả. In trên quyết định và biên bản; không ghi số giấy tờ, điện thoại."
GROUNDS_LABEL = "Căn cứ"
GROUNDS_HELP = "Điều khoản, biên bản, đơn thư làm căn cứ."
STATEMENT_LABEL = "Ý kiến của người bị xét"
STATEMENT_HELP = "Tóm tắt bản tự kiểm điểm, hoặc lời trình bày tại hội nghị."
STATEMENT_UNIT_LABEL = "Ý kiến của đơn vị bị xét"
SCAN_LABEL = "Bản tự kiểm điểm, bản chụp có chữ ký"
SCAN_HELP = "Không bắt buộc; bổ sung ở trang hồ sơ cũng được. Tệp pdf, ảnh hoặc văn bản."
HEARD_LABEL = "Được trình bày ngày"
NOT_HEARD_LABEL = "Hoặc vì sao không trình bày"
ENTITLED_COMMITTEE = "Số ủy viên có quyền biểu quyết"
ENTITLED_COMMITTEE_HELP = "Ban Chấp hành {unit} hiện ghi {count} người."
HOW_LABEL = "Quyết định"
HERE, OUTSIDE, NO_DECISION = "here", "outside", "none"
HOW_CHOICES = ((HERE, "Phát hành ở đây, lấy số trong sổ"), (OUTSIDE, "Đã ký bên ngoài, chỉ ghi số"))
HOW_CHOICES_NONE = ((NO_DECISION, "Không ra quyết định riêng"), *HOW_CHOICES)
ON_LABEL = "Ngày ban hành"
NUMBER_LABEL = "Số"
NUMBER_HELP = "Phát hành ở đây thì để trống là lấy số tiếp theo, đang là {number}. Đã ký bên ngoài thì ghi số đã có."
NUMBER_WRONG = "Số gồm các chữ số, từ 1 trở lên."
EFFECTIVE_LABEL = "Có hiệu lực từ"
EFFECTIVE_HELP = "Để trống là ngày ban hành."
SIGNER_LABEL = "Người ký"
SIGNER_POST_LABEL = "Chức vụ người ký"
ANNOUNCED_LABEL = "Công bố ngày"
ANNOUNCED_NOTE_LABEL = "Công bố ở đâu"
REMARK_ON_LABEL = "Ngày nhận xét"
REMARK_LABEL = "Nhận xét"
COMMENT_LABEL = "Ghi chú"
APPEAL_ON_LABEL = "Khiếu nại ngày"
APPEAL_BY_LABEL = "Người khiếu nại"
APPEAL_LABEL = "Nội dung khiếu nại"
APPEAL_SCAN_LABEL = "Đơn khiếu nại, bản chụp có chữ ký"
ANSWER_ON_LABEL = "Trả lời ngày"

# Papers
STATEMENT = "Bản tự kiểm điểm"
APPEAL_SLOT = "Đơn khiếu nại"
QUESTION = "kỷ luật {name} bằng hình thức {form}"

# Above the case
NOTE_FAILED = "Hội nghị chưa đủ số phiếu tán thành."
NOTE_FAILED_ABOVE = "Họp lại, kết luận không kỷ luật, hoặc gửi {unit} xem xét."
NOTE_FAILED_OWN = "Họp lại, hoặc kết luận không kỷ luật."
NOTE_REVOTE = "Hình thức đề nghị đã đổi sau khi họp."
NOTE_REVOTE_MORE = "Họp xét lại về hình thức {form} rồi mới đi tiếp."
NOTE_LEFT = "{name} không còn là đoàn viên trong danh sách."
NOTE_LEFT_MORE = "Hồ sơ không đi tiếp được: rút hồ sơ, hoặc hủy quyết định chưa công bố."
NOTE_ELSEWHERE = "{name} đang sinh hoạt ở {unit}."
NOTE_ELSEWHERE_MORE = "Việc theo dõi sửa chữa có thể chuyển cho nơi ấy."
NOTE_OFFICER = "Đang giữ chức vụ {posts}."
NOTE_OFFICER_MORE = "Cấp quyết định theo đó là {unit}."
NOTE_UNANSWERED = "Đang có khiếu nại ngày {day} chưa trả lời."
NOTE_UNANSWERED_MORE = "Quyết định vẫn có hiệu lực; {unit} hoặc cấp trên trả lời."
NOTE_DISSOLVED = "Quyết định giải tán đã công bố."
NOTE_DISSOLVED_MORE = "Việc đóng đơn vị làm ở trang đơn vị, sau khi chuyển đoàn viên đi."
NOTE_UNIT_PAGE = "Mở trang đơn vị"
NOTE_ANNULLED = "Quyết định đã hủy từ ngày {day}."
NOTE_POSTS_GONE = "Chức vụ đã thôi không tự trở lại: giao lại ở trang chức vụ của đơn vị nếu cần."
NOTE_CARD_GONE = "Thẻ đoàn viên đã thu (nếu có) không tự trở lại: cấp lại ở trang thẻ của đoàn viên."
NOTE_NOT_BACK = "{name} chưa trở lại danh sách: chi đoàn cũ đã ngừng hoạt động."
NOTE_NOT_BACK_MORE = "Lập hồ sơ “Người từ ngoài hệ thống về” ở chi đoàn sẽ nhận."
LEAD = "{form} · {unit}"
LEAD_PROPOSED = "đề nghị {form} · {unit}"

# Parts of the page
PERSON = "Đoàn viên"
UNIT = "Đơn vị bị xét"
FACT_UNIT = "Sinh hoạt tại"
FACT_POSTS = "Chức vụ"
FACT_NO_POSTS = "Không giữ chức vụ"
FACT_LEVEL = "Cấp"
FACT_PROPOSED = "Hình thức đề nghị"
FACT_HEARD = "Được trình bày"
FACT_HEARD_ON = "Ngày {day}"
FACT_NOT_HEARD = "Không trình bày: {why}"
FACT_FORM = "Hình thức quyết định"
FACT_FORM_REASON = "Khác đề nghị vì"
FACT_POST = "Chức vụ bị cách"
FACT_DECISION = "Quyết định"
FACT_DECIDER = "Cấp quyết định"
FACT_DECISION_OF = "{reference} ngày {on}, có hiệu lực từ {effective}"
FACT_ANNOUNCED = "Công bố ngày"
FACT_LEFT = "Rời danh sách từ ngày"
FACT_ENDED = "Chấm dứt từ ngày"
LAPSED_ON = "{day}, vì đã từ trần"
FACT_VOTE = "Kết quả bỏ phiếu"
FACT_VOTE_OF = "Ngày {day}, hình thức {form}"
FACT_MEETING = "Hội nghị"
FACT_MEETING_OF = "Chủ trì {chair}, thư ký {clerk}"

ANSWERS = {"": "Chưa trả lời", "rejected": "Giữ nguyên", "granted": "Đã chấp nhận"}

# The list
LIST_NOT_YOURS = "Danh sách hồ sơ kỷ luật dành cho bí thư, ban chấp hành và cán bộ phụ trách đơn vị."
COLUMN_FORM = "Hình thức"
COLUMN_UNIT = "Đơn vị"
NO_CASES = "Chưa có hồ sơ kỷ luật nào"
NO_CASES_MAKER = "Khi phải xét kỷ luật, lập hồ sơ ở đây hoặc ở trang hồ sơ của đoàn viên."
NO_CASES_READER = "Khi đơn vị có hồ sơ kỷ luật đã đưa ra họp xét, hồ sơ hiện ở đây."

# On records and rosters
DO_DRAFT = "Xét kỷ luật"
DO_DRAFT_UNIT = "Xét kỷ luật tổ chức"
MARK_REVIEW = "Đang xét kỷ luật"
MARK_REVIEW_MORE = "Đang xét kỷ luật, hồ sơ {number}."
MARK_FORCE = "Đang chịu kỷ luật"
MARK_FORCE_MORE = "Đang chịu kỷ luật {form} từ ngày {day}, hồ sơ {number}."
TIE_OPEN = "Người này có hồ sơ kỷ luật {number} chưa kết thúc. Rút hoặc làm xong hồ sơ ấy trước."
TIE_PAST = "Người này đã bị kỷ luật theo hồ sơ {number}, nên hồ sơ đoàn viên không phải ghi nhầm."
HINDRANCE_REVIEW = "Đang xét kỷ luật, hồ sơ {number}. Nên kết luận xong rồi mới chuyển đi."
HINDRANCE_FORCE = (
    "Đang chịu kỷ luật {form} từ ngày {day}, hồ sơ {number}. Báo nơi đến để theo dõi, nhận xét việc sửa chữa."
)
HINDRANCE_REVIEW_LEAVING = "Đang xét kỷ luật, hồ sơ {number}. Nên kết luận xong rồi mới cho rời Đoàn."
HINDRANCE_FORCE_LEAVING = "Đang chịu kỷ luật {form} từ ngày {day}, hồ sơ {number}. Cân nhắc trước khi cho rời Đoàn."
TODO_APPEAL = "Kỷ luật: trả lời khiếu nại"
