"""Who may give and end which posts."""

from branches.access import reach
from branches.access.decisions import ALLOW, Decision, deny
from branches.administration.positions import texts
from branches.administration.rules import may_keep_committee


def may_appoint(actor, unit, post, extra_grants=(), table=None) -> Decision:
    """Nobody gives a post, or an extra grant, that holds more than they may do over that unit themselves."""
    decision = may_keep_committee(actor, unit)
    if not decision:
        return decision
    if unit.closed_on:
        return deny(texts.UNIT_CLOSED)
    grants, below = reach.rights_of(post, unit, table)
    if not grants and not extra_grants:
        return deny(texts.POST_GIVES_NOTHING)
    return _within(actor, unit, grants | frozenset(extra_grants), below)


def may_end(actor, position, table=None) -> Decision:
    """Whoever could give the post may end it."""
    decision = may_keep_committee(actor, position.unit)
    if not decision:
        return decision
    _, below = reach.rights_of(position.post, position.unit, table)
    return _within(actor, position.unit, reach.grants_of(position, table), below)


def _within(actor, unit, grants, below):
    missing = grants - reach.grants_over(actor, unit, below=below)
    return deny(texts.POST_GIVES_MORE.format(grants=reach.grant_names(missing))) if missing else ALLOW
