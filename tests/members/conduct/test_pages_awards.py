"""The pages of awards: the list with its filters, writing down for one and many, one of them, its scan."""

import re
from datetime import date
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from members.conduct import actions
from members.conduct.models import Award
from members.conduct.texts import awards as texts
from members.people.models import Person
from tests.members.conduct.making import TODAY, record, record_unit
from tests.members.people.people import make_members, make_person

LIST, RECORD = reverse("members:awards:list"), reverse("members:awards:record")
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def signed_in(client):
    def start(user):
        client.force_login(user)
        return client

    return start


def words(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def filled(**values):
    return {
        "number": "15-QĐ/ĐTN",
        "decided_on": "26/03/2026",
        "level": "commune",
        "form": "commendation",
        "content": "Hoàn thành xuất sắc nhiệm vụ",
        "issuer": "Đoàn phường Một",
        "ghi": "1",
        **values,
    }


# The list


@pytest.fixture
def given(cast, tree):
    one, two = make_members(tree.branch, "Lê Đình An", "Lê Bình")
    record([one], cast.secretary)
    record([two], cast.secretary, decided_on=date(2025, 5, 19), level="central", form="badge", number="7-QĐ/TW")
    record_unit(tree.branch, cast.secretary, content="Chi đoàn mạnh")
    [wrong] = record([two], cast.secretary, content="Ghi thừa")
    actions.void_award(wrong, actor=cast.secretary, reason="Nhầm")


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, ["Chi đoàn Tổ 1", "Lê Bình", "Lê Đình An"]),
        ({"nam": "2025"}, ["Lê Bình"]),
        ({"cap": "central"}, ["Lê Bình"]),
        ({"hinh-thuc": "commendation"}, ["Chi đoàn Tổ 1", "Lê Đình An"]),
        ({"ai": "don-vi"}, ["Chi đoàn Tổ 1"]),
        ({"ai": "nguoi"}, ["Lê Bình", "Lê Đình An"]),
        ({"ai": "nguoi", "nam": "2026"}, ["Lê Đình An"]),
        ({"unit": "TT.P1.CD01"}, ["Chi đoàn Tổ 1"]),
        ({"unit": "KHONG.CO"}, ["Chi đoàn Tổ 1", "Lê Bình", "Lê Đình An"]),
        ({"q": "dinh an"}, ["Lê Đình An"]),
        ({"q": "7-qđ"}, ["Lê Bình"]),
        ({"q": "chi doan manh"}, ["Chi đoàn Tổ 1"]),
        ({"q": "to 1"}, ["Chi đoàn Tổ 1"]),
        ({"q": "khong co ai"}, []),
        ({"nam": "x", "cap": "x", "trang": "x"}, ["Chi đoàn Tổ 1", "Lê Bình", "Lê Đình An"]),
        ({"tab": "ghi-nham"}, ["Lê Bình"]),
    ],
)
def test_the_list_is_found_and_narrowed(asked, names, signed_in, cast, given):
    answer = signed_in(cast.secretary).get(LIST, asked)
    assert sorted(str(award.of) for award in answer.context["rows"]) == names


def test_conditions_stay_in_the_address_and_come_off_one_by_one(signed_in, cast, given):
    answer = signed_in(cast.secretary).get(LIST, {"ai": "nguoi", "nam": "2026", "q": "lê"})
    assert [(chip["label"], chip["value"]) for chip in answer.context["chips"]] == [
        ("Năm", "2026"),
        ("Khen ai", "Người"),
        ("Tìm", "lê"),
    ]
    assert answer.context["chips"][0]["url"] == "?q=l%C3%AA&ai=nguoi"


def test_mistakes_have_a_tab_of_their_own_once_there_are_any(signed_in, cast, given, tree):
    answer = signed_in(cast.secretary).get(LIST)
    assert [(tab["label"], tab["count"]) for tab in answer.context["tabs"]] == [("Khen thưởng", 3), ("Ghi nhầm", 1)]
    assert [tab["label"] for tab in signed_in(cast.outsider).get(LIST).context["tabs"]] == ["Khen thưởng"]


def test_each_sees_those_in_reach(signed_in, cast, tree, given):
    assert len(signed_in(cast.ward_officer).get(LIST).context["rows"]) == 3
    assert list(signed_in(cast.sister_secretary).get(LIST).context["rows"]) == []


@pytest.mark.parametrize("number", [1, 40, 400])
def test_the_list_asks_as_much_for_one_as_for_many(number, signed_in, cast, tree, django_assert_max_num_queries):
    from branches.accounts.models import User

    system = User.objects.system()
    [person] = make_members(tree.branch, "Lê An")
    Award.objects.bulk_create(
        Award(
            person=person,
            recorded_by=system,
            decided_on=date(2026, 3, 26),
            level="base",
            form="praise",
            content=f"Việc {n}",
            issuer="Chi đoàn",
        )
        for n in range(number)
    )
    client = signed_in(cast.ward_officer)
    client.get(LIST)
    with django_assert_max_num_queries(19):
        answer = client.get(LIST)
    assert (len(answer.context["rows"]), answer.context["number"]) == (min(number, 50), number)


def test_pages_follow_one_another(signed_in, cast, tree):
    people = make_members(tree.branch, *(f"Lê Văn {n}" for n in range(52)))
    record(people, cast.secretary)
    client = signed_in(cast.secretary)
    first = client.get(LIST, {"cap": "commune"})
    assert (first.context["next_url"], first.context["previous_url"]) == ("?cap=commune&trang=2", "")
    second = client.get(LIST, {"cap": "commune", "trang": "2"})
    assert (len(second.context["rows"]), second.context["first"], second.context["last"]) == (2, 51, 52)


@pytest.mark.parametrize(("who", "offered"), [("secretary", True), ("committee_member", False)])
def test_an_empty_list_says_what_to_do(who, offered, signed_in, cast):
    page = words(signed_in(getattr(cast, who)).get(LIST))
    assert ("Chưa ghi khen thưởng nào" in page, "đánh dấu nhiều người" in page) == (True, offered)


def test_a_search_as_one_types_brings_the_rows_alone(signed_in, cast, given):
    answer = signed_in(cast.secretary).get(LIST, {"q": "binh"}, headers={"hx-request": "true"})
    page = answer.content.decode()
    assert ("<html" in page, 'id="khen-thuong"' in page, "Lê Bình" in page) == (False, True, True)


# Writing down


def test_for_one_from_the_record(signed_in, cast, person):
    client = signed_in(cast.secretary)
    assert f'href="{RECORD}?nguoi={person.pk}"' in client.get(person.get_absolute_url()).content.decode()
    scan = SimpleUploadedFile("qd.pdf", PDF)
    answer = client.post(RECORD, filled(nguoi=person.pk, scan=scan))
    assert answer.headers["Location"] == person.get_absolute_url()
    award = Award.objects.get()
    assert (award.person, award.decided_on, award.scan.name) == (person, date(2026, 3, 26), "qd.pdf")
    assert "Giấy khen Hoàn thành xuất sắc nhiệm vụ Đoàn phường Một, số 15-QĐ/ĐTN, 26/03/2026" in words(
        client.get(person.get_absolute_url())
    )


def test_for_many_from_the_roster(signed_in, cast, tree):
    people = make_members(tree.branch, "Lê An", "Lê Bình")
    client = signed_in(cast.secretary)
    assert f'formaction="{RECORD}"' in client.get(reverse("members:people:list")).content.decode()
    keys = [each.pk for each in people]
    page = client.post(RECORD, {"nguoi": keys})
    assert (page.status_code, "2 người, chung một số và một ngày." in words(page), Award.objects.count()) == (
        200,
        True,
        0,
    )
    answer = client.post(RECORD, filled(nguoi=keys))
    assert (answer.headers["Location"], Award.objects.count()) == (LIST, 2)


def test_those_of_others_are_left_out_with_the_reason(signed_in, cast, tree):
    mine = make_person(tree.branch, "Lê An")
    voided = make_person(tree.branch, "Lê Nhầm")
    from members.people.actions import records

    records.void_person(voided, actor=cast.secretary, reason="Trùng")
    stranger = make_person(tree.stranger_branch, "Lò Văn Lạ")
    client = signed_in(cast.secretary)
    answer = client.post(RECORD, {"nguoi": [mine.pk, voided.pk, stranger.pk]})
    assert [str(person) for person in answer.context["people"]] == ["Lê An"]
    assert [(str(person), reason) for person, reason in answer.context["refused"]] == [
        ("Lê Nhầm", texts.RECORD_IS_VOID)
    ]
    client.post(RECORD, filled(nguoi=[mine.pk, voided.pk, stranger.pk]))
    assert list(Award.objects.values_list("person__full_name", flat=True)) == ["Lê An"]


def test_for_a_unit_from_its_page(signed_in, cast, tree):
    client = signed_in(cast.secretary)
    page = client.get(tree.branch.get_absolute_url()).content.decode()
    assert f'href="{RECORD}?unit=TT.P1.CD01"' in page
    answer = client.post(RECORD, filled(unit="TT.P1.CD01"))
    assert (answer.headers["Location"], Award.objects.get().unit) == (tree.branch.get_absolute_url(), tree.branch)
    assert "Giấy khen Hoàn thành xuất sắc nhiệm vụ" in words(client.get(tree.branch.get_absolute_url()))


def test_what_is_wrong_stays_typed_beside_its_reason(signed_in, cast, person):
    answer = signed_in(cast.secretary).post(
        RECORD,
        filled(
            nguoi=person.pk,
            decided_on="31/02/2026",
            content="",
            issuer="Nơi Khen Riêng",
            scan=SimpleUploadedFile("a.pdf", PDF),
        ),
    )
    page = answer.content.decode()
    assert (answer.status_code, Award.objects.count()) == (422, 0)
    assert [
        text in page for text in (texts.CONTENT_MISSING, 'value="31/02/2026"', "Nơi Khen Riêng", "Chọn lại tệp.")
    ] == [True] * 4


def test_what_the_action_refuses_stands_beside_its_field(signed_in, cast, person):
    client = signed_in(cast.secretary)
    answer = client.post(RECORD, filled(nguoi=person.pk, decided_on="14/02/2001"))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["decided_on"])
    client.post(RECORD, filled(nguoi=person.pk))
    answer = client.post(RECORD, filled(nguoi=person.pk))
    assert (answer.status_code, texts.TWICE.format(name="Vi Thị Hạnh") in words(answer)) == (422, True)
    assert Award.objects.count() == 1


def test_a_file_that_is_not_what_its_name_says_is_refused(signed_in, cast, person):
    scan = SimpleUploadedFile("a.pdf", b"<html><script>1</script></html>")
    answer = signed_in(cast.secretary).post(RECORD, filled(nguoi=person.pk, scan=scan))
    assert (answer.status_code, list(answer.context["form"].errors), Award.objects.count()) == (422, ["scan"], 0)


def test_nobody_chosen_leads_to_choosing(signed_in, cast, tree, person):
    client = signed_in(cast.ward_officer)
    answer = client.post(RECORD, {"nguoi": []})
    assert texts.NOBODY in words(answer)
    found = client.get(RECORD, {"q": "tổ 1"})
    assert [unit.code for unit in found.context["units"]] == ["TT.P1.CD01"]
    found = client.get(RECORD, {"q": "hạnh"})
    assert ([each.pk for each in found.context["people"]], found.context["units"]) == ([person.pk], [])
    assert client.get(RECORD, {"unit": "TT.P2.CD01"}).status_code == 404
    assert client.get(RECORD, {"nguoi": "987654321"}).status_code == 200


@pytest.mark.parametrize("number", [1, 40])
def test_many_are_judged_with_as_many_queries_as_one(number, signed_in, cast, tree, django_assert_max_num_queries):
    people = make_members(tree.branch, *(f"Lê Văn {n}" for n in range(number)))
    client = signed_in(cast.secretary)
    sent = {"nguoi": [each.pk for each in people]}
    client.post(RECORD, sent)
    with django_assert_max_num_queries(33):
        assert len(client.post(RECORD, sent).context["people"]) == number


# One of them


def test_the_scan_is_for_who_sees_the_record(signed_in, cast, tree):
    own = make_person(tree.branch, "Đoàn Văn Viên")
    Person.objects.filter(pk=own.pk).update(user=cast.member)
    [award] = record([own], cast.secretary, scan=SimpleUploadedFile("qd.pdf", PDF))
    url = reverse("members:awards:scan", args=[award.pk])
    codes = {
        name: signed_in(getattr(cast, name)).get(url).status_code
        for name in ("member", "secretary", "committee_member", "sister_secretary", "outsider")
    }
    assert codes == {
        "member": 200,
        "secretary": 200,
        "committee_member": 200,
        "sister_secretary": 404,
        "outsider": 404,
    }
    assert signed_in(cast.member).get(url).content == PDF


def test_without_a_scan_there_is_none(signed_in, cast, person):
    [award] = record([person], cast.secretary)
    assert signed_in(cast.secretary).get(reverse("members:awards:scan", args=[award.pk])).status_code == 404
    assert texts.DO_SCAN not in words(signed_in(cast.secretary).get(award.get_absolute_url()))


def test_a_mistake_is_marked_on_its_page_and_leaves_the_record(signed_in, cast, person):
    [award] = record([person], cast.secretary)
    client, url = signed_in(cast.secretary), reverse("members:awards:void", args=[award.pk])
    assert (client.post(url, {"reason": " "}).status_code, Award.objects.valid().count()) == (422, 1)
    answer = client.post(url, {"reason": "Nhầm người cùng tên"})
    assert answer.headers["Location"] == award.get_absolute_url()
    page = words(client.get(award.get_absolute_url()))
    assert "Khen thưởng này ghi nhầm. Nhầm người cùng tên" in page
    assert f"Bùi Thị Thư, {TODAY():%d/%m/%Y}: Nhầm người cùng tên" in page
    assert "Hoàn thành xuất sắc nhiệm vụ năm 2025" not in words(client.get(person.get_absolute_url()))
    assert client.get(url).status_code == 403


def test_a_reader_is_told_who_may_mark_it(signed_in, cast, person):
    [award] = record([person], cast.secretary)
    assert texts.RECORD_NOT_YOURS in words(signed_in(cast.committee_member).get(award.get_absolute_url()))


def test_a_unit_with_many_tells_the_newest_and_leads_to_all(signed_in, cast, tree):
    for number in range(7):
        record_unit(tree.branch, cast.secretary, content=f"Việc {number}", decided_on=date(2026, 3, 1 + number))
    page = signed_in(cast.secretary).get(tree.branch.get_absolute_url())
    assert "Xem cả 7 khen thưởng" in words(page)
    assert (words(page).count("Giấy khen"), f'href="{LIST}?unit=TT.P1.CD01"' in page.content.decode()) == (5, True)
