"""Which words can be verbs, and in which form: read from the tables that the pipeline's lemmatizer brings along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

_VOWELS = frozenset("aeiou")
# the verbs of English whose past is written like their plain form
_UNCHANGED = frozenset(
    {
        "bet", "bid", "burst", "cast", "cost", "cut", "forecast", "hit", "hurt", "let", "offset", "put", "quit", "rid", "set", "shed",
        "shut", "slit", "split", "spread", "thrust", "undercut", "upset",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A word as a form of a verb: its lemma, its Penn tag (VB stands for VBP, and VBD for VBN too), and what else it can be.

    `is_only_verb` says that no noun and no adjective is written alike, `is_adjective` that the lexicon has an adjective of this form.
    """

    lemma: str
    tag: str
    is_only_verb: bool
    is_adjective: bool


class VerbForms:
    """The verb forms of a language pipeline; knows none where the pipeline has no such tables."""

    def __init__(self, pipeline: Language) -> None:
        lookups = getattr(pipeline.get_pipe("lemmatizer"), "lookups", None)
        index: Any = {}
        exceptions: Any = {}
        if lookups is not None and lookups.has_table("lemma_index") and lookups.has_table("lemma_exc"):
            index, exceptions = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
        self._verbs = frozenset(index.get("verb", ()))
        self._nouns = frozenset(index.get("noun", ()))
        self._adjectives = frozenset(index.get("adj", ()))
        self._irregular: dict[str, list[str]] = exceptions.get("verb", {})
        self._irregular_nouns: dict[str, list[str]] = exceptions.get("noun", {})
        self._known: dict[str, VerbForm | None] = {}

    def __bool__(self) -> bool:
        return bool(self._verbs)

    def form(self, word: str) -> VerbForm | None:
        """Return what a lower-case word is as a verb, or None if no verb has such a form."""
        if word not in self._known:
            self._known[word] = self._form(word)
        return self._known[word]

    def _form(self, word: str) -> VerbForm | None:
        if len(word) < 3 or not word.isalpha():
            return None
        lemma, tag = self._lemma(word)
        if not lemma:
            return None
        adjective = word in self._adjectives
        return VerbForm(lemma, tag, not adjective and not self._is_noun(word), adjective)

    def _lemma(self, word: str) -> tuple[str, str]:
        irregular = self._irregular.get(word)
        if irregular and (not word.endswith("ed") or word[:-2] not in self._verbs):
            lemma = irregular[0]
            if word.endswith("ing"):
                return lemma, "VBG"
            if word.endswith("s") and not lemma.endswith("s"):
                return lemma, "VBZ"
            return lemma, "VBN" if word.endswith(("en", "wn", "ne")) else "VBD"
        for ending, tag in (("ing", "VBG"), ("ed", "VBD"), ("s", "VBZ")):
            if word.endswith(ending) and word not in self._verbs:
                lemma = self._stem(word, ending)
                if lemma:
                    return lemma, tag
        if word in _UNCHANGED:
            return word, "VBD"
        return (word, "VB") if word in self._verbs else ("", "")

    def _stem(self, word: str, ending: str) -> str:
        stem = word[: -len(ending)]
        tries = [stem]
        if ending == "s":
            if word.endswith("ies"):
                tries.insert(0, word[:-3] + "y")
            elif word.endswith("es"):
                tries.append(word[:-2])
        else:
            if word.endswith("ied"):
                tries.insert(0, word[:-3] + "y")
            if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
                tries.append(stem[:-1])
            tries.insert(0, stem + "e") if not stem.endswith(("t", "d", "w", "y", "h")) else tries.append(stem + "e")
        found = next((one for one in tries if one in self._verbs), "")
        if not found and word.startswith("re") and len(word) > 6:
            rest = self._stem(word[2:], ending)
            return f"re{rest}" if rest else ""
        return found

    def _is_noun(self, word: str) -> bool:
        if word in self._nouns or word in self._irregular_nouns:
            return True
        if not word.endswith("s"):
            return False
        return (
            word[:-1] in self._nouns
            or (word.endswith("es") and word[:-2] in self._nouns)
            or (word.endswith("ies") and word[:-3] + "y" in self._nouns)
        )
