import os
import signal
import sys
import time

import pytest

from config import programs
from config.programs import Failed, Program, Together
from tests.config.postgres_processes import eventually

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"


def test_programs_run_inside_and_are_gone_outside():
    first, second = Program("first", SLEEPER), Program("second", SLEEPER)
    with Together([first, second]) as together:
        together.watch()
        inside = [first.process, second.process]
        assert [process.poll() for process in inside] == [None, None]
    assert [process.poll() for process in inside] == [-signal.SIGTERM, -signal.SIGTERM]


def test_one_that_was_killed_is_started_again():
    program = Program("web", SLEEPER, again_after=0)
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


def test_one_that_cannot_live_is_named():
    with pytest.raises(Failed) as failed:
        watch_for_ten_seconds(Program("broken", [sys.executable, "-c", "raise SystemExit(1)"], again_after=0))
    assert str(failed.value) == "broken"


def test_a_short_command_that_is_repeated_is_no_failure(tmp_path):
    count = f"open({str(tmp_path / 'runs')!r}, 'a').write('x')"
    program = Program("periodic", [sys.executable, "-c", count], again_after=0, once_is_enough=True)

    def ran_often():
        together.watch()
        return (tmp_path / "runs").exists() and len((tmp_path / "runs").read_text()) > programs.TRIES

    with Together([program]) as together:
        assert eventually(ran_often)


def test_one_that_does_not_listen_is_ended_by_force(monkeypatch, capfd):
    monkeypatch.setattr(programs, "TIME_TO_END", 0.2)
    program = Program("deaf", [sys.executable, "-c", DEAF])
    with Together([program]) as together:
        together.watch()
        process = program.process
        assert eventually(lambda: capfd.readouterr().out == "deaf\n")
    assert process.poll() == -signal.SIGKILL
