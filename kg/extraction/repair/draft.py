"""A sentence that is being mended, and the small questions and moves that several repairs share."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.repair.lexicon import Lexicon
from kg.extraction.tree import NAME_TAGS
from kg.model import Sentence, TimeExpression

FINITE = frozenset({"VBD", "VBZ", "VBP"})
MARKED = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
Spans = dict[int, tuple[int, int, str]]


class Draft:
    """The columns of one sentence, which repairs change in place, with its known names and dates and the lexicon."""

    __slots__ = (
        "begins", "deps", "ends", "entities", "entity_starts", "heads", "kind", "lemmas", "lexicon", "spans", "tags", "times", "words",
    )  # fmt: skip

    def __init__(self, sentence: Sentence, spans: Spans, times: Sequence[TimeExpression], lexicon: Lexicon) -> None:
        self.words = sentence.words
        self.lemmas = sentence.lemmas
        self.tags = sentence.tags
        self.deps = sentence.deps
        self.heads = sentence.heads
        self.begins = sentence.begins
        self.ends = sentence.ends
        self.entities = sentence.entities
        self.entity_starts = sentence.entity_starts
        self.kind = sentence.kind
        self.spans = spans
        self.times = times
        self.lexicon = lexicon

    def child(self, head: int, *labels: str, start: int = 0, end: int | None = None) -> int:
        """Return the first token from `start` up to `end` that hangs on `head` by one of the labels, or -1."""
        heads, deps = self.heads, self.deps
        for k in range(start, len(heads) if end is None else end):
            if heads[k] == head and deps[k] in labels:
                return k
        return -1


def under(heads: list[int], i: int, top: int) -> bool:
    """Whether `top` is an ancestor of `i` or `i` itself."""
    steps = 0
    while i != top and heads[i] != i and steps < len(heads):
        i = heads[i]
        steps += 1
    return i == top


def is_finite(draft: Draft, verb: int) -> bool:
    """Whether the verb is finite, or a participle that has a subject and no auxiliary: a past tense that was read wrong."""
    if draft.tags[verb] in FINITE:
        return True
    own = [draft.deps[n] for n in range(len(draft.deps)) if draft.heads[n] == verb]
    return draft.tags[verb] == "VBN" and "nsubj" in own and not {"aux", "auxpass"} & set(own)


def is_tree(heads: list[int]) -> bool:
    """Whether every token leads to a root without going in a circle."""
    return all(_reaches_root(heads, i) for i in range(len(heads)))


def _reaches_root(heads: list[int], i: int) -> bool:
    for _ in range(len(heads)):
        if heads[i] == i:
            return True
        i = heads[i]
    return False


def unite(draft: Draft, first: int, last: int) -> None:
    heads, deps = draft.heads, draft.deps
    inside = range(first, last + 1)
    outer = next((t for t in inside if heads[t] not in inside or heads[t] == t), last)
    if outer != last:
        heads[last] = heads[outer] if heads[outer] != outer else last
        deps[last] = deps[outer]
    for t in range(len(heads)):
        if t in inside:
            if t != last:
                heads[t] = last
                deps[t] = "punct" if draft.words[t] == "-" else "compound"
        elif heads[t] in inside and heads[t] != last:
            heads[t] = last
    for t in inside:
        if draft.tags[t] not in NAME_TAGS and draft.words[t] != "-":
            draft.tags[t] = "NNP"


def move_conjunct(draft: Draft, k: int, up: int) -> None:
    heads, deps = draft.heads, draft.deps
    old = heads[k]
    heads[k] = up
    for n in range(len(deps)):
        if heads[n] == old and deps[n] == "cc" and n < k:
            heads[n] = up
