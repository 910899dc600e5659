"""Extraction on a cluster: the function that is mapped, and a run on Spark's own local cluster."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

import kg
from kg import cli, cluster
from kg.jsonlines import dumps

ROWS = [
    {"id": "a", "text": "Norway met Egypt in Oslo. Egypt has not armed Sudan.", "published": "2020-05-01"},
    {"id": "b", "text": "Chile may sue Peru, officials said."},
    {"id": "c", "text": "Nepal joined the council and India praised Nepal."},
    {"id": "d", "text": ""},
]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    return path


def extract(path: Path) -> list[str]:
    return sorted(dumps(s) for result in kg.extract(path) for s in result.statements)


def test_the_mapped_function_gives_the_statements_of_a_local_build(news: Path) -> None:
    job = cluster.make_job()
    found = list(job.extract(news.read_text().splitlines()))
    assert sorted(dumps(s) for _, statements, _ in found for s in statements) == extract(news) != []
    assert [record.name if record else None for record, _, _ in found] == ["a", "b", "c", None]
    assert [problem.what for _, _, problem in found if problem] == ["has no text"]


def test_a_row_without_an_id_has_the_same_name_wherever_it_stands() -> None:
    job = cluster.make_job()
    row = json.dumps({"text": "Norway met Egypt."})
    names = [record.name for record, _, _ in job.extract([row, json.dumps(ROWS[0]), row]) if record]
    assert names[0] == names[2]
    assert names[0].startswith("row-")


def test_a_job_carries_the_ontology_that_it_was_given(tmp_path: Path, ontology: kg.Ontology) -> None:
    copy = tmp_path / "mine"
    shutil.copytree(ontology.folder, copy, ignore=shutil.ignore_patterns("*.py", "sources", "__pycache__"))
    job = cluster.make_job(copy, base="https://example.org/")
    shutil.rmtree(copy)
    assert job.ontology.digest == ontology.digest
    assert job.ontology.base == "https://example.org/"


def test_other_files_than_rows_are_refused(tmp_path: Path) -> None:
    with pytest.raises(kg.InputError, match="neither JSON Lines nor Parquet by its ending"):
        cluster.run(["news.pdf"], str(tmp_path / "out"), cluster.make_job())


def test_an_unknown_extractor_is_told_before_anything_starts() -> None:
    with pytest.raises(kg.InputError, match="unknown extractor 'magic'"):
        cluster.make_job(extractor="magic")


# -- Spark -------------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(shutil.which("java") is None, reason="needs Java")
def test_spark_writes_the_lines_of_a_local_build(news: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pyspark", reason="needs kgwright[spark]")
    output = tmp_path / "out"
    status = cli.main(["cluster", str(news), "-o", str(output), "--master", "local[2]", "--partitions", "2"])
    assert status == 1  # one row has no text
    told = capfd.readouterr().err.splitlines()
    assert told[-1].endswith(f"3 documents, {len(extract(news))} statements in {output}")
    assert sum("has no text" in line for line in told) == 1
    lines = [line for part in sorted(output.glob("part-*")) for line in part.read_text().splitlines()]
    assert sorted(lines) == extract(news)


def read_quads(paths: list[Path]) -> Any:
    import pyoxigraph as ox

    store = ox.Store()
    for path in paths:
        store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS)
    return store


def test_shards_of_quads_load_in_bulk_into_the_graph_of_a_local_build(news: Path, tmp_path: Path) -> None:
    job = cluster.make_job()
    rows = news.read_text().splitlines()
    shards = []
    for number, part in enumerate((rows[:1], rows[1:])):
        shards.append(tmp_path / f"part-{number}.nq")
        shards[-1].write_text("".join(f"{line}\n" for line in cluster.make_quads(job, job.extract(part))))
    kg.build(news).write(tmp_path / "local", only=["graph.nq"])
    whole = {str(quad) for quad in read_quads([tmp_path / "local" / "graph.nq"])}
    assert {str(quad) for quad in read_quads(shards)} == whole
