"""Documents to parses: plain characters, offsets, blocks, batches, and pipelines that will not do."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import Reader, document

from kg.errors import PipelineError
from kg.language import load_pipeline, parse
from kg.language.characters import normalize
from kg.language.pipeline import DEFAULT_PIPELINE, describe_pipeline
from kg.model import Block, Document, ParsedDocument

# -- characters --------------------------------------------------------------------------------------------------------


@given(st.text())
def test_normalising_keeps_the_length(text: str) -> None:
    assert len(normalize(text)) == len(text)


@given(st.text())
def test_normalising_twice_changes_no_more(text: str) -> None:
    assert normalize(normalize(text)) == normalize(text)


@given(st.text(alphabet=st.characters(categories=["L", "N"])))
def test_letters_and_digits_stay_as_they_are(text: str) -> None:
    assert normalize(text) == text


PLAIN = [
    pytest.param("the firm\u2019s", "the firm's", id="apostrophe"),
    pytest.param("\u2018no\u2019 \u201ano\u201b \u2032no\u2032", "'no' 'no' 'no'", id="single quotes"),
    pytest.param("`no\u00b4 o\u02bcclock", "'no' o'clock", id="accents as quotes"),
    pytest.param("\u201cno\u201d \u201eno\u201f", '"no" "no"', id="double quotes"),
    pytest.param("\u00abno\u00bb \u2033no\u2033", '"no" "no"', id="guillemets and double primes"),
    pytest.param("co\u2010operate re\u2011open 3\u22121", "co-operate re-open 3-1", id="hyphens and minus"),
    pytest.param("tele\u00adphone", "tele-phone", id="soft hyphen"),
    pytest.param("Chile\u2014long silent\u2014spoke", "Chile,long silent,spoke", id="em dash"),
    pytest.param("Chile \u2014 long silent \u2014 spoke", "Chile , long silent , spoke", id="em dash with spaces"),
    pytest.param("Chile \u2013 long silent \u2013 spoke", "Chile , long silent , spoke", id="en dash with spaces"),
    pytest.param("Chile \u2015 long silent", "Chile , long silent", id="horizontal bar"),
    pytest.param("Chile - long silent", "Chile , long silent", id="hyphen that stands alone"),
    pytest.param("Serbia\u2013Kosovo talks", "Serbia-Kosovo talks", id="en dash inside a word"),
    pytest.param("1998\u20132001, 5\u20147", "1998-2001, 5-7", id="ranges"),
    pytest.param("the\u00a0firm\u2009and\u202fits\u3000port", "the firm and its port", id="spaces"),
    pytest.param("the\u200bfirm\ufeffand\u2060its", "the firm and its", id="spaces of no width"),
    pytest.param("the\nfirm\r\nand\tits\x0bport\x0c", "the firm  and its port ", id="line ends and tabs"),
    pytest.param("the\u2028firm\u2029and\u0085its", "the firm and its", id="other line ends"),
    pytest.param("the\x00firm\x1b[31m\x7f", "the firm [31m ", id="control characters"),
    pytest.param("\u202ethe\u202c \u2066firm\u2069", " the   firm ", id="directions of writing"),
    pytest.param("S\u00e1nchez \u5317\u4eac \U0001f600", "S\u00e1nchez \u5317\u4eac \U0001f600", id="letters stay"),
    pytest.param("re-open 3-1 A-B", "re-open 3-1 A-B", id="hyphens stay"),
]


@pytest.mark.parametrize(("text", "plain"), PLAIN)
def test_typography_becomes_plain_characters(text: str, plain: str) -> None:
    assert normalize(text) == plain


# -- parses ------------------------------------------------------------------------------------------------------------


def sentences(parsed: ParsedDocument) -> list[str]:
    return [parsed.document.text[one.begin : one.end] for one in parsed.sentences]


def check(parsed: ParsedDocument) -> None:
    """Assert what holds for every parse: words at their offsets, inside their block, one head each."""
    text, blocks = parsed.document.text, parsed.document.blocks
    assert len(parsed.times) == len(parsed.sentences)
    for one in parsed.sentences:
        assert one.words == [normalize(text[b:e]) for b, e in zip(one.begins, one.ends, strict=True)] or (
            one.words == [normalize(text)[b:e] for b, e in zip(one.begins, one.ends, strict=True)]
        )
        assert all(word.strip() for word in one.words)
        assert (one.begin, one.end) == (one.begins[0], one.ends[-1])
        assert one.begins == sorted(one.begins)
        assert blocks[one.block].begin <= one.begin < one.end <= blocks[one.block].end
        assert all(0 <= head < len(one.words) for head in one.heads)


def test_words_stand_at_their_offsets_in_the_users_own_text(read: Reader) -> None:
    text = "  \u201cChile\u2019s navy\u201d \u2014 long\u00a0silent \u2014 sailed.\n It returned in 1998\u20132001. \n\n\tPeru   slept."
    parsed = read.parse(text)
    check(parsed)
    assert sentences(parsed) == [
        "\u201cChile\u2019s navy\u201d \u2014 long\u00a0silent \u2014 sailed.",
        "It returned in 1998\u20132001.",
        "Peru   slept.",
    ]


@given(st.text(alphabet="Chile saw \n\t\u2014\u2019\u201c\u201d.,-'\u00a0\u200b\u00e9", max_size=80))
@settings(max_examples=60, deadline=None, derandomize=True, database=None)
def test_any_text_is_parsed_with_its_offsets(read: Reader, text: str) -> None:
    check(read.parse(text))


def test_no_sentence_crosses_a_blank_line(read: Reader) -> None:
    parsed = read.parse("Chile Sues Peru\n\nThe court of Lima\n\nwill hear the case on Monday")
    assert sentences(parsed) == ["Chile Sues Peru", "The court of Lima", "will hear the case on Monday"]
    assert [one.block for one in parsed.sentences] == [0, 1, 2]


def test_a_line_break_inside_a_paragraph_is_a_space(read: Reader) -> None:
    parsed = read.parse("Chile sued\nPeru over\r\nthe port.")
    assert sentences(parsed) == ["Chile sued\nPeru over\r\nthe port."]
    assert parsed.sentences[0].words == ["Chile", "sued", "Peru", "over", "the", "port", "."]


def test_only_what_stands_in_a_block_is_read(read: Reader) -> None:
    text = "Home | World | Sport\nChile sued Peru.\nShare this story"
    blocks = (Block(21, 37),)
    parsed = next(iter(parse([Document("page", text, blocks)], read.pipeline)))
    assert sentences(parsed) == ["Chile sued Peru."]


def test_a_sentence_knows_the_kind_of_its_block(read: Reader) -> None:
    text = "Chile sues Peru\n\nThe port stays shut."
    one = Document("page", text, (Block(0, 15, "heading"), Block(17, 37)))
    parsed = next(iter(parse([one], read.pipeline)))
    assert [sentence.kind for sentence in parsed.sentences] == ["heading", "paragraph"]


@pytest.mark.parametrize(
    "text", ["", " \n\n \t ", "\u200b\n\n\u2060"], ids=["empty", "white space", "spaces of no width"]
)
def test_a_text_without_words_has_no_sentences(text: str, read: Reader) -> None:
    parsed = next(iter(parse([Document("blank", text, (Block(0, len(text)),))], read.pipeline)))
    assert (parsed.sentences, parsed.times) == ([], [])


def test_a_document_without_blocks_is_still_yielded_in_its_place(read: Reader) -> None:
    documents = [document("", name="a"), document("Chile slept.", name="b"), document("", name="c")]
    found = [(one.document.name, len(one.sentences)) for one in parse(documents, read.pipeline)]
    assert found == [("a", 0), ("b", 1), ("c", 0)]


def test_documents_come_in_the_order_given_each_with_its_own_sentences(read: Reader) -> None:
    texts = ["Chile slept.", "Peru woke. Bolivia ate.", "Nepal sang.\n\nGhana danced."]
    documents = [document(text, name=str(n)) for n, text in enumerate(texts)]
    found = [(one.document.name, sentences(one)) for one in parse(documents, read.pipeline, batch_size=2)]
    assert found == [
        ("0", ["Chile slept."]),
        ("1", ["Peru woke.", "Bolivia ate."]),
        ("2", ["Nepal sang.", "Ghana danced."]),
    ]


def test_parsing_reads_no_further_ahead_than_a_batch(read: Reader) -> None:
    taken = 0

    def stream() -> Iterator[Document]:
        nonlocal taken
        for n in range(1000):
            taken += 1
            yield document("Chile slept.", name=str(n))

    found = parse(stream(), read.pipeline, batch_size=8)
    assert taken == 0
    next(found)
    assert taken <= 2 * 8 + 1


def test_the_size_of_a_batch_does_not_change_the_parse(seeds: list[Document], read: Reader) -> None:
    small = [one.sentences for one in parse(seeds[:3], read.pipeline, batch_size=1)]
    large = [one.sentences for one in parse(seeds[:3], read.pipeline, batch_size=500)]
    assert small == large


def test_times_are_resolved_against_the_documents_own_date(read: Reader) -> None:
    text = "Chile sued Peru last October. Peru will answer next month."
    parsed = read.parse(text, published="2006-12-13")
    assert [[time.edtf for time in row] for row in parsed.times] == [["2006-10"], ["2007-01"]]


@pytest.mark.parametrize(
    "word", ["re-opened", "co-operated", "pre-empted", "de-escalated", "mis-sold", "non-aligned", "over-ruled"]
)
def test_a_prefix_and_its_hyphen_stay_with_the_word(word: str, read: Reader) -> None:
    assert read.parse(f"Chile {word} Peru.").sentences[0].words == ["Chile", word, "Peru", "."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the Serbia-Kosovo talks", ["the", "Serbia", "-", "Kosovo", "talks"]),
        ("a two-state plan", ["a", "two", "-", "state", "plan"]),
        ("two non-NATO states", ["two", "non", "-", "NATO", "states"]),
    ],
    ids=["names", "compound", "name after the hyphen"],
)
def test_other_hyphens_part_words(text: str, words: list[str], read: Reader) -> None:
    assert read.parse(text).sentences[0].words == words


# -- pipelines ---------------------------------------------------------------------------------------------------------


def test_the_default_pipeline_is_described_by_name_and_version(pipeline: Any) -> None:
    name, version, _, framework = describe_pipeline(pipeline).split(" ")
    assert name == f"en_{pipeline.meta['name']}"
    assert version == f"{pipeline.meta['version']},"
    assert framework == spacy.__version__


def test_an_unknown_pipeline_is_told_with_the_remedy() -> None:
    with pytest.raises(PipelineError) as raised:
        load_pipeline("en_core_web_huge")
    message = str(raised.value)
    assert message.startswith("spaCy pipeline 'en_core_web_huge' is not installed or cannot be loaded")
    assert message.endswith("pip install en-core-web-huge")
    assert "\n" not in message


@pytest.mark.parametrize("name", ["json", "no such name!", "../nowhere", "a.b.c"])
def test_a_name_that_is_no_pipeline_is_a_pipeline_error(name: str) -> None:
    with pytest.raises(PipelineError):
        load_pipeline(name)


def _save(folder: Path, without: list[str]) -> str:
    import_module(DEFAULT_PIPELINE).load(exclude=without).to_disk(folder)
    return str(folder)


@pytest.mark.parametrize("lacking", ["tagger", "parser", "lemmatizer"])
def test_a_pipeline_that_lacks_a_part_is_told_which(lacking: str, tmp_path: Path) -> None:
    folder = _save(tmp_path / "part", [lacking])
    with pytest.raises(PipelineError) as raised:
        load_pipeline(folder)
    assert str(raised.value) == (
        f"spaCy pipeline {folder!r} has no {lacking}; choose an English pipeline that has them"
    )


def test_a_blank_pipeline_lacks_all(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineError, match="has no tagger, parser, lemmatizer; choose an English pipeline"):
        load_pipeline(str(tmp_path / "blank"))


def test_a_pipeline_can_be_named_by_its_folder(tmp_path: Path, pipeline: Any) -> None:
    loaded = load_pipeline(_save(tmp_path / "copy", []))
    assert describe_pipeline(loaded) == describe_pipeline(pipeline)
    assert next(iter(parse([document("Chile re-opened the port.")], loaded))).sentences[0].words[1] == "re-opened"


@pytest.mark.xfail(strict=True, reason="the tokenizer's own infix finder cannot be serialised")
def test_a_loaded_pipeline_can_be_saved(tmp_path: Path, pipeline: Any) -> None:
    pipeline.to_disk(tmp_path / "copy")
    assert load_pipeline(str(tmp_path / "copy")).pipe_names == pipeline.pipe_names
