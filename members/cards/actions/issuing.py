"""One person's card: given, given anew, taken back. The record's number follows in the same transaction."""

import re
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from branches.audit import journal
from branches.cases.models import Case
from members.cards import queries, rules, texts
from members.cards.actions import taking
from members.cards.models import Card, EndedBy
from members.cards.queries import Holding
from members.people.actions import memberships, records
from members.people.models import Person
from members.people.models.derived import index_of, normalise

_TYPED = re.compile("[0-9]{6,12}")
_CITIZEN_ID = re.compile("[0-9]{12}")
_REASONS = (EndedBy.LOST, EndedBy.DAMAGED, EndedBy.WRONG)


@dataclass(frozen=True)
class Issued:
    """A card, and the numbers that were passed over on the way to its own (see taking.Taken)."""

    card: Card
    skipped: tuple[str, ...] = ()


@transaction.atomic
def issue_card(person: Person, *, actor, on: date, number: str = "", case: Case | None = None) -> Issued:
    """Give a card to a member who has none: under `number`, where the card has one already, else as the unit is set.
    `case` is by default the admission that began the present stay.

    Raises PermissionDenied; ValidationError by field (on, number), or with what is wrong in the record.
    """
    holding = _lock(person)
    rules.may_issue(actor, holding).require()
    _check_day(holding.person, on)
    with _journalled("members.card.issued", holding, actor) as more:
        taken, more["number_from"] = _number_for(holding, number)
        return Issued(_write(holding, taken.number, on, case or queries.admission_of(holding.person)), taken.skipped)


@transaction.atomic
def reissue_card(person: Person, *, actor, on: date, reason: str, note: str = "", number: str = "") -> Issued:
    """End the card in use for a `reason` (lost, damaged, wrong) and give another one.

    Raises PermissionDenied; ValidationError by field (on, reason, note, number), or with what is wrong in the record.
    """
    holding = _lock(person)
    rules.may_reissue(actor, holding).require()
    if reason not in _REASONS:
        raise ValidationError({"reason": texts.REASON_MISSING})
    _check_day(holding.person, on)
    # The record's timeline tells the reason as it stands there.
    with _journalled("members.card.reissued", holding, actor, reason=EndedBy(reason).label) as more:
        _end(holding, on=on, reason=reason, note=_note(note))
        taken, more["number_from"] = _number_for(holding, number)
        return Issued(_write(holding, taken.number, on, None), taken.skipped)


@transaction.atomic
def withdraw_card(person: Person, *, actor, on: date, note: str) -> Card | None:
    """Take the card back; the record has no number any more. Gives the card that ended.

    Raises PermissionDenied; ValidationError by field (on, note), or with what is wrong in the record.
    """
    holding = _lock(person)
    rules.may_withdraw(actor, holding).require()
    if not note.strip():
        raise ValidationError({"note": texts.NOTE_MISSING})
    _check_day(holding.person, on, joining=False)
    with _journalled("members.card.withdrawn", holding, actor):
        card = _end(holding, on=on, reason=EndedBy.WITHDRAWN, note=_note(note))
        records.note_facts(holding.person, {"card_number": ""})
    return card


@transaction.atomic
def end_for(person: Person, *, on: date, note: str, actor) -> Card | None:
    """Withdraw whatever card the person has, as part of another act, which has asked its own rule (expulsion, removal
    from the roll). Gives the card that ended, None where there is none.

    A day before the card was issued becomes that day. Raises ValidationError with what is wrong in the record.
    """
    holding = _lock(person)
    if not holding.last4:
        return None
    on = max(filter(None, (on, queries.latest_day(holding.person))))
    card = _end(holding, on=on, reason=EndedBy.WITHDRAWN, note=_note(note))
    records.note_facts(holding.person, {"card_number": ""})
    journal.journal("members.card.ended", actor=actor, subject=holding.person, unit=holding.person.unit)
    return card


def _lock(person) -> Holding:
    memberships.lock_people([person.pk])
    return queries.holding_of(Person.objects.for_record().get(pk=person.pk))


def _journalled(name, holding, actor, **details):
    """No number stands in the journal, not even the end of one."""
    return journal.act(name, actor=actor, subject=holding.person, unit=holding.person.unit, **details)


def _check_day(person, on, *, joining=True):
    if on > timezone.localdate():
        raise ValidationError({"on": texts.DAY_TO_COME.format(day=f"{on:%d/%m/%Y}")})
    if joining and person.joined and on < person.joined.first_day:
        raise ValidationError({"on": texts.BEFORE_JOINING.format(joined=person.joined)})
    latest = queries.latest_day(person)
    if latest and on < latest:
        raise ValidationError({"on": texts.BEFORE_OLD_CARD.format(day=f"{latest:%d/%m/%Y}")})


def _note(text):
    text, longest = text.strip(), Card._meta.get_field("end_note").max_length
    if len(text) > longest:
        raise ValidationError({"note": texts.NOTE_TOO_LONG.format(longest=longest)})
    return text


def _number_for(holding, typed):
    """(Taken, where the number comes from: "hand", or as of CardSetting.Source)."""
    person = holding.person
    if typed.strip():
        digits = re.sub(r"[\s.\-]", "", typed)
        if not _TYPED.fullmatch(digits):
            raise ValidationError({"number": texts.NOT_A_NUMBER})
        _require_free(person, digits, texts.NUMBER_TAKEN)
        return taking.Taken(digits), "hand"
    source = queries.source_of(holding.base)
    if source.is_range:
        return taking.take(holding.base), source.kind
    if not is_usable(person.citizen_id):
        raise ValidationError({"number": texts.NO_CITIZEN_ID})
    _require_free(person, person.citizen_id, texts.CITIZEN_ID_TAKEN)
    return taking.Taken(person.citizen_id), source.kind


def is_usable(citizen_id: str) -> bool:
    """Whether a citizen id can be the number of a card: those before 2016 had 9 digits."""
    return _CITIZEN_ID.fullmatch(citizen_id or "") is not None


def _require_free(person, number, sentence):
    """The person's own old number is as free as one that nobody had."""
    if queries.held_elsewhere({person.pk: index_of("card_number", number)}):
        raise ValidationError({"number": sentence})


def _write(holding, number, on, case) -> Card:
    card = Card(person=holding.person, issued_on=on, issuer=holding.base, case=case)
    _save(card, number)
    if holding.person.card_number_index is None or bytes(holding.person.card_number_index) != card.number_index:
        records.note_facts(holding.person, {"card_number": number})
    return card


def _end(holding, *, on, reason, note) -> Card | None:
    """End the card in use. A number known from a list is written down as a card that ends, so that it stays to be seen;
    not where it is somebody else's card, which the list can't have meant."""
    ending = {"ended_on": on, "ended_by": reason, "end_note": note}
    card = holding.card
    if card is None:
        number = holding.person.card_number
        if queries.is_card_of_another(holding.person, index_of("card_number", number)):
            return None
        card = Card(person=holding.person, **ending)
        _save(card, number)
        return card
    for field, value in ending.items():
        setattr(card, field, value)
    card.full_clean()
    card.save(update_fields=list(ending))
    return card


def _save(card, number):
    card.number = normalise({"card_number": number})["card_number"]
    card.number_index = index_of("card_number", card.number)
    card.number_last4 = card.number[-4:]
    # Somebody else may write the same number between the look and the write.
    taken = ValidationError({"number": texts.NUMBER_JUST_TAKEN})
    try:
        card.full_clean()
        with transaction.atomic():
            card.save()
    except ValidationError:
        if queries.is_card_of_another(card.person, card.number_index):
            raise taken from None
        raise
    except IntegrityError as error:
        if error.__cause__.diag.constraint_name != "card_number_of_one_person":
            raise
        raise taken from None
