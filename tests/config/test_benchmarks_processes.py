"""That memory is counted at one moment, of a process and its children together, short peaks included."""

import subprocess
import sys
import time

from config.benchmarks import processes
from config.benchmarks.processes import Held, Watch, children_of, command_line, resident
from tests.config.postgres_processes import eventually

HELD = 60_000_000  # bytes
IN_KB = HELD // 1024
PARENT = """
import subprocess, sys, time
part = bytearray(int(sys.argv[1])) if sys.argv[2] != "after" else b""
time.sleep(0.3)
if sys.argv[2] == "before":
    del part
subprocess.run([sys.executable, "-S", "-c", sys.argv[3], sys.argv[1]], check=True)
"""
CHILD = "import sys, time; part = bytearray(int(sys.argv[1])); time.sleep(0.3)"


def watch(when):
    """The most that was held by a parent that holds much `when` its child does too, or only before that."""
    process = subprocess.Popen([sys.executable, "-S", "-c", PARENT, str(HELD), when, CHILD])
    with process, Watch(process.pid) as seen:
        assert process.wait() == 0
    return seen


def test_what_is_held_at_one_moment_is_summed():
    most = watch("together").most()
    assert most.process > IN_KB
    assert most.children > IN_KB
    assert most.together == most.process + most.children


def test_what_is_held_one_after_the_other_is_not():
    seen = watch("before")
    assert max(held.process for held in seen.moments) > IN_KB
    assert max(held.children for held in seen.moments) > IN_KB
    assert seen.most().together < 2 * IN_KB


def test_a_moment_is_looked_for_between_two_times():
    began = time.perf_counter()
    seen = watch("before")
    assert began < seen.most().at < time.perf_counter()
    assert seen.most(until=began) == Held(0, 0, 0)
    assert seen.most(since=began) == seen.most()


def test_a_peak_between_two_looks_counts_once(monkeypatch):
    looks = iter([(100, 100), (110, 400), (120, 400), (130, 130)])
    monkeypatch.setattr(processes, "resident", lambda pid: next(looks))
    seen = Watch(1)
    assert [seen._look("1"), seen._look("1"), seen._look("2")] == [400, 120, 130]


def test_a_process_that_is_gone_holds_nothing():
    process = subprocess.Popen([sys.executable, "-S", "-c", ""])
    process.wait()
    assert (resident(process.pid), children_of(process.pid), command_line(process.pid)) == ((0, 0), [], b"")


def test_ones_own_children_are_seen_until_they_are_buried():
    with subprocess.Popen(
        [sys.executable, "-S", "-c", "input()"], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert str(process.pid) in children_of("self")
        assert eventually(lambda: b"input()" in command_line(process.pid))
    assert str(process.pid) not in children_of("self")
