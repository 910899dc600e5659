"""The graph of a build: statements with their documents, to be asked, ranked, looked at and written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import InputError, Problem
from kg.graph.report import make_report
from kg.graph.writers import find_writers, render_page
from kg.model import DocumentRecord, Statement
from kg.ontology import Ontology
from kg.statements import OnDisk
from kg.store import Result, load_triples
from kg.store import query as ask

if TYPE_CHECKING:
    import networkx as nx
    import pyoxigraph as ox

    from kg.formats import PropertyGraph


# scripts run, links to sources open and exports are saved; never allow-same-origin, which would undo the sandbox
_SANDBOX = "allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"


@dataclass(frozen=True, repr=False)
class Graph:
    """Statements, sorted by document and place (a tuple; a sequence on the disk where they are many), the documents they come from, and what did not become a statement.

    `problems` are the inputs that could not be read, `held_back` counts the clauses that were seen and not stated by reason,
    `pipeline` names what parsed the texts ("" where nothing was parsed).
    """

    statements: Sequence[Statement]
    documents: tuple[DocumentRecord, ...]
    ontology: Ontology = field(repr=False)
    title: str = ""
    problems: tuple[Problem, ...] = ()
    held_back: Mapping[str, int] = field(default_factory=dict)
    pipeline: str = ""

    def __repr__(self) -> str:
        facts = sum(1 for s in self.statements if s.is_fact)
        return f"<Graph {self.title!r}: {len(self.documents)} documents, {len(self.statements)} statements, {facts} of them facts>"

    def _repr_html_(self) -> str:
        """The page in a frame, as a notebook shows it: cut off from the notebook, its cookies and its other cells."""
        return (
            f'<iframe title="{escape(self.title)}" sandbox="{_SANDBOX}" srcdoc="{escape(render_page(self))}" '
            'style="width: 100%; height: 720px; border: 1px solid #8888"></iframe>'
        )

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
    def size(self) -> tuple[int, int]:
        """The numbers of participants and edges of the network, which is not made for their sake."""
        from kg.network import count_network

        return count_network(self.statements, self.ontology)

    @cached_property
    def ranking(self) -> list[dict[str, Any]]:
        """A row a participant of the network, the most central first: place, names, communities, measures and intervals."""
        from kg.network import rank

        return rank(self.network)

    @cached_property
    def property_graph(self) -> PropertyGraph:
        """The graph as Neo4j and its like have it."""
        from kg.formats import make_property_graph

        return make_property_graph(self.network, self.statements, self.documents, self.ontology)

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
        return make_report(self)

    def without_text(self) -> Graph:
        """The same graph without quotations: sentences and mentions are left out, their offsets stay."""
        s = self.statements
        quiet = s.changed(Statement.without_text) if isinstance(s, OnDisk) else tuple(x.without_text() for x in s)
        return replace(self, statements=quiet)

    def write(self, folder: str | os.PathLike[str], only: Iterable[str] | None = None) -> list[Path]:
        """Write the graph's files into a folder and return their paths; `only` names formats or files instead of the usual ones.

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
