"""What the record, the roster and the ledger say to people."""

# The ledger
ALREADY_IN_UNIT = "Người này đang sinh hoạt ở chính đơn vị ấy. Chọn đơn vị khác."
NO_OPEN_STAY = "Người này hiện không sinh hoạt chính thức ở đơn vị nào. Xem quá trình sinh hoạt trong hồ sơ."
UNIT_CLOSED = "{unit} đã ngừng hoạt động từ {day}. Chọn đơn vị khác, hoặc một ngày trước đó."
LEDGER_AGREES = "Sổ quá trình sinh hoạt và hồ sơ khớp nhau: {people} người."
LEDGER_DIFFERS = "Hồ sơ số {person}: {column} đang là “{ours}”, theo sổ là “{right}”."
LEDGER_DIFFERENCES = "{count} hồ sơ lệch với sổ quá trình sinh hoạt."

# Values of the record
TOO_LONG = "Ô này nhận nhiều nhất {longest} chữ, đang có {length}. Viết gọn lại, phần còn lại ghi vào ghi chú."
NAME_EMPTY = "Chưa có họ tên. Ghi đủ họ, tên đệm và tên như trong giấy khai sinh."
NOT_A_NAME = "Họ tên chỉ có chữ. Bỏ số, ký hiệu và phần dán nhầm vào ô này."
NOT_AN_EMAIL = "Đây chưa phải địa chỉ thư điện tử. Ghi theo dạng ten@congty.vn."
NOT_A_MEMBER_CODE = "Mã định danh đoàn viên gồm 6 đến 12 chữ số. Đối chiếu lại với danh sách trên phần mềm của Đoàn."
NOT_A_CARD_NUMBER = "Số thẻ đoàn chỉ có chữ số. Ghi lại như in ở mặt trước thẻ."
DATE_TO_COME = "Ngày {date} chưa tới. Kiểm tra lại năm."
CITIZEN_ID_TAKEN = (
    "Số này đã có trong một hồ sơ khác. Xem lại số trên thẻ; nếu đúng, báo đơn vị cấp trên để tìm hồ sơ kia."
)
MEMBER_CODE_TAKEN = "Mã định danh này đã có trong một hồ sơ khác. Xem lại mã trên phần mềm của Đoàn."

# Who may
NO_ROSTER = "Danh sách đoàn viên dành cho ban chấp hành và cán bộ Đoàn. Hồ sơ của anh/chị có trong trang tài khoản."
ADD_NOT_YOURS = "Chỉ bí thư, phó bí thư và cán bộ quản lý đơn vị mới thêm người được. Nhờ bí thư thêm giúp."
EDIT_NOT_YOURS = "Chỉ bí thư, phó bí thư và cán bộ quản lý đơn vị mới sửa hồ sơ được. Nhờ bí thư sửa giúp."
VOID_NOT_YOURS = "Chỉ bí thư, phó bí thư và cán bộ quản lý đơn vị mới đánh dấu ghi nhầm được."
RECORD_IS_VOID = "Hồ sơ này đã được đánh dấu ghi nhầm nên không sửa nữa."
FIELD_NOT_YOURS = (
    "Thông tin này chỉ người được giao quyền xem thông tin hạn chế mới mở được. Hỏi bí thư hoặc Đoàn cấp trên."
)
EXPORT_NOT_YOURS = (
    "Chức vụ của anh/chị chưa được giao quyền xuất danh sách này. Nhờ bí thư hoặc cán bộ Đoàn cấp trên xuất giúp."
)

# The roster
SECTOR = "Khối"
GENDER = "Giới tính"
AGE = "Tuổi"
TURNING = "Tuổi trưởng thành"
SOON = "Sắp đến"
PARTY = "Đảng viên"
IN_PARTY = "Đã vào Đảng"
NOT_IN_PARTY = "Chưa vào Đảng"
LISTED_POST = "Chức vụ theo danh sách"
COMPLETENESS = "Hồ sơ"
COMPLETE = "Đủ"
INCOMPLETE = "Còn thiếu"
LACKS = "Thiếu {what}"
UNKNOWN = "Chưa ghi"
UNIT = "Đơn vị"
STANDING = "Tư cách"

# The monthly summaries
ROLLUPS_COMPUTED = "Đã tính lại số liệu tháng: {rows} dòng."
ROLLUP_DIFFERS = "{unit}, tháng {month}: số liệu lưu khác số liệu tính lại."
ROLLUPS_AGREE = "Số liệu tháng khớp với kết quả tính lại."
SEARCH = "Tìm"
SEARCH_ALL = "Tên không dấu, số thẻ, 4 số cuối điện thoại"
SEARCH_SOME = "Tên không dấu, mã đoàn viên, 4 số cuối điện thoại"
NO_SUCH_UNIT = "Không có đơn vị nào mang mã “{code}” trong phạm vi của anh/chị. Danh sách dưới đây là của cả đơn vị."
FILTER_NOT_YOURS = {
    "ethnicity": "Không lọc theo dân tộc: phần này cần quyền xem thông tin hạn chế trên cả danh sách.",
    "religion": "Không lọc theo tôn giáo: phần này cần quyền xem thông tin hạn chế trên cả danh sách.",
}
TAB_ALL = "Tất cả"
TAB_TURNING = "Sắp 30 tuổi"
TAB_MISSING = "Hồ sơ thiếu"
TAB_YOUTHS = "Thanh niên"
TAB_LEFT = "Đã rời Đoàn"
TAB_VOID = "Ghi nhầm"
