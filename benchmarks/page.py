"""How long the page takes: to be made, and to open in Debian's Chromium.

python benchmarks/page.py [participants …]

Prints a line a size: participants and statements of a made-up corpus, seconds to render the page, its megabytes, and the
milliseconds from navigation to a page that can be used, the best and the median of five.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tools")]
from page_sample import make_network, make_ranking, make_sample  # noqa: E402
from screenshot import ARGUMENTS, CHROMIUM  # noqa: E402

from kg.page import render  # noqa: E402

OPENINGS = 5


def open_page(path: Path) -> list[int]:
    """Return how many milliseconds a page took to be ready, a number for each time it was opened."""
    found = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for _ in range(OPENINGS):
            context = browser.new_context(offline=True, reduced_motion="reduce")
            tab = context.new_page()
            tab.goto(path.as_uri())
            tab.wait_for_selector("body[data-ready]")
            found.append(int(tab.get_attribute("body", "data-ready") or 0))
            context.close()
        browser.close()
    return found


def main() -> None:
    print("participants  statements  render s    MB  ready ms (best)  (median)")
    for participants in [int(size) for size in sys.argv[1:]] or [60, 200, 500, 2000]:
        statements, documents = make_sample(participants, participants * 4)
        network = make_network(statements)
        ranking = make_ranking(network)
        begin = time.perf_counter()
        html = render(network, statements, documents, ranking, title="Benchmark")
        taken = time.perf_counter() - begin
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "graph.html"
            path.write_text(html, encoding="utf-8")
            ready = open_page(path)
        size = len(html.encode()) / 1e6
        best, median = min(ready), statistics.median(ready)
        print(f"{participants:12}  {len(statements):10}  {taken:8.2f}  {size:4.1f}  {best:15}  {median:8.0f}")


if __name__ == "__main__":
    main()
