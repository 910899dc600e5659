"""What a reader takes along: PNG, SVG and CSV, and print."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from page_driver import BELMARK, CORVIA, DOCUMENTS, STATEMENTS, Open, click_person
from page_sample import make_participant, make_statement

from kg.files import csv_line
from kg.model import DocumentRecord

pytestmark = pytest.mark.browser
SVG = "{http://www.w3.org/2000/svg}"


def save(tab: Any, control: str) -> tuple[str, bytes]:
    """Export by a control of the menu; return the file's name and contents."""
    tab.click("#export summary")
    with tab.expect_download() as waiting:
        tab.click(control)
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_the_view_is_saved_as_svg(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS)
    tab.get_by_text("All claims", exact=True).click()
    name, data = save(tab, "#save-svg")
    root = ET.fromstring(data)
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert name == "sample.svg"
    assert {"Belmark", "Corvia", "border treaty", "Straits League", "Sample", "denied", "Material conflict"} <= set(
        texts
    )
    dashes = [path.get("stroke-dasharray") for path in root.iter(f"{SVG}path") if path.get("stroke-dasharray")]
    assert sorted(dashes) == ["2 5", "9 6", "none", "none", "none", "none"]
    assert "all claims" in next(text for text in texts if text and "participants" in text)


def test_the_view_is_saved_as_png_at_twice_its_size(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS)
    name, data = save(tab, "#save-png")
    assert name == "sample.png"
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width = tab.evaluate("kgwright.network.canvas.frame.clientWidth")
    assert int.from_bytes(data[16:20], "big") == 2 * width
    assert len(data) > 20_000


def test_hostile_labels_stay_text_in_svg(open_page: Open) -> None:
    label = "</text><script>window.hacked=1</script>"
    tab = open_page([make_statement(make_participant(label), "meet", CORVIA, class_="Consult")])
    root = ET.fromstring(save(tab, "#save-svg")[1])
    assert [one for one in root.iter() if one.tag.endswith("script")] == []
    assert label[:20] in "".join(text.text or "" for text in root.iter(f"{SVG}text"))


def test_the_selection_is_saved_as_csv(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS)
    name, data = save(tab, "#save-statements")
    assert name == "sample-statements.csv"
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [(row["actor"], row["action"], row["target"]) for row in rows] == [
        ("Belmark", "sanction", "Corvia"),
        ("Belmark", "meet", "Corvia"),
        ("Corvia", "reject", "border treaty"),
        ("Straits League", "adjourn", ""),
    ]
    assert rows[0] == {
        "document": "dispatch",
        "title": "A dispatch",
        "publisher": "Gazette",
        "published": "2031-02-03",
        "url": "https://example.org/d",
        "sentence": "Belmark sanction Corvia.",
        "actor": "Belmark",
        "actor_iri": BELMARK.iri,
        "actor_kind": "State",
        "action": "sanction",
        "class": "Sanction",
        "quad_class": "MaterialConflict",
        "target": "Corvia",
        "target_iri": CORVIA.iri,
        "target_kind": "State",
        "theme": "",
        "polarity": "affirmed",
        "modality": "actual",
        "source": "",
        "time": "2031-02",
        "place": "",
        "reciprocal": "false",
        "confidence": "0.8",
    }
    click_person(tab, "border treaty")
    _, data = save(tab, "#save-statements")
    assert [row["action"] for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig")))] == ["reject"]
    tab.keyboard.press("Escape")
    _, data = save(tab, "#save-participants")
    people = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["label"] for row in people] == ["border treaty", "Corvia", "Belmark", "Straits League"]


def test_no_cell_is_a_formula(open_page: Open) -> None:
    labels = ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "＝1", ' "quoted", and; more', "two\tcells", "a|b"]
    statements = [
        make_statement(make_participant(label), "meet", CORVIA, at=200 * number) for number, label in enumerate(labels)
    ]
    tab = open_page(statements, [DocumentRecord("dispatch", title="=HYPERLINK(1)")])
    _, data = save(tab, "#save-statements")
    text = data.decode("utf-8-sig")
    for row, statement in zip(list(csv.reader(io.StringIO(text)))[1:], statements, strict=True):
        expected = next(
            csv.reader(io.StringIO(csv_line(["=HYPERLINK(1)", statement.sentence, " ".join(statement.actor.label.split()) if statement.actor else ""])))
        )  # fmt: skip
        assert [row[1], row[5], row[6]] == expected
    assert [cell for row in csv.reader(io.StringIO(text)) for cell in row if re.match(r"\s*[=+\-@＝]", cell)] == []


def test_print_is_light_and_without_controls(open_page: Open) -> None:
    tab = open_page(STATEMENTS, DOCUMENTS, color_scheme="dark")
    assert tab.evaluate("document.documentElement.dataset.theme") == "dark"
    tab.emulate_media(media="print")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.evaluate("document.documentElement.dataset.theme") == "light"
    assert [tab.is_visible(part) for part in ("#toolbar", ".zoom", "#canvas", "#legend", "#panel")] == [False, False, True, True, True]  # fmt: skip
    assert tab.evaluate("getComputedStyle(document.body).overflow") == "visible"
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tab.evaluate("document.documentElement.dataset.theme") == "dark"
