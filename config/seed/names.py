"""Parts of invented names, by people and sex. No given name occurs in the sample files, with or without its marks."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class NameParts:
    families: tuple[str, ...]
    male_middles: tuple[str, ...]
    female_middles: tuple[str, ...]
    male_given: tuple[str, ...]
    female_given: tuple[str, ...]


def _words(text):
    return tuple(text.split())


KINH = NameParts(
    families=_words(
        "Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Phạm Hoàng Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Tạ Tô Lương Lưu "
        "Cao Châu Thái Tăng Kiều Quách Trương Từ Văn La Mạc Nghiêm Phùng Thân Triệu"
    ),
    male_middles=("Văn", "Đình", "Hữu", "Quốc", "Gia", "Đức Anh", "Minh", "Xuân", "Ngọc", "Công", "Thế", "Bá"),
    female_middles=("Thị", "Thị Kim", "Ngọc", "Thị Thanh", "Bảo", "Khánh", "Thị Mỹ", "Hoài", "Thu", "Cẩm"),
    male_given=_words(
        "Khải Đông Bách Cảnh Chiến Điền Đồng Dương Khôi Kiệt Lợi Luân Minh Nguyên Nhật Phát Phi Phú Quyết "
        "Hách Cương Thức Ước Tân Thái Tùng Vũ Vương Định Hoạt Khiêm Lực Nghị Quý Thạch Triều Trọng Tường Viễn"
    ),
    female_given=_words(
        "Bưởi Chuyên Cúc Diệu Giao Hoài Khuê Lệ Lựu Nết Nụ Oánh Nhã Sen Thắm Thoa Thương Trúc Vi Xoan Huệ "
        "Lài Mẫn Nguyên Như Hồng Lê Liễu Quế Sương Tường Vàng"
    ),
)

THAI = NameParts(
    families=_words("Lò Cà Quàng Hà Vi Lương Lường Tòng Cầm"),
    male_middles=("Văn", "Xuân", "Đức"),
    female_middles=("Thị", "Thị Kim"),
    male_given=_words("Pản Sơi Ún Chỉnh Khặm Thoản Tướng"),
    female_given=_words("Hặc Ẻn Kẻo Pỏm Xôm Thơi Phanh"),
)

MONG = NameParts(
    families=_words("Vàng Giàng Sùng Thào Hạng Mùa Lầu Cứ"),
    male_middles=("A", "Seo", "Mí"),
    female_middles=("Thị", "Y"),
    male_given=_words("Páo Chứ Dế Lử Sình Tủa Vừ Nủ"),
    female_given=_words("Dợ Chía Pàng Sùa Xúa Và Mẩy"),
)

NUNG = NameParts(
    families=_words("Nông Hoàng Lục Chu Mã Vy Đàm Triệu"),
    male_middles=("Văn", "Viết", "Đức"),
    female_middles=("Thị", "Bích"),
    male_given=_words("Thìn Hoan Chấn Lưu Phan Tuyên Huấn"),
    female_given=_words("Nhót Slao Thêm Coóng Lành"),
)

# (code of the people in members/people/data, share of all, parts of names)
PEOPLES = [("01", 0.78, KINH), ("03", 0.09, THAI), ("08", 0.08, MONG), ("07", 0.05, NUNG)]


def invent_name(random: Random, parts: NameParts, male: bool) -> str:
    family = random.choice(parts.families)
    middle = random.choice(parts.male_middles if male else parts.female_middles)
    given = random.choice(parts.male_given if male else parts.female_given)
    return f"{family} {middle} {given}"
