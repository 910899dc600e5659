"""Where the parser is known to fail: each repair by a sentence that it mends and one that it leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import Reader, case

from kg import extraction
from kg.extraction.nominals import Gazetteer
from kg.extraction.repair import Mender
from kg.language import parse
from kg.language.time import find_times
from kg.model import Document, Sentence

REPAIRED = [
    # mend_lemmas
    case("hyphenated-verb", "Chile re-opened its consulate.", "Chile — reopen — consulate"),
    case("hyphenated-cooperate", "Serbia co-operated with Kosovo.", "Serbia — cooperate — Kosovo"),
    case("irregular-forgave", "Spain forgave the loan.", "Spain — forgive — loan"),
    case("misled", "Vodafone misled the regulator.", "Vodafone — mislead — regulator"),
    case("hyphenated-noun-left", "The ex-minister resigned.", "ex-minister — resign — _"),
    # unite_names
    case("particle-name", "Ursula von der Leyen visited Moldova.", "Ursula von der Leyen — visit — Moldova"),
    case("hyphenated-name", "José Ramos-Horta visited Moldova.", "José Ramos-Horta — visit — Moldova"),
    case("ampersand", "Ernst & Young audited Wirecard.", "Ernst & Young — audit — Wirecard"),
    case("hyphenated-pair-of-states-left", "The Serbia-Kosovo talks collapsed.", "Serbia-Kosovo talks — collapse — _"),
    case(
        "known-name-of-several-words",
        "The Democratic Republic of the Congo expelled the envoy.",
        "Democratic Republic of the Congo — expel — envoy",
    ),
    case("trinidad", "Trinidad and Tobago expelled the envoy.", "Trinidad and Tobago — expel — envoy"),
    # free_subject_after_time
    case("subject-after-date", "In May 2023 Rishi Sunak visited Iceland.", "Rishi Sunak — visit — Iceland [2023-05]"),
    case("subject-after-date-passive", "In May 2023 Nokia was fined by Estonia.", "Estonia — fine — Nokia [2023-05]"),
    case("subject-after-date-comma-left", "In May 2023, Estonia fined Nokia.", "Estonia — fine — Nokia [2023-05]"),
    case(
        "last-week",
        "Last week Estonia fined Nokia.",
        "Estonia — fine — Nokia [2023-05-01/2023-05-07]",
        published="2023-05-10",
    ),
    case(
        "on-tuesday",
        "On Tuesday Estonia fined Nokia.",
        "Estonia — fine — Nokia [2023-05-09]",
        published="2023-05-10",
    ),
    # part_two_subjects
    case("apposed-maker", "The chip maker TSMC sued Intel.", "TSMC — sue — Intel"),
    case(
        "two-subjects-list",
        "Estonia, Latvia and Lithuania sued Gazprom.",
        "Estonia — sue — Gazprom",
        "Latvia — sue — Gazprom",
        "Lithuania — sue — Gazprom",
    ),
    # raise_verb_read_as_modifier
    case(
        "taxed-barley",
        "Fiji dumped steel and Samoa taxed Australian barley.",
        "Fiji — dump — steel",
        "Samoa — tax — Australian barley",
    ),
    case("the-dutch-taxed", "The Dutch taxed tea.", "Netherlands — tax — tea"),
    case(
        "failure-frustrated",
        "Kenya's failure to ban Huawei frustrated Ericsson.",
        "Kenya — ban — Huawei [negated]",
        "failure — frustrate — Ericsson",
    ),
    case("participle-modifier-left", "The disputed border divides Armenia.", "disputed border — divide — Armenia"),
    case("united-left", "Estonia sold seized assets.", "Estonia — sell — seized assets"),
    # raise_finite_verb_of_fragment
    case(
        "minister-snubbed",
        "Ivo Marić, the foreign minister, snubbed Olga Brandt.",
        "Ivo Marić — be — foreign minister",
        "Ivo Marić — snub — Olga Brandt",
    ),
    # adjective
    case("unsettled", "The visit unsettled Lithuania.", "visit — unsettle — Lithuania"),
    case(
        "froze",
        "Canada condemned the coup and froze bank accounts.",
        "Canada — condemn — coup",
        "Canada — freeze — bank accounts",
    ),
    case("left-adjective", "An unsettled dispute."),
    # attach_finite_conjunct
    case(
        "forced",
        "The Taliban ordered them to dismiss women and forced the charity to close.",
        "Taliban — order — _",
        "_ — dismiss — women [obligatory; source: Taliban]",
        "Taliban — force — charity",
        "charity — close — _",
    ),
    case(
        "threatened-and-recalled",
        "Gabon threatened to close the port and recalled its envoy.",
        "Gabon — threaten — _",
        "Gabon — close — port [intended]",
        "Gabon — recall — envoy",
    ),
    case(
        "infinitives-left",
        "Gabon vowed to close the port and recall its envoy.",
        "Gabon — vow — _",
        "Gabon — close — port [intended]",
        "Gabon — recall — envoy [intended]",
    ),
    # raise_speech_conjunct
    case(
        "said-insisted",
        "Estonia said that Latvia had lied, but Lithuania insisted that Poland had paid.",
        "Estonia — say — _",
        "Latvia — lie — _ [source: Estonia]",
        "Lithuania — insist — _",
        "Poland — pay — _ [source: Lithuania]",
    ),
    # coordinated possessors
    case(
        "possessors",
        "China's ban on Micron and Maduro's threat to Guyana worried Brazil.",
        "China — ban — Micron",
        "Nicolás Maduro — threaten — Guyana",
        "ban — worry — Brazil",
        "threat — worry — Brazil",
    ),
    case("possessor-left", "Fears about Spain and Portugal's debt grew.", "fears — grow — _"),
    # conjunct noun its verb
    case(
        "and-noun-verb",
        "Estonia condemned the coup, and Latvia expelled the envoy.",
        "Estonia — condemn — coup",
        "Latvia — expel — envoy",
    ),
    case(
        "and-noun-verb-2",
        "Kenya closed the port and miners blocked the road.",
        "Kenya — close — port",
        "miners — block — road",
    ),
    # double object
    case(
        "gave-missiles",
        "Iran gave the Houthis ballistic missiles.",
        "Iran — give — Houthis [theme: ballistic missiles]",
    ),
    case("sold-kyiv", "Sweden sold Kyiv ammunition.", "Sweden — sell — Ukraine [theme: ammunition]"),
    case("pronoun-double", "Sweden offered them asylum.", "Sweden — offer — _ [theme: asylum]"),
    case("adjective-left", "Sweden sold Ukrainian grain.", "Sweden — sell — Ukrainian grain"),
    case("possessive-left", "Sweden sold Ukraine's grain.", "Sweden — sell — grain"),
    # name after verb
    case("seized-bakhmut", "Wagner seized Bakhmut.", "Wagner Group — seize — Bakhmut"),
    case("left-adverb", "Kenya acted quickly.", "Kenya — act — _"),
    # misc mis-parses
    case("state-names-verb", "Poland polished its defences.", "Poland — polish — defences"),
    case("nauru", "Nauru built a harbour.", "Nauru — build — harbour"),
    case("tuvalu", "Tuvalu sued Exxon.", "Tuvalu — sue — ExxonMobil"),
    case("turkey-verb", "Turkey shelled Afrin.", "Turkey — shell — Afrin"),
    case("headline-verbs-as-nouns", "Japan plans talks with India.", "Japan — plan — talks"),
    case(
        "chad",
        "Chad accuses Sudan of arming rebels.",
        "Chad — accuse — Sudan",
        "Sudan — arm — rebels [source: Chad]",
    ),
]


@pytest.mark.parametrize(("text", "options", "expected"), REPAIRED)
def test_a_misread_sentence_is_read_right(
    text: str, options: dict[str, str], expected: list[str], read: Reader
) -> None:
    assert read(text, **options) == expected


# -- whatever the parser says, what is mended is a tree ------------------------------------------------------------------

_WORDS = [
    "In",
    "May",
    "2023",
    ",",
    "China",
    "'s",
    "ban",
    "Micron",
    "and",
    "the",
    "minister",
    "sold",
    "Kyiv",
    "froze",
    "that",
    "von",
    "-",
    "to",
    "re-open",
    '"',
]
_TAGS = [
    "NN",
    "NNS",
    "NNP",
    "VB",
    "VBD",
    "VBN",
    "VBZ",
    "VBG",
    "JJ",
    "RB",
    "IN",
    "TO",
    "DT",
    "PRP",
    "CC",
    ",",
    "MD",
    "CD",
]
_DEPS = ["nsubj", "nsubjpass", "dobj", "pobj", "prep", "conj", "cc", "amod", "compound", "poss", "appos", "acl", "relcl", "advcl", "ccomp", "xcomp", "npadvmod", "advmod", "nmod", "dative", "det", "aux", "punct", "dep"]  # fmt: skip


def _broken(sentence: Sentence) -> list[str]:
    """Return what keeps the heads from forming a tree (or a forest): a head out of range, a cycle."""
    size, found = len(sentence.heads), []
    columns = (
        sentence.lemmas,
        sentence.tags,
        sentence.deps,
        sentence.begins,
        sentence.ends,
        sentence.entities,
        sentence.entity_starts,
    )
    if any(len(column) != size for column in (sentence.words, *columns)):
        found.append("columns of unequal length")
    for i in range(size):
        k, steps = i, 0
        while 0 <= k < size and sentence.heads[k] != k and steps <= size:
            k, steps = sentence.heads[k], steps + 1
        if not 0 <= k < size:
            found.append(f"the head of {i} is out of range")
        elif steps > size:
            found.append(f"{i} stands in or under a cycle")
    return found


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """Any words under any tree: each token's head is drawn from the tokens that are already in the tree."""
    size = draw(st.integers(1, 12))
    words = [draw(st.sampled_from(_WORDS)) for _ in range(size)]
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    for n, i in enumerate(order):
        heads[i] = i if n == 0 else order[draw(st.integers(0, n - 1))]
    begins, ends, at = [], [], 0
    for word in words:
        begins.append(at)
        ends.append(at + len(word))
        at += len(word) + 1
    return Sentence(
        begin=0,
        end=at - 1,
        block=0,
        words=words,
        lemmas=[word.lower() for word in words],
        tags=[draw(st.sampled_from(_TAGS)) for _ in words],
        deps=["ROOT" if heads[i] == i else draw(st.sampled_from(_DEPS)) for i in range(size)],
        heads=heads,
        begins=begins,
        ends=ends,
        entities=[draw(st.sampled_from(["", "GPE", "PERSON", "DATE"])) for _ in words],
        entity_starts=[draw(st.booleans()) for _ in words],
    )


@pytest.fixture(scope="module")
def menders(read: Reader) -> tuple[Gazetteer, Mender]:
    return Gazetteer(read.ontology), Mender(read.ontology)


@given(sentence=sentences())
@settings(max_examples=400, deadline=None, derandomize=True, database=None)
def test_mending_any_tree_gives_a_tree(sentence: Sentence, menders: tuple[Gazetteer, Mender]) -> None:
    gazetteer, mender = menders
    assert _broken(sentence) == []
    mender.mend(sentence, gazetteer.spans(sentence.words), find_times(sentence.words, published=None))
    assert _broken(sentence) == []


def test_every_sentence_of_the_seeds_is_a_tree_before_and_after_mending(seeds: list[Document], read: Reader) -> None:
    for parsed in parse(seeds, read.pipeline):
        assert [row for one in parsed.sentences for row in _broken(one)] == []
        extraction.extract(parsed, read.ontology)
        assert [row for one in parsed.sentences for row in _broken(one)] == []


def test_mending_twice_changes_no_more(seeds: list[Document], read: Reader, menders: tuple[Gazetteer, Mender]) -> None:
    gazetteer, mender = menders
    changed = []
    for parsed in parse(seeds, read.pipeline):
        for sentence, times in zip(parsed.sentences, parsed.times, strict=True):
            spans = gazetteer.spans(sentence.words)
            mender.mend(sentence, spans, times)
            before = list(sentence.heads), list(sentence.deps), list(sentence.tags), list(sentence.lemmas)
            mender.mend(sentence, spans, times)
            if before != (sentence.heads, sentence.deps, sentence.tags, sentence.lemmas):
                changed.append(" ".join(sentence.words))
    assert changed == []
