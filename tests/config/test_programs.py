import os
import signal
import sys
import time

import pytest

from config import programs
from config.programs import Failed, Program, Together
from tests.config.postgres_processes import eventually

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
DEAF = """
import signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("deaf", file=sys.stderr, flush=True)
time.sleep(60)
"""


@pytest.fixture
def no_pause(monkeypatch):
    monkeypatch.setattr(programs, "PAUSE", 0)


def test_programs_run_inside_and_are_gone_outside():
    first, second = Program("first", SLEEPER), Program("second", SLEEPER)
    with Together([first, second]) as together:
        together.watch()
        inside = [first.process, second.process]
        assert [process.poll() for process in inside] == [None, None]
    assert [process.poll() for process in inside] == [-signal.SIGTERM, -signal.SIGTERM]


def test_one_that_was_killed_is_started_again(no_pause):
    program = Program("web", SLEEPER)
    with Together([program]) as together:
        together.watch()
        killed = program.process.pid
        os.kill(killed, signal.SIGKILL)

        def came_back():
            together.watch()
            return program.process is not None and program.process.pid != killed

        assert eventually(came_back)


def watch_for_ten_seconds(*commands):
    with Together([*commands]) as together:
        for _ in range(500):
            together.watch()
            time.sleep(0.02)


def test_one_that_cannot_live_is_named(no_pause):
    with pytest.raises(Failed) as failed:
        watch_for_ten_seconds(Program("broken", [sys.executable, "-c", "raise SystemExit(1)"]))
    assert str(failed.value) == "broken"


def test_one_that_does_not_listen_is_ended_by_force(monkeypatch, capfd):
    monkeypatch.setattr(programs, "TIME_TO_END", 0.2)
    program = Program("deaf", [sys.executable, "-c", DEAF])
    with Together([program]) as together:
        together.watch()
        process = program.process
        assert eventually(lambda: capfd.readouterr().err == "deaf\n")
    assert process.poll() == -signal.SIGKILL
