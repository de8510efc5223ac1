"""What the record, the roster and the ledger say to people."""

# The ledger
ALREADY_IN_UNIT = "Người này đang sinh hoạt ở chính đơn vị ấy. Chọn đơn vị khác."
NO_OPEN_STAY = "Người này hiện không sinh hoạt chính thức ở đơn vị nào. Xem quá trình sinh hoạt trong hồ sơ."
UNIT_CLOSED = "{unit} đã ngừng hoạt động từ {day}. Chọn đơn vị khác, hoặc một ngày trước đó."
PLANNED = "{what}{case}. Hủy việc ấy trước, hoặc đợi qua ngày đó rồi ghi tiếp."
BY_CASE = " theo hồ sơ {case}"
WILL_MOVE = "Sẽ chuyển đến {unit} ngày {day}"
WILL_COME = "Sẽ vào {unit} ngày {day}"
WILL_LEAVE = "Sẽ rời danh sách vì {reason} ngày {day}"
MARK_WILL_MOVE = "Sẽ chuyển {day}"
MARK_WILL_LEAVE = "Sẽ rời {day}"
GUEST_MARKS = {"temporary": "Tạm thời nơi khác", "residential": "Có nơi cư trú"}
GUEST_AT = {
    "temporary": "Đang sinh hoạt tạm thời tại {unit} từ {since}",
    "residential": "Sinh hoạt nơi cư trú tại {unit} từ {since}",
}
EXPECTED_TO = ", dự kiến đến hết {day}"
SHOULD_HAVE_ENDED = ", đã quá ngày dự kiến kết thúc {day}"
NOTHING_PLANNED = "Không có thay đổi nào của hồ sơ {case} còn chờ tới ngày, nên không có gì để hủy."
ALREADY_BEGUN = "Việc này đã có hiệu lực từ ngày {day} nên không hủy được nữa. Lập một hồ sơ mới để chuyển lại."
CANCELLED_CASE = "Hủy trước ngày hiệu lực, hồ sơ {case}"
ATTACHED_AT_HOME = "Người này sinh hoạt chính thức ở chính {unit}. Chọn đơn vị khác."
ENDS_TOO_EARLY = "Ngày dự kiến kết thúc đứng trước ngày bắt đầu {day}. Chọn ngày muộn hơn."
STAY_HAS_ENDED = "Thời gian sinh hoạt này đã ghi kết thúc ngày {day}. Lập hồ sơ mới nếu cần sinh hoạt tiếp."
EARLY_REASON_MISSING = "Ngày này sớm hơn ngày mặc định {day}. Ghi lý do tính sớm hơn, hoặc để ngày mặc định. {changes}"
MONTHS_CHANGE = "Báo cáo tăng, giảm tháng {months} thay đổi theo."
EARLY_HELP = "Chỉ cần khi ngày sớm hơn mặc định. Để trống mà lưu thì biết báo cáo, đợt đánh giá nào thay đổi."
MONTHS_SPAN = "{first} đến {last}"
TOO_FAR_AHEAD = "Ngày này cách đây hơn một năm. Kiểm tra lại năm."
BEFORE_OPENING = "{unit} lập ngày {day}. Chọn ngày ấy hoặc muộn hơn."
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
NO_ROSTER = "Danh sách đoàn viên dành cho ban chấp hành và cán bộ Đoàn. Hồ sơ của anh/chị mở được từ trang Tổng quan."
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
EVERYTHING = "Tất cả"
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
BIRTHDAY = "Sinh nhật tháng"
FILTER_NOT_YOURS = {
    "ethnicity": "Không lọc theo dân tộc: phần này cần quyền xem thông tin hạn chế trên cả danh sách.",
    "religion": "Không lọc theo tôn giáo: phần này cần quyền xem thông tin hạn chế trên cả danh sách.",
}
TAB_ALL = "Tất cả"
TAB_TURNING = "Sắp {age} tuổi"
TAB_MISSING = "Hồ sơ thiếu"
TAB_YOUTHS = "Thanh niên"
TAB_LEFT = "Đã rời Đoàn"
TAB_VOID = "Ghi nhầm"
GUEST_TABS = {"temporary": "Tạm thời tại đây", "residential": "Nơi cư trú tại đây"}

# The record
MEMBERS = "Đoàn viên"
YES = "Có"
HIDDEN = "Đã ẩn"
NOTHING_WRITTEN = "Chưa ghi"
LACKING = "Còn thiếu"
LACKS_COUNT = "Còn thiếu {count} mục"
HONORARY = "Đoàn viên danh dự"
ACTIVE = "Đang sinh hoạt"
OWN_PAPER_NAME = "Văn bản {reference}"
DO_OWN_PAGE = "Trang của tôi"
YOUTH = "Thanh niên"
VOID = "Ghi nhầm"
LEFT_BY = {
    "moved_out": "Đã chuyển đi",
    "came_of_age": "Đã trưởng thành",
    "struck_off": "Đã xóa tên",
    "expelled": "Đã khai trừ",
    "own_wish": "Đã xin ra khỏi Đoàn",
    "died": "Đã từ trần",
}
DO_COMPLETE = "Bổ sung {count} mục còn thiếu"
DO_EDIT = "Sửa hồ sơ"
DO_VOID = "Đánh dấu ghi nhầm"
STAY_BEGAN = "{reason}: {unit}"
STAY_ENDED = "{reason} khỏi {unit}"
STAY_WILL_END = "Sẽ rời {unit}: {reason}"
STAY_WILL_BEGIN = "Sẽ vào {unit}: {reason}"
GUEST_BEGAN = {"temporary": "Sinh hoạt tạm thời tại {unit}", "residential": "Sinh hoạt nơi cư trú tại {unit}"}
GUEST_ENDED = {
    "temporary": "Thôi sinh hoạt tạm thời tại {unit}",
    "residential": "Thôi sinh hoạt nơi cư trú tại {unit}",
}
BY_MISTAKE = " (ghi nhầm)"
FROM_LEDGER = "theo sổ sinh hoạt"
FROM_CASE = "theo hồ sơ {case}"

# Names of the acts in the journal
ACTS = {
    "members.person.added": "Thêm vào danh sách",
    "members.person.edited": "Sửa hồ sơ",
    "members.person.voided": "Đánh dấu ghi nhầm",
    "members.field.opened": "Mở xem thông tin hạn chế",
    "members.roster.asked": "Lọc hoặc tìm theo thông tin hạn chế",
    "members.roster.exported": "Xuất danh sách đoàn viên",
    "members.movement.exported": "Xuất báo cáo biến động",
}

# Forms
HELP = {
    "full_name": "Như trong giấy khai sinh, đủ dấu.",
    "birth_date": "Gõ 26112002 hoặc 26/11/2002. Chỉ biết năm thì gõ 2002.",
    "joined_on": "Dạng 26/03/2018, 03/2018 hoặc 2018.",
    "phone": "10 chữ số. Chỉ bí thư và Đoàn cấp trên thấy đủ số.",
    "citizen_id": "12 chữ số trên thẻ căn cước; số chứng minh cũ có 9 chữ số.",
    "card_number": "In ở mặt trước thẻ. Để trống nếu chưa cấp.",
    "member_code": "Mã trên phần mềm của Đoàn, 6 đến 8 chữ số.",
    "hometown": "Xã, phường và tỉnh.",
    "address": "Số nhà, tổ, thôn; xã, phường; tỉnh.",
    "honorary": "",
}
KIND = "Người này là"
KIND_MEMBER = "Đoàn viên còn thiếu trong danh sách"
KIND_YOUTH = "Thanh niên, chưa vào Đoàn"
KIND_EMPTY = "Chưa chọn đoàn viên hay thanh niên. Chọn một trong hai."
BRANCH = "Chi đoàn"
CHOOSE_BRANCH = "Chọn chi đoàn"
BRANCH_BY_CODE = "Ghi mã chi đoàn, xem ở trang đơn vị."
BRANCH_EMPTY = "Chưa chọn chi đoàn. Chọn nơi người này sinh hoạt hoặc cư trú."
BRANCH_UNKNOWN = "Không có chi đoàn này trong các đơn vị anh/chị quản lý. Chọn lại trong danh sách."
PART_WHO = "Nhân thân"
PART_UNION = "Đoàn và giấy tờ"
PART_MORE = "Thông tin khác"
YOUTH_HAS_NOT_JOINED = "Thanh niên chưa vào Đoàn thì chưa có ngày vào Đoàn. Chọn “Đoàn viên”, hoặc để trống ô này."
YOUTH_HAS_NO_POST = "Thanh niên chưa vào Đoàn thì chưa có chức vụ. Chọn “Đoàn viên”, hoặc để “Chưa ghi”."
VOID_REASON = "Vì sao ghi nhầm"
VOID_REASON_HELP = "Ví dụ: ghi trùng với một hồ sơ khác. Lý do này hiện trên hồ sơ."
VOID_REASON_EMPTY = "Chưa có lý do. Ghi một câu để người sau hiểu vì sao hồ sơ này không dùng nữa."
VOID_REASON_LONG = "Lý do dài quá 255 chữ. Viết gọn lại."
ADDED = "Đã thêm {name} vào {unit}."
SAVED = "Đã lưu hồ sơ của {name}."
VOIDED = "Đã đánh dấu hồ sơ của {name} là ghi nhầm."
NOT_VOIDED = "Chưa đánh dấu được vì còn việc gắn với người này."
VERSION_MISSING = "Trang này đã cũ. Mở lại hồ sơ rồi sửa."
DOUBTS = {
    "gender": "Số CCCD cho thấy giới tính khác với hồ sơ. Đối chiếu lại với thẻ.",
    "birth_year": "Số CCCD cho thấy năm sinh khác với hồ sơ. Đối chiếu lại với thẻ.",
    "too_young": "Ngày vào Đoàn lúc chưa đủ 15 tuổi. Kiểm tra lại năm trong sổ đoàn viên.",
}

# The columns of a list of members, as an import's preview and its messages call them
COLUMNS = {
    "full_name": "Họ và tên",
    "member_code": "Mã định danh",
    "birth_date": "Ngày sinh",
    "gender": "Giới tính",
    "ethnicity": "Dân tộc",
    "religion": "Tôn giáo",
    "hometown": "Quê quán",
    "address": "Địa chỉ thường trú",
    "citizen_id": "CCCD",
    "citizen_id_date": "Ngày cấp",
    "citizen_id_place": "Nơi cấp",
    "education": "Trình độ văn hóa",
    "qualification": "Trình độ chuyên môn",
    "political_theory": "Trình độ LLCT",
    "it_level": "Tin học",
    "foreign_language": "Ngoại ngữ",
    "joined_on": "Ngày vào Đoàn",
    "admission_resolution": "Nghị quyết chuẩn y",
    "card_number": "Số thẻ đoàn",
    "party_joined_on": "Ngày vào Đảng",
    "occupation": "Nghề nghiệp",
    "attachment": "Đối tượng đoàn viên",
    "training_state": "Rèn luyện",
    "rating_state": "Đánh giá, xếp loại",
    "awards": "Khen thưởng",
    "discipline": "Kỷ luật",
    "post": "Chức vụ",
    "association": "Hội",
    "honorary": "Đoàn viên danh dự",
    "email": "Thư điện tử",
    "phone": "Điện thoại",
    "branch": "Chi đoàn",
    "note": "Ghi chú",
}

# Cells of a list. A message never carries the value of a cell: some may not see it.
NAME_TOO_LONG = "Họ tên dài quá {limit} chữ. Ghi lại họ tên; phần khác ghi vào ghi chú."
CELL_NOT_A_NAME = "Ô này không phải họ tên. Ghi họ tên, hoặc bỏ qua dòng này."
FUTURE_DATE = "Ngày này chưa tới. Kiểm tra lại năm."
TWO_DIGIT_YEAR = "Chỉ có hai chữ số của năm, không rõ thế kỷ nào. Ghi đủ bốn chữ số; nếu nhận dòng này, ô sẽ để trống."
BARE_NUMBER = "Đây là một con số, không phải ngày. Ghi lại ngày; nếu nhận dòng này, ô sẽ để trống."
SPELLING_UNKNOWN = "Giá trị không có trong danh mục “{label}”. Ghi lại theo danh mục; nếu nhận dòng này, ô sẽ để trống."
UNREADABLE_VALUE = "Không đọc được ô “{label}”. Ghi lại; nếu nhận dòng này, ô sẽ để trống."
CELL_TOO_LONG = "Ô “{label}” dài quá {limit} chữ. Rút gọn; nếu nhận dòng này, ô sẽ để trống."
ONE_WORD_NAME = "Họ tên chỉ có một chữ. Ghi đủ họ, tên đệm và tên, hoặc nhận dòng này nếu đúng."
REMARK_IN_NAME = "Ô họ tên có lời ghi chú. Chuyển lời ấy sang cột ghi chú, hoặc nhận nguyên như vậy."
MIXED_SCRIPTS = "Họ tên lẫn chữ của bảng chữ cái khác. Gõ lại họ tên, hoặc nhận nguyên như vậy."
GARBLED = "Ô “{label}” bị vỡ chữ. Gõ lại, hoặc nhận nguyên như vậy."
UNREADABLE_DATE = "Không đọc được ô này là ngày. Ghi theo dạng 08/10/1997, 10/1997 hoặc 1997."
IMPLAUSIBLE_DATE = "Ngày này trước năm {since}, khó có thật. Kiểm tra lại năm, hoặc nhận dòng này nếu đúng."
BAD_ENCODING = "Ô “{label}” bị lưu sai bảng mã, đã đọc lại. Đối chiếu chữ với bản gốc, rồi nhận dòng này nếu đúng."
SEVERAL_PHONES = (
    "Ô này có hai số điện thoại trở lên, hồ sơ giữ một. Nhận dòng này thì số đầu được ghi; số kia ghi vào cột ghi chú "
    "nếu cần giữ."
)
PHONE_PREFIX = "Đầu số điện thoại này không có ở Việt Nam. Kiểm tra lại số, hoặc xóa ô nếu không còn dùng."
LOST_ZERO_OLD = (
    "Số CMND có 8 chữ số, có lẽ mất số 0 ở đầu nên đã thêm. Không có cách kiểm tra: đối chiếu với giấy tờ, rồi nhận "
    "dòng này nếu đúng."
)
# Said in place of sentences that repeat digits.
CITIZEN_ID_PROBLEMS = {
    "province": "Ba chữ số đầu của số CCCD không phải mã tỉnh nào. Đối chiếu lại với số trên thẻ.",
    "birth_year": "Chữ số thứ 4 đến thứ 6 của số CCCD không cho một năm sinh hợp lý. Đối chiếu lại với số trên thẻ.",
}

# Marks: their first sentence is shown beside the cell.
PRECISION_YEAR = "Chỉ có năm. Hồ sơ giữ đúng như vậy; ghi thêm ngày, tháng khi biết."
PRECISION_MONTH = "Chỉ có tháng và năm. Hồ sơ giữ đúng như vậy; ghi thêm ngày khi biết."
NUMBER_IN_NAME = "Họ tên có chữ số. Hồ sơ giữ nguyên; bỏ đi nếu đó không phải một phần của tên."
LINE_BREAK_IN_NAME = "Họ tên có xuống dòng. Đã nối thành một dòng; tách ra nếu là tên của hai người."
EMOJI = "Ô “{label}” có hình biểu cảm. Hồ sơ giữ nguyên; bỏ đi nếu dán nhầm."
MARKUP = "Ô “{label}” có mã trang web, giữ như chữ thường. Bỏ đi nếu dán nhầm."
INVISIBLE = "Ô “{label}” có ký tự không nhìn thấy, đã bỏ. Xem lại nếu chữ thành khó đọc."
CONTROL = "Ô “{label}” có ký tự điều khiển, đã bỏ. Xem lại nếu chữ thành khó đọc."
FORMULA_LIKE = "Ô “{label}” bắt đầu như công thức, giữ như chữ thường. Không phép tính nào được chạy; sửa nếu gõ nhầm."

# The export
TICK = "x"
EXPORT_TITLES = {
    "member": "Danh sách đoàn viên",
    "youth": "Danh sách thanh niên",
    "left": "Danh sách người đã rời Đoàn",
    "void": "Danh sách hồ sơ ghi nhầm",
}
EXPORT_FILE = "danh-sach-doan-vien"
CONDITIONS = "Điều kiện"
NO_CONDITION = "không lọc"
SEARCHED = "Tìm: {text}"
A_NUMBER = "một số giấy tờ hoặc điện thoại"
EXPORTED_AT = "Xuất lúc"
EXPORTED_BY = "Người xuất"

# The movement report, and the lists of stays behind it
STAYS_ON = "Đoàn viên đến hết ngày {day}"
STAYS_PERIOD = "từ {first} đến {last}"
MOVEMENT = "Biến động đoàn viên"
THIS_MONTH = "Tháng này"
THIS_QUARTER = "Quý này"
THIS_YEAR = "Năm nay"
LAST_MONTH = "Tháng trước"
LAST_QUARTER = "Quý trước"
NOT_A_DAY = "Không đọc được ngày “{text}” nên đã bỏ qua. Ghi đủ ngày, tháng, năm, ví dụ 26/03/2026."
DAYS_SWAPPED = "Ngày đầu đứng sau ngày cuối nên đã đổi chỗ hai ngày."
NOT_BEYOND_TODAY = "Số liệu chỉ tính đến hôm nay. Việc đã ghi trước cho những ngày sau hiện ở từng hồ sơ."
NO_SUCH_UNIT_HERE = "Không có đơn vị nào mang mã “{code}” trong phạm vi của anh/chị. Số liệu dưới đây là của cả đơn vị."
START_OF = "Đầu kỳ, {day}"
END_OF = "Cuối kỳ, {day}"
ALL_LISTED = "Ghi vào danh sách"
ALL_GAINS = "Tăng, mọi lý do"
ALL_LOSSES = "Giảm, mọi lý do"
OPENING = "Đầu kỳ"
CLOSING = "Cuối kỳ"
GAINED = "Tăng"
LOST = "Giảm"
LISTED_ON = "Ghi vào danh sách"
INNER = {"moved": "Chuyển trong nội bộ", "merged": "Sáp nhập trong nội bộ"}
GUESTS = {"temporary": "Sinh hoạt tạm thời tại đây", "residential": "Sinh hoạt nơi cư trú tại đây"}
GUESTS_ON = {
    "temporary": "Sinh hoạt tạm thời tại đây, ngày {day}",
    "residential": "Sinh hoạt nơi cư trú tại đây, ngày {day}",
}
GUESTS_CAME = {"temporary": "Đến sinh hoạt tạm thời", "residential": "Đến sinh hoạt nơi cư trú"}
GUESTS_WENT = {"temporary": "Thôi sinh hoạt tạm thời", "residential": "Thôi sinh hoạt nơi cư trú"}
UNIT_CLOSED_SHORT = "{unit} (đã ngừng)"
MOVEMENT_SHEETS = {"so-lieu": "Biến động đoàn viên", "danh-sach": "Danh sách biến động đoàn viên"}
MOVEMENT_FILES = {"so-lieu": "bien-dong", "danh-sach": "danh-sach-bien-dong"}
PERIOD = "Thời gian"
PERSON = "Họ và tên"
DAY = "Ngày"
DIRECTION = "Biến động"
REASON = "Lý do"
FROM_UNIT = "Từ đơn vị"
TO_UNIT = "Đến đơn vị"
CASE = "Hồ sơ"

# What waits
TODO_KIND = "Hồ sơ đoàn viên"
TODO_INCOMPLETE = "Bổ sung hồ sơ còn thiếu"
TODO_INCOMPLETE_ABOUT = "{count} hồ sơ · {unit}"
