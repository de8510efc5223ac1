"""The pages of evaluations: rounds, beginning, the grid, a slip, a remark, progress, records and units."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from branches.inbox.queries import todos_of
from branches.papers import actions as papers
from members.evaluations import actions, texts
from members.evaluations.models import Evaluation, EvaluationRound, RemarkRequest
from members.evaluations.views.grid_rows import _print
from tests.branches.cases.files import PDF
from tests.conftest import make_unit
from tests.members.evaluations.making import (
    SIGNED,
    TODAY,
    announce,
    at,
    begin,
    cut_off,
    decide,
    fresh,
    give_back,
    keys,
    make_old,
    meet,
    rate,
    rows,
    send,
    stands,
    states,
    system,
    with_facts,
)
from tests.members.people.people import make_person

LIST = reverse("members:evaluations:list")
PROGRESS = reverse("members:evaluations:progress")
BOXES = ("t", "p", "f", "a", "o", "m", "n")


def grid_of(evaluation, which=""):
    url = reverse("members:evaluations:grid", args=[evaluation.case.number])
    return f"{url}?muc={which}" if which else url


def act(evaluation, code):
    return reverse("cases:act", args=[evaluation.case.number, code])


def page_of(evaluation, name):
    return reverse("members:evaluations:rating", args=[evaluation.case.number, keys(evaluation, name)[0]])


def day(date):
    return f"{date:%d/%m/%Y}"


@pytest.fixture
def signed_in(client):
    def start(user):
        client.force_login(user)
        return client

    return start


def posted(response, **changes):
    """What the grid's form would send, with boxes of a row changed: {name of a member: {letter: text}}."""
    data = {}
    for row in response.context["grid"].rows:
        if not row["open"]:
            continue
        key = row["key"]
        chosen = {
            "t": next(each["value"] for each in row["self_level"]["options"] if each["chosen"]),
            "m": next(each["value"] for each in row["level"]["options"] if each["chosen"]),
            "n": row["remark"]["value"],
            **{count["name"][0]: count["value"] for count in row["counts"]},
            "g": row["guard"],
            **changes.get(row["name"], {}),
        }
        data |= {f"{letter}-{key}": value for letter, value in chosen.items()}
    return data


GOOD = {"p": "10", "f": "9", "a": "1", "o": "0", "m": "good"}


# Rounds, beginning


def test_a_round_is_opened_on_the_page_and_branches_are_told(signed_in, cast, tree, members):
    client = signed_in(cast.ward_officer)
    address = reverse("members:evaluations:round_open")
    fields = {"unit": "TT.P1", "year": cut_off().year, "cut_off_on": day(cut_off()), "opens_on": day(cut_off())}
    wrong = client.post(address, {**fields, "due_days": "x"})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["due_days"])
    assert client.post(address, {**fields, "unit": "TT.P2", "due_days": "30"}).status_code == 422
    client.post(address, {**fields, "due_days": "30"})
    round_ = EvaluationRound.objects.get()
    assert (round_.unit, round_.due_on) == (tree.ward, cut_off() + timedelta(days=30))
    whats = [(todo.what, todo.url, todo.due_on) for todo in todos_of(cast.secretary, TODAY())]
    begin_url = reverse("members:evaluations:begin")
    assert (texts.pages.TODO_BEGIN, begin_url, round_.due_on) in whats
    client = signed_in(cast.secretary)
    assert client.get(LIST).context["to_begin"] == 1
    answer = client.post(begin_url, {"chi-doan": tree.branch.code, "dot": round_.pk})
    assert answer.url == Evaluation.objects.get().case.get_absolute_url()
    assert client.get(LIST).context["to_begin"] == 0
    again = client.post(begin_url, {"chi-doan": tree.branch.code, "dot": round_.pk})
    assert again.context["refused"] == [texts.BEGUN_BEFORE.format(branch=tree.branch, year=round_.year)]


def test_a_round_that_somebody_else_changed_is_not_overwritten(signed_in, cast, round_):
    client = signed_in(cast.ward_officer)
    fields = {"cut_off_on": day(round_.cut_off_on), "opens_on": day(round_.opens_on), "due_days": "31"}
    url = reverse("members:evaluations:round_edit", args=[round_.pk])
    assert client.post(url, {**fields, "version": "1"}).status_code == 302
    stale = client.post(url, {**fields, "due_days": "32", "version": "1"})
    assert (stale.status_code, 'value="32"' in stale.content.decode()) == (409, True)


# The grid


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
    make_old(tree.sister, *(f"Trần {number // 20} Thị {number % 20}" for number in range(60)))
    many = begin(tree.sister, round_)
    client = signed_in(cast.ward_officer)
    for page in (grid_of, lambda each: each.case.get_absolute_url()):
        assert asked(page(few)) == asked(page(many))
    meet(many)
    with django_assert_max_num_queries(60) as one:
        rate(many, None, "Trần 0 Thị 0")
    with django_assert_max_num_queries(60) as all_of_them:
        rate(many)
    assert len(one) == len(all_of_them)


# Acts of the case


def test_a_meeting_and_sending_are_written_on_the_pages_of_the_case(signed_in, cast, evaluation):
    client = signed_in(cast.secretary)
    fields = {
        "version": fresh(evaluation).case.version,
        "held_on": day(TODAY()),
        "chair": "Bùi Thị Thư",
        "clerk": "Phạm Văn Phó",
        "how": "secret",
        "entitled": "12",
        "present": "13",
    }
    wrong = client.post(act(evaluation, "meet"), fields)
    assert wrong.context["form"].errors == {"present": [texts.MEETING_MORE.format(present=13, entitled=12)]}
    client.post(act(evaluation, "meet"), {**fields, "present": "10"})
    rate(evaluation, None, "Lê An", "Lê Bình", level="excellent")
    version = fresh(evaluation).case.version
    page = client.get(act(evaluation, "send"))
    assert list(page.context["form"].fields) == ["behind", "excellent_reason", "note"]
    told = texts.LEFT_BEHIND.format(names="Lê Chi")
    refused = client.post(act(evaluation, "send"), {"version": version, "excellent_reason": "Có công trình"})
    assert refused.context["form"].errors == {"behind": [told]}
    client.post(act(evaluation, "send"), {"version": version, "behind": "on", "excellent_reason": "Có công trình"})
    assert (stands(evaluation)[0], fresh(evaluation).excellent_reason) == ("at_superior", "Có công trình")
    text = signed_in(cast.ward_officer).get(evaluation.case.get_absolute_url()).content.decode()
    assert ("trên mức khuyến nghị 20%" in text, "Có công trình" in text) == (True, True)


def test_a_selection_gets_one_decision_from_the_list(signed_in, cast, tree, members, round_):
    make_old(tree.sister, "Lê Sen")
    things = [at("deciding", tree.branch, round_), at("deciding", tree.sister, round_)]
    client = signed_in(cast.ward_officer)
    page = client.get(LIST, {"tab": "cho-toi"})
    assert texts.DECIDE in [each["label"] for each in page.context["listing"].bulk_acts()]
    address = reverse("cases:bulk", args=["evaluation", "decide"])
    numbers = [thing.case.number for thing in things]
    data = {
        "so": numbers,
        "ban": [f"{thing.case.number}:{thing.case.version}" for thing in things],
        "ghi": "1",
        "on": day(TODAY()),
        "where": "here",
        **SIGNED,
    }
    client.post(address, data)
    assert {row.resolution.reference for thing in things for row in rows(thing).values()} == {"01-QĐ/ĐTN"}


def test_what_waits_elsewhere_than_its_case_is_a_todo(cast, tree, members, round_):
    evaluation = at("at_superior", tree.branch, round_)
    give_back(evaluation, "Lê An")
    actions.confirm_all(evaluation, actor=system())
    decide_url, announce_url = act(evaluation, "decide"), act(evaluation, "announce")
    assert decide_url in {todo.url for todo in todos_of(cast.ward_officer, TODAY())}
    assert evaluation.case.get_absolute_url() in {todo.url for todo in todos_of(cast.secretary, TODAY())}
    decide(evaluation)
    assert decide_url not in {todo.url for todo in todos_of(cast.ward_officer, TODAY())}
    assert announce_url in {todo.url for todo in todos_of(cast.secretary, TODAY())}
    announce(evaluation)
    assert announce_url not in {todo.url for todo in todos_of(cast.secretary, TODAY())}
    papers.withdraw(rows(evaluation)["Lê Bình"].resolution.paper, actor=system(), reason="Sai tên")
    assert decide_url in {todo.url for todo in todos_of(cast.ward_officer, TODAY())}


# A slip, a remark


def test_a_slip_is_typed_on_the_page_of_its_member(signed_in, cast, evaluation):
    client = signed_in(cast.secretary)
    address = page_of(evaluation, "Lê An")
    assert client.get(address).status_code == 200
    fields = {"version": "1", "self_union": "Dự đủ", "typed_attendance": "85", "typed_dues": "late"}
    wrong = client.post(address, {**fields, "typed_attendance": "850"})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["typed_attendance"])
    assert client.post(address, fields).context["form"].errors == {"self_level": [texts.SELF_LEVEL_MISSING]}
    scan = SimpleUploadedFile("phieu.pdf", PDF)
    client.post(address, {**fields, "self_level": "good", "self_on": day(TODAY()), "scan": scan})
    row = rows(evaluation)["Lê An"]
    assert (row.self_level, row.typed) == ("good", {"attendance": 85, "dues": "late"})
    stale = client.post(address, {**fields, "self_level": "done"})
    assert (stale.status_code, "Dự đủ" in stale.content.decode()) == (409, True)
    url = reverse("members:evaluations:scan", args=[evaluation.case.number, row.pk])
    assert client.get(url).content == PDF
    [mine] = [row for row in client.get(grid_of(evaluation)).context["grid"].rows if row["name"] == "Lê An"]
    assert [line["typed"] for line in mine["evidence"]["lines"] if line["known"]] == ["chi đoàn ghi", "chi đoàn ghi"]
    assert client.get(address.replace(str(row.pk), "987654321")).status_code == 404


def test_the_former_branch_answers_once_what_is_asked_of_it(signed_in, cast, tree, evaluation):
    [key] = keys(evaluation, "Lê An")
    asked = RemarkRequest.objects.create(rating_id=key, unit=tree.sister, asked_on=TODAY(), due_on=TODAY())
    address = reverse("members:evaluations:remark", args=[asked.pk])
    assert address in {todo.url for todo in todos_of(cast.sister_secretary, TODAY())}
    client = signed_in(cast.sister_secretary)
    assert client.get(evaluation.case.get_absolute_url()).status_code == 404
    assert client.post(address, {"text": "\0 "}).context["form"].errors == {"text": [texts.ANSWER_MISSING]}
    client.post(address, {"text": "Tham gia đều, đóng đoàn phí đủ"})
    asked.refresh_from_db()
    assert (asked.text, asked.answered_by) == ("Tham gia đều, đóng đoàn phí đủ", cast.sister_secretary)
    assert client.post(address, {"text": "Khác"}).status_code == 403
    assert address not in {todo.url for todo in todos_of(cast.sister_secretary, TODAY())}


def test_a_remark_that_lacks_is_told_before_sending(signed_in, cast, tree, evaluation):
    row = rows(evaluation)["Lê An"]
    type(row).objects.filter(pk=row.pk).update(came_on=cut_off() - timedelta(days=30))
    RemarkRequest.objects.create(rating=row, unit=tree.sister, asked_on=TODAY(), due_on=TODAY())
    text = signed_in(cast.secretary).get(evaluation.case.get_absolute_url()).content.decode()
    assert texts.pages.NOTE_REMARKS.format(names="Lê An") in text
    meet(evaluation)
    rate(evaluation)
    send(evaluation)
    assert states(evaluation)["Lê An"] == "sent"


# Progress, records


def test_every_figure_of_the_progress_opens_the_people_behind_it(signed_in, cast, tree, members, round_):
    make_old(tree.sister, "Lê Đảng", party_joined_on="01/01/2020")
    evaluation = begin(tree.branch, round_)
    meet(evaluation)
    rate(evaluation, None, "Lê An", level="excellent")
    send(evaluation, behind=True)
    begin(tree.sister, round_)
    client = signed_in(cast.ward_officer)
    page = client.get(PROGRESS, {"nam": round_.year})
    told = {row["branch"].name: [figure["value"] for figure in row["figures"]] for row in page.context["rows"]}
    assert told == {"Chi đoàn Tổ 1": [3, 0, 1, 1, 0, 0, 1], "Chi đoàn Trường Hoa Sen": [0, 1, 0, 0, 0, 0, 0]}
    [warned] = [figure["warn"] for figure in page.context["total"] if figure["warn"]]
    assert warned == texts.pages.ABOVE_MOST.format(most=20)
    for figure in page.context["total"]:
        if figure["value"]:
            assert client.get(figure["url"]).context["number"] == figure["value"]
    outsider = signed_in(cast.outsider)
    people = reverse("members:evaluations:people")
    assert outsider.get(people, {"nam": round_.year, "don-vi": "TT.P1"}).context["number"] == 0


def test_the_progress_asks_as_much_for_one_branch_as_for_thirty(
    signed_in, cast, tree, members, round_, django_assert_max_num_queries
):
    def asked():
        client.get(PROGRESS)
        with django_assert_max_num_queries(60) as asked:
            client.get(PROGRESS)
        return len(asked)

    begin(tree.branch, round_)
    client = signed_in(cast.ward_officer)
    few = asked()
    for number in range(28):
        branch = make_unit(f"TT.P1.CD{number + 10}", f"Chi đoàn Tổ {number + 10}", "branch", tree.ward, "residential")
        if number < 5:
            make_old(branch, "Lê Văn Mới")
            begin(branch, round_)
    assert asked() == few


def test_the_record_tells_a_level_once_it_is_announced(signed_in, cast, tree, members, round_):
    evaluation = at("announcing", tree.branch, round_)
    record = rows(evaluation)["Lê An"].person.get_absolute_url()
    panel = "Đánh giá hằng năm"
    before = signed_in(cast.secretary).get(record).content.decode()
    assert (panel in before, f"Năm {round_.year}: " in before) == (True, False)
    actions.announce_ratings(evaluation, actor=system())
    after = signed_in(cast.secretary).get(record).content.decode()
    assert f"Năm {round_.year}: Hoàn thành tốt" in after
    assert "01-QĐ/ĐTN" in after


def test_two_prints_of_a_row_differ_where_a_box_does():
    boxes = dict.fromkeys(BOXES, "")
    assert _print(boxes) == _print({**boxes})
    assert len({_print({**boxes, letter: "1"}) for letter in BOXES}) == len(BOXES)
