"""A second look at sentences whose parse looks odd: the parser's next best readings, and the most plausible of them.

A greedy transition parser takes at each step what is likeliest there and never looks back. Its scores, normalised at each step, also
tell how probable a whole parse is, so a beam finds the next best ones (Zhang and Clark 2008). Among those, the one is taken that is
probable and shows no sign of error (see `plausibility`); sentences without such a sign are left alone, which is six of seven.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kg.language.lemmas import Lemmas
from kg.language.plausibility import implausibility
from kg.model import Sentence

if TYPE_CHECKING:
    import numpy
    from spacy.language import Language
    from spacy.tokens import Doc

    Vectors = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

WIDTH = 6
"""Parses kept at each step; with 8 no more sentences came out right, with 4 fewer."""
SHORTEST, LONGEST = 4, 80
"""Tokens of a sentence that is worth a second look; the time for it grows with its length."""
BATCH = 128
DECORATION = "||"

Parse = tuple[float, list[str], list[int]]
"""Probability among those in the beam, dependency labels, heads."""


class Reparser:
    """Finds better parses with the parser of a pipeline, where that is a greedy transition parser on a shared tok2vec."""

    def __init__(self, pipeline: Language, lemmas: Lemmas | None) -> None:
        self._parser = _find_parser(pipeline)
        self._vocabulary = pipeline.vocab
        self._lemmas = lemmas

    def is_odd(self, sentence: Sentence) -> bool:
        """Whether a sentence is worth a second look."""
        fits = self._parser is not None and SHORTEST <= len(sentence.words) <= LONGEST
        return fits and implausibility(sentence.words, sentence.tags, sentence.deps, sentence.heads) > 0

    def reparse(self, sentences: Sequence[tuple[Sentence, Vectors]]) -> None:
        """Put the most plausible parse into odd sentences, in place; with each go the vectors of its tokens (tokens × width).

        All must be of one document, for what is found may differ in its last bits with what else is in the batch.
        """
        for begin in range(0, len(sentences), BATCH):
            batch = sentences[begin : begin + BATCH]
            for (sentence, _), parses in zip(batch, self._find_parses(batch), strict=True):
                best = _choose(sentence, parses)
                if best is None or (best[0] == sentence.deps and best[1] == sentence.heads):
                    continue
                sentence.deps[:], sentence.heads[:] = best
                if self._lemmas:
                    sentence.lemmas[:] = self._lemmas.find(sentence.words, sentence.tags, sentence.deps)

    def _find_parses(self, batch: Sequence[tuple[Sentence, Vectors]]) -> Iterator[list[Parse]]:
        """For each sentence, yield the parses in the beam."""
        from spacy.pipeline._parser_internals._beam_utils import BeamBatch  # type: ignore[import-not-found]
        from spacy.tokens import Doc

        docs = []
        for sentence, vectors in batch:
            doc = Doc(self._vocabulary, words=sentence.words, sent_starts=[n == 0 for n in range(len(sentence.words))])
            doc.tensor = vectors  # type: ignore[assignment]
            docs.append(doc)
        parser: Any = self._parser
        beams = BeamBatch(parser.moves, parser.moves.init_batch(docs), None, WIDTH, density=0.0)
        model = parser.model.predict(docs)
        while not beams.is_done:
            states = beams.get_unfinished_states()
            if not states:
                break
            beams.advance(_normalize(model.predict(states)))
        model.clear_memory()
        for doc, beam in zip(docs, beams, strict=True):
            yield list(_read_parses(parser.moves.get_beam_parses(beam), doc))


def _find_parser(pipeline: Language) -> Any:
    """The parser, if it takes its features from the vectors that a tok2vec leaves in the document, and is greedy; else None."""
    if not pipeline.has_pipe("parser") or not pipeline.has_pipe("tok2vec"):
        return None
    parser: Any = pipeline.get_pipe("parser")
    listeners = getattr(pipeline.get_pipe("tok2vec"), "listening_components", ())
    fits = "parser" in listeners and hasattr(parser, "moves") and getattr(parser, "cfg", {}).get("beam_width") == 1
    return parser if fits else None


def _normalize(scores: Any) -> Any:
    """Scores of a step to log probabilities: row by row, over all actions, as the parser was trained."""
    import numpy

    shifted = scores - scores.max(axis=1, keepdims=True)
    return numpy.ascontiguousarray(shifted - numpy.log(numpy.exp(shifted).sum(axis=1, keepdims=True)), dtype="f")


def _read_parses(parses: Iterable[tuple[float, Iterable[tuple[int, int, str]]]], doc: Doc) -> Iterator[Parse]:
    for probability, arcs in parses:
        deps, heads = ["ROOT"] * len(doc), list(range(len(doc)))
        for head, child, label in arcs:
            deps[child], heads[child] = label, head
        if any(DECORATION in label for label in deps):
            deps, heads = _deprojectivize(doc, deps, heads)
        yield float(probability), deps, heads


def _deprojectivize(doc: Doc, deps: list[str], heads: list[int]) -> tuple[list[str], list[int]]:
    """Take arcs that cross others back to where they belong, which the parser writes into their labels (Nivre and Nilsson 2005)."""
    from spacy.pipeline._parser_internals import nonproj
    from spacy.tokens import Doc

    parsed = Doc(doc.vocab, words=[token.text for token in doc], deps=deps, heads=heads)
    nonproj.deprojectivize(parsed)
    return [token.dep_ for token in parsed], [token.head.i for token in parsed]


def _choose(sentence: Sentence, parses: Iterable[Parse]) -> tuple[list[str], list[int]] | None:
    best: tuple[float, list[str], list[int]] | None = None
    for probability, deps, heads in parses:
        if probability > 0:
            value = math.log(probability) - implausibility(sentence.words, sentence.tags, deps, heads)
            if best is None or value > best[0]:
                best = value, deps, heads
    return best[1:] if best else None
