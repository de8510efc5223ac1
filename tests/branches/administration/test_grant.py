"""The command that gives posts: exit 0 accepted, 1 refused, 2 wrong usage."""

import re
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from branches.accounts.models import User
from branches.audit.models import JournalEntry
from branches.positions.models import Position

pytestmark = pytest.mark.django_db


def test_a_missing_account_is_made_and_its_link_opens(cast, tree, capsys, client):
    call_command("grant", "moi", "--post", "officer", "--unit", "TT.P1", "--name", "Người Mới")
    user = User.objects.get(username="moi")
    assert (user.full_name, user.positions.get().unit, user.has_usable_password()) == ("Người Mới", tree.ward, False)
    printed = capsys.readouterr().out
    assert "Người Mới (moi) giữ chức vụ Cán bộ Đoàn chuyên trách ở Đoàn phường Một" in printed
    path = re.search(r"http://127\.0\.0\.1:8000(/tai-khoan/lien-ket/\S+)", printed)[1]
    answer = client.post(path, {"password1": "hoa-phuong-do-77", "password2": "hoa-phuong-do-77"})
    assert (answer.status_code, client.session["_auth_user_id"]) == (302, str(user.pk))
    assert JournalEntry.objects.get(act="positions.position.begun").actor_key == cast.system.pk


def test_an_account_that_signs_in_already_gets_no_link(cast, tree, capsys):
    call_command("grant", "doanvien", "--post", "committee_member", "--unit", "tt.p1.cd01", "--from", "2026-01-05")
    assert "lien-ket" not in capsys.readouterr().out
    assert Position.objects.get(user=cast.member).begins_on == date(2026, 1, 5)


@pytest.mark.parametrize(
    "arguments",
    [
        ["bithu", "--post", "secretary", "--unit", "TT.P1.CD01"],
        ["moi", "--post", "administrator", "--unit", "TT.P1.CD01", "--as", "canbo"],
        ["moi", "--post", "secretary", "--unit", "TT.P1.CD01", "--as", "bithu"],
        ["có dấu", "--post", "secretary", "--unit", "TT.P1.CD01"],
        ["system", "--post", "secretary", "--unit", "TT.P1.CD01"],
    ],
)
def test_what_a_rule_refuses_ends_with_1(cast, arguments):
    before = Position.objects.count(), User.objects.count()
    with pytest.raises(CommandError) as refusal:
        call_command("grant", *arguments)
    assert refusal.value.returncode == 1
    assert (Position.objects.count(), User.objects.count()) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["moi", "--post", "vua", "--unit", "TT.P1"],
        ["moi", "--post", "secretary", "--unit", "KHONG.CO"],
        ["moi", "--post", "secretary", "--unit", "TT.P2", "--as", "canbo"],
        ["moi", "--post", "secretary", "--unit", "TT.P1", "--as", "khong.co"],
    ],
)
def test_what_names_nothing_ends_with_2(cast, arguments):
    with pytest.raises(CommandError) as refusal:
        call_command("grant", *arguments)
    assert refusal.value.returncode == 2
