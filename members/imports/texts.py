"""What the import of members says to people. A message never carries the value of a cell: some may not see it."""

from branches.imports.texts import CHANGED_SINCE_PREVIEW  # noqa: F401 (said by the slice as its own)
from members.people import texts as people

# What columns are called: as in every list of members, and those that only say part of a field.
FIELDS = people.COLUMNS
PARTS = {
    "family_and_middle": "Họ và tên đệm",
    "middle_name": "Tên đệm",
    "given_name": "Tên",
    "birth_date_male": "Ngày sinh (nam)",
    "birth_date_female": "Ngày sinh (nữ)",
    "gender_male": "Nam",
    "gender_female": "Nữ",
    "gender_one_male": "Giới tính (1 là nam)",
    "gender_one_female": "Giới tính (1 là nữ)",
    "birth_day": "Ngày (của ngày sinh)",
    "birth_month": "Tháng (của ngày sinh)",
    "birth_year": "Năm (của ngày sinh)",
}
MALE, FEMALE = "Nam", "Nữ"

# Cells: errors

MISSING_NAME = "Dòng có dữ liệu nhưng không có họ tên. Ghi họ tên, hoặc bỏ qua dòng này."
BEFORE_BIRTH = "Ngày này đứng trước ngày sinh, hoặc ngay trong năm sinh. Sửa một trong hai ngày."
CONTRADICTORY_GENDER = "Dòng vừa ghi nam vừa ghi nữ. Chọn lại giới tính."

# Cells: a person decides

IMPLAUSIBLE_BIRTH = "Theo ngày sinh, người này {age} tuổi. Kiểm tra lại năm sinh, hoặc nhận dòng này nếu đúng."
UNKNOWN_GENDER = "Không rõ ô này là nam hay nữ. Ghi Nam hoặc Nữ; nếu nhận dòng này, giới tính để trống."

UNKNOWN_TICK = (
    "Không rõ dấu ở cột Nam hoặc Nữ nghĩa là gì. Đánh dấu x, hoặc ghi Nam hay Nữ; nếu nhận dòng này, giới tính để "
    "trống."
)
GENDER_IN_DIGITS = (
    "Ô giới tính ghi bằng số, không rõ số nào là nam. Khớp lại cột với “Giới tính (1 là nam)” hoặc “Giới tính (1 là "
    "nữ)”, hoặc ghi Nam hay Nữ; nếu nhận dòng này, giới tính để trống."
)
LOST_ZERO = (
    "Số CCCD mất số 0 ở đầu, thêm vào thì không khớp với năm sinh hoặc giới tính của dòng. Đối chiếu với thẻ, hoặc "
    "nhận dòng này nếu số đúng."
)

# Marks: their first sentence is shown beside the cell.

TOO_YOUNG = "Vào Đoàn khi chưa đủ {age} tuổi. Dòng vẫn được nhận; kiểm tra lại ngày sinh và ngày vào Đoàn."
PARTY_BEFORE = "Ngày vào Đảng đứng trước ngày vào Đoàn. Dòng vẫn được nhận; kiểm tra lại hai ngày."
ATTACHED = "Sinh hoạt ghép theo danh sách. Người này vẫn có một nơi sinh hoạt chính là chi đoàn trong tệp."
REPAIRED = "Đã sửa. So chữ trước và sau khi sửa; ghi lại ô nếu sửa sai."
OLD_TYPEFACE = "Đọc theo phông cũ của các dòng khác. Riêng dòng này không đủ dấu hiệu; ghi lại ô nếu đọc sai."
GENDER_SPELLING = "Giới tính ghi theo cách khác. Đã hiểu là nam hay nữ; ghi lại nếu hiểu sai."
CITIZEN_GENDER = "Số CCCD và giới tính không khớp nhau. Đối chiếu cả hai với thẻ."
CITIZEN_YEAR = "Số CCCD và năm sinh không khớp nhau. Đối chiếu cả hai với thẻ."

# Matching: errors and questions

CITIZEN_TAKEN = "Số CCCD này thuộc một người khác tên, khác ngày sinh trong đơn vị. Đối chiếu lại số trên thẻ."
TWO_PEOPLE = "Mã định danh và số CCCD của dòng thuộc hai người khác nhau. Đối chiếu lại cả hai số."
OUT_OF_SCOPE = "Mã định danh hoặc số CCCD này đã có trong một hồ sơ ngoài phạm vi của anh/chị. Hỏi đơn vị cấp trên."
MISSING_BIRTH = "Dòng không có ngày sinh, sau này khó nhận ra người trùng. Ghi ngày hoặc năm sinh, hoặc nhận dòng này."
MISSING_GENDER = "Dòng không cho biết nam hay nữ. Ghi giới tính, hoặc nhận dòng này."
CODE_OF_ANOTHER = (
    "Mã định danh là của một hồ sơ khác tên, khác ngày sinh. Đối chiếu lại mã, hoặc nhận là cùng một người."
)
INSTEAD_OF_MOVE = "Lập hồ sơ chuyển sinh hoạt"
IN_OTHER_BRANCH = "Người này đang ở một chi đoàn khác. Giữ nguyên chi đoàn, hoặc ghi ngày chuyển về chi đoàn trong tệp."
NOT_A_MEMBER_NOW = (
    "Người này đã có hồ sơ nhưng hiện không sinh hoạt ở chi đoàn nào. Nhận vào chi đoàn trong tệp, hoặc bỏ qua."
)
SUSPECTED = "Đã có người cùng tên và ngày sinh gần khớp. Cùng một người, hay người khác?"
DUPLICATE_IN_FILE = "Trùng với dòng {row} của tệp. Bỏ qua dòng này, hoặc thêm mới nếu là người khác."
DUPLICATE_FOR_SURE = "Là cùng một người với dòng {row} của tệp. Bỏ qua một trong hai dòng, hoặc sửa số định danh."
CITIZEN_TAKEN_IN_FILE = "Số CCCD trùng với dòng {row} của tệp, là người khác tên. Sửa số ở dòng sai."
PHONE_TAKEN_IN_FILE = "Điện thoại trùng với dòng {row} của tệp. Nhận dòng này nếu hai người dùng chung số."

# Undo

VOID_REASON = "Hoàn tác lần nhập tệp {file}"
LEFT_EDITED = "Hồ sơ đã được sửa sau khi nhập nên giữ nguyên."
LEFT_MOVED = "Quá trình sinh hoạt đã thay đổi sau khi nhập nên giữ nguyên."
LEFT_TIED = "Còn việc gắn với người này nên giữ nguyên: {ties}"
LEFT_FIELDS = "Các ô đã được sửa sau khi nhập nên giữ nguyên: {fields}."

# Commands

NO_SUCH_FILE = "Không mở được tệp {path}. Kiểm tra lại đường dẫn."
NO_SUCH_BRANCH = "Không có chi đoàn đang hoạt động nào mang mã {code} trong {unit}. Kiểm tra lại mã."
NO_PLACE_FOR_JSON = "Không ghi được vào {path}. Chọn chỗ khác."
NO_SUCH_BATCH = "Không có lần nhập số {batch} trong phạm vi của tài khoản này. Kiểm tra lại số."
CHANGED_MEANWHILE = "Có {count} dòng đã khác so với lúc xem trước nên chưa ghi gì. Chạy lại lệnh."
COMMAND_ROW = "Dòng {row}: {message}"
COMMAND_MORE = "… và {count} dòng khác."
COMMAND_DRY = (
    "Xem trước {people} người: {new} mới, {changed} cập nhật, {same} không đổi, {review} cần xem, {error} lỗi. "
    "Chưa ghi gì."
)
COMMAND_DONE = (
    "Lần nhập {batch}, {people} người: {new} mới, {changed} cập nhật, {same} không đổi, {review} cần xem, {error} lỗi."
)
COMMAND_LEFT = "Dòng {row} để nguyên: {reason}"
COMMAND_UNDONE = "Đã hoàn tác lần nhập {batch}; {left} dòng để nguyên."

# The pages: what they say of members

DESK = {
    "section": "Đoàn viên",
    "section_route": "members:people:list",
    "title": "Nhập từ bảng tính",
    "things": "người",
    "file": "danh sách",
    "file_help": "Danh sách xuất từ phần mềm Quản lý đoàn viên được nhận ra ngay, không cần ghép cột.",
    "new_units_help": "Chi đoàn mà tệp nhắc tới và chưa có sẽ được đề nghị lập.",
    "unit": "Chi đoàn",
    "no_unit": "Chưa rõ chi đoàn",
    "record": "Hồ sơ đang có",
    "effect": "Tác động theo chi đoàn",
    "masked": "CCCD, số thẻ, dân tộc, tôn giáo và điện thoại được che.",
    "done": "Đã ghi vào danh sách",
}

# Preview

FROM_LEGACY = "từ phông cũ: {before}"
ZERO_ADDED = "thêm số 0 đầu"
REPAIRED_PHONE = "viết lại số"
OFFICIAL = "Danh sách xuất từ phần mềm Quản lý đoàn viên"
GENDER_BY_DATE = "Theo cột Ngày sinh Nam, Nữ"
GENDER_BY_TICK = "Theo dấu ở cột Nam, Nữ"
GENDER_BY_WORD = "Theo cột Giới tính"
GENDER_NONE = "Tệp không có cột giới tính"
LABEL_GENDER = "Giới tính"

# What a kind of question is called when it is answered for all of its rows at once.
QUESTIONS = {
    "missing:birth_date": "không có ngày sinh",
    "missing:branch": "không ghi chi đoàn",
    "missing_gender": "không cho biết nam hay nữ",
    "unknown_gender": "giới tính không đọc được",
    "one_word_name": "họ tên chỉ có một chữ",
    "remark_in_name": "họ tên có lời ghi chú",
    "mixed_scripts": "họ tên lẫn chữ khác",
    "garbled_text": "chữ bị vỡ",
    "bad_encoding": "chữ lưu sai bảng mã, đã đọc lại",
    "several_phones": "nhiều số điện thoại trong một ô",
    "branch_by_part_of_name": "tên chi đoàn chỉ khớp một phần",
    "duplicate_in_file": "trùng với dòng khác trong tệp",
    "citizen_id_taken_in_file": "số CCCD trùng với dòng khác",
    "member_code_taken_in_file": "mã định danh trùng với dòng khác",
    "phone_taken_in_file": "điện thoại trùng với dòng khác",
    "already_in_database:own_branch": "đã có hồ sơ ở chi đoàn",
    "already_in_database:branch_in_scope": "đang ở chi đoàn khác",
    "on_the_way:own_branch": "đang chuyển",
    "on_the_way:branch_in_scope": "đang chuyển chi đoàn",
    "same_name_and_birth:own_branch": "nghi trùng trong chi đoàn",
    "same_name_and_birth:branch_in_scope": "nghi trùng ở chi đoàn khác",
    "hidden_row": "dòng bị ẩn trong tệp",
    "ragged_row": "dòng lệch cột",
    "unclosed_quote": "dòng có ngoặc kép chưa đóng",
}
QUESTIONS_OF_CELLS = {
    "two_digit_year": "ô “{label}” chỉ có hai chữ số của năm",
    "bare_number_as_date": "ô “{label}” là con số",
    "implausible_date": "ô “{label}” khó tin",
    "spelling_unknown": "ô “{label}” ngoài danh mục",
    "value_differs": "ô “{label}” khác với hồ sơ",
    "lost_zero": "ô “{label}” mất số 0 ở đầu",
    "too_long": "ô “{label}” quá dài",
    "formula_without_value": "ô “{label}” là công thức không có kết quả",
}

# What waits
TODO_KIND = "Nhập danh sách"
TODO_WAITING = "Lần nhập đang chờ ghi"
