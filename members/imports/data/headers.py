"""What columns of members' lists are called: first as in the official system's export, then as offices write it.

`looks` is what cells of the kind are like; it only settles whether a header that resembles a field means it.
"""

from branches.imports.detection import FieldSpec


def _any(headers: str) -> tuple[str, ...]:
    return tuple(headers.split(" | "))


BIRTH = _any(
    "Ngày sinh | Ngày, tháng, năm sinh | Năm sinh | Ngày tháng năm sinh | Sinh ngày | Ngày/tháng/năm "
    "sinh | NTNS | Ngày, tháng năm sinh | Ngày tháng, năm sinh | Ngày, tháng sinh | Ngày, năm sinh | "
    "NTN sinh | N.T.N.S | NS | Ngày sinh/Năm sinh | Năm/ngày sinh | Sinh năm | Ngày giờ sinh | Thời "
    "gian sinh"
)
JOINED = _any(
    "Thời gian vào đoàn | Ngày vào Đoàn | Ngày vào Đoàn TNCS Hồ Chí Minh | Ngày kết nạp | Ngày kết nạp "
    "Đoàn | Năm vào Đoàn | Vào Đoàn | Ngày tháng vào Đoàn | Ngày tháng năm vào Đoàn | Thời gian kết nạp "
    "Đoàn | Ngày kết nạp vào Đoàn | Ngày, tháng, năm vào Đoàn | Ngày vào Đoàn TNCS HCM | Ngày vào Đoàn "
    "TNCS | Năm kết nạp | Năm kết nạp Đoàn | Tháng năm vào Đoàn | NVĐ | Ngày, tháng, năm kết nạp Đoàn | "
    "Ngày kết nạp đoàn viên | Ngày KN Đoàn | Ngày vào ĐTN | Vào Đoàn ngày | Kết nạp Đoàn"
)
DATE = r"'?\d{1,2}\s*[/.-]\s*(\d{1,2}\s*[/.-]\s*)?\d{2,4}|'?(19|20)\d\d"
NUMBER_OF_CITIZEN = r"'?\d[\d ]{7,13}"
NUMBER_OF_PHONE = r"'?[+(]*\d[\d .()-]{7,14}(\s*[-/,;]\s*[\d .]{8,14})?"
# "Họ tên cha", "SĐT phụ huynh": columns about somebody or something else.
OTHERS = _any(
    "cha | bố | mẹ | ba | phụ huynh | vợ | chồng | con | người thân | người giới thiệu | giới thiệu | "
    "giáo viên | chủ nhiệm | chủ hộ | bí thư | gia đình | liên hệ khẩn | khẩn cấp | cơ quan | cố vấn | "
    "zalo | người đỡ đầu | giám hộ | người báo tin | báo tin | người đại diện | thân nhân | người nhận "
    "| đỡ đầu | gvcn | phhs"
)

MEMBER_FIELDS = [
    FieldSpec(
        "full_name",
        _any(
            "Họ và tên | Họ tên | Họ, tên | Họ và tên đoàn viên | Họ tên đoàn viên | Tên đoàn viên | Họ và tên "
            "khai sinh | Họ và tên sinh viên | Họ tên học sinh | Họ, chữ đệm và tên | Full name | Họ & tên | H "
            "và tên | Họ và tên ĐV | Họ tên ĐV | Họ và tên ĐVTN | Họ tên ĐVTN | Họ và tên đoàn viên thanh niên "
            "| Họ và tên thanh niên | Họ và tên cán bộ | Họ và tên học sinh | Họ tên sinh viên | Họ tên công "
            "nhân | Họ và tên HS | Họ và tên SV | Tên đoàn viên thanh niên | Họ, tên đệm và tên | Họ tên đầy đủ "
            "| Họ và tên đầy đủ | HỌ TÊN ĐOÀN VIÊN | Tên ĐV | H.tên | Họ tên khai sinh | Name"
        ),
        parts=("family_and_middle", "given_name"),
        unless=OTHERS,
    ),
    FieldSpec(
        "family_and_middle",
        _any(
            "Họ đệm | Họ và đệm | Họ và tên đệm | Họ và chữ đệm | Họ lót | Họ và lót | Họ và tên lót | Họ tên "
            "đệm | Họ | Họ, đệm | Họ & đệm | Họ, chữ đệm | Họ và chữ lót | Họ chữ lót | Họ, tên đệm | Họ - đệm "
            "| Họ (đệm)"
        ),
        unless=OTHERS,
    ),
    FieldSpec(
        "middle_name",
        _any("Tên đệm | Chữ đệm | Đệm | Tên lót | Chữ lót | Lót"),
        unless=OTHERS,
    ),
    FieldSpec(
        "given_name",
        _any("Tên | Tên gọi | Tên chính"),
        unless=(*OTHERS, "khác"),
    ),
    FieldSpec(
        "member_code",
        _any(
            "Mã định danh đoàn viên | Mã đoàn viên | Mã ĐV | Mã định danh | Mã số đoàn viên | Mã định danh ĐV | "
            "Số định danh đoàn viên | Mã định danh đoàn viên (trên phần mềm) | Mã ĐVTN | ID đoàn viên | Mã số "
            "ĐV | Mã phần mềm | Mã trên phần mềm | Mã QLĐV | Mã đoàn viên trên phần mềm"
        ),
        unless=_any("đơn vị | chi đoàn | cá nhân | công dân | thẻ"),
        looks=r"'?\d{6,12}",
    ),
    FieldSpec(
        "birth_date",
        (*BIRTH, "Ngày tháng năm sinh (dd/mm/yyyy)", "Date of birth", "DOB", "Birthday"),
        unless=(*OTHERS, *_any("nơi | hoạt")),
        made_of=("birth_day", "birth_month", "birth_year"),
        looks=DATE,
    ),
    # One date over three columns.
    FieldSpec("birth_day", _any("Ngày | Ngày sinh | Ng"), group=BIRTH),
    FieldSpec("birth_month", _any("Tháng | Tháng sinh | Th"), group=BIRTH),
    FieldSpec("birth_year", _any("Năm | Năm sinh"), group=BIRTH),
    FieldSpec(
        "birth_date_male",
        _any("Nam | Nam giới | Trai | ĐV nam | Nam (ngày sinh)"),
        group=BIRTH,
    ),
    FieldSpec(
        "birth_date_female",
        _any("Nữ | Nữ giới | Gái | ĐV nữ | Nữ (ngày sinh)"),
        group=BIRTH,
    ),
    FieldSpec(
        "gender",
        _any(
            "Giới tính | Phái | GT | Nam/Nữ | Giới | Giới tính (Nam/Nữ) | Nam - Nữ | Nam, Nữ | Phái tính | Sex | Gender"
        ),
        unless=_any("thiệu | hạn | giới thiệu"),
        looks=r"nam|nữ|nu|m|f|male|female|x|1|0|trai|gái",
    ),
    # The number says which sex only together with the header.
    FieldSpec(
        "gender_one_male",
        _any(
            "Giới tính (1 là nam) | Giới tính (Nam: 1, Nữ: 0) | Giới tính (1: Nam, 0: Nữ) | Giới tính (1: Nam, "
            "2: Nữ) | Giới tính (Nam 1, Nữ 0) | Giới tính (Nam = 1) | Giới tính (1 nam, 0 nữ) | Nam 1 nữ 0 | "
            "Giới tính nam 1 nữ 2 | Giới tính (0: Nữ, 1: Nam) | GT (1: Nam, 0: Nữ) | GT (Nam: 1, Nữ: 0) | "
            "Phái (1: Nam, 0: Nữ)"
        ),
    ),
    FieldSpec(
        "gender_one_female",
        _any(
            "Giới tính (1 là nữ) | Giới tính (Nữ: 1, Nam: 0) | Giới tính (1: Nữ, 0: Nam) | Giới tính (0: Nam, "
            "1: Nữ) | Giới tính (Nữ 1, Nam 0) | Giới tính (Nữ = 1) | Giới tính (0 nam, 1 nữ) | Nữ 1 nam 0 | "
            "Giới tính nam 0 nữ 1 | GT (1: Nữ, 0: Nam) | GT (Nữ: 1, Nam: 0) | Phái (1: Nữ, 0: Nam)"
        ),
    ),
    # A mark under one of two columns.
    FieldSpec(
        "gender_male",
        _any("Nam | Giới tính nam | Nam (x) | Nam (đánh dấu x) | Phái nam"),
    ),
    FieldSpec(
        "gender_female",
        _any("Nữ | Giới tính nữ | Nữ (x) | Nữ (đánh dấu x) | Phái nữ"),
    ),
    FieldSpec(
        "ethnicity",
        _any("Dân tộc | DT | Thành phần dân tộc | D.tộc | Dtộc | Dân tộc (ghi rõ)"),
        unless=_any("thiểu số"),
    ),
    FieldSpec(
        "religion",
        _any("Tôn giáo | TG | Theo tôn giáo | T.giáo | Tgiáo | Đạo | Tôn giáo (nếu có) | Tín ngưỡng, tôn giáo"),
    ),
    FieldSpec(
        "hometown",
        _any(
            "Quê quán | Nguyên quán | Quê | Nơi sinh quê quán | Quê quán (xã, huyện, tỉnh) | Quê quán (xã, "
            "tỉnh) | Q.quán | Sinh quán | Quê gốc"
        ),
        unless=OTHERS,
    ),
    FieldSpec(
        "address",
        _any(
            "Địa chỉ thường trú | Thường trú | Nơi thường trú | Hộ khẩu thường trú | HKTT | Địa chỉ | Nơi ở "
            "hiện nay | Chỗ ở hiện nay | Nơi ở | Nơi cư trú | Địa chỉ hiện nay | Nơi đăng ký hộ khẩu thường trú "
            "| Địa chỉ liên hệ | Nơi ĐKHK thường trú | Nơi ĐKTT | Nơi đăng ký thường trú | Hộ khẩu | ĐC thường "
            "trú | Đ/c thường trú | Địa chỉ nhà | Chỗ ở | Cư trú | Địa chỉ cư trú | Nơi ở hiện tại | Địa chỉ "
            "hiện tại | Chỗ ở hiện tại | Trú quán | Địa chỉ nơi ở | HK thường trú | Đ/c | Địa chỉ (thôn, buôn, "
            "tổ dân phố) | ĐKTT"
        ),
        unless=(*OTHERS, *_any("email | thư điện tử | tạm trú | công tác | nơi làm việc")),
    ),
    FieldSpec(
        "citizen_id",
        _any(
            "Số CMND/CCCD | CMND/CCCD | CCCD | Số CCCD | CMND | Số CMND | CCCD/CMND | Số CCCD/CMND | Căn cước "
            "công dân | Số căn cước công dân | Căn cước | Số căn cước | Số định danh cá nhân | Số định danh | "
            "Số CC/CCCD | CMT | Số CMT | Số CMTND | Số CMND/CCCD/ĐDCN | Mã định danh cá nhân | Mã số định danh "
            "| ĐDCN | Số ĐDCN | Số thẻ CCCD | Số thẻ căn cước | Số CC | CC/CCCD | Căn cước/CCCD | CMTND | Giấy "
            "CMND | Số CMND hoặc CCCD | CMND (CCCD) | Chứng minh nhân dân | Số chứng minh nhân dân | Số "
            "CMND/Căn cước | Số định danh/CCCD | Mã định danh công dân | Số giấy tờ tùy thân"
        ),
        unless=(*OTHERS, "ngày", "nơi", "đoàn viên"),
        looks=NUMBER_OF_CITIZEN,
    ),
    FieldSpec(
        "citizen_id_date",
        _any(
            "Ngày cấp | Ngày cấp CCCD | Ngày cấp CMND/CCCD | Cấp ngày | Ngày cấp CMND | Ngày cấp căn cước | "
            "Ngày cấp thẻ CCCD | Ngày, tháng, năm cấp"
        ),
        unless=_any("thẻ đoàn | sổ đoàn | thẻ đv | sổ"),
        looks=DATE,
    ),
    FieldSpec(
        "citizen_id_place",
        _any(
            "Nơi cấp | Nơi cấp CCCD | Nơi cấp CMND/CCCD | Cơ quan cấp | Nơi cấp CMND | Nơi cấp căn cước | Nơi "
            "cấp thẻ CCCD"
        ),
        unless=_any("thẻ đoàn | sổ đoàn | thẻ đv | sổ"),
    ),
    FieldSpec(
        "education",
        _any(
            "Trình độ văn hóa | Văn hóa | Trình độ học vấn | Học vấn | TĐVH | Trình độ giáo dục phổ thông | "
            "Giáo dục phổ thông | Trình độ VH | TĐ văn hóa | TĐ VH | Văn hoá | Trình độ văn hoá | Lớp (trình độ "
            "văn hóa) | Trình độ phổ thông | Học lực phổ thông | GDPT | Trình độ GDPT | VH | Trình độ văn hóa "
            "(12/12)"
        ),
    ),
    FieldSpec(
        "qualification",
        _any(
            "Trình độ chuyên môn | Chuyên môn | Trình độ CM | TĐCM | Chuyên môn nghiệp vụ | Trình độ chuyên môn "
            "nghiệp vụ | Trình độ CMNV | Bằng cấp chuyên môn | TĐ chuyên môn | CM | CMNV | Trình độ chuyên môn "
            "cao nhất | Bằng cấp | Học vị | Trình độ đào tạo | Trình độ CM-NV | Chuyên môn đào tạo | Trình độ "
            "chuyên môn, nghiệp vụ"
        ),
        unless=_any("chuyên ngành"),
    ),
    FieldSpec(
        "political_theory",
        _any(
            "Trình độ LLCT | LLCT | Lý luận chính trị | Lí luận chính trị | Trình độ lý luận chính trị | Trình "
            "độ chính trị | Chính trị | TĐ LLCT | Trình độ lí luận chính trị | Lý luận CT | TĐLLCT | LL chính "
            "trị | L.luận chính trị | Trình độ LL chính trị"
        ),
    ),
    FieldSpec(
        "it_level",
        _any("Tin học | Trình độ tin học | TĐ tin học | Trình độ CNTT | CNTT | Tin học (chứng chỉ)"),
    ),
    FieldSpec(
        "foreign_language",
        _any("Ngoại ngữ | Trình độ ngoại ngữ | TĐ ngoại ngữ | Anh văn | Tiếng Anh | NN"),
    ),
    FieldSpec(
        "joined_on",
        JOINED,
        unless=_any("đảng | nơi | tuổi | số | người | đoàn phí"),
        looks=DATE,
    ),
    FieldSpec(
        "admission_resolution",
        _any(
            "Số Nghị quyết chuẩn y kết nạp đoàn viên | Nghị quyết chuẩn y | Số nghị quyết | Số nghị quyết kết "
            "nạp | Nghị quyết kết nạp | Số quyết định kết nạp | Số QĐ kết nạp | Số NQ chuẩn y | Số NQ kết nạp | "
            "NQ chuẩn y | Quyết định kết nạp | QĐ kết nạp | Số NQ | Số quyết định chuẩn y"
        ),
        unless=_any("đảng"),
    ),
    FieldSpec(
        "card_number",
        _any(
            "Số thẻ đoàn | Thẻ đoàn | Số thẻ đoàn viên | Số thẻ | Mã thẻ đoàn viên | Số thẻ ĐV | Thẻ đoàn viên "
            "| Mã thẻ | Mã thẻ đoàn | Số thẻ ĐVTN"
        ),
        unless=_any(
            "ngày | năm | nơi | đảng | bảo hiểm | bhyt | sinh viên | cccd | căn cước | ngân hàng | atm | học sinh"
        ),
        looks=r"'?\d{6,14}",
    ),
    FieldSpec(
        "party_joined_on",
        _any(
            "Thời gian vào Đảng | Ngày vào Đảng | Ngày kết nạp Đảng | Năm vào Đảng | Vào Đảng | Đảng viên (ngày "
            "vào Đảng) | Ngày vào Đảng dự bị | Ngày kết nạp vào Đảng | Ngày kết nạp Đảng viên | Ngày vào Đảng "
            "(dự bị) | Ngày vào ĐCSVN | Ngày vào Đảng CSVN | Ngày vào Đảng Cộng sản Việt Nam | Ngày, tháng, năm "
            "vào Đảng | Ngày tháng vào Đảng | Ngày kết nạp Đảng (dự bị) | Vào Đảng ngày | Dự bị | Kết nạp Đảng "
            "| Ngày dự bị | Thời gian kết nạp Đảng"
        ),
        unless=_any("chính thức | nơi | số | cảm tình"),
        looks=DATE,
    ),
    FieldSpec(
        "occupation",
        _any(
            "Nghề nghiệp hiện nay | Nghề nghiệp | Công việc | Việc làm | Nghề nghiệp hiện tại | Công việc hiện "
            "nay | Nghề | Công việc hiện tại | Công việc đang làm | Nghề nghiệp, nơi làm việc | N.nghiệp | Việc "
            "làm hiện nay | Nghề nghiệp/việc làm"
        ),
        unless=OTHERS,
    ),
    FieldSpec(
        "attachment",
        _any(
            "Đối tượng đoàn viên | Đối tượng sinh hoạt | Loại sinh hoạt | Hình thức sinh hoạt | Đối tượng | "
            "Loại đoàn viên | Sinh hoạt chính/ghép | Sinh hoạt chính, ghép | Diện sinh hoạt"
        ),
    ),
    FieldSpec(
        "training_state",
        _any(
            "Rèn luyện đoàn viên | Đăng ký rèn luyện | Chương trình rèn luyện đoàn viên | Đăng ký RLĐV | RLĐV | "
            "Rèn luyện | Chương trình RLĐV | Chương trình rèn luyện | Đăng ký chương trình rèn luyện | CTRLĐV | "
            "Rèn luyện ĐV"
        ),
    ),
    FieldSpec(
        "rating_state",
        _any(
            "Đánh giá, xếp loại đoàn viên | Đánh giá xếp loại | Xếp loại đoàn viên | Xếp loại | Phân loại đoàn "
            "viên | Đánh giá | Kết quả xếp loại | Đánh giá, xếp loại | Xếp loại ĐV | Phân loại | Kết quả phân "
            "loại | Xếp loại cuối năm | Đánh giá ĐV | Đánh giá xếp loại đoàn viên | Chất lượng đoàn viên"
        ),
        unless=_any("học lực | hạnh kiểm | đảng viên"),
    ),
    FieldSpec(
        "awards",
        _any(
            "Khen thưởng | Thành tích | Hình thức khen thưởng | Danh hiệu | Khen thưởng (nếu có) | Thành tích nổi bật"
        ),
    ),
    FieldSpec(
        "discipline",
        _any("Kỷ luật | Kỉ luật | Hình thức kỷ luật | Kỷ luật (nếu có) | Hình thức kỉ luật"),
    ),
    FieldSpec(
        "post",
        _any(
            "Chức vụ trong chi đoàn | Chức vụ | Chức danh | Chức vụ Đoàn | Chức vụ trong Đoàn | CV | Chức vụ "
            "(Đoàn) | Chức vụ đoàn thể | C.vụ | Chức vụ hiện nay | Chức vụ hiện tại | Chức vụ đảm nhiệm | Nhiệm "
            "vụ trong Đoàn"
        ),
        unless=_any("cha | bố | mẹ | ba | phụ huynh | vợ | chồng | đảng | chính quyền"),
    ),
    FieldSpec(
        "association",
        _any(
            "Hội | Hội viên | Tổ chức hội | Hội LHTN | Tham gia hội | Hội LHTN Việt Nam | Hội viên Hội LHTN | "
            "Tham gia tổ chức Hội"
        ),
    ),
    FieldSpec(
        "honorary",
        _any("Đoàn viên danh dự | ĐV danh dự | Danh dự"),
    ),
    FieldSpec(
        "email",
        _any(
            "Email liên hệ | Email | E-mail | Thư điện tử | Địa chỉ email | Gmail | Hộp thư | Mail | Hòm thư | "
            "Địa chỉ thư điện tử"
        ),
        unless=OTHERS,
        looks=r"\S+@\S+",
    ),
    FieldSpec(
        "phone",
        _any(
            "Điện thoại liên hệ | Điện thoại | Số điện thoại | SĐT | SDT | ĐT | Di động | Điện thoại di động | "
            "Số ĐT | Số di động | ĐTDĐ | Phone | Số điện thoại liên hệ | Điện thoại/Zalo | SĐT liên hệ | Số "
            "ĐTDĐ | Tel | Mobile | Số liên hệ | Số phone | SĐT/Zalo | SĐT (Zalo) | Số điện thoại (Zalo) | "
            "Đ.thoại | Đt liên hệ | Số đt liên hệ | Số điện thoại di động | Số máy | SĐT cá nhân | Điện thoại "
            "cá nhân | Số ĐT cá nhân"
        ),
        unless=OTHERS,
        also=_any("Liên hệ"),
        looks=NUMBER_OF_PHONE,
    ),
    FieldSpec(
        "branch",
        _any(
            "Đơn vị | Chi đoàn | Tên chi đoàn | Chi đoàn sinh hoạt | Đơn vị sinh hoạt | Mã chi đoàn | Mã đơn vị "
            "| Tên đơn vị | Sinh hoạt tại chi đoàn | Thuộc chi đoàn | Chi đoàn đang sinh hoạt | Chi đoàn trực "
            "thuộc | Nơi sinh hoạt | Nơi sinh hoạt Đoàn | Đơn vị sinh hoạt Đoàn | CĐ | Lớp/Chi đoàn | Chi "
            "đoàn/Lớp | Chi đoàn (lớp)"
        ),
        also=_any(
            "Lớp | Khoa/phòng | Tổ | Thôn | Buôn | Thôn/Buôn | Tổ dân phố | TDP | Thôn/TDP | Khu phố | Ấp | Xóm "
            "| Làng | Bản | Khoa | Phòng | Khóm | Thôn, buôn | Thôn, tổ dân phố | Buôn, tổ dân phố | Phòng/ban"
        ),
        unless=_any(
            "chức vụ | bí thư | công tác | cấp trên | cũ | số | trình độ | địa chỉ | nơi đến | chuyển | hoàn cảnh"
        ),
    ),
    FieldSpec(
        "note",
        _any(
            "Ghi chú | Chú thích | Ghi chú khác | G.chú | Ghi chú thêm | Lưu ý | Note | Ghi chú (đi làm, đi "
            "học…) | Thông tin khác"
        ),
    ),
]
