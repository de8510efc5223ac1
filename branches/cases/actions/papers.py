"""Numbered papers that are issued for a case."""

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
    paper = papers.issue(slot.paper, thing, actor=actor, on=on, signer=signer, signer_post=signer_post, number=number)
    return CasePaper.objects.create(case=case, paper=paper, slot=slot.code)
