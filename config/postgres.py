"""The application's own PostgreSQL: started by whoever comes first, stopped when the last one is gone.

With each server lives a *keeper*, a small detached process that is the server's parent. Every process that
uses the server holds a *lease*: a shared flock on one file. The keeper stops the server when it can lock that file
for itself alone, and starts it anew when it dies while somebody still holds a lease.

Why a flock and not an idle connection: the kernel lets go of it however its holder ends (return, SIGTERM, kill -9),
it outlives a crash of the server, it takes none of the server's connections, and a forked child keeps it for as long
as the child lives, without a socket that two processes would talk through. Why a keeper and not the last one out:
a process that was killed can't stop anything.

Files, in `<base>/postgres-<major version>/` (mode 0700):

    data/ server.log password       the cluster, its log, the password of both roles
    starting.lock                   held while one process starts the server; the others wait
    leases.lock                     shared: held by each user of the server; alone: by the keeper while it stops it
    keeper.lock                     held by the keeper for as long as it lives

The keeper's own program is postgres_keeper.py; postgres_binaries.py finds PostgreSQL and gets it away from root.
"""

import atexit
import contextlib
import fcntl
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import psycopg2
from psycopg2 import errors, sql

from config.postgres_binaries import PostgresMissing, away_from_root, binaries

OWNER = "owner"
APP = "app"

SOCKET_PORT = 5432
LONGEST_SOCKET_PATH = 100  # bytes; systems allow 103 to 107
START_TIMEOUT = 90  # seconds; recovery after a crash under load is the longest that was met
LARGEST_LOG = 5_000_000  # bytes; a bigger log is begun anew at the next start

SETTINGS = {
    "shared_buffers": "128MB",
    "max_connections": "100",
    "log_checkpoints": "off",
    # Compiling a query of many joins takes seconds, running it milliseconds. Where rows are new and not yet analysed,
    # what a query will cost is overestimated, and such queries would be compiled.
    "jit": "off",
    # PostgreSQL otherwise writes the values of a failing statement into its log: names, phones, citizen numbers.
    "log_error_verbosity": "terse",
    "log_parameter_max_length_on_error": "0",
    "log_min_error_statement": "panic",
}


@dataclass(frozen=True)
class Server:
    """Where a running server answers. `host` is a socket's folder or 127.0.0.1; `version` the major number."""

    host: str
    port: int
    version: int
    password: str = field(repr=False)


_leases = {}  # folder -> this process's open file, kept so that it is not closed


def ensure_running(base: Path) -> Server:
    """Start the server whose data lie under `base`, or join it, and keep it running until this process ends.

    May be called again, in several processes at once, and in forked children. Raises PostgresMissing.
    """
    programs = binaries()
    folder = Path(base).resolve() / f"postgres-{programs.version}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _locked(folder / "starting.lock"):
            _take_lease(folder)
            # A keeper that is found may end the next moment: its server can't live, or somebody killed it.
            server = _wait_until_it_answers(folder, programs.version) if _has_keeper(folder) else None
            if server is None:
                _start(folder, programs)
                server = _wait_until_it_answers(folder, programs.version)
    except PermissionError as fault:
        raise PostgresMissing(
            f"Không có quyền dùng thư mục dữ liệu {folder}. Chạy bằng tài khoản đã tạo ra nó hoặc đặt APP_DATA_DIR "
            f"sang thư mục khác. (No permission for {folder}: run as its owner, or set APP_DATA_DIR.)"
        ) from fault
    if server is None:
        log = (folder / "server.log").read_text(errors="replace").strip()[-1000:]
        raise PostgresMissing(
            f"PostgreSQL trong {folder} không khởi động được; xem server.log ở đó. (It did not start.)\n{log}"
        )
    return server


def leave(base: Path) -> None:
    """Let go of the server under `base` before this process ends; waits until it is down if nobody else uses it."""
    _leave(Path(base).resolve() / f"postgres-{binaries().version}")


def ensure_database(server: Server, name: str) -> None:
    """Create the database, owned by APP, unless it is there; safe when several processes ask at once."""
    with contextlib.closing(_connect(server.host, server.port, server.password)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            if cursor.fetchone():
                return
            statement = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'")
            # Which of the two a loser of the race gets depends on how close it was.
            with contextlib.suppress(errors.DuplicateDatabase, psycopg2.IntegrityError):
                cursor.execute(statement.format(sql.Identifier(name), sql.Identifier(APP)))


def drop_database(server: Server, name: str) -> None:
    """Drop the database if it is there; raises psycopg2.errors.ObjectInUse while somebody is connected to it."""
    with contextlib.closing(_connect(server.host, server.port, server.password)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))


# Locks and leases


@contextlib.contextmanager
def _locked(path):
    with open(path, "a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)  # closing is not enough when a thread forked meanwhile


def _could_lock(path, kind):
    with open(path, "a") as file:
        try:
            fcntl.flock(file, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _has_keeper(folder):
    # Asked with a shared lock, so that two who ask at once don't take each other for a keeper.
    return not _could_lock(folder / "keeper.lock", fcntl.LOCK_SH)


def _take_lease(folder):
    if folder in _leases:  # taken before, or by the process that forked this one: the kernel counts both
        return
    lease = open(folder / "leases.lock", "a")  # noqa: SIM115 - held until the process ends
    fcntl.flock(lease, fcntl.LOCK_SH)  # waits while a keeper is stopping the server
    _leases[folder] = lease
    atexit.register(_leave, folder)


def _leave(folder):
    """Let go of the lease; who was the last waits until the server is down, so that a finished command leaves nothing.

    The file is closed, never unlocked: in a forked child an unlock would take the lease from its parent.
    """
    lease = _leases.pop(folder, None)
    if lease is None:
        return
    lease.close()
    patience = time.monotonic() + 20
    while time.monotonic() < patience and folder.is_dir():
        with _locked(folder / "starting.lock"):  # nobody else asks or comes meanwhile: the answers fit together
            somebody = not _could_lock(folder / "leases.lock", fcntl.LOCK_EX)
            stopping = not _could_lock(folder / "leases.lock", fcntl.LOCK_SH)
            down = not stopping and not _has_keeper(folder)
        if down or (somebody and not stopping):
            return
        time.sleep(0.02)


# Starting


def _start(folder, programs):
    """Make the cluster if there is none, and leave a keeper behind that runs it. Called under the starting lock."""
    _stop_stray(folder / "data")
    folder.chmod(0o700)  # the socket inside trusts whoever can reach it
    prefix = away_from_root(folder, programs)
    if not (folder / "data").exists():
        _make_cluster(folder, programs, prefix)
    if not ((folder / "data" / "PG_VERSION").exists() and (folder / "password").exists()):
        raise PostgresMissing(
            f"Dữ liệu trong {folder} không còn đủ. Chép lại từ bản sao lưu, hoặc xóa thư mục này để bắt đầu từ đầu. "
            f"(The data in {folder} are incomplete: restore them, or delete the folder to begin anew.)"
        )
    command = [*prefix, programs.folder / "postgres", "-D", folder / "data", *_options(folder)]
    keeper = [sys.executable, "-I", "-S", Path(__file__).resolve().with_name("postgres_keeper.py"), folder]
    log_path = folder / "server.log"
    too_big = log_path.exists() and log_path.stat().st_size > LARGEST_LOG
    with open(log_path, "wb" if too_big else "ab") as log:
        # A session of its own: Ctrl-C in a terminal is meant for the application, which needs its database to end well.
        subprocess.run(  # noqa: S603
            [*keeper, *command], stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, check=True
        )


def _options(folder):
    options = dict(SETTINGS)
    if _socket_works(folder):
        quoted = str(folder).replace('"', '""')
        options |= {"listen_addresses": "", "unix_socket_directories": f'"{quoted}"', "port": SOCKET_PORT}
    else:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        options |= {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "port": port}
    return [part for name, value in options.items() for part in ("-c", f"{name}={value}")]


def _socket_works(folder):
    path = os.fsencode(folder / f".s.PGSQL.{SOCKET_PORT}")
    return len(path) <= LONGEST_SOCKET_PATH and b"," not in path  # libpq takes a comma for the start of another host


def _make_cluster(folder, programs, prefix):
    """initdb into a folder of another name first: one that was interrupted is never mistaken for a cluster."""
    password, draft = folder / "password", folder / "data.new"
    if not password.exists():
        with open(os.open(password, os.O_CREAT | os.O_WRONLY, 0o600), "w") as out:
            out.write(secrets.token_urlsafe(24))
    if programs.version >= 17:
        builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        locales = [[*builtin, "--locale=C.UTF-8"], [*builtin, "--locale=C"]]  # macOS has no C.UTF-8 of its own
    else:
        locales = [["--locale=C.UTF-8"], ["--locale=C"]]
    for locale in locales:
        shutil.rmtree(draft, ignore_errors=True)
        command = [*prefix, programs.folder / "initdb", "-D", draft, f"--username={OWNER}", f"--pwfile={password}"]
        command += ["--auth-local=trust", "--auth-host=scram-sha-256", "--encoding=UTF8", "--no-instructions", *locale]
        made = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)  # noqa: S603
        if made.returncode == 0:
            draft.rename(folder / "data")
            return
    raise PostgresMissing(
        f"Không tạo được cơ sở dữ liệu trong {folder}. (initdb failed.)\n{made.stderr.strip()[-1000:]}"
    )


def _wait_until_it_answers(folder, version):
    """Return the server once it takes connections and the role APP exists; None when its keeper gave up."""
    password = (folder / "password").read_text()
    patience = time.monotonic() + START_TIMEOUT
    while time.monotonic() < patience:
        gave_up = not _has_keeper(folder)
        host, port = _address(folder)
        try:
            connection = _connect(host, port, password)
        except psycopg2.OperationalError:
            if gave_up:
                return None
            time.sleep(0.02)
            continue
        with contextlib.closing(connection), connection, connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP])
            if not cursor.fetchone():
                role = sql.SQL("CREATE ROLE {} LOGIN CREATEDB NOSUPERUSER PASSWORD %s")
                cursor.execute(role.format(sql.Identifier(APP)), [password])
        return Server(host, port, version, password)
    return None


def _address(folder):
    """Host and port; over TCP the port is the one that the server wrote down, 1 (nobody answers) before it has."""
    if _socket_works(folder):
        return str(folder), SOCKET_PORT
    lines = _postmaster_file(folder / "data")
    return "127.0.0.1", int(lines[3]) if len(lines) > 3 else 1


def _connect(host, port, password):
    return psycopg2.connect(
        host=host, port=port, user=OWNER, password=password, dbname="postgres", connect_timeout=5, sslmode="disable"
    )


# What is left after a kill -9


def _stop_stray(data):
    """Stop a server whose keeper was killed, and remove the marks of one that is gone.

    PostgreSQL itself takes a mark for true when any process has got the number that is written there, as happens
    after a restart in a container, or when nobody has buried the dead one; so the process is asked for its name.
    """
    lines = _postmaster_file(data)
    if lines and lines[0].isdigit():
        pid = int(lines[0])
        patience = time.monotonic() + 20
        while os.fsencode(data) in _command_line(pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGINT if time.monotonic() < patience else signal.SIGQUIT)
            time.sleep(0.1)
    for mark in (data / "postmaster.pid", data.parent / f".s.PGSQL.{SOCKET_PORT}.lock"):
        mark.unlink(missing_ok=True)


def _postmaster_file(data):
    """Lines of postmaster.pid: number, data folder, start, port…; empty without one."""
    try:
        return (data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return []


def _command_line(pid):
    if sys.platform == "linux":
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            return b""
    command = ["/bin/ps", "-o", "command=", "-p", str(pid)]
    return subprocess.run(command, capture_output=True, check=False).stdout  # noqa: S603
