"""The story: order, isolation of what goes wrong, the same bytes, and files that are whole or not written."""

from __future__ import annotations

import itertools
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from statement_samples import participant, statement, write_ontology

import kg
from kg.build import EXTRACTORS
from kg.errors import InputError, Problem
from kg.graph import WRITERS, Graph
from kg.model import Block, Document, DocumentRecord, Extraction, ParsedDocument
from kg.ontology import Ontology

story = sys.modules["kg.build"]
extract_by_rules = EXTRACTORS["dependency"]

NEWS = {
    "alpha": "Norway sanctioned Iceland in May 2011. Sweden did not sanction Iceland.",
    "beta": "Chile said that Peru had sanctioned Bolivia.",
    "gamma": "Kenya met Uganda. Kenya will help Rwanda.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "news"
    made.mkdir()
    for name, text in NEWS.items():
        (made / f"{name}.txt").write_text(text, encoding="utf-8")
    return made


def stumble(parsed: ParsedDocument, ontology: Ontology) -> Extraction:
    if "Chile" in parsed.document.text:
        raise ZeroDivisionError("a rule\ndivided")
    return extract_by_rules(parsed, ontology)


def die(parsed: ParsedDocument, ontology: Ontology) -> Extraction:
    if "Chile" in parsed.document.text:
        os._exit(7)
    return extract_by_rules(parsed, ontology)


def names(results: Iterator[kg.DocumentResult]) -> list[tuple[str, bool, str]]:
    return [(r.name, bool(r.statements), str(r.problem or "")) for r in results]


# -- extracting --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_inputs(
    folder: Path, pipeline: Any, ontology: Ontology, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(story, "BATCH_CHARACTERS", 1)
    results = kg.extract([folder, folder / "none.txt"], ontology=ontology, pipeline=pipeline, workers=workers)
    assert names(results) == [
        (str(folder / "none.txt"), False, f"{folder / 'none.txt'}: does not exist; check the path"),
        ("alpha", True, ""),
        ("beta", True, ""),
        ("gamma", True, ""),
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_breaks_a_step_is_a_problem_and_spoils_no_other(
    folder: Path, pipeline: Any, ontology: Ontology, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(EXTRACTORS, "stumble", stumble)
    results = kg.extract(folder, ontology=ontology, pipeline=pipeline, extractor="stumble", workers=workers)
    what = "cannot be understood (ZeroDivisionError: a rule divided); report it with this document"
    assert names(results) == [
        ("alpha", True, ""),
        ("beta", False, f"{folder / 'beta.txt'}: {what}"),
        ("gamma", True, ""),
    ]


def test_a_document_that_cannot_be_parsed_is_a_problem_and_spoils_no_other(
    folder: Path, pipeline: Any, ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse = story.language.parse

    def parse_or_fail(documents: list[Document], pipeline: Any) -> Iterator[ParsedDocument]:
        if any("Chile" in document.text for document in documents):
            raise ValueError("too long")
        return parse(documents, pipeline)

    monkeypatch.setattr(story.language, "parse", parse_or_fail)
    results = kg.extract(folder, ontology=ontology, pipeline=pipeline)
    what = "cannot be parsed (ValueError: too long); report it with this document"
    assert names(results) == [
        ("alpha", True, ""),
        ("beta", False, f"{folder / 'beta.txt'}: {what}"),
        ("gamma", True, ""),
    ]


def test_a_document_that_kills_its_worker_is_a_problem_and_spoils_no_other(
    folder: Path, pipeline: Any, ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(EXTRACTORS, "die", die)
    results = kg.extract(folder, ontology=ontology, pipeline=pipeline, extractor="die", workers=2)
    what = "ended the process that read it; try it alone, or give the machine more memory"
    assert names(results) == [
        ("alpha", True, ""),
        ("beta", False, f"{folder / 'beta.txt'}: {what}"),
        ("gamma", True, ""),
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_documents_stream_through(
    pipeline: Any, ontology: Ontology, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = []

    def read_forever(*_: object, **__: object) -> Iterator[Document]:
        for number in itertools.count():
            read.append(number)
            yield Document(f"no-{number}", NEWS["gamma"], (Block(0, len(NEWS["gamma"])),))

    monkeypatch.setattr(story.documents, "read", read_forever)
    monkeypatch.setattr(story, "BATCH_DOCUMENTS", 2)
    results = kg.extract("anything", ontology=ontology, pipeline=pipeline, workers=workers)
    assert [result.name for result in itertools.islice(results, 3)] == ["no-0", "no-1", "no-2"]
    assert len(read) <= 20
    results.close()  # type: ignore[attr-defined]


def test_an_unknown_extractor_is_answered_with_the_known_ones(folder: Path) -> None:
    with pytest.raises(InputError, match=r"^unknown extractor 'oracle'; known: dependency$"):
        kg.extract(folder, extractor="oracle")


def test_no_workers_are_refused(folder: Path) -> None:
    with pytest.raises(InputError, match=r"^workers: 0 is no number of processes; give 1 or more$"):
        kg.extract(folder, workers=0)


def test_a_pipeline_that_is_not_installed_is_told_with_the_remedy(folder: Path, ontology: Ontology) -> None:
    with pytest.raises(kg.PipelineError, match="pip install xx-none"):
        kg.build(folder, ontology=ontology, pipeline="xx_none")


def test_other_packages_add_extractors_and_writers(
    folder: Path, pipeline: Any, ontology: Ontology, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    (site / "other-1.dist-info").mkdir(parents=True)
    (site / "other-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: other\nVersion: 1\n")
    (site / "other-1.dist-info" / "entry_points.txt").write_text(
        "[kgwright.extractors]\nsilent = other_plugin:extract\n[kgwright.writers]\ncount.txt = other_plugin:write\n"
    )
    (site / "other_plugin.py").write_text(
        "from kg.model import Extraction\n"
        "def extract(parsed, ontology): return Extraction()\n"
        "def write(graph, path): path.write_text(str(len(graph.documents)))\n"
    )
    monkeypatch.syspath_prepend(str(site))
    graph = kg.build(folder, ontology=ontology, pipeline=pipeline, extractor="silent")
    assert graph.statements == ()
    assert graph.write(tmp_path / "out", only=["count.txt"]) == [tmp_path / "out" / "count.txt"]
    assert (tmp_path / "out" / "count.txt").read_text() == "3"
    with pytest.raises(
        InputError,
        match=r"^unknown format 'count\.doc'; did you mean count\.txt\? known: turtle, .*, report, count\.txt$",
    ):
        graph.write(tmp_path / "out", only=["count.doc"])


# -- the same bytes ----------------------------------------------------------------------------------------------------


def test_order_of_inputs_and_number_of_workers_do_not_change_a_byte(
    folder: Path, pipeline: Any, ontology: Ontology, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(story, "BATCH_CHARACTERS", 1)
    files = sorted(folder.iterdir())
    kg.build(files, ontology=ontology, pipeline=pipeline).write(tmp_path / "one")
    kg.build(files[::-1], ontology=ontology, pipeline=pipeline, workers=2).write(tmp_path / "two")
    assert sorted(path.name for path in (tmp_path / "one").iterdir()) == sorted(WRITERS)
    for name in WRITERS:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_statements_at_rest_assemble_to_the_statements_they_were(
    folder: Path, pipeline: Any, ontology: Ontology, tmp_path: Path
) -> None:
    graph = kg.build(folder, ontology=ontology, pipeline=pipeline)
    graph.write(tmp_path / "one")
    again = kg.assemble(reversed(list(kg.read_statements(tmp_path / "one" / "statements.jsonl"))), ontology=ontology)
    again.write(tmp_path / "two")
    for name in ("statements.jsonl", "centrality.csv"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name
    assert [d.name for d in again.documents] == sorted(NEWS)


# -- the graph ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    fact = statement("Norway", "sanction", "Iceland")
    claim = statement("Sweden", "sanction", "Iceland", polarity="negated", modality="predicted", document="letters")
    told = statement("Peru", "meet", None, source=(participant("Chile"),))
    return kg.assemble(
        [claim, told, fact],
        [DocumentRecord("news", title="The news", published="2011-05-02"), DocumentRecord("empty")],
        write_ontology(tmp_path / "ontology"),
        title="A title",
        problems=[
            Problem("/home/somebody/b.pdf", "/home/somebody/b.pdf is broken", "mend it"),
            Problem("a.txt", "is empty"),
        ],
        held_back={"rumour": 2, "heading": 1},
        pipeline="en 1",
    )


def test_facts_are_in_the_network_and_answer_queries_and_claims_are_not(graph: Graph) -> None:
    assert sorted(data["label"] for _, data in graph.network.nodes(data=True)) == ["Iceland", "Norway"]
    assert [row["label"] for row in graph.ranking] == ["Iceland", "Norway"]
    found = graph.query(
        "SELECT ?who ?whom { ?a action:sanction ?b . ?a skos:prefLabel ?who . ?b skos:prefLabel ?whom }"
    )
    assert found.rows == [("Norway", "Iceland")]
    assert graph.query("ASK { ?s kg:polarity kg:negated ; kg:modality kg:predicted }").rows == [(True,)]


def test_the_report_tells_what_went_in_and_what_came_out(graph: Graph) -> None:
    def row(name: str, statements: int, facts: int, **known: str) -> dict[str, object]:
        empty = dict.fromkeys(("title", "author", "publisher", "published", "url"))
        return {"name": name, **empty, **known, "statements": statements, "facts": facts}

    assert graph.report() == {
        "title": "A title",
        "versions": {"kgwright": kg.__version__, "pipeline": "en 1", "ontology": graph.ontology.digest},
        "base": "https://w3id.org/kgwright/id/",
        "documents": [
            row("empty", 0, 0),
            row("letters", 1, 0),
            row("news", 2, 1, title="The news", published="2011-05-02"),
        ],
        "problems": [
            {"input": "b.pdf", "what": "b.pdf is broken", "remedy": "mend it"},
            {"input": "a.txt", "what": "is empty", "remedy": ""},
        ],
        "statements": {
            "total": 3,
            "facts": 1,
            "polarity": {"affirmed": 2, "negated": 1},
            "modality": {
                "actual": 2,
                "predicted": 1,
                "possible": 0,
                "obligatory": 0,
                "intended": 0,
                "conditional": 0,
                "questioned": 0,
            },
            "source": {"author": 2, "attributed": 1},
            "class": {"none": 3},
        },
        "held_back": {"heading": 1, "rumour": 2},
        "network": {"participants": 2, "edges": 1},
    }


def test_a_build_that_fails_leaves_what_was_there(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    graph.write(output)
    (output / "notes.md").write_text("mine")
    before = {path.name: path.read_bytes() for path in output.iterdir()}

    def fail(graph: Graph, path: Path) -> None:
        path.write_text("half")
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(WRITERS, "report.json", fail)
    other = kg.assemble([statement("Peru", "meet", "Chile")], ontology=graph.ontology)
    with pytest.raises(
        InputError, match=r"output: cannot be written: No space left on device; choose another output folder$"
    ):
        other.write(output)
    assert {path.name: path.read_bytes() for path in output.iterdir()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ontology", "output"]


def test_a_file_cannot_be_an_output_folder(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(InputError, match=r"file: is a file, not a folder; give another output folder$"):
        graph.write(tmp_path / "file")
    assert (tmp_path / "file").read_text() == "mine"


def test_an_empty_graph_can_be_written(tmp_path: Path, ontology: Ontology) -> None:
    graph = kg.assemble([], ontology=ontology)
    graph.write(tmp_path / "output")
    assert (tmp_path / "output" / "statements.jsonl").read_bytes() == b""
    assert json.loads((tmp_path / "output" / "report.json").read_text())["statements"]["total"] == 0
