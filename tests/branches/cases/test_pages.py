"""The page of a case, and doing its acts."""

import pytest
from django.urls import reverse

from branches.cases import texts
from branches.cases.models import Case
from tests.branches.cases import stub


@pytest.fixture
def enter(client):
    def enter(user):
        client.force_login(user)
        return client

    return enter


def act_url(thing, code):
    return reverse("cases:act", args=[thing.case.number, code])


def test_a_case_shows_who_holds_it_what_can_be_done_and_what_happened(enter, sent, cast):
    page = enter(cast.ward_officer).get(sent.case.get_absolute_url()).content.decode()
    assert "Hồ sơ thử: Vi Thị Hạnh" in page
    assert "Đang ở <b>Đoàn phường Một</b>: Võ Văn Phường, Cao Thị Bộ" in page
    assert "Còn 5 ngày" in page
    assert "Bùi Thị Thư, Chi đoàn Tổ 1" in page
    assert page.count(act_url(sent, "confirm")) == 2  # in the heading and in the list


def test_what_is_refused_stays_with_its_reason(enter, sent, cast):
    page = enter(cast.secretary).get(sent.case.get_absolute_url())
    refused = {each["label"]: each["reason"] for each in page.context["can"]}
    assert refused == {"Rút hồ sơ": "", "Xác nhận": stub.NOT_YOURS, "Trả về chi đoàn": stub.NOT_YOURS}
    assert page.context["primary"] is None


def test_a_draft_is_the_senders_alone(enter, draft, cast):
    codes = {
        who: enter(getattr(cast, who)).get(draft.case.get_absolute_url()).status_code
        for who in ("secretary", "committee_member", "sister_secretary", "ward_officer", "outsider", "member")
    }
    assert codes == {
        "secretary": 200,
        "committee_member": 404,
        "sister_secretary": 404,
        "ward_officer": 200,  # manages the branch from above
        "outsider": 404,
        "member": 404,
    }


def test_an_act_without_a_form_is_done_by_its_button(enter, draft, cast):
    answer = enter(cast.secretary).post(act_url(draft, "send"), {"version": draft.case.version}, follow=True)
    assert answer.redirect_chain == [(draft.case.get_absolute_url(), 302)]
    case = Case.objects.get(pk=draft.case_id)
    assert (case.status, case.holder_id, case.draft) == ("at_sending_base", draft.from_base_id, False)


def test_an_act_with_a_form_asks_before_it_is_done(enter, sent, cast):
    client = enter(cast.ward_officer)
    page = client.get(act_url(sent, "confirm")).content.decode()
    assert "Hồ sơ kết thúc khi xác nhận." in page
    assert f'name="version" value="{sent.case.version}"' in page
    assert client.post(act_url(sent, "confirm"), {"version": sent.case.version}).status_code == 422
    done = client.post(act_url(sent, "confirm"), {"version": sent.case.version, "note": "đồng ý"})
    assert done.status_code == 302
    assert Case.objects.get(pk=sent.case_id).outcome == "done"


def test_a_refusal_of_the_action_stands_beside_its_field(enter, sent, cast):
    answer = enter(cast.ward_officer).post(act_url(sent, "confirm"), {"version": sent.case.version, "note": "ba"})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"note": [stub.NOT_THREE]}


def test_the_second_of_two_officers_is_told_and_keeps_what_was_typed(enter, sent, cast):
    version = sent.case.version
    stub.act(sent, "confirm", cast.ward_secretary, note="đã xem")
    answer = enter(cast.ward_officer).post(act_url(sent, "hand_back"), {"version": version, "note": "Thiếu nhận xét"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Đã có người làm trước" in page
    assert "Cơ sở xác nhận · Võ Văn Phường, Đoàn phường Một" in page
    assert "Thiếu nhận xét" in page
    assert Case.objects.get(pk=sent.case_id).status == "done"


def test_where_the_act_can_still_be_done_its_form_holds_what_was_typed_and_the_new_version(enter, sent, cast):
    version = sent.case.version
    stub.act(stub.act(sent, "hand_back", cast.ward_secretary, note="bổ sung"), "send", cast.secretary)
    client = enter(cast.ward_officer)
    answer = client.post(act_url(sent, "confirm"), {"version": version, "note": "Đồng ý cho chuyển"})
    assert answer.status_code == 409
    assert (answer.context["version"], answer.context["form"]["note"].value()) == (version + 2, "Đồng ý cho chuyển")
    again = client.post(act_url(sent, "confirm"), {"version": version + 2, "note": "Đồng ý cho chuyển"})
    assert again.status_code == 302


def test_a_form_without_its_version_does_nothing(enter, sent, cast):
    assert enter(cast.ward_officer).post(act_url(sent, "confirm"), {"note": "đồng ý"}).status_code == 409
    assert Case.objects.get(pk=sent.case_id).status == "at_sending_base"


def test_seeing_a_case_is_not_acting_on_it(enter, sent, cast):
    answer = enter(cast.secretary).get(act_url(sent, "confirm"))
    assert (answer.status_code, stub.NOT_YOURS in answer.content.decode()) == (403, True)
    refused = enter(cast.secretary).post(act_url(sent, "confirm"), {"version": sent.case.version, "note": "x"})
    assert refused.status_code == 403


def test_an_act_of_another_step_tells_where_the_case_is(enter, sent, cast):
    answer = enter(cast.ward_officer).get(act_url(sent, "send"))
    assert answer.status_code == 409
    assert "Nơi đi xác nhận" in answer.content.decode()


def test_an_act_or_a_case_that_is_not_there_is_not_found(enter, sent, cast):
    client = enter(cast.ward_officer)
    assert client.get(act_url(sent, "nothing")).status_code == 404
    assert client.get(reverse("cases:detail", args=["THU-2026-9999"])).status_code == 404


def test_a_case_of_a_kind_that_nobody_knows_any_more_is_not_found(enter, sent, cast):
    Case.objects.filter(pk=sent.case_id).update(kind="gone")
    assert enter(cast.ward_officer).get(sent.case.get_absolute_url()).status_code == 404


def test_a_quick_act_brings_its_version_in_the_address_and_goes_back(enter, draft, cast):
    address = f"{act_url(draft, 'send')}?version={draft.case.version}"
    assert enter(cast.secretary).post(address, {"next": "/viec-can-lam/"}).url == "/viec-can-lam/"


def test_it_never_leads_to_another_site(enter, draft, cast):
    address = f"{act_url(draft, 'send')}?version={draft.case.version}"
    answer = enter(cast.secretary).post(address, {"next": "//example.org/x"})
    assert answer.url == draft.case.get_absolute_url()


def test_what_cannot_be_taken_back_is_asked_once_more(enter, sent, cast):
    client = enter(cast.secretary)
    recall = next(each for each in client.get(sent.case.get_absolute_url()).context["can"] if each["tone"] == "danger")
    assert recall["post"] is False
    assert client.get(recall["url"]).status_code == 200
    assert client.post(recall["url"], {"version": sent.case.version}).status_code == 302
    page = client.get(sent.case.get_absolute_url()).content.decode()
    assert "Đã rút" in page
    assert texts.UNTIL_CLOSED in page


def test_the_printed_case_says_when_and_by_whom(enter, sent, cast):
    page = enter(cast.ward_officer).get(reverse("cases:print", args=[sent.case.number])).content.decode()
    assert "Cao Thị Bộ" in page
    assert "Hồ sơ thử: Vi Thị Hạnh" in page


def test_the_page_asks_as_much_of_a_long_case_as_of_a_short_one(
    enter, draft, cast, tree, django_assert_max_num_queries
):
    client = enter(cast.ward_officer)
    client.get(draft.case.get_absolute_url())
    with django_assert_max_num_queries(100) as short:
        client.get(draft.case.get_absolute_url())
    thing = draft
    for _ in range(5):
        thing = stub.act(stub.act(thing, "send", cast.secretary), "hand_back", cast.ward_officer, note="xem lại")
    with django_assert_max_num_queries(100) as long:
        client.get(draft.case.get_absolute_url())
    assert len(long) == len(short)


def test_a_draft_that_is_taken_back_stays_the_senders_alone(enter, draft, cast):
    stub.act(draft, "recall", cast.secretary)
    assert enter(cast.committee_member).get(draft.case.get_absolute_url()).status_code == 404
    assert enter(cast.secretary).get(draft.case.get_absolute_url()).status_code == 200
