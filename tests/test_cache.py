"""Results that are kept: found again when nothing changed, made anew when anything did, and never in the way."""

from __future__ import annotations

import contextlib
import hashlib
import json
import random
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statement_samples import statements

import kg
from kg import cache as kept_results
from kg import cli, language
from kg.cache import BROKEN, FILE, Cache, Kept, default_folder, pack, unpack
from kg.graph import Graph
from kg.language import parser
from kg.model import DocumentRecord, DocumentResult, HeldBack

ROOT = Path(__file__).resolve().parent.parent
RESULT = DocumentResult("news", DocumentRecord("news", title="News"), (), (HeldBack("news", 0, 4, "Chil", "no verb"),))
KEPT = Kept(RESULT, b"{}\n")
TEXTS = {"a": "Chile sued Peru.", "b": "Peru has not armed Bolivia.", "c": "Nepal may join the council."}


def read(cache: Cache) -> tuple[DocumentResult, bytes] | None:
    found = cache.find(b"k")
    return found and (found.result, found.lines)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "texts"
    made.mkdir()
    for name, text in TEXTS.items():
        (made / f"{name}.txt").write_text(text)
    return made


@pytest.fixture
def loads(pipeline: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that were parsed, in order."""
    parsed: list[str] = []
    parse = language.parse

    def watch(documents: list[Any], *arguments: Any) -> Any:
        parsed.extend(one.name for one in documents)
        return parse(documents, *arguments)

    monkeypatch.setattr(language, "parse", watch)
    monkeypatch.setattr(parser, "load_pipeline", lambda name=None: pipeline)
    return parsed


def extract(folder: Path, cache: Cache | None, **more: Any) -> list[DocumentResult]:
    return list(kg.extract([folder], cache=cache, **more))


# -- what is kept ------------------------------------------------------------------------------------------------------


@settings(max_examples=50, deadline=None)
@given(st.lists(statements(), max_size=4), st.floats(0, 1))
def test_a_result_comes_back_as_it_was(found: list[kg.Statement], confidence: float) -> None:
    kept = tuple(replace(one, confidence=confidence) for one in found)
    result = replace(RESULT, statements=kept)
    assert unpack(pack(result)) == result


def test_a_second_build_parses_nothing_and_finds_the_same(folder: Path, tmp_path: Path, loads: list[str]) -> None:
    first = extract(folder, Cache(tmp_path / "kept"))
    assert loads == ["a", "b", "c"]
    second = extract(folder, Cache(tmp_path / "kept"))
    assert loads == ["a", "b", "c"]
    assert second == first == extract(folder, None)


def test_a_build_finds_the_same_with_and_without_a_cache(folder: Path, tmp_path: Path, loads: list[str]) -> None:
    plain = kg.build([folder])
    for _time in range(2):
        cached = kg.build([folder], cache=Cache(tmp_path / "kept"))
        assert cached.statements == plain.statements
        assert cached.report() == plain.report()


def test_only_what_changed_is_parsed_again(folder: Path, tmp_path: Path, loads: list[str]) -> None:
    extract(folder, Cache(tmp_path / "kept"))
    loads.clear()
    (folder / "b.txt").write_text("Peru has armed Bolivia.")
    (folder / "d.txt").write_text("Ghana left the league.")
    results = extract(folder, Cache(tmp_path / "kept"))
    assert loads == ["b", "d"]
    assert [result.name for result in results] == ["a", "b", "c", "d"]


def test_a_sidecar_that_changes_is_noticed(folder: Path, tmp_path: Path, loads: list[str]) -> None:
    extract(folder, Cache(tmp_path / "kept"))
    (folder / "a.json").write_text(json.dumps({"title": "Courts"}))
    results = extract(folder, Cache(tmp_path / "kept"))
    assert [result.record.title for result in results if result.record] == ["Courts", None, None]


def test_a_document_that_is_gone_leaves_the_graph(folder: Path, tmp_path: Path, loads: list[str]) -> None:
    extract(folder, Cache(tmp_path / "kept"))
    (folder / "b.txt").unlink()
    assert [result.name for result in extract(folder, Cache(tmp_path / "kept"))] == ["a", "c"]


def test_rows_of_a_table_are_kept_one_by_one(tmp_path: Path, loads: list[str]) -> None:
    table = tmp_path / "news.jsonl"
    rows = [{"id": name, "text": text} for name, text in TEXTS.items()]
    table.write_text("".join(json.dumps(row) + "\n" for row in rows))
    extract(table, Cache(tmp_path / "kept"))
    loads.clear()
    rows[1]["text"] = "Peru has armed Bolivia."
    table.write_text("".join(json.dumps(row) + "\n" for row in rows))
    extract(table, Cache(tmp_path / "kept"))
    assert loads == ["b"]


def test_a_build_that_is_killed_goes_on_where_it_was(
    folder: Path, tmp_path: Path, loads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kg_build(), "BATCH_DOCUMENTS", 1)
    stream = kg.extract([folder], cache=Cache(tmp_path / "kept"))
    assert [next(stream).name, next(stream).name] == ["a", "b"]
    del stream  # as a kill would: nothing is closed
    loads.clear()
    extract(folder, Cache(tmp_path / "kept"))
    assert loads == ["c"]


def kg_build() -> Any:
    import sys

    return sys.modules["kg.build"]


def test_another_base_makes_other_results_and_another_language_does_not(
    folder: Path, tmp_path: Path, loads: list[str]
) -> None:
    first = extract(folder, Cache(tmp_path / "kept"))
    other = extract(folder, Cache(tmp_path / "kept"), base="https://example.org/")
    assert other != first
    assert other == extract(folder, None, base="https://example.org/")
    assert extract(folder, Cache(tmp_path / "kept"), expected=None) == first


# -- parses ------------------------------------------------------------------------------------------------------------


def with_another_class(tmp_path: Path) -> Path:
    """The ontology that ships, in which to sue is to cooperate."""
    made = tmp_path / "ontology"
    shutil.copytree(ROOT / "ontology", made)
    actions = (made / "actions.ttl").read_text("utf-8")
    known = 'skos:prefLabel "sue"@en ; skos:broader kg:Accuse'
    assert actions.count(known) == 1
    (made / "actions.ttl").write_text(actions.replace(known, known.replace("Accuse", "Cooperate")), "utf-8")
    return made


def test_a_changed_ontology_parses_nothing_and_finds_what_a_fresh_build_finds(
    folder: Path, tmp_path: Path, loads: list[str]
) -> None:
    (folder / "d.txt").write_text("The treaty that Nepal signed obliges Peru to share gas. France joined the council.")
    cache = Cache(tmp_path / "kept")
    first = extract(folder, cache)
    assert loads == ["a", "b", "c", "d"]
    loads.clear()
    changed = with_another_class(tmp_path)
    second = extract(folder, cache, ontology=changed)
    assert loads == []
    assert second != first
    loads.clear()
    assert second == extract(folder, None, ontology=changed)
    assert loads == ["a", "b", "c", "d"]


def test_a_changed_ontology_does_not_even_load_the_pipeline(
    folder: Path, tmp_path: Path, loads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    extract(folder, Cache(tmp_path / "kept"))

    def refuse(name: str | None = None) -> None:
        raise AssertionError("loaded")

    monkeypatch.setattr(parser, "load_pipeline", refuse)
    for workers in (1, 2):
        made = extract(folder, Cache(tmp_path / "kept"), base=f"https://example.org/{workers}/", workers=workers)
        assert [result.problem for result in made] == [None, None, None]


def test_a_text_of_another_day_is_parsed_again(folder: Path, tmp_path: Path, loads: list[str]) -> None:
    (folder / "a.txt").write_text("Chile sued Peru on Monday.")
    extract(folder, Cache(tmp_path / "kept"))
    loads.clear()
    (folder / "a.json").write_text(json.dumps({"published": "2020-03-04"}))
    (folder / "b.json").write_text(json.dumps({"title": "A title alone changes no parse"}))
    made = extract(folder, Cache(tmp_path / "kept"))
    assert loads == ["a"]
    assert made == extract(folder, None)
    assert made[0].statements[0].time == "2020-03-02"


def test_a_parse_that_is_not_what_was_written_is_made_anew(folder: Path, tmp_path: Path, loads: list[str]) -> None:
    extract(folder, Cache(tmp_path / "kept"))
    loads.clear()
    with contextlib.closing(sqlite3.connect(tmp_path / "kept" / FILE)) as db, db:
        db.execute("UPDATE parses SET value = substr(value, 1, 40)")
    made = extract(folder, Cache(tmp_path / "kept"), base="https://example.org/")
    assert loads == ["a", "b", "c"]
    assert made == extract(folder, None, base="https://example.org/")


# -- how ---------------------------------------------------------------------------------------------------------------


def test_workers_find_and_keep_the_same(folder: Path, tmp_path: Path, loads: list[str]) -> None:
    first = extract(folder, Cache(tmp_path / "kept"), workers=2)
    assert extract(folder, Cache(tmp_path / "kept"), workers=2) == first
    assert loads == []  # the first time workers did it, the second time nobody
    assert extract(folder, Cache(tmp_path / "kept")) == first


def test_a_problem_is_told_again_every_time(folder: Path, tmp_path: Path, loads: list[str]) -> None:
    (folder / "b.txt").write_text("")
    first = extract(folder, Cache(tmp_path / "kept"))
    second = extract(folder, Cache(tmp_path / "kept"))
    assert second == first
    assert [result.problem is not None for result in second] == [False, True, False]


def test_a_loaded_pipeline_of_unknown_making_is_never_remembered(folder: Path, tmp_path: Path, pipeline: Any) -> None:
    extract(folder, Cache(tmp_path / "kept"), pipeline=pipeline)
    assert Cache(tmp_path / "kept").info().documents == 0


# -- the file ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("harm", [b"no database at all" * 400, b""], ids=["other bytes", "empty"])
def test_a_broken_file_is_set_aside(harm: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(harm)
    cache = Cache(tmp_path)
    assert cache.find(b"k") is None
    cache.keep(b"k", KEPT)
    assert read(Cache(tmp_path)) == (RESULT, b"{}\n")
    assert (tmp_path / BROKEN).exists() == bool(harm)


def test_an_entry_that_is_not_what_was_written_is_made_anew(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.keep(b"k", KEPT)
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute("UPDATE results SET value = x'00'")
    assert cache.find(b"k") is None


def test_a_file_of_another_version_is_set_aside(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute("PRAGMA user_version = 99")
        db.execute("CREATE TABLE results (other TEXT)")
    db.close()
    cache = Cache(tmp_path)
    cache.keep(b"k", KEPT)
    assert read(cache) == (RESULT, b"{}\n")


def test_a_folder_that_cannot_be_written_costs_nothing_but_the_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "kept")
    cache.keep(b"k", KEPT)
    assert cache.find(b"k") is None
    with pytest.raises(kg.InputError, match="no cache can be kept there; give another folder with --cache"):
        cache.info()


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from kg.cache import Cache, Kept; from kg.model import DocumentResult\n"
        "cache = Cache(Path(sys.argv[1])); kept = Kept(DocumentResult('one', None, ()), b'{}')\n"
        "for number in range(50): cache.keep(sys.argv[2].encode() + bytes([number]), kept)"
    )
    both = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path), letter]) for letter in "ab"]
    assert [one.wait(timeout=60) for one in both] == [0, 0]
    assert Cache(tmp_path).info().documents == 100


def test_a_forked_process_leaves_the_connection_alone(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.keep(b"k", KEPT)
    cache._process += 1
    assert cache.find(b"k") is None


def test_the_folder_is_the_systems_for_what_may_be_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/tmp/mine")
    assert default_folder() == Path("/var/tmp/mine/kgwright")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert default_folder() == Path("~/.cache/kgwright").expanduser()


# -- room --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The hour that the cache believes it is."""
    hour = [1000]
    monkeypatch.setattr(kept_results, "_now", lambda: hour[0])
    return hour


def key(name: str) -> bytes:
    return hashlib.sha256(name.encode()).digest()


def fill(cache: Cache, *names: str) -> None:
    for name in names:
        size = 20_000
        bulky = Kept(RESULT, random.Random(name).randbytes(size))
        cache.keep(key(name), bulky, key(f"file {name}"), (key(f"parse {name}"), b"p" * 5000))
    cache.close()


def find(cache: Cache, names: str) -> str:
    return "".join(name for name in names if cache.find(key(name)) is not None)


def test_what_has_not_been_used_for_longest_is_forgotten(tmp_path: Path, clock: list[int]) -> None:
    for names in ("abc", "def"):
        fill(Cache(tmp_path, limit=250_000), *names)
        clock[0] += 1
    again = Cache(tmp_path, limit=250_000)
    assert find(again, "ac") == "ac"
    again.close()
    clock[0] += 1
    fill(Cache(tmp_path, limit=250_000), *"ghij")
    last = Cache(tmp_path, limit=250_000)
    left = find(last, "abcdefghij")
    assert "b" not in left
    assert {"a", "c"} < set(left) > set("ghij")
    for name in "abcdefghij":
        assert (last.find_file(key(f"file {name}")) is not None) is (name in left)
    assert all(last.find_parse(key(f"parse {name}")) for name in left)
    assert last.find_parse(key("parse b")) is None
    assert last.info().size < 300_000
    last.close()


def test_a_build_that_is_larger_than_the_cache_keeps_what_fits(tmp_path: Path, clock: list[int]) -> None:
    names = "abcdefghijklmnop"
    fill(Cache(tmp_path, limit=200_000), *names)
    left = find(Cache(tmp_path), names)
    assert left == names[: len(left)]
    assert 4 <= len(left) <= 8


def test_a_smaller_limit_makes_the_file_smaller(tmp_path: Path, clock: list[int]) -> None:
    fill(Cache(tmp_path), *"abcdefghijklmnop")
    clock[0] += 5
    cache = Cache(tmp_path)
    before = cache.info()
    cache.close()
    small = Cache(tmp_path, limit=150_000)
    small.trim()
    small.close()
    after = Cache(tmp_path).info()
    assert before.documents == 16
    assert 1 <= after.documents <= 8
    assert after.size < 160_000 < before.size


def test_a_second_build_in_the_same_hour_writes_nothing(tmp_path: Path, clock: list[int]) -> None:
    fill(Cache(tmp_path), "a")
    cache = Cache(tmp_path)
    assert find(cache, "a") == "a"
    assert cache._used == []


def test_the_limit_is_an_option_and_a_variable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(Cache(tmp_path), *"abcdefgh")
    words = ["cache", "--cache", str(tmp_path)]
    assert cli.main(words) == 0
    assert capsys.readouterr().out.endswith("8 documents, 0.2 MB of 5 GB at most\n")
    monkeypatch.setenv("KG_CACHE_SIZE", "0.00015")
    assert cli.main(words) == 0
    told = capsys.readouterr().out
    assert told.endswith("MB of 0.00015 GB at most\n")
    assert int(told.rpartition(": ")[2].split()[0]) < 8
    assert cli.main([*words, "--cache-size", "0"]) == 2


# -- the command -------------------------------------------------------------------------------------------------------


def test_the_command_tells_and_forgets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Cache(tmp_path).keep(b"k", KEPT)
    assert cli.main(["cache", "--cache", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith(f"{tmp_path / FILE}: 1 documents, ")
    assert cli.main(["cache", "--clear", "--cache", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith(f"{tmp_path / FILE}: 0 documents, ")


def test_extract_uses_the_cache_unless_told_not_to(
    folder: Path, tmp_path: Path, loads: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["extract", str(folder), "--cache", str(tmp_path / "kept")]
    outputs = []
    for more in ([], [], ["--no-cache"]):
        assert cli.main([*words, *more]) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1] == outputs[2] != ""
    assert loads == ["a", "b", "c"] * 2


# -- the files of a build ----------------------------------------------------------------------------------------------


@pytest.fixture
def writes(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that graphs were written to."""
    found: list[Path] = []
    write = Graph.write

    def watch(graph: Graph, folder: Any, only: Any = None) -> list[Path]:
        found.append(Path(folder))
        return write(graph, folder, only)

    monkeypatch.setattr(Graph, "write", watch)
    return found


def test_a_second_build_leaves_the_files_alone(
    folder: Path, tmp_path: Path, loads: list[str], writes: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "output"
    words = ["build", str(folder), "-o", str(output), "--cache", str(tmp_path / "kept")]
    files = ["--only", "turtle,csv,report.json"]

    def build(*more: str) -> str:
        assert cli.main([*words, *more]) == 0
        return capsys.readouterr().out

    first = build(*files)
    made = {path.name: path.read_bytes() for path in output.iterdir()}
    second = build(*files)
    assert writes == [output]
    assert second == first.replace("wrote", "nothing changed:") != first
    assert {path.name: path.read_bytes() for path in output.iterdir()} == made
    (output / "graph.ttl").write_text("changed by hand")
    build(*files)
    assert writes == [output] * 2
    assert {path.name: path.read_bytes() for path in output.iterdir()} == made
    assert "wrote" in build(*files, "--title", "Another")
    assert "wrote" in build(*files, "--base", "https://example.org/")
    assert "wrote" in build("--only", "turtle")
    (folder / "b.txt").unlink()
    assert "wrote" in build("--only", "turtle")
    assert "nothing changed" in build("--only", "turtle")
    assert "wrote" in build("--only", "turtle", "--no-cache")
