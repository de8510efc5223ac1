"""Writing the journal. Called inside actions, in their transaction."""

from contextlib import contextmanager

import pghistory
from pghistory import runtime

from branches.audit.models import JournalEntry


@contextmanager
def act(name: str, *, actor, subject=None, unit=None, **details):
    """Group all that the block writes under one act, and journal it when the block ends well.

    `name` is a key of a texts.py table ACTS ("members.person.edited"); `subject` any saved record; `unit` the unit
    whose journal shows it. `details` must hold no value of a restricted field. Yields a dict that the block may fill
    with more details (and with "subject" when the record is made in the block).
    """
    with pghistory.context(act=name, actor=str(actor), actor_key=actor.pk) as context:
        more = {}
        yield more
        subject = more.pop("subject", subject)
        JournalEntry.objects.create(
            act=name,
            actor_key=actor.pk,
            actor=str(actor),
            subject_type=subject._meta.label_lower if subject is not None else "",
            subject_key=subject.pk if subject is not None else None,
            unit_key=unit.pk if unit is not None else None,
            context=context.id if context else None,
            details={**details, **more},
        )


def journal(name: str, *, actor, subject=None, unit=None, **details) -> JournalEntry:
    """Journal an act that writes no record of its own: an export, the opening of a restricted field, a sign-in link."""
    current = getattr(runtime._tracker, "value", None)
    return JournalEntry.objects.create(
        act=name,
        actor_key=actor.pk,
        actor=str(actor),
        subject_type=subject._meta.label_lower if subject is not None else "",
        subject_key=subject.pk if subject is not None else None,
        unit_key=unit.pk if unit is not None else None,
        context=current.id if current else None,
        details=details,
    )
