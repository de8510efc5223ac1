"""What was typed survives a session that is lost in the middle of a form, with no script at work."""

import re

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from branches.accounts.models import User
from branches.administration.accounts import unsent
from tests.conftest import make_user

PROFILE, DOOR = "/tai-khoan/ho-so/", "/tai-khoan/dang-nhap/"
TYPED = {"full_name": 'Nguyễn Văn An "Tý"', "email": "moi@vi.du.vn", "phone": "0987654321"}


@pytest.fixture
def holder(db):
    return make_user("an", "Nguyễn Văn An")


def hidden(page, name):
    found = re.search(f'name="{name}" value="([^"]*)"', page.content.decode())
    return found and found[1]


def test_what_was_typed_is_kept_signed_in_again_and_sent(client, holder):
    client.force_login(holder)
    client.get(PROFILE)
    client.session.flush()
    del client.cookies[settings.SESSION_COOKIE_NAME]

    lost = client.post(PROFILE, TYPED, headers={"referer": f"http://testserver{PROFILE}"})
    assert lost.status_code == 401
    assert "Cần đăng nhập lại" in lost.content.decode()
    assert User.objects.get(pk=holder.pk).phone == ""

    packed = hidden(lost, "unsent")
    wrong = client.post(DOOR, {"login": "an", "password": "sai-roi-9999", "unsent": packed, "next": PROFILE})
    assert wrong.status_code == 422
    assert hidden(wrong, "unsent") == packed

    resumed = client.post(DOOR, {"login": "an", "password": "mat-khau-thu-9", "unsent": packed, "next": PROFILE})
    assert resumed.status_code == 200
    page = resumed.content.decode()
    assert f'<form class="card mt-4" method="post" action="{PROFILE}" data-drops-draft>' in page
    assert hidden(resumed, "full_name") == "Nguyễn Văn An &quot;Tý&quot;"
    # Reloading the page signs in nobody twice and still holds what was typed.
    again = client.post(DOOR, {"login": "an", "password": "mat-khau-thu-9", "unsent": packed})
    assert hidden(again, "phone") == "0987654321"

    sent = client.post(PROFILE, {**TYPED, "full_name": "Nguyễn Văn An"})
    assert sent.status_code == 302
    assert User.objects.get(pk=holder.pk).phone == "0987654321"


def test_fields_of_the_same_name_come_back_all_and_in_order(client, db):
    lost = client.post("/tai-khoan/ho-so/?a=1", {"chon": ["3", "1", "2"], "ghi_chu": ""})
    kept = unsent.unpack(lost.context["unsent"])
    assert (kept.path, kept.fields) == (
        "/tai-khoan/ho-so/?a=1",
        [("chon", "3"), ("chon", "1"), ("chon", "2"), ("ghi_chu", "")],
    )


def test_passwords_and_tokens_are_never_kept(client, db):
    typed = {"oldpassword": "bi-mat-cu-1", "password1": "bi-mat-moi-1", "password2": "bi-mat-moi-1"}
    lost = client.post("/tai-khoan/doi-mat-khau/", {**typed, "csrfmiddlewaretoken": "x"})
    # Nothing is left to keep: the ordinary way to the sign-in.
    assert lost.status_code == 302
    lost = client.post("/tai-khoan/doi-mat-khau/", {**typed, "ghi_chu": "giữ"})
    assert unsent.unpack(lost.context["unsent"]).fields == [("ghi_chu", "giữ")]
    assert "bi-mat" not in lost.content.decode()


def test_a_file_is_not_kept_and_the_page_says_so(client, db):
    lost = client.post(PROFILE, {"full_name": "An", "tep": SimpleUploadedFile("ds.csv", b"a,b")})
    assert unsent.unpack(lost.context["unsent"]).fields == [("full_name", "An")]
    assert "Riêng tệp đã chọn thì phải chọn lại." in lost.content.decode()


def test_too_much_is_not_kept_and_the_page_says_how_to_save_it(client, db):
    lost = client.post(PROFILE, {"full_name": "a" * (unsent.MOST_CHARACTERS + 1)})
    assert (lost.status_code, lost.context["unsent"]) == (401, "")
    assert "Bấm nút quay lại của trình duyệt để chép" in lost.content.decode()


@pytest.mark.parametrize("forged", ["x", "", "WyIvIixbXSxmYWxzZV0:1a:abc", "\x00"])
def test_only_our_own_package_is_opened(client, holder, forged):
    answer = client.post(DOOR, {"login": "an", "password": "mat-khau-thu-9", "unsent": forged})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_a_button_without_fields_leads_back_to_its_page(client, db):
    answer = client.post("/tai-khoan/doi-don-vi/", {}, headers={"referer": "http://testserver/don-vi/?q=a"})
    assert answer.headers["Location"] == f"{DOOR}?next=/don-vi/%3Fq%3Da"
    elsewhere = client.post("/tai-khoan/doi-don-vi/", {}, headers={"referer": "https://xau.vn/"})
    assert elsewhere.headers["Location"] == f"{DOOR}?next=/"


def test_a_part_of_a_page_is_sent_to_the_sign_in(client, db):
    answer = client.post(PROFILE, TYPED, headers={"hx-request": "true"})
    assert answer.status_code == 302


def test_a_forged_form_of_another_site_gets_no_such_page(db):
    answer = Client(enforce_csrf_checks=True).post(PROFILE, TYPED)
    assert answer.status_code == 403
    assert "unsent" not in answer.content.decode()
