"""What columns of members' lists are called: first as in the official system's export, then as offices write it."""

from branches.imports.detection import FieldSpec


def _any(headers: str) -> tuple[str, ...]:
    return tuple(headers.split(" | "))


BIRTH = _any(
    "Ngày sinh | Ngày, tháng, năm sinh | Năm sinh | Ngày tháng năm sinh | Sinh ngày | Ngày/tháng/năm sinh | NTNS"
)
# "Họ tên cha", "SĐT phụ huynh": columns about somebody or something else.
OTHERS = _any(
    "cha | bố | mẹ | ba | phụ huynh | vợ | chồng | con | người thân | người giới thiệu | giới thiệu | giáo viên | chủ "
    "nhiệm | chủ hộ | bí thư | gia đình | liên hệ khẩn | khẩn cấp | cơ quan | cố vấn | zalo | người đỡ đầu"
)

MEMBER_FIELDS = [
    FieldSpec(
        "full_name",
        _any(
            "Họ và tên | Họ tên | Họ, tên | Họ và tên đoàn viên | Họ tên đoàn viên | Tên đoàn viên | Họ và tên khai "
            "sinh | Họ và tên sinh viên | Họ tên học sinh | Họ, chữ đệm và tên | Full name"
        ),
        parts=("family_and_middle", "given_name"),
        unless=OTHERS,
    ),
    FieldSpec(
        "family_and_middle",
        _any(
            "Họ đệm | Họ và đệm | Họ và tên đệm | Họ và chữ đệm | Họ lót | Họ và lót | Họ và tên lót | Họ tên đệm | Họ"
        ),
        unless=OTHERS,
    ),
    FieldSpec(
        "given_name",
        _any("Tên"),
        unless=OTHERS,
    ),
    FieldSpec(
        "member_code",
        _any(
            "Mã định danh đoàn viên | Mã đoàn viên | Mã ĐV | Mã định danh | Mã số đoàn viên | Mã định danh ĐV | Số "
            "định danh đoàn viên"
        ),
    ),
    FieldSpec(
        "birth_date",
        (*BIRTH, "Ngày tháng năm sinh (dd/mm/yyyy)", "Date of birth"),
        unless=OTHERS,
    ),
    FieldSpec(
        "birth_date_male",
        _any("Nam"),
        group=BIRTH,
    ),
    FieldSpec(
        "birth_date_female",
        _any("Nữ"),
        group=BIRTH,
    ),
    FieldSpec(
        "gender",
        _any("Giới tính | Phái | GT | Nam/Nữ | Giới | Giới tính (Nam/Nữ)"),
        unless=_any("thiệu"),
    ),
    # A mark under one of two columns.
    FieldSpec(
        "gender_male",
        _any("Nam | Giới tính nam"),
    ),
    FieldSpec(
        "gender_female",
        _any("Nữ | Giới tính nữ"),
    ),
    FieldSpec(
        "ethnicity",
        _any("Dân tộc | DT | Thành phần dân tộc"),
        unless=_any("thiểu số"),
    ),
    FieldSpec(
        "religion",
        _any("Tôn giáo | TG | Theo tôn giáo"),
    ),
    FieldSpec(
        "hometown",
        _any("Quê quán | Nguyên quán | Quê | Nơi sinh quê quán"),
        unless=OTHERS,
    ),
    FieldSpec(
        "address",
        _any(
            "Địa chỉ thường trú | Thường trú | Nơi thường trú | Hộ khẩu thường trú | HKTT | Địa chỉ | Nơi ở hiện nay "
            "| Chỗ ở hiện nay | Nơi ở | Nơi cư trú | Địa chỉ hiện nay | Nơi đăng ký hộ khẩu thường trú | Địa chỉ liên "
            "hệ"
        ),
        unless=(*OTHERS, *_any("email | thư điện tử | tạm trú | công tác | nơi làm việc")),
    ),
    FieldSpec(
        "citizen_id",
        _any(
            "Số CMND/CCCD | CMND/CCCD | CCCD | Số CCCD | CMND | Số CMND | CCCD/CMND | Số CCCD/CMND | Căn cước công "
            "dân | Số căn cước công dân | Căn cước | Số căn cước | Số định danh cá nhân | Số định danh | Số CC/CCCD | "
            "CMT | Số CMT | Số CMTND"
        ),
        unless=(*OTHERS, "ngày", "nơi"),
    ),
    FieldSpec(
        "citizen_id_date",
        _any("Ngày cấp | Ngày cấp CCCD | Ngày cấp CMND/CCCD | Cấp ngày"),
        unless=_any("thẻ | thẻ đoàn | sổ đoàn"),
    ),
    FieldSpec(
        "citizen_id_place",
        _any("Nơi cấp | Nơi cấp CCCD | Nơi cấp CMND/CCCD | Cơ quan cấp"),
        unless=_any("thẻ | thẻ đoàn | sổ đoàn"),
    ),
    FieldSpec(
        "education",
        _any(
            "Trình độ văn hóa | Văn hóa | Trình độ học vấn | Học vấn | TĐVH | Trình độ giáo dục phổ thông | Giáo dục "
            "phổ thông"
        ),
    ),
    FieldSpec(
        "qualification",
        _any(
            "Trình độ chuyên môn | Chuyên môn | Trình độ CM | TĐCM | Chuyên môn nghiệp vụ | Trình độ chuyên môn "
            "nghiệp vụ | Trình độ CMNV | Bằng cấp chuyên môn"
        ),
    ),
    FieldSpec(
        "political_theory",
        _any(
            "Trình độ LLCT | LLCT | Lý luận chính trị | Lí luận chính trị | Trình độ lý luận chính trị | Trình độ "
            "chính trị | Chính trị"
        ),
    ),
    FieldSpec(
        "it_level",
        _any("Tin học | Trình độ tin học"),
    ),
    FieldSpec(
        "foreign_language",
        _any("Ngoại ngữ | Trình độ ngoại ngữ"),
    ),
    FieldSpec(
        "joined_on",
        _any(
            "Thời gian vào đoàn | Ngày vào Đoàn | Ngày vào Đoàn TNCS Hồ Chí Minh | Ngày kết nạp | Ngày kết nạp Đoàn | "
            "Năm vào Đoàn | Vào Đoàn | Ngày tháng vào Đoàn | Ngày tháng năm vào Đoàn | Thời gian kết nạp Đoàn | Ngày "
            "kết nạp vào Đoàn"
        ),
        unless=_any("đảng | nơi | tuổi | số"),
    ),
    FieldSpec(
        "admission_resolution",
        _any(
            "Số Nghị quyết chuẩn y kết nạp đoàn viên | Nghị quyết chuẩn y | Số nghị quyết | Số nghị quyết kết nạp | "
            "Nghị quyết kết nạp | Số quyết định kết nạp | Số QĐ kết nạp"
        ),
        unless=_any("đảng"),
    ),
    FieldSpec(
        "card_number",
        _any("Số thẻ đoàn | Thẻ đoàn | Số thẻ đoàn viên | Số thẻ | Mã thẻ đoàn viên"),
        unless=_any("ngày | năm | nơi | đảng | bảo hiểm | bhyt | sinh viên"),
    ),
    FieldSpec(
        "party_joined_on",
        _any(
            "Thời gian vào Đảng | Ngày vào Đảng | Ngày kết nạp Đảng | Năm vào Đảng | Vào Đảng | Đảng viên (ngày vào "
            "Đảng) | Ngày vào Đảng dự bị"
        ),
        unless=_any("chính thức"),
    ),
    FieldSpec(
        "occupation",
        _any("Nghề nghiệp hiện nay | Nghề nghiệp | Công việc | Việc làm | Nghề nghiệp hiện tại | Công việc hiện nay"),
        unless=OTHERS,
    ),
    FieldSpec(
        "attachment",
        _any("Đối tượng đoàn viên | Đối tượng sinh hoạt | Loại sinh hoạt | Hình thức sinh hoạt | Đối tượng"),
    ),
    FieldSpec(
        "training_state",
        _any(
            "Rèn luyện đoàn viên | Đăng ký rèn luyện | Chương trình rèn luyện đoàn viên | Đăng ký RLĐV | RLĐV | Rèn "
            "luyện"
        ),
    ),
    FieldSpec(
        "rating_state",
        _any(
            "Đánh giá, xếp loại đoàn viên | Đánh giá xếp loại | Xếp loại đoàn viên | Xếp loại | Phân loại đoàn viên | "
            "Đánh giá"
        ),
    ),
    FieldSpec(
        "awards",
        _any("Khen thưởng | Thành tích | Hình thức khen thưởng"),
    ),
    FieldSpec(
        "discipline",
        _any("Kỷ luật | Kỉ luật | Hình thức kỷ luật"),
    ),
    FieldSpec(
        "post",
        _any("Chức vụ trong chi đoàn | Chức vụ | Chức danh | Chức vụ Đoàn | Chức vụ trong Đoàn | CV"),
        unless=_any("cha | bố | mẹ | ba | phụ huynh | vợ | chồng | đảng | chính quyền"),
    ),
    FieldSpec(
        "association",
        _any("Hội | Hội viên | Tổ chức hội | Hội LHTN | Tham gia hội"),
    ),
    FieldSpec(
        "honorary",
        _any("Đoàn viên danh dự | ĐV danh dự | Danh dự"),
    ),
    FieldSpec(
        "email",
        _any("Email liên hệ | Email | E-mail | Thư điện tử | Địa chỉ email | Gmail"),
        unless=OTHERS,
    ),
    FieldSpec(
        "phone",
        _any(
            "Điện thoại liên hệ | Điện thoại | Số điện thoại | SĐT | SDT | ĐT | Di động | Điện thoại di động | Số ĐT "
            "| Số di động | ĐTDĐ | Phone | Số điện thoại liên hệ | Điện thoại/Zalo"
        ),
        unless=OTHERS,
    ),
    FieldSpec(
        "branch",
        _any(
            "Đơn vị | Chi đoàn | Tên chi đoàn | Chi đoàn sinh hoạt | Đơn vị sinh hoạt | Mã chi đoàn | Mã đơn vị | Tên "
            "đơn vị | Lớp | Khoa/phòng | Tổ | Sinh hoạt tại chi đoàn"
        ),
        unless=_any("chức vụ | bí thư | công tác | cấp trên | cũ"),
    ),
    FieldSpec(
        "note",
        _any("Ghi chú | Chú thích | Ghi chú khác"),
    ),
]
