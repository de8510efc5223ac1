"""Lists of units brought in by the actions of the engine."""

from pathlib import Path

from branches.imports import actions, staging
from branches.imports.models import ImportBatch

SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "don-vi.csv"
HEADER = "Mã đơn vị,Tên đơn vị,Cấp,Khối,Mã đơn vị cấp trên"


def read(unit, actor, *lines, header=HEADER, content=None):
    """A list as a batch that was read."""
    content = content if content is not None else "\n".join((header, *lines)).encode()
    batch = actions.start_import(content, file_name="don-vi.csv", unit=unit, target_code="units", actor=actor)
    actions.read_batch(batch)
    return ImportBatch.objects.select_related("unit").get(pk=batch.pk)


def bring(unit, actor, *lines, **more):
    """A list as a batch that was committed."""
    batch = read(unit, actor, *lines, **more)
    assert actions.commit_batch(batch, actor=actor).committed
    return ImportBatch.objects.get(pk=batch.pk)


def verdicts(batch):
    """{row number: (verdict, codes)}."""
    return {row.number: (row.verdict, [problem.code for problem in row.problems]) for row in staging.load(batch)}


def counts(batch):
    return {name: number for name, number in batch.counts.items() if number and name not in ("people", "junk")}
