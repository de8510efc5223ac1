import pytest
from hypothesis import given
from hypothesis import strategies as st
from viparse.normalize.vni import VNI

from branches.vietnamese.legacy import convert, convert_beside, decode_twice, detect

from .strategies import anything, spelt_names, syllables

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
        ("NGUYÔN V¡N AN", "NGUYỄN VĂN AN"),  # caps lock
        ("NGUYÔN V¨N AN", "NGUYỄN VĂN AN"),  # the typeface of capitals
        ("§INH THÞ \xad¥NG", "ĐINH THỊ ƯƠNG"),
        ("NguyÔn ThÞ ¸nh", "Nguyễn Thị ánh"),  # no capital for a toned letter
        ("§oµn viªn", "Đoàn viên"),
        ("Lª Hµ", "Lê Hà"),
        ("Vò ThÞ Hoa", "Vũ Thị Hoa"),
        ("Chu BÝch Lan", "Chu Bích Lan"),
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


# --- there and back ---

_TO = {
    "tcvn3": {pair[1]: pair[0] for pair in TCVN3.split()},
    "vni": {meant: written for written, meant in (*VNI.pairs, ("aú", "ẳ"), ("AÚ", "Ẳ"), ("î", "ỵ"), ("Î", "Ỵ"))},
}


def typed(text, kind):
    """The text as it was typed in an old typeface. TCVN3 has no toned capitals: they are typed small."""
    return "".join(_TO[kind].get(char) or _TO[kind].get(char.lower(), char) for char in text)


@pytest.mark.parametrize("kind", ["tcvn3", "vni"])
@given(name=spelt_names)
def test_a_name_typed_in_an_old_typeface_comes_back_or_is_left_alone(kind, name):
    written = typed(name, kind)
    converted, found = convert(written)
    assert found in (kind, None)
    assert (converted.lower(), converted == written) in ((name.lower(), written == name), (written.lower(), True))


@pytest.mark.parametrize("kind", ["tcvn3", "vni"])
@given(name=spelt_names)
def test_beside_a_text_in_an_old_typeface_every_name_comes_back(kind, name):
    written = typed(name, kind)
    converted, found = convert_beside(written, kind)
    assert converted.lower() == name.lower()
    assert (found is None) == (converted == written)


@given(st.one_of(spelt_names, spelt_names.map(str.upper), st.lists(syllables, max_size=8).map(" ".join)))
def test_text_as_it_is_spelt_today_is_never_taken_for_an_old_typeface(text):
    assert (convert(text), decode_twice(text)) == ((text, None), None)


@given(spelt_names, st.sampled_from(["cp1252", "latin-1"]))
def test_text_that_was_encoded_twice_is_decoded(name, shown_in):
    twice = "".join(bytes([byte]).decode(shown_in, "ignore") or chr(byte) for byte in name.encode())
    assert decode_twice(twice) == (None if name.isascii() else name)


@given(anything)
def test_decoding_anything_gives_text_or_nothing(text):
    decoded = decode_twice(text)
    assert decoded is None or decoded.encode() == b"".join(
        char.encode("cp1252") if char.encode("cp1252", "ignore") else char.encode("latin-1") for char in text
    )
