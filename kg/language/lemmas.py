"""Lemmas by word, tag and dependency label: what spaCy's attribute ruler and rule lemmatizer say, asked once a word.

Together they take an eighth of spaCy's time, and what they say of a token depends on little: its text, its tag and its label, and for a few
contractions ("gonna", "let's", "there's") on the same of its neighbours. So each is asked once, in a text of one word or of a word and
its neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

COMPONENTS = ("attribute_ruler", "lemmatizer")
MOST_WORDS = 12_000  # remembered at a time, and as many of those before that have not come again

_READ = frozenset(("ORTH", "TEXT", "LOWER", "TAG", "DEP", "IS_SPACE"))  # what a pattern may ask for

Token = tuple[str, str, str]  # text, tag, dependency label
_Window = tuple[tuple[Token, ...], tuple[Token, ...]]  # the tokens before; the token itself and those after it
_STOP: Token = (".", ".", "punct")  # parts windows of one text; part of no longer pattern


def can_remember(pipeline: Language) -> bool:
    """Whether lemmas are those of the two components, in this order, and depend on nothing but texts, tags and labels."""
    names = pipeline.pipe_names
    if any(name not in names for name in COMPONENTS) or names.index(COMPONENTS[0]) > names.index(COMPONENTS[1]):
        return False
    from spacy.pipeline import AttributeRuler, Lemmatizer

    ruler, lemmatizer = pipeline.get_pipe(COMPONENTS[0]), pipeline.get_pipe(COMPONENTS[1])
    if not isinstance(ruler, AttributeRuler) or not isinstance(lemmatizer, Lemmatizer) or lemmatizer.mode != "rule":
        return False
    rules: list[Any] = ruler.patterns
    elements = [element for rule in rules for pattern in rule["patterns"] for element in pattern]
    return all(key.upper() in _READ for element in elements for key in element)


def _list_patterns(rules: list[Any]) -> list[list[dict[str, Any]]]:
    return [pattern for rule in rules for pattern in rule["patterns"]]


class _Labels(dict[str, str]):
    """Dependency labels → one that no pattern tells from it: a word has as many lemmas to ask for as there are labels that differ."""

    def __init__(self, conditions: Iterable[Any]) -> None:
        self._conditions = list(conditions)
        self._standing: dict[tuple[bool, ...], str] = {}
        self._plain = all(isinstance(one, str) or one.keys() <= {"IN", "NOT_IN"} for one in self._conditions)

    def __missing__(self, label: str) -> str:
        met = tuple(_meets(label, one) for one in self._conditions) if self._plain else ()
        self[label] = self._standing.setdefault(met, label) if self._plain else label
        return self[label]


def _meets(label: str, condition: Any) -> bool:
    if isinstance(condition, str):
        return label == condition
    return label in condition.get("IN", (label,)) and label not in condition.get("NOT_IN", ())


class Lemmas:
    """Remembers lemmas of tokens."""

    def __init__(self, pipeline: Language) -> None:
        from spacy.matcher import Matcher

        self._vocabulary = pipeline.vocab
        ruler: Any = pipeline.get_pipe(COMPONENTS[0])
        self._ruler: Callable[[Doc], Doc] = ruler
        self._lemmatizer: Callable[[Doc], Doc] = pipeline.get_pipe(COMPONENTS[1])
        self._known: dict[Token, str] = {}  # empty where the neighbours decide
        self._older: dict[
            Token, str
        ] = {}  # what was known before there were too many, kept where it is asked for again
        self._inside: dict[_Window, str] = {}
        rules: list[Any] = ruler.patterns
        long = [pattern for rule in rules for pattern in rule["patterns"] if len(pattern) > 1]
        self._reach = max((len(pattern) for pattern in long), default=1) - 1
        self._labels = _Labels(
            element["DEP"] for pattern in _list_patterns(rules) for element in pattern if "DEP" in element
        )
        self._parts = Matcher(pipeline.vocab)
        if long:
            self._parts.add("part", [[element] for pattern in long for element in pattern])

    def find(self, words: list[str], tags: list[str], deps: list[str]) -> list[str]:
        """Return the lemma of each token of a text."""
        if len(self._known) > MOST_WORDS:
            self._known, self._older = {}, self._known
        if len(self._inside) > MOST_WORDS // 3:
            self._inside.clear()
        known, older = self._known, self._older
        tokens = list(zip(words, tags, [self._labels[dep] for dep in deps], strict=True))
        missing = [token for token in dict.fromkeys(tokens) if token not in known]
        if missing:
            known.update((token, older[token]) for token in missing if token in older)
            new = [token for token in missing if token not in known]
            if new:
                self._learn(new)
        lemmas = [known[one] for one in tokens]
        if not all(lemmas):
            self._complete(lemmas, tokens)
        return lemmas

    def _learn(self, tokens: list[Token]) -> None:
        """Ask for the lemmas of tokens that no longer pattern can meet, all in one text, where they cannot disturb each other."""
        parts = {place for _, place, _ in self._parts(self._make(tokens))}
        alone = [token for place, token in enumerate(tokens) if place not in parts]
        self._known.update((tokens[place], "") for place in parts)
        if alone:
            self._known.update(zip(alone, self._ask(self._make(alone)), strict=True))

    def _complete(self, lemmas: list[str], tokens: list[Token]) -> None:
        """Fill in the lemmas of tokens that may be part of a longer pattern, each asked for between its neighbours."""
        reach, inside = self._reach, self._inside
        windows: dict[int, _Window] = {
            i: (tuple(tokens[max(0, i - reach) : i]), tuple(tokens[i : i + reach + 1]))
            for i, lemma in enumerate(lemmas)
            if not lemma
        }
        text: list[Token] = []
        places: dict[_Window, int] = {}
        for window in dict.fromkeys(windows.values()):
            if window not in inside:
                before, rest = window
                text += before
                places[window] = len(text)
                text += (*rest, *[_STOP] * reach)
        if text:
            found = self._ask(self._make(text))
            inside.update((window, found[place]) for window, place in places.items())
        for i, window in windows.items():
            lemmas[i] = inside[window]

    def _make(self, tokens: Iterable[Token]) -> Doc:
        from spacy.tokens import Doc

        words, tags, deps = zip(*tokens, strict=True)
        return Doc(self._vocabulary, words=list(words), tags=list(tags), deps=list(deps))

    def _ask(self, doc: Doc) -> list[str]:
        return [token.lemma_ for token in self._lemmatizer(self._ruler(doc))]
