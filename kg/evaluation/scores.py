"""Matched rows to figures: recall, precision, agreement in details, and what confidence is worth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.evaluation.gold import GoldRow, Reading, read_statement
from kg.evaluation.matching import RowScore, match
from kg.model import Statement

DETAILS = ("source", "time", "dated", "theme", "place")
"""What is compared beside polarity and modality among the found claims; "dated" is time where one is wanted."""

BINS = 10


@dataclass(frozen=True, slots=True)
class Measure:
    """Recall, precision and their harmonic mean; None where there is nothing to divide by."""

    recall: float | None
    precision: float | None
    f1: float | None


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    good: int
    of: int

    @property
    def value(self) -> float | None:
        """The share, None of none."""
        return self.good / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts over rows: claims wanted, predictions that count, matched triples, those with polarity and modality, `must_not` violated.

    `details` holds, for each of DETAILS, how many of the matched that let it be compared agree in it.
    """

    rows: int
    expected: int
    predicted: int
    matched: int
    matched_strictly: int
    violations: int
    details: Mapping[str, Share]

    @property
    def triple(self) -> Measure:
        """The measure of actor, action and target."""
        return self._measure(self.matched)

    @property
    def strict(self) -> Measure:
        """The same with polarity and modality."""
        return self._measure(self.matched_strictly)

    def _measure(self, hits: int) -> Measure:
        recall, precision = Share(hits, self.expected).value, Share(hits, self.predicted).value
        return Measure(recall, precision, Share(2 * hits, self.expected + self.predicted).value)


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions whose confidence lies in [low, high), the last bin with its end; mean and share are None where there are none."""

    low: float
    high: float
    number: int
    confidence: float | None
    right: float | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """What confidence is worth: a reliability table and the expected calibration error, None where nothing was predicted."""

    error: float | None
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores in all and by construction, in the order of the gold; each row's; calibration; statements on documents that are no row."""

    scores: Scores
    constructions: Mapping[str, Scores]
    rows: tuple[RowScore, ...]
    calibration: Calibration
    strangers: int = 0


def evaluate(rows: Iterable[GoldRow], statements: Iterable[Statement]) -> Evaluation:
    """Return how statements compare with gold; the `document` of a statement is the id of its row."""
    predictions: dict[str, list[Reading]] = {}
    for statement in statements:
        predictions.setdefault(statement.document, []).append(read_statement(statement))
    matched = tuple(match(row, predictions.pop(row.id, [])) for row in rows)
    by_construction: dict[str, list[RowScore]] = {}
    for one in matched:
        by_construction.setdefault(one.row.construction, []).append(one)
    return Evaluation(
        tally(matched),
        {name: tally(some) for name, some in by_construction.items()},
        matched,
        calibrate(judge(matched)),
        sum(len(some) for some in predictions.values()),
    )


def tally(rows: Sequence[RowScore]) -> Scores:
    """Return the counts over some rows."""
    pairs = [pair for row in rows for pair in row.pairs]
    agreements = [
        pair.agreement | ({"dated": pair.agreement["time"]} if pair.wanted.reading.time is not None else {})
        for pair in pairs
    ]
    compared = {key: [agreed[key] for agreed in agreements if key in agreed] for key in DETAILS}
    return Scores(
        len(rows),
        len(pairs) + sum(len(row.misses) for row in rows),
        len(pairs) + sum(len(row.extras) for row in rows),
        len(pairs),
        sum(pair.is_strict for pair in pairs),
        sum(len(row.wrong) for row in rows),
        {key: Share(sum(found), len(found)) for key, found in compared.items()},
    )


def judge(rows: Iterable[RowScore]) -> list[tuple[float, bool]]:
    """Return confidence and rightness of each prediction that counts: right is a matched triple with polarity and modality."""
    judged = []
    for row in rows:
        judged += [(pair.found.confidence, pair.is_strict) for pair in row.pairs]
        judged += [(found.confidence, False) for found in row.extras]
    return judged


def calibrate(judged: Iterable[tuple[float, bool]]) -> Calibration:
    """Return the reliability of confidences (0 to 1) in ten bins of equal width.

    The expected calibration error is the distance between mean confidence and share of right ones in each bin, averaged over the
    bins by the number in them (Naeini, Cooper and Hauskrecht 2015).

    >>> calibrate([(0.85, True), (0.85, False)]).error
    0.35
    """
    binned: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in judged:
        binned[min(int(round(confidence * 1000) * BINS / 1000), BINS - 1)].append((confidence, right))
    bins = []
    for number, found in enumerate(binned):
        mean = sum(confidence for confidence, _ in found) / len(found) if found else None
        share = Share(sum(right for _, right in found), len(found)).value
        bins.append(Bin(number / BINS, (number + 1) / BINS, len(found), mean, share))
    total = sum(one.number for one in bins)
    gaps = [
        one.number * abs(one.confidence - one.right)
        for one in bins
        if one.confidence is not None and one.right is not None
    ]
    return Calibration(sum(gaps) / total if total else None, tuple(bins))
