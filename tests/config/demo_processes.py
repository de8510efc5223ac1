"""`manage.py demo` as a real process."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from config import texts
from tests.config.postgres_processes import PROJECT, command_lines

# One account and its unit: enough for the demo to hold its data for real ones, and to skip the long seeding.
PREPARE = """
from tests.conftest import make_unit, make_user
province = make_unit("TT", "Tỉnh đoàn Thử", "province")
make_user("demo.canbo", "Cao Thị Bộ", "officer", province)
make_user("demo.doanvien", "Đoàn Văn Viên")
"""

ACCOUNT = "  demo.canbo     Cán bộ Đoàn chuyên trách, Tỉnh đoàn Thử"


class Demo:
    """`manage.py demo` on a data folder."""

    def __init__(self, folder, *arguments, answer=None, **environ):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "demo", *(arguments or ["--port", str(self.port)])],
            cwd=PROJECT,
            env=environment(folder) | environ,
            stdin=subprocess.PIPE if answer else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.answer = answer

    def opened(self):
        """What it prints until it is open."""
        said = []
        for line in self.process.stdout:
            said.append(line.rstrip("\n"))
            if said[-1] == texts.DEMO_HOW_TO_STOP:
                return said
        raise AssertionError("\n".join(said))

    def get(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return answer.status, answer.read()

    def stop(self, number=signal.SIGINT):
        """Its exit code, the last line it printed, and whether that took less than ten seconds."""
        asked = time.monotonic()
        self.process.send_signal(number)
        code = self.process.wait(60)
        said = self.process.stdout.read().splitlines()
        return code, said[-1], time.monotonic() - asked < 10

    def refused(self):
        """Its exit code and what it said."""
        said, _ = self.process.communicate(self.answer, timeout=60)
        return self.process.returncode, said.strip().splitlines()[-1]

    def end(self):
        if self.process.poll() is None:
            self.stop()
        self.process.stdout.close()


def environment(folder):
    mine = {name: value for name, value in os.environ.items() if not name.startswith(("APP_", "DATABASE_", "DJANGO_"))}
    return mine | {"APP_DATA_DIR": str(folder), "PYTHONIOENCODING": "utf-8"}


def left_of(folder):
    """Command lines of all processes that were started with this data folder."""
    found = []
    for number, arguments in command_lines().items():
        try:
            if os.fsencode(f"APP_DATA_DIR={folder}\0") in Path(f"/proc/{number}/environ").read_bytes():
                found.append(b" ".join(arguments).decode())
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
    return found
