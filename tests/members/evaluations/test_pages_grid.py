"""The grid of a branch: rows saved and refused, evidence beside the name, queries."""

from members.evaluations import actions, texts
from members.evaluations.views.grid_rows import _print
from tests.members.evaluations.making import (
    at,
    begin,
    fresh,
    keys,
    make_many,
    make_old,
    meet,
    rate,
    rows,
    states,
    system,
    with_facts,
)
from tests.members.evaluations.pages import BOXES, GOOD, act, grid_of, posted
from tests.members.people.people import make_person


def test_what_is_right_is_saved_in_one_go_and_what_is_wrong_stays_as_typed(signed_in, cast, evaluation):
    meet(evaluation)
    client = signed_in(cast.secretary)
    page = client.get(grid_of(evaluation))
    data = posted(page, **{"Lê An": GOOD, "Lê Bình": {**GOOD, "f": "chín", "n": "Đi làm ca"}, "Lê Chi": {"m": "done"}})
    answer = client.post(grid_of(evaluation), data)
    assert (answer.status_code, states(evaluation)) == (
        422,
        {"Lê An": "proposed", "Lê Bình": "to_rate", "Lê Chi": "to_rate"},
    )
    [wrong] = [row for row in answer.context["grid"].rows if row["error"]]
    assert (wrong["name"], wrong["error"]) == ("Lê Bình", texts.COUNT_WRONG.format(value="chín"))
    text = answer.content.decode()
    assert ('value="chín"' in text, 'value="Đi làm ca"' in text) == (True, True)
    # The number of those present, which the page filled in, makes no vote; the level stays.
    assert (rows(evaluation)["Lê Chi"].level, rows(evaluation)["Lê Chi"].present) == ("done", None)
    mended = posted(answer, **{"Lê Bình": {"f": "9", "a": "0", "o": "1", "p": "10", "m": "good"}})
    assert client.post(grid_of(evaluation), mended).status_code == 302
    assert states(evaluation)["Lê Bình"] == "proposed"


def test_rows_that_one_did_not_touch_overwrite_nothing(signed_in, cast, evaluation):
    meet(evaluation)
    client = signed_in(cast.secretary)
    page = client.get(grid_of(evaluation))
    rate(evaluation, cast.deputy, "Lê Bình", level="excellent")
    both = {"Lê An": GOOD, "Lê Bình": {}}
    assert client.post(grid_of(evaluation), posted(page, **both)).status_code == 302
    assert rows(evaluation)["Lê Bình"].level == "excellent"
    stale = client.post(grid_of(evaluation), posted(page, **{"Lê Bình": {**GOOD, "n": "Của tôi"}}))
    [row] = [row for row in stale.context["grid"].rows if row["error"]]
    assert ("Phạm Văn Phó" in row["error"], 'value="Của tôi"' in stale.content.decode()) == (True, True)
    again = client.post(grid_of(evaluation), posted(stale, **{"Lê Bình": {**GOOD, "n": "Của tôi"}}))
    assert (again.status_code, rows(evaluation)["Lê Bình"].remark) == (302, "Của tôi")


def test_what_was_typed_into_a_row_that_is_gone_is_told(signed_in, cast, evaluation):
    meet(evaluation)
    client = signed_in(cast.secretary)
    page = client.get(grid_of(evaluation))
    [key] = keys(evaluation, "Lê An")
    actions.exclude_ratings(evaluation, actor=system(), entries=[key], reason="Nghỉ dài ngày")
    answer = client.post(grid_of(evaluation), posted(page, **{"Lê An": GOOD}))
    [row] = [row for row in answer.context["grid"].rows if row["error"]]
    assert texts.ROW_PASSED.format(now="Không xếp loại") in row["error"]
    assert "tán thành 9" in row["error"]


def test_odd_fields_of_the_grid_are_left_alone(signed_in, cast, evaluation):
    client = signed_in(cast.secretary)
    odd = {"g-x": "1:2", "g-999999999999999999999": "1:2", "g-5": "x", "g-6": "\0", "m-7": "good", "g-": ""}
    assert client.post(grid_of(evaluation), odd).status_code == 302
    [key] = keys(evaluation, "Lê An")
    odd = {f"g-{key}": "1:x", f"m-{key}": "\0best", f"n-{key}": "x" * 3_000}
    assert client.post(grid_of(evaluation), odd).status_code == 422


def test_evidence_and_its_working_stand_beside_the_name(signed_in, cast, evaluation, monkeypatch):
    found = rows(evaluation)
    an, binh = found["Lê An"].person_id, found["Lê Bình"].person_id
    with_facts(monkeypatch, attendance={an: 95, binh: 40}, training={an: "good"}, discipline={an: "none"})
    page = signed_in(cast.secretary).get(grid_of(evaluation))
    told = {
        row["name"]: (row["evidence"]["status"]["text"], row["evidence"]["told"]) for row in page.context["grid"].rows
    }
    assert told == {
        "Lê An": ("Tốt", "tạm, chưa có: việc được giao, đoàn phí"),
        "Lê Bình": ("Không hoàn thành", "tạm, chưa có: việc được giao, rèn luyện, đoàn phí, kỷ luật"),
        "Lê Chi": (texts.criteria.NOTHING_SUGGESTED, ""),
    }
    text = page.content.decode()
    assert ("xuất sắc từ 90%, tốt từ 80%" in text, 'href="/x/"' in text) == (True, True)


def test_tabs_narrow_the_rows_and_count_them(signed_in, cast, evaluation, monkeypatch):
    an = rows(evaluation)["Lê An"].person_id
    with_facts(monkeypatch, attendance={an: 95})
    meet(evaluation)
    rate(evaluation)
    client = signed_in(cast.secretary)
    counts = {tab["label"]: tab["count"] for tab in client.get(grid_of(evaluation)).context["tabs"]}
    assert (counts["Tất cả"], counts["Khác gợi ý"], counts["Chưa xong"]) == (3, 1, 0)
    [row] = client.get(grid_of(evaluation, "khac")).context["grid"].rows
    assert (row["name"], row["warnings"]) == ("Lê An", [texts.grid.BELOW_SUGGESTED.format(steps=1)])


def test_who_decides_checks_rows_and_goes_on_to_the_acts_of_the_case(signed_in, cast, tree, members, round_):
    evaluation = at("at_superior", tree.branch, round_)
    client = signed_in(cast.ward_officer)
    page = client.get(grid_of(evaluation))
    assert [each["action"] for each in page.context["acts"]] == [
        act(evaluation, "confirm_some"),
        act(evaluation, "return"),
    ]
    [key] = keys(evaluation, "Lê An")
    version = fresh(evaluation).case.version
    asked = client.post(act(evaluation, "return"), {"entries": key, "version": version})
    assert (asked.status_code, list(asked.context["form"].errors)) == (422, ["reason"])
    assert f'value="{key}" checked' in asked.content.decode()
    client.post(act(evaluation, "return"), {"entries": key, "version": version, "reason": "Thiếu minh chứng"})
    assert states(evaluation)["Lê An"] == "returned"
    text = signed_in(cast.secretary).get(grid_of(evaluation, "tra-lai")).content.decode()
    assert ("Thiếu minh chứng" in text, "Đã xem lại, giữ nguyên mức" in text) == (True, True)


def test_grid_and_case_ask_as_much_for_few_as_for_many(signed_in, cast, tree, round_, django_assert_max_num_queries):
    def asked(path):
        client.get(path)
        with django_assert_max_num_queries(80) as asked:
            client.get(path)
        return len(asked)

    make_old(tree.branch, "Lê An")
    make_person(tree.branch, "Trần Bình")
    few = begin(tree.branch, round_)
    make_many(tree.sister, 400)
    many = begin(tree.sister, round_)
    client = signed_in(cast.ward_officer)
    for page in (grid_of, lambda each: each.case.get_absolute_url()):
        assert asked(page(few)) == asked(page(many))
    meet(many)
    with django_assert_max_num_queries(60) as one:
        rate(many, None, "Trần Văn 000")
    with django_assert_max_num_queries(60) as all_of_them:
        rate(many)
    assert len(one) == len(all_of_them)
    page = client.get(grid_of(many))
    sent = {name: "Dự đủ" if name.startswith("n-") else value for name, value in posted(page).items()}
    assert len(page.context["grid"].rows) == 400
    with django_assert_max_num_queries(60):
        assert client.post(grid_of(many), sent).status_code == 302


def test_two_prints_of_a_row_differ_where_a_box_does():
    boxes = dict.fromkeys(BOXES, "")
    assert _print(boxes) == _print({**boxes})
    assert len({_print({**boxes, letter: "1"}) for letter in BOXES}) == len(BOXES)
