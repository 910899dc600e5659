"""Parses as bytes, as small as they can be had without effort: what a cache keeps, so that a new ontology needs no new parse.

A document's columns stand end to end over all its sentences, strings as numbers in a table of their own, heads and offsets as distances. Words
are not kept, for they stand in the document. A thousand words of long documents take 4.4 kB (spaCy's DocBin 10.3, the text itself 6.0), of
documents of seventy words 10; to write them takes a hundredth of the time of parsing, to read them back less.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import Any

from kg.language.characters import normalize
from kg.model import Document, ParsedDocument, Sentence, TimeExpression

LEVEL = 6
"""Of zlib: 1 writes in four fifths of the time, and takes a quarter more."""


def pack(parsed: ParsedDocument) -> bytes | None:
    """Return a parse as bytes; None for one whose words are not those of its document, so that they could not be found again."""
    sentences = parsed.sentences
    texts = _Texts(parsed.document)
    if any(texts.words(s.block, s.begins, s.ends) != s.words for s in sentences):
        return None
    columns = {
        "size": [len(s.words) for s in sentences],
        "block": [s.block for s in sentences],
        "gap": [gap for s in sentences for gap in _tell_gaps(parsed.document.blocks[s.block].begin, s.begins, s.ends)],
        "length": [end - begin for s in sentences for begin, end in zip(s.begins, s.ends, strict=True)],
        "head": [head - i for s in sentences for i, head in enumerate(s.heads)],
        "tag": _number([tag for s in sentences for tag in s.tags]),
        "dep": _number([dep for s in sentences for dep in s.deps]),
        "lemma": _number([lemma for s in sentences for lemma in _tell_lemmas(s)]),
        "entity": _number([entity for s in sentences for entity in s.entities]),
        "opens": [int(start) for s in sentences for start in s.entity_starts],
        "times": [[(t.first, t.last, t.edtf) for t in times] for times in parsed.times],
    }
    return zlib.compress(json.dumps(columns, separators=(",", ":")).encode(), LEVEL)


def unpack(data: bytes, document: Document) -> ParsedDocument:
    """Return the parse of a document that `pack` made bytes of."""
    columns: dict[str, Any] = json.loads(zlib.decompress(data))
    texts = _Texts(document)
    tags, deps, lemmas, entities = (_name(*columns[name]) for name in ("tag", "dep", "lemma", "entity"))
    opens = [flag == 1 for flag in columns["opens"]]
    times = [tuple(TimeExpression(*one) for one in each) for each in columns["times"]]
    parsed = ParsedDocument(document, [], times)
    last = 0
    for size, number in zip(columns["size"], columns["block"], strict=True):
        first, last = last, last + size
        block = document.blocks[number]
        begins, ends = _place(block.begin, columns["gap"][first:last], columns["length"][first:last])
        words = texts.words(number, begins, ends)
        sentence = Sentence(
            begin=begins[0],
            end=ends[-1],
            block=number,
            words=words,
            lemmas=[w.lower() if one is None else one for one, w in zip(lemmas[first:last], words, strict=True)],
            tags=tags[first:last],
            deps=deps[first:last],
            heads=[i + distance for i, distance in enumerate(columns["head"][first:last])],
            begins=begins,
            ends=ends,
            entities=entities[first:last],
            entity_starts=opens[first:last],
            kind=block.kind,
        )
        parsed.sentences.append(sentence)
    return parsed


class _Texts:
    """The blocks of a document as the parser was given them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[int, str] = {}

    def words(self, number: int, begins: list[int], ends: list[int]) -> list[str]:
        """Return the words of block `number` that stand at these offsets of the document."""
        block = self._document.blocks[number]
        text = self._known.get(number)
        if text is None:
            text = self._known[number] = normalize(self._document.text[block.begin : block.end])
        zero = block.begin
        return [text[begin - zero : end - zero] for begin, end in zip(begins, ends, strict=True)]


def _tell_gaps(at: int, begins: list[int], ends: list[int]) -> Iterator[int]:
    """Yield how many characters stand between tokens; before the first, since `at`."""
    for begin, end in zip(begins, ends, strict=True):
        yield begin - at
        at = end


def _place(at: int, gaps: list[int], lengths: list[int]) -> tuple[list[int], list[int]]:
    """Return the begins and ends of tokens that stand so far apart and are so long."""
    begins, ends = [], []
    for gap, length in zip(gaps, lengths, strict=True):
        begins.append(at + gap)
        at += gap + length
        ends.append(at)
    return begins, ends


def _tell_lemmas(sentence: Sentence) -> Iterator[str | None]:
    """Yield the lemmas of a sentence, None for one that is its word in small letters."""
    for lemma, word in zip(sentence.lemmas, sentence.words, strict=True):
        yield None if lemma == word.lower() else lemma


def _number(values: list[str | None] | list[str]) -> tuple[list[str | None], list[int]]:
    """Return the different values, and for each value which of them it is."""
    places = {value: place for place, value in enumerate(dict.fromkeys(values))}
    return list(places), [places[value] for value in values]


def _name(table: list[Any], places: list[int]) -> list[Any]:
    return [table[place] for place in places]
