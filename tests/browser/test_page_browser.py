"""The page in a browser: what it shows, and that whatever the data says stays text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from page_driver import (
    BELMARK,
    CORVIA,
    DOCUMENTS,
    NASTY,
    STATEMENTS,
    Open,
    click_bundle,
    click_person,
    read_triples,
)
from page_sample import make_sample, make_statement

from kg.model import DocumentRecord, Participant
from kg.ontology import Entry, Office, Ontology, Tenure
from kg.page import render

pytestmark = pytest.mark.browser


def test_the_page_opens_with_counts_and_the_strongest_participants(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS)
    assert tab.inner_text("#counts") == "1 document · 4 participants · 7 statements, 4 of them stated as fact"
    assert tab.inner_text("#extent-text") == "3 participants, 3 relations"
    assert tab.locator("#panel .top li bdi").all_inner_texts() == ["border treaty", "Corvia", "Belmark"]
    assert tab.locator("#panel .top li .count").all_inner_texts() == ["0.474", "0.341", "0.184"]


def test_a_click_on_a_participant_shows_its_facts_and_then_all_claims(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS)
    click_person(tab, "Belmark")
    assert tab.inner_text("#panel h2") == "Belmark"
    assert read_triples(tab) == ["Belmark sanction Corvia", "Belmark meet Corvia"]
    assert "2 more claims are hedged, denied or somebody’s word." in tab.inner_text("#panel .aside")
    tab.click("#panel .aside button")
    assert read_triples(tab) == [
        "Belmark sanction Corvia",
        "Belmark meet Corvia",
        "Corvia accuse Belmark",
        "Belmark attack Corvia",
    ]
    assert tab.locator("#panel .badges").all_inner_texts() == [
        "fact",
        "fact",
        "according to Straits League",
        "✕ denied",
    ]
    assert tab.locator("#claims input:checked").get_attribute("value") == "all"


def test_a_click_on_a_relation_shows_its_sentences_with_marks_and_source(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS)
    click_bundle(tab, "Belmark", "Corvia", "MaterialConflict")
    assert tab.inner_text("#panel h2") == "Belmark → Corvia"
    assert read_triples(tab) == ["Belmark sanction Corvia"]
    marks = tab.locator("#panel blockquote mark")
    assert [(mark.get_attribute("class"), mark.inner_text()) for mark in marks.all()] == [
        ("actor", "Belmark"),
        ("action", "sanction"),
        ("target", "Corvia"),
    ]
    assert tab.inner_text("#panel time") == "2031-02"
    link = tab.locator("#panel .document a")
    assert (link.inner_text(), link.get_attribute("href"), link.get_attribute("rel")) == (
        "A dispatch",
        "https://example.org/d",
        "noopener noreferrer",
    )


def test_all_claims_are_drawn_each_in_its_own_line(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS)
    tab.get_by_text("All claims", exact=True).click()
    assert tab.inner_text("#extent-text") == "4 participants, 6 relations"
    drawn = tab.evaluate(
        "kgwright.bundles.map((one) => [one.standing, kgwright.network.body.edges[one.id].options.dashes])"
    )
    assert sorted(map(str, drawn)) == sorted(
        map(
            str,
            [["fact", False]] * 3 + [["attributed", [2, 5]], ["negated", False], ["hedged", [9, 6]]],
        )
    )


def test_relations_between_the_same_two_bend_apart(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS)
    bends = tab.evaluate(
        "kgwright.bundles.filter((one) => one.standing === 'fact')"
        ".map((one) => { const { smooth } = kgwright.network.body.edges[one.id].options;"
        " return smooth.enabled ? smooth.roundness : 0; })"
    )
    assert sorted(bends) == [0, 0.12, 0.25]


def test_the_measure_and_the_colour_are_the_readers_choice(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS)

    def look() -> Any:
        return tab.evaluate(
            "kgwright.people.slice(0, 3).map((one) => { const node = kgwright.network.body.nodes[one.id];"
            " return [one.label, node.options.size, node.options.color.background]; })"
        )

    before = look()
    tab.select_option("#measure", "out_degree")
    sized = look()
    tab.select_option("#colour", "community")
    coloured = look()
    smallest = min(size for _, size, _ in sized)
    assert [label for label, size, _ in sized if size == smallest] == ["border treaty"]
    assert [size for _, size, _ in before] != [size for _, size, _ in sized]
    assert [colour for *_, colour in before] == [colour for *_, colour in sized]
    assert not {colour for *_, colour in sized} & {colour for *_, colour in coloured}


def test_search_works_from_the_keyboard(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS)
    tab.keyboard.press("/")
    tab.keyboard.type("bor")
    assert tab.locator("#suggestions li bdi").all_inner_texts() == ["border treaty"]
    assert tab.get_attribute("#search", "aria-expanded") == "true"
    tab.keyboard.press("ArrowDown")
    assert tab.get_attribute("#search", "aria-activedescendant") == "suggestions-0"
    tab.keyboard.press("Enter")
    assert tab.inner_text("#panel h2") == "border treaty"
    assert tab.is_hidden("#suggestions")
    tab.fill("#search", "zzz")
    assert tab.inner_text("#suggestions") == "No participant of that name"


def test_search_brings_in_whom_only_claims_name(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS)
    tab.fill("#search", "straits")
    tab.press("#search", "Enter")
    assert tab.locator("#claims input:checked").get_attribute("value") == "all"
    assert read_triples(tab) == ["Straits League adjourn —", "Straits League sign border treaty"]


def test_filters_hide_kinds_and_relations(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS)
    tab.get_by_label("Concept").uncheck()
    assert tab.inner_text("#extent-text") == "2 of 3 participants, 2 relations"
    tab.get_by_label("Material conflict").uncheck()
    assert tab.inner_text("#extent-text") == "2 of 3 participants, 1 relation"
    tab.get_by_label("Verbal cooperation").uncheck()
    assert tab.inner_text("#empty").startswith("The filters hide everything.")
    tab.click("#view-table")
    assert tab.inner_text("#table-count") == "1 statement"


def test_the_table_has_the_same_statements_and_can_be_searched_and_sorted(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS)
    tab.click("#view-table")
    assert tab.inner_text("#table-count") == "4 statements"
    tab.get_by_text("All claims", exact=True).click()
    assert tab.locator("#table-body tr").count() == 7
    tab.get_by_role("button", name="does what").press("Enter")
    assert tab.locator("#table-body td:nth-child(2)").all_inner_texts() == [
        "accuse",
        "adjourn",
        "attack",
        "meet",
        "reject",
        "sanction",
        "sign",
    ]
    assert tab.locator("th[aria-sort=ascending]").inner_text() == "does what ↑"
    tab.fill("#table-filter", "denied corvia")
    assert tab.locator("#table-body tr td:nth-child(2)").all_inner_texts() == ["attack"]
    tab.locator("#table-body td:nth-child(3) button").press("Enter")
    assert tab.inner_text("#panel h2") == "Corvia"
    assert tab.evaluate("document.activeElement.tagName") == "H2"


@pytest.mark.parametrize("label", NASTY)
def test_hostile_text_is_shown_and_does_nothing(open_page: Open, label: str) -> None:
    actor = Participant(label, "https://example.org/id/state/x", "State")
    statement = make_statement(actor, "meet", CORVIA, class_="Consult", tail=" " + label)
    record = DocumentRecord("dispatch", title=label, publisher=label, url="javascript:window.hacked=1")
    tab = open_page([statement], [record])
    shown = label.replace("\u202e", "").replace("\u202c", "")
    tab.fill("#search", shown[:12])
    tab.press("#search", "Enter")
    assert tab.inner_text("#panel h2") == shown
    assert tab.locator("#panel blockquote").text_content() == statement.sentence
    assert tab.locator("#panel .document").text_content() == f"{shown} · {shown}"
    assert tab.locator("#panel a").count() == 0
    tab.hover("#canvas canvas")
    tab.click("#view-table")
    assert tab.locator("#table-body tr").count() == 1
    assert tab.evaluate("typeof window.hacked") == "undefined"
    assert tab.locator("img").count() == 0


def test_a_tooltip_shows_a_label_as_text(open_page: Open) -> None:
    label = NASTY[1]
    tab = open_page([make_statement(Participant(label, "https://example.org/x", "State"), "meet", CORVIA)])
    x, y = tab.evaluate(
        "(label) => { const { network, people } = kgwright;"
        " const point = network.canvasToDOM(network.getPosition(people.find((one) => one.label === label).id));"
        " const frame = document.getElementById('canvas').getBoundingClientRect();"
        " return [frame.x + point.x, frame.y + point.y]; }",
        label,
    )
    tab.mouse.move(x - 3, y)
    tab.mouse.move(x, y)
    tab.wait_for_selector("div.vis-tooltip:visible")
    assert tab.inner_text("div.vis-tooltip").split("\n") == [label, "State"]
    assert tab.locator("img").count() == 0


def test_an_empty_graph_says_so(open_page: Open) -> None:
    tab = open_page([])
    assert tab.inner_text("#empty") == "There is nothing to draw yet: no statement was found in the documents."
    tab.click("#view-table")
    assert tab.inner_text("#table-count") == "No statement was found in the documents."


def test_claims_without_any_fact_are_shown_as_claims(open_page: Open) -> None:
    tab = open_page([make_statement(BELMARK, "attack", CORVIA, polarity="negated")])
    assert tab.locator("#claims input:checked").get_attribute("value") == "all"
    assert tab.inner_text("#extent-text") == "2 participants, 1 relation"


@pytest.mark.parametrize("width", [320, 390, 1300])
def test_nothing_sticks_out_at_any_width(open_page: Open, width: int) -> None:
    statements, documents = make_sample()
    tab = open_page(statements, documents, viewport={"width": width, "height": 800})
    tab.click("#legend-toggle")
    for view in ("table", "picture"):
        tab.click(f"#view-{view}")
        assert tab.evaluate("document.documentElement.scrollWidth") == width
    tab.fill("#search", "Fenland")
    tab.press("#search", "Enter")
    box = tab.locator("#panel").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_dark_readers_get_dark_colours(open_page: Open) -> None:
    # A change of the reader's scheme reaches scripts with the next frame that is drawn, later than the style sheet.
    concept = "(colour) => kgwright.network.body.nodes[0].options.color.background === colour"
    ground = "(colour) => getComputedStyle(document.body).backgroundColor === colour"
    tab = open_page(STATEMENTS, DOCUMENTS, color_scheme="dark")
    tab.wait_for_function(ground, arg="rgb(20, 24, 31)")
    dark = tab.evaluate("kgwright.network.body.nodes[0].options.color.background")
    assert dark != "#9aa3af"
    tab.emulate_media(color_scheme="light")
    tab.wait_for_function(ground, arg="rgb(247, 246, 243)")
    tab.wait_for_function(concept, arg="#9aa3af")


def test_large_networks_show_more_on_request(open_page: Open) -> None:
    statements, documents = make_sample(500, 2000)
    tab = open_page(statements, documents)
    first = tab.inner_text("#extent-text")
    tab.click("#more")
    tab.wait_for_function("(first) => document.getElementById('extent-text').textContent !== first", arg=first)
    assert int(first.split(" ")[0]) < int(tab.inner_text("#extent-text").split(" ")[0])


def test_hostile_text_is_text_wherever_it_stands(browser: Any, open_page: Open, tmp_path: Path) -> None:
    nasty = NASTY[0]
    one, other = (
        Participant(nasty, "https://example.org/a?<b>", "Person"),
        Participant(nasty + "2", 'https://example.org/"c', "State"),
    )
    statement = make_statement(
        one, nasty, other, class_=nasty, source=(one,), time="2031-02", tail=nasty, modality="possible"
    )
    statement = replace(statement, theme=one, place=other, time=nasty)
    office = "https://example.org/office"
    ontology = Ontology(
        Path(),
        "https://example.org/",
        "",
        entries={one.iri: Entry(one.iri, nasty, "Person", aliases=(nasty + "3",), same_as=("javascript:window.hacked=1",))},
        offices={"o": Office(office, nasty)},
        tenures=(Tenure("https://example.org/t", one.iri, office, other.iri, nasty),),
    )  # fmt: skip
    record = DocumentRecord("dispatch", nasty, nasty, nasty, nasty, nasty)
    rows = [{"iri": one.iri, nasty: 0.5, "community": 1}, {"iri": other.iri, nasty: 0.25, "community": 1}]
    path = tmp_path / "hostile.html"
    path.write_text(
        render(nx.MultiDiGraph(), [statement], [record], rows, title=nasty, ontology=ontology), encoding="utf-8"
    )
    tab = open_page(path)
    tab.click("#facets-toggle")
    for folded in tab.locator("#facets summary").all():
        folded.click()
    tab.select_option("#colour", nasty)
    tab.fill("#search", nasty)
    tab.press("#search", "Enter")
    tab.locator("#panel .relation").first.click()
    assert (
        tab.locator("#panel .details").first.text_content()
        == f"about {nasty} · {nasty} · in {nasty}2 · {nasty} · 80 % sure"
    )
    tab.get_by_role("button", name="All between the two").click()
    for view in ("table", "charts"):
        tab.click(f"#view-{view}")
    tab.click("#view-table")
    tab.click("#rows-participants")
    assert tab.locator("#table-head th").last.text_content() == nasty
    assert tab.evaluate("[typeof hacked, document.images.length, document.scripts.length]") == ["undefined", 0, 8]
    assert tab.locator("a[href^=javascript]").count() == 0


def test_nothing_can_be_fetched_and_nothing_added_runs(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS, blocking=True)
    blocked = tab.evaluate(
        """async () => {
          const blocked = [];
          document.addEventListener("securitypolicyviolation", (event) => blocked.push(event.effectiveDirective));
          const put = (tag, attributes) => document.body.append(Object.assign(document.createElement(tag), attributes));
          put("img", { src: "https://example.org/x.png" });
          put("script", { textContent: "window.hacked = 1" });
          put("iframe", { src: "https://example.org/" });
          put("div", { innerHTML: "<b onclick='1' style='color: red'>x</b>" });
          await fetch("https://example.org/").catch(() => null);
          await new Promise((done) => setTimeout(done, 200));
          return [...new Set(blocked)].sort();
        }"""
    )
    assert blocked == ["connect-src", "frame-src", "img-src", "script-src-attr", "script-src-elem", "style-src-attr"]
    assert tab.evaluate("typeof window.hacked") == "undefined"
