"""Numbered papers that are issued for a case."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from branches.cases import texts
from branches.cases.kinds import CaseKind, PaperSlot
from branches.cases.models import Case, CasePaper
from branches.papers import actions as papers


@transaction.atomic
def issue_paper(
    kind: CaseKind, slot: PaperSlot, case: Case, *, actor, on: date, signer: str, signer_post: str, number=None
) -> CasePaper:
    """Issue the paper of a slot under the number of its issuer's register, and hang it on the case.

    Raises PermissionDenied; ValidationError by field of `papers.actions.issue`, and where one is in force already.
    """
    # Two at once: the second one sees the paper of the first.
    Case.objects.select_for_update().get(pk=case.pk)
    thing = kind.find([case.pk])[case.pk]
    slot.may_issue(actor, thing).require()
    if case.papers.filter(slot=slot.code, paper__withdrawn_at__isnull=True).exists():
        raise ValidationError(texts.ISSUED_ALREADY)
    if slot.shared:
        [held] = issue_shared(
            kind, slot, [thing], actor=actor, on=on, signer=signer, signer_post=signer_post, number=number
        )
        if slot.issued:
            slot.issued([thing], held.paper, actor=actor)
        return held
    paper = papers.issue(slot.paper, thing, actor=actor, on=on, signer=signer, signer_post=signer_post, number=number)
    return CasePaper.objects.create(case=case, paper=paper, slot=slot.code)


@transaction.atomic
def issue_shared(
    kind: CaseKind, slot: PaperSlot, things: Sequence, *, actor, on: date, signer: str, signer_post: str, number=None
) -> list[CasePaper]:
    """One paper for all `things`, which hangs on each of their cases. The act that calls it has asked the rule, and
    calls `slot.issued` where that doesn't follow from the act itself. Raises ValidationError as `issue_paper` does."""
    paper = papers.issue(slot.paper, things, actor=actor, on=on, signer=signer, signer_post=signer_post, number=number)
    return [CasePaper.objects.create(case=thing.case, paper=paper, slot=slot.code) for thing in things]
