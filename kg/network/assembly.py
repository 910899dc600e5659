"""Statements → network: an edge for every actor, action and target that the text states as a fact."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import Any, Literal

import networkx as nx

from kg.errors import InputError
from kg.model import KINDS, Kind, Participant, Statement
from kg.ontology import ACTION, Ontology, slug

Departure = Literal["negated", "hedged", "attributed"]
DEPARTURES: tuple[Departure, ...] = ("negated", "hedged", "attributed")

Network = nx.MultiDiGraph
_Ends = tuple[str, str, str, tuple[Departure, ...]]  # actor IRI, target IRI, action label, departures


def build_network(
    statements: Iterable[Statement],
    ontology: Ontology | None = None,
    *,
    include: Collection[str] = (),
    trusted: Collection[str] = (),
) -> nx.MultiDiGraph[Any]:
    """The network of the facts among statements: participants as nodes, an edge for each actor, action and target.

    Only statements that have both an actor and a target count, and of these only facts; `include` adds statements that depart from
    a fact in any of the ways it names: "negated", "hedged" (any modality but actual), "attributed" (to a source). Sources whose IRI
    or label is in `trusted` speak as the author does. What departs from a fact has edges of its own, never one with a fact.

    Nodes are IRIs with `label` and `kind`. Edges have `action` (label), `iri` (of the action), `class`, `quad`, `intensity` (None where
    the ontology has none), `weight` (number of statements, the same claim at the same verb counted once), `documents` (number),
    `departures` (() for a fact) and `statements` (their indices in `statements`). Their key is the action's label, with
    the departures behind it. Nodes and edges are added in sorted order. Raises InputError for an unknown departure.
    """
    for name in include:
        if name not in DEPARTURES:
            raise InputError(f"include: unknown {name!r}; known: {', '.join(DEPARTURES)}")
    wanted, trust = frozenset(include), frozenset(trusted)
    edges: defaultdict[_Ends, dict[tuple[object, ...], int]] = defaultdict(dict)
    documents: defaultdict[_Ends, set[str]] = defaultdict(set)
    labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    kinds: defaultdict[str, Counter[Kind]] = defaultdict(Counter)
    classes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for index, s in enumerate(statements):
        for p in (s.actor, s.target, s.theme, s.place, *s.source):
            if p is not None:
                labels[p.iri][p.label] += 1
                kinds[p.iri][p.kind] += 1
        if s.action.class_ is not None:
            classes[s.action.label][s.action.class_] += 1
        departures = _departures(s, trust)
        if s.actor is not None and s.target is not None and wanted.issuperset(departures):
            ends = s.actor.iri, s.target.iri, s.action.label, departures
            edges[ends].setdefault(_claim(s), index)
            documents[ends].add(s.document)

    network: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for iri in sorted({iri for actor, target, *_ in edges for iri in (actor, target)}):
        label, kind = _best(labels[iri]), min(kinds[iri], key=lambda kind: (-kinds[iri][kind], KINDS.index(kind)))
        entry = ontology.entries.get(iri) if ontology is not None else None
        network.add_node(iri, label=entry.label if entry else label, kind=entry.kind if entry else kind)
    for ends in sorted(edges):
        actor, target, action, departures = ends
        found = edges[ends]
        network.add_edge(
            actor,
            target,
            key=" ".join((action, *(f"[{d}]" for d in departures))),
            action=action,
            departures=departures,
            weight=len(found),
            documents=len(documents[ends]),
            statements=tuple(sorted(found.values())),
            **_describe(action, classes[action], ontology),
        )
    return network


def _departures(s: Statement, trusted: frozenset[str]) -> tuple[Departure, ...]:
    found: list[Departure] = []
    if s.polarity != "affirmed":
        found.append("negated")
    if s.modality != "actual":
        found.append("hedged")
    if any(p.iri not in trusted and p.label not in trusted for p in s.source):
        found.append("attributed")
    return tuple(found)


def _claim(s: Statement) -> tuple[object, ...]:
    """What tells two statements with the same edge apart."""

    def iri(p: Participant | None) -> str | None:
        return None if p is None else p.iri

    place = (s.document, s.begin, s.end, s.action.begin, s.action.end)
    held = (s.polarity, s.modality, tuple(p.iri for p in s.source), s.time)
    return (*place, *held, iri(s.theme), iri(s.place))


def _best(counts: Counter[str]) -> str:
    return min(counts, key=lambda value: (-counts[value], value))


def _describe(action: str, classes: Counter[str], ontology: Ontology | None) -> dict[str, Any]:
    class_ = ontology.action_class(action) if ontology is not None else None
    if class_ is None and classes:
        class_ = _best(classes)
    known = ontology.classes.get(class_) if ontology is not None and class_ is not None else None
    return {
        "iri": ontology.action_iri(action) if ontology is not None else ACTION + slug(action),
        "class": class_,
        "quad": known.quad if known else None,
        "intensity": known.intensity if known else None,
    }
