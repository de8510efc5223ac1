"""One-time links: made by the superior, shown once, used once, stored as a digest."""

import hashlib
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from branches.accounts.models import SignInLink, User
from branches.administration.accounts import actions
from branches.audit.models import JournalEntry
from branches.positions.models import Position
from branches.rulesets.models import RuleSet
from tests.conftest import LONG_AGO, make_user

CHOICE = {"password1": "hoa-phuong-do-77", "password2": "hoa-phuong-do-77"}


@pytest.fixture
def newcomer(cast, tree):
    user = User.objects.create_user("moi", full_name="Người Mới", email="moi@vi.du.vn")
    Position.objects.create(user=user, unit=tree.branch, post_id="committee_member", begins_on=LONG_AGO)
    return user


def page(token):
    return f"/tai-khoan/lien-ket/{token}/"


def test_an_invitation_lets_its_holder_choose_a_password_and_in(client, cast, newcomer):
    link, token = actions.make_link(newcomer, actor=cast.ward_officer)
    assert link.purpose == "invitation"
    shown = client.get(page(token))
    assert "Chào Người Mới" in shown.content.decode()
    answer = client.post(page(token), CHOICE)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(newcomer.pk)
    assert User.objects.get(pk=newcomer.pk).check_password("hoa-phuong-do-77")
    entry = JournalEntry.objects.get(act="accounts.link.used")
    assert (entry.actor_key, entry.subject_key) == (newcomer.pk, newcomer.pk)


def test_a_link_works_once(client, cast, newcomer):
    _, token = actions.make_link(newcomer, actor=cast.ward_officer)
    client.post(page(token), CHOICE)
    client.logout()
    assert client.get(page(token)).status_code == 410
    assert client.post(page(token), CHOICE).status_code == 410
    with pytest.raises(actions.DeadLink):
        actions.use_link(token, "mot-mat-khau-khac-1")


def test_a_new_link_kills_the_older_one(client, cast, newcomer):
    _, older = actions.make_link(newcomer, actor=cast.ward_officer)
    _, newer = actions.make_link(newcomer, actor=cast.ward_officer)
    assert client.get(page(older)).status_code == 410
    assert client.get(page(newer)).status_code == 200


def test_a_link_ends_after_the_days_of_the_rule_set(client, cast, newcomer):
    link, _ = actions.make_link(newcomer, actor=cast.ward_officer)
    assert link.expires_at - timezone.now() > timedelta(days=6, hours=23)
    assert link.expires_at - timezone.now() <= timedelta(days=7)
    RuleSet.objects.create(
        effective_on=LONG_AGO, source="Quyết định thử", values={"sign_in_link_days": 2}, created_by=cast.system
    )
    link, token = actions.make_link(newcomer, actor=cast.ward_officer)
    assert link.expires_at - timezone.now() <= timedelta(days=2)
    SignInLink.objects.filter(pk=link.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(page(token)).status_code == 410


def test_only_a_digest_is_stored_and_the_token_is_nowhere(cast, newcomer):
    link, token = actions.make_link(newcomer, actor=cast.ward_officer)
    assert len(token) == 43
    assert bytes(SignInLink.objects.get(pk=link.pk).digest) == hashlib.sha256(token.encode()).digest()
    with connection.cursor() as cursor:
        for table in ("branches_signinlink", "branches_journalentry", "pghistory_context"):
            cursor.execute(f"SELECT count(*) FROM {table} AS r WHERE r::text LIKE %s", [f"%{token}%"])
            assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("token", ["x", "a" * 43, "..", "%00", "a" * 5000])
def test_no_other_token_opens_anything(client, newcomer, token):
    assert client.get(page(token)).status_code in (400, 404, 410)


def test_a_link_is_dead_for_an_account_that_was_switched_off(client, cast, newcomer):
    _, token = actions.make_link(newcomer, actor=cast.ward_officer)
    actions.switch_off(newcomer, actor=cast.ward_officer)
    assert client.get(page(token)).status_code == 410
    actions.switch_on(newcomer, actor=cast.ward_officer)
    assert client.get(page(token)).status_code == 410
    assert client.post(page(token), CHOICE).status_code == 410


def test_a_weak_password_keeps_the_link_alive(client, cast, newcomer):
    _, token = actions.make_link(newcomer, actor=cast.ward_officer)
    assert client.post(page(token), {"password1": "ngan", "password2": "ngan"}).status_code == 422
    assert client.post(page(token), CHOICE).status_code == 302


def test_a_reset_ends_the_sessions_of_the_old_password(client, cast):
    client.force_login(cast.secretary)
    link, token = actions.make_link(cast.secretary, actor=cast.ward_officer)
    assert link.purpose == "reset"
    assert client.get("/tai-khoan/ho-so/").status_code == 200
    actions.use_link(token, "hoa-phuong-do-77")
    assert client.get("/tai-khoan/ho-so/").status_code == 302


def test_changing_the_password_kills_a_link_that_is_out(client, cast):
    _, token = actions.make_link(cast.secretary, actor=cast.ward_officer)
    actions.change_password(cast.secretary, "hoa-phuong-do-77", actor=cast.secretary)
    assert client.get(page(token)).status_code == 410


def test_the_link_is_shown_once_and_sent_by_mail_where_there_is_an_address(client, cast, newcomer):
    client.force_login(cast.ward_officer)
    answer = client.post(f"/quan-tri/don-vi/TT.P1.CD01/tai-khoan/{newcomer.pk}/lien-ket/")
    url = re.search(r"http://testserver(/tai-khoan/lien-ket/[^<]+)<", answer.content.decode())[1]
    assert answer.headers["Cache-Control"] == "no-store"
    assert [letter.to for letter in mail.outbox] == [["moi@vi.du.vn"]]
    assert url in mail.outbox[0].body
    assert "Cao Thị Bộ mời anh/chị" in mail.outbox[0].body
    assert url not in client.get("/quan-tri/don-vi/TT.P1.CD01/tai-khoan/").content.decode()
    client.logout()
    assert client.get(url).status_code == 200


def test_a_mail_server_that_is_down_stops_nothing_and_is_told(client, cast, newcomer, monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise ConnectionRefusedError("moi@vi.du.vn")

    monkeypatch.setattr("branches.administration.accounts.letters.send_mail", fail)
    client.force_login(cast.ward_officer)
    answer = client.post(f"/quan-tri/don-vi/TT.P1.CD01/tai-khoan/{newcomer.pk}/lien-ket/")
    assert answer.status_code == 200
    assert "Chưa gửi được thư." in answer.content.decode()
    assert "moi@vi.du.vn" not in caplog.text


@pytest.mark.parametrize(
    ("actor", "holder", "allowed"),
    [
        ("ward_officer", "secretary", True),
        ("ward_secretary", "secretary", True),
        ("administrator", "secretary", True),
        ("administrator", "ward_officer", True),
        ("province_officer", "ward_officer", True),
        ("system", "ward_officer", True),
        ("ward_officer", "ward_secretary", False),
        ("ward_officer", "administrator", False),
        ("province_officer", "administrator", False),
        ("ward_officer", "ward_officer", False),
        ("secretary", "deputy", False),
        ("secretary", "ward_officer", False),
        ("administrator", "province_officer", False),
        ("outsider", "secretary", False),
        ("member", "secretary", False),
        ("administrator", "system", False),
        ("administrator", "member", False),
    ],
)
def test_who_makes_links_for_whom(cast, actor, holder, allowed):
    actor, holder = getattr(cast, actor), getattr(cast, holder)
    if allowed:
        assert actions.make_link(holder, actor=actor)[0].user == holder
    else:
        with pytest.raises(PermissionDenied):
            actions.make_link(holder, actor=actor)
        assert SignInLink.objects.count() == 0


def test_whoever_also_holds_a_post_elsewhere_is_out_of_a_ward_s_hands(cast, tree):
    Position.objects.create(
        user=cast.secretary, unit=tree.stranger_branch, post_id="committee_member", begins_on=LONG_AGO
    )
    with pytest.raises(PermissionDenied, match="ngoài phạm vi"):
        actions.make_link(cast.secretary, actor=cast.administrator)
    assert actions.make_link(cast.secretary, actor=cast.province_officer)


def test_the_account_of_the_installation_s_owner_is_not_a_ward_s(cast, tree):
    owner = make_user("chu", "Chủ Hệ Thống", "committee_member", tree.branch, is_superuser=True)
    with pytest.raises(PermissionDenied):
        actions.make_link(owner, actor=cast.administrator)
