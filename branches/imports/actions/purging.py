"""Uploads and staged rows don't stay longer than an undo may need them."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from branches.imports.actions.uploads import forget_contents
from branches.imports.models import ImportBatch
from branches.rulesets import definitions

Status = ImportBatch.Status


def purge_imports(now=None) -> int:
    """Delete files and rows of batches that are over; gives how many batches were emptied. Run every day."""
    now = now or timezone.now()
    rules = definitions.on(timezone.localtime(now).date())
    idle = timedelta(days=rules.upload_purge_days)
    # An undo needs the rows: they stay at least as long as it is offered.
    keep = max(idle, timedelta(days=rules.import_undo_days + 1))
    waiting = ImportBatch.objects.filter(purged_at__isnull=True)
    over = [
        *waiting.filter(status=Status.COMMITTED, committed_at__lt=now - keep),
        *waiting.filter(status=Status.UNDONE, undone_at__lt=now - idle),
        *waiting.filter(status=Status.CANCELLED),
        *waiting.filter(status__in=[Status.REFUSED, Status.PREVIEW], created_at__lt=now - idle),
    ]
    for batch in over:
        with transaction.atomic():
            forget_contents(batch)
            batch.purged_at = now
            batch.save(update_fields=["purged_at"])
    return len(over)
