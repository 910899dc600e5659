"""A graph in a notebook: the page in a frame that nothing gets out of."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from statement_samples import statement, write_ontology

from kg.build import assemble
from kg.graph import Graph

HOSTILE = '"><script>parent.hacked = 1</script><iframe srcdoc="<script>top.hacked = 1</script>'


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    made = [
        statement("Norway", "meet", HOSTILE, sentence=HOSTILE),
        statement("Norway", "meet", "Peru", polarity="negated"),
    ]
    return assemble(made, ontology=write_ontology(tmp_path / "ontology"), title=HOSTILE)


def test_a_notebook_shows_the_page_in_one_frame(graph: Graph, tmp_path: Path) -> None:
    graph.write(tmp_path / "output", only=["graph.html"])
    (frame,) = lxml.html.fragments_fromstring(graph._repr_html_())
    assert (frame.tag, list(frame)) == ("iframe", [])
    assert frame.get("srcdoc") == (tmp_path / "output/graph.html").read_text(encoding="utf-8")
    assert frame.get("title") == HOSTILE
    assert sorted(frame.attrib) == ["sandbox", "srcdoc", "style", "title"]
    allowed = {"allow-scripts", "allow-downloads", "allow-popups", "allow-popups-to-escape-sandbox"}
    assert set(frame.get("sandbox").split()) == allowed


def test_in_text_a_graph_says_how_large_it_is(graph: Graph) -> None:
    assert repr(graph) == f"<Graph {HOSTILE!r}: 1 documents, 2 statements, 1 of them facts>"
