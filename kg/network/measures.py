"""Measures of how a participant stands in a network: functions from a network to a number a node.

Degrees and strength count edges of the network itself. All others see a simple projection of it, without edges from a node to
itself, for nobody becomes central by acting on himself: PageRank and HITS a directed one, the rest an undirected one. In
a projection, the weight between two nodes is the number of statements between them. Every measure gives a finite number for
every node of every network, the empty one included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import entry_points
from typing import Any

import networkx as nx
import numpy as np
from scipy.sparse.linalg import ArpackError

from kg.errors import InputError

Scores = dict[str, float]
Measure = Callable[["nx.MultiDiGraph[Any]"], Scores]

ENTRY_POINTS = "kgwright.measures"
SEED = 20061031  # any fixed number does
EXACT_BETWEENNESS = 1500  # nodes
SAMPLED_BETWEENNESS = 500  # sources
EXACT_DISTANCES = 3000  # nodes of one component
SAMPLED_DISTANCES = 1000  # sources, at least
_DIGITS = 12  # decimals of a measure; the rest depends on the order of summation
_EQUAL = 1e-9  # relative difference of rivals in HITS


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

    Normalised by the number of such pairs, (n − 1)(n − 2) / 2, to 0–1. In a network of more than 1,500 nodes estimated from 500
    sources, drawn with a fixed seed. Reference: Brandes, A faster algorithm for betweenness centrality, Journal of Mathematical
    Sociology 25 (2001) 163–177; Brandes, Pich, Centrality estimation in large networks (2007).
    """
    nodes, graph = _number(undirected(network))
    sources = SAMPLED_BETWEENNESS if len(nodes) > EXACT_BETWEENNESS else None
    return _name(nodes, nx.betweenness_centrality(graph, k=sources, seed=SEED))


def closeness(network: nx.MultiDiGraph[Any]) -> Scores:
    """Inverse mean distance to the nodes that can be reached, times the share of all others that can be, undirected.

    With r nodes reached at a summed distance d: (r / d) · (r / (n − 1)), so 0–1 and comparable across components; 0 where nothing is
    reached. In a component of more than 3,000 nodes, d is estimated from 1,000 to 2,000 sources, evenly spaced by IRI. Reference:
    Wasserman, Faust, Social Network Analysis (1994) p. 201; Eppstein, Wang, Fast approximation of centrality, JGAA 8 (2004) 39–45.
    """
    nodes, graph = _number(undirected(network))
    found: dict[int, float] = {}
    for component in _components(graph):
        others = len(component) - 1
        sources = _choose_sources(component)
        if len(sources) > others:
            share = others / max(1, len(nodes) - 1)
            inner = nx.closeness_centrality(graph.subgraph(component).copy())
            found.update((node, score * share) for node, score in inner.items())
            continue
        total = dict.fromkeys(component, 0)
        for source in sources:
            for node, distance in nx.single_source_shortest_path_length(graph, source).items():
                total[node] += distance
        for node in component:
            distances = total[node] * others / (len(sources) - (node in sources))
            found[node] = others**2 / distances / (len(nodes) - 1)
    return _name(nodes, found)


def harmonic(network: nx.MultiDiGraph[Any]) -> Scores:
    """Mean of the inverse distances to all other nodes, 0 for those that cannot be reached, undirected; 0–1.

    Normalised by n − 1; estimated as closeness is in large components. Reference: Boldi, Vigna, Axioms for centrality, Internet
    Mathematics 10 (2014) 222–262.
    """
    nodes, graph = _number(undirected(network))
    found: dict[int, float] = dict.fromkeys(graph, 0.0)
    for component in _components(graph):
        others = len(component) - 1
        if not others:
            break
        sources = _choose_sources(component)
        for node, score in nx.harmonic_centrality(graph, component, sources=sources).items():
            met = len(sources) - (node in sources)
            found[node] = score * others / met / (len(nodes) - 1)
    return _name(nodes, found)


def _choose_sources(component: list[int]) -> set[int]:
    """All nodes of a component or, of a large one, at least a thousand, evenly spaced."""
    step = max(2, len(component) // SAMPLED_DISTANCES) if len(component) > EXACT_DISTANCES else 1
    return set(component[::step])


# -- eigenvectors ------------------------------------------------------------------------------------------------------


def eigenvector(network: nx.MultiDiGraph[Any]) -> Scores:
    """Centrality in proportion to that of the neighbours: the leading eigenvector of the weighted, undirected projection.

    Computed on the largest connected component (of several, the one with the first IRI), where it is unique and positive; 0 elsewhere,
    for values of different components cannot be compared. Of Euclidean length 1; 0 for a network without edges.
    Reference: Bonacich, Power and centrality, American Journal of Sociology 92 (1987) 1170–1182.
    """
    nodes, graph = _number(undirected(network))
    found: dict[int, float] = dict.fromkeys(graph, 0.0)
    component = next(iter(_components(graph)), [])
    if len(component) == 2:  # ARPACK wants more rows than that
        found.update(dict.fromkeys(component, 0.5**0.5))
    elif component[2:]:
        inner = nx.Graph()
        inner.add_nodes_from(component)
        inner.add_edges_from(graph.edges(component, data=True))
        try:
            found.update(nx.eigenvector_centrality_numpy(inner, weight="weight", max_iter=10_000))
        except ArpackError:
            found.update(nx.eigenvector_centrality(inner, weight="weight", max_iter=100_000))
    return _name(nodes, found)


def pagerank(network: nx.MultiDiGraph[Any]) -> Scores:
    """Share of the time that a reader spends at a node who follows edges by weight and, with probability 0.15, starts anew anywhere.

    Directed; sums to 1. Reference: Page, Brin, Motwani, Winograd, The PageRank citation ranking (1999).
    """
    scores = nx.pagerank(directed(network), alpha=0.85, tol=1e-12, max_iter=1000)
    return {node: float(scores[node]) for node in network}


def hubs(network: nx.MultiDiGraph[Any]) -> Scores:
    """How much a node acts on good authorities (HITS), by weight; directed; sums to 1, or all 0 without edges.

    What repeated multiplication from equal values leads to, so that it is unique also where parts of a network rival. Reference:
    Kleinberg, Authoritative sources in a hyperlinked environment, Journal of the ACM 46 (1999) 604–632.
    """
    return _hits(network)[0]


def authorities(network: nx.MultiDiGraph[Any]) -> Scores:
    """How much good hubs act on a node (HITS); as for `hubs` (Kleinberg 1999)."""
    return _hits(network)[1]


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


def _hits(network: nx.MultiDiGraph[Any]) -> tuple[Scores, Scores]:
    """HITS of networkx, part by part.

    networkx asks ARPACK for one singular vector, which is a mixture, with negative parts, where two parts rival. Parts are those
    of the graph that has each node twice, as one that acts (even) and one that is acted on (odd): in each of them the
    vector is unique and positive. Only the strongest part counts or, of rivals, each by what equal values send into it.
    """
    nodes, graph = _number(directed(network))
    doubled = nx.DiGraph()
    doubled.add_weighted_edges_from((2 * a, 2 * b + 1, weight) for a, b, weight in graph.edges(data="weight"))
    undoubled = doubled.to_undirected()
    strongest, leading = 0.0, []
    for part in _components(undoubled):
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
    hub, authority = dict.fromkeys(graph, 0.0), dict.fromkeys(graph, 0.0)
    for value, share, acting, scores in leading:
        if value >= strongest * (1 - _EQUAL):
            hub.update((node // 2, score * share) for node, score in acting.items())
            authority.update((node // 2, score * share) for node, score in scores.items() if node % 2)
    for found in (hub, authority):
        total = sum(found.values()) or 1.0
        found.update((node, score / total) for node, score in found.items())
    return _name(nodes, hub), _name(nodes, authority)


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


def _number(graph: nx.Graph[Any]) -> tuple[list[str], nx.Graph[int]]:
    """The nodes of a projection, and the same with numbers for nodes: these stand in sets in the same order in every process."""
    return list(graph), nx.convert_node_labels_to_integers(graph)


def _name(nodes: list[str], scores: Mapping[int, float]) -> Scores:
    """Scores by node, of as many digits as do not depend on the order of summation."""
    return {node: round(float(scores[number]), _DIGITS) + 0.0 for number, node in enumerate(nodes)}


def _components(graph: nx.Graph[int]) -> list[list[int]]:
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
