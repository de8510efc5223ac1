"""Words about files that people attach."""

# The field
FILE = "Tệp đính kèm"
FILE_MISSING = "Chưa chọn tệp. Chọn một tệp trong máy, hoặc chụp ảnh."
NAME_LONG = "Tên tệp dài quá {limit} chữ. Đổi tên tệp ngắn lại rồi gửi."
KINDS = "PDF, ảnh (JPG, PNG, WEBP, HEIC), Word hoặc bảng tính; nhiều nhất {limit} MB"
TOO_MANY = "Đã có {limit} tệp, là số nhiều nhất. Gỡ tệp không cần nữa, hoặc ghép nhiều ảnh thành một tệp PDF rồi gửi."

# What an accepted file is called in a sentence, by its code in content.py
NAMES = {
    "pdf": "tệp PDF",
    "jpg": "ảnh JPG",
    "png": "ảnh PNG",
    "webp": "ảnh WEBP",
    "heic": "ảnh HEIC",
    "docx": "văn bản Word (.docx)",
    "xlsx": "bảng tính Excel (.xlsx)",
    "odt": "văn bản LibreOffice (.odt)",
    "ods": "bảng tính LibreOffice (.ods)",
    "doc": "văn bản Word (.doc)",
    "xls": "bảng tính Excel (.xls)",
}
WRONG_NAME = (
    "Tên tệp ghi đuôi “.{named}” nhưng nội dung là {is_a}. Đổi đuôi tên tệp thành “.{right}” rồi gửi lại, hoặc chọn "
    "đúng tệp cần gửi."
)

_TAKE = "Gửi tệp PDF, ảnh JPG hoặc PNG, tệp Word hoặc bảng tính."

# Size
EMPTY = "Tệp trống, không có nội dung. Mở tệp xem lại, hoặc chọn tệp khác."
TOO_BIG = (
    "Tệp nặng {size} MB, vượt mức {limit} MB. Ảnh thì chụp lại ở cỡ nhỏ hơn hoặc gửi ảnh đã thu nhỏ; tệp "
    "quét thì quét lại ở 150 dpi, hoặc tách thành nhiều tệp. Những gì đã ghi vẫn còn."
)

# Contents that aren't taken, by the case that content.py names
REFUSED = {
    "empty": EMPTY,
    "web_page": f"Tệp này là trang web (HTML), dù tên tệp là gì. Mở trang, in thành PDF rồi gửi tệp PDF. {_TAKE}",
    "svg": "Tệp này là hình vẽ SVG, có thể mang mã chạy được nên không nhận. Lưu hình thành ảnh PNG rồi gửi.",
    "xml": f"Tệp này là tệp XML, dù tên tệp là gì. {_TAKE}",
    "program": "Tệp này là chương trình chạy được, dù tên tệp là gì, nên không nhận. Tệp lạ thì xóa đi.",
    "archive": "Tệp này là tệp nén. Giải nén rồi gửi từng tệp ở bên trong.",
    "macro": (
        "Tệp này có macro (mã chạy được) nên không nhận. Lưu lại thành .docx, .xlsx (không macro) hoặc PDF rồi gửi."
    ),
    "encrypted": (
        "Tệp này đặt mật khẩu nên không xem được bên trong. Mở tệp, bỏ mật khẩu và lưu lại hoặc lưu thành PDF rồi gửi."
    ),
    "bomb": "Nội dung nén trong tệp nở ra quá {limit} MB nên không nhận. Lưu tệp thành PDF rồi gửi.",
    "broken": (
        "Tệp bị hỏng hoặc chưa tải về đủ. Mở tệp xem có đọc được không, lưu thành tệp mới rồi gửi; không mở được thì "
        "xin lại tệp từ nơi gửi."
    ),
    "two_in_one": "Tệp này giấu một tệp khác ở bên trong nên không nhận. Mở tệp, lưu thành tệp PDF mới rồi gửi.",
    "picture": "Tệp này là ảnh thuộc loại không nhận (GIF, BMP, TIFF, AVIF). Lưu ảnh thành JPG hoặc PNG rồi gửi.",
    "film": "Tệp này là phim hoặc âm thanh. Đưa tệp lên nơi lưu trữ của đơn vị rồi ghi đường dẫn vào phần trao đổi.",
    "slides": "Tệp này là bài trình chiếu. Lưu thành PDF rồi gửi.",
    "rich_text": "Tệp này là văn bản RTF. Mở tệp, lưu thành .docx hoặc PDF rồi gửi.",
    "binary_workbook": "Tệp này là sổ làm việc nhị phân (.xlsb). Mở tệp, lưu thành .xlsx rồi gửi.",
    "text": "Tệp này chỉ có chữ thuần. Chép vào Word rồi lưu thành .docx hoặc PDF, hoặc ghi thẳng vào phần trao đổi.",
    "unknown": f"Không nhận ra nội dung tệp này là loại gì, dù tên tệp là gì. {_TAKE}",
}

# Where nothing of the person's own name for the file is left
NAMELESS = "tep"
