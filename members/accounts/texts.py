"""Every sentence of the accounts of members."""

TITLE = "Tài khoản của đoàn viên"
NOT_YOURS = (
    "Tài khoản của đoàn viên do chi đoàn đang quản lý hồ sơ và cấp trên của chi đoàn lo. Anh/chị chỉ xem được hồ sơ."
)
RECORD_IS_VOID = "Hồ sơ này ghi nhầm, không dùng nữa."
HAS_ONE = "Hồ sơ này đã có tài khoản. Gỡ tài khoản ra rồi mới gắn tài khoản khác."
HAS_NONE = "Hồ sơ này chưa có tài khoản nào."
NOT_AROUND = "Tài khoản này không giữ chức vụ ở đây, đã ngừng, hoặc đã gắn với hồ sơ khác. Chọn lại trong danh sách."
HOLDS_POST = (
    "Người này giữ chức vụ: liên kết đặt mật khẩu do nơi lo tài khoản của đơn vị lập, ở trang tài khoản của đơn vị."
)
OWN_LINK = "Đây là tài khoản của chính anh/chị. Đổi mật khẩu ở trang tài khoản của tôi."
ACCOUNT_OFF = "Tài khoản này đang ngừng. Nhờ nơi lo tài khoản của đơn vị mở lại."
OF_INSTALLATION = "Tài khoản này thuộc về máy chủ, không gắn với hồ sơ và không lập liên kết ở đây được."

CHOICE_LABEL = "Tài khoản đang có"
CHOICE_EMPTY = "Chọn tài khoản"
CHOICE_MISSING = "Chưa chọn tài khoản nào."
CHOICE_WRONG = NOT_AROUND

MADE = "Đã lập tài khoản cho {name}. Gửi liên kết này cho đúng người."
TIED = "Đã gắn tài khoản {username} với hồ sơ của {name}."
UNTIED = "Đã gỡ tài khoản {username} khỏi hồ sơ của {name}. Tài khoản vẫn còn, chỉ không thấy hồ sơ này nữa."

ACTS = {
    "members.account.tied": "Gắn tài khoản với hồ sơ",
    "members.account.untied": "Gỡ tài khoản khỏi hồ sơ",
}
