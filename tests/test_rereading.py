"""What the parser cannot be right about is read again with a verb that it knows in place of the doubtful word."""

from __future__ import annotations

import pytest

from kg.language.doubts import find_doubt
from kg.language.rereading import Rereader
from kg.language.verb_forms import VerbForms
from tests.reading import Reader


@pytest.fixture(scope="module")
def forms(read: Reader) -> VerbForms:
    return VerbForms(read.pipeline)


@pytest.mark.parametrize(
    ("word", "lemma", "tag"),
    [
        ("obliges", "oblige", "VBZ"),
        ("evacuated", "evacuate", "VBD"),
        ("banned", "ban", "VBD"),
        ("installed", "install", "VBD"),
        ("vilified", "vilify", "VBD"),
        ("swept", "sweep", "VBD"),
        ("stolen", "steal", "VBN"),
        ("split", "split", "VBD"),
        ("hoarding", "hoard", "VBG"),
        ("deport", "deport", "VB"),
        ("reconnected", "reconnect", "VBD"),
    ],
)
def test_a_form_of_a_verb_is_told_by_its_shape(word: str, lemma: str, tag: str, forms: VerbForms) -> None:
    form = forms.form(word)
    assert form is not None
    assert (form.lemma, form.tag) == (lemma, tag)


@pytest.mark.parametrize("word", ["treaty", "granaries", "the", "of", "US", "40m", ""])
def test_what_is_no_form_of_a_verb_is_none(word: str, forms: VerbForms) -> None:
    assert forms.form(word) is None


def test_a_word_that_is_a_verb_alone_is_told_from_one_that_is_a_noun_too(forms: VerbForms) -> None:
    found = {word: form.is_only_verb for word in ("obliges", "exports", "armed") if (form := forms.form(word))}
    assert found == {"obliges": True, "exports": False, "armed": False}


READ_AGAIN = [
    # a past tense after "and"
    ("Ottawa denounced the putsch and evacuated teachers.", ["Canada — denounce — putsch", "Canada — evacuate — teachers"]),
    # the verb of the main clause after an object relative
    ("The pact that Latvia ratified obliges Denmark.", ["Latvia — ratify — pact", "pact — oblige — Denmark"]),
    ("The pact that Latvia ratified never obliges Denmark.", ["Latvia — ratify — pact", "pact — oblige — Denmark [negated]"]),
    # the verb of a relative clause
    ("Estonia, whom Russia distrusts, sued Nokia.", ["Russia — distrust — Estonia", "Estonia — sue — Nokia"]),
    # a verb that is a noun as well
    ("Laos exports timber to Nepal.", ["Laos — export — Nepal [theme: timber]"]),
    ("Greece courts Egypt, which fined Shell.", ["Greece — court — Egypt", "Egypt — fine — Shell"]),
    ("The British deport students.", ["United Kingdom — deport — students"]),
    # a perfect infinitive
    ("The gang appears to have smuggled rifles.", ["gang — smuggle — rifles [possible]"]),
    # a participle after a comma
    (
        "The militia swept through the town, burning granaries and abducting girls.",
        ["militia — sweep — _", "militia — burn — granaries", "militia — abduct — girls"],
    ),
    # a coordinated clause
    ("On 1 January 1993 Czechoslovakia split, and Fiat withdrew.", ["Czechoslovakia — split — _ [1993-01-01]", "Fiat — withdraw — _"]),
    ("The IMF pressed Argentina to trim subsidies.", [
        "International Monetary Fund — press — Argentina",
        "Argentina — trim — subsidies [obligatory; source: International Monetary Fund]",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), READ_AGAIN)
def test_a_sentence_that_the_parser_misreads_is_read_right(text: str, said: list[str], read: Reader) -> None:
    assert read(text) == said


SURE = [
    "The ministry seized money and stolen goods.",
    "The agency bought cars and refined oil.",
    "Japan has limited resources.",
    "Spain made it clear that the talks had failed.",
    "The trial was limited to three days.",
    "Cheap food, rising wages and falling prices pleased voters.",
    "Two soldiers killed by rebels",
    "More talks on fisheries",
    "Kenya recalled its ambassador, and the talks between the two armies ended.",
    "What did the minister say?",
]


@pytest.mark.parametrize("text", SURE)
def test_a_sentence_that_is_read_right_is_not_read_again(text: str, read: Reader, forms: VerbForms) -> None:
    for sentence in read.parse(text).sentences:
        assert not find_doubt(sentence, forms)


def test_words_and_offsets_stay_those_of_the_text(read: Reader) -> None:
    text = "The pact that Latvia ratified obliges Denmark."
    sentence = read.parse(text).sentences[0]
    assert [text[begin:end] for begin, end in zip(sentence.begins, sentence.ends, strict=True)] == sentence.words
    assert sentence.lemmas[5] == "oblige"


def test_reading_again_is_the_same_alone_and_in_company(read: Reader) -> None:
    texts = [text for text, _ in READ_AGAIN]
    alone = [read.parse(text).sentences[0] for text in texts]
    together = read.parse("\n\n".join(texts)).sentences
    assert [(one.tags, one.deps, one.heads, one.lemmas) for one in alone] == [
        (one.tags, one.deps, one.heads, one.lemmas) for one in together
    ]


def test_a_pipeline_without_a_lexicon_reads_nothing_again() -> None:
    class Lemmatizer:
        lookups = None

    class Pipeline:
        pipe_names = ("lemmatizer",)

        def get_pipe(self, name: str) -> Lemmatizer:
            return Lemmatizer()

    rereader = Rereader(Pipeline(), None)  # type: ignore[arg-type]
    rereader.reread([])
    assert not VerbForms(Pipeline())  # type: ignore[arg-type]
