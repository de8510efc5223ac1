"""Labels and help of the forms of evaluations."""

UNIT_LABEL = "Đơn vị mở đợt"
UNIT_HELP = "Đợt này dành cho mọi chi đoàn trực thuộc; chi đoàn theo đợt của đơn vị gần nhất."
UNIT_MISSING = "Chưa chọn đơn vị. Chọn một đơn vị trong danh sách."
YEAR_LABEL = "Năm"
CUT_OFF_LABEL = "Ngày chốt danh sách"
CUT_OFF_HELP = "Ai ở chi đoàn nào vào ngày này thì đánh giá ở đó, kể cả khi chuyển đi sau."
OPENS_LABEL = "Chi đoàn bắt đầu từ"
DUE_LABEL = "Số ngày chi đoàn làm"
DUE_HELP = "Tính từ ngày bắt đầu tới hạn gửi cấp trên."
NOTE_LABEL = "Ghi chú"
ROUND_NOTE_HELP = "Số hướng dẫn, kế hoạch của cấp trên nếu có."
BRANCH_LABEL = "Chi đoàn"
REASON_LABEL = "Lý do"
ROWS_LABEL = "Đoàn viên"
PRESENT_LABEL = "Có mặt"
HOW_CHOICES = (("open", "Biểu quyết công khai"), ("secret", "Bỏ phiếu kín"))
ENTITLED_LABEL = "Có quyền biểu quyết"
ENTITLED_HELP = "Chi đoàn có {count} đoàn viên hôm nay."
BEHIND_LABEL = "Gửi trước những người đã đủ, còn lại gửi sau"
BEHIND_HELP = "{count} người chưa đủ mức hoặc số phiếu: {names}."
EXCELLENT_LABEL = "Lý do tỷ lệ xuất sắc cao"
EXCELLENT_HELP = "Xuất sắc {count}/{whole} người ({share}), trên mức khuyến nghị {most}%. Vẫn gửi được."
COMMENT_LABEL = "Ghi chú"
OUTSIDE_LABEL = "Quyết định"
OUTSIDE_CHOICES = (
    ("here", "Ban hành tại đây, có tệp .docx và .pdf"),
    ("outside", "Đã ký bên ngoài, chỉ ghi số và ngày"),
)
NUMBER_LABEL = "Số quyết định"
NUMBER_HELP = "Để trống là lấy số tiếp theo trong sổ, đang là {number}. Đã ký bên ngoài thì ghi số của bản ấy."
DECIDED_LABEL = "Ngày ban hành"
EFFECTIVE_LABEL = "Ngày có hiệu lực"
EFFECTIVE_HELP = "Để trống là ngày ban hành."
ANNOUNCED_LABEL = "Ngày công bố"
SELF_LEVEL_LABEL = "Tự xếp loại"
SELF_LEVEL_CHOOSE = "Chưa tự xếp loại"
SELF_ON_LABEL = "Ngày viết phiếu"
SCAN_LABEL = "Bản chụp phiếu đã ký"
SCAN_HELP = "Không bắt buộc. Tệp mới thay tệp cũ."
TYPED_LABELS = {
    "attendance": "Sinh hoạt: dự bao nhiêu phần trăm",
    "tasks": "Việc được giao: xong bao nhiêu phần trăm",
    "training": "Rèn luyện: mức được xác nhận",
    "dues": "Đoàn phí",
    "discipline": "Kỷ luật",
}
TYPED_HELP = "Chi đoàn ghi khi phần mềm chưa có số liệu; được đánh dấu là ghi tay."
TYPED_CHOOSE = "Chưa rõ"
ANSWER_LABEL = "Nhận xét"
ANSWER_HELP = "Tham gia sinh hoạt, việc được giao, đoàn phí trong thời gian ở chi đoàn."
PROPOSED_LABEL = "Mức đề nghị"
