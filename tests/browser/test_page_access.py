"""The page for everybody: axe-core finds nothing, colours hold for the colour-blind, and all is reached by keyboard."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from page_driver import DOCUMENTS, STATEMENTS, Open, click_person
from page_sample import make_sample

pytestmark = pytest.mark.browser


def find_violations(tab: Any) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    found = axe.Axe().run(tab, options=options)
    return [f"{one['id']}: {[node['html'][:120] for node in one['nodes']][:3]}" for one in found.response["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_say(open_page: Open, scheme: str) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS, color_scheme=scheme)
    assert find_violations(tab) == []
    tab.get_by_text("All claims", exact=True).click()
    tab.click("#facets-toggle")
    click_person(tab, "Belmark")
    assert find_violations(tab) == []
    for view in ("table", "charts"):
        tab.click(f"#view-{view}")
        assert find_violations(tab) == []
    tab.click("#view-table")
    tab.click("#rows-participants")
    assert find_violations(tab) == []


def test_axe_finds_nothing_on_a_phone(open_page: Open) -> None:
    statements, documents = make_sample(20, 60)
    tab = open_page(statements, documents, viewport={"width": 390, "height": 800})
    tab.click("#legend-toggle")
    assert find_violations(tab) == []


def test_every_control_is_reached_by_tab_and_has_a_name(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS)
    tab.click("#facets-toggle")
    tab.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    reached = set()
    for _ in range(120):
        tab.keyboard.press("Tab")
        reached.add(
            tab.evaluate(
                "(({ id, name, dataset, parentElement }) => id || name || dataset.key || parentElement.id || '')(document.activeElement)"
            )
        )
    wanted = {"view-picture", "view-table", "view-charts", "search", "claims", "measure", "colour", "link", "facets-toggle", "legend-toggle",
              "least", "canvas", "zoom-in", "zoom-out", "zoom-fit", "theme", "kind State", "quad VerbalCooperation"}  # fmt: skip
    assert wanted - reached == set()
    nameless = tab.evaluate(
        """[...document.querySelectorAll("button, input, select, [role], canvas")].filter((one) => one.checkVisibility())
        .filter((one) => !(one.getAttribute("aria-label") || one.getAttribute("aria-labelledby") || one.textContent.trim() || (one.labels || []).length)
          && !["group", "status", "listbox", "presentation"].includes(one.getAttribute("role")))
        .filter((one) => !one.closest("#canvas .vis-network")).map((one) => one.outerHTML.slice(0, 100))"""
    )
    assert nameless == []


def read_palettes() -> dict[str, dict[str, str]]:
    style = (files("kg.page") / "page.css").read_text(encoding="utf-8")
    light, dark = (
        re.search(rf"{re.escape(head)} \{{(.*?)\n\}}", style, re.DOTALL)
        for head in (":root", ':root[data-theme="dark"]')
    )
    assert light
    assert dark
    colours = {
        name: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", text[1]))
        for name, text in (("light", light), ("dark", dark))
    }
    return {"light": colours["light"], "dark": colours["light"] | colours["dark"]}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("deficiency", ["none", "protanomaly", "deuteranomaly", "tritanomaly"])
def test_relations_are_told_apart_by_the_colour_blind(theme: str, deficiency: str) -> None:
    """Each two of the five relation colours differ in CAM02-UCS (Luo, Cui, Li 2006) as Machado, Oliveira, Fernandes (2009) simulate it."""
    colorspacious = pytest.importorskip("colorspacious")
    palette = read_palettes()[theme]
    names = ["VerbalCooperation", "MaterialCooperation", "VerbalConflict", "MaterialConflict", "Other"]
    rgb = np.array([[int(palette[f"quad-{name}"][at : at + 2], 16) / 255 for at in (1, 3, 5)] for name in names])
    if deficiency != "none":
        space = {"name": "sRGB1+CVD", "cvd_type": deficiency, "severity": 100}
        rgb = np.clip(colorspacious.cspace_convert(rgb, space, "sRGB1"), 0, 1)
    differences = {
        (a, b): float(colorspacious.deltaE(rgb[i], rgb[j], input_space="sRGB1"))
        for (i, a), (j, b) in combinations(enumerate(names), 2)
    }
    assert {pair: round(far, 1) for pair, far in differences.items() if far < 12} == {}
