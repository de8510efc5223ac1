"""Who may do which step, and what the others are told."""

import pytest

from branches.cases.models import Case
from members.transfers import rules, texts
from members.transfers.kind import KIND
from members.transfers.models import Transfer
from tests.conftest import make_user
from tests.members.transfers.making import at

# Who may do what in which step; everybody else may not.
SENDING = {"secretary", "deputy", "ward_secretary", "ward_officer", "province_officer", "system"}
SENDING_BASE = {"ward_secretary", "ward_officer", "province_officer", "system"}
RECEIVING_BASE = {"outsider", "province_officer", "system"}
RECEIVING = {"stranger_secretary", "outsider", "province_officer", "system"}
EXPECTED = {
    "draft": {"edit": SENDING, "send": SENDING, "recall": SENDING},
    "back_at_branch": {"edit": SENDING, "send": SENDING, "recall": SENDING},
    "at_sending_base": {"confirm": SENDING_BASE, "return": SENDING_BASE, "recall": SENDING},
    "returned": {"confirm": SENDING_BASE, "return": SENDING_BASE, "recall": SENDING},
    "at_receiving_base": {
        "accept": RECEIVING_BASE,
        "redirect": RECEIVING_BASE,
        "send_back": RECEIVING_BASE,
        "recall": SENDING,
    },
    "at_receiving_branch": {
        "take_in": RECEIVING,
        "redirect": RECEIVING,
        "send_back": RECEIVING,
        "recall": SENDING,
    },
    "scheduled": {"cancel": SENDING | RECEIVING},
    "done": {},
    "withdrawn": {},
    "cancelled": {},
}


@pytest.fixture
def everybody(cast, stranger_secretary):
    return vars(cast) | {"stranger_secretary": stranger_secretary}


def found(transfer) -> Transfer:
    return KIND.find([transfer.case_id])[transfer.case_id]


@pytest.mark.parametrize("status", EXPECTED)
def test_every_act_is_for_those_who_answer_for_the_step(status, tree, person, everybody):
    thing = found(at(status, person, tree.stranger_branch))
    allowed = {
        act.code: {name for name, user in everybody.items() if act.may(user, thing)}
        for act in KIND.acts
        if act.shown(thing)
    }
    assert allowed == EXPECTED[status]


def test_a_step_of_somebody_else_says_whose_it_is(tree, cast, person):
    thing = found(at("at_sending_base", person, tree.stranger_branch))
    assert rules.may_confirm(cast.secretary, thing).reason == texts.STEP_OF.format(
        unit="Đoàn phường Một", grant="xác nhận"
    )
    assert rules.may_recall(cast.outsider, thing).reason == texts.RECALL_NOT_YOURS.format(unit="Chi đoàn Tổ 1")
    assert rules.may_take_in(cast.secretary, thing).reason == texts.STEP_PASSED.format(now="Nơi đi xác nhận")


def test_a_chi_đoàn_cơ_sở_does_its_steps_by_managing(tree, cast, person, office):
    thing = found(at("at_sending_base", person, office))
    thing.status = "at_receiving_branch"
    thing.case.holder = office
    assert bool(rules.may_take_in(office.secretary, thing))


def test_who_manages_a_member_may_draft(tree, person, everybody):
    assert {name for name, user in everybody.items() if rules.may_draft(user, person)} == SENDING


def test_only_members_are_transferred(tree, cast, person):
    from tests.members.people.people import make_person

    youth = make_person(tree.branch, "Lò Thị Trẻ", member=False)
    assert rules.may_draft(cast.secretary, youth).reason == texts.NOT_A_MEMBER


# Who sees the case


def sees(everybody, transfer):
    return {name for name, user in everybody.items() if Case.objects.visible_to(user).filter(pk=transfer.case_id)}


def test_a_draft_is_the_senders_alone(tree, person, everybody):
    assert sees(everybody, at("draft", person, tree.stranger_branch)) == SENDING


SENDERS = SENDING | {"committee_member", "administrator"}


def test_each_side_sees_it_from_the_step_on_that_is_its_own(tree, person, everybody):
    transfer = at("at_sending_base", person, tree.stranger_branch)
    assert sees(everybody, transfer) == SENDERS


def test_the_receiving_cơ_sở_sees_it_once_it_is_sent_to_it(tree, person, everybody):
    transfer = at("at_receiving_base", person, tree.stranger_branch)
    assert sees(everybody, transfer) == SENDERS | {"outsider"}


def test_the_receiving_branch_sees_it_once_it_is_named(tree, person, everybody):
    transfer = at("at_receiving_branch", person, tree.stranger_branch)
    assert sees(everybody, transfer) == SENDERS | {"outsider", "stranger_secretary"}


def test_a_transfer_is_seen_like_its_case(tree, cast, person):
    transfer = at("at_sending_base", person, tree.stranger_branch)
    assert list(Transfer.objects.visible_to(cast.secretary)) == [transfer]
    assert list(Transfer.objects.visible_to(cast.outsider)) == []


# The holder is a unit


def test_what_was_open_falls_to_whoever_manages_the_unit_now(tree, cast, person):
    """Cases are held by units: nothing has to be handed over when an officer leaves."""
    from django.utils import timezone

    thing = found(at("back_at_branch", person, tree.stranger_branch))
    assert bool(rules.may_send(cast.secretary, thing))
    cast.secretary.positions.update(ends_on=timezone.localdate() - timezone.timedelta(days=1))
    gone = type(cast.secretary).objects.get(pk=cast.secretary.pk)
    new = make_user("bithumoi", "Bạc Thị Mới", "secretary", tree.branch)
    assert (bool(rules.may_send(gone, thing)), bool(rules.may_send(new, thing))) == (False, True)
