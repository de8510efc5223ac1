import pytest
from hypothesis import given
from hypothesis import strategies as st

from branches.vietnamese import citizen_ids, phones
from branches.vietnamese.legacy import convert, decode_twice
from branches.vietnamese.names import clean, title_case
from branches.vietnamese.plain import is_plain, is_plain_name, titled

from .strategies import digits, spelt_names, texts


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Tổ 3, phường An Đông, Tân Mỹ", True),
        ("12/5 Lý Tự Trọng (hẻm 4)", True),
        ("01-NQ/ĐTN", True),
        ("Lê Hà", False),  # may be an old typeface: somebody has to look
        ("An  Đông", False),
        ("An Đông ", False),
        ("=An Đông", False),
        ("-Đông", False),
        ("An\nĐông", False),
        ("Đông\u200b", False),
        ("Nguye\u0302\u0303n", False),
        ("NguyÔn V¨n", False),
        ("V?n Đông", False),
        ("", False),
    ],
)
def test_a_text_is_plain_when_nothing_is_to_be_said_of_it(text, plain):
    assert is_plain(text) is plain


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Nguyễn Văn An", True),
        ("Lê Hà", True),
        ("Y Moan Niê", True),
        ("Ksor H'Liên", True),
        ("Lò V¨n An", False),
        ("LÊ AN", False),
        ("Lê Văn AN", False),
        ("lê an", False),
        ("An", False),
        ("Lê An 2", False),
        ("Lê  An", False),
        ("Lê An (BT)", False),
        ("", False),
    ],
)
def test_a_name_is_plain_when_each_word_has_its_capital(name, plain):
    assert is_plain_name(name) is plain


@given(texts)
def test_a_plain_text_is_what_cleaning_would_make_of_it(text):
    if is_plain(text) or is_plain_name(text):
        assert (clean(text), convert(text), decode_twice(text)) == (text, (text, None), None)
    if is_plain_name(text):
        assert title_case(text) == text


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
        ("Y MOAN NIÊ", "Y Moan Niê"),
        ("KSOR H'LIÊN", "Ksor H'Liên"),
        ("KA' LƠNG", None),
        ("NGUYÔN V¡N AN", None),
        ("Nguyễn VĂN AN", None),
        ("AN", None),
        ("LÊ  AN", None),
        ("LÊ AN 2", None),
    ],
)
def test_a_name_in_capitals_gets_proper_ones_at_a_glance(name, written):
    assert titled(name) == written


@given(st.one_of(texts.map(str.upper), spelt_names.map(str.upper)))
def test_what_a_glance_makes_of_capitals_is_what_cleaning_would(name):
    found = titled(name)
    assert found is None or (found, convert(name)[1]) == (title_case(name), None)


@given(spelt_names)
def test_a_name_as_it_is_spelt_is_plain(name):
    assert is_plain_name(name)


@given(st.one_of(digits, st.from_regex("0[0-9]{9}|0[0-9]{2}[0-9]{9}", fullmatch=True)))
def test_a_plain_number_is_what_reading_would_make_of_it(number):
    if phones.is_plain(number):
        assert phones.normalise(number) == number
    if citizen_ids.is_plain(number):
        assert citizen_ids.parse(number).number == number
        assert not citizen_ids.parse(number).repaired
