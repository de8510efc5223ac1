"""What the import of units says to people."""

from branches.units.texts import SHEET_FIELDS as FIELDS

__all__ = ["FIELDS"]

CLOSED_ON = "Ngừng hoạt động từ"
REPAIRED = "Đã sửa"
LEFT_IMPORTS = "{unit} giữ nguyên vì có danh sách đã nhập hoặc đang chờ ghi vào đơn vị này."

# The pages

DESK = {
    "section": "Đơn vị",
    "section_route": "units:list",
    "title": "Nhập đơn vị từ bảng tính",
    "things": "đơn vị",
    "file": "danh sách đơn vị",
    "file_help": "Cần các cột mã, tên và cấp; thêm khối và đơn vị cấp trên (ghi mã hoặc tên) nếu có.",
    "new_units_help": "Dòng không ghi đơn vị cấp trên thì thuộc ngay đơn vị này.",
    "unit": "Đơn vị cấp trên",
    "no_unit": "Chưa rõ, hoặc ngoài đơn vị đang nhập",
    "record": "Đơn vị đang có",
    "effect": "Tác động theo đơn vị cấp trên",
    "masked": "",
    "done": "Đã ghi vào cây đơn vị",
}
BLANK_HELP = (
    "Mỗi đơn vị một dòng, ghi từ dòng 2 của trang “Danh sách”. Không đổi tên cột; cột không có gì thì để trống.",
    "Mã gồm chữ in không dấu và số, các phần cách nhau bằng dấu chấm, ví dụ GL.BM.CD01; mỗi mã chỉ ghi một lần.",
    "Đơn vị cấp trên ghi mã hoặc tên, đang có hoặc ở một dòng khác của tệp, dòng nào trước cũng được.",
    "Cột có mũi tên thì chọn trong danh sách; các giá trị ấy ghi ở dưới.",
)
ANSWERS = {
    "same": "Cùng đơn vị, lấy theo tệp",
    "new": "Đơn vị khác, lập mới",
    "skip": "Bỏ qua dòng này",
}
DECIDED = {
    "same": "Đã chọn: cùng đơn vị",
    "new": "Đã chọn: lập mới",
    "skip": "Đã chọn: bỏ qua",
}
ANSWERS_OF_SELECTION = (
    ("accept", "Nhận"),
    ("same", "Cùng đơn vị"),
    ("new", "Đơn vị khác, lập mới"),
    ("skip", "Bỏ qua"),
    ("clear", "Chọn lại"),
)
QUESTIONS = {
    "same_name:unit": "trùng tên với đơn vị đang có, khác mã",
    "duplicate_in_file": "trùng tên với dòng khác trong tệp",
    "ambiguous:parent_code": "tên đơn vị cấp trên có nhiều đơn vị mang",
    "hidden_row": "dòng bị ẩn trong tệp",
    "ragged_row": "dòng lệch cột",
    "unclosed_quote": "dòng có ngoặc kép chưa đóng",
}
ANSWERS_TO_NAMESAKES = [
    ("same", "Cả {count}: cùng đơn vị"),
    ("new", "Cả {count}: đơn vị khác"),
    ("skip", "Bỏ qua cả {count}"),
]
ANSWERS_TO_TWINS = [("new", "Nhận cả {count}"), ("skip", "Bỏ qua cả {count}")]
ANSWERS_TO_NOTHING = [("skip", "Bỏ qua cả {count}")]
