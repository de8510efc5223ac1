"""The page of a unit's posts: who sees it, appointing, ending, bad input."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from branches.access import reach
from branches.accounts.models import SignInLink, User
from branches.administration.accounts import texts as account_texts
from branches.administration.texts import DATE_INVALID
from branches.audit.models import JournalEntry
from branches.positions.models import Position
from tests.conftest import LONG_AGO, make_user

LIST = "/quan-tri/don-vi/TT.P1.CD01/chuc-vu/"
ADD = LIST + "them/"
NEWCOMER = {"full_name": "NGUYỄN VĂN MỚI", "username": "nguyen.van.moi", "email": "", "phone": "0912 345 678"}
POST = {"post": "secretary", "begins_on": "01/09/2026", "paper": "Quyết định 12-QĐ/ĐTN"}


@pytest.fixture
def officer(client, cast):
    client.force_login(cast.ward_officer)
    return cast.ward_officer


def test_the_page_shows_posts_with_days_and_paper_and_no_stranger(client, officer, tree, cast):
    Position.objects.create(
        user=cast.member, unit=tree.branch, post_id="committee_member", begins_on=LONG_AGO, ends_on=date(2022, 5, 1)
    )
    page = client.get(LIST)
    assert [each.user.username for each, _ in page.context["held"]] == ["bithu", "phobithu", "uyvien"]
    assert [each.user.username for each in page.context["former"]] == ["doanvien"]
    for words in ("Bùi Thị Thư", "Bí thư chi đoàn", "01/01/2020", "01/05/2022"):
        assert words in page.content.decode()
    for stranger in ("Trịnh Thị Sen", "Ngô Văn Ngoài"):
        assert stranger not in page.content.decode()


def test_a_newcomer_gets_account_post_and_a_link_in_one_step(client, officer, tree):
    answer = client.post(ADD, {**NEWCOMER, **POST})
    assert answer.status_code == 200
    made = User.objects.get(username="nguyen.van.moi")
    assert (made.full_name, made.phone, made.has_usable_password()) == ("Nguyễn Văn Mới", "0912345678", False)
    held = made.positions.get()
    assert (held.unit, held.post_id, held.begins_on, held.ends_on, held.paper, held.extra_grants) == (
        tree.branch, "secretary", date(2026, 9, 1), None, "Quyết định 12-QĐ/ĐTN", [],
    )  # fmt: skip
    assert SignInLink.objects.get().user == made
    acts = list(JournalEntry.objects.order_by("pk").values_list("act", "actor_key", "unit_key"))
    assert acts == [
        ("accounts.account.created", officer.pk, tree.branch.pk),
        ("positions.position.begun", officer.pk, tree.branch.pk),
        ("accounts.link.made", officer.pk, tree.branch.pk),
    ]
    assert reach.manages(made, tree.branch)


def test_an_account_of_the_ward_gets_one_more_post(client, officer, cast, tree):
    choices = {str(value): label for value, label in client.get(ADD).context["form"].fields["account"].choices}
    assert str(cast.sister_secretary.pk) in choices
    assert str(cast.outsider.pk) not in choices
    assert str(cast.ward_secretary.pk) not in choices
    answer = client.post(ADD, {"account": cast.sister_secretary.pk, **POST})
    assert answer.headers["Location"] == LIST
    assert Position.objects.filter(user=cast.sister_secretary, unit=tree.branch, post_id="secretary").exists()
    assert User.objects.filter(username="").count() == 0


def test_the_account_of_a_stranger_cannot_be_sent_along(client, officer, cast):
    answer = client.post(ADD, {"account": cast.outsider.pk, **POST})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["account"]
    assert "Ngô Văn Ngoài" not in answer.content.decode()


def test_only_posts_that_one_may_give_are_offered_and_taken(client, officer):
    form = client.get(ADD).context["form"]
    assert [post.pk for post in form.fields["post"].queryset] == [
        "secretary", "deputy_secretary", "committee_member", "officer",
    ]  # fmt: skip
    assert "administer" not in dict(form.fields["extra_grants"].choices)
    for wrong in ({"post": "administrator"}, {"post": "khong-co"}, {"post": ""}, {"extra_grants": ["administer"]}):
        assert client.post(ADD, {**NEWCOMER, **POST, **wrong}).status_code == 422
    assert User.objects.filter(username="nguyen.van.moi").count() == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("begins_on", ""),
        ("begins_on", "31/02/2026"),
        ("begins_on", "01/01/1900"),
        ("begins_on", "01/01/2100"),
        ("begins_on", "hôm nay"),
        ("ends_on", "01/08/2026"),
        ("paper", "a" * 201),
        ("username", "có dấu"),
        ("username", "a b"),
        ("username", ""),
        ("username", "SYSTEM"),
        ("username", "bithu2"),
        ("username", "a" * 5000),
        ("full_name", ""),
        ("full_name", "An\x00"),
        ("phone", "0123"),
        ("email", "x@"),
    ],
)
def test_bad_values_are_refused_beside_their_field_and_nothing_is_made(client, officer, cast, field, value):
    before = User.objects.count(), Position.objects.count()
    answer = client.post(ADD, {**NEWCOMER, **POST, field: value})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert (User.objects.count(), Position.objects.count()) == before


def test_a_phone_that_is_taken_is_refused_without_telling_whose(client, officer):
    make_user("ai.do", "Người Bí Mật", phone="0912345678")
    answer = client.post(ADD, {**NEWCOMER, **POST})
    assert answer.context["form"].errors == {"phone": [account_texts.TAKEN["phone"]]}
    assert "Người Bí Mật" not in answer.content.decode()


def test_the_same_post_is_not_held_twice_at_once(client, officer, cast):
    answer = client.post(ADD, {"account": cast.secretary.pk, **POST})
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors() == [
        "Người này đang giữ chức vụ ấy ở đơn vị này trong khoảng thời gian đã chọn."
    ]


def test_ending_a_post_takes_its_rights_with_the_day(client, officer, cast, tree):
    held = Position.objects.get(user=cast.secretary)
    yesterday = timezone.localdate() - timedelta(days=1)
    answer = client.post(f"{LIST}{held.pk}/ket-thuc/", {"ends_on": f"{yesterday:%d/%m/%Y}"})
    assert answer.headers["Location"] == LIST
    held.refresh_from_db()
    assert held.ends_on == yesterday
    fresh = User.objects.get(pk=cast.secretary.pk)
    assert not reach.manages(fresh, tree.branch)
    entry = JournalEntry.objects.get(act="positions.position.ended")
    assert (entry.subject_key, entry.details) == (held.pk, {"post": "secretary", "user": cast.secretary.pk})
    # A page that still offers to end it is stale.
    assert client.post(f"{LIST}{held.pk}/ket-thuc/", {"ends_on": "01/01/2030"}).status_code == 404


@pytest.mark.parametrize("day", ["", "31/12/2019", "x", "30/02/2026"])
def test_a_wrong_last_day_is_refused(client, officer, cast, day):
    held = Position.objects.get(user=cast.secretary)
    answer = client.post(f"{LIST}{held.pk}/ket-thuc/", {"ends_on": day})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["ends_on"]
    assert Position.objects.get(pk=held.pk).ends_on is None


@pytest.mark.parametrize(
    ("who", "page", "form"),
    [
        ("member", 404, 404),
        ("outsider", 404, 404),
        ("sister_secretary", 404, 404),
        ("committee_member", 200, 403),
        ("secretary", 200, 403),
        ("administrator", 200, 200),
        ("ward_secretary", 200, 200),
        ("province_officer", 200, 200),
    ],
)
def test_who_sees_the_page_and_who_the_form(client, cast, who, page, form):
    client.force_login(getattr(cast, who))
    assert client.get(LIST).status_code == page
    assert client.get(ADD).status_code == form
    assert client.post(ADD, {**NEWCOMER, **POST}).status_code == (form)


def test_whoever_may_not_appoint_reads_why(client, cast):
    client.force_login(cast.secretary)
    page = client.get(LIST)
    assert page.context["may_appoint"].reason in page.content.decode()
    assert 'aria-disabled="true"' in page.content.decode()


def test_a_post_of_another_unit_cannot_be_ended_through_this_one(client, officer, cast):
    held = Position.objects.get(user=cast.sister_secretary)
    assert client.post(f"{LIST}{held.pk}/ket-thuc/", {"ends_on": "01/10/2026"}).status_code == 404


@pytest.mark.parametrize("extra", [0, 2])
def test_the_page_costs_the_same_with_three_posts_more(client, officer, tree, extra, django_assert_num_queries):
    for number in range(extra):
        make_user(f"them{number}", f"Thêm {number}", "committee_member", tree.branch)
    client.get(LIST)
    with django_assert_num_queries(10):
        client.get(LIST)


def test_texts_of_dates_are_vietnamese(client, officer):
    answer = client.post(ADD, {**NEWCOMER, **POST, "begins_on": "x"})
    assert answer.context["form"].errors["begins_on"] == [DATE_INVALID]
