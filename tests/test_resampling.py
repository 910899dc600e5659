"""Intervals of places and scores, from documents drawn anew."""

from __future__ import annotations

import random
from typing import Any

import networkx as nx
import pytest
from statement_samples import participant, statement

from kg.errors import InputError
from kg.network import View, build_network, rank, resample, resampling, spectra
from kg.network.resampling import Interval


def made_of(documents: int, ties: int, seed: int = 1) -> nx.MultiDiGraph[Any]:
    draw = random.Random(seed)
    return build_network(
        statement(
            f"N{draw.randrange(6):02}", "meet", f"N{draw.randrange(6, 12):02}", document=f"d{i % documents}", begin=i
        )
        for i in range(ties)
    )


def test_what_every_document_says_is_firm() -> None:
    network = build_network(
        statement(a, "meet", b, document=f"d{n}") for n in range(8) for a, b in (("A", "B"), ("C", "B"), ("B", "D"))
    )
    found = resample(network)
    rows = {row["iri"]: row for row in rank(network)}
    assert found.note == "intervals: 95 of 100 of 200 resamples of the 8 documents"
    for label, places in {"D": (1, 1), "B": (2, 2), "A": (3, 4), "C": (3, 4)}.items():
        score = rows[participant(label).iri]["pagerank"]
        assert found.intervals[participant(label).iri] == Interval(*places, score, score)


def test_who_stands_in_one_document_may_stand_anywhere() -> None:
    made = [statement("A", "meet", "B", document=f"d{n}") for n in range(9)]
    made += [statement("X", "meet", "Y", document="once", begin=n) for n in range(30)]
    found = resample(build_network(made), "in_degree").intervals
    assert found[participant("B").iri] == Interval(1, 2, 1.0, 1.0)
    assert found[participant("Y").iri] == Interval(1, 4, 0.0, 1.0)  # the document is in two of three resamples


def test_with_few_documents_it_cannot_be_told() -> None:
    network = made_of(4, 30)
    found = resample(network)
    assert (found.intervals, found.note) == (
        {},
        "which places are firm cannot be told from 4 documents; that takes 5 or more",
    )
    assert all(row["rank_low"] is None and row["pagerank_high"] is None for row in rank(network))
    assert resample(build_network([])).note.startswith("which places are firm cannot be told from 0 documents")


def test_intervals_do_not_depend_on_the_order_of_statements() -> None:
    made = [statement(f"N{i % 7}", "meet", f"N{i % 5}", document=f"d{i % 11}", begin=i) for i in range(60)]
    first = resample(build_network(made)).intervals
    random.Random(2).shuffle(made)
    assert resample(build_network(made)).intervals == first


@pytest.mark.parametrize("weight", ["statements", "documents"])
def test_an_edge_weighs_what_its_statements_in_the_drawn_documents_weigh(
    weight: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [statement("A", "meet", "B", document="d0", begin=n) for n in range(3)]
    made += [statement("A", "meet", "C", document=f"d{n}") for n in range(5)]
    seen: list[list[float]] = []
    network = build_network(made, weight=weight)
    monkeypatch.setattr(
        resampling,
        "iterate_pagerank",
        lambda tails, heads, weights, size: seen.append(weights.tolist()) or [0.0] * size,
    )
    draws = iter([[0, 1, 2, 3, 4], [0, 0, 0, 0, 1], [1, 2, 3, 4, 4]] + [[0, 1, 2, 3, 4]] * 40)

    class Draw:
        def __init__(self, seed: int) -> None: ...

        def randint(self, *_: Any) -> list[int]:
            return next(draws)

    monkeypatch.setattr(resampling.np.random, "RandomState", Draw)
    resample(network, resamples=40)
    expected = {"statements": [[3, 5], [12, 5], [5]], "documents": [[1, 5], [4, 5], [5]]}
    assert seen[:3] == expected[weight]


def test_the_pagerank_of_resamples_is_that_of_the_measure() -> None:
    view = View(made_of(7, 40), "networkx")
    found = spectra.iterate_pagerank(*view.ties, len(view.nodes))
    assert spectra.pagerank(view) == pytest.approx(dict(zip(view.nodes, found, strict=True)), abs=1e-10)


def test_other_measures_have_intervals_too() -> None:
    rows = rank(made_of(9, 60), ["betweenness", "degree"])
    assert all(
        row["rank_low"] <= row["rank_high"] and row["betweenness_low"] <= row["betweenness_high"] for row in rows
    )
    assert rows[0]["rank_low"] == 1


def test_options_that_make_no_interval_are_errors() -> None:
    with pytest.raises(
        InputError, match=r"^resamples: 10 are too few for the ends of an interval; give 40 or more, or 0 for none$"
    ):
        resample(made_of(9, 60), resamples=10)
    with pytest.raises(InputError, match="unknown measure 'fame'"):
        resample(made_of(9, 60), "fame")
    assert "rank_low" not in rank(made_of(9, 60), resamples=0)[0]
