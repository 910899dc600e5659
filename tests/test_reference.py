"""Who is meant: pronouns, expletives, understood subjects, appositions and nouns that are events."""

from __future__ import annotations

import pytest
from reading import Reader, case

_BEFORE = "Ghana bought ships."  # names somebody whom a pronoun could mean
_FIRST = "Ghana — buy — ships"

EXPLETIVES = [
    case("stance-noun-infinitive", "It is the intent of the bank to expand.", "bank — expand — _ [possible]"),
    case("stance-noun-that", "It is our hope that Oslo will sign the treaty.", "Norway — sign — treaty [predicted]"),
    case("took-years", "It took two years to rebuild the port.", "_ — rebuild — port [intended]"),
    case(
        "when-it-comes-to",
        "When it comes to helping children, Peru pays.",
        "_ — help — children [intended]",
        "Peru — pay — _",
    ),
    case("weekday", "It was Friday."),
    case("weather", "It was raining."),
    case("up-to", "It is up to Congress to decide.", "Congress — decide — _ [intended]"),
    case("judging-adjective", "It would be wrong to punish Kenya.", "_ — punish — Kenya [conditional]"),
    case(
        "object-before-upon-themselves",
        "The delegates took it upon themselves to speak for Chad.",
        "delegates — take — _",
        "delegates — speak — Chad [intended]",
    ),
    case(
        "adjective-and-that",
        "It was clear to all thinking people that Chad had lost the war.",
        "Chad — lose — war",
    ),
]
REFERENTIAL = [
    case(
        "took-steps",
        "It took steps to protect the port.",
        "Ghana — take — steps",
        "Ghana — protect — port [intended]",
    ),
    case("is-a-member", "It is a member of the union.", "Ghana — be — member"),
    case("is-a-beginning", "It is a country with a port.", "Ghana — be — country"),
    case("eager-to", "It was eager to sell the port.", "Ghana — sell — port [intended]"),
    case("forced-to", "It was forced to sell the port.", "_ — force — Ghana", "Ghana — sell — port"),
    case("came-to", "It came to the talks.", "Ghana — come — talks"),
]


@pytest.mark.parametrize(("text", "options", "expected"), [*EXPLETIVES, *REFERENTIAL])
def test_it_stands_for_somebody_or_holds_the_place_of_a_clause(
    read: Reader, text: str, options: dict[str, str], expected: list[str]
) -> None:
    assert read(f"{_BEFORE} {text}", **options) == [_FIRST, *expected]
