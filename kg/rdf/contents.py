"""What a graph says, in the order in which it is written: statement by statement, and what all of them say of those they share.

Statements are sorted by IRI on the disk where they come from there, so memory holds those of one document at a time, and besides them
only what grows slower than they do: participants, actions, names of documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import merge
from operator import itemgetter
from typing import Any, NamedTuple

import pyoxigraph as ox

from kg.errors import InputError
from kg.model import DocumentRecord, Participant, Statement
from kg.ontology import DCTERMS, KG, PROV, RDF, SCHEMA, TYPE, XSD, Ontology
from kg.rdf.identifiers import claim_iri, document_iri, sentence_iri, statement_iri, world_iri
from kg.rdf.nodes import Nodes, clean, decimal, text
from kg.rdf.shared import Row, Shared
from kg.sorting import Folder, Sorted, group
from kg.statements import pack, unpack

ROLES = ("actor", "target", "theme", "place")
MOST = 50_000  # statements that come one by one are sorted so many at a time
_REIFIES = RDF + "reifies"
MOST_PAIRS = 500_000  # and the direct triples that they make
_Subject = tuple[str, Iterable[ox.Triple]]
_same: Any = lambda row: row  # noqa: E731 - what is plain data already


_Marked = tuple[str, bool, Iterable[ox.Triple]]  # subject, whether it is a fact of it, triples


class _Quote(NamedTuple):
    """A sentence: its text, its offsets, its document."""

    text: str
    begin: int
    end: int
    document: str


class Contents:
    """Statements, each once, with their documents and all that they share.

    `by_document` sorts statements by document, as quads have them, instead of by IRI alone. Statements in a list or tuple stay in memory;
    others are sorted in a file in `folder`. To be closed, for the sake of that file.
    """

    def __init__(
        self,
        statements: Iterable[Statement],
        documents: Iterable[DocumentRecord],
        ontology: Ontology,
        *,
        by_document: bool = False,
        folder: Folder = None,
    ) -> None:
        self.ontology = ontology
        self.base = ontology.base
        self.node = Nodes(self.base)
        self.shared = Shared(ontology, self.node)
        self.documents: dict[str, DocumentRecord] = {}
        in_memory = isinstance(statements, (tuple, list))
        self._most, self._folder = (None if in_memory else MOST), folder
        self._most_pairs = None if in_memory else MOST_PAIRS
        self._by_document = by_document
        self._sorted: Sorted[Statement] = Sorted(pack, unpack, most=self._most, folder=folder)
        self._opened: list[Sorted[Any]] = [self._sorted]
        self._claims = self._plain(self._most_pairs)  # of worlds: world, actor, property, target
        for document in sorted(documents, key=repr):
            self.documents.setdefault(document.name, document)
        for statement in statements:
            iri = statement_iri(statement, self.base)
            self._sorted.add(
                (self._document_iri(statement), statement.document, iri) if by_document else iri, statement
            )

    def close(self) -> None:
        """Give the room on the disk back."""
        for one in self._opened:
            one.close()

    def _document_iri(self, statement: Statement) -> str:
        return document_iri(statement.document, self.base)

    def _plain(self, most: int | None) -> Sorted[Any]:
        made: Sorted[Any] = Sorted(_same, _same, most=most, folder=self._folder)
        self._opened.append(made)
        return made

    # -- statements

    def statements(self) -> Iterator[tuple[str, Statement]]:
        """Yield each statement once with its IRI, sorted; of two findings of one claim the surer."""
        for key, found in group(self._sorted):
            iri = key if isinstance(key, str) else str(key[-1])
            yield iri, found[0] if len(found) == 1 else min(found, key=_rank)

    def gather(self) -> None:
        """Learn who takes part, which documents there are, and what sources claim."""
        for _, s in self.statements():
            self._learn(s)
            if s.is_claim and s.actor is not None and s.target is not None:
                world = world_iri(s.source[0].iri, self.base)
                self._claims.add((world, s.actor.iri, claim_iri(self._action_iri(s)), s.target.iri), None)
        self.shared.complete()

    def _learn(self, statement: Statement) -> None:
        if statement.document not in self.documents:
            self.documents[statement.document] = DocumentRecord(statement.document)
        self.shared.add(statement)

    # -- triples

    def triples(self, *, reify: bool = False) -> Iterator[ox.Triple]:
        """Yield all triples by subject, a fact's direct one after what is said of its actor.

        With `reify`, also the triple term that each statement with an actor and a target is about.
        """
        sentences, facts = self._plain(self._most), self._plain(self._most_pairs)
        for _, s in self.statements():
            self._learn(s)
            sentences.add(sentence_iri(s, self.base), (s.sentence, s.begin, s.end, s.document))
            if s.is_fact and s.actor is not None and s.target is not None:
                facts.add((s.actor.iri, self._action_iri(s), s.target.iri), None)
        self.shared.complete()
        previous = None
        described: tuple[Iterator[_Subject], ...] = (
            self._sentences(sentences),
            ((iri, self._statement_triples(iri, s, reify)) for iri, s in self.statements()),
            self._all_documents(),
            ((iri, self._block(iri, self.shared.rows(iri))) for iri in self.shared.subjects()),
        )
        for subject, is_fact, found in merge(*map(_mark, described), self._direct_triples(facts), key=itemgetter(0)):
            if is_fact or subject != previous:
                yield from found
            previous = subject

    def _sentences(self, sentences: Sorted[Any]) -> Iterator[_Subject]:
        for key, found in group(sentences):
            iri = str(key)
            yield iri, self._block(iri, self._sentence(_Quote(*min(found))))

    def _all_documents(self) -> Iterator[_Subject]:
        for iri, name in sorted((document_iri(name, self.base), name) for name in self.documents):
            yield iri, self._block(iri, self._document(self.documents[name]))

    def _statement_triples(self, iri: str, s: Statement, reify: bool) -> Iterator[ox.Triple]:
        if reify and s.actor is not None and s.target is not None:
            about = ox.Triple(self.node(s.actor.iri), self.node(self._action_iri(s)), self.node(s.target.iri))
            yield ox.Triple(self.node(iri), self.node(_REIFIES), about)
        yield from self._block(iri, self._statement(s))

    def _direct_triples(self, facts: Sorted[Any]) -> Iterator[_Marked]:
        for key, _ in group(facts):
            actor, action, target = map(str, key)
            yield actor, True, (ox.Triple(self.node(actor), self.node(action), self.node(target)),)

    def _block(self, subject: str, rows: Iterable[Row]) -> Iterator[ox.Triple]:
        node = self.node(subject)
        for predicate, value in rows:
            yield ox.Triple(node, self.node(predicate), value)

    # -- quads

    def quads(self) -> Iterator[ox.Quad]:
        """Yield what is shared, then the graph of each document, then that of each source; see `kg.rdf.quads`."""
        self.gather()
        for subject in sorted({*self.shared.subjects(), *self.shared.world_subjects()}):
            yield from self.shared.quads(subject)
        yield from self.document_quads()
        yield from self.world_quads()

    def world_quads(self) -> Iterator[ox.Quad]:
        """Yield the graph of each source, each triple once."""
        for key, _ in group(self._claims):
            world, actor, action, target = map(str, key)
            yield ox.Quad(self.node(actor), self.node(action), self.node(target), self.node(world))

    def document_quads(self) -> Iterator[ox.Quad]:
        """Yield the graph of each document, by its IRI."""
        names = sorted((document_iri(name, self.base), name) for name in self.documents)
        with_statements = group(
            ((document_iri(s.document, self.base), s.document), (iri, s)) for iri, s in self.statements()
        )
        following = next(with_statements, None)
        for name in names:
            found: list[tuple[str, Statement]] = []
            if following is not None and following[0] == name:
                found, following = following[1], next(with_statements, None)
            yield from _in(self.node(name[0]), self._graph_of(*name, found))

    def _graph_of(self, iri: str, name: str, statements: list[tuple[str, Statement]]) -> Iterator[ox.Triple]:
        """Yield the triples of one document's graph."""
        rows: dict[str, Iterable[Row]] = {iri: self._document(self.documents[name])}
        sentences: dict[str, _Quote] = {}
        facts: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for subject, s in statements:
            rows[subject] = self._statement(s)
            quote, place = _Quote(s.sentence, s.begin, s.end, s.document), sentence_iri(s, self.base)
            sentences[place] = min(quote, sentences.get(place, quote))
            if s.is_fact and s.actor is not None and s.target is not None:
                facts[s.actor.iri].add((self._action_iri(s), s.target.iri))
        for place, quote in sentences.items():
            rows[place] = self._sentence(quote)
        for subject in sorted({*rows, *facts}):
            if subject in rows and subject not in self.shared.participants:
                yield from self._block(subject, rows[subject])
            for action, target in sorted(facts.get(subject, ())):
                yield ox.Triple(self.node(subject), self.node(action), self.node(target))

    def _action_iri(self, s: Statement) -> str:
        return self.ontology.action_iri(s.action.label, s.action.class_)

    # -- descriptions

    def _statement(self, s: Statement) -> Iterator[Row]:
        yield TYPE, self.node(KG + "Statement")
        if s.actor is not None:
            yield KG + "actor", self.node(s.actor.iri)
        yield KG + "action", self.node(self._action_iri(s))
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
            yield KG + "time", text(s.time)
        if s.place is not None:
            yield KG + "place", self.node(s.place.iri)
        if s.reciprocal:
            yield KG + "reciprocal", ox.Literal(True)
        yield KG + "confidence", decimal(s.confidence)
        yield KG + "extractor", text(s.extractor)
        if s.rule:
            yield KG + "rule", text(s.rule)
        yield from self._mention("actor", s.actor)
        yield from _quote("actionText", s.action.text)
        yield KG + "actionBegin", ox.Literal(s.action.begin)
        yield KG + "actionEnd", ox.Literal(s.action.end)
        for role in ROLES[1:]:
            yield from self._mention(role, getattr(s, role))
        yield PROV + "wasDerivedFrom", self.node(sentence_iri(s, self.base))

    def _mention(self, role: str, p: Participant | None) -> Iterator[Row]:
        if p is None:
            return
        if p.text is not None and p.begin is not None and p.end is not None:
            yield from _quote(f"{role}Text", p.text)
            yield f"{KG}{role}Begin", ox.Literal(p.begin)
            yield f"{KG}{role}End", ox.Literal(p.end)
        if p.form != "nominal":
            yield f"{KG}{role}Form", ox.Literal(p.form)
        if p.of is not None:
            yield f"{KG}{role}Possessor", self.node(p.of)

    def _sentence(self, s: _Quote) -> Iterator[Row]:
        yield TYPE, self.node(KG + "Sentence")
        yield from _quote("text", s.text)
        yield KG + "begin", ox.Literal(s.begin)
        yield KG + "end", ox.Literal(s.end)
        yield KG + "inDocument", self.node(document_iri(s.document, self.base))

    def _document(self, d: DocumentRecord) -> Iterator[Row]:
        yield TYPE, self.node(KG + "Document")
        yield DCTERMS + "identifier", text(d.name)
        terms = (("title", d.title), ("creator", d.author), ("publisher", d.publisher), ("date", d.published))
        for term, value in terms:
            if value is not None:
                yield DCTERMS + term, text(value)
        if d.url is not None:
            try:
                yield SCHEMA + "url", self.node(d.url)
            except InputError:  # an address that is no IRI is still worth keeping, as text
                yield SCHEMA + "url", ox.Literal(clean(d.url), datatype=ox.NamedNode(XSD + "anyURI"))


def _quote(name: str, value: str) -> Iterator[Row]:
    if value:  # nothing is quoted of texts that may not be shared
        yield KG + name, text(value)


def _mark(subjects: Iterable[_Subject]) -> Iterator[_Marked]:
    return ((subject, False, found) for subject, found in subjects)


def _in(context: ox.NamedNode | ox.DefaultGraph, found: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
    for triple in found:
        yield ox.Quad(triple.subject, triple.predicate, triple.object, context)


def _rank(s: Statement) -> tuple[float, str]:
    """Of two findings of one claim the surer is kept; what decides a tie is only that it always falls the same way."""
    return -s.confidence, repr(s)
