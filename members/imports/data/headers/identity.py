"""Names, codes, dates of birth, sex."""

from branches.imports.detection import FieldSpec
from members.imports.data.headers.words import DATE, OTHERS, listed

BIRTH = listed(
    "Ngày sinh | Ngày, tháng, năm sinh | Năm sinh | Ngày tháng năm sinh | Sinh ngày | Ngày/tháng/năm "
    "sinh | NTNS | Ngày, tháng năm sinh | Ngày tháng, năm sinh | Ngày, tháng sinh | Ngày, năm sinh | "
    "NTN sinh | N.T.N.S | NS | Ngày sinh/Năm sinh | Năm/ngày sinh | Sinh năm | Ngày giờ sinh | Thời "
    "gian sinh"
)

IDENTITY = [
    FieldSpec(
        "full_name",
        listed(
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
        listed(
            "Họ đệm | Họ và đệm | Họ và tên đệm | Họ và chữ đệm | Họ lót | Họ và lót | Họ và tên lót | Họ tên "
            "đệm | Họ | Họ, đệm | Họ & đệm | Họ, chữ đệm | Họ và chữ lót | Họ chữ lót | Họ, tên đệm | Họ - đệm "
            "| Họ (đệm)"
        ),
        unless=OTHERS,
    ),
    FieldSpec(
        "middle_name",
        listed("Tên đệm | Chữ đệm | Đệm | Tên lót | Chữ lót | Lót"),
        unless=OTHERS,
    ),
    FieldSpec(
        "given_name",
        listed("Tên | Tên gọi | Tên chính"),
        unless=(*OTHERS, "khác"),
    ),
    FieldSpec(
        "member_code",
        listed(
            "Mã định danh đoàn viên | Mã đoàn viên | Mã ĐV | Mã định danh | Mã số đoàn viên | Mã định danh ĐV | "
            "Số định danh đoàn viên | Mã định danh đoàn viên (trên phần mềm) | Mã ĐVTN | ID đoàn viên | Mã số "
            "ĐV | Mã phần mềm | Mã trên phần mềm | Mã QLĐV | Mã đoàn viên trên phần mềm"
        ),
        unless=listed("đơn vị | chi đoàn | cá nhân | công dân | thẻ"),
        looks=r"'?\d{6,12}",
    ),
    FieldSpec(
        "birth_date",
        (*BIRTH, "Ngày tháng năm sinh (dd/mm/yyyy)", "Date of birth", "DOB", "Birthday"),
        unless=(*OTHERS, *listed("nơi | hoạt")),
        made_of=("birth_day", "birth_month", "birth_year"),
        looks=DATE,
    ),
    # One date over three columns.
    FieldSpec("birth_day", listed("Ngày | Ngày sinh | Ng"), group=BIRTH),
    FieldSpec("birth_month", listed("Tháng | Tháng sinh | Th"), group=BIRTH),
    FieldSpec("birth_year", listed("Năm | Năm sinh"), group=BIRTH),
    FieldSpec(
        "birth_date_male",
        listed("Nam | Nam giới | Trai | ĐV nam | Nam (ngày sinh)"),
        group=BIRTH,
    ),
    FieldSpec(
        "birth_date_female",
        listed("Nữ | Nữ giới | Gái | ĐV nữ | Nữ (ngày sinh)"),
        group=BIRTH,
    ),
    FieldSpec(
        "gender",
        listed(
            "Giới tính | Phái | GT | Nam/Nữ | Giới | Giới tính (Nam/Nữ) | Nam - Nữ | Nam, Nữ | Phái tính | Sex | Gender"
        ),
        unless=listed("thiệu | hạn | giới thiệu"),
        looks=r"nam|nữ|nu|m|f|male|female|x|1|0|trai|gái",
    ),
    # The number says which sex only together with the header.
    FieldSpec(
        "gender_one_male",
        listed(
            "Giới tính (1 là nam) | Giới tính (Nam: 1, Nữ: 0) | Giới tính (1: Nam, 0: Nữ) | Giới tính (1: Nam, "
            "2: Nữ) | Giới tính (Nam 1, Nữ 0) | Giới tính (Nam = 1) | Giới tính (1 nam, 0 nữ) | Nam 1 nữ 0 | "
            "Giới tính nam 1 nữ 2 | Giới tính (0: Nữ, 1: Nam) | GT (1: Nam, 0: Nữ) | GT (Nam: 1, Nữ: 0) | "
            "Phái (1: Nam, 0: Nữ)"
        ),
    ),
    FieldSpec(
        "gender_one_female",
        listed(
            "Giới tính (1 là nữ) | Giới tính (Nữ: 1, Nam: 0) | Giới tính (1: Nữ, 0: Nam) | Giới tính (0: Nam, "
            "1: Nữ) | Giới tính (Nữ 1, Nam 0) | Giới tính (Nữ = 1) | Giới tính (0 nam, 1 nữ) | Nữ 1 nam 0 | "
            "Giới tính nam 0 nữ 1 | GT (1: Nữ, 0: Nam) | GT (Nữ: 1, Nam: 0) | Phái (1: Nữ, 0: Nam)"
        ),
    ),
    # A mark under one of two columns.
    FieldSpec(
        "gender_male",
        listed("Nam | Giới tính nam | Nam (x) | Nam (đánh dấu x) | Phái nam"),
    ),
    FieldSpec(
        "gender_female",
        listed("Nữ | Giới tính nữ | Nữ (x) | Nữ (đánh dấu x) | Phái nữ"),
    ),
]
