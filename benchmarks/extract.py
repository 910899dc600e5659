"""Extraction against the parser under it, and against others: ratios from one run in which all take turns.

Each contender is a process that reads the same paragraphs, once, in the same batches; kg's reads documents, parses, extracts, resolves and
writes statements as JSON. The first share of the texts is for warming up.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.measuring import MODEL, WORK, Contender, alternate, make_environment, say
from benchmarks.texts import count_words, read_texts, share_out

SHARES = 16
NEWEST = ("spacy>=3.8", "click", MODEL)
TEXTACY = ("textacy>=0.13", "click", MODEL)


def measure(folder: str, words: int = 160_000, parts: int = SHARES, others: bool = True) -> dict[str, Any]:
    """Words a second of each contender, and kg's ratio to each."""
    shares = share_out(read_texts(folder), parts, words)
    path = WORK / "shares.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(shares), encoding="utf-8")
    here = Path(sys.executable)
    wanted = [("kg extract", "kg", here), ("bare spaCy", "bare", here)]
    missing = {}
    for name, kind, packages in (("newest spaCy", "bare", NEWEST), ("textacy", "textacy", TEXTACY)) if others else ():
        try:
            wanted.append((name, kind, make_environment(kind if kind == "textacy" else "newest", *packages)))
        except Exception as error:  # noqa: BLE001 - no network: the others can be measured all the same
            missing[name] = f"{type(error).__name__}: {error}"
            say(f"  {name} is left out: {error}")
    contenders = [Contender(name, python, kind, path) for name, kind, python in wanted]
    taken = alternate(contenders, len(shares))
    for one in contenders:
        one.end()
    counted = count_words([text for share in shares[1:] for text in share])
    wall, cpu = taken["kg extract"]
    rows = [
        {
            "name": one.name,
            "about": one.about,
            "words_per_second": round(counted / taken[one.name][0]),
            "ratio": round(taken[one.name][0] / wall, 2),
            "processor_ratio": round(taken[one.name][1] / cpu, 2),
        }
        for one in contenders
    ]
    for row in rows:
        say(
            f"  {row['name']}: {row['words_per_second']} words/s; kg extract is {row['ratio']} times as fast ({row['about']})"
        )
    return {"words": counted, "contenders": rows, "left_out": missing}
