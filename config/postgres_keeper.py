"""The keeper: a small detached process, parent of the embedded server (see config/postgres.py).

Run as a program: `python -I -S postgres_keeper.py FOLDER COMMAND…`, under the starting lock. It returns as soon as
the keeper holds its lock; the keeper itself goes on in the background, writing to the same log as the server. Only
the standard library: no fault of the environment may keep the server from being stopped.
"""

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

POLL = 0.1  # seconds
SHORT_LIFE = 5  # seconds; who dies sooner counts as not started
PAUSE = 0.5  # seconds before the next try: after a kill -9 the server's children need a moment to notice
FIRST_TRIES = 3
LATER_TRIES = 60  # a server that ran before is worth waiting for: a long query may outlive its postmaster


def keep(folder: Path, command: list[str]) -> None:
    """Run the server until nobody holds a lease; start it again when it dies before that."""
    # The leases' lock, once taken alone, is held until this process is gone, after the keeper's own lock: who waits
    # for a lease must not take this keeper for one that still works.
    leases = open(folder / "leases.lock", "a")  # noqa: SIM115
    with open(folder / "keeper.lock", "a") as alone:
        fcntl.flock(alone, fcntl.LOCK_EX)  # at most a moment: there is no other keeper, only somebody who asks for one
        if os.fork():  # the starter waits for this process only, and knows then that the lock is taken
            os._exit(0)
        os.chdir("/")
        signal.signal(signal.SIGTERM, lambda *_: sys.exit())
        _run_while_needed(command, leases)
        fcntl.flock(alone, fcntl.LOCK_UN)
    os._exit(0)


def _run_while_needed(command, leases):
    tries = FIRST_TRIES
    while tries:
        started = time.monotonic()
        server = subprocess.Popen(command)  # noqa: S603
        try:
            while server.poll() is None:
                if _nobody_left(leases):
                    return
                time.sleep(POLL)
        finally:
            _stop(server)
        tries = tries - 1 if time.monotonic() - started < SHORT_LIFE else LATER_TRIES
        time.sleep(PAUSE)
        if _nobody_left(leases):
            return


def _nobody_left(leases):
    """Take the leases' lock alone if possible; whoever comes then waits until the keeper has ended."""
    try:
        fcntl.flock(leases, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _stop(server):
    """Roll open transactions back, write everything out, end."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(30)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait()


if __name__ == "__main__":
    keep(Path(sys.argv[1]), sys.argv[2:])
