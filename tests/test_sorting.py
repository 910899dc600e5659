"""More than memory holds: sorted on the disk, read as from memory."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from statement_samples import participant, statement, statements, write_ontology

from kg import rdf, sorting
from kg.assembly import Assembly
from kg.errors import InputError
from kg.graph import Graph
from kg.model import DocumentRecord, Statement
from kg.ontology import Ontology
from kg.sorting import Sorted, group
from kg.statements import OnDisk, pack, unpack

few = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def same(row: Any) -> Any:
    return row


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Ontology:
    return write_ontology(tmp_path_factory.mktemp("ontology"))


rows = st.lists(st.tuples(st.sampled_from(["", "a", "b", "é", "\ud800", "😀"]), st.integers(0, 9)), max_size=60)


@few
@given(rows, st.integers(1, 9))
def test_what_is_sorted_in_runs_is_sorted_as_in_memory(given_: list[tuple[str, int]], most: int) -> None:
    kept: Sorted[int] = Sorted(same, same, most=most)
    for key, value in given_:
        kept.add(key, value)
    assert list(kept) == sorted(given_, key=lambda row: row[0]) == list(kept)
    assert kept.spilled is (len(given_) >= most)
    kept.close()


def test_many_runs_become_one_before_more_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorting, "MOST_RUNS", 3)
    monkeypatch.setattr(sorting, "BLOCK", 2)
    kept: Sorted[str] = Sorted(same, same, most=2)
    numbers = [(7 * n) % 50 for n in range(50)]
    for n in numbers:
        kept.add((n, "x"), f"row {n}")
    assert list(kept) == [((n, "x"), f"row {n}") for n in range(50)]
    assert len(kept._runs) < 3


def test_several_read_one_file_at_once() -> None:
    kept: Sorted[int] = Sorted(same, same, most=3)
    for n in reversed(range(10)):
        kept.add(str(n), n)
    assert [(a, b) for (_, a), (_, b) in zip(kept, kept, strict=True)] == [(n, n) for n in range(10)]


def test_rows_of_one_key_come_together_in_the_order_in_which_they_were_added() -> None:
    kept: Sorted[int] = Sorted(same, same, most=2)
    for n, key in enumerate("baab"):
        kept.add(key, n)
    assert list(group(kept)) == [("a", [1, 2]), ("b", [0, 3])]
    assert list(group([])) == []


def test_nothing_stays_in_the_folder_that_was_sorted_in(tmp_path: Path) -> None:
    kept: Sorted[int] = Sorted(same, same, most=2, folder=tmp_path)
    for n in range(9):
        kept.add(str(n), n)
    assert len(list(kept)) == 9
    assert os.name == "nt" or list(tmp_path.iterdir()) == []
    kept.close()
    assert list(tmp_path.iterdir()) == []


# -- statements --------------------------------------------------------------------------------------------------------


@few
@given(st.lists(statements(), max_size=8))
def test_statements_on_the_disk_are_the_statements_they_were(given_: list[Statement]) -> None:
    assert [unpack(pack(s)) for s in given_] == given_
    there = OnDisk(given_)
    assert list(there) == given_ == [there[i] for i in range(len(given_))]
    assert (len(there), there[1:3], bool(there)) == (len(given_), tuple(given_[1:3]), bool(given_))
    assert list(there.changed(Statement.without_text)) == [s.without_text() for s in given_]


def test_a_statement_that_is_not_there_is_none() -> None:
    there = OnDisk([statement("Norway", "fine", "Iceland", begin=n) for n in range(600)])
    assert (there[0].begin, there[-1].begin, there[599].begin, there[256].begin) == (0, 599, 599, 256)
    for index in (600, -601):
        with pytest.raises(IndexError):
            there[index]


# -- graphs ------------------------------------------------------------------------------------------------------------


def assemble(given_: list[Statement], ontology: Ontology, most: int) -> Graph:
    assembly = Assembly(ontology, most=most)
    for one in given_:
        assembly.add(one)
    return assembly.finish([DocumentRecord("news", title="News")], title="T")


@few
@given(st.lists(statements(), max_size=10), st.randoms())
def test_a_graph_on_the_disk_is_the_graph_in_memory(small: Ontology, given_: list[Statement], dice: Any) -> None:
    whole = assemble(given_, small, 1000)
    mixed = list(given_)
    dice.shuffle(mixed)
    apart = assemble(mixed, small, 3)
    assert isinstance(whole.statements, tuple)
    assert isinstance(apart.statements, OnDisk) is (len(given_) >= 3)
    assert tuple(apart.statements) == whole.statements
    assert (apart.documents, apart.size, apart.report()) == (whole.documents, whole.size, whole.report())
    assert whole.size == (len(whole.network), whole.network.number_of_edges())


def test_persons_are_united_on_the_disk_too(small: Ontology) -> None:
    def says(document: str, name: str) -> Statement:
        who = participant(name, "Person", form="name", text=name, begin=0, end=len(name))
        return replace(statement("Norway", "fine", None, document=document), target=who)

    given_ = [says("a", "Keller"), says("b", "Olga Keller"), says("c", "Olga B. Keller")]
    for most in (2, 100):
        graph = assemble(given_, small, most)
        assert [s.target.label for s in graph.statements if s.target] == ["Olga Keller"] * 3


@few
@given(st.lists(statements(), max_size=12))
def test_rdf_that_was_sorted_on_the_disk_has_the_bytes_of_what_was_sorted_in_memory(
    small: Ontology, given_: list[Statement]
) -> None:
    from kg.rdf import contents

    records = [DocumentRecord("news", title="News"), DocumentRecord("silent")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contents, "MOST", 2)
        patch.setattr(contents, "MOST_PAIRS", 2)
        for make in (rdf.triples, rdf.quads, rdf.annotated):
            there = make(iter(given_), records, small)
            assert list(there) == list(make(tuple(reversed(given_)), reversed(records), small))


def test_a_full_disk_is_told_with_the_remedy(small: Ontology, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sorting.Blocks, "write", fail)
    assembly = Assembly(small, most=2)
    assembly.add(statement("Norway", "fine", "Iceland"))
    with pytest.raises(
        InputError, match="cannot be put on the disk: No space left on device; make room, or set TMPDIR"
    ):
        assembly.add(statement("Norway", "fine", "Iceland", begin=1))
