"""Parsed text to claims about mentions: clauses, arguments, nominal events, factuality, attribution."""

from __future__ import annotations

from kg.extraction.extents import widen
from kg.extraction.gazetteer import Gazetteer
from kg.extraction.nominals import Nominals
from kg.extraction.quotes import find_quotations
from kg.extraction.reading import Reading
from kg.extraction.repair import Mender
from kg.extraction.trace import Trace
from kg.extraction.tree import Tree
from kg.model import Extraction, HeldBack, Mention, ParsedDocument
from kg.ontology import Ontology

__all__ = ["extract"]

_LONGEST = 220  # tokens; no sentence of prose is longer, and no parse of a longer one is right
# What extraction derives from an ontology once: by its digest and base.
_KNOWLEDGE: dict[str, tuple[Gazetteer, Mender]] = {}


def extract(parsed: ParsedDocument, ontology: Ontology, trace: Trace | None = None) -> Extraction:
    """Return the claims, the mentions and what was held back of one document, in text order.

    The sentences of `parsed` are mended in place; a `trace` is told of each repair.
    """
    key = f"{ontology.digest} {ontology.base}"
    if key not in _KNOWLEDGE:
        _KNOWLEDGE[key] = Gazetteer(ontology), Mender(ontology)
    gazetteer, mender = _KNOWLEDGE[key]
    times = parsed.times or [()] * len(parsed.sentences)
    spans = [gazetteer.spans(sentence.words) for sentence in parsed.sentences]
    for number, (sentence, span, time) in enumerate(zip(parsed.sentences, spans, times, strict=True)):
        mender.mend(sentence, span, time, trace.of(number, sentence) if trace is not None else None)
    trees = [Tree(sentence, number) for number, sentence in enumerate(parsed.sentences)]
    readings = [
        Reading(
            tree, Nominals(tree, ontology, spans[number], times[number]), ontology, times[number], parsed.document.name
        )
        for number, tree in enumerate(trees)
    ]
    for quotation in find_quotations(trees, ontology):
        if quotation.speaker is not None:
            number, head = quotation.speaker
            speaker = readings[number].nominals.phrase(head, "subject", trees[number].heads[head])
        else:
            speaker = _somebody(trees[quotation.opens], quotation.first)
        for number in range(quotation.opens, quotation.closes + 1):
            first = quotation.first if number == quotation.opens else 0
            last = quotation.last if number == quotation.closes else trees[number].size - 1
            for i in range(first, last + 1):
                readings[number].quoted[i] = speaker
    result = Extraction()
    for reading in readings:
        if reading.tree.size > _LONGEST:
            sentence = reading.tree.sentence
            words = parsed.document.text[sentence.begin : sentence.begin + 40]
            result.held_back.append(
                HeldBack(
                    parsed.document.name,
                    sentence.begin,
                    sentence.end,
                    words,
                    f"a sentence of more than {_LONGEST} words",
                )
            )
            continue
        reading.read()
        widen(reading.claims, reading.tree, reading.times)
        result.claims.extend(reading.claims)
        result.mentions.extend(reading.nominals.made())
        result.held_back.extend(reading.held_back)
        for predicate, subject in reading.subjects.items():
            if subject is not None:
                result.subjects[reading.tree.number, predicate] = subject
    return result


def _somebody(tree: Tree, first: int) -> Mention:
    """Return who says a quotation whose speaker the text does not name; its evidence is the first word quoted."""
    word = tree.sentence.words[first]
    return Mention(
        sentence=tree.number, head=first, first=first, last=first, begin=tree.begins[first], end=tree.ends[first],
        text=word, lemma="somebody", tag="NN", form="pronoun", label="somebody", role="source",
    )  # fmt: skip
