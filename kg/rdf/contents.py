"""What a graph says, gathered by subject: what each subject says is in the order in which people read it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

import pyoxigraph as ox

from kg.errors import InputError
from kg.files import encode
from kg.model import DocumentRecord, Participant, Statement
from kg.ontology import (
    ALT_LABEL,
    BROADER,
    DCTERMS,
    KG,
    LABEL,
    OWL,
    PREF_LABEL,
    PROV,
    RDFS,
    SCHEMA,
    SKOS,
    TYPE,
    XSD,
    Ontology,
    local_name,
    prefixes,
)
from kg.rdf.identifiers import claim_iri, document_iri, sentence_iri, statement_iri, world_iri
from kg.rdf.participants import ParticipantRecord

ROLES = ("actor", "target", "theme", "place")
_Row = tuple[str, ox.NamedNode | ox.Literal]  # predicate, object


class Contents:
    """What is to be written, gathered by subject; `rows` describes one subject in the order people read."""

    def __init__(
        self, statements: Iterable[Statement], documents: Iterable[DocumentRecord], ontology: Ontology
    ) -> None:
        self.ontology = ontology
        self.base = ontology.base
        self.namespaces = sorted(prefixes(self.base).values(), key=len, reverse=True)
        self.nodes: dict[str, ox.NamedNode] = {}
        self.statements: dict[str, Statement] = {}
        self.sentences: dict[str, Statement] = {}
        self.documents: dict[str, DocumentRecord] = {}
        self.by_document: defaultdict[str, list[str]] = defaultdict(list)
        self.participants: dict[str, ParticipantRecord] = {}
        self.actions: defaultdict[str, Counter[tuple[str, str | None]]] = defaultdict(Counter)
        self.subjects: dict[str, tuple[str, str]] = {}  # IRI → (what it is, its key)
        self.worlds: defaultdict[str, list[str]] = defaultdict(
            list
        )  # IRI of a world → those of the statements it is made of
        for document in sorted(documents, key=repr):
            self.documents.setdefault(document.name, document)
        for statement in statements:
            self._keep(statement)
        for iri in sorted(self.statements):
            self._gather(iri, self.statements[iri])
        for participant in list(self.participants.values()):
            self._follow(participant.links)

    # -- gathering

    def _keep(self, statement: Statement) -> None:
        iri = statement_iri(statement, self.base)
        other = self.statements.get(iri)
        if other is None or (other != statement and _rank(statement) < _rank(other)):
            self.statements[iri] = statement

    def _gather(self, iri: str, statement: Statement) -> None:
        name = statement.document
        self.documents.setdefault(name, DocumentRecord(name))
        self.by_document[name].append(iri)
        sentence = sentence_iri(statement, self.base)
        other = self.sentences.get(sentence)
        if other is None or statement.sentence < other.sentence:
            self.sentences[sentence] = statement
        if statement.is_claim:
            self.worlds[world_iri(statement.source[0].iri, self.base)].append(iri)
        act = statement.action
        self.actions[self.ontology.action_iri(act.label)][act.label, act.class_] += 1
        for p in (*(getattr(statement, role) for role in ROLES), *statement.source):
            if p is not None:
                self._participant(p.iri).add(p)
                if p.of is not None:
                    self._participant(p.of)

    def _participant(self, iri: str) -> ParticipantRecord:
        found = self.participants.get(iri)
        if found is None:
            found = self.participants[iri] = ParticipantRecord(iri, self.ontology)
        return found

    def _follow(self, links: Iterable[str]) -> None:
        """Describe also what a participant's description points to, so that no link leads nowhere."""
        for iri in links:
            if iri not in self.participants:
                self._follow(self._participant(iri).links)

    # -- subjects

    def shared_subjects(self) -> list[str]:
        """The IRIs of what belongs to no single document: participants, actions, their classes and quad classes."""
        classes = {c for c in map(self._class_of, self.actions) if c is not None}
        quads_ = {self.ontology.classes[local_name(c)].quad for c in classes if local_name(c) in self.ontology.classes}
        return sorted({*self.participants, *self.actions, *classes, *(KG + quad for quad in quads_ if quad)})

    def own_subjects(self, name: str) -> list[str]:
        """The IRIs of a document, its sentences and its statements."""
        found = {document_iri(name, self.base): ("document", name)}
        for iri in self.by_document[name]:
            found[iri] = ("statement", iri)
            sentence = sentence_iri(self.statements[iri], self.base)
            found[sentence] = ("sentence", sentence)
        self.subjects.update(found)
        return list(found)

    def world_subjects(self) -> list[str]:
        """The IRIs of worlds and of the properties that they claim with."""
        found = {world: ("world", self.statements[iris[0]].source[0].iri) for world, iris in self.worlds.items()}
        for action in (self._action_iri(iri) for iris in self.worlds.values() for iri in iris):
            found[claim_iri(action)] = ("claim", action)
        self.subjects.update(found)
        return sorted(found)

    def facts(self, statements: Iterable[str]) -> dict[str, list[ox.Triple]]:
        """By the actor's IRI, the direct triples of those of the statements that are facts."""
        return self._direct((iri for iri in statements if self.statements[iri].is_fact), self._action_iri)

    def claims(self, world: str) -> dict[str, list[ox.Triple]]:
        """By the actor's IRI, what the source of a world says, in triples whose properties no action has."""
        return self._direct(self.worlds[world], lambda iri: claim_iri(self._action_iri(iri)))

    def reified(self, iri: str) -> ox.Triple | None:
        """The triple that a statement is about, stated or not; None where it has no actor or no target."""
        s = self.statements[iri]
        if s.actor is None or s.target is None:
            return None
        return ox.Triple(self.node(s.actor.iri), self.node(self._action_iri(iri)), self.node(s.target.iri))

    def _direct(self, statements: Iterable[str], property_: Callable[[str], str]) -> dict[str, list[ox.Triple]]:
        found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for iri in statements:
            s = self.statements[iri]
            if s.actor is not None and s.target is not None:
                found[s.actor.iri].add((property_(iri), s.target.iri))
        return {
            actor: [ox.Triple(self.node(actor), self.node(p), self.node(o)) for p, o in sorted(pairs)]
            for actor, pairs in found.items()
        }

    def _action_iri(self, statement: str) -> str:
        return self.ontology.action_iri(self.statements[statement].action.label)

    def node(self, iri: str) -> ox.NamedNode:
        found = self.nodes.get(iri)
        if found is None:
            space = next((space for space in self.namespaces if iri.startswith(space)), None)
            if space is not None and not re.fullmatch("[A-Za-z0-9_][A-Za-z0-9_-]*", iri[len(space) :]):
                raise InputError(
                    f"the IRI <{iri}> must end in letters, digits, - and _ alone after {space}; "
                    "change it in the statements, or leave it out to have one made"
                )
            try:
                found = self.nodes[iri] = ox.NamedNode(iri)
            except ValueError as error:
                raise InputError(f"<{iri}> is no absolute IRI ({error}); correct it in the statements") from error
        return found

    # -- descriptions

    def rows(self, subject: str) -> Iterator[_Row]:
        what, key = self.subjects.get(subject, ("", ""))
        if what == "statement":
            return self._statement(self.statements[key])
        if what == "sentence":
            return self._sentence(self.sentences[key])
        if what == "document":
            return self._document(self.documents[key])
        if what == "world":
            return self._world(key)
        if what == "claim":
            return self._claim(key)
        if subject in self.participants:
            return self._describe(self.participants[subject])
        if subject in self.actions:
            return self._action(subject)
        return self._class(subject)

    def _statement(self, s: Statement) -> Iterator[_Row]:
        yield TYPE, self.node(KG + "Statement")
        if s.actor is not None:
            yield KG + "actor", self.node(s.actor.iri)
        yield KG + "action", self.node(self.ontology.action_iri(s.action.label))
        for role, p in (("target", s.target), ("theme", s.theme)):
            if p is not None:
                yield KG + role, self.node(p.iri)
        yield KG + "polarity", self.node(KG + s.polarity)
        yield KG + "modality", self.node(KG + s.modality)
        for iri in sorted({p.iri for p in s.source}):
            yield KG + "source", self.node(iri)
        if s.source:
            yield KG + "sourceChain", ox.Literal(" ".join(p.iri for p in s.source))
        if s.time is not None:
            yield KG + "time", _text(s.time)
        if s.place is not None:
            yield KG + "place", self.node(s.place.iri)
        if s.reciprocal:
            yield KG + "reciprocal", ox.Literal(True)
        yield KG + "confidence", _decimal(s.confidence)
        yield KG + "extractor", _text(s.extractor)
        if s.rule:
            yield KG + "rule", _text(s.rule)
        yield from self._mention("actor", s.actor)
        yield from self._quote("actionText", s.action.text)
        yield KG + "actionBegin", ox.Literal(s.action.begin)
        yield KG + "actionEnd", ox.Literal(s.action.end)
        for role in ROLES[1:]:
            yield from self._mention(role, getattr(s, role))
        yield PROV + "wasDerivedFrom", self.node(sentence_iri(s, self.base))

    def _mention(self, role: str, p: Participant | None) -> Iterator[_Row]:
        if p is None:
            return
        if p.text is not None and p.begin is not None and p.end is not None:
            yield from self._quote(f"{role}Text", p.text)
            yield f"{KG}{role}Begin", ox.Literal(p.begin)
            yield f"{KG}{role}End", ox.Literal(p.end)
        if p.form != "nominal":
            yield f"{KG}{role}Form", ox.Literal(p.form)
        if p.of is not None:
            yield f"{KG}{role}Possessor", self.node(p.of)

    def _quote(self, name: str, text: str) -> Iterator[_Row]:
        if text:  # nothing is quoted of texts that may not be shared
            yield KG + name, _text(text)

    def _sentence(self, s: Statement) -> Iterator[_Row]:
        yield TYPE, self.node(KG + "Sentence")
        yield from self._quote("text", s.sentence)
        yield KG + "begin", ox.Literal(s.begin)
        yield KG + "end", ox.Literal(s.end)
        yield KG + "inDocument", self.node(document_iri(s.document, self.base))

    def _document(self, d: DocumentRecord) -> Iterator[_Row]:
        yield TYPE, self.node(KG + "Document")
        yield DCTERMS + "identifier", _text(d.name)
        terms = (("title", d.title), ("creator", d.author), ("publisher", d.publisher), ("date", d.published))
        for term, value in terms:
            if value is not None:
                yield DCTERMS + term, _text(value)
        if d.url is not None:
            try:
                yield SCHEMA + "url", self.node(d.url)
            except InputError:  # an address that is no IRI is still worth keeping, as text
                yield SCHEMA + "url", ox.Literal(_clean(d.url), datatype=ox.NamedNode(XSD + "anyURI"))

    def _world(self, source: str) -> Iterator[_Row]:
        yield TYPE, self.node(KG + "World")
        yield LABEL, _text(f"the world according to {self.participants[source].label}", "en")
        yield KG + "accordingTo", self.node(source)

    def _claim(self, action: str) -> Iterator[_Row]:
        yield TYPE, self.node(OWL + "ObjectProperty")
        yield RDFS + "subPropertyOf", self.node(KG + "claimedToActOn")
        yield KG + "claimOf", self.node(action)

    def _describe(self, p: ParticipantRecord) -> Iterator[_Row]:
        label = p.label
        yield TYPE, self.node(KG + p.kind)
        yield PREF_LABEL, _text(label, "en")
        for other in sorted(p.other_labels - {label}):
            yield ALT_LABEL, _text(other, "en")
        for property_, links in p.linked.items():
            for iri in sorted(set(links)):
                yield property_, self.node(iri)

    def _action(self, iri: str) -> Iterator[_Row]:
        counts: Counter[str] = Counter()
        for (label, _), count in self.actions[iri].items():
            counts[label] += count
        best = min(counts, key=lambda label: (label not in self.ontology.actions, -counts[label], label))
        yield TYPE, self.node(KG + "Action")
        yield TYPE, self.node(OWL + "ObjectProperty")
        yield RDFS + "subPropertyOf", self.node(KG + "actsOn")
        yield PREF_LABEL, _text(best, "en")
        for other in sorted(counts.keys() - {best}):
            yield ALT_LABEL, _text(other, "en")
        class_ = self._class_of(iri)
        if class_ is not None:
            yield BROADER, self.node(class_)

    def _class_of(self, action: str) -> str | None:
        """The IRI of the class of an action: the ontology's, else the most frequent that the statements give."""
        counts: Counter[str] = Counter()
        for (label, class_), count in self.actions[action].items():
            known = self.ontology.actions.get(label)
            if known is not None and known.class_ is not None:
                return self.ontology.classes[known.class_].iri
            if class_ is not None:
                counts[class_] += count
        if not counts:
            return None
        name = min(counts, key=lambda name: (-counts[name], name))
        return self.ontology.classes[name].iri if name in self.ontology.classes else KG + name

    def _class(self, iri: str) -> Iterator[_Row]:
        """What the ontology folder says of an action class or quad class, less what is for its maintainers."""
        told = self.ontology.about.get(iri, ())
        if not told:
            yield TYPE, self.node(KG + "ActionClass")
            yield LABEL, _text(local_name(iri), "en")
        order = {TYPE: 0, LABEL: 1, RDFS + "comment": 2}
        for triple in sorted(told, key=lambda t: (order.get(t.predicate.value, 3), str(t))):
            value = triple.object
            wanted = triple.predicate.value not in (RDFS + "isDefinedBy", SKOS + "example")
            if wanted and isinstance(value, (ox.NamedNode, ox.Literal)):
                yield triple.predicate.value, value


def _rank(s: Statement) -> tuple[float, str]:
    """Of two findings of one claim the surer is kept; what decides a tie is only that it always falls the same way."""
    return -s.confidence, repr(s)


def _decimal(value: float) -> ox.Literal:
    digits = f"{value:.3f}".rstrip("0")
    return ox.Literal(digits + "0" if digits.endswith(".") else digits, datatype=ox.NamedNode(XSD + "decimal"))


# Raptor cuts a text at U+0000 and refuses a file for the others; Jena warns of U+FFFD, so each becomes "symbol for substitute"
_UNREADABLE = re.compile("[\x00\ufffe\uffff]")
_SUBSTITUTE = "\u2426"


def _text(text: str, language: str | None = None) -> ox.Literal:
    readable = _UNREADABLE.sub(_SUBSTITUTE, text)
    try:
        return ox.Literal(readable, language=language)
    except ValueError:
        return ox.Literal(_clean(readable), language=language)


def _clean(text: str) -> str:
    return encode(text).decode()
