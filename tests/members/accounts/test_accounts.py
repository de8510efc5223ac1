"""An account for a member: made by the branch, opened by its link, tied, untied; no way into anybody else's."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from branches.accounts.models import SignInLink, User
from branches.audit.models import JournalEntry
from members.accounts import actions, queries, rules, texts
from members.people.models import Person
from tests.conftest import make_user
from tests.members.people.people import make_old_member

PASSWORD = "mot-cau-dai-de-nho-9"


@pytest.fixture
def person(tree):
    return make_old_member(tree.branch, "Vi Thị Hạnh", birth_date="15/02/2001", phone="0987654321")


def at(person, what="account"):
    return reverse(f"members:accounts:{what}", args=[person.pk])


def fresh(person):
    return Person.objects.get(pk=person.pk)


def tie(person, user):
    Person.objects.filter(pk=person.pk).update(user=user)
    return fresh(person)


def link_in(html):
    return re.search(r"http://testserver(/tai-khoan/[^<\s]+)", html)[1]


@pytest.mark.parametrize("who", ["secretary", "deputy", "ward_officer"])
def test_the_branch_makes_an_account_and_its_holder_comes_to_the_own_page(client, cast, person, who):
    client.force_login(getattr(cast, who))
    form = client.get(at(person)).text
    assert 'value="vi.thi.hanh"' in form
    assert 'value="0987654321"' in form
    answer = client.post(at(person), {"username": "vi.thi.hanh", "email": "", "phone": "0987654321"})
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    assert texts.MADE.format(name="Vi Thị Hạnh") in answer.text
    user = fresh(person).user
    assert (user.full_name, user.has_usable_password(), list(user.positions.all())) == ("Vi Thị Hạnh", False, [])
    member = Client()
    link = link_in(answer.text)
    assert member.post(link, {"password1": PASSWORD, "password2": PASSWORD}).status_code in (200, 302)
    assert member.login(username="vi.thi.hanh", password=PASSWORD)
    assert "Vi Thị Hạnh" in member.get(reverse("members:people:own")).text
    assert client.get(link).status_code == 410
    acts = ["accounts.account.created", "members.account.tied", "accounts.link.made"]
    assert list(JournalEntry.objects.filter(act__in=acts).order_by("pk").values_list("act", flat=True)) == acts


def test_names_that_are_taken_get_a_number(person):
    assert queries.free_username(person) == "vi.thi.hanh"
    make_user("VI.thi.hanh", "Người Khác")
    assert queries.free_username(person) == "vi.thi.hanh.2"


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"username": ""}, "username", "Chưa có tên đăng nhập"),
        ({"username": "hạnh"}, "username", ""),
        ({"username": "bithu"}, "username", "đã có người dùng"),
        ({"username": "hanh", "email": "khong-phai-thu"}, "email", ""),
        ({"username": "hanh", "phone": "123"}, "phone", ""),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(client, cast, person, typed, field, said):
    client.force_login(cast.secretary)
    before = User.objects.count()
    answer = client.post(at(person), {"username": "", "email": "", "phone": ""} | typed)
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.text or f"error_1_id_{field}" in answer.text
    assert said in answer.text
    assert f'value="{typed[field]}"' in answer.text or not typed[field]
    assert User.objects.count() == before
    assert fresh(person).user is None


def test_a_second_account_is_refused(client, cast, person):
    tie(person, cast.member)
    client.force_login(cast.secretary)
    assert client.post(at(person), {"username": "hanh.2", "email": "", "phone": ""}).status_code == 403
    assert not User.objects.filter(username="hanh.2").exists()


def test_who_holds_a_post_here_is_tied_by_choice(client, cast, person):
    client.force_login(cast.secretary)
    page = client.get(at(person)).text
    assert "Bùi Thị Thư (bithu)" in page
    assert "Cao Thị Bộ (canbo)" in page  # of the ward above
    assert "Trịnh Thị Sen" not in page  # of the branch beside
    assert client.post(at(person, "tie"), {"account": cast.secretary.pk}).status_code == 302
    assert fresh(person).user == cast.secretary
    another = make_old_member(cast.secretary.positions.get().unit, "Lò Thị Hai", birth_date="01/01/2002")
    refused = client.post(at(another, "tie"), {"account": cast.secretary.pk})
    assert refused.status_code == 422
    assert texts.NOT_AROUND in refused.text


@pytest.mark.parametrize("who", ["sister_secretary", "member", "outsider", "system"])
def test_an_account_from_elsewhere_is_never_tied(cast, person, who):
    with pytest.raises(PermissionDenied):
        actions.tie_account(person, getattr(cast, who), actor=cast.secretary)
    assert fresh(person).user is None


def test_untying_takes_the_own_page_away_at_once(client, cast, person):
    tie(person, cast.member)
    member = Client()
    member.force_login(cast.member)
    assert "Vi Thị Hạnh" in member.get(reverse("members:people:own")).text
    client.force_login(cast.secretary)
    assert client.post(at(person, "untie")).status_code == 302
    assert "Vi Thị Hạnh" not in member.get(reverse("members:people:own")).text
    assert member.get(person.get_absolute_url()).status_code == 404
    assert JournalEntry.objects.filter(act="members.account.untied", subject_key=person.pk).count() == 1
    assert client.post(at(person, "untie")).status_code == 403


def test_a_new_link_kills_the_old_one(client, cast, person):
    tie(person, cast.member)
    client.force_login(cast.secretary)
    first, second = (link_in(client.post(at(person, "link")).text) for _ in range(2))
    assert [client.get(url).status_code for url in (first, second)] == [410, 200]


@pytest.mark.parametrize("who", ["secretary", "deputy", "ward_officer"])
def test_no_way_into_the_account_of_who_holds_a_post(cast, person, who):
    """Who manages a record must not get at rights that they don't have."""
    person = tie(person, getattr(cast, who))
    actor = cast.ward_officer if who == "deputy" else cast.deputy
    expected = texts.HOLDS_POST
    assert rules.may_invite(actor, person).reason == expected
    with pytest.raises(PermissionDenied):
        actions.invite(person, actor=actor)
    assert not SignInLink.objects.exists()


def test_an_account_that_is_off_or_of_the_installation_gets_no_link(cast, person):
    person = tie(person, cast.member)
    User.objects.filter(pk=cast.member.pk).update(is_active=False)
    assert rules.may_invite(cast.secretary, fresh(person)).reason == texts.ACCOUNT_OFF
    User.objects.filter(pk=cast.member.pk).update(is_active=True, is_superuser=True)
    assert rules.may_invite(cast.secretary, fresh(person)).reason == texts.OF_INSTALLATION


def test_the_record_leads_to_it_for_who_may(client, cast, person):
    for who, there in (("secretary", True), ("ward_officer", True), ("committee_member", False)):
        client.force_login(getattr(cast, who))
        assert (at(person) in client.get(person.get_absolute_url()).text) is there
