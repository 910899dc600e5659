"""Events named by nouns: their actor, their target, and whether they happened."""

from __future__ import annotations

import pytest
from reading import Reader, case

EVENTS = [
    case(
        "possessor",
        "Rwanda's invasion of Burundi alarmed Tanzania.",
        "Rwanda — invade — Burundi",
        "invasion — alarm — Tanzania",
    ),
    case(
        "of-target-adjective-actor",
        "The Rwandan invasion of Burundi alarmed Tanzania.",
        "Rwanda — invade — Burundi",
        "Rwandan invasion — alarm — Tanzania",
    ),
    case(
        "by-actor",
        "The invasion of Burundi by Rwanda alarmed Tanzania.",
        "Rwanda — invade — Burundi",
        "invasion — alarm — Tanzania",
    ),
    case(
        "between",
        "Talks between Rwanda and Burundi collapsed.",
        "Burundi — talk — Rwanda [both ways]",
        "Rwanda — talk — Burundi [both ways]",
        "talks — collapse — _",
    ),
    case(
        "between-in-object",
        "Tanzania hosted talks between Rwanda and Burundi.",
        "Tanzania — host — talks",
        "Burundi — talk — Rwanda [both ways]",
        "Rwanda — talk — Burundi [both ways]",
    ),
    case(
        "on-target",
        "American sanctions on Eritrea failed.",
        "United States — sanction — Eritrea",
        "American sanctions — fail — _",
    ),
    case(
        "against-target",
        "Maduro's threat against Guyana worried Brazil.",
        "Nicolás Maduro — threaten — Guyana",
        "threat — worry — Brazil",
    ),
    case("light-noun-only", "The visit failed.", "visit — fail — _"),
    case(
        "name-before",
        "The US ban on Huawei hurt Ericsson.",
        "United States — ban — Huawei",
        "US ban — hurt — Ericsson",
    ),
    case(
        "coordinated-events",
        "Rwanda's invasion of Burundi and its embargo on Uganda alarmed Tanzania.",
        "Rwanda — invade — Burundi",
        "Rwanda — embargo — Uganda",
        "embargo — alarm — Tanzania",
        "invasion — alarm — Tanzania",
    ),
    case(
        "passive-possessor",
        "Burundi's invasion by Rwanda alarmed Tanzania.",
        "Rwanda — invade — Burundi",
        "invasion — alarm — Tanzania",
    ),
    case(
        "possible-fears",
        "Fears of a Rwandan invasion of Burundi grew.",
        "Rwanda — invade — Burundi [possible]",
        "fears — grow — _",
    ),
    case("possible-threatened", "Rwanda threatened an invasion of Burundi.", "Rwanda — threaten — invasion"),
    case(
        "possible-adjective",
        "A possible Rwandan invasion of Burundi worries Tanzania.",
        "Rwanda — invade — Burundi [possible]",
        "possible Rwandan invasion — worry — Tanzania",
    ),
    case("negated-no", "There was no Rwandan invasion of Burundi.", "Rwanda — invade — Burundi [negated]"),
    case(
        "possible-risk",
        "The risk of a war between Rwanda and Burundi rose.",
        "Burundi — fight — Rwanda [possible; both ways]",
        "Rwanda — fight — Burundi [possible; both ways]",
        "risk — rise — _",
    ),
    case(
        "possible-prevent",
        "Tanzania prevented a Rwandan invasion of Burundi.",
        "Tanzania — prevent — Rwandan invasion",
        "Rwanda — invade — Burundi [possible]",
    ),
    case(
        "reported",
        "Tanzania said that Rwanda's invasion of Burundi had failed.",
        "Tanzania — say — _",
        "Rwanda — invade — Burundi [source: Tanzania]",
        "invasion — fail — _ [source: Tanzania]",
    ),
    case(
        "dated",
        "The Rwandan invasion of Burundi in 1996 failed.",
        "Rwanda — invade — Burundi [1996]",
        "Rwandan invasion — fail — _",
    ),
]

EVENTS_IN_CONTEXT = [
    case(
        "agreement-between",
        "An agreement between Norway and Sweden angered Finland.",
        "Norway — agree — Sweden [both ways]",
        "Sweden — agree — Norway [both ways]",
        "agreement — anger — Finland",
    ),
    case(
        "agreement-with",
        "Norway's agreement with Sweden angered Finland.",
        "Norway — agree — Sweden",
        "agreement — anger — Finland",
    ),
    case("war-with", "Eritrea's war with Ethiopia ended.", "Eritrea — fight — Ethiopia", "war — end — _"),
    case("visit-to", "Macron's visit to Kenya ended.", "Emmanuel Macron — visit — Kenya", "visit — end — _"),
    case("visit-by", "A visit by Macron to Kenya ended.", "Emmanuel Macron — visit — Kenya", "visit — end — _"),
    case(
        "support-for",
        "Iranian support for Hezbollah grew.",
        "Iran — support — Hezbollah",
        "Iranian support — grow — _",
    ),
    case(
        "acquisition-of",
        "Nokia's acquisition of Alcatel hurt Ericsson.",
        "Nokia — acquire — Alcatel",
        "acquisition — hurt — Ericsson",
    ),
    case(
        "criticism-of",
        "German criticism of Hungary grew.",
        "Germany — criticise — Hungary",
        "German criticism — grow — _",
    ),
    case(
        "attack-on-dated",
        "The Houthi attack on Saudi Arabia in September 2019 hurt Aramco.",
        "Houthis — attack — Saudi Arabia [2019-09]",
        "Houthi attack — hurt — Saudi Aramco",
    ),
    case(
        "of-is-actor",
        "The withdrawal of Rwanda from Burundi pleased Tanzania.",
        "Rwanda — withdraw — Burundi",
        "withdrawal — please — Tanzania",
    ),
    case(
        "of-object-thing",
        "Kenya's closure of the port hurt Uganda.",
        "Kenya — close — port",
        "closure — hurt — Uganda",
    ),
    case("its-embargo", "Rwanda lifted its embargo on Uganda.", "Rwanda — lift — Uganda [theme: embargo]"),
    case(
        "in-response",
        "Rwanda acted in response to Burundi's attack on Goma.",
        "Rwanda — act — _",
        "Burundi — attack — Goma",
    ),
    case(
        "after-invasion",
        "Prices rose after Rwanda's invasion of Burundi.",
        "prices — rise — _",
        "Rwanda — invade — Burundi",
    ),
    case(
        "because-of",
        "Prices rose because of the Rwandan invasion of Burundi.",
        "prices — rise — _",
        "Rwanda — invade — Burundi",
    ),
    case(
        "since-time",
        "Since Rwanda's invasion of Burundi in 1996, prices have risen.",
        "Rwanda — invade — Burundi [1996]",
        "prices — rise — _",
    ),
    case(
        "condemned",
        "Tanzania condemned the Rwandan invasion of Burundi.",
        "Tanzania — condemn — Rwandan invasion",
        "Rwanda — invade — Burundi",
    ),
    case(
        "called-for",
        "Tanzania called for an American embargo on Rwanda.",
        "Tanzania — call for — American embargo",
        "United States — embargo — Rwanda [possible]",
    ),
    case(
        "demanded-end",
        "Tanzania demanded an end to the Rwandan occupation of Goma.",
        "Tanzania — demand — end",
        "Rwanda — occupy — Goma [possible]",
    ),
    case("promise", "Rwanda's promise of aid to Burundi pleased Tanzania.", "promise of aid — please — Tanzania"),
    case(
        "negated-verb",
        "Rwanda's invasion of Burundi did not alarm Tanzania.",
        "Rwanda — invade — Burundi",
        "invasion — alarm — Tanzania [negated]",
    ),
    case(
        "without",
        "The year passed without a Rwandan invasion of Burundi.",
        "Rwanda — invade — Burundi [negated]",
    ),
    case(
        "alleged",
        "The alleged Rwandan invasion of Burundi alarmed Tanzania.",
        "Rwanda — invade — Burundi [possible]",
        "alleged Rwandan invasion — alarm — Tanzania",
    ),
    case(
        "would-be",
        "A Rwandan invasion of Burundi would alarm Tanzania.",
        "Rwanda — invade — Burundi [possible]",
        "Rwandan invasion — alarm — Tanzania [conditional]",
    ),
    case("possessor-is-time", "Last year's invasion of Burundi alarmed Tanzania.", "invasion — alarm — Tanzania"),
    case("possessor-is-place-only", "Europe's demand for gas fell.", "demand — fall — _"),
    case("noun-of-no-event", "Rwanda's capital alarmed Tanzania.", "capital — alarm — Tanzania"),
    case("compound-event", "The sanctions regime failed.", "sanctions regime — fail — _"),
    case(
        "trade-talks",
        "Trade talks between Peru and Chile failed.",
        "Chile — talk — Peru [both ways]",
        "Peru — talk — Chile [both ways]",
        "trade talks — fail — _",
    ),
    case("relations", "Relations between Peru and Chile soured.", "relations — sour — _"),
    case(
        "row-over",
        "A dispute between Peru and Chile over fish deepened.",
        "Chile — dispute — Peru [both ways]",
        "Peru — dispute — Chile [both ways]",
        "dispute — deepen — _",
    ),
]


@pytest.mark.parametrize(("text", "options", "expected"), EVENTS)
def test_an_event_noun_makes_these_statements(
    text: str, options: dict[str, str], expected: list[str], read: Reader
) -> None:
    assert read(text, **options) == expected


@pytest.mark.parametrize(("text", "options", "expected"), EVENTS_IN_CONTEXT)
def test_an_event_noun_in_context_makes_these_statements(
    text: str, options: dict[str, str], expected: list[str], read: Reader
) -> None:
    assert read(text, **options) == expected
