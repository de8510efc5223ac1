"""What a member does for a living and how they stand in the branch, spelled as the official record spells it."""

from .value_lists import Item, ValueList

_DONE = ("Rồi", "Có", "x", "Đã", "1", "Đạt")
_NOT_DONE = ("Chưa", "Không", "0")

OCCUPATIONS = ValueList(
    "occupation",
    "Nghề nghiệp hiện nay",
    (
        Item(
            "official",
            "Cán bộ/Công chức/Viên chức",
            (
                "Cán bộ",
                "Công chức",
                "Viên chức",
                "CBCC",
                "CBCCVC",
                "CB, CC, VC",
                "Cán bộ công chức",
                "Công chức, viên chức",
            ),
        ),
        Item("teacher", "Giảng viên/Giáo viên", ("Giáo viên", "Giảng viên", "GV", "Giáo viên/Giảng viên", "Dạy học")),
        Item("pupil", "Học sinh", ("HS", "Học sinh THPT")),
        Item("student", "Sinh viên", ("SV", "Học viên", "Sinh viên/Học viên", "Sinh viên đại học")),
        Item("worker", "Công nhân", ("CN", "Công nhân viên", "Công nhân lao động", "Công nhân may")),
        Item("farmer", "Nông dân", ("Làm nông", "Làm ruộng", "Làm rẫy", "Nông nghiệp", "Nông", "Làm nương rẫy")),
        Item("soldier", "Quân đội", ("Bộ đội", "Quân nhân", "Sĩ quan quân đội", "Chiến sĩ", "Nghĩa vụ quân sự")),
        Item("police", "Công an", ("CA", "Sĩ quan công an", "Chiến sĩ công an", "Cảnh sát")),
        Item(
            "office",
            "Nhân viên",
            ("Nhân viên văn phòng", "NV", "Nhân viên công ty", "Kế toán", "Nhân viên doanh nghiệp"),
        ),
        Item("health", "Y tế", ("Bác sĩ", "Y sĩ", "Điều dưỡng", "Y tá", "Dược sĩ", "Hộ sinh")),
        Item(
            "business",
            "Kinh doanh",
            ("Buôn bán", "Doanh nhân", "Chủ doanh nghiệp", "Kinh doanh tự do", "Hộ kinh doanh"),
        ),
        Item(
            "freelance",
            "Lao động tự do",
            ("Tự do", "LĐTD", "Làm tự do", "Nghề tự do", "Làm thuê", "Lao động phổ thông"),
        ),
        Item(
            "unemployed",
            "Chưa có việc làm",
            ("Thất nghiệp", "Chưa có việc", "Không có việc làm", "Chưa đi làm", "Ở nhà"),
        ),
        Item("other", "Khác", ("Nghề khác", "Nghề nghiệp khác")),
    ),
)

ATTACHMENTS = ValueList(
    "attachment",
    "Đối tượng đoàn viên",
    (
        Item("main", "Sinh hoạt chính", ("Chính", "Đoàn viên sinh hoạt chính", "SH chính", "Chính thức")),
        Item("joint", "Sinh hoạt ghép", ("Ghép", "Đoàn viên sinh hoạt ghép", "SH ghép")),
    ),
)

TRAINING_STATES = ValueList(
    "training_state",
    "Rèn luyện đoàn viên",
    (
        Item("registered", "Đã đăng ký", (*_DONE, "Có đăng ký", "Đăng ký")),
        Item("unregistered", "Chưa đăng ký", (*_NOT_DONE, "Không đăng ký")),
    ),
)

RATING_STATES = ValueList(
    "rating_state",
    "Đánh giá, xếp loại đoàn viên",
    (
        Item("rated", "Đã đánh giá", (*_DONE, "Đã xếp loại", "Đã đánh giá, xếp loại")),
        Item("unrated", "Chưa đánh giá", (*_NOT_DONE, "Không đánh giá", "Chưa xếp loại", "Chưa đánh giá, xếp loại")),
    ),
)

POSTS = ValueList(
    "post",
    "Chức vụ trong chi đoàn",
    (
        Item("secretary", "Bí thư chi đoàn", ("Bí thư", "BT", "BTCĐ", "BT chi đoàn", "Bí thư BCH chi đoàn")),
        Item(
            "deputy_secretary",
            "Phó bí thư chi đoàn",
            (
                "Phó bí thư",
                "PBT",
                "P. Bí thư",
                "P.BT",
                "PBT chi đoàn",
                "P. Bí thư chi đoàn",
                "Phó BT",
                "Phó BT chi đoàn",
            ),
        ),
        Item(
            "committee_member",
            "Ủy viên Ban Chấp hành chi đoàn",
            (
                "Ủy viên",
                "UV",
                "UV BCH",
                "UV BCH chi đoàn",
                "Ủy viên BCH",
                "Ủy viên BCH chi đoàn",
                "Ủy viên chi đoàn",
                "Ủy viên Ban Chấp hành",
                "BCH",
                "BCH chi đoàn",
            ),
        ),
        Item("member", "Đoàn viên", ("ĐV", "Không", "Đoàn viên chi đoàn")),
    ),
)

ASSOCIATIONS = ValueList(
    "association",
    "Hội",
    (
        Item("none", "Không", ("Không có", "Chưa tham gia", "Chưa", "0")),
        Item(
            "youth_federation",
            "Hội LHTN Việt Nam",
            (
                "LHTN",
                "Hội LHTN",
                "Hội LHTNVN",
                "LHTNVN",
                "LHTN Việt Nam",
                "Liên hiệp Thanh niên",
                "Hội Liên hiệp Thanh niên",
                "Hội Liên hiệp Thanh niên Việt Nam",
            ),
        ),
        Item(
            "students",
            "Hội Sinh viên Việt Nam",
            ("Hội SV", "HSV", "Hội SVVN", "Hội SV Việt Nam", "Hội Sinh viên", "Sinh viên"),
        ),
    ),
)
