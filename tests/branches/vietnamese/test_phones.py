import pytest
from hypothesis import given
from hypothesis import strategies as st

from branches.vietnamese import texts
from branches.vietnamese.phones import PhoneProblem, last_digits, mask, normalise, several

from .strategies import anything, digits


@pytest.mark.parametrize(
    "written",
    [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "(091) 234-5678",
        "912345678",
        912345678,
        912345678.0,
        "912345678.0",
        "9.12345678E+08",
        "+84912345678",
        "+84 (0)912 345 678",
        "84912345678",
        "0084912345678",
        "SĐT: 0912345678",
        "'0912345678",
        "０９１２３４５６７８",
        "\u200b0912345678\u00a0",
    ],
)
def test_every_spelling_of_a_mobile_number_gives_its_ten_digits(written):
    assert normalise(written) == "0912345678"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("01681234567", "0381234567"),
        ("1681234567", "0381234567"),
        ("+841681234567", "0381234567"),
        ("01201234567", "0701234567"),
        ("01231234567", "0831234567"),
        ("01291234567", "0821234567"),
        ("01861234567", "0561234567"),
        ("01991234567", "0591234567"),
    ],
)
def test_numbers_from_before_2018_get_their_new_prefix(written, number):
    assert normalise(written) == number


@pytest.mark.parametrize("written", ["0269 3824 123", "2693824123", "+84 269 3824123", 2693824123.0])
def test_landlines_are_taken(written):
    assert normalise(written) == "02693824123"


def test_a_number_that_begins_like_the_country_code_keeps_its_digits():
    assert [normalise(text) for text in ("0841234567", "841234567", "84841234567")] == ["0841234567"] * 3


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("", texts.PHONE_EMPTY),
        (None, texts.PHONE_EMPTY),
        ("không có", texts.PHONE_LETTERS),
        ("091234567O", texts.PHONE_LETTERS),
        (float("nan"), texts.PHONE_LETTERS),
        ("x" * 5000, texts.PHONE_LETTERS),
        ("9.1E+08", texts.PHONE_ROUNDED),
        ("0912345678/0987654321", texts.PHONE_TWO),
        ("0912345678\n0987654321", texts.PHONE_TWO),
        ("0912345678 và 0987654321", texts.PHONE_TWO),
        ("09123", texts.PHONE_LENGTH.format(count=5)),
        ("09123456789", texts.PHONE_PREFIX.format(prefix="091")),
        ("0112345678", texts.PHONE_PREFIX.format(prefix="011")),
        ("+1 408 555 1234", texts.PHONE_FOREIGN),
        (912345678.5, texts.PHONE_LETTERS),
        ("169712345.6", texts.PHONE_LETTERS),
    ],
)
def test_a_refusal_says_what_is_wrong_without_the_number(written, message):
    with pytest.raises(PhoneProblem) as caught:
        normalise(written)
    assert caught.value.message == message


@pytest.mark.parametrize(
    "written",
    [
        "0912345678/0269 3824 123",
        "0912345678; 02693824123",
        "0912.345.678 - 0269.3824.123",
        "0912345678\n02693824123",
        "912345678, 2693824123",
        "+84912345678 hoặc 0269 3824 123",
        "0912345678  02693824123 | 0912 345 678",
    ],
)
def test_all_numbers_of_a_cell_are_told_in_their_order(written):
    assert several(written) == ["0912345678", "02693824123"]


def test_two_numbers_that_run_together_are_told_apart():
    assert several("0912345678 0987654321") == several("09123456780987654321") == ["0912345678", "0987654321"]


@pytest.mark.parametrize("written", ["", "0912345678", "0912,345,678", "0912345678 / 123", "0912345678 (mẹ)", "a/b"])
def test_a_cell_of_one_number_or_of_something_else_has_not_several(written):
    assert several(written) == []


@given(st.one_of(anything, digits, st.text("0123456789+84. ()E,/", max_size=20), st.integers(), st.floats()))
def test_anything_is_normalised_once_and_for_all_or_refused(written):
    try:
        number = normalise(written)
    except PhoneProblem:
        return
    assert normalise(number) == number
    assert normalise("+84" + number[1:]) == number


def test_a_masked_number_shows_three_digits():
    assert (last_digits("0912345678"), mask("0912345678"), mask("")) == ("5678", "••• ••• 678", "")
