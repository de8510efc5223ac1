"""Lists that were read and wait to be written or dropped."""

from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from branches.access import reach
from branches.cases.kinds import Todo
from branches.imports.models import ImportBatch
from branches.positions.models import Grant
from branches.rulesets import definitions
from members.imports import texts
from members.imports.target import MEMBERS

# More than these nobody works off from a list of things to do; the page of imports has them all.
MOST = 20


def waiting_batches(user, on: date) -> list[Todo]:
    """Of the units in which `user` holds a post that imports, and the user's own elsewhere in reach; oldest first.

    Due on the day before the purge deletes what was read.
    """
    units = {each.position.unit_id for each in reach.held(user) if Grant.IMPORT in each.grants}
    if not units:
        return []
    kept = timedelta(days=definitions.on(on).upload_purge_days - 1)
    batches = ImportBatch.objects.visible_to(user).filter(
        Q(unit__in=units) | Q(created_by=user),
        target=MEMBERS.code,
        status=ImportBatch.Status.PREVIEW,
        purged_at__isnull=True,
    )
    return [
        Todo(
            what=texts.TODO_WAITING,
            url=reverse("members:imports:preview", args=[batch.pk]),
            due_on=timezone.localtime(batch.created_at).date() + kept,
            kind=texts.TODO_KIND,
            about=f"{batch.file_name} · {batch.unit}",
            icon="file-import",
        )
        for batch in batches.select_related("unit").order_by("pk")[:MOST]
    ]
