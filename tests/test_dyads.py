"""Who acts on whom where the second party stands aside: in a list of names, after "with" and "at", in whose meeting it is."""

from __future__ import annotations

from typing import Any

import pytest
from reading import Reader, case

CASES = [
    # names side by side in a list are no appositions
    case(
        "a state with an article in the middle of a list",
        "France, the Netherlands, and Germany welcomed the deal.",
        "France — welcome — deal",
        "Germany — welcome — deal",
        "Netherlands — welcome — deal",
    ),
    case(
        "more members after it",
        "Norway, the Netherlands, Sweden and Chile banned tuna.",
        "Chile — ban — tuna",
        "Netherlands — ban — tuna",
        "Norway — ban — tuna",
        "Sweden — ban — tuna",
    ),
    # whose meeting it is
    case(
        "a meeting put off need not happen",
        "Norway and Chile have delayed their meeting.",
        "Chile — delay — meeting",
        "Norway — delay — meeting",
        "Chile — meet — Norway [possible; both ways]",
        "Norway — meet — Chile [possible; both ways]",
    ),
    case(
        "a meeting held takes the verb's factuality",
        "Norway and Chile will hold their talks.",
        "Chile — hold — talks [predicted]",
        "Norway — hold — talks [predicted]",
        "Chile — talk — Norway [predicted; both ways]",
        "Norway — talk — Chile [predicted; both ways]",
    ),
    case(
        "their war may be one against somebody else",
        "Norway and Chile won their war.",
        "Chile — win — war",
        "Norway — win — war",
    ),
    # the war that the subject is in
    case(
        "the subject's losses in a war with somebody",
        "Russia lost tanks in the war with Ukraine.",
        "Russia — lose — tanks",
        "Russia — fight — Ukraine",
    ),
    case("who mediates is no party", "Germany mediated in the dispute with Serbia.", "Germany — mediate — _"),
    case("together means against others", "France and Italy fought together.", "France — fight — _", "Italy — fight — _"),
    # with whom a feast is kept, and at what a weapon is fired
    case("a feast kept with a state", "Russia celebrated Nowruz with Iran.", "Russia — celebrate — Iran [theme: Nowruz]"),
    case(
        "and with those who speak for it",
        "Russia celebrated Eid with the leaders of Iran.",
        "Russia — celebrate — leaders [theme: Eid]",
    ),
    case("what is supplied with people", "The firm filled its board with leaders of the party.", "firm — fill — board"),
    case("a weapon fired at a place", "Iran fired rockets at Haifa.", "Iran — fire — Haifa [theme: rockets]"),
    case("talks held at a place", "Norway held a parade at Haifa.", "Norway — hold — parade [at Haifa]"),
    case("nearness has a goal", "Peru moved closer to Chile.", "Peru — move — Chile"),
    case("a coin that was read as an adverb", "Arnor will contribute a million austrian gold florin to Gondor.",
         "Arnor — contribute — million austrian gold florin [predicted]"),
    case("places joined after in", "Officials in Fiji and Tonga welcomed the deal.", "officials — welcome — deal [at Fiji]"),
    # the verb that a rare form belongs to
    case("a lemma that the model spells wrong", "Police cordoned off the square.", "police — cordon off — square"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "options", "expected"), CASES)
def test_dyads(read: Reader, text: str, options: dict[str, Any], expected: list[str]) -> None:
    assert read(text, **options) == expected


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Peru welcomed proposals on trade from Chile.", "proposals on trade from Chile"),
        ("Peru halted its march toward the hills of Chile.", "its march toward the hills of Chile"),
        ("Peru welcomed assurances on issues sent by Chile.", "assurances on issues sent by Chile"),
        ("Peru signed a treaty on Monday.", "a treaty"),
        ("Peru praised the envoy on the radio.", "the envoy"),
    ],
)
def test_a_target_is_quoted_to_the_end_of_its_phrases(read: Reader, text: str, quote: str) -> None:
    target = read.statements(text)[0].target
    assert target is not None
    assert target.text == quote


def test_a_name_with_an_of_phrase_is_quoted_whole(read: Reader) -> None:
    target = read.statements("Norway warned the Duke of York.")[0].target
    assert target is not None
    assert target.text == "the Duke of York"
