"""Statements → RDF in every syntax, the same bytes for the same statements in any order.

A triple `actor action target` stands in the graph, whole or in any of its named graphs, only where the author states it as a fact: what a
source says stands in the source's world with properties of its own, so that no store that takes all graphs together takes it for a fact.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox

from kg.files import replacing
from kg.model import DocumentRecord, Statement
from kg.ontology import Ontology, prefixes
from kg.rdf.contents import Contents
from kg.sorting import Folder

_PREFIXES = (
    *("kg", "action", "plover", "rdfs", "owl", "xsd", "skos", "prov", "dcterms", "schema", "wd"),
    *("actor", "place", "occurrence", "concept", "document", "sentence", "statement"),
)
_Path = str | os.PathLike[str]
_Statements = Iterable[Statement]
_Documents = Iterable[DocumentRecord]


# -- triples and quads -------------------------------------------------------------------------------------------------


def triples(
    statements: _Statements, documents: _Documents, ontology: Ontology, *, folder: Folder = None
) -> Iterator[ox.Triple]:
    """All triples of the graph, each once, by subject; documents that statements name and `documents` lacks are added.

    Statements in a list or tuple are sorted in memory, others in a file in `folder`. Raises InputError for an IRI that is not absolute, or
    that a Turtle prefix would shorten to more than letters, digits, - and _.
    """
    with closing(Contents(statements, documents, ontology, folder=folder)) as graph:
        yield from graph.triples()


def annotated(
    statements: _Statements, documents: _Documents, ontology: Ontology, *, folder: Folder = None
) -> Iterator[ox.Triple]:
    """The same triples, and for each statement the RDF 1.2 triple term that it reifies, which asserts nothing by itself."""
    with closing(Contents(statements, documents, ontology, folder=folder)) as graph:
        yield from graph.triples(reify=True)


def quads(
    statements: _Statements, documents: _Documents, ontology: Ontology, *, folder: Folder = None
) -> Iterator[ox.Quad]:
    """The same as quads: a named graph a document, called by the document's IRI, with all that comes from it.

    Descriptions of participants, actions and classes, which belong to no single document, stand in the default graph, and so do those
    of worlds: a named graph a source, with a triple for each thing that the author lets that source alone state as a fact.
    """
    with closing(Contents(statements, documents, ontology, by_document=True, folder=folder)) as graph:
        yield from graph.quads()


# -- files -------------------------------------------------------------------------------------------------------------


def write_turtle(path: _Path, statements: _Statements, documents: _Documents, ontology: Ontology) -> None:
    """Write the graph as Turtle, a block of triples a subject. Raises InputError."""
    _write(
        path, triples(statements, documents, ontology, folder=_beside(path)), ox.RdfFormat.TURTLE, _prefixes(ontology)
    )


def write_annotated(path: _Path, statements: _Statements, documents: _Documents, ontology: Ontology) -> None:
    """Write the graph as Turtle of RDF 1.2, in which statements reify triples. Raises InputError."""
    _write(
        path,
        annotated(statements, documents, ontology, folder=_beside(path)),
        ox.RdfFormat.TURTLE,
        _prefixes(ontology, "rdf"),
    )


def write_ntriples(path: _Path, statements: _Statements, documents: _Documents, ontology: Ontology) -> None:
    """Write the graph as N-Triples. Raises InputError."""
    _write(path, triples(statements, documents, ontology, folder=_beside(path)), ox.RdfFormat.N_TRIPLES)


def write_nquads(path: _Path, statements: _Statements, documents: _Documents, ontology: Ontology) -> None:
    """Write the graph as N-Quads, a named graph a document and a source. Raises InputError."""
    _write(path, quads(statements, documents, ontology, folder=_beside(path)), ox.RdfFormat.N_QUADS)


def write_trig(path: _Path, statements: _Statements, documents: _Documents, ontology: Ontology) -> None:
    """Write the graph as TriG, a named graph a document and a source. Raises InputError."""
    _write(
        path,
        quads(statements, documents, ontology, folder=_beside(path)),
        ox.RdfFormat.TRIG,
        _prefixes(ontology, "claim", "world"),
    )


def _beside(path: _Path) -> Path:
    """Where to sort what does not fit in memory: on the disk that has to take the result anyway."""
    return Path(path).absolute().parent


def _prefixes(ontology: Ontology, *more: str) -> dict[str, str]:
    known = prefixes(ontology.base)
    return {name: known[name] for name in (*_PREFIXES, *more)}


def _write(
    path: _Path,
    content: Iterable[ox.Triple] | Iterable[ox.Quad],
    syntax: ox.RdfFormat,
    declared: dict[str, str] | None = None,
) -> None:
    with replacing(path) as output:
        ox.serialize(content, output, syntax, prefixes=declared)
