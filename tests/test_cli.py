"""The command line: what it prints where, what it writes, and the exit status that says how it went."""

from __future__ import annotations

import csv
import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import kg
from kg import cli
from kg.graph import WRITERS
from kg.language import parser
from kg.language.pipeline import DEFAULT_PIPELINE

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = (
    "assemble",
    "build",
    "cache",
    "cluster",
    "dyads",
    "eval",
    "explain",
    "export",
    "extract",
    "ontology",
    "path",
    "push",
    "query",
    "rank",
    "serve",
    "validate",
)
NEWS = "Norway sanctioned Iceland in May 2011. Sweden did not sanction Iceland. Chile said that Peru had met Bolivia.\n"
GERMAN = (
    "Die norwegische Regierung hat am Montag neue Sanktionen gegen das Nachbarland angekündigt und die Botschafterin zu einem "
    "Gespräch einbestellt. Der Minister erklärte, dass seine Geduld nun erschöpft sei und weitere Schritte folgen würden.\n"
)


@pytest.fixture(autouse=True)
def one_pipeline(pipeline: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands in this process share the language model, which takes half a second to load."""
    load = parser.load_pipeline
    monkeypatch.setattr(parser, "load_pipeline", lambda name=None: pipeline if name == DEFAULT_PIPELINE else load(name))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder with one good document."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    return tmp_path


def run_kg(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "kg", *arguments], check=False, capture_output=True, **options)


# -- help --------------------------------------------------------------------------------------------------------------


def test_help_answers_within_four_tenths_of_a_second_and_imports_nothing_heavy() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = run_kg("--help")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert found.returncode == 0
    # processor time: a busy machine makes everything late
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.4
    code = "import sys; from kg.cli import main; main(['--help']); print([n for n in %r if n in sys.modules])"
    heavy = ("spacy", "numpy", "networkx", "rdflib", "pyoxigraph", "rich", "kg.build", "kg.ontology")
    shown = subprocess.run([sys.executable, "-c", code % (heavy,)], check=True, capture_output=True, text=True).stdout
    assert shown.endswith("\n[]\n")


def test_every_command_has_help_with_an_example_and_its_exit_statuses(capsys: pytest.CaptureFixture[str]) -> None:
    assert tuple(sorted(cli.kg_command.commands)) == COMMANDS
    for name in COMMANDS:
        assert cli.main([name, "--help"]) == 0
        shown = capsys.readouterr().out
        assert "Example:" in shown
        assert f"kg {name} " in shown
        assert "Exit status:\n    0 " in shown


def test_every_command_and_option_stands_in_the_readme() -> None:
    readme = "".join((ROOT / page).read_text(encoding="utf-8") for page in ("README.md", "docs/commands.md"))
    for name, command in cli.kg_command.commands.items():
        assert f"`kg {name} " in readme, name
        for parameter in command.params:
            for option in parameter.opts if parameter.param_type_name == "option" else ():
                assert f"`{option}" in readme or f", `{option}" in readme, f"{name} {option}"


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr() == (f"kg {kg.__version__}\n", "")


def test_a_command_that_is_not_understood_exits_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "--wrokers", "2", "seeds"]) == 2
    found = capsys.readouterr()
    assert found.out == ""
    assert "No such option" in found.err
    assert cli.main(["build"]) == 2


# -- build -------------------------------------------------------------------------------------------------------------


def test_build_writes_every_file_and_says_where_the_page_is(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "news.txt", "-o", "made/here", "--title", "Northern <news>"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert sorted(path.name for path in (place / "made" / "here").iterdir()) == sorted(WRITERS)
    assert out.splitlines()[-1] == "open made/here/graph.html in a browser"
    report = json.loads((place / "made/here/report.json").read_text(encoding="utf-8"))
    assert (report["title"], report["problems"], [d["name"] for d in report["documents"]]) == (
        "Northern <news>",
        [],
        ["news"],
    )
    rows = [line.split() for line in out.splitlines()]
    counts = report["statements"]
    assert ["news", str(counts["total"]), str(counts["facts"])] in rows
    assert ["together", str(counts["total"]), str(counts["facts"])] in rows


def make_bad_inputs(place: Path) -> list[str]:
    (place / "empty.txt").write_bytes(b"")
    (place / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (place / "broken.pdf").write_bytes(
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 7 0 R >>\n%%EOF"
    )
    (place / "deutsch.txt").write_text(GERMAN, encoding="utf-8")
    return ["broken.pdf", "deutsch.txt", "empty.txt", "missing.txt", "picture.txt"]


def test_bad_inputs_get_a_line_each_and_leave_the_rest_as_it_is(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["build", "news.txt", "-o", "clean"]) == 0
    capsys.readouterr()
    bad = make_bad_inputs(place)
    assert cli.main(["build", *bad, "news.txt", "-o", "output"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[0] for line in lines] == bad
    for line, said in zip(lines, ("PDF", "German", "empty", "does not exist", "text"), strict=True):
        assert said in line
        assert "Traceback" not in line
    report = json.loads((place / "output" / "report.json").read_text(encoding="utf-8"))
    assert [problem["input"] for problem in report["problems"]] == bad
    for name in ("graph.ttl", "graph.nq", "statements.jsonl", "centrality.csv"):
        assert (place / "output" / name).read_bytes() == (place / "clean" / name).read_bytes(), name


def test_nothing_but_bad_inputs_exits_with_2_and_leaves_the_old_output(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = make_bad_inputs(place)
    (place / "output").mkdir()
    (place / "output" / "graph.ttl").write_text("old")
    assert cli.main(["build", *bad]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == len(bad) + 1
    assert err.splitlines()[-1] == "kg: no document could be read; nothing was written"
    assert [path.name for path in (place / "output").iterdir()] == ["graph.ttl"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "news.txt"], "kg: news.txt: is a file, not a folder; give another output folder\n"),
        (["--extractor", "oracle"], "kg: unknown extractor 'oracle'; known: dependency\n"),
        (["--pipeline", "xx_none"], "kg: spaCy pipeline 'xx_none' is not installed or cannot be loaded"),
        (["--ontology", "nowhere"], "kg: nowhere"),
    ],
)
def test_what_makes_a_build_impossible_is_told_in_one_line(
    place: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert cli.main(["build", "news.txt", *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(message)
    assert not (place / "output").exists()


def test_a_document_name_cannot_write_to_the_terminal_what_it_likes(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "\x1b[31m[red]a.txt").write_text(NEWS, encoding="utf-8")
    (place / "\x1b]0;b.txt").write_bytes(b"")
    assert cli.main(["build", "."]) == 1
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err
    assert " [31m[red]a " in out
    assert err.startswith(" ]0;b.txt: ")


def test_standard_input_is_a_document(place: Path) -> None:
    found = run_kg("build", "-", "-o", "output", cwd=place, input=NEWS.encode())
    assert (found.returncode, found.stderr) == (0, b"")
    report = json.loads((place / "output" / "report.json").read_text(encoding="utf-8"))
    assert [document["name"] for document in report["documents"]] == ["stdin"]


# -- extract and assemble ----------------------------------------------------------------------------------------------


def test_extract_prints_the_statements_of_a_build_and_nothing_else(
    place: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert cli.main(["build", "news.txt"]) == 0
    capsysbinary.readouterr()
    assert cli.main(["extract", "news.txt", "missing.txt"]) == 1
    out, err = capsysbinary.readouterr()
    assert out == (place / "output" / "statements.jsonl").read_bytes()
    assert err == b"missing.txt: does not exist; check the path\n"
    assert cli.main(["extract", "missing.txt"]) == 2


def test_extract_ends_quietly_when_nobody_reads_on(place: Path) -> None:
    command = f"{sys.executable} -m kg extract {ROOT / 'seeds'} | head -n 1; echo ${{PIPESTATUS[0]}}"
    found = subprocess.run(["bash", "-c", command], check=True, capture_output=True, text=True, cwd=place)
    line, status = found.stdout.splitlines()
    assert json.loads(line)["document"] == "arctic-station-brief"
    assert (status, found.stderr) == ("0", "")


def test_statements_are_assembled_without_their_texts(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "news.txt", "-o", "one"]) == 0
    (place / "news.txt").unlink()
    assert cli.main(["assemble", "one/statements.jsonl", "-o", "two"]) == 0
    assert (place / "two" / "centrality.csv").read_bytes() == (place / "one" / "centrality.csv").read_bytes()
    capsys.readouterr()
    (place / "bad.jsonl").write_text('{"document": "d", "action": "meet", "polarty": "negated"}\n')
    assert cli.main(["assemble", "bad.jsonl", "-o", "three"]) == 2
    assert capsys.readouterr().err == "kg: bad.jsonl, line 1: polarty: unknown key; did you mean polarity?\n"
    (place / "none.jsonl").write_text("")
    assert cli.main(["assemble", "none.jsonl", "-o", "three"]) == 2
    assert not (place / "three").exists()


def test_only_what_is_asked_for_is_written(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "news.txt", "-o", "one"]) == 0
    told = capsys.readouterr().out
    only = ["--only", "turtle,jsonl", "--also", "trig"]
    assert cli.main(["assemble", "one/statements.jsonl", "-o", "two", *only]) == 0
    assert sorted(path.name for path in (place / "two").iterdir()) == ["graph.trig", "graph.ttl", "statements.jsonl"]
    assert (place / "two" / "statements.jsonl").read_bytes() == (place / "one" / "statements.jsonl").read_bytes()
    size = next(line for line in told.splitlines() if "participants" in line)
    assert size in capsys.readouterr().out.splitlines()
    assert cli.main(["build", "news.txt", "-o", "three", "--only", "tutle"]) == 2
    assert "did you mean turtle?" in capsys.readouterr().err


# -- query and validate ------------------------------------------------------------------------------------------------


@pytest.fixture
def built(place: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert cli.main(["build", "news.txt"]) == 0
    capsys.readouterr()
    return place


QUERY = "SELECT ?who ?whom { ?a action:sanction ?b . ?a skos:prefLabel ?who . ?b skos:prefLabel ?whom }"


def test_query_answers_as_table_csv_and_json(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["query", QUERY]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert [row for row in rows if "─" not in row[0]] == [["who", "whom"], ["Norway", "Iceland"], ["1", "row"]]
    assert cli.main(["query", QUERY, "--format", "csv", "--graph", "output/graph.ttl"]) == 0
    assert list(csv.reader(capsys.readouterr().out.splitlines())) == [["who", "whom"], ["Norway", "Iceland"]]
    (built / "who.rq").write_text(QUERY)
    assert cli.main(["query", "who.rq", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["results"]["bindings"] == [
        {
            "who": {"type": "literal", "value": "Norway", "xml:lang": "en"},
            "whom": {"type": "literal", "value": "Iceland", "xml:lang": "en"},
        }
    ]


def test_a_query_without_braces_is_no_path(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["query", "DESCRIBE actor:iceland", "--format", "csv"]) == 0
    assert "Iceland" in capsys.readouterr().out
    assert cli.main(["query", "ASK { } " + "#" * 5000]) == 0


def test_a_query_may_come_from_standard_input(built: Path) -> None:
    found = run_kg("query", "-", "--format", "csv", cwd=built, input=QUERY.encode())
    assert (found.returncode, found.stdout) == (0, b"who,whom\nNorway,Iceland\n")


@pytest.mark.parametrize(
    "arguments", [["SELECT * {"], ["none.rq"], [QUERY, "--graph", "nowhere"], ["INSERT DATA { <a:b> <a:b> <a:b> }"]]
)
def test_a_query_that_cannot_be_run_exits_with_2_and_shows_its_line(
    built: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert cli.main(["query", *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, err[:4]) == ("", "kg: ")
    message, *excerpt = err.splitlines()
    assert [line[5:8] for line in excerpt] in ([], [" | ", " | "])
    assert "Traceback" not in message


def test_validate_tells_what_conforms_what_does_not_and_what_cannot_be_checked(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["validate", "output/graph.ttl"]) == 0
    assert capsys.readouterr().out == "output/graph.ttl: conforms\n"
    turtle = (built / "output" / "graph.ttl").read_text(encoding="utf-8")
    (built / "wrong.ttl").write_text(
        turtle.replace("kg:polarity kg:affirmed", "kg:polarity kg:perhaps"), encoding="utf-8"
    )
    assert cli.main(["validate", "wrong.ttl"]) == 1
    assert "polarity" in capsys.readouterr().out
    (built / "broken.ttl").write_text("<a> <b>")
    assert cli.main(["validate", "broken.ttl"]) == 2
    assert cli.main(["validate", "nowhere.ttl"]) == 2


def test_python_m_kg_is_the_command(place: Path) -> None:
    found = run_kg("--version", cwd=place, env={**os.environ, "PYTHONSAFEPATH": "1"})
    assert (found.returncode, found.stdout.decode()) == (0, f"kg {kg.__version__}{os.linesep}")


# -- other formats -----------------------------------------------------------------------------------------------------


def test_build_writes_more_where_asked_and_no_quotation_where_not(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["build", "news.txt", "--also", "trig,gexf", "--also", "gdelt", "--no-text"]) == 0
    files = sorted(path.name for path in (place / "output").iterdir())
    assert files == sorted([*WRITERS, "graph.trig", "graph.gexf", "events-gdelt.tsv"])
    assert not [name for name in files if b"did not sanction" in (place / "output" / name).read_bytes()]


def test_an_unknown_format_stops_a_build_before_it_reads(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "missing.txt", "--also", "trg"]) == 2
    assert capsys.readouterr().err.startswith("kg: unknown format 'trg'; did you mean trig? known: turtle, ntriples,")


def test_export_writes_beside_what_it_read_or_where_it_is_told(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "news.txt"]) == 0
    capsys.readouterr()
    assert cli.main(["export", "output", "--format", "trig,graphml"]) == 0
    assert capsys.readouterr().out == f"wrote graph.trig, graph.graphml in output{os.sep}\n"
    assert cli.main(["export", "output/statements.jsonl", "--format", "icews", "-o", "events"]) == 0
    assert [path.name for path in (place / "events").iterdir()] == ["events-icews.tsv"]
    assert cli.main(["export", "output", "--format", "turtle", "-o", "again"]) == 0
    assert (place / "again/graph.ttl").read_bytes() == (place / "output/graph.ttl").read_bytes()


def test_export_prints_one_file(place: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.main(["build", "news.txt"]) == 0
    capfdbinary.readouterr()
    assert cli.main(["export", "output/graph.ttl", "--format", "turtle", "-o", "-"]) == 0
    assert capfdbinary.readouterr().out == (place / "output/graph.ttl").read_bytes()
    assert cli.main(["export", "output", "--format", "neo4j", "-o", "-"]) == 2
    assert b"cannot go to one standard output; give a folder" in capfdbinary.readouterr().err


def test_export_says_what_it_cannot_read(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "empty").mkdir()
    assert cli.main(["export", "empty", "--format", "trig"]) == 2
    assert (
        capsys.readouterr().err
        == "kg: empty: holds neither statements.jsonl nor graph.nq nor graph.ttl; give a folder that a build has written\n"
    )
