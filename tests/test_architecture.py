"""Rules of the house that no linter knows."""

from __future__ import annotations

import ast
import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import kg
from kg.ontology import Ontology

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "kg").rglob("*.py"))
MODULES = sorted(name for _, name, _ in pkgutil.walk_packages(kg.__path__, "kg.") if name != "kg.__main__")


def show(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=show)
def test_no_state_or_place_is_named_in_python(path: Path, ontology: Ontology) -> None:
    names = {
        name
        for entry in ontology.entries.values()
        if entry.kind in {"State", "Place"}
        for name in (entry.label, *entry.adjectives)
        if len(name) > 3 and name[0].isupper()
    }
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]
    words = {word for text in texts for word in re.findall(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)*", text)}
    assert words & names == set()


@pytest.mark.parametrize("path", [path for path in SOURCES if path.parent.name != "cli"], ids=show)
def test_only_the_command_line_prints_and_exits(path: Path) -> None:
    calls = [
        node.func
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and path.name != "__main__.py"
    ]
    names = {call.id for call in calls if isinstance(call, ast.Name)}
    attributes = {
        f"{call.value.id}.{call.attr}"
        for call in calls
        if isinstance(call, ast.Attribute) and isinstance(call.value, ast.Name)
    }
    assert names & {"print", "exit", "quit", "input"} == set()
    assert attributes & {"sys.exit", "os._exit"} == set()


@pytest.mark.parametrize("path", SOURCES, ids=show)
def test_nobody_inside_imports_from_the_public_face(path: Path) -> None:
    names = {name.removeprefix("kg.").partition(".")[0] for name in MODULES}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "kg":
            assert {alias.name for alias in node.names} <= names
        if isinstance(node, ast.Import) and path.parent.name != "cli":
            assert "kg" not in {alias.name for alias in node.names}


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_docstrings_run(name: str) -> None:
    found = doctest.testmod(importlib.import_module(name))
    assert found.failed == 0
