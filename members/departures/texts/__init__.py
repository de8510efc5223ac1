"""Words of departures: coming of age, leave of absence, removal from the roll, leaving by one's own wish, death."""

KIND_NAME = "Trưởng thành, rời Đoàn"

# The journal
ACTS = {
    "members.departure.opened": "Lập hồ sơ rời Đoàn, hoãn sinh hoạt",
    "members.departure.edited": "Sửa hồ sơ trưởng thành, rời Đoàn",
    "members.departure.wished": "Ghi nguyện vọng của đoàn viên đủ tuổi",
    "members.departure.stay_voted": "Ghi biểu quyết cho ở lại sinh hoạt",
    "members.departure.kept": "Cho đoàn viên ở lại sinh hoạt",
    "members.departure.stay_refused": "Không cho ở lại sinh hoạt",
    "members.departure.sent": "Gửi cơ sở hồ sơ rời Đoàn",
    "members.departure.confirmed": "Xác nhận đoàn viên trưởng thành",
    "members.departure.ceremony": "Ghi lễ trưởng thành",
    "members.departure.notified": "Báo đoàn viên trước khi xóa tên",
    "members.departure.voted": "Ghi biểu quyết xóa tên",
    "members.departure.decided": "Chi đoàn quyết định xóa tên",
    "members.departure.resolved": "Ban hành quyết định xóa tên",
    "members.departure.acknowledged": "Cơ sở ghi nhận việc xóa tên",
    "members.departure.let_go": "Xác nhận cho ra khỏi Đoàn",
    "members.departure.died": "Ghi đoàn viên từ trần",
    "members.departure.leave_granted": "Cho hoãn sinh hoạt",
    "members.departure.leave_renewed": "Gia hạn hoãn sinh hoạt",
    "members.departure.leave_ended": "Ghi hết hoãn sinh hoạt",
    "members.departure.leave_overtaken": "Hết hoãn sinh hoạt vì rời chi đoàn",
    "members.departure.returned": "Trả hồ sơ rời Đoàn về chi đoàn",
    "members.departure.called_off": "Hoãn ngày rời Đoàn",
    "members.departure.settled": "Rời Đoàn đúng ngày đã định",
    "members.departure.withdrawn": "Thôi làm hồ sơ rời Đoàn",
    "members.departure.abandoned": "Đóng hồ sơ rời Đoàn vì việc khác",
}

# What one can do, as the page and the timeline call it
OPEN_TOLD, DIED_TOLD, ABANDONED_TOLD = "Lập hồ sơ", "Ghi từ trần", "Đóng hồ sơ"
SETTLED_TOLD, OVERTAKEN_TOLD = "Tới ngày rời danh sách", "Hết hoãn vì rời chi đoàn"
WISH, WISH_LEAD, WISH_TOLD = (
    "Ghi nguyện vọng",
    "Hỏi đoàn viên rồi ghi thay: trưởng thành đợt này, hay xin ở lại. Ghi lại được cho tới khi danh sách đã gửi.",
    "Đoàn viên nêu nguyện vọng",
)
KEEP, KEEP_LEAD, KEEP_TOLD = (
    "Cho ở lại tới ngày",
    "Chi đoàn quyết định: theo biểu quyết nếu đã họp, hoặc theo ban chấp hành. Đoàn viên ở lại danh sách như trước.",
    "Chi đoàn cho ở lại",
)
VOTE_STAY, VOTE_STAY_LEAD, VOTE_STAY_TOLD = (
    "Ghi biểu quyết cho ở lại",
    "Chỉ ghi khi chi đoàn đã họp biểu quyết. Đạt khi quá nửa số có mặt tán thành.",
    "Chi đoàn biểu quyết cho ở lại",
)
REFUSE_STAY, REFUSE_STAY_LEAD, REFUSE_STAY_TOLD = (
    "Không cho ở lại, ghi lý do",
    "Hồ sơ đi tiếp như mọi đoàn viên trưởng thành.",
    "Chi đoàn không cho ở lại",
)
SEND_AGE, SEND_AGE_LEAD, SEND_AGE_TOLD = (
    "Gửi danh sách trưởng thành",
    "Cơ sở xác nhận rồi tổ chức lễ. Đoàn viên vẫn tính ở chi đoàn tới ngày lễ.",
    "Chi đoàn gửi danh sách trưởng thành",
)
CONFIRM, CONFIRM_LEAD, CONFIRM_TOLD = (
    "Xác nhận trưởng thành",
    "Sau khi xác nhận thì in giấy chứng nhận từng người và ghi ngày lễ.",
    "Cơ sở xác nhận trưởng thành",
)
CEREMONY, CEREMONY_LEAD, CEREMONY_TOLD = (
    "Ghi lễ trưởng thành",
    "Từ ngày lễ, những người này rời danh sách đoàn viên và thôi chức vụ ở chi đoàn.",
    "Lễ trưởng thành",
)
NOTIFY, NOTIFY_LEAD, NOTIFY_TOLD = (
    "Ghi việc báo cho đoàn viên",
    "Báo trước khi chi đoàn họp để đoàn viên được trình bày. Không liên lạc được thì ghi đúng như vậy.",
    "Đã báo cho đoàn viên",
)
VOTE, VOTE_LEAD, VOTE_TOLD = (
    "Ghi biểu quyết xóa tên",
    "Kết quả họp chi đoàn xét xóa tên. Đạt khi quá nửa số có mặt tán thành.",
    "Chi đoàn biểu quyết xóa tên",
)
DECIDE, DECIDE_LEAD, DECIDE_TOLD = (
    "Ra quyết định xóa tên",
    "Một quyết định cho mọi người được chọn. Đoàn viên vẫn tính ở chi đoàn tới khi cơ sở ghi nhận.",
    "Chi đoàn quyết định xóa tên",
)
SEND_REMOVAL, SEND_REMOVAL_LEAD, SEND_REMOVAL_TOLD = (
    "Báo cáo cơ sở",
    "Cơ sở ghi nhận, hoặc trả lại kèm lý do.",
    "Chi đoàn báo cáo cơ sở",
)
ACKNOWLEDGE, ACKNOWLEDGE_LEAD, ACKNOWLEDGE_TOLD = (
    "Ghi nhận xóa tên",
    "Bước cuối: từ ngày này người ấy rời danh sách đoàn viên.",
    "Cơ sở ghi nhận xóa tên",
)
SEND_WISH, SEND_WISH_LEAD, SEND_WISH_TOLD = (
    "Gửi cơ sở",
    "Chi đoàn ghi ý kiến rồi gửi cơ sở xác nhận. Đoàn viên vẫn tính ở chi đoàn tới bước cuối.",
    "Chi đoàn gửi cơ sở",
)
LET_GO, LET_GO_LEAD, LET_GO_TOLD = (
    "Xác nhận cho ra khỏi Đoàn",
    "Bước cuối: từ ngày này người ấy rời danh sách đoàn viên.",
    "Cơ sở xác nhận cho ra khỏi Đoàn",
)
GRANT, GRANT_LEAD, GRANT_TOLD = (
    "Cho hoãn sinh hoạt",
    "Ban chấp hành chi đoàn quyết định. Người được hoãn vẫn tính trong danh sách và vẫn đóng đoàn phí.",
    "Chi đoàn cho hoãn sinh hoạt",
)
COME_BACK, COME_BACK_LEAD, COME_BACK_TOLD = (
    "Ghi trở lại sinh hoạt",
    "Đoàn viên trở lại trước khi hết hạn hoãn.",
    "Trở lại sinh hoạt",
)
CONCLUDE, CONCLUDE_LEAD, CONCLUDE_TOLD = (
    "Kết thúc hoãn sinh hoạt",
    "Sắp hết hoặc đã hết hạn hoãn: ghi ngày đoàn viên sinh hoạt trở lại. Còn đi xa thì gia hạn.",
    "Kết thúc hoãn sinh hoạt",
)
RENEW, RENEW_LEAD, RENEW_TOLD = (
    "Gia hạn hoãn",
    "Một lần hoãn nữa, nối vào ngày hết hạn của lần này, theo quyết định của ban chấp hành chi đoàn.",
    "Gia hạn hoãn sinh hoạt",
)
RETURN, RETURN_LEAD, RETURN_TOLD = (
    "Trả về chi đoàn, ghi lý do",
    "Chi đoàn bổ sung rồi gửi lại.",
    "Trả về chi đoàn",
)
CALL_OFF, CALL_OFF_LEAD, CALL_OFF_TOLD = (
    "Hoãn ngày, ghi lý do",
    "Chưa tới ngày nên còn hoãn được: người này ở lại danh sách, cơ sở chọn ngày khác.",
    "Hoãn ngày rời danh sách",
)
EDIT, EDIT_LEAD, EDIT_TOLD = "Sửa hồ sơ", "Sửa những gì đã ghi lúc lập.", "Sửa hồ sơ"
WITHDRAW, WITHDRAW_LEAD, WITHDRAW_TOLD = (
    "Thôi làm",
    "Hồ sơ kết thúc, đoàn viên vẫn sinh hoạt như trước. Cần làm lại thì lập hồ sơ mới.",
    "Thôi làm hồ sơ",
)
STAY_QUESTION = "cho đoàn viên quá tuổi ở lại sinh hoạt"
REMOVAL_QUESTION = "xóa tên trong danh sách đoàn viên"

# Notes of the timeline
VOTE_FAILED_NOTE = "chưa đạt, {in_favour} trên {present}"
VOTE_PASSED_NOTE = "đạt, {in_favour} trên {present}"
WISH_NOTE = "{wish}, hỏi ngày {day}"
KEPT_NOTE = "Tới hết ngày {day}. {note}"
NOTIFIED_NOTE = "Báo ngày {day}"
LEAVE_NOTE = "Từ {since} đến hết {until}. {note}"
LEAVE_ENDED_NOTE = "Từ ngày {day}. {note}"
CARD_NOTE = "{way}, hồ sơ {number}"
DIED_REASON = "Đoàn viên từ trần ngày {day}"

# Why not
RECORD_IS_VOID = "Hồ sơ người này đã đánh dấu ghi nhầm, không lập việc mới được."
NOT_A_MEMBER = "Người này hiện không phải đoàn viên nên không có gì để hoãn hay rời."
NOT_YOURS = "Bí thư, phó bí thư của chi đoàn, hoặc cấp trên của chi đoàn, mới lập được hồ sơ này."
NOWHERE = "Chỉ người quản lý hồ sơ của một chi đoàn hoặc đơn vị cấp trên mới lập được hồ sơ này."
LIST_NOT_YOURS = "Danh sách này dành cho bí thư, ban chấp hành và cán bộ phụ trách đơn vị."
ALREADY_OPEN = "Người này đang có hồ sơ {way} {number} chưa xong. Làm tiếp hồ sơ ấy, hoặc thôi làm trước."
BLOCKS_OTHERS = "Người này đang có hồ sơ {way} {number}. Làm xong hoặc thôi làm hồ sơ ấy trước."
TIE = "Người này có hồ sơ {way} {number} chưa xong. Làm xong hoặc thôi làm hồ sơ ấy trước."
TIE_LEAVE = "Người này đang hoãn sinh hoạt theo hồ sơ {number}. Ghi trở lại sinh hoạt trước."
ON_LEAVE_ALREADY = "Người này đang hoãn sinh hoạt theo hồ sơ {number}. Gia hạn ở hồ sơ ấy, hoặc ghi trở lại trước."
LEAVE_WILL_END = "Đang hoãn sinh hoạt đến hết {day}; chuyển đi thì thời gian hoãn hết theo."
LEAVE_ENDS_WITH_STAY = "Người này sẽ rời chi đoàn, thời gian hoãn hết theo. Hủy việc ấy trước."
STAY_ENDS_SOON = "Người này đã ghi sẽ rời chi đoàn. Hủy việc ấy trước khi cho hoãn."
STEP_OF_BRANCH = "Bước này của {unit}: cần người quản lý hồ sơ của chi đoàn hoặc cấp trên."
STEP_OF_BASE = "Bước này của {unit}: cần người có quyền xác nhận ở đó hoặc ở cấp trên."
STEP_PASSED = "Hồ sơ đang ở bước “{now}”, không làm việc này được nữa."
STAY_NOT_PASSED = "Biểu quyết chưa đạt. Họp lại, hoặc ghi không cho ở lại."
NOT_DECIDED = "Chưa có quyết định của chi đoàn cho lần này. Ghi biểu quyết, rồi ra quyết định."
PAPER_LATER = "Chưa biểu quyết. Lập biên bản sau khi chi đoàn họp."
WISH_FIRST = "Chưa ghi nguyện vọng trưởng thành. Ghi nguyện vọng trước khi lập danh sách."
DECISION_LATER = "Chưa ra quyết định. Văn bản ban hành cùng lúc với việc quyết định."
CERTIFICATE_LATER = "Cơ sở chưa xác nhận. Cấp giấy chứng nhận sau khi xác nhận."
MOVED_MEANWHILE = "{name} không còn là đoàn viên của {unit}. Thôi làm hồ sơ này."
NO_SUPERIOR = "{unit} không có cấp trên nào để gửi. Đặt chi đoàn vào cây đơn vị trước."
OTHER_BRANCHES = "Các hồ sơ này của nhiều chi đoàn. Chọn riêng hồ sơ của từng chi đoàn."

# What is missing or wrong, by field
DATE_MISSING = "Chưa có ngày. Ghi ngày, tháng, năm."
IN_FUTURE = "Ngày này chưa tới. Ghi sau khi việc đã xong."
BEFORE_BIRTH = "Ngày này đứng trước ngày sinh ({day}). Kiểm tra lại ngày."
BEFORE_JOINING = "Ngày này đứng trước ngày vào Đoàn ({day}). Kiểm tra lại ngày."
BEFORE_STEP = "Ngày này đứng trước ngày {what} ({day}). Kiểm tra lại ngày."
BEFORE_EFFECT = "Quyết định có hiệu lực từ {day}. Ngày rời danh sách không thể sớm hơn."
BEFORE_STAY = "Người này vào chi đoàn ngày {day}. Chọn thời gian hoãn sau ngày ấy."
BEFORE_LEAVE = "Lần hoãn này bắt đầu ngày {day}. Ghi ngày ấy hoặc muộn hơn."
DECISION_BEFORE_VOTE = "Ngày ban hành đứng trước ngày chi đoàn biểu quyết ({day}). Kiểm tra lại ngày."
UNTIL_BEFORE_BEGIN = "Ngày hết hoãn đứng trước ngày bắt đầu ({day}). Sửa một trong hai ngày."
UNTIL_IS_OVER = "Ngày này đã qua. Ghi ngày còn ở lại tới, hoặc để đoàn viên trưởng thành."
LEAVE_TOO_LONG = (
    "Mỗi lần hoãn nhiều nhất {months} tháng, tức đến hết {day}. Ghi đến ngày ấy; gần hết hạn thì gia hạn thêm một lần."
)
REASON_MISSING = "Chưa có lý do. Ghi một câu để người sau hiểu."
STAY_REASON_MISSING = "Chưa có lý do xin ở lại. Ghi một câu để chi đoàn xét."
MONTHS_MISSING = "Chưa có số tháng. Ghi số tháng liền không sinh hoạt, hoặc không đóng đoàn phí."
MONTHS_WRONG = "Ghi số tháng bằng chữ số, từ 0 đến 120."
EVIDENCE_MISSING = "Chưa có căn cứ. Ghi các buổi vắng, các tháng chưa đóng, lần nhắc nhở."
WISH_MISSING = "Chưa chọn nguyện vọng. Chọn một trong hai."
HOW_MISSING = "Chưa chọn cách báo. Chọn một cách."
HIGHER_MISSING = "Còn giữ chức vụ: {posts}. Chọn vẫn giữ, hoặc thôi từ ngày rời."
WHAT_ASKED, WHAT_VOTED, WHAT_DECIDED = "đề nghị", "biểu quyết", "quyết định lần trước"

# What should be known
NO_BIRTH = "Chưa có ngày sinh, không tính được tuổi."
UNDER_AGE = "Chưa đủ {age} tuổi, tới {day} mới đủ."
HOLDS_POSTS = "Đang giữ chức vụ {posts}: cán bộ được bầu, chuyên trách thì ở lại."
KEPT_STILL = "Chi đoàn đã cho ở lại tới hết {day}."

# Marks
MARKS = {
    "age": "Đang làm trưởng thành",
    "leave": "Đang xin hoãn",
    "struck_off": "Đang xét xóa tên",
    "own_wish": "Đang xin ra",
    "died": "Từ trần",
}
MARK_SENTENCE = "Đang có hồ sơ {way} {number}, bước “{now}”."
MARK_LEAVE, MARK_LEAVE_SENTENCE = (
    "Hoãn sinh hoạt đến {day}",
    "Hoãn sinh hoạt đến hết {day}; vẫn tính trong danh sách, vẫn đóng đoàn phí.",
)
MARK_LEAVE_OVER, MARK_LEAVE_OVER_SENTENCE = (
    "Hết hạn hoãn {day}",
    "Đã hết hạn hoãn sinh hoạt ngày {day}. Ghi trở lại sinh hoạt, hoặc gia hạn.",
)
MARK_LEAVE_COMING, MARK_LEAVE_COMING_SENTENCE = (
    "Sẽ hoãn từ {day}",
    "Sẽ hoãn sinh hoạt từ {since} đến hết {day}.",
)
MARK_STAYS, MARK_STAYS_SENTENCE = "Ở lại tới {day}", "Chi đoàn cho ở lại sinh hoạt tới hết ngày {day}."
