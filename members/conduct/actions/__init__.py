"""Everything that changes discipline and awards. Split by noun; other code imports from here."""

from members.conduct.actions.appeals import appeal_discipline, grant_appeal, reject_appeal
from members.conduct.actions.awards import record_awards, record_unit_award, void_award
from members.conduct.actions.deciding import abandon_discipline, decide_discipline, revoke_decision
from members.conduct.actions.drafts import (
    draft_discipline,
    draft_unit_discipline,
    edit_discipline,
    propose_discipline,
    withdraw_discipline,
)
from members.conduct.actions.force import (
    announce_discipline,
    end_discipline,
    pass_on_discipline,
    remark_on_discipline,
)
from members.conduct.actions.hearing import (
    refuse_discipline,
    return_discipline,
    send_discipline,
    vote_discipline,
)
from members.conduct.actions.steps import CODE

__all__ = [
    "CODE",
    "abandon_discipline",
    "announce_discipline",
    "appeal_discipline",
    "decide_discipline",
    "draft_discipline",
    "draft_unit_discipline",
    "edit_discipline",
    "end_discipline",
    "grant_appeal",
    "pass_on_discipline",
    "propose_discipline",
    "record_awards",
    "record_unit_award",
    "refuse_discipline",
    "reject_appeal",
    "remark_on_discipline",
    "return_discipline",
    "revoke_decision",
    "send_discipline",
    "void_award",
    "vote_discipline",
    "withdraw_discipline",
]
