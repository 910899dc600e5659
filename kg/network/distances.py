"""Measures of shortest paths, on the undirected projection with every edge of length 1: betweenness, closeness, harmonic."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import networkx as nx
import numpy as np

from kg.network.projection import Floats, Integers, Scores, View, view

SEED = 20061031  # any fixed number does
EXACT_BETWEENNESS = 5000  # nodes
SAMPLED_BETWEENNESS = 500  # sources
EXACT_DISTANCES = 5000  # nodes of one component
SAMPLED_DISTANCES = 1000  # sources, at least


def betweenness(network: nx.MultiDiGraph[Any] | View) -> Scores:
    """Share of the shortest paths between all pairs of other nodes that pass through a node, undirected, every edge of length 1.

    Normalised by the number of such pairs, (n − 1)(n − 2) / 2, to 0–1. In a network of more than 5,000 nodes estimated from 500
    sources, drawn with a fixed seed. Reference: Brandes, A faster algorithm for betweenness centrality, Journal of Mathematical
    Sociology 25 (2001) 163–177; Brandes, Pich, Centrality estimation in large networks (2007).
    """
    seen = view(network)
    size = len(seen.nodes)
    if size < 3:
        return dict.fromkeys(seen.nodes, 0.0)
    pairs = (size - 1) * (size - 2) / 2
    sources = None
    if size > EXACT_BETWEENNESS:
        sources = sorted(random.Random(SEED).sample(range(size), SAMPLED_BETWEENNESS))  # noqa: S311 - no secret
    if seen.by_igraph:
        counts = np.array(seen.igraph.betweenness(directed=False, sources=sources), dtype=np.float64)
    elif sources is None:
        with seen.dispatching():
            return seen.name(nx.betweenness_centrality(seen.undirected))
    else:
        with seen.dispatching():
            found = nx.betweenness_centrality_subset(seen.undirected, sources, range(size))
        counts = np.array([found[node] for node in range(size)])
    if sources is None:
        return seen.name(counts / pairs)
    met = np.full(size, len(sources))
    met[sources] -= 1  # no path passes through its own source
    return seen.name(counts / met * (size - 1) / pairs)


def closeness(network: nx.MultiDiGraph[Any] | View) -> Scores:
    """Inverse mean distance to the nodes that can be reached, times the share of all others that can be, undirected.

    With r nodes reached at a summed distance d: (r / d) · (r / (n − 1)), so 0–1 and comparable across components; 0 where nothing is
    reached. In a component of more than 5,000 nodes, d is estimated from 1,000 to 2,000 sources, evenly spaced by IRI. Reference:
    Wasserman, Faust, Social Network Analysis (1994) p. 201; Eppstein, Wang, Fast approximation of centrality, JGAA 8 (2004) 39–45.
    """
    seen = view(network)
    if len(seen.nodes) < 2:
        return dict.fromkeys(seen.nodes, 0.0)
    if seen.backend == "networkx" or not are_distances_exact(seen):
        reached = _count_reached(seen)
        scores = reached**2 / np.maximum(seen.once(_sum_distances)[0], 1) / (len(seen.nodes) - 1)
        return seen.name(scores)
    if seen.by_igraph:
        found = np.nan_to_num(np.array(seen.igraph.closeness(normalized=True), dtype=np.float64))
        return seen.name(found * _count_reached(seen) / (len(seen.nodes) - 1))
    with seen.dispatching():
        return seen.name(nx.closeness_centrality(seen.undirected))


def harmonic(network: nx.MultiDiGraph[Any] | View) -> Scores:
    """Mean of the inverse distances to all other nodes, 0 for those that cannot be reached, undirected; 0–1.

    Normalised by n − 1; estimated as closeness is in large components. Reference: Boldi, Vigna, Axioms for centrality, Internet
    Mathematics 10 (2014) 222–262.
    """
    seen = view(network)
    others = len(seen.nodes) - 1
    if others < 1:
        return dict.fromkeys(seen.nodes, 0.0)
    if seen.backend == "networkx" or not are_distances_exact(seen):
        return seen.name(seen.once(_sum_distances)[1] / others)
    if seen.by_igraph:
        found = np.array(seen.igraph.harmonic_centrality(normalized=True), dtype=np.float64)
        return seen.name(np.nan_to_num(found))
    with seen.dispatching():
        return seen.name({n: score / others for n, score in nx.harmonic_centrality(seen.undirected).items()})


def are_distances_exact(seen: View) -> bool:
    """Whether no component is so large that its distances are estimated."""
    return not seen.components or len(seen.components[0]) <= EXACT_DISTANCES


def _count_reached(seen: View) -> Floats:
    reached = np.zeros(len(seen.nodes))
    for component in seen.components:
        reached[component] = len(component) - 1
    return reached


def _sum_distances(seen: View) -> tuple[Floats, Floats]:
    """Of each node the sum of its distances and that of their inverses, in large components estimated from a thousand sources or more."""
    sums, inverses = np.zeros(len(seen.nodes)), np.zeros(len(seen.nodes))
    for component in seen.components:
        others = len(component) - 1
        step = max(2, len(component) // SAMPLED_DISTANCES) if len(component) > EXACT_DISTANCES else 1
        sources = component[::step]
        met = np.full(len(component), len(sources))
        met[::step] -= 1
        members = np.array(component)
        for nodes, distances in _measure(seen, sources) if others else ():
            sums[nodes] += distances
            inverses[nodes] += 1 / distances
        sums[members] *= others / np.maximum(met, 1)
        inverses[members] *= others / np.maximum(met, 1)
    return sums, inverses


def _measure(seen: View, sources: list[int]) -> Iterator[tuple[Integers, Floats]]:
    """From each source, the other nodes it reaches and their distances."""
    if seen.by_igraph:
        for source in sources:
            row = np.array(seen.igraph.distances(source=source)[0], dtype=np.float64)
            nodes = np.flatnonzero(np.isfinite(row) & (row > 0))
            yield nodes, row[nodes]
        return
    for source in sources:
        found = nx.single_source_shortest_path_length(seen.undirected, source)
        found = {node: distance for node, distance in found.items() if distance}
        yield np.array(list(found), dtype=np.int64), np.array(list(found.values()), dtype=np.float64)
