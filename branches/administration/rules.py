"""Who may do what with posts, accounts, rule sets and the journal.

Posts and accounts of a unit are kept by who administers it, and by who manages and confirms from a unit above it.
Nobody hands out a right that they don't have over that unit themselves.
"""

from branches.access import reach
from branches.access.decisions import ALLOW, Decision, deny
from branches.administration import texts
from branches.positions.models import Grant


def may_administer_anything(actor) -> bool:
    return reach.has_anywhere(actor, Grant.ADMINISTER)


def may_see_accounts_somewhere(actor) -> bool:
    return may_administer_anything(actor) or reach.has_anywhere(actor, Grant.CONFIRM)


def may_open_administration(actor) -> Decision:
    return ALLOW if may_see_accounts_somewhere(actor) else deny(texts.NOT_KEEPER)


def may_keep_rule_sets(actor) -> Decision:
    """Rule sets hold for the whole installation; who administers any unit may add one, in the journal's sight."""
    return ALLOW if may_administer_anything(actor) else deny(texts.NOT_ADMINISTRATOR)


def may_read_journal(actor) -> Decision:
    return ALLOW if may_see_accounts_somewhere(actor) else deny(texts.NOT_KEEPER)


def is_keeper(actor, unit) -> bool:
    """Administers `unit`, or manages and confirms from above it."""
    return actor.is_system or reach.can(actor, Grant.ADMINISTER, unit) or reach.stands_above(actor, unit)


def may_keep_committee(actor, unit) -> Decision:
    """Whether `actor` may give and end posts of `unit` at all; which ones, positions/rules.py says."""
    return ALLOW if is_keeper(actor, unit) else deny(texts.COMMITTEE_NOT_YOURS)


def may_see_accounts(actor, unit) -> Decision:
    """Its keepers, and who manages the unit, who then sees why they can't act."""
    return ALLOW if is_keeper(actor, unit) or reach.manages(actor, unit) else deny(texts.NOT_KEEPER)
