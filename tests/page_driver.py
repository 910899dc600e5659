"""What the page's browser tests share: invented statements, clicks on the canvas, and what the panel says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from page_sample import make_participant, make_statement

from kg.model import DocumentRecord

CHROMIUM = Path("/usr/bin/chromium")
PATIENCE = 60_000  # milliseconds: the machine may be busy with something else
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
BELMARK, CORVIA = make_participant("Belmark"), make_participant("Corvia")
TREATY = make_participant("border treaty", "Concept")
LEAGUE = make_participant("Straits League", "Organization")
NASTY = [
    '</script><img src=x onerror="window.hacked=1">',
    "<img src=x onerror=window.hacked=1>",
    "&lt;b&gt;bold&lt;/b&gt;",
    "right \u202eto left\u202c",
    "emoji 🕊️",
    "\"quotes\" 'here'",
    "${window.hacked=1} {{window.hacked=1}}",
]
STATEMENTS = [
    make_statement(BELMARK, "sanction", CORVIA, class_="Sanction", at=0, time="2031-02"),
    make_statement(BELMARK, "meet", CORVIA, class_="Consult", at=100),
    make_statement(CORVIA, "accuse", BELMARK, class_="Accuse", at=200, source=(LEAGUE,)),
    make_statement(BELMARK, "attack", CORVIA, class_="Assault", at=300, polarity="negated"),
    make_statement(LEAGUE, "sign", TREATY, at=400, modality="intended"),
    make_statement(CORVIA, "reject", TREATY, at=500),
    make_statement(LEAGUE, "adjourn", None, at=600),
]
DOCUMENTS = [DocumentRecord("dispatch", "A dispatch", "A. Writer", "Gazette", "2031-02-03", "https://example.org/d")]

Open = Callable[..., Any]


def click_until_shown(tab: Any, find_point: str, argument: object, heading: str) -> None:
    """Click on the canvas until the panel has the heading: a press and a release far apart are no click to vis-network."""
    from playwright.sync_api import TimeoutError as Late

    for _ in range(12):
        x, y = tab.evaluate(find_point, argument)
        tab.mouse.click(x, y)
        try:
            tab.wait_for_function(
                "(heading) => document.querySelector('#panel h2').textContent === heading", arg=heading, timeout=5000
            )
        except Late:
            continue
        return
    assert tab.inner_text("#panel h2") == heading


def click_person(tab: Any, label: str) -> None:
    click_until_shown(
        tab,
        """(label) => { const { network, people } = kgwright; const person = people.find((one) => one.label === label);
        const point = network.canvasToDOM(network.getPosition(person.id));
        const frame = document.getElementById("canvas").getBoundingClientRect();
        return [frame.x + point.x, frame.y + point.y]; }""",
        label,
        label,
    )


def click_bundle(tab: Any, actor: str, target: str, quad: str) -> None:
    click_until_shown(
        tab,
        """([actor, target, quad]) => { const { network, people, bundles } = kgwright;
        const bundle = bundles.find((one) => people[one.from].label === actor && people[one.to].label === target && one.quad === quad);
        const point = network.canvasToDOM(network.body.edges[bundle.id].edgeType.getPoint(0.35));
        const frame = document.getElementById("canvas").getBoundingClientRect();
        return [frame.x + point.x, frame.y + point.y]; }""",
        [actor, target, quad],
        f"{actor} → {target}",
    )


def read_triples(tab: Any) -> list[str]:
    return [" ".join(text.split()) for text in tab.locator("#panel .triple").all_inner_texts()]


def open_facet(tab: Any, facet: str) -> None:
    """Unfold a filter of the drawer, where it is folded."""
    if not tab.locator(f"#facet-{facet}").evaluate("(facet) => facet.open"):
        tab.locator(f"#facet-{facet} summary").click()


def set_range(tab: Any, slider: str, value: str) -> None:
    """Move a slider's handle, as a hand would: its value, then the event."""
    tab.locator(slider).evaluate(
        "(slider, value) => { slider.value = value; slider.dispatchEvent(new Event('input', { bubbles: true })); }",
        value,
    )
