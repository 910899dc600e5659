"""kgwright: text in, graph out. Who does what to whom, as RDF, rankings and one page to look at.

>>> import kg
>>> graph = kg.build("seeds/")  # doctest: +SKIP
>>> graph.query("SELECT ?actor ?target { ?actor action:sanction ?target }").rows  # doctest: +SKIP
>>> graph.network.number_of_edges()  # doctest: +SKIP
>>> graph.write("output/")  # doctest: +SKIP

This is the public face: each name is imported when it is first asked for, so `import kg` costs next to nothing. Nothing inside the
package imports from it.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.build import assemble, build, extract
    from kg.errors import InputError, KgError, OntologyError, PipelineError, Problem, QueryError
    from kg.graph import Graph
    from kg.jsonlines import read_file as read_statements
    from kg.model import Act, Document, DocumentRecord, DocumentResult, Participant, Statement
    from kg.ontology import Ontology
    from kg.ontology import load as load_ontology

    __version__: str

_HOMES = {
    "Act": ("kg.model", "Act"),
    "Document": ("kg.model", "Document"),
    "DocumentRecord": ("kg.model", "DocumentRecord"),
    "DocumentResult": ("kg.model", "DocumentResult"),
    "Graph": ("kg.graph", "Graph"),
    "InputError": ("kg.errors", "InputError"),
    "KgError": ("kg.errors", "KgError"),
    "Ontology": ("kg.ontology", "Ontology"),
    "OntologyError": ("kg.errors", "OntologyError"),
    "Participant": ("kg.model", "Participant"),
    "PipelineError": ("kg.errors", "PipelineError"),
    "Problem": ("kg.errors", "Problem"),
    "QueryError": ("kg.errors", "QueryError"),
    "Statement": ("kg.model", "Statement"),
    "assemble": ("kg.build", "assemble"),
    "build": ("kg.build", "build"),
    "extract": ("kg.build", "extract"),
    "load_ontology": ("kg.ontology", "load"),
    "read_statements": ("kg.jsonlines", "read_file"),
}

__all__ = [
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


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("kgwright")
        except PackageNotFoundError:  # a source tree that nobody installed
            return "not installed"
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home, original = _HOMES[name]
    value = getattr(import_module(home), original)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Face(ModuleType):
    """`kg.build` is the function, also once Python has put the module of the same name in its place."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "build" and isinstance(value, ModuleType):
            value = value.build
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Face
