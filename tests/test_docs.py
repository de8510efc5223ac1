"""The docs name every command and every variable, and none that doesn't exist."""

import re

from django.core.management import get_commands

from tests.source import APPS, ROOT, modules, strings

PAGES = {path: path.read_text() for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]}
VARIABLE = re.compile(r"\b(?:APP_[A-Z_]+|DATABASE_[A-Z_]*URL|MAIL_[A-Z_]+|PG_BIN)\b")
# Commands of Django that ours replace to run as the owner of the tables.
NOT_FOR_PEOPLE = {"flush": "empties the database between tests"}


def variables():
    """Names of variables in the code that reads the environment; Django's own settings look alike."""
    return {
        node.value
        for path, tree in modules().items()
        if path.startswith("config/") and path != "config/settings.py"
        for node in strings(tree)
        if VARIABLE.fullmatch(node.value)
    }


def commands():
    return {name for name, app in get_commands().items() if app in APPS}


def test_every_variable_is_explained_and_every_explained_one_is_read():
    told = {name for text in PAGES.values() for name in VARIABLE.findall(text)}
    assert (sorted(variables() - told), sorted(told - variables())) == ([], [])


def test_every_command_is_explained():
    text = "\n".join(PAGES.values())
    missing = [name for name in sorted(commands() - set(NOT_FOR_PEOPLE)) if not re.search(rf"\b{name}\b", text)]
    assert missing == []


def test_every_command_that_the_docs_run_exists():
    run = {name for text in PAGES.values() for name in re.findall(r"manage\.py ([a-z_]+)", text)}
    assert sorted(run - set(get_commands())) == []


def test_links_between_pages_lead_somewhere():
    broken = [
        f"{path.relative_to(ROOT)}: {target}"
        for path, text in PAGES.items()
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
        if not re.match(r"[a-z]+:", target) and not (path.parent / target).exists()
    ]
    assert broken == []
