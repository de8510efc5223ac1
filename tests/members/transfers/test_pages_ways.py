"""Pages of the other ways: a draft of each, the reply, guests and what is decided of them, newcomers."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from members.people.models import Membership, Person
from members.transfers.models import Transfer
from members.transfers.ways import texts
from tests.members.people.people import make_old_member, make_person
from tests.members.transfers import test_attached as attached
from tests.members.transfers import test_newcomers as newcomers
from tests.members.transfers import test_outside as outside
from tests.members.transfers.making import REMARK, stands

PDF = b"%PDF-1.4\n%%EOF\n"
NEWCOMER = reverse("members:transfers:newcomer")
LIST = reverse("members:transfers:attached")


def said(days=0):
    return f"{timezone.localdate() + timedelta(days=days):%d/%m/%Y}"


@pytest.fixture
def signed_in(client):
    def start(user):
        client.force_login(user)
        return client

    return start


def act(transfer, code):
    return reverse("cases:act", args=[transfer.case.number, code])


def guest(stay, name="guest"):
    return reverse(f"members:transfers:{name}", args=[stay.pk])


@pytest.fixture
def stay(tree, cast, person):
    return attached.at("done", person, tree.stranger_branch, cast.system).stay


# Drafts

COMMON = {"reason": "work", "remark": REMARK}


@pytest.mark.parametrize(
    ("way", "fields", "stored"),
    [
        ("ra-ngoai", {"outside_unit": outside.PLACE, "dues_paid_to": "11/2026"}, ("out", "permanent")),
        ("tam-thoi", {"to": "TT.P2.CD01", "expected_end_on": said(60)}, ("inside", "temporary")),
        ("noi-cu-tru", {"to": "TT.P2.CD01", "residing_since": "01/01/2024"}, ("inside", "residential")),
    ],
)
def test_each_way_has_its_form_and_can_be_sent_at_once(way, fields, stored, signed_in, tree, cast, person):
    page = signed_in(cast.secretary)
    url = f"{reverse('members:transfers:create', args=[person.pk])}?hinh-thuc={way}"
    shown = page.get(url)
    assert shown.status_code == 200
    assert [each["label"] for each in shown.context["ways"] if each["current"]] == [shown.context["way"].label]
    empty = page.post(url, {})
    assert empty.status_code == 422
    assert set(fields) - {"dues_paid_to"} <= set(empty.context["form"].errors)
    answer = page.post(url, {**COMMON, **fields, "proposed_on": said(), "gui": "1"})
    transfer = Transfer.objects.select_related("case").get()
    assert (answer.status_code, transfer.way, transfer.kind) == (302, *stored)
    assert stands(transfer)[0] == "at_sending_base"
    assert page.get(transfer.case.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("way", ["", "la-gi", "RA-NGOAI"])
def test_an_unknown_way_is_the_usual_one(way, signed_in, cast, person):
    url = reverse("members:transfers:create", args=[person.pk])
    shown = signed_in(cast.secretary).get(url, {"hinh-thuc": way})
    assert shown.context["way"].code == ""


def test_a_draft_is_edited_in_the_form_of_its_way(signed_in, tree, cast, person):
    transfer = outside.draft(person, cast.secretary)
    page = signed_in(cast.secretary)
    form = page.get(act(transfer, "edit")).context["form"]
    assert (form["outside_unit"].value(), "to" in form.fields) == (outside.PLACE, False)
    fields = {"reason": "abroad", "proposed_on": said(), "outside_unit": "Ban cán sự Đoàn tại Nhật Bản", "version": "1"}
    assert page.post(act(transfer, "edit"), fields).status_code == 302
    assert Transfer.objects.get().outside_unit == "Ban cán sự Đoàn tại Nhật Bản"


# The reply


def test_the_reply_is_recorded_with_its_scan(signed_in, cast, person):
    transfer = outside.at("awaiting_reply", person, cast.system)
    page = signed_in(cast.ward_officer)
    shown = page.get(act(transfer, "reply")).context["form"]
    assert shown["reply_from"].value() == outside.PLACE
    fields = {"reply_on": said(), "reply_from": outside.PLACE, "version": str(transfer.case.version)}
    lacking = page.post(act(transfer, "reply"), fields)
    assert (lacking.status_code, lacking.context["form"].errors) == (422, {"scan": [texts.SCAN_MISSING]})
    answer = page.post(act(transfer, "reply"), {**fields, "scan": SimpleUploadedFile("phieu.pdf", PDF)})
    assert (answer.status_code, stands(transfer)[0]) == (302, "done")
    assert page.get(transfer.case.get_absolute_url()).status_code == 200


def test_silence_stands_greyed_until_the_clock_has_run_out(signed_in, cast, person):
    transfer = outside.at("awaiting_reply", person, cast.system)
    page = signed_in(cast.ward_officer)
    can = {each["label"]: each["reason"] for each in page.get(transfer.case.get_absolute_url()).context["can"]}
    assert can[texts.SILENCE] == texts.STILL_WAITING.format(day=f"{transfer.case.due_on:%d/%m/%Y}")
    assert page.get(act(transfer, "silence")).status_code == 403
    outside.overdue(transfer)
    fields = {"reason": "Không trả lời", "version": str(transfer.case.version)}
    assert page.post(act(transfer, "silence"), fields).status_code == 302
    assert stands(transfer)[0] == "done"


# Guests


def test_each_side_has_the_list_that_concerns_it(signed_in, tree, cast, person, stay, stranger_secretary):
    def told(user, **query):
        context = signed_in(user).get(LIST, query).context
        return [row["stay"].pk for row in context["rows"]], [tab["count"] for tab in context["tabs"]]

    assert told(cast.secretary) == ([stay.pk], [0, 1])
    assert told(cast.secretary, phia="o-day") == ([], [0, 1])
    assert told(stranger_secretary) == ([stay.pk], [1, 0])
    assert told(cast.sister_secretary) == ([], [0, 0])
    # Inside what the province reaches it is a guest, away from nowhere.
    assert told(cast.province_officer) == ([stay.pk], [1, 0])


def test_the_queries_of_the_list_do_not_grow(signed_in, tree, cast, stay, django_assert_max_num_queries):
    for name in ("Một", "Hai", "Ba"):
        attached.at("done", make_old_member(tree.branch, f"Lò Văn {name}"), tree.stranger_branch, cast.system)
    page = signed_in(cast.secretary)
    page.get(LIST)
    with django_assert_max_num_queries(26):
        assert len(page.get(LIST).context["rows"]) == 4


def test_the_three_answers_stand_with_whose_they_are(signed_in, tree, cast, stay, stranger_secretary):
    can = signed_in(stranger_secretary).get(guest(stay)).context["can"]
    assert [(each["label"], each["reason"]) for each in can] == [
        (texts.END_GUEST, ""),
        (texts.EXTEND_GUEST, ""),
        (texts.SETTLE_GUEST, texts.SETTLE_NOT_YOURS.format(home="Chi đoàn Tổ 1")),
    ]
    assert signed_in(cast.sister_secretary).get(guest(stay)).status_code == 404


def test_the_host_ends_it_on_a_page(signed_in, cast, stay, stranger_secretary):
    page = signed_in(stranger_secretary)
    lacking = page.post(guest(stay, "guest_end"), {"last_day": said()})
    assert lacking.context["form"].errors == {"remark": [texts.HOST_REMARK_MISSING]}
    answer = page.post(guest(stay, "guest_end"), {"last_day": said(), "remark": "Tốt"}, follow=True)
    assert texts.SAID_ENDED.format(name="Vi Thị Hạnh", day=said()) in answer.text
    assert Membership.objects.get(pk=stay.pk).ended_by == "finished"
    timeline = signed_in(cast.secretary).get(stay.begun_case.get_absolute_url())
    assert texts.GUEST_ENDED_TOLD in timeline.text


def test_the_home_puts_its_end_off_on_a_page(signed_in, cast, stay):
    page = signed_in(cast.secretary)
    was = f"{stay.expected_end_on:%Y-%m-%d}"
    fields = {"expected_end_on": said(90), "reason": "Hợp đồng", "was": was}
    assert page.post(guest(stay, "guest_extend"), fields, follow=True).context["stay"].expected_end_on == (
        timezone.localdate() + timedelta(days=90)
    )
    again = page.post(guest(stay, "guest_extend"), {**fields, "expected_end_on": said(95)})
    assert (again.status_code, list(again.context["form"].errors)) == (422, ["expected_end_on"])


def test_made_permanent_it_opens_the_draft_to_be_filled_in(signed_in, cast, stay):
    page = signed_in(cast.secretary)
    answer = page.post(guest(stay, "guest_settle"))
    transfer = Transfer.objects.get(kind="permanent")
    assert answer["Location"] == act(transfer, "edit")
    assert page.get(answer["Location"]).context["form"]["to"].value() == stay.unit
    again = page.post(guest(stay, "guest_settle"))
    assert (again.status_code, len(again.context["refused"])) == (422, 1)


def test_it_waits_in_the_inbox_of_both_sides(signed_in, cast, stay, stranger_secretary):
    Membership.objects.filter(pk=stay.pk).update(expected_end_on=timezone.localdate() + timedelta(days=3))
    for user in (cast.secretary, stranger_secretary):
        assert guest(stay) in signed_in(user).get(reverse("inbox:list")).text


# Newcomers


def filled(**values):
    return {
        **newcomers.VALUES,
        "unit": "TT.P1.CD01",
        "outside_unit": newcomers.PLACE,
        "reason": "home",
        "proposed_on": said(),
        **values,
    }


def test_a_newcomer_is_written_down_and_edited(signed_in, cast):
    page = signed_in(cast.secretary)
    assert page.get(NEWCOMER).context["form"]["unit"].value() == "TT.P1.CD01"
    assert page.post(NEWCOMER, filled()).status_code == 302
    transfer = Transfer.objects.select_related("case").get()
    assert (transfer.case.about, Person.objects.filter(full_name="Lò Văn Pâng").exists()) == ("Lò Văn Pâng", False)
    shown = page.get(transfer.case.get_absolute_url())
    assert "001202004321" not in shown.text
    form = page.get(act(transfer, "edit")).context["form"]
    assert (form["birth_date"].value(), form["outside_unit"].value()) == ("05/2002", newcomers.PLACE)
    fields = {**filled(full_name="Lò Văn Bâng"), "version": "1"}
    assert page.post(act(transfer, "edit"), fields).status_code == 302
    assert Transfer.objects.select_related("case").get().case.about == "Lò Văn Bâng"


def test_what_is_wrong_is_told_beside_its_field_and_nothing_is_lost(signed_in, cast):
    answer = signed_in(cast.secretary).post(NEWCOMER, filled(joined_on="2001", phone="12"))
    form = answer.context["form"]
    assert (answer.status_code, list(form.errors), form["full_name"].value()) == (
        422,
        ["phone"],
        newcomers.VALUES["full_name"],
    )
    answer = signed_in(cast.secretary).post(NEWCOMER, filled(joined_on="2001"))
    assert answer.context["form"].errors == {"joined_on": [texts.JOINED_BEFORE_BIRTH]}


def test_who_may_be_the_same_is_asked_and_the_record_is_used(signed_in, cast, tree):
    youth = make_person(tree.branch, "Lò Văn Pâng", member=False, birth_date="12/05/2002")
    page = signed_in(cast.secretary)
    asked = page.post(NEWCOMER, filled())
    assert (asked.status_code, asked.context["twins"], asked.context["ask"]) == (422, [youth], True)
    htmx = page.post(NEWCOMER, filled(), headers={"HX-Request": "true"})
    assert (htmx.status_code, f'value="{youth.pk}"' in htmx.text, "<form" in htmx.text) == (200, True, False)
    assert page.post(NEWCOMER, filled(same=str(youth.pk))).status_code == 302
    assert Transfer.objects.get().person == youth


def test_the_answer_that_it_is_somebody_else_goes_on(signed_in, cast, tree):
    make_person(tree.branch, "Lò Văn Pâng", member=False, birth_date="12/05/2002")
    assert signed_in(cast.secretary).post(NEWCOMER, filled(same="khac")).status_code == 302
    assert Transfer.objects.get().person is None


def test_a_namesake_who_is_a_member_is_only_told(signed_in, cast, tree):
    make_person(tree.branch, "Lò Văn Pâng", birth_date="12/05/2002")
    page = signed_in(cast.secretary)
    htmx = page.post(NEWCOMER, filled(), headers={"HX-Request": "true"})
    assert texts.SAME_MEMBER.format(name="Lò Văn Pâng", unit="Chi đoàn Tổ 1") in htmx.text
    assert page.post(NEWCOMER, filled()).status_code == 302


def test_a_key_that_was_not_offered_is_not_taken(signed_in, cast, tree, person):
    make_person(tree.branch, "Lò Văn Pâng", member=False, birth_date="12/05/2002")
    assert signed_in(cast.secretary).post(NEWCOMER, filled(same=str(person.pk))).status_code == 422


def test_a_number_known_elsewhere_says_no_more(signed_in, cast, tree):
    make_person(tree.stranger_branch, "Người Ở Xa", citizen_id="001202004321")
    answer = signed_in(cast.secretary).post(NEWCOMER, filled())
    assert answer.context["taken"] is True
    assert "Người Ở Xa" not in answer.text
