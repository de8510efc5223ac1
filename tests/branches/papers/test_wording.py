from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError

from branches.papers import wording
from tests.branches.papers.letters import LETTER, letter_of


def fill(**context):
    return wording.fill(LETTER, letter_of(None, **context).context)


def test_the_values_stand_where_the_file_names_them():
    assert fill(what="đại hội") == {
        "title": "GIẤY MỜI",
        "about": "Dự đại hội",
        "recipients": ["Chi đoàn Tổ 1", "Lưu"],
        "blocks": [
            {"kind": "address", "runs": [["Kính gửi: ", False], ["Chi đoàn Tổ 1", True]]},
            {"kind": "text", "runs": [["Kính mời ", False], ["Chi đoàn Tổ 1", True], [" dự đại hội.", False]]},
            {"kind": "facts", "rows": [{"label": "Việc", "runs": [["đại hội", False]]}]},
        ],
    }


def test_a_part_with_a_condition_comes_when_its_field_has_a_value():
    rows = fill(place="Nhà văn hóa")["blocks"][2]["rows"]
    assert [row["label"] for row in rows] == ["Địa điểm", "Việc"]


def test_a_list_becomes_a_table_in_which_holes_are_allowed():
    table = fill(people=[{"number": 1, "name": "H'Hen Niê"}, {"number": 2, "name": None}])["blocks"][3]
    assert table["rows"] == [["1", "H'Hen Niê"], ["2", ""]]
    assert [(each["head"], each["align"]) for each in table["columns"]] == [("STT", "right"), ("Họ và tên", "left")]


def test_nothing_in_a_value_is_taken_for_markup():
    runs = fill(guest="**{what}**")["blocks"][1]["runs"]
    assert runs[1] == ["**{what}**", True]


@pytest.mark.parametrize("empty", ["", None])
def test_an_empty_field_in_running_text_is_named(empty):
    with pytest.raises(ValidationError) as told:
        fill(what=empty)
    assert told.value.messages == ["Giấy mời còn thiếu “việc gì”. Bổ sung vào hồ sơ rồi làm lại."]


def test_a_field_that_the_context_lacks_is_named():
    context = letter_of(None).context
    del context["place"]
    with pytest.raises(ValidationError) as told:
        wording.fill(LETTER, context)
    assert told.value.messages == ["Giấy mời: mẫu nhắc đến “địa điểm” nhưng hồ sơ không có mục ấy. Báo người vận hành."]


def test_a_column_that_the_rows_lack_is_named():
    with pytest.raises(ValidationError, match="mẫu nhắc đến “name”"):
        fill(people=[{"number": 1}])


def test_a_wording_that_isn_t_there_is_told():
    with pytest.raises(ValidationError) as told:
        wording.fill(replace(LETTER, template="gone"), {})
    assert told.value.messages == ["Không có mẫu “gone” cho Giấy mời. Báo người vận hành."]


def test_a_changed_file_is_read_again(letter_wording):
    assert fill()["title"] == "GIẤY MỜI"
    letter_wording.write_text(letter_wording.read_text().replace("GIẤY MỜI", "THƯ MỜI"))
    assert fill()["title"] == "THƯ MỜI"
