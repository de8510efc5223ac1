"""What must hold of a batch whatever was killed: all or nothing, each once; ledger, versions and journal right."""

from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db.models import Count
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from branches.audit.models import JournalEntry
from branches.imports.models import ImportBatch, ImportRow
from branches.jobs.models import Job
from branches.units.models import Unit
from members.people.models import Membership, Person
from members.people.models.persons import Standing
from members.people.queries import copies

Status = ImportBatch.Status
# Acts of the journal about a batch in each state.
ACTS = {
    Status.READING: ["imports.batch.uploaded"],
    Status.PREVIEW: ["imports.batch.uploaded"],
    Status.COMMITTED: ["imports.batch.uploaded", "imports.batch.committed"],
    Status.UNDONE: ["imports.batch.uploaded", "imports.batch.committed", "imports.batch.undone"],
}


@dataclass(frozen=True)
class Expected:
    """What the file holds: rows (with those that are no people), people that go in, branches that it makes."""

    rows: int
    people: int
    units: int


def faults(batch: ImportBatch, expected: Expected) -> list[str]:
    """Sentences on what isn't as the batch's own state says; none when all is well. The whole database is its."""
    batch.refresh_from_db()
    status = batch.status
    written = status in (Status.COMMITTED, Status.UNDONE)
    people = expected.people if written else 0
    found = _differing(
        {
            "staged rows": (batch.rows.count(), 0 if status == Status.READING else expected.rows),
            "rows with an outcome": (batch.outcomes.count(), people),
            "people": (Person.objects.count(), people),
            "people by their codes": (_codes(), people),
            "members": (Person.objects.members().count(), people if status == Status.COMMITTED else 0),
            "void records": (
                Person.objects.filter(standing=Standing.VOID).count(),
                people if status == Status.UNDONE else 0,
            ),
            "stays": (Membership.objects.count(), people),
            "valid stays": (Membership.objects.valid().count(), people if status == Status.COMMITTED else 0),
            "open branches": (
                Unit.objects.open().filter(level__is_branch=True).count(),
                expected.units if status == Status.COMMITTED else 0,
            ),
            "acts of the journal": (
                list(JournalEntry.objects.about(batch).order_by("id").values_list("act", flat=True)),
                ACTS[status],
            ),
            "differences between ledger and copy": (copies.differences(timezone.localdate()), []),
        }
    )
    return [
        *found,
        *_versions("members.PersonEvent", people, batch),
        *_versions("members.MembershipEvent", people, batch),
    ]


def on_the_page(batch: ImportBatch) -> list[str]:
    """Faults of what the batch's page says of it to who uploaded it."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(batch.created_by, backend=settings.AUTHENTICATION_BACKENDS[0])
    response = client.get(reverse("members:imports:preview", args=[batch.pk]))
    if response.status_code != 200:
        return [f"the page answered {response.status_code}"]
    batch.refresh_from_db()
    # A preview is known by what it offers, anything else by the name of its state.
    mark = reverse("members:imports:commit", args=[batch.pk])
    if batch.status != Status.PREVIEW:
        mark = batch.get_status_display()
    return [] if mark in response.text else [f"the page doesn't say that the batch is {batch.status}"]


def of_job(job: Job) -> list[str]:
    """The people are invented, so the trace of what broke may be shown."""
    job.refresh_from_db()
    if job.status == Job.Status.DONE:
        return []
    traces = DBTaskResult.objects.filter(status="FAILED").values_list("traceback", flat=True)
    return [f"the job is {job.status}: {job.message}", *traces]


def _codes() -> int:
    return Person.objects.exclude(member_code="").values("member_code").distinct().count()


def _versions(model: str, people: int, batch: ImportBatch) -> list[str]:
    """One version for each row from the commit; as many for each from the undo, and none from elsewhere."""
    versions = apps.get_model(model).objects
    acts = {entry.act: entry.context for entry in JournalEntry.objects.about(batch)}
    commit, undo = acts.get("imports.batch.committed"), acts.get("imports.batch.undone")
    own = versions.filter(pgh_context__in=[act for act in (commit, undo) if act])
    by_undo = versions.filter(pgh_context=undo).values("pgh_obj").annotate(number=Count("pk")) if undo else []
    return _differing(
        {
            f"{model} of the commit": (versions.filter(pgh_context=commit).count() if commit else 0, people),
            f"{model} of no act of the batch": (versions.count() - own.count(), 0),
            f"{model} of the undo, rows": (len(by_undo), people if undo else 0),
            f"{model} of the undo, different numbers": (len({each["number"] for each in by_undo}), 1 if undo else 0),
        }
    )


def _differing(figures: dict) -> list[str]:
    return [f"{name}: {is_now}, not {should}" for name, (is_now, should) in figures.items() if is_now != should]


def expected_of(batch: ImportBatch) -> Expected:
    """Of a batch in preview that nothing has disturbed."""
    taken = ImportRow.objects.filter(batch=batch, verdict=ImportRow.Verdict.NEW).count()
    return Expected(batch.rows.count(), taken, len(batch.new_units))
