"""What civil papers say: peoples and religions, places, the citizen's number."""

from branches.imports.detection import FieldSpec
from members.imports.data.headers.words import DATE, OTHERS, listed

NUMBER_OF_CITIZEN = r"'?\d[\d ]{7,13}"

CIVIL = [
    FieldSpec(
        "ethnicity",
        listed("Dân tộc | DT | Thành phần dân tộc | D.tộc | Dtộc | Dân tộc (ghi rõ)"),
        unless=listed("thiểu số"),
    ),
    FieldSpec(
        "religion",
        listed("Tôn giáo | TG | Theo tôn giáo | T.giáo | Tgiáo | Đạo | Tôn giáo (nếu có) | Tín ngưỡng, tôn giáo"),
    ),
    FieldSpec(
        "hometown",
        listed(
            "Quê quán | Nguyên quán | Quê | Nơi sinh quê quán | Quê quán (xã, huyện, tỉnh) | Quê quán (xã, "
            "tỉnh) | Q.quán | Sinh quán | Quê gốc"
        ),
        unless=OTHERS,
    ),
    FieldSpec(
        "address",
        listed(
            "Địa chỉ thường trú | Thường trú | Nơi thường trú | Hộ khẩu thường trú | HKTT | Địa chỉ | Nơi ở "
            "hiện nay | Chỗ ở hiện nay | Nơi ở | Nơi cư trú | Địa chỉ hiện nay | Nơi đăng ký hộ khẩu thường trú "
            "| Địa chỉ liên hệ | Nơi ĐKHK thường trú | Nơi ĐKTT | Nơi đăng ký thường trú | Hộ khẩu | ĐC thường "
            "trú | Đ/c thường trú | Địa chỉ nhà | Chỗ ở | Cư trú | Địa chỉ cư trú | Nơi ở hiện tại | Địa chỉ "
            "hiện tại | Chỗ ở hiện tại | Trú quán | Địa chỉ nơi ở | HK thường trú | Đ/c | Địa chỉ (thôn, buôn, "
            "tổ dân phố) | ĐKTT"
        ),
        unless=(*OTHERS, *listed("email | thư điện tử | tạm trú | công tác | nơi làm việc")),
    ),
    FieldSpec(
        "citizen_id",
        listed(
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
        listed(
            "Ngày cấp | Ngày cấp CCCD | Ngày cấp CMND/CCCD | Cấp ngày | Ngày cấp CMND | Ngày cấp căn cước | "
            "Ngày cấp thẻ CCCD | Ngày, tháng, năm cấp"
        ),
        unless=listed("thẻ đoàn | sổ đoàn | thẻ đv | sổ"),
        looks=DATE,
    ),
    FieldSpec(
        "citizen_id_place",
        listed(
            "Nơi cấp | Nơi cấp CCCD | Nơi cấp CMND/CCCD | Cơ quan cấp | Nơi cấp CMND | Nơi cấp căn cước | Nơi "
            "cấp thẻ CCCD"
        ),
        unless=listed("thẻ đoàn | sổ đoàn | thẻ đv | sổ"),
    ),
]
