"""What an import says to people, whatever is imported."""

ACTS = {
    "imports.batch.uploaded": "Tải tệp lên để nhập",
    "imports.batch.committed": "Ghi một lần nhập",
    "imports.batch.undone": "Hoàn tác một lần nhập",
    "imports.batch.cancelled": "Bỏ một lần nhập",
    "imports.rows.mended": "Đưa các dòng đã sửa vào bản xem trước",
    "imports.faults.exported": "Tải các dòng cần xem của một lần nhập",
    "imports.policy.chosen": "Chọn cách xử lý ô khác với hồ sơ khi nhập",
    "imports.batch.mapped": "Ghép lại cột của một lần nhập",
    "imports.mapping.forgotten": "Bỏ cách ghép cột đã nhớ",
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
PHASE_CLEAN = "Xem từng ô, đối chiếu với danh sách đang có"
PHASE_STAGE = "Chuẩn bị bản xem trước"

# Phases of writing and of undoing

PHASE_CHECK = "Xem lại từng dòng trước khi ghi"
PHASE_WRITE = "Ghi vào danh sách"
PHASE_UNDO = "Hoàn tác"
PHASE_ANSWER = "Xem lại từng dòng theo câu trả lời"

# What may be wrong with a row before anybody asks what it means

ERROR_VALUE = "Ô chứa lỗi công thức của bảng tính. Ghi lại giá trị, hoặc để trống."
FORMULA_WITHOUT_VALUE = "Ô là công thức mà tệp không lưu kết quả. Ghi lại giá trị; nếu nhận dòng này, ô sẽ để trống."
HIDDEN_ROW = "Dòng này đang bị ẩn trong bảng tính. Nhận dòng này nếu người trong dòng vẫn thuộc danh sách."
RAGGED_ROW = "Dòng này có nhiều hoặc ít ô hơn tiêu đề, có thể bị lệch cột. Đối chiếu lại từng ô trước khi nhận."
UNCLOSED_QUOTE = (
    "Dòng này có dấu ngoặc kép mở mà không đóng, có thể đã dính nhiều dòng làm một. Đối chiếu lại trước khi nhận."
)
HEADER_GUESSED = "Cột {letter} “{header}” được đoán là “{field}”. Nhận nếu đúng; nếu không, chọn lại ở trang ghép cột."
UNIT_BY_HEADING = "Chi đoàn lấy theo tên nhóm ở dòng {row}"
NOTE_BY_HEADING = "Trong nhóm “{text}” (dòng {row})"
BAD_ENCODING = (
    "Dòng này có chữ bị mất hoặc sai do tệp lưu không đúng bảng mã (thường hiện thành dấu hỏi). Ghi lại các ô có chữ "
    "sai, hoặc lưu lại tệp gốc với loại “CSV UTF-8”."
)
ROW_MARKS = {"unclosed_quote": UNCLOSED_QUOTE, "ragged_row": RAGGED_ROW, "bad_encoding": BAD_ENCODING}

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
# Status of a batch → tab → (label, verdicts of its rows).
_ALL = ("new", "changed", "same", "review", "error")
TABS_OF = {
    "preview": {
        "da-khac": ("Đã khác đi", _ALL),
        "can-xem": ("Cần xem", ("review", "error")),
        "moi": ("Mới", ("new",)),
        "cap-nhat": ("Cập nhật", ("changed",)),
        "khong-doi": ("Không đổi", ("same",)),
        "loi": ("Lỗi", ("error",)),
        "tat-ca": ("Tất cả", _ALL),
    },
    "committed": {
        "moi": ("Đã thêm", ("new",)),
        "cap-nhat": ("Đã cập nhật", ("changed",)),
        "khong-doi": ("Không đổi", ("same",)),
        "can-xem": ("Để lại", ("review", "error")),
        "tat-ca": ("Tất cả", _ALL),
    },
    "undone": {
        "giu-nguyen": ("Giữ nguyên", ("new", "changed", "same")),
        "hoan-tac": ("Đã hoàn tác", ("new", "changed")),
        "khong-doi": ("Không đổi", ("same",)),
        "can-xem": ("Chưa ghi", ("review", "error")),
        "tat-ca": ("Tất cả", _ALL),
    },
}
# What became of a row: after a commit, and after an undo.
WRITTEN = {"new": ("ok", "Đã thêm", "check"), "changed": ("info", "Đã cập nhật", "refresh")}
LEFT_OUT = ("none", "Để lại", "minus")
TAKEN_BACK = ("none", "Đã hoàn tác", "arrow-back-up")
STAYS = ("warn", "Giữ nguyên", "exclamation-mark")
MOVED_ON = "đã khác đi từ lúc xem trước, lúc ấy: {was}"
LEFT_ROW = "Dòng {row}: {name}"
LEFT_UNIT = "Chi đoàn"
ANSWERS = {
    "same": "Cùng một người, cập nhật",
    "new": "Người khác, thêm mới",
    "move": "Chuyển về chi đoàn này",
    "keep": "Giữ theo hồ sơ, chỉ điền ô trống",
    "skip": "Bỏ qua dòng này",
}
# Answers to a selection of rows.
ANSWERS_OF_SELECTION = (
    ("accept", "Nhận"),
    ("same", "Cùng một người"),
    ("new", "Người khác, thêm mới"),
    ("move", "Chuyển về chi đoàn trong tệp"),
    ("skip", "Bỏ qua"),
    ("clear", "Chọn lại"),
)
ACCEPT = "Nhận dòng này"
KEEP_THERE = "Giữ ở chi đoàn cũ, cập nhật"
TAKE_IN = "Nhận vào chi đoàn này"
DECIDED = {
    "same": "Đã chọn: cùng một người",
    "new": "Đã chọn: thêm mới",
    "move": "Đã chọn: chuyển từ ngày {date}",
    "keep": "Đã chọn: giữ theo hồ sơ",
    "skip": "Đã chọn: bỏ qua",
}
AS_THE_FILE = "Lấy theo tệp"
ALL_SAME = "Cả {count}: cùng một người"
ALL_NEW = "Cả {count}: người khác"
ALL_AS_FILE = "Cả {count}: lấy theo tệp"
ALL_KEEP = "Cả {count}: giữ theo hồ sơ"
ACCEPT_ALL = "Nhận cả {count}"
SKIP_ALL = "Bỏ qua cả {count}"
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
LABEL_REPAIRED, REPAIRED_CELLS, REPAIRED_OF = "Tự sửa", "{count} ô: {cells}", "{count} {label}"
ANY_REPAIR = "Ô được tự sửa"
LABEL_SKIPPED, LABEL_OTHER_SHEETS = "Bỏ qua", "Trang khác có danh sách"

# The pages: after

CHANGED_SINCE_PREVIEW = (
    "Có {count} dòng đã khác so với lúc xem trước vì vừa có người sửa, nên chưa ghi gì. Xem lại rồi ghi."
)
COMMITTED = "Đã ghi: {new} mới, {changed} cập nhật, {same} không đổi."
UNDONE = "Đã hoàn tác lần nhập này."
UNDONE_EXCEPT = "Đã hoàn tác, trừ {count} chỗ đã có người sửa hoặc dùng đến."
CANCELLED = "Đã bỏ lần nhập {file}."
ACCESS_NONE = "Giá trị hạn chế chỉ mở được cho người có quyền xem thông tin hạn chế."

# The sheet of rows with faults

EXPORTED = "Tải về lúc"
FAULT_ROW, FAULT_WHY = "Dòng", "Lý do"
FAULT_TITLE = "Các dòng cần xem của tệp {file}"
FAULT_FILE = "can-xem-{number}.xlsx"
FAULT_MARK = "Dấu của lần nhập"
FAULT_COVERED = "Cột được che, để trống thì giữ nguyên"
FAULT_HOW = "Cách dùng"
FAULT_HOW_TEXT = "Sửa các ô sai, giữ nguyên cột Dòng và dòng dấu của lần nhập, rồi tải tệp này lên trang xem trước."
NOT_OUR_SHEET = (
    "Tệp này không mang dấu của lần nhập. Tải các dòng cần xem về, sửa trong chính tệp ấy rồi đưa lên; "
    "tệp danh sách khác thì tải lên như một lần nhập mới."
)
SHEET_OF_ANOTHER = "Tệp này là các dòng của một lần nhập khác. Chọn tệp đã tải về từ trang này."
SHEET_WITHOUT_HEAD = "Tệp này thiếu cột Dòng hoặc cột Lý do nên không nhận ra từng dòng. Tải lại các dòng cần xem."
SHEET_TOO_BIG = "Tệp vượt mức {limit} MB. Chọn tệp đã tải về từ trang này."
SHEET_MISSING = "Chưa chọn tệp. Chọn tệp các dòng cần xem đã sửa."
SHEET_TAKEN = "Đã đưa {cells} ô sửa của {rows} dòng vào bản xem trước."
SHEET_UNCHANGED = "Tệp này không có ô nào khác bản xem trước."
SHEET_FOREIGN = "Không nhận {count} dòng vì không thuộc lần nhập này: {rows}."
SHEET_NAMELESS = "Không nhận {count} dòng không có số ở cột Dòng: dòng {rows} của tệp vừa tải lên."
SHEET_TWICE = "Các dòng ghi hai lần trong tệp, chỉ lần đầu được nhận: {rows}."
AND_MORE = "{rows} và {count} dòng nữa"

# A selection of rows

NONE_CHOSEN = "Chưa chọn dòng nào. Đánh dấu các dòng ở đầu mỗi dòng rồi chọn cách trả lời."
ANSWERED_SOME = "Đã trả lời {count} dòng; {unfit} dòng không nhận cách trả lời này nên vẫn chờ. {why}"
ANSWERED_NONE = "Cách trả lời này không hợp với {unfit} dòng đã chọn. {why} Chọn cách khác, hoặc sửa ô sai trước."
# Why an answer doesn't fit rows of a selection.
UNFIT_ROWS = "Dòng {rows}: {reason}."
UNFIT_UNANSWERED = "chưa có câu trả lời nào để chọn lại"
UNFIT_ERROR = "còn ô lỗi phải sửa trước"
UNFIT_NOTHING_ASKED = "không hỏi gì"
UNFIT_NOWHERE_ELSE = "không có hồ sơ ở chi đoàn khác để chuyển về"
UNFIT_WHO = "có hồ sơ có thể là người này, phải chọn cùng người hay người khác"
UNFIT_ASKS = "còn hỏi “{question}”, trả lời riêng dòng này"
UNFIT = "không có cách trả lời này"

# What becomes of a value of the record that the file says otherwise

POLICIES = {
    "overwrite": "Lấy theo tệp",
    "fill": "Giữ hồ sơ, chỉ điền ô trống",
    "ask": "Hỏi từng dòng",
}
AS_ALL = "Như chọn chung"
POLICY_SAVED = "Đã áp dụng cách xử lý."

# Reasons

REASON_OF_CELL = "{label}: {text}"
ALL_REASONS = "Mọi lý do"

# Who else

WHO_SEES = "{count} người xem, sửa và ghi được lần nhập này"
WHO_SAW = "{count} người xem được lần nhập này"

# While it runs

STEPS = {
    "read": (PHASE_READ, PHASE_CLEAN, PHASE_STAGE),
    "commit": (PHASE_CHECK, PHASE_WRITE),
    "undo": (PHASE_UNDO,),
    "answer": (PHASE_ANSWER,),
}
WORKING = {"read": "Đang đọc tệp", "commit": "Đang ghi", "undo": "Đang hoàn tác", "answer": "Đang xem lại các dòng"}
WAITING = "Đang chờ đến lượt"
MEANWHILE = {
    "read": "Đóng trang này được; việc vẫn chạy tiếp. Chưa có gì được ghi.",
    "commit": "Đóng trang này được; việc vẫn chạy tiếp, và hoặc ghi hết, hoặc không ghi gì.",
    "undo": "Đóng trang này được; việc vẫn chạy tiếp, và hoặc hoàn tác hết, hoặc không đổi gì.",
    "answer": "Đóng trang này được; việc vẫn chạy tiếp, và hoặc nhận cả, hoặc không nhận gì. Chưa có gì được ghi.",
}
# What a job has changed in the preview.
GIVEN = "{what}. {by} gửi, xong lúc {at}."
ANSWER_GIVEN = "Đã trả lời “{answer}” cho mọi dòng {question}"
ONE_QUESTION = "cùng một câu hỏi"
POLICY_GIVEN = "Đã áp dụng cách xử lý ô khác với hồ sơ"
UNITS_GIVEN = "Đã lưu các chi đoàn sẽ lập"
# What somebody sent while a job was at work on the batch.
BUSY = (
    "{not_done}, vì lần nhập này {work}: {by} giao lúc {at}. "
    "Chờ việc ấy xong, xem lại các dòng rồi gửi lại nếu còn cần."
)
NOT_DONE = {
    "answer": "Chưa nhận câu trả lời vừa gửi",
    "policy": "Chưa đổi cách xử lý ô khác với hồ sơ",
    "units": "Chưa lưu các chi đoàn sẽ lập",
    "commit": "Chưa nhận lệnh ghi vừa gửi",
    "undo": "Chưa nhận lệnh hoàn tác vừa gửi",
    "mapping": "Chưa đổi cách ghép cột",
}
AGAIN = "Lần làm trước bị ngắt giữa chừng và chưa ghi gì. Đang làm lại từ đầu, lần {attempt}."
SILENT = "Chưa có tin của việc này từ {at}. Nếu bị ngắt thì chưa ghi gì, và việc sẽ được làm lại từ đầu."
NOT_FINISHED = {
    "commit": "Chưa ghi gì.",
    "undo": "Chưa hoàn tác gì.",
    "answer": "Chưa nhận câu trả lời hay thay đổi vừa gửi.",
}
COVERED_CELL = "Ô này được che với anh/chị nên để trống không xóa được. Ghi giá trị mới, hoặc nhờ người xem được sửa."


def first_sentence(message: str) -> str:
    """What is wrong, without how to mend it."""
    return message.partition(". ")[0].rstrip(".")


# Columns

NO_SUCH_SHEET = "Trang tính này không có trong tệp. Chọn lại trang tính."
NO_SAMPLE = "Không còn giữ các dòng đầu của tệp nên không ghép lại cột được. Tải tệp lên lại."
NO_SUCH_FIELD = "Mục này không còn nữa. Chọn lại trong danh sách."
FIELD_TWICE = "Mục này đã ghép với cột {columns}. Mỗi mục chỉ lấy từ một cột: chọn mục khác, hoặc bỏ qua một cột."
PART_AND_WHOLE = "Cột {column} đã mang cả phần này. Bỏ qua một trong hai cột."
FIELD_MISSING = "Chưa có cột nào ghép với “{field}”. Chọn cột có nội dung ấy."
WRONG_HEADER_ROWS = "Hàng tiêu đề không nằm trong phần đầu của trang tính. Ghi số dòng như bảng tính đánh số."
SHEET_HIDDEN = "{name} (trang ẩn)"
COLUMN_SURE, COLUMN_GUESSED, COLUMN_UNUSED = "Khớp", "Phỏng đoán", "Không dùng"
COLUMN_REMEMBERED, COLUMN_CHOSEN = "Đã nhớ", "Đã chọn"
NO_HEADING = "không có tiêu đề"
SKIP_COLUMN = "Bỏ qua cột này"
COLUMNS_CHOSEN = "Đang đọc lại tệp theo cách ghép vừa chọn."
MAPPING_FORGOTTEN = "Đã quên cách ghép cột. Đang đọc lại tệp."
LABEL_MAPPING, MAPPING_REMEMBERED, MAPPING_CHOSEN = (
    "Cách ghép cột",
    "Đã dùng cách ghép cột đã nhớ",
    "Theo cách ghép đã chọn",
)
LABEL_HIDDEN_SHEETS = "Trang ẩn, không đọc"
LABEL_HIDDEN_ROWS, HIDDEN_ROWS = "Dòng ẩn", "{count} dòng, hỏi từng dòng"
HEADER_NONE = "Không có hàng tiêu đề"
HEADER_MORE = "Dòng {first}–{last}, {count} tầng"

# The empty sheet to fill in

BLANK_SHEET, BLANK_HELP_SHEET = "Danh sách", "Cách ghi"
BLANK_FILE = "mau-trong.xlsx"
BLANK_HELP = (
    "Mỗi người một dòng, ghi từ dòng 2 của trang “Danh sách”. Không đổi tên cột; cột không có gì thì để trống.",
    "Ngày ghi theo dạng ngày/tháng/năm, ví dụ 26/03/2003; chỉ biết năm thì ghi năm.",
    "Số định danh, số thẻ và điện thoại đã để dạng chữ nên giữ được số 0 ở đầu.",
    "Cột có mũi tên thì chọn trong danh sách; các giá trị ấy ghi ở dưới.",
)
