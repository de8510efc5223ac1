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


def texts_of(tree: ast.Module) -> list[tuple[str, ast.AST]]:
    """(pattern, node) of every text that the module puts together: constants, `A + "b"`, f"{A}b" where A is a constant
    of the module; what is known only when it runs matches anything."""
    constants = {
        node.targets[0].id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }

    def pattern(node):
        match node:
            case ast.Constant(value=str(text)):
                return re.escape(text)
            case ast.Name(id=name) if name in constants:
                return re.escape(constants[name])
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return pattern(left) + pattern(right)
            case ast.JoinedStr(values=values):
                return "".join(pattern(part) for part in values)
            case ast.FormattedValue(value=value):
                return pattern(value)
        return ".*"

    kinds = ast.Constant, ast.BinOp, ast.JoinedStr
    return [(pattern(node), node) for node in ast.walk(tree) if isinstance(node, kinds)]


def at(path: str, node: ast.AST) -> str:
    return f"{path}:{node.lineno}"
