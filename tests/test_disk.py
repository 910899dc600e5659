"""Stores on disk: made once, found again, made anew for another graph, and never used half-made or deleted under a reader."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from query_sample import STATEMENTS, write_sample
from statement_samples import write_ontology

from kg import queries, rdf, store
from kg.errors import InputError
from kg.store import disk

COUNT = "SELECT (COUNT(?s) AS ?n) { ?s a kg:Statement }"
GRAPHS = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s a kg:Statement } }"


@pytest.fixture(autouse=True)
def every_graph_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "SMALL", 0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_sample(tmp_path / "output", tmp_path / "ontology")


def names(folder: Path) -> list[str]:
    """The stores of a folder, and nothing else that a maker leaves."""
    return sorted(path.name for path in (folder / "store").iterdir() if path.is_dir())


def rebuild(folder: Path, count: int) -> None:
    """Write the graph of the first statements into the folder."""
    known = write_ontology(folder.parent / "ontology")
    rdf.write_turtle(folder / "graph.ttl", STATEMENTS[:count], [], known)
    rdf.write_nquads(folder / "graph.nq", STATEMENTS[:count], [], known)


def test_the_store_finds_what_the_files_hold(folder: Path) -> None:
    for sparql in (
        COUNT,
        GRAPHS,
        "SELECT ?s ?p ?o { ?s a kg:Statement ; ?p ?o } ORDER BY ?s ?p ?o",
        "SELECT * { GRAPH ?g { ?s ?p ?o } } ORDER BY ?s ?p ?o",
    ):
        assert store.query(folder, sparql).terms == store.query(store.load(folder), sparql).terms
    assert [name.partition("-")[0] for name in names(folder)] == ["graphs", "triples"]
    assert (folder / "store" / ".gitignore").read_text() == "*\n"


def test_a_store_is_made_once_and_found_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not store.is_ready(folder, COUNT)
    store.make_ready(folder, COUNT)
    assert store.is_ready(folder, COUNT)
    assert not store.is_ready(folder, GRAPHS)
    monkeypatch.setattr(disk, "_load", lambda *_: pytest.fail("made a second time"))
    assert store.query(folder, COUNT).rows == [(11,)]


def test_a_graph_that_was_built_anew_gets_a_new_store_and_the_old_one_goes(folder: Path) -> None:
    assert store.query(folder, COUNT).rows == [(11,)]
    (old,) = names(folder)
    rebuild(folder, 4)
    assert not store.is_ready(folder, COUNT)
    assert store.query(folder, COUNT).rows == [(4,)]
    (new,) = names(folder)
    assert new != old


def test_the_same_graph_written_again_or_copied_keeps_its_store(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.make_ready(folder, COUNT)
    copy = shutil.copytree(folder, tmp_path / "copy")
    (folder / "graph.ttl").write_bytes((folder / "graph.ttl").read_bytes())
    monkeypatch.setattr(disk, "_load", lambda *_: pytest.fail("made a second time"))
    for place in (folder, copy):
        assert store.query(place, COUNT).rows == [(11,)]


def test_a_change_that_keeps_size_and_time_is_seen(folder: Path) -> None:
    store.make_ready(folder, COUNT)
    path = folder / "graph.ttl"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b'"Norway"@en', b'"Narway"@en'))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert store.query(folder, "SELECT ?l { actor:norway skos:prefLabel ?l }").rows == [("Narway",)]


def test_a_store_that_is_broken_or_half_made_is_not_used(folder: Path) -> None:
    store.make_ready(folder, COUNT)
    (name,) = names(folder)
    for path in (folder / "store" / name).iterdir():
        path.write_bytes(b"")
    (folder / "store" / ".triples-dead.99999.part").mkdir()
    assert store.query(folder, COUNT).rows == [(11,)]
    assert names(folder) == [name]
    for note in ("", "[]", "{}", '{"layout": 1}'):
        (folder / "store" / "triples.json").write_text(note)
        assert store.query(folder, COUNT).rows == [(11,)]


def test_a_graph_that_cannot_be_read_leaves_no_store(folder: Path) -> None:
    (folder / "graph.ttl").write_text("<urn:a> <urn:b>\n")
    with pytest.raises(InputError, match=r"graph.ttl, line 2: not valid RDF"):
        store.query(folder, COUNT)
    assert names(folder) == []


def test_a_folder_that_cannot_be_written_is_read_into_memory(folder: Path) -> None:
    (folder / "store").write_text("in the way")
    assert store.query(folder, COUNT).rows == [(11,)]


def test_a_store_stays_while_somebody_reads_it(folder: Path) -> None:
    store.make_ready(folder, COUNT)
    (old,) = names(folder)
    code = (
        "import sys; from pathlib import Path; from kg.store import disk, query; disk.SMALL = 0\n"
        f"s = disk.open_graph(Path({str(folder)!r}), named=False); print('open', flush=True); sys.stdin.readline()\n"
        "print(query(s, 'SELECT (COUNT(?s) AS ?n) { ?s a kg:Statement }').rows)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "open\n"
        rebuild(folder, 4)
        assert store.query(folder, COUNT).rows == [(4,)]
        assert old in names(folder)
        out, _ = reader.communicate("\n")
    assert out == "[(11,)]\n"


def test_commands_that_come_at_once_get_one_store(folder: Path) -> None:
    code = f"from kg.store import disk, query; disk.SMALL = 0; print(query({str(folder)!r}, {COUNT!r}).rows)"
    asking = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [one.communicate(timeout=60)[0] for one in asking] == ["[(11,)]\n"] * 3
    assert len(names(folder)) == 1


def test_small_graphs_and_single_files_need_no_store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert store.query(folder / "graph.nq", COUNT).rows == [(11,)]
    monkeypatch.setattr(disk, "SMALL", 10**9)
    assert store.query(folder, COUNT).rows == [(11,)]
    assert not (folder / "store").exists()


def test_a_store_is_opened_for_reading_alone(folder: Path) -> None:
    opened = store.open_graph(folder)
    with pytest.raises((OSError, RuntimeError)):
        opened.update("INSERT DATA { <urn:a> <urn:b> <urn:c> }")
    with pytest.raises((OSError, RuntimeError)):
        opened.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.NamedNode("urn:c")))


def test_canned_queries_need_no_store_of_graphs(folder: Path) -> None:
    store.make_ready(folder, COUNT)
    assert [name for name, canned in queries.read_library().items() if not store.is_ready(folder, canned.text)] == []


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { GRAPH?g {} }",
        "SELECT * {}\n#\nFROM <urn:g>",
        "SELECT * { ?s :p 1 .GRAPHe:g {} }",
        "SELECT*FROM<urn:g>{}",
    ],
)
def test_queries_that_name_graphs_need_it(folder: Path, sparql: str) -> None:
    store.make_ready(folder, COUNT)
    assert not store.is_ready(folder, sparql)
