"""Sentences for people about workbooks without a list."""

NOT_DETECTED = {
    "empty": "Các trang tính đang hiện của tệp không có ô nào ghi dữ liệu. Nếu danh sách ở trang tính ẩn, hãy cho "
    "hiện trang đó, lưu rồi tải lên lại.",
    "no_header": "Không tìm thấy hàng tiêu đề của danh sách trong {rows} hàng đầu của các trang tính đang hiện. "
    "Ghi tên cột, ít nhất là “{column}”, ngay trên danh sách rồi tải lên lại.",
    "no_people": "Trang tính “{sheet}” có hàng tiêu đề nhưng bên dưới không có dòng nào của danh sách. Kiểm tra lại "
    "xem đã chọn đúng tệp chưa.",
}
