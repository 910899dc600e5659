"""docs/vocabulary.md is what ontology/kg.ttl says, all of it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from kg.ontology import KG, Ontology

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "vocabulary.md"


def test_the_page_is_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "vocabulary.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_every_term_stands_on_the_page(ontology: Ontology) -> None:
    own = (ROOT / "ontology" / "kg.ttl").read_text(encoding="utf-8")
    terms = re.findall(r"^kg:(\w+) a ", own, re.MULTILINE)
    headings = re.findall(r"^### kg:(\w+)", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(headings) == sorted(terms)
    assert {KG + term for term in terms} <= ontology.about.keys()


def test_every_link_of_the_page_leads_to_a_heading() -> None:
    page = PAGE.read_text(encoding="utf-8")
    headings = {
        re.sub(r"[^\w -]", "", line.removeprefix("### ")).strip().lower().replace(" ", "-")
        for line in page.splitlines()
        if line.startswith("### ")
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= headings
