"""What requests to correct a record say to people."""

TITLE = "Đề nghị sửa hồ sơ"
KIND_NAME = "Đề nghị sửa"

# Why not
LIST_NOT_YOURS = "Danh sách này dành cho bí thư chi đoàn và Đoàn cấp trên. Đề nghị của mình xem ở trang “Của tôi”."
NOT_OWN = "Chỉ chính đoàn viên đề nghị sửa hồ sơ của mình. Bí thư chi đoàn thì sửa thẳng trong hồ sơ."
NOT_YOURS = "Chỉ người quản lý {unit} trả lời đề nghị này."
FIELD_NOT_YOURS = "Ô này có khóa: cần người mở được ô có khóa trả lời."
SENT_NOT_YOURS = "Ghi chú và tệp này kèm đề nghị về ô có khóa. Chỉ người mở được các ô ấy mới xem."

# Asking
ASK_ERROR_HEADING = "Chưa gửi được"
READ_AT_MISSING = "Trang này đã cũ. Tải lại trang rồi sửa."
NOTE_LABEL = "Ghi chú cho bí thư"
NOTE_HELP = "Căn cứ vào đâu, ví dụ: theo giấy khai sinh, thẻ căn cước mới."
NOTE_LONG = "Ghi chú dài quá {most} chữ. Viết gọn lại."
SCAN_LABEL = "Ảnh hoặc bản chụp giấy tờ"
SCAN_HELP = "Không bắt buộc. Chỉ người trả lời đề nghị này xem được."
WAITS_ALREADY = "Đang chờ trả lời: {value}."
WAITS_TO_BE_EMPTY = "để trống"
NOTHING_DIFFERS = "Chưa có ô nào khác với hồ sơ hoặc với đề nghị đang chờ, nên chưa gửi gì. Sửa ô chưa đúng rồi gửi."
ASKED = "Đã gửi đề nghị sửa {count} ô. Bí thư chi đoàn sẽ xem và trả lời từng ô."
WITHDRAWN = "Đã rút đề nghị sửa ô “{field}”."
REPLACED = "Thay bằng đề nghị mới hơn"

WITHDRAWN_TOO_LATE = "Đề nghị này vừa được trả lời nên không rút được nữa. Xem trả lời bên dưới."

# Answering
ANSWER_ERROR_HEADING = "Chưa trả lời được"
LATER, ACCEPT, REFUSE = "Để sau", "Đồng ý sửa", "Không sửa"
REASON_LABEL = "Lý do: {field}"
REASON_MISSING = "Chưa có lý do. Ghi một câu để đoàn viên biết vì sao và cần gì thêm."
REASON_LONG = "Lý do dài quá {most} chữ. Viết gọn lại."
NOTHING_CHOSEN = "Chưa trả lời ô nào. Chọn “Đồng ý sửa” hoặc “Không sửa” ở ít nhất một ô."
WRONG_CHOICE = "Chọn lại một trong ba cách trả lời."
CHANGED_MEANWHILE = "Ô này vừa được sửa trong hồ sơ. Xem lại giá trị hiện nay rồi trả lời."
NOT_WRITTEN = "Hồ sơ chưa ghi được ô này: đoàn viên hiện không sinh hoạt chính thức ở đơn vị nào."
SOMEBODY_WAS_FASTER = "Đề nghị này vừa được người khác trả lời, hoặc đoàn viên vừa rút. Xem lại phần còn chờ bên dưới."
SAID_ANSWERED = "Đã trả lời {count} ô cho {name}."
SAID_CLOSED = "Đã khép các ô mà hồ sơ đã ghi đúng như đề nghị."

# Values
EMPTY = "Để trống"
HIDDEN = "Đã ẩn"

# States
STATUS_KINDS = {"waiting": "info", "accepted": "ok", "refused": "warn", "withdrawn": "none", "overtaken": "ok"}
TAB_WAITING = "Đang chờ"
TAB_ANSWERED = "Đã xong"

# On other pages
MARK = "Đề nghị sửa"
MARK_SENTENCE = "Có đề nghị sửa hồ sơ đang chờ trả lời."
MARK_LINK = "Xem và trả lời"
TIE = "Có đề nghị sửa hồ sơ đang chờ trả lời. Trả lời trước."
TODO = "Trả lời đề nghị sửa hồ sơ"
TODO_ABOUT = "{name} · {count} ô · {unit}"

# Names of the acts in the journal
ACTS = {
    "members.correction.asked": "Đề nghị sửa hồ sơ",
    "members.correction.withdrawn": "Rút đề nghị sửa hồ sơ",
    "members.correction.answered": "Trả lời đề nghị sửa hồ sơ",
}
