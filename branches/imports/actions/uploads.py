"""An upload: kept, read, judged; or dropped."""

import hashlib
import time
from collections.abc import Callable
from itertools import batched

from django.core.files.base import ContentFile
from django.db import transaction

from branches.accounts.models import User
from branches.audit import journal
from branches.cases import transitions
from branches.imports import reading, rules, staging, texts
from branches.imports.actions import mapping
from branches.imports.detection import NotDetected
from branches.imports.judging import Judging
from branches.imports.models import ImportBatch
from branches.imports.staging import Spool
from branches.imports.targets import target
from branches.spreadsheets.reader import DEFAULT_LIMITS, Refused
from branches.vietnamese.names import clean

Status = ImportBatch.Status
LARGEST = DEFAULT_LIMITS.file_bytes


class UploadRefused(Exception):
    """The upload isn't kept at all. `reason` is a code, the text a sentence for people."""

    def __init__(self, reason: str, message: str):
        super().__init__(message)
        self.reason = reason
        self.message = message


@transaction.atomic
def start_import(
    content: bytes, *, file_name: str, unit, target_code: str, actor, default_branch=None, create_units: bool = False
) -> ImportBatch:
    """Keep an upload as a batch to be read. Raises PermissionDenied, UploadRefused.

    `default_branch`: the unit of rows that name none. `create_units`: propose units that the file names and that don't
    exist, where `actor` may create them.
    """
    rules.may_import(actor, unit).require()
    if not content:
        raise UploadRefused("empty", texts.EMPTY_FILE)
    if len(content) > LARGEST:
        megabytes = f"{len(content) / 1_000_000:.1f}".replace(".", ",")
        raise UploadRefused("too_big", texts.TOO_BIG.format(size=megabytes, limit=LARGEST // 1_000_000))
    batch = ImportBatch(
        target=target(target_code).code,
        unit=unit,
        file_name=_tidy(file_name),
        file_sha256=hashlib.sha256(content).hexdigest(),
        options={
            "create_units": create_units and bool(rules.may_create_units(actor, unit)),
            "default_branch": default_branch.code if default_branch else None,
        },
        created_by=actor,
    )
    with journal.act("imports.batch.uploaded", actor=actor, unit=unit) as entry:
        batch.file.save(batch.file_name, ContentFile(content), save=False)
        batch.save()
        entry["subject"] = batch
    return batch


def read_batch(batch: ImportBatch, *, progress: Callable[[str, int, int], None] = lambda phase, done, total: None):
    """Read and judge an upload as its uploader. Ends in PREVIEW or REFUSED; a batch past reading stays as it is.

    `progress(phase, done, total)` is told where it stands. Safe to be called again after it was killed in the middle.
    """
    batch = ImportBatch.objects.select_related("unit__level").get(pk=batch.pk)
    if batch.status != Status.READING:
        return
    kind, began = target(batch.target), time.monotonic()
    progress(texts.PHASE_READ, 0, 0)
    judging = Judging(batch, kind, User.objects.get(pk=batch.created_by_id))
    try:
        found = reading.read(_content(batch), kind, batch.options, mapping.memory_of(batch))
        with Spool(batch) as spool:
            done = 0
            for rows in batched(found.rows, kind.together):
                kind.clean(rows)
                judging.judge(rows)
                spool.add(rows)
                done += len(rows)
                progress(texts.PHASE_CLEAN, done, found.count)
            spool.add_junk(found.junk)
            progress(texts.PHASE_STAGE, done, found.count)
            _stage(batch, found, spool, judging, began)
    except (Refused, NotDetected) as refusal:
        _refuse(batch, refusal)


def note_job(batch: ImportBatch, job):
    """Remember which background job works on a batch, so that its page shows how far it is."""
    ImportBatch.objects.filter(pk=batch.pk).update(job=job)


@transaction.atomic
def cancel_batch(batch: ImportBatch, *, actor):
    """Drop an upload that nobody has committed, with its rows. Raises PermissionDenied, WrongState."""
    batch = transitions.lock(batch)
    rules.may_handle(actor, batch).require()
    with journal.act("imports.batch.cancelled", actor=actor, subject=batch, unit=batch.unit):
        transitions.move(batch, Status.CANCELLED, version=batch.version + 1)
    forget_contents(batch)


def forget_contents(batch: ImportBatch):
    """Delete the upload and the staged rows of a batch; what the batch says of itself stays."""
    batch.rows.all().delete()
    batch.outcomes.all().delete()
    mapping.forget_sample(batch)
    if batch.file:
        batch.file.delete(save=False)
        batch.save(update_fields=["file"])


def _content(batch) -> bytes:
    with batch.file.open() as stored:
        return stored.read()


@transaction.atomic
def _stage(batch, found, spool, judging, began):
    locked = _still_reading(batch)
    if locked is None:
        return
    spool.store()
    mapping.keep_sample(batch, found.sample)
    transitions.move(
        locked,
        Status.PREVIEW,
        detection={**found.about, "seconds": round(time.monotonic() - began, 1)},
        new_units=judging.new_units(),
        counts=staging.counts(spool.counts),
        judged_for=batch.created_by,
    )


@transaction.atomic
def _refuse(batch, refusal):
    if locked := _still_reading(batch):
        transitions.move(locked, Status.REFUSED, reason=refusal.reason, message=str(refusal)[:300])
        if isinstance(refusal, NotDetected):
            mapping.keep_sample(batch, refusal.sample)


def _still_reading(batch):
    """The locked batch, or None when it was cancelled, or read by another worker, meanwhile."""
    locked = transitions.lock(batch)
    return locked if locked.status == Status.READING else None


def _tidy(file_name: str) -> str:
    """The last part of what a browser calls the file."""
    name = clean(file_name.replace("\\", "/").rpartition("/")[2])
    return name[-200:] or "tep"
