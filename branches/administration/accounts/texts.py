"""Words of sign-in, invitations and the holder's own account."""
# ruff: noqa: S105 -- sentences about passwords hold none

from django.utils.safestring import mark_safe

ACTS = {
    "accounts.account.created": "Lập tài khoản",
    "accounts.account.edited": "Sửa thông tin tài khoản",
    "accounts.account.switched_off": "Ngừng tài khoản",
    "accounts.account.switched_on": "Mở lại tài khoản",
    "accounts.link.made": "Lập liên kết đăng nhập",
    "accounts.link.used": "Đặt mật khẩu bằng liên kết",
    "accounts.password.changed": "Đổi mật khẩu",
    "accounts.password.reset": "Đặt lại mật khẩu qua thư",
}

# Sign-in
LOGIN_LABEL = "Tên đăng nhập, thư điện tử hoặc số điện thoại"
PASSWORD_LABEL = "Mật khẩu"
LOGIN_MISSING = "Chưa có tên đăng nhập. Ghi tên đăng nhập, thư điện tử hoặc số điện thoại."
PASSWORD_MISSING = "Chưa có mật khẩu. Ghi mật khẩu của tài khoản."
SIGN_IN_ERROR_HEADING = "Chưa đăng nhập được"
WRONG_NAME_OR_PASSWORD = (
    "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại; quên mật khẩu thì "
    "nhờ cấp trên lập liên kết mới."
)
TOO_MANY_ATTEMPTS = (
    "Đã thử sai quá nhiều lần nên phải đợi. Thử lại sau 5 phút, hoặc nhờ cấp trên lập liên kết đặt lại mật khẩu."
)
ACCOUNT_OFF = "Tài khoản này đã ngừng dùng. Cần dùng lại thì nhờ người quản trị đơn vị hoặc cấp trên mở lại."
NOT_STAFF = "Trang hệ thống chỉ dành cho người chủ hệ thống. Cần xem gì ở đó, nhờ người chủ hệ thống."
SIGNED_OUT = "Đã đăng xuất."

# Passwords
NEW_PASSWORD_LABEL = "Mật khẩu mới"
NEW_PASSWORD_AGAIN_LABEL = "Nhập lại mật khẩu mới"
CURRENT_PASSWORD_LABEL = "Mật khẩu đang dùng"
PASSWORD_HELP = mark_safe("Ít nhất 10 ký tự, không chỉ toàn chữ số, không giống tên hay thư điện tử của mình.")
PASSWORDS_DIFFER = "Hai lần nhập mật khẩu chưa giống nhau. Nhập lại ô này."
NEW_PASSWORD_MISSING = "Chưa có mật khẩu mới. Ghi mật khẩu từ 10 ký tự."
AGAIN_MISSING = "Chưa nhập lại mật khẩu. Ghi lại đúng mật khẩu ở ô trên."
CURRENT_PASSWORD_MISSING = "Chưa có mật khẩu đang dùng. Ghi mật khẩu đang dùng để đổi."
CURRENT_PASSWORD_WRONG = "Mật khẩu đang dùng chưa đúng. Nhập lại, hoặc nhờ cấp trên lập liên kết đặt lại."
PASSWORD_CHANGED = "Đã đổi mật khẩu. Các máy khác đang đăng nhập bằng mật khẩu cũ đã bị đăng xuất."
PASSWORD_CHOSEN = "Đã đặt mật khẩu và đăng nhập."
PASSWORD_RESET_DONE = "Đã đặt mật khẩu mới. Đăng nhập bằng mật khẩu ấy."

# Reset by mail
MAIL_LABEL = "Thư điện tử của tài khoản"
MAIL_MISSING = "Chưa có địa chỉ thư điện tử. Ghi địa chỉ đã gắn với tài khoản."
TOO_MANY_MAILS = "Đã xin quá nhiều lần nên phải đợi. Thử lại sau 1 phút."
RESET_SENT = (
    "Nếu có tài khoản gắn với địa chỉ này, thư kèm liên kết đặt lại mật khẩu đã được gửi đi. Không thấy thư thì xem "
    "mục thư rác, hoặc nhờ cấp trên lập liên kết."
)

# Profile
NAME_LABEL = "Họ và tên"
EMAIL_LABEL = "Thư điện tử"
PHONE_LABEL = "Điện thoại"
USERNAME_LABEL = "Tên đăng nhập"
USERNAME_HELP = "Chữ không dấu, số và . @ + - _"
EMAIL_HELP = "Để đăng nhập, nhận liên kết và đặt lại mật khẩu. Không có thì để trống."
PHONE_HELP = "Để đăng nhập thay tên. Không có thì để trống."
NAME_TOO_SHORT = "Họ và tên quá ngắn. Ghi đủ họ và tên."
NAME_MISSING = "Chưa có họ và tên. Ghi đủ họ và tên của người dùng tài khoản."
NAME_TOO_LONG = "Họ và tên dài quá 120 chữ. Ghi gọn lại."
USERNAME_MISSING = "Chưa có tên đăng nhập. Ghi một tên không dấu, ví dụ nguyen.van.an."
USERNAME_TOO_LONG = "Tên đăng nhập dài quá 60 chữ. Chọn tên ngắn hơn."
TAKEN = {
    "username": "Tên đăng nhập này đã có người dùng. Chọn tên khác.",
    "email": "Thư điện tử này đã gắn với một tài khoản khác. Ghi địa chỉ khác, hoặc để trống.",
    "phone": "Số điện thoại này đã gắn với một tài khoản khác. Ghi số khác, hoặc để trống.",
}
ACCOUNTS_OF = "Tài khoản của {unit}"
PROFILE_SAVED = "Đã lưu thông tin tài khoản."
NOT_YOUR_UNIT = "Anh/chị không còn giữ chức vụ ở đơn vị vừa chọn, nên vẫn xem đơn vị cũ."

# Accounts of a unit
ACCOUNT_NOT_YOURS = (
    "Tài khoản này do người quản trị hoặc đơn vị cấp trên của đơn vị ấy giữ. Nhờ họ mời, đặt lại mật khẩu, ngừng "
    "hay mở."
)
ACCOUNT_ELSEWHERE = (
    "Người này còn giữ chức vụ ở đơn vị ngoài phạm vi của anh/chị. Nhờ cấp trên chung của các đơn vị ấy làm việc này."
)
ACCOUNT_HAS_MORE_RIGHTS = (
    "Người này có quyền mà anh/chị không có ({grants}). Nhờ người quản trị, hoặc bí thư, cán bộ có đủ quyền ấy."
)
OWN_ACCOUNT = "Đây là tài khoản của chính mình. Đổi mật khẩu ở trang Tài khoản của tôi; muốn ngừng thì nhờ cấp trên."
ACCOUNT_OF_INSTALLATION = "Tài khoản này do người chủ hệ thống giữ."
OFF_ALREADY = "Tài khoản này đã ngừng rồi."
ON_ALREADY = "Tài khoản này đang dùng."
LINK_FOR_ACCOUNT_OFF = "Tài khoản này đang ngừng. Mở lại tài khoản rồi mới lập liên kết."
SWITCHED_OFF = "Đã ngừng tài khoản của {name}. Người này đã bị đăng xuất khỏi mọi máy."
SWITCHED_ON = "Đã mở lại tài khoản của {name}."
STATE_ON = "Đang dùng"
STATE_OFF = "Đã ngừng"
STATE_NEW = "Chưa mời"
STATE_INVITED = "Đã mời"
STATE_LATE = "Lời mời quá hạn"

# Mail
INVITATION_SUBJECT = "Mời dùng phần mềm Ba Chủ Động"
RESET_SUBJECT = "Đặt lại mật khẩu Ba Chủ Động"
