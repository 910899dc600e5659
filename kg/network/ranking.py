"""Network → rankings: a row a participant with its measures and its communities, and the table of them all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import networkx as nx

from kg.files import csv_line, replace_text
from kg.network.communities import find_communities, find_leiden_communities
from kg.network.measures import MEASURES, find_measures, score
from kg.network.projection import View, view
from kg.network.resampling import RESAMPLES, Interval, resample

_FIRST = ("rank", "iri", "label", "kind", "community")
_LAST = ("leiden", "rank_low", "rank_high", "pagerank_low", "pagerank_high")


def rank(
    network: nx.MultiDiGraph[Any] | View,
    measures: Iterable[str] | None = None,
    *,
    by: str | None = None,
    resamples: int = RESAMPLES,
) -> list[dict[str, Any]]:
    """A row for each node with rank, iri, label, kind, community and a number a measure; all built-in measures by default.

    Rows are sorted by the measure `by` (by default PageRank, where it is among the measures, else the first), the greatest first, then by
    label and IRI. Numbers have six significant digits. `community` is that of Louvain, `leiden` that of Leiden. `rank_low` and
    `rank_high` are the interval of the place, and NAME_low and NAME_high that of the score by that measure (`resample`), None
    where they cannot be told; 0 resamples leave them out. Raises InputError for an unknown measure.
    """
    seen = view(network)
    nodes = seen.network.nodes
    names = list(MEASURES if measures is None else measures)
    by = find_leading(names, by)
    if by is not None and by not in names:
        names.append(by)
    scores = {name: {n: _rounded(v) for n, v in found.items()} for name, found in score(seen, names).items()}
    leading = scores[by] if by is not None else {}
    intervals = resample(seen, by, resamples=resamples).intervals if by is not None and resamples else {}
    communities, leiden = find_communities(seen), find_leiden_communities(seen)

    def place(node: str) -> tuple[float, str, str]:
        return -leading.get(node, 0.0), str(nodes[node].get("label", node)), node

    return [
        {
            "rank": number,
            "iri": node,
            "label": nodes[node].get("label", node),
            "kind": nodes[node].get("kind", ""),
            "community": communities[node],
            **{name: values.get(node, 0.0) for name, values in scores.items()},
            "leiden": leiden[node],
            **(_describe_interval(intervals.get(node), by) if resamples else {}),
        }
        for number, node in enumerate(sorted(seen.nodes, key=place), 1)
    ]


def _describe_interval(found: Interval | None, by: str | None) -> dict[str, Any]:
    names = ("rank_low", "rank_high", f"{by}_low", f"{by}_high") if by is not None else ()
    values = (None,) * 4 if found is None else (found.rank_low, found.rank_high, found.score_low, found.score_high)
    return dict(zip(names, values, strict=bool(names)))


def find_leading(measures: Sequence[str], by: str | None = None) -> str | None:
    """The measure that rows are sorted by: the one that is asked for, else PageRank, else the first; None where there is none."""
    if by is not None:
        return by
    return "pagerank" if "pagerank" in measures else next(iter(measures), None)


def _rounded(value: float) -> float:
    """Six significant digits; what the arithmetic of another machine may leave in place of a zero becomes one."""
    return float(f"{round(value, 12):.6g}") + 0.0


def write_centrality(path: str | os.PathLike[str], rows: Sequence[Mapping[str, Any]]) -> None:
    """Write the rows of `rank` as CSV, safe to open in a spreadsheet; the same bytes for the same rows.

    Without rows, the head names the built-in measures. Raises InputError where it cannot be written.
    """
    names = tuple(rows[0]) if rows else (*_FIRST, *find_measures(), *_LAST)
    lines = [csv_line(names)]
    lines += [csv_line(_cell(row.get(name)) for name in names) for row in rows]
    replace_text(path, "".join(lines))


def _cell(value: object) -> object:
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else float(f"{value:.6g}")
    return value
