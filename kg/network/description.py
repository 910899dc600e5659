"""A network as plain data for whoever draws it: nodes with all measures and communities, pairs with their series, bridges."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import networkx as nx

from kg.network.balance import find_balance
from kg.network.cohesion import find_bridges
from kg.network.communities import METHODS, find_modularity
from kg.network.dyads import QUADS, find_dyads
from kg.network.measures import MEASURES, find_notes
from kg.network.projection import View, view
from kg.network.ranking import rank
from kg.network.resampling import count_documents, tell_intervals

_POINT = ("period", "statements", "documents", *QUADS, "other", "cooperation", "conflict", "net")


def describe(
    network: nx.MultiDiGraph[Any] | View, rows: list[dict[str, Any]] | None = None, *, period: str = "year"
) -> dict[str, Any]:
    """All that is known of a network's nodes and pairs, as plain data that JSON can hold, in sorted order.

    - `intervals`: the `measure` that nodes are sorted by, the `documents`, and a `note` that says what the intervals in the rows are.
      `balance`: what `Balance.to_plain` tells, with the `blocs` of the signed graph by node.
    - `weight`: what the edges' weights count. `measures`: for each built-in one `title`, the `definition` (the first line of its
      docstring) and a `note` ("" unless it is an estimate).
    - `nodes`: the rows of `rank` (`rows`, where they are there already).
    - `communities`: for "louvain" and "leiden" the node attribute that numbers them (`key`), how many there are (`count`) and their
      `modularity`.
    - `pairs`: `a`, `b`, `a_label`, `b_label`, `statements` in all and `series`, a list of points with `period`, `statements`, `documents`, a number of
      statements a quad class, `cooperation`, `conflict` and `net`; those with the most statements first. `bridges`: pairs of IRIs.
    """
    seen = view(network)
    rows = rank(seen) if rows is None else rows
    notes = find_notes(seen, MEASURES)
    communities = {}
    for name, key in zip(METHODS, ("community", "leiden"), strict=True):
        found = {row["iri"]: row[key] for row in rows}
        communities[name] = {
            "key": key,
            "count": len(set(found.values())),
            "modularity": find_modularity(seen, found),
        }
    return {
        "weight": seen.network.graph.get("weight", "statements"),
        "measures": {
            name: {
                "title": name.replace("_", " "),
                "definition": (function.__doc__ or "").strip().splitlines()[0],
                "note": notes.get(name, ""),
            }
            for name, function in MEASURES.items()
        },
        "nodes": rows,
        "communities": communities,
        "pairs": _describe_pairs(seen.network, period),
        "intervals": _describe_intervals(seen),
        "balance": find_balance(seen.network).to_plain(),
        "bridges": [list(pair) for pair in find_bridges(seen)],
    }


def _describe_intervals(seen: View) -> dict[str, Any]:
    return {"measure": "pagerank", "documents": count_documents(seen), "note": tell_intervals(seen, "pagerank")}


def _describe_pairs(network: nx.MultiDiGraph[Any], period: str) -> list[dict[str, Any]]:
    pairs = []
    for (a, b), rows in groupby(find_dyads(network, period=period), key=lambda row: (row["a"], row["b"])):
        points = list(rows)
        pairs.append(
            {
                "a": a,
                "b": b,
                "a_label": points[0]["a_label"],
                "b_label": points[0]["b_label"],
                "statements": sum(point["statements"] for point in points),
                "series": [{name: point[name] for name in _POINT} for point in points],
            }
        )
    return sorted(pairs, key=lambda pair: (-pair["statements"], pair["a_label"], pair["b_label"], pair["a"], pair["b"]))
