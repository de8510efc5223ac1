"""What the papers of a departure are called; what they say stands in templates/papers/departures/."""

MINUTES = "Biên bản họp chi đoàn"
DECISION = "Quyết định xóa tên"
AGE_LIST = "Danh sách đoàn viên trưởng thành"
CERTIFICATE = "Giấy chứng nhận trưởng thành Đoàn"
REQUEST = "Đơn, phiếu nguyện vọng"
REQUESTS = {
    "age": "PHIẾU NGUYỆN VỌNG",
    "leave": "ĐƠN XIN HOÃN SINH HOẠT ĐOÀN",
    "own_wish": "ĐƠN XIN RA KHỎI ĐOÀN",
}
ASKS = "ĐOÀN VIÊN"
NOTICE = "Thông báo xét xóa tên"
HONOUR = "Quyết định công nhận đoàn viên danh dự"
OF = "{paper}: {name}"
OF_MANY = "{paper}: {count} người"
CHAIR = "CHỦ TRÌ"
CLERK = "THƯ KÝ"
SECRETLY = "bỏ phiếu kín"
OPENLY = "biểu quyết công khai"
MATTERS = {"struck_off": "xét xóa tên đoàn viên", "age": "xét cho đoàn viên ở lại sinh hoạt"}
MONTHS = "{count} tháng"
TOLD = "{how}, ngày {day}"
BORN = "sinh {birth}"
