"""Parses as bytes: what is unpacked is what was packed, to the last column."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import document

from kg.language import pack, parse, unpack
from kg.model import Document, ParsedDocument

TEXT = """\
# A heading — with a dash

“Chile’s envoys” haven't met Peru's since 3\u00a0May 2019–2020, [so it seems](https://example.org/a_b) – but *Kenya* re-armed.

The treaty that Latvia signed obliges Denmark to share intelligence. It's gonna hold; they'd better pay $3.5bn in Q4…

- 東京 is far.   It is.\tIs it?
"""


def parse_one(made: Document, pipeline: Any) -> ParsedDocument:
    return next(parse([made], pipeline))


def test_a_parse_comes_back_as_it_was(pipeline: Any) -> None:
    parsed = parse_one(document(TEXT), pipeline)
    packed = pack(parsed)
    assert packed is not None
    assert unpack(packed, parsed.document) == parsed


def test_the_seeds_come_back_as_they_were(pipeline: Any, seeds: list[Document]) -> None:
    for parsed in parse(seeds, pipeline):
        packed = pack(parsed)
        assert packed is not None
        assert unpack(packed, parsed.document) == parsed
        assert len(packed) < 2 * len(parsed.document.text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_the_parse_of_any_text_comes_back_as_it_was(pipeline: Any, text: str) -> None:
    parsed = parse_one(document(text), pipeline)
    packed = pack(parsed)
    assert packed is not None
    assert unpack(packed, parsed.document) == parsed


def test_an_empty_document_has_an_empty_parse(pipeline: Any) -> None:
    parsed = parse_one(document(""), pipeline)
    packed = pack(parsed)
    assert packed is not None
    assert unpack(packed, parsed.document) == parsed == ParsedDocument(parsed.document)


def test_words_that_are_not_those_of_the_text_are_not_packed(pipeline: Any) -> None:
    parsed = deepcopy(parse_one(document("Chile sued Peru."), pipeline))
    parsed.sentences[0].words[0] = "Chili"
    assert pack(parsed) is None
