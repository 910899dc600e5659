"""Network → rankings: a row a participant with its measures and its community, and the table of them all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx

from kg.files import csv_line, replace_text
from kg.network.measures import SEED, find_measures, undirected

_FIRST = ("rank", "iri", "label", "kind", "community")


def find_communities(network: nx.MultiDiGraph[Any]) -> dict[str, int]:
    """Louvain communities of the weighted, undirected projection: node → number, from 0, the largest first, then by label.

    The seed is fixed. Reference: Blondel, Guillaume, Lambiotte, Lefebvre, Fast unfolding of communities in large networks, Journal
    of Statistical Mechanics (2008) P10008.
    """
    if not len(network):
        return {}
    graph = undirected(network)
    nodes = list(graph)
    # Louvain walks through sets of nodes: numbers, unlike texts, stand in them in the same order in every process
    numbered = nx.convert_node_labels_to_integers(graph)
    groups = [sorted(nodes[i] for i in group) for group in nx.community.louvain_communities(numbered, seed=SEED)]
    groups.sort(key=lambda group: (-len(group), min((str(network.nodes[n].get("label", n)), n) for n in group)))
    return {node: number for number, group in enumerate(groups) for node in group}


def rank(network: nx.MultiDiGraph[Any], measures: Iterable[str] | None = None) -> list[dict[str, Any]]:
    """A row for each node with rank, iri, label, kind, community and a number a measure; all built-in measures by default.

    Rows are sorted by PageRank, where it is among the measures (else by the first measure), the greatest first, then by label and
    IRI. Numbers have six significant digits. Raises InputError for an unknown measure.
    """
    functions = find_measures(measures)
    scores = {name: {n: _rounded(v) for n, v in function(network).items()} for name, function in functions.items()}
    leading = scores.get("pagerank") or next(iter(scores.values()), {})
    communities = find_communities(network)

    def place(node: str) -> tuple[float, str, str]:
        return -leading.get(node, 0.0), str(network.nodes[node].get("label", node)), node

    return [
        {
            "rank": number,
            "iri": node,
            "label": network.nodes[node].get("label", node),
            "kind": network.nodes[node].get("kind", ""),
            "community": communities[node],
            **{name: values.get(node, 0.0) for name, values in scores.items()},
        }
        for number, node in enumerate(sorted(network, key=place), 1)
    ]


def _rounded(value: float) -> float:
    """Six significant digits; what the arithmetic of another machine may leave in place of a zero becomes one."""
    return float(f"{round(value, 12):.6g}") + 0.0


def write_centrality(path: str | os.PathLike[str], rows: Sequence[Mapping[str, Any]]) -> None:
    """Write the rows of `rank` as CSV, safe to open in a spreadsheet; the same bytes for the same rows.

    Without rows, the head names the built-in measures. Raises InputError where it cannot be written.
    """
    names = tuple(rows[0]) if rows else (*_FIRST, *find_measures())
    lines = [csv_line(names)]
    lines += [csv_line(_cell(row.get(name)) for name in names) for row in rows]
    replace_text(path, "".join(lines))


def _cell(value: object) -> object:
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else float(f"{value:.6g}")
    return value
