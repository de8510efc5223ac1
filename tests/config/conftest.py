"""Data folders for embedded servers and demos, and processes that hold them."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.config.demo_processes import PREPARE, Demo, environment
from tests.config.postgres_processes import PROJECT, Holder, sweep


@pytest.fixture(scope="module")
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


@pytest.fixture(scope="module")
def prepared():
    folder = Path(tempfile.mkdtemp(prefix="demo-"))
    environ = environment(folder) | {"APP_MODE": "demo"}
    for command in (["migrate", "--verbosity", "0"], ["shell", "--verbosity", "0", "-c", PREPARE]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=PROJECT, env=environ, check=True)
    yield folder
    sweep(folder)


@pytest.fixture
def folder(prepared):
    """A copy of its own for a test that stops or deletes."""
    copy = Path(tempfile.mkdtemp(prefix="demo-"))
    shutil.rmtree(copy)
    subprocess.run(["cp", "-a", prepared, copy], check=True)
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
