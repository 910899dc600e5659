"""The table of statements: canned queries find the same in it as in the store, and a graph that does not fit gets none."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pyoxigraph as ox
import pytest
from benchmark_files import load
from query_sample import write_sample

from kg import ontology, queries, rdf, store
from kg.model import Statement
from kg.ontology import DEFAULT_BASE, prefixes
from kg.store import Result, disk
from kg.store.table import make_table

KNOWN = prefixes(DEFAULT_BASE)
LIBRARY = queries.read_library()
TABLED = [name for name, canned in LIBRARY.items() if canned.table]
COUNT = 1500


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with made-up statements, and the names of those who act most in it."""
    folder = tmp_path_factory.mktemp("table")
    known = ontology.load()
    rdf.write_turtle(folder / "graph.ttl", make_claims(), load("statements").make_documents(COUNT), known)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "SMALL", 0)
        disk.make_ready(folder, named=False)
        yield folder


def make_claims() -> list[Statement]:
    """Made-up statements, of which every fourth repeats what another says, affirmed or denied, in another document."""
    made = list(load("statements").make_statements(COUNT))
    told = [s for s in made if s.actor is not None and s.target is not None]
    for number in range(100, COUNT, 4):
        like = told[number % 97]
        made[number] = replace(made[number], actor=like.actor, action=like.action, target=like.target)
    return made


def ask_both(folder: Path, name: str, values: dict[str, str], limit: int | None = None) -> tuple[Result, Result]:
    canned, opened = LIBRARY[name], store.open_graph(folder, "")
    tabled = queries.answer_from_table(folder, canned, values, opened, KNOWN, limit)
    assert tabled is not None
    return tabled, store.query(opened, queries.bind(canned, values, opened, KNOWN, limit))


def busiest(folder: Path) -> dict[str, list[str]]:
    """Values to ask for, by the type of the parameter."""
    opened = store.open_graph(folder, "")

    def first(name: str, row: int = 0) -> str:
        found = queries.answer_from_table(folder, LIBRARY[name], {}, opened, KNOWN)
        assert found is not None
        return str(found.rows[row][0])

    return {
        "participant": [first("dyads"), first("sources"), first("participants", 3)],
        "class": ["Sanction", "Request"],
        "document": [first("documents", 1)],
        "text": ["TREATY", "The Example Gazette"],
        "integer": ["1", "3"],
        "number": ["0.5"],
    }


def test_only_queries_over_the_whole_graph_are_asked_of_the_table() -> None:
    assert set(LIBRARY) - set(TABLED) == {"dyad-over-time", "evidence", "facts", "names", "timeline"}


@pytest.mark.parametrize("name", TABLED)
def test_the_table_says_what_the_store_says(folder: Path, name: str) -> None:
    known, parameters = busiest(folder), LIBRARY[name].parameters
    choices = [
        [*([] if parameter.required else [None]), *(parameter.choices or known[parameter.type])]
        for parameter in parameters
    ]
    asked = 0
    for given in list(product(*choices))[:12]:
        values = {p.name: value for p, value in zip(parameters, given, strict=True) if value is not None}
        for limit in (None, 3, 0):
            tabled, found = ask_both(folder, name, values, limit)
            assert tabled.variables == found.variables
            assert [_unordered(row) for row in tabled.terms] == [_unordered(row) for row in found.terms], (
                values,
                limit,
            )
            asked += len(found.terms)
    assert asked


def _unordered(row: tuple[store.Cell, ...]) -> tuple[str, ...]:
    # in what order several sources of a statement are named together is not laid down in SPARQL
    return tuple(", ".join(sorted(str(cell).strip('"').split(", "))) for cell in row)


def test_the_formats_of_an_answer_are_those_that_oxigraph_writes(folder: Path) -> None:
    opened = store.open_graph(folder, "")
    tabled, _ = ask_both(folder, "dyads", {}, 5)
    sparql = queries.bind(LIBRARY["dyads"], {}, opened, KNOWN, 5)
    for form in ("csv", "tsv", "json", "xml"):
        assert store.write(tabled, form) == store.answer(opened, sparql, form), form


def test_values_are_never_read_as_sql(folder: Path) -> None:
    tabled, found = ask_both(folder, "search", {"text": "' OR 1=1 --"})
    assert tabled.terms == found.terms == ()


def test_a_sample_with_every_field_fits(tmp_path: Path) -> None:
    folder = write_sample(tmp_path / "output", tmp_path / "ontology")
    assert make_table(folder / "graph.ttl", tmp_path / "table")
    with store.open_table(tmp_path / "table") as table:
        assert table.execute("SELECT COUNT(*) FROM statement").fetchone() == (11,)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            table.execute("DELETE FROM statement")


@pytest.mark.parametrize(
    "more",
    [
        '?s kg:actor <urn:another>',
        '?s kg:confidence "high"',
        '?s kg:time "2006"^^<http://www.w3.org/2001/XMLSchema#gYear>',
        '?s prov:wasDerivedFrom <urn:sentence:nowhere>',
    ],
)  # fmt: skip
def test_what_a_row_cannot_hold_gets_no_table(tmp_path: Path, more: str) -> None:
    folder = write_sample(tmp_path / "output", tmp_path / "ontology")
    opened = store.load(folder / "graph.ttl")
    told = opened.query(f"CONSTRUCT {{ {more} }} {{ ?s a kg:Statement ; kg:time ?time }}", prefixes=KNOWN)
    assert isinstance(told, ox.QueryTriples)
    before = len(opened)
    opened.extend(ox.Quad(t.subject, t.predicate, t.object) for t in told)
    assert len(opened) > before
    path = tmp_path / "more.nt"
    opened.dump(path, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    assert not make_table(path, tmp_path / "table")
    assert sorted(p.name for p in tmp_path.glob("table*")) == []


def test_a_folder_without_a_table_is_asked_in_sparql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "SMALL", 0)
    folder = write_sample(tmp_path / "output", tmp_path / "ontology")
    text = (folder / "graph.ttl").read_text("utf-8")
    (folder / "graph.ttl").write_text(text + "\n<urn:x> skos:prefLabel 'of no type' .\n", "utf-8")
    opened = store.open_graph(folder, "")
    assert store.find_table(folder) is None
    assert queries.answer_from_table(folder, LIBRARY["dyads"], {}, opened, KNOWN) is None
