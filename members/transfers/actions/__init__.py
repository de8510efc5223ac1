"""Everything that changes a transfer. Split by noun; other code imports from here."""

from members.transfers.actions.closing import cancel_transfer, recall_transfer, settle_due
from members.transfers.actions.drafts import CODE, draft_transfer, edit_draft
from members.transfers.actions.leavers import Leaver, draft_leavers, judge_leavers
from members.transfers.actions.receiving import (
    accept_transfer,
    redirect_transfer,
    send_back_transfer,
    take_in_transfer,
)
from members.transfers.actions.sending import confirm_transfer, return_transfer, send_transfer

__all__ = [
    "CODE",
    "Leaver",
    "accept_transfer",
    "cancel_transfer",
    "confirm_transfer",
    "draft_leavers",
    "draft_transfer",
    "edit_draft",
    "judge_leavers",
    "recall_transfer",
    "redirect_transfer",
    "return_transfer",
    "send_back_transfer",
    "send_transfer",
    "settle_due",
    "take_in_transfer",
]
