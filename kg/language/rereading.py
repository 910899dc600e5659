"""A second reading: where a parse cannot be right, the doubtful word is replaced by a verb that the parser knows, and parsed again.

A small model takes a verb that it has seldom seen for a noun or an adjective, and then the whole tree goes wrong: in "The treaty that
Lithuania signed | obliges | Poland to share intelligence" it finds no main verb. That something is wrong shows in the tree (see
`doubts`), and which word should be the verb shows in its form. With a common verb of the same form in its place ("allows") the parser
reads the rest of the sentence rightly, so tags and tree are taken from that reading, while words, offsets and lemma stay those of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.language.doubts import MODIFIERS, VERBS, Doubt, find_doubt, tell_what_follows
from kg.language.lemmas import COMPONENTS, Lemmas
from kg.language.verb_forms import VerbForms
from kg.model import Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_LONGEST = 60  # tokens; a longer sentence goes wrong in more than one place, and costs more to read again
_UNSIGNED = 2**64 - 1

# Verbs that the parser knows in every form, by what follows: an object, an object and an infinitive, a clause, nothing. Where it finds no main
# verb with the first of them, the second is tried.
_COMMON: tuple[dict[str, dict[str, str]], ...] = (
    {
        "object": {"VB": "take", "VBP": "take", "VBZ": "takes", "VBD": "took", "VBN": "taken", "VBG": "taking"},
        "order": {"VB": "allow", "VBP": "allow", "VBZ": "allows", "VBD": "asked", "VBN": "asked", "VBG": "asking"},
        "clause": {"VB": "say", "VBP": "say", "VBZ": "says", "VBD": "said", "VBN": "said", "VBG": "saying"},
        "nothing": {"VB": "go", "VBP": "go", "VBZ": "goes", "VBD": "went", "VBN": "gone", "VBG": "going"},
    },
    {
        "object": {"VB": "own", "VBP": "own", "VBZ": "owns", "VBD": "gave", "VBN": "given", "VBG": "giving"},
        "order": {"VB": "tell", "VBP": "tell", "VBZ": "tells", "VBD": "told", "VBN": "told", "VBG": "telling"},
        "clause": {"VB": "know", "VBP": "know", "VBZ": "knows", "VBD": "knew", "VBN": "known", "VBG": "knowing"},
        "nothing": {"VB": "come", "VBP": "come", "VBZ": "comes", "VBD": "came", "VBN": "come", "VBG": "coming"},
    },
)


class Rereader:
    """Reads doubtful sentences again with the pipeline that read them first; about one of fifty in published prose."""

    def __init__(self, pipeline: Language, lemmas: Lemmas | None) -> None:
        self._pipeline = pipeline
        self._lemmas = lemmas
        self._forms = VerbForms(pipeline)
        idle = ("ner", *COMPONENTS) if lemmas else ("ner",)
        self._idle = [name for name in pipeline.pipe_names if name in idle]

    def reread(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """Mend tags, dependencies, heads and lemmas of doubtful sentences in place, and return those; all others are left as they are."""
        if not self._forms:
            return []
        doubtful = [
            (sentence, doubt)
            for sentence in sentences
            if 3 < len(sentence.words) <= _LONGEST and (doubt := find_doubt(sentence, self._forms))
        ]
        mended = []
        for verbs in _COMMON:
            if not doubtful:
                break
            variants = [self._vary(sentence, doubt, verbs) for sentence, doubt in doubtful]
            docs = self._pipeline.pipe(variants, disable=self._idle)
            left = []
            for (sentence, doubt), doc in zip(doubtful, docs, strict=True):
                if self._adopt(sentence, doubt, doc):
                    mended.append(sentence)
                else:
                    left.append((sentence, doubt))
            doubtful = left
        return mended

    def _vary(self, sentence: Sentence, doubt: Doubt, verbs: dict[str, dict[str, str]]) -> Doc:
        """Return the sentence with a common verb in place of each doubtful word, and with the words put in, to be parsed as one."""
        from spacy.tokens import Doc

        words = []
        for i, word in enumerate(sentence.words):
            if i in doubt.added:
                words.append(doubt.added[i])
            common = verbs[tell_what_follows(sentence, i)][doubt.verbs[i][1]] if i in doubt.verbs else word
            words.append(common.capitalize() if i == 0 and word[:1].isupper() else common)
        return Doc(self._pipeline.vocab, words=words, sent_starts=[n == 0 for n in range(len(words))])

    def _adopt(self, sentence: Sentence, doubt: Doubt, doc: Doc) -> bool:
        """Take the second reading over into the sentence and return True, unless it does not find the verbs or a main verb either."""
        from spacy import attrs

        table = doc.to_array([attrs.TAG, attrs.DEP, attrs.LEMMA, attrs.HEAD]).astype("int64").tolist()
        strings = self._pipeline.vocab.strings
        tags, deps, lemmas = ([strings[row[column] & _UNSIGNED] for row in table] for column in range(3))
        if self._lemmas:
            lemmas = self._lemmas.find([token.text for token in doc], tags, deps)
        heads = [n + row[3] for n, row in enumerate(table)]
        place: list[int] = []  # where each word of the sentence stands in the second reading
        for i in range(len(sentence.words)):
            place.append((place[-1] + 1 if place else 0) + (i in doubt.added))
        back = {at: i for i, at in enumerate(place)}
        if any(tags[place[i]] not in VERBS or deps[place[i]] in MODIFIERS for i in doubt.verbs):
            return False
        root = next(n for n, head in enumerate(heads) if head == n)
        if root not in back or tags[root] not in VERBS:
            return False
        for i, at in enumerate(place):
            head = heads[at]
            while head not in back:
                head = heads[head]
            sentence.heads[i] = back[head]
            sentence.tags[i], sentence.deps[i] = tags[at], deps[at]
            sentence.lemmas[i] = doubt.verbs[i][0].lemma if i in doubt.verbs else lemmas[at]
        return True
