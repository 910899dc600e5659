"""The served pages in a browser: reachable by keyboard and link, free of faults that axe finds, within the width of a phone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1]))
from query_sample import write_sample

pytestmark = pytest.mark.browser
PATIENCE = 120_000  # milliseconds: the machine may be busy with something else
PATHS = (
    "",
    "kgwright/id/actor/norway",
    "kgwright/action/meet",
    "kgwright/id/document/news",
    "kgwright/ontology",
    "query",
    "query/evidence?actor=Norway&target=Chile&ask=1",
    "query?query=SELECT",
    "search?q=fleet",
    "nothing/here",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    place = tmp_path_factory.mktemp("served")
    folder = write_sample(place / "output", place / "ontology")
    command = [sys.executable, "-m", "kg", "serve", str(folder), "--port", "0"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+/", process.stdout.readline())
        assert found
        yield found[0]
        process.terminate()


@pytest.fixture(params=["light", "dark"])
def page(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    # axe brings its own script, which the pages' policy would refuse as any other
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme=request.param, bypass_csp=True)
    made = context.new_page()
    made.set_default_timeout(PATIENCE)
    yield made
    context.close()


def test_pages_have_no_fault_that_axe_finds_and_fit_a_phone(page: Any, address: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    for path in PATHS:
        page.goto(address + path)
        found = axe.run(page).response["violations"]
        assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found] == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_a_person_gets_from_a_name_to_the_sentence_by_keyboard(browser: Any, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the contents"
    page.get_by_role("searchbox").fill("kingdom of norway")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Norway").press("Enter")
    page.wait_for_url("**/actor/norway")
    page.get_by_role("link", name="statement Norway urge Peru").press("Enter")
    page.wait_for_url("**/statement/*")
    assert page.locator("blockquote").inner_text() == "Norway urged Peru to meet Chile."
    page.get_by_role("link", name="The news").press("Enter")
    page.wait_for_url("**/document/news")
    page.goto(address + "query/dyads")
    page.get_by_label("actor").fill("Peru")
    page.get_by_role("button", name="Ask").first.press("Enter")
    assert page.locator("tbody tr").all_inner_texts() == ["Peru\tChile\t3\t0", "Peru\tNorway\t1\t0"]
    assert messages == []
    context.close()


def test_a_script_within_a_page_would_not_run(browser: Any, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s) }"
    )
    assert page.evaluate("window.ran") is None
    context.close()
