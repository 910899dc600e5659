"""The graph of a build: statements with their documents, to be asked, ranked, looked at and written."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any

from kg import jsonlines
from kg.errors import InputError, Problem
from kg.files import replace_text
from kg.model import MODALITIES, POLARITIES, DocumentRecord, Statement
from kg.ontology import Ontology
from kg.store import Result, load_triples
from kg.store import query as ask

if TYPE_CHECKING:
    import networkx as nx
    import pyoxigraph as ox

ENTRY_POINTS = "kgwright.writers"
"""The entry-point group for other people's writers: the file's name and a function of a graph and a path."""


@dataclass(frozen=True)
class Graph:
    """Statements, sorted by document and place, the documents they come from, and what did not become a statement.

    `problems` are the inputs that could not be read, `held_back` counts the clauses that were seen and not stated by reason,
    `pipeline` names what parsed the texts ("" where nothing was parsed).
    """

    statements: tuple[Statement, ...]
    documents: tuple[DocumentRecord, ...]
    ontology: Ontology = field(repr=False)
    title: str = ""
    problems: tuple[Problem, ...] = ()
    held_back: Mapping[str, int] = field(default_factory=dict)
    pipeline: str = ""

    @cached_property
    def network(self) -> nx.MultiDiGraph[Any]:
        """The facts as a networkx MultiDiGraph: participants as nodes, an edge for each actor, action and target."""
        return self.network_of()

    def network_of(self, **options: Any) -> nx.MultiDiGraph[Any]:
        """A network of other statements than the facts, by the options of `kg.network.build_network`.

        >>> graph.network_of(include=["hedged"], since="2006", kinds=["State"], weight="documents")  # doctest: +SKIP

        Statements without a date take that of their document. Raises InputError for an option that is none.
        """
        from kg.network import build_network

        published = {document.name: document.published for document in self.documents}
        return build_network(self.statements, self.ontology, published=published, **options)

    @cached_property
    def ranking(self) -> list[dict[str, Any]]:
        """A row a participant of the network, the most central first: rank, iri, label, kind, community and measures."""
        from kg.network import rank

        return rank(self.network)

    @cached_property
    def store(self) -> ox.Store:
        """The graph in Oxigraph, a named graph a document."""
        from kg.rdf import quads

        return load_triples(quads(self.statements, self.documents, self.ontology))

    def query(self, sparql: str) -> Result:
        """Return what a SPARQL query finds in all documents; the project's prefixes are declared. Raises QueryError."""
        return ask(self.store, sparql, base=self.ontology.base)

    def report(self) -> dict[str, Any]:
        """Return what went into the graph and what came out of it, as plain data for JSON; no clock, no absolute path."""
        return {
            "title": self.title,
            "versions": {"kgwright": _find_version(), "pipeline": self.pipeline, "ontology": self.ontology.digest},
            "base": self.ontology.base,
            "documents": _describe_documents(self.documents, self.statements),
            "problems": [
                {"input": _shorten(p.input), "what": p.what.replace(p.input, _shorten(p.input)), "remedy": p.remedy}
                for p in self.problems
            ],
            "statements": _count_statements(self.statements),
            "held_back": dict(sorted(self.held_back.items())),
            "network": {"participants": len(self.network), "edges": self.network.number_of_edges()},
        }

    def write(self, folder: str | os.PathLike[str], only: Iterable[str] | None = None) -> list[Path]:
        """Write the graph's files into a folder and return their paths; `only` names some of them.

        All are written beside the folder first and then put in their places, so a build that fails leaves what was there.
        Other files of the folder stay. Raises InputError where it cannot be written, or for a file that no writer writes.
        """
        target = Path(folder)
        writers = find_writers(only)
        if target.exists() and not target.is_dir():
            raise InputError(f"{target}: is a file, not a folder; give another output folder")
        staging = target.absolute().parent / f".{target.absolute().name}.{os.getpid()}.part"
        try:
            staging.mkdir(parents=True)
            for name, writer in writers.items():
                writer(self, staging / name)
            target.mkdir(parents=True, exist_ok=True)
            for name in writers:
                os.replace(staging / name, target / name)
        except OSError as error:
            reason = error.strerror or str(error)
            raise InputError(f"{target}: cannot be written: {reason}; choose another output folder") from error
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        return [target / name for name in writers]


# -- writers -----------------------------------------------------------------------------------------------------------


def _write_turtle(graph: Graph, path: Path) -> None:
    from kg.rdf import write_turtle

    write_turtle(path, graph.statements, graph.documents, graph.ontology)


def _write_nquads(graph: Graph, path: Path) -> None:
    from kg.rdf import write_nquads

    write_nquads(path, graph.statements, graph.documents, graph.ontology)


def _write_jsonlines(graph: Graph, path: Path) -> None:
    jsonlines.write(path, graph.statements)


def _write_centrality(graph: Graph, path: Path) -> None:
    from kg.network import write_centrality

    write_centrality(path, graph.ranking)


def _render_page(graph: Graph) -> str:
    from kg.page import render

    return render(
        graph.network, graph.statements, graph.documents, graph.ranking, title=graph.title, ontology=graph.ontology
    )


def _write_page(graph: Graph, path: Path) -> None:
    replace_text(path, _render_page(graph))


def _write_report(graph: Graph, path: Path) -> None:
    replace_text(path, json.dumps(graph.report(), ensure_ascii=False, indent=2) + "\n")


Writer = Callable[[Graph, Path], None]
WRITERS: dict[str, Writer] = {
    "graph.ttl": _write_turtle,
    "graph.nq": _write_nquads,
    "statements.jsonl": _write_jsonlines,
    "centrality.csv": _write_centrality,
    "graph.html": _write_page,
    "report.json": _write_report,
}


def find_writers(names: Iterable[str] | None = None) -> dict[str, Writer]:
    """Return the writers of the files of these names, all built-in ones by default.

    Other packages add theirs through the entry-point group `kgwright.writers`. Raises InputError that lists the known names where
    one is unknown.
    """
    if names is None:
        return dict(WRITERS)
    from importlib.metadata import entry_points

    plugged = {point.name: point for point in entry_points(group=ENTRY_POINTS)}
    found: dict[str, Writer] = {}
    for name in names:
        if name not in WRITERS and name not in plugged:
            raise InputError(f"unknown file {name!r}; known: {', '.join(sorted({*WRITERS, *plugged}))}")
        found[name] = WRITERS[name] if name in WRITERS else plugged[name].load()
    return found


# -- the report --------------------------------------------------------------------------------------------------------


def _describe_documents(documents: Iterable[DocumentRecord], statements: Iterable[Statement]) -> list[dict[str, Any]]:
    statements = tuple(statements)
    all_, facts = Counter(s.document for s in statements), Counter(s.document for s in statements if s.is_fact)
    return [
        {
            "name": d.name,
            "title": d.title,
            "author": d.author,
            "publisher": d.publisher,
            "published": d.published,
            "url": d.url,
            "statements": all_[d.name],
            "facts": facts[d.name],
        }
        for d in documents
    ]


def _count_statements(statements: tuple[Statement, ...]) -> dict[str, Any]:
    polarity, modality = Counter(s.polarity for s in statements), Counter(s.modality for s in statements)
    classes = Counter(s.action.class_ or "none" for s in statements)
    attributed = sum(1 for s in statements if s.source)
    return {
        "total": len(statements),
        "facts": sum(1 for s in statements if s.is_fact),
        "polarity": {name: polarity[name] for name in POLARITIES},
        "modality": {name: modality[name] for name in MODALITIES},
        "source": {"author": len(statements) - attributed, "attributed": attributed},
        "class": dict(sorted(classes.items())),
    }


def _shorten(path: str) -> str:
    """An absolute path without its folders: they say where somebody's machine keeps things, and change from one to another."""
    return Path(path).name if Path(path).is_absolute() or PureWindowsPath(path).is_absolute() else path


def _find_version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("kgwright")
    except PackageNotFoundError:
        return "not installed"
