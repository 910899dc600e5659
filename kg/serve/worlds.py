"""Worlds of sources and the properties that they claim with: what N-Quads name a graph by, found again in the statements.

A folder's Turtle does not tell of them, and a large folder is served from it alone, so both are derived here as `kg.rdf` derives them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.ontology import ACTION, CLAIM, INSTANCE_FOLDERS, KG, LABEL, OWL, RDFS, TYPE
from kg.rdf import claim_iri, world_iri
from kg.serve.contents import DEFAULT, Contents


@dataclass(frozen=True, slots=True)
class World:
    """What a source alone states as a fact: its IRI, the source's, and those statements, sorted."""

    iri: str
    source: str
    statements: tuple[str, ...]


def find_world(contents: Contents, iri: str) -> World | None:
    """The world of an IRI, None where the graph has none."""
    for source in _sources(contents, iri):
        if world_iri(source, contents.base) == iri:
            found = tuple(sorted(_claims(contents, source)))
            return World(iri, source, found) if found else None
    return None


def find_claimed(contents: Contents, iri: str) -> str | None:
    """The IRI of the action that a claiming property stands for; None where it is none, or no source claims it."""
    if not iri.startswith(CLAIM):
        return None
    actions = [ACTION + iri.removeprefix(CLAIM)]
    if iri.startswith(CLAIM + "x-"):
        actions += [a for a in contents.subjects(TYPE, KG + "Action") if not a.startswith(ACTION)]
    action = next((a for a in actions if claim_iri(a) == iri), None)
    if action is None:
        return None
    claims = (s for s in contents.subjects(KG + "action", action) if _is_claim(contents, s))
    return action if next(claims, None) else None


def describe_world(contents: Contents, world: World) -> list[ox.Triple]:
    """What a program gets: what the world is, and the triples of its graph."""
    node = ox.NamedNode(world.iri)
    label = ox.Literal(f"the world according to {contents.label(world.source)}", language="en")
    found = {
        ox.Triple(node, ox.NamedNode(TYPE), ox.NamedNode(KG + "World")),
        ox.Triple(node, ox.NamedNode(LABEL), label),
        ox.Triple(node, ox.NamedNode(KG + "accordingTo"), ox.NamedNode(world.source)),
    }
    for statement in world.statements:
        told = contents.told(statement)
        actor, action, target = (next(iter(told.get(KG + role, ())), "") for role in ("actor", "action", "target"))
        if actor and target:
            found.add(ox.Triple(ox.NamedNode(actor), ox.NamedNode(claim_iri(action)), ox.NamedNode(target)))
    return sorted(found, key=str)


def describe_claimed(iri: str, action: str) -> list[ox.Triple]:
    """What a program gets for the property that stands for an action where only a source says that it was done."""
    node = ox.NamedNode(iri)
    return [
        ox.Triple(node, ox.NamedNode(TYPE), ox.NamedNode(OWL + "ObjectProperty")),
        ox.Triple(node, ox.NamedNode(RDFS + "subPropertyOf"), ox.NamedNode(KG + "claimedToActOn")),
        ox.Triple(node, ox.NamedNode(KG + "claimOf"), ox.NamedNode(action)),
    ]


def _sources(contents: Contents, world: str) -> Iterator[str]:
    """Whose world that may be: its name tells, but for sources whose IRIs are from elsewhere."""
    start = f"{contents.base}world/"
    if not world.startswith(start):
        return
    folder, _, slug = world.removeprefix(start).partition("-")
    if folder in INSTANCE_FOLDERS:
        yield f"{contents.base}{folder}/{slug}"
    elif folder == "x":
        found = contents.store.quads_for_pattern(None, ox.NamedNode(KG + "source"), None, DEFAULT)
        yield from sorted({q.object.value for q in found if isinstance(q.object, ox.NamedNode)})


def _claims(contents: Contents, source: str) -> Iterator[str]:
    chain = ox.Literal(source)
    for quad in contents.store.quads_for_pattern(None, ox.NamedNode(KG + "sourceChain"), chain, DEFAULT):
        if isinstance(quad.subject, ox.NamedNode) and _is_claim(contents, quad.subject.value):
            yield quad.subject.value


def _is_claim(contents: Contents, statement: str) -> bool:
    told = contents.told(statement)
    held = told.get(KG + "polarity"), told.get(KG + "modality")
    chain = next(iter(told.get(KG + "sourceChain", ())), "").split()
    return held == ([KG + "affirmed"], [KG + "actual"]) and len(chain) == 1
