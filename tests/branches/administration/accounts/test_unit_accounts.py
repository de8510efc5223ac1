"""The page of a unit's accounts."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from branches.accounts.models import User
from branches.administration.accounts import actions, texts
from branches.audit.models import JournalEntry
from branches.positions.models import Position
from tests.conftest import LONG_AGO, make_user

LIST = "/quan-tri/don-vi/TT.P1.CD01/tai-khoan/"


@pytest.fixture
def officer(client, cast):
    client.force_login(cast.ward_officer)
    return cast.ward_officer


def states(client):
    return {row["user"].username: row["state"][1] for row in client.get(LIST).context["rows"]}


def test_it_tells_who_with_which_posts_and_when_they_signed_in_last(client, officer, cast, tree):
    User.objects.filter(pk=cast.secretary.pk).update(last_login=datetime(2026, 3, 5, 2, 0, tzinfo=UTC))
    make_user("da.thoi", "Đã Thôi")
    Position.objects.create(
        user=User.objects.get(username="da.thoi"),
        unit=tree.branch,
        post_id="secretary",
        begins_on=LONG_AGO,
        ends_on=date(2022, 1, 1),
    )
    page = client.get(LIST)
    assert [row["user"].username for row in page.context["rows"]] == ["phobithu", "da.thoi", "bithu", "uyvien"]
    text = page.content.decode()
    for words in ("Bùi Thị Thư", "bithu", "05/03/2026", "Chưa lần nào", "Đã thôi Bí thư chi đoàn"):
        assert words in text
    for stranger in ("Trịnh Thị Sen", "Ngô Văn Ngoài", "Đoàn Văn Viên", "pbkdf2"):
        assert stranger not in text


def test_the_state_follows_an_account_from_invitation_to_use(client, officer, cast, tree):
    user = User.objects.create_user("moi", full_name="Người Mới")
    Position.objects.create(user=user, unit=tree.branch, post_id="committee_member", begins_on=LONG_AGO)
    assert states(client)["moi"] == texts.STATE_NEW
    _, token = actions.make_link(user, actor=officer)
    assert states(client)["moi"] == texts.STATE_INVITED
    user.sign_in_links.update(expires_at=timezone.now() - timedelta(days=1))
    assert states(client)["moi"] == texts.STATE_LATE
    _, token = actions.make_link(user, actor=officer)
    actions.use_link(token, "hoa-phuong-do-77")
    assert states(client)["moi"] == texts.STATE_ON
    actions.switch_off(user, actor=officer)
    assert states(client)["moi"] == texts.STATE_OFF


def test_switching_off_signs_out_everywhere_and_on_brings_back(client, officer, cast):
    theirs = Client()
    theirs.force_login(cast.secretary)
    assert theirs.get("/tai-khoan/ho-so/").status_code == 200
    answer = client.post(f"{LIST}{cast.secretary.pk}/ngung/")
    assert answer.headers["Location"] == LIST
    assert theirs.get("/tai-khoan/ho-so/").status_code == 302
    assert not theirs.login(username="bithu", password="mat-khau-thu-9")
    # Sent twice by a double tap: nothing more happens.
    assert client.post(f"{LIST}{cast.secretary.pk}/ngung/").status_code == 302
    assert client.post(f"{LIST}{cast.secretary.pk}/lien-ket/").status_code == 403
    client.post(f"{LIST}{cast.secretary.pk}/mo/")
    assert theirs.login(username="bithu", password="mat-khau-thu-9")
    acts = list(JournalEntry.objects.order_by("pk").values_list("act", "subject_key"))
    assert acts == [
        ("accounts.account.switched_off", cast.secretary.pk),
        ("accounts.account.switched_on", cast.secretary.pk),
    ]


def test_buttons_that_are_off_carry_the_rule_s_sentence(client, cast):
    client.force_login(cast.secretary)
    rows = {row["user"].username: row for row in client.get(LIST).context["rows"]}
    assert rows["bithu"]["link"].reason == texts.OWN_ACCOUNT
    assert rows["phobithu"]["switch"].reason == texts.ACCOUNT_NOT_YOURS
    page = client.get(LIST).content.decode()
    assert texts.OWN_ACCOUNT in page
    assert texts.ACCOUNT_NOT_YOURS in page
    assert page.count('action="/quan-tri/') == 0


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("member", 404),
        ("outsider", 404),
        ("sister_secretary", 404),
        ("committee_member", 403),
        ("deputy", 200),
        ("ward_secretary", 200),
        ("province_officer", 200),
        ("administrator", 200),
    ],
)
def test_who_sees_the_page(client, cast, who, code):
    client.force_login(getattr(cast, who))
    assert client.get(LIST).status_code == code


@pytest.mark.parametrize("act", ["lien-ket", "ngung", "mo"])
def test_nobody_acts_on_an_account_of_another_unit_through_this_one(client, officer, cast, act):
    for stranger in (cast.sister_secretary, cast.outsider, cast.member):
        assert client.post(f"{LIST}{stranger.pk}/{act}/").status_code == 404
    assert client.get(f"{LIST}{cast.secretary.pk}/{act}/").status_code == 405
    client.force_login(cast.secretary)
    assert client.post(f"{LIST}{cast.deputy.pk}/{act}/").status_code in (302, 403)
    assert User.objects.get(pk=cast.deputy.pk).is_active


@pytest.mark.parametrize("extra", [0, 2])
def test_the_page_costs_the_same_with_two_accounts_more(client, officer, tree, extra, django_assert_num_queries):
    for number in range(extra):
        make_user(f"them{number}", f"Thêm {number}", "committee_member", tree.branch)
    client.get(LIST)
    with django_assert_num_queries(11):
        client.get(LIST)


def test_the_first_page_lists_the_unit_and_those_directly_below(client, officer, cast):
    page = client.get("/quan-tri/")
    assert [(each.code, each.posts, each.accounts) for each in page.context["page"]] == [
        ("TT.P1", 3, 3),
        ("TT.P1.CD01", 3, 3),
        ("TT.P1.CD02", 1, 1),
    ]
    assert client.get("/quan-tri/?unit=TT.P2").status_code == 404
    client.force_login(cast.secretary)
    assert client.get("/quan-tri/").status_code == 403
