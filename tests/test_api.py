"""The public face: exactly what is exported, at no cost until it is used."""

from __future__ import annotations

import importlib.resources
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import kg
from kg import ontology

ROOT = Path(__file__).resolve().parent.parent
HEAVY = ("spacy", "numpy", "networkx", "rdflib", "pyoxigraph", "pyvis", "IPython", "trafilatura", "rich", "pyshacl")


def run_python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def test_exactly_these_names_are_exported() -> None:
    assert kg.__all__ == [
        "Act",
        "Document",
        "DocumentRecord",
        "DocumentResult",
        "Graph",
        "InputError",
        "KgError",
        "Ontology",
        "OntologyError",
        "Participant",
        "PipelineError",
        "Problem",
        "QueryError",
        "Statement",
        "__version__",
        "assemble",
        "build",
        "extract",
        "load_ontology",
        "read_statements",
    ]
    assert set(kg.__all__) <= set(dir(kg))
    for name in kg.__all__:
        assert getattr(kg, name).__doc__, name


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(kg, "nonsense")


def test_importing_kg_imports_nothing_heavy() -> None:
    code = f"import sys, kg; print([name for name in {HEAVY!r} if name in sys.modules])"
    assert run_python(code) == "[]"


def test_kg_build_is_the_function_before_and_after_its_module_is_imported() -> None:
    show = "print(callable(kg.build), kg.build.__name__, end=' ')"
    assert run_python(f"import kg; {show}; import kg.build; {show}") == "True build True build"
    assert run_python(f"from kg.build import assemble; import kg; {show}") == "True build"


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert kg.__version__ == version("kgwright") == project["version"]


def test_the_package_ships_its_ontology_and_says_that_it_is_typed() -> None:
    assert sorted(path.name for path in ontology.default_folder().glob("*.ttl")) == sorted(
        path.name for path in (ROOT / "ontology").glob("*.ttl")
    )
    assert importlib.resources.files("kg").joinpath("py.typed").is_file()
