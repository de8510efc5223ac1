import pytest
from hypothesis import given

from branches.vietnamese.legacy import convert, detect

from .strategies import anything

# Small letters of TCVN3 and what they mean, as glibc's TCVN5712-1 has them.
TCVN3 = """
µà ¸á ¶ả ·ã ¹ạ ¨ă »ằ ¾ắ ¼ẳ ½ẵ Æặ ©â Çầ Êấ Èẩ Éẫ Ëậ Ìè Ðé Îẻ Ïẽ Ñẹ ªê Òề Õế Óể Ôễ Öệ ×ì Ýí Øỉ Üĩ Þị
ßò ãó áỏ âõ äọ «ô åồ èố æổ çỗ éộ ¬ơ êờ íớ ëở ìỡ îợ ïù óú ñủ òũ ôụ \xadư õừ øứ öử ÷ữ ùự úỳ ýý ûỷ üỹ þỵ ®đ
¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ
"""


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("NguyÔn V¨n A", "Nguyễn Văn A"),
        ("NGUYÔN V¡N AN", "NGUYỄN VĂN AN"),
        ("§oµn viªn", "Đoàn viên"),
        ("Lª Hµ", "Lê Hà"),
        ("Vò ThÞ Hoa", "Vũ Thị Hoa"),
        ("§Æng Thïy Chi", "Đặng Thùy Chi"),
        ("Hä vµ tªn", "Họ và tên"),
        ("Th\u00ad¬ng", "Thương"),
        ("Ngµy 26/3", "Ngày 26/3"),
    ],
)
def test_tcvn3_becomes_unicode(written, meant):
    assert convert(written) == (meant, "tcvn3")


@pytest.mark.parametrize("pair", TCVN3.split())
def test_every_letter_of_tcvn3_is_known(pair):
    assert convert(pair[0], "tcvn3") == (pair[1], "tcvn3")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Nguyeãn", "Nguyễn"),
        ("NGUYEÃN VAÊN AN", "NGUYỄN VĂN AN"),
        ("TRAÀN THÒ HOA", "TRẦN THỊ HOA"),
        ("Ñoaøn", "Đoàn"),
        ("Löông Vaên Khaûi", "Lương Văn Khải"),
        ("Hoï vaø teân", "Họ và tên"),
        ("Ñaø Naüng", "Đà Nẵng"),
        ("thaúng", "thẳng"),
    ],
)
def test_vni_becomes_unicode(written, meant):
    assert convert(written) == (meant, "vni")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nguyen Van An",
        "Nguyễn Văn An",
        "Hoà",
        "Hòa Bình",
        "Lê Hà",
        "TRÙNG",
        "Y Blô Niê",
        "Siu Chiô",
        "H’Hen Niê",
        "José",
        "Müller",
        "Nuñez",
        "«abc»",
        "® ©",
        "café 12 °C",
    ],
)
def test_other_text_is_left_alone(text):
    assert convert(text) == (text, None)


def test_a_word_that_could_be_either_is_converted_when_its_column_is_legacy():
    column = ["Vò", "Vò ThÞ Hoa", "NguyÔn V¨n A", "TrÇn An", "Lan"]
    assert [convert(text, detect(column))[0] for text in column] == [
        "Vũ",
        "Vũ Thị Hoa",
        "Nguyễn Văn A",
        "Trần An",
        "Lan",
    ]


def test_a_column_that_is_mostly_unicode_is_not_legacy():
    assert detect(["Nguyễn An", "Trần Bảo", "NguyÔn V¨n A", "Hòa"]) is None
    assert detect([]) is None


@given(anything)
def test_anything_can_be_looked_at(text):
    converted, kind = convert(text)
    assert (kind is None) == (converted == text)
