"""Words of the frame around every page, and sentences that the rooms of this folder share."""

NAV_HOME = "Tổng quan"
NAV_UNITS = "Đơn vị"
NAV_PAPERS = "Sổ văn bản"
NAV_ADMINISTRATION = "Quản trị"
NAV_ACCOUNTS = "Tài khoản, chức vụ"
NAV_JOURNAL = "Nhật ký"
NAV_RULES = "Quy định"
NO_POST = "Chưa giữ chức vụ nào"

NOT_ADMINISTRATOR = (
    "Trang này dành cho người giữ quyền quản trị đơn vị. Cần xem hoặc đổi, nhờ người quản trị của đơn vị hoặc cấp trên."
)
NOT_KEEPER = (
    "Trang này dành cho người quản trị, bí thư và cán bộ của đơn vị cấp trên. Cần làm gì với tài khoản, nhờ một trong "
    "những người ấy."
)
COMMITTEE_NOT_YOURS = (
    "Việc này do người quản trị của đơn vị, hoặc bí thư và cán bộ của đơn vị cấp trên làm. Nhờ một trong những "
    "người ấy."
)
DATE_INVALID = "Không đọc được ngày. Ghi theo dạng 08/10/2026."

# Commands
NO_ACCOUNT = "Không có tài khoản “{username}”. Kiểm tra tên đăng nhập."
NO_UNIT = "Không có đơn vị mã “{code}” trong phạm vi của người làm. Kiểm tra mã đơn vị."
NO_POST_CODE = "Không có chức vụ “{post}”. Chọn một trong: {posts}."
GRANTED = "{name} ({username}) giữ chức vụ {post} ở {unit} từ {day}."
INVITATION = "Liên kết mời, dùng một lần, đến {until}:"
