import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.people import data
from members.people.data import Item, ValueList

LISTS = [getattr(data, name) for name in data.__all__ if isinstance(getattr(data, name), ValueList)]


def test_every_name_and_alias_leads_to_its_item():
    found = {
        (values.key, item.code, spelling): values.match(spelling)
        for values in LISTS
        for item in values
        for spelling in (item.name, *item.aliases)
    }
    assert found == {key: next(v for v in LISTS if v.key == key[0]).get(key[1]) for key in found}


def test_codes_fit_their_columns():
    assert [
        item.code for values in LISTS for item in values if not (item.code.isascii() and len(item.code) <= 20)
    ] == []


def test_the_lists_are_as_long_as_the_state_and_the_official_record_have_them():
    lengths = {values.key: len(values.items) for values in LISTS}
    assert (lengths["ethnicity"], lengths["religion"], len(lengths)) == (55, 18, 13)


def test_peoples_have_the_codes_of_the_statistics():
    assert [item.code for item in data.ETHNICITIES] == [f"{number:02}" for number in range(1, 56)]


@pytest.mark.parametrize(
    ("values", "spellings"),
    [
        (data.ETHNICITIES, {"Kinh": "Kinh", "Tày": "Tày", "Jrai": "Gia-rai", "Ê đê": "Ê-đê", "Mường": "Mường"}),
        (data.RELIGIONS, {text: text for text in ("Không", "Công giáo", "Phật giáo", "Tin Lành")}),
        (data.EDUCATION, {text: text for text in ("Hệ 12/12", "Trung học cơ sở")}),
        (
            data.QUALIFICATIONS,
            {text: text for text in ("Chưa có", "Trung cấp chuyên nghiệp", "Cao đẳng", "Cử nhân", "Thạc sĩ")},
        ),
        (data.POLITICAL_THEORY, {text: text for text in ("Chưa có", "Sơ cấp")}),
        (data.IT_LEVELS, {text: text for text in ("Chưa có", "Chuẩn kỹ năng sử dụng CNTT cơ bản")}),
        (data.FOREIGN_LANGUAGES, {text: text for text in ("Chưa có", "Bậc 1", "Bậc 2", "Bậc 3")}),
        (
            data.OCCUPATIONS,
            {
                text: text
                for text in (
                    "Cán bộ/Công chức/Viên chức",
                    "Giảng viên/Giáo viên",
                    "Chưa có việc làm",
                    "Khác",
                    "Sinh viên",
                    "Học sinh",
                )
            },
        ),
        (data.ATTACHMENTS, {text: text for text in ("Sinh hoạt chính", "Sinh hoạt ghép")}),
        (data.TRAINING_STATES, {text: text for text in ("Đã đăng ký", "Chưa đăng ký")}),
        (data.RATING_STATES, {text: text for text in ("Đã đánh giá", "Chưa đánh giá")}),
        (
            data.POSTS,
            {
                text: text
                for text in (
                    "Đoàn viên",
                    "Bí thư chi đoàn",
                    "Phó bí thư chi đoàn",
                    "Ủy viên Ban Chấp hành chi đoàn",
                )
            },
        ),
        (data.ASSOCIATIONS, {"Hội LHTN Việt Nam": "Hội LHTN Việt Nam", "Hội SV": "Hội Sinh viên Việt Nam"}),
    ],
    ids=lambda value: getattr(value, "key", ""),
)
def test_the_official_export_is_understood(values, spellings):
    assert {text: (item := values.match(text)) and item.name for text in spellings} == spellings


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("H’MÔNG", "Mông"),
        ("Hmông", "Mông"),
        ("Mèo", "Mông"),
        ("Khmer", "Khơ-me"),
        ("Khơ Me", "Khơ-me"),
        ("Gia Rai", "Gia-rai"),
        ("Êđê", "Ê-đê"),
        ("E đê", "Ê-đê"),
        ("Rhadé", "Ê-đê"),
        ("Bahnar", "Ba-na"),
        ("M'nông", "Mnông"),
        ("S'tiêng", "Xtiêng"),
        ("K'ho", "Cơ-ho"),
        ("Cờ Ho", "Cơ-ho"),
        ("Cao Lan", "Sán Chay"),
        ("Sán Chỉ", "Sán Chay"),
        ("Vân Kiều", "Bru-Vân Kiều"),
        ("Pa Cô", "Ta-ôi"),
        ("dân tộc Kinh", "Kinh"),
        ("Người Tày", "Tày"),
        ("KINH ", "Kinh"),
        ("Người nước ngoài", "Người nước ngoài"),
    ],
)
def test_peoples_are_found_by_the_spellings_of_lists(text, name):
    assert data.ETHNICITIES.match(text).name == name


@pytest.mark.parametrize(
    ("values", "text", "name"),
    [
        (data.RELIGIONS, "Thiên Chúa giáo", "Công giáo"),
        (data.RELIGIONS, "Đạo Phật", "Phật giáo"),
        (data.RELIGIONS, "Lương", "Không"),
        (data.RELIGIONS, 0, "Không"),
        (data.RELIGIONS, "X", "Không"),
        (data.RELIGIONS, "Đạo Hoà Hảo", "Phật giáo Hòa Hảo"),
        (data.EDUCATION, "12/12", "Hệ 12/12"),
        (data.EDUCATION, datetime.date(2026, 12, 12), "Hệ 12/12"),
        (data.EDUCATION, 12.0, "Hệ 12/12"),
        (data.EDUCATION, "9/12", "Trung học cơ sở"),
        (data.EDUCATION, "9/9", "Hệ 9/9"),
        (data.QUALIFICATIONS, "Đại học", "Cử nhân"),
        (data.QUALIFICATIONS, "ThS.", "Thạc sĩ"),
        (data.FOREIGN_LANGUAGES, "Anh văn B1", "Bậc 3"),
        (data.POSTS, "UV. BCH chi đoàn", "Ủy viên Ban Chấp hành chi đoàn"),
        (data.POSTS, "P.Bí thư", "Phó bí thư chi đoàn"),
    ],
)
def test_offices_spellings_lead_to_the_official_name(values, text, name):
    assert values.match(text).name == name


@pytest.mark.parametrize("text", ["", " - ", None, "Kinhh", "dân tộc", "Bí thư Đoàn phường"])
def test_what_is_not_in_a_list_is_not_guessed(text):
    assert [values.key for values in LISTS if values.match(text)] == []


@given(st.text(max_size=30))
def test_any_text_can_be_looked_up(text):
    for values in LISTS:
        item = values.match(text)
        assert item is None or values.match(item.name) is item


def test_codes_give_names_and_an_unknown_code_shows_itself():
    assert data.ETHNICITIES.get("12") == data.ETHNICITIES.match("Ê-đê")
    assert (data.ETHNICITIES.get("99"), data.ETHNICITIES.name("12"), data.ETHNICITIES.name("99")) == (
        None,
        "Ê-đê",
        "99",
    )
    assert data.ATTACHMENTS.choices() == [("main", "Sinh hoạt chính"), ("joint", "Sinh hoạt ghép")]


@pytest.mark.parametrize(
    "items",
    [(Item("1", "Một"), Item("1", "Hai")), (Item("1", "Một"), Item("2", "Hai", ("mốt",)))],
    ids=["code", "spelling"],
)
def test_a_list_that_contradicts_itself_is_refused(items):
    with pytest.raises(ValueError, match="test"):
        ValueList("test", "Thử", items)
