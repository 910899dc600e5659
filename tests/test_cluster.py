"""Extraction on a cluster: the function that is mapped, and a run on Spark's own local cluster."""

from __future__ import annotations

import json
import shutil
import subprocess
import sysconfig
from collections import Counter
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

import kg
from kg import cli, cluster
from kg.cluster import quads
from kg.jsonlines import dumps

ROWS = [
    {"id": "a", "text": "Norway met Egypt in Oslo. Egypt has not armed Sudan.", "published": "2020-05-01"},
    {"id": "b", "text": "Chile may sue Peru, officials said."},
    {"id": "c", "text": "Nepal joined the council and India praised Nepal."},
    {"id": "d", "text": ""},
    {"id": "e", "text": "Emil Bergkvist sued Shell. Egypt sued Norway, Chile said."},
    {"id": "f", "text": "Mr Bergkvist has fined Nokia. Egypt sued Norway, Chile said."},
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
    assert [record.name if record else None for record, _, _ in found] == ["a", "b", "c", None, "e", "f"]
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


def test_the_verb_of_a_sense_is_described_though_no_statement_has_it_without_the_sense() -> None:
    def told(class_: str | None, count: int) -> Any:
        return {"iri": Counter({("open", class_): count})}, {}

    together, claims = quads._add_actions(quads._add_actions(told("Assault", 1), told("Assault", 2)), told(None, 0))
    assert (together["iri"], claims) == (Counter({("open", "Assault"): 3, ("open", None): 0}), {})
    assert ("open", None) in together["iri"]


# -- Spark -------------------------------------------------------------------------------------------------------------

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="needs Java")


def run(news: Path, output: Path, *more: str) -> int:
    pytest.importorskip("pyspark", reason="needs kgwright[spark]")
    return cli.main(["cluster", str(news), "-o", str(output), "--master", "local[2]", "--partitions", "2", *more])


def read_parts(output: Path) -> list[str]:
    return sorted(line for part in output.glob("part-*") for line in part.read_text().splitlines())


@needs_java
def test_spark_writes_the_lines_of_a_local_build(news: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "out"
    assert run(news, output) == 1  # one row has no text
    told = capfd.readouterr().err.splitlines()
    assert told[-1].endswith(f"5 documents, {len(extract(news))} statements in {output}")
    assert sum("has no text" in line for line in told) == 1
    assert read_parts(output) == extract(news)


def fill(row: Any, like: Any) -> Any:
    """What columns make of a row of JSON: keys that it leaves out are null."""
    if isinstance(row, list):
        return [fill(one, like[0]) for one in row]
    if isinstance(row, dict):
        return {key: fill(row.get(key), told) for key, told in like.items()}
    return row


@needs_java
def test_parquet_goes_in_and_comes_out(news: Path, tmp_path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    columns = {name: [row.get(name) for row in ROWS] for name in ("id", "text", "published")}
    parquet.write_table(pa.table(columns), tmp_path / "news.parquet")
    assert run(tmp_path / "news.parquet", tmp_path / "out", "--format", "parquet") == 1
    participant = dict.fromkeys(["label", "iri", "kind", "text", "begin", "end", "form", "of"])
    roles = dict.fromkeys(["actor", "target", "theme", "place"], participant)
    action = dict.fromkeys(["label", "class", "text", "begin", "end"])
    wanted = [json.loads(line) for line in extract(news)]
    like = dict.fromkeys(wanted[0]) | roles | {"action": action, "source": [None], "attribution": [participant]}
    found = parquet.read_table(tmp_path / "out").to_pylist()
    assert found != []
    assert sorted(found, key=json.dumps) == sorted((fill(row, like) for row in wanted), key=json.dumps)


@needs_java
def test_shards_of_quads_are_the_graph_of_a_local_build_and_load_in_bulk(news: Path, tmp_path: Path) -> None:
    assert run(news, tmp_path / "out", "--format", "nquads") == 1
    kg.build(news).write(tmp_path / "local", only=["nquads"])
    local = sorted((tmp_path / "local" / "graph.nq").read_text().splitlines())
    assert read_parts(tmp_path / "out") == local  # each quad once, though documents share participants
    shared = [line for line in local if "prefLabel" in line and "Bergkvist" in line]
    assert len(shared) == 1, "the surname of one document is the full name of another"
    assert any("/world/actor-chile>" in line for line in local)
    shards = [str(part) for part in sorted((tmp_path / "out").glob("part-*"))]
    program, store = Path(sysconfig.get_path("scripts")) / "oxigraph", tmp_path / "store"
    load = [program, "load", "--location", store, "--format", "nq", "--file", *shards]
    subprocess.run(load, check=True, capture_output=True)
    whole = ox.Store()
    whole.bulk_load(path=tmp_path / "local" / "graph.nq", format=ox.RdfFormat.N_QUADS)
    assert set(ox.Store.read_only(str(store))) == set(whole)
