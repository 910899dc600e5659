"""Ways from one participant to another, and the statements along them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

import networkx as nx

from kg.network.projection import View, view


@dataclass(frozen=True, slots=True)
class Step:
    """A tie on the way from `a` to `b`: its edges as (actor, target, key), whichever way they lead, those with most weight first."""

    a: str
    b: str
    edges: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A way through a network: its nodes, and a step between each and the next."""

    nodes: tuple[str, ...]
    steps: tuple[Step, ...]


def find_paths(
    network: nx.MultiDiGraph[Any] | View, a: str, b: str, *, directed: bool = False, most: int = 1
) -> list[Path]:
    """The shortest ways from one node to another, shortest first, `most` of them; none where the network does not join them.

    Of equally short ones those of heavy ties come first. With `directed` every step goes from an actor to a target. No node comes twice in
    one way. Reference: Yen, Finding the k shortest loopless paths in a network, Management Science 17 (1971) 712–716.
    """
    seen = view(network)
    if a == b:
        return [Path((a,), ())]
    numbers = {node: number for number, node in enumerate(seen.nodes)}
    graph = seen.directed if directed else seen.undirected

    def length(_: int, __: int, tie: dict[str, float]) -> float:
        return 1 + 1e-6 / (1 + tie["weight"])  # only ever decides between paths of as many steps

    try:
        found = list(islice(nx.shortest_simple_paths(graph, numbers[a], numbers[b], weight=length), most))
    except nx.NetworkXNoPath:
        return []
    return [_trace(seen, [seen.nodes[number] for number in path], directed) for path in found]


def _trace(seen: View, nodes: list[str], directed: bool) -> Path:
    return Path(tuple(nodes), tuple(_take(seen.network, a, b, directed) for a, b in pairwise(nodes)))


def _take(network: nx.MultiDiGraph[Any], a: str, b: str, directed: bool) -> Step:
    ways = [(a, b)] if directed else [(a, b), (b, a)]
    edges = [(x, y, key) for x, y in ways if network.has_edge(x, y) for key in network[x][y]]
    edges.sort(key=lambda edge: (-abs(network.edges[edge]["weight"]), edge[0] != a, edge[2]))
    return Step(a, b, tuple(edges))
