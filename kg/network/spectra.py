"""Measures in which a node counts by those that are tied to it: eigenvector, Katz, PageRank, HITS."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import networkx as nx
import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.linalg import ArpackError, eigsh

from kg.network.projection import Floats, Integers, Scores, View, find_components, view

DAMPING = 0.85
_EQUAL = 1e-9  # relative difference of rivals in HITS


def eigenvector(network: nx.MultiDiGraph[Any] | View) -> Scores:
    """Centrality in proportion to that of the neighbours: the leading eigenvector of the weighted, undirected projection.

    Computed on the largest connected component (of several, the one with the first IRI), where it is unique and positive; 0 elsewhere,
    for values of different components cannot be compared. Of Euclidean length 1; 0 for a network without edges.
    Reference: Bonacich, Power and centrality, American Journal of Sociology 92 (1987) 1170–1182.
    """
    seen = view(network)
    component = next(iter(seen.components), [])
    found: dict[int, float] = dict.fromkeys(range(len(seen.nodes)), 0.0)
    if len(component) == 2:  # ARPACK wants more rows than that
        found.update(dict.fromkeys(component, 0.5**0.5))
    elif component[2:] and seen.by_igraph:
        part = seen.igraph.induced_subgraph(component)
        scores = np.array(part.eigenvector_centrality(weights="weight"))
        found.update(zip(component, (scores / np.linalg.norm(scores)).tolist(), strict=True))
    elif component[2:]:
        inner = nx.Graph()
        inner.add_nodes_from(component)
        inner.add_edges_from(seen.undirected.edges(component, data=True))
        with seen.dispatching():
            try:
                found.update(nx.eigenvector_centrality_numpy(inner, weight="weight", max_iter=10_000))
            except ArpackError:
                found.update(nx.eigenvector_centrality(inner, weight="weight", max_iter=100_000))
    return seen.name(found)


def katz(network: nx.MultiDiGraph[Any] | View) -> Scores:
    """Number of the walks that lead to a node, from anywhere, by weight, each step counting α times the one before; directed.

    α is 0.85 divided by the leading eigenvalue of the symmetric part of the matrix of weights, which is no less than the matrix's own,
    so that the sum converges in every network. Of Euclidean length 1. Reference: Katz, A new status index derived from
    sociometric analysis, Psychometrika 18 (1953) 39–43.
    """
    seen = view(network)
    if not seen.nodes:
        return {}
    largest = _find_largest_eigenvalue(seen) / 2  # of half the undirected projection
    alpha = DAMPING / largest if largest else 1.0
    # networkx's own whatever the backend: that of graphblas leaves out nodes that nobody acts on
    return seen.name(nx.katz_centrality(seen.directed, alpha, weight="weight", tol=1e-13, max_iter=10_000))


def _find_largest_eigenvalue(seen: View) -> float:
    """The leading eigenvalue of the undirected projection; 0 without edges."""
    low, high, weights = seen.pairs
    size = len(seen.nodes)
    if not len(weights):
        return 0.0
    rows, columns = np.concatenate([low, high]), np.concatenate([high, low])
    matrix = csr_array((np.concatenate([weights, weights]), (rows, columns)), shape=(size, size))
    if size < 10:
        return float(np.linalg.eigvalsh(matrix.toarray())[-1])
    return float(eigsh(matrix, k=1, which="LA", v0=np.ones(size), return_eigenvectors=False)[0])


def pagerank(network: nx.MultiDiGraph[Any] | View) -> Scores:
    """Share of the time that a reader spends at a node who follows edges by weight and, with probability 0.15, starts anew anywhere.

    Directed; sums to 1. Reference: Page, Brin, Motwani, Winograd, The PageRank citation ranking (1999).
    """
    seen = view(network)
    if not seen.nodes:
        return {}
    if seen.by_igraph:
        return seen.name(np.array(seen.igraph_directed.pagerank(damping=DAMPING, weights="weight")))
    with seen.dispatching():
        return seen.name(nx.pagerank(seen.directed, alpha=DAMPING, tol=1e-12, max_iter=1000))


def iterate_pagerank(tails: Integers, heads: Integers, weights: Floats, size: int) -> Floats:
    """PageRank of a directed graph given as arrays, for whoever needs that of many; as `pagerank`, to nine digits.

    A node that no weight leaves starts anew anywhere.
    """
    leaving = np.bincount(tails, weights=weights, minlength=size)
    flow = csr_array((weights / leaving[tails], (heads, tails)), shape=(size, size))
    ends = np.flatnonzero(leaving == 0)
    scores = np.full(size, 1 / size)
    for _ in range(1000):
        last = scores
        scores = DAMPING * (flow @ last + last[ends].sum() / size) + (1 - DAMPING) / size
        if np.abs(scores - last).sum() < 1e-12:
            break
    return scores


def hubs(network: nx.MultiDiGraph[Any] | View) -> Scores:
    """How much a node acts on good authorities (HITS), by weight; directed; sums to 1, or all 0 without edges.

    What repeated multiplication from equal values leads to, so that it is unique also where parts of a network rival. Reference:
    Kleinberg, Authoritative sources in a hyperlinked environment, Journal of the ACM 46 (1999) 604–632.
    """
    seen = view(network)
    return seen.name(seen.once(_hits)[0])


def authorities(network: nx.MultiDiGraph[Any] | View) -> Scores:
    """How much good hubs act on a node (HITS); as for `hubs` (Kleinberg 1999)."""
    seen = view(network)
    return seen.name(seen.once(_hits)[1])


def _hits(seen: View) -> tuple[Floats, Floats]:
    """HITS of networkx, part by part.

    networkx asks ARPACK for one singular vector, which is a mixture, with negative parts, where two parts rival. Parts are those
    of the graph that has each node twice, as one that acts (even) and one that is acted on (odd): in each of them the
    vector is unique and positive. Only the strongest part counts or, of rivals, each by what equal values send into it.
    """
    doubled = nx.DiGraph()
    doubled.add_weighted_edges_from(
        (2 * a, 2 * b + 1, weight) for a, b, weight in zip(*map(_plain, seen.ties), strict=True)
    )
    strongest, leading = 0.0, []
    for part in find_components(doubled.to_undirected()):
        strengths = dict(doubled.degree(part, weight="weight"))
        bound = max(strengths[node] for node in part if node % 2) * max(
            strengths[node] for node in part if not node % 2
        )
        if bound < strongest * (1 - _EQUAL):
            continue  # no part is stronger than that product of its largest sums
        inner = nx.DiGraph()
        inner.add_nodes_from(part)
        inner.add_edges_from(doubled.edges(part, data=True))
        scores = _authority(inner, part)
        acting: dict[int, float] = {}
        for a, b, weight in inner.edges(data="weight"):
            acting[a] = acting.get(a, 0.0) + weight * scores[b]
        square = sum(score**2 for score in scores.values())
        value = sum(score**2 for score in acting.values()) / square
        leading.append((value, 1 / square, acting, scores))
        strongest = max(strongest, value)
    hub, authority = np.zeros(len(seen.nodes)), np.zeros(len(seen.nodes))
    for value, share, acting, scores in leading:
        if value >= strongest * (1 - _EQUAL):
            for node, score in acting.items():
                hub[node // 2] = score * share
            for node, score in scores.items():
                if node % 2:
                    authority[node // 2] = score * share
    return hub / (hub.sum() or 1.0), authority / (authority.sum() or 1.0)


def _plain(column: Any) -> list[Any]:
    found: list[Any] = column.tolist()
    return found


def _authority(graph: nx.DiGraph[int], part: Sequence[int]) -> dict[int, float]:
    """Authority scores of one part; where networkx's iteration converges too slowly (3.7 and later), by its eigenvector."""
    try:
        scores: dict[int, float] = nx.hits(graph, max_iter=10_000, tol=1e-12, nstart=dict.fromkeys(part, 1.0))[1]
    except nx.PowerIterationFailedConvergence:
        nodes = sorted(part)
        matrix = nx.to_numpy_array(graph, nodelist=nodes, weight="weight")
        leading = np.abs(np.linalg.eigh(matrix.T @ matrix)[1][:, -1])
        scores = dict(zip(nodes, (leading / leading.sum()).tolist(), strict=True))
    return scores
