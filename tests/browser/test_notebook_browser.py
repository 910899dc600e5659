"""A graph in a notebook, in a browser: the page works in its frame, and what it says reaches nothing outside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from page_driver import NASTY, PATIENCE
from statement_samples import statement, write_ontology

from kg.build import assemble

pytestmark = pytest.mark.browser


def test_the_page_works_in_a_frame_that_nothing_gets_out_of(browser: Any, tmp_path: Path) -> None:
    made = [statement("Norway", "meet", label, begin=n, sentence=label) for n, label in enumerate(NASTY)]
    graph = assemble(made, ontology=write_ontology(tmp_path / "ontology"), title=NASTY[0])
    notebook = tmp_path / "notebook.html"
    notebook.write_text(f"<!doctype html><title>Notebook</title>{graph._repr_html_()}", encoding="utf-8")
    context = browser.new_context(offline=True)
    context.set_default_timeout(PATIENCE)
    try:
        tab, troubles = context.new_page(), []
        tab.on("request", lambda request: None if request.url == notebook.as_uri() else troubles.append(request.url))
        tab.on("pageerror", lambda error: troubles.append(str(error)))
        tab.goto(notebook.as_uri())
        frame = tab.frames[1]
        frame.wait_for_selector("body[data-ready]")
        assert frame.locator("h1").first.inner_text() == NASTY[0]
        assert frame.evaluate("[self.origin, typeof hacked]") == ["null", "undefined"]
        assert tab.evaluate("typeof hacked") == "undefined"
        assert [trouble for trouble in troubles if not trouble.startswith(("data:", "about:srcdoc"))] == []
    finally:
        context.close()
