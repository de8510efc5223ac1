"""Everything that changes windows, programmes and rows. Split by noun; other code imports from here."""

from members.training.actions.branch import (
    approve_registrations,
    drop_entries,
    open_scoring,
    send_results,
    withdraw_programme,
)
from members.training.actions.following import follow_moves
from members.training.actions.programmes import CODE, begin_many, begin_programme
from members.training.actions.registering import Registered, register_members, register_oneself
from members.training.actions.scoring import Saved, Typed, save_scores, score_oneself
from members.training.actions.superior import confirm_all, confirm_some, reopen_entries, return_entries
from members.training.actions.windows import change_window, close_window, open_window

__all__ = [
    "CODE",
    "Registered",
    "Saved",
    "Typed",
    "approve_registrations",
    "begin_many",
    "begin_programme",
    "change_window",
    "close_window",
    "confirm_all",
    "confirm_some",
    "drop_entries",
    "follow_moves",
    "open_scoring",
    "open_window",
    "register_members",
    "register_oneself",
    "reopen_entries",
    "return_entries",
    "save_scores",
    "score_oneself",
    "send_results",
    "withdraw_programme",
]
