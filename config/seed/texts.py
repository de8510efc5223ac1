"""Words of the demo's seed."""

ACTS = {
    "seed.list.written": "Lập danh sách minh họa",
    "seed.stay.ended": "Ghi rời đơn vị (minh họa)",
    "seed.stay.moved": "Ghi chuyển chi đoàn (minh họa)",
}
WRITING_UNITS = "Đang lập đơn vị…"
UNITS = "{count} chi đoàn ở ba phường."
MEMBERS = "{count} đoàn viên, {accounts} tài khoản."
CASES = "{count} hồ sơ chuyển sinh hoạt."
SCALE_DONE = "Đã tạo {branches} chi đoàn với {members} đoàn viên."
NOT_EMPTY = "Cơ sở dữ liệu đã có đơn vị. Chạy trên cơ sở dữ liệu trống, hoặc dùng demo --fresh."
NOT_HERE = "Dữ liệu minh họa không được ghi vào bản chạy thật."
LAST_TERM = "Quyết định công nhận BCH nhiệm kỳ trước (minh họa)"
THIS_TERM = "Quyết định công nhận BCH đương nhiệm (minh họa)"

# Transfers
REMARKS = (
    "Tham gia đủ các buổi sinh hoạt, hoàn thành việc được giao.",
    "Nhiệt tình trong Chiến dịch Thanh niên tình nguyện hè, giữ liên lạc thường xuyên với chi đoàn.",
    "Chấp hành tốt Điều lệ Đoàn, hòa đồng với đoàn viên trong chi đoàn.",
    "Có khả năng văn nghệ, đã phụ trách Đội tuyên truyền ca khúc của chi đoàn.",
    "Tham gia sinh hoạt khá đều, vắng hai buổi có lý do.",
)
OTHER_REASON = "Theo gia đình về sống gần ông bà"
SHORT_REMARK = "Đoàn viên tốt."
OFFICER_REMARK = "Hoàn thành nhiệm vụ Ủy viên Ban Chấp hành, đã bàn giao sổ sách."
RETURNED = "Nhận xét quá ngắn. Ghi rõ việc tham gia sinh hoạt và đóng đoàn phí."
SENT_BACK = "Ngày sinh trên phiếu chuyển không khớp với sổ đoàn viên, nhờ nơi đi kiểm tra lại."
REDIRECTED = "Đoàn viên đã thuê trọ ở khu phố khác."
RECALLED = "Đoàn viên đổi ý, ở lại làm việc tại phường."
CANCELLED = "Công ty lùi ngày nhận việc, đoàn viên ở lại đến khi có ngày mới."
EXTENDED = "Chờ đoàn viên bổ sung sổ đoàn viên."
COMMENT_WAITING = "Đã gọi cho đoàn viên, hẹn lên phường ký trong tuần này."
COMMENT_ASKED = "Nhờ chi đoàn đính kèm đơn của đoàn viên."
COMMENT_ANSWERED = "Đã đính kèm, nhờ phường xem giúp."
COMMENT_BOOK = "Sổ đoàn viên gốc đoàn viên tự mang theo."
REQUEST_TITLE = "ĐƠN ĐỀ NGHỊ CHUYỂN SINH HOẠT ĐOÀN"
REQUEST_BODY = "Tôi là {name}, đoàn viên {unit}, đề nghị Ban Chấp hành cho tôi chuyển sinh hoạt đoàn."
REQUEST_FILE = "don-de-nghi"
REPLY_TITLE = "PHIẾU BÁO TIẾP NHẬN"
REPLY_BODY = "Đã tiếp nhận đồng chí {name} về sinh hoạt tại đơn vị chúng tôi."
REPLY_FILE = "phieu-bao"
SHIPYARD = "Chi đoàn Xưởng Đóng tàu Hải Vân (minh họa)"
ABROAD = "Chi bộ lưu học sinh tại Cộng hòa Séc (minh họa)"
GARRISON = "Đoàn cơ sở Trung đoàn Sông Đà (minh họa)"
# Admissions
CLASS = "Lớp bồi dưỡng nhận thức về Đoàn, Trung tâm Văn hóa phường"
TASKS = (
    "Hướng dẫn người dân làm thủ tục trực tuyến tại bộ phận một cửa",
    "Dạy bơi cho thiếu nhi trong hè",
    "Dọn vệ sinh và trồng hoa đoạn đường thanh niên tự quản",
    "Quyên góp sách cũ cho tủ sách khu phố",
)
TASK_DONE = "Hoàn thành tốt, có ý thức trách nhiệm"
HALL = "Nhà văn hóa khu phố"
CANDIDATE_REMARKS = (
    "Nhiệt tình tham gia các hoạt động của chi đoàn, chấp hành tốt quy định ở nơi cư trú.",
    "Học tập tiến bộ, hòa đồng với bạn bè, tích cực trong phong trào tình nguyện.",
)
APPLICATION_TITLE = "ĐƠN XIN VÀO ĐOÀN"
CV_TITLE = "LÝ LỊCH NGƯỜI XIN VÀO ĐOÀN"
CERTIFICATE_TITLE = "GIẤY CHỨNG NHẬN HỌC LỚP NHẬN THỨC VỀ ĐOÀN"
FILES_OF_CANDIDATES = {"application": "don-xin-vao-doan", "cv": "ly-lich", "certificate": "giay-chung-nhan"}
APPLICATION_BODY = "{name}, thanh niên của {unit}."
ADMISSION_RETURNED = "Biên bản ghi thiếu số người có quyền biểu quyết, nhờ chi đoàn kiểm tra lại."
ADMISSION_REFUSED = "Đang theo học xa, chưa tham gia sinh hoạt ở địa phương; chờ có nơi sinh hoạt ổn định."
ADMISSION_WITHDRAWN = "Gia đình chuyển đi tỉnh khác."
ADMISSIONS = "{count} người được xét kết nạp."
# Cards
CARD_PAPER = "Công văn giao dải số thẻ (minh họa)"
CARD_LOST = "Rơi mất khi đi tình nguyện"
CARD_WITHDRAWN = "In sai ảnh, chờ cấp thẻ khác"
CARDS = "{count} thẻ đoàn viên."
# Training programme
WINDOW_TITLE = "Chương trình rèn luyện đoàn viên năm {year}"
WINDOW_NOTE = "Theo kế hoạch rèn luyện đoàn viên của phường (minh họa)"
CONTENTS = (
    ["Học đủ các bài lý luận chính trị của Đoàn", "Dự các buổi sinh hoạt chi đoàn"],
    ["Giữ nếp sống văn minh nơi ở, nơi làm việc"],
    ["Học một kỹ năng số phục vụ công việc hoặc việc học"],
    ["Tập thể dục đều, dự giải thể thao của phường"],
    ["Chấp hành nội quy, tham gia hai đợt tình nguyện trong năm"],
)
OTHER_CONTENTS = (
    ["Tuyên truyền lịch sử địa phương cho thiếu nhi"],
    ["Giúp một gia đình neo đơn trong khu phố"],
    ["Ôn thi chứng chỉ ngoại ngữ"],
    ["Học bơi và sơ cứu đuối nước"],
    ["Trực đội hình hướng dẫn dịch vụ công trực tuyến"],
)
TRAINING_RETURNED = "Điểm nhóm kỷ luật, tình nguyện cao mà chưa thấy đợt tình nguyện nào. Xem lại với đoàn viên."
TRAINING = "{count} chi đoàn tham gia chương trình rèn luyện."
# Conduct
MISCONDUCT = {
    "dues": "Giữ đoàn phí của tổ bốn tháng không nộp lại cho chi đoàn, đã nhắc ba lần.",
    "absence": "Nhận trực đội tình nguyện hè rồi bỏ trực năm buổi không báo.",
    "quarrel": "Xô xát với người cùng khu phố, bị công an phường nhắc nhở bằng văn bản.",
    "posting": "Đăng tin chưa kiểm chứng về một gia đình trong khu phố lên mạng xã hội.",
    "gambling": "Bị xử phạt hành chính lần thứ hai trong năm vì đánh bạc.",
    "late": "Đi muộn nhiều buổi sinh hoạt, hai buổi vắng không báo.",
    "rude": "Bị phản ánh lớn tiếng với người dân khi trực đội hình hướng dẫn dịch vụ công.",
    "convicted": "Bị tòa án kết án về tội cố ý gây thương tích, bản án đã có hiệu lực.",
    "silent": "Cả nửa năm không sinh hoạt chi đoàn, không gửi báo cáo quý, phường đã nhắc hai lần.",
    "fund": "Giữ quỹ của Ban Chấp hành, hai lần chi không đúng mục đích mà không báo cáo.",
    "mistaken": "Vắng buổi ra quân Ngày Chủ nhật xanh không báo.",
    "unclear": "Bị phản ánh nhận việc của chi đoàn rồi không làm.",
    "signature": "Tự ký thay hai đoàn viên vào danh sách dự sinh hoạt.",
    "clip": "Quay và chia sẻ đoạn phim trêu chọc người cùng khu phố.",
    "minutes": "Được phân công ghi biên bản, ba buổi liền không ghi.",
    "leaderless": "Khuyết Ban Chấp hành kéo dài, chưa kiện toàn dù phường đã có văn bản nhắc.",
}
GROUNDS = "Biên bản của chi đoàn và văn bản của khu phố (minh họa)"
OTHER_GROUNDS = {
    "rude": "Phiếu phản ánh tại bộ phận một cửa (minh họa)",
    "convicted": "Bản án của tòa án (minh họa)",
    "silent": "Kết luận kiểm tra của Đoàn phường (minh họa)",
    "fund": "Sổ quỹ và biên bản kiểm tra của chi đoàn (minh họa)",
    "mistaken": "Danh sách điểm danh buổi ra quân (minh họa)",
    "signature": "Danh sách dự sinh hoạt của chi đoàn (minh họa)",
    "minutes": "Sổ biên bản của chi đoàn (minh họa)",
    "leaderless": "Văn bản nhắc của Đoàn phường (minh họa)",
}
STATEMENT = "Nhận khuyết điểm, xin được tiếp tục sinh hoạt để sửa chữa."
STATEMENTS = {
    "rude": "Cho biết hôm ấy đã đổi ca trực cho người khác.",
    "fund": "Cho biết hai khoản chi đã bàn với Bí thư chi đoàn.",
    "mistaken": "Cho biết hôm ấy trực ca đột xuất, sẽ gửi giấy xác nhận.",
}
UNIT_STATEMENT = "Chi đoàn nhận thiếu sót, sẽ sinh hoạt đều hằng tháng từ tháng tới."
WARD_HALL = "Phòng họp Đoàn phường"
DISCIPLINE_REFUSED = "Lỗi nhẹ, đã nhận và sửa; chi đoàn nhắc nhở là đủ."
DISCIPLINE_RETURNED = "Chưa có bản sao danh sách dự sinh hoạt có chữ ký, nhờ chi đoàn bổ sung."
DISCIPLINE_WITHDRAWN = "Tìm hiểu lại thì việc ấy đã giao cho người khác."
DISCIPLINE_REVOKED = "Đoàn viên đã gửi giấy trực ca ở bệnh viện đúng buổi ra quân."
COMPLAINTS = {
    "rude": "Hôm ấy tôi nghỉ trực, đã đổi ca cho người khác, đề nghị xem lại sổ trực.",
    "convicted": "Gia đình hai bên đã hòa giải, đề nghị cho tôi được ở lại Đoàn.",
    "fund": "Cả hai khoản chi đều đã bàn với Bí thư chi đoàn, đề nghị đối chiếu lại sổ quỹ.",
}
COMPLAINT_REJECTED = "Bản án đã có hiệu lực; hình thức khai trừ đúng Điều lệ."
COMPLAINT_GRANTED = "Sổ trực ghi đúng như khiếu nại: buổi ấy người khác trực."
CORRECTIONS = (
    "Dự đủ các buổi sinh hoạt trong quý, nhận việc được giao.",
    "Nhận việc dọn vệ sinh khu phố hằng tháng, không tái phạm.",
)
COMMENDED = "Hoàn thành xuất sắc nhiệm vụ Chiến dịch Thanh niên tình nguyện hè"
COMMENDATION_TITLE = "QUYẾT ĐỊNH KHEN THƯỞNG"
COMMENDATION_BODY = "Tặng giấy khen cho mười đoàn viên của phường."
COMMENDATION_FILE = "quyet-dinh-khen-thuong"
BADGE = "Huy hiệu Chiến sĩ tình nguyện"
BADGE_FOR = "Đội trưởng đội hình hướng dẫn dịch vụ công trực tuyến"
UNIT_MERIT = "Chi đoàn có công trình thanh niên tiêu biểu"
WARD_COMMITTEE = "Ban Chấp hành Đoàn phường An Đông"
PROVINCE_COMMITTEE = "Ban Chấp hành Tỉnh đoàn Tân Mỹ (minh họa)"
MISTAKEN_FOR = "Đạt giải ba hội thi tìm hiểu lịch sử địa phương"
AWARD_VOID = "Ghi nhầm sang người khác cùng chi đoàn, đã ghi lại ở hồ sơ đúng."
CONDUCT = "{cases} hồ sơ kỷ luật, {awards} khen thưởng."
# Departures
STAY_REASON = "Đang phụ trách đội văn nghệ, xin ở lại thêm một thời gian"
LEAVE_REASONS = ("Đi làm lưu động theo công trình", "Đi học xa, cuối tuần mới về")
RENEWED = "Công trình kéo dài thêm"
EVIDENCE = "Vắng các buổi sinh hoạt từ đầu quý, đã nhắc ba lần; sổ thu đoàn phí chưa ghi tháng nào trong quý."
ANSWER = "Đoàn viên cho biết bận việc, không có ý kiến khác"
WISHES_OUT = "Chuyển sang công việc không còn thời gian tham gia sinh hoạt"
BRANCH_AGREES = "Chi đoàn đã gặp gỡ, đồng ý theo nguyện vọng"
DEPARTURE_RETURNED = "Ngày vào Đoàn của một đoàn viên không khớp với sổ, nhờ chi đoàn kiểm tra lại."
DEPARTURE_WITHDRAWN = "Đoàn viên đã sinh hoạt trở lại đều đặn."
FAMILY_TOLD = "Gia đình báo tin"
HONOURED = (
    (
        "Ninh Văn Cựu",
        1968,
        "Nguyên bí thư Đoàn phường",
        "Nhiều năm giúp Đoàn phường tổ chức lớp kỹ năng cho thiếu nhi.",
    ),
    ("Tống Thị Hiền Lương", 1975, "Chủ xưởng may tại phường", "Nhận đoàn viên khó khăn vào học nghề, làm việc."),
    ("Khúc Văn Thiện", 1980, "Bác sĩ trạm y tế phường", "Khám sức khỏe tình nguyện cùng Đoàn phường hằng năm."),
)
DEPARTURES = "{count} hồ sơ trưởng thành, hoãn sinh hoạt, rời Đoàn và danh dự."
# Evaluations
ROUND_NOTE = "Theo hướng dẫn đánh giá, xếp loại đoàn viên hằng năm (minh họa)"
DUES = ("on_time", "on_time", "on_time", "late")
SELF_REMARKS = (
    "Chấp hành tốt chủ trương, pháp luật; lối sống lành mạnh.",
    "Hoàn thành công việc được giao ở cơ quan, còn ít học thêm ngoại ngữ.",
    "Tham gia đủ các buổi sinh hoạt và hai đợt tình nguyện của phường.",
    "Đóng đoàn phí đúng hạn, không vi phạm kỷ luật.",
)
RATING_REMARKS = {
    "excellent": "Nòng cốt phong trào, hoàn thành mọi việc được giao",
    "good": "",
    "done": "Đi làm ca nên vắng vài buổi sinh hoạt",
    "not_done": "",
}
EXCELLENT_REASON = "Chi đoàn có công trình thanh niên được phường khen trong năm."
RATING_RETURNED = "Chưa có minh chứng phần việc tháng 7. Bổ sung, hoặc chọn mức hoàn thành tốt."
RATING_REOPENED = "Ghi nhầm số buổi sinh hoạt của người trùng tên."
UNIT_REPORT = "Hoàn thành chương trình công tác năm, duy trì sinh hoạt hằng tháng, kết nạp thêm đoàn viên mới."
EVALUATIONS = "{count} chi đoàn đánh giá đoàn viên."
# Requests for correction
CORRECTIONS_ANSWERED = {
    "temporary_address": "Nhà trọ số 7, tổ 2",
    "talents": "Đàn ghi ta, dẫn chương trình",
    "awards": "Giấy khen của Đoàn trường",
}
CORRECTIONS_REFUSED = {"awards": "Anh/chị gửi ảnh chụp giấy khen để chi đoàn ghi đúng số và ngày."}
CORRECTIONS_NOTE = "Em mới chuyển chỗ trọ từ đầu tháng."
CORRECTIONS_WAITING = {"citizen_id_place": "Bộ Công an", "religion": "buddhism"}
CORRECTIONS_NOTE_AGAIN = "Theo thẻ căn cước mới, em gửi kèm ảnh."
CORRECTIONS_TITLE = "ẢNH CHỤP GIẤY TỜ"
CORRECTIONS_BODY = "Giấy tờ minh họa của đoàn viên."
CORRECTIONS_FILE = "giay-to-kem-de-nghi"
CORRECTIONS = "{count} ô đề nghị sửa hồ sơ."
INVENTED = "Tệp minh họa, người và đơn vị không có thật"
