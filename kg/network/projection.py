"""A network as its measures see it: numbered nodes, arrays of edges, and simple graphs made of them once.

A projection has one edge between two nodes, and none from a node to itself, for nobody becomes central by acting on himself. Its
weight is the sum of the weights of the edges behind it, taken without their signs: who fights is tied as much as who helps.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from importlib.metadata import entry_points
from importlib.util import find_spec
from typing import Any, TypeVar

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.errors import InputError

Scores = dict[str, float]
Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_T = TypeVar("_T")

_DIGITS = 12  # decimals of a measure; the rest depends on the order of summation


class View:
    """A network with its projections, each made when it is first asked for.

    `nodes` are the network's, sorted; everything else numbers them in this order, for numbers, unlike texts, stand in sets in the same
    order in every process. `edges` are the network's with their keys, sorted, those that weigh nothing left out; `tails`, `heads` and
    `weights` their columns. `backend` is
    "igraph", "networkx", or another backend of networkx; None takes igraph where it is installed.
    """

    def __init__(self, network: nx.MultiDiGraph[Any], backend: str | None = None) -> None:
        self.network = network
        self.backend = choose_backend(backend)
        self._done: dict[Any, Any] = {}
        self.nodes: list[str] = sorted(network)
        numbers = {node: number for number, node in enumerate(self.nodes)}
        found = [(a, b, k, weight) for a, b, k, weight in network.edges(keys=True, data="weight", default=1) if weight]
        found.sort(key=lambda edge: (numbers[edge[0]], numbers[edge[1]], str(edge[2])))
        self.edges: list[tuple[str, str, Any]] = [edge[:3] for edge in found]
        self.tails: Integers = np.array([numbers[edge[0]] for edge in found], dtype=np.int64)
        self.heads: Integers = np.array([numbers[edge[1]] for edge in found], dtype=np.int64)
        self.weights: Floats = np.array([edge[3] for edge in found], dtype=np.float64)

    def weighted_anew(self, weights: Floats) -> View:
        """The view with other weights of the edges, in their order; those that weigh nothing are left out."""
        other = object.__new__(View)
        other.network, other.backend, other.nodes, other._done = self.network, self.backend, self.nodes, {}
        there = np.flatnonzero(weights)
        other.edges = [self.edges[edge] for edge in there.tolist()]
        other.tails, other.heads, other.weights = self.tails[there], self.heads[there], weights[there]
        return other

    # -- projections

    @cached_property
    def ties(self) -> tuple[Integers, Integers, Floats]:
        """Actors, targets and weights of the directed projection, sorted."""
        return _add_up(self.tails, self.heads, self.weights, len(self.nodes))

    @cached_property
    def pairs(self) -> tuple[Integers, Integers, Floats]:
        """The lower number, the higher and the weight of each pair of the undirected projection, sorted."""
        low, high = np.minimum(self.tails, self.heads), np.maximum(self.tails, self.heads)
        return _add_up(low, high, self.weights, len(self.nodes))

    @cached_property
    def directed(self) -> nx.DiGraph[int]:
        """The directed projection."""
        return self._fill(nx.DiGraph(), self.ties)

    @cached_property
    def undirected(self) -> nx.Graph[int]:
        """The undirected projection."""
        return self._fill(nx.Graph(), self.pairs)

    def _fill(self, graph: Any, edges: tuple[Integers, Integers, Floats]) -> Any:
        graph.add_nodes_from(range(len(self.nodes)))
        graph.add_weighted_edges_from(zip(*(column.tolist() for column in edges), strict=True))
        return graph

    @cached_property
    def components(self) -> list[list[int]]:
        """The connected components of the undirected projection, the largest first, each sorted."""
        return find_components(self.undirected)

    # -- backends

    @property
    def by_igraph(self) -> bool:
        """Whether igraph does the heavy work."""
        return self.backend == "igraph"

    @cached_property
    def igraph(self) -> Any:
        """The undirected projection in igraph."""
        return self._fill_igraph(self.pairs, directed=False)

    @cached_property
    def igraph_directed(self) -> Any:
        """The directed projection in igraph."""
        return self._fill_igraph(self.ties, directed=True)

    def _fill_igraph(self, edges: tuple[Integers, Integers, Floats], *, directed: bool) -> Any:
        import igraph

        first, second, weights = edges
        graph = igraph.Graph(len(self.nodes), np.column_stack([first, second]).tolist(), directed=directed)
        graph.es["weight"] = weights.tolist()
        return graph

    def dispatching(self) -> AbstractContextManager[Any]:
        """A block in which networkx asks the backend for what it has, and itself for the rest."""
        if self.backend in ("igraph", "networkx"):
            return nullcontext()
        # what is converted is never changed afterwards, so the warning about the cache is none
        options = {"backend_priority": [self.backend], "fallback_to_nx": True, "warnings_to_ignore": {"cache"}}
        chosen: AbstractContextManager[Any] = nx.config(**options)
        return chosen

    # -- results

    def once(self, work: Callable[[View], _T]) -> _T:
        """What the work makes of this view, done when it is first asked for: measures that have their labour in common share it."""
        if work not in self._done:
            self._done[work] = work(self)
        found: _T = self._done[work]
        return found

    def name(self, scores: Mapping[int, float] | Floats) -> Scores:
        """Scores by node, of as many digits as do not depend on the order of summation."""
        return {node: round(float(scores[number]), _DIGITS) + 0.0 for number, node in enumerate(self.nodes)}


def view(network: nx.MultiDiGraph[Any] | View) -> View:
    """The network as a view, unless it is one."""
    return network if isinstance(network, View) else View(network)


def choose_backend(name: str | None = None) -> str:
    """The name of a backend that is installed; igraph, if it is, else networkx for None.

    Raises InputError that lists the known ones for an unknown name, and says how to install igraph where it is missing.
    """
    has_igraph = find_spec("igraph") is not None
    if name is None:
        return "igraph" if has_igraph else "networkx"
    if name == "igraph" and not has_igraph:
        raise InputError("backend: igraph is not installed; install it with pip install 'kgwright[fast]'")
    known = {"networkx", *([] if not has_igraph else ["igraph"])}
    known |= {point.name for point in entry_points(group="networkx.backends")}
    if name not in known:
        raise InputError(f"backend: unknown {name!r}; installed: {', '.join(sorted(known))}")
    return name


def directed(network: nx.MultiDiGraph[Any]) -> nx.DiGraph[Any]:
    """One edge from an actor to a target, its weight the sum of theirs without signs; no edge from a node to itself."""
    seen = view(network)
    return nx.relabel_nodes(seen.directed, dict(enumerate(seen.nodes)))


def undirected(network: nx.MultiDiGraph[Any]) -> nx.Graph[Any]:
    """One edge between two nodes, its weight the sum of those in both directions without signs; none from a node to itself."""
    seen = view(network)
    return nx.relabel_nodes(seen.undirected, dict(enumerate(seen.nodes)))


def find_components(graph: nx.Graph[int]) -> list[list[int]]:
    """The connected components, the largest first, each sorted."""
    return sorted((sorted(c) for c in nx.connected_components(graph)), key=lambda c: (-len(c), c[0]))


def _add_up(first: Integers, second: Integers, weights: Floats, size: int) -> tuple[Integers, Integers, Floats]:
    others = first != second
    ends, places = np.unique(first[others] * max(size, 1) + second[others], return_inverse=True)
    sums = np.bincount(places, weights=np.abs(weights[others]), minlength=len(ends)).astype(np.float64)
    return ends // max(size, 1), ends % max(size, 1), sums
