"""Take pictures of a page that kgwright wrote, in Debian's Chromium with the network cut off.

python tools/screenshot.py output/graph.html graph.png --width 1400 --height 900 --search "some participant"
python tools/screenshot.py output/graph.html docs/images --docs --search "some participant"     # all that stand in the docs
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
DOCS: dict[str, dict[str, Any]] = {
    "graph.png": {"pick": True},
    "dark.png": {"dark": True, "claims": "all", "pick": True, "facets": True},
    "charts.png": {"view": "charts"},
    "phone.png": {"width": 390, "height": 780},
    "phone-statement.png": {"width": 390, "height": 780, "pick": True},
}
"""The pictures of the docs: the file's name, and how `take_screenshot` takes it; `pick` opens the participant that is searched for."""


@contextmanager
def open_browser() -> Iterator[Any]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


def take_screenshot(
    browser: Any,
    page: Path,
    picture: Path,
    *,
    width: int = 1400,
    height: int = 900,
    dark: bool = False,
    claims: str = "facts",
    search: str = "",
    view: str = "picture",
    colour: str = "kind",
    facets: bool = False,
) -> None:
    """Open `page`, set its switches, and write what a reader sees to `picture`; width and height are CSS pixels."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        offline=True,
        device_scale_factor=1,
    )
    tab = context.new_page()
    tab.goto(page.resolve().as_uri())
    tab.wait_for_selector("body[data-ready]")
    if claims == "all":
        tab.get_by_text("All claims", exact=True).click()
    if colour != "kind":
        tab.select_option("#colour", colour)
    if facets:
        tab.click("#facets-toggle")
    if search:
        tab.fill("#search", search)
        tab.press("#search", "Enter")
        tab.evaluate("document.activeElement.blur()")
    if view != "picture":
        tab.click(f"#view-{view}")
    tab.wait_for_timeout(400)
    tab.screenshot(path=picture)
    context.close()
    if shutil.which("pngquant"):  # a third of the size; without it the pictures are as good
        subprocess.run(["pngquant", "--force", "--strip", "--speed", "1", "--output", picture, picture], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path)
    parser.add_argument("picture", type=Path, help="the PNG to write; with --docs, the folder")
    parser.add_argument("--docs", action="store_true", help="take all the pictures of the docs")
    parser.add_argument("--width", type=int, default=1400)
    parser.add_argument("--height", type=int, default=900)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--claims", choices=["facts", "all"], default="facts")
    parser.add_argument("--search", default="", help="a participant to open")
    parser.add_argument("--view", choices=["picture", "table", "charts"], default="picture")
    parser.add_argument("--colour", default="kind", help="kind, a measure or a community")
    parser.add_argument("--facets", action="store_true", help="open the drawer of filters")
    arguments = vars(parser.parse_args())
    page, picture, docs = arguments.pop("page"), arguments.pop("picture"), arguments.pop("docs")
    with open_browser() as browser:
        if not docs:
            take_screenshot(browser, page, picture, **arguments)
            return
        for name, options in DOCS.items():
            search = arguments["search"] if options.get("pick") else ""
            rest = {key: value for key, value in options.items() if key != "pick"}
            take_screenshot(browser, page, picture / name, search=search, **rest)


if __name__ == "__main__":
    main()
