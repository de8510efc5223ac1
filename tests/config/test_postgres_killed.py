"""The embedded server when it, its keeper or all together are killed."""

import os
import signal

import psycopg2

from tests.config.postgres_processes import (
    eventually,
    keepers,
    only_folder,
    postmasters,
    write_three_rows,
)


def answers(holder_server):
    host, port, _, password = holder_server
    try:
        psycopg2.connect(host=host, port=port, user="app", password=password, dbname="postgres").close()
    except psycopg2.OperationalError:
        return False
    return True


def test_a_killed_server_comes_back_by_itself_with_its_data(hold, base):
    holder = hold()
    server = holder.server()
    write_three_rows(holder)
    [killed] = postmasters(base)
    os.kill(killed, signal.SIGKILL)
    assert eventually(lambda: postmasters(base) not in ([], [killed]) and answers(server))
    assert holder.run("SELECT count(*) FROM kept") == [[3]]
    assert holder.leave() == 0
    assert postmasters(base) == []


def test_after_everything_was_killed_the_next_start_has_the_data(hold, base):
    first = hold()
    first.server()
    write_three_rows(first)
    for number in [*keepers(base), *postmasters(base)]:
        os.kill(number, signal.SIGKILL)
    first.kill()
    second = hold()
    second.server()
    assert second.run("SELECT count(*) FROM kept") == [[3]]


def test_a_stale_mark_with_the_number_of_a_living_stranger_is_seen_through(hold, base):
    first = hold()
    first.server()
    write_three_rows(first)
    for number in [*keepers(base), *postmasters(base)]:
        os.kill(number, signal.SIGKILL)
    first.kill()
    for mark in (only_folder(base) / "data" / "postmaster.pid", only_folder(base) / ".s.PGSQL.5432.lock"):
        rest = mark.read_text().split("\n", 1)[1]
        mark.write_text(f"{os.getpid()}\n{rest}")
    second = hold()
    second.server()
    assert second.run("SELECT count(*) FROM kept") == [[3]]


def test_a_server_without_its_keeper_is_taken_over_by_the_next_starter(hold, base):
    first = hold()
    first.server()
    write_three_rows(first)
    [lost] = keepers(base)
    os.kill(lost, signal.SIGKILL)
    assert eventually(lambda: keepers(base) == [])
    second = hold()
    second.server()
    assert len(postmasters(base)) == 1
    assert first.run("SELECT count(*) FROM kept") == [[3]]
    assert (first.leave(), second.leave()) == (0, 0)
    assert (postmasters(base), keepers(base)) == ([], [])
