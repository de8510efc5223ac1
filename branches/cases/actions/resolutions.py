"""Resolutions that cases cite: issued here under a number of the register, or written outside and entered."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from branches.cases import texts
from branches.cases.actions.papers import issue_shared
from branches.cases.kinds import CaseKind, PaperSlot
from branches.cases.models import CasePaper, Resolution
from branches.papers import actions as papers
from branches.papers.models import Paper, Type


@transaction.atomic
def resolve(
    kind: CaseKind,
    slot: PaperSlot,
    things: Sequence,
    *,
    actor,
    matter: str,
    on: date,
    effective_on: date,
    number: int | None = None,
    signer: str = "",
    signer_post: str = "",
    outside: bool = False,
) -> Resolution:
    """One resolution about all `things` (of the shared `slot`), which hangs on their cases.

    Issued here it takes the next number, or a hand-kept one. One written `outside` has a number already: it is entered
    into the register, or, entered before with the same date and about the same matter, cited once more.

    Raises PermissionDenied; ValidationError by field (number, on, effective_on, signer).
    """
    if effective_on < on:
        raise ValidationError({"effective_on": texts.EFFECTIVE_TOO_EARLY.format(day=f"{on:%d/%m/%Y}")})
    if not outside:
        held = issue_shared(
            kind, slot, things, actor=actor, on=on, number=number, signer=signer, signer_post=signer_post
        )
        return _of_paper(held[0].paper, matter, effective_on)
    unit, type_ = slot.paper.issuer(things), slot.paper.type
    if number is None:
        raise ValidationError({"number": texts.OUTSIDE_NUMBER_MISSING})
    found = _cited(unit, type_, number, on, matter, effective_on)
    if found is None:
        paper = papers.enter(
            unit,
            type=type_,
            actor=actor,
            on=on,
            number=number,
            title=slot.paper.title(things)[:250],
            recipient=slot.paper.recipient(things)[:250],
            signer=signer,
            signer_post=signer_post,
        )
        found = _of_paper(paper, matter, effective_on)
    for thing in things:
        CasePaper.objects.create(case=thing.case, paper=found.paper, slot=slot.code)
    return found


def renew(paper: Paper, *, matter: str, effective_on: date) -> Resolution:
    """The resolution of a paper that was issued in place of one withdrawn; it takes effect when that one did."""
    return _of_paper(paper, matter, max(effective_on, paper.issued_on))


def _of_paper(paper, matter, effective_on):
    resolution = Resolution(
        issuer=paper.unit,
        type=paper.type,
        number=paper.number,
        year=paper.issued_on.year,
        reference=paper.reference,
        matter=matter,
        on=paper.issued_on,
        effective_on=effective_on,
        paper=paper,
    )
    resolution.full_clean()
    resolution.save()
    return resolution


def _cited(unit, type_: Type, number, on, matter, effective_on) -> Resolution | None:
    """One that stands already and is the same one. Raises ValidationError where the number means another."""
    found = (
        Resolution.objects.select_related("paper").filter(issuer=unit, type=type_, number=number, year=on.year).first()
    )
    if found is None:
        return None
    facts = {"reference": found.reference, "day": f"{found.on:%d/%m/%Y}"}
    if found.paper.withdrawn_at:
        raise ValidationError({"number": texts.RESOLUTION_WITHDRAWN.format(**facts)})
    if found.matter != matter or found.paper.kind:
        raise ValidationError({"number": texts.RESOLUTION_OF_ANOTHER_MATTER.format(**facts)})
    if found.on != on:
        raise ValidationError({"on": texts.RESOLUTION_OF_ANOTHER_DAY.format(**facts)})
    if found.effective_on != effective_on:
        facts["day"] = f"{found.effective_on:%d/%m/%Y}"
        raise ValidationError({"effective_on": texts.RESOLUTION_EFFECTIVE_OTHERWISE.format(**facts)})
    return found
