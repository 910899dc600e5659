"""Measures are the same numbers whichever library computes them."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from statement_samples import statement

from kg.errors import InputError
from kg.network import MEASURES, View, build_network, distances, projection

pytest.importorskip("igraph")

edges = st.lists(
    st.tuples(st.integers(0, 11), st.sampled_from(["meet", "praise"]), st.integers(0, 11), st.integers(1, 3)),
    max_size=30,
)
ROUNDED = 2e-10  # measures have twelve decimals; PageRank is iterated to a tolerance


def made_of(triples: list[tuple[int, str, int, int]]) -> nx.MultiDiGraph[Any]:
    return build_network(
        statement(f"N{a:02}", action, f"N{b:02}", begin=100 * i + n)
        for i, (a, action, b, times) in enumerate(triples)
        for n in range(times)
    )


@pytest.mark.parametrize("name", MEASURES)
@settings(max_examples=25, deadline=None)
@given(triples=edges)
@example(triples=[(i, "meet", i + 1, 1) for i in range(11)])
@example(triples=[(0, "meet", i, 1) for i in range(1, 12)])
@example(triples=[(i, "meet", (i + 1) % 12, 1) for i in range(12)])
def test_igraph_and_networkx_agree(name: str, triples: list[tuple[int, str, int, int]]) -> None:
    network = made_of(triples)
    by_igraph, by_networkx = (MEASURES[name](View(network, backend)) for backend in ("igraph", "networkx"))
    assert by_igraph == pytest.approx(by_networkx, abs=ROUNDED, rel=1e-8)


@pytest.mark.parametrize("name", ["betweenness", "closeness", "harmonic"])
@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000), ties=st.integers(20, 120))
def test_igraph_and_networkx_agree_on_samples(name: str, seed: int, ties: int) -> None:
    graph = nx.gnm_random_graph(40, ties, seed=seed)
    network = made_of([(a, "meet", b, 1) for a, b in graph.edges])
    with pytest.MonkeyPatch.context() as patch:
        for limit in ("EXACT_DISTANCES", "SAMPLED_DISTANCES", "EXACT_BETWEENNESS", "SAMPLED_BETWEENNESS"):
            patch.setattr(distances, limit, 10)
        by_igraph, by_networkx = (MEASURES[name](View(network, backend)) for backend in ("igraph", "networkx"))
    assert by_igraph == pytest.approx(by_networkx, abs=ROUNDED)


def test_igraph_is_taken_where_it_is_installed_and_missed_where_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert View(build_network([])).backend == "igraph"
    monkeypatch.setattr(projection, "find_spec", lambda name: None)
    assert View(build_network([])).backend == "networkx"
    with pytest.raises(
        InputError, match=r"^backend: igraph is not installed; install it with pip install 'kgwright\[fast\]'$"
    ):
        View(build_network([]), "igraph")


def test_a_backend_of_networkx_gives_the_same_numbers() -> None:
    pytest.importorskip("graphblas_algorithms")
    graph = nx.gnm_random_graph(40, 70, seed=3)
    network = made_of([(a, "meet", b, 1 + a % 3) for a, b in graph.edges])
    for name, function in MEASURES.items():
        expected = function(View(network, "networkx"))
        assert function(View(network, "graphblas")) == pytest.approx(expected, abs=1e-9), name


def test_an_unknown_backend_is_an_error_that_lists_the_installed() -> None:
    with pytest.raises(InputError, match=r"^backend: unknown 'abacus'; installed: .*igraph.*networkx"):
        View(build_network([]), "abacus")
