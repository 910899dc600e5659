"""Judge by hand how many statements are right: draw some with a fixed seed, fill in a table, compute the shares.

    python tools/judge.py draw FOLDER … --count 100 --seed 1 > table.tsv
    python tools/judge.py score table.tsv

In `table.tsv` give each row "y" or "n" for `triple` (actor, action and target are what the sentence says) and for `all` (polarity,
modality, source, time, place and class, too), and for what is wrong a few words under `cause`. Rows without a "y" or "n" are not counted.
"""

from __future__ import annotations

import argparse
import csv
import math
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import kg
from kg.model import Statement

COLUMNS = ("document", "begin", "sentence", "statement", "fact", "triple", "all", "cause")


def show(s: Statement) -> str:
    """Write a statement on one line, with all that is judged."""

    def label(one: kg.Participant | None) -> str:
        return one.label if one else "_"

    parts: list[str] = [s.polarity, s.modality]
    parts += [f"source: {' < '.join(one.label for one in s.source)}"] if s.source else []
    parts += [f"time: {s.time}"] if s.time else []
    parts += [f"theme: {s.theme.label}"] if s.theme else []
    parts += [f"place: {s.place.label}"] if s.place else []
    parts += ["both ways"] if s.reciprocal else []
    parts.append(f"class: {s.action.class_ or '_'}")
    return f"{label(s.actor)} — {s.action.label} — {label(s.target)} [{'; '.join(parts)}]"


def draw(inputs: Sequence[str], count: int, seed: int) -> list[dict[str, str]]:
    """Return `count` statements of the documents, the same for the same statements and seed, in text order."""
    statements = [s for result in kg.extract(list(inputs)) for s in result.statements]
    statements.sort(key=lambda s: (s.document, s.begin, s.action.begin, repr(s)))
    chosen = sorted(random.Random(seed).sample(range(len(statements)), min(count, len(statements))))
    rows = []
    for number in chosen:
        s = statements[number]
        fact = s.polarity == "affirmed" and s.modality == "actual" and not s.source
        sentence = " ".join(s.sentence.split())
        values = (s.document, str(s.begin), sentence, show(s), "y" if fact else "n", "", "", "")
        rows.append(dict(zip(COLUMNS, values, strict=True)))
    return rows


def share(right: int, judged: int) -> str:
    """Write a share with its 95 % interval (Wilson 1927)."""
    if not judged:
        return "none judged"
    p, z = right / judged, 1.96
    middle = (p + z * z / (2 * judged)) / (1 + z * z / judged)
    half = z * math.sqrt(p * (1 - p) / judged + z * z / (4 * judged * judged)) / (1 + z * z / judged)
    return f"{p:.2f} ({right} of {judged}; 95 % {middle - half:.2f}–{middle + half:.2f})"


def score(rows: Iterable[dict[str, str]]) -> list[str]:
    """Return the lines of the report on a table that was filled in."""
    judged = [row for row in rows if row["triple"].strip() in ("y", "n") and row["all"].strip() in ("y", "n")]

    def count(rows: list[dict[str, str]], key: str) -> str:
        return share(sum(row[key].strip() == "y" for row in rows), len(rows))

    facts = [row for row in judged if row["fact"] == "y"]
    lines = [
        f"triple right              {count(judged, 'triple')}",
        f"everything right          {count(judged, 'all')}",
        f"triple right, facts       {count(facts, 'triple')}",
        f"everything right, facts   {count(facts, 'all')}",
    ]
    causes = Counter(row["cause"].strip() for row in judged if row["all"].strip() == "n")
    return [*lines, *(f"{n:4}  {cause or 'no cause given'}" for cause, n in causes.most_common())]


def main() -> None:
    """Draw a table or report on one."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw", help="write a table to fill in")
    drawing.add_argument("inputs", nargs="+")
    drawing.add_argument("--count", type=int, default=100)
    drawing.add_argument("--seed", type=int, default=1)
    scoring = commands.add_parser("score", help="report on a table that was filled in")
    scoring.add_argument("tables", nargs="+", type=Path)
    given = parser.parse_args()
    if given.command == "draw":
        writer = csv.DictWriter(sys.stdout, COLUMNS, delimiter="\t")
        writer.writeheader()
        writer.writerows(draw(given.inputs, given.count, given.seed))
        return
    rows: list[dict[str, str]] = []
    for table in given.tables:
        with table.open(encoding="utf-8", newline="") as lines:
            rows += csv.DictReader(lines, delimiter="\t")
    print("\n".join(score(rows)))


if __name__ == "__main__":
    main()
