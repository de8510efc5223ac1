"""Who may give a member an account: whoever manages the record. Posts, and accounts that hold one, are the ground's."""

from branches.access import reach
from branches.access.decisions import ALLOW, Decision, deny
from branches.administration.accounts.rules import positions_that_count
from members.accounts import queries, texts
from members.people.models.persons import Standing


def may_keep(actor, person) -> Decision:
    """See the page and do what it offers."""
    if person.standing == Standing.VOID:
        return deny(texts.RECORD_IS_VOID)
    return ALLOW if reach.manages(actor, person.unit) else deny(texts.NOT_YOURS)


def may_make(actor, person) -> Decision:
    """Make an account for who has none."""
    decision = may_keep(actor, person)
    return deny(texts.HAS_ONE) if decision and person.user_id else decision


def may_tie(actor, person, user) -> Decision:
    """Say that an account which is there already is this member's."""
    decision = may_make(actor, person)
    if decision and not queries.untied_around(person).filter(pk=user.pk).exists():
        return deny(texts.NOT_AROUND)
    return decision


def may_untie(actor, person) -> Decision:
    decision = may_keep(actor, person)
    return deny(texts.HAS_NONE) if decision and not person.user_id else decision


def may_invite(actor, person) -> Decision:
    """Make a link by which the holder chooses a password: a way into the account. Where it holds, or held, a post that
    is asked of whoever keeps the accounts of its unit."""
    decision = may_untie(actor, person)
    if not decision:
        return decision
    user = person.user
    if user.is_system or user.is_superuser or user.is_staff:
        return deny(texts.OF_INSTALLATION)
    if user.pk == actor.pk:
        return deny(texts.OWN_LINK)
    if positions_that_count(user):
        return deny(texts.HOLDS_POST)
    return ALLOW if user.is_active else deny(texts.ACCOUNT_OFF)
