"""Transfers for tests, written through the actions."""

from datetime import date

from django.utils import timezone

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
