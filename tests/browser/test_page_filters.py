"""Filters, the time slider, sizes and colours: each does what it says, and counts agree with a query of the Turtle."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from page_driver import (
    BELMARK,
    CORVIA,
    DOCUMENTS,
    LEAGUE,
    STATEMENTS,
    TREATY,
    Open,
    click_person,
    open_facet,
    set_range,
)
from page_sample import make_sample, make_statement

import kg
from kg.graph import Graph
from kg.model import DocumentRecord

pytestmark = pytest.mark.browser

TWO = [
    *STATEMENTS,
    make_statement(BELMARK, "arm", LEAGUE, class_="Aid", document="gazette", at=0, time="2029-05", confidence=0.95),
    make_statement(
        BELMARK, "warn", LEAGUE, class_="Threaten", document="gazette", at=100, time="2029-05-03", confidence=0.4
    ),
    make_statement(LEAGUE, "describe", TREATY, document="letter", at=0),
]
RECORDS = [
    *DOCUMENTS,
    DocumentRecord("gazette", "A gazette", published="2029-06-01"),
    DocumentRecord("letter", "A letter"),
]


def count_table(tab: Any) -> str:
    return str(tab.inner_text("#table-count"))


def test_a_tick_narrows_to_what_is_ticked(open_page: Open) -> None:
    tab = open_page(TWO, RECORDS)
    tab.get_by_text("All claims", exact=True).click()
    tab.click("#facets-toggle")
    tab.click("#view-table")
    for facet, value, promised, left in [
        # A kind counts the statements with one such participant; to stay, both must be of a kind that is ticked.
        ("kind", "State", 7, "4 statements"),
        ("quad", "Verbal cooperation", 1, "1 statement"),
        ("class", "Aid", 1, "1 statement"),
        ("class", "no class", 4, "4 statements"),
        ("polarity", "negated", 1, "1 statement"),
        ("modality", "intended", 1, "1 statement"),
        ("source", "Straits League", 1, "1 statement"),
        ("source", "the author", 9, "9 statements"),
        ("document", "A gazette", 2, "2 statements"),
    ]:
        open_facet(tab, facet)
        row = tab.locator(f"#facet-{facet} li", has_text=value)
        assert int(row.locator(".count").inner_text()) == promised
        row.locator("input").check()
        assert (count_table(tab), tab.inner_text("#filtered")) == (left, f"{left.split()[0]} of 10 statements")
        tab.click("#clear")
        assert count_table(tab) == "10 statements"


def test_confidence_hides_what_is_less_sure(open_page: Open) -> None:
    tab = open_page(TWO, RECORDS)
    tab.click("#view-table")
    assert count_table(tab) == "7 statements"
    tab.click("#facets-toggle")
    set_range(tab, "#least", "0.9")
    assert tab.locator("#table-body td:nth-child(2)").all_inner_texts() == ["arm"]
    assert tab.inner_text("#facets output") == "90 % sure or more"
    assert tab.inner_text("#facets-toggle") == "Filters (1)"


def test_the_time_slider_keeps_what_falls_in_its_stretch(open_page: Open) -> None:
    tab = open_page(TWO, RECORDS)
    assert tab.inner_text("#span-text") == "All time: 2029-05 to 2031-02"
    tab.click("#view-table")
    # 2029-05 has two; what is only in an undated letter stays until its box is cleared.
    set_range(tab, "#to", "3")
    assert tab.inner_text("#span-text") == "2029-05 to 2029-08"
    assert tab.locator("#table-body td:nth-child(2)").all_inner_texts() == ["arm", "warn", "describe"]
    tab.click("#facets-toggle")
    tab.locator("#undated").uncheck()
    assert tab.locator("#table-body td:nth-child(2)").all_inner_texts() == ["arm", "warn"]
    tab.focus("#from")
    tab.keyboard.press("End")
    assert tab.get_attribute("#from", "aria-valuetext") == "2029-08"
    assert count_table(tab) == "No statement matches."
    tab.click("#span-clear")
    assert count_table(tab) == "6 statements"


def test_the_legend_hides_and_the_drawer_knows(open_page: Open) -> None:
    tab = open_page(TWO, RECORDS)
    tab.click("#facets-toggle")
    tab.locator("#kinds").get_by_label("Concept").uncheck()
    assert tab.inner_text("#filtered") == "5 of 10 statements"
    ticked = tab.evaluate("[...document.querySelectorAll('#facet-kind input')].map((box) => box.checked)")
    assert ticked == [True, True, False]
    tab.locator("#kinds").get_by_label("Concept").check()
    assert tab.inner_text("#filtered") == "7 of 10 statements"


def test_a_relation_is_as_wide_as_its_shown_statements(open_page: Open) -> None:
    statements = [
        make_statement(BELMARK, "meet", CORVIA, class_="Consult", at=100 * n, confidence=0.5 + n / 20) for n in range(8)
    ]
    tab = open_page(statements)
    width = "kgwright.network.body.edges.e0.options.width / kgwright.state.boost"
    before = tab.evaluate(width)
    tab.click("#facets-toggle")
    set_range(tab, "#least", "0.8")
    assert tab.evaluate("kgwright.bundles[0].shown") == 2
    assert before > tab.evaluate(width) == pytest.approx(2.5)
    tab.get_by_role("button", name="Clear").click()
    click_person(tab, "Belmark")
    assert tab.locator("#panel .relation .count").all_inner_texts() == ["8"]


def test_colour_by_a_measure_has_a_scale_in_the_legend(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS)
    tab.select_option("#colour", "pagerank")
    assert tab.inner_text("#legend .key strong") == "Colour"
    assert tab.inner_text("#legend .key span").split() == ["PageRank:", "0.184", "0.474"]
    colours = tab.evaluate(
        "kgwright.people.slice(0, 3).map(({ id }) => kgwright.network.body.nodes[id].options.color.background)"
    )
    assert len(set(colours)) == 3


def test_counts_agree_with_the_turtle(open_page: Open, tmp_path: Path) -> None:
    statements, documents = make_sample(40, 160)
    graph = Graph(tuple(statements), tuple(documents), kg.load_ontology(), title="Sample")
    graph.write(tmp_path / "out", only=["graph.ttl", "graph.html"])
    turtle = ox.Store()
    turtle.load(path=str(tmp_path / "out" / "graph.ttl"))

    def ask(where: str) -> int:
        rows = turtle.query(
            f"PREFIX kg: <https://w3id.org/kgwright/ontology#> SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {{ ?s a kg:Statement . {where} }}"
        )
        return int(next(iter(rows))[0].value)

    tab = open_page(tmp_path / "out" / "graph.html")
    total = ask("")
    tab.get_by_text("All claims", exact=True).click()
    tab.click("#facets-toggle")
    assert tab.inner_text("#filtered") == f"{total} of {total} statements"
    shown = {
        facet: {
            row.locator(".name").inner_text(): int(row.locator(".count").inner_text().replace(",", ""))
            for row in (open_facet(tab, facet) or tab).locator(f"#facet-{facet} li").all()
        }
        for facet in ("polarity", "modality", "document")
    }
    assert shown["polarity"] == {name: ask(f"?s kg:polarity kg:{name}") for name in ("affirmed", "negated")}
    assert shown["modality"] == {name: ask(f"?s kg:modality kg:{name}") for name in shown["modality"]}
    assert sum(shown["document"].values()) == total
    facts = ask("?s kg:polarity kg:affirmed ; kg:modality kg:actual . FILTER NOT EXISTS { ?s kg:source ?anyone }")
    tab.get_by_text("Facts only", exact=True).click()
    assert tab.inner_text("#filtered") == f"{facts} of {total} statements"
    first = tab.inner_text("#panel .top li bdi")
    tab.fill("#search", first)
    tab.press("#search", "Enter")
    mine = ask(
        f'?a <http://www.w3.org/2004/02/skos/core#prefLabel> "{first}"@en . {{ ?s kg:actor ?a }} UNION {{ ?s kg:target ?a }} '
        "?s kg:polarity kg:affirmed ; kg:modality kg:actual . FILTER NOT EXISTS { ?s kg:source ?anyone }"
    )
    assert f"{mine} statements" in tab.locator("#panel h3").all_inner_texts()


def test_dates_far_from_the_rest_do_not_squeeze_the_timeline(open_page: Open) -> None:
    times = ["1923", *[f"2031-{month:02}" for month in range(1, 13)] * 5, "2150-01"]
    statements = [
        make_statement(BELMARK, "meet", CORVIA, at=100 * number, time=time) for number, time in enumerate(times)
    ]
    tab = open_page(statements)
    assert tab.inner_text("#span-text") == "All time: before 2031-01 to after 2031-12"
    set_range(tab, "#to", "0")
    tab.click("#view-table")
    assert tab.locator("#table-body time").all_inner_texts() == ["1923"]
    set_range(tab, "#to", "14")
    assert count_table(tab) == "62 statements"
