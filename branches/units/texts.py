"""What units say to people."""

ACTS = {
    "units.unit.created": "Lập đơn vị",
    "units.unit.edited": "Sửa thông tin đơn vị",
    "units.unit.moved": "Chuyển đơn vị cấp trên",
    "units.unit.closed": "Ngừng hoạt động",
    "units.branches.created": "Lập các chi đoàn khi nhập",
    "units.sheet.imported": "Nhập danh sách đơn vị",
    "units.sheet.closed": "Cho đơn vị ngừng khi hoàn tác lần nhập",
}

# Refusals: who may

NO_NEW_ROOT = "Đơn vị cao nhất chỉ lập được bằng lệnh import_units trên máy chủ. Nhờ người vận hành hệ thống."
CREATE_NOT_YOURS = (
    "Lập đơn vị trực thuộc cần quyền quản trị đơn vị này. Nhờ người quản trị của đơn vị hoặc của cấp trên."
)
CREATE_ONLY_BRANCHES = (
    "Anh/chị lập được chi đoàn; tổ chức khác do người quản trị lập. Chọn cấp Chi đoàn, hoặc nhờ người quản trị."
)
EDIT_NOT_YOURS = "Thông tin của đơn vị do người quản trị của cấp trên giữ. Nhờ người ấy sửa."
MOVE_NOT_YOURS = "Chuyển đơn vị cần quyền quản trị cả nơi đi và nơi đến. Nhờ người quản trị của cấp trên chung."
CLOSE_NOT_YOURS = "Cho đơn vị ngừng hoạt động là việc của người quản trị cấp trên. Nhờ người ấy làm."

# Refusals: the state of things

UNIT_CLOSED = "{unit} đã ngừng hoạt động từ {date}, không sửa được nữa."
PARENT_CLOSED = "{unit} đã ngừng hoạt động từ {date}. Chọn đơn vị cấp trên đang hoạt động."
BRANCH_HAS_NOTHING_BELOW = "Chi đoàn không có đơn vị trực thuộc. Chọn một đơn vị cấp trên khác."
LEVEL_NOT_UNDER = "{level} không đứng ngay dưới {parent_level}. Chọn cấp khác, hoặc đơn vị cấp trên khác."
BRANCH_NOT_ROOT = "{level} cần một đơn vị cấp trên. Ghi mã đơn vị cấp trên."
LEVEL_NOT_OVER = "Đang có đơn vị trực thuộc là {level}, cấp này không đứng dưới {own}. Chuyển các đơn vị ấy trước."
CODE_TAKEN = "Mã {code} đã có đơn vị khác dùng. Chọn mã khác."
UNDER_ITSELF = "Đơn vị không thể trực thuộc chính nó hoặc đơn vị dưới nó. Chọn đơn vị khác."
ALREADY_THERE = "Đơn vị đang trực thuộc {unit} rồi. Chọn đơn vị khác, hoặc quay lại."
NOT_IN_FUTURE = "Ngày {date} chưa tới. Ghi khi việc đã có hiệu lực, hoặc sửa ngày."
BEFORE_PERIOD = "Lần thay đổi gần nhất là ngày {date}; ngày mới không được sớm hơn. Sửa ngày."
IN_THE_WAY = "Chưa ngừng hoạt động được: {obstacles}"
OPEN_CHILDREN = "còn {count} đơn vị trực thuộc đang hoạt động ({names}). Chuyển hoặc cho các đơn vị ấy ngừng trước."
AND_MORE = "và {count} đơn vị khác"
STALE = "Đơn vị này vừa được người khác sửa."

# Forms

REQUIRED_CODE = "Chưa có mã. Ghi mã đơn vị, ví dụ {code}."
REQUIRED_NAME = "Chưa có tên. Ghi tên đơn vị."
REQUIRED_LEVEL = "Chưa chọn cấp. Chọn một cấp trong danh sách."
REQUIRED_TO = "Chưa chọn đơn vị cấp trên mới. Chọn một đơn vị trong danh sách."
REQUIRED_KIND = "Chưa chọn đây là đổi thật hay sửa chỗ ghi nhầm. Chọn một trong hai."
REQUIRED_DATE = "Chưa có ngày. Ghi ngày có hiệu lực, ví dụ 22/11/2026."
WRONG_DATE = "Không đọc được ngày. Ghi ngày/tháng/năm, ví dụ 22/11/2026."
WRONG_CHOICE = "Lựa chọn này không có trong danh sách. Chọn lại."
LABELS = {
    "code": "Mã đơn vị",
    "name": "Tên đơn vị",
    "level": "Cấp",
    "sector": "Khối",
    "on": "Có hiệu lực từ ngày",
    "founded_on": "Hoạt động từ ngày",
    "kind": "Sửa vì",
    "to": "Đơn vị cấp trên mới",
}
HELP_CODE = "Chữ in không dấu và số, các phần cách nhau bằng dấu chấm. Mã không trùng với đơn vị khác."
HELP_ON = "Dạng ngày/tháng/năm. Báo cáo của những ngày trước đó vẫn theo tên và nơi trực thuộc cũ."
HELP_TO = "Chỉ có những đơn vị mà anh/chị quản trị và được có cấp này trực thuộc."
HELP_CLOSE = "Từ ngày này đơn vị không còn trong danh sách. Lịch sử vẫn giữ nguyên."
NO_SECTOR = "Không thuộc khối nào"
KIND_CHANGE = "Đơn vị đổi thật, từ ngày"
KIND_CORRECTION = "Trước đây ghi nhầm"
SAVE_CREATE = "Lập đơn vị"
SAVE_EDIT = "Lưu thông tin"
SAVE_MOVE = "Chuyển đơn vị"
SAVE_CLOSE = "Cho ngừng hoạt động"

# Filters

ANY = "Tất cả"
FILTER_LEVEL = "Cấp"
FILTER_SECTOR = "Khối"
FILTER_STATE = "Tình trạng"
STATE_OPEN = "Đang hoạt động"
STATE_CLOSED = "Đã ngừng"
FILTER_WORDS = "Tìm"

# After an act

CREATED = "Đã lập {unit}."
EDITED = "Đã lưu thông tin của {unit}."
MOVED = "{unit} nay trực thuộc {parent}."
CLOSED = "{unit} đã ngừng hoạt động từ {date}."

# What can be done

DO_CREATE = "Lập đơn vị trực thuộc"
DO_EDIT = "Sửa thông tin đơn vị"
DO_MOVE = "Chuyển đơn vị cấp trên"
DO_CLOSE = "Cho ngừng hoạt động"
DO_STATISTICS = "Xem số liệu"
DO_EVIDENCE = "Xem minh chứng"
DO_PAPERS = "Xem sổ văn bản"
DO_HISTORY = "Xem lịch sử"

# A list of units in a spreadsheet: sentences for a row

ROW_NO_CODE = "Chưa có mã đơn vị. Ghi mã, ví dụ GL.BM.CD01."
ROW_WRONG_CODE = "Mã {code} không đúng dạng. Mã gồm chữ in không dấu và số, các phần cách nhau bằng dấu chấm."
ROW_CODE_TWICE = "Mã {code} đã có ở dòng {row}. Mỗi đơn vị chỉ ghi một dòng."
ROW_CODE_ELSEWHERE = "Mã {code} đã có đơn vị khác dùng, ngoài phạm vi quản lý của anh/chị. Chọn mã khác."
ROW_CLOSED = "{unit} đã ngừng hoạt động từ {date}, không sửa được nữa. Bỏ dòng này, hoặc dùng mã khác."
ROW_NO_NAME = "Chưa có tên đơn vị. Ghi tên."
ROW_LONG_NAME = "Tên dài {length} ký tự, nhiều nhất {limit}. Rút ngắn tên."
ROW_NO_LEVEL = "Chưa có cấp của đơn vị. Dùng một trong: {known}."
ROW_UNKNOWN_LEVEL = "Không có cấp “{text}”. Dùng một trong: {known}."
ROW_UNKNOWN_SECTOR = "Không có khối “{text}”. Dùng một trong: {known}."
ROW_UNKNOWN_PARENT = "Không có đơn vị cấp trên mã {code}. Sửa mã, hoặc thêm đơn vị ấy vào danh sách."
ROW_PARENT_WRONG = "Đơn vị cấp trên {code} ở dòng {row} chưa đúng. Sửa dòng ấy trước."
ROW_PARENT_WAITS = "Đơn vị cấp trên {code} ở dòng {row} còn chờ quyết định hoặc bị bỏ qua. Trả lời dòng ấy trước."
ROW_PARENT_AMBIGUOUS = "Có {count} đơn vị cùng tên này, mã {codes}. Ghi mã đơn vị cấp trên thay cho tên."
ROW_OUTSIDE = "Đơn vị này nằm ngoài {unit}, nơi đang nhập. Bỏ dòng này, hoặc nhập ở đơn vị cấp trên."
ROW_PARENT_OUTSIDE = "Đơn vị cấp trên này nằm ngoài {unit}, nơi đang nhập. Sửa mã, hoặc nhập ở đơn vị cấp trên."
ROW_NAMESAKE = "Đã có {unit}, mã {code}, cùng cấp và cùng đơn vị cấp trên. Cùng một đơn vị thì đổi sang mã trong tệp."
ROW_NAME_TWICE = "Trùng tên và đơn vị cấp trên với dòng {row} (mã {code}). Bỏ qua, hoặc nhận nếu là đơn vị khác."
ROW_CYCLE = "Các đơn vị trực thuộc lẫn nhau thành vòng: {codes}. Sửa mã đơn vị cấp trên."

SHEET_FIELDS = {
    "code": "Mã đơn vị",
    "name": "Tên đơn vị",
    "level": "Cấp",
    "sector": "Khối",
    "parent_code": "Đơn vị cấp trên",
}

# What taking an import back leaves

LEFT_CLOSED = "{unit} đã ngừng hoạt động nên giữ nguyên."
LEFT_EDITED = "{unit} đã được sửa sau khi nhập nên giữ nguyên."
LEFT_FIELDS = "{unit}: {fields} đã được sửa sau khi nhập nên giữ nguyên."
LEFT_USED = "{unit} đã được dùng đến nên vẫn hoạt động: {obstacles}"
LEFT_POSTS = "đã có người giữ chức vụ."
LEFT_IN_THE_WAY = "{unit} giữ nguyên, chưa trả lại được: {reason}"

SHEET_ROWS_WRONG = "Chưa ghi dòng nào: có {count} dòng cần sửa. Sửa trong tệp rồi nhập lại."
SHEET_DONE = "Đã lập {created} đơn vị, sửa {changed}, giữ nguyên {same}."
SHEET_DRY = "Sẽ lập {created} đơn vị, sửa {changed}, giữ nguyên {same}. Chưa ghi gì."
SHEET_BATCH = "Lần nhập {batch}, hoàn tác được bằng lệnh undo_import."
SHEET_ROW = "Dòng {row}: {message}"
NO_ACCOUNT = "Không có tài khoản “{username}”."
NO_UNIT = "Không có đơn vị mã {code} trong phạm vi của tài khoản này."
NO_FILE = "Không đọc được tệp {path}. Kiểm tra đường dẫn và quyền đọc."
NO_PLACE_FOR_JSON = "Không ghi được tệp {path}. Kiểm tra thư mục và quyền ghi."

# Pages

SOMEBODY = "Người khác"
PAST_DATE_AHEAD = "Ngày {date} chưa tới; đang xem cây đơn vị hôm nay. Chọn một ngày đã qua."
PAST_DATE_WRONG = "Không đọc được ngày “{text}”; đang xem cây đơn vị hôm nay. Ghi ngày/tháng/năm, ví dụ 22/11/2026."
FACT_CODE = "Mã đơn vị"
FACT_LEVEL = "Cấp"
FACT_SECTOR = "Khối"
FACT_PARENT = "Trực thuộc"
FACT_SINCE = "Theo dõi từ ngày"
FACT_STATE = "Tình trạng"
