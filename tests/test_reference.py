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


DOERS = [
    case("squandered", "The report squandered chances to build trust.", "report — squander — chances", "_ — build — trust [possible]"),
    case("has-a-chance", "Kenya has a chance to win the contract.", "Kenya — have — chance", "Kenya — win — contract [possible]"),
    case(
        "gives-the-right",
        "The treaty gives Kenya the right to close the port.",
        "treaty — give — Kenya [theme: right]",
        "Kenya — close — port [possible]",
    ),
    case("of-phrase", "Peru upheld the right of vessels to fish.", "Peru — uphold — right of vessels", "vessels — fish — _ [possible]"),
    case("made-an-attempt", "Norway made an attempt to free the hostages.", "Norway — make — attempt", "Norway — free — hostages [intended]"),
    case("unknown-person-noun", "The auditor abandoned plans to sue Chad.", "auditor — abandon — plans", "auditor — sue — Chad [negated, intended]"),
    case("resisted-attempts", "The union resisted attempts to cut jobs.", "union — resist — attempts", "_ — cut — jobs [intended]"),
    case("welcomed-the-decision", "Peru welcomed the decision to ban the airline.", "Peru — welcome — decision", "_ — ban — airline [intended]"),
    case("signed-an-order", "The king signed an order to expel monks.", "king — sign — order", "_ — expel — monks [obligatory]"),
    case("in-an-effort", "Kenya closed the port in an effort to stop smugglers.", "Kenya — close — port", "Kenya — stop — smugglers [intended]"),
    case("pressure-on", "The ruling increases pressure on the bank to sell its stake.",
         "ruling — increase — bank [theme: pressure]", "bank — sell — stake [intended]"),
    case("talks-between", "The plan demands the start of talks between Oslo and Riga to settle the border.",
         "plan — demand — start of talks", "Latvia — talk — Norway [possible; both ways]", "Norway — talk — Latvia [possible; both ways]",
         "Latvia — settle — border [obligatory; source: plan]", "Norway — settle — border [obligatory; source: plan]"),
    case("challenge-for", "A challenge for Peru is how to integrate Chile.", "Peru — integrate — Chile [predicted]"),
    case("treaty-is-to", "The treaty is to replace the pact.", "treaty — replace — pact [predicted]"),
    case("looked-to", "Peru looked to Chile to lead the talks.", "Peru — look — Chile", "Chile — lead — talks [possible]"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "options", "expected"), DOERS)
def test_who_does_what_a_noun_has_to_be_done(
    read: Reader, text: str, options: dict[str, str], expected: list[str]
) -> None:
    assert read(text, **options) == expected


PRONOUNS = [
    case("navy-said-that-it", "Gabon waited, but its navy said that it had fired.", "Gabon — wait — _", "navy — say — _", "navy — fire — _ [source: navy]"),
    case("object-after-object", "Lithuania leased the island, and Poland bid for it.", "Lithuania — lease — island", "Poland — bid — island"),
    case("arrested-people", "Farmers burned tyres. Police arrested them, and they were fined by a judge.",
         "farmers — burn — tyres", "police — arrest — farmers", "judge — fine — farmers"),
    case("promise-from", "Chad secured a promise from the rebels that they would honor the debt.", "Chad — secure — rebels [theme: promise]", "rebels — honor — debt [conditional]"),
    case("cataphora", "The senate passed the bill. Although it had signed the pact, Japan resumed exports.",
         "senate — pass — bill", "Japan — sign — pact", "Japan — resume — exports"),
    case("no-cataphora-after-when", "Norway built a fleet. When it attacked the port, Denmark resisted.",
         "Norway — build — fleet", "Norway — attack — port", "Denmark — resist — _"),
    case("goes-on-with-this", "Norway waited. This does not mean war, but it means trouble.", "Norway — wait — _", "_ — mean — war [negated]", "_ — mean — trouble"),
    case("leverage-is-no-state", "Norway armed. It is a tool.", "Norway — arm — _"),
    case("state-is-a-member", "Norway armed. It is a member.", "Norway — arm — _", "Norway — be — member"),
    case("answers-a-request", "The union asked the bank to pay, but it refused.",
         "union — ask — bank", "bank — pay — _ [obligatory; source: union]", "bank — refuse — _"),
    case("goes-on-after-a-request", "The union asked the bank to pay, but it waited.",
         "union — ask — bank", "bank — pay — _ [obligatory; source: union]", "union — wait — _"),
    case("report-concluded", "The report found that Norway had lied. It concluded that Chad had paid.",
         "report — find — _", "Norway — lie — _ [source: report]", "report — conclude — _", "Chad — pay — _ [source: report]"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "options", "expected"), PRONOUNS)
def test_whom_a_pronoun_means(read: Reader, text: str, options: dict[str, str], expected: list[str]) -> None:
    assert read(text, **options) == expected


CHOSEN = [
    case("after-as", "The king chose as his regent the bishop of Lund.", "king — choose — bishop"),
    case("name-after-as", "The board appointed as chairman Robert Hale.", "board — appoint — Robert Hale"),
    case("object-before-as", "The board appointed Robert Hale as chairman.", "board — appoint — Robert Hale"),
    case("no-object", "The envoy served as deputy, a burden.", "envoy — serve — _"),
]


@pytest.mark.parametrize(("text", "options", "expected"), CHOSEN)
def test_who_is_chosen_may_stand_after_what_for(
    read: Reader, text: str, options: dict[str, str], expected: list[str]
) -> None:
    assert read(text, **options) == expected


ACRONYMS = [
    case("words-that-it-stands-for", "The Lagos Dockers' Union (LDU) fined Shell. The LDU sued Chad.",
         "Lagos Dockers' Union — fine — Shell", "Lagos Dockers' Union — sue — Chad"),
    case("no-state", "Chad paid the Border Guard of Mali (BGM). The BGM sued Chad.", "Chad — pay — Border Guard", "Border Guard of Mali — sue — Chad"),
    case("other-letters", "Norway paid Chile (XQ). Peru left.", "Norway — pay — Chile", "Peru — leave — _"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "options", "expected"), ACRONYMS)
def test_an_acronym_stands_for_the_words_that_begin_with_its_letters(
    read: Reader, text: str, options: dict[str, str], expected: list[str]
) -> None:
    assert read(text, **options) == expected


EVENTS = [
    case("insisted-on", "France insisted on Italian recognition of the debt.", "France — insist — Italian recognition", "Italy — recognise — debt [possible]"),
    case("impossible", "Trade between Norway and Chile is impossible.", "Chile — trade — Norway [possible; both ways]", "Norway — trade — Chile [possible; both ways]"),
    case("grew", "Trade between Norway and Chile grew.", "Chile — trade — Norway [both ways]", "Norway — trade — Chile [both ways]", "trade — grow — _"),
    case("threat-of", "Chile's threat of war appalled Peru.", "Chile — threaten — _ [theme: war]", "threat of war — appal — Peru"),
    case("threat-against", "Chile's threat against Oman appalled Peru.", "Chile — threaten — Oman", "threat — appal — Peru"),
    case("war-on", "Mexico's war on drugs failed.", "Mexico — fight — drugs", "war — fail — _"),
    case("protection-against", "Norway welcomed China's protection of whales against hunters.", "Norway — welcome — protection of whales", "China — protect — whales"),
    case("campaign-of", "Japan launched a campaign of conquest and rule.", "Japan — launch — campaign of conquest"),
    case("separation-among", "The separation of powers among the branches pleased Peru.", "separation of powers — please — Peru"),
    case("coordinated-things", "Norway's visits to Lima, politics and reform pleased Oman.", "Norway — visit — Peru", "visits — please — Oman"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "options", "expected"), EVENTS)
def test_a_noun_is_an_event_with_its_parties(
    read: Reader, text: str, options: dict[str, str], expected: list[str]
) -> None:
    assert read(text, **options) == expected
