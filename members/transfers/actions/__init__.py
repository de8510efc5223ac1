"""Everything that changes a transfer. Split by noun; other code imports from here."""

from members.transfers.actions.attached import draft_guest, end_guest, extend_guest, settle_guest
from members.transfers.actions.closing import abandon_transfer, cancel_transfer, recall_transfer, settle_due
from members.transfers.actions.drafts import CODE, draft_transfer, edit_draft
from members.transfers.actions.leavers import Leaver, draft_leavers, judge_leavers
from members.transfers.actions.newcomers import FIELDS as NEWCOMER_FIELDS
from members.transfers.actions.newcomers import draft_newcomer, edit_newcomer
from members.transfers.actions.outside import draft_outside, record_reply, settle_silence
from members.transfers.actions.own import ask_transfer, ask_withdrawal, keep_transfer, withdraw_wish
from members.transfers.actions.receiving import (
    accept_transfer,
    redirect_transfer,
    send_back_transfer,
    take_in_transfer,
)
from members.transfers.actions.sending import confirm_transfer, return_transfer, send_transfer

__all__ = [
    "CODE",
    "NEWCOMER_FIELDS",
    "Leaver",
    "abandon_transfer",
    "accept_transfer",
    "ask_transfer",
    "ask_withdrawal",
    "cancel_transfer",
    "confirm_transfer",
    "draft_guest",
    "draft_leavers",
    "draft_newcomer",
    "draft_outside",
    "draft_transfer",
    "edit_draft",
    "edit_newcomer",
    "end_guest",
    "extend_guest",
    "judge_leavers",
    "keep_transfer",
    "recall_transfer",
    "record_reply",
    "redirect_transfer",
    "return_transfer",
    "send_back_transfer",
    "send_transfer",
    "settle_due",
    "settle_guest",
    "settle_silence",
    "take_in_transfer",
    "withdraw_wish",
]
