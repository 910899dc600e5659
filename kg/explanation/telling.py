"""Explanations as text that people read, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from kg import jsonlines
from kg.explanation.contents import Chosen, ClauseStory, Explanation, Said


def to_json(explanation: Explanation) -> dict[str, Any]:
    """Return an explanation as a JSON object; statements are objects of the JSON Lines contract with `iri`, `fact`, `turtle`."""
    told = asdict(explanation)
    told["statements"] = [
        {"iri": said.iri, "fact": said.fact, "statement": jsonlines.to_json(said.statement), "turtle": said.turtle}
        for said in explanation.statements
    ]
    return json.loads(json.dumps(told))  # type: ignore[no-any-return]


def to_text(explanation: Explanation) -> Iterator[str]:
    """Yield the lines of an explanation: the sentence, then a part for each step."""
    yield f"{explanation.document}, sentence {explanation.number}: {' '.join(explanation.text.split())}"
    yield from _part("tokens after repair", list(_tokens(explanation)))
    yield from _part("dates", [f"{' '.join(text.split())} = {value}" for text, value in explanation.dates])
    yield from _part("repairs", list(_repairs(explanation)))
    yield from _part("clauses", [_clause(one) for one in explanation.clauses])
    yield from _part("participants", [line for one in explanation.participants for line in _chosen(one)])
    yield from _part("statements", [line for one in explanation.statements for line in _said(one)])


def _part(title: str, lines: list[str]) -> Iterator[str]:
    yield ""
    yield title + ("" if lines else ": none")
    yield from (f"  {line}" for line in lines)


def _tokens(explanation: Explanation) -> Iterator[str]:
    rows = [
        (
            str(t.index),
            t.word,
            t.lemma,
            t.tag,
            t.dependency,
            "root" if t.head == t.index else f"← {explanation.tokens[t.head].word}",
            t.entity,
        )
        for t in explanation.tokens
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(7)] if rows else []
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _repairs(explanation: Explanation) -> Iterator[str]:
    for repair in explanation.repairs:
        yield f"{repair.name}: {repair.purpose}"
        for change in repair.changes:
            word = explanation.tokens[change.token].word
            yield f"  {word}: {change.column} {change.before} → {change.after}"


def _clause(one: ClauseStory) -> str:
    if one.held_back is not None:
        return f"{one.text}: held back ({one.held_back})"
    gates = " > ".join(one.gates)
    return f"{one.text}: {one.rule}" + (f", through {gates}" if gates else "")


def _chosen(one: Chosen) -> Iterator[str]:
    who = ", ".join(one.labels) or "nobody"
    text = " ".join(one.text.split())
    yield f"{text} ({one.form}{', ' + one.role if one.role else ''}) → {who}: {one.ground}, {one.sure:.2f}"
    if len(one.candidates) > 1 or (one.candidates and one.candidates[0].label not in one.labels):
        yield "  weighed: " + ", ".join(f"{c.label} {c.weight:.2f}" for c in one.candidates)


def _said(said: Said) -> Iterator[str]:
    s = said.statement
    name = said.iri.rpartition("/")[2]
    parts = [one.label if one else "_" for one in (s.actor, s.target)]
    more: list[str] = [s.polarity, s.modality]
    more += [f"source {' < '.join(p.label for p in s.source)}"] if s.source else []
    more += [f"{key} {value}" for key, value in (("time", s.time), ("theme", s.theme and s.theme.label)) if value]
    more += [f"place {s.place.label}"] if s.place else []
    more += [f"confidence {s.confidence}"]
    yield f"{parts[0]} — {s.action.label} — {parts[1]} ({', '.join(more)})"
    yield f"  statement {name}; {'an edge of the graph' if said.fact else 'no fact, so no edge'}"
    yield from (f"  {line}" for line in said.turtle.splitlines() if not line.startswith("@prefix"))
