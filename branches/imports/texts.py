"""What an import says to people, whatever is imported."""

ACTS = {
    "imports.batch.uploaded": "Tải tệp lên để nhập",
    "imports.batch.committed": "Ghi một lần nhập",
    "imports.batch.undone": "Hoàn tác một lần nhập",
    "imports.batch.cancelled": "Bỏ một lần nhập",
    "imports.restricted.opened": "Mở giá trị hạn chế trong bản xem trước",
    "imports.units.reopened": "Cho chi đoàn hoạt động lại khi nhập",
    "imports.units.closed": "Cho chi đoàn ngừng khi hoàn tác lần nhập",
}

# Refusals: who may

IMPORT_NOT_YOURS = (
    "Nhập danh sách cần quyền nhập bảng tính ở {unit}. Nhờ bí thư, cán bộ chuyên trách hoặc người quản trị."
)
UNIT_CLOSED = "{unit} đã ngừng hoạt động từ {date} nên không nhập vào được. Chọn đơn vị đang hoạt động."
CREATE_NOT_YOURS = (
    "Lập chi đoàn mới khi nhập cần quyền lập chi đoàn ở {unit}. Nhờ cán bộ chuyên trách hoặc người quản trị."
)
UNDO_TOO_LATE = "Lần nhập này đã ghi quá {days} ngày nên không hoàn tác cả lần được nữa. Sửa từng hồ sơ."
ALREADY_COMMITTED = (
    "Lần nhập này đang ở bước “Đã ghi”: {by} đã ghi lúc {at:%H:%M} ngày {at:%d/%m/%Y}. Tải lại trang để xem kết quả."
)
NOT_IN_PREVIEW = "Lần nhập này đang ở bước “{now}” nên không sửa được nữa. Tải lại trang để xem."

# Uploads

TOO_BIG = "Tệp nặng {size} MB, vượt mức {limit} MB. Chia danh sách thành nhiều tệp nhỏ hơn rồi tải lên từng tệp."
NO_FILE = "Chưa chọn tệp. Chọn tệp bảng tính .xlsx, .xls, .ods hoặc .csv."
EMPTY_FILE = "Tệp rỗng, không có nội dung nào. Chọn lại tệp, hoặc tải lại tệp từ nơi gửi."

# Phases of reading

PHASE_READ = "Đọc tệp"
PHASE_CLEAN = "Xem từng ô"
PHASE_MATCH = "Đối chiếu với danh sách đang có"
PHASE_STAGE = "Chuẩn bị bản xem trước"

# Phases of writing and of undoing

PHASE_CHECK = "Xem lại từng dòng trước khi ghi"
PHASE_WRITE = "Ghi vào danh sách"
PHASE_UNDO = "Hoàn tác"

# What may be wrong with a row before anybody asks what it means

ERROR_VALUE = "Ô chứa lỗi công thức của bảng tính. Ghi lại giá trị, hoặc để trống."
FORMULA_WITHOUT_VALUE = "Ô là công thức mà tệp không lưu kết quả. Ghi lại giá trị; nếu nhận dòng này, ô sẽ để trống."
HIDDEN_ROW = "Dòng này đang bị ẩn trong bảng tính. Nhận dòng này nếu người trong dòng vẫn thuộc danh sách."
RAGGED_ROW = "Dòng này có nhiều hoặc ít ô hơn tiêu đề, có thể bị lệch cột. Đối chiếu lại từng ô trước khi nhận."
UNCLOSED_QUOTE = (
    "Dòng này có dấu ngoặc kép mở mà không đóng, có thể đã dính nhiều dòng làm một. Đối chiếu lại trước khi nhận."
)
ROW_MARKS = {"unclosed_quote": UNCLOSED_QUOTE, "ragged_row": RAGGED_ROW}

# Units that the file names

MISSING_UNIT = "Dòng này không ghi chi đoàn. Chọn chi đoàn cho dòng."
UNKNOWN_UNIT = "Không có chi đoàn nào tên hoặc mã như vậy trong {unit}. Sửa tên, hoặc chọn một chi đoàn đang có."
UNKNOWN_NOT_CREATED = (
    "Chi đoàn này chưa có và anh/chị chọn không lập mới. Chọn một chi đoàn đang có, hoặc chọn lập mới."
)
SAME_NAME_UNITS = "Trong {unit} có nhiều chi đoàn cùng tên này. Ghi mã chi đoàn thay cho tên."
NOT_A_BRANCH = "Đây là đơn vị cấp trên, đoàn viên phải thuộc một chi đoàn. Chọn một chi đoàn."
OUT_OF_SCOPE = "Chi đoàn này nằm ngoài đơn vị đang nhập. Chọn một chi đoàn trong {unit}, hoặc nhờ đơn vị cấp trên nhập."
PART_OF_NAME = "Tên trong tệp chỉ khớp một phần với {unit}. Nhận dòng này nếu đúng là chi đoàn ấy."

# New units

NEW_UNIT_NO_NAME = "Chưa có tên chi đoàn. Ghi tên, hoặc chọn không lập chi đoàn này."
NEW_UNIT_CODE = "Mã “{code}” đã có đơn vị khác dùng, hoặc ghi hai lần. Chọn mã khác."
NEW_UNIT_CODE_FORM = (
    "Mã “{code}” không đúng dạng: chữ in không dấu và số, các phần cách nhau bằng dấu chấm. Ví dụ {example}."
)
NEW_UNIT_LEVEL = "Cấp này không đứng ngay dưới đơn vị đang nhập. Chọn cấp Chi đoàn."
NEW_UNIT_LONG = "Tên chi đoàn dài quá {limit} chữ. Rút ngắn lại."

# Answers

WRONG_ANSWER = "Cách trả lời này không hợp với dòng {number}. Tải lại trang và chọn lại."
MOVE_NEEDS_DAY = "Chưa có ngày chuyển. Ghi ngày chuyển, ví dụ 01/11/2026."
MOVE_IN_FUTURE = "Ngày chuyển {date} chưa tới. Ghi ngày đã chuyển, hoặc để lại dòng này."

# Undo

LEFT_UNIT_USED = "{unit} nay có người hoặc có việc khác nên vẫn hoạt động."

# The pages: uploads

UPLOAD_FILE = "Tệp danh sách"
UPLOAD_ERROR_HEADING = "Chưa tải lên được"
FILE_MISSING = "Chưa chọn tệp. Chọn tệp bảng tính .xlsx, .xls, .ods hoặc .csv."
FILE_NAME_LONG = "Tên tệp quá dài. Đổi tên tệp ngắn hơn rồi tải lên."
FILE_TOO_BIG = "Tệp vượt mức {limit} MB. Chia danh sách thành nhiều tệp nhỏ hơn rồi tải lên từng tệp."
DEFAULT_BRANCH = "Dòng không ghi chi đoàn thuộc về"
NO_DEFAULT_BRANCH = "Theo cột chi đoàn trong tệp"
WRONG_BRANCH = "Chi đoàn này không thuộc đơn vị đang xem. Chọn lại."
NO_UNIT = "Chưa giữ chức vụ ở đơn vị nào nên chưa nhập được danh sách. Nhờ người quản trị ghi chức vụ."

# The pages: the preview

VERDICTS = {
    "new": ("ok", "Mới", "plus"),
    "changed": ("info", "Cập nhật", "refresh"),
    "same": ("none", "Không đổi", "minus"),
    "review": ("warn", "Cần quyết định", "exclamation-mark"),
    "error": ("bad", "Lỗi", "x"),
}
SKIPPED = ("none", "Bỏ qua", "ban")
TABS = {
    "can-xem": ("Cần xem", ("review", "error")),
    "moi": ("Mới", ("new",)),
    "cap-nhat": ("Cập nhật", ("changed",)),
    "khong-doi": ("Không đổi", ("same",)),
    "loi": ("Lỗi", ("error",)),
    "tat-ca": ("Tất cả", ("new", "changed", "same", "review", "error")),
}
ANSWERS = {
    "same": "Cùng một người, cập nhật",
    "new": "Người khác, thêm mới",
    "move": "Chuyển về chi đoàn này",
    "keep": "Giữ giá trị đang có, điền ô trống",
    "skip": "Bỏ qua dòng này",
}
ACCEPT = "Nhận dòng này"
KEEP_THERE = "Giữ ở chi đoàn cũ, cập nhật"
TAKE_IN = "Nhận vào chi đoàn này"
DECIDED = {
    "same": "Đã chọn: cùng một người",
    "new": "Đã chọn: thêm mới",
    "move": "Đã chọn: chuyển từ ngày {date}",
    "keep": "Đã chọn: giữ giá trị đang có",
    "skip": "Đã chọn: bỏ qua",
}
ALL_SAME = "Cả: cùng một người"
ALL_NEW = "Cả: người khác"
ACCEPT_ALL = "Nhận cả"
SKIP_ALL = "Bỏ qua cả"
YES, NO = "Có", "Không"
HIDDEN = "Đã ẩn"
EMPTY = "trống"
NOTHING = "–"
REPAIRED_CELL = "đã sửa"
REPAIRED_FROM = "sửa từ {before}"
WHOLE_DAY = "Ghi đủ ngày, tháng, năm của ngày chuyển, ví dụ 01/11/2026."
ROW_IS = "Dòng {row}: {verdict}."
STILL_TO_SEE = "Còn {count} dòng cần xem."
NOTHING_TO_SEE = "Không còn dòng nào cần xem."
ANSWERED = "Đã trả lời {count} dòng."
UNITS_SAVED = "Đã lưu các chi đoàn sẽ lập."
SHEET = "“{name}”, trang {number} trong {count}"
HEADER_ONE = "Dòng {first}"
HEADER_TWO = "Dòng {first}–{last}, hai tầng"
COLUMNS_MATCHED = "{mapped}/{all} cột khớp"
JUNK = {
    "letterhead": "đầu thư",
    "title": "tên danh sách",
    "header": "tiêu đề",
    "column_numbers": "số thứ tự cột",
    "group_heading": "tên nhóm",
    "repeated_header": "tiêu đề lặp lại",
    "blank": "dòng trống",
    "subtotal": "cộng từng phần",
    "total": "tổng cộng",
    "signature_block": "chữ ký",
}
JUNK_ROWS = "{count} dòng: {kinds}"
LABEL_SHEET, LABEL_HEADER, LABEL_COLUMNS = "Trang tính", "Tiêu đề", "Cột"
LABEL_SKIPPED, LABEL_OTHER_SHEETS = "Bỏ qua", "Trang khác có danh sách"
QUESTION_LINE = "{count} dòng: {what}"

# The pages: after

CHANGED_SINCE_PREVIEW = (
    "Có {count} dòng đã khác so với lúc xem trước vì vừa có người sửa, nên chưa ghi gì. Xem lại rồi ghi."
)
COMMITTED = "Đã ghi: {new} mới, {changed} cập nhật, {same} không đổi."
UNDONE = "Đã hoàn tác lần nhập này."
UNDONE_EXCEPT = "Đã hoàn tác, trừ {count} chỗ đã có người sửa hoặc dùng đến."
CANCELLED = "Đã bỏ lần nhập {file}."
ACCESS_NONE = "Giá trị hạn chế chỉ mở được cho người có quyền xem thông tin hạn chế."
