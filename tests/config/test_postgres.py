"""The embedded server among real processes: who starts it, who keeps it, who stops it."""

import signal

import pytest

from config import postgres, postgres_binaries
from tests.config.postgres_processes import (
    eventually,
    keepers,
    only_folder,
    postmasters,
    program,
)


def test_five_racing_starters_share_one_new_server(hold, empty_base):
    racers = [hold(empty_base) for _ in range(5)]
    servers = [racer.server() for racer in racers]
    assert servers == [servers[0]] * 5
    assert [racer.run("SELECT 1") for racer in racers] == [[[1]]] * 5
    assert len(postmasters(empty_base)) == 1
    assert len(keepers(empty_base)) == 1


def test_asking_again_joins_the_server_that_runs(base):
    again = """
import sys
from config import postgres
first, second = postgres.ensure_running(sys.argv[1]), postgres.ensure_running(sys.argv[1])
print(first == second)
"""
    assert program(again, base) == "True\n"
    assert postmasters(base) == []


def test_a_cluster_whose_making_was_interrupted_is_made_anew(hold, empty_base):
    major = postgres_binaries.binaries().version
    half = empty_base / f"postgres-{major}" / "data.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text(f"{major}\n")
    holder = hold(empty_base)
    holder.server()
    assert holder.run("SELECT 1") == [[1]]
    assert not half.exists()


def test_a_server_that_cannot_start_says_so_and_leaves_nothing(hold, base):
    (only_folder(base) / "data" / "postgresql.conf").write_text("no_such_setting = 1\n")
    holder = hold()
    assert holder.process.wait(30) == 1
    told = holder.process.stderr.read()
    assert f"PostgresMissing: PostgreSQL trong {only_folder(base)} không khởi động được" in told
    assert "no_such_setting" in told
    assert (postmasters(base), keepers(base)) == ([], [])


@pytest.mark.parametrize("lost", ["password", "data/PG_VERSION"])
def test_a_data_folder_that_lost_a_part_is_refused_with_a_sentence(hold, base, lost):
    (only_folder(base) / lost).unlink()
    holder = hold()
    assert holder.process.wait(30) == 1
    assert f"PostgresMissing: Dữ liệu trong {only_folder(base)} không còn đủ." in holder.process.stderr.read()
    assert (postmasters(base), keepers(base)) == ([], [])


def test_no_password_of_the_server_shows_when_it_is_printed():
    assert repr(postgres.Server("h", 1, 18, "secret")) == "Server(host='h', port=1, version=18)"


def test_a_worker_goes_on_when_the_web_process_leaves_and_the_last_one_out_stops_the_server(hold, base):
    web, worker = hold(), hold()
    assert web.server() == worker.server()
    assert web.leave() == 0
    assert worker.run("SELECT 1") == [[1]]
    assert worker.leave() == 0
    assert (postmasters(base), keepers(base)) == ([], [])
    log = (only_folder(base) / "server.log").read_text()
    assert log.rstrip().endswith("database system is shut down")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL, signal.SIGHUP])
def test_the_server_stops_when_its_only_user_is_killed(hold, base, number):
    holder = hold()
    holder.server()
    holder.kill(number)
    assert eventually(lambda: not keepers(base) and not postmasters(base))


def test_a_killed_user_does_not_take_the_server_from_the_others(hold, base):
    victim, other = hold(), hold()
    victim.server(), other.server()
    [before] = postmasters(base)
    victim.kill()
    assert other.run("SELECT pg_sleep(0.5), 1") == [["", 1]]
    assert postmasters(base) == [before]


def test_who_comes_while_the_server_is_stopping_gets_a_running_one(hold, base):
    for _ in range(4):
        leaving = hold()
        leaving.server()
        leaving.process.stdin.close()
        coming = hold()
        coming.server()
        assert coming.run("SELECT 1") == [[1]]
        coming.kill()


def test_children_started_and_ended_by_autoreload_leave_their_parent_its_server(base):
    parent = """
import subprocess, sys
import psycopg2
from config import postgres
server = postgres.ensure_running(sys.argv[1])
child = "import sys; from config import postgres; print(postgres.ensure_running(sys.argv[1])); sys.exit(3)"
for _ in range(2):
    done = subprocess.run([sys.executable, "-c", child, sys.argv[1]], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (3, repr(server)), done.stderr
connection = psycopg2.connect(host=server.host, port=server.port, user="app", password=server.password,
                              dbname="postgres")
with connection.cursor() as cursor:
    cursor.execute("SELECT current_user")
    print(cursor.fetchone()[0])
"""
    assert program(parent, base) == "app\n"
    assert (postmasters(base), keepers(base)) == ([], [])


def test_a_forked_child_that_ends_leaves_its_parent_the_server(base):
    parent = """
import os, sys, time
from config import postgres
server = postgres.ensure_running(sys.argv[1])
child = os.fork()
if not child:
    postgres.ensure_running(sys.argv[1])
    sys.exit()  # runs what was registered for the exit, the parent's included
assert os.waitpid(child, 0)[1] == 0
time.sleep(0.5)
postgres.ensure_database(server, "after_the_child")
print("works")
"""
    assert program(parent, base) == "works\n"
    assert postmasters(base) == []


def test_a_forked_child_that_outlives_its_parent_keeps_the_server(base):
    parent = """
import os, sys, time
from config import postgres
server = postgres.ensure_running(sys.argv[1])
os.set_inheritable(1, True)
if os.fork():
    os._exit(0)
time.sleep(0.5)
postgres.ensure_database(server, "after_the_parent")
print("works")
"""
    assert program(parent, base) == "works\n"
    assert (postmasters(base), keepers(base)) == ([], [])


def test_a_process_that_replaces_itself_finds_its_server_again(base):
    before = """
import os, sys
from config import postgres
postgres.ensure_running(sys.argv[1])
after = "import sys; from config import postgres; print(postgres.ensure_running(sys.argv[1]).version)"
os.execv(sys.executable, [sys.executable, "-c", after, sys.argv[1]])
"""
    assert program(before, base) == f"{postgres_binaries.binaries().version}\n"
    assert postmasters(base) == []
