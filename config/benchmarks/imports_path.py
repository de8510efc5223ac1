"""One way through the import, as a worker would go it, in a process of its own: run as a module, see `walk`.

Takes one line of JSON on standard input and answers with one on standard output (see `walk`). A process of its own,
because memory is measured: what the benchmark itself holds must not count.
"""

import json
import subprocess
import sys
from pathlib import Path
from time import perf_counter

BASE_DIR = Path(__file__).resolve().parents[2]


def walk(database: str, steps: list[dict], *, profiled: bool = False) -> dict:
    """Go `steps` in `database`. A step is {"do": "upload", "file", "unit": code, "actor": username},
    {"do": "read" | "commit" | "undo" | "cancel", "batch": key}; without "batch", the one uploaded last.

    Gives {"steps": [{"began", "seconds", "phases": {name: seconds}, "processor": {name: seconds}, "children": processor
    seconds of ended children, "memory": Held of the moment at which most was held together, "batch", "counts"}],
    "profile": text}.
    """
    from config.benchmarks import databases, workers
    from config.benchmarks.processes import Watch

    # As in production: a development server would keep the text of every statement.
    with databases.speaking_to(database):
        environ = {**workers.environ(), "PYTHONPATH": str(BASE_DIR), "DJANGO_SETTINGS_MODULE": "config.settings"}
    request = json.dumps({"steps": steps, "profiled": profiled})
    process = subprocess.Popen(
        [sys.executable, "-m", "config.benchmarks.imports_path"],
        env=environ,
        cwd=BASE_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    # Watched from here: a thread over there would be measured and profiled with the rest.
    with process, Watch(process.pid) as seen:
        said, _ = process.communicate(request)
    if process.returncode:
        raise RuntimeError(f"the process that imports ended with {process.returncode}")
    answer = json.loads(said.splitlines()[-1])
    for step in answer["steps"]:
        step["memory"] = seen.most(step["began"], step["began"] + step["seconds"])
    return answer


def _main():
    import django

    django.setup()
    from config.benchmarks.imports_phases import Clock, doors

    request = json.loads(sys.stdin.read())
    answers, clock, batch = [], Clock(profiled=request["profiled"]), None
    with doors(clock):
        for step in request["steps"]:
            answer, batch = _step(step, step.get("batch") or batch, clock)
            answers.append(answer)
    answer = {"steps": answers, "profile": clock.profile()}
    sys.stdout.write(json.dumps(answer) + "\n")


def _step(step, batch, clock) -> tuple[dict, int]:
    from branches.imports.models import ImportBatch
    from config.benchmarks.imports_phases import children_seconds

    ended, begun = children_seconds(), perf_counter()
    with clock.step(step["do"]):
        batch = _STEPS[step["do"]](step, batch)
    seconds = perf_counter() - begun
    return {
        "began": begun,
        "seconds": seconds,
        "phases": dict(clock.seconds),
        "processor": dict(clock.processor),
        "children": children_seconds() - ended,
        "batch": batch,
        "counts": ImportBatch.objects.get(pk=batch).counts,
    }, batch


def _upload(step, _):
    from branches.accounts.models import User
    from branches.imports import actions
    from branches.units.models import Unit

    batch = actions.start_import(
        Path(step["file"]).read_bytes(),
        file_name="ds.xlsx",
        unit=Unit.objects.get(code=step["unit"]),
        target_code="members",
        actor=User.objects.get(username=step["actor"]),
    )
    return batch.pk


def _act(name):
    def act(step, key):
        from branches.imports import actions

        batch = _batch(key)
        outcome = getattr(actions, name)(batch, actor=batch.created_by)
        if not getattr(outcome, "committed", True):
            raise RuntimeError(f"{name} refused {len(outcome.moved)} rows")
        return key

    return act


def _read(step, key):
    from branches.imports import actions

    actions.read_batch(_batch(key))
    if (batch := _batch(key)).status != "preview":
        raise RuntimeError(f"reading ended in {batch.status}: {batch.message}")
    return key


def _batch(key):
    from branches.imports.models import ImportBatch

    return ImportBatch.objects.select_related("created_by", "unit__level").get(pk=key)


_STEPS = {
    "upload": _upload,
    "read": _read,
    "commit": _act("commit_batch"),
    "undo": _act("undo_batch"),
    "cancel": _act("cancel_batch"),
}

if __name__ == "__main__":
    _main()
