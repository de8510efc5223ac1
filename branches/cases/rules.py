"""Who may do what with any case, besides its slice's own acts. What everyone who sees a case may do is to read it."""

from branches.access import reach
from branches.access.decisions import ALLOW, Decision, deny
from branches.cases import texts
from branches.papers import rules as papers
from branches.positions.models import Grant


def takes_part(user, case) -> bool:
    """Whether `user` manages or confirms over a unit that takes part. `case` comes from `for_page`."""
    units = [party.unit for party in case.parties.all()]
    return any(reach.can(user, grant, unit) for grant in (Grant.MANAGE, Grant.CONFIRM) for unit in units)


def may_comment(user, case) -> Decision:
    return ALLOW if takes_part(user, case) else deny(texts.READS_ONLY)


def may_attach(user, case) -> Decision:
    """Of a closed case too: a signed paper may follow."""
    return ALLOW if takes_part(user, case) else deny(texts.READS_ONLY)


def may_detach(user, case, held) -> Decision:
    """`held` is a CaseAttachment with its attachment."""
    own = held.attachment.added_by_id == user.pk
    above = reach.can(user, Grant.CONFIRM, case.opening_unit) or reach.can(user, Grant.CONFIRM, case.holder)
    if not takes_part(user, case):
        return deny(texts.READS_ONLY)
    return ALLOW if own or above else deny(texts.DETACH_NOT_YOURS)


def may_extend(user, case) -> Decision:
    if case.closed_on:
        return deny(texts.CLOSED)
    if case.draft or not case.due_on:
        return deny(texts.NO_CLOCK)
    return ALLOW if reach.can(user, Grant.CONFIRM, case.holder) else deny(texts.EXTEND_NOT_YOURS)


def may_withdraw(user, paper) -> Decision:
    return papers.may_withdraw(user, paper)
