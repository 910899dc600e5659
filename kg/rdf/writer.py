"""Statements → RDF in every syntax, the same bytes for the same statements in any order.

A triple `actor action target` stands in the graph, whole or in any of its named graphs, only where the author states it as a fact: what a
source says stands in the source's world with properties of its own, so that no store that takes all graphs together takes it for a fact.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.files import replacing
from kg.model import DocumentRecord, Statement
from kg.ontology import RDF, Ontology, prefixes
from kg.rdf.contents import Contents
from kg.rdf.identifiers import document_iri

_PREFIXES = (
    *("kg", "action", "plover", "rdfs", "owl", "xsd", "skos", "prov", "dcterms", "schema", "wd"),
    *("actor", "place", "occurrence", "concept", "document", "sentence", "statement"),
)
_Path = str | os.PathLike[str]
_Statements = Iterable[Statement]
_Documents = Iterable[DocumentRecord]


# -- triples and quads -------------------------------------------------------------------------------------------------


def triples(statements: _Statements, documents: _Documents, ontology: Ontology) -> Iterator[ox.Triple]:
    """All triples of the graph, each once, by subject; documents that statements name and `documents` lacks are added.

    Raises InputError for an IRI that is not absolute, or that a Turtle prefix would shorten to more than letters, digits, - and _.
    """
    return _triples(Contents(statements, documents, ontology))


def _triples(graph: Contents) -> Iterator[ox.Triple]:
    facts = graph.facts(graph.statements)
    described = graph.shared_subjects() + [s for name in graph.documents for s in graph.own_subjects(name)]
    for subject in sorted({*described, *facts}):
        yield from _rows(graph, subject)
        yield from facts.get(subject, ())


def annotated(statements: _Statements, documents: _Documents, ontology: Ontology) -> Iterator[ox.Triple]:
    """The same triples, and for each statement the RDF 1.2 triple term that it reifies, which asserts nothing by itself."""
    graph = Contents(statements, documents, ontology)
    reifies = ox.NamedNode(RDF + "reifies")
    previous = None
    for triple in _triples(graph):
        if triple.subject != previous and isinstance(triple.subject, ox.NamedNode):
            previous = triple.subject
            about = graph.reified(previous.value) if previous.value in graph.statements else None
            if about is not None:
                yield ox.Triple(previous, reifies, about)
        yield triple


def quads(statements: _Statements, documents: _Documents, ontology: Ontology) -> Iterator[ox.Quad]:
    """The same as quads: a named graph a document, called by the document's IRI, with all that comes from it.

    Descriptions of participants, actions and classes, which belong to no single document, stand in the default graph, and so do those
    of worlds: a named graph a source, with a triple for each thing that the author lets that source alone state as a fact.
    """
    graph = Contents(statements, documents, ontology)
    for subject in sorted({*graph.shared_subjects(), *graph.world_subjects()}):
        yield from _in(ox.DefaultGraph(), _rows(graph, subject))
    for name in sorted(graph.documents, key=lambda name: document_iri(name, ontology.base)):
        context = graph.node(document_iri(name, ontology.base))
        facts = graph.facts(graph.by_document[name])
        for subject in sorted({*graph.own_subjects(name), *facts}):
            if subject not in graph.participants:
                yield from _in(context, _rows(graph, subject))
            yield from _in(context, facts.get(subject, ()))
    for world in sorted(graph.worlds):
        context = graph.node(world)
        for _, claims in sorted(graph.claims(world).items()):
            yield from _in(context, claims)


def _in(context: ox.NamedNode | ox.DefaultGraph, found: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
    for triple in found:
        yield ox.Quad(triple.subject, triple.predicate, triple.object, context)


def _rows(graph: Contents, subject: str) -> Iterator[ox.Triple]:
    node = graph.node(subject)
    for predicate, value in graph.rows(subject):
        yield ox.Triple(node, graph.node(predicate), value)


# -- files -------------------------------------------------------------------------------------------------------------


def write_turtle(path: _Path, statements: _Statements, documents: _Documents, ontology: Ontology) -> None:
    """Write the graph as Turtle, a block of triples a subject. Raises InputError."""
    _write(path, triples(statements, documents, ontology), ox.RdfFormat.TURTLE, _prefixes(ontology))


def write_annotated(path: _Path, statements: _Statements, documents: _Documents, ontology: Ontology) -> None:
    """Write the graph as Turtle of RDF 1.2, in which statements reify triples. Raises InputError."""
    _write(path, annotated(statements, documents, ontology), ox.RdfFormat.TURTLE, _prefixes(ontology, "rdf"))


def write_ntriples(path: _Path, statements: _Statements, documents: _Documents, ontology: Ontology) -> None:
    """Write the graph as N-Triples. Raises InputError."""
    _write(path, triples(statements, documents, ontology), ox.RdfFormat.N_TRIPLES)


def write_nquads(path: _Path, statements: _Statements, documents: _Documents, ontology: Ontology) -> None:
    """Write the graph as N-Quads, a named graph a document and a source. Raises InputError."""
    _write(path, quads(statements, documents, ontology), ox.RdfFormat.N_QUADS)


def write_trig(path: _Path, statements: _Statements, documents: _Documents, ontology: Ontology) -> None:
    """Write the graph as TriG, a named graph a document and a source. Raises InputError."""
    _write(path, quads(statements, documents, ontology), ox.RdfFormat.TRIG, _prefixes(ontology, "claim", "world"))


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
