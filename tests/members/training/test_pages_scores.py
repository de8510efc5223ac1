"""The grid of points as people fill it: what is right is saved, the rest stays beside its sentence."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from members.people.actions import memberships
from members.people.actions.memberships import Opening
from members.people.models import Person
from members.training import actions, texts
from members.training.models import Group, Side, TrainingEntry
from tests.members.people.people import make_members
from tests.members.training.making import NAMES, at, found, register, row, rows, score, system

AN, BINH, CHI = NAMES


def address(programme):
    return reverse("members:training:scores", args=[programme.case.number])


@pytest.fixture
def programme(tree, window):
    return at("scoring", tree.branch, window)


@pytest.fixture
def client_(signed_in, cast):
    return signed_in(cast.secretary)


def fields(page) -> dict:
    """What the form of a page would send, as a browser does."""
    html = page.content.decode()
    form = html[html.index('id="bang-diem"') :]
    form = form[: form.index("</form>")]
    sent = {}
    for tag in re.findall(r"<input [^>]*>", form):
        name = re.search(r'name="([^"]+)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name and 'type="checkbox"' not in tag:
            sent.setdefault(name[1], []).append(value[1] if value else "")
    return sent


def typed(programme, name, *points) -> dict:
    key = row(programme, name).pk
    return {f"d-{key}-{at_}": text for at_, text in enumerate(points)}


def shown(page, name):
    return next(each for each in page.context["grid"].rows if each["name"] == name)


def values(page, name):
    return [box["value"] for box in shown(page, name)["boxes"]]


def kept(programme, name):
    return row(programme, name).scores(Side.BRANCH)


def test_a_row_a_member_with_five_boxes(client_, programme):
    page = client_.get(address(programme))
    assert [each["name"] for each in page.context["grid"].rows] == [AN, BINH, CHI]
    assert {len(each["boxes"]) for each in page.context["grid"].rows} == {5}
    assert values(page, AN) == [""] * 5
    assert page.content.decode().count('class="form-control score"') == 15


def test_points_are_saved_with_total_and_level(client_, programme):
    sent = fields(client_.get(address(programme))) | typed(programme, AN, "18", "17", "16", "15", "14")
    answer = client_.post(address(programme), sent, follow=True)
    assert answer.redirect_chain == [(address(programme), 302)]
    assert (shown(answer, AN)["total"], shown(answer, AN)["level"]["text"]) == (80, "Hoàn thành tốt")
    assert (shown(answer, BINH)["total"], shown(answer, BINH)["level"], shown(answer, BINH)["blank"]) == (None, None, 5)


def test_what_is_right_is_saved_and_what_is_not_stays_beside_its_sentence(client_, programme):
    sent = fields(client_.get(address(programme)))
    sent |= typed(programme, AN, "18", "17", "16", "15", "14") | typed(programme, BINH, "18", "25", "x", "15", "")
    answer = client_.post(address(programme), sent)
    assert answer.status_code == 422
    assert (kept(programme, AN), kept(programme, BINH)) == ([18, 17, 16, 15, 14], [None] * 5)
    binh = shown(answer, BINH)
    assert [box["value"] for box in binh["boxes"]] == ["18", "25", "x", "15", ""]
    assert [box["wrong"] for box in binh["boxes"]] == [False, True, True, False, False]
    assert binh["error"] == " ".join(
        texts.SCORE_WRONG.format(group=group) for group in ("Đạo đức, lối sống", "Học tập, sáng tạo")
    )
    page = answer.content.decode()
    assert page.count('aria-invalid="true"') == 2
    # Mended, it goes through.
    client_.post(address(programme), fields(answer) | typed(programme, BINH, "18", "5", "6", "15", ""))
    assert kept(programme, BINH) == [18, 5, 6, 15, None]


def test_an_old_page_overwrites_nobody_and_says_who_was_faster(client_, cast, programme):
    sent = fields(client_.get(address(programme))) | typed(programme, AN, "20", "20", "20", "20", "20")
    score(programme, 11, names=[AN], actor=cast.deputy)
    answer = client_.post(address(programme), sent)
    assert (answer.status_code, kept(programme, AN), values(answer, AN)) == (422, [11] * 5, ["20"] * 5)
    assert shown(answer, AN)["error"].startswith("Phạm Văn Phó vừa sửa dòng này lúc")
    # Sent once more, knowingly.
    assert client_.post(address(programme), fields(answer)).status_code == 302
    assert kept(programme, AN) == [20] * 5


def test_an_old_page_leaves_rows_alone_that_nobody_typed_into(client_, cast, programme):
    sent = fields(client_.get(address(programme))) | typed(programme, BINH, "9", "9", "9", "9", "9")
    score(programme, 11, names=[AN], actor=cast.deputy)
    assert client_.post(address(programme), sent).status_code == 302
    assert (kept(programme, AN), kept(programme, BINH)) == ([11] * 5, [9] * 5)


def test_a_wrong_row_is_still_checked_against_who_was_faster(client_, cast, programme):
    sent = fields(client_.get(address(programme))) | typed(programme, AN, "20", "x", "", "", "")
    answer = client_.post(address(programme), sent)
    score(programme, 11, names=[AN], actor=cast.deputy)
    again = client_.post(address(programme), fields(answer) | typed(programme, AN, "20", "20", "", "", ""))
    assert (again.status_code, kept(programme, AN)) == (422, [11] * 5)


def test_a_row_that_was_sent_meanwhile_tells_what_was_typed(client_, cast, programme):
    score(programme, 11)
    sent = fields(client_.get(address(programme))) | typed(programme, AN, "20", "20", "20", "20", "")
    actions.send_results(programme, actor=cast.deputy)
    answer = client_.post(address(programme), sent)
    assert (answer.status_code, kept(programme, AN)) == (422, [11] * 5)
    said = texts.ROW_PASSED.format(now="Chờ xác nhận")
    assert shown(answer, AN)["error"] == (
        f"{said} Anh/chị đã gõ: Chính trị 20, Đạo đức 20, Học tập 20, Thể chất 20, Kỷ luật trống."
    )
    assert shown(answer, AN)["open"] is False


def test_a_member_who_moved_meanwhile_is_told_with_what_was_typed(client_, tree, programme):
    sent = fields(client_.get(address(programme))) | typed(programme, AN, "20", "20", "20", "20", "20")
    sent |= typed(programme, BINH, "7", "7", "7", "7", "7")
    memberships.move_person(Person.objects.get(full_name=AN), to=tree.sister, on=timezone.localdate())
    answer = client_.post(address(programme), sent)
    [gone] = answer.context["grid"].gone
    assert (answer.status_code, texts.ROW_GONE in gone, "Chính trị 20" in gone) == (422, True, True)
    assert kept(programme, BINH) == [7] * 5


def test_the_second_mode_is_of_the_members_own_points(client_, programme):
    own = f"{address(programme)}?kieu=tu-cham"
    sent = fields(client_.get(own)) | typed(programme, AN, "1", "2", "3", "4", "5")
    answer = client_.post(own, sent, follow=True)
    assert row(programme, AN).scores(Side.SELF) == [1, 2, 3, 4, 5]
    assert kept(programme, AN) == [None] * 5
    assert (shown(answer, AN)["total"], row(programme, AN).status) == (15, "self_scored")


def test_a_filter_shows_some_rows_and_saves_those(client_, cast, tree, window):
    programme = at("returned", tree.branch, window)
    score(programme, 12, names=[AN], actor=cast.secretary)
    page = client_.get(f"{address(programme)}?muc=tra-lai")
    assert [each["name"] for each in page.context["grid"].rows] == [BINH, CHI]
    assert {tab["label"]: tab["count"] for tab in page.context["tabs"]} == {
        "Tất cả": 3,
        "Chưa chấm đủ": 0,
        "Bị trả lại": 2,
        "Chờ xác nhận": 0,
        "Đã xác nhận": 0,
    }
    sent = fields(page) | {f"x-{row(programme, BINH).pk}": "1"}
    client_.post(f"{address(programme)}?muc=tra-lai", sent)
    assert [row(programme, name).status for name in NAMES] == ["scored", "scored", "returned"]


@pytest.mark.parametrize("status", ["registering", "running", "confirmed"])
def test_where_no_points_are_taken_there_are_no_boxes(status, client_, tree, window):
    programme = at(status, tree.branch, window)
    page = client_.get(address(programme))
    assert page.content.decode().count("form-control score") == 0
    assert page.context["refused"]
    assert client_.post(address(programme), {}).status_code == 403


def test_who_only_reads_sees_points_and_no_boxes(signed_in, cast, programme):
    score(programme, 13)
    page = signed_in(cast.committee_member).get(address(programme))
    assert (shown(page, AN)["total"], page.content.decode().count("form-control score")) == (65, 0)
    assert page.context["refused"] == texts.SCORES_NOT_YOURS


@pytest.mark.parametrize(
    "posted",
    [
        {"dong": "x"},
        {"dong": "999999999"},
        {"dong": "1", "g-1": "x"},
        {"dong": "1", "g-1": "1:1,2"},
        {"dong": "1", "g-1": "1:,,,,", "d-1-0": "20"},
    ],
)
def test_odd_rows_write_nothing(posted, client_, programme):
    answer = client_.post(address(programme), posted)
    assert answer.status_code in (302, 422)
    assert kept(programme, AN) == [None] * 5


# The superior


def test_the_superior_confirms_checked_rows_from_the_grid(signed_in, cast, tree, window):
    programme = at("at_superior", tree.branch, window)
    client = signed_in(cast.ward_officer)
    page = client.get(address(programme))
    assert (page.context["choosing"], [act["label"] for act in page.context["acts"]]) == (
        True,
        ["Xác nhận một số người", "Trả lại, ghi lý do"],
    )
    sent = fields(page) | {"entries": [str(row(programme, AN).pk), str(row(programme, CHI).pk)]}
    assert client.post(page.context["acts"][0]["action"], sent).status_code == 302
    assert [row(programme, name).status for name in NAMES] == ["confirmed", "sent", "confirmed"]


def test_returning_from_the_grid_asks_for_the_reason_and_keeps_the_checks(signed_in, cast, tree, window):
    programme = at("at_superior", tree.branch, window)
    client = signed_in(cast.ward_officer)
    act = client.get(address(programme)).context["acts"][1]["action"]
    sent = {"version": programme.case.version, "entries": [str(row(programme, BINH).pk)]}
    asked = client.post(act, sent)
    assert asked.status_code == 422
    assert [option["row"].person.full_name for option in asked.context["form"].options if option["checked"]] == [BINH]
    client.post(act, {**sent, "reason": "Thiếu minh chứng"})
    assert (row(programme, BINH).status, row(programme, BINH).reason) == ("returned", "Thiếu minh chứng")


def test_of_two_officers_the_second_sees_what_was_checked(signed_in, cast, tree, window):
    programme = at("at_superior", tree.branch, window)
    client = signed_in(cast.ward_officer)
    version = programme.case.version
    entries = [row(programme, AN).pk]
    actions.return_entries(programme, actor=cast.ward_secretary, entries=entries, reason="Vắng")
    act = reverse("cases:act", args=[programme.case.number, "return"])
    answer = client.post(act, {"version": version, "entries": entries, "reason": "Tôi cũng trả"})
    assert (answer.status_code, "Tôi cũng trả" in answer.content.decode()) == (409, True)


def test_sending_names_who_would_stay_behind(client_, programme):
    score(programme, 10, names=[AN])
    act = reverse("cases:act", args=[programme.case.number, "send"])
    page = client_.get(act).content.decode()
    assert "2 người chưa chấm đủ năm nhóm" in page
    assert (BINH in page, CHI in page) == (True, True)
    refused = client_.post(act, {"version": found(programme).case.version})
    assert refused.status_code == 422
    assert texts.LEFT_BEHIND.format(names=f"{BINH}, {CHI}") in refused.content.decode()
    assert client_.post(act, {"version": found(programme).case.version, "behind": "on"}).status_code == 302
    assert found(programme).status == "at_superior"


# Cost


def fill_up(tree, programme, number):
    """Members of the branch without a record of their own each: four hundred at once."""
    [one] = make_members(tree.branch, "Lò Văn Mẫu")
    people = []
    for at_ in range(number):
        copy = Person.objects.get(pk=one.pk)
        copy.pk, copy.id, copy._state.adding, copy.full_name = None, None, True, f"Lò Văn {at_:03d}"
        copy.current_unit, copy.standing, copy.kept_by = None, "youth", tree.branch
        people.append(copy)
    Person.objects.bulk_create(people)
    today = timezone.localdate()
    memberships.open_many([Opening(person.pk, tree.branch.pk, today, "admitted") for person in people])
    register(programme)
    actions.approve_registrations(programme, actor=system())


def test_the_grid_costs_the_same_for_three_and_for_four_hundred(
    client_, tree, programme, django_assert_max_num_queries
):
    client_.get(address(programme))
    with django_assert_max_num_queries(30) as few:
        page = client_.get(address(programme))
    shown_with = len(few)
    sent = fields(page) | typed(programme, AN, "1", "1", "1", "1", "1")
    with django_assert_max_num_queries(60) as few:
        client_.post(address(programme), sent)
    saved_with = len(few)
    fill_up(tree, programme, 400)
    # What waits is counted anew after a change, and kept.
    client_.get(address(programme))
    with django_assert_max_num_queries(shown_with):
        page = client_.get(address(programme))
    assert len(page.context["grid"].rows) == 404
    sent = {name: ["13"] if name.startswith("d-") else value for name, value in fields(page).items()}
    assert sum(len(value) for value in sent.values()) > 2_400
    with django_assert_max_num_queries(saved_with):
        assert client_.post(address(programme), sent).status_code == 302
    assert TrainingEntry.objects.filter(programme=programme, status="scored").count() == 404


def test_nothing_ever_fills_a_score(client_, programme):
    """Opened, saved as it is, filtered, saved again: blanks stay blanks."""
    for query in ("", "?kieu=tu-cham", "?muc=thieu"):
        client_.post(f"{address(programme)}{query}", fields(client_.get(f"{address(programme)}{query}")))
    for entry in rows(programme):
        assert entry.scores(Side.BRANCH) + entry.scores(Side.SELF) == [None] * 2 * len(Group)
