"""How long it takes to invent a province, and how much memory."""

import resource
from time import perf_counter

from django.core.management import call_command

from config.benchmarks import databases
from config.benchmarks.figures import Figure
from members.people.models import Person

AIMS = {"province": {"time": "<= 480", "memory": "<= 4000"}}


def run(*, scale: str | None = None, fresh: bool = False, rows: int | None = None, **more) -> list[Figure]:
    """Seed the database of `scale` (a province, if not given) anew and keep it for the other benchmarks."""
    scale = scale or "province"
    aims = AIMS.get(scale, {})
    seconds = []

    def seed():
        begun = perf_counter()
        call_command("seed_demo", scale=scale, verbosity=0)
        seconds.append(perf_counter() - begun)

    with databases.speaking_to(databases.prepare(scale, fresh=True, seed=seed)):
        members = Person.objects.members().count()
    return [
        Figure(f"{scale}: members", members, "people"),
        Figure(f"{scale}: seeding", round(seconds[0], 1), "s", aims.get("time", "")),
        Figure(f"{scale}: memory of the process at most", _most_memory(), "MB", aims.get("memory", "")),
    ]


def _most_memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
