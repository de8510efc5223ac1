"""The page of one's own: papers, what was written, who looked. Nobody else's is ever on it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from branches.cases.actions.papers import issue_paper
from branches.cases.models import CasePaper
from branches.papers.actions import withdraw
from members.people.actions import records
from members.people.models import Person
from members.transfers import actions as transfers
from members.transfers.kind import KIND
from tests.members.people.people import make_old_member


def is_own(person, user):
    Person.objects.filter(pk=person.pk).update(user=user)
    return Person.objects.get(pk=person.pk)


@pytest.fixture
def own(tree, cast):
    return is_own(
        make_old_member(tree.branch, "Đoàn Văn Viên", birth_date="15/02/2001", religion="buddhism"), cast.member
    )


@pytest.fixture
def ask(client, cast):
    def get(route, *args, who="member"):
        client.force_login(getattr(cast, who))
        return client.get(reverse(route, args=args))

    return get


@pytest.fixture
def sent(own, cast, tree):
    transfer = transfers.draft_transfer(
        own,
        actor=cast.secretary,
        to=tree.stranger_branch,
        reason="work",
        proposed_on=timezone.localdate(),
        remark="Một nhận xét kín",
        dues_paid_to=timezone.localdate().replace(day=1),
    )
    return transfers.send_transfer(transfer, actor=cast.secretary)


def issue(transfer, slot, actor) -> CasePaper:
    return issue_paper(
        KIND,
        KIND.slot(slot),
        transfer.case,
        actor=actor,
        on=timezone.localdate(),
        signer="Võ Văn Phường",
        signer_post="BÍ THƯ",
    )


def test_an_account_without_a_record_is_told_whom_to_ask(ask, cast):
    html = ask("members:people:own").text
    assert "Tài khoản chưa gắn với hồ sơ đoàn viên nào" in html
    assert f'href="{reverse("members:people:own")}"' in html  # in the navigation


def test_the_page_leads_to_the_own_record_and_back(ask, own):
    assert f'href="{own.get_absolute_url()}"' in ask("members:people:own").text
    assert f'href="{reverse("members:people:own")}"' in ask("members:people:detail", own.pk).text


def test_a_secretary_has_the_page_of_the_own_record_alone(ask, own, cast):
    assert "Đoàn Văn Viên" not in ask("members:people:own", who="secretary").text
    assert reverse("members:people:own") not in ask("members:people:detail", own.pk, who="secretary").text


def test_what_was_handed_over_can_be_taken_out(ask, own, sent, cast):
    held = issue(sent, "introduction", cast.ward_officer)
    html = ask("members:people:own").text
    assert held.paper.reference in html
    for format in ("pdf", "docx"):
        url = reverse("members:people:own_paper", args=[held.pk, format])
        assert f'href="{url}"' in html
        answer = ask("members:people:own_paper", held.pk, format)
        stored = getattr(held.paper, format)
        with stored.open() as opened:
            assert answer.content == opened.read()
        assert "no-store" in answer.headers["Cache-Control"]
    assert ask("members:people:own_paper", held.pk, "exe").status_code == 404


def test_what_speaks_about_the_member_isnt_theirs(ask, own, sent, cast):
    slip = issue(sent, "slip", cast.secretary)
    html = ask("members:people:own").text
    assert slip.paper.reference not in html
    assert "Một nhận xét kín" not in html
    assert ask("members:people:own_paper", slip.pk, "pdf").status_code == 404


@pytest.mark.parametrize("who", ["secretary", "ward_officer", "sister_secretary", "outsider"])
def test_nobody_takes_out_the_paper_of_another_as_the_own(ask, own, sent, cast, who):
    held = issue(sent, "introduction", cast.ward_officer)
    assert ask("members:people:own_paper", held.pk, "pdf", who=who).status_code == 404


def test_a_paper_that_names_others_is_told_and_not_given(ask, own, sent, cast, tree):
    held = issue(sent, "introduction", cast.ward_officer)
    another = transfers.draft_transfer(
        make_old_member(tree.branch, "Lò Thị Khác", birth_date="01/01/2002"),
        actor=cast.secretary,
        to=tree.stranger_branch,
        reason="work",
        proposed_on=timezone.localdate(),
    )
    CasePaper.objects.create(case=another.case, paper=held.paper, slot="introduction")
    html = ask("members:people:own").text
    assert held.paper.reference in html
    assert "văn bản chung của nhiều người" in html
    assert "own_paper" not in html
    assert ask("members:people:own_paper", held.pk, "pdf").status_code == 404


def test_a_withdrawn_paper_is_gone(ask, own, sent, cast):
    held = issue(sent, "introduction", cast.ward_officer)
    withdraw(held.paper, actor=cast.ward_officer, reason="Sai tên đường")
    assert held.paper.reference not in ask("members:people:own").text
    assert ask("members:people:own_paper", held.pk, "pdf").status_code == 404


def test_who_opened_a_field_is_named_without_the_value(ask, own, cast):
    records.open_field(own, actor=cast.secretary, field="religion")
    records.open_field(own, actor=cast.member, field="religion")
    html = ask("members:people:own").text
    assert "Bùi Thị Thư mở tôn giáo" in html
    assert "Đoàn Văn Viên mở" not in html
    assert "Phật giáo" not in html


def test_the_number_of_queries_stays(ask, own, sent, cast):
    def count():
        with CaptureQueriesContext(connection) as queries:
            ask("members:people:own")
        return len(queries)

    ask("members:people:own")
    few = count()
    issue(sent, "introduction", cast.ward_officer)
    for _ in range(5):
        records.open_field(own, actor=cast.secretary, field="religion")
    assert count() == few
