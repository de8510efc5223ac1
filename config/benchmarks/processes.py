"""Processes as the kernel tells of them, and how much memory one holds together with those that it starts.

What counts is resident memory (VmRSS): pages that two processes share, such as those of the interpreter's libraries,
count in each, so that the sum is rather too high than too low. Where a process has held more between two looks than at
either (VmHWM has risen), that counts for the later look: no short peak is missed.
"""

import threading
from pathlib import Path
from time import perf_counter
from typing import NamedTuple


class Held(NamedTuple):
    """What was held at one moment, in kB. `at`: perf_counter(), which all processes of a machine have in common."""

    at: float
    process: int
    children: int

    @property
    def together(self) -> int:
        return self.process + self.children


class Watch:
    """`with Watch(pid) as seen:` – afterwards `seen.most()` says what the process and its children held at once.

    A child that doesn't run a program of its own yet is made of its parent's pages and isn't counted.
    """

    PAUSE = 0.02  # seconds

    def __init__(self, pid: int):
        self.moments: list[Held] = []
        self._pid = str(pid)
        # What it held before anybody looked is not what is asked for.
        self._highest = {self._pid: resident(self._pid)[1]}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *fault):
        self._over.set()
        self._thread.join()

    def most(self, since: float = float("-inf"), until: float = float("inf")) -> Held:
        """The moment between two times at which most was held together; zeros if nobody looked."""
        seen = [held for held in self.moments if since <= held.at <= until]
        return max(seen, key=lambda held: held.together, default=Held(0, 0, 0))

    def _watch(self):
        while not self._over.wait(self.PAUSE):
            own = command_line(self._pid)
            running = [child for child in children_of(self._pid) if command_line(child) not in (own, b"")]
            children = sum(map(self._look, running))
            self.moments.append(Held(perf_counter(), self._look(self._pid), children))

    def _look(self, pid) -> int:
        now, highest = resident(pid)
        before, self._highest[pid] = self._highest.get(pid, 0), highest
        return highest if highest > before else now


def resident(pid: int | str = "self") -> tuple[int, int]:
    """What a process holds and the most that it has ever held, in kB; zeros when it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0, 0
    found = dict(line.split(":", 1) for line in lines if line.startswith(("VmRSS:", "VmHWM:")))
    # A process that has ended and is not buried holds nothing.
    return int(found.get("VmRSS", "0").split()[0]), int(found.get("VmHWM", "0").split()[0])


def children_of(pid: int | str) -> list[str]:
    """Numbers of the processes that this one started and that have not been buried."""
    found = []
    for place in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += place.read_text().split()
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def command_line(pid: int | str) -> bytes:
    """Arguments of a process; empty when it is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""
