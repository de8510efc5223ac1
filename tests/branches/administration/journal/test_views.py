"""The journal of the units in reach: who reads it, filters, pages, no leak across reach."""

from datetime import timedelta

import pytest
from django.utils import timezone

from branches.administration.journal.views import PER_PAGE
from branches.audit.journal import journal
from branches.audit.models import JournalEntry

PAGE = "/quan-tri/nhat-ky/"


@pytest.fixture
def written(cast, tree):
    journal("accounts.link.made", actor=cast.ward_officer, subject=cast.secretary, unit=tree.branch, purpose="reset")
    journal("units.unit.edited", actor=cast.ward_secretary, subject=tree.ward, unit=tree.ward)
    journal("units.unit.edited", actor=cast.outsider, subject=tree.stranger_branch, unit=tree.stranger_branch)
    journal("accounts.password.changed", actor=cast.member, subject=cast.member, unit=None)


def acts(client, query=""):
    return [(row["act"], row["entry"].actor) for row in client.get(PAGE + query).context["rows"]]


LINK, EDIT = ("Lập liên kết đăng nhập", "Cao Thị Bộ"), ("Sửa thông tin đơn vị", "Võ Văn Phường")


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("ward_officer", [EDIT, LINK]),
        ("administrator", [EDIT, LINK]),
        ("outsider", [("Sửa thông tin đơn vị", "Ngô Văn Ngoài")]),
        ("province_officer", [("Sửa thông tin đơn vị", "Ngô Văn Ngoài"), EDIT, LINK]),
    ],
)
def test_everybody_reads_the_units_they_answer_for_and_no_other(client, cast, written, who, expected):
    client.force_login(getattr(cast, who))
    assert acts(client) == expected


@pytest.mark.parametrize("who", ["secretary", "committee_member", "member"])
def test_it_is_not_for_who_neither_confirms_nor_administers(client, cast, written, who):
    client.force_login(getattr(cast, who))
    answer = client.get(PAGE)
    assert answer.status_code == 403
    assert "Cao Thị Bộ" not in answer.content.decode().replace(str(getattr(cast, who)), "")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?viec=accounts.link.made", [LINK]),
        ("?nguoi=võ", [EDIT]),
        ("?nguoi=ngô", []),
        ("?tu=01/01/2099", []),
        ("?den=01/01/2020", []),
        ("?tu=01/01/2020&den=01/01/2099", [EDIT, LINK]),
        ("?truoc=0", []),
    ],
)
def test_filters_narrow(client, cast, written, query, expected):
    client.force_login(cast.ward_officer)
    assert acts(client, query) == expected


@pytest.mark.parametrize(
    "query",
    ["?viec=khong.co", "?tu=31/02/2026", "?tu=x", "?truoc=x", "?truoc=" + "9" * 40, "?nguoi=" + "a" * 500, "?truoc=-1"],
)
def test_what_cannot_be_read_does_not_break_the_page(client, cast, written, query):
    client.force_login(cast.ward_officer)
    assert client.get(PAGE + query).status_code == 200


def test_the_last_day_of_a_range_counts_whole(client, cast, written):
    client.force_login(cast.ward_officer)
    today = timezone.localdate()
    assert acts(client, f"?tu={today:%d/%m/%Y}&den={today:%d/%m/%Y}") == [EDIT, LINK]
    yesterday = today - timedelta(days=1)
    assert acts(client, f"?den={yesterday:%d/%m/%Y}") == []


def test_a_page_holds_fifty_and_the_next_goes_on_where_it_ended(client, cast, tree):
    for _ in range(PER_PAGE + 2):
        journal("units.unit.edited", actor=cast.ward_officer, subject=tree.branch, unit=tree.branch)
    client.force_login(cast.ward_officer)
    first = client.get(PAGE + "?viec=units.unit.edited")
    second = client.get(PAGE + first.context["next_url"])
    shown = [row["entry"].pk for page in (first, second) for row in page.context["rows"]]
    assert shown == list(JournalEntry.objects.order_by("-pk").values_list("pk", flat=True))
    assert (len(second.context["rows"]), second.context["next_url"]) == (2, "")


def test_an_entry_shows_its_subject_by_name_and_nothing_of_its_raw_details(client, cast, written):
    client.force_login(cast.ward_officer)
    page = client.get(PAGE).content.decode()
    assert "Bùi Thị Thư" in page
    assert "Chi đoàn Tổ 1" in page
    assert "purpose" not in page
    assert [row["details"] for row in client.get(PAGE).context["rows"]] == [[], []]


def test_an_entry_whose_kind_of_record_is_gone_can_still_be_read(client, cast, tree):
    JournalEntry.objects.create(
        act="cu.ky", actor="Người Cũ", actor_key=None, subject_type="bo.di", subject_key=5, unit_key=tree.ward.pk
    )
    client.force_login(cast.ward_officer)
    assert acts(client) == [("cu.ky", "Người Cũ")]


@pytest.mark.parametrize("entries", [1, 3])
def test_the_page_costs_the_same_with_three_entries(client, cast, tree, entries, django_assert_num_queries):
    client.force_login(cast.ward_officer)
    for number in range(entries):
        subject = [cast.secretary, cast.deputy, cast.committee_member][number]
        journal("accounts.link.made", actor=cast.ward_officer, subject=subject, unit=tree.branch)
    client.get(PAGE)
    with django_assert_num_queries(9):
        client.get(PAGE)
