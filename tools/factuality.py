"""Measure whether what is stated as having happened did happen, against a table of judgements such as UDS factuality.

    python tools/factuality.py TABLE.tsv [--misses]

A row of the table is: sentence, number of the token (from 1), form, lemma, factuality (below 0: it did not happen), and what else there
may be. Counted are the tokens on which a statement stands; a statement says that its action happened where it is affirmed and
actual, in whosever voice. Balanced accuracy is the mean of the shares of the happened and of the not happened that are told right
(Brodersen et al. 2010).
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

from kg import extraction, resolution
from kg import ontology as ontologies
from kg.language import load_pipeline, parse
from kg.model import Block, Document, Statement

Row = tuple[int, str, float]  # number of the token, its form, its factuality


def read_table(path: Path) -> dict[str, list[Row]]:
    """Return the judged tokens of each sentence; what nobody is sure of (0) is left out."""
    rows: dict[str, list[Row]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for sentence, number, form, _lemma, factuality, *_ in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if float(factuality):
                rows[sentence].append((int(number), form, float(factuality)))
    return rows


def find_token(sentence: str, number: int, form: str) -> int:
    """Return where the token begins: the occurrence of its form whose place among the tokens is nearest to `number`, or -1."""
    starts = [found.start() for found in re.finditer(r"\w+|[^\w\s]", sentence)]
    places = [found.start() for found in re.finditer(re.escape(form), sentence)]
    return min(places, key=lambda at: abs(sum(start <= at for start in starts) - number), default=-1)


def state(sentences: list[str]) -> list[list[Statement]]:
    """Return the statements of each sentence, read as a document of its own."""
    ontology = ontologies.load()
    documents = [Document(str(n), text, (Block(0, len(text)),)) for n, text in enumerate(sentences)]
    return [
        resolution.resolve(parsed, extraction.extract(parsed, ontology), ontology)
        for parsed in parse(documents, load_pipeline())
    ]


def main() -> None:
    """Print the shares, and with --misses each token that is told wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("table", type=Path)
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    table = read_table(given.table)
    right, judged = {True: 0, False: 0}, {True: 0, False: 0}
    for (sentence, rows), statements in zip(table.items(), state(list(table)), strict=True):
        for number, form, factuality in rows:
            at = find_token(sentence, number, form)
            own = [
                s
                for s in statements
                if s.action.begin <= at < s.action.end
                and sentence[at : s.action.end].strip()
                and _heads(s, sentence, form)
            ]
            if not own:
                continue
            happened = any(s.polarity == "affirmed" and s.modality == "actual" for s in own)
            judged[factuality > 0] += 1
            right[factuality > 0] += happened == (factuality > 0)
            if given.misses and happened != (factuality > 0):
                s = own[0]
                source = f", source {s.source[0].label}" if s.source else ""
                print(f"{factuality:+.1f}\t{form}\t{s.polarity} {s.modality}{source}\t{s.rule}\t{sentence}")
    for kind, name in ((True, "happened"), (False, "not happened")):
        print(f"{name:15}{right[kind] / max(judged[kind], 1):.3f} ({right[kind]} of {judged[kind]})", file=sys.stderr)
    print(f"{'balanced':15}{sum(right[k] / max(judged[k], 1) for k in right) / 2:.3f}", file=sys.stderr)


def _heads(statement: Statement, sentence: str, form: str) -> bool:
    """Whether the token is the verb of the statement rather than one of its auxiliaries."""
    words = sentence[statement.action.begin : statement.action.end].split()
    head = statement.action.label.split()[0][:2].lower()
    return form in words and (form[:2].lower() == head or form == words[-1] or len(words) == 1)


if __name__ == "__main__":
    main()
