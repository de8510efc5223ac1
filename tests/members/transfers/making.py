"""Transfers for tests, written through the actions."""

from datetime import date, timedelta

from django.utils import timezone

from branches.accounts.models import User
from members.transfers import actions
from members.transfers.models import Transfer

REMARK = "Tham gia đủ các buổi sinh hoạt, hoàn thành việc được giao."


def draft(person, to, actor, **values):
    values = {
        "reason": "work",
        "proposed_on": timezone.localdate(),
        "remark": REMARK,
        "dues_paid_to": date(2026, 11, 1),
        **values,
    }
    return actions.draft_transfer(person, actor=actor, to=to, **values)


def fresh(transfer) -> Transfer:
    return Transfer.objects.select_related("case").get(pk=transfer.pk)


def stands(transfer):
    """(status, holder's code, whether the case is a draft)."""
    transfer = fresh(transfer)
    return transfer.status, transfer.case.holder.code if transfer.case.holder else None, transfer.case.draft


def at(status, person, to) -> Transfer:
    """A transfer of `person`, brought into `status` by the system user; inside one cơ sở there is no acceptance."""
    actor = User.objects.system()
    transfer = draft(person, to, actor)
    for step in _WAYS[status]:
        step(transfer, actor)
    found = fresh(transfer)
    assert found.status == status
    return found


def _send(transfer, actor):
    actions.send_transfer(transfer, actor=actor)


def _confirm(transfer, actor):
    actions.confirm_transfer(transfer, actor=actor)


def _return(transfer, actor):
    actions.return_transfer(transfer, actor=actor, reason="Ghi rõ hơn")


def _accept(transfer, actor):
    if fresh(transfer).status == "at_receiving_base":
        actions.accept_transfer(transfer, actor=actor)


def _send_back(transfer, actor):
    actions.send_back_transfer(transfer, actor=actor, reason="Thiếu nhận xét")


def _take_in(transfer, actor):
    actions.take_in_transfer(transfer, actor=actor)


def _take_in_later(transfer, actor):
    actions.take_in_transfer(transfer, actor=actor, effective_on=timezone.localdate() + timedelta(days=9))


def _recall(transfer, actor):
    actions.recall_transfer(transfer, actor=actor, reason="Thôi chuyển")


def _cancel(transfer, actor):
    actions.cancel_transfer(transfer, actor=actor, reason="Ở lại")


_SENT = [_send]
_ARRIVED = [*_SENT, _confirm]
_NAMED = [*_ARRIVED, _accept]
_WAYS = {
    "draft": [],
    "back_at_branch": [*_SENT, _return],
    "at_sending_base": _SENT,
    "returned": [*_ARRIVED, _send_back],
    "at_receiving_base": _ARRIVED,
    "at_receiving_branch": _NAMED,
    "scheduled": [*_NAMED, _take_in_later],
    "done": [*_NAMED, _take_in],
    "withdrawn": [*_SENT, _recall],
    "cancelled": [*_NAMED, _take_in_later, _cancel],
}
STATUSES = list(_WAYS)
