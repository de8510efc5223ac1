"""Pages for what can't be served: Vietnamese, in the design's language, under the strict policy, with DEBUG off."""

import re

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from branches.units.views import listing

pytestmark = pytest.mark.django_db

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'self'"
)
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|\shx-on|<script(?![^>]*\ssrc=)|javascript:", re.I)


@pytest.fixture
def signed_in(cast):
    client = Client(raise_request_exception=False)
    client.force_login(cast.ward_officer)
    return client


def shown(answer):
    """Status and first heading, once the page has been found to keep the policy."""
    text = answer.content.decode()
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert INLINE.findall(text) == []
    assert '<html lang="vi">' in text
    assert text.count("<h1") == 1
    return answer.status_code, re.search(r"<h1[^>]*>(.*?)</h1>", text, re.S)[1].strip()


def test_a_page_that_is_not_there(signed_in):
    assert shown(signed_in.get("/khong-co-trang-nay/")) == (404, "Không tìm thấy trang này")
    assert shown(Client().get("/khong-co-trang-nay/")) == (404, "Không tìm thấy trang này")


def test_what_may_not_be_done(signed_in, tree):
    answer = signed_in.get(reverse("units:edit", args=[tree.branch.code]))
    assert shown(answer) == (403, "Chưa làm được việc này")


def test_a_request_that_cannot_be_read(signed_in):
    assert shown(signed_in.get("/don-vi/?q=%00")) == (400, "Không đọc được yêu cầu")


def test_a_fault_of_ours(signed_in, monkeypatch):
    def fault(text):
        raise RuntimeError("số 001201000017")

    monkeypatch.setattr(listing, "past_day", fault)
    answer = signed_in.get(reverse("units:list"))
    assert shown(answer) == (500, "Hệ thống gặp lỗi")
    assert "001201000017" not in answer.content.decode()


def test_a_database_that_is_away(signed_in, monkeypatch):
    def away(text):
        raise OperationalError("could not connect to server")

    monkeypatch.setattr(listing, "past_day", away)
    answer = signed_in.get(reverse("units:list"))
    assert shown(answer) == (503, "Hệ thống đang tạm nghỉ")
    assert answer.headers["Retry-After"] == "10"
    monkeypatch.undo()
    assert signed_in.get(reverse("units:list")).status_code == 200


def test_a_database_that_is_away_before_any_view_is_reached(signed_in, monkeypatch):
    def away(self):
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", away)
    assert shown(signed_in.get(reverse("units:list"))) == (503, "Hệ thống đang tạm nghỉ")


def test_a_form_of_a_page_that_is_too_old(cast, tree):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.ward_officer)
    answer = client.post(reverse("units:create"), {"name": "Chi đoàn"})
    assert shown(answer) == (403, "Trang đã mở quá lâu")


def test_ordinary_pages_keep_the_policy_too(signed_in, tree):
    for address in (
        reverse("units:list"),
        tree.ward.get_absolute_url(),
        f"{reverse('units:create')}?duoi={tree.ward.code}",
        reverse("units:history", args=[tree.ward.code]),
    ):
        assert shown(signed_in.get(address))[0] == 200
