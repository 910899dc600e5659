"""How firm a ranking is: the network built again and again from documents drawn anew, and where everybody stands in it.

The documents that have a part in the network are drawn with replacement, as many as there are, with a fixed seed; an edge weighs what its
statements in the documents drawn weigh. Reference: Efron, Tibshirani, An Introduction to the Bootstrap (1993) ch. 13, the percentile interval.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from scipy.sparse import csr_array

from kg.errors import InputError
from kg.network.distances import SEED
from kg.network.measures import MEASURES, find_measures
from kg.network.projection import Floats, View, view
from kg.network.spectra import iterate_pagerank

RESAMPLES = 200
LEVEL = 0.95
FEWEST_DOCUMENTS = 5
FEWEST_RESAMPLES = 40  # of which 95 of 100 leave one out at each end


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a participant stands in the middle 95 of 100 resamples: the best and the worst place, the lowest and the highest score."""

    rank_low: int
    rank_high: int
    score_low: float
    score_high: float


@dataclass(frozen=True, slots=True)
class Resampling:
    """The intervals by node, none where they cannot be told; `note` says why not, or how they came about."""

    measure: str
    documents: int
    resamples: int
    intervals: dict[str, Interval]
    note: str


def resample(
    network: nx.MultiDiGraph[Any] | View,
    measure: str = "pagerank",
    *,
    resamples: int = RESAMPLES,
) -> Resampling:
    """The percentile intervals of place and score by a measure; the same for the same network.

    All resamples are of the same participants: who is in none of the documents drawn has what the measure gives to one without edges. Those who
    share a place have each of the places that they share. With fewer than 5 documents nothing is drawn, for so few cannot tell what others
    would say. Raises InputError for an unknown measure, and for a number of resamples that is too small to be 95 of 100 of.
    """
    seen = view(network)
    function = find_measures([measure])[measure]
    if resamples and resamples < FEWEST_RESAMPLES:
        raise InputError(
            f"resamples: {resamples} are too few for the ends of an interval; give {FEWEST_RESAMPLES} or more, or 0 for none"
        )
    documents = count_documents(seen)
    note = tell_intervals(seen, measure, resamples)
    if not resamples or documents < FEWEST_DOCUMENTS or measure not in MEASURES:
        return Resampling(measure, documents, 0, {}, note)
    counts = _count_evidence(seen)
    if seen.network.graph.get("weight") == "documents":
        counts.data[:] = 1
    worth = _find_worth(seen)
    # the old generator: its stream is the same in every version of numpy
    draw = np.random.RandomState(SEED)
    scores = np.empty((resamples, len(seen.nodes)))
    for number in range(resamples):
        times = np.bincount(draw.randint(0, documents, documents), minlength=documents)
        weights = (counts @ times) * worth
        if measure == "pagerank":
            there = (weights != 0) & (seen.tails != seen.heads)
            ties = seen.tails[there], seen.heads[there], np.abs(weights[there])
            scores[number] = iterate_pagerank(*ties, len(seen.nodes))
        else:
            found = function(seen.weighted_anew(weights))
            scores[number] = [found[node] for node in seen.nodes]
    scores = _round(scores)
    return Resampling(measure, documents, resamples, _find_intervals(seen, scores), note)


def tell_intervals(network: nx.MultiDiGraph[Any] | View, measure: str, resamples: int = RESAMPLES) -> str:
    """What to say beside the intervals of a ranking, or beside their lack."""
    documents = count_documents(network)
    if not resamples:
        return ""
    if documents < FEWEST_DOCUMENTS:
        found = f"{documents} document{'' if documents == 1 else 's'}"
        return f"which places are firm cannot be told from {found}; that takes {FEWEST_DOCUMENTS} or more"
    if measure not in MEASURES:
        return f"no intervals: {measure} is of another package, which sees whole networks"
    return f"intervals: 95 of 100 of {resamples} resamples of the {documents} documents"


def count_documents(network: nx.MultiDiGraph[Any] | View) -> int:
    """The number of documents that have a part in a network."""
    edges = view(network).network.edges(data="evidence", default=())
    return len({one.document for *_, evidence in edges for one in evidence})


def _count_evidence(seen: View) -> csr_array:
    """Edges × documents: how many of an edge's statements stand in a document."""
    numbers: dict[str, int] = {}
    rows, columns = [], []
    for row, (tail, head, key) in enumerate(seen.edges):
        for one in seen.network.edges[tail, head, key].get("evidence", ()):
            rows.append(row)
            columns.append(numbers.setdefault(one.document, len(numbers)))
    order = np.argsort(np.argsort(list(numbers))).astype(np.int64)  # of the documents, as in a list of their names
    places = order[np.array(columns, dtype=np.int64)]
    counts = csr_array((np.ones(len(rows)), (rows, places)), shape=(len(seen.edges), len(numbers)))
    counts.sum_duplicates()
    return counts


def _find_worth(seen: View) -> Floats:
    """What one statement adds to the weight of each edge: its intensity, where that is what edges weigh."""
    if seen.network.graph.get("weight") != "intensity":
        return np.ones(len(seen.edges))
    return np.array([seen.network.edges[edge].get("intensity") or 0.0 for edge in seen.edges])


def _round(scores: Floats) -> Floats:
    """Six significant digits, as in the ranking, so that places are shared as they are there."""
    values = np.round(scores, 12)
    scale = 10.0 ** (5 - np.floor(np.log10(np.where(values == 0, 1.0, np.abs(values)))))
    return np.round(values * scale) / scale


def _find_intervals(seen: View, scores: Floats) -> dict[str, Interval]:
    best, worst = _rank(scores)
    outside = int(len(scores) * (1 - LEVEL) / 2)
    lowest, highest = (np.sort(scores, axis=0)[index] for index in (outside, -1 - outside))
    first, last = np.sort(best, axis=0)[outside], np.sort(worst, axis=0)[-1 - outside]
    return {
        node: Interval(int(first[n]), int(last[n]), float(f"{lowest[n]:.6g}"), float(f"{highest[n]:.6g}"))
        for n, node in enumerate(seen.nodes)
    }


def _rank(scores: Floats) -> tuple[Floats, Floats]:
    """Return the first and the last place that each node can take in its row, the greatest score first; equal ones share places.

    What `scipy.stats.rankdata` tells; to import that takes half a second, which a build of a few documents would feel.
    """
    falling = -scores
    ordered = np.sort(falling, axis=1)
    pairs = list(zip(ordered, falling, strict=True))
    best = np.array([np.searchsorted(row, values, side="left") + 1 for row, values in pairs])
    return best, np.array([np.searchsorted(row, values, side="right") for row, values in pairs])
