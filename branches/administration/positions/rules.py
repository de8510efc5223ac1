"""Who may give and end which posts."""

from branches.access import reach
from branches.access.decisions import ALLOW, Decision, deny
from branches.administration.positions import texts
from branches.administration.rules import may_keep_committee
from branches.positions.models import Grant


def may_appoint(actor, unit, post, extra_grants=(), table=None) -> Decision:
    """Nobody gives more than they may do over that unit themselves.

    Whoever administers the unit keeps its accounts, and gives every post there with the grants that belong to it; extra
    grants only out of their own.
    """
    decision = may_keep_committee(actor, unit)
    if not decision:
        return decision
    if unit.closed_on:
        return deny(texts.UNIT_CLOSED)
    grants, below = reach.rights_of(post, unit, table)
    if not grants and not extra_grants:
        return deny(texts.POST_GIVES_NOTHING)
    return _within(actor, unit, grants, frozenset(extra_grants), below)


def may_take(actor, unit, post, extra_grants=(), table=None) -> Decision:
    """Nobody raises themselves: a post of one's own holds nothing that one doesn't have already."""
    grants, below = reach.rights_of(post, unit, table)
    return _covered(grants | frozenset(extra_grants), reach.grants_over(actor, unit, below=below))


def may_end(actor, position, table=None) -> Decision:
    """Whoever could give the post may end it."""
    decision = may_keep_committee(actor, position.unit)
    if not decision:
        return decision
    grants, below = reach.rights_of(position.post, position.unit, table)
    return _within(actor, position.unit, grants, frozenset(position.extra_grants), below)


def _within(actor, unit, grants, extra, below):
    own = reach.grants_over(actor, unit, below=below)
    return _covered(extra if Grant.ADMINISTER in own else grants | extra, own)


def _covered(grants, own):
    missing = grants - own
    return deny(texts.POST_GIVES_MORE.format(grants=reach.grant_names(missing))) if missing else ALLOW
