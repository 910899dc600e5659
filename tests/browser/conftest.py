"""Debian's Chromium, headless, with the network cut off, and a page opened in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from page_driver import ARGUMENTS, CHROMIUM, PATIENCE, Open
from page_sample import make_network, make_ranking

from kg.model import DocumentRecord, Statement
from kg.page import render


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}")
    with api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """A function from statements, or the path of a page, to an opened tab; in the end no tab may have asked for anything or complained."""
    contexts: list[Any] = []
    troubles: list[str] = []

    def open_it(
        what: list[Statement] | Path,
        documents: list[DocumentRecord] | None = None,
        *,
        state: str = "",
        blocking: bool = False,
        **options: Any,
    ) -> Any:
        path = what if isinstance(what, Path) else tmp_path / "graph.html"
        if not isinstance(what, Path):
            network = make_network(what)
            html = render(network, what, documents or [], make_ranking(network), title="Sample")
            path.write_text(html, encoding="utf-8")
        options.setdefault("viewport", {"width": 1300, "height": 850})
        context = browser.new_context(offline=True, reduced_motion="reduce", **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        tab = context.new_page()
        if not blocking:  # what a page is made to block is named as a request, and in the console
            tab.on(
                "request",
                lambda request: troubles.append(request.url) if request.url.split("#")[0] != path.as_uri() else None,
            )
            tab.on("console", lambda message: troubles.append(message.text))
        tab.on("pageerror", lambda error: troubles.append(str(error)))
        tab.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
        tab.goto(path.as_uri() + state)
        tab.wait_for_selector("body[data-ready]")
        return tab

    yield open_it
    for context in contexts:
        context.close()
    assert [trouble for trouble in troubles if not trouble.startswith("data:")] == []
