"""Members by their own account: register, change it, score oneself; and nobody else in their place."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from branches.audit.models import JournalEntry
from branches.cases.models import Case
from members.people.models import Person
from members.training import actions, offers, queries, rules, texts
from members.training.models import EntryStatus, Group, Side, TrainingContent, TrainingEntry, TrainingProgramme
from members.training.presenting import lines
from members.training.todos import own_todos
from tests.members.people.people import make_members
from tests.members.training.making import CONTENTS, begun, found, register, score, scores

OWN = reverse("members:people:own")
NAME = "Đoàn Văn Viên"
TODAY = timezone.localdate()
YEAR = TODAY.year


@pytest.fixture
def me(tree, cast):
    [person] = make_members(tree.branch, NAME)
    Person.objects.filter(pk=person.pk).update(user=cast.member)
    return Person.objects.get(pk=person.pk)


@pytest.fixture
def programme(tree, window, me):
    return begun(tree.branch, window, people=())


def url(name, year=YEAR):
    return reverse(f"members:training:{name}", args=[year])


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def entry_of(person):
    return queries.own_entry(person, YEAR)


def typed(value="Việc của {group}", **more):
    return {group: value.format(group=group) for group in Group.values} | more


def points(*numbers, **more):
    return dict(zip(Group.values, map(str, numbers), strict=True)) | more


def scoring(programme, cast):
    register(programme, actor=cast.secretary)
    actions.approve_registrations(programme, actor=cast.secretary)
    actions.open_scoring(programme, actor=cast.secretary)
    return found(programme)


# Registering


def test_a_member_registers_and_the_timeline_says_that_it_was_their_own_doing(signed_in, cast, programme, me):
    client = signed_in(cast.member)
    response = client.post(url("own_register"), typed(learning="Đọc sách\nHọc ngoại ngữ"))
    assert (response.status_code, response["Location"]) == (302, OWN)
    entry = entry_of(me)
    assert (entry.status, entry.registered_on, entry.changed_by) == ("registered", TODAY, cast.member)
    assert list(TrainingContent.objects.filter(entry=entry, group="learning").values_list("text", flat=True)) == [
        "Đọc sách",
        "Học ngoại ngữ",
    ]
    last = programme.case.steps.order_by("pk").last()
    assert (last.act, last.acting, last.actor, last.note) == ("register_own", "own", cast.member, NAME)
    journal = JournalEntry.objects.get(act="members.training.registered_oneself")
    assert (journal.actor_key, journal.details["number"]) == (cast.member.pk, programme.case.number)


def test_what_was_registered_is_changed_until_the_branch_approves(signed_in, cast, programme, me):
    client = signed_in(cast.member)
    client.post(url("own_register"), typed())
    version = client.get(url("own_register")).context["version"]
    response = client.post(url("own_register"), typed("Khác {group}", ban=version))
    assert response.status_code == 302
    assert presented(me)["ethics"] == ["Khác ethics"]
    assert programme.case.steps.order_by("pk").last().note == f"{NAME}, đổi nội dung đã đăng ký"
    actions.approve_registrations(programme, actor=cast.secretary)
    shown = client.get(url("own_register"))
    assert (shown.status_code, shown.context["form"]) == (200, None)
    assert "Khác ethics" in words(shown)
    late = client.post(url("own_register"), typed("Muộn {group}", ban=version))
    assert late.status_code == 409
    assert texts.APPROVED_ALREADY in words(late)
    assert "Muộn ethics" in late.content.decode()
    assert presented(me)["ethics"] == ["Khác ethics"]


def presented(person):
    return lines(entry_of(person))


def test_an_empty_group_is_told_beside_it_and_what_was_typed_stays(signed_in, cast, programme, me):
    response = signed_in(cast.member).post(url("own_register"), typed(ethics=" \n "))
    assert response.status_code == 422
    assert response.context["form"].errors == {"ethics": [texts.CONTENT_MISSING]}
    assert "Việc của fitness" in response.content.decode()
    assert entry_of(me) is None


def test_what_the_branch_wrote_down_meanwhile_is_told_first(signed_in, cast, programme, me):
    client = signed_in(cast.member)
    register(programme, [me.pk], actor=cast.secretary)
    response = client.post(url("own_register"), typed("Của tôi {group}", ban="0"))
    assert response.status_code == 409
    assert texts.CHANGED_MEANWHILE.format(name=cast.secretary) in words(response)
    assert "Của tôi ethics" in response.content.decode()
    assert presented(me)["ethics"] == CONTENTS["ethics"]
    again = client.post(url("own_register"), typed("Của tôi {group}", ban=response.context["version"]))
    assert again.status_code == 302
    assert presented(me)["ethics"] == ["Của tôi ethics"]


def test_nobody_registers_somebody_else(cast, programme, me, tree):
    with pytest.raises(PermissionDenied, match=texts.NOT_ONESELF):
        actions.register_oneself(programme, me, actor=cast.secretary, contents=CONTENTS)
    with pytest.raises(PermissionDenied, match=texts.NOT_ONESELF):
        actions.register_oneself(programme, make_members(tree.branch, "Hà Thị Hai")[0], actor=cast.member, contents={})
    assert entry_of(me) is None


def test_who_has_no_record_gets_no_page(signed_in, cast, programme, me):
    register(programme, actor=cast.secretary)
    for who in (cast.secretary, cast.ward_officer, cast.outsider):
        client = signed_in(who)
        answers = [client.get(url("own_register")), client.post(url("own_register"), typed())]
        answers += [client.get(url("own_scores")), client.post(url("own_scores"), points(1, 1, 1, 1, 1))]
        assert [each.status_code for each in answers] == [404] * 4


def test_a_secretary_registers_oneself_alike(signed_in, cast, programme, tree):
    [person] = make_members(tree.branch, "Bùi Thị Thư")
    Person.objects.filter(pk=person.pk).update(user=cast.secretary)
    assert signed_in(cast.secretary).post(url("own_register"), typed()).status_code == 302
    assert entry_of(person).changed_by == cast.secretary


def test_a_year_without_a_programme_has_no_page(signed_in, cast, window, me):
    client = signed_in(cast.member)
    assert client.get(url("own_register")).status_code == 404
    assert client.post(url("own_register"), typed()).status_code == 404
    assert client.get(url("own_register", 99_999)).status_code == 404


def test_who_comes_later_than_the_others_asks_the_branch(signed_in, cast, programme, tree, me):
    make_members(tree.branch, "Hà Thị Sớm")
    register(programme, [person.pk for person in queries.registrable(programme) if person.pk != me.pk])
    actions.approve_registrations(programme, actor=cast.secretary)
    response = signed_in(cast.member).post(url("own_register"), typed())
    assert response.status_code == 409
    assert texts.OWN_TOO_LATE in words(response)
    assert entry_of(me) is None


def test_a_closed_window_takes_no_registration(signed_in, cast, programme, window, me):
    actions.close_window(window, actor=cast.ward_officer, reason="Xong")
    client = signed_in(cast.member)
    assert "Đợt đã đóng từ" in words(client.get(url("own_register")))
    assert client.post(url("own_register"), typed()).status_code == 409
    assert entry_of(me) is None


def test_an_action_refuses_what_is_too_long(cast, programme, me):
    with pytest.raises(ValidationError) as refused:
        actions.register_oneself(programme, me, actor=cast.member, contents={**CONTENTS, "ethics": ["a" * 251]})
    assert refused.value.message_dict == {"ethics": [texts.CONTENT_LONG.format(line=1, length=251)]}


# Scoring oneself


def test_a_member_scores_oneself_and_an_empty_box_stays_empty(signed_in, cast, programme, me):
    scoring(programme, cast)
    client = signed_in(cast.member)
    version = client.get(url("own_scores")).context["version"]
    response = client.post(url("own_scores"), points(20, 0, "", 17, 16, ban=version))
    assert (response.status_code, response["Location"]) == (302, OWN)
    entry = entry_of(me)
    assert entry.scores(Side.SELF) == [20, 0, None, 17, 16]
    assert (entry.status, entry.total(Side.SELF), entry.scores(Side.BRANCH)) == ("approved", None, [None] * 5)
    client.post(url("own_scores"), points(20, 0, 10, 17, 16, ban=entry.version))
    entry = entry_of(me)
    assert (entry.status, entry.total(Side.SELF), entry.changed_by) == ("self_scored", 63, cast.member)
    last = programme.case.steps.order_by("pk").last()
    assert (last.act, last.acting, last.actor, last.note) == ("score_own", "own", cast.member, NAME)
    assert JournalEntry.objects.filter(act="members.training.scored_oneself", actor_key=cast.member.pk).count() == 2


@pytest.mark.parametrize("wrong", ["21", "-1", "2,5", "mười", "٣"])
def test_a_wrong_score_is_told_and_the_others_stay_typed(signed_in, cast, programme, me, wrong):
    scoring(programme, cast)
    version = entry_of(me).version
    response = signed_in(cast.member).post(url("own_scores"), points(20, wrong, 18, 17, 16, ban=version))
    assert response.status_code == 422
    told = texts.SCORE_WRONG.format(group=Group.ETHICS.label)
    assert response.context["form"].errors == {"ethics": [told]}
    assert f'value="{wrong}"' in response.content.decode()
    assert entry_of(me).scores(Side.SELF) == [None] * 5


def test_points_that_somebody_changed_meanwhile_are_told_and_overwritten_knowingly(signed_in, cast, programme, me):
    scoring(programme, cast)
    version = entry_of(me).version
    score(programme, 7, side=Side.SELF, actor=cast.secretary)
    client = signed_in(cast.member)
    response = client.post(url("own_scores"), points(20, 19, 18, 17, 16, ban=version))
    assert response.status_code == 409
    assert f"{cast.secretary} vừa sửa lúc" in words(response)
    assert 'value="19"' in response.content.decode()
    assert entry_of(me).total(Side.SELF) == 35
    assert (
        client.post(url("own_scores"), points(20, 19, 18, 17, 16, ban=response.context["version"])).status_code == 302
    )
    assert entry_of(me).total(Side.SELF) == 90


def test_own_points_change_until_the_branch_sends_and_no_longer(signed_in, cast, programme, me):
    scoring(programme, cast)
    score(programme, 18, actor=cast.secretary)
    client = signed_in(cast.member)
    entry = entry_of(me)
    assert client.post(url("own_scores"), points(20, 19, 18, 17, 16, ban=entry.version)).status_code == 302
    assert entry_of(me).status == EntryStatus.SCORED
    actions.send_results(found(programme), actor=cast.secretary)
    version = entry_of(me).version
    shown = client.get(url("own_scores"))
    assert (shown.context["form"], shown.context["total"]) == (None, 90)
    response = client.post(url("own_scores"), points(1, 1, 1, 1, 1, ban=version))
    assert response.status_code == 409
    assert texts.ROW_PASSED.format(now="Chờ xác nhận") in words(response)
    assert entry_of(me).total(Side.SELF) == 90


def test_before_scoring_is_open_the_page_says_so(signed_in, cast, programme, me):
    register(programme)
    client = signed_in(cast.member)
    assert rules.may_score_oneself(cast.member, me, programme, entry_of(me)).reason == texts.OWN_NOT_APPROVED
    actions.approve_registrations(programme, actor=cast.secretary)
    assert texts.OWN_SCORING_LATER in words(client.get(url("own_scores")))
    assert client.post(url("own_scores"), points(1, 1, 1, 1, 1)).status_code == 409
    assert entry_of(me).scores(Side.SELF) == [None] * 5


def test_nobody_scores_in_the_place_of_a_member_through_this_door(cast, programme, me):
    scoring(programme, cast)
    entry = entry_of(me)
    with pytest.raises(PermissionDenied, match=texts.NOT_ONESELF):
        actions.score_oneself(entry, actor=cast.secretary, scores=scores(10), version=entry.version)


def test_a_row_that_came_back_takes_own_points_and_stays_returned(signed_in, cast, programme, me, window):
    scoring(programme, cast)
    score(programme, 18, actor=cast.secretary)
    actions.send_results(found(programme), actor=cast.secretary)
    actions.return_entries(found(programme), actor=cast.ward_officer, entries=[entry_of(me).pk], reason="Xem lại")
    actions.close_window(window, actor=cast.ward_officer, reason="Xong")
    client = signed_in(cast.member)
    assert "Xem lại" in words(client.get(url("own_scores")))
    assert client.post(url("own_scores"), points(9, 9, 9, 9, 9, ban=entry_of(me).version)).status_code == 302
    assert (entry_of(me).status, entry_of(me).total(Side.SELF)) == ("returned", 45)


def test_own_points_do_not_disturb_the_superior_who_is_confirming(signed_in, cast, programme, me, tree):
    make_members(tree.branch, "Hà Thị Sớm")
    scoring(programme, cast)
    score(programme, 18, names=["Hà Thị Sớm"], actor=cast.secretary)
    actions.send_results(found(programme), actor=cast.secretary, behind=True)
    version = found(programme).case.version
    assert (
        signed_in(cast.member).post(url("own_scores"), points(9, 9, 9, 9, 9, ban=entry_of(me).version)).status_code
        == 302
    )
    assert found(programme).case.version == version
    assert found(programme).case.steps.order_by("pk").last().act == "score_own"


def test_the_timeline_names_the_member_without_ghi_thay(signed_in, cast, programme, me):
    signed_in(cast.member).post(url("own_register"), typed())
    page = words(signed_in(cast.secretary).get(programme.case.get_absolute_url()))
    assert f"{texts.REGISTER_OWN_TOLD}" in page
    assert f"{cast.member} (ghi thay" not in page
    assert f"{cast.member} (làm thay" not in page


# The card


def card(cast, me):
    return offers.own_card(cast.member, Person.objects.select_related("current_unit__level").get(pk=me.pk))


def test_the_card_tells_where_the_year_stands(cast, tree, me, window):
    def now():
        [year] = card(cast, me)["years"]
        return year["state"], year["text"], year["do"] if year["url"] else ""

    day, ends = f"{window.register_until:%d/%m/%Y}", f"{window.ends_on:%d/%m/%Y}"
    assert now() == ("Chưa đăng ký", texts.OWN_NOT_BEGUN.format(day=day), "")
    programme = begun(tree.branch, window, people=())
    assert now() == ("Chưa đăng ký", texts.OWN_REGISTER_NOW.format(day=day), "Đăng ký")
    actions.register_oneself(programme, me, actor=cast.member, contents=CONTENTS)
    assert now() == ("Đã đăng ký", texts.OWN_REGISTERED.format(day=f"{TODAY:%d/%m/%Y}"), "Sửa đăng ký")
    actions.approve_registrations(programme, actor=cast.secretary)
    assert now() == ("Chi đoàn đã duyệt", texts.OWN_SCORING_LATER, "Xem đăng ký")
    actions.open_scoring(programme, actor=cast.secretary)
    assert now() == ("Chi đoàn đã duyệt", texts.OWN_SCORE_NOW.format(day=ends), "Tự chấm điểm")
    entry = entry_of(me)
    actions.score_oneself(entry, actor=cast.member, scores=scores(18), version=entry.version)
    assert now() == ("Đã tự chấm", texts.OWN_SCORED.format(total=90), "Sửa điểm tự chấm")
    score(programme, 15, actor=cast.secretary)
    actions.send_results(found(programme), actor=cast.secretary)
    assert now() == ("Chờ xác nhận", texts.OWN_SENT.format(unit="Đoàn phường Một"), "Xem đăng ký")
    actions.return_entries(found(programme), actor=cast.ward_officer, entries=[entry.pk], reason="Xem lại.")
    assert now()[:2] == (
        "Bị trả lại",
        texts.OWN_RETURNED.format(reason="Xem lại", more=texts.OWN_SCORED.format(total=90)),
    )
    score(programme, 14, actor=cast.secretary)
    actions.send_results(found(programme), actor=cast.secretary)
    actions.confirm_all(found(programme), actor=cast.ward_officer)
    shown = card(cast, me)
    assert (shown["years"], shown["nothing"]) == ([], texts.OWN_NO_WINDOW)
    assert [(row["year"], row["points"], row["level"], row["url"]) for row in shown["rows"]] == [
        (YEAR, 70, "Hoàn thành tốt", "")
    ]


def test_the_card_of_who_was_let_go_shows_the_reason_and_offers_to_register_again(cast, programme, me):
    register(programme, actor=cast.secretary)
    actions.drop_entries(programme, actor=cast.secretary, entries=[entry_of(me).pk], reason="Ghi nhầm")
    shown = card(cast, me)
    assert [row["reason"] for row in shown["rows"]] == ["Ghi nhầm"]
    assert [year["do"] for year in shown["years"]] == ["Đăng ký"]


def test_a_member_without_any_window_is_told_and_who_is_none_has_no_card(cast, tree, me):
    shown = card(cast, me)
    assert (shown["years"], shown["rows"], shown["nothing"]) == ([], [], texts.OWN_NO_WINDOW)
    [youth] = make_members(tree.branch, "Cà Văn Nguồn", member=False)
    assert offers.own_card(cast.member, youth) is None


def test_the_card_stands_on_the_own_page(signed_in, cast, programme, me):
    response = signed_in(cast.member).get(OWN)
    assert url("own_register") in response.content.decode()
    assert "Chưa đăng ký" in words(response)


def test_the_own_page_costs_the_same_for_one_and_for_many_years(
    signed_in, cast, tree, me, programme, django_assert_max_num_queries
):
    client = signed_in(cast.member)
    scoring(programme, cast)
    client.get(OWN)
    with django_assert_max_num_queries(40) as few:
        client.get(OWN)
    for back in range(1, 6):
        case = _case(programme)
        before = TrainingProgramme.objects.create(
            case=case, window=programme.window, branch=tree.branch, year=YEAR - back, status="withdrawn"
        )
        TrainingEntry.objects.create(
            programme=before, person=me, year=YEAR - back, status="dropped", reason="Cũ", registered_on=TODAY
        )
    with django_assert_max_num_queries(len(few) + 1):
        response = client.get(OWN)
    assert "Thôi tham gia" in words(response)


def _case(programme):
    case = Case.objects.get(pk=programme.case_id)
    case.pk, case.number = None, f"RL-{YEAR}-9{Case.objects.count():03d}"
    case.save(force_insert=True)
    return case


# What waits


def todos(user, on=None):
    return [(each.what, each.due_on, each.url) for each in own_todos(user, on or TODAY)]


def test_registering_waits_until_its_day(cast, programme, me, window):
    waits = [(texts.TODO_REGISTER_OWN, window.register_until, url("own_register"))]
    assert (todos(cast.member), todos(cast.member, window.register_until)) == (waits, waits)
    assert todos(cast.member, window.register_until + timedelta(days=1)) == []
    assert (todos(cast.secretary), todos(cast.ward_officer)) == ([], [])
    actions.register_oneself(programme, me, actor=cast.member, contents=CONTENTS)
    assert todos(cast.member) == []


def test_scoring_waits_until_something_was_written_or_the_branch_sent(cast, programme, me, window):
    register(programme)
    actions.approve_registrations(programme, actor=cast.secretary)
    assert todos(cast.member) == []
    actions.open_scoring(programme, actor=cast.secretary)
    waits = [(texts.TODO_SCORE_OWN, window.ends_on, url("own_scores"))]
    assert todos(cast.member) == waits
    score(programme, 15, actor=cast.secretary)
    assert todos(cast.member) == waits
    entry = entry_of(me)
    actions.score_oneself(entry, actor=cast.member, scores=scores(*[10, None, None, None, None]), version=entry.version)
    assert todos(cast.member) == []


def test_a_closed_window_asks_nobody(cast, programme, me, window):
    scoring(programme, cast)
    actions.close_window(window, actor=cast.ward_officer, reason="Xong")
    assert todos(cast.member) == []


def test_who_has_no_record_costs_one_query(cast, programme, me, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert own_todos(cast.ward_officer, TODAY) == []
    with django_assert_num_queries(3):
        assert len(own_todos(cast.member, TODAY)) == 1
