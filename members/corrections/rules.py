"""Who may ask for a correction, take it back and answer it."""

from branches.access import reach
from branches.access.decisions import ALLOW, Decision, deny
from branches.positions.models import Grant
from members.corrections import texts
from members.corrections.models import Correction, CorrectionRequest
from members.people import rules as people
from members.people import texts as people_texts
from members.people.models.persons import Standing


def may_list(actor) -> Decision:
    return ALLOW if reach.has_anywhere(actor, Grant.READ) else deny(texts.LIST_NOT_YOURS)


def may_ask(actor, person) -> Decision:
    """The person by their own account, whatever post they hold besides; of who has left, too."""
    if not people.is_own(actor, person):
        return deny(texts.NOT_OWN)
    return deny(people_texts.RECORD_IS_VOID) if person.standing == Standing.VOID else ALLOW


def may_withdraw(actor, row: Correction) -> Decision:
    return ALLOW if people.is_own(actor, row.person) else deny(texts.NOT_OWN)


def may_answer(actor, person) -> Decision:
    """Who may edit the record, in the unit where the person is now."""
    if people.may_edit(actor, person):
        return ALLOW
    if person.standing == Standing.VOID:
        return deny(people_texts.RECORD_IS_VOID)
    return deny(texts.NOT_YOURS.format(unit=person.unit))


def may_answer_field(field: str, opened: dict[str, bool]) -> Decision:
    """A restricted field is answered by who may open it; `opened` as people.rules.restricted_for gives it."""
    return ALLOW if opened.get(field, True) else deny(texts.FIELD_NOT_YOURS)


def may_open_sent(actor, request: CorrectionRequest, opened: dict[str, bool]) -> Decision:
    """See the note and the file, which quote and show what they prove: who may answer, and open every restricted field
    that is asked for."""
    if decision := may_answer(actor, request.person):
        fields = [row.field for row in request.corrections.all()]
        return ALLOW if all(opened.get(field, True) for field in fields) else deny(texts.SENT_NOT_YOURS)
    return decision
