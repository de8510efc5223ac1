"""The pages of admissions: the list, picking, the acts' forms with bad input, the case, what is restricted."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from branches.audit.models import JournalEntry
from branches.cases import texts as case_texts
from branches.cases.models import Resolution, Vote
from members.admissions import actions, texts
from members.admissions.models import Admission
from tests.members.admissions.making import TODAY, ago, at, fresh, pick, stands
from tests.members.people.people import make_members, make_person

LIST = reverse("members:admissions:list")
WHOM = reverse("members:admissions:whom")
SECRET = "Bố đang cải tạo tại trại Sông Cái"


def create(person):
    return reverse("members:admissions:create", args=[person.pk])


def act(admission, code):
    return reverse("cases:act", args=[admission.case.number, code])


def day(date):
    return f"{date:%d/%m/%Y}"


@pytest.fixture
def signed_in(client):
    def start(user):
        client.force_login(user)
        return client

    return start


def about(response):
    return [row["case"].about for row in response.context["rows"]]


# The list


def test_the_list_tells_branch_and_vote_and_is_narrowed_to_a_stage(signed_in, cast, tree):
    people = {status: make_person(tree.branch, f"Lò Thị {status}", member=False) for status in WAITS}
    for status, person in people.items():
        at(status, person)
    client = signed_in(cast.ward_officer)
    found = {stage: sorted(about(client.get(LIST, {"giai-doan": stage, "tab": tab}))) for stage, tab in STAGES.items()}
    under_way = [f"Lò Thị {status}" for status in ("approved", "at_base", "learnt", "scheduled", "voted")]
    assert found == {
        "": under_way,
        "nguon": ["Lò Thị learnt"],
        "ho-so": ["Lò Thị voted"],
        "chuan-y": ["Lò Thị at_base"],
        "cho-le": ["Lò Thị approved", "Lò Thị scheduled"],
        "chua-the": ["Lò Thị admitted"],
        "x": under_way,
    }
    [row] = client.get(LIST, {"giai-doan": "chuan-y", "tab": "dang-xu-ly"}).context["rows"]
    told = {column.label: value for column, value in row["values"]}
    assert told == {"Chi đoàn": "Chi đoàn Tổ 1", "Tán thành": "7/10"}


WAITS = ("learnt", "voted", "at_base", "approved", "scheduled", "admitted")
STAGES = {
    "": "dang-xu-ly",
    "nguon": "dang-xu-ly",
    "ho-so": "dang-xu-ly",
    "chuan-y": "dang-xu-ly",
    "cho-le": "dang-xu-ly",
    "chua-the": "da-xong",
    "x": "dang-xu-ly",
}


def test_before_the_first_one_the_list_says_what_to_do(signed_in, cast):
    page = signed_in(cast.secretary).get(LIST)
    assert (page.context["empty"]["heading"], page.context["empty"]["primary_url"]) == (texts.NO_CASES, WHOM)
    assert "primary_url" not in signed_in(cast.committee_member).get(LIST).context["empty"]


def test_list_and_case_ask_as_much_for_one_as_for_forty(signed_in, cast, tree, django_assert_max_num_queries):
    def asked(path):
        client.get(path)
        with django_assert_max_num_queries(70) as asked:
            client.get(path)
        return len(asked)

    client = signed_in(cast.ward_officer)
    first = at("at_base", make_person(tree.branch, "Lò Thị Một", member=False))
    pages = [f"{LIST}?tab=dang-xu-ly", first.case.get_absolute_url(), WHOM, reverse("inbox:list")]
    one = [asked(path) for path in pages]
    for number in range(39):
        at("at_base" if number % 2 else "applied", make_person(tree.branch, f"Lò Thị {number}", member=False))
    assert [asked(path) for path in pages] == one


def test_a_vote_of_four_hundred_asks_as_much_as_one_of_two(signed_in, cast, tree, youth, django_assert_max_num_queries):
    def asked(path):
        client.get(path)
        with django_assert_max_num_queries(70) as asked:
            client.get(path)
        return len(asked)

    make_members(tree.branch, "Lê An", "Lê Bình")
    client, path = signed_in(cast.secretary), act(at("applied", youth), "vote")
    few = asked(path)
    make_members(tree.branch, *(f"Trần {number // 20} Thị {number % 20}" for number in range(398)))
    assert asked(path) == few


# Picking


def test_who_can_be_picked_is_found_by_name_without_marks(signed_in, cast, tree, youth):
    other = make_person(tree.branch, "Vi Văn Hạnh", member=False)
    make_person(tree.sister, "Vi Thị Hạnh Xa", member=False)
    make_person(tree.branch, "Vi Thị Hạnh Đoàn")
    open_one = pick(other, cast.secretary)
    client = signed_in(cast.secretary)
    found = client.get(WHOM, {"q": "hanh"}).context["people"]
    assert [(person.full_name, admission) for person, admission in found] == [
        ("Vi Thị Hạnh", None),
        ("Vi Văn Hạnh", open_one),
    ]
    part = client.get(WHOM, {"q": "vi thi"}, headers={"HX-Request": "true"}).content.decode()
    assert ("Vi Thị Hạnh" in part, "<html" in part) == (True, False)
    assert list(client.get(WHOM, {"q": "khong co ai"}).context["people"]) == []


def test_a_candidate_is_picked_with_who_helps(signed_in, cast, youth, members):
    client = signed_in(cast.secretary)
    page = client.get(create(youth))
    assert [str(choice) for _, choice in page.context["form"].fields["helper"].choices] == [
        texts.NOBODY_YET,
        "Lê An",
        "Lê Bình",
    ]
    answer = client.post(create(youth), {"picked_on": day(ago(3)), "helper": members[1].pk})
    admission = Admission.objects.get()
    assert (answer.url, admission.helper) == (admission.case.get_absolute_url(), members[1])


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(signed_in, cast, youth, tree):
    stranger = make_person(tree.sister, "Lê Xa")
    client = signed_in(cast.secretary)
    answer = client.post(create(youth), {"picked_on": "31/02/2026", "helper": stranger.pk})
    assert (answer.status_code, answer.context["form"].errors["helper"]) == (422, [texts.NOT_OF_BRANCH])
    assert 'value="31/02/2026"' in answer.content.decode()
    later = client.post(create(youth), {"picked_on": day(TODAY() + timedelta(days=1))})
    assert later.context["form"].errors == {"picked_on": [texts.IN_FUTURE]}


def test_somebody_who_was_picked_meanwhile_is_told_and_what_was_typed_stays(signed_in, cast, youth):
    client = signed_in(cast.secretary)
    first = pick(youth, cast.deputy)
    told = texts.ALREADY_OPEN.format(number=first.case.number)
    assert client.get(create(youth)).context["form"] is None
    answer = client.post(create(youth), {"picked_on": day(ago(2))})
    assert (answer.status_code, answer.context["blocks"]) == (422, [told])
    assert day(ago(2)) in answer.content.decode()


def test_a_youth_of_a_ward_is_picked_for_one_of_its_branches(signed_in, cast, tree):
    youth = make_person(tree.ward, "Lò Thị Phường", member=False)
    client = signed_in(cast.ward_officer)
    assert client.post(create(youth), {"picked_on": day(TODAY())}).status_code == 422
    client.post(create(youth), {"picked_on": day(TODAY()), "unit": "TT.P1.CD02"})
    assert Admission.objects.get().unit == tree.sister


def test_the_record_offers_it_and_tells_where_it_stands(signed_in, cast, tree, youth):
    client = signed_in(cast.secretary)
    record = reverse("members:people:detail", args=[youth.pk])
    assert create(youth) in client.get(record).content.decode()
    admission = pick(youth, cast.secretary)
    text = client.get(record).content.decode()
    assert (texts.MARK in text, texts.ALREADY_OPEN.format(number=admission.case.number) in text) == (True, True)
    assert admission.case.number not in signed_in(cast.committee_member).get(record).content.decode()
    member = make_person(tree.branch, "Lò Văn Đoàn")
    assert texts.DO_OPEN not in client.get(reverse("members:people:detail", args=[member.pk])).content.decode()


# The acts


def sent(admission, **values):
    return {"version": admission.case.version, **values}


def test_an_open_vote_is_written_with_what_each_one_said(signed_in, cast, youth, members):
    admission = at("applied", youth)
    client = signed_in(cast.secretary)
    page = client.get(act(admission, "vote")).content.decode()
    assert [name in page for name in ("Lê An", "Lê Bình", f"y-{members[0].pk}")] == [True, True, True]
    fields = {
        "held_on": day(ago(1)),
        "chair": "Bùi Thị Thư",
        "clerk": "Lê An",
        "how": "open",
        "entitled": "2",
        f"y-{members[0].pk}": "for",
        f"y-{members[1].pk}": "for",
    }
    client.post(act(admission, "vote"), sent(admission, **fields))
    vote = Vote.objects.get()
    assert (stands(admission)[0], vote.in_favour, vote.secret) == ("voted", 2, False)
    assert sorted(vote.ballots.values_list("voter", "choice")) == [("Lê An", "for"), ("Lê Bình", "for")]


def test_a_vote_that_does_not_add_up_comes_back_with_all_that_was_typed(signed_in, cast, youth, members):
    admission = at("applied", youth)
    fields = {
        "held_on": day(ago(1)),
        "chair": "Bùi Thị Thư",
        "clerk": "Lê An",
        "how": "secret",
        "entitled": "12",
        "present": "10",
        "in_favour": "7",
        "against": "2",
        "abstained": "2",
        "remark": "Ngoan",
    }
    answer = signed_in(cast.secretary).post(act(admission, "vote"), sent(admission, **fields))
    text = answer.content.decode()
    wrong = case_texts.COUNTS_DISAGREE.format(in_favour=7, against=2, abstained=2, given=11, present=10)
    assert (answer.status_code, answer.context["form"].errors) == (422, {"present": [wrong]})
    assert ("Ngoan" in text, 'value="12"' in text, Vote.objects.count()) == (True, True, 0)


def test_an_application_names_who_introduces(signed_in, cast, youth, members):
    admission = at("tried", youth)
    client = signed_in(cast.secretary)
    wrong = client.post(act(admission, "apply"), sent(admission, applied_on=day(ago(1)), introduced_by="member"))
    assert wrong.context["form"].errors == {"introducer": [texts.INTRODUCER_MISSING]}
    client.post(
        act(admission, "apply"),
        sent(admission, applied_on=day(ago(1)), introduced_by="member", introducer=members[0].pk, motive="Cống hiến"),
    )
    found = fresh(admission)
    assert (found.status, found.introducer, found.motive) == ("applied", members[0], "Cống hiến")


def test_a_scan_that_is_not_what_its_name_says_is_refused(signed_in, cast, youth):
    from django.core.files.uploadedfile import SimpleUploadedFile

    admission = at("picked", youth)
    fields = sent(admission, class_name="Lớp cảm tình Đoàn", class_on=day(ago(1)))
    fields["scan"] = SimpleUploadedFile("gcn.pdf", b"MZ\x90\x00 a program")
    answer = signed_in(cast.secretary).post(act(admission, "learn"), fields)
    assert (answer.status_code, list(answer.context["form"].errors), stands(admission)[0]) == (422, ["scan"], "picked")
    assert "Lớp cảm tình Đoàn" in answer.content.decode()


def test_many_are_approved_under_one_resolution_and_the_rest_is_named(signed_in, cast, tree, youth):
    two = [at("at_base", person) for person in (youth, make_person(tree.sister, "Lò Thị Sen", member=False))]
    early = at("voted", make_person(tree.branch, "Lò Thị Sớm", member=False))
    client = signed_in(cast.ward_officer)
    bulk = reverse("cases:bulk", args=["admission", "approve"])
    chosen = {"so": [each.case.number for each in (*two, early)]}
    judged = client.post(bulk, chosen)
    assert [each.case.about for each in judged.context["passing"]] == ["Vi Thị Hạnh", "Lò Thị Sen"]
    assert [each.case.about for each in judged.context["refused"]] == ["Lò Thị Sớm"]
    fields = {
        "ghi": "1",
        "ban": [f"{each.case.number}:{fresh(each).case.version}" for each in two],
        "where": "here",
        "on": day(ago(1)),
        "signer": "Võ Văn Phường",
        "signer_post": "BÍ THƯ",
    }
    wrong = client.post(bulk, {**chosen, **fields, "on": day(ago(11))})
    assert (wrong.status_code, list(wrong.context["form"].errors), Resolution.objects.count()) == (422, ["on"], 0)
    done = client.post(bulk, {**chosen, **fields})
    assert done.context["number"] == 2
    assert {fresh(each).resolution.reference for each in two} == {"01-NQ/ĐTN"}


def test_the_second_of_two_officers_sees_what_the_first_one_did(signed_in, cast, youth):
    admission = at("at_base", youth)
    version = admission.case.version
    actions.return_admission(admission, actor=cast.ward_secretary, reason="Thiếu lý lịch")
    answer = signed_in(cast.ward_officer).post(act(admission, "refuse"), {"version": version, "reason": "Chưa đủ tuổi"})
    text = answer.content.decode()
    assert (answer.status_code, "Trả về chi đoàn" in text, "Chưa đủ tuổi" in text) == (
        409,
        True,
        True,
    )


# The case


def test_the_case_tells_what_was_done_and_what_is_to_come(signed_in, cast, youth):
    page = signed_in(cast.secretary).get(at("approved", youth).case.get_absolute_url())
    assert [step["state"] for step in page.context["steps"]] == ["done"] * 7 + ["now"]
    text = re.sub(r"\s+", " ", page.content.decode())
    for words in ("Lớp cảm tình Đoàn", "7 trên 10 người có mặt tán thành", "01-NQ/ĐTN", "Chi hội Tổ 1"):
        assert words in text, words


def test_of_one_that_came_to_nothing_the_steps_stay_that_were_done(signed_in, cast, youth):
    page = signed_in(cast.secretary).get(at("refused", youth).case.get_absolute_url())
    assert [step["state"] for step in page.context["steps"]] == ["done"] * 5 + ["later"] * 3


def test_once_the_case_is_over_who_does_not_reach_the_record_sees_the_name_alone(signed_in, cast, tree, youth):
    from tests.members.transfers.making import at as transfer_at

    admission = at("admitted", youth)
    youth.refresh_from_db()
    transfer_at("done", youth, tree.stranger_branch)
    text = signed_in(cast.secretary).get(admission.case.get_absolute_url()).content.decode()
    assert ("Vi Thị Hạnh" in text, "15/02/2005" in text, youth.get_absolute_url() in text) == (True, False, False)


# What is restricted


def test_what_is_restricted_is_opened_on_demand_and_journalled(signed_in, cast, youth):
    admission = at("applied", youth)
    actions.ask_party(admission, actor=cast.secretary, custody=SECRET)
    case, address = (
        admission.case.get_absolute_url(),
        reverse("members:admissions:restricted", args=[admission.case.number]),
    )
    reader = signed_in(cast.committee_member).get(case).content.decode()
    assert (texts.RESTRICTED in reader, address in reader, texts.NOTE_CUSTODY in reader) == (False, False, False)
    client = signed_in(cast.secretary)
    shown = client.get(case).content.decode()
    assert (SECRET in shown, address in shown, texts.NOTE_CUSTODY in shown) == (False, True, True)
    assert SECRET not in client.get(act(admission, "ask")).content.decode()
    assert not JournalEntry.objects.filter(act="members.admission.opened").exists()
    part = client.post(address, headers={"HX-Request": "true"}).content.decode()
    assert (SECRET in part, "<html" in part) == (True, False)
    assert SECRET in client.post(address).content.decode()
    assert JournalEntry.objects.filter(act="members.admission.opened").count() == 2


def test_it_stands_on_no_list_no_paper_and_in_no_letter(signed_in, cast, youth):
    from branches.papers import composing
    from members.admissions.kind import KIND

    admission = at("voted", youth)
    actions.ask_party(admission, actor=cast.secretary, custody=SECRET)
    client = signed_in(cast.secretary)
    pages = [f"{LIST}?tab=dang-xu-ly", reverse("inbox:list"), reverse("cases:print", args=[admission.case.number])]
    assert [SECRET in client.get(page).content.decode() for page in pages] == [False, False, False]
    thing = fresh(admission)
    for kind, about_ in (
        (KIND.slot("application").form, thing),
        (KIND.slot("cv").form, thing),
        (KIND.slot("minutes").paper, thing),
        (KIND.slot("proposal").paper, [thing]),
    ):
        sheet = composing.compose(kind, about_, on=TODAY(), reference="1-BB/CĐ", signer="A", signer_post="B")
        assert SECRET not in str(sheet)
