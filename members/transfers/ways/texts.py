"""Words of the other ways: out of the system and into it, temporary and residential stays."""

# The journal
ACTS = {
    "members.transfer.replied": "Ghi phiếu báo của nơi ngoài hệ thống",
    "members.transfer.silent": "Kết thúc vì không có hồi âm",
    "members.transfer.newcomer_drafted": "Lập hồ sơ người từ ngoài hệ thống về",
    "members.transfer.newcomer_edited": "Sửa hồ sơ người từ ngoài hệ thống về",
    "members.transfer.guest_ended": "Kết thúc sinh hoạt tạm thời, nơi cư trú",
    "members.transfer.guest_extended": "Gia hạn sinh hoạt tạm thời",
}

# Out of the system
REPLY, REPLY_LEAD, REPLY_TOLD = (
    "Ghi phiếu báo",
    "Nơi ngoài hệ thống đã nhận: từ ngày chuyển, đoàn viên không còn tính ở chi đoàn đi.",
    "Ghi phiếu báo của nơi đến",
)
SILENCE, SILENCE_LEAD, SILENCE_TOLD = (
    "Kết thúc: không có hồi âm",
    "Dùng khi đã hết hạn chờ mà nơi đến không gửi phiếu báo. Từ ngày chuyển, đoàn viên không còn tính ở chi đoàn đi.",
    "Kết thúc vì không có hồi âm",
)
STILL_WAITING = "Còn hạn chờ phiếu báo đến hết ngày {day}. Sau ngày ấy mới kết thúc vì không có hồi âm được."
OUTSIDE_LABEL = "Nơi đến, ngoài hệ thống"
OUTSIDE_HELP = (
    "Tên tổ chức Đoàn nơi đến, ghi như in trên giấy giới thiệu. "
    "Ví dụ: Đoàn xã Hòa Bình, tỉnh Sông Lam; Ban cán sự Đoàn tại Nhật Bản."
)
OUTSIDE_MISSING = "Chưa ghi nơi đến. Ghi tên tổ chức Đoàn nơi đến, kèm tỉnh hoặc nước."
OUTSIDE_TITLE = "Ra ngoài hệ thống"
OUTSIDE_DRAFT_LEAD = "Đoàn viên vẫn tính ở đây tới khi ghi phiếu báo của nơi đến, hoặc kết thúc vì không có hồi âm."
REPLY_ON_LABEL = "Ngày ghi trên phiếu báo"
REPLY_FROM_LABEL = "Nơi gửi phiếu báo"
REPLY_FROM_HELP = "Tổ chức ký phiếu báo."
REPLY_FROM_MISSING = "Chưa ghi nơi gửi phiếu báo. Ghi tên tổ chức ký phiếu."
REPLY_ON_MISSING = "Chưa ghi ngày của phiếu báo. Ghi ngày in trên phiếu."
REPLY_IN_FUTURE = "Ngày của phiếu báo chưa tới. Ghi ngày in trên phiếu."
REPLY_BEFORE_SENT = "Ngày của phiếu báo đứng trước ngày lập hồ sơ ({day}). Kiểm tra lại ngày."
SCAN_LABEL = "Bản chụp phiếu báo"
SCAN_HELP = "Tệp pdf hoặc ảnh."
SCAN_GIVEN_HELP = "Hồ sơ đã có bản chụp phiếu báo; để trống, hoặc thêm tệp nữa."
SCAN_MISSING = "Chưa có bản chụp phiếu báo. Chọn tệp pdf hoặc ảnh."
REPLY_SLOT = "Phiếu báo của nơi đến"
LEAVING_LABEL = "Ngày chuyển"
LEAVING_HELP = "Mặc định {day}. Ngày sớm hơn cần lý do; ngày chưa tới thì đoàn viên rời danh sách vào đúng ngày ấy."
STEP_REPLY = "{unit} chờ phiếu báo"
SIDE_OUTSIDE = "Ngoài hệ thống"
SIDE_COUNTED_UNTIL_REPLY = "Được tính ở đây tới khi ghi phiếu báo"
SIDE_LEFT_SYSTEM = "Rời hệ thống từ ngày {day}"
NOTE_LEAVING = "Sẽ rời hệ thống ngày {day}, đến {unit}."
NOTE_SETTLED = {"reply": "Phiếu báo ngày {day} của {unit}.", "silence": "Kết thúc vì không có hồi âm."}

# Temporary and residential stays
GUESTS = "Sinh hoạt tạm thời, nơi cư trú"
GUESTS_HERE = "Từ nơi khác đến"
GUESTS_AWAY = "Của ta ở nơi khác"
TEMPORARY_TITLE = "Sinh hoạt tạm thời"
TEMPORARY_LEAD = "Vẫn tính, đánh giá và đóng đoàn phí ở chi đoàn chính thức; nơi tạm thời nhận xét khi hết thời gian."
RESIDENTIAL_TITLE = "Sinh hoạt nơi cư trú"
RESIDENTIAL_LEAD = "Vẫn tính, đánh giá và đóng đoàn phí ở chi đoàn chính thức. Chỉ chi đoàn địa bàn dân cư nhận."
INSIDE_TITLE = "Chuyển hẳn, trong hệ thống"
EXPECTED_LABEL = "Dự kiến đến hết ngày"
EXPECTED_HELP = "Tới gần ngày này, hai bên được nhắc: kết thúc, gia hạn hay chuyển hẳn."
EXPECTED_MISSING = "Chưa ghi ngày dự kiến kết thúc. Sinh hoạt tạm thời phải có ngày này."
EXPECTED_TOO_EARLY = "Ngày dự kiến kết thúc phải sau ngày bắt đầu ({day})."
EXPECTED_TOO_FAR = "Ngày này cách đây hơn hai năm. Kiểm tra lại năm, hoặc chuyển hẳn."
RESIDING_LABEL = "Cư trú ở đó từ ngày"
RESIDING_HELP = "Theo đăng ký thường trú hoặc tạm trú."
RESIDING_MISSING = "Chưa ghi cư trú ở đó từ ngày nào. Ghi ngày đăng ký thường trú hoặc tạm trú."
RESIDING_IN_FUTURE = "Ngày bắt đầu cư trú chưa tới. Ghi ngày đăng ký thường trú hoặc tạm trú."
NOT_RESIDENTIAL = "{unit} không phải chi đoàn địa bàn dân cư. Chọn chi đoàn ở nơi đoàn viên cư trú."
ALREADY_GUEST = "Đang sinh hoạt {kind} tại {unit}. Kết thúc chỗ ấy rồi mới lập hồ sơ khác cùng hình thức."
NOTE_RESIDING_SHORT = "Cư trú ở đó chưa đủ {months} tháng."
NOTE_RESIDING_SHORT_MORE = "Từ ngày {since}. Quy định là từ {months} tháng; nơi đến quyết định có nhận hay không."
SIDE_HOME = "Nơi chính thức"
SIDE_HOST = "Nơi sinh hoạt thêm"
SIDE_STAYS_COUNTED = "Luôn được tính, đánh giá, đóng đoàn phí ở đây"
SIDE_GUEST_LATER = "Sẽ có tên ở danh sách riêng"
SIDE_GUEST = "Ở danh sách riêng từ ngày {day}"
SIDE_GUEST_NEVER = "Không có tên ở danh sách riêng"
NOTE_GUEST_PLANNED = "Sẽ sinh hoạt {kind} tại {unit} từ ngày {day}."
NOTE_GUEST_PLANNED_MORE = "Đoàn viên vẫn tính ở {unit}; trước ngày ấy còn hủy được."
NOTE_GUEST_MORE = "Xem, kết thúc, gia hạn"
NOTE_GUEST_RUNS = "Đang sinh hoạt tại {unit}."
NOTE_GUEST_ENDED = "Sinh hoạt tại {unit} đến hết ngày {day}."
FACT_MEMBER = "Đoàn viên"
FACT_FORM = "Hình thức"
FACT_HOME = "Chi đoàn chính thức"
FACT_HOST = "Sinh hoạt thêm tại"
FACT_SINCE = "Từ ngày"
FACT_EXPECTED = "Dự kiến đến hết"
FACT_ENDED = "Đã quyết định đến hết"
FACT_CASE = "Hồ sơ"
NO_END = "Không đặt trước, kết thúc khi có quyết định"
STATE_LATE = "Quá hạn {days} ngày"
STATE_SOON = "Còn {days} ngày"
STATE_LAST_DAY = "Hết hạn hôm nay"
STATE_ENDING = "Đến hết {day}"
STATE_COMING = "Từ {day}"
STATE_RUNS = "Đang sinh hoạt"
FORM_WORDS = {"temporary": "Tạm thời", "residential": "Nơi cư trú"}

END_GUEST = "Kết thúc, ghi nhận xét"
END_GUEST_LEAD = "Việc của nơi sinh hoạt thêm ({unit}). Chi đoàn chính thức, hoặc cấp trên hai bên, làm thay được."
EXTEND_GUEST = "Gia hạn"
EXTEND_GUEST_LEAD = "Việc của chi đoàn chính thức ({unit}). Nơi tạm thời, hoặc cấp trên hai bên, làm thay được."
SETTLE_GUEST = "Chuyển hẳn, lập hồ sơ"
GUEST_ENDED_TOLD = "Nơi sinh hoạt thêm nhận xét, kết thúc"
GUEST_EXTENDED_TOLD = "Gia hạn"
EXTENDED_TO = "Đến hết ngày {day}. {reason}"
ENDED_ON = "Đến hết ngày {day}. {remark}"
LAST_DAY_LABEL = "Ngày cuối"
LAST_DAY_HELP = "Ngày cuối còn sinh hoạt ở đó."
LAST_DAY_MISSING = "Chưa ghi ngày cuối."
LAST_DAY_TOO_EARLY = "Ngày cuối đứng trước ngày bắt đầu ({day}). Kiểm tra lại ngày."
LAST_DAY_TOO_FAR = "Ngày cuối sau ngày dự kiến kết thúc ({day}). Gia hạn trước, hoặc ghi ngày sớm hơn."
HOST_REMARK_LABEL = "Nhận xét của nơi sinh hoạt thêm"
HOST_REMARK_HELP = "Gửi về chi đoàn chính thức, dùng khi đánh giá cuối năm."
HOST_REMARK_MISSING = "Chưa có nhận xét. Ghi vài câu: chi đoàn chính thức cần phần này khi đánh giá."
NEW_END_LABEL = "Đến hết ngày"
NEW_END_MISSING = "Chưa ghi ngày mới."
NEW_END_NOT_LATER = "Ngày mới phải sau hôm nay và sau ngày dự kiến hiện nay ({day})."
NEW_END_CHANGED = "Người khác vừa gia hạn đến ngày {day}. Xem lại rồi ghi."
EXTEND_REASON_LABEL = "Lý do gia hạn"
GUEST_OVER = "Chỗ sinh hoạt này đã có ngày kết thúc."
GUEST_NOT_YOURS = "Chỉ nơi chính thức ({home}), nơi sinh hoạt thêm ({host}) hoặc cấp trên của hai nơi làm được."
SETTLE_NOT_YOURS = "Hồ sơ chuyển hẳn do chi đoàn chính thức ({home}), hoặc cấp trên của chi đoàn ấy, lập."
NOT_TEMPORARY = "Chỉ sinh hoạt tạm thời mới có hạn để gia hạn."
SAID_ENDED = "Đã ghi: {name} sinh hoạt đến hết ngày {day}."
SAID_EXTENDED = "Đã gia hạn đến hết ngày {day}."
SAID_SETTLED = "Đã lập hồ sơ {number}. Xem lại, bổ sung nhận xét và đoàn phí rồi gửi."
TODO_ENDING = "Sinh hoạt tạm thời sắp hết hạn: kết thúc, gia hạn hay chuyển hẳn"
TODO_LATE = "Sinh hoạt tạm thời quá hạn: kết thúc, gia hạn hay chuyển hẳn"
TODO_ABOUT = "{name} · {host}"
NO_GUESTS_HERE = "Khi có người nơi khác đến sinh hoạt tạm thời hoặc nơi cư trú, tên họ hiện ở đây, không tính vào tổng."
NO_GUESTS_AWAY = "Khi đoàn viên của ta sinh hoạt tạm thời hoặc nơi cư trú ở nơi khác, tên họ hiện ở đây."
MEMBER_MEANWHILE = "{name} đang sinh hoạt ở {unit}. Rút hồ sơ này, rồi đề nghị nơi ấy lập hồ sơ chuyển nếu cần."

# Into the system
NEWCOMER_NOT_YOURS = "Chỉ chi đoàn nhận, hoặc cấp trên của chi đoàn, mới lập được hồ sơ này."
NEWCOMER_NO_BRANCH = "{unit} không phải chi đoàn đang hoạt động. Chọn chi đoàn nhận người này."
ORIGIN_LABEL = "Từ đâu đến"
ORIGIN_HELP = "Tổ chức Đoàn nơi đi, ghi như trên giấy giới thiệu. Ví dụ: Đoàn xã Hòa Bình, tỉnh Sông Lam."
ORIGIN_MISSING = "Chưa ghi nơi đi. Ghi tên tổ chức Đoàn nơi đi, kèm tỉnh hoặc nước."
SAME_MEMBER = "{name} đang sinh hoạt ở {unit}. Nếu là cùng một người, nơi ấy lập hồ sơ chuyển trong hệ thống."
PERSON_IS_MEMBER = "{name} đang sinh hoạt ở {unit}, nên chuyển trong hệ thống: nơi ấy lập hồ sơ."
PERSON_HAS_DIED = "Hồ sơ ấy ghi người này đã từ trần, nên không dùng cho người mới đến. Xem lại có đúng người không."
PERSON_IS_VOID = "Hồ sơ ấy đã đánh dấu ghi nhầm, không dùng lại được."
JOINED_BEFORE_BIRTH = "Ngày vào Đoàn đứng trước ngày sinh. Sửa một trong hai ngày."
PART_WHO = "Người đến"
PART_WAY = "Nơi đi và chi đoàn nhận"
STEP_NEWCOMER = "{unit} lập hồ sơ"
SIDE_NOT_YET = "Chưa tính ở đây"
NOTE_ARRIVES = "Sẽ tính ở {unit} từ ngày {day}."
NOTE_ARRIVES_MORE = "Trước ngày ấy còn hủy được."
NOTE_SAME_RECORD = "Dùng lại hồ sơ đã có."
NOTE_SAME_RECORD_MORE = "Người này từng có hồ sơ ở đây; quá trình cũ được giữ, không lập hồ sơ thứ hai."
