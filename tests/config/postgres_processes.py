"""Real processes that hold the embedded server, driven through their standard input, one statement a line."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]

HOLDER = """
import json, signal, sys
import psycopg2
from config import postgres

# Who was started in the background may have inherited deaf ears.
for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
    signal.signal(number, signal.SIG_DFL)

def run(statement):
    with psycopg2.connect(host=server.host, port=server.port, user=postgres.OWNER, password=server.password,
                          dbname="postgres") as connection, connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else None

server = postgres.ensure_running(sys.argv[1])
print(json.dumps([server.host, server.port, server.version, server.password]), flush=True)
for line in sys.stdin:
    print(json.dumps(run(line)), flush=True)
"""

# Root's home is closed to ordinary users; the Python that runs these tests may live there.
AS_NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
AS_NOBODY += ["--inh-caps=-all,+dac_read_search", "--ambient-caps=-all,+dac_read_search", "--"]
I_AM_ROOT = os.geteuid() == 0
AS_ROOT_PREFIX = [] if I_AM_ROOT else ["unshare", "--map-root-user", "--"]
AS_ORDINARY_PREFIX = AS_NOBODY if I_AM_ROOT else []


class Holder:
    """A process that has called ensure_running(base)."""

    def __init__(self, base, *, prefix=(), environ=None):
        self.process = subprocess.Popen(
            [*prefix, sys.executable, "-c", HOLDER, str(base)],
            cwd=PROJECT,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **(environ or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def server(self):
        """Wait for the server; host, port, version, password."""
        line = self.process.stdout.readline()
        assert line, self.process.stderr.read()
        return json.loads(line)

    def run(self, statement):
        self.process.stdin.write(statement + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, self.process.stderr.read()
        return json.loads(line)

    def leave(self):
        """End as a program does; its exit code."""
        self.process.stdin.close()
        return self.process.wait(30)

    def kill(self, number=signal.SIGKILL):
        self.process.send_signal(number)
        self.process.wait(30)

    def end(self):
        if self.process.poll() is None:
            self.kill()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            with contextlib.suppress(BrokenPipeError):
                pipe.close()


def command_lines():
    """Number and arguments of every process that is running, zombies left out."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            if line := (entry / "cmdline").read_bytes():
                found[int(entry.name)] = line.split(b"\0")
    return found


def _running(base, program):
    return [
        number
        for number, arguments in command_lines().items()
        if any(part.startswith(os.fsencode(base) + b"/") for part in arguments)
        and any(part.endswith(program) for part in arguments)
        and (b"-D" in arguments)
    ]


def postmasters(base):
    """Numbers of the servers that run on a data folder under `base`."""
    return [number for number in _running(base, b"/postgres") if number not in keepers(base)]


def keepers(base):
    return _running(base, b"/postgres_keeper.py")


def eventually(condition, seconds=15):
    patience = time.monotonic() + seconds
    while time.monotonic() < patience:
        if condition():
            return True
        time.sleep(0.05)
    return False


def sweep(base):
    """End what a failed test left behind, and its folder."""
    for number in [*keepers(base), *postmasters(base)]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
    shutil.rmtree(base, ignore_errors=True)


def program(text, *arguments):
    """Run a Python program in the project; what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", text, *map(str, arguments)], cwd=PROJECT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def only_folder(base):
    return next(base.glob("postgres-*"))


def write_three_rows(holder):
    holder.run("CREATE TABLE kept AS SELECT generate_series(1, 3) AS n")
    assert holder.run("SELECT count(*) FROM kept") == [[3]]
