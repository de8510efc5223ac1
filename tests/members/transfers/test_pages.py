"""The list of transfers, and opening one."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from branches.cases.models import Case
from members.transfers import actions, texts
from members.transfers.models import Transfer
from tests.members.people.people import make_members
from tests.members.transfers.making import REMARK, at, draft, stands

LIST = reverse("members:transfers:list")
PDF = b"%PDF-1.4\n%%EOF\n"


def create(person):
    return reverse("members:transfers:create", args=[person.pk])


def filled(to, **values):
    return {
        "to": to.code,
        "reason": "work",
        "proposed_on": f"{timezone.localdate():%d/%m/%Y}",
        "remark": REMARK,
        "dues_paid_to": "11/2026",
        **values,
    }


@pytest.fixture
def signed_in(client):
    def start(user):
        client.force_login(user)
        return client

    return start


def about(response):
    return [row["case"].about for row in response.context["rows"]]


# The list


def test_the_list_shows_from_where_to_where_and_which_way(signed_in, cast, tree, person):
    at("at_sending_base", person, tree.stranger_branch)
    response = signed_in(cast.ward_officer).get(LIST)
    [row] = response.context["rows"]
    told = {column.label: value for column, value in row["values"]}
    assert told == {
        "Hướng": "Đi",
        "Từ": "Chi đoàn Tổ 1, Đoàn phường Một",
        "Đến": "Chi đoàn Bến Đò, Đoàn phường Hai",
    }
    assert "Đơn vị lập" not in response.content.decode()


def test_the_list_is_narrowed_to_one_way(signed_in, cast, tree):
    away, within = make_members(tree.branch, "Vi Thị Hạnh", "Lò Văn Trong")
    [coming] = make_members(tree.stranger_branch, "Quàng Thị Về")
    at("at_receiving_base", away, tree.stranger_branch)
    at("at_sending_base", within, tree.sister)
    at("at_receiving_base", coming, tree.branch)
    client = signed_in(cast.ward_officer)
    found = {
        way: sorted(about(client.get(LIST, {"huong": way, "tab": "dang-xu-ly"})))
        for way in ("", "di", "den", "noi-bo", "x")
    }
    everybody = ["Lò Văn Trong", "Quàng Thị Về", "Vi Thị Hạnh"]
    assert found == {
        "": everybody,
        "di": ["Vi Thị Hạnh"],
        "den": ["Quàng Thị Về"],
        "noi-bo": ["Lò Văn Trong"],
        "x": everybody,
    }


def test_a_tab_and_a_search_keep_the_way(signed_in, cast, tree, person):
    at("at_receiving_base", person, tree.stranger_branch)
    response = signed_in(cast.ward_officer).get(LIST, {"huong": "di", "tab": "dang-xu-ly", "q": "hạnh"})
    assert about(response) == ["Vi Thị Hạnh"]
    assert {"huong=di" in tab["url"] for tab in response.context["tabs"]} == {True}
    assert [way["url"] for way in response.context["ways"]][1] == "?tab=dang-xu-ly&q=h%E1%BA%A1nh&huong=di"


@pytest.mark.parametrize(
    ("who", "why"),
    [
        ("secretary", texts.NO_CASES_BRANCH),
        ("ward_officer", texts.NO_CASES_ABOVE),
        ("committee_member", texts.NO_CASES_READER),
    ],
)
def test_an_empty_list_says_what_to_do(signed_in, cast, who, why):
    page = signed_in(getattr(cast, who)).get(LIST).content.decode()
    assert (texts.NO_CASES in page, why in page) == (True, True)


def test_who_only_reads_is_not_offered_to_open_one(signed_in, cast):
    assert "Lập hồ sơ chuyển" not in signed_in(cast.committee_member).get(LIST).content.decode()
    assert "Lập hồ sơ chuyển" in signed_in(cast.secretary).get(LIST).content.decode()


def test_the_list_asks_as_much_for_one_as_for_many(signed_in, cast, tree, django_assert_max_num_queries):
    one, *rest = make_members(tree.branch, *(f"Lò Văn {number}" for number in range(12)))
    at("at_sending_base", one, tree.stranger_branch)
    client = signed_in(cast.ward_officer)
    client.get(LIST)
    with django_assert_max_num_queries(40) as few:
        client.get(LIST)
    for each in rest:
        at("at_sending_base", each, tree.stranger_branch)
    with django_assert_max_num_queries(len(few)):
        client.get(LIST)


# Whom


def test_only_members_that_one_manages_are_offered(signed_in, cast, tree):
    make_members(tree.branch, "Vi Thị Hạnh", "Lò Văn Khác")
    make_members(tree.sister, "Vi Văn Sen")
    client = signed_in(cast.secretary)
    assert [each.full_name for each in client.get(reverse("members:transfers:whom")).context["people"]] == [
        "Vi Thị Hạnh",
        "Lò Văn Khác",
    ]
    answer = client.get(reverse("members:transfers:whom"), {"q": "vi"})
    assert [each.full_name for each in answer.context["people"]] == ["Vi Thị Hạnh"]


def test_a_person_in_the_address_leads_to_the_form(signed_in, cast, person):
    answer = signed_in(cast.secretary).get(reverse("members:transfers:whom"), {"person": person.pk})
    assert (answer.status_code, answer.headers["Location"]) == (302, create(person))


# One


def test_a_draft_is_saved_with_its_scan(signed_in, cast, tree, person):
    scan = SimpleUploadedFile("don.pdf", PDF)
    answer = signed_in(cast.secretary).post(
        create(person), filled(tree.stranger_branch, asked_on="01/11/2026", scan=scan)
    )
    transfer = Transfer.objects.select_related("case").get()
    assert answer.headers["Location"] == transfer.case.get_absolute_url()
    assert stands(transfer) == ("draft", "TT.P1.CD01", True)
    assert (transfer.asked_on, transfer.dues_paid_to) == (date(2026, 11, 1), date(2026, 11, 1))
    assert list(transfer.case.attachments.values_list("slot", "attachment__name")) == [("application", "don.pdf")]


def test_it_can_be_sent_at_once(signed_in, cast, tree, person):
    signed_in(cast.secretary).post(create(person), filled(tree.stranger_branch, gui="1"))
    assert stands(Transfer.objects.get()) == ("at_sending_base", "TT.P1", False)


def test_what_the_first_step_lacks_leaves_nothing_behind_and_what_was_typed(signed_in, cast, tree, person):
    scan = SimpleUploadedFile("don.pdf", PDF)
    answer = signed_in(cast.secretary).post(
        create(person), filled(tree.stranger_branch, remark="", gui="1", scan=scan, reason_more="theo nhà máy")
    )
    page = answer.content.decode()
    assert (answer.status_code, Case.objects.count()) == (422, 0)
    assert texts.REMARK_MISSING in page
    assert ('value="theo nhà máy"' in page, 'value="11/2026"' in page, "Chọn lại tệp đơn." in page) == (True,) * 3
    assert 'value="TT.P2.CD01" checked' in page


def test_a_file_that_is_not_what_its_name_says_is_refused_beside_its_field(signed_in, cast, tree, person):
    scan = SimpleUploadedFile("don.pdf", b"<html><script>1</script></html>")
    answer = signed_in(cast.secretary).post(create(person), filled(tree.stranger_branch, scan=scan))
    assert (answer.status_code, list(answer.context["form"].errors), Transfer.objects.count()) == (422, ["scan"], 0)


def test_who_is_on_the_way_already_gets_the_reason_and_no_form(signed_in, cast, tree, person):
    open_one = draft(person, tree.stranger_branch, cast.secretary)
    client = signed_in(cast.secretary)
    page = client.get(create(person)).content.decode()
    assert texts.ALREADY_ON_THE_WAY.format(number=open_one.case.number) in page
    assert (open_one.case.get_absolute_url() in page, 'name="to"' in page) == (True, False)


def test_what_was_typed_stays_where_somebody_else_opened_one_meanwhile(signed_in, cast, tree, person):
    open_one = draft(person, tree.stranger_branch, cast.secretary)
    answer = signed_in(cast.secretary).post(create(person), filled(tree.sister, reason_more="Theo gia đình"))
    page = answer.content.decode()
    assert (answer.status_code, Transfer.objects.count()) == (422, 1)
    assert texts.ALREADY_ON_THE_WAY.format(number=open_one.case.number) in page
    assert ("Theo gia đình" in page, REMARK in page) == (True, True)


def test_a_day_too_far_ahead_stays_typed(signed_in, cast, tree, person):
    far = f"{timezone.localdate() + timedelta(days=800):%d/%m/%Y}"
    answer = signed_in(cast.secretary).post(create(person), filled(tree.stranger_branch, proposed_on=far))
    page = answer.content.decode()
    assert (answer.status_code, texts.TOO_FAR_AHEAD in page, f'value="{far}"' in page) == (422, True, True)


# From the record and the roster


def test_the_record_offers_it_or_says_why_not(signed_in, cast, tree, person):
    client = signed_in(cast.secretary)
    assert f'href="{create(person)}"' in client.get(person.get_absolute_url()).content.decode()
    open_one = draft(person, tree.stranger_branch, cast.secretary)
    page = client.get(person.get_absolute_url()).content.decode()
    assert texts.ALREADY_ON_THE_WAY.format(number=open_one.case.number) in page
    assert f'href="{create(person)}"' not in page
    assert texts.DRAFT_NOT_YOURS in signed_in(cast.committee_member).get(person.get_absolute_url()).content.decode()


def test_the_roster_offers_it_for_a_selection_to_who_manages(signed_in, cast, person):
    roster, leavers = reverse("members:people:list"), reverse("members:transfers:leavers")
    page = signed_in(cast.secretary).get(roster).content.decode()
    assert (f'formaction="{leavers}"' in page, f'name="nguoi" value="{person.pk}"' in page) == (True, True)
    page = signed_in(cast.committee_member).get(roster).content.decode()
    assert (f'formaction="{leavers}"' in page, 'name="nguoi"' in page) == (False, False)


# A paper's QR


def test_the_address_of_a_paper_leads_there_after_signing_in(client, cast, tree, person):
    case = at("at_sending_base", person, tree.stranger_branch).case
    url = case.get_absolute_url()
    answer = client.get(url)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{reverse('accounts:sign_in')}?next={url}")
    signed = client.post(answer.headers["Location"], {"login": "bithu", "password": "mat-khau-thu-9", "next": url})
    assert (signed.status_code, signed.headers["Location"]) == (302, url)
    assert client.get(url).status_code == 200
    client.force_login(cast.sister_secretary)
    assert client.get(url).status_code == 404


def test_the_branch_that_is_left_is_not_among_those_to_choose(signed_in, cast, tree, person):
    sent = actions.send_transfer(draft(person, tree.ward, cast.secretary), actor=cast.secretary)
    client = signed_in(cast.ward_officer)
    url = reverse("cases:act", args=[sent.case.number, "confirm"])
    page = client.get(url).text
    assert "Chi đoàn Trường Hoa Sen" in page
    assert f'<option value="{tree.branch.pk}"' not in page
    answer = client.post(url, {"version": sent.case.version, "branch": tree.branch.pk})
    assert answer.status_code == 422
    assert stands(sent)[0] == "at_sending_base"
