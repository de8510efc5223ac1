"""Mending a preview: cells, answers, units to be made. Each change judges again what it may concern."""

from collections.abc import Callable, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.cases import transitions
from branches.cases.transitions import WrongState
from branches.imports import queries, rules, staging, texts
from branches.imports.actions.verdicts import MANY, judge_all, judge_some
from branches.imports.models import ImportBatch
from branches.imports.targets import Row, target
from branches.units.models import Unit
from branches.vietnamese.names import clean


@transaction.atomic
def set_cell(batch: ImportBatch, number: int, field: str, text: str, *, actor) -> Row:
    """Put `text` into one cell; an empty text empties it. Gives the row as it is judged now.

    Raises PermissionDenied, WrongState; KeyError for a row or a field that isn't there.
    """
    batch = in_preview(batch, actor)
    kind = target(batch.target)
    if field not in kind.fields:
        raise KeyError(field)
    found = staging.load(batch, number=number)
    if not found:
        raise KeyError(number)
    (row,) = found
    kind.put(row, field, text)
    row.decision, row.moved_on, row.answer = "", None, {}
    kind.clean([row])
    judge_some(batch, [row], kind, actor)
    return row


@transaction.atomic
def decide_rows(
    batch: ImportBatch,
    numbers: Sequence[int],
    decision: str,
    *,
    actor,
    moved_on: date | None = None,
    chosen: int | None = None,
) -> list[Row]:
    """Answer the questions of rows (ImportRow.Decision; a move on the day `moved_on`), or take an answer back with "",
    an earlier file's too. `chosen`: the key of the candidate that is the same person, if not the likeliest.

    Raises PermissionDenied, WrongState, ValidationError when an answer isn't offered for a row.
    """
    batch = in_preview(batch, actor)
    check_day(decision, moved_on)
    rows = staging.load(batch, number__in=list(numbers))
    for row in rows:
        if (decision and decision not in row.offered) or (chosen and chosen not in _candidates(row)):
            raise ValidationError(texts.WRONG_ANSWER.format(number=row.number))
        put_answer(row, decision, moved_on, chosen)
    judge_some(batch, rows, target(batch.target), actor)
    return rows


@transaction.atomic
def decide_kind(
    batch: ImportBatch,
    kind: str,
    decision: str,
    *,
    actor,
    moved_on: date | None = None,
    progress: Callable[[int], None] = lambda done: None,
) -> int:
    """Answer every row that waits for an answer to the same kind of question (see queries.kind_of).

    "accept" takes rows as they stand; a row for which the answer isn't offered, since it asks something else as well,
    goes on waiting. Gives the number of rows answered. `progress` is told how many rows are judged. Raises as
    decide_rows does.
    """
    batch = in_preview(batch, actor)
    check_day(decision, moved_on)
    answered, few = 0, []
    for rows in staging.stream(batch, verdict="review", decision=""):
        chosen = [row for row in rows if _answer(row, kind, decision, moved_on)]
        staging.save_answers(batch, chosen)
        answered += len(chosen)
        if answered <= MANY:
            few += chosen
    if answered > MANY:
        judge_all(batch, target(batch.target), actor, progress=progress)
    elif few:
        judge_some(batch, few, target(batch.target), actor)
    return answered


def _answer(row: Row, kind, decision, moved_on) -> bool:
    """Put the answer on a row that asks this kind of question, if it is offered."""
    if kind not in {queries.kind_of(question.code) for question in row.questions}:
        return False
    answer = row.offered[0] if decision == "accept" and len(row.offered) == 2 else decision
    if answer not in row.offered:
        return False
    put_answer(row, answer, moved_on)
    return True


def put_answer(row: Row, decision, moved_on, chosen=None):
    """A person's answer, which says of whom it is said; what was answered for an earlier file no longer counts."""
    reopened = not decision or row.answer.get("reopened", False)
    row.decision, row.moved_on = decision, moved_on if decision == "move" else None
    row.answer = {"reopened": True} if reopened else {}
    if decision in ("same", "keep", "move") and row.candidate:
        row.answer["chosen"] = chosen or row.candidate["key"]


def _candidates(row: Row) -> set[int]:
    if not row.candidate:
        return set()
    return {row.candidate["key"], *(each["key"] for each in row.candidate.get("others", ()))}


def check_day(decision, moved_on):
    if decision == "move":
        if moved_on is None:
            raise ValidationError(texts.MOVE_NEEDS_DAY)
        if moved_on > timezone.localdate():
            raise ValidationError(texts.MOVE_IN_FUTURE.format(date=f"{moved_on:%d/%m/%Y}"))


@transaction.atomic
def edit_new_units(
    batch: ImportBatch, edits: dict[str, dict], *, actor, progress: Callable[[int], None] = lambda done: None
):
    """Change the units that would be made. `edits`: proposal's `named` → {"name", "code", "level", "sector", "create"}.

    `progress` is told how many rows are judged. Raises PermissionDenied, WrongState; ValidationError with {"named":
    [sentences]}.
    """
    batch = in_preview(batch, actor)
    batch.new_units = check_new_units(batch, edits, actor=actor)
    judge_all(batch, target(batch.target), actor, progress=progress)


def check_new_units(batch: ImportBatch, edits: dict[str, dict], *, actor) -> list[dict]:
    """The units that would be made after such an edit; nothing is written. Raises as edit_new_units does."""
    rules.may_create_units(actor, batch.unit).require()
    proposals = [{**proposal, **_edit(proposal, edits.get(proposal["named"], {}))} for proposal in batch.new_units]
    codes = [proposal["code"] for proposal in proposals if proposal["create"]]
    taken = set(Unit.objects.filter(code__in=codes).values_list("code", flat=True))
    taken -= {proposal["code"] for proposal in proposals if proposal["reopen"]}
    levels = set(batch.unit.level.children.filter(is_branch=True).values_list("code", flat=True))
    wrong = {}
    for proposal in proposals:
        if proposal["create"] and (faults := _faults(proposal, codes, taken, levels, batch.unit)):
            wrong[proposal["named"]] = faults
    if wrong:
        raise ValidationError(wrong)
    return proposals


def in_preview(batch, actor) -> ImportBatch:
    batch = transitions.lock(batch)
    rules.may_handle(actor, batch).require()
    if batch.status != ImportBatch.Status.PREVIEW:
        raise WrongState(texts.NOT_IN_PREVIEW.format(now=batch.get_status_display()))
    return batch


def _edit(proposal, edit):
    if proposal["reopen"]:
        # A unit that comes back keeps what it is called.
        return {"create": bool(edit.get("create", proposal["create"]))}
    return {
        "name": clean(edit.get("name", proposal["name"])),
        "code": clean(edit.get("code", proposal["code"])).upper(),
        "level": edit.get("level", proposal["level"]),
        "sector": edit.get("sector", proposal["sector"]) or None,
        "create": bool(edit.get("create", proposal["create"])),
    }


def _faults(proposal, codes, taken, levels, unit):
    name, code = Unit._meta.get_field("name"), Unit._meta.get_field("code")
    faults = []
    if not proposal["name"]:
        faults.append(texts.NEW_UNIT_NO_NAME)
    elif len(proposal["name"]) > name.max_length:
        faults.append(texts.NEW_UNIT_LONG.format(limit=name.max_length))
    try:
        code.run_validators(proposal["code"])
        if not proposal["code"]:
            raise ValidationError("")
    except ValidationError:
        faults.append(texts.NEW_UNIT_CODE_FORM.format(code=proposal["code"], example=f"{unit.code}.CD01"))
    if proposal["code"] in taken or codes.count(proposal["code"]) > 1:
        faults.append(texts.NEW_UNIT_CODE.format(code=proposal["code"]))
    if proposal["level"] not in levels:
        faults.append(texts.NEW_UNIT_LEVEL)
    return faults
