"""The demo as a person runs it: real processes, its own data folder, its own port."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from config import texts
from tests.config.demo_processes import ACCOUNT, Demo, environment, left_of
from tests.config.postgres_processes import PROJECT, command_lines, eventually, sweep


@pytest.fixture(scope="module")
def running(prepared):
    """One demo for all tests that only look at it. Starting one takes seconds: its end is looked at too."""
    copy = Path(tempfile.mkdtemp(prefix="demo-"))
    subprocess.run(["cp", "-a", f"{prepared}/.", copy], check=True)
    demo = Demo(copy, GUNICORN_CMD_ARGS="--bind 0.0.0.0:1")
    try:
        demo.said = demo.opened()
        yield demo
        assert ended_by(demo, signal.SIGTERM) == ENDED_WELL
    finally:
        demo.end()
        sweep(copy)


# Its exit code, its last line, whether it took less than ten seconds; which of its processes are left.
ENDED_WELL = (0, texts.DEMO_STOPPED, True), []


def ended_by(demo, number):
    return demo.stop(number), left_of(demo.folder)


def test_it_tells_its_address_and_its_accounts(running):
    assert running.said[-7:] == [
        f"Ba Chủ Động đang chạy tại http://127.0.0.1:{running.port}/",
        "",
        texts.DEMO_ACCOUNTS,
        ACCOUNT,
        "  demo.doanvien  Đoàn viên",
        "",
        texts.DEMO_HOW_TO_STOP,
    ]


def test_it_answers_without_a_password_or_a_warning(running):
    status, body = running.get("/khoe/")
    assert (status, json.loads(body)) == (200, {"database": "ok", "migrations": "ok"})
    assert [line for line in running.said if "arning" in line] == []


def test_it_listens_on_this_machine_only_whatever_the_environment_asks_of_gunicorn(running):
    port = f"{running.port:04X}"
    tables = [Path("/proc/net/tcp").read_text(), Path("/proc/net/tcp6").read_text()]
    listening = [line.split()[1] for table in tables for line in table.splitlines()[1:] if line.split()[3] == "0A"]
    assert [address for address in listening if address.endswith(f":{port}")] == [f"0100007F:{port}"]


def test_a_second_one_on_the_same_port_is_told_to_take_another(running, start_demo):
    second = start_demo(running.folder, "--port", str(running.port))
    assert second.refused() == (
        1,
        f"CommandError: {texts.DEMO_PORT_TAKEN.format(port=running.port, other=running.port + 1)}",
    )


def test_data_in_use_are_not_deleted(running, start_demo):
    second = start_demo(running.folder, "--fresh", "--no-input", "--port", str(running.port - 1))
    assert second.refused() == (1, f"CommandError: {texts.DEMO_IN_USE}")
    assert running.get("/khoe/")[0] == 200


def test_a_web_server_and_a_worker_that_are_killed_come_back(running):
    def numbers(word):
        folder = os.fsencode(f"APP_DATA_DIR={running.folder}\0")
        return {
            number
            for number, arguments in command_lines().items()
            if word in arguments and folder in Path(f"/proc/{number}/environ").read_bytes()
        }

    killed = numbers(b"gunicorn") | numbers(b"db_worker")
    assert len(killed) == 4
    for number in killed:
        os.kill(number, signal.SIGKILL)

    def answers():
        try:
            return running.get("/khoe/")[0] == 200
        except OSError:  # refused while it is down, timed out while its workers load
            return False

    assert eventually(lambda: answers() and len(numbers(b"gunicorn")) == 3 and len(numbers(b"db_worker")) == 1, 60)


def test_running_it_again_keeps_the_data_and_fresh_deletes_them_and_neither_leaves_anything_running(folder, start_demo):
    for answer, told in ((None, texts.DEMO_NOBODY_ANSWERS), ("không\n", texts.DEMO_KEPT)):
        asked = start_demo(folder, "--fresh", answer=answer)
        code, said = asked.refused()
        assert (code, said.endswith(told)) == (1, True)
    again = start_demo(folder)
    assert ACCOUNT in again.opened()
    assert ended_by(again, signal.SIGHUP) == ENDED_WELL

    fresh = start_demo(folder, "--fresh", "--no-input", "--port", str(again.port))
    assert ACCOUNT not in fresh.opened()
    assert ended_by(fresh, signal.SIGINT) == ENDED_WELL


def test_a_seeding_that_was_interrupted_leaves_no_half_of_a_ward(without_units, start_demo):
    interrupted = start_demo(without_units)
    while (line := interrupted.process.stdout.readline().strip()) != texts.DEMO_SEEDING:
        assert line == texts.DEMO_PREPARING
    time.sleep(2)
    assert ended_by(interrupted, signal.SIGINT) == ENDED_WELL
    count = "from branches.units.models import Unit; print(Unit.objects.count())"
    left = subprocess.run(
        [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", count],
        cwd=PROJECT,
        env=environment(without_units) | {"APP_MODE": "demo"},
        capture_output=True,
        text=True,
    )
    assert left.stdout == "0\n"


@pytest.mark.parametrize(
    ("arguments", "environ", "code", "told"),
    [
        (["0.0.0.0:8000"], {}, 1, texts.DEMO_ONLY_HERE.format(what="0.0.0.0:8000")),
        ([], {"APP_HOSTS": "demo.example.vn"}, 1, texts.DEMO_ONLY_HERE.format(what="APP_HOSTS")),
        ([], {"DATABASE_URL": "postgres://a:b@db/c"}, 1, "Bỏ biến DATABASE_URL rồi chạy lại."),
        (["--port", "70000"], {}, 2, "argument --port: invalid port_number value: '70000'"),
        (["--host", "0.0.0.0"], {}, 2, "unrecognized arguments: --host"),
    ],
)
def test_another_address_or_database_is_refused_with_a_sentence(prepared, arguments, environ, code, told, start_demo):
    demo = start_demo(prepared, *arguments, **environ)
    exit_code, said = demo.refused()
    assert (exit_code, said[said.rfind(told) :]) == (code, told)
