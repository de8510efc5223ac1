"""The sending side: the branch sends, its cơ sở confirms or returns."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from branches.units.models import Unit
from members.transfers import route, rules, texts
from members.transfers.actions import offices, steps
from members.transfers.models import Kind, Status, Transfer, Way


@transaction.atomic
def send_transfer(
    transfer: Transfer,
    *,
    actor,
    version: int | None = None,
    remark: str | None = None,
    dues_paid_to: date | None = None,
    officer_note: str | None = None,
    higher_posts: str | None = None,
    note: str = "",
) -> Transfer:
    """The branch's step: its remark, and up to which month dues are paid; None leaves what the draft says.

    Raises WrongState, PermissionDenied; ValidationError by field (remark, dues_paid_to, to, branch, and of an officer
    of a chi đoàn cơ sở officer_note, higher_posts).
    """
    transfer = steps.take(transfer, "send", rules.may_send, actor=actor, version=version)
    steps.check_person(transfer)
    changes = _said(remark=remark, dues_paid_to=dues_paid_to, officer_note=officer_note, higher_posts=higher_posts)
    steps.put(transfer, **changes)
    if transfer.way != Way.INTO:
        _check_said(transfer)
    _check_destination(transfer)
    following = route.next_stage(transfer)
    if following.stop != route.Stop.SENDING_BASE:
        # A chi đoàn cơ sở has no superior on the way who could write the note.
        offices.check_officer(transfer)
    with steps.journalled("members.transfer.sent", transfer, actor=actor):
        steps.go_on(transfer, "send", actor=actor, note=note, **changes)
    return transfer


def _check_said(transfer):
    """What the branch has to say of its own member."""
    faults = {}
    if not transfer.remark.strip():
        faults["remark"] = texts.REMARK_MISSING
    # Who is a guest elsewhere goes on paying at home.
    if transfer.dues_paid_to is None and transfer.kind == Kind.PERMANENT:
        faults["dues_paid_to"] = texts.DUES_MISSING
    if faults:
        raise ValidationError(faults)


@transaction.atomic
def confirm_transfer(
    transfer: Transfer,
    *,
    actor,
    version: int | None = None,
    to: Unit | None = None,
    branch: Unit | None = None,
    officer_note: str | None = None,
    higher_posts: str | None = None,
    note: str = "",
) -> Transfer:
    """The step of the sending cơ sở, which may mend where the person goes (`to`). Where it is the cơ sở of both sides
    it names the receiving `branch`; None takes the one that was proposed. Of an officer the superior's note is needed,
    and what becomes of posts held above the branch (models.HigherPosts).

    Raises WrongState, PermissionDenied; ValidationError by field (to, branch, officer_note, higher_posts).
    """
    transfer = steps.take(transfer, "confirm", rules.may_confirm, actor=actor, version=version)
    steps.check_person(transfer)
    changes = _said(officer_note=officer_note, higher_posts=higher_posts)
    if to is not None:
        changes["to_base"], changes["to_unit"] = steps.destination(to)
    steps.put(transfer, **changes)
    named = changes.get("to_unit") or branch or transfer.to_unit
    if route.names_the_branch(transfer) and named:
        changes["to_unit"] = steps.branch_of(transfer.to_base, named)
        steps.put(transfer, **changes)
    _check_destination(transfer)
    offices.check_officer(transfer)
    with steps.journalled("members.transfer.confirmed", transfer, actor=actor):
        steps.go_on(transfer, "confirm", actor=actor, note=note, **changes)
    return transfer


@transaction.atomic
def return_transfer(transfer: Transfer, *, actor, version: int | None = None, reason: str) -> Transfer:
    """The cơ sở gives it back to the branch that opened it, to be mended.

    Raises WrongState, PermissionDenied, ValidationError.
    """
    transfer = steps.take(transfer, "return", rules.may_return, actor=actor, version=version)
    reason = steps.need(reason)
    with steps.journalled("members.transfer.returned_to_branch", transfer, actor=actor, reason=reason):
        steps.come_back(transfer, "return", Status.BACK_AT_BRANCH, transfer.case.opening_unit, actor=actor, note=reason)
    return transfer


def _said(**values):
    return {name: value for name, value in values.items() if value is not None}


def _check_destination(transfer):
    """Whom the case names may have been closed since it was written down."""
    if transfer.way != Way.OUT:
        steps.standing(transfer.to_unit or transfer.to_base, "to")
