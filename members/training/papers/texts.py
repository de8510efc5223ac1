"""What the papers are called in the register; what they say stands in templates/papers/training/."""

REGISTRATION = "Phiếu đăng ký rèn luyện"
RESULT = "Bảng kết quả rèn luyện"
CONFIRMATION = "Thông báo xác nhận kết quả rèn luyện"
MEMBER_SIGNS = "ĐOÀN VIÊN"
OF_PERSON = "{paper} của đồng chí {name}"
OF_YEAR = "{paper} năm {year} của {branch}"
FILE_NAME = "{paper} {name}"
