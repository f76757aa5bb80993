"""The shape of the code: who imports whom, what stays where, how long files get."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "relnet"
LAYERS = ["phrase", "errors", "model", "formats rules store", "jobs", "cli", "__main__"]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names.split()}
HOME = {
    "click": "cli",
    "rich": "cli",
    "gettext": "cli",
    "platformdirs": "cli",
    "sqlite3": "store",
    "sqlite_utils": "store",
    "vobject": "formats",
    "icalendar": "formats",
    "openpyxl": "formats",
    "segno": "formats",
    "zxingcpp": "formats",
    "PIL": "formats",
    "rapidfuzz": "rules",
    "phonenumbers": "rules",
    "nameparser": "rules",
    "holidays": "rules",
    "jinja2": "formats",
}
OFFLINE = {"ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl", "urllib.request"}
LONGEST = 400
MODULES = sorted(ROOT.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module(path):
    here = path.relative_to(ROOT).with_suffix("").parts[0]
    text = path.read_text("utf-8")

    assert here in RANK or here == "__init__", f"{here} has no place in LAYERS"
    assert text.count("\n") <= LONGEST
    for name in imports(ast.parse(text)):
        package, _, rest = name.partition(".")
        assert not {package, name} & OFFLINE, f"{name} opens connections"
        assert HOME.get(package, here) == here, f"{package} belongs in {HOME[package]}/"
        if package == "relnet" and rest:
            there = rest.partition(".")[0]
            assert there == here or RANK[there] < RANK[here], f"{here} imports {there}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_commands_import_inside_functions(path):
    if path.relative_to(ROOT).parts[0] in {"cli", "__main__.py"}:
        return
    tree = ast.parse(path.read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    late = {name for function in functions for name in imports(function)}
    assert not late, f"{path.name} imports {late} inside a function"


def imports(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
