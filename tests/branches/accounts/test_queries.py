"""One name, one account."""

import pytest

from branches.accounts.queries import find_account
from tests.conftest import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def holder(db):
    return make_user("nguyen.van.an", "Nguyễn Văn An", email="an@vi.du.vn", phone="0912345678")


@pytest.mark.parametrize(
    "typed",
    [
        "nguyen.van.an",
        "Nguyen.Van.An",
        " nguyen.van.an ",
        "AN@vi.du.vn",
        "0912345678",
        "+84 912 345 678",
        "0912.345.678",
    ],
)
def test_an_account_is_found_by_user_name_mail_or_phone_however_written(holder, typed):
    assert find_account(typed) == holder


@pytest.mark.parametrize("typed", ["", "   ", "nguyen.van", "0912345679", "an@vi.du", "' OR 1=1"])
def test_nothing_else_finds_it(holder, typed):
    assert find_account(typed) is None


def test_accounts_without_mail_and_phone_are_not_found_by_emptiness(db):
    make_user("khong.gi", "Không Gì")
    assert find_account("") is None
