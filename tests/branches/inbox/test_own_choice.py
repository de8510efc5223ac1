"""On the account's page everybody chooses how to be told."""

import pytest

from branches.audit.models import JournalEntry
from branches.inbox.models import InboxSetting

PROFILE, SWITCH = "/tai-khoan/ho-so/", "/viec-can-lam/thu/"


@pytest.fixture
def me(client, cast, settings):
    settings.SENDS_MAIL = True
    cast.secretary.email = "thu@vi.du.vn"
    cast.secretary.save()
    client.force_login(cast.secretary)
    return cast.secretary


def test_the_letter_is_switched_off_and_on(client, me):
    assert "Tắt thư hằng ngày" in client.get(PROFILE).content.decode()
    answer = client.post(SWITCH, {"digest": "off"}, follow=True)
    assert "Đã tắt thư nhắc việc" in answer.content.decode()
    assert InboxSetting.objects.get(user=me).digest is False
    assert "Bật thư hằng ngày" in client.get(PROFILE).content.decode()
    client.post(SWITCH, {"digest": "on"})
    client.post(SWITCH, {"digest": "on"})
    acts = JournalEntry.objects.filter(act__startswith="inbox.digest").order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["inbox.digest.off", "inbox.digest.on"]


@pytest.mark.parametrize(
    ("sends", "email", "said"),
    [
        (False, "thu@vi.du.vn", "chưa nối với máy chủ thư"),
        (True, "", "Tài khoản chưa có thư điện tử"),
        (True, "thu@vi.du.vn", "sau 7 giờ sáng"),
    ],
)
def test_the_page_says_when_no_letter_can_come(client, me, settings, sends, email, said):
    settings.SENDS_MAIL = sends
    me.email = email
    me.save()
    assert said in client.get(PROFILE).content.decode()
