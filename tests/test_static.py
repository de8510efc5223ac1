"""What the browser gets: vendored files are those of the lock, and pages keep what the strict CSP asks for."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
COMPONENTS = sorted((ROOT / "templates" / "components").glob("*.html"))
APPS = ["advisory", "branches", "config", "members", "plans"]
PYTHON = sorted(path for app in APPS for path in (ROOT / app).rglob("*.py"))

TEMPLATE_COMMENT = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}", re.DOTALL)
ICON_TAG = re.compile(r"{%\s*icon\s+[\"']([a-z0-9-]+)[\"']")
ICON_DEFAULT = re.compile(r"{%\s*icon\s+[\w.]+\|default:[\"']([a-z0-9-]+)[\"']")
ICON_ARGUMENT = re.compile(r"\b(?:\w+_)?icon\s*=\s*[\"']([a-z0-9-]+)[\"']")


def named(path):
    return str(path.relative_to(ROOT))


def test_vendored_files_are_those_of_the_lock():
    answer = subprocess.run(
        [sys.executable, ROOT / "scripts" / "vendor.py", "check"], capture_output=True, text=True, check=False
    )
    assert (answer.stdout, answer.returncode) == ("vendored files are those of the lock\n", 0)


def test_a_changed_missing_or_unknown_vendored_file_is_named(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "scripts")
    import vendor

    monkeypatch.setattr(vendor, "STATIC", tmp_path)
    monkeypatch.setattr(vendor, "LOCK", tmp_path / "lock.json")
    version = re.search(r'\["htmx.org"\]\nversion = "(.+?)"', vendor.MANIFEST.read_text())[1]
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor" / "changed.js").write_text("new")
    (tmp_path / "vendor" / "unknown.js").write_text("?")
    (tmp_path / "icons.svg").write_text("<svg/>")
    entries = [
        f'"{path}": {{"package": "htmx.org", "version": "{pinned}", "sha256": "0"}}'
        for path, pinned in [("vendor/changed.js", version), ("vendor/missing.js", "0")]
    ]
    vendor.LOCK.write_text("{" + ", ".join(entries) + "}")
    assert vendor.differences() == [
        "icons.svg: not in the lock",
        "vendor/unknown.js: not in the lock",
        "vendor/missing.js: missing",
        "vendor/changed.js: changed since it was locked",
        f"vendor/missing.js: locked at htmx.org 0, the manifest says {version}",
    ]


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_holds_nothing_that_the_csp_refuses(path):
    text = TEMPLATE_COMMENT.sub("", path.read_text())
    found = re.findall(r"\sstyle\s*=|<style\b|\son[a-z]+\s*=|\bhx-on\b|\bjs:|[\"']javascript:", text, re.IGNORECASE)
    found += [body for body in re.findall(r"<script\b[^>]*>(.*?)</script>", text, re.DOTALL) if body.strip()]
    found += re.findall(r"hx-trigger=\"[^\"]*\[", text)
    assert found == []


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_asks_no_other_host_for_anything(path):
    loads = r"<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)\s*=\s*[\"'](?:https?:)?//[^\"']+"
    assert re.findall(loads, path.read_text()) == []


def test_every_icon_that_is_asked_for_stands_in_the_sprite():
    sprite = set(re.findall(r'<symbol id="i-([a-z0-9-]+)"', (ROOT / "static" / "icons.svg").read_text()))
    asked = {}
    for path in TEMPLATES:
        text = TEMPLATE_COMMENT.sub("", path.read_text())
        for pattern in (ICON_TAG, ICON_DEFAULT, ICON_ARGUMENT):
            asked |= {name: named(path) for name in pattern.findall(text)}
    for path in PYTHON:
        asked |= {name: named(path) for name in ICON_ARGUMENT.findall(path.read_text())}
    assert {name: where for name, where in asked.items() if name not in sprite} == {}


@pytest.mark.parametrize("path", COMPONENTS, ids=named)
def test_a_component_begins_by_naming_what_it_takes(path):
    assert re.fullmatch(r"{# .+\bTakes: .+ #}", path.read_text().splitlines()[0])


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_component_is_included_with_only_what_it_takes(path):
    includes = re.findall(r"{%\s*include\s+\"components/[^%]*%}", path.read_text())
    assert [tag for tag in includes if not re.search(r"\bonly\s*%}$", tag)] == []


def test_the_stylesheets_name_only_files_that_exist():
    for sheet in [*(ROOT / "static" / "css").glob("*.css"), *(ROOT / "static" / "vendor").rglob("*.css")]:
        names = re.findall(r"url\([\"']?([^\"')]+)", sheet.read_text())
        assert [n for n in names if not n.startswith(("data:", "#")) and not (sheet.parent / n).is_file()] == []


def test_scripts_evaluate_nothing_and_write_no_style_as_markup():
    for script in (ROOT / "static" / "js").glob("*.js"):
        text = script.read_text()
        assert re.findall(r"\beval\(|new Function|setAttribute\(\"style|style=\\?\"|\.on[a-z]+ = \"", text) == []
