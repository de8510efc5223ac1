import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branches.vietnamese.names import capitalise_marked, clean, fold, initials, sort_key, title_case

from .strategies import texts, vietnamese

# Written in the order of a printed list.
IN_ORDER = [
    "Lê Thị A",
    "Nguyễn Văn Á",
    "Hoàng Ái",
    "nguyễn an",
    "Nguyễn An",
    "NGUYỄN AN",
    "Nguyễn Thị An",
    "Nguyễn Văn An",
    "NGUYỄN VĂN AN",
    "Nguyễn Văn Bảo An",
    "Nguyễn Vân An",
    "Trần An",
    "Trần Án",
    "Bùi Anh",
    "Bùi Đức Anh",
    "Phạm Anh",
    "Phạm Ảnh",
    "Bùi Ánh",
    "Siu Ăn",
    "Lê Ân",
    "Đỗ Ẩn",
    "Trần Ba",
    "Trần Bà",
    "Trần Bả",
    "Trần Bã",
    "Trần Bá",
    "Trần Bạ",
    "Lê Bảo",
    "Lê Bắc",
    "Lê Bân",
    "Lê Bích",
    "Lê Bình",
    "Lê Chi",
    "Lê Chí",
    "Lê Cường",
    "Dương Dung",
    "Đặng Dung",
    "Lê Dũng",
    "Lê Dương",
    "Lê Đan",
    "Lê Đạt",
    "Lê Đăng",
    "Lê Đức",
    "Trần Giang",
    "Niê H'Hen",
    "Ksor H’Liên",
    "Lê Hà",
    "Trần Hà",
    "Lê Hạ",
    "Trần Hải",
    "Trần Hạnh",
    "Trần Hằng",
    "Trần Hiền",
    "Trần Hiển",
    "Trần Hiếu",
    "Trần Hoa",
    "Lê Hòa",
    "Trần Hoà",
    "Lê Hóa",
    "Lê Hoan",
    "Lê Hồng",
    "Lê Huệ",
    "Lê Hùng",
    "Lê Hương",
    "Lê Hướng",
    "Lơ Mu K'Brôi",
    "Lê Khánh",
    "Lê Kiên",
    "Lê Kiều",
    "Lê Lan",
    "Lê Lâm",
    "Lê Linh",
    "Lê Long",
    "Lê Lộc",
    "Lê Lợi",
    "Lê Mai",
    "Lê Nga",
    "Lê Ngà",
    "Lê Ngân",
    "Lê Ngọc",
    "Lê Nhi",
    "Y Moan Niê",
    "Lê Oanh",
    "Lê Phúc",
    "Lê Phương",
    "Lê Phượng",
    "Lê Quân",
    "Lê Quý",
    "Lê Quỳnh",
    "Lê Sơn",
    "Lê Tâm",
    "Lê Thảo",
    "Lê Thắng",
    "Lê Thu",
    "Lê Thuỷ",
    "Lê Thúy",
    "Lê Thư",
    "Lê Uyên",
    "Lê Vân",
    "Lê Vy",
    "Lê Xuân",
    "Kpă Y",
    "Lê Ý",
    "Lê Yên",
    "Lê Yến",
]


def test_names_sort_as_a_printed_list_does():
    backwards = IN_ORDER[::-1]
    assert sorted(backwards, key=sort_key) == IN_ORDER


def test_every_name_of_the_list_has_a_key_of_its_own():
    assert len({sort_key(name) for name in IN_ORDER}) == len(IN_ORDER)


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Lê Hòa", "Lê Hoà"),
        ("Lê Thúy", "Lê Thuý"),
        ("Lê Ý", "  Lê \u00a0 Ý "),
        ("Nguyễn Ánh", unicodedata.normalize("NFD", "Nguyễn Ánh")),
        ("Ksor H'Liên", "Ksor H’Liên"),
        ("Đỗ An", "Ðỗ An"),
        ("Lê An", "Lê\u200b An\ufeff"),
    ],
)
def test_spellings_of_one_name_have_one_key(name, same):
    assert sort_key(name) == sort_key(same)


def test_capitals_decide_only_between_names_that_are_otherwise_equal():
    assert sorted(["TRẦN AN", "Lê An", "trần an", "LÊ AN"], key=sort_key) == ["Lê An", "LÊ AN", "trần an", "TRẦN AN"]


def test_a_sort_name_takes_the_place_of_the_rule():
    assert sort_key("Y Moan Niê", "Moan Y Niê") < sort_key("Lê Na") < sort_key("Y Moan Niê")
    assert sort_key("Nguyễn Văn An", "An Nguyễn Văn") == sort_key("Nguyễn Văn An")


def test_letters_of_the_highlands_sort_beside_their_base():
    names = ["Siu Blơm", "Siu Blŏm", "Siu Blom"]
    assert sorted(names, key=sort_key) == ["Siu Blom", "Siu Blŏm", "Siu Blơm"]


def test_no_name_has_an_empty_key_and_comes_first():
    assert sort_key("") == sort_key(" \u00a0 ") == b""


@given(vietnamese)
def test_keys_of_one_name_in_other_capitals_differ_at_the_end_only(name):
    small, large = sort_key(name.lower()), sort_key(name.upper())
    assert small.rpartition(b"\x00")[0] == large.rpartition(b"\x00")[0]


@given(st.lists(vietnamese, min_size=3, max_size=3))
def test_a_name_with_one_more_word_before_the_given_name_follows(words):
    family, middle, given_name = ("".join(filter(str.isalpha, word)) or "x" for word in words)
    assert sort_key(f"{family} {given_name}") < sort_key(f"{family} {middle} {given_name}")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nguyễn Văn An", "nguyen van an"),
        ("  ĐỖ\u00a0 ĐÌNH\tĐạt ", "do dinh dat"),
        ("Ðỗ", "do"),
        ("Lê Hòa", "le hoa"),
        ("Lê Hoà", "le hoa"),
        ("Lý Thuý", "ly thuy"),
        (unicodedata.normalize("NFD", "Trịnh Thuỷ"), "trinh thuy"),
        ("H'Liên", "hlien"),
        ("H’LIÊN", "hlien"),
        ("Bru-Vân Kiều", "bru van kieu"),
        ("Kpă Rŏ", "kpa ro"),
        ("Lê\u200bAn", "lean"),
        ("𝐍𝐠𝐮𝐲ễ𝐧", "nguyen"),
        ("", ""),
    ],
)
def test_folding_leaves_what_people_type_in_a_search(text, folded):
    assert fold(text) == folded


@given(texts)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(vietnamese)
def test_folding_does_not_see_how_marks_are_encoded_nor_capitals(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(text) == fold(text.upper())


@given(vietnamese)
def test_folded_vietnamese_is_plain(text):
    assert fold(text).isascii()


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Nguyễn \u00a0 Văn\nAn ", "Nguyễn Văn An"),
        (unicodedata.normalize("NFD", "Nguyễn"), "Nguyễn"),
        ("Lê\u200b \ufeffAn\u00ad", "Lê An"),
        ("Lê\x00 An", "Lê An"),
        ("Ðỗ An", "Đỗ An"),
        ("Lê \ud800An", "Lê An"),
        ("<b>An</b>", "<b>An</b>"),
        ("", ""),
    ],
)
def test_cleaning_leaves_one_line_that_can_be_stored(text, cleaned):
    assert clean(text) == cleaned


@given(texts)
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


@given(texts)
def test_what_is_cleaned_can_be_stored(text):
    assert "\x00" not in clean(text).encode().decode()


@pytest.mark.parametrize(
    ("name", "titled"),
    [
        ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
        ("nguyễn văn an", "Nguyễn Văn An"),
        ("ĐỖ  THỊ Ý", "Đỗ Thị Ý"),
        ("H'LIÊN", "H'Liên"),
        ("KSOR H’LIÊN", "Ksor H’Liên"),
        ("Y MOAN NIÊ", "Y Moan Niê"),
        ("K'BRÔI", "K'Brôi"),
        ("KA' LƠNG", "Ka' Lơng"),
        ("A LĂNG", "A Lăng"),
        ("RƠ CHĂM H’NGỌC", "Rơ Chăm H’Ngọc"),
        ("NIÊ KDĂM", "Niê Kdăm"),
        ("M'LÔ R'Ô", "M'Lô R'Ô"),
        ("h'hen niê", "H'Hen Niê"),
        ("BRU-VÂN", "Bru-Vân"),
        ("LÊ AN (BÍ THƯ)", "Lê An (Bí Thư)"),
        ("Nguyễn  VĂN an", "Nguyễn VĂN an"),
        ("H'hen Niê", "H'hen Niê"),
        ("", ""),
    ],
)
def test_only_names_all_in_capitals_or_small_letters_are_rewritten(name, titled):
    assert title_case(name) == titled


@pytest.mark.parametrize(
    ("name", "capitals"),
    [
        ("Nguyễn Thị ánh", "Nguyễn Thị Ánh"),
        ("Lê ý", "Lê Ý"),
        ("Nguyễn văn an", "Nguyễn văn an"),
        ("trần ánh", "trần ánh"),
        ("Trần ơn", "Trần ơn"),
        ("", ""),
    ],
)
def test_only_toned_letters_that_tcvn3_has_no_capitals_for_get_theirs(name, capitals):
    assert capitalise_marked(name) == capitals


@given(texts)
def test_title_case_twice_is_title_case_once(name):
    assert title_case(title_case(name)) == title_case(name)


@given(vietnamese)
def test_title_case_changes_capitals_only(name):
    assert fold(title_case(name)) == fold(name)


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Trần Thu Hà", "TH"), ("nguyễn đức", "NĐ"), ("H'Liên Niê", "HN"), ("An", "A"), ("'Ý (Bí thư)", "ÝT"), ("", "")],
)
def test_initials_are_of_the_family_and_the_given_name(name, letters):
    assert initials(name) == letters
