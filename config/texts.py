"""What the commands tell the person at the terminal."""

DEMO_ONLY_BY_ITS_COMMAND = "Bản dùng thử chạy bằng lệnh `manage.py demo`, không cần đặt APP_MODE hay tệp cấu hình khác."
DEMO_ONLY_HERE = (
    "Bản dùng thử chỉ mở ở 127.0.0.1 vì ai vào được trang cũng đăng nhập được. "
    "Bỏ {what}; muốn đổi cổng thì thêm --port N. Để nhiều người cùng dùng, xem docs/running.md."
)
DEMO_PORT_TAKEN = "Cổng {port} đang có chương trình khác dùng. Tắt chương trình đó, hoặc chạy lại với --port {other}."
DEMO_ASK_FRESH = "Xóa toàn bộ dữ liệu dùng thử và tạo lại từ đầu? Gõ có để xóa: "
DEMO_YES = ("có", "co", "yes", "y")
DEMO_KEPT = "Dữ liệu được giữ nguyên."
DEMO_NOBODY_ANSWERS = "Chưa xóa gì vì không có ai trả lời. Thêm --no-input để xóa mà không hỏi."
DEMO_IN_USE = "Bản dùng thử đang chạy ở một cửa sổ khác. Dừng nó bằng Ctrl-C rồi chạy lại."
DEMO_PREPARING = "Đang chuẩn bị cơ sở dữ liệu"
DEMO_SEEDING = "Đang tạo dữ liệu mẫu"
DEMO_STARTING = "Đang mở ứng dụng"
DEMO_READY = "Ba Chủ Động đang chạy tại {address}"
DEMO_ACCOUNTS = "Tài khoản dùng thử (bấm vào tên ở trang đăng nhập, không cần mật khẩu):"
DEMO_MEMBER = "Đoàn viên"
DEMO_HOW_TO_STOP = "Nhấn Ctrl-C để dừng. Dữ liệu được giữ cho lần sau."
DEMO_STOPPED = "Đã dừng."
DEMO_FAILED = "Không mở được ứng dụng: {program} dừng ngay khi vừa chạy. Xem dòng lỗi ở trên."
DEMO_SLOW = "Ứng dụng chưa trả lời sau {seconds} giây. Xem dòng lỗi ở trên rồi chạy lại."
PERIODIC = {"done": "Đã làm: {name}", "failed": "Chưa làm được: {name}. Xem nhật ký máy chủ."}

# Wrong settings: which variable, why, how to mend

MUST_BE = "{name} {expected}. Sửa rồi chạy lại."
EXPECTED = {
    "APP_MODE": "phải là development, demo hoặc production",
    "APP_BEHIND_PROXY": "phải là true hoặc false",
    "MAIL_URL": "phải có dạng smtp://tên:mật-khẩu@máy:587 hoặc smtps://tên:mật-khẩu@máy:465",
    "MAIL_FROM": "phải là địa chỉ thư của người gửi, ví dụ Ba Chủ Động <doan@tinhdoan.vn>",
    "APP_ORIGINS": "phải là các địa chỉ có http:// hoặc https:// ở đầu, cách nhau bằng dấu phẩy",
}
DEMO_WITH_DATABASE = "Bản dùng thử tự mở cơ sở dữ liệu riêng. Bỏ biến DATABASE_URL rồi chạy lại."
PRODUCTION_NEEDS = "Bản chạy thật cần biến {names}. Xem docs/running.md."
ANY_HOST = "APP_HOSTS phải là tên máy cụ thể, không có dấu *. Ghi tên mà người dùng gõ trên trình duyệt."
WEAK_SIGNING_KEY = (
    "APP_SIGNING_KEY phải là chuỗi ngẫu nhiên ít nhất {length} ký tự. Tạo bằng lệnh trong docs/running.md."
)
HALF_OF_THE_KEYS = "Các khóa đi cùng nhau: còn thiếu {names}. Xem docs/running.md."
KEYS_OF_ONE_NAME = "APP_ENCRYPTION_KEYS có hai khóa trùng tên. Đặt cho mỗi khóa một tên riêng."
KEYS_UNNAMED = "APP_ENCRYPTION_KEYS là danh sách tên:khóa cách nhau bằng dấu phẩy, tên dài 1 đến 8 ký tự."
KEY_NOT_BASE64 = "{name} phải là 32 byte viết theo base64. Tạo bằng lệnh trong docs/running.md."
KEY_NOT_32 = "{name} phải là 32 byte viết theo base64, đang là {length} byte. Tạo bằng lệnh trong docs/running.md."
KEYS_BROKEN = (
    "Tệp khóa {path} bị hỏng nên không đọc được dữ liệu đã mã hóa. Khôi phục tệp từ bản sao lưu; "
    "nếu không cần dữ liệu cũ thì xóa cả thư mục chứa tệp."
)
NO_DATA_DIR = "Không ghi được vào thư mục {path}. Sửa quyền của thư mục, hoặc đặt APP_DATA_DIR là thư mục khác."
NOT_AN_ADDRESS = "{name} phải là địa chỉ dạng postgres://vai:mật-khẩu@máy:cổng/tên. Sửa rồi chạy lại."
ONE_ROLE = (
    "Bản chạy thật cần DATABASE_OWNER_URL với một vai khác vai của DATABASE_URL, "
    "để ứng dụng không sửa được nhật ký. Xem docs/running.md."
)
