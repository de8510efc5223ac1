"""Files that hang on a case."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from branches.attachments import actions as attachments
from branches.attachments.forms import check_room
from branches.audit.journal import act
from branches.cases import rules, texts
from branches.cases.kinds import kind_of
from branches.cases.models import Case, CaseAttachment


@transaction.atomic
def attach(case: Case, *, actor, uploads, slot: str = "") -> list[CaseAttachment]:
    """Keep `uploads`, all or none, as the paper `slot` of the case's kind, or as other files; `case` from `for_page`.

    Raises PermissionDenied; ValidationError for a slot that the kind lacks, a content that isn't taken, no room.
    """
    rules.may_attach(actor, case).require()
    if slot and not kind_of(case.kind).slot(slot):
        raise ValidationError({"slot": texts.NOT_OF_SLOT})
    # Two people at once: the second one counts what the first one added.
    Case.objects.select_for_update().get(pk=case.pk)
    held = []
    with act("cases.attachment.added", actor=actor, subject=case, unit=case.holder or case.opening_unit):
        for upload in uploads:
            check_room(case.attachments.filter(removed_at__isnull=True).count())
            stored = attachments.store(upload, actor=actor)
            held.append(CaseAttachment.objects.create(case=case, attachment=stored, slot=slot))
    return held


@transaction.atomic
def detach(case: Case, held: CaseAttachment, *, actor) -> CaseAttachment:
    """Drop the bytes; that the file was there stays. Twice does no harm. `case` is from `for_page`."""
    held = CaseAttachment.objects.select_for_update(of=("self",)).select_related("attachment").get(pk=held.pk)
    rules.may_detach(actor, case, held).require()
    if held.removed_at:
        return held
    with act("cases.attachment.removed", actor=actor, subject=case, unit=case.holder or case.opening_unit):
        attachments.remove(held.attachment, actor=actor)
        held.removed_at, held.removed_by = timezone.now(), actor
        held.save(update_fields=["removed_at", "removed_by"])
    return held
