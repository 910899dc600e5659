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


@pytest.mark.parametrize(("text", "options", "expected"), EVENTS)
def test_an_event_noun_makes_these_statements(
    text: str, options: dict[str, str], expected: list[str], read: Reader
) -> None:
    assert read(text, **options) == expected
