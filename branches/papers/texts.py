"""Words of papers: on the papers themselves, in the register and in the journal."""

ACTS = {
    "papers.paper.issued": "Phát hành văn bản",
    "papers.paper.entered": "Ghi sổ văn bản lập bên ngoài",
    "papers.paper.withdrawn": "Thu hồi văn bản",
    "papers.pack.made": "Gộp văn bản thành một tệp",
    "papers.letterhead.edited": "Sửa thể thức văn bản",
    "papers.numbering.edited": "Sửa cách đánh số văn bản",
}

# On paper

UNION = "ĐOÀN TNCS HỒ CHÍ MINH"
SYMBOL = "ĐTN"
SYMBOL_OF_BRANCH = "CĐ"
SIGNS_FOR = "TM. BAN CHẤP HÀNH"
# Who signs in somebody's place says so, and not for whom the committee signs.
IN_PLACE_OF = ("TM.", "KT.", "TL.", "TUQ.", "Q.")
DEPUTY_SIGNS = "KT. {chief} / {deputy}"
REFERENCE = "{number}-{type}/{symbol}"
NUMBER_LINE = "Số: {reference}"
NO_NUMBER = "     "
PLACE_AND_DAY = "{place}, ngày {day:02} tháng {month:02} năm {year}"
NO_PLACE = "………………"
RECIPIENTS = "Nơi nhận:"
CONFIRMED_BY = "XÁC NHẬN CỦA {unit}"
CONFIRM_HINT = "(Ký, ghi rõ họ tên, đóng dấu)"
QR_HINT = "Quét mã để mở hồ sơ"
# "Đoàn phường Một" is of the place "Phường Một".
PLACES_OF = ("phường", "xã", "đặc khu", "thị trấn", "quận", "huyện", "thị xã", "thành phố", "tỉnh")
UNION_OF = "Đoàn "
COMMITTEE = "Ban Chấp hành"

# Refusals

ISSUE_NOT_YOURS = "Phát hành văn bản của {unit} cần quyền quản lý hồ sơ hoặc xác nhận ở đơn vị ấy."
SETTINGS_NOT_YOURS = "Thể thức và cách đánh số của {unit} do người quản lý hồ sơ của đơn vị hoặc của cấp trên đặt."
ALREADY_WITHDRAWN = "Văn bản {reference} đã thu hồi rồi."
WITHDRAW_WITHOUT_REASON = "Chưa có lý do. Ghi vì sao thu hồi văn bản này."
NUMBER_TAKEN = "Số {number} đã có trong sổ ({reference}). Chọn số khác; số nhỏ nhất còn trống là {free}."
NUMBER_TOO_SMALL = "Số phải từ 1 trở lên. Ghi lại số."
NUMBER_TOO_LARGE = "Số {number} lớn quá: sổ đánh số đến {most}. Ghi lại số."
SIGNER_MISSING = "Chưa có người ký. Ghi họ tên và chức vụ người ký."
DAY_TOO_FAR = "Ngày {day} chưa tới. Ghi ngày ban hành là hôm nay hoặc sớm hơn."
DAY_TOO_EARLY = "Ngày ban hành sớm quá: từ năm 1931 trở đi. Sửa lại năm."
MISSING_FIELD = "{paper} còn thiếu “{field}”. Bổ sung vào hồ sơ rồi làm lại."
NOT_IN_CONTEXT = "{paper}: mẫu nhắc đến “{field}” nhưng hồ sơ không có mục ấy. Báo người vận hành."
NO_TEMPLATE = "Không có mẫu “{template}” cho {paper}. Báo người vận hành."
