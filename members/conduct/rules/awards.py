"""Who may write awards down, and mark one as a mistake. Who sees the record or the unit sees its awards."""

from branches.access import reach
from branches.access.decisions import ALLOW, Decision, deny
from branches.positions.models import Grant
from members.conduct.texts import awards as texts
from members.people.models.persons import Standing


def may_list_awards(actor) -> Decision:
    return ALLOW if reach.has_anywhere(actor, Grant.READ) else deny(texts.LIST_NOT_YOURS)


def may_record_somewhere(actor) -> Decision:
    return ALLOW if reach.has_anywhere(actor, Grant.MANAGE) else deny(texts.RECORD_NOWHERE)


def may_record_award(actor, person) -> Decision:
    """Of a member, of who was one, of a youth: who manages the unit that answers for the record."""
    if person.standing == Standing.VOID:
        return deny(texts.RECORD_IS_VOID)
    return ALLOW if reach.manages(actor, person.unit) else deny(texts.RECORD_NOT_YOURS)


def may_record_unit_award(actor, unit) -> Decision:
    if not reach.manages(actor, unit):
        return deny(texts.RECORD_NOT_YOURS)
    return deny(texts.UNIT_IS_CLOSED.format(unit=unit)) if unit.closed_on else ALLOW


def may_void_award(actor, award) -> Decision:
    """Who manages the person's unit, or the unit; of a record that is itself a mistake too."""
    if award.void:
        return deny(texts.ALREADY_VOID)
    unit = award.unit or award.person.unit
    return ALLOW if reach.manages(actor, unit) else deny(texts.RECORD_NOT_YOURS)
