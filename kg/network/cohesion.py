"""Measures of how closely a node's surroundings hold together: core, clustering, reciprocity, bridges."""

from __future__ import annotations

from collections import Counter
from typing import Any

import networkx as nx
import numpy as np

from kg.network.projection import Scores, View, view


def core(network: nx.MultiDiGraph[Any] | View) -> Scores:
    """The largest k such that the node belongs to a part in which everybody has k neighbours or more, undirected; not normalised.

    Reference: Batagelj, Zaveršnik, An O(m) algorithm for cores decomposition of networks (2003).
    """
    seen = view(network)
    with seen.dispatching():
        return seen.name(nx.core_number(seen.undirected))


def clustering(network: nx.MultiDiGraph[Any] | View) -> Scores:
    """Share of the pairs of a node's neighbours that are tied to each other, undirected, without weights; 0–1.

    0 where a node has fewer than two neighbours. Reference: Watts, Strogatz, Collective dynamics of “small-world” networks, Nature
    393 (1998) 440–442.
    """
    seen = view(network)
    if seen.by_igraph:
        return seen.name(np.array(seen.igraph.transitivity_local_undirected(mode="zero"), dtype=np.float64))
    with seen.dispatching():
        return seen.name(nx.clustering(seen.undirected))


def reciprocity(network: nx.MultiDiGraph[Any] | View) -> Scores:
    """Share of a node's ties, in and out, that are returned: 2 · both ways / (in + out), directed, without weights; 0–1.

    0 where a node has no ties. Reference: Wasserman, Faust, Social Network Analysis (1994) ch. 13.
    """
    seen = view(network)
    tails, heads, _ = seen.ties
    size = max(len(seen.nodes), 1)
    both = np.isin(tails * size + heads, heads * size + tails)
    returned = np.bincount(tails[both], minlength=len(seen.nodes))
    ties = np.bincount(tails, minlength=len(seen.nodes)) + np.bincount(heads, minlength=len(seen.nodes))
    return seen.name(2 * returned / np.maximum(ties, 1))


def bridges(network: nx.MultiDiGraph[Any] | View) -> Scores:
    """Number of bridges at a node: ties without which a part of the network would fall in two, undirected; not normalised.

    Reference: Tarjan, A note on finding the bridges of a graph, Information Processing Letters 2 (1974) 160–161.
    """
    seen = view(network)
    counts = Counter(node for bridge in find_bridges(seen) for node in bridge)
    return {node: float(counts[node]) for node in seen.nodes}


def find_bridges(network: nx.MultiDiGraph[Any] | View) -> list[tuple[str, str]]:
    """The bridges of the undirected projection as pairs of nodes, sorted."""
    seen = view(network)
    if seen.by_igraph:
        pairs = [seen.igraph.es[edge].tuple for edge in seen.igraph.bridges()]
    else:
        with seen.dispatching():
            pairs = list(nx.bridges(seen.undirected))
    return sorted((seen.nodes[min(pair)], seen.nodes[max(pair)]) for pair in pairs)
