"""What belongs to no single document: participants, actions and their classes, the worlds of sources."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.model import Statement
from kg.ontology import (
    ALT_LABEL,
    BROADER,
    KG,
    LABEL,
    OWL,
    PREF_LABEL,
    RDFS,
    SKOS,
    TYPE,
    Ontology,
    local_name,
)
from kg.rdf.identifiers import claim_iri, world_iri
from kg.rdf.nodes import Nodes, text
from kg.rdf.participants import ParticipantRecord

Row = tuple[str, ox.NamedNode | ox.Literal]
"""Predicate and object."""


class Shared:
    """Descriptions that all statements make together, counted one statement at a time, in any order.

    Memory grows with the number of participants, not with that of statements.
    """

    def __init__(self, ontology: Ontology, node: Nodes) -> None:
        self.ontology = ontology
        self.node = node
        self.participants: dict[str, ParticipantRecord] = {}
        self.actions: defaultdict[str, Counter[tuple[str, str | None]]] = defaultdict(Counter)
        self.worlds: dict[str, str] = {}  # the IRI of a world → that of its source
        self.claims: dict[str, str] = {}  # the IRI of a property of worlds → that of its action

    # -- gathering

    def add(self, statement: Statement) -> None:
        """Count what a statement says of its participants, its action and its source."""
        label, class_ = statement.action.label, statement.action.class_
        action = self.ontology.action_iri(label, class_)
        self.actions[action][label, class_] += 1
        if self.ontology.sense_class(label, class_):  # what it is a sense of is described, too
            self.actions[self.ontology.action_iri(label)][label, None] += 0
        if statement.is_claim:
            source = statement.source[0].iri
            self.worlds.setdefault(world_iri(source, self.ontology.base), source)
            self.claims.setdefault(claim_iri(action), action)
        for p in (statement.actor, statement.target, statement.theme, statement.place, *statement.source):
            if p is not None:
                self._participant(p.iri).add(p)
                if p.of is not None:
                    self._participant(p.of)

    def complete(self) -> None:
        """Describe also what descriptions point to, so that no link leads nowhere."""
        for participant in list(self.participants.values()):
            self._follow(participant.links)

    def _participant(self, iri: str) -> ParticipantRecord:
        found = self.participants.get(iri)
        if found is None:
            found = self.participants[iri] = ParticipantRecord(iri, self.ontology)
        return found

    def _follow(self, links: Iterable[str]) -> None:
        for iri in links:
            if iri not in self.participants:
                self._follow(self._participant(iri).links)

    # -- subjects

    def subjects(self) -> list[str]:
        """The IRIs of participants, actions, their classes and quad classes."""
        known = self.ontology.classes
        classes = {c for c in map(self._class_of, self.actions) if c is not None}
        quads = {known[local_name(c)].quad for c in classes if local_name(c) in known}
        return sorted({*self.participants, *self.actions, *classes, *(KG + quad for quad in quads if quad)})

    def world_subjects(self) -> list[str]:
        """The IRIs of worlds and of the properties that they claim with."""
        return sorted({*self.worlds, *self.claims})

    def rows(self, subject: str) -> Iterator[Row]:
        """What is said of a subject, in the order in which people read it."""
        if subject in self.worlds:
            return self._world(self.worlds[subject])
        if subject in self.claims:
            return self._claim(self.claims[subject])
        if subject in self.participants:
            return self._describe(self.participants[subject])
        if subject in self.actions:
            return self._action(subject)
        return self._class(subject)

    def quads(self, subject: str) -> Iterator[ox.Quad]:
        """What is said of a subject, as quads of the default graph, where all that is shared stands."""
        node = self.node(subject)
        for predicate, value in self.rows(subject):
            yield ox.Quad(node, self.node(predicate), value)

    # -- descriptions

    def _world(self, source: str) -> Iterator[Row]:
        yield TYPE, self.node(KG + "World")
        yield LABEL, text(f"the world according to {self.participants[source].label}", "en")
        yield KG + "accordingTo", self.node(source)

    def _claim(self, action: str) -> Iterator[Row]:
        yield TYPE, self.node(OWL + "ObjectProperty")
        yield RDFS + "subPropertyOf", self.node(KG + "claimedToActOn")
        yield KG + "claimOf", self.node(action)

    def _describe(self, p: ParticipantRecord) -> Iterator[Row]:
        label = p.label
        yield TYPE, self.node(KG + p.kind)
        yield PREF_LABEL, text(label, "en")
        for other in sorted(p.other_labels - {label}):
            yield ALT_LABEL, text(other, "en")
        for property_, links in p.linked.items():
            for iri in sorted(set(links)):
                yield property_, self.node(iri)

    def _action(self, iri: str) -> Iterator[Row]:
        counts: Counter[str] = Counter()
        for (label, _), count in self.actions[iri].items():
            counts[label] += count
        best = min(counts, key=lambda label: (label not in self.ontology.actions, -counts[label], label))
        yield TYPE, self.node(KG + "Action")
        yield TYPE, self.node(OWL + "ObjectProperty")
        yield RDFS + "subPropertyOf", self.node(KG + "actsOn")
        yield PREF_LABEL, text(best, "en")
        for other in sorted(counts.keys() - {best}):
            yield ALT_LABEL, text(other, "en")
        class_ = self._class_of(iri)
        if class_ is not None:
            yield BROADER, self.node(class_)
        if any(self.ontology.sense_class(label, class_) for label, class_ in self.actions[iri]):
            yield KG + "senseOf", self.node(self.ontology.action_iri(best))

    def _class_of(self, action: str) -> str | None:
        """The IRI of the class of an action: the ontology's, else the most frequent that the statements give."""
        counts: Counter[str] = Counter()
        for (label, class_), count in sorted(self.actions[action].items(), key=str):
            known = self.ontology.sense_class(label, class_) or self.ontology.action_class(label)
            if known is not None:
                return self.ontology.classes[known].iri
            if class_ is not None:
                counts[class_] += count
        if not counts:
            return None
        name = min(counts, key=lambda name: (-counts[name], name))
        return self.ontology.classes[name].iri if name in self.ontology.classes else KG + name

    def _class(self, iri: str) -> Iterator[Row]:
        """What the ontology folder says of an action class or quad class, less what is for its maintainers."""
        told = self.ontology.about.get(iri, ())
        if not told:
            yield TYPE, self.node(KG + "ActionClass")
            yield LABEL, text(local_name(iri), "en")
        order = {TYPE: 0, LABEL: 1, RDFS + "comment": 2}
        for triple in sorted(told, key=lambda t: (order.get(t.predicate.value, 3), str(t))):
            value = triple.object
            wanted = triple.predicate.value not in (RDFS + "isDefinedBy", SKOS + "example")
            if wanted and isinstance(value, (ox.NamedNode, ox.Literal)):
                yield triple.predicate.value, value
