"""The import of members beside django-import-export's own and beside what the database alone needs, in one run.

The same invented people, three ways, each in a copy of one database that holds as many members before: a spreadsheet
through the product (in a process of its own, phase by phase); through stock resources of django-import-export; ready
values by COPY into the real tables. And the roster asked for while a worker imports.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.test import override_settings

from branches.accounts.models import User
from branches.imports import actions
from branches.imports.models import ImportBatch
from branches.units.models import Unit
from config.benchmarks import databases, imports_others, imports_page, imports_path, imports_people
from config.benchmarks.figures import Figure
from config.benchmarks.imports_phases import MATCH, READING, REST, WRITE
from config.benchmarks.viewers import PROVINCIAL_OFFICER

ROWS = 10_000
# A stock resource is slow, so that its pace over some of the people is what counts.
FEWEST_STOCK_ROWS, STOCK_SHARE = 500, 20
PREVIEW_ROWS, PAGE_ROWS, MEMORY_ROWS = 5_000, 20_000, 100_000
STOCK_AIM, COPY_AIM, READING_AIM, MEMORY_AIM, PREVIEW_AIM = 20, 4, 15_000, 400, 3


def run(
    *, scale: str | None = None, fresh: bool = False, rows: int | None = None, profile: bool = False, say=None, **more
) -> list[Figure]:
    """Import `rows` people beside a roster of as many, in copies of the database of `scale` (a ward, if not given).

    `profile`: go the way once more with a profiler and `say` where the time goes.
    """
    scale, rows = scale or "ward", rows or ROWS
    name = databases.name_of("import")
    # What is measured in this process runs without the records that development keeps of each statement.
    with _temporary(name, databases.prepare(scale, fresh=fresh)), override_settings(DEBUG=False):
        with databases.speaking_to(name):
            people = _fill(rows)
        return measure(name, people, rows, say if profile else None)


def measure(name: str, people: dict[str, list[dict]], rows: int, say=None) -> list[Figure]:
    """`name` is a database as `_fill` leaves it, which keeps what is imported; copies of it are dropped."""
    found = [Figure("load of the machine when it began", round(os.getloadavg()[0], 2), "")]
    beside, profiled = f"{name}_beside", f"{name}_profiled"
    with tempfile.TemporaryDirectory() as folder:
        places = {"file": 0, "preview": rows, "page": rows + len(people["preview"])}
        files = {kind: Path(folder) / f"{kind}.xlsx" for kind in people}
        for kind, path in files.items():
            path.write_bytes(imports_people.spreadsheet(people[kind], places[kind]))
        [first] = imports_path.walk(name, [_upload(files["file"])])["steps"]
        batch = first["batch"]
        steps = [{"do": what, "batch": batch} for what in ("read", "commit")]
        with _temporary(beside, name):
            if say:
                with _temporary(profiled, name):
                    say(imports_path.walk(profiled, steps, profiled=True)["profile"])
            # Half of the others before, half after: what else the machine does falls on all alike.
            stock = _Stock(beside, people["file"], rows)
            stock.go()
            path = imports_path.walk(name, steps)
            with databases.speaking_to(name):
                values = imports_others.ready_values(ImportBatch.objects.get(pk=batch))
            stock.go()
            copy = imports_others.copy(beside, values)
        read, commit = path["steps"]
        if commit["counts"]["new"] < rows * 0.9:  # some namesakes wait for an answer, as in any list
            raise RuntimeError(f"of {rows} rows the import took {commit['counts']}")
        found += _phases(rows, first, read, commit)
        found += _aims(rows, first, read, commit, stock.paces(), copy)
        found += _afterwards(name, rows, batch, files["file"])
        found.append(_preview(name, rows, len(people["preview"]), files["preview"]))
        with databases.speaking_to(name):
            found += imports_page.measure(files["page"].read_bytes(), len(people["page"]), *_ward_and_officer())
    return found


def _upload(path) -> dict:
    return {"do": "upload", "file": str(path), "unit": imports_people.WARD, "actor": PROVINCIAL_OFFICER.username}


def _afterwards(name, rows, batch, path) -> list[Figure]:
    """The same file again, then the first import taken back."""
    again = imports_path.walk(name, [_upload(path), {"do": "read"}, {"do": "commit"}])["steps"]
    if again[1]["counts"]["same"] < rows * 0.9:
        raise RuntimeError(f"the same file again gave {again[1]['counts']}")
    [undo] = imports_path.walk(name, [{"do": "undo", "batch": batch}])["steps"]
    return [
        Figure("the same file again, all the same: read", round(again[1]["seconds"], 2), "s"),
        Figure("the same file again, all the same: commit", round(again[2]["seconds"], 2), "s"),
        Figure("undo", round(undo["seconds"], 2), "s"),
        Figure("undo, pace", _pace(rows, undo["seconds"]), "rows/s"),
    ]


def _preview(name, rows, count, path) -> Figure:
    steps = imports_path.walk(name, [_upload(path), {"do": "read"}])["steps"]
    with databases.speaking_to(name):
        batch = ImportBatch.objects.select_related("created_by").get(pk=steps[0]["batch"])
        seconds = sum(step["seconds"] for step in steps) + imports_page.look(batch)
        actions.cancel_batch(batch, actor=batch.created_by)
    aim = f"< {PREVIEW_AIM}" if rows >= PREVIEW_ROWS else ""
    return Figure(f"preview of {count} rows, upload to page", round(seconds, 2), "s", aim)


def _fill(rows) -> dict[str, list[dict]]:
    """A roster of as many, a ward with branches for the newcomers; gives the newcomers of each file."""
    province = Unit.objects.get(positions__user__username=PROVINCIAL_OFFICER.username)
    imports_people.write_roster(province, rows)
    parts = {"file": rows, "preview": min(rows, PREVIEW_ROWS), "page": min(rows, PAGE_ROWS)}
    imports_people.make_ward(imports_people.WARD, province, sum(parts.values()))
    databases.tidy()
    people = iter(imports_people.invent(sum(parts.values())))
    return {kind: [next(people) for _ in range(count)] for kind, count in parts.items()}


class _Stock:
    """Both stock resources over the first people of the file, a part of them at each `go`."""

    RESOURCES = {"default": imports_others.StockPerson, "use_bulk": imports_others.BulkPerson}
    PARTS = 2

    def __init__(self, database: str, people: list[dict], rows: int):
        chosen = people[: min(rows, max(FEWEST_STOCK_ROWS, rows // STOCK_SHARE))]
        self._count = len(chosen)
        self._parts = [chosen[place :: self.PARTS] for place in range(self.PARTS)]
        self._database = database
        self._seconds = dict.fromkeys(self.RESOURCES, 0.0)

    def go(self):
        part = self._parts.pop()
        with databases.speaking_to(self._database):
            ward, _ = _ward_and_officer()
            branch = Unit.objects.below(ward).filter(level__is_branch=True).first()
            for name, resource in self.RESOURCES.items():
                self._seconds[name] += imports_others.stock_import(part, branch, resource)

    def paces(self) -> dict[str, float]:
        """Rows per second."""
        return {f"{name}, over {self._count} rows": self._count / spent for name, spent in self._seconds.items()}


def _phases(rows, first, read, commit) -> list[Figure]:
    phases = {"upload": first["seconds"]}
    phases |= {name: read["phases"].get(name, 0) for name in (*READING, MATCH)}
    phases["stage"] = read["phases"][REST]
    phases["commit: match again"] = commit["phases"].get(MATCH, 0)
    phases["commit: write people, stays, versions"] = commit["phases"].get(WRITE, 0)
    phases["commit: staged rows, journal"] = commit["phases"][REST]
    found = []
    for name, seconds in phases.items():
        found += [
            Figure(f"import, {name}", round(seconds, 2), "s"),
            Figure(f"import, {name}, pace", _pace(rows, seconds), "rows/s"),
        ]
    # The same without what other programs took from it; the database's own work is not in it.
    for step, what in ((read, "reading"), (commit, "commit")):
        processor = {**step["processor"], "reader": step["children"]}
        found += [
            Figure(f"processor, {what}: {name}", round(seconds, 2), "s")
            for name, seconds in processor.items()
            if round(seconds, 2)
        ]
    return found


def _aims(rows, first, read, commit, stock, copy) -> list[Figure]:
    whole = first["seconds"] + read["seconds"] + commit["seconds"]
    reading = sum(read["processor"].get(name, 0) for name in READING) + read["children"]
    database = read["phases"].get(MATCH, 0) + read["phases"][REST] + commit["seconds"]
    found = [
        Figure(f"import of {rows} rows, whole", round(whole, 2), "s"),
        Figure("import, whole, pace", _pace(rows, whole), "rows/s"),
        Figure("reading and cleaning, pace on one core", _pace(rows, reading), "rows/s", f">= {READING_AIM}"),
        *_memory(rows, read, commit),
    ]
    for place, (name, pace) in enumerate(stock.items()):
        times = round(rows / whole / pace, 1)
        found += [
            Figure(f"stock django-import-export, {name}, pace", round(pace), "rows/s"),
            Figure(f"import, times as fast as stock, {name}", times, "times", "" if place else f">= {STOCK_AIM}"),
        ]
    return [
        *found,
        Figure("COPY of ready people and stays, indexes and triggers in force", round(copy, 2), "s"),
        Figure("import, database part (match, stage, commit)", round(database, 2), "s"),
        Figure("database part, times as long as COPY", round(database / copy, 1), "times", f"<= {COPY_AIM}"),
    ]


def _memory(rows, read, commit) -> list[Figure]:
    """What the process and its reader held together at the moment when that was most."""
    moments = {"reading": read["memory"], "commit": commit["memory"]}
    most = max(held.together for held in moments.values())
    aim = f"< {MEMORY_AIM}" if rows <= MEMORY_ROWS else ""
    found = [Figure("memory at most, process and reader at one moment", most // 1024, "MB", aim)]
    for what, held in moments.items():
        found += [
            Figure(f"memory at most, {what}: the process then", held.process // 1024, "MB"),
            Figure(f"memory at most, {what}: its reader then", held.children // 1024, "MB"),
        ]
    return found


def _pace(rows, seconds) -> int:
    return round(rows / seconds) if seconds else 0


def _ward_and_officer():
    return (
        Unit.objects.get(code=imports_people.WARD),
        User.objects.get(username=PROVINCIAL_OFFICER.username),
    )


@contextmanager
def _temporary(name: str, template: str) -> Iterator[None]:
    databases.drop(name)
    databases.create(name, template=template)
    try:
        yield
    finally:
        databases.drop(name)
