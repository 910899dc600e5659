"""kg rank, kg dyads and kg path: what they print, write and refuse."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from statement_samples import participant, statement, write_ontology

from kg import cli, shapes
from kg.build import assemble
from kg.errors import InputError
from kg.model import DocumentRecord, Statement
from kg.network import MEASURES, View, build_network, rank
from kg.network.names import find_participant
from kg.network.paths import Path as Way
from kg.network.paths import Step, find_paths
from kg.ontology import KG, TYPE, default_folder
from kg.rdf import write_scores
from kg.tables import to_csv, to_json, to_parquet

NORWAY = replace(participant("Norway"), text="Oslo", begin=0, end=4, form="name")


def make_statements() -> list[Statement]:
    made = [
        statement("Peru", "sanction", "Chile", time="2006-10"),
        statement("Chile", "sanction", "Peru", time="2007", begin=50, end=90),
        replace(
            statement("Chile", "meet", None, begin=100, end=140, sentence="=It met \x1b[31m <b>them</b>."),
            target=NORWAY,
        ),
        statement("Norway", "hope for", "Iceland", modality="intended", begin=200, end=240),
        statement("Iceland", "meet", "Norway", source=(participant("Sweden"),), begin=300, end=340),
    ]
    return [*made, *(statement("Peru", "meet", "Chile", document=f"d{n}") for n in range(5))]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with an ontology and the output of a build."""
    monkeypatch.chdir(tmp_path)
    records = [DocumentRecord("news", published="2008-02-03"), DocumentRecord("d0", published="2009")]
    assemble(make_statements(), records, write_ontology(tmp_path / "ontology")).write("output")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = cli.main([*arguments, "--ontology", "ontology"])
    return status, *capsys.readouterr()


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


# -- rank --------------------------------------------------------------------------------------------------------------


def test_rank_shows_places_with_their_intervals(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "rank", "--by", "degree")
    assert (status, err) == (0, "")
    lines = [line.split() for line in out.splitlines() if line.strip()]
    assert lines[0] == [
        "rank",
        "of",
        "95",
        "in",
        "100",
        "participant",
        "kind",
        "community",
        "degree",
        "strength",
        "betweenness",
        "pagerank",
    ]
    assert lines[2] == ["1", "1–2", "Chile", "State", "0", "4", "8", "1", "0.3936"]
    assert lines[-2] == ["3", "of", "3", "participants,", "4", "edges,", "by", "degree"]
    assert lines[-1] == ["intervals:", "95", "of", "100", "of", "200", "resamples", "of", "the", "6", "documents"]


def test_rank_writes_the_ranking_of_the_network_that_is_asked_for(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(capsys, "rank", "--include", "hedged,attributed", "--format", "csv", "--weight", "documents")
    graph = assemble(make_statements(), ontology=write_ontology(place / "again"))
    network = graph.network_of(include=["hedged", "attributed"], weight="documents")
    found = rank(network)
    assert status == 0
    assert out.encode() == to_csv(found, list(found[0]))
    status, out, _ = run(
        capsys, "rank", "--measure", "core,degree", "--resamples", "0", "--format", "json", "--limit", "1"
    )
    keys = ["rank", "iri", "label", "kind", "community", "core", "degree", "pagerank", "leiden"]
    assert [list(row) for row in json.loads(out)] == [keys]


@pytest.mark.parametrize("backend", ["networkx", "igraph"])
def test_rank_computes_the_same_by_any_backend(backend: str, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if backend == "igraph":
        pytest.importorskip("igraph")
    _, expected, _ = run(capsys, "rank", "--format", "csv")
    assert run(capsys, "rank", "--format", "csv", "--backend", backend) == (0, expected, "")


def test_scores_are_rdf_that_conforms(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(
        capsys,
        "rank",
        "--format",
        "turtle",
        "-o",
        "scores.ttl",
        "--since",
        "2006",
        "--undated",
        "keep",
        "--measure",
        "degree",
    )
    assert (status, out) == (0, "wrote scores.ttl\n")
    assert shapes.validate(place / "scores.ttl", default_folder()).conforms
    triples = list(ox.parse(path=place / "scores.ttl"))
    assert not any(isinstance(term, ox.BlankNode) for t in triples for term in (t.subject, t.object))
    store = ox.Store()
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    asked = f"""PREFIX kg: <{KG}> SELECT ?options ?value ?rank ?low {{
        ?score kg:inRanking ?ranking ; kg:scoreOf <{participant("Chile").iri}> ; kg:value ?value ; kg:rank ?rank ; kg:rankLow ?low ;
            kg:measure <https://w3id.org/kgwright/measure/pagerank> . ?ranking kg:options ?options }}"""
    ((options, value, rank_, low),) = store.query(asked)
    assert (options.value, value.value, rank_.value, low.value) == ("--since 2006 --undated keep", "0.393617", "1", "1")
    before = (place / "scores.ttl").read_bytes()
    run(
        capsys,
        "rank",
        "--format",
        "turtle",
        "-o",
        "scores.ttl",
        "--since",
        "2006",
        "--undated",
        "keep",
        "--measure",
        "degree",
    )
    assert (place / "scores.ttl").read_bytes() == before


def test_every_measure_is_described_in_the_vocabulary() -> None:
    told = {
        q.subject.value
        for q in ox.parse(path=default_folder() / "kg.ttl")
        if (q.predicate.value, q.object) == (TYPE, ox.NamedNode(KG + "Measure"))
    }
    rows = rank(build_network([statement("A", "meet", "B")]), resamples=0)
    used = {
        q.object.value
        for q in ox.parse(write_scores(rows, [*MEASURES, "community", "leiden"], base="https://example.org/", by="core"), ox.RdfFormat.TURTLE)
        if q.predicate.value == KG + "measure"
    }  # fmt: skip
    assert used == told


def test_a_graph_is_read_from_a_folder_a_file_or_standard_input(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, expected, _ = run(capsys, "rank", "--format", "csv")
    for source in ("output/graph.ttl", "output/graph.nq", "output/statements.jsonl", "-"):
        lines = (place / "output/statements.jsonl").read_bytes()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
        assert run(capsys, "rank", "--format", "csv", "--graph", source) == (0, expected, ""), source
    (place / "output/statements.jsonl").unlink()
    assert run(capsys, "rank", "--format", "csv") == (0, expected, "")


def test_what_no_statement_is_left_of_is_an_empty_table(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "rank", "--since", "2030")
    assert (status, out.splitlines()[-2]) == (0, "0 of 0 participants, 0 edges, by pagerank")
    status, out, _ = run(capsys, "rank", "--since", "2030", "--format", "csv", "--measure", "core")
    assert (status, out) == (0, "rank,iri,label,kind,community,core,pagerank\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rank", "--by", "fame"], "kg: unknown measure 'fame'; known: authorities, "),
        (["rank", "--kind", "Stat"], "kg: kinds: unknown 'Stat'; did you mean State? known: State, "),
        (["rank", "--class", "Sanctions"], "kg: classes: unknown 'Sanctions'; did you mean Sanction? known: Sanction, MaterialConflict"),
        (["rank", "--since", "May"], "kg: since: 'May' is no EDTF date; write a year, a month or a day, such as 2006 or 2006-10-09"),
        (["rank", "--backend", "abacus"], "kg: backend: unknown 'abacus'; installed: "),
        (["rank", "--resamples", "3"], "kg: resamples: 3 are too few for the ends of an interval; give 40 or more, or 0 for none"),
        (["rank", "--graph", "nowhere.jsonl"], "kg: nowhere.jsonl: cannot be read: No such file or directory"),
        (["dyads", "Chile", "Atlantis"], "kg: 'Atlantis': nobody in the network is called so; kg rank lists who is in it; "),
        (["path", "Chle", "Peru"], "kg: 'Chle': nobody in the network is called so; did you mean Chile?"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)  # fmt: skip
def test_what_is_unknown_is_told_with_what_is_known(
    arguments: list[str], message: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err.startswith(message)


def test_the_format_is_that_of_the_file(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, expected, _ = run(capsys, "rank", "--format", "csv")
    assert run(capsys, "rank", "-o", "made/r.csv") == (0, "wrote made/r.csv\n", "")
    assert (place / "made/r.csv").read_text(encoding="utf-8") == expected
    assert run(capsys, "dyads", "-o", "d.json")[0] == 0
    assert json.loads((place / "d.json").read_bytes())
    for command in (["rank", "-o", "r.txt"], ["dyads", "-o", "d.ttl"], ["path", "Peru", "Chile", "-o", "p.ttl"]):
        status, out, err = run(capsys, *command)
        assert (status, out) == (2, "")
        assert "FILE that ends in .csv, .json or .parquet." in err


# -- dyads -------------------------------------------------------------------------------------------------------------


def test_dyads_show_a_pair_over_time(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "dyads", "peru", "CHILE")
    assert (status, err) == (0, "")
    assert [line.split() for line in out.splitlines() if "Chile" in line] == [
        ["Chile", "Peru", "2006", "1", "1", "0", "-6.5", "-6.5"],
        ["Chile", "Peru", "2007", "1", "1", "0", "-6.5", "-6.5"],
        ["Chile", "Peru", "2009", "1", "1", "0", "0", "0"],
        ["Chile", "Peru", "?", "4", "4", "0", "0", "0"],
    ]
    assert out.splitlines()[-1] == "1 of 1 pair"


def test_dyads_are_written_for_other_programs(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "dyads", "Peru", "--directed", "--period", "month", "--format", "csv")
    found = [
        (row["a_label"], row["b_label"], row["period"], row["MaterialConflict"], row["net"]) for row in rows_of(out)
    ]
    assert status == 0
    assert found == [
        ("Chile", "Peru", "", "1", "-6.5"),
        ("Peru", "Chile", "2006-10", "1", "-6.5"),
        ("Peru", "Chile", "", "0", "0"),
    ]


def test_the_busiest_pairs_come_first(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "dyads", "--limit", "1", "--format", "json")
    assert {(row["a_label"], row["b_label"]) for row in json.loads(out)} == {("Chile", "Peru")}


def test_balance_is_shown_and_written(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "dyads", "--balance")
    assert status == 0
    assert out.splitlines()[-4:] == [
        "0 ties of cooperation, 1 of conflict",
        "no triangles",
        "ties that stand against two camps (frustration): 0",
        "ties that stand against the blocs: 0",
    ]
    _, out, _ = run(capsys, "dyads", "--balance", "--format", "json")
    assert json.loads(out)["blocs"] == {participant("Chile").iri: 0, participant("Peru").iri: 1}
    _, out, _ = run(capsys, "dyads", "--balance", "--format", "csv")
    assert [(row["bloc"], row["label"]) for row in rows_of(out)] == [("0", "Chile"), ("1", "Peru")]
    assert run(capsys, "dyads", "Peru", "--balance")[0] == 2


# -- path --------------------------------------------------------------------------------------------------------------


def test_path_shows_the_statements_along_the_way_and_nothing_a_document_would_do(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "path", "Peru", "kingdom of norway", "--statements", "2")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "Peru – Chile – Norway",
        "  Peru → meet → Chile",
        "      “A sentence of forty characters or so …..” (d0)",
        "  Peru → sanction → Chile",
        "      “A sentence of forty characters or so …..” (news, 2006-10)",
        "  Chile → meet → Norway",
        "      “=It met  [31m <b>them</b>.” (news)",
    ]
    _, out, _ = run(capsys, "path", "Peru", "Norway", "--format", "csv", "--statements", "1")
    assert [row["sentence"] for row in rows_of(out)][1] == "'=It met \x1b[31m <b>them</b>."


def test_path_takes_in_what_is_asked_for_and_says_how_it_is_held(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "path", "Chile", "Iceland")[0] == 2
    _, out, _ = run(capsys, "path", "Chile", "Iceland", "--include", "hedged,attributed", "--directed")
    assert "  Norway → hope for → Iceland (intended)" in out.splitlines()
    _, out, _ = run(capsys, "path", "Iceland", "Norway", "--include", "attributed", "--directed")
    assert out.splitlines()[1] == "  Iceland → meet → Norway (says Sweden)"
    _, out, _ = run(capsys, "path", "Norway", "Peru", "--directed")
    assert out == "no way leads from Norway to Peru; --include adds what is not stated as a fact\n"


def made_of(*ties: tuple[str, str, int]) -> Any:
    return build_network(statement(a, "meet", b, begin=n) for a, b, times in ties for n in range(times))


def test_of_equally_short_ways_the_one_of_heavy_ties_comes_first() -> None:
    network = made_of(
        ("A", "B", 1), ("B", "D", 1), ("A", "C", 3), ("C", "D", 3), ("A", "E", 9), ("E", "F", 9), ("F", "D", 9)
    )
    a, b, c, d, e, f = (participant(name).iri for name in "ABCDEF")
    found = find_paths(network, a, d, most=9)
    assert [way.nodes for way in found] == [(a, c, d), (a, b, d), (a, e, f, d)]
    assert found[0].steps == (Step(a, c, ((a, c, "meet"),)), Step(c, d, ((c, d, "meet"),)))
    assert find_paths(network, d, a, directed=True) == []
    assert find_paths(View(network), d, a, most=1)[0].nodes == (d, c, a)
    assert find_paths(network, a, a) == [Way((a,), ())]


# -- names -------------------------------------------------------------------------------------------------------------


def test_names_are_found_by_iri_label_alias_slug_and_mention(tmp_path: Path) -> None:
    made = [replace(statement("Peru", "meet", None), target=NORWAY), statement("Peru", "meet", "Northland")]
    network, ontology = build_network(made), write_ontology(tmp_path)
    for name in (NORWAY.iri, "actor:norway", "Norway", " norway ", "KINGDOM OF NORWAY", "Oslo"):
        assert find_participant(name, network, ontology, made) == NORWAY.iri, name
    with pytest.raises(
        InputError, match=r"^'Nor': nobody in the network is called so; did you mean Norway, Northland\?$"
    ):
        find_participant("Nor", network, ontology)
    for name in ("", "\x00", "(", "x" * 10_000):
        with pytest.raises(InputError, match="nobody in the network is called so"):
            find_participant(name, network, ontology, made)


def test_a_name_of_several_participants_is_an_error_that_lists_them() -> None:
    group = replace(participant("Georgia", "Group"), iri="https://w3id.org/kgwright/id/actor/georgia-2")
    network = build_network(
        [statement("Georgia", "meet", "Peru"), replace(statement("Peru", "meet", None), target=group)]
    )
    with pytest.raises(InputError, match=r"^'georgia' may be any of .*/georgia, .*/georgia-2; give one of these IRIs$"):
        find_participant("georgia", network)


# -- tables ------------------------------------------------------------------------------------------------------------


def test_tables_are_the_same_in_every_format() -> None:
    pa = pytest.importorskip("pyarrow.parquet")
    rows = [{"a": "=1+1", "b": 1, "c": 2.5, "d": None}, {"a": "x\ud800", "b": 2, "c": 3.0, "d": None}]
    names = ["a", "b", "c", "d"]
    assert to_csv(rows, names) == b'a,b,c,d\n"\'=1+1",1,2.5,\nx?,2,3,\n'
    assert json.loads(to_json(rows, names)) == [
        {"a": "=1+1", "b": 1, "c": 2.5, "d": None},
        {"a": "x?", "b": 2, "c": 3, "d": None},
    ]
    table = pa.read_table(io.BytesIO(to_parquet(rows, names)))
    assert table.to_pylist() == [{**rows[0]}, {**rows[1], "a": "x?"}]
    assert [str(field.type) for field in table.schema] == ["string", "int64", "double", "double"]
    assert (to_csv([], names), to_json([], names)) == (b"a,b,c,d\n", b"[]\n")
    assert to_parquet(rows, names) == to_parquet(rows, names)


def test_parquet_without_pyarrow_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, place: Path, capsys: Any
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    status, out, err = run(capsys, "rank", "--format", "parquet", "-o", "r.parquet")
    assert (status, out) == (2, "")
    assert err.endswith("install it with pip install 'kgwright[parquet]'\n")
    assert not (place / "r.parquet").exists()
