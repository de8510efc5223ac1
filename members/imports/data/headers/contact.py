"""Where somebody is reached, where they belong, and remarks."""

from branches.imports.detection import FieldSpec
from members.imports.data.headers.words import OTHERS, listed

NUMBER_OF_PHONE = r"'?[+(]*\d[\d .()-]{7,14}(\s*[-/,;]\s*[\d .]{8,14})?"

CONTACT = [
    FieldSpec(
        "email",
        listed(
            "Email liên hệ | Email | E-mail | Thư điện tử | Địa chỉ email | Gmail | Hộp thư | Mail | Hòm thư | "
            "Địa chỉ thư điện tử"
        ),
        unless=OTHERS,
        looks=r"\S+@\S+",
    ),
    FieldSpec(
        "phone",
        listed(
            "Điện thoại liên hệ | Điện thoại | Số điện thoại | SĐT | SDT | ĐT | Di động | Điện thoại di động | "
            "Số ĐT | Số di động | ĐTDĐ | Phone | Số điện thoại liên hệ | Điện thoại/Zalo | SĐT liên hệ | Số "
            "ĐTDĐ | Tel | Mobile | Số liên hệ | Số phone | SĐT/Zalo | SĐT (Zalo) | Số điện thoại (Zalo) | "
            "Đ.thoại | Đt liên hệ | Số đt liên hệ | Số điện thoại di động | Số máy | SĐT cá nhân | Điện thoại "
            "cá nhân | Số ĐT cá nhân"
        ),
        unless=OTHERS,
        also=listed("Liên hệ"),
        looks=NUMBER_OF_PHONE,
    ),
    FieldSpec(
        "branch",
        listed(
            "Đơn vị | Chi đoàn | Tên chi đoàn | Chi đoàn sinh hoạt | Đơn vị sinh hoạt | Mã chi đoàn | Mã đơn vị "
            "| Tên đơn vị | Sinh hoạt tại chi đoàn | Thuộc chi đoàn | Chi đoàn đang sinh hoạt | Chi đoàn trực "
            "thuộc | Nơi sinh hoạt | Nơi sinh hoạt Đoàn | Đơn vị sinh hoạt Đoàn | CĐ | Lớp/Chi đoàn | Chi "
            "đoàn/Lớp | Chi đoàn (lớp)"
        ),
        also=listed(
            "Lớp | Khoa/phòng | Tổ | Thôn | Buôn | Thôn/Buôn | Tổ dân phố | TDP | Thôn/TDP | Khu phố | Ấp | Xóm "
            "| Làng | Bản | Khoa | Phòng | Khóm | Thôn, buôn | Thôn, tổ dân phố | Buôn, tổ dân phố | Phòng/ban"
        ),
        unless=listed(
            "chức vụ | bí thư | công tác | cấp trên | cũ | số | trình độ | địa chỉ | nơi đến | chuyển | hoàn cảnh"
        ),
    ),
    FieldSpec(
        "note",
        listed(
            "Ghi chú | Chú thích | Ghi chú khác | G.chú | Ghi chú thêm | Lưu ý | Note | Ghi chú (đi làm, đi "
            "học…) | Thông tin khác"
        ),
    ),
]
