"""That the clock of an import's phases counts each moment once, and where it belongs."""

import subprocess
import sys
import time

from branches.imports import reading
from branches.imports.targets import Row, target
from branches.spreadsheets import reader
from config.benchmarks.imports_phases import (
    CLEAN,
    DETECT,
    MATCH,
    READ,
    REST,
    Clock,
    children_seconds,
    doors,
)  # fmt: skip
from tests.members.imports.conftest import person, sheet


def spend(seconds):
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def test_what_runs_inside_a_phase_counts_for_the_inner_one_alone():
    clock = Clock()
    with clock.step("read"):
        spend(0.05)
        with clock.phase(MATCH):
            spend(0.1)
        with clock.phase(MATCH):
            spend(0.1)
        time.sleep(0.05)
    assert 0.2 <= clock.processor[MATCH] < 0.25
    assert 0.05 <= clock.processor[REST] < 0.1
    assert clock.seconds[REST] >= 0.1


def test_a_new_step_counts_anew():
    clock = Clock()
    for _ in range(2):
        with clock.step("read"), clock.phase(READ):
            spend(0.02)
    assert 0.02 <= clock.processor[READ] < 0.04


def test_the_doors_are_those_that_an_import_passes_and_are_put_back():
    kind, usual = type(target("members")), (reader.read, reading.read, target("members").clean)
    clock = Clock()
    with doors(clock), clock.step("read"):
        found = reading.read(sheet(person("Lê Thị Một"), person("Lê Thị Hai")), target("members"), {})
        rows = list(found.rows)
        target("members").clean(rows)
    assert [row.values["full_name"] for row in rows] == ["Lê Thị Một", "Lê Thị Hai"]
    assert set(clock.seconds) == {REST, READ, DETECT, CLEAN}
    assert min(clock.seconds.values()) > 0
    assert (reader.read, reading.read, target("members").clean) == usual
    assert type(target("members")) is kind


def test_a_matcher_is_timed_and_stays_the_one_it_is(monkeypatch):
    class Silent:
        known = 7

        def match(self, rows):
            spend(0.02)

    monkeypatch.setattr(type(target("members")), "matcher", lambda self, batch, actor: Silent())
    clock = Clock()
    with doors(clock), clock.step("read"):
        matcher = target("members").matcher(None, None)
        matcher.match([Row(1, {})])
    assert matcher.known == 7
    assert 0.02 <= clock.processor[MATCH] < 0.04


def test_a_profile_names_the_functions_of_each_phase():
    clock = Clock(profiled=True)
    with clock.step("read"), clock.phase(CLEAN):
        spend(0.02)
    said = clock.profile()
    assert [line for line in said.splitlines() if line.startswith("== ")] == ["== read: rest", "== read: clean"]
    assert "spend" in said


def test_time_of_a_child_is_its_own():
    before = children_seconds()
    subprocess.run([sys.executable, "-S", "-c", "import time; time.process_time(); time.sleep(0.5)"], check=True)
    assert 0 < children_seconds() - before < 0.5
