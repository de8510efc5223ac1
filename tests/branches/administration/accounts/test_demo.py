"""One tap signs in as a demo account, in the demo and nowhere else."""

import pytest

from tests.conftest import make_user

DOOR, TAP = "/tai-khoan/dang-nhap/", "/tai-khoan/dung-thu/"


@pytest.fixture
def demo(tree):
    make_user("demo.canbo", "Cán Bộ Thử", "officer", tree.ward)
    make_user("demo.bithu", "Bí Thư Thử", "secretary", tree.branch)
    return make_user("demo.tat", "Đã Tắt", is_active=False)


def test_the_demo_offers_its_accounts_with_their_roles(client, demo, cast, settings):
    settings.DEMO = True
    page = client.get(DOOR)
    assert [(each.username, each.role) for each in page.context["demo_accounts"]] == [
        ("demo.canbo", "Cán bộ Đoàn chuyên trách, Đoàn phường Một"),
        ("demo.bithu", "Bí thư chi đoàn, Chi đoàn Tổ 1"),
    ]
    assert "Bùi Thị Thư" not in page.content.decode()
    answer = client.post(TAP, {"username": "demo.bithu"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert client.get("/tai-khoan/ho-so/").context["user"].username == "demo.bithu"


@pytest.mark.parametrize("username", ["bithu", "demo.tat", "demo.khong.co", "system", "", "demo.%"])
def test_no_other_account_opens_by_a_tap(client, demo, cast, settings, username):
    settings.DEMO = True
    assert client.post(TAP, {"username": username}).status_code == 404
    assert client.get("/tai-khoan/ho-so/").status_code == 302


def test_a_tap_is_a_post_with_a_token(demo, settings):
    from django.test import Client

    settings.DEMO = True
    assert Client().get(TAP).status_code == 405
    assert Client(enforce_csrf_checks=True).post(TAP, {"username": "demo.bithu"}).status_code == 403


def test_outside_the_demo_there_is_no_tap(client, demo, settings):
    settings.DEMO = False
    assert client.get(DOOR).context["demo_accounts"] == []
    assert client.post(TAP, {"username": "demo.bithu"}).status_code == 404
