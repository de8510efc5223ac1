"""A forgotten password: a letter for who has an address, the same answer for everybody."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from branches.accounts.models import User
from branches.administration.accounts import texts
from tests.conftest import make_user

PAGE = "/tai-khoan/quen-mat-khau/"
CHOICE = {"password1": "hoa-phuong-do-77", "password2": "hoa-phuong-do-77"}


@pytest.fixture
def holder(db):
    return make_user("an", "Nguyễn Văn An", email="an@vi.du.vn")


def ask(client, address):
    answer = client.post(PAGE, {"email": address}, follow=True)
    return answer.status_code, answer.redirect_chain, [str(each) for each in answer.context["messages"]]


def letter_link():
    return re.search(r"http://testserver(\S+)", mail.outbox[-1].body)[1]


def test_a_letter_leads_to_a_new_password(client, holder):
    ask(client, "AN@vi.du.vn")
    assert [letter.to for letter in mail.outbox] == [["an@vi.du.vn"]]
    assert mail.outbox[0].subject == texts.RESET_SUBJECT
    path = letter_link()
    assert client.get(path).status_code == 200
    assert client.post(path, CHOICE).headers["Location"] == "/tai-khoan/dang-nhap/"
    assert User.objects.get(pk=holder.pk).check_password("hoa-phuong-do-77")
    assert client.get(path).status_code == 410
    assert client.post(path, CHOICE).status_code == 410


def test_the_answer_does_not_tell_whether_there_is_such_an_account(client, holder):
    User.objects.filter(pk=make_user("tat", "Tắt", email="tat@vi.du.vn").pk).update(is_active=False)
    known = ask(client, "an@vi.du.vn")
    assert known == ask(client, "khong.co@vi.du.vn") == ask(client, "tat@vi.du.vn")
    assert known[2] == [texts.RESET_SENT]
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("address", ["", "an", "an@vi.du.vn\nbcc: x@y.vn", "a" * 5000 + "@x.vn"])
def test_what_is_no_address_is_refused(client, holder, address):
    assert client.post(PAGE, {"email": address}).status_code == 422
    assert mail.outbox == []


def test_letters_to_one_address_are_limited(client, holder):
    for _ in range(5):
        ask(client, "an@vi.du.vn")
    answer = client.post(PAGE, {"email": "an@vi.du.vn"})
    assert answer.status_code == 429
    assert answer.context["form"].non_field_errors() == [texts.TOO_MANY_MAILS]
    assert len(mail.outbox) == 5


@pytest.mark.parametrize("path", ["1/abc", "zz/zz-zz", "0/0", "1/" + "a" * 3000])
def test_no_other_key_opens_anything(client, holder, path):
    assert client.get(f"{PAGE}{path}/").status_code in (404, 410)


def test_a_letter_is_void_once_the_address_or_the_password_changed(client, holder):
    ask(client, "an@vi.du.vn")
    path = letter_link()
    User.objects.filter(pk=holder.pk).update(email="moi@vi.du.vn")
    assert client.get(path).status_code == 410
    ask(client, "an@vi.du.vn")
    assert len(mail.outbox) == 1
    assert EmailAddress.objects.count() == 0


def test_the_built_in_user_gets_no_letter_of_use(client, db):
    User.objects.filter(username="system").update(email="he.thong@vi.du.vn")
    ask(client, "he.thong@vi.du.vn")
    for letter in mail.outbox:
        assert client.get(re.search(r"http://testserver(\S+)", letter.body)[1]).status_code == 410
