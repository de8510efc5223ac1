"""Transfers of people who hold posts."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from branches.positions.models import Position
from members.transfers import actions, texts
from members.transfers.actions.closing import settle_due
from tests.members.people.people import make_old_member
from tests.members.transfers.making import draft, fresh, stands
from tests.members.transfers.test_sending import faults

TODAY = timezone.localdate
NOTE = "Đoàn phường đồng ý cho thôi, công văn 12-CV/ĐTN ngày 02/11/2026"


@pytest.fixture
def officer(tree, cast, person):
    """The deputy of the branch, who sits on the ward's committee too."""
    person.user = cast.deputy
    person.save()
    Position.objects.create(user=cast.deputy, unit=tree.ward, post_id="committee_member", begins_on=date(2025, 1, 1))
    return person


@pytest.fixture
def sent(tree, cast, officer):
    transfer = draft(officer, tree.stranger_branch, cast.secretary)
    actions.send_transfer(transfer, actor=cast.secretary)
    return transfer


def posts(user):
    held = Position.objects.filter(user=user).order_by("unit__path", "pk")
    return [(each.unit.code, each.post_id, each.ends_on) for each in held]


def finish(transfer, cast, **values):
    actions.accept_transfer(transfer, actor=cast.outsider)
    actions.take_in_transfer(transfer, actor=cast.outsider, **values)


def test_without_the_superiors_note_an_officer_does_not_go(cast, sent):
    names = "Phó bí thư chi đoàn (Chi đoàn Tổ 1), Ủy viên Ban Chấp hành (Đoàn phường Một)"
    assert faults(lambda: actions.confirm_transfer(sent, actor=cast.ward_officer)) == {
        "officer_note": [texts.NOTE_MISSING.format(name="Vi Thị Hạnh", posts=names)],
        "higher_posts": [texts.HIGHER_MISSING.format(posts="Ủy viên Ban Chấp hành (Đoàn phường Một)")],
    }


def test_posts_in_the_unit_left_end_on_the_ledgers_day_and_higher_ones_as_decided(cast, sent):
    actions.confirm_transfer(sent, actor=cast.ward_officer, officer_note=NOTE, higher_posts="keep")
    finish(sent, cast)
    yesterday = TODAY() - timedelta(days=1)
    assert posts(cast.deputy) == [("TT.P1", "committee_member", None), ("TT.P1.CD01", "deputy_secretary", yesterday)]


def test_higher_posts_end_too_where_the_superior_says_so(cast, sent):
    actions.confirm_transfer(sent, actor=cast.ward_officer, officer_note=NOTE, higher_posts="end")
    finish(sent, cast)
    yesterday = TODAY() - timedelta(days=1)
    assert posts(cast.deputy) == [
        ("TT.P1", "committee_member", yesterday),
        ("TT.P1.CD01", "deputy_secretary", yesterday),
    ]


def test_of_a_transfer_to_come_they_end_when_its_day_has_come(cast, sent):
    day = TODAY() + timedelta(days=9)
    actions.confirm_transfer(sent, actor=cast.ward_officer, officer_note=NOTE, higher_posts="keep")
    finish(sent, cast, effective_on=day)
    assert posts(cast.deputy)[1] == ("TT.P1.CD01", "deputy_secretary", None)
    settle_due(day)
    assert posts(cast.deputy)[1] == ("TT.P1.CD01", "deputy_secretary", day - timedelta(days=1))


def test_a_recalled_transfer_ends_no_post(cast, sent):
    actions.confirm_transfer(sent, actor=cast.ward_officer, officer_note=NOTE, higher_posts="end")
    actions.recall_transfer(sent, actor=cast.secretary, reason="Ở lại")
    assert [ends_on for *_, ends_on in posts(cast.deputy)] == [None, None]


def test_an_officer_of_a_chi_đoàn_cơ_sở_brings_the_note_along(tree, office):
    person = make_old_member(office, "Quàng Thị Sở")
    person.user = office.secretary
    person.save()
    transfer = draft(person, tree.branch, office.secretary)
    assert list(faults(lambda: actions.send_transfer(transfer, actor=office.secretary))) == ["officer_note"]
    actions.send_transfer(transfer, actor=office.secretary, officer_note=NOTE)
    assert (stands(transfer)[:2], fresh(transfer).officer_note) == (("at_receiving_base", "TT.P1"), NOTE)


def test_who_holds_no_post_needs_no_note(tree, cast, person):
    transfer = draft(person, tree.stranger_branch, cast.secretary)
    actions.send_transfer(transfer, actor=cast.secretary)
    actions.confirm_transfer(transfer, actor=cast.ward_officer)
    assert stands(transfer)[0] == "at_receiving_base"
