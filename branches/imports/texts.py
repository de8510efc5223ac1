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
