"""Where the time of an import goes, taken from outside through what the parts promise one another.

The clock stands on the doors that an import passes: the reader, `reading.read` with its rows, the target's clean,
matcher, commit and undo. What happens behind no door is the rest of a step: judging, staging, the journal.
"""

import cProfile
import io
import pstats
import resource
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import batched
from time import perf_counter, process_time

from branches.imports import reading
from branches.imports.targets import target
from branches.spreadsheets import reader

READ, DETECT, CLEAN, MATCH, WRITE, REST = "read", "detect", "clean", "match", "write", "rest"
READING = (READ, DETECT, CLEAN)
ROWS_AT_ONCE = 100
SHOWN = 12  # functions of each phase that a profile shows


class Clock:
    """Seconds and processor seconds by phase; what runs inside a phase counts for the inner one alone."""

    def __init__(self, *, profiled: bool = False):
        self.seconds: dict[str, float] = defaultdict(float)
        self.processor: dict[str, float] = defaultdict(float)
        self.profiles: dict[str, cProfile.Profile] = {}
        self._step = ""
        self._profiled = profiled
        self._open: list[str] = []
        self._since = (0.0, 0.0)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Begin to count anew; what no door claims is the rest."""
        self.seconds.clear()
        self.processor.clear()
        self._step = name
        with self.phase(REST):
            yield

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        self._turn()
        self._open.append(name)
        self._go()
        try:
            yield
        finally:
            self._turn()
            self._open.pop()
            self._go()

    def profile(self) -> str:
        """Per phase, the functions in which most time was spent."""
        out = io.StringIO()
        for name, profile in self.profiles.items():
            out.write(f"== {name}\n")
            pstats.Stats(profile, stream=out).sort_stats("tottime").print_stats(SHOWN)
        return out.getvalue()

    def _turn(self):
        if not self._open:
            return
        name, (wall, processor) = self._open[-1], self._since
        if self._profiled:
            self.profiles[f"{self._step}: {name}"].disable()
        self.seconds[name] += perf_counter() - wall
        self.processor[name] += process_time() - processor

    def _go(self):
        if not self._open:
            return
        if self._profiled:
            self.profiles.setdefault(f"{self._step}: {self._open[-1]}", cProfile.Profile()).enable()
        self._since = (perf_counter(), process_time())


@contextmanager
def doors(clock: Clock, code: str = "members") -> Iterator[None]:
    """Inside the block the clock knows which door an import has passed."""
    kind = type(target(code))
    read, matcher = reading.read, kind.matcher

    def read_lazily(*args, **options):
        with clock.phase(DETECT):
            found = read(*args, **options)
        return replace(found, rows=_timed_rows(clock, found.rows))

    def matcher_of(*args, **options):
        with clock.phase(MATCH):
            made = matcher(*args, **options)
        return _TimedMatcher(clock, made)

    with (
        _replaced(reader, "read", _timed(clock, READ, reader.read)),
        _replaced(reading, "read", read_lazily),
        _replaced(kind, "clean", _timed(clock, CLEAN, kind.clean)),
        _replaced(kind, "matcher", matcher_of),
        _replaced(kind, "commit", _timed(clock, WRITE, kind.commit)),
        _replaced(kind, "undo", _timed(clock, WRITE, kind.undo)),
    ):
        yield


def children_seconds() -> float:
    """Processor seconds of the processes that this one started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class _TimedMatcher:
    def __init__(self, clock, matcher):
        self._clock, self._matcher = clock, matcher

    def match(self, rows):
        with self._clock.phase(MATCH):
            return self._matcher.match(rows)

    def __getattr__(self, name):
        return getattr(self._matcher, name)


def _timed(clock, name, work):
    def timed(*args, **options):
        with clock.phase(name):
            return work(*args, **options)

    return timed


def _timed_rows(clock, rows):
    # A few at once: to ask the clock for each row would be a part of what is measured.
    blocks = batched(rows, ROWS_AT_ONCE)
    while True:
        with clock.phase(READ):
            block = next(blocks, ())
        if not block:
            return
        yield from block


@contextmanager
def _replaced(holder, name, new):
    own = name in vars(holder)
    usual = getattr(holder, name)
    setattr(holder, name, new)
    try:
        yield
    finally:
        setattr(holder, name, usual) if own else delattr(holder, name)
