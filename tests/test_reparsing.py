"""Odd parses: what makes one odd, and what becomes of it."""

from __future__ import annotations

from typing import Any

import pytest

from kg.language import parse
from kg.language.plausibility import implausibility
from kg.language.reparsing import Reparser
from kg.model import Block, Document, Sentence


def weigh(*tokens: tuple[str, str, str, int]) -> float:
    words, tags, deps, heads = zip(*tokens, strict=True)
    return implausibility(words, tags, deps, heads)


def read(pipeline: Any, *texts: str) -> list[Sentence]:
    text = "\n\n".join(texts)
    begins = [text.index(one) for one in texts]
    blocks = tuple(Block(begin, begin + len(one)) for begin, one in zip(begins, texts, strict=True))
    (parsed,) = parse([Document("one", text, blocks)], pipeline)
    return parsed.sentences


def arc(sentence: Sentence, word: str) -> tuple[str, str]:
    place = sentence.words.index(word)
    return sentence.deps[place], sentence.words[sentence.heads[place]]


PLAIN = (("Chad", "NNP", "nsubj", 1), ("closed", "VBD", "ROOT", 1), ("it", "PRP", "dobj", 1), (".", ".", "punct", 1))


@pytest.mark.parametrize(
    ("tokens", "weight"),
    [
        (PLAIN, 0.0),
        ((("Chad", "NNP", "ROOT", 0), ("closed", "VBD", "acl", 0), ("it", "PRP", "dobj", 1)), 1.0),
        ((("it", "PRP", "dobj", 1), ("closed", "VBD", "ROOT", 1)), 1.0),
        ((*PLAIN, ("and", "CC", "cc", 1)), 0.7),
        ((*PLAIN, ("and", "CC", "cc", 1), ("opened", "VBD", "conj", 1)), 0.0),
        ((*PLAIN, ("and", "CC", "cc", 1), ("opens", "VBZ", "conj", 1)), 0.5),
        ((*PLAIN, ("and", "CC", "cc", 1), ("roads", "NNS", "conj", 1)), 1.0),
        ((*PLAIN, ("mines", "NNS", "dobj", 1)), 1.0),
        ((*PLAIN, ("in", "IN", "prep", 1), ("1990", "CD", "npadvmod", 1)), 0.5),
        ((("teachers", "NNS", "nsubj", 1), ("knows", "VBZ", "ROOT", 1)), 1.0),
        ((("a", "DT", "det", 1), ("teachers", "NNS", "nsubj", 2), ("knew", "VBD", "ROOT", 2)), 1.0),
        ((("it", "PRP", "nsubj", 1), ("hinted", "VBD", "ROOT", 1), ("might", "MD", "advmod", 1)), 1.0),
    ],
)
def test_each_sign_has_its_weight(tokens: tuple[tuple[str, str, str, int], ...], weight: float) -> None:
    assert weigh(*tokens) == pytest.approx(weight)


def test_a_clause_after_and_gets_its_subject(pipeline: Any) -> None:
    (sentence,) = read(pipeline, "Two monks were expelled from Bhutan and a radio station was shut down.")
    assert arc(sentence, "station") == ("nsubjpass", "shut")
    assert arc(sentence, "and") == ("cc", "expelled")


def test_a_report_after_but_is_the_speakers(pipeline: Any) -> None:
    (sentence,) = read(pipeline, "Oslo admitted that Norway had breached the quota but insisted that Iceland had not.")
    assert arc(sentence, "insisted") == ("conj", "admitted")


def test_a_sentence_reads_the_same_whatever_stands_beside_it(pipeline: Any) -> None:
    odd = "Two monks were expelled from Bhutan and a radio station was shut down."
    others = ["Oslo admitted that Norway had breached the quota but insisted that Iceland had not."]
    alone = read(pipeline, odd)[0]
    among = read(pipeline, *others, odd)[1]
    assert (among.deps, among.heads, among.lemmas) == (alone.deps, alone.heads, alone.lemmas)


def test_a_plausible_sentence_is_left_alone(pipeline: Any) -> None:
    (sentence,) = read(pipeline, "Chad closed a mine.")
    assert not Reparser(pipeline, None).is_odd(sentence)


def test_another_kind_of_parser_is_left_alone(pipeline: Any) -> None:
    import spacy

    (sentence,) = read(pipeline, "Two monks were expelled from Bhutan and a radio station was shut down.")
    sentence.deps[sentence.words.index("station")] = "dep"
    assert Reparser(pipeline, None).is_odd(sentence)
    assert not Reparser(spacy.blank("en"), None).is_odd(sentence)
