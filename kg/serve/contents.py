"""What the graph says of one IRI: its triples, its names, and the statements that it takes part in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

import pyoxigraph as ox

from kg.model import KINDS
from kg.ontology import ACTION, BROADER, DCTERMS, KG, LABEL, PREF_LABEL, PROV, TYPE, local_name
from kg.serve.marking import Mention, Segment, mark

ROLES = ("actor", "action", "target", "theme", "place")
DEFAULT = ox.DefaultGraph()


@dataclass(frozen=True, slots=True)
class Link:
    """Something that has a page: its label and where the page is."""

    label: str
    url: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement as pages show it; `segments` are its sentence with the mentions marked, () where the graph keeps no text."""

    iri: str
    url: str
    actor: Link | None
    action: Link
    target: Link | None
    theme: Link | None
    place: Link | None
    polarity: str
    modality: str
    sources: tuple[Link, ...]
    time: str
    confidence: str
    rule: str
    quad: str
    document: Link
    sentence: str
    begin: int
    end: int
    mentions: tuple[Mention, ...]
    segments: tuple[Segment, ...]

    @property
    def is_fact(self) -> bool:
        """Whether it is a direct triple of the graph."""
        return self.polarity == "affirmed" and self.modality == "actual" and not self.sources


@dataclass
class Contents:
    """Reads a store; `base` is where the graph's instances live."""

    store: ox.Store
    base: str
    _labels: dict[str, str] = field(default_factory=dict)

    def url(self, iri: str) -> str:
        """Where the page of an IRI is: at its own path under the base's host, and elsewhere at /about."""
        parts = urlsplit(iri)
        home = urlsplit(self.base)
        if (parts.scheme, parts.netloc) == (home.scheme, home.netloc) and not parts.query:
            return quote(parts.path, safe="/%:@!$&'()*+,;=~") + (f"#{quote(parts.fragment)}" if parts.fragment else "")
        return "/about?iri=" + quote(iri, safe="")

    def link(self, iri: str) -> Link:
        """The label of an IRI and its page."""
        return Link(self.label(iri), self.url(iri), iri)

    def label(self, iri: str) -> str:
        """What an IRI is called: its preferred label, else its last step."""
        found = self._labels.get(iri)
        if found is None:
            node = ox.NamedNode(iri)
            names = (PREF_LABEL, LABEL, DCTERMS + "title", DCTERMS + "identifier")
            found = next((v for name in names for v in self.values(node, name)), local_name(iri) or iri)
            if len(self._labels) > 200_000:
                self._labels.clear()
            self._labels[iri] = found
        return found

    def values(self, node: ox.NamedNode, predicate: str) -> list[str]:
        """The values that a subject has for a predicate, sorted, as text."""
        found = self.store.quads_for_pattern(node, ox.NamedNode(predicate), None, DEFAULT)
        return sorted(q.object.value for q in found if isinstance(q.object, (ox.NamedNode, ox.Literal)))

    def told(self, iri: str) -> dict[str, list[str]]:
        """Predicate → values of a subject."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for quad in self.store.quads_for_pattern(ox.NamedNode(iri), None, None, DEFAULT):
            if isinstance(quad.object, (ox.NamedNode, ox.Literal)):
                found[quad.predicate.value].append(quad.object.value)
        return {predicate: sorted(values) for predicate, values in found.items()}

    def is_known(self, iri: str) -> bool:
        """Whether the graph says anything of an IRI."""
        return next(self.store.quads_for_pattern(ox.NamedNode(iri), None, None, DEFAULT), None) is not None

    def describe(self, iri: str) -> list[ox.Triple]:
        """What a program gets at an IRI: its triples, those that point to it, and for a document its sentences and statements."""
        node = ox.NamedNode(iri)
        found = {q.triple for q in self.store.quads_for_pattern(node, None, None, DEFAULT)}
        found |= {q.triple for q in self.store.quads_for_pattern(None, None, node, DEFAULT)}
        told = self.told(iri)
        if KG + "Document" in told.get(TYPE, ()):
            for sentence in self.subjects(KG + "inDocument", iri):
                found |= self._about(sentence)
                for statement in self.subjects(PROV + "wasDerivedFrom", sentence):
                    found |= self._about(statement)
        for sentence in told.get(PROV + "wasDerivedFrom", ()):
            found |= self._about(sentence)
        return sorted(found, key=str)

    def _about(self, iri: str) -> set[ox.Triple]:
        return {q.triple for q in self.store.quads_for_pattern(ox.NamedNode(iri), None, None, DEFAULT)}

    def subjects(self, predicate: str, iri: str) -> list[str]:
        """The subjects that point to an IRI, sorted."""
        found = self.store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(iri), DEFAULT)
        return sorted(q.subject.value for q in found if isinstance(q.subject, ox.NamedNode))

    # -- statements

    def statements_of(self, iri: str, roles: Iterable[str], begin: int, count: int) -> tuple[list[StatementView], int]:
        """Of the statements in which an IRI has one of the roles, by document and place, `count` from `begin` on, and how many there are."""
        union = " UNION ".join(f"{{ ?s {ox.NamedNode(KG + role)} {ox.NamedNode(iri)} }}" for role in roles)
        rows = self.store.query(
            f"SELECT DISTINCT ?s ?d ?b {{ {union} ?s <{PROV}wasDerivedFrom> ?x . ?x <{KG}inDocument> ?d ; <{KG}begin> ?b }}"
            " ORDER BY ?d ?b ?s"
        )
        assert isinstance(rows, ox.QuerySolutions)
        found = [row["s"].value for row in rows if isinstance(row["s"], ox.NamedNode)]
        return [self.statement(one) for one in found[begin : begin + count]], len(found)

    def statements_in(self, document: str) -> Iterator[StatementView]:
        """The statements of a document, by their place in it."""
        sentences = self.subjects(KG + "inDocument", document)
        views = (self.statement(s) for x in sentences for s in self.subjects(PROV + "wasDerivedFrom", x))
        return iter(sorted(views, key=lambda v: (v.begin, v.end, [(m.begin, m.end) for m in v.mentions], v.iri)))

    def statement(self, iri: str) -> StatementView:
        """A statement, with its sentence marked."""
        told = self.told(iri)

        def one(name: str) -> str:
            return next(iter(told.get(KG + name, ())), "")

        def link(name: str) -> Link | None:
            return self.link(one(name)) if one(name) else None

        place = next(iter(told.get(PROV + "wasDerivedFrom", ())), "")
        sentence = self.told(place) if place else {}
        begin, end = (_number(next(iter(sentence.get(KG + name, ())), "0")) for name in ("begin", "end"))
        text = next(iter(sentence.get(KG + "text", ())), "")
        document = next(iter(sentence.get(KG + "inDocument", ())), "")
        mentions = tuple(
            Mention(
                role,
                _number(one(role + "Begin")),
                _number(one(role + "End")),
                self.url(iri if role == "action" else one(role)),
            )
            for role in ROLES
            if one(role + "Begin") and one(role + "End")
        )
        class_ = next(iter(self.told(one("action")).get(BROADER, ())), "") if one("action") else ""
        quad = next(iter(self.told(class_).get(KG + "quadClass", ())), "") if class_ else ""
        chain = one("sourceChain").split()
        action = link("action")
        assert action is not None
        return StatementView(
            iri=iri,
            url=self.url(iri),
            actor=link("actor"),
            action=action,
            target=link("target"),
            theme=link("theme"),
            place=link("place"),
            polarity=local_name(one("polarity")),
            modality=local_name(one("modality")),
            sources=tuple(self.link(source) for source in (chain or told.get(KG + "source", []))),
            time=one("time"),
            confidence=one("confidence"),
            rule=one("rule"),
            quad=local_name(quad) if quad else "Other",
            document=self.link(document) if document else Link("", ""),
            sentence=text,
            begin=begin,
            end=end,
            mentions=mentions,
            segments=mark(text, begin, mentions),
        )

    # -- overviews

    def kind(self, told: dict[str, list[str]]) -> str:
        """What an IRI is: a kind of participant, Statement, Document, Sentence, Action, ActionClass …, "" where nothing is said."""
        types = [local_name(type_) for type_ in told.get(TYPE, ()) if type_.startswith(KG)]
        return next((kind for kind in KINDS if kind in types), types[0] if types else "")

    def count(self, type_: str) -> int:
        """How many things are of a type."""
        return sum(1 for _ in self.store.quads_for_pattern(None, ox.NamedNode(TYPE), ox.NamedNode(KG + type_), DEFAULT))

    def documents(self) -> list[Link]:
        """All documents, by name."""
        return [self.link(iri) for iri in self.subjects(TYPE, KG + "Document")]

    def relations(self, iri: str) -> list[tuple[str, Link, Link, int]]:
        """The facts of a participant as (direction, action, other, statements), the most frequent first."""
        found: list[tuple[str, Link, Link, int]] = []
        for direction, own, other in (("out", "actor", "target"), ("in", "target", "actor")):
            rows = self.store.query(
                f"SELECT ?act ?other (COUNT(?s) AS ?n) {{ ?s <{KG}{own}> {ox.NamedNode(iri)} ; <{KG}action> ?act ; <{KG}{other}> ?other ;"
                f" <{KG}polarity> <{KG}affirmed> ; <{KG}modality> <{KG}actual> FILTER NOT EXISTS {{ ?s <{KG}source> ?x }} }}"
                " GROUP BY ?act ?other ORDER BY DESC(?n) ?act ?other LIMIT 12"
            )
            assert isinstance(rows, ox.QuerySolutions)
            for row in rows:
                act, whom, n = row["act"], row["other"], row["n"]
                if isinstance(act, ox.NamedNode) and isinstance(whom, ox.NamedNode) and isinstance(n, ox.Literal):
                    found.append((direction, self.link(act.value), self.link(whom.value), int(n.value)))
        return found

    def classes(self) -> list[tuple[str, Link, str, list[Link]]]:
        """The action classes: local name, quad class, comment and the actions of each."""
        found = []
        for iri in self.subjects(TYPE, KG + "ActionClass"):
            told = self.told(iri)
            quad = next(iter(told.get(KG + "quadClass", ())), "")
            comment = next(iter(told.get("http://www.w3.org/2000/01/rdf-schema#comment", ())), "")
            actions = [self.link(a) for a in self.subjects(BROADER, iri) if a.startswith(ACTION)]
            found.append((local_name(iri), self.link(quad) if quad else Link("", ""), comment, actions))
        return found


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0
