"""Measures of how a participant stands in a network: functions from a network to a number a node.

Degrees and strength count edges of the network itself. All others see a simple projection of it, without edges from a node to
itself, for nobody becomes central by acting on himself: PageRank and HITS a directed one, the rest an undirected one. In
a projection, the weight between two nodes is the number of statements between them. Every measure gives a finite number for
every node of every network, the empty one included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import entry_points
from typing import Any

import networkx as nx
import numpy as np
from scipy.sparse.linalg import ArpackError, eigsh

from kg.errors import InputError

Scores = dict[str, float]
Measure = Callable[["nx.MultiDiGraph[Any]"], Scores]

ENTRY_POINTS = "kgwright.measures"
SEED = 20061031  # any fixed number does
EXACT_BETWEENNESS = 2000  # nodes of one component
SAMPLED_BETWEENNESS = 500  # sources, at least
EXACT_DISTANCES = 4000  # nodes of one component
SAMPLED_DISTANCES = 1000  # sources, at least
_BATCH = 128  # breadth-first searches at once
_ROUNDS = 2000  # of the power method


# -- counts ------------------------------------------------------------------------------------------------------------


def degree(network: nx.MultiDiGraph[Any]) -> Scores:
    """Number of edges at a node, in and out; not normalised, an edge from a node to itself counts twice.

    Reference: Freeman, Centrality in social networks, Social Networks 1 (1979) 215–239.
    """
    return {node: float(value) for node, value in network.degree()}


def in_degree(network: nx.MultiDiGraph[Any]) -> Scores:
    """Number of edges that lead to a node: how many different things how many others do to it; not normalised (Freeman 1979)."""
    return {node: float(value) for node, value in network.in_degree()}


def out_degree(network: nx.MultiDiGraph[Any]) -> Scores:
    """Number of edges that leave a node: how many different things it does to how many others; not normalised (Freeman 1979)."""
    return {node: float(value) for node, value in network.out_degree()}


def strength(network: nx.MultiDiGraph[Any]) -> Scores:
    """Weighted degree: the sum of the weights (numbers of statements) of a node's edges, in and out; not normalised.

    Reference: Barrat, Barthélemy, Pastor-Satorras, Vespignani, The architecture of complex weighted networks, PNAS 101 (2004) 3747–3752.
    """
    return {node: float(value) for node, value in network.degree(weight="weight")}


# -- shortest paths ----------------------------------------------------------------------------------------------------


def betweenness(network: nx.MultiDiGraph[Any]) -> Scores:
    """Share of the shortest paths between all pairs of other nodes that pass through a node, undirected, every edge of length 1.

    Normalised by the number of such pairs, (n − 1)(n − 2) / 2, to 0–1. In a component of more than 2,000 nodes estimated from 500 to
    1,000 sources, evenly spaced by IRI. Reference: Brandes, A faster algorithm for betweenness centrality, Journal of Mathematical
    Sociology 25 (2001) 163–177; Brandes, Pich, Centrality estimation in large networks (2007).
    """
    graph = undirected(network)
    scores = dict.fromkeys(graph, 0.0)
    pairs = (len(graph) - 1) * (len(graph) - 2)
    for component in _components(graph):
        size = len(component)
        if size < 3:
            break
        matrix = nx.to_scipy_sparse_array(graph, component, weight=None, dtype=float, format="csr")
        sources = _spread(size, EXACT_BETWEENNESS, SAMPLED_BETWEENNESS)
        found = np.zeros(size)
        for start in range(0, len(sources), _BATCH):
            found += _dependencies(matrix, sources[start : start + _BATCH])
        found *= size / len(sources) / pairs
        scores.update(zip(component, map(float, found), strict=True))
    return scores


def _dependencies(matrix: Any, sources: Sequence[int]) -> Any:
    """For each node, summed over sources, the share of the shortest paths from the source to all others that pass through it.

    Brandes' two passes, a column a source: networkx makes them one source after another, which takes fifty times as long.
    """
    columns = range(len(sources))
    distance = np.full((matrix.shape[0], len(sources)), -1, dtype=np.int32)
    distance[sources, columns] = 0
    paths = np.zeros(distance.shape)
    paths[sources, columns] = 1
    frontier, depth = paths, 0
    while True:
        frontier = np.where(distance < 0, matrix @ frontier, 0)
        if not frontier.any():
            break
        depth += 1
        distance[frontier > 0] = depth
        paths = paths + frontier
    dependency = np.zeros(distance.shape)
    for level in range(depth, 1, -1):  # what reaches the source itself passes through nobody
        share = np.zeros(distance.shape)
        np.divide(1 + dependency, paths, out=share, where=distance == level)
        dependency += np.where(distance == level - 1, matrix @ share, 0) * paths
    return dependency.sum(axis=1)


def closeness(network: nx.MultiDiGraph[Any]) -> Scores:
    """Inverse mean distance to the nodes that can be reached, times the share of all others that can be, undirected.

    With r nodes reached at a summed distance d: (r / d) · (r / (n − 1)), so 0–1 and comparable across components; 0 where nothing is
    reached. In a component of more than 4,000 nodes, d is estimated from 1,000 to 2,000 sources, evenly spaced by IRI. Reference: Wasserman, Faust,
    Social Network Analysis (1994) p. 201; Eppstein, Wang, Fast approximation of centrality, JGAA 8 (2004) 39–45.
    """
    reached, total, _ = _distances(undirected(network))
    n = len(network)
    return {node: (reached[node] ** 2 / total[node] / (n - 1) if total[node] else 0.0) for node in network}


def harmonic(network: nx.MultiDiGraph[Any]) -> Scores:
    """Mean of the inverse distances to all other nodes, 0 for those that cannot be reached, undirected; 0–1.

    Normalised by n − 1; estimated as closeness is in large components. Reference: Boldi, Vigna, Axioms for centrality, Internet
    Mathematics 10 (2014) 222–262.
    """
    _, _, inverse = _distances(undirected(network))
    n = len(network)
    return {node: (inverse[node] / (n - 1) if n > 1 else 0.0) for node in network}


def _spread(size: int, exact: int, sample: int) -> range:
    """All of a component's nodes up to the number `exact`, above it at least `sample` of them, evenly spaced."""
    return range(0, size, max(1, size // sample) if size > exact else 1)


def _distances(graph: nx.Graph[Any]) -> tuple[Scores, Scores, Scores]:
    """For each node: how many others it reaches, the sum of their distances, the sum of their inverse distances."""
    reached, total, inverse = (dict.fromkeys(graph, 0.0) for _ in range(3))
    for component in _components(graph):
        size = len(component)
        if size == 1:
            continue
        sources = _spread(size, EXACT_DISTANCES, SAMPLED_DISTANCES)
        matrix = nx.to_scipy_sparse_array(graph, component, weight=None, dtype=np.float32, format="csr")
        sums, inverses, counts = np.zeros(size), np.zeros(size), np.zeros(size)
        for start in range(0, len(sources), _BATCH):
            batch = list(sources[start : start + _BATCH])
            # one column a search: who is reached for the first time after one more step
            frontier = np.zeros((size, len(batch)), dtype=np.float32)
            frontier[batch, range(len(batch))] = 1
            seen = frontier > 0
            distance = 0
            while frontier.any():
                distance += 1
                new = (matrix @ frontier > 0) & ~seen
                seen |= new
                met = new.sum(axis=1)
                counts += met
                sums += met * distance
                inverses += met / distance
                frontier = new.astype(np.float32)
        for i, node in enumerate(component):
            scale = (size - 1) / counts[i]  # 1 where every other node was a source
            reached[node], total[node], inverse[node] = (
                float(size - 1),
                float(sums[i] * scale),
                float(inverses[i] * scale),
            )
    return reached, total, inverse


# -- eigenvectors ------------------------------------------------------------------------------------------------------


def eigenvector(network: nx.MultiDiGraph[Any]) -> Scores:
    """Centrality in proportion to that of the neighbours: the leading eigenvector of the weighted, undirected projection.

    Computed on the largest connected component (of several, the one with the first IRI), where it is unique and positive; 0 elsewhere,
    for values of different components cannot be compared. Of Euclidean length 1; 0 for a network without edges.
    Reference: Bonacich, Power and centrality, American Journal of Sociology 92 (1987) 1170–1182.
    """
    graph = undirected(network)
    scores = dict.fromkeys(graph, 0.0)
    component = next(iter(_components(graph)), [])
    if len(component) < 2:
        return scores
    matrix = nx.to_scipy_sparse_array(graph, component, dtype=float, format="csr")
    size = len(component)
    vector = np.full(size, size**-0.5)
    try:
        if size <= 500:
            vector = np.linalg.eigh(matrix.toarray())[1][:, -1]
        else:  # the largest, not the largest in magnitude: a bipartite component has its negative as well
            vector = eigsh(matrix, k=1, which="LA", v0=vector)[1][:, 0]
    except (ArpackError, np.linalg.LinAlgError):
        for _ in range(_ROUNDS):  # shifted by one, the power method converges for bipartite components too
            vector = matrix @ vector + vector
            vector /= np.linalg.norm(vector)
    scores.update(zip(component, map(float, np.abs(vector)), strict=True))
    return scores


def pagerank(network: nx.MultiDiGraph[Any]) -> Scores:
    """Share of the time that a reader spends at a node who follows edges by weight and, with probability 0.15, starts anew anywhere.

    Directed; sums to 1. Reference: Page, Brin, Motwani, Winograd, The PageRank citation ranking (1999).
    """
    scores = nx.pagerank(directed(network), alpha=0.85, tol=1e-12, max_iter=1000)
    return {node: float(scores[node]) for node in network}


def hubs(network: nx.MultiDiGraph[Any]) -> Scores:
    """How much a node acts on good authorities (HITS), by weight; directed; sums to 1, or all 0 without edges.

    What repeated multiplication from equal values leads to, so that it is unique also where components rival. Reference: Kleinberg,
    Authoritative sources in a hyperlinked environment, Journal of the ACM 46 (1999) 604–632.
    """
    return _hits(network)[0]


def authorities(network: nx.MultiDiGraph[Any]) -> Scores:
    """How much good hubs act on a node (HITS); as for `hubs` (Kleinberg 1999)."""
    return _hits(network)[1]


def _hits(network: nx.MultiDiGraph[Any]) -> tuple[Scores, Scores]:
    # networkx asks ARPACK for one singular vector, which is a mixture, with negative parts, where two components rival
    graph = directed(network)
    nodes = list(graph)
    if not graph.number_of_edges():
        return dict.fromkeys(nodes, 0.0), dict.fromkeys(nodes, 0.0)
    matrix = nx.to_scipy_sparse_array(graph, nodes, dtype=float, format="csr")
    transposed = matrix.T.tocsr()
    authority = np.full(len(nodes), 1 / len(nodes))
    for _ in range(_ROUNDS):  # where the gap is so narrow that these do not suffice, what they lead to is as good
        before = authority
        authority = transposed @ (matrix @ authority)
        authority /= authority.sum()
        if np.abs(authority - before).sum() < 1e-12:
            break
    hub = matrix @ authority
    hub /= hub.sum()
    return dict(zip(nodes, map(float, hub), strict=True)), dict(zip(nodes, map(float, authority), strict=True))


def core(network: nx.MultiDiGraph[Any]) -> Scores:
    """The largest k such that the node belongs to a part in which everybody has k neighbours or more, undirected; not normalised.

    Reference: Batagelj, Zaveršnik, An O(m) algorithm for cores decomposition of networks (2003).
    """
    return {node: float(value) for node, value in nx.core_number(undirected(network)).items()}


# -- projections -------------------------------------------------------------------------------------------------------


def directed(network: nx.MultiDiGraph[Any]) -> nx.DiGraph[Any]:
    """One edge from an actor to a target, its weight the number of statements; no edge from a node to itself."""
    return _project(network, nx.DiGraph())


def undirected(network: nx.MultiDiGraph[Any]) -> nx.Graph[Any]:
    """One edge between two nodes, its weight the number of statements in both directions; none from a node to itself."""
    return _project(network, nx.Graph())


def _project(network: nx.MultiDiGraph[Any], graph: nx.Graph[Any]) -> nx.Graph[Any]:
    nodes = sorted(network)
    graph.add_nodes_from(nodes)
    weights: dict[tuple[str, str], int] = {}
    for source, target, weight in network.edges(data="weight", default=1):
        if source != target:
            ends = (source, target) if graph.is_directed() or source < target else (target, source)
            weights[ends] = weights.get(ends, 0) + weight
    graph.add_weighted_edges_from((*ends, weights[ends]) for ends in sorted(weights))
    return graph


def _components(graph: nx.Graph[Any]) -> list[list[str]]:
    """The connected components, the largest first, each sorted."""
    return sorted((sorted(c) for c in nx.connected_components(graph)), key=lambda c: (-len(c), c[0]))


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
