"""Words for people stand in their few places (style: one grep for wording), and every act has some."""

import ast
import re

from branches.audit.words import all_names
from tests.source import at, calls, has_part, modules, strings, templates

VIETNAMESE = re.compile(r"[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
# Beside models (labels), texts, pillar and data/:
PLACES = {
    "branches/vietnamese/": "the room of the language: its letters, and how dates and phones are written",
    "branches/imports/detection/words.py": "words that lists use, as patterns: data that is no table",
    "config/environment.py": "sentences for whoever starts it, before anything of the product can be imported",
    "config/databases.py": "the same",
    "config/postgres.py": "the same",
    "config/postgres_binaries.py": "the same",
    "config/postgres_keeper.py": "the same",
    "config/settings.py": "the name of the language",
    "config/seed/": "invented names and places",
}
NAMED_PLACES = ("models", "texts", "pillar", "data")


def _has_its_place(path):
    return path.startswith(tuple(PLACES)) or any(has_part(path, name) for name in NAMED_PLACES)


def test_vietnamese_stands_only_in_its_places():
    found = [
        f"{at(path, node)} {node.value[:40]}"
        for path, tree in modules().items()
        if not _has_its_place(path)
        for node in strings(tree)
        if VIETNAMESE.search(node.value)
    ]
    assert found == []


def test_every_place_is_one():
    assert [place for place in PLACES if not any(path.startswith(place) for path in modules())] == []


def acts_written():
    """{name: where} of the acts that code writes into the journal under a literal name."""
    return {
        call.args[0].value: at(path, call)
        for path, tree in modules().items()
        for call in calls(tree, "act", "journal")
        if _journals(call)
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


def _journals(call):
    """A kind of cases has an `act` too, which finds one by its code."""
    return not (
        isinstance(call.func, ast.Attribute) and call.func.attr == "act" and ast.unparse(call.func.value) != "journal"
    )


def test_every_act_has_words():
    words = all_names()
    assert {name: where for name, where in acts_written().items() if name not in words} == {}


def test_every_word_for_an_act_is_used():
    literals = {node.value for tree in modules().values() for node in calls_and_names(tree)}
    assert sorted(name for name in all_names() if name not in literals) == []


def calls_and_names(tree):
    """String literals outside the tables ACTS themselves."""
    tables = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and any(getattr(target, "id", "") == "ACTS" for target in node.targets)
    ]
    inside = {id(part) for table in tables for part in ast.walk(table)}
    return [node for node in strings(tree) if id(node) not in inside]


def test_sentences_keep_to_the_tone():
    # No exclamation marks, no begging ("Vui lòng"): an error says what, why, and how to mend it.
    said = [
        f"{at(path, node)} {node.value[:50]}"
        for path, tree in modules().items()
        if any(has_part(path, name) for name in ("texts", "models", "pillar"))
        for node in strings(tree)
        if VIETNAMESE.search(node.value) and re.search(r"!|vui lòng|Vui lòng", node.value)
    ]
    for name, text in templates().items():
        shown = re.sub(r"{%.*?%}|{{.*?}}|<[^>]*>", " ", text, flags=re.DOTALL)
        said += [f"{name} {found}" for found in re.findall(r"[^\n]{0,20}(?:!|[Vv]ui lòng)[^\n]{0,10}", shown)]
    assert said == []
