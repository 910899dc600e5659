"""Take a picture of a page that kgwright wrote, in Debian's Chromium with the network cut off.

python tools/screenshot.py output/graph.html graph.png --width 1400 --height 900 --search "some participant"
"""

from __future__ import annotations

import argparse
from pathlib import Path

from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def take_screenshot(
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
) -> None:
    """Open `page`, set its switches, and write what a reader sees to `picture`; width and height are CSS pixels."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            offline=True,
            device_scale_factor=2 if width < 600 else 1,
        )
        tab = context.new_page()
        tab.goto(page.resolve().as_uri())
        tab.wait_for_selector("body[data-ready]")
        if claims == "all":
            tab.get_by_text("All claims", exact=True).click()
        if colour != "kind":
            tab.select_option("#colour", colour)
        if search:
            tab.fill("#search", search)
            tab.press("#search", "Enter")
        if view == "table":
            tab.click("#view-table")
        tab.wait_for_timeout(400)
        tab.screenshot(path=picture)
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--width", type=int, default=1400)
    parser.add_argument("--height", type=int, default=900)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--claims", choices=["facts", "all"], default="facts")
    parser.add_argument("--search", default="", help="a participant to open")
    parser.add_argument("--view", choices=["picture", "table"], default="picture")
    parser.add_argument("--colour", choices=["kind", "community"], default="kind")
    arguments = vars(parser.parse_args())
    take_screenshot(arguments.pop("page"), arguments.pop("picture"), **arguments)


if __name__ == "__main__":
    main()
