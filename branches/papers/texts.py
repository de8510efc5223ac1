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
IN_PLACE_OF = ("TM.", "KT.", "TL.", "TUQ.")
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
FILE_LOST = "Văn bản này chỉ ghi sổ, không có tệp."
PACK_EMPTY = "Không có văn bản nào gộp được: văn bản đã thu hồi hoặc chỉ ghi sổ thì không có tệp để gộp."
PACK_NOT_CHOSEN = "Chưa chọn văn bản nào. Đánh dấu ở đầu dòng rồi làm lại."
PACK_NOT_YOURS = "Trong tệp gộp có văn bản anh/chị không còn được xem. Chọn lại văn bản rồi gộp tệp mới."
PACK_GONE = "Tệp gộp chỉ giữ {days} ngày. Chọn lại văn bản rồi gộp tệp mới."
PACKING = "Đang gộp văn bản"
PACK_NAME = "van-ban-{job}.pdf"

# The register

ANY_TYPE = "Mọi loại"
ANY_PERIOD = "Mọi kỳ"
STATES = {"": "Tất cả", "con": "Còn hiệu lực", "thu-hoi": "Đã thu hồi", "ghi-so": "Lập bên ngoài"}
FILTER_LABELS = {"loai": "Loại văn bản", "ky": "Kỳ đánh số", "tinh-trang": "Tình trạng"}

# Forms

WRONG_CHOICE = "Lựa chọn này không có trong danh sách. Chọn lại."
TYPE_LABEL = "Loại văn bản"
TYPE_EMPTY = "Chọn loại văn bản"
TYPE_MISSING = "Chưa chọn loại văn bản. Chọn một loại trong danh sách."
ON_LABEL = "Ngày ban hành"
NUMBER_LABEL = "Số"
NUMBER_HELP = "Để trống thì lấy số nhỏ nhất còn trống."
NUMBER_INVALID = "Ô này cần một số nguyên. Chỉ ghi chữ số."
TITLE_LABEL = "Trích yếu"
TITLE_MISSING = "Chưa có trích yếu. Ghi văn bản nói về việc gì."
RECIPIENT_LABEL = "Nơi nhận"
SIGNER_LABEL = "Người ký"
SIGNER_POST_LABEL = "Chức vụ người ký"
TOO_LONG = "Dài quá {most} ký tự. Ghi gọn lại."
REASON_LABEL = "Lý do thu hồi"
REASON_HELP = "Số của văn bản vẫn nằm trong sổ, không cấp lại cho văn bản khác. Không lấy lại được việc thu hồi."
SYMBOL_LABEL = "Ký hiệu đơn vị"
SYMBOL_HELP = "Đứng sau dấu gạch chéo: 41-GGT/ĐTN. Chữ, số, dấu gạch."
SYMBOL_MISSING = "Chưa có ký hiệu. Ghi ký hiệu của đơn vị, ví dụ ĐTN."
SYMBOL_WRONG = "Ký hiệu chỉ gồm chữ, số, dấu gạch và dấu chấm. Ghi lại."
PLACE_LABEL = "Địa danh"
PLACE_HELP = "Đứng trước ngày tháng. Để trống thì theo cấp trên hoặc theo tên đơn vị: {place}."
SIGNS_FOR_LABEL = "Đề ký"
SIGNS_FOR_HELP = "Dòng trên chức vụ của người ký. Văn bản ký thay (KT., TL.) không có dòng này."
PERIOD_LABEL = "Đánh số"
CURRENT_LABEL = "Kỳ đang dùng"
CURRENT_HELP = "Theo năm: 2026. Theo nhiệm kỳ: 2022-2027."
CURRENT_MISSING = "Chưa có kỳ. Ghi năm hoặc nhiệm kỳ."
CURRENT_WRONG_YEAR = "Đánh số theo năm thì ghi một năm, ví dụ 2026."
CURRENT_WRONG_TERM = "Đánh số theo nhiệm kỳ thì ghi hai năm, ví dụ 2022-2027."
FIRST_LABEL = "Số đầu tiên của kỳ ấy"
FIRST_HELP = "Lớn hơn 1 khi các số trước đã dùng ở sổ giấy."
FIRST_MISSING = "Chưa có số đầu tiên. Ghi 1 nếu đánh số từ đầu."

# After an act

ENTERED_DONE = "Đã ghi sổ {reference}."
WITHDRAWN_DONE = "Đã thu hồi {reference}. Số vẫn nằm trong sổ."
LETTERHEAD_DONE = "Đã lưu thể thức văn bản. Văn bản đã phát hành giữ nguyên."
NUMBERING_DONE = "Đã lưu cách đánh số {type}."
