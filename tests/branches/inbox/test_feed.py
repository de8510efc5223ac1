"""The calendar feed, and how its address is made and revoked."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from icalendar import Calendar

from branches.audit.models import JournalEntry
from branches.inbox import actions
from branches.inbox.models import InboxSetting
from tests.branches.inbox.conftest import todo

PROFILE, MAKE, REVOKE = "/tai-khoan/ho-so/", "/viec-can-lam/lich/", "/viec-can-lam/lich/huy/"


@pytest.fixture
def me(cast):
    return cast.secretary


@pytest.fixture
def secret(me):
    return actions.make_feed(me, actor=me)


def events(answer):
    return [
        (str(event["summary"]), event["dtstart"].dt, event["dtend"].dt)
        for event in Calendar.from_ical(answer.content).walk("VEVENT")
    ]


def test_a_calendar_opens_without_signing_in(client, me, secret, waits):
    waits(me, todo(3), todo(-2, number="CSH-2026-0009"), todo(None, number="CSH-2026-0010"))
    answer = client.get(f"/lich/{secret}.ics")
    today = timezone.localdate()
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert events(answer) == [
        (
            f"Quá hạn từ {today - timedelta(days=2):%d/%m/%Y}: Chuyển sinh hoạt CSH-2026-0009",
            today,
            today + timedelta(days=1),
        ),
        ("Chuyển sinh hoạt CSH-2026-0147", today + timedelta(days=3), today + timedelta(days=4)),
    ]


def test_an_event_stays_the_same_event(client, me, secret, waits):
    waits(me, todo(3), todo(4, number="CSH-2026-0009"))
    read = [re.findall(rb"UID:(\S+)", client.get(f"/lich/{secret}.ics").content) for _ in range(2)]
    assert read[0] == read[1]
    assert len(set(read[0])) == 2


def test_lines_are_folded_and_end_as_the_standard_says(client, me, secret, waits):
    waits(me, todo(3, kind="Đánh giá, xếp loại; " + "đoàn viên " * 20))
    content = client.get(f"/lich/{secret}.ics").content
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert events(client.get(f"/lich/{secret}.ics"))[0][0].startswith("Đánh giá, xếp loại; đoàn viên")


def test_an_empty_calendar_is_a_calendar(client, me, secret, waits):
    waits(me)
    assert events(client.get(f"/lich/{secret}.ics")) == []


def test_every_wrong_address_gets_the_same_answer(client, me, secret):
    old = secret
    actions.make_feed(me, actor=me)
    other = actions.make_feed(cast_off(me), actor=me)
    answers = [client.get(f"/lich/{each}.ics") for each in (old, old[:-1], "x", other)]
    assert {(answer.status_code, answer.content) for answer in answers} == {(404, b"")}


def cast_off(user):
    from tests.conftest import make_user

    return make_user("ngung", "Nguyễn Văn Ngừng", is_active=False)


def test_the_secret_is_long_shown_once_and_stored_only_as_a_digest(client, me, waits):
    waits(me)
    client.force_login(me)
    answer = client.post(MAKE)
    [secret] = re.findall(r"http://127\.0\.0\.1:8000/lich/([\w-]+)\.ics", answer.content.decode())
    assert len(secret) == 43  # 256 bits
    assert "no-store" in answer.headers["Cache-Control"]
    stored = InboxSetting.objects.get(user=me)
    assert secret not in str(vars(stored))
    assert secret not in str(list(JournalEntry.objects.values()))
    assert secret not in client.get(PROFILE).content.decode()
    assert client.get(f"/lich/{secret}.ics").status_code == 200


def test_a_revoked_address_opens_nothing(client, me, secret):
    client.force_login(me)
    assert "Hủy địa chỉ lịch" in client.get(PROFILE).content.decode()
    client.post(REVOKE)
    client.post(REVOKE)
    assert client.get(f"/lich/{secret}.ics").status_code == 404
    acts = JournalEntry.objects.filter(act__startswith="inbox.feed").order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["inbox.feed.made", "inbox.feed.revoked"]
    assert "Hủy địa chỉ lịch" not in client.get(PROFILE).content.decode()


def test_who_asks_too_often_is_told_to_wait(client, me, secret, waits):
    waits(me)
    answers = [client.get(f"/lich/{secret}.ics") for _ in range(31)]
    assert [answer.status_code for answer in answers] == [200] * 30 + [429]
    assert answers[-1].headers["Retry-After"] == "300"
    cache.clear()


def test_guessing_is_limited_too(client, db):
    codes = [client.get(f"/lich/{number}.ics").status_code for number in range(121)]
    assert codes == [404] * 120 + [429]
    cache.clear()
