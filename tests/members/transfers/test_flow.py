"""The way of a transfer from the first step to the last."""

from django.utils import timezone

from members.people.models import Person
from members.transfers import actions
from tests.members.transfers.making import draft, fresh, stands


def test_between_two_cơ_sở_four_units_act_in_turn(tree, cast, person, stranger_secretary):
    transfer = draft(person, tree.stranger_branch, cast.secretary)
    assert stands(transfer) == ("draft", "TT.P1.CD01", True)
    actions.send_transfer(transfer, actor=cast.secretary)
    assert stands(transfer) == ("at_sending_base", "TT.P1", False)
    actions.confirm_transfer(transfer, actor=cast.ward_officer)
    assert stands(transfer) == ("at_receiving_base", "TT.P2", False)
    actions.accept_transfer(transfer, actor=cast.outsider)
    assert stands(transfer) == ("at_receiving_branch", "TT.P2.CD01", False)
    person.refresh_from_db()
    assert person.current_unit == tree.branch
    actions.take_in_transfer(transfer, actor=stranger_secretary)
    assert stands(transfer) == ("done", None, False)
    person.refresh_from_db()
    assert person.current_unit == tree.stranger_branch
    transfer = fresh(transfer)
    assert (transfer.case.outcome, transfer.effective_on, transfer.stay.unit) == (
        "done",
        timezone.localdate(),
        tree.stranger_branch,
    )


def test_inside_one_cơ_sở_it_goes_branch_cơ_sở_branch(tree, cast, person):
    transfer = draft(person, tree.sister, cast.secretary)
    actions.send_transfer(transfer, actor=cast.secretary)
    actions.confirm_transfer(transfer, actor=cast.ward_officer)
    assert stands(transfer) == ("at_receiving_branch", "TT.P1.CD02", False)
    actions.take_in_transfer(transfer, actor=cast.sister_secretary)
    assert Person.objects.get(pk=person.pk).current_unit == tree.sister
