"""Writing awards down, and marking one as written down by mistake."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils import timezone

from branches.attachments import actions as attachments
from branches.audit import journal
from branches.units.actions import tree
from branches.units.models import Unit
from branches.vietnamese.names import fold
from members.conduct.models import Award
from members.conduct.models.awards import AwardForm
from members.conduct.rules import awards as rules
from members.conduct.texts import awards as texts
from members.people.actions import memberships
from members.people.models import Person

# The union was founded in that year.
FIRST_DAY = date(1931, 1, 1)


@transaction.atomic
def record_awards(people: Sequence[Person], *, actor, scan=None, **values) -> list[Award]:
    """One award for each of these people, under one number and day, all or none; `scan` is an upload that they share.

    `values`: number, decided_on, level, form, form_more, content, issuer. Raises PermissionDenied; ValidationError by
    field, or with the name of who has this award already.
    """
    keys = [person.pk for person in people]
    memberships.lock_people(keys)
    found = Person.objects.select_related("current_unit__level", "kept_by__level").in_bulk(keys)
    if not keys:
        raise ValidationError(texts.NOBODY)
    people = [found[key] for key in dict.fromkeys(keys)]
    for person in people:
        rules.may_record_award(actor, person).require()
    values = _checked(values)
    for person in people:
        _check_birth(person, values["decided_on"])
    stored = attachments.store(scan, actor=actor) if scan else None
    return [_keep(Award(person=person, scan=stored, recorded_by=actor, **values), actor) for person in people]


@transaction.atomic
def record_unit_award(unit: Unit, *, actor, scan=None, **values) -> Award:
    """An award of a unit; `values` as above. Raises PermissionDenied, ValidationError by field."""
    unit = tree.locked(unit)
    rules.may_record_unit_award(actor, unit).require()
    values = _checked(values)
    stored = attachments.store(scan, actor=actor) if scan else None
    return _keep(Award(unit=unit, scan=stored, recorded_by=actor, **values), actor)


@transaction.atomic
def void_award(award: Award, *, actor, reason: str) -> Award:
    """Mark it as written down by mistake, visibly. Raises PermissionDenied; ValidationError on "reason"."""
    locked = Award.objects.select_for_update(of=("self",)).get(pk=award.pk)
    rules.may_void_award(actor, locked).require()
    if not reason.strip():
        raise ValidationError({"reason": texts.VOID_REASON_MISSING})
    with journal.act("members.award.voided", actor=actor, subject=locked.of, unit=_unit(locked)):
        locked.void, locked.void_reason = True, reason.strip()
        locked.voided_by, locked.voided_at = actor, timezone.now()
        locked.full_clean()
        locked.save(update_fields=["void", "void_reason", "voided_by", "voided_at"])
    return locked


def _checked(values) -> dict:
    """What no constraint says. Raises ValidationError by field."""
    values = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
    faults = {}
    day = values.get("decided_on")
    if day is None:
        faults["decided_on"] = texts.DATE_MISSING
    elif day > timezone.localdate():
        faults["decided_on"] = texts.DATE_IN_FUTURE
    elif day < FIRST_DAY:
        faults["decided_on"] = texts.DATE_TOO_EARLY
    if values.get("form") == AwardForm.OTHER and not values.get("form_more"):
        faults["form_more"] = texts.FORM_MORE_MISSING
    needed = {
        "level": texts.LEVEL_MISSING,
        "form": texts.FORM_MISSING,
        "content": texts.CONTENT_MISSING,
        "issuer": texts.ISSUER_MISSING,
    }
    faults |= {name: sentence for name, sentence in needed.items() if not values.get(name)}
    if faults:
        raise ValidationError(faults)
    return values


def _check_birth(person, day):
    birth = person.birth
    if birth and day < birth.first_day:
        raise ValidationError({"decided_on": texts.BEFORE_BIRTH.format(name=person, birth=birth)})


def _keep(award, actor) -> Award:
    award.search = fold(f"{award.number} {award.form_words} {award.content} {award.issuer}")[:900]
    try:
        award.full_clean()
    except ValidationError as error:
        found = error.message_dict
        if NON_FIELD_ERRORS in found:
            # Of many it has to be said which one.
            found[NON_FIELD_ERRORS] = [texts.TWICE.format(name=award.of)]
        raise ValidationError(found) from None
    with journal.act("members.award.recorded", actor=actor, subject=award.of, unit=_unit(award)) as entry:
        award.save()
        entry.update(award=award.pk, form=str(award.form))
    return award


def _unit(award):
    return award.unit or award.person.unit
