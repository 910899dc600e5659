"""How long the page takes: to be made, to open in Debian's Chromium, and to answer a search.

python benchmarks/page.py [participants …]

A page is made for each size, of made-up statements, about four a participant. Then all pages are opened in turn, five times round, so that
what else the machine does falls on all of them alike. A line a size: participants, statements and relations; seconds to render and the
megabytes; milliseconds from navigation to the first frame of a page that can be used, and from a search to the panel it opens, the best and the
median of five.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tools")]
from page_sample import make_network, make_ranking, make_sample  # noqa: E402
from screenshot import ARGUMENTS, CHROMIUM  # noqa: E402

from kg.page import render  # noqa: E402

ROUNDS = 5
AFTER_A_FRAME = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))))"
SEARCH = """() => new Promise((done) => {
  const begin = performance.now();
  const input = document.getElementById("search");
  input.value = kgwright.people[0].label;
  input.dispatchEvent(new Event("input"));
  input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
})"""


def make_page(participants: int, path: Path) -> str:
    """Write a page and return the first columns of its line."""
    statements, documents = make_sample(participants, participants * 4 + participants // 5)
    network = make_network(statements)
    ranking = make_ranking(network)
    begin = time.perf_counter()
    html = render(network, statements, documents, ranking, title="Benchmark")
    taken = time.perf_counter() - begin
    path.write_text(html, encoding="utf-8")
    ends = {
        (s.actor.iri, s.target.iri, s.action.class_, s.polarity, s.modality, bool(s.source)) for s in statements if s.actor and s.target
    }  # fmt: skip
    return f"{participants:12}  {len(statements):10}  {len(ends):9}  {taken:8.1f}  {len(html.encode()) / 1e6:4.1f}"


def open_page(browser: Any, path: Path) -> tuple[float, float]:
    """Return how many milliseconds a page took to be ready, and to answer a search."""
    context = browser.new_context(offline=True, reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(path.as_uri())
    tab.wait_for_selector("body[data-ready]")
    ready, answered = tab.evaluate(AFTER_A_FRAME), tab.evaluate(SEARCH)
    context.close()
    return ready, answered


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [60, 500, 2000, 5000]
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        paths = {size: Path(folder, f"{size}.html") for size in sizes}
        lines = {size: make_page(size, path) for size, path in paths.items()}
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        found: dict[int, list[tuple[float, float]]] = {size: [] for size in sizes}
        for _ in range(ROUNDS):
            for size, path in paths.items():
                found[size].append(open_page(browser, path))
        browser.close()
    print("participants  statements  relations  render s    MB  ready ms  (median)  search ms  (median)")
    for size in sizes:
        ready, answered = zip(*found[size], strict=True)
        print(
            f"{lines[size]}  {min(ready):8.0f}  {statistics.median(ready):8.0f}  {min(answered):9.0f}  {statistics.median(answered):8.0f}"
        )
    print(f"load {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()
