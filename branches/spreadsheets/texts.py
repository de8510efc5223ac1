"""Sentences for people about files that can't be read, and the words that exported files carry."""

_TAKE = "Chọn tệp bảng tính .xlsx, .xls, .ods hoặc .csv."
_SAVE_AS = "Mở tệp trong Excel, lưu lại với loại “Sổ làm việc Excel (.xlsx)” rồi tải lên."

# Case → (reason, sentence). The reason is an interface; a reason may have several cases.
REFUSALS = {
    "encrypted": (
        "encrypted",
        "Tệp đang đặt mật khẩu nên không đọc được. Mở tệp trong Excel, bỏ mật khẩu, lưu rồi tải lên lại.",
    ),
    "truncated": (
        "truncated",
        "Tệp bị hỏng hoặc chưa tải về đủ nên không đọc được. Mở tệp trong Excel và lưu thành tệp mới rồi tải lên; "
        "nếu Excel cũng không mở được thì xin lại tệp từ nơi gửi.",
    ),
    "empty": (
        "empty",
        "Tệp không có ô nào ghi dữ liệu. Kiểm tra lại xem đã chọn đúng tệp và đã lưu trước khi tải lên chưa.",
    ),
    "pdf": ("not_a_spreadsheet", f"Tệp này là tệp PDF, không phải bảng tính. {_TAKE}"),
    "picture": ("not_a_spreadsheet", f"Tệp này là ảnh, không phải bảng tính. {_TAKE}"),
    "document": (
        "not_a_spreadsheet",
        "Tệp này là văn bản Word, không phải bảng tính. Chép bảng sang Excel, lưu rồi tải tệp đó lên.",
    ),
    "presentation": ("not_a_spreadsheet", f"Tệp này là bài trình chiếu, không phải bảng tính. {_TAKE}"),
    "archive": (
        "not_a_spreadsheet",
        "Tệp này là tệp nén, không phải bảng tính. Giải nén rồi tải lên tệp bảng tính ở bên trong.",
    ),
    "binary": ("not_a_spreadsheet", f"Nội dung tệp này không phải bảng tính, dù tên tệp là gì. {_TAKE}"),
    "web_page": (
        "not_a_spreadsheet",
        "Tệp này là trang web (HTML) không có bảng nào bên trong, dù tên tệp là gì. Mở lại trang xuất danh sách, "
        "đăng nhập nếu trang hỏi, rồi tải danh sách về lần nữa.",
    ),
    "web_archive": (
        "unsupported",
        f"Tệp này là trang web đóng gói (.mht) nên chưa đọc được. {_SAVE_AS}",
    ),
    "xml": ("not_a_spreadsheet", f"Tệp này là tệp XML nhưng không phải bảng tính. {_TAKE}"),
    "xlsb": ("unsupported", f"Tệp này là sổ làm việc nhị phân (.xlsb) nên chưa đọc được. {_SAVE_AS}"),
    "old_excel": ("unsupported", f"Tệp này do bản Excel quá cũ tạo ra nên chưa đọc được. {_SAVE_AS}"),
    "compression": ("unsupported", f"Tệp được nén theo cách lạ nên không đọc được. {_SAVE_AS}"),
    "entities": (
        "unsupported",
        "Bên trong tệp có khai báo XML (DOCTYPE) mà bảng tính bình thường không có, nên không đọc vì lý do an toàn. "
        + _SAVE_AS,
    ),
    "file_bytes": (
        "too_big",
        "Tệp nặng {size} MB, vượt mức {limit} MB. Chia danh sách thành nhiều tệp nhỏ hơn rồi tải lên từng tệp.",
    ),
    "expanded_bytes": (
        "too_big",
        "Nội dung trong tệp nở ra quá {limit} MB nên đã dừng đọc. Chép riêng danh sách sang một tệp mới rồi tải lên.",
    ),
    "too_many_parts": (
        "too_big",
        "Tệp gồm quá nhiều thành phần nên đã dừng đọc. Chép riêng danh sách sang một tệp mới rồi tải lên.",
    ),
    "too_slow": (
        "too_big",
        "Đọc tệp quá lâu mà chưa xong nên đã dừng. Chép riêng danh sách sang một tệp mới rồi tải lên.",
    ),
    "far_row": (
        "too_many_cells",
        "Trang tính “{sheet}” có ô ghi dữ liệu tới hàng {row}, vượt mức {limit} hàng. Xóa hẳn các hàng thừa phía dưới "
        "danh sách, hoặc chia nhỏ danh sách, rồi lưu và tải lên lại.",
    ),
    "far_column": (
        "too_many_cells",
        "Trang tính “{sheet}” có ô ghi dữ liệu tới cột {column}, vượt mức {limit} cột. Xóa hẳn các cột thừa bên phải "
        "danh sách, lưu rồi tải lên lại.",
    ),
    "many_cells": (
        "too_many_cells",
        "Tệp có hơn {limit} ô nên không đọc được. Xóa các hàng, cột và trang tính thừa hoặc chia nhỏ danh sách.",
    ),
    "out_of_memory": (
        "too_many_cells",
        "Tệp có ô ghi dữ liệu ở rất xa hoặc chứa quá nhiều chữ nên đọc tốn quá nhiều bộ nhớ và đã dừng. "
        "Chép riêng danh sách sang một tệp mới rồi tải lên.",
    ),
    "long_cell": (
        "too_many_cells",
        "Tệp có ô chứa hơn {limit} ký tự, không phải ô của một danh sách. Xóa bớt chữ trong ô ấy, lưu rồi tải lên lại.",
    ),
    "many_merged": (
        "too_many_cells",
        "Trang tính có hơn {limit} vùng ô gộp nên không đọc được. Bỏ gộp ô, lưu rồi tải lên lại.",
    ),
    "many_sheets": (
        "too_many_cells",
        "Tệp có hơn {limit} trang tính nên không đọc được. Chép riêng danh sách sang một tệp mới rồi tải lên.",
    ),
}

SHEET_OF_CSV = "CSV"
SHEET_OF_PAGE = "HTML"
EXPORT_SHEET = "Danh sách"


def number(value: int) -> str:
    """5000000 → 5.000.000"""
    return f"{value:,}".replace(",", ".")


def refusal(case: str, **facts: str | int) -> tuple[str, str]:
    """(reason, sentence) of a case. Numbers are written the Vietnamese way."""
    reason, sentence = REFUSALS[case]
    return reason, sentence.format(
        **{name: number(fact) if isinstance(fact, int) else fact for name, fact in facts.items()}
    )
