"""The holder's own page: name, e-mail, phone, password, unit in view."""

import pytest
from django.contrib.auth import authenticate

from branches.accounts.models import User
from branches.administration.accounts import texts
from branches.audit.models import JournalEntry
from branches.positions.models import Position
from tests.conftest import LONG_AGO, make_user

PROFILE, PASSWORD_PAGE, SWITCH = "/tai-khoan/ho-so/", "/tai-khoan/doi-mat-khau/", "/tai-khoan/doi-don-vi/"
PASSWORD = "mat-khau-thu-9"


@pytest.fixture
def me(client, cast):
    client.force_login(cast.secretary)
    return cast.secretary


def test_the_page_shows_name_posts_and_the_way_to_a_new_password(client, me):
    page = client.get(PROFILE).content.decode()
    for words in ("Bùi Thị Thư", "bithu", "Bí thư chi đoàn", "Chi đoàn Tổ 1", "01/01/2020", PASSWORD_PAGE):
        assert words in page
    assert "Trịnh Thị Sen" not in page


def test_name_mail_and_phone_are_saved_cleaned_and_journalled(client, me, tree):
    answer = client.post(
        PROFILE, {"full_name": "  bùi   thị THƯ ", "email": "THU@Vi.Du.vn", "phone": "+84 912 345 678"}
    )
    assert answer.status_code == 302
    saved = User.objects.get(pk=me.pk)
    assert (saved.full_name, saved.email, saved.phone) == ("bùi thị THƯ", "thu@vi.du.vn", "0912345678")
    entry = JournalEntry.objects.get(act="accounts.account.edited")
    assert (entry.actor_key, entry.subject_key, entry.unit_key, entry.details) == (me.pk, me.pk, tree.branch.pk, {})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("full_name", ""),
        ("full_name", "A"),
        ("full_name", "a" * 5000),
        ("full_name", "An\x00"),
        ("email", "khong phai thu"),
        ("email", "a@" + "b" * 300 + ".vn"),
        ("phone", "12345"),
        ("phone", "0912345678 và 0912345679"),
        ("phone", "=1+1"),
    ],
)
def test_bad_values_are_refused_beside_their_field_and_kept(client, me, field, value):
    typed = {"full_name": "Bùi Thị Thư", "email": "", "phone": "", field: value}
    answer = client.post(PROFILE, typed)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert User.objects.get(pk=me.pk).full_name == "Bùi Thị Thư"
    assert answer.context["form"][field].value() == value


def test_another_account_s_mail_phone_or_user_name_is_refused_without_telling_whose(client, me):
    make_user("0911222333", "Người Khác", email="khac@vi.du.vn", phone="0987654321")
    for typed, field in [
        ({"email": "KHAC@vi.du.vn"}, "email"),
        ({"phone": "0987 654 321"}, "phone"),
        ({"phone": "0911222333"}, "phone"),
    ]:
        answer = client.post(PROFILE, {"full_name": "Bùi Thị Thư", "email": "", "phone": "", **typed})
        assert answer.context["form"].errors == {field: [texts.TAKEN[field]]}
        assert "Người Khác" not in answer.content.decode()


def test_pasted_html_is_shown_as_text(client, me):
    client.post(PROFILE, {"full_name": "<script>alert(1)</script>", "email": "", "phone": ""})
    page = client.get(PROFILE).content.decode()
    assert "<script>alert(1)</script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_user_name_and_rights_cannot_be_sent_along(client, me):
    client.post(PROFILE, {"full_name": "Bùi Thị Thư", "username": "quantri2", "is_superuser": "1", "is_staff": "1"})
    saved = User.objects.get(pk=me.pk)
    assert (saved.username, saved.is_superuser, saved.is_staff) == ("bithu", False, False)


def test_a_new_password_needs_the_old_one_and_keeps_this_session_only(client, me):
    from django.test import Client

    elsewhere = Client()
    elsewhere.force_login(me)
    fresh = {"oldpassword": PASSWORD, "password1": "hoa-phuong-do-77", "password2": "hoa-phuong-do-77"}
    assert client.post(PASSWORD_PAGE, {**fresh, "oldpassword": "sai"}).context["form"].errors == {
        "oldpassword": [texts.CURRENT_PASSWORD_WRONG]
    }
    assert client.post(PASSWORD_PAGE, fresh).headers["Location"] == PROFILE
    assert client.get(PROFILE).status_code == 200
    assert elsewhere.get(PROFILE).status_code == 302
    assert authenticate(username="bithu", password="hoa-phuong-do-77") == me
    assert authenticate(username="bithu", password=PASSWORD) is None
    entry = JournalEntry.objects.get(act="accounts.password.changed")
    assert (entry.actor_key, entry.details) == (me.pk, {})


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [
        ("ngan", "ngan", "password1"),
        ("1234567890123", "1234567890123", "password1"),
        ("bùi thị thư", "bùi thị thư", "password1"),
        ("password1234", "password1234", "password1"),
        ("hoa-phuong-do-77", "hoa-phuong-do-78", "password2"),
        ("", "", "password1"),
    ],
)
def test_a_weak_or_mistyped_password_is_refused_in_vietnamese(client, me, first, second, field):
    answer = client.post(PASSWORD_PAGE, {"oldpassword": PASSWORD, "password1": first, "password2": second})
    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert field in errors
    assert not any(word in str(errors) for word in ("This", "The ", "Your", "must", "too"))
    if first:
        assert f'value="{first}"' not in answer.content.decode()


def test_passwords_cannot_be_guessed_from_an_open_session(client, me):
    for _ in range(5):
        client.post(PASSWORD_PAGE, {"oldpassword": "sai", "password1": "a", "password2": "a"})
    fresh = {"oldpassword": PASSWORD, "password1": "hoa-phuong-do-77", "password2": "hoa-phuong-do-77"}
    assert client.post(PASSWORD_PAGE, fresh).status_code == 429


def test_the_unit_in_view_is_switched_among_one_s_own(client, me, tree):
    Position.objects.create(user=me, unit=tree.sister, post_id="committee_member", begins_on=LONG_AGO)
    assert client.get(PROFILE).context["shell"]["unit"]["name"] == "Chi đoàn Tổ 1"
    client.post(SWITCH, {"unit": tree.sister.pk})
    shell = client.get(PROFILE).context["shell"]
    assert (shell["unit"]["name"], shell["account"]["post"]) == ("Chi đoàn Trường Hoa Sen", "Ủy viên BCH chi đoàn")
    assert [(each["name"], each["current"]) for each in shell["units"]] == [
        ("Chi đoàn Tổ 1", False),
        ("Chi đoàn Trường Hoa Sen", True),
    ]


@pytest.mark.parametrize("unit", ["", "abc", "-1", "999999999999999999999"])
def test_a_stranger_s_unit_cannot_be_chosen(client, me, tree, unit):
    client.post(SWITCH, {"unit": unit or tree.stranger_ward.pk})
    assert client.get(PROFILE).context["shell"]["unit"]["name"] == "Chi đoàn Tổ 1"
    assert client.get(SWITCH).status_code == 405
