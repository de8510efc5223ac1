"""The door: by user name, e-mail or phone; wrong, limited, switched off, built-in."""

import pytest
from django.urls import reverse

from branches.accounts.models import User
from branches.administration.accounts import texts
from tests.conftest import make_user

PASSWORD = "mat-khau-thu-9"
DOOR = "/tai-khoan/dang-nhap/"


@pytest.fixture
def holder(db):
    return make_user("an", "Nguyễn Văn An", email="an@vi.du.vn", phone="0912345678")


def sign_in(client, login, password=PASSWORD, **more):
    return client.post(DOOR, {"login": login, "password": password, **more})


def who(client):
    return client.session.get("_auth_user_id")


def test_the_page_is_vietnamese_and_has_one_box_for_the_three_names(client, db):
    page = client.get(DOOR).content.decode()
    assert texts.LOGIN_LABEL in page
    assert "Quên mật khẩu" in page
    assert "Dùng thử ngay" not in page
    for english in ("Username", "Password", "Forgot", "Remember", "Sign"):
        assert english not in page


@pytest.mark.parametrize("login", ["an", "AN", "an@vi.du.vn", "AN@VI.DU.VN", "0912345678", "+84 912 345 678"])
def test_user_name_mail_and_phone_open_the_same_account(client, holder, login):
    answer = sign_in(client, login)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert who(client) == str(holder.pk)


def test_signing_in_leads_back_to_the_page_that_asked_for_it(client, holder):
    asked = client.get("/tai-khoan/ho-so/")
    assert asked.headers["Location"] == f"{DOOR}?next=/tai-khoan/ho-so/"
    answer = sign_in(client, "an", next="/tai-khoan/ho-so/")
    assert answer.headers["Location"] == "/tai-khoan/ho-so/"


@pytest.mark.parametrize("elsewhere", ["https://xau.vn/", "//xau.vn", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(client, holder, elsewhere):
    assert sign_in(client, "an", next=elsewhere).headers["Location"] == "/"


@pytest.mark.parametrize(
    ("login", "password"), [("an", "sai-roi-9999"), ("khong.co", PASSWORD), ("0999999999", PASSWORD)]
)
def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(client, holder, login, password):
    answer = sign_in(client, login, password)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"__all__": [texts.WRONG_NAME_OR_PASSWORD]}
    assert f'value="{login}"' in answer.content.decode()
    assert password not in answer.content.decode()
    assert who(client) is None


@pytest.mark.parametrize("login", ["", "a" * 300, "an\x00", "<b>an</b>"])
def test_bad_input_is_answered_with_a_sentence(client, holder, login):
    answer = sign_in(client, login)
    assert answer.status_code == 422
    assert "<b>an</b>" not in answer.content.decode()


def test_empty_boxes_say_what_is_missing(client, db):
    answer = sign_in(client, "", "")
    assert answer.context["form"].errors == {"login": [texts.LOGIN_MISSING], "password": [texts.PASSWORD_MISSING]}


def test_the_sixth_wrong_try_is_limited_even_with_the_right_password(client, holder):
    for _ in range(5):
        assert sign_in(client, "an", "sai-roi-9999").status_code == 422
    answer = sign_in(client, "an")
    assert answer.status_code == 429
    assert answer.context["form"].errors == {"__all__": [texts.TOO_MANY_ATTEMPTS]}
    assert who(client) is None


def test_another_spelling_of_the_name_is_no_way_around_the_limit(client, holder):
    for login in ["0912345678", "0912 345 678", "+84912345678", "an@vi.du.vn", "An"]:
        assert sign_in(client, login, "sai-roi-9999").status_code == 422
    assert sign_in(client, "an").status_code == 429


def test_a_limited_account_does_not_stop_others(client, holder):
    other = make_user("binh", "Lê Thị Bình")
    for _ in range(6):
        sign_in(client, "an", "sai-roi-9999")
    sign_in(client, "binh")
    assert who(client) == str(other.pk)


def test_an_account_that_is_off_is_told_so_only_with_its_password(client, holder):
    User.objects.filter(pk=holder.pk).update(is_active=False)
    right = sign_in(client, "an")
    assert right.status_code == 422
    assert right.context["form"].errors == {"__all__": [texts.ACCOUNT_OFF]}
    wrong = sign_in(client, "an", "sai-roi-9999")
    assert wrong.context["form"].errors == {"__all__": [texts.WRONG_NAME_OR_PASSWORD]}
    assert who(client) is None


def test_the_built_in_user_never_signs_in_even_with_a_password(client, db):
    system = User.objects.system()
    system.set_password(PASSWORD)
    system.save(update_fields=["password"])
    answer = sign_in(client, "system")
    assert answer.context["form"].errors == {"__all__": [texts.WRONG_NAME_OR_PASSWORD]}
    assert who(client) is None
    assert client.login(username="system", password=PASSWORD) is False


def test_an_account_without_a_password_has_no_way_in(client, db):
    make_user("moi", "Mới").set_unusable_password()
    User.objects.create_user("chua.moi", full_name="Chưa Mời")
    assert sign_in(client, "chua.moi", "").status_code == 422
    assert sign_in(client, "chua.moi", "!").status_code == 422
    assert who(client) is None


def test_switching_an_account_off_ends_its_session_at_once(client, holder):
    sign_in(client, "an")
    assert client.get("/tai-khoan/ho-so/").status_code == 200
    User.objects.filter(pk=holder.pk).update(is_active=False)
    assert client.get("/tai-khoan/ho-so/").status_code == 302


def test_signing_out_is_a_post(client, holder):
    client.force_login(holder)
    assert client.get(reverse("accounts:sign_out")).status_code == 405
    assert who(client) == str(holder.pk)
    answer = client.post(reverse("accounts:sign_out"))
    assert answer.headers["Location"] == DOOR
    assert who(client) is None
    assert client.post(reverse("accounts:sign_out")).status_code == 302


def test_pages_of_allauth_that_are_not_offered_do_not_exist(client, db):
    for path in ("signup", "dang-ky", "email", "login", "password/reset", "confirm-email", "social/login"):
        assert client.get(f"/tai-khoan/{path}/").status_code == 404
        assert client.get(f"/accounts/{path}/").status_code == 404


def test_whoever_is_signed_in_is_sent_on(client, holder):
    client.force_login(holder)
    assert client.get(DOOR + "?next=/tai-khoan/ho-so/").headers["Location"] == "/tai-khoan/ho-so/"


def test_the_page_is_not_cached_and_takes_a_token(client, holder):
    assert "no-store" in client.get(DOOR).headers["Cache-Control"]
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert sign_in(strict, "an").status_code == 403


def test_the_admin_has_no_door_of_its_own(client, holder):
    asked = client.get("/he-thong/", follow=True)
    assert asked.redirect_chain[-1][0] == f"{DOOR}?next=/he-thong/"
    assert client.post("/he-thong/login/", {"username": "an", "password": PASSWORD}).status_code in (302, 401)
    assert who(client) is None
    client.force_login(holder)
    assert client.get("/he-thong/", follow=True).status_code == 403
    owner = User.objects.create_superuser("chu", PASSWORD, full_name="Chủ")
    client.force_login(owner)
    assert client.get("/he-thong/").status_code == 200
