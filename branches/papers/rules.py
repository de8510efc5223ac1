"""Who may write into a unit's register."""

from branches.access import reach
from branches.access.decisions import ALLOW, Decision, deny
from branches.papers import texts
from branches.positions.models import Grant


def may_issue(actor, unit) -> Decision:
    """Issue, enter or withdraw papers of `unit`: who manages or confirms there, or over it."""
    if reach.can(actor, Grant.MANAGE, unit) or reach.can(actor, Grant.CONFIRM, unit):
        return ALLOW
    return deny(texts.ISSUE_NOT_YOURS.format(unit=unit))


def may_arrange(actor, unit) -> Decision:
    """Set the letterhead and the numbering of `unit`."""
    return ALLOW if reach.can(actor, Grant.MANAGE, unit) else deny(texts.SETTINGS_NOT_YOURS.format(unit=unit))


def may_withdraw(actor, paper) -> Decision:
    if paper.withdrawn_at:
        return deny(texts.ALREADY_WITHDRAWN.format(reference=paper.reference))
    return may_issue(actor, paper.unit)
