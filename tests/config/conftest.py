"""Data folders for embedded servers and demos, and processes that hold them."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.config.demo_processes import PREPARE, Demo, environment
from tests.config.postgres_processes import PROJECT, Holder, sweep


@pytest.fixture(scope="session")
def cluster():
    """A folder with one cluster, made once: initdb is the slow part."""
    base = Path(tempfile.mkdtemp(prefix="pg-made-"))
    maker = Holder(base)
    maker.server()
    assert maker.leave() == 0
    yield base
    sweep(base)


@pytest.fixture
def base(cluster):
    """A data folder of the test's own. Its path is short: a socket lies in it."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    subprocess.run(["cp", "-a", f"{cluster}/.", folder], check=True)
    yield folder
    sweep(folder)


@pytest.fixture
def empty_base():
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    yield folder
    sweep(folder)


@pytest.fixture
def hold(base):
    """Start processes that hold the server of `base` (or of another folder)."""
    holders = []

    def start(folder=base, **how):
        holders.append(Holder(folder, **how))
        return holders[-1]

    yield start
    for holder in holders:
        holder.end()


@pytest.fixture(scope="session")
def migrated():
    """A demo's folder whose database has its tables and no unit: initdb and the migrations are the slow part."""
    folder = Path(tempfile.mkdtemp(prefix="demo-"))
    _manage(folder, "migrate", "--verbosity", "0")
    yield folder
    sweep(folder)


@pytest.fixture(scope="session")
def prepared(migrated):
    """The same with the two accounts that keep the demo from seeding."""
    copy = _copied(migrated)
    _manage(copy, "shell", "--verbosity", "0", "-c", PREPARE)
    yield copy
    sweep(copy)


def _manage(folder, *command):
    environ = environment(folder) | {"APP_MODE": "demo"}
    subprocess.run([sys.executable, "manage.py", *command], cwd=PROJECT, env=environ, check=True)


def _copied(folder):
    copy = Path(tempfile.mkdtemp(prefix="demo-"))
    subprocess.run(["cp", "-a", f"{folder}/.", copy], check=True)
    return copy


@pytest.fixture
def without_units(migrated):
    """A copy of its own of a database that waits for its first seeding."""
    copy = _copied(migrated)
    yield copy
    sweep(copy)


@pytest.fixture
def folder(prepared):
    """A copy of its own for a test that stops or deletes."""
    copy = _copied(prepared)
    yield copy
    sweep(copy)


@pytest.fixture
def start_demo():
    """Start `manage.py demo` on a data folder; what still runs is ended after the test."""
    demos = []

    def start(folder, *arguments, **how):
        demos.append(Demo(folder, *arguments, **how))
        return demos[-1]

    yield start
    for demo in demos:
        demo.end()
