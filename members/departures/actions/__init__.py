"""Everything that changes a departure. Split by noun; other code imports from here."""

from members.departures.actions.coming_of_age import (
    confirm_age,
    hold_ceremony,
    keep_member,
    record_wish,
    refuse_stay,
    send_age,
    vote_on_staying,
)
from members.departures.actions.leaves import end_leave, follow_ledger, grant_leave, renew_leave
from members.departures.actions.leaving import (
    abandon_departure,
    call_off,
    return_departure,
    settle_due,
    withdraw_departure,
)
from members.departures.actions.opening import (
    FIELDS,
    Opening,
    edit_departure,
    judge_age,
    open_age_of_many,
    open_departure,
)
from members.departures.actions.own_wish import let_go, record_death, send_wish
from members.departures.actions.removal import (
    acknowledge_removal,
    decide_removal,
    notify_member,
    resolve_again,
    resolve_removals,
    send_removal,
    vote_on_removal,
)

__all__ = [
    "FIELDS",
    "Opening",
    "abandon_departure",
    "acknowledge_removal",
    "call_off",
    "confirm_age",
    "decide_removal",
    "edit_departure",
    "end_leave",
    "follow_ledger",
    "grant_leave",
    "hold_ceremony",
    "judge_age",
    "keep_member",
    "let_go",
    "notify_member",
    "open_age_of_many",
    "open_departure",
    "record_death",
    "record_wish",
    "refuse_stay",
    "renew_leave",
    "resolve_again",
    "resolve_removals",
    "return_departure",
    "send_age",
    "send_removal",
    "send_wish",
    "settle_due",
    "vote_on_removal",
    "vote_on_staying",
    "withdraw_departure",
]
