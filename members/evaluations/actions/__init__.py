"""Everything that changes an evaluation, or a unit's classification. Split by noun; other code imports from here."""

from members.evaluations.actions.beginning import begin_evaluation, follow_ledger
from members.evaluations.actions.branch import (
    announce_ratings,
    exclude_ratings,
    include_ratings,
    record_meeting,
    send_ratings,
)
from members.evaluations.actions.remarks import answer_request
from members.evaluations.actions.rounds import edit_round, open_round
from members.evaluations.actions.slips import assess_oneself, record_slip
from members.evaluations.actions.superior import (
    confirm_all,
    confirm_some,
    decide_ratings,
    reopen_ratings,
    return_ratings,
    take_for_decision,
)
from members.evaluations.actions.units import (
    decide_unit_ratings,
    edit_unit_rating,
    open_unit_rating,
    return_unit_rating,
    send_unit_rating,
    take_unit_for_decision,
    withdraw_unit_rating,
)
from members.evaluations.actions.writing import COUNTS, LONGEST_REMARK, Saved, Typed, save_ratings, told

__all__ = [
    "COUNTS",
    "LONGEST_REMARK",
    "Saved",
    "Typed",
    "announce_ratings",
    "answer_request",
    "assess_oneself",
    "begin_evaluation",
    "confirm_all",
    "confirm_some",
    "decide_ratings",
    "decide_unit_ratings",
    "edit_round",
    "edit_unit_rating",
    "exclude_ratings",
    "follow_ledger",
    "include_ratings",
    "open_round",
    "open_unit_rating",
    "record_meeting",
    "record_slip",
    "reopen_ratings",
    "return_ratings",
    "return_unit_rating",
    "save_ratings",
    "send_ratings",
    "send_unit_rating",
    "take_for_decision",
    "take_unit_for_decision",
    "told",
    "withdraw_unit_rating",
]
