"""Wordings in which something is not asserted: charges, suppositions, alternatives, duties, and who says so; each beside one that asserts."""

from __future__ import annotations

from typing import Any

import pytest
from reading import Reader, case

CASES = [
    case("stands-accused", "Kenya stood accused of starving the prisoners.", "_ — accuse — Kenya", "Kenya — starve — prisoners [possible]"),
    case("stands-firm", "Kenya stood beside Uganda.", "Kenya — stand — _"),
    case("say-supposes", "Say Kenya bombed the port.", "Kenya — bomb — port [conditional]"),
    case("imagine-supposes", "Imagine that Kenya had bombed the port.", "Kenya — bomb — port [conditional]"),
    case("officials-say", "Officials say Kenya bombed the port.", "Kenya — bomb — port [source: officials]", "officials — say — _"),
    case(
        "contrary-to",
        "Peru has not, contrary to rumours that Chile sank a ship, shut the canal.",
        "Chile — sink — ship [possible]",
        "Peru — shut — canal [negated]",
    ),
    case(
        "said-at-a-meeting",
        "The envoy claimed in an interview in Quito that Chad had bombed the port.",
        "Chad — bomb — port [source: envoy]",
        "envoy — claim — _ [at Quito]",
    ),
    case(
        "relative-at-a-meeting",
        "The envoy spoke at a meeting that Chad had organised.",
        "Chad — organise — meeting",
        "envoy — speak — _",
    ),
    case(
        "headline-held-a-charity-says",
        "Three monks jailed in Laos, lawyer says",
        "_ — jail — three monks [source: lawyer; at Laos]",
        "lawyer — say — _",
        headline=True,
    ),
    case(
        "let-alone-past",
        "The panel never questioned the general, let alone charged the clerk.",
        "panel — question — general [negated]",
        "panel — charge — clerk [negated]",
    ),
    case(
        "let-alone-perfect",
        "Mali has not armed the rebels, let alone trained the pirates.",
        "Mali — arm — rebels [negated]",
        "Mali — train — pirates [negated]",
    ),
    case(
        "let-alone-bare",
        "Mali cannot feed its soldiers, let alone pay the rebels.",
        "Mali — feed — soldiers [negated, possible]",
        "Mali — pay — rebels [negated, possible]",
    ),
    case("let-somebody-alone", "Mali never let the rebels sell oil.", "Mali — let — rebels [negated]", "rebels — sell — oil [negated, possible]"),
    case("has-got-to", "Chad has got to pay the farmers.", "Chad — pay — farmers [obligatory]"),
    case("apostrophe-got-to", "Chad's got to sell the port.", "Chad — sell — port [obligatory]"),
    case("has-got", "Chad has got a port.", "Chad — get — port"),
    case(
        "refused-three-things",
        "The board refused to end the strike, free the clerks or close the mine.",
        "board — refuse — _",
        "board — end — strike [negated]",
        "board — free — clerks [negated]",
        "board — close — mine [negated]",
    ),
    case(
        "second-passive-with-its-own-agent",
        "The priest was kidnapped by rebels and freed a month later by an army patrol.",
        "rebels — kidnap — priest",
        "army patrol — free — priest",
    ),
    case(
        "second-verb-active",
        "The priest was kidnapped by rebels and forgave the rebels.",
        "rebels — kidnap — priest",
        "priest — forgive — rebels",
    ),
    case("either-or-subjects", "Either Mali or Niger bombed the port.", "Mali — bomb — port [possible]", "Niger — bomb — port [possible]"),
    case("both-and-subjects", "Both Mali and Niger bombed the port.", "Mali — bomb — port", "Niger — bomb — port"),
    case("pays-or-sues", "Chad frees the crew or Ghana sues.", "Chad — free — crew [possible]", "Ghana — sue — _ [possible]"),
    case("pays-and-sues", "Chad frees the crew and Ghana sues.", "Chad — free — crew", "Ghana — sue — _"),
    case(
        "otherwise",
        "Chad must pay the bank, otherwise Mali closes the port.",
        "Chad — pay — bank [obligatory]",
        "Mali — close — port [conditional]",
    ),
    case("once-to-come", "Once Chad opens the port, Mali will pay.", "Chad — open — port [predicted]", "Mali — pay — _ [predicted]"),
    case("once-past", "Once Chad opened the port, Mali paid.", "Chad — open — port", "Mali — pay — _"),
    case(
        "once-under-a-promise",
        "Mali promised to pay the bank once Chad opened the port.",
        "Mali — promise — _",
        "Mali — pay — bank [intended]",
        "Chad — open — port [intended]",
    ),
    case(
        "dreamed-of-both",
        "The duke dreamed of conquering Naples and of ruling Rome.",
        "duke — conquer — Naples [intended]",
        "duke — rule — Italy [intended]",
    ),
    case("sooner-than", "Mali would sooner burn the port than sell it to Chad.", "Mali — burn — port [conditional]", "Mali — sell — Chad [negated; theme: port]"),
    case("conditions-of-two", "If the map is right, Mali bribed the judge and burned the files.", "Mali — bribe — judge [conditional]", "Mali — burn — files [conditional]"),
    case("with-somebody-unable", "With Mali no longer able to feed the army, the premier resigned.", "Mali — feed — army [negated, possible]", "premier — resign — _"),
    case("less-able", "The farmers were less able to feed the town.", "farmers — feed — town [possible]"),
    case("was-able", "The farmers were able to feed the town.", "farmers — feed — town"),
    case("cleft-not-but", "It was not the mayor but the priest who sold the mill.", "mayor — sell — mill [negated]", "priest — sell — mill"),
    case("cleft-both", "It was the mayor and the priest who sold the mill.", "mayor — sell — mill", "priest — sell — mill"),
    case("cleft-rather-than", "It was Chad, rather than Mali, that sold the mill.", "Chad — sell — mill", "Mali — sell — mill [negated]"),
    case("unclear-how", "It is unclear how Chad sank the ferry.", "Chad — sink — ferry [questioned]"),
    case("clear-how", "It was clear how Chad sank the ferry.", "Chad — sink — ferry"),
    case("a-film-tells-how", "The film shows how Chad conquered Mali.", "film — show — _", "Chad — conquer — Mali [source: film]"),
    case("caught-doing", "Mali caught Niger arming the rebels.", "Mali — catch — Niger", "Niger — arm — rebels"),
    case("sued-doing", "Mali sued Niger, arming the rebels.", "Mali — sue — Niger", "Mali — arm — rebels"),
    case(
        "while-beside-the-speaker",
        "Ghana said it would pay, while Togo closed the port.",
        "Ghana — say — _",
        "Ghana — pay — _ [predicted; source: Ghana]",
        "Togo — close — port",
    ),
    case(
        "while-in-what-is-said",
        "The mayor said two men were hurt, while a third man attacked the police.",
        "mayor — say — _",
        "_ — hurt — two men [source: mayor]",
        "third man — attack — police [source: mayor]",
    ),
    case(
        "claim-added-after-a-predicate",
        "Mali protested that the drone was French, a claim that Niger repeated.",
        "Mali — protest — _",
        "drone — be — claim [source: Mali]",
        "Niger — repeat — claim",
    ),
    case("not-only-but", "The causes were not only taxes but also land.", "causes — be — taxes", "causes — be — land"),
    case("report-before-a-colon", "Report: Iran shot down jet", "Iran — shoot down — jet [source: report]", headline=True),
    case("quoted-words-in-a-headline", 'Chad "sank own ferry"', "Chad — sink — own ferry [possible]"),
    case("quoted-words-in-a-sentence", 'Chad "sank" the ferry.', "Chad — sink — ferry"),
    case(
        "a-treaty-obliges",
        "The contract obliges Shell to compensate Mali.",
        "contract — oblige — Shell",
        "Shell — compensate — Mali [obligatory; source: contract]",
    ),
    case("a-storm-obliges", "The storm obliged Chad to pay Mali.", "storm — oblige — Chad", "Chad — pay — Mali"),
    case("sceptical-about", "Many nuns were sceptical about selling the mill.", "many nuns — sell — mill [possible]"),
    case("happy-about", "Many nuns were happy about selling the mill.", "many nuns — sell — mill"),
    case("story-that", "The clerk denied the story that Chad bombed the port.", "clerk — deny — story", "Chad — bomb — port [negated; source: clerk]"),
    case("story-written", "The story that Chad published pleased Mali.", "Chad — publish — story", "story — please — Mali"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "options", "expected"), CASES)
def test_wording(text: str, options: dict[str, Any], expected: list[str], read: Reader) -> None:
    assert sorted(read(text, **options)) == sorted(expected)
