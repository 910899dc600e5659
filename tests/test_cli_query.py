"""`kg query`: formats, canned queries, time limits, and what a person sees when something is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from query_sample import STATEMENTS, write_sample

from kg import cli, jsonlines
from kg.store import disk

WHO = "SELECT ?who { ?s kg:actor/skos:prefLabel ?who ; kg:time ?t } ORDER BY ?who"
GRAPH = "CONSTRUCT { ?a action:sanction ?b } WHERE { ?a action:sanction ?b }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the sample in output/."""
    write_sample(tmp_path / "output", tmp_path / "ontology")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ask(*arguments: str, input_: str = "") -> tuple[int, str, str]:
    """Run `kg query` in a process of its own, as people do: status, standard output and standard error."""
    found = subprocess.run(
        [sys.executable, "-m", "kg", "query", *arguments],
        check=False,
        capture_output=True,
        input=input_.encode(),
        env={**os.environ, "COLUMNS": "100"},
    )
    return found.returncode, found.stdout.decode(), found.stderr.decode()


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("csv", "who\nChile\nNorway\n"),
        ("tsv", '?who\n"Chile"@en\n"Norway"@en\n'),
        (
            "xml",
            (
                '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="who"/></head><results>'
                '<result><binding name="who"><literal xml:lang="en">Chile</literal></binding></result>'
                '<result><binding name="who"><literal xml:lang="en">Norway</literal></binding></result></results></sparql>\n'
            ),
        ),
    ],
)
def test_rows_are_written_in_each_format(place: Path, form: str, expected: str) -> None:
    assert ask(WHO, "--format", form) == (0, expected, "")


def test_rows_are_written_as_json(place: Path) -> None:
    status, out, _ = ask(WHO, "--format", "json")
    assert status == 0
    assert json.loads(out) == {
        "head": {"vars": ["who"]},
        "results": {
            "bindings": [{"who": {"type": "literal", "xml:lang": "en", "value": who}} for who in ("Chile", "Norway")]
        },
    }


def test_an_answer_is_written_in_each_format(place: Path) -> None:
    ask_it = "ASK { actor:norway action:sanction actor:chile }"
    assert ask(ask_it, "--format", "csv") == (0, "answer\ntrue\n", "")
    assert ask(ask_it, "--format", "tsv") == (0, "true\n", "")
    assert json.loads(ask(ask_it, "--format", "json")[1]) == {"head": {}, "boolean": True}
    assert "<boolean>true</boolean>" in ask(ask_it, "--format", "xml")[1]
    assert "true" in ask(ask_it)[1]


def test_a_graph_is_written_in_each_format(place: Path) -> None:
    base = "https://w3id.org/kgwright/"
    triple = f"<{base}id/actor/norway> <{base}action/sanction> <{base}id/actor/chile> ."
    assert ask(GRAPH, "--format", "ntriples") == (0, f"{triple}\n", "")
    assert sorted(ask(GRAPH, "--format", "turtle")[1].splitlines()) == [
        f"@prefix action: <{base}action/> .",
        f"@prefix actor: <{base}id/actor/> .",
        "actor:norway action:sanction actor:chile .",
    ]
    for form, format_ in (("jsonld", ox.RdfFormat.JSON_LD), ("xml", ox.RdfFormat.RDF_XML)):
        out = ask(GRAPH, "--format", form)[1]
        assert [f"{q.subject} {q.predicate} {q.object} ." for q in ox.parse(out, format_)] == [triple], form
    assert ask(GRAPH, "--format", "tsv")[1].splitlines() == [
        "?subject\t?predicate\t?object",
        triple.removesuffix(" .").replace(" ", "\t"),
    ]
    assert ask(WHO, "--format", "turtle") == (
        2,
        "",
        "kg: a SELECT query makes no graph; use CONSTRUCT, or another format\n",
    )


def test_an_error_shows_the_line_with_a_caret(place: Path) -> None:
    status, out, err = ask("SELECT *\nWHERE {\n\t?s kg:actor ?who .\n  ?who <no iri> ?x\n}")
    assert (status, out) == (2, "")
    assert err.splitlines() == [
        "kg: line 4, column 16: not SPARQL before “?x”; correct it and try again",
        "    4 |   ?who <no iri> ?x",
        "      |                ^",
    ]


def test_a_query_comes_from_a_file_or_standard_input(place: Path) -> None:
    (place / "who.rq").write_text("\ufeff" + WHO, encoding="utf-8")
    assert ask("who.rq", "--format", "csv")[1] == ask("-", "--format", "csv", input_=WHO)[1] == "who\nChile\nNorway\n"


# -- canned queries ----------------------------------------------------------------------------------------------------


def test_canned_queries_are_listed_with_their_parameters(place: Path) -> None:
    (place / "mine").mkdir()
    (place / "mine" / "my-own.rq").write_text("# title: My own\nSELECT * {} LIMIT 1")
    status, out, _ = ask("--list", "--queries", "mine")
    rows = [[cell.strip() for cell in line.split("   ") if cell.strip()] for line in out.splitlines()]
    assert status == 0
    assert ["dyads", "Who acts on whom", "[--actor] [--target] [--class]"] in rows
    assert ["my-own", "My own"] in rows
    assert ask("--name", "my-own", "--queries=mine")[0] == 0


def test_parameters_are_options_and_show_in_the_help(place: Path) -> None:
    assert ask("--name", "dyads", "--actor", "Kingdom of Norway", "--limit", "1", "--format", "csv") == (
        0,
        "who,whom,statements,facts\nNorway,Chile,2,2\n",
        "",
    )
    status, out, _ = ask("--name=dyad-over-time", "--help")
    assert status == 0
    assert "A dyad over time." in out
    assert "--actor PARTICIPANT" in out
    assert "--unit [year|month]" in out
    assert "[default: year]" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--name", "dyads", "--actor", "Norwey"], "kg: the graph has no participant 'Norwey'; did you mean Norway?"),
        (["--name", "facts"], "kg: facts needs --about (whom it is about); give it"),
        (["--name", "dyad"], "Error: no canned query is called 'dyad'; did you mean dyads or demands?"),
        (["--name", "dyads", "--about", "Peru"], "Error: No such option"),
        (["--name", "dyads", WHO], "Error: Give either a query or --name NAME"),
        ([], "Error: Give either a query or --name NAME"),
        ([WHO, "--limit", "3"], "Error: --limit is for canned queries"),
        (
            ["--name", "dyads", "--format", "turtle"],
            "kg: dyads gives rows and no graph; use another format than turtle",
        ),
        (["--name", "dyads", "--queries", "none"], "Error: none: no such folder; give one that holds .rq files"),
    ],
)
def test_what_is_asked_wrongly_exits_with_2_and_a_remedy(place: Path, arguments: list[str], message: str) -> None:
    status, out, err = ask(*arguments)
    assert (status, out) == (2, "")
    assert err.splitlines()[-1].startswith(message)


def test_the_query_that_would_be_asked_is_shown_whole(place: Path) -> None:
    status, out, _ = ask("--name", "neighbours", "--of", "Norway", "--show")
    assert status == 0
    assert "VALUES ?of { <https://w3id.org/kgwright/id/actor/norway> }" in out
    assert out.startswith("PREFIX kg: <https://w3id.org/kgwright/ontology#>\nPREFIX skos:")
    (place / "shown.rq").write_text(out)
    assert ask("shown.rq", "--format", "csv")[1] == "who,kind,actsOn,actedOnBy\nChile,State,2,0\nPeru,State,1,0\n"
    assert ask("--name", "neighbours", "--show")[1].count("VALUES ?of { UNDEF }") == 1


# -- limits ------------------------------------------------------------------------------------------------------------


def test_a_query_that_takes_too_long_is_stopped(place: Path) -> None:
    begin = time.monotonic()
    status, out, err = ask(ENDLESS, "--timeout", "0.5")
    assert (status, out) == (2, "")
    assert err == "kg: no answer within 0.5 seconds, so the query was stopped; ask for less, or allow it more time\n"
    assert time.monotonic() - begin < 60  # it would take days


@pytest.mark.skipif(
    not Path("/proc/self/task").is_dir(), reason="only Linux tells which processes a process has started"
)
def test_an_interrupt_ends_the_query_and_its_process(place: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "kg", "query", ENDLESS], stderr=subprocess.PIPE, start_new_session=True
    )
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
    end = time.monotonic() + 60
    while not children.read_text() and time.monotonic() < end:
        time.sleep(0.05)
    running.send_signal(2)
    _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (130, b"kg: interrupted\n")


def test_base_is_read_from_the_report(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "output" / "report.json").write_text('{"base": "https://example.org/"}')
    assert cli.main(["query", "SELECT (actor:x AS ?a) {}", "--format", "csv"]) == 0
    assert capsys.readouterr().out == "a\nhttps://example.org/actor/x\n"
    for broken in ("[1]", "{", '{"base": 3}'):
        (place / "output" / "report.json").write_text(broken)
        assert cli.main(["query", "SELECT (actor:x AS ?a) {}", "--format", "csv"]) == 0
        assert capsys.readouterr().out == "a\nhttps://w3id.org/kgwright/id/actor/x\n"


def test_a_large_graph_is_ready_when_it_has_been_built(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    jsonlines.write(place / "made.jsonl", STATEMENTS)
    assert cli.main(["assemble", "made.jsonl", "-o", "small"]) == 0
    assert not (place / "small" / "store").exists()
    monkeypatch.setattr(disk, "SMALL", 0)
    assert cli.main(["assemble", "made.jsonl", "-o", "large"]) == 0
    assert capsys.readouterr().err == "preparing large/store (once for this graph) …\n"
    assert (
        cli.main(["query", "SELECT (COUNT(?s) AS ?n) { ?s a kg:Statement }", "--graph", "large", "--format", "csv"])
        == 0
    )
    assert capsys.readouterr() == ("n\n11\n", "")
