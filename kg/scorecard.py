"""Gold texts to a scorecard: read and understand them as a build would, and show how the statements compare."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import language
from kg import ontology as ontologies
from kg.build import extract_document, find_extractor
from kg.documents.metadata import complete, make_document, metadata_from
from kg.documents.plain import segment
from kg.errors import InputError, Problem
from kg.evaluation import DETAILS, Bin, Evaluation, GoldRow, Measure, Pair, Reading, RowScore, Scores
from kg.model import Document, Statement
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.language import Language

TRIPLE, STRICT = "actor, action, target", "with polarity and modality"
NOBODY = "_"
_MARKUP = re.compile(r"([\\`*_{}\[\]|])")


# -- predictions -------------------------------------------------------------------------------------------------------


def predict(
    rows: Iterable[GoldRow],
    *,
    ontology: Ontology | str | Path | None = None,
    pipeline: Language | str | None = None,
    extractor: str = "dependency",
) -> tuple[list[Statement], list[Problem]]:
    """Return the statements of gold texts, each a document in memory with the row's id as its name, and what went wrong.

    Arguments are those of `kg.build.build`. Raises InputError where a row's `published` is no date.
    """
    function = find_extractor(extractor)
    known = ontology if isinstance(ontology, Ontology) else ontologies.load(ontology)
    parser = language.load_pipeline(pipeline) if pipeline is None or isinstance(pipeline, str) else pipeline
    statements: list[Statement] = []
    problems: list[Problem] = []
    for parsed in language.parse([read_document(row) for row in rows], parser):
        try:
            statements += extract_document(parsed, known, function, extractor).statements
        except Exception as error:  # noqa: BLE001 - one bad text must not spoil the scorecard
            reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
            problems.append(
                Problem(parsed.document.path, f"cannot be understood ({reason})", "report it with this text")
            )
    return statements, problems


def read_document(row: GoldRow) -> Document:
    """Return a gold text as a document, its date as from a sidecar. Raises InputError where `published` is no date."""
    given = metadata_from({"published": row.published})
    if row.published and not given.published:
        raise InputError(
            f"{row.where}: published: {row.published!r} is no date; write it as YYYY-MM-DD, YYYY-MM or YYYY"
        )
    blocks, found = segment(row.text)
    return complete(make_document(row.id, row.where, row.text, blocks, found), given)


# -- what is shown -----------------------------------------------------------------------------------------------------


def to_json(evaluation: Evaluation, *, misses: bool = False) -> str:
    """Return the figures, and with `misses` the rows that are not perfect, as a JSON object; figures have four decimals."""
    card: dict[str, Any] = {
        "all": _scores_to_json(evaluation.scores),
        "constructions": {name: _scores_to_json(scores) for name, scores in evaluation.constructions.items()},
        "calibration": {
            "error": _round(evaluation.calibration.error),
            "bins": [
                {
                    "low": one.low,
                    "high": one.high,
                    "number": one.number,
                    "confidence": _round(one.confidence),
                    "right": _round(one.right),
                }
                for one in evaluation.calibration.bins
            ],
        },
    }
    if misses:
        card["rows"] = [_row_to_json(row) for row in evaluation.rows if not row.is_perfect]
    return json.dumps(card, indent=2)  # in ASCII: whatever a text holds, a terminal and a pipe can take it


def _scores_to_json(scores: Scores) -> dict[str, Any]:
    return {
        "rows": scores.rows,
        "expected": scores.expected,
        "predicted": scores.predicted,
        "matched": scores.matched,
        **_measure_to_json(scores.triple),
        "strict": {"matched": scores.matched_strictly, **_measure_to_json(scores.strict)},
        "details": {
            key: {"good": share.good, "of": share.of, "share": _round(share.value)}
            for key, share in scores.details.items()
        },
        "violations": scores.violations,
    }


def _measure_to_json(measure: Measure) -> dict[str, float | None]:
    return {"recall": _round(measure.recall), "precision": _round(measure.precision), "f1": _round(measure.f1)}


def _row_to_json(row: RowScore) -> dict[str, Any]:
    return {
        "id": row.row.id,
        "construction": row.row.construction,
        "text": row.row.text,
        "misses": [show(one.reading) for one in row.misses],
        "extras": [show(one) for one in row.extras],
        "differs": [
            {"in": _list_differences(pair), "wanted": show(pair.wanted.reading), "found": show(pair.found)}
            for pair in row.differs
        ],
        "wrong": [show(one) for one in row.wrong],
    }


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def to_text(evaluation: Evaluation, *, misses: bool = False) -> str:
    """Return the scorecard as lines for a terminal."""
    scores = evaluation.scores
    lines = [_count(scores)]
    for table in _tables(evaluation).values():
        lines += ["", *_align(table)]
    error = evaluation.calibration.error
    lines += ["", f"must_not violations: {scores.violations}", f"expected calibration error: {_figure(error)}"]
    if misses:
        for row in evaluation.rows:
            if not row.is_perfect:
                lines += ["", *_explain(row)]
    return "\n".join(lines)


def to_markdown(evaluation: Evaluation, *, misses: bool = False) -> str:
    """Return the scorecard as Markdown without a title; texts in it cannot become markup."""
    scores = evaluation.scores
    parts = [f"{_count(scores)}; must_not violations: {scores.violations}."]
    for name, table in _tables(evaluation).items():
        head, *body = table
        lines = ["| " + " | ".join(map(escape, row)) + " |" for row in (head, *body)]
        parts += [f"## {name}", "\n".join([lines[0], "|---" + "|---:" * (len(head) - 1) + "|", *lines[1:]])]
    parts.append(f"Expected calibration error: {_figure(evaluation.calibration.error)}.")
    if misses:
        parts.append("## What is not as wanted")
        for row in evaluation.rows:
            if not row.is_perfect:
                title, *rest = _explain(row)
                parts.append("\n".join([escape(title), "", *(f"- {escape(line.strip())}" for line in rest)]))
    return "\n\n".join(parts)


def _tables(evaluation: Evaluation) -> dict[str, list[list[str]]]:
    """Return the tables of a scorecard by their titles, the head first."""
    scores = evaluation.scores
    measures = [["", "recall", "precision", "F1"]]
    for name, measure in ((TRIPLE, scores.triple), (STRICT, scores.strict)):
        measures.append([name, *map(_figure, (measure.recall, measure.precision, measure.f1))])
    details = [["among the matched", "agree", "good", "of"]]
    for name in DETAILS:
        share = scores.details[name]
        details.append([name, _figure(share.value), str(share.good), str(share.of)])
    constructions = [
        ["construction", "rows", "expected", "predicted", "recall", "precision", "F1", "strict F1", "violations"]
    ]
    for name, one in evaluation.constructions.items():
        constructions.append(
            [
                name,
                *map(str, (one.rows, one.expected, one.predicted)),
                *map(_figure, (one.triple.recall, one.triple.precision, one.triple.f1, one.strict.f1)),
                str(one.violations),
            ]
        )
    bins = [["confidence", "statements", "mean confidence", "share right"]]
    bins += [_show_bin(one) for one in evaluation.calibration.bins]
    return {"In all": measures, "Details": details, "By construction": constructions, "Calibration": bins}


def _show_bin(one: Bin) -> list[str]:
    return [f"{one.low:.1f}–{one.high:.1f}", str(one.number), _figure(one.confidence), _figure(one.right)]


def _count(scores: Scores) -> str:
    s = scores
    return f"{s.rows} rows, {s.expected} expected, {s.predicted} predicted, {s.matched} matched"


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _align(table: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table, its first column to the left and the others to the right."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for name, *cells in table:
        line = "  ".join([name.ljust(widths[0]), *(cell.rjust(n) for cell, n in zip(cells, widths[1:], strict=True))])
        yield line.rstrip()


def _explain(row: RowScore) -> Iterator[str]:
    """Yield a row's text and what is not as wanted in it, a line each."""
    yield f"{row.row.id}: {' '.join(row.row.text.split())}"
    yield from (f"  miss     {show(one.reading)}" for one in row.misses)
    yield from (f"  extra    {show(one)}" for one in row.extras)
    for pair in row.differs:
        differences = ", ".join(_list_differences(pair))
        yield f"  differs  {differences}: {show(pair.found)}, wanted: {show(pair.wanted.reading)}"
    yield from (f"  wrong    {show(one)}" for one in row.wrong)


def _list_differences(pair: Pair) -> list[str]:
    return [key for key, good in pair.agreement.items() if not good]


def show(reading: Reading) -> str:
    """Return a reading on one line: what differs from a plain fact stands in brackets, "_" for nobody.

    >>> show(Reading("envoy", "meet", None, polarity="negated", source=("paper",)))
    'envoy — meet — _ [negated; source: paper]'
    """
    r = reading
    told = [part for part in (r.polarity, r.modality) if part not in ("affirmed", "actual")]
    told += [f"source: {' < '.join(one or NOBODY for one in r.source)}"] if r.source else []
    told += [f"{key}: {value}" for key, value in (("theme", r.theme), ("time", r.time), ("place", r.place)) if value]
    line = " — ".join(one or NOBODY for one in (r.actor, r.action, r.target)) + (
        f" [{'; '.join(told)}]" if told else ""
    )
    return " ".join(line.split())


def escape(text: str) -> str:
    """Return text that Markdown shows as it stands.

    >>> escape("a|b <script> [link]")
    'a\\\\|b &lt;script> \\\\[link\\\\]'
    """
    shown = "".join(one if one.isprintable() else " " for one in text)
    return _MARKUP.sub(r"\\\1", shown.replace("&", "&amp;").replace("<", "&lt;"))
