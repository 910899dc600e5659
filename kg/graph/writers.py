"""Every file that a graph can be written to, and the names of the formats that people choose them by."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg import jsonlines
from kg.errors import InputError
from kg.files import replace_text

if TYPE_CHECKING:
    from kg.graph.graph import Graph

ENTRY_POINTS = "kgwright.writers"
"""The entry-point group for other people's writers: the file's name and a function of a graph and a path."""

Writer = Callable[["Graph", Path], None]
NEO4J_FILES = tuple(f"neo4j-{name}.csv" for name in ("participants", "statements", "documents", "facts", "roles"))


def _rdf(name: str) -> Writer:
    def write(graph: Graph, path: Path) -> None:
        from kg import rdf

        getattr(rdf, name)(path, graph.statements, graph.documents, graph.ontology)

    return write


def _network(name: str) -> Writer:
    def write(graph: Graph, path: Path) -> None:
        from kg import formats

        function = getattr(formats, name)
        function(path, graph.network, graph.ranking, graph.statements, base=graph.ontology.base)

    return write


def _property_graph(name: str) -> Writer:
    def write(graph: Graph, path: Path) -> None:
        from kg import formats

        getattr(formats, name)(path, graph.property_graph)

    return write


def _table(name: str) -> Writer:
    def write(graph: Graph, path: Path) -> None:
        from kg import formats

        getattr(formats, name)(path, graph.statements, graph.ontology)

    return write


def _events(name: str) -> Writer:
    def write(graph: Graph, path: Path) -> None:
        from kg import formats

        getattr(formats, name)(path, graph.statements, graph.documents, graph.ontology)

    return write


def _write_jsonlines(graph: Graph, path: Path) -> None:
    jsonlines.write(path, graph.statements)


def _write_centrality(graph: Graph, path: Path) -> None:
    from kg.network import write_centrality

    write_centrality(path, graph.ranking)


def render_page(graph: Graph) -> str:
    """The page of a graph, as graph.html holds it."""
    from kg.network import describe
    from kg.page import render

    return render(
        graph.network,
        graph.statements,
        graph.documents,
        graph.ranking,
        title=graph.title,
        ontology=graph.ontology,
        about=describe(graph.network, graph.ranking),
    )


def _write_page(graph: Graph, path: Path) -> None:
    replace_text(path, render_page(graph))


def _write_report(graph: Graph, path: Path) -> None:
    replace_text(path, json.dumps(graph.report(), ensure_ascii=False, indent=2) + "\n")


WRITERS: dict[str, Writer] = {
    "graph.ttl": _rdf("write_turtle"),
    "graph.nq": _rdf("write_nquads"),
    "statements.jsonl": _write_jsonlines,
    "centrality.csv": _write_centrality,
    "graph.html": _write_page,
    "report.json": _write_report,
}
"""The files of every build."""
MORE_WRITERS: dict[str, Writer] = {
    "graph.nt": _rdf("write_ntriples"),
    "graph.trig": _rdf("write_trig"),
    "graph.jsonld": _rdf("write_jsonld"),
    "graph-rdf12.ttl": _rdf("write_annotated"),
    "graph.graphml": _network("write_graphml"),
    "graph.gexf": _network("write_gexf"),
    "graph.cypher": _property_graph("write_cypher"),
    **{name: _property_graph("write_neo4j") for name in NEO4J_FILES},
    "statements.csv": _table("write_csv"),
    "statements.parquet": _table("write_parquet"),
    "events-gdelt.tsv": _events("write_gdelt"),
    "events-icews.tsv": _events("write_icews"),
    "events-plover.tsv": _events("write_plover"),
}
"""The files that are written where they are asked for."""
FORMATS: dict[str, tuple[str, ...]] = {
    "turtle": ("graph.ttl",),
    "ntriples": ("graph.nt",),
    "nquads": ("graph.nq",),
    "trig": ("graph.trig",),
    "jsonld": ("graph.jsonld",),
    "rdf12": ("graph-rdf12.ttl",),
    "graphml": ("graph.graphml",),
    "gexf": ("graph.gexf",),
    "cypher": ("graph.cypher",),
    "neo4j": NEO4J_FILES,
    "jsonl": ("statements.jsonl",),
    "csv": ("statements.csv",),
    "parquet": ("statements.parquet",),
    "gdelt": ("events-gdelt.tsv",),
    "icews": ("events-icews.tsv",),
    "plover": ("events-plover.tsv",),
    "centrality": ("centrality.csv",),
    "html": ("graph.html",),
    "report": ("report.json",),
}
"""The name of each format, and the files that it consists of."""


def find_writers(names: Iterable[str] | None = None) -> dict[str, Writer]:
    """Return the writers of the formats or files of these names, those of every build by default: file name → function.

    Other packages add theirs through the entry-point group `kgwright.writers`. Raises InputError that lists the known names where
    one is unknown.
    """
    if names is None:
        return dict(WRITERS)
    from importlib.metadata import entry_points

    own = WRITERS | MORE_WRITERS
    plugged = {point.name: point for point in entry_points(group=ENTRY_POINTS)}
    found: dict[str, Writer] = {}
    for name in names:
        if name not in FORMATS and name not in own and name not in plugged:
            known = [*FORMATS, *sorted(plugged)]
            near = difflib.get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]}? " if near else ""
            raise InputError(f"unknown format {name!r}; {hint}known: {', '.join(known)}")
        for file in FORMATS.get(name, (name,)):
            found[file] = own[file] if file in own else plugged[file].load()
    return found
