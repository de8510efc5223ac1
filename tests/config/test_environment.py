"""A wrong variable ends the start with a sentence that names it."""

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from config import databases, environment, texts
from config.environment import Mode, WrongSetting

ROOT = Path(__file__).resolve().parents[2]
KEY = base64.b64encode(bytes(range(32))).decode()
OTHER = base64.b64encode(bytes(range(32, 64))).decode()
PRODUCTION = {
    "APP_MODE": "production",
    "DATABASE_URL": "postgres://bcd_app:mat-khau@127.0.0.1:5432/bcd",
    "DATABASE_OWNER_URL": "postgres://bcd_owner:mat-khau@127.0.0.1:5432/bcd",
    "APP_HOSTS": "doan.example.vn",
    "APP_SIGNING_KEY": "7mA!kq2-VnX9_bTz4Lw0RsYd8EuHc6GfPj1OiKv3QxWyZa5NtBh",
    "APP_ENCRYPTION_KEYS": f"k2:{OTHER},k1:{KEY}",
    "APP_INDEX_KEY": KEY,
}
OURS = ("APP_", "DATABASE_", "MAIL_", "PG", "DJANGO_")


@pytest.fixture
def surroundings(monkeypatch, tmp_path):
    """Set the variables of the application, and no others of it."""

    def put(**variables):
        for name in list(os.environ):
            if name.startswith(OURS):
                monkeypatch.delenv(name)
        for name, value in {"APP_DATA_DIR": str(tmp_path), **variables}.items():
            if value is not None:
                monkeypatch.setenv(name, value)

    return put


def test_without_any_variable_it_is_development_with_keys_of_its_own(surroundings, tmp_path):
    surroundings()
    read = environment.read()
    assert (read.mode, read.database_url, read.hosts) == (Mode.DEVELOPMENT, "", [])
    assert environment.read().keys == read.keys
    assert (tmp_path / "keys.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("variables", "address"),
    [
        ({}, "http://127.0.0.1:8000"),
        (PRODUCTION, "https://doan.example.vn"),
        (PRODUCTION | {"APP_HOSTS": ".doan.example.vn,khac.example.vn"}, "https://doan.example.vn"),
        (PRODUCTION | {"APP_ORIGINS": "https://tnxp.example.vn:8443,https://b.vn"}, "https://tnxp.example.vn:8443"),
    ],
)
def test_letters_and_papers_lead_to_the_first_origin_else_the_first_host(surroundings, variables, address):
    surroundings(**variables)
    assert environment.read().site_address == address


def test_a_full_production_set_is_read_typed_with_the_newest_key_first(surroundings):
    surroundings(**PRODUCTION, APP_BEHIND_PROXY="true", APP_ORIGINS="https://doan.example.vn")
    read = environment.read()
    assert (read.mode, read.hosts, read.behind_proxy) == (Mode.PRODUCTION, ["doan.example.vn"], True)
    assert read.keys.encryption == [("k2", bytes(range(32, 64))), ("k1", bytes(range(32)))]
    connections, owner = databases.configure(read)
    running = connections["default"]
    assert (running["USER"], running["NAME"], owner["USER"]) == ("bcd_app", "bcd", "bcd_owner")


def must_be(name):
    return texts.MUST_BE.format(name=name, expected=texts.EXPECTED[name])


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"APP_MODE": "foo"}, must_be("APP_MODE")),
        ({"APP_BEHIND_PROXY": "maybe"}, must_be("APP_BEHIND_PROXY")),
        ({"MAIL_URL": "mail.example.vn"}, must_be("MAIL_URL")),
        ({"MAIL_URL": "smtp://"}, must_be("MAIL_URL")),
        ({"MAIL_FROM": "Ba Chủ Động"}, must_be("MAIL_FROM")),
        ({"APP_ORIGINS": "doan.example.vn"}, must_be("APP_ORIGINS")),
        ({"APP_MODE": "foo", "MAIL_URL": "x"}, f"{must_be('APP_MODE')}\n{must_be('MAIL_URL')}"),
        ({"APP_MODE": "demo", "DATABASE_URL": PRODUCTION["DATABASE_URL"]}, texts.DEMO_WITH_DATABASE),
        ({"APP_INDEX_KEY": KEY}, texts.HALF_OF_THE_KEYS.format(names="APP_SIGNING_KEY, APP_ENCRYPTION_KEYS")),
    ],
)
def test_a_wrong_variable_is_named_with_what_it_must_be(surroundings, variables, sentence):
    surroundings(**variables)
    with pytest.raises(WrongSetting) as stopped:
        environment.read()
    assert str(stopped.value) == sentence


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"APP_HOSTS": None}, texts.PRODUCTION_NEEDS.format(names="APP_HOSTS")),
        ({"DATABASE_URL": None}, texts.PRODUCTION_NEEDS.format(names="DATABASE_URL")),
        (
            {"APP_SIGNING_KEY": None, "APP_ENCRYPTION_KEYS": "", "APP_INDEX_KEY": None},
            texts.PRODUCTION_NEEDS.format(names="APP_SIGNING_KEY, APP_ENCRYPTION_KEYS, APP_INDEX_KEY"),
        ),
        ({"APP_HOSTS": "*"}, texts.ANY_HOST),
        ({"APP_SIGNING_KEY": "ngan"}, texts.WEAK_SIGNING_KEY.format(length=50)),
        ({"APP_SIGNING_KEY": "a" * 60}, texts.WEAK_SIGNING_KEY.format(length=50)),
        ({"APP_ENCRYPTION_KEYS": KEY}, texts.KEYS_UNNAMED),
        ({"APP_ENCRYPTION_KEYS": f"mot-ten-qua-dai:{KEY}"}, texts.KEYS_UNNAMED),
        ({"APP_ENCRYPTION_KEYS": f"k1:{KEY},k1:{OTHER}"}, texts.KEYS_OF_ONE_NAME),
        ({"APP_ENCRYPTION_KEYS": "k1:***"}, texts.KEY_NOT_BASE64.format(name="APP_ENCRYPTION_KEYS")),
        (
            {"APP_ENCRYPTION_KEYS": f"k1:{base64.b64encode(bytes(16)).decode()}"},
            texts.KEY_NOT_32.format(name="APP_ENCRYPTION_KEYS", length=16),
        ),
        (
            {"APP_INDEX_KEY": base64.b64encode(bytes(33)).decode()},
            texts.KEY_NOT_32.format(name="APP_INDEX_KEY", length=33),
        ),
    ],
)
def test_production_is_not_started_with_something_missing_or_weak(surroundings, variables, sentence):
    surroundings(**{**PRODUCTION, **variables})
    with pytest.raises(WrongSetting) as stopped:
        environment.read()
    assert str(stopped.value) == sentence


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"DATABASE_URL": "rác"}, texts.NOT_AN_ADDRESS.format(name="DATABASE_URL")),
        ({"DATABASE_URL": "mysql://a:b@c/d"}, texts.NOT_AN_ADDRESS.format(name="DATABASE_URL")),
        ({"DATABASE_URL": "postgres://127.0.0.1"}, texts.NOT_AN_ADDRESS.format(name="DATABASE_URL")),
        ({"DATABASE_OWNER_URL": "rác"}, texts.NOT_AN_ADDRESS.format(name="DATABASE_OWNER_URL")),
        ({"DATABASE_OWNER_URL": None}, texts.ONE_ROLE),
        ({"DATABASE_OWNER_URL": PRODUCTION["DATABASE_URL"]}, texts.ONE_ROLE),
    ],
)
def test_the_addresses_of_the_database_are_checked(surroundings, variables, sentence):
    surroundings(**{**PRODUCTION, **variables})
    with pytest.raises(WrongSetting) as stopped:
        databases.configure(environment.read())
    assert str(stopped.value) == sentence


@pytest.mark.parametrize("content", ["{", json.dumps({"signing": "a"})])
def test_a_broken_file_of_keys_is_never_replaced_silently(surroundings, tmp_path, content):
    surroundings()
    path = tmp_path / "keys.json"
    path.write_text(content)
    with pytest.raises(WrongSetting) as stopped:
        environment.read()
    assert str(stopped.value) == texts.KEYS_BROKEN.format(path=path)
    assert path.read_text() == content


def test_a_data_folder_that_cannot_be_made_is_told(surroundings, tmp_path):
    (tmp_path / "tep").write_text("")
    surroundings(APP_DATA_DIR=str(tmp_path / "tep" / "du-lieu"))
    with pytest.raises(WrongSetting) as stopped:
        environment.read()
    assert str(stopped.value) == texts.NO_DATA_DIR.format(path=tmp_path / "tep" / "du-lieu")


def manage(*arguments, python=(), **variables):
    """Run manage.py as somebody at a terminal would, with these variables and no others of the application."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return subprocess.run(
        [sys.executable, *python, "manage.py", *arguments],
        cwd=ROOT,
        env={**environ, **variables},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_start_ends_with_the_sentence_and_no_traceback():
    ended = manage("check", APP_MODE="foo")
    assert (ended.returncode, ended.stderr.strip()) == (1, must_be("APP_MODE"))


def test_production_passes_every_check_of_a_deployment(tmp_path):
    ended = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION, APP_BEHIND_PROXY="true")
    assert (ended.returncode, ended.stdout.strip()) == (0, "System check identified no issues (1 silenced).")


def test_without_django_the_door_tells_both_ways_in():
    ended = manage("demo", python=("-S",))
    assert ended.returncode == 1
    assert "uv run manage.py demo" in ended.stderr
    assert "pip install -r requirements-dev.txt" in ended.stderr
    assert "Traceback" not in ended.stderr
