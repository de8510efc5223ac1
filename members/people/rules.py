"""Who may do what with a record. A "no" carries its sentence; the greyed action and the 403 page show the same one."""

from branches.access import fields, reach
from branches.access.decisions import ALLOW, Decision, deny
from branches.positions.models import Grant
from members.people import texts
from members.people.models.persons import Standing


def may_list(actor) -> Decision:
    """See a roster at all: a plain member sees the own record alone."""
    return ALLOW if reach.has_anywhere(actor, Grant.READ) else deny(texts.NO_ROSTER)


def may_add_somewhere(actor) -> Decision:
    return ALLOW if reach.has_anywhere(actor, Grant.MANAGE) else deny(texts.ADD_NOT_YOURS)


def may_add(actor, unit) -> Decision:
    return ALLOW if reach.manages(actor, unit) else deny(texts.ADD_NOT_YOURS)


def may_edit(actor, person) -> Decision:
    if person.standing == Standing.VOID:
        return deny(texts.RECORD_IS_VOID)
    return ALLOW if reach.manages(actor, person.unit) else deny(texts.EDIT_NOT_YOURS)


def may_void(actor, person) -> Decision:
    if person.standing == Standing.VOID:
        return deny(texts.RECORD_IS_VOID)
    return ALLOW if reach.manages(actor, person.unit) else deny(texts.VOID_NOT_YOURS)


def is_own(actor, person) -> bool:
    return person.user_id is not None and person.user_id == actor.pk


def may_see_phone(actor, person) -> bool:
    """The whole number on the record: who manages it, and its owner. Everybody else sees the last digits."""
    return is_own(actor, person) or reach.manages(actor, person.unit)


def restricted_for(actor, person) -> dict[str, bool]:
    """{restricted field: whether `actor` may open it on this record}; one query."""
    own = is_own(actor, person)
    return {field: own or reach.can(actor, grant, person.unit) for field, grant in fields.matrix().items()}


def may_open_field(actor, person, field: str) -> Decision:
    return ALLOW if restricted_for(actor, person).get(field) else deny(texts.FIELD_NOT_YOURS)


def may_export(actor, shown) -> Decision:
    """`shown` is the part of the tree that the roster shows (queries/areas.py)."""
    return ALLOW if shown.within(reach.area(actor, Grant.EXPORT)) else deny(texts.EXPORT_NOT_YOURS)


def open_columns(actor, shown) -> set[str]:
    """Restricted fields that `actor` may filter, sort, search and export by over all that is shown; one query."""
    return {field for field, grant in fields.matrix().items() if shown.within(reach.area(actor, grant))}


def restricted_fields() -> set[str]:
    """Every field of the matrix."""
    return set(fields.matrix())
