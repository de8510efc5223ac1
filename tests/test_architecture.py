"""Rules of docs/architecture.md that a tool can check."""

import ast
import re
from importlib.util import find_spec

import pytest
from django.apps import apps
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.source import APPS, ROOT, at, calls, has_part, modules, strings, templates, texts_of

PILLARS = ["advisory", "plans", "members"]


def test_the_import_contracts_hold():
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == EXIT_STATUS_SUCCESS


def test_psycopg_3_is_absent():
    # Django takes it silently when it is there, and its cursors behave otherwise.
    wanted = [
        path.name for path in ROOT.glob("requirements*.txt") if re.search(r"(?m)^psycopg\b(?!2)", path.read_text())
    ]
    assert (find_spec("psycopg"), wanted) == (None, [])


# One door for statuses

STATUS_DOORS = {
    "branches/cases/transitions.py": "the door",
    "branches/jobs/": "a job's status is the progress of a worker, written under its own lock; nobody decides on it",
}


def _writes_a_status(node):
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(isinstance(one, ast.Attribute) and one.attr == "status" for one in targets)
    if not isinstance(node, ast.Call):
        return False
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    if name == "update":
        return any(keyword.arg == "status" for keyword in node.keywords)
    if name == "setattr":
        return isinstance(node.args[1], ast.Constant) and node.args[1].value == "status"
    if name in {"save", "asave", "bulk_update"}:
        return any(isinstance(part, ast.Constant) and part.value == "status" for part in ast.walk(node))
    return False


def status_writes(tree):
    return [node for node in ast.walk(tree) if _writes_a_status(node)]


@pytest.mark.parametrize(
    "code",
    [
        "batch.status = 'committed'",
        "Batch.objects.filter(pk=1).update(status='committed')",
        "setattr(batch, 'status', 'committed')",
        "batch.save(update_fields=['status'])",
        "Batch.objects.bulk_update(rows, ['status'])",
    ],
)
def test_every_way_of_writing_a_status_is_seen(code):
    assert len(status_writes(ast.parse(code))) == 1


def test_a_status_is_written_by_the_one_door():
    found = [
        at(path, node)
        for path, tree in modules().items()
        if not path.startswith(tuple(STATUS_DOORS))
        for node in status_writes(tree)
    ]
    assert found == []


# Views ask only for what the person reaches

REACHING = {"visible_to", "granting", "managed_by", "tops_of", "none"}
OPEN_TABLES = {
    "Level": "names of kinds of units, the same for all",
    "Sector": "names of surroundings, the same for all",
    "Post": "names of posts, the same for all",
}
# "path: Model.objects.method" -> why this one may look further than the person reaches.
LOOKING_FURTHER = {
    "branches/units/views/listing.py: Unit.objects.filter": "names of the units right above those in reach",
    "branches/units/views/record.py: Unit.objects.only": "the name of the unit right above one in reach",
    "branches/units/views/record.py: Position.objects.filter": "of one unit, which was found in reach",
}


def unreached(tree):
    """`Model.objects…` that isn't followed by one of REACHING, and models handed to get_object_or_404 as they are."""
    managed, found = {}, []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and _is_manager(node.value):
            managed[id(node.value)] = node.attr
    for node in ast.walk(tree):
        if _is_manager(node) and managed.get(id(node)) not in REACHING:
            model = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "?")
            if model not in OPEN_TABLES:
                found.append((f"{model}.objects.{managed.get(id(node), '')}".rstrip("."), node))
    for call in calls(tree, "get_object_or_404", "get_list_or_404"):
        if isinstance(call.args[0], ast.Name) and call.args[0].id[:1].isupper() and call.args[0].id not in OPEN_TABLES:
            found.append((f"{call.args[0].id}.objects", call))
    return found


def _is_manager(node):
    return isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("Unit.objects.visible_to(user).get(pk=1)", []),
        ("Level.objects.all()", []),
        ("Unit.objects.filter(pk=1).visible_to(user)", ["Unit.objects.filter"]),
        ("f(models.Unit.objects)", ["Unit.objects"]),
        ("get_object_or_404(Unit, pk=1)", ["Unit.objects"]),
        ("get_object_or_404(Unit.objects.managed_by(user), pk=1)", []),
    ],
)
def test_a_query_that_starts_elsewhere_is_seen(code, said):
    assert [what for what, _ in unreached(ast.parse(code))] == said


def test_views_and_forms_start_from_what_the_person_reaches():
    found = {
        f"{path}: {what}": node.lineno
        for path, tree in modules().items()
        if any(has_part(path, name) for name in ("views", "forms", "filters"))
        for what, node in unreached(tree)
    }
    assert {what: line for what, line in found.items() if what not in LOOKING_FURTHER} == {}
    assert sorted(set(LOOKING_FURTHER) - set(found)) == []


# The ground knows no pillar


def own_models(*labels):
    return [model for label in labels for model in apps.get_app_config(label).get_models(include_auto_created=True)]


def test_no_model_of_the_ground_relates_to_a_pillar():
    relations = [
        f"{model._meta.label}.{field.name}"
        for model in own_models("branches")
        for field in [*model._meta.get_fields(include_hidden=True)]
        if field.is_relation
        and not field.auto_created
        and field.related_model is not None
        and field.related_model._meta.app_label in PILLARS
    ]
    assert relations == []


def test_no_code_of_the_ground_names_a_pillar():
    # Not as a string either: apps.get_model("members", …), reverse("members:…"), "members.Person".
    named = re.compile(rf"(?:{'|'.join(PILLARS)})(?:[.:/]\w.*)?")
    found = [
        f"{at(path, node)} {node.value}"
        for path, tree in modules().items()
        if path.startswith("branches/")
        for node in strings(tree)
        if named.fullmatch(node.value)
    ]
    for name, text in templates().items():
        if name.startswith(("branches/", "components/", "layouts/")) or "/" not in name:
            found += [f"{name} {what}" for what in re.findall(rf"[\"'](?:{'|'.join(PILLARS)})[:/]\S*?[\"']", text)]
    assert found == []


# Rows and migrations


def test_default_managers_hide_no_row():
    assert [
        model._meta.label
        for model in own_models(*APPS)
        if not model._meta.proxy and model._default_manager.all().query.where.children
    ] == []


def test_migrations_name_no_code_of_the_product():
    found = []
    for path in sorted(path for app in APPS for path in (ROOT / app).rglob("migrations/*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            named = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            named += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            found += [f"{path.relative_to(ROOT)}: {name}" for name in named if name.split(".")[0] in APPS]
    # Fields of our own are part of a schema; their modules hold nothing else.
    assert [each for each in found if not re.search(r"\.fields$", each)] == []


# Pages


def rendered():
    """{template: where} of the pages that views render, and the names that fit no template."""
    pages, missing = {}, []
    for path, tree in modules().items():
        patterns = {id(node): text for text, node in texts_of(tree)}
        for call in calls(tree, "render"):
            if len(call.args) > 1 and id(call.args[1]) in patterns and "\\#" not in patterns[id(call.args[1])]:
                pattern = patterns[id(call.args[1])]
                found = [name for name in templates() if re.fullmatch(pattern, name)]
                if ".*" not in pattern.partition("html")[0]:  # else the name is known only when it runs
                    pages |= dict.fromkeys(found, at(path, call))
                missing += [] if found else [f"{at(path, call)} {pattern}"]
    return pages, missing


def layout_of(name, seen=()):
    """The layout that a template extends: itself, by choice (`x|yesno:"layouts/…"`) or through its parent."""
    parent = re.search(r"{%\s*extends\s[^%]*?[\"']([^\"',]+)", templates().get(name, ""))
    if not parent or parent[1] in seen:
        return None
    return parent[1] if parent[1].startswith("layouts/") else layout_of(parent[1], (*seen, name))


def test_every_page_stands_in_a_layout():
    pages, _ = rendered()
    assert len(pages) > 20
    assert {name: where for name, where in pages.items() if layout_of(name) is None} == {}


def test_every_template_that_a_view_names_exists():
    _, missing = rendered()
    assert missing == []


def test_no_page_is_left_that_nobody_renders():
    patterns = {text.partition("\\#")[0] for tree in modules().values() for text, _ in texts_of(tree)}
    patterns = [re.compile(text) for text in patterns if "html" in text]
    extended = {what for text in templates().values() for what in re.findall(r"{%\s*extends\s+[\"']([^\"']+)", text)}
    pages = [name for name in templates() if layout_of(name) and name not in extended]
    assert [name for name in pages if not any(pattern.fullmatch(name) for pattern in patterns)] == []
