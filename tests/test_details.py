"""The details of a statement: who is the party and what the thing, when it was, where, and whether a noun has a date of its own."""

from __future__ import annotations

from typing import Any

import pytest
from reading import Reader, case

THEMES = [
    case("from-a-party", "Chile acquired the island from Peru.", "Chile — acquire — Peru [theme: island]"),
    case("from-a-thing", "Chile acquired the island from necessity.", "Chile — acquire — island"),
    case("disconnected", "Latvia disconnected its grid from Russia.", "Latvia — disconnect — Russia [theme: grid]"),
    case("spent-on", "Kenya spent a fortune on tractors.", "Kenya — spend — tractors [theme: fortune]"),
    case("fired-at", "The frigate fired rockets at a trawler.", "frigate — fire — trawler [theme: rockets]"),
    case("people-to-a-party", "Kenya moved its soldiers to Haiti.", "Kenya — move — Haiti [theme: soldiers]"),
    case("people-to-a-place", "Kenya moved its soldiers to the coast.", "Kenya — move — soldiers"),
    case("people-sent-to-a-place", "Kenya sent soldiers to the coast.", "Kenya — send — coast [theme: soldiers]"),
    case("into", "Kenya sent supplies into Somalia.", "Kenya — send — Somalia [theme: supplies]"),
    case(
        "the-party-of-two-phrases",
        "Spain ceded its claims to the territory to Portugal.",
        "Spain — cede — Portugal [theme: claims]",
    ),
    case("passive", "A levy was imposed on Brazil by Peru.", "Peru — impose — Brazil [theme: levy]"),
    case(
        "participle-after-a-passive",
        "The plan was offered to Latvia, angering Estonia.",
        "_ — offer — Latvia [theme: plan]",
        "plan — anger — Estonia",
    ),
]

RECEIVERS = [
    case("apposition", "Oslo sent the prime minister a map.", "Norway — send — prime minister [theme: map]"),
    case("measure", "The lender forgave the country a third.", "lender — forgive — country [theme: third]"),
    case(
        "predicate",
        "Voters rejected the bill, dealing the ruling coalition its heaviest defeat.",
        "voters — reject — bill",
        "voters — deal — ruling coalition [theme: heaviest defeat]",
    ),
    case("a-day-is-nothing-given", "Oslo paid the miners last week.", "Norway — pay — miners [2024-06-03/2024-06-09]", published="2024-06-15"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "options", "expected"), THEMES)
def test_the_party_is_the_target_and_the_thing_the_theme(
    text: str, options: dict[str, Any], expected: list[str], read: Reader
) -> None:
    assert read(text, **options) == expected


@pytest.mark.parametrize(("text", "options", "expected"), RECEIVERS)
def test_who_receives_is_the_target(text: str, options: dict[str, Any], expected: list[str], read: Reader) -> None:
    assert read(text, **options) == expected


TIMES = [
    case("a-noun-of-a-year", "Kenya condoned the war of 1870.", "Kenya — condone — war"),
    case("a-noun-of-two-years", "Kenya condoned the wars of 1870 and 1877.", "Kenya — condone — wars"),
    case("the-end-of-a-year", "Kenya left the pact at the end of 2016.", "Kenya — leave — pact [2016]"),
    case("an-occasion", "The party lost its seats in the elections of 1910.", "party — lose — seats [1910]"),
    case("when", "Kenya lent until 2023, when it demanded collateral.", "Kenya — lend — _ [../2023]", "Kenya — demand — collateral [2023]"),
    case(
        "after-a-bracket",
        "The navy seized a dhow (it carried rifles) on 6 January 2023.",
        "navy — seize — dhow [2023-01-06]",
        "navy — carry — rifles",
    ),
    case("the-first-time-since", "The party lost its majority for the first time since 1994.", "party — lose — majority"),
    case("since", "The party has lost its majority since 1994.", "party — lose — majority [1994/..]"),
    case(
        "a-decision-in-a-year",
        "The decision in 1979 to close the port angered Chile.",
        "_ — close — port [intended]",
        "decision — anger — Chile",
    ),
    case("sales-in-a-year", "Sales in 2013 rescued the company.", "sales — rescue — company [2013]"),
    case(
        "a-deadline-is-ahead",
        "Kenya plans to withdraw its police by September.",
        "Kenya — withdraw — police [intended; ../2024-09]",
        published="2024-06-15",
    ),
    case(
        "what-was-done-by-then",
        "Kenya had withdrawn its police by September.",
        "Kenya — withdraw — police [../2023-09]",
        published="2024-06-15",
    ),
    case(
        "a-weekday-tells-no-other-story",
        "Kenya recalled its envoy on Monday, and the minister who resigned in March praised it.",
        "Kenya — recall — envoy [2024-06-10]",
        "minister — resign — _ [2024-03]",
        "minister — praise — Kenya",
        published="2024-06-15",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "options", "expected"), TIMES)
def test_a_date_belongs_to_the_deed_or_to_the_noun(
    text: str, options: dict[str, Any], expected: list[str], read: Reader
) -> None:
    assert read(text, **options) == expected


LABELS = [
    case("hyphen", "Ethiopia faced a long-running revolt.", "Ethiopia — face — long-running revolt"),
    case("bounds", "The navies protect up to 40 vessels.", "navies — protect — 40 vessels"),
    case("bounds-at-least", "At least 40 sailors praised Peru.", "40 sailors — praise — Peru"),
    case("more-without-a-number", "Peru sold more ships.", "Peru — sell — more ships"),
    case("hyphened-noun", "The well-being of workers concerns Peru.", "well-being of workers — concern — Peru"),
    case("an-adverb-is-no-part", "Ethiopia faced only a revolt.", "Ethiopia — face — revolt"),
    case("one-of-several", "Mahan was one of the oldest sources of ideas.", "Mahan — be — oldest source of ideas"),
    case("one-of-names", "Mahan was one of the Moors.", "Mahan — be — _"),
    case("office-of-two-titles", "The Vice President praised the envoy.", "Vice President — praise — envoy"),
    case("money", "Norway froze €1.1 billion of aid.", "Norway — freeze — €1.1 billion of aid"),
    case("several-of", "Kenya bought three of the dams.", "Kenya — buy — three dams"),
    case("a-noun-s-place", "The concern was France's war in Mexico.", "concern — be — war"),
]


@pytest.mark.parametrize(("text", "options", "expected"), LABELS)
def test_a_label_is_whole(text: str, options: dict[str, Any], expected: list[str], read: Reader) -> None:
    assert read(text, **options) == expected


ANTECEDENTS = [
    case(
        "number-of-the-verb",
        "Peru named goals for the future which have angered Chile.",
        "Peru — name — goals",
        "goals — anger — Chile",
    ),
    case(
        "number-that-agrees",
        "Peru met envoys of the firms which have angered Chile.",
        "Peru — meet — envoys",
        "firms — anger — Chile",
    ),
    case(
        "a-person-is-no-which",
        "He delivered a speech, drafted by his aide, which angered Chile.",
        "_ — deliver — speech",
        "aide — draft — speech",
        "speech — anger — Chile",
    ),
    case(
        "the-clause-means-it",
        "Norway cut taxes, which means that prices will fall.",
        "Norway — cut — taxes",
        "prices — fall — _ [predicted]",
    ),
]


@pytest.mark.parametrize(("text", "options", "expected"), ANTECEDENTS)
def test_a_relative_clause_is_about_what_agrees_with_it(
    text: str, options: dict[str, Any], expected: list[str], read: Reader
) -> None:
    assert read(text, **options) == expected


PLACES = [
    case("of-what-is-feared", "Kenya feared the war in Somalia.", "Kenya — fear — war"),
    case("of-the-deed", "Kenya opened a school in Somalia.", "Kenya — open — school [at Somalia]"),
    case(
        "of-what-is-agreed-on",
        "Kenya and Chad agreed on a truce in Somalia.",
        "Chad — agree — Kenya [theme: truce; both ways]",
        "Kenya — agree — Chad [theme: truce; both ways]",
    ),
    case("of-a-meeting", "Kenya praised Chad at a summit in Somalia.", "Kenya — praise — Chad [at Somalia]"),
]

CONJUNCTS = [
    case(
        "infinitive-after-a-clause",
        "Peru signed a decree, calling for miners to close a pit, pay a fine, and compensate the villagers.",
        "Peru — sign — decree",
        "Peru — call — miners",
        "miners — close — pit [obligatory; source: Peru]",
        "miners — pay — fine [obligatory; source: Peru]",
        "miners — compensate — villagers [obligatory; source: Peru]",
    ),
    case(
        "a-past-tense-goes-on",
        "Peru asked miners to close a pit and paid a fine.",
        "Peru — ask — miners",
        "miners — close — pit [obligatory; source: Peru]",
        "Peru — pay — fine",
    ),
    case(
        "passive-after-an-object",
        "Baker visited the coast and relations were established with Oman.",
        "James Baker — visit — coast",
        "_ — establish — Oman [theme: relations]",
    ),
    case("passive-with-a-majority", "The bill was passed with a large majority.", "_ — pass — bill"),
    case(
        "a-day-demands-nothing",
        "Congress set terms on 14 August 1779, which demanded tolls.",
        "Congress — set — terms [1779-08-14]",
        "terms — demand — tolls",
    ),
]


@pytest.mark.parametrize(("text", "options", "expected"), PLACES)
def test_a_place_belongs_to_the_deed_or_to_the_noun(
    text: str, options: dict[str, Any], expected: list[str], read: Reader
) -> None:
    assert read(text, **options) == expected


@pytest.mark.parametrize(("text", "options", "expected"), CONJUNCTS)
def test_a_conjunct_goes_where_its_form_and_number_say(
    text: str, options: dict[str, Any], expected: list[str], read: Reader
) -> None:
    assert read(text, **options) == expected


FRAMES = [
    case("deprived-of", "The dam deprived fishermen of their living.", "dam — deprive — fishermen [theme: living]"),
    case("begged-for", "Kenya begged the German envoy for money.", "Kenya — beg — German envoy [theme: money]"),
    case("no-frame", "Kenya repaired the bridge for money.", "Kenya — repair — bridge"),
    case(
        "land-to-a-party", "Britain ceded Heligoland to Germany.", "United Kingdom — cede — Germany [theme: Heligoland]"
    ),
    case(
        "land-from-a-party",
        "Disraeli acquired Cyprus from the sultan.",
        "Disraeli — acquire — sultan [theme: Cyprus]",
    ),
    case("people-from-a-party", "Kenya poached pilots from its rival.", "Kenya — poach — rival [theme: pilots]"),
    case("invested-in", "Nippon invested a million in mills.", "Nippon — invest — mills [theme: million]"),
    case(
        "power-is-no-party",
        "Kenya shared power with the Democratic Alliance.",
        "Kenya — share — Democratic Alliance [theme: power]",
    ),
    case(
        "powers-are-parties",
        "Kenya threatened the two powers with tariffs.",
        "Kenya — threaten — two powers [theme: tariffs]",
    ),
    case("back-to", "Sweden sent the refugees back to Hungary.", "Sweden — send — Hungary [theme: refugees]"),
    case("from-to", "The canal shortened the voyage from Bombay to London.", "canal — shorten — voyage"),
    case("votes", "The senate passed the law by 178 votes to 172.", "senate — pass — law"),
    case("duties-on-imports", "Kenya imposed duties on cars from China.", "Kenya — impose — duties"),
    case("took-part", "Albania took part in the conference.", "Albania — participate — conference"),
    case("how-long", "The miners waited eleven years for pay.", "miners — wait — pay"),
    case(
        "what-was-not-given",
        "Russia sent the Spanish Republic tanks.",
        "Russia — send — Spanish Republic [theme: tanks]",
    ),
    case("missiles-with-a-name", "Russia sent the Iskander missiles.", "Russia — send — Iskander missiles"),
]

CHAINS = [
    case(
        "a-list-needs-its-and",
        "The agency paid a colonel, printed leaflets that accused the king of serving Moscow, and persuaded bishops.",
        "agency — pay — colonel",
        "agency — print — leaflets",
        "leaflets — accuse — king",
        "king — serve — Russia [source: leaflets]",
        "agency — persuade — bishops",
    ),
    case(
        "one-verb-moves-two",
        "The slump prompted the minister to resign and the president to freeze prices.",
        "slump — prompt — minister",
        "minister — resign — _",
        "president — freeze — prices",
    ),
    case(
        "the-same-two-deeds",
        "The slump prompted the minister to resign and to freeze prices.",
        "slump — prompt — minister",
        "minister — resign — _",
        "minister — freeze — prices",
    ),
    case(
        "nor-ends-with-its-clause",
        "Kenya neither praised Chad nor fined it, and in 1866 Prussia attacked Austria.",
        "Kenya — praise — Chad [negated]",
        "Kenya — fine — Chad [negated]",
        "Prussia — attack — Austria [1866]",
    ),
    case(
        "the-same-object-is-missing-twice",
        "Peru passed a bill that miners had demanded and that judges have threatened to block.",
        "Peru — pass — bill",
        "miners — demand — bill",
        "judges — threaten — _",
        "judges — block — bill [intended]",
    ),
]


@pytest.mark.parametrize(("text", "options", "expected"), FRAMES)
def test_a_verb_s_frame_says_what_its_preposition_means(
    text: str, options: dict[str, Any], expected: list[str], read: Reader
) -> None:
    assert read(text, **options) == expected


@pytest.mark.parametrize(("text", "options", "expected"), CHAINS)
def test_a_chain_of_verbs_is_whole(text: str, options: dict[str, Any], expected: list[str], read: Reader) -> None:
    assert read(text, **options) == expected
