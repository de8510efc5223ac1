"""Where the list of a file is and what its columns mean, as a person says it, and as it is remembered."""

import json
from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from branches.audit import journal
from branches.cases import transitions
from branches.cases.transitions import WrongState
from branches.imports import reading, rules, sampling, texts
from branches.imports.detection import headers
from branches.imports.models import ImportBatch, ImportMapping, ImportSample
from branches.imports.targets import target
from branches.imports.unit_names import bare
from branches.spreadsheets.workbook import Sheet, column_number
from branches.units.models import Unit
from branches.vietnamese.names import fold

Status = ImportBatch.Status
MOST_HEADER_ROWS = 5


def memory_of(batch: ImportBatch) -> reading.Memory:
    """What reading the batch may know beside its file."""
    return reading.Memory(remembered(batch.target, batch.unit), _Names(batch.unit))


def remembered(target_code: str, unit: Unit) -> dict[str, list]:
    """{fingerprint: columns} of `unit` and the units above it; the nearest wins."""
    found = ImportMapping.objects.filter(target=target_code, unit__path__in=_paths(unit)).order_by("unit__depth")
    return dict(found.values_list("fingerprint", "columns"))


def mapping_used(batch: ImportBatch, fingerprint: str) -> ImportMapping | None:
    """The remembered mapping that files with this header follow in the batch's unit."""
    found = ImportMapping.objects.filter(target=batch.target, fingerprint=fingerprint)
    nearest = found.filter(unit__path__in=_paths(batch.unit)).order_by("-unit__depth")
    return nearest.select_related("unit", "chosen_by").first() if fingerprint else None


def keep_sample(batch: ImportBatch, sample: list[dict]):
    """Keep the first rows of the file beside its batch."""
    payload = json.dumps(sample, ensure_ascii=False)
    ImportSample.objects.update_or_create(batch=batch, defaults={"payload": payload})


def forget_sample(batch: ImportBatch):
    ImportSample.objects.filter(batch=batch).delete()


def sheets_of(batch: ImportBatch) -> dict[int, Sheet]:
    """Place in the file → its first rows; empty when nothing of the file was kept."""
    kept = ImportSample.objects.filter(batch=batch).first()
    return sampling.sheets(json.loads(kept.payload)) if kept else {}


@transaction.atomic
def choose_columns(
    batch: ImportBatch,
    *,
    sheet: int,
    header_rows: Sequence[int],
    mapping: Mapping[str, str],
    hidden: bool,
    guess: Mapping[str, str] | None = None,
    actor,
) -> ImportBatch:
    """Have the file read again as a person says, and remember it for the next file with this header.

    `mapping`: column letter → field, or "" for a column that isn't used. `hidden`: hidden rows are wanted. `guess`:
    what would be found anyway, which needs no memory. What was mended and answered in the preview is gone. Raises
    PermissionDenied, WrongState; ValidationError with {letter: [sentences]}, "" for the whole.
    """
    batch = _to_be_read(batch, actor)
    at = sheets_of(batch).get(sheet)
    if at is None:
        raise ValidationError({"": [texts.NO_SUCH_SHEET]})
    check_columns(target(batch.target), mapping)
    _check_rows(at, header_rows)
    with journal.act("imports.batch.mapped", actor=actor, subject=batch, unit=batch.unit):
        chosen = {"sheet": sheet, "header_rows": list(header_rows), "mapping": dict(mapping), "hidden": hidden}
        _read_again(batch, {**batch.options, **chosen})
        if header_rows and (guess is None or _used(mapping) != _used(guess)):
            _remember(batch, at, header_rows, mapping, actor)
    return batch


@transaction.atomic
def forget_mapping(batch: ImportBatch, fingerprint: str, *, actor) -> ImportBatch:
    """Drop the mapping that files with this header follow, and have the file read again without it.

    Raises PermissionDenied (it may belong to a unit above), WrongState.
    """
    batch = _to_be_read(batch, actor)
    with journal.act("imports.mapping.forgotten", actor=actor, subject=batch, unit=batch.unit):
        if known := mapping_used(batch, fingerprint):
            rules.may_import(actor, known.unit).require()
            known.delete()
        _read_again(batch, {**batch.options, "mapping": None})
    return batch


def check_columns(kind, mapping: Mapping[str, str]):
    """Raises ValidationError with {letter: [sentences]} when columns contradict each other."""
    specs = {spec.name: spec for spec in kind.headers}
    wrong: dict[str, list[str]] = {}
    letters: dict[str, list[str]] = {}
    for letter in sorted(mapping, key=column_number):
        name = mapping[letter]
        if name and name not in specs:
            wrong.setdefault(letter, []).append(texts.NO_SUCH_FIELD)
        elif name:
            letters.setdefault(name, []).append(letter)
    for name, twice in letters.items():
        for letter in twice if len(twice) > 1 else ():
            others = ", ".join(other for other in twice if other != letter)
            wrong.setdefault(letter, []).append(texts.FIELD_TWICE.format(columns=others))
        for part in specs[name].parts:
            for letter in letters.get(part, ()):
                wrong.setdefault(letter, []).append(texts.PART_AND_WHOLE.format(column=twice[0]))
    for name in kind.required:
        if name not in letters and not (specs[name].parts and all(part in letters for part in specs[name].parts)):
            wrong.setdefault("", []).append(texts.FIELD_MISSING.format(field=kind.fields[name].label))
    if wrong:
        raise ValidationError(wrong)


def _check_rows(sheet: Sheet, rows: Sequence[int]):
    """Header rows follow one another in the part of the sheet that was kept."""
    expected = list(range(rows[0], rows[0] + len(rows))) if rows else []
    if list(rows) != expected or len(rows) > MOST_HEADER_ROWS:
        raise ValidationError({"": [texts.WRONG_HEADER_ROWS]})
    if rows and not (sheet.first_row <= rows[0] and rows[-1] <= sheet.last_row):
        raise ValidationError({"": [texts.WRONG_HEADER_ROWS]})


def _to_be_read(batch, actor) -> ImportBatch:
    batch = transitions.lock(batch)
    rules.may_handle(actor, batch).require()
    if batch.status not in (Status.PREVIEW, Status.REFUSED) or not batch.file:
        raise WrongState(texts.NOT_IN_PREVIEW.format(now=batch.get_status_display()))
    return batch


def _read_again(batch, options):
    batch.rows.all().delete()
    transitions.move(
        batch,
        Status.READING,
        options=options,
        detection={},
        new_units=[],
        counts={},
        reason="",
        message="",
        version=batch.version + 1,
    )


def _remember(batch, sheet, header_rows, mapping, actor):
    headings = headers.headings_of(sheet, header_rows[0], len(header_rows))
    fingerprint = headers.fingerprint(headings)
    if not fingerprint:
        return
    first = min(headings)
    columns = [[column_number(letter) - first, name] for letter, name in mapping.items() if name]
    ImportMapping.objects.update_or_create(
        target=batch.target,
        unit=batch.unit,
        fingerprint=fingerprint,
        defaults={"columns": sorted(columns), "header_rows": len(header_rows), "chosen_by": actor},
    )


def _used(mapping) -> dict[str, str]:
    return {letter: name for letter, name in mapping.items() if name}


def _paths(unit) -> list[str]:
    """The path of a unit and of each unit above it."""
    return [unit.path[: Unit.steplen * depth] for depth in range(1, unit.depth + 1)]


class _Names:
    """Whether a text names a unit below; the names are fetched when somebody asks."""

    def __init__(self, unit):
        self.unit, self.known = unit, None

    def __call__(self, text: str) -> bool:
        if self.known is None:
            names = Unit.objects.below(self.unit).open().filter(level__is_branch=True).values_list("name", flat=True)
            self.known = {form for name in names for form in (fold(name), bare(name))}
        return fold(text) in self.known
