"""The pages of departures and honours: lists, the radar, opening, acts with bad input."""

from datetime import timedelta

import pytest
from django.urls import reverse

from branches.cases.models import CaseAttachment, Resolution
from members.departures import texts
from members.departures.honours import texts as honour_texts
from members.departures.models import Departure, Honour
from members.departures.texts import pages
from members.people.models import Person
from tests.branches.cases.files import PDF
from tests.members.departures.making import (
    TODAY,
    ago,
    ahead,
    at,
    confirm_honour,
    fresh,
    honour_at,
    open_age,
    propose,
    stands,
)
from tests.members.people.people import make_members, make_person

LIST = reverse("members:departures:list")
RADAR = reverse("members:departures:radar")
MANY = reverse("members:departures:age_many")
HONOURS = reverse("members:departures:honours")


def create(person, way):
    return reverse("members:departures:create", args=[person.pk, way])


def act(departure, code):
    return reverse("cases:act", args=[departure.case.number, code])


def day(date):
    return f"{date:%d/%m/%Y}"


def upload():
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("don.pdf", PDF)


@pytest.fixture
def signed_in(client):
    def start(user):
        client.force_login(user)
        return client

    return start


def errors(response, field):
    return response.context["form"].errors.get(field, [])


# Lists


def test_the_list_is_narrowed_to_a_way(signed_in, cast, tree):
    for way, status in (("age", "at_base"), ("leave", "on_leave"), ("struck_off", "at_base"), ("own_wish", "at_base")):
        at(way, status, make_person(tree.branch, f"Lò Văn {way}"))
    client = signed_in(cast.ward_officer)

    def found(way):
        page = client.get(LIST, {"viec": way, "tab": "dang-xu-ly"})
        return sorted(row["case"].about for row in page.context["rows"])

    ways = ("truong-thanh", "hoan-sinh-hoat", "xoa-ten", "xin-ra", "tu-tran")
    assert [found(way) for way in ways] == [
        ["Lò Văn age"],
        ["Lò Văn leave"],
        ["Lò Văn struck_off"],
        ["Lò Văn own_wish"],
        [],
    ]
    assert len(found("")) == len(found("x")) == 4
    [row] = client.get(LIST, {"viec": "xoa-ten", "tab": "dang-xu-ly"}).context["rows"]
    assert {column.label: value for column, value in row["values"]} == {"Việc": "Xóa tên", "Chi đoàn": "Chi đoàn Tổ 1"}


def test_before_the_first_one_the_list_says_what_to_do(signed_in, cast):
    empty = signed_in(cast.secretary).get(LIST).context["empty"]
    assert (empty["heading"], empty["primary_url"]) == (pages.NO_CASES, RADAR)
    assert "primary_url" not in signed_in(cast.committee_member).get(LIST).context["empty"]


def asking(client, limit=75):
    """How many queries a page asks the second time."""

    def asked(path, django_assert_max_num_queries):
        client.get(path)
        with django_assert_max_num_queries(limit) as counted:
            client.get(path)
        return len(counted)

    return asked


def test_list_case_and_inbox_ask_as_much_for_one_as_for_forty(signed_in, cast, tree, django_assert_max_num_queries):
    places = [("age", "at_base"), ("leave", "on_leave"), ("struck_off", "at_base"), ("own_wish", "at_base")]
    client = signed_in(cast.ward_officer)
    asked = asking(client)
    cases = [at(*place, make_person(tree.branch, f"Lò Thị {place[0]}")).case for place in places]
    addresses = [f"{LIST}?tab=dang-xu-ly", cases[0].get_absolute_url(), reverse("inbox:list")]
    addresses += [reverse("members:departures:whom"), reverse("members:people:list")]
    one = [asked(path, django_assert_max_num_queries) for path in addresses]
    for number in range(36):
        at(*places[number % 4], make_person(tree.branch, f"Lò Văn {number // 20} {number % 20}"))
    assert [asked(path, django_assert_max_num_queries) for path in addresses] == one


def test_the_radar_asks_as_much_for_one_as_for_four_hundred(signed_in, cast, tree, django_assert_max_num_queries):
    client = signed_in(cast.ward_officer)
    asked = asking(client, 40)
    person = make_person(tree.branch, "Lò Văn Một", birth_date="01/01/1989")
    Person.objects.filter(pk=person.pk).update(user=cast.member)
    open_age(make_person(tree.branch, "Lò Văn Hai", birth_date="01/01/1989"), cast.secretary)
    addresses = [f"{RADAR}?tab={tab}" for tab in pages.RADAR_TABS]
    few = [asked(path, django_assert_max_num_queries) for path in addresses]
    names = (f"Trần {number // 20} Thị {number % 20}" for number in range(398))
    make_members(tree.branch, *names, birth_date="01/01/1990")
    assert [asked(path, django_assert_max_num_queries) for path in addresses] == few


def test_the_radar_is_narrowed_to_a_unit_and_turns_pages(signed_in, cast, tree):
    make_person(tree.branch, "Lò Văn Một", birth_date="1990")
    make_person(tree.sister, "Lò Văn Hai", birth_date="01/01/1991")
    client = signed_in(cast.ward_officer)
    page = client.get(RADAR, {"tab": "qua-tuoi"})
    assert [row.person.full_name for row in page.context["rows"]] == ["Lò Văn Một", "Lò Văn Hai"]
    assert "chỉ biết năm" in page.content.decode()
    page = client.get(RADAR, {"tab": "qua-tuoi", "unit": tree.sister.code})
    assert [row.person.full_name for row in page.context["rows"]] == ["Lò Văn Hai"]
    assert client.get(RADAR, {"unit": tree.stranger_branch.code}).status_code == 404
    assert client.get(RADAR, {"tab": "x", "trang": "x", "unit": ""}).status_code == 200
    assert client.get(RADAR).context["choosing"] is False


# Many at once


def test_cases_for_a_selection_are_judged_and_then_opened_in_one_go(signed_in, cast, tree):
    old, young = make_members(tree.branch, "Lò Văn Già", "Lò Văn Trẻ", birth_date="01/01/1990")
    busy = make_person(tree.branch, "Lò Văn Bận", birth_date="01/01/1990")
    open_age(busy, cast.secretary)
    client = signed_in(cast.secretary)
    chosen = {"nguoi": [old.pk, young.pk, busy.pk]}
    page = client.post(MANY, chosen)
    assert ([each.person for each in page.context["passing"]], Departure.objects.count()) == ([old, young], 1)
    assert [each.person for each in page.context["refused"]] == [busy]
    page = client.post(MANY, {"nguoi": [old.pk, young.pk], "ghi": "1"}, follow=True)
    assert Departure.objects.filter(way="age", status="draft").count() == 3
    assert pages.OPENED_MANY.format(count=2) in page.content.decode()
    again = client.post(MANY, chosen | {"ghi": "1"})
    assert (again.status_code, len(again.context["refused"])) == (200, 3)


@pytest.mark.parametrize("keys", [[], ["x"], ["-1"], ["9" * 30], ["\0"]])
def test_nobody_chosen_is_said(keys, signed_in, cast):
    page = signed_in(cast.secretary).post(MANY, {"nguoi": keys}, follow=True)
    assert pages.NOBODY_CHOSEN in page.content.decode()


# Opening


def test_each_way_is_offered_and_refused_with_its_reason(signed_in, cast, member):
    client = signed_in(cast.secretary)
    choose = reverse("members:departures:choose", args=[member.pk])
    assert choose in client.get(member.get_absolute_url()).content.decode()
    assert [way["reason"] for way in client.get(choose).context["ways"]] == [""] * 5
    departure = open_age(member, cast.secretary)
    reason = texts.ALREADY_OPEN.format(way="trưởng thành", number=departure.case.number)
    assert [way["reason"] for way in client.get(choose).context["ways"]] == [reason] * 4 + [""]
    record = client.get(member.get_absolute_url()).content.decode()
    assert (reason in record, create(member, "died") in record) == (True, True)
    assert client.get(create(member, "leave")).context["form"] is None
    assert client.get(create(member, "x")).status_code == 404


def test_a_leave_is_opened_with_a_scan_and_bad_input_comes_back(signed_in, cast, member):
    client = signed_in(cast.secretary)
    fields = {"asked_on": day(ago(2)), "begins_on": day(TODAY()), "until": day(ahead(500)), "reason": "Đi học xa"}
    refused = client.post(create(member, "leave"), fields | {"scan": upload()})
    assert (refused.status_code, Departure.objects.count()) == (422, 0)
    assert errors(refused, "until")[0].startswith("Mỗi lần hoãn nhiều nhất 12 tháng")
    assert 'value="' + day(ahead(500)) in refused.content.decode()
    assert "Đi học xa" in refused.content.decode()
    wrong = client.post(create(member, "leave"), fields | {"until": "31/02/2027", "reason": "\0"})
    assert (bool(errors(wrong, "until")), errors(wrong, "reason")) == (True, [texts.REASON_MISSING])
    page = client.post(create(member, "leave"), fields | {"until": day(ahead(90)), "scan": upload()})
    departure = Departure.objects.get()
    assert page.url == departure.case.get_absolute_url()
    assert CaseAttachment.objects.get().slot == "request"
    assert client.get(page.url).status_code == 200


def test_a_removal_says_that_months_are_typed_by_hand(signed_in, cast, member):
    client = signed_in(cast.secretary)
    refused = client.post(create(member, "struck_off"), {"months_absent": "nhiều", "evidence": ""})
    assert errors(refused, "months_absent") == [texts.MONTHS_WRONG]
    assert errors(refused, "evidence") == [texts.EVIDENCE_MISSING]
    page = client.post(
        create(member, "struck_off"), {"months_absent": "2", "evidence": "Sổ chi đoàn"}, follow=True
    ).content.decode()
    lacking = pages.NOTE_FACTS_LACKING.format(what=pages.BOTH_SOURCES, more=pages.NOTE_FACTS_MORE)
    assert lacking in page
    assert pages.NOTE_FEW_MONTHS.format(months=3) in page


def test_a_death_is_written_at_once(signed_in, cast, member):
    client = signed_in(cast.secretary)
    assert "btn-bad" in client.get(create(member, "died")).content.decode()
    refused = client.post(create(member, "died"), {"asked_on": day(ahead(2)), "note": "Gia đình báo"})
    assert (errors(refused, "asked_on"), "Gia đình báo" in refused.content.decode()) == ([texts.IN_FUTURE], True)
    client.post(create(member, "died"), {"asked_on": day(ago(2))})
    member.refresh_from_db()
    assert member.left_reason == "died"
    assert "Đã từ trần" in client.get(member.get_absolute_url()).content.decode()


def test_an_age_case_warns_before_it_is_opened(signed_in, cast, tree):
    young = make_person(tree.branch, "Lò Văn Trẻ", birth_date="15/02/2004")
    page = signed_in(cast.secretary).get(create(young, "age")).content.decode()
    assert texts.UNDER_AGE.format(age=30, day="15/02/2034") in page


def test_who_can_be_chosen_is_found_by_name_without_marks(signed_in, cast, tree, member):
    make_person(tree.sister, "Vi Thị Hạnh Xa")
    client = signed_in(cast.secretary)
    whom = reverse("members:departures:whom")
    assert [person for person, _ in client.get(whom, {"q": "hanh"}).context["people"]] == [member]
    part = client.get(whom, {"q": "vi thi"}, headers={"HX-Request": "true"}).content.decode()
    assert ("Vi Thị Hạnh" in part, "<html" in part) == (True, False)


# Acts


@pytest.mark.parametrize("place", [("age", "draft"), ("age", "confirmed"), ("struck_off", "voted"), ("leave", "draft")])
def test_an_empty_form_comes_back_with_sentences(place, signed_in, cast, member):
    departure = at(*place, member)
    code = {
        "draft": {"age": "wish", "leave": "grant"},
        "confirmed": {"age": "ceremony"},
        "voted": {"struck_off": "decide"},
    }
    path = act(departure, code[place[1]][place[0]])
    client = signed_in(cast.ward_officer)
    assert client.get(path).status_code == 200
    page = client.post(path, {})
    assert (page.status_code, stands(departure)[0]) == (422, place[1])
    assert page.context["form"].errors


def test_the_ceremony_proposes_the_next_day_and_is_held_for_many(signed_in, cast, tree, member):
    from members.departures import ceremonies

    first, second = (
        at("age", "confirmed", each) for each in (member, make_person(tree.branch, "Lò Hai", birth_date="01/01/1990"))
    )
    client = signed_in(cast.ward_officer)
    page = client.get(act(first, "ceremony"))
    assert page.context["form"]["leaves_on"].value() == ceremonies.next_day(TODAY())
    bulk = reverse("cases:bulk", args=["departure", "ceremony"])
    chosen = {"so": [first.case.number, second.case.number]}
    versions = {"ban": [f"{each.case.number}:{fresh(each).case.version}" for each in (first, second)]}
    assert client.post(bulk, chosen).status_code == 200
    client.post(bulk, chosen | versions | {"ghi": "1", "leaves_on": day(TODAY())})
    assert [stands(each)[0] for each in (first, second)] == ["done", "done"]


def test_higher_posts_are_asked_about_where_there_are_any(signed_in, cast, officer):
    departure = at("age", "at_base", officer)
    client = signed_in(cast.ward_officer)
    assert "higher_posts" in client.get(act(departure, "confirm")).context["form"].fields
    refused = client.post(act(departure, "confirm"), {"note": "Đồng ý", "version": departure.case.version})
    assert (bool(errors(refused, "higher_posts")), "Đồng ý" in refused.content.decode()) == (True, True)


def test_the_second_of_two_officers_keeps_what_was_typed(signed_in, cast, member):
    departure = at("own_wish", "at_base", member)
    version = fresh(departure).case.version
    from members.departures import actions

    actions.return_departure(departure, actor=cast.ward_secretary, reason="Thiếu đơn")
    page = signed_in(cast.ward_officer).post(act(departure, "let_go"), {"version": version, "note": "Đã xem kỹ"})
    assert (page.status_code, "Đã xem kỹ" in page.content.decode()) == (409, True)


def test_the_roster_and_the_record_tell_a_leave(signed_in, cast, member):
    at("leave", "on_leave", member)
    client = signed_in(cast.committee_member)
    said = f"Hoãn sinh hoạt đến {day(ahead(200))}"
    assert said in client.get(reverse("members:people:list")).content.decode()
    assert said in client.get(member.get_absolute_url()).content.decode()


# Honours


def test_somebody_without_a_record_is_proposed_confirmed_listed_and_in_no_roster(signed_in, cast, tree):
    client = signed_in(cast.secretary)
    path = reverse("members:departures:honour_create")
    refused = client.post(path, {"unit": tree.branch.code, "full_name": "Nguyễn Văn Cựu", "birth_year": "70"})
    assert (refused.status_code, errors(refused, "birth_year")) == (422, [honour_texts.YEAR_WRONG])
    assert (errors(refused, "merit"), "Nguyễn Văn Cựu" in refused.content.decode()) == (
        [honour_texts.MERIT_MISSING],
        True,
    )
    fields = {"unit": tree.branch.code, "full_name": "Nguyễn Văn Cựu", "birth_year": "1970", "merit": "Nhiều năm giúp"}
    page = client.post(path, fields)
    honour = Honour.objects.get()
    assert page.url == honour.case.get_absolute_url()
    assert honour.case.number.startswith("DD-")
    client.post(act(honour, "send"), {"version": honour.case.version})
    assert [each["name"] for each in client.get(HONOURS).context["rows"]] == []
    officer = signed_in(cast.ward_officer)
    assert officer.get(act(honour, "confirm")).status_code == 200
    signed = {"on": day(TODAY()), "signer": "Võ Văn Phường", "signer_post": "BÍ THƯ", "where": "here"}
    honour.case.refresh_from_db()
    signed["version"] = honour.case.version
    done = officer.post(act(honour, "confirm"), signed)
    assert done.status_code == 302, done.context["form"].errors
    honour.refresh_from_db()
    assert (honour.status, honour.begins_on, honour.resolution) == ("confirmed", TODAY(), Resolution.objects.get())
    [row] = officer.get(HONOURS).context["rows"]
    assert (row["name"], row["unit"]) == ("Nguyễn Văn Cựu", "Chi đoàn Tổ 1")
    assert Person.objects.count() == 0


def test_the_listed_ones_are_told_apart(signed_in, cast, tree):
    listed = make_person(tree.branch, "Lò Văn Ghi")
    Person.objects.filter(pk=listed.pk).update(honorary=True)
    client = signed_in(cast.secretary)
    page = client.get(HONOURS, {"tab": "theo-danh-sach"})
    assert [row["name"] for row in page.context["rows"]] == ["Lò Văn Ghi"]
    assert honour_texts.LISTED in page.content.decode()
    # Once a decision names them they are listed there alone.
    honour = propose(tree.branch, cast.secretary, person=listed, full_name="Lò Văn Ghi")
    from members.departures.honours import actions

    actions.send_honour(honour, actor=cast.secretary)
    confirm_honour(honour, cast.ward_officer)
    assert client.get(HONOURS, {"tab": "theo-danh-sach"}).context["rows"] == []
    assert "Danh dự" in client.get(listed.get_absolute_url()).content.decode()


def test_an_honour_is_withdrawn_from_a_day_with_a_reason(signed_in, cast, tree):
    honour = honour_at("confirmed", tree.branch)
    client = signed_in(cast.ward_officer)
    path = reverse("members:departures:honour_end", args=[honour.pk])
    assert client.get(path).status_code == 200
    for date, sentence in (
        (ahead(1), honour_texts.IN_FUTURE),
        (TODAY() - timedelta(days=1), honour_texts.BEFORE_BEGIN.format(day=day(TODAY()))),
    ):
        assert errors(client.post(path, {"ended_on": day(date), "reason": "Lý do"}), "ended_on") == [sentence]
    assert errors(client.post(path, {"ended_on": day(TODAY())}), "reason") == [honour_texts.REASON_MISSING]
    client.post(path, {"ended_on": day(TODAY()), "reason": "Theo nguyện vọng"})
    assert client.get(HONOURS).context["rows"] == []
    [row] = client.get(HONOURS, {"tab": "da-thoi"}).context["rows"]
    assert row["ended_why"] == "Theo nguyện vọng"
    assert client.get(path).status_code == 403


def test_honours_ask_as_much_for_one_as_for_forty(signed_in, cast, tree, django_assert_max_num_queries):
    client = signed_in(cast.ward_officer)
    asked = asking(client)
    honour_at("confirmed", tree.branch)
    honour_at("at_superior", tree.branch)
    addresses = [HONOURS, f"{reverse('members:departures:honour_cases')}?tab=dang-xu-ly"]
    one = [asked(path, django_assert_max_num_queries) for path in addresses]
    for number in range(19):
        for status in ("confirmed", "at_superior"):
            honour_at(status, tree.branch if number % 2 else tree.sister)
    assert [asked(path, django_assert_max_num_queries) for path in addresses] == one
