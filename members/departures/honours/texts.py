"""Words of honorary members (đoàn viên danh dự)."""

KIND_NAME = "Đoàn viên danh dự"

ACTS = {
    "members.honour.opened": "Đề nghị công nhận đoàn viên danh dự",
    "members.honour.edited": "Sửa đề nghị đoàn viên danh dự",
    "members.honour.sent": "Gửi đề nghị đoàn viên danh dự",
    "members.honour.confirmed": "Công nhận đoàn viên danh dự",
    "members.honour.resolved": "Ra quyết định đoàn viên danh dự",
    "members.honour.returned": "Trả lại đề nghị đoàn viên danh dự",
    "members.honour.refused": "Không công nhận đoàn viên danh dự",
    "members.honour.withdrawn": "Thôi đề nghị đoàn viên danh dự",
    "members.honour.ended": "Ghi thôi đoàn viên danh dự",
}
OPEN_TOLD, ENDED_TOLD = "Lập đề nghị", "Thôi đoàn viên danh dự"
EDIT, EDIT_LEAD, EDIT_TOLD = "Sửa đề nghị", "Sửa những gì đã ghi lúc lập.", "Sửa đề nghị"
SEND, SEND_LEAD, SEND_TOLD = (
    "Gửi đề nghị",
    "Đề nghị sang cấp trên và không sửa được nữa, trừ khi bị trả lại.",
    "Gửi đề nghị công nhận",
)
CONFIRM, CONFIRM_LEAD, CONFIRM_TOLD = (
    "Công nhận",
    "Một quyết định cho mọi người được chọn. Đoàn viên danh dự đứng ở danh sách riêng, không tính vào số đoàn viên.",
    "Công nhận đoàn viên danh dự",
)
RETURN, RETURN_LEAD, RETURN_TOLD = "Trả lại, ghi lý do", "Đơn vị đề nghị bổ sung rồi gửi lại.", "Trả lại bổ sung"
REFUSE, REFUSE_LEAD, REFUSE_TOLD = (
    "Không công nhận",
    "Hồ sơ kết thúc. Muốn xét lại thì lập đề nghị mới.",
    "Không công nhận",
)
WITHDRAW, WITHDRAW_LEAD, WITHDRAW_TOLD = (
    "Thôi đề nghị",
    "Hồ sơ kết thúc. Muốn xét lại thì lập đề nghị mới.",
    "Thôi đề nghị",
)

# Why not, and what is missing
NOT_YOURS = "Chỉ người quản lý hồ sơ của đơn vị hoặc cấp trên mới đề nghị được."
LIST_NOT_YOURS = "Danh sách này dành cho bí thư, ban chấp hành và cán bộ phụ trách đơn vị."
STEP_OF_UNIT = "Bước này của {unit}: cần người quản lý hồ sơ của đơn vị hoặc cấp trên."
STEP_OF_BASE = "Bước này của {unit}: cần người có quyền xác nhận ở đó hoặc ở cấp trên."
STEP_PASSED = "Hồ sơ đang ở bước “{now}”, không làm việc này được nữa."
END_NOT_YOURS = "Thôi công nhận là việc của {unit}: cần người có quyền xác nhận ở đó hoặc ở cấp trên."
ENDED_ALREADY = "Người này đã thôi là đoàn viên danh dự từ {day}."
RESOLUTION_LATER = "Chưa công nhận. Quyết định ban hành cùng lúc với việc công nhận."
NO_SUPERIOR = "{unit} không có cấp trên nào để công nhận. Đặt đơn vị vào cây đơn vị trước."
RECORD_IS_VOID = "Hồ sơ người này đã đánh dấu ghi nhầm, không lập việc mới được."
HAS_DIED = "Hồ sơ ghi người này đã từ trần, nên không đề nghị danh dự. Xem lại có đúng hồ sơ không."
UNIT_CLOSED = "{unit} đã ngừng hoạt động. Chọn đơn vị khác."
OTHER_BASES = "Các hồ sơ này thuộc nhiều nơi công nhận. Chọn riêng hồ sơ của từng nơi."
NAME_MISSING = "Chưa có họ tên. Ghi đủ họ, tên đệm và tên."
MERIT_MISSING = "Chưa ghi đóng góp. Ghi một vài câu để cấp trên xét."
UNIT_MISSING = "Chưa chọn đơn vị đề nghị. Chọn một đơn vị trong danh sách."
UNIT_UNKNOWN = "Không có đơn vị này trong các đơn vị anh/chị quản lý. Xem mã ở trang đơn vị."
PERSON_UNKNOWN = "Không mở được hồ sơ cá nhân này. Đề nghị theo tên, hoặc chọn lại từ hồ sơ."
YEAR_WRONG = "Năm sinh gồm bốn chữ số, từ 1900 tới nay."
IN_FUTURE = "Ngày này chưa tới. Ghi sau khi việc đã xong."
BEFORE_BEGIN = "Ngày thôi đứng trước ngày được công nhận ({day}). Kiểm tra lại ngày."
REASON_MISSING = "Chưa có lý do. Ghi một câu để người sau hiểu."
OPENED_TOO_EARLY = "Ngày ban hành đứng trước ngày lập đề nghị ({day}). Kiểm tra lại ngày."
OUTSIDE_EARLIER = "Quyết định đã ký bên ngoài có thể sớm hơn: chọn “Đã ký bên ngoài”."

# Labels
UNIT_LABEL, UNIT_CHOOSE = "Đơn vị đề nghị", "Chọn đơn vị"
UNIT_BY_CODE = "Ghi mã đơn vị, xem ở trang đơn vị."
NAME_LABEL = "Họ và tên"
NAME_HELP = "Người không phải đoàn viên cũng được. Tên này không vào danh sách đoàn viên hay thanh niên."
YEAR_LABEL = "Năm sinh"
WORKPLACE_LABEL = "Chức vụ, nơi công tác, nơi ở"
MERIT_LABEL = "Đóng góp cho Đoàn và thanh niên"
MERIT_HELP = "Để cấp trên xét; không in trong quyết định."
ENDED_LABEL = "Thôi từ ngày"
REASON_LABEL = "Lý do"
COMMENT_LABEL = "Ghi chú"

# The pages
STEP_OPEN, STEP_SEND, STEP_CONFIRM = "Lập đề nghị", "Gửi cấp trên", "{unit} công nhận"
STEP_HERE = "Đang ở đây"
LEAD = "{unit} đề nghị, {base} công nhận"
RESOLVED = "{reference} ngày {day}, hiệu lực từ {effective}"
REQUEST = "Tờ trình, lý lịch trích ngang"
COLUMN_UNIT, COLUMN_BASE = "Đơn vị đề nghị", "Nơi công nhận"
TABS = {"dang-la": "Đang là", "da-thoi": "Đã thôi", "theo-danh-sach": "Theo danh sách"}
EMPTY = {
    "dang-la": ("Chưa có ai", "Đơn vị đề nghị, cấp trên công nhận thì người ấy đứng ở đây."),
    "da-thoi": ("Chưa có ai", "Chưa ai thôi là đoàn viên danh dự."),
    "theo-danh-sach": ("Không có ai", "Không hồ sơ nào mang dấu đoàn viên danh dự theo danh sách đã nhập."),
}
LISTED = "Theo danh sách đã nhập hoặc hồ sơ ghi; phần mềm chưa có quyết định."
NO_CASES = "Chưa có đề nghị nào"
NO_CASES_WHY = "Đơn vị đề nghị người có nhiều đóng góp cho Đoàn; cấp trên trực tiếp công nhận bằng một quyết định."
DO_OPEN = "Đề nghị đoàn viên danh dự"
OPENED_NOW = "Đã lập đề nghị {number}."
ENDED_NOW = "Đã ghi {name} thôi là đoàn viên danh dự."
MARK, MARK_SENTENCE = "Danh dự", "Đoàn viên danh dự từ {day}, theo {reference}."
LISTED_MARK = "Danh dự theo danh sách"
NAMED_BY = "{reference} · từ {day}"
TIE = "Người này có tên ở hồ sơ đoàn viên danh dự {number}. Thôi đề nghị, hoặc ghi thôi danh dự trước."
NAMED_ALREADY = "Người này đã có tên ở hồ sơ đoàn viên danh dự {number}."
