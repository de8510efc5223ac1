"""The step of who decides: approve under a resolution, per person; return, or refuse, with a reason."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from branches.cases import transitions
from branches.cases.actions import resolutions
from branches.cases.models import Case, Resolution
from branches.papers.models import Paper
from members.admissions import rules, texts
from members.admissions.actions import steps
from members.admissions.models import Admission, Status

MATTER = "admission"


@transaction.atomic
def approve_admission(admission: Admission, *, actor, version: int | None = None, note: str = "") -> Admission:
    """One of those that a resolution will name; `resolve_admissions` follows for all of them in the same transaction.

    Raises WrongState, PermissionDenied, ValidationError.
    """
    admission = steps.take(admission, "approve", rules.may_approve, actor=actor, version=version)
    if not (admission.vote and admission.vote.passed):
        raise ValidationError(texts.NOT_PASSED)
    with steps.journalled("members.admission.approved", admission, actor=actor):
        steps.go_on(admission, Status.APPROVED, "approve", actor=actor, note=note)
    return admission


@transaction.atomic
def resolve_admissions(
    kind,
    admissions: Sequence[Admission],
    *,
    actor,
    on: date,
    effective_on: date | None = None,
    number: int | None = None,
    signer: str = "",
    signer_post: str = "",
    outside: bool = False,
) -> Resolution:
    """The resolution for all `admissions` that were approved at once, of one register; `kind` is their CaseKind.

    Raises PermissionDenied; ValidationError by field (number, on, effective_on, signer).
    """
    if len({admission.base_id for admission in admissions}) > 1:
        raise ValidationError(texts.OTHER_BASES)
    latest = max(admission.vote.held_on for admission in admissions)
    if on < latest:
        raise ValidationError({"on": texts.EFFECTIVE_BEFORE_VOTE.format(day=f"{latest:%d/%m/%Y}")})
    for admission in admissions:
        # The paper says so before there is a row that does.
        admission.resolving_for = effective_on or on
    resolution = resolutions.resolve(
        kind,
        kind.slot("resolution"),
        admissions,
        actor=actor,
        matter=MATTER,
        on=on,
        effective_on=effective_on or on,
        number=number,
        signer=signer,
        signer_post=signer_post,
        outside=outside,
    )
    _cite(admissions, resolution, actor)
    return resolution


def resolve_again(admissions: Sequence[Admission], paper: Paper, *, actor):
    """In place of a resolution that was withdrawn as a mistake: the day on which it takes effect stays."""
    before = min(admission.resolution.effective_on for admission in admissions)
    _cite(admissions, resolutions.renew(paper, matter=MATTER, effective_on=before), actor)


def _cite(admissions, resolution, actor):
    for admission in admissions:
        with steps.journalled("members.admission.resolved", admission, actor=actor, reference=resolution.reference):
            steps.put(admission, resolution=resolution)
            admission.save(update_fields=["resolution"])


@transaction.atomic
def return_admission(admission: Admission, *, actor, version: int | None = None, reason: str) -> Admission:
    """Back to the branch, which mends it. Raises WrongState, PermissionDenied, ValidationError."""
    admission = steps.take(admission, "return", rules.may_return, actor=actor, version=version)
    reason = steps.need(reason)
    with steps.journalled("members.admission.returned", admission, actor=actor, reason=reason):
        steps.go_on(admission, Status.RETURNED, "return", actor=actor, note=reason)
    return admission


@transaction.atomic
def refuse_admission(admission: Admission, *, actor, version: int | None = None, reason: str) -> Admission:
    """The end of it: the candidate stays a youth. Raises WrongState, PermissionDenied, ValidationError."""
    admission = steps.take(admission, "refuse", rules.may_refuse, actor=actor, version=version)
    reason = steps.need(reason)
    with steps.journalled("members.admission.refused", admission, actor=actor, reason=reason):
        transitions.advance(
            admission, Status.REFUSED, act="refuse", actor=actor, note=reason, outcome=Case.Outcome.REFUSED
        )
    return admission
