"""Members by their own account: ask for a transfer, take it back, ask for it back; the branch answers."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from branches.audit.models import JournalEntry
from branches.cases.actions.clock import extend_due
from branches.cases.models import Case
from branches.cases.queries import act_url
from members.people.models import Person
from members.transfers import actions, offers, queries, texts
from members.transfers.kind import KIND
from members.transfers.models import Transfer
from members.transfers.todos import wishes
from tests.members.people.people import make_members
from tests.members.transfers.making import REMARK, at, draft, fresh, stands

OWN = reverse("members:people:own")
ASK = reverse("members:transfers:own_ask")
WITHDRAW = reverse("members:transfers:own_withdraw")
FIND = reverse("members:transfers:destinations")
TODAY = timezone.localdate()


@pytest.fixture
def me(person, cast):
    Person.objects.filter(pk=person.pk).update(user=cast.member)
    return Person.objects.get(pk=person.pk)


@pytest.fixture
def signed_in(client):
    def start(user):
        client.force_login(user)
        return client

    return start


def filled(**values):
    return {"to": "", "place": "", "reason": "home", "reason_more": "", "proposed_on": f"{TODAY:%d/%m/%Y}", **values}


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def ask(me, cast, **values):
    values = {"reason": "home", "proposed_on": TODAY + timedelta(days=9), **values}
    return actions.ask_transfer(me, actor=cast.member, **values)


def sent(me, cast, tree):
    return actions.send_transfer(
        ask(me, cast, to=tree.stranger_branch), actor=cast.secretary, remark=REMARK, dues_paid_to=TODAY.replace(day=1)
    )


def last(transfer):
    step = transfer.case.steps.order_by("pk").last()
    return step.act, step.acting, step.actor, step.note


def card(cast, me):
    return offers.own_card(cast.member, Person.objects.get(pk=me.pk))


# Asking


def test_a_member_asks_and_the_branch_has_a_draft_of_their_own_doing(signed_in, cast, tree, me):
    response = signed_in(cast.member).post(ASK, filled(to=tree.stranger_branch.code))
    assert (response.status_code, response["Location"]) == (302, OWN)
    transfer = Transfer.objects.get()
    assert stands(transfer) == ("draft", "TT.P1.CD01", True)
    assert (transfer.wished, transfer.asked_on, transfer.to_unit, transfer.remark) == (
        True,
        TODAY,
        tree.stranger_branch,
        "",
    )
    assert last(transfer) == ("ask", "own", cast.member, "")
    assert JournalEntry.objects.get(act="members.transfer.asked").actor_key == cast.member.pk
    page = words(signed_in(cast.secretary).get(transfer.case.get_absolute_url()))
    assert texts.NOTE_WISHED.format(day=f"{TODAY:%d/%m/%Y}") in page
    assert texts.ASK_TOLD in page
    assert "ghi thay" not in page
    assert f"{cast.member} (làm thay" not in page


def test_the_branch_completes_the_draft_and_sends_it(signed_in, cast, tree, me):
    transfer = ask(me, cast, to=tree.stranger_branch)
    client = signed_in(cast.secretary)
    answer = client.post(
        act_url(transfer.case, KIND.act("send")),
        {"remark": REMARK, "dues_paid_to": "11/2026", "version": transfer.case.version},
    )
    assert answer.status_code == 302
    assert stands(transfer) == ("at_sending_base", "TT.P1", False)
    assert last(transfer)[:3] == ("send", "own", cast.secretary)


def test_who_does_not_find_the_unit_says_it_in_words_and_the_branch_chooses(signed_in, cast, tree, me):
    assert signed_in(cast.member).post(ASK, filled(place="Trường Đại học Bến Đò")).status_code == 302
    transfer = fresh(Transfer.objects.get())
    assert (transfer.unnamed, transfer.target) == (True, "Trường Đại học Bến Đò")
    assert last(transfer)[3] == "Nơi đến đoàn viên ghi: Trường Đại học Bến Đò"
    client = signed_in(cast.secretary)
    page = words(client.get(transfer.case.get_absolute_url()))
    assert texts.NOTE_UNNAMED.format(place="Trường Đại học Bến Đò") in page
    assert "None" not in page
    listed = client.get(f"{reverse('members:transfers:list')}?tab=nhap")
    assert "Trường Đại học Bến Đò" in words(listed)
    # Not before it has a unit.
    with pytest.raises(PermissionDenied, match="Trường Đại học Bến Đò"):
        actions.send_transfer(transfer, actor=cast.secretary, remark=REMARK, dues_paid_to=TODAY)
    edit = act_url(transfer.case, KIND.act("edit"))
    said = {"reason": "home", "proposed_on": f"{TODAY:%d/%m/%Y}", "version": transfer.case.version}
    refused = client.post(edit, said)
    assert refused.status_code == 422
    assert texts.TO_MISSING in words(refused)
    refused = client.post(edit, {**said, "to": tree.stranger_branch.code, "outside": "on"})
    assert refused.status_code == 422
    assert texts.TO_OR_OUTSIDE.format(label=texts.OUTSIDE_LABEL) in words(refused)
    assert client.post(edit, {**said, "to": tree.stranger_branch.code}).status_code == 302
    transfer = fresh(transfer)
    assert (transfer.unnamed, transfer.to_unit, transfer.way) == (False, tree.stranger_branch, "inside")
    actions.send_transfer(transfer, actor=cast.secretary, remark=REMARK, dues_paid_to=TODAY)
    assert stands(transfer)[0] == "at_sending_base"


def test_a_place_out_of_the_system_goes_that_way(signed_in, cast, me):
    transfer = ask(me, cast, place="Đoàn xã Hòa Bình, tỉnh Sông Lam")
    client = signed_in(cast.secretary)
    said = {"reason": "home", "proposed_on": f"{TODAY:%d/%m/%Y}", "version": transfer.case.version, "outside": "on"}
    assert client.post(act_url(transfer.case, KIND.act("edit")), said).status_code == 302
    transfer = fresh(transfer)
    assert (transfer.way, transfer.outside_unit, transfer.unnamed) == ("out", "Đoàn xã Hòa Bình, tỉnh Sông Lam", False)
    actions.send_transfer(transfer, actor=cast.secretary, remark=REMARK, dues_paid_to=TODAY)
    assert stands(transfer)[0] == "at_sending_base"
    assert client.get(transfer.case.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("values", "field", "told"),
    [
        ({}, "to", texts.TO_MISSING_OWN),
        ({"to": "tổ lạ hoắc"}, "to", texts.TO_UNKNOWN),
        ({"place": "Nơi khác", "reason": "other"}, "reason_more", texts.REASON_MORE_MISSING),
        ({"place": "Nơi khác", "proposed_on": ""}, "proposed_on", texts.DATE_MISSING),
        ({"place": "Nơi khác", "proposed_on": "01/01/2099"}, "proposed_on", texts.TOO_FAR_AHEAD),
        ({"to": "TT.P1.CD01"}, "to", texts.TO_SAME),
    ],
)
def test_what_is_wrong_is_told_beside_it_and_what_was_typed_stays(signed_in, cast, me, values, field, told):
    response = signed_in(cast.member).post(ASK, filled(**values))
    assert response.status_code == 422
    assert response.context["form"].errors == {field: [told]}
    for value in (values.get("place"), values.get("to")):
        assert not value or value in response.content.decode()
    assert not Transfer.objects.exists()


def test_what_stands_in_the_way_is_told_instead_of_the_form(signed_in, cast, tree, me):
    prepared = draft(me, tree.stranger_branch, cast.secretary)
    client = signed_in(cast.member)
    shown = client.get(ASK)
    assert shown.context["form"] is None
    assert shown.context["blocks"] == [texts.ALREADY_ON_THE_WAY.format(number=prepared.case.number)]
    response = client.post(ASK, filled(place="Nơi khác"))
    assert response.status_code == 422
    assert "Nơi khác" in response.content.decode()
    with pytest.raises(ValidationError, match=prepared.case.number):
        ask(me, cast, to=tree.stranger_branch)
    assert Transfer.objects.count() == 1


def test_what_others_only_should_know_is_not_told_to_the_member(signed_in, cast, me, monkeypatch):
    from members.people.queries import hindrances

    known = [hindrances.Hindrance(hindrances.WARN, "Đang bị xem xét kỷ luật")]
    monkeypatch.setattr(hindrances, "of", lambda person, act: known)
    response = signed_in(cast.member).get(ASK)
    assert response.context["form"] is not None
    assert "xem xét" not in words(response)


def test_nobody_asks_in_the_place_of_a_member_through_this_door(cast, tree, me):
    with pytest.raises(PermissionDenied, match=texts.NOT_ONESELF):
        actions.ask_transfer(me, actor=cast.secretary, to=tree.sister, reason="home", proposed_on=TODAY)
    [other] = make_members(tree.branch, "Hà Thị Hai")
    with pytest.raises(PermissionDenied, match=texts.NOT_ONESELF):
        actions.ask_transfer(other, actor=cast.member, to=tree.sister, reason="home", proposed_on=TODAY)
    assert not Transfer.objects.exists()


@pytest.fixture
def youth(tree, cast):
    """Whose account is tied to a record that is no member's."""
    [person] = make_members(tree.branch, "Cà Văn Nguồn", member=False)
    Person.objects.filter(pk=person.pk).update(user=cast.member)
    return person


def test_who_is_no_member_is_refused_with_a_sentence(signed_in, cast, youth):
    response = signed_in(cast.member).get(ASK)
    assert response.status_code == 403
    assert texts.OWN_NO_MEMBER in words(response)


def test_who_has_no_record_gets_no_page(signed_in, cast, tree, me):
    ask(me, cast, to=tree.stranger_branch)
    for who in (cast.secretary, cast.ward_officer, cast.outsider):
        client = signed_in(who)
        answers = [client.get(ASK), client.post(ASK, filled(place="X")), client.get(WITHDRAW), client.post(WITHDRAW)]
        assert [each.status_code for each in answers] == [404] * 4
    assert stands(Transfer.objects.get())[0] == "draft"


def test_a_member_finds_units_by_name_and_nobody_without_a_record(signed_in, cast, me):
    response = signed_in(cast.member).get(FIND, {"o": "to", "to": "bến đò"})
    assert response.status_code == 200
    assert "Chi đoàn Bến Đò" in words(response)
    assert signed_in(cast.committee_member).get(FIND, {"o": "to", "to": "bến đò"}).status_code == 403


def test_who_is_no_member_finds_no_units(signed_in, cast, youth):
    assert signed_in(cast.member).get(FIND, {"o": "to", "to": "bến đò"}).status_code == 403


# Taking it back


def test_a_draft_is_taken_back_at_once(signed_in, cast, tree, me):
    transfer = ask(me, cast, to=tree.stranger_branch)
    client = signed_in(cast.member)
    assert client.get(WITHDRAW).context["form"] is None
    assert client.post(WITHDRAW).status_code == 302
    assert stands(transfer) == ("withdrawn", None, True)
    assert last(transfer)[:3] == ("withdraw_wish", "own", cast.member)
    assert fresh(transfer).case.outcome == Case.Outcome.WITHDRAWN
    # And asked for once more.
    assert client.post(ASK, filled(to=tree.stranger_branch.code)).status_code == 302


def test_what_was_sent_meanwhile_is_not_taken_back_silently(cast, tree, me):
    transfer = sent(me, cast, tree)
    with pytest.raises(PermissionDenied, match=texts.SENT_MEANWHILE):
        actions.withdraw_wish(transfer, actor=cast.member)


def test_once_sent_the_branch_is_asked_with_a_reason_and_recalls_it(signed_in, cast, tree, me):
    transfer = sent(me, cast, tree)
    client = signed_in(cast.member)
    refused = client.post(WITHDRAW, {"reason": " "})
    assert (refused.status_code, refused.context["form"].errors) == (422, {"reason": [texts.WITHDRAWAL_MISSING]})
    assert client.post(WITHDRAW, {"reason": "Không chuyển nhà nữa"}).status_code == 302
    assert last(transfer) == ("ask_withdrawal", "own", cast.member, "Không chuyển nhà nữa")
    assert stands(transfer)[0] == "at_sending_base"
    again = client.post(WITHDRAW, {"reason": "Nữa"})
    assert again.status_code == 409
    assert texts.WITHDRAWAL_WAITS in words(again)
    page = words(signed_in(cast.secretary).get(transfer.case.get_absolute_url()))
    assert texts.NOTE_WITHDRAWAL.format(day=f"{TODAY:%d/%m/%Y}", reason="Không chuyển nhà nữa") in page
    actions.recall_transfer(fresh(transfer), actor=cast.secretary, reason="Theo lời xin của đoàn viên")
    assert stands(transfer)[0] == "withdrawn"
    assert todos(cast.secretary) == []


def test_the_branch_says_no_with_a_reason_and_the_member_may_ask_again(signed_in, cast, tree, me):
    transfer = sent(me, cast, tree)
    actions.ask_withdrawal(transfer, actor=cast.member, reason="Đổi ý")
    client = signed_in(cast.secretary)
    keep = act_url(transfer.case, KIND.act("keep"))
    version = fresh(transfer).case.version
    assert client.post(keep, {"reason": "", "version": version}).status_code == 422
    assert client.post(keep, {"reason": "Phường mới đã nhận", "version": version}).status_code == 302
    assert last(transfer) == ("keep", "own", cast.secretary, "Phường mới đã nhận")
    assert (
        texts.OWN_KEPT.format(unit=tree.branch, answer="Phường mới đã nhận") in card(cast, me)["transfer"]["sentences"]
    )
    assert todos(cast.secretary) == []
    assert signed_in(cast.member).post(WITHDRAW, {"reason": "Vẫn xin"}).status_code == 302


def test_only_the_opening_side_answers_and_only_where_it_was_asked(cast, tree, me, stranger_secretary):
    transfer = sent(me, cast, tree)
    with pytest.raises(PermissionDenied, match=texts.NO_WITHDRAWAL):
        actions.keep_transfer(transfer, actor=cast.secretary, reason="Không")
    actions.ask_withdrawal(transfer, actor=cast.member, reason="Đổi ý")
    with pytest.raises(PermissionDenied):
        actions.keep_transfer(transfer, actor=stranger_secretary, reason="Không")
    with pytest.raises(PermissionDenied, match=texts.NOT_ONESELF):
        actions.ask_withdrawal(transfer, actor=cast.secretary, reason="Đổi ý")
    with pytest.raises(ValidationError):
        actions.ask_withdrawal(sent_by_branch(cast, tree), actor=cast.committee_member, reason="a" * 251)


def sent_by_branch(cast, tree):
    [person] = make_members(tree.branch, "Hà Thị Hai")
    Person.objects.filter(pk=person.pk).update(user=cast.committee_member)
    return actions.send_transfer(draft(person, tree.stranger_branch, cast.secretary), actor=cast.secretary)


def test_a_transfer_that_the_branch_began_is_asked_back_alike(signed_in, cast, tree, me):
    transfer = actions.send_transfer(draft(me, tree.stranger_branch, cast.secretary), actor=cast.secretary)
    assert signed_in(cast.member).post(WITHDRAW, {"reason": "Đổi ý"}).status_code == 302
    assert fresh(transfer).withdrawal_asked_on == TODAY


def test_what_the_branch_only_prepares_is_not_shown_to_the_member(signed_in, cast, tree, me):
    draft(me, tree.stranger_branch, cast.secretary)
    assert signed_in(cast.member).get(WITHDRAW).status_code == 404
    assert card(cast, me)["transfer"] is None


def test_a_wish_is_refused_with_a_reason_that_the_member_reads(cast, tree, me):
    transfer = ask(me, cast, to=tree.stranger_branch)
    with pytest.raises(ValidationError) as refused:
        actions.recall_transfer(transfer, actor=cast.secretary)
    assert refused.value.message_dict == {"reason": [texts.REASON_MISSING]}
    actions.recall_transfer(transfer, actor=cast.secretary, reason="Anh ở lại tới hết nhiệm kỳ")
    told = card(cast, me)["transfer"]
    assert told["state"] == "Đã rút"
    assert told["sentences"][1] == texts.OWN_REFUSED.format(unit=tree.branch, reason="Anh ở lại tới hết nhiệm kỳ")


# The card


def test_the_card_tells_which_unit_has_it_since_when_and_until_when(cast, tree, me, stranger_secretary):
    shown = card(cast, me)
    assert (shown["transfer"], [act["label"] for act in shown["acts"]]) == (None, [texts.OWN_ASK])
    transfer = ask(me, cast, to=tree.stranger_branch)
    shown = card(cast, me)
    number, day = transfer.case.number, f"{TODAY:%d/%m/%Y}"
    assert (shown["transfer"]["title"], shown["transfer"]["state"]) == ("Đến Chi đoàn Bến Đò", texts.OWN_WISH_STATE)
    assert shown["transfer"]["sentences"] == [texts.OWN_WISH.format(day=day, unit=tree.branch, number=number)]
    assert [act["label"] for act in shown["acts"]] == [texts.OWN_WITHDRAW]
    actions.send_transfer(transfer, actor=cast.secretary, remark="Chuyện riêng", dues_paid_to=TODAY)
    extend_due(fresh(transfer).case, due_on=TODAY + timedelta(days=40), actor=cast.ward_secretary, reason="Chờ họp")
    shown = card(cast, me)
    due = f"{TODAY + timedelta(days=40):%d/%m/%Y}"
    assert shown["transfer"]["sentences"] == [
        texts.OWN_AT_DUE.format(number=number, unit="Đoàn phường Một", since=day, due=due)
    ]
    assert [act["label"] for act in shown["acts"]] == [texts.OWN_ASK_WITHDRAWAL]
    assert "Chuyện riêng" not in str(shown)
    assert "Chờ họp" not in str(shown)
    actions.confirm_transfer(transfer, actor=cast.ward_officer)
    actions.accept_transfer(transfer, actor=cast.outsider)
    actions.take_in_transfer(transfer, actor=stranger_secretary, effective_on=TODAY + timedelta(days=9))
    shown = card(cast, me)
    planned = f"{TODAY + timedelta(days=9):%d/%m/%Y}"
    assert shown["transfer"]["sentences"] == [texts.OWN_SCHEDULED.format(number=number, day=planned)]
    assert shown["acts"] == []


def test_the_card_of_what_is_done_offers_to_ask_anew(cast, tree, me):
    transfer = at("done", me, tree.sister)
    shown = card(cast, me)
    assert (shown["transfer"]["kind"], shown["transfer"]["state"]) == ("ok", "Đã chuyển")
    assert shown["transfer"]["sentences"] == [
        texts.OWN_DONE.format(number=transfer.case.number, day=f"{TODAY:%d/%m/%Y}")
    ]
    assert [act["url"] for act in shown["acts"]] == [ASK]


def test_the_card_stands_on_the_own_page_and_costs_two_queries(signed_in, cast, tree, me, django_assert_num_queries):
    sent(me, cast, tree)
    page = words(signed_in(cast.member).get(OWN))
    assert "đang ở Đoàn phường Một từ ngày" in page
    assert WITHDRAW in signed_in(cast.member).get(OWN).content.decode()
    person = Person.objects.get(pk=me.pk)
    with django_assert_num_queries(2):
        offers.own_card(cast.member, person)


# What waits for the branch


def todos(user):
    user = type(user).objects.get(pk=user.pk)
    return [(each.what, each.about, each.due_on) for each in wishes(user, TODAY)]


def test_a_wish_waits_for_who_manages_the_branch(cast, tree, me):
    transfer = ask(me, cast, to=tree.stranger_branch)
    due = TODAY + timedelta(days=5)
    told = [(texts.TODO_WISH, "Vi Thị Hạnh", due)]
    assert (todos(cast.secretary), todos(cast.deputy)) == (told, told)
    for who in (cast.committee_member, cast.sister_secretary, cast.outsider, cast.member):
        assert todos(who) == []
    actions.send_transfer(transfer, actor=cast.secretary, remark=REMARK, dues_paid_to=TODAY)
    assert todos(cast.secretary) == []
    actions.ask_withdrawal(transfer, actor=cast.member, reason="Đổi ý")
    assert todos(cast.secretary) == [(texts.TODO_WITHDRAWAL, "Vi Thị Hạnh", due)]


def test_what_the_branch_drafts_itself_is_no_wish(cast, tree, me):
    draft(me, tree.stranger_branch, cast.secretary, asked_on=TODAY)
    assert todos(cast.secretary) == []
    assert list(queries.asked_by_members([tree.branch.pk])) == []


def test_wishes_cost_the_same_for_any_number(cast, tree, me, django_assert_max_num_queries):
    ask(me, cast, to=tree.stranger_branch)
    user = type(cast.secretary).objects.get(pk=cast.secretary.pk)
    with django_assert_max_num_queries(6) as few:
        wishes(user, TODAY)
    for number in range(6):
        [person] = make_members(tree.branch, f"Lò Văn {number}")
        Transfer.objects.filter(pk=draft(person, tree.stranger_branch, cast.deputy).pk).update(
            wished=True, asked_on=TODAY
        )
    user = type(cast.secretary).objects.get(pk=cast.secretary.pk)
    with django_assert_max_num_queries(len(few)):
        assert len(wishes(user, TODAY)) == 7
