"""Words of posts: who holds them, who gives them."""

ACTS = {
    "positions.position.begun": "Giao chức vụ",
    "positions.position.ended": "Kết thúc chức vụ",
}

# Refusals
POST_GIVES_MORE = (
    "Chức vụ này có quyền mà anh/chị không có ở đơn vị ấy ({grants}). Nhờ bí thư hoặc cán bộ của đơn vị cấp trên có đủ "
    "quyền."
)
POST_GIVES_NOTHING = "Chức vụ này chưa được cấp quyền gì ở loại đơn vị ấy. Chọn chức vụ khác."
UNIT_CLOSED = "Đơn vị này đã ngừng hoạt động nên không giao chức vụ mới."
ENDED_ALREADY = "Chức vụ này đã kết thúc từ trước. Tải lại trang để xem."
ACCOUNT_OFF = "Tài khoản của người này đang ngừng. Mở lại tài khoản rồi giao chức vụ."
BUILT_IN = "Tài khoản này không giữ chức vụ."
ENDS_BEFORE_BEGINNING = "Ngày kết thúc đứng trước ngày bắt đầu ({begins}). Ghi ngày từ đó trở đi."
BEGINS_TOO_FAR = "Ngày bắt đầu xa quá: chỉ ghi trước được 1 năm. Sửa lại ngày."
BEGINS_TOO_EARLY = "Ngày bắt đầu sớm quá: từ năm 1931 trở đi. Sửa lại năm."

# The form
ACCOUNT_LABEL = "Người được giao"
NEW_ACCOUNT = "Người chưa có tài khoản: lập tài khoản mới"
POST_LABEL = "Chức vụ"
POST_EMPTY = "Chọn chức vụ"
POST_MISSING = "Chưa chọn chức vụ. Chọn một chức vụ trong danh sách."
BEGINS_LABEL = "Từ ngày"
BEGINS_MISSING = "Chưa có ngày bắt đầu. Ghi theo dạng 08/10/2026."
ENDS_LABEL = "Đến hết ngày"
ENDS_MISSING = "Chưa có ngày kết thúc. Ghi theo dạng 08/10/2026."
ENDS_HELP = "Quyền của chức vụ còn đến hết ngày này. Muốn thôi ngay từ hôm nay thì ghi ngày hôm qua."
TERM_HELP = "Hết nhiệm kỳ. Chưa biết thì để trống."
PAPER_LABEL = "Theo văn bản"
PAPER_HELP = "Số, ngày và cơ quan ban hành. Ví dụ: Quyết định 12-QĐ/ĐTN ngày 01/9/2026."
PAPER_TOO_LONG = "Tên văn bản dài quá 200 chữ. Ghi gọn lại."
EXTRA_LABEL = "Quyền thêm"
EXTRA_HELP = "Ngoài quyền sẵn có của chức vụ. Chỉ giao được quyền mà chính mình đang có ở đơn vị này."

APPOINTED = "Đã giao chức vụ {post} cho {name}."
ENDED = "Đã ghi {name} thôi giữ chức vụ {post} sau ngày {day}."
