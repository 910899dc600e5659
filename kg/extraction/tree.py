"""A sentence as a tree: children, edges of subtrees, and the small questions that every rule asks."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Sentence

VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
FINITE_TAGS = frozenset({"VBD", "VBP", "VBZ", "MD"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
NAME_TAGS = frozenset({"NNP", "NNPS"})
# "the only state to sign": which one it is, signs
SUPERLATIVES = frozenset({"only", "first", "last", "second", "third", "fourth", "fifth", "sixth", "latest", "sole"})


class Tree:
    """Parallel columns of one sentence with the children of each token, left to right."""

    __slots__ = (
        "_edges", "begins", "children", "deps", "ends", "entities", "heads", "lemmas", "lower", "number", "sentence", "size",
        "tags", "words",
    )  # fmt: skip

    def __init__(self, sentence: Sentence, number: int) -> None:
        self.sentence = sentence
        self.number = number
        self.words = sentence.words
        self.lower = [word.lower() for word in sentence.words]
        self.lemmas = sentence.lemmas
        self.tags = sentence.tags
        self.deps = sentence.deps
        self.heads = sentence.heads
        self.begins = sentence.begins
        self.ends = sentence.ends
        self.entities = sentence.entities
        self.size = len(sentence.words)
        self.children: list[list[int]] = [[] for _ in range(self.size)]
        for i, head in enumerate(sentence.heads):
            if head != i:
                self.children[head].append(i)
        self._edges: dict[int, tuple[int, int]] = {}

    def child(self, i: int, *labels: str) -> int:
        """Return the first child of `i` with one of the dependency labels, or -1."""
        deps = self.deps
        for k in self.children[i]:
            if deps[k] in labels:
                return k
        return -1

    def objects_of(self, noun: int, *prepositions: str) -> Iterator[int]:
        """Yield the objects of those prepositions that hang on a noun and follow it: "the seizure | of a ship by the navy"."""
        for k in self.children[noun]:
            if k > noun and self.deps[k] in ("prep", "agent") and self.lower[k] in prepositions:
                found = self.child(k, "pobj")
                if found >= 0:
                    yield found

    def object_of(self, noun: int, *prepositions: str) -> int:
        """Return the first of `objects_of`, or -1."""
        return next(self.objects_of(noun, *prepositions), -1)

    def edges(self, i: int) -> tuple[int, int]:
        """Return the first and last token of the subtree of `i`."""
        found = self._edges.get(i)
        if found is None:
            first = last = i
            for k in self.children[i]:
                low, high = self.edges(k)
                first = min(first, low)
                last = max(last, high)
            found = self._edges[i] = (first, last)
        return found

    def move(self, i: int, head: int) -> None:
        """Hang token `i`, with all below it, on another head."""
        self.children[self.heads[i]].remove(i)
        self.heads[i] = head
        self.children[head] = sorted([*self.children[head], i])
        self._edges.clear()

    def is_verb(self, i: int) -> bool:
        """Whether the token is tagged as a verb."""
        return self.tags[i] in VERB_TAGS

    def has(self, i: int, words: frozenset[str]) -> bool:
        """Whether a child of `i` is one of the lower-case words."""
        return any(self.lower[k] in words for k in self.children[i])

    def conjuncts(self, i: int) -> list[int]:
        """Return `i` and all that is coordinated with it, in text order."""
        found = [i]
        for k in self.children[i]:
            if self.deps[k] == "conj":
                found.extend(self.conjuncts(k))
        return sorted(found)
