"""What the benchmarks are fed with: statements made up by rule."""

from __future__ import annotations

import pytest
from benchmark_files import load

from kg import network


def test_made_up_statements_are_the_same_for_the_same_seed_and_others_for_another():
    make = load("statements").make_statements
    assert list(make(100, seed=1)) == list(make(100, seed=1))
    assert list(make(100, seed=1)) != list(make(100, seed=2))


def test_made_up_statements_are_as_many_as_were_asked_for():
    make = load("statements").make_statements
    assert [len(list(make(count))) for count in (0, 1, 23, 24, 25, 101)] == [0, 1, 23, 24, 25, 101]


def test_made_up_statements_quote_their_sentences():
    for s in load("statements").make_statements(500):
        for mention in (s.actor, s.action, s.target):
            if mention is not None:
                assert s.sentence[mention.begin - s.begin : mention.end - s.begin] == mention.text


def test_records_name_the_documents_of_the_statements():
    benchmark = load("statements")
    names = {s.document for s in benchmark.make_statements(100)}
    assert sorted(names) == [record.name for record in benchmark.make_documents(100)]


def test_the_benchmark_of_rankings_measures_every_measure_by_each_backend(capsys: pytest.CaptureFixture[str]):
    arguments = ["--actors", "60", "--edges", "200", "--documents", "9", "--backend", "networkx", "--backend", "igraph"]
    pytest.importorskip("igraph")
    load("rankings").main(arguments)
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert " ".join(lines[0]).startswith("60 actors, 200 edges of 9 documents, built in ")
    assert lines[1] == ["networkx", "igraph"]
    assert [line[0] for line in lines[2:18]] == list(network.MEASURES)
    assert all(len(line) == 3 for line in lines[2:18])
    assert [line[0] for line in lines[19:]] == ["Louvain", "Leiden", "intervals", "balance", "pairs", "together"]
