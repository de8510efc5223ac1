"""Acts that change no record and must be journalled all the same: asking by a restricted field, taking a list away."""

from branches.audit import journal


def note_restricted_question(*, actor, shown, fields):
    """The journal keeps by which restricted fields a list was filtered or searched, never by which value."""
    journal.journal("members.roster.asked", actor=actor, unit=shown.unit, fields=sorted(fields))


def note_export(*, actor, shown, kind: str, conditions: list[str], fields: list[str], rows: int):
    """`conditions` are the labels of the filters in force, `fields` the restricted columns in the file."""
    journal.journal(
        "members.roster.exported",
        actor=actor,
        unit=shown.unit,
        format=kind,
        conditions=conditions,
        restricted=sorted(fields),
        rows=rows,
    )


def note_movement_export(*, actor, shown, what: str, rows: int, **period):
    """`what` of the report was taken away; `period` holds its two days, as in the address."""
    journal.journal("members.movement.exported", actor=actor, unit=shown.unit, what=what, rows=rows, **period)
