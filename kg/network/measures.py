"""Measures of how a participant stands in a network: functions from a network to a number a node.

Degrees and strength count edges of the network itself. All others see a simple projection of it, without edges from a node to
itself: Katz, PageRank, HITS and reciprocity a directed one, the rest an undirected one (`projection`). Every measure gives a finite
number for every node of every network, the empty one included. A built-in one takes a `View` as well, whose projections
are made once for all measures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.metadata import entry_points
from typing import Any

import networkx as nx
import numpy as np

from kg.errors import InputError
from kg.network.cohesion import bridges, clustering, core, reciprocity
from kg.network.distances import (
    EXACT_BETWEENNESS,
    SAMPLED_BETWEENNESS,
    are_distances_exact,
    betweenness,
    closeness,
    harmonic,
)
from kg.network.projection import Scores, View, view
from kg.network.spectra import authorities, eigenvector, hubs, katz, pagerank

Measure = Callable[[Any], Scores]

ENTRY_POINTS = "kgwright.measures"


def degree(network: nx.MultiDiGraph[Any] | View) -> Scores:
    """Number of edges at a node, in and out; not normalised, an edge from a node to itself counts twice.

    Reference: Freeman, Centrality in social networks, Social Networks 1 (1979) 215–239.
    """
    seen = view(network)
    return _count(seen, seen.tails, seen.heads)


def in_degree(network: nx.MultiDiGraph[Any] | View) -> Scores:
    """Number of edges that lead to a node: how many different things how many others do to it; not normalised (Freeman 1979)."""
    seen = view(network)
    return _count(seen, seen.heads)


def out_degree(network: nx.MultiDiGraph[Any] | View) -> Scores:
    """Number of edges that leave a node: how many different things it does to how many others; not normalised (Freeman 1979)."""
    seen = view(network)
    return _count(seen, seen.tails)


def strength(network: nx.MultiDiGraph[Any] | View) -> Scores:
    """Weighted degree: the sum of the weights of a node's edges, in and out; not normalised.

    Where edges weigh by intensity, it is how much cooperation outweighs conflict, and below 0 where it does not. Reference: Barrat,
    Barthélemy, Pastor-Satorras, Vespignani, The architecture of complex weighted networks, PNAS 101 (2004) 3747–3752.
    """
    seen = view(network)
    sums = np.zeros(len(seen.nodes))
    np.add.at(sums, seen.tails, seen.weights)
    np.add.at(sums, seen.heads, seen.weights)
    return seen.name(sums)


def _count(seen: View, *columns: Any) -> Scores:
    counts = sum(np.bincount(column, minlength=len(seen.nodes)) for column in columns)
    return {node: float(count) for node, count in zip(seen.nodes, np.asarray(counts).tolist(), strict=True)}


# -- the list ----------------------------------------------------------------------------------------------------------

MEASURES: dict[str, Measure] = {
    "degree": degree,
    "in_degree": in_degree,
    "out_degree": out_degree,
    "strength": strength,
    "betweenness": betweenness,
    "closeness": closeness,
    "harmonic": harmonic,
    "eigenvector": eigenvector,
    "pagerank": pagerank,
    "hubs": hubs,
    "authorities": authorities,
    "core": core,
    "katz": katz,
    "clustering": clustering,
    "reciprocity": reciprocity,
    "bridges": bridges,
}


def find_measures(names: Iterable[str] | None = None) -> dict[str, Measure]:
    """The measures of these names, in this order; all built-in ones by default.

    Other packages add theirs through the entry-point group `kgwright.measures`, a name and a function each. Raises InputError that
    lists the known names where one is unknown.
    """
    if names is None:
        return dict(MEASURES)
    plugged = {point.name: point for point in entry_points(group=ENTRY_POINTS)}
    found: dict[str, Measure] = {}
    for name in names:
        if name in MEASURES:
            found[name] = MEASURES[name]
        elif name in plugged:
            found[name] = plugged[name].load()
        else:
            raise InputError(f"unknown measure {name!r}; known: {', '.join(sorted({*MEASURES, *plugged}))}")
    return found


def score(network: nx.MultiDiGraph[Any] | View, measures: Iterable[str] | None = None) -> dict[str, Scores]:
    """The scores of all nodes by each of these measures, the network projected once; all built-in measures by default."""
    seen = view(network)
    return {
        name: function(seen if MEASURES.get(name) is function else seen.network)
        for name, function in find_measures(measures).items()
    }


def find_notes(network: nx.MultiDiGraph[Any] | View, measures: Iterable[str]) -> dict[str, str]:
    """What to say beside the scores of measures that are estimates in a network of this size."""
    seen, found = view(network), {}
    for name in measures:
        if name == "betweenness" and len(seen.nodes) > EXACT_BETWEENNESS:
            found[name] = (
                f"estimated from {SAMPLED_BETWEENNESS} of {len(seen.nodes):,} participants, drawn with a fixed seed"
            )
        elif name in ("closeness", "harmonic") and not are_distances_exact(seen):
            found[name] = f"estimated from a sample of the {len(seen.nodes):,} participants, evenly spaced"
    return found
