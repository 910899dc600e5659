"""Pairs of participants over time: how much they cooperate and how much they are in conflict, period by period."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, get_args

import networkx as nx

from kg.errors import InputError
from kg.network.periods import PERIODS, Period, find_period

QUADS = ("VerbalCooperation", "MaterialCooperation", "VerbalConflict", "MaterialConflict")


@dataclass(slots=True)
class _Sum:
    """What is summed up for one pair in one period."""

    cooperation: float = 0.0
    conflict: float = 0.0
    quads: dict[str, int] = field(default_factory=lambda: dict.fromkeys(QUADS, 0))
    other: int = 0
    documents: set[str] = field(default_factory=set)
    statements: list[int] = field(default_factory=list)


def find_dyads(network: nx.MultiDiGraph[Any], *, period: str = "year", directed: bool = False) -> list[dict[str, Any]]:
    """A row for each pair of participants and each period in which they have to do with each other.

    A row has `a`, `b` (IRIs; in order of their labels, or with `directed` the actor and the target), `a_label`, `b_label`, `period`
    ("2006", "2006-Q4", "2006-10", "2006-10-09"; None gathers the statements whose date does not tell it), `statements` and `documents`
    (numbers), one number of statements for each quad class and for `other`, `cooperation` and `conflict` (the summed intensities
    above and below 0, of statements whose class has one) and `net` (their sum).

    A statement stands in the period in which it begins; one that is denied is left out, and what a participant does to itself.
    Rows are sorted by labels, IRIs and period, the unknown period last. Raises InputError for an unknown period. Reference: Goldstein,
    A conflict–cooperation scale for WEIS events data, Journal of Conflict Resolution 36 (1992) 369–385.
    """
    chosen: Period | None = next((p for p in get_args(Period) if p == period), None)
    if chosen is None:
        raise InputError(f"period: unknown {period!r}; known: {', '.join(PERIODS)}")
    labels = {node: str(data.get("label", node)) for node, data in network.nodes(data=True)}
    sums: defaultdict[tuple[str, str, str | None], _Sum] = defaultdict(_Sum)
    for actor, target, edge in network.edges(data=True):
        if actor == target or "negated" in edge["departures"]:
            continue
        a, b = (actor, target) if directed else sorted((actor, target), key=lambda node: (labels[node], node))
        intensity = edge["intensity"] or 0.0
        for one in edge["evidence"]:
            found = sums[a, b, find_period(one.date, chosen)]
            found.cooperation += max(intensity, 0.0)
            found.conflict += min(intensity, 0.0)
            if edge["quad"] in found.quads:
                found.quads[edge["quad"]] += 1
            else:
                found.other += 1
            found.documents.add(one.document)
            found.statements.append(one.statement)

    def place(key: tuple[str, str, str | None]) -> tuple[str, str, str, str, bool, str]:
        a, b, when = key
        return labels[a], a, labels[b], b, when is None, when or ""

    return [_row(key, sums[key], labels) for key in sorted(sums, key=place)]


def _row(key: tuple[str, str, str | None], found: _Sum, labels: dict[str, str]) -> dict[str, Any]:
    a, b, when = key
    return {
        "a": a,
        "b": b,
        "a_label": labels[a],
        "b_label": labels[b],
        "period": when,
        "statements": len(found.statements),
        "documents": len(found.documents),
        **found.quads,
        "other": found.other,
        "cooperation": round(found.cooperation, 6),
        "conflict": round(found.conflict, 6) + 0.0,
        "net": round(found.cooperation + found.conflict, 6) + 0.0,
    }
