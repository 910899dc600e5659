"""The signed graph: who is on good terms with whom, whether that is in balance, and the blocs that follow from it.

Two participants are on good terms where the summed intensity of what the one does to the other, either way, is above 0, on bad terms where
it is below. Denied edges, those of classes without an intensity, and pairs whose sum is 0 have no sign.
"""

from __future__ import annotations

import heapq
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np

from kg.network.communities import number_groups
from kg.network.projection import view

Signs = dict[tuple[int, int], int]  # lower and higher number of a node, 1 or -1
Neighbours = list[dict[int, int]]  # of each node, its neighbours with the sign of the tie

STARTS = 20  # spanning trees from which two camps are sought
MOST_SOLVED = 120  # ties of a part whose frustration is solved for
MOST_STEPS = 500  # branches that the solver may look at
TRIADS = ("+++", "++-", "+--", "---")


@dataclass(frozen=True, slots=True)
class Frustration:
    """How many ties must change their sign, or go, for balance: at least `low`, at most `high`; known where they are equal."""

    low: int
    high: int

    @property
    def is_exact(self) -> bool:
        """Whether the number is known."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Balance:
    """What is known of a signed graph.

    `signs` are the ties by pairs of nodes, in order of IRI: 1 or −1. `triads` counts the triangles by their signs. `blocs` numbers the
    parts that have most good ties inside and bad ones between them, of those who have a signed tie; `against` are the ties that do not fit them.
    """

    signs: dict[tuple[str, str], int]
    triads: dict[str, int]
    frustration: Frustration
    blocs: dict[str, int]
    against: int

    @property
    def balanced(self) -> int:
        """Number of triangles whose signs multiply to good: all friends, or two friends with one enemy."""
        return self.triads["+++"] + self.triads["+--"]

    @property
    def unbalanced(self) -> int:
        """Number of the other triangles."""
        return self.triads["++-"] + self.triads["---"]

    def to_plain(self) -> dict[str, Any]:
        """The same as plain data that JSON can hold, without the ties themselves."""
        triads = self.balanced + self.unbalanced
        return {
            "good_ties": sum(sign > 0 for sign in self.signs.values()),
            "bad_ties": sum(sign < 0 for sign in self.signs.values()),
            "triads": dict(self.triads),
            "balanced_triads": self.balanced,
            "unbalanced_triads": self.unbalanced,
            "balanced_share": round(self.balanced / triads, 6) if triads else None,
            "frustration": {
                "at_least": self.frustration.low,
                "at_most": self.frustration.high,
                "exact": self.frustration.is_exact,
            },
            "blocs": dict(sorted(self.blocs.items())),
            "against_blocs": self.against,
        }


def find_balance(network: nx.MultiDiGraph[Any]) -> Balance:
    """The structural balance of a network, whatever its edges' weights count.

    Triads: a triangle is balanced where the product of its signs is positive (Cartwright, Harary, Structural balance: a generalization of
    Heider's theory, Psychological Review 63 (1956) 277–293). Frustration: the least number of ties that contradict a division into
    two camps, friends within and enemies between (Harary, On the measurement of structural balance, Behavioral Science 4 (1959) 316–323);
    solved as an integer programme in parts of up to 120 ties (Aref, Mason, Wilson, A modeling and computational study of the frustration
    index in signed networks, Networks 75 (2020) 95–110), and elsewhere told as bounds: triangles without a common tie below,
    local search above. Blocs: a division into any number of them that few ties contradict, by local search (Doreian, Mrvar, A partitioning
    approach to structural balance, Social Networks 18 (1996) 149–168).
    """
    seen = view(network)
    signs = _find_signs(network, {node: number for number, node in enumerate(seen.nodes)})
    around: Neighbours = [{} for _ in seen.nodes]
    for (a, b), sign in signs.items():
        around[a][b] = around[b][a] = sign
    triangles = _find_triangles(around)
    triads = dict.fromkeys(TRIADS, 0)
    for a, b, c in triangles:
        negative = [around[a][b], around[a][c], around[b][c]].count(-1)
        triads[TRIADS[negative]] += 1
    groups, against = _find_blocs(around, signs)
    return Balance(
        signs={(seen.nodes[a], seen.nodes[b]): sign for (a, b), sign in signs.items()},
        triads=triads,
        frustration=_find_frustration(around, signs, triangles),
        blocs=number_groups(seen, groups),
        against=against,
    )


def _find_signs(network: nx.MultiDiGraph[Any], numbers: dict[str, int]) -> Signs:
    sums: defaultdict[tuple[int, int], float] = defaultdict(float)
    for actor, target, edge in network.edges(data=True):
        if actor != target and edge.get("intensity") and "negated" not in edge.get("departures", ()):
            a, b = sorted((numbers[actor], numbers[target]))
            sums[a, b] += edge["intensity"] * len(edge["statements"])
    rounded = {pair: round(sums[pair], 6) for pair in sorted(sums)}
    return {pair: 1 if total > 0 else -1 for pair, total in rounded.items() if total}


def _find_triangles(around: Neighbours) -> list[tuple[int, int, int]]:
    later = [{b for b in ties if b > a} for a, ties in enumerate(around)]
    return [(a, b, c) for a, ties in enumerate(later) for b in sorted(ties) for c in sorted(ties & later[b])]


# -- frustration -------------------------------------------------------------------------------------------------------


def _find_frustration(around: Neighbours, signs: Signs, triangles: list[tuple[int, int, int]]) -> Frustration:
    """The bounds of each part that has cycles of its own, added up: a tie in no cycle contradicts nothing."""
    graph = nx.Graph()
    graph.add_edges_from(signs)
    part_of: dict[tuple[int, int], int] = {}
    parts = [sorted(_order(*edge) for edge in part) for part in nx.biconnected_component_edges(graph)]
    for number, part in enumerate(parts):
        part_of.update(dict.fromkeys(part, number))
    contradicting: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for a, b, c in triangles:
        if around[a][b] * around[a][c] * around[b][c] < 0:
            contradicting[part_of[a, b]].append((a, b, c))
    low = high = 0
    for number, part in enumerate(parts):
        at_most = _search_camps(part, signs) if len(part) > 2 else 0
        at_least = _pack(contradicting[number])
        if at_least < at_most and len(part) <= MOST_SOLVED:
            at_least, at_most = _solve_camps(part, signs, contradicting[number], at_least, at_most)
        low, high = low + at_least, high + at_most
    return Frustration(low, high)


def _order(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _pack(triangles: list[tuple[int, int, int]]) -> int:
    """How many of the triangles can be had that share no tie, one after the other: each needs a change of its own."""
    used: set[tuple[int, int]] = set()
    count = 0
    for a, b, c in triangles:
        ties = {(a, b), (a, c), (b, c)}
        if not ties & used:
            used |= ties
            count += 1
    return count


def _search_camps(part: list[tuple[int, int]], signs: Signs) -> int:
    """The ties that contradict the best two camps found from some spanning trees, each node changing sides while that helps."""
    around: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for a, b in part:
        around[a][b] = around[b][a] = signs[a, b]
    roots = sorted(around, key=lambda node: (-len(around[node]), node))[:STARTS]
    best = len(part)
    for root in roots:
        side = {root: 1}
        queue = deque([root])
        while queue:
            node = queue.popleft()
            for other, sign in around[node].items():
                if other not in side:
                    side[other] = side[node] * sign
                    queue.append(other)
        waiting = deque(sorted(around))
        while waiting:
            node = waiting.popleft()
            if sum(sign * side[node] * side[other] for other, sign in around[node].items()) < 0:
                side[node] = -side[node]
                waiting.extend(around[node])
        best = min(best, sum(signs[a, b] * side[a] * side[b] < 0 for a, b in part))
        if best == 0:
            break
    return best


def _solve_camps(
    part: list[tuple[int, int]], signs: Signs, triangles: list[tuple[int, int, int]], low: int, high: int
) -> tuple[int, int]:
    """The frustration of a part by integer programming, or closer bounds: variables are the camp of a node and whether a tie fits."""
    from scipy.optimize import LinearConstraint, milp  # half a second, and few networks need it
    from scipy.sparse import coo_array

    nodes = {node: number for number, node in enumerate(sorted({node for tie in part for node in tie}))}
    ties = {tie: len(nodes) + number for number, tie in enumerate(part)}
    rows: list[tuple[dict[int, float], float]] = []  # coefficients, and what their sum is at least
    for (a, b), tie in ties.items():
        x, y = nodes[a], nodes[b]
        if signs[a, b] > 0:
            rows += [({tie: 1, x: -1, y: 1}, 0), ({tie: 1, x: 1, y: -1}, 0)]
        else:
            rows += [({tie: 1, x: -1, y: -1}, -1), ({tie: 1, x: 1, y: 1}, 1)]
    rows += [({ties[a, b]: 1, ties[a, c]: 1, ties[b, c]: 1}, 1) for a, b, c in triangles]
    size = len(nodes) + len(ties)
    entries = [(row, column, value) for row, (line, _) in enumerate(rows) for column, value in line.items()]
    at, columns, values = zip(*entries, strict=True)
    matrix = coo_array((values, (at, columns)), shape=(len(rows), size)).tocsr()
    found = milp(
        np.r_[np.zeros(len(nodes)), np.ones(len(ties))],
        integrality=np.ones(size),
        bounds=(0, 1),
        constraints=LinearConstraint(matrix, lb=[bound for _, bound in rows]),
        options={"node_limit": MOST_STEPS},
    )
    if found.mip_dual_bound is not None and np.isfinite(found.mip_dual_bound):
        low = max(low, int(np.ceil(found.mip_dual_bound - 1e-6)))
    if found.x is not None:
        high = min(high, round(float(found.fun)))
    return low, high


# -- blocs -------------------------------------------------------------------------------------------------------------


def _find_blocs(around: Neighbours, signs: Signs) -> tuple[list[list[int]], int]:
    """Groups of those who have a signed tie, and how many ties contradict them.

    Each begins alone; nodes move, and then blocs join, while fewer ties contradict the division for it.
    """
    bloc = {node: node for node, ties in enumerate(around) if ties}
    while _move_nodes(around, bloc) and _join_blocs(signs, bloc):
        pass
    members: defaultdict[int, list[int]] = defaultdict(list)
    for node, number in bloc.items():
        members[number].append(node)
    against = sum((sign > 0) != (bloc[a] == bloc[b]) for (a, b), sign in signs.items())
    return list(members.values()), against


def _move_nodes(around: Neighbours, bloc: dict[int, int]) -> bool:
    """Move nodes to the blocs that they fit best, or out of one that they do not fit; whether there is anything to move."""
    waiting = deque(sorted(bloc))
    unused = max(bloc.values(), default=0) + 1
    while waiting:
        node = waiting.popleft()
        gains: defaultdict[int, int] = defaultdict(int)
        for other, sign in around[node].items():
            gains[bloc[other]] += sign
        here = gains.get(bloc[node], 0)
        best = min(gains, key=lambda number: (-gains[number], number))
        if gains[best] > max(here, 0):
            bloc[node] = best
        elif here < 0:  # better alone
            bloc[node], unused = unused, unused + 1
        else:
            continue
        waiting.extend(around[node])
    return bool(bloc)


def _join_blocs(signs: Signs, bloc: dict[int, int]) -> bool:
    """Join blocs that have more good ties between them than bad ones, those with the most first; whether any were."""
    between: defaultdict[int, defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))
    for (a, b), sign in signs.items():
        if bloc[a] != bloc[b]:
            between[bloc[a]][bloc[b]] += sign
            between[bloc[b]][bloc[a]] += sign
    heap = [(-gain, a, b) for a, ties in between.items() for b, gain in ties.items() if a < b and gain > 0]
    heapq.heapify(heap)
    into: dict[int, int] = {}
    while heap:
        gain, a, b = heapq.heappop(heap)
        if a not in between or between[a].get(b) != -gain:
            continue  # one of them has been joined to another since
        into[b] = a
        for other, sum_ in between.pop(b).items():
            del between[other][b]
            if other != a:
                between[a][other] += sum_
                between[other][a] += sum_
                if between[a][other] > 0:
                    heapq.heappush(heap, (-between[a][other], *_order(a, other)))
    for node, joined in bloc.items():
        last = joined
        while last in into:
            last = into[last]
        bloc[node] = last
    return bool(into)
