"""Everything that changes cards and where their numbers come from. Split by noun; other code imports from here."""

from members.cards.actions.arranging import add_range, arrange_source, give_range
from members.cards.actions.issuing import Issued, end_for, issue_card, reissue_card, withdraw_card
from members.cards.actions.many import MOST, Candidate, issue_many, judge_issuing

__all__ = [
    "MOST",
    "Candidate",
    "Issued",
    "add_range",
    "arrange_source",
    "end_for",
    "give_range",
    "issue_card",
    "issue_many",
    "judge_issuing",
    "reissue_card",
    "withdraw_card",
]
