"""What an import has to say as JSON: the interface of import_members and undo_import (docs/imports.md)."""

from branches.imports import staging
from branches.imports.models import ImportBatch, ImportRow
from branches.imports.targets import Row, Weight
from members.imports import texts
from members.imports.composing import COMPOSED

COUNTS = ("people", "new", "changed", "same", "review", "error", "junk")
# Columns that end up in another field.
_INTO = {part: field for field, parts in COMPOSED.items() for part in parts}


def accepted(batch: ImportBatch, *, kept: bool = True) -> dict:
    """A batch that could be read, with every row of the file. `kept` is False in a dry run."""
    fields = _mapped_fields(batch.detection["mapping"])
    rows = [_row(row, fields) for row in staging.load(batch)]
    rows += [
        {"row": number, "verdict": "junk", "why": list(why), "message": "", "values": {}}
        for number, why in batch.rows.filter(verdict=ImportRow.Verdict.JUNK).values_list("number", "why")
    ]
    return {
        "outcome": "accept",
        "batch": batch.pk if kept else None,
        "sheet": batch.detection["sheet"],
        "header_rows": batch.detection["header_rows"],
        "mapping": batch.detection["mapping"],
        "guessed": list(batch.detection["guessed"]),
        "sheets_left": [
            *({"sheet": name, "why": "hidden_sheet"} for name in batch.detection["hidden_sheets"]),
            *({"sheet": name, "why": "other_sheet"} for name in batch.detection["other_sheets"]),
        ],
        "counts": {name: batch.counts[name] for name in COUNTS},
        "new_units": [
            {name: unit[name] for name in ("name", "code", "level", "sector", "rows")}
            for unit in batch.new_units
            if unit["create"]
        ],
        "rows": sorted(rows, key=lambda row: row["row"]),
    }


def refused(reason: str, message: str, batch: ImportBatch | None = None) -> dict:
    return {
        "outcome": "refuse",
        "reason": reason,
        "message": message,
        "batch": batch.pk if batch else None,
        "sheet": None,
        "header_rows": [],
        "mapping": {},
        "guessed": [],
        "sheets_left": [],
        "counts": dict.fromkeys(COUNTS, 0),
        "new_units": [],
        "rows": [],
    }


def undone(batch: ImportBatch) -> dict:
    """`left`: rows that stay as they are, each with its reason; row 0 stands for a unit."""
    counts = {**{name: batch.counts[name] for name in COUNTS}, "left": len(batch.left_by_undo)}
    return {"outcome": "accept", "batch": batch.pk, "counts": counts, "left": batch.left_by_undo}


def _mapped_fields(mapping):
    fields = {_INTO.get(field, field) for field in mapping.values()}
    if {"birth_date_male", "birth_date_female"} & set(mapping.values()):
        fields.add("gender")
    return [field for field in texts.FIELDS if field in fields or field == "branch"]


def _row(row: Row, fields) -> dict:
    sentences = [problem.message for problem in row.problems if problem.weight != Weight.MARK]
    return {
        "row": row.number,
        "verdict": row.verdict,
        "why": list(dict.fromkeys(problem.code for problem in row.problems)),
        "message": " ".join(dict.fromkeys(sentences)),
        "values": {field: row.values.get(field) for field in fields} | {"branch": row.unit_code or None},
    }
