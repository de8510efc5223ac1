"""A member asks for corrections and withdraws them; who manages the record answers field by field."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.attachments import actions as attachments
from branches.audit import journal
from branches.cases import transitions
from members.corrections import queries, rules, texts
from members.corrections.models import Correction, CorrectionRequest, written
from members.people import rules as people
from members.people.actions import memberships, records
from members.people.data.groups import EDITED
from members.people.models import Person
from members.people.models.derived import normalise, read

Status = Correction.Status


@dataclass(frozen=True)
class Answer:
    """What is decided about one field; a refusal has a `reason`."""

    accept: bool
    reason: str = ""


@transaction.atomic
def ask_corrections(
    person: Person, *, actor, changes: dict, read_at: int, note: str = "", scan=None
) -> CorrectionRequest:
    """Ask for `changes`, by field name as typed or read, of those fields in which they differ from the record.

    `read_at` is the version of the record that the page showed: what the page left as it was is no wish. A newer wish
    for a field withdraws the older one. `scan` is an upload. Raises PermissionDenied; ValidationError, by field, or
    without one where nothing differs.
    """
    person = _lock(person)
    rules.may_ask(actor, person).require()
    if unknown := set(changes) - set(EDITED):
        raise ValueError(unknown)
    note = note.strip()
    if len(note) > CorrectionRequest.MOST_NOTE:
        raise ValidationError({"note": texts.NOTE_LONG.format(most=CorrectionRequest.MOST_NOTE)})
    waiting = queries.waiting_of(person)
    wished = {field: value for field, value in normalise(changes).items() if read(person, field) != value}
    wished = records.touched(person, wished, read_at)
    if not note and not scan:
        wished = {field: value for field, value in wished.items() if not _waits_already(waiting.get(field), value)}
    if not wished:
        raise ValidationError(texts.NOTHING_DIFFERS)
    records.check(person, {field: row.value for field, row in waiting.items()} | wished)
    now = timezone.now()
    with journal.act("members.correction.asked", actor=actor, subject=person, unit=person.unit, fields=sorted(wished)):
        replaced = [waiting[field] for field in wished if field in waiting]
        transitions.move_many(replaced, Status.WITHDRAWN, reason=texts.REPLACED, answered_by=actor, answered_at=now)
        request = CorrectionRequest(
            person=person,
            asked_by=actor,
            asked_at=now,
            note=note,
            scan=attachments.store(scan, actor=actor) if scan else None,
        )
        request.full_clean()
        request.save()
        Correction.objects.bulk_create(
            Correction(
                request=request,
                person=person,
                field=field,
                before=written(read(person, field)),
                asked=written(value),
            )
            for field, value in wished.items()
        )
    return request


@transaction.atomic
def withdraw_correction(row: Correction, *, actor) -> Correction:
    """Raises PermissionDenied; WrongState where it was answered meanwhile."""
    row = transitions.lock(row)
    rules.may_withdraw(actor, row).require()
    person = row.person
    with journal.act("members.correction.withdrawn", actor=actor, subject=person, unit=person.unit, fields=[row.field]):
        transitions.move(row, Status.WITHDRAWN, answered_by=actor, answered_at=timezone.now())
    return row


@transaction.atomic
def answer_request(request: CorrectionRequest, *, actor, answers: dict[int, Answer], version: int) -> dict[int, str]:
    """Answer rows of a request, by key; `version` is that of the record which the page showed.

    What is accepted is written on the record under its own checks. Gives {key: sentence} of the rows that it refused,
    or whose field somebody changed since the page was shown: these wait on. A field that holds already what was asked
    for is overtaken, whatever was answered. Raises PermissionDenied; WrongState where a row no longer waits;
    ValidationError where a refusal has no reason.
    """
    person = _lock(request.person)
    rules.may_answer(actor, person).require()
    opened = people.restricted_for(actor, person)
    rows = [
        row
        for row in Correction.objects.select_for_update(of=("self",)).filter(request=request.pk).order_by("pk")
        if row.status == Status.WAITING and rules.may_answer_field(row.field, opened)
    ]
    if set(answers) - {row.pk for row in rows}:
        raise transitions.WrongState(texts.SOMEBODY_WAS_FASTER)
    if any(not answer.accept and not answer.reason.strip() for answer in answers.values()):
        raise ValidationError(texts.REASON_MISSING)
    overtaken = [row for row in rows if row.value == read(person, row.field)]
    answered = [row for row in rows if row.pk in answers and row not in overtaken]
    left = _write(person, actor, [row for row in answered if answers[row.pk].accept], version)
    done = [row for row in answered if row.pk not in left]
    if overtaken or done:
        fields = sorted(row.field for row in [*overtaken, *done])
        with journal.act("members.correction.answered", actor=actor, subject=person, unit=person.unit, fields=fields):
            stamp = {"answered_by": actor, "answered_at": timezone.now()}
            transitions.move_many(overtaken, Status.OVERTAKEN, **stamp)
            for row in done:
                answer = answers[row.pk]
                status = Status.ACCEPTED if answer.accept else Status.REFUSED
                transitions.move(row, status, reason=answer.reason.strip(), **stamp)
    return left


def _lock(person: Person) -> Person:
    memberships.lock_people([person.pk])
    return Person.objects.for_record().get(pk=person.pk)


def _waits_already(row: Correction | None, value) -> bool:
    return row is not None and row.value == value


def _write(person, actor, rows, version) -> dict[int, str]:
    """Write what was accepted; {key: sentence} of the rows that stay."""
    shown = records.as_of(person, version)
    keys = {row.field: row.pk for row in rows}
    stays, wished = {}, {}
    for row in rows:
        if shown is None or read(shown, row.field) != read(person, row.field):
            stays[row.field] = texts.CHANGED_MEANWHILE
        else:
            wished[row.field] = row.value
    stays |= _edit(person, actor, wished)
    person = Person.objects.get(pk=person.pk)
    for field in wished.keys() - stays.keys():
        if read(person, field) != wished[field]:
            stays[field] = texts.NOT_WRITTEN
    return {keys[field]: sentence for field, sentence in stays.items()}


def _edit(person, actor, wished) -> dict[str, str]:
    """Write all together, since dates may fit each other only so; without those that the record refuses, by field.

    Where it refuses for the sake of another field, one after the other.
    """
    refused = {}
    while wished := {field: value for field, value in wished.items() if field not in refused}:
        faults = _try(person, actor, wished)
        if not faults:
            break
        if named := faults.keys() & wished.keys():
            refused |= {field: faults[field] for field in named}
            continue
        for field, value in wished.items():
            if faults := _try(person, actor, {field: value}):
                refused[field] = " ".join(faults.values())
        break
    return refused


def _try(person, actor, changes) -> dict[str, str]:
    """Edit the record; what it refuses by field, with nothing written."""
    now = Person.objects.get(pk=person.pk)
    try:
        records.edit_person(now, actor=actor, changes=changes, version=now.version)
    except ValidationError as refusal:
        return {field: " ".join(sentences) for field, sentences in refusal.message_dict.items()}
    return {}
