"""The product's own source, parsed once for the tests that read it."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APPS = ["advisory", "branches", "config", "members", "plans"]
TEMPLATES = ROOT / "templates"


@cache
def modules() -> dict[str, ast.Module]:
    """{path from the root: syntax tree} of every module of the product, migrations and tests apart."""
    paths = sorted(path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts)
    return {str(path.relative_to(ROOT)): ast.parse(path.read_text()) for path in paths}


@cache
def templates() -> dict[str, str]:
    """{name as views say it: text without comments} of every template."""
    return {
        str(path.relative_to(TEMPLATES)): re.sub(
            r"{#.*?#}|{% comment %}.*?{% endcomment %}", "", path.read_text(), flags=re.DOTALL
        )
        for path in sorted(TEMPLATES.rglob("*.html"))
    }


def has_part(path: str, name: str) -> bool:
    """Whether a module is the file `name` of a slice, or lies in the package that this file became."""
    parts = Path(path).with_suffix("").parts
    return name in parts


def strings(tree: ast.Module) -> list[ast.Constant]:
    """String literals, docstrings apart."""
    holders = ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, holders) and node.body and isinstance(node.body[0], ast.Expr)
    }
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]


def calls(tree: ast.Module, *names: str) -> list[ast.Call]:
    """Calls of functions or methods that bear one of the names."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in names:
                found.append(node)
    return found


def at(path: str, node: ast.AST) -> str:
    return f"{path}:{node.lineno}"
