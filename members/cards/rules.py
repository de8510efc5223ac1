"""Who may give out cards, take them back, and say where their numbers come from.

Cards are the cơ sở's to issue: who confirms there, or above. In a chi đoàn cơ sở, where nobody has a grant to confirm,
who manages it.
"""

from branches.access import reach
from branches.access.decisions import ALLOW, Decision, deny
from branches.positions.models import Grant
from branches.units import superiors
from branches.units.models import Unit
from members.cards import texts
from members.cards.models import CardRange
from members.cards.queries import Holding
from members.people import rules as people
from members.people.models.persons import Standing

_NOT_A_MEMBER = {
    Standing.VOID: texts.RECORD_IS_VOID,
    Standing.YOUTH: texts.NOT_YET,
    Standing.LEFT: texts.HAS_LEFT,
}


def may_list(actor) -> Decision:
    return ALLOW if reach.has_anywhere(actor, Grant.READ) else deny(texts.LIST_NOT_YOURS)


def may_see(actor, person) -> Decision:
    """See a person's cards: who reads in the unit, and the person."""
    if people.is_own(actor, person) or reach.can(actor, Grant.READ, person.unit):
        return ALLOW
    return deny(texts.CARDS_NOT_YOURS.format(unit=person.unit))


def may_issue_somewhere(actor) -> Decision:
    if reach.has_anywhere(actor, Grant.CONFIRM):
        return ALLOW
    own = Unit.objects.managed_by(actor).filter(level__is_branch=True, level__is_grassroots=True)
    return ALLOW if own.exists() else deny(texts.ISSUE_NOWHERE)


def may_issue(actor, holding: Holding) -> Decision:
    """A first card, or one after the last was withdrawn."""
    if holding.last4:
        sentence = texts.HAS_LISTED if holding.listed else texts.HAS_CARD
        return _for_members(actor, holding, deny(sentence.format(last4=holding.last4)))
    return _for_members(actor, holding)


def may_reissue(actor, holding: Holding) -> Decision:
    """Another card in place of one that was lost, was damaged or says something wrong."""
    return _for_members(actor, holding, ALLOW if holding.last4 else deny(texts.NO_CARD))


def may_withdraw(actor, holding: Holding) -> Decision:
    """Take the card back; of who has left, too."""
    if holding.person.standing == Standing.VOID:
        return deny(texts.RECORD_IS_VOID)
    return _issues_for(actor, holding) if holding.last4 else deny(texts.NOTHING_TO_END)


def may_arrange(actor, unit) -> Decision:
    """Say where the numbers of a unit come from."""
    if decision := _issues_itself(unit):
        allowed = reach.can(actor, Grant.CONFIRM, unit)
        return ALLOW if allowed else deny(texts.ARRANGE_NOT_YOURS.format(unit=unit))
    return decision


def may_add_range(actor, unit) -> Decision:
    """Write down a range that came from above the system."""
    if decision := _issues_itself(unit):
        return ALLOW if reach.can(actor, Grant.ADMINISTER, unit) else deny(texts.ADD_NOT_YOURS.format(unit=unit))
    return decision


def may_give(actor, whole: CardRange) -> Decision:
    """Give a part of a range to a unit below."""
    if reach.can(actor, Grant.CONFIRM, whole.unit):
        return ALLOW
    return deny(texts.GIVE_NOT_YOURS.format(unit=whole.unit))


def may_receive(unit) -> Decision:
    """Whether a unit can have numbers at all: what lies below a cơ sở never gives any."""
    return _issues_itself(unit)


def _for_members(actor, holding, having=ALLOW):
    """`having` is what the card in hand, or its lack, says: told to everybody, since nobody can do it."""
    if sentence := _NOT_A_MEMBER.get(holding.person.standing):
        return deny(sentence)
    return having and _issues_for(actor, holding)


def _issues_for(actor, holding):
    base = holding.base
    if reach.can(actor, Grant.CONFIRM, base) or (base.is_branch and reach.manages(actor, base)):
        return ALLOW
    return deny(texts.NOT_YOURS.format(base=base))


def _issues_itself(unit):
    base = superiors.base_of(unit)
    if base.pk == unit.pk or not (base.level.is_grassroots or unit.is_branch):
        return ALLOW
    return deny(texts.UNIT_ISSUES_NOT.format(unit=unit, base=base))
