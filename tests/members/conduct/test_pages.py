"""The list of cases, opening one, and what a form says of bad input."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from branches.cases.models import Case
from members.conduct.kind import KIND
from members.conduct.models import Discipline
from members.conduct.texts import discipline as texts
from tests.members.conduct import making
from tests.members.conduct.making import SIGNED, TODAY, at, draft, draft_unit, fresh, own, stands
from tests.members.people.people import make_members, make_person

LIST, WHOM = reverse("members:conduct:list"), reverse("members:conduct:whom")
PDF = b"%PDF-1.4\n%%EOF\n"


def create(person):
    return reverse("members:conduct:create", args=[person.pk])


def act(thing, code):
    return reverse("cases:act", args=[thing.case.number, code])


def filled(**values):
    return {"proposed_form": "warning", "happened_on": "04/10/2026", "violation": "Vắng ba buổi.", **values}


@pytest.fixture
def signed_in(client):
    def start(user):
        client.force_login(user)
        return client

    return start


def words(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def about(response):
    return [row["case"].about for row in response.context["rows"]]


# The list


def test_the_list_tells_form_and_unit(signed_in, cast, person):
    own("in_force", person)
    [row] = signed_in(cast.secretary).get(LIST).context["rows"]
    assert {column.label: value for column, value in row["values"]} == {
        "Hình thức": "Cảnh cáo",
        "Đơn vị": "Chi đoàn Tổ 1",
    }
    assert (row["status"], row["waits"]) == ("Đang thi hành", "Nhận xét việc sửa chữa")


def test_the_list_holds_what_one_may_see(signed_in, cast, tree, person):
    draft(person, cast.secretary)
    own("hearing", make_person(tree.branch, "Lò Văn Khác"))
    assert about(signed_in(cast.secretary).get(LIST, {"tab": "nhap"})) == ["Vi Thị Hạnh"]
    assert about(signed_in(cast.committee_member).get(LIST, {"tab": "nhap"})) == []
    assert about(signed_in(cast.committee_member).get(LIST, {"tab": "dang-xu-ly"})) == ["Lò Văn Khác"]
    assert about(signed_in(cast.outsider).get(LIST, {"tab": "dang-xu-ly"})) == []


@pytest.mark.parametrize(
    ("who", "why"), [("secretary", texts.NO_CASES_MAKER), ("committee_member", texts.NO_CASES_READER)]
)
def test_an_empty_list_says_what_to_do(signed_in, cast, who, why):
    page = words(signed_in(getattr(cast, who)).get(LIST))
    assert (texts.NO_CASES in page, why in page, "Lập hồ sơ kỷ luật" in page) == (True, True, who == "secretary")


@pytest.mark.parametrize("number", [1, 40])
def test_the_list_asks_as_much_for_one_as_for_many(number, signed_in, cast, tree, django_assert_max_num_queries):
    for each in make_members(tree.branch, *(f"Lò Văn {n}" for n in range(number))):
        making.propose(draft(each, cast.secretary), cast.secretary)
    client = signed_in(cast.secretary)
    client.get(LIST)
    with django_assert_max_num_queries(28):
        assert len(client.get(LIST).context["rows"]) == number


def test_a_selection_is_sent_to_who_decides(signed_in, cast, tree, warned_above):
    things = [at("voted", each) for each in make_members(tree.branch, "Lê An", "Lê Bình")]
    answer = signed_in(cast.secretary).post(
        reverse("cases:bulk", args=["discipline", "send"]),
        {
            "so": [thing.case.number for thing in things],
            "ban": [f"{thing.case.number}:{thing.case.version}" for thing in things],
            "ghi": "1",
            "note": "",
        },
    )
    assert answer.status_code == 302
    assert [stands(thing)[:2] for thing in things] == [("deciding", "TT.P1")] * 2


def test_many_are_announced_on_one_day_and_the_rest_stays_with_its_reason(signed_in, cast, tree, warned_above):
    from branches.papers.actions import withdraw

    good, bad = [at("decided", each) for each in make_members(tree.branch, "Lê An", "Lê Bình")]
    withdraw(bad.resolution.paper, actor=cast.ward_officer, reason="Sai tên")
    answer = signed_in(cast.ward_officer).post(
        reverse("cases:bulk", args=["discipline", "announce"]),
        {
            "so": [good.case.number, bad.case.number],
            "ban": [f"{thing.case.number}:{thing.case.version}" for thing in (good, bad)],
            "ghi": "1",
            "announced_on": f"{TODAY():%d/%m/%Y}",
        },
    )
    assert texts.DECISION_WITHDRAWN.format(reference="02-QĐ/ĐTN") in words(answer)
    assert [stands(thing)[0] for thing in (good, bad)] == ["in_force", "decided"]


# Whom


def test_members_are_offered_to_who_manages_and_units_to_who_confirms(signed_in, cast, tree):
    make_members(tree.branch, "Vi Thị Hạnh")
    make_members(tree.sister, "Vi Văn Sen")
    answer = signed_in(cast.secretary).get(WHOM, {"q": "vi"})
    assert [each.full_name for each in answer.context["people"]] == ["Vi Thị Hạnh"]
    assert answer.context["units"] == []
    answer = signed_in(cast.ward_officer).get(WHOM, {"q": "hoa sen"})
    assert ([unit.name for unit in answer.context["units"]], answer.context["people"]) == (
        ["Chi đoàn Trường Hoa Sen"],
        [],
    )
    # The own ward is decided on above.
    assert signed_in(cast.ward_officer).get(WHOM, {"q": "phường một"}).context["units"] == []


# One


def test_a_draft_is_saved_with_its_scan(signed_in, cast, person):
    scan = SimpleUploadedFile("tu-kiem-diem.pdf", PDF)
    answer = signed_in(cast.secretary).post(create(person), filled(scan=scan, statement="Nhận lỗi"))
    thing = Discipline.objects.select_related("case").get()
    assert answer.headers["Location"] == thing.case.get_absolute_url()
    assert (stands(thing)[0], thing.statement) == ("draft", "Nhận lỗi")
    assert list(thing.case.attachments.values_list("slot", "attachment__name")) == [("statement", "tu-kiem-diem.pdf")]


def test_it_can_be_brought_before_the_meeting_at_once(signed_in, cast, person):
    signed_in(cast.secretary).post(create(person), filled(gui="1"))
    assert stands(Discipline.objects.get()) == ("hearing", "TT.P1.CD01", False)


def test_what_is_wrong_stays_typed_beside_its_reason(signed_in, cast, person):
    answer = signed_in(cast.secretary).post(
        create(person),
        filled(violation="", happened_on="31/02/2026", grounds="Biên bản", scan=SimpleUploadedFile("a.pdf", PDF)),
    )
    page = answer.content.decode()
    assert (answer.status_code, Case.objects.count()) == (422, 0)
    assert (texts.VIOLATION_MISSING in page, 'value="31/02/2026"' in page, ">\nBiên bản<" in page) == (True,) * 3
    assert "Chọn lại tệp." in page


def test_what_is_too_long_or_no_date_is_told_how_to_mend(signed_in, cast, person):
    answer = signed_in(cast.secretary).post(create(person), filled(violation="đ" * 2001, happened_on=""))
    errors = answer.context["form"].errors
    assert dict(errors) == {"violation": [texts.TOO_LONG.format(most=2000)], "happened_on": [texts.DATE_MISSING]}
    assert "đ" * 2001 in answer.content.decode()


def test_a_complaint_comes_with_its_signed_scan(signed_in, cast, person):
    thing = own("in_force", person)
    sent = {"made_on": f"{TODAY():%d/%m/%Y}", "made_by": "Vi Thị Hạnh", "text": "Nặng", "version": thing.case.version}
    scan = SimpleUploadedFile("don.pdf", PDF)
    answer = signed_in(cast.secretary).post(act(thing, "appeal"), {**sent, "scan": scan})
    assert (answer.status_code, fresh(thing).appeals.count()) == (302, 1)
    assert list(thing.case.attachments.values_list("slot", "attachment__name")) == [("appeal", "don.pdf")]


def test_a_file_that_is_not_what_its_name_says_is_refused(signed_in, cast, person):
    scan = SimpleUploadedFile("a.pdf", b"<html><script>1</script></html>")
    answer = signed_in(cast.secretary).post(create(person), filled(scan=scan))
    assert (answer.status_code, list(answer.context["form"].errors), Case.objects.count()) == (422, ["scan"], 0)


def test_a_form_that_is_no_choice_is_refused(signed_in, cast, person):
    client = signed_in(cast.secretary)
    for form in ("removal", "dissolution", "x", ""):
        assert client.post(create(person), filled(proposed_form=form)).status_code == 422
    assert Case.objects.count() == 0


def test_who_is_under_review_gets_the_reason_and_no_form(signed_in, cast, person):
    open_one = draft(person, cast.secretary)
    client = signed_in(cast.secretary)
    page = client.get(create(person)).content.decode()
    assert texts.UNDER_REVIEW.format(number=open_one.case.number) in page
    assert (open_one.case.get_absolute_url() in page, 'name="violation"' in page) == (True, False)
    answer = client.post(create(person), filled(grounds="Biên bản riêng"))
    assert (answer.status_code, "Biên bản riêng" in answer.content.decode()) == (422, True)


def test_an_officer_may_be_removed_and_a_plain_member_not(signed_in, cast, person, officer):
    client = signed_in(cast.secretary)
    assert 'value="removal"' not in client.get(create(person)).content.decode()
    page = client.get(create(officer)).content.decode()
    assert ('value="removal"' in page, "Phó bí thư chi đoàn (Chi đoàn Tổ 1)" in page) == (True, True)


def test_a_unit_has_forms_of_its_own(signed_in, cast, tree):
    url = reverse("members:conduct:create_unit", args=[tree.branch.code])
    client = signed_in(cast.ward_officer)
    page = client.get(url).content.decode()
    assert ('value="dissolution"' in page, 'value="expulsion"' in page, 'name="post"' in page) == (True, False, False)
    client.post(url, filled(proposed_form="dissolution"))
    assert Discipline.objects.get().unit == tree.branch


# Acts through the page


def test_a_vote_that_does_not_add_up_stays_typed(signed_in, cast, person):
    thing = own("hearing", person)
    values = {name: value for name, value in making.ballot(present=11).items() if name not in {"held_on", "heard_on"}}
    sent = {**values, "held_on": f"{TODAY():%d/%m/%Y}", "heard_on": "", "statement": "Nhận lỗi", "version": "2"}
    answer = signed_in(cast.secretary).post(act(thing, "vote"), sent)
    page = answer.content.decode()
    assert (answer.status_code, texts.HEARD_MISSING in page, "Nhận lỗi" in page) == (422, True, True)
    answer = signed_in(cast.secretary).post(act(thing, "vote"), {**sent, "heard_on": f"{TODAY():%d/%m/%Y}"})
    assert (answer.status_code, "nhưng có mặt 11" in words(answer)) == (422, True)
    answer = signed_in(cast.secretary).post(
        act(thing, "vote"), {**sent, "heard_on": f"{TODAY():%d/%m/%Y}", "present": "10"}
    )
    assert (answer.status_code, stands(thing)[0]) == (302, "deciding")


def test_the_ballot_knows_how_many_may_vote(signed_in, cast, tree, person):
    make_members(tree.branch, "Lê An", "Lê Bình")
    page = words(signed_in(cast.secretary).get(act(own("hearing", person), "vote")))
    assert "Danh sách hiện có 3 đoàn viên." in page
    assert "Công khai, ghi từng người" not in page
    thing = draft_unit(tree.branch, cast.ward_officer)
    making.propose(thing, cast.ward_officer)
    page = words(signed_in(cast.ward_officer).get(act(thing, "vote")))
    assert "Ban Chấp hành Đoàn phường Một hiện ghi 2 người." in page


def test_the_decision_offers_the_forms_of_the_own_authority(signed_in, cast, person):
    form = signed_in(cast.secretary).get(act(own("deciding", person), "decide")).context["form"]
    assert form.fields["form"].choices == [("reprimand", "Khiển trách"), ("warning", "Cảnh cáo")]


def test_a_decision_is_issued_or_entered_through_the_page(signed_in, cast, person):
    thing = own("deciding", person)
    client = signed_in(cast.secretary)
    sent = {"form": "warning", "how": "outside", "on": f"{TODAY():%d/%m/%Y}", "version": thing.case.version, **SIGNED}
    answer = client.post(act(thing, "decide"), sent)
    assert (answer.status_code, texts.NUMBER_OUTSIDE_MISSING in words(answer)) == (422, True)
    answer = client.post(act(thing, "decide"), {**sent, "number": "41"})
    assert (answer.status_code, fresh(thing).resolution.reference) == (302, "41-QĐ/CĐ")


def test_the_second_of_two_officers_loses_nothing_typed(signed_in, cast, person):
    thing = own("in_force", person)
    version = thing.case.version
    making.remark(thing, cast.deputy)
    sent = {"remarked_on": f"{TODAY():%d/%m/%Y}", "text": "Đã sửa chữa rõ.", "version": version}
    answer = signed_in(cast.secretary).post(act(thing, "remark"), sent)
    assert (answer.status_code, "Đã sửa chữa rõ." in answer.content.decode()) == (409, True)


def test_every_act_that_is_there_has_its_form(signed_in, cast, person):
    thing = own("in_force", person)
    client = signed_in(cast.secretary)
    shown = [each.code for each in KIND.acts if each.shown(KIND.find([thing.case_id])[thing.case_id])]
    assert {code: client.get(act(thing, code)).status_code for code in shown} == dict.fromkeys(
        ["remark", "end", "appeal"], 200
    )


# On the record, the roster and the unit's page


def test_the_record_offers_it_or_says_why_not(signed_in, cast, person):
    client = signed_in(cast.secretary)
    assert f'href="{create(person)}"' in client.get(person.get_absolute_url()).content.decode()
    open_one = draft(person, cast.secretary)
    page = client.get(person.get_absolute_url()).content.decode()
    assert texts.UNDER_REVIEW.format(number=open_one.case.number) in page
    assert f'href="{create(person)}"' not in page
    page = signed_in(cast.committee_member).get(person.get_absolute_url()).content.decode()
    assert texts.DRAFT_NOT_YOURS in page
    # A draft is not told to who may not see it.
    assert (open_one.case.number in page, texts.MARK_REVIEW in page) == (False, False)


def test_the_record_tells_discipline_to_who_may_see_the_case(signed_in, cast, tree, person):
    thing = own("in_force", person)
    page = words(signed_in(cast.secretary).get(person.get_absolute_url()))
    assert f"Khen thưởng, kỷ luật Cảnh cáo Quyết định 01-QĐ/CĐ, từ {TODAY():%d/%m/%Y} Đang thi hành" in page
    from branches.audit import journal
    from members.people.actions import memberships

    with journal.act("test", actor=cast.system):
        memberships.move_person(person, to=tree.stranger_branch, on=TODAY())
    page = words(signed_in(cast.outsider).get(person.get_absolute_url()))
    assert (texts.MARK_FORCE in page, "Cảnh cáo" in page, thing.case.number in page) == (True, False, False)


def test_a_namesake_is_not_offered_for_discipline(signed_in, cast, person):
    answer = signed_in(cast.secretary).post(
        reverse("members:people:create"),
        {"kind": "member", "unit": person.current_unit.code, "full_name": "Vi Thị Hạnh", "birth_date": "15/02/2001"},
    )
    assert [twin["person"] for twin in answer.context["people"]] == [person]
    labels = {offer["label"] for twin in answer.context["people"] for offer in twin["offers"]}
    assert labels & {texts.DO_DRAFT, "Ghi khen thưởng"} == set()


def test_the_units_page_tells_and_offers_it(signed_in, cast, tree):
    url = reverse("members:conduct:create_unit", args=[tree.branch.code])
    assert f'href="{url}"' in signed_in(cast.ward_officer).get(tree.branch.get_absolute_url()).content.decode()
    assert f'href="{url}"' not in signed_in(cast.secretary).get(tree.branch.get_absolute_url()).content.decode()
    thing = draft_unit(tree.branch, cast.ward_officer)
    for step in (making.propose, making.vote, making.decide, making.announce):
        step(thing, cast.ward_officer)
    page = words(signed_in(cast.secretary).get(tree.branch.get_absolute_url()))
    assert "Cảnh cáo Quyết định 01-QĐ/ĐTN" in page


def test_rows_of_the_list_are_cards_on_a_phone(signed_in, cast, person):
    own("in_force", person)
    page = signed_in(cast.secretary).get(LIST).content.decode()
    assert 'class="tbl tbl-cards roster"' in page
    assert ['data-l="Hình thức"' in page, 'data-l="Đơn vị"' in page] == [True, True]
