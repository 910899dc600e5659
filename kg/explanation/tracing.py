"""A document read once more with everything that is decided on the way written down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import extraction, language, rdf, resolution
from kg.documents.metadata import complete, make_document, metadata_from
from kg.documents.plain import segment
from kg.errors import InputError
from kg.explanation.contents import Candidate, Chosen, ClauseStory, Explanation, Said, Token
from kg.extraction.trace import Trace as Repairs
from kg.model import Claim, Document, Extraction, HeldBack, Mention, ParsedDocument, Statement
from kg.ontology import Ontology, prefixes
from kg.rdf.identifiers import statement_iri

if TYPE_CHECKING:
    from spacy.language import Language


def make_text_document(text: str, published: str | None = None) -> Document:
    """Return a document in memory, called "text"; raises InputError where `published` is no date."""
    given = metadata_from({"published": published})
    if published and not given.published:
        raise InputError(f"{published!r} is no date; write it as YYYY-MM-DD, YYYY-MM or YYYY")
    blocks, found = segment(text)
    return complete(make_document("text", "text", text, blocks, found), given)


def explain(documents: Iterable[Document], pipeline: Language, ontology: Ontology) -> Iterator[Explanation]:
    """Yield the explanation of every sentence of the documents, in text order."""
    for parsed in language.parse(documents, pipeline):
        repairs, choices = Repairs(), resolution.Trace()
        found = extraction.extract(parsed, ontology, repairs)
        statements = resolution.resolve(parsed, found, ontology, choices)
        for number in range(len(parsed.sentences)):
            yield _explain_sentence(parsed, number, found, statements, repairs, choices, ontology)


def _explain_sentence(
    parsed: ParsedDocument,
    number: int,
    found: Extraction,
    statements: list[Statement],
    repairs: Repairs,
    choices: resolution.Trace,
    ontology: Ontology,
) -> Explanation:
    sentence, text = parsed.sentences[number], parsed.document.text
    columns = zip(
        sentence.words, sentence.lemmas, sentence.tags, sentence.deps, sentence.heads, sentence.entities, strict=True
    )
    times = parsed.times[number] if parsed.times else ()
    claims = [claim for claim in found.claims if claim.sentence == number]
    held = [one for one in found.held_back if sentence.begin <= one.begin < sentence.end]
    return Explanation(
        document=parsed.document.name,
        number=number + 1,
        begin=sentence.begin,
        end=sentence.end,
        text=text[sentence.begin : sentence.end],
        tokens=tuple(Token(i, *row) for i, row in enumerate(columns)),
        dates=tuple((text[sentence.begins[t.first] : sentence.ends[t.last]], t.edtf) for t in times),
        repairs=tuple(repairs.repairs.get(number, ())),
        clauses=tuple(_tell_clauses(claims, held, text)),
        participants=tuple(_tell_choices(claims, choices, text)),
        statements=tuple(
            _tell_statement(s, ontology) for s in statements if (s.begin, s.end) == (sentence.begin, sentence.end)
        ),
    )


def _tell_clauses(claims: list[Claim], held: list[HeldBack], text: str) -> list[ClauseStory]:
    told = {
        ClauseStory(
            text[claim.act_begin : claim.act_end],
            claim.act_begin,
            claim.act_end,
            tuple(claim.rule.split(" > ")[:-1]),
            claim.rule.split(" > ")[-1],
        )
        for claim in claims
    }
    told |= {ClauseStory(one.text, one.begin, one.end, held_back=one.reason) for one in held}
    return sorted(told, key=lambda one: (one.begin, one.end, one.rule, one.held_back or "", one.gates))


def _tell_choices(claims: list[Claim], choices: resolution.Trace, text: str) -> list[Chosen]:
    """Return the choice of each mention that a claim of the sentence names, and of the members of its groups, in text order."""
    wanted: dict[Mention, None] = {}
    for claim in claims:
        for mention in (claim.actor, claim.target, claim.theme, claim.place, *claim.source):
            if mention is not None:
                wanted.update(dict.fromkeys((mention, *mention.members)))
    rows = []
    for mention in wanted:
        choice = choices.choices.get(mention)
        if choice is None or mention.sentence != claims[0].sentence:
            continue
        weighed = sorted(choice.candidates, key=lambda row: (-row[1], row[0].iri))
        rows.append(
            Chosen(
                text[mention.begin : mention.end],
                mention.begin,
                mention.end,
                mention.form,
                mention.role,
                tuple(entity.label for entity in choice.chosen),
                tuple(entity.iri for entity in choice.chosen),
                choice.sure,
                choice.ground,
                tuple(Candidate(entity.label, entity.iri, round(value, 3)) for entity, value in weighed),
            )
        )
    return sorted(set(rows), key=lambda one: (one.begin, one.end, one.role, one.labels))


def _tell_statement(statement: Statement, ontology: Ontology) -> Said:
    iri = statement_iri(statement, ontology.base)
    ends = {p.iri for p in (statement.actor, statement.target) if p is not None}
    action = ontology.action_iri(statement.action.label, statement.action.class_)
    rows = [
        row
        for row in rdf.triples([statement], (), ontology)
        if str(row.subject)[1:-1] == iri or (str(row.subject)[1:-1] in ends and row.predicate.value == action)
    ]
    known = prefixes(ontology.base)
    used = {name: start for name, start in known.items() if any(start in str(row) for row in rows)}
    written = ox.serialize(rows, None, ox.RdfFormat.TURTLE, prefixes=used)
    return Said(iri, statement, statement.is_fact, (written or b"").decode("utf-8").strip())
