"""Statements → network: an edge for every actor, action and target that the text states as a fact."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import networkx as nx

from kg.errors import InputError
from kg.model import KINDS, Kind, Participant, Statement
from kg.network.selection import Chosen, Departure, check_sources, select
from kg.ontology import ACTION, Ontology, slug

Network = nx.MultiDiGraph
Weight = Literal["statements", "documents", "intensity"]
WEIGHTS: tuple[Weight, ...] = ("statements", "documents", "intensity")
_Act = tuple[str, str]  # an action's label, and its class where that is a sense's
_Ends = tuple[str, str, _Act, tuple[Departure, ...]]  # actor IRI, target IRI, action, departures


class Evidence(NamedTuple):
    """What an edge rests on: the index of a statement, its document, and its date (EDTF) or that of its document, None without."""

    statement: int
    document: str
    date: str | None


def build_network(
    statements: Iterable[Statement],
    ontology: Ontology | None = None,
    *,
    include: Collection[str] = (),
    trusted: Collection[str] = (),
    view: Collection[str] = (),
    since: str | None = None,
    until: str | None = None,
    within: bool = False,
    undated: str = "document",
    kinds: Collection[str] = (),
    classes: Collection[str] = (),
    confidence: float = 0.0,
    weight: str = "statements",
    published: Mapping[str, str | None] | None = None,
) -> nx.MultiDiGraph[Any]:
    """The network of the facts among statements: participants as nodes, an edge for each actor, action and target.

    Only statements that have both an actor and a target count, and of these only facts: affirmed, actual, in the author's voice.

    - `include` adds statements that depart from a fact in any of the ways it names: "negated", "hedged" (any modality but actual),
      "attributed" (to a source). What departs from a fact has edges of its own, never one with a fact.
    - `trusted`: sources that speak as the author does, by IRI, label or an alias in the ontology.
    - `view`: sources whose own view the network is, instead of the author's: what they are the innermost source of.
    - `since`, `until`: a window of time, each an EDTF date. A statement is in it where its date may lie in it, with `within` where all of
      its date does. `undated` says what becomes of a statement without a date: "document" takes the date of its document
      (`published` by name) where that has one, "keep" keeps it in any window, "drop" leaves it out.
    - `kinds`: actor and target are of one of them ("State", …). `classes`: the action is of one of these classes ("Sanction", …) or
      quad classes ("MaterialConflict", …). `confidence`: statements below it do not count.
    - `weight` of an edge: the number of "statements", the same claim at the same verb counted once; of "documents"; or "intensity",
      that of the action's class times the statements: below 0 in conflict; denied edges and those of classes without one are left out.

    Nodes are IRIs with `label` and `kind`. Edges have `action` (label), `iri` (of the action), `class`, `quad`, `intensity` (None where
    the ontology has none), `weight`, `documents` (number), `departures` (() for a fact), `statements` (their indices
    in `statements`) and `evidence` (an `Evidence` for each). Their key is the action's label, with its class in brackets where that is a
    sense's, and the departures behind it. Nodes and edges are
    added in sorted order; the network's `graph` tells its weight. Raises InputError for an unknown name, for a source of nothing, and for a date
    that is none.
    """
    if weight not in WEIGHTS:
        raise InputError(f"weight: unknown {weight!r}; known: {', '.join(WEIGHTS)}")
    selection = select(
        ontology,
        include=include,
        trusted=trusted,
        view=view,
        since=since,
        until=until,
        within=within,
        undated=undated,
        kinds=kinds,
        classes=classes,
        confidence=confidence,
        published=published,
    )
    statements = statements if isinstance(statements, Sequence) else tuple(statements)
    for option, names in (("trusted", trusted), ("view", view)):
        check_sources(option, names, statements, ontology)
    edges: defaultdict[_Ends, dict[tuple[object, ...], Chosen]] = defaultdict(dict)
    for chosen in selection.choose(statements, ontology):
        s = chosen.statement
        assert s.actor is not None
        assert s.target is not None
        edges[s.actor.iri, s.target.iri, _act(s, ontology), chosen.departures].setdefault(_claim(s), chosen)

    classes_of = _count_classes(statements)
    described = {act: _describe(act, classes_of[act[0]], ontology) for _, _, act, _ in edges}
    if weight == "intensity":
        kept = {ends for ends in edges if described[ends[2]]["intensity"] and "negated" not in ends[3]}
        edges = defaultdict(dict, {ends: edges[ends] for ends in kept})
    network: nx.MultiDiGraph[Any] = nx.MultiDiGraph(weight=weight)
    known = _Names(statements, ontology)
    for iri in sorted({iri for actor, target, *_ in edges for iri in (actor, target)}):
        network.add_node(iri, label=known.label(iri), kind=known.kind(iri))
    for ends in sorted(edges):
        actor, target, act, departures = ends
        name = f"{act[0]} ({act[1]})" if act[1] else act[0]
        found = sorted(edges[ends].values(), key=lambda chosen: chosen.number)
        documents = len({chosen.statement.document for chosen in found})
        network.add_edge(
            actor,
            target,
            key=" ".join((name, *(f"[{d}]" for d in departures))),
            action=act[0],
            departures=departures,
            weight=weigh(weight, len(found), documents, described[act]["intensity"]),
            documents=documents,
            statements=tuple(chosen.number for chosen in found),
            evidence=tuple(Evidence(chosen.number, chosen.statement.document, chosen.date) for chosen in found),
            **described[act],
        )
    return network


def count_network(statements: Iterable[Statement], ontology: Ontology | None = None) -> tuple[int, int]:
    """The numbers of nodes and edges that `build_network` makes of these statements without options."""
    edges = {
        (s.actor.iri, _act(s, ontology), s.target.iri)
        for s in statements
        if s.is_fact and s.actor is not None and s.target is not None
    }
    return len({iri for actor, _, target in edges for iri in (actor, target)}), len(edges)


def weigh(weight: str, statements: int, documents: int, intensity: float | None) -> float:
    """What an edge weighs that rests on so many statements of so many documents."""
    if weight == "documents":
        return documents
    return statements * (intensity or 0.0) if weight == "intensity" else statements


def _claim(s: Statement) -> tuple[object, ...]:
    """What tells two statements with the same edge apart."""

    def iri(p: Participant | None) -> str | None:
        return None if p is None else p.iri

    place = (s.document, s.begin, s.end, s.action.begin, s.action.end)
    held = (s.polarity, s.modality, tuple(p.iri for p in s.source), s.time)
    return (*place, *held, iri(s.theme), iri(s.place))


class _Names:
    """Labels and kinds of participants: the ontology's, else the most frequent in all statements, of which some may not count."""

    def __init__(self, statements: Iterable[Statement], ontology: Ontology | None) -> None:
        self.entries = ontology.entries if ontology is not None else {}
        self.labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.kinds: defaultdict[str, Counter[Kind]] = defaultdict(Counter)
        for s in statements:
            for p in (s.actor, s.target, s.theme, s.place, *s.source):
                if p is not None:
                    self.labels[p.iri][p.label] += 1
                    self.kinds[p.iri][p.kind] += 1

    def label(self, iri: str) -> str:
        return self.entries[iri].label if iri in self.entries else _best(self.labels[iri])

    def kind(self, iri: str) -> Kind:
        if iri in self.entries:
            return self.entries[iri].kind
        return min(self.kinds[iri], key=lambda kind: (-self.kinds[iri][kind], KINDS.index(kind)))


def _best(counts: Counter[str]) -> str:
    return min(counts, key=lambda value: (-counts[value], value))


def _count_classes(statements: Iterable[Statement]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for s in statements:
        counts = found.setdefault(s.action.label, Counter())
        if s.action.class_ is not None:
            counts[s.action.class_] += 1
    return found


def _act(s: Statement, ontology: Ontology | None) -> _Act:
    sense = ontology.sense_class(s.action.label, s.action.class_) if ontology is not None else None
    return s.action.label, sense or ""


def _describe(act: _Act, classes: Counter[str], ontology: Ontology | None) -> dict[str, Any]:
    action, sense = act
    class_ = sense or (ontology.action_class(action) if ontology is not None else None)
    if class_ is None and classes:
        class_ = _best(classes)
    known = ontology.classes.get(class_) if ontology is not None and class_ is not None else None
    return {
        "iri": ontology.action_iri(action, sense or None) if ontology is not None else ACTION + slug(action),
        "class": class_,
        "quad": known.quad if known else None,
        "intensity": known.intensity if known else None,
    }
