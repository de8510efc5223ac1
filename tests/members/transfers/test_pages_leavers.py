"""Many who leave at once: the grid, the judged list, what was done."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from branches.cases.models import Case
from members.transfers import texts
from members.transfers.models import Transfer
from tests.members.people.people import make_members
from tests.members.transfers.making import REMARK, draft
from tests.page_forms import forms_of

LEAVERS = reverse("members:transfers:leavers")


@pytest.fixture
def school(tree):
    return make_members(tree.sister, "Lê An", "Lê Bình", "Lê Chi", "Lê Dũng")


@pytest.fixture
def page(client, cast):
    client.force_login(cast.sister_secretary)
    return client


def said(people, **values):
    return {
        "nguoi": [each.pk for each in people],
        "noi": ["TT.P2.CD01", "TT.P1.CD01"],
        "chung": "TT.P2.CD01",
        "reason": "finished",
        "proposed_on": f"{timezone.localdate():%d/%m/%Y}",
        "dues_paid_to": "11/2026",
        "remark": REMARK,
        **values,
    }


def names(leavers):
    return [each.person.full_name for each in leavers]


def test_a_secretary_of_one_branch_gets_all_of_it(page, school):
    grid = page.get(LEAVERS).context["grid"]
    assert [each.full_name for each in grid.people] == ["Lê An", "Lê Bình", "Lê Chi", "Lê Dũng"]


def test_an_officer_chooses_the_branch_first(client, cast, tree, school):
    client.force_login(cast.ward_officer)
    assert list(client.get(LEAVERS).context["branches"]) == [
        ("TT.P1.CD01", "Chi đoàn Tổ 1"),
        ("TT.P1.CD02", "Chi đoàn Trường Hoa Sen"),
    ]
    assert len(client.get(LEAVERS, {"unit": "TT.P1.CD02"}).context["grid"].people) == 4
    assert client.get(LEAVERS, {"unit": "TT.P2.CD01"}).status_code == 404


def test_a_selection_of_the_roster_holds_only_who_is_in_reach(page, school, tree):
    [stranger] = make_members(tree.stranger_branch, "Xa Lạ")
    grid = page.post(LEAVERS, {"nguoi": [school[1].pk, stranger.pk, "x", "9" * 30]}).context["grid"]
    assert [each.full_name for each in grid.people] == ["Lê Bình"]


def test_places_are_added_and_dropped_and_the_first_is_the_common_one(page, school):
    added = page.post(LEAVERS, {"nguoi": [each.pk for each in school], "buoc": "them", "them": "bến đò"})
    assert (added.status_code, added.context["grid"].fault) == (422, texts.TO_PICK)
    added = page.post(LEAVERS, {"nguoi": [each.pk for each in school], "buoc": "them", "them": "TT.P2.CD01"})
    assert [(each["unit"].code, each["common"]) for each in added.context["grid"].places] == [("TT.P2.CD01", True)]
    again = page.post(LEAVERS, said(school, buoc="bo:TT.P2.CD01", remark="còn đây"))
    assert [(each["unit"].code, each["common"]) for each in again.context["grid"].places] == [("TT.P1.CD01", True)]
    assert "còn đây" in again.content.decode()


def test_they_are_judged_before_anything_is_written(page, school, tree, cast):
    an, binh, _, dung = school
    open_one = draft(an, tree.branch, cast.sister_secretary)
    rows = {f"den-{binh.pk}": "TT.P1.CD01", f"den-{dung.pk}": "o-lai"}
    answer = page.post(LEAVERS, said(school, buoc="xem", **rows))
    assert [(each.person.full_name, each.to.code, place) for each, place in answer.context["passing"]] == [
        ("Lê Bình", "TT.P1.CD01", "Đoàn phường Một"),
        ("Lê Chi", "TT.P2.CD01", "Đoàn phường Hai"),
    ]
    refused = texts.ALREADY_ON_THE_WAY.format(number=open_one.case.number)
    assert [(each.person.full_name, each.refused) for each in answer.context["refused"]] == [("Lê An", refused)]
    assert (answer.context["staying"], answer.context["may_send"], Transfer.objects.count()) == (1, True, 1)


def test_what_the_judged_list_sends_writes_them_and_names_the_rest(page, school, tree, cast):
    an, _, _, dung = school
    open_one = draft(an, tree.branch, cast.sister_secretary)
    judged = page.post(LEAVERS, said(school, buoc="xem", **{f"den-{dung.pk}": "o-lai"}))
    [form] = [each for each in forms_of(judged.content.decode(), LEAVERS) if each.address == LEAVERS]
    answer = page.post(LEAVERS, form.filled(buoc="gui"))
    assert (answer.context["number"], names(answer.context["done"])) == (2, ["Lê An", "Lê Bình", "Lê Chi"])
    assert open_one.case.number in answer.content.decode()
    sent = Case.objects.filter(draft=False).order_by("about")
    assert [(case.about, case.holder.code) for case in sent] == [("Lê Bình", "TT.P1"), ("Lê Chi", "TT.P1")]
    again = page.post(LEAVERS, form.filled(buoc="gui"))
    assert (again.context["number"], Transfer.objects.count()) == (0, 3)


def test_when_all_pass_the_list_of_drafts_is_next(page, school):
    answer = page.post(LEAVERS, said(school, buoc="lap", remark="", dues_paid_to=""), follow=True)
    assert answer.redirect_chain == [(reverse("members:transfers:list") + "?tab=nhap", 302)]
    assert texts.LEAVERS_DRAFTED.format(count=4) in answer.content.decode()
    assert set(Transfer.objects.values_list("status", "reason")) == {("draft", "finished")}


def test_without_a_remark_they_cannot_be_sent_yet(page, school):
    answer = page.post(LEAVERS, said(school, buoc="xem", remark=""))
    assert (answer.context["may_send"], 'value="gui"' in answer.content.decode()) == (False, False)


def test_without_a_place_nobody_passes_and_nothing_is_lost(page, school):
    answer = page.post(LEAVERS, said(school, buoc="xem", noi=[], chung=""))
    assert {each.refused for each in answer.context["refused"]} == {texts.NO_TARGET}
    back = page.post(LEAVERS, said(school, buoc="sua", noi=[], chung=""))
    assert REMARK in back.content.decode()


def test_a_fault_in_what_is_said_of_all_keeps_the_grid(page, school):
    answer = page.post(LEAVERS, said(school, buoc="xem", proposed_on="31/02/2026", **{f"den-{school[0].pk}": "o-lai"}))
    text = answer.content.decode()
    assert (answer.status_code, list(answer.context["grid"].form.errors)) == (422, ["proposed_on"])
    assert ('value="31/02/2026"' in text, len(re.findall(r'value="o-lai" selected', text))) == (True, 1)


def test_the_grid_and_its_judgement_ask_as_much_for_one_as_for_sixty(page, school, tree, django_assert_max_num_queries):
    def asked(people, **values):
        page.post(LEAVERS, said(people, **values))
        with django_assert_max_num_queries(60) as asked:
            page.post(LEAVERS, said(people, **values))
        return len(asked)

    everybody = school + make_members(tree.sister, *(f"Trần Thị {number}" for number in range(56)))
    assert (asked(everybody), asked(everybody, buoc="xem")) == (asked(school[:1]), asked(school[:1], buoc="xem"))
