"""What a former branch says of somebody who moved away shortly before the cut-off date."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.audit import journal
from members.evaluations import rules, texts
from members.evaluations.models import RemarkRequest


@transaction.atomic
def answer_request(request: RemarkRequest, *, actor, text: str) -> RemarkRequest:
    """The former branch answers, once. Raises PermissionDenied; ValidationError on "text"."""
    request = (
        RemarkRequest.objects.select_for_update(of=("self",))
        .select_related("rating__evaluation__case", "rating__person", "unit")
        .get(pk=request.pk)
    )
    rules.may_answer(actor, request).require()
    if not text.strip():
        raise ValidationError({"text": texts.ANSWER_MISSING})
    number = request.rating.evaluation.case.number
    with journal.act(
        "members.evaluation.remarked", actor=actor, subject=request.rating, unit=request.unit, number=number
    ):
        request.text, request.answered_on, request.answered_by = text.strip(), timezone.localdate(), actor
        request.full_clean(exclude=["rating"])
        request.save(update_fields=["text", "answered_on", "answered_by"])
    return request
