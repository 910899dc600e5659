"""The graph as property graphs have it: nodes with labels and properties, relationships with types and properties.

Participants, statements and documents are nodes. A fact is a relationship from actor to target, whose type is its action; what is denied,
hedged or quoted is a statement node alone, tied to its participants by HAS_ACTOR, HAS_TARGET and so on, which no action is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.model import ACTOR_KINDS, DocumentRecord, Participant, Statement
from kg.ontology import Ontology, local_name, slug
from kg.rdf import document_iri, statement_iri
from kg.rdf.contents import Contents
from kg.rdf.participants import ParticipantRecord

if TYPE_CHECKING:
    import networkx as nx

Value = str | int | float | bool | list[str]

ROLES = ("actor", "target", "theme", "place")


@dataclass(frozen=True, slots=True)
class Node:
    """A node: the first of its `labels` is its sort, and `iri` is unique."""

    iri: str
    labels: tuple[str, ...]
    properties: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship between two nodes given by sort and IRI; only one of a type with the same `key` joins them."""

    begin: tuple[str, str]
    type: str
    end: tuple[str, str]
    key: str = ""
    properties: dict[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """Nodes and relationships, sorted."""

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]


def make_property_graph(
    network: nx.MultiDiGraph[Any],
    statements: Sequence[Statement],
    documents: Iterable[DocumentRecord],
    ontology: Ontology,
) -> PropertyGraph:
    """The property graph of statements; `network` gives the facts, its edges' `statements` indices into `statements`."""
    contents = Contents(statements, documents, ontology)
    contents.gather()
    found = dict(contents.statements())
    participants = contents.shared.participants
    nodes = [_participant(iri, record) for iri, record in participants.items()]
    nodes += [_statement(iri, s, ontology) for iri, s in found.items()]
    nodes += [_document(d, ontology.base) for d in contents.documents.values()]
    ties = [_fact(a, b, told, statements, ontology.base) for a, b, told in network.edges(data=True)]
    for iri, s in found.items():
        ties += _roles(iri, s, ontology.base)
    for iri, record in participants.items():
        for property_, links in record.linked.items():
            type_ = _screaming(local_name(property_))
            ties += [Relationship(("Participant", iri), type_, ("Participant", to)) for to in set(links)
                     if to in participants]  # fmt: skip
    return PropertyGraph(
        tuple(sorted(nodes, key=lambda n: (n.labels, n.iri))),
        tuple(sorted(ties, key=lambda r: (r.type, r.begin, r.end, r.key))),
    )


def _participant(iri: str, record: ParticipantRecord) -> Node:
    labels = ("Participant", *(("Actor",) if record.kind in ACTOR_KINDS else ()), record.kind)
    told: dict[str, Value] = {"label": record.label}
    if names := sorted(record.other_labels - {record.label}):
        told["names"] = names
    if record.entry and record.entry.same_as:
        told["sameAs"] = sorted(record.entry.same_as)
    return Node(iri, tuple(dict.fromkeys(labels)), told)


def _statement(iri: str, s: Statement, ontology: Ontology) -> Node:
    told: dict[str, Any] = {
        "action": s.action.label,
        "actionIri": ontology.action_iri(s.action.label, s.action.class_),
        "class": s.action.class_,
        "polarity": s.polarity,
        "modality": s.modality,
        "fact": s.is_fact,
        "time": s.time,
        "reciprocal": s.reciprocal,
        "confidence": round(s.confidence, 3),
        "sentence": s.sentence or None,
        "begin": s.begin,
        "end": s.end,
        "actionText": s.action.text or None,
        "actionBegin": s.action.begin,
        "actionEnd": s.action.end,
        "extractor": s.extractor,
        "rule": s.rule or None,
    }
    return Node(iri, ("Statement",), _present(told))


def _document(d: DocumentRecord, base: str) -> Node:
    told = {"name": d.name, "title": d.title, "author": d.author, "publisher": d.publisher, "published": d.published}
    return Node(document_iri(d.name, base), ("Document",), _present(told | {"url": d.url}))


def _fact(actor: str, target: str, told: dict[str, Any], statements: Sequence[Statement], base: str) -> Relationship:
    properties = {
        "action": told["action"],
        "class": told["class"],
        "quad": told["quad"],
        "intensity": told["intensity"],
        "weight": told["weight"],
        "documents": told["documents"],
        "statements": sorted(statement_iri(statements[i], base) for i in told["statements"]),
    }
    type_ = slug(told["action"]).replace("-", "_").upper()
    return Relationship(
        ("Participant", actor), type_, ("Participant", target), told["iri"], _present({"iri": told["iri"]} | properties)
    )


def _roles(iri: str, s: Statement, base: str) -> list[Relationship]:
    begin = ("Statement", iri)
    found = [Relationship(begin, "IN_DOCUMENT", ("Document", document_iri(s.document, base)))]
    for role in ROLES:
        p: Participant | None = getattr(s, role)
        if p is not None:
            mention = _present({"text": p.text or None, "begin": p.begin, "end": p.end})
            found.append(
                Relationship(begin, f"HAS_{role.upper()}", ("Participant", p.iri), properties={"role": role} | mention)
            )
    for order, p in enumerate(s.source):
        told: dict[str, Value] = {"role": "source", "order": order}
        found.append(Relationship(begin, "HAS_SOURCE", ("Participant", p.iri), f"{order:03}", told))
    return found


def _present(told: dict[str, Any]) -> dict[str, Value]:
    return {name: value for name, value in told.items() if value is not None}


def _screaming(name: str) -> str:
    return "".join(f"_{c}" if c.isupper() else c.upper() for c in name)
