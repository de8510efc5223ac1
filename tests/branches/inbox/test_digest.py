"""The daily letter."""

from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.utils import timezone

from branches.audit.models import JournalEntry
from branches.inbox import actions, tasks
from branches.inbox.models import InboxSetting
from branches.jobs.models import Job
from tests.branches.inbox.conftest import SUNDAY, todo


@pytest.fixture
def me(cast):
    cast.secretary.email = "thu@vi.du.vn"
    cast.secretary.save()
    return cast.secretary


@pytest.fixture
def morning(settings, monkeypatch, django_capture_on_commit_callbacks):
    """morning(hour, minute): what the periodic work does then."""
    settings.SENDS_MAIL = True

    def at(hour, minute=0, days=0):
        now = timezone.make_aware(datetime(SUNDAY.year, SUNDAY.month, SUNDAY.day, hour, minute)) + timedelta(days=days)
        monkeypatch.setattr("django.utils.timezone.now", lambda: now)
        with django_capture_on_commit_callbacks(execute=True):
            tasks.hand_over_digests()

    return at


def test_it_goes_once_from_seven_on(me, waits, morning):
    waits(me, todo(-2, on=SUNDAY), todo(None, on=SUNDAY, number="", kind="Nhập danh sách"))
    morning(6, 59)
    assert mail.outbox == []
    morning(7)
    morning(7, 10)
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == (["thu@vi.du.vn"], "Ba Chủ Động: 2 việc cần làm, 1 việc quá hạn")
    assert letter.body.split("\n\nXem và làm tại")[0] == (
        "Hôm nay 22/11/2026 có 2 việc chờ anh/chị, trong đó 1 việc quá hạn.\n\n"
        "Quá hạn\n- Chuyển sinh hoạt CSH-2026-0147, hạn 20/11/2026\n\n"
        "Không hạn\n- Nhập danh sách"
    )
    morning(7, days=1)
    assert len(mail.outbox) == 2


def test_the_letter_leads_to_the_list_and_to_its_own_end(me, waits, morning, client):
    waits(me, todo(1, on=SUNDAY))
    morning(8)
    [letter] = mail.outbox
    stop = letter.body.strip().splitlines()[-1]
    assert "http://127.0.0.1:8000/viec-can-lam/\n" in letter.body
    assert letter.extra_headers == {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    path = stop.removeprefix("http://127.0.0.1:8000")
    assert "Tắt thư nhắc việc hằng ngày" in client.get(path).content.decode()
    assert not InboxSetting.objects.filter(digest=False).exists()
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert InboxSetting.objects.get(user=me).digest is False
    assert JournalEntry.objects.get(act="inbox.digest.off").actor_key == me.pk
    morning(7, days=1)
    assert len(mail.outbox) == 1


def test_a_link_that_was_changed_stops_nothing(me, client):
    from branches.inbox.secret_links import stop_token

    token = stop_token(me)
    for changed in (token[:-1], token.replace(str(me.pk), str(me.pk + 1), 1), "x", f"{me.pk}"):
        assert client.post(f"/viec-can-lam/ngung-thu/{changed}/").status_code == 410
    assert not InboxSetting.objects.filter(digest=False).exists()


@pytest.mark.parametrize("why", ["nothing waits", "no address", "switched off", "not wanted"])
def test_who_gets_none(me, waits, morning, why):
    waits(me, *([] if why == "nothing waits" else [todo()]))
    if why == "no address":
        me.email = ""
    if why == "switched off":
        me.is_active = False
    if why == "not wanted":
        actions.set_digest(me, False, actor=me)
    me.save()
    morning(7)
    assert mail.outbox == []


def test_the_built_in_account_gets_none(cast, waits, morning):
    cast.system.email = "he.thong@vi.du.vn"
    cast.system.save()
    waits(cast.system, todo())
    morning(7)
    assert mail.outbox == []


def test_without_a_mail_server_nothing_is_gathered(me, waits, morning, settings):
    asked = waits(me, todo())
    settings.SENDS_MAIL = False
    morning(7)
    assert (asked, Job.objects.count()) == ([], 0)


def test_an_address_that_is_refused_stops_no_other(me, cast, waits, morning, monkeypatch):
    cast.deputy.email = "pho@vi.du.vn"
    cast.deputy.save()
    sent = []

    def send(letter, **how):
        sent.append(letter.to)
        if letter.to == ["thu@vi.du.vn"]:
            raise SMTPRecipientsRefused({})

    monkeypatch.setattr("django.core.mail.EmailMessage.send", send)
    monkeypatch.setattr("branches.inbox.queries.waiting_for", lambda who, on: [todo()])
    morning(7)
    morning(7, 10)
    assert sorted(sent) == [["pho@vi.du.vn"], ["thu@vi.du.vn"]]


def test_when_the_mail_server_is_away_the_next_round_tries_again(me, waits, morning, monkeypatch):
    waits(me, todo())

    def away(letter, **how):
        raise SMTPServerDisconnected

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", away)
        morning(7)
    morning(7, 10)
    assert len(mail.outbox) == 1


def test_a_day_is_claimed_once(me):
    assert [actions.claim_digest(me, SUNDAY), actions.claim_digest(me, SUNDAY)] == [True, False]


def test_a_long_list_is_cut(me, waits, morning):
    waits(me, *[todo(number=f"CSH-2026-{number:04d}") for number in range(1, 43)])
    morning(7)
    assert mail.outbox[0].body.count("- Chuyển sinh hoạt") == 40
    assert "Còn 2 việc nữa." in mail.outbox[0].body
