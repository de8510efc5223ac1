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
