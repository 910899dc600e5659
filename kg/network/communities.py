"""Communities: parts of a network that have more to do with themselves than with the rest, by Louvain and by Leiden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import networkx as nx

from kg.network.distances import SEED
from kg.network.projection import View, view

Communities = dict[str, int]


def find_communities(network: nx.MultiDiGraph[Any] | View) -> Communities:
    """Louvain communities of the weighted, undirected projection: node → number, from 0, the largest first, then by label.

    The seed is fixed. Reference: Blondel, Guillaume, Lambiotte, Lefebvre, Fast unfolding of communities in large networks, Journal
    of Statistical Mechanics (2008) P10008.
    """
    seen = view(network)
    return number_groups(seen, nx.community.louvain_communities(seen.undirected, seed=SEED) if seen.nodes else [])


def find_leiden_communities(network: nx.MultiDiGraph[Any] | View) -> Communities:
    """Leiden communities, by modularity; as `find_communities`, but every community hangs together.

    Ten rounds from a fixed seed. Reference: Traag, Waltman, van Eck, From Louvain to Leiden: guaranteeing well-connected communities,
    Scientific Reports 9 (2019) 5233.
    """
    import graspologic_native

    seen = view(network)
    groups: defaultdict[int, set[int]] = defaultdict(set)
    low, high, weights = (column.tolist() for column in seen.pairs)
    if low:
        _, found = graspologic_native.leiden(
            edges=[(str(a), str(b), weight) for a, b, weight in zip(low, high, weights, strict=True)],
            starting_communities=None,
            resolution=1.0,
            randomness=0.001,
            iterations=10,
            use_modularity=True,
            seed=SEED,
            trials=1,
        )
        for node, group in found.items():
            groups[group].add(int(node))
    tied = set(low) | set(high)
    alone = [{number} for number in range(len(seen.nodes)) if number not in tied]
    return number_groups(seen, [*groups.values(), *alone])


METHODS: dict[str, Callable[[nx.MultiDiGraph[Any] | View], Communities]] = {
    "louvain": find_communities,
    "leiden": find_leiden_communities,
}


def find_modularity(network: nx.MultiDiGraph[Any] | View, communities: Communities) -> float:
    """How much more weight lies inside the communities than chance would put there, −0.5 to 1; 0 for a network without edges.

    Reference: Newman, Girvan, Finding and evaluating community structure in networks, Physical Review E 69 (2004) 026113.
    """
    seen = view(network)
    if not len(seen.pairs[0]):
        return 0.0
    groups: defaultdict[int, set[int]] = defaultdict(set)
    for number, node in enumerate(seen.nodes):
        groups[communities[node]].add(number)
    return round(float(nx.community.modularity(seen.undirected, groups.values())), 6)


def number_groups(seen: View, groups: Iterable[Iterable[int]]) -> Communities:
    """The number of each node's group, the largest first, then by the first label."""
    labels = {node: str(seen.network.nodes[node].get("label", node)) for node in seen.nodes}
    named = [sorted(seen.nodes[number] for number in group) for group in groups]
    named.sort(key=lambda group: (-len(group), min((labels[node], node) for node in group)))
    return {node: number for number, group in enumerate(named) for node in group}
