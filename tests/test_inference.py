"""The quickened pipeline: the same parses as spaCy's own, whatever a text is parsed with."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
import pytest

from kg.language.inference import quicken
from kg.language.lemmas import COMPONENTS, Lemmas, _Labels, can_remember
from kg.language.pipeline import DEFAULT_PIPELINE
from kg.model import Document

CONTRACTIONS = [
    "Let's leave. There's a plan, there are two, and they're gonna fail.",
    "Y'all gotta go; it ain't over. C'm on, don't say what's theirs is ours.",
]


@pytest.fixture(scope="module")
def plain() -> Any:
    """The pipeline as spaCy loads it."""
    return import_module(DEFAULT_PIPELINE).load()


@pytest.fixture(scope="module")
def quick() -> Any:
    pipeline = import_module(DEFAULT_PIPELINE).load()
    quicken(pipeline)
    return pipeline


@pytest.fixture(scope="module")
def texts(seeds: list[Document]) -> list[str]:
    return [one.text[block.begin : block.end] for one in seeds for block in one.blocks] + CONTRACTIONS


def read(doc: Any) -> list[tuple[object, ...]]:
    return [(t.text, t.tag_, t.dep_, t.head.i, t.lemma_, t.ent_iob_, t.ent_type_, t.is_sent_start) for t in doc]


def test_the_quickened_pipeline_reads_what_spacys_own_reads(plain: Any, quick: Any, texts: list[str]) -> None:
    assert [read(doc) for doc in quick.pipe(texts)] == [read(doc) for doc in plain.pipe(texts)]


@pytest.mark.parametrize("name", ["tok2vec", "ner"])
def test_vectors_are_the_same_to_the_last_bit_alone_in_company_and_in_reverse(
    name: str, quick: Any, texts: list[str]
) -> None:
    model = quick.get_pipe(name).model
    tok2vec = next(one for one in model.walk() if one.name == "quick-tok2vec")
    docs = [quick.make_doc(text) for text in ["", *texts]]
    together = tok2vec.predict(docs)
    alone = [tok2vec.predict([doc])[0] for doc in docs]
    in_reverse = tok2vec.predict(docs[::-1])[::-1]
    assert [one.tobytes() for one in together] == [one.tobytes() for one in alone]
    assert [one.tobytes() for one in together] == [one.tobytes() for one in in_reverse]
    assert [len(one) for one in together] == [len(doc) for doc in docs]


@pytest.mark.parametrize("name", ["parser", "ner"])
def test_features_of_states_are_the_same_to_the_last_bit_alone_and_in_company(
    name: str, plain: Any, quick: Any, texts: list[str]
) -> None:
    def predict(pipeline: Any, docs: list[Any]) -> Any:
        vectors, affine, _ = pipeline.get_pipe(name).model.layers
        return affine.predict(vectors.predict(docs))

    def prepare(pipeline: Any) -> list[Any]:
        return list(pipeline.get_pipe("tok2vec").pipe(map(pipeline.make_doc, texts)))

    docs = prepare(quick)
    together = predict(quick, docs)
    assert quick.get_pipe(name).model.layers[1].name == "quick-affine"
    ends = np.cumsum([len(doc) for doc in docs]).tolist()
    for doc, end in zip(docs, ends, strict=True):  # row 0 is the padding
        alone = predict(quick, [doc])
        assert alone[1:].tobytes() == together[1 + end - len(doc) : 1 + end].tobytes()
        assert alone[0].tobytes() == together[0].tobytes()
    assert np.allclose(together, predict(plain, prepare(plain)), atol=1e-4)


def test_no_text_at_all_gives_no_vectors(quick: Any) -> None:
    assert quick.get_pipe("tok2vec").model.predict([]) == []


def test_forgetting_words_changes_nothing(quick: Any, texts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    model = quick.get_pipe("tok2vec").model
    docs = [quick.make_doc(text) for text in texts]
    before = np.concatenate(model.predict(docs)).tobytes()
    monkeypatch.setattr("kg.language.inference.MOST_WORDS", 50)
    assert np.concatenate([model.predict([doc])[0] for doc in docs]).tobytes() == before


def test_remembered_lemmas_are_those_of_the_components(plain: Any, texts: list[str]) -> None:
    assert can_remember(plain)
    lemmas = Lemmas(plain)
    for _ in range(2):  # asked, then remembered
        for doc in plain.pipe(texts):
            told = [(t.text, t.tag_, t.dep_) for t in doc]
            found = lemmas.find(*map(list, zip(*told, strict=True)))
            assert [one for one, t in zip(found, doc, strict=True) if not t.is_space] == [
                t.lemma_ for t in doc if not t.is_space
            ]


def test_lemmas_are_not_remembered_where_a_rule_asks_for_more_than_texts_tags_and_labels() -> None:
    pipeline = import_module(DEFAULT_PIPELINE).load()
    pipeline.get_pipe(COMPONENTS[0]).add([[{"ENT_TYPE": "GPE"}]], {"LEMMA": "place"})
    assert not can_remember(pipeline)


def test_a_pipeline_without_a_lemmatizer_is_left_as_it_is() -> None:
    assert not can_remember(import_module(DEFAULT_PIPELINE).load(exclude=["lemmatizer"]))


def test_labels_that_no_pattern_tells_apart_are_asked_for_once() -> None:
    labels = _Labels(["aux", {"IN": ["dobj", "pobj"]}, {"NOT_IN": ["det", ""]}])
    found = {name: labels[name] for name in ("aux", "dobj", "pobj", "det", "", "amod", "nsubj")}
    assert found == {
        "aux": "aux",
        "dobj": "dobj",
        "pobj": "dobj",
        "det": "det",
        "": "det",
        "amod": "amod",
        "nsubj": "amod",
    }
    apart = _Labels([{"REGEX": "^n"}])
    assert [apart[name] for name in ("nsubj", "amod", "det")] == ["nsubj", "amod", "det"]
