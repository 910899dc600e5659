"""Many documents: two workers against one, memory of few and of many, a second build."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

from benchmarks.measuring import WORK, Ran, measure, say
from benchmarks.texts import read_texts, write_documents

_EXTRACT = (sys.executable, "-m", "kg", "extract")


def _make(folder: str, count: int, words: int) -> tuple[Path, int]:
    place = WORK / f"documents-{count}"
    shutil.rmtree(place, ignore_errors=True)
    return place, write_documents(place, read_texts(folder), count, words)


def measure_workers(folder: str, documents: int = 3000, rounds: int = 2) -> dict[str, Any]:
    """Two workers against one: seconds of each after what starting costs, which is measured with one document."""
    place, words = _make(folder, documents, 60)
    one_document, _ = _make(folder, 1, 60)
    start = min(measure(*_EXTRACT, "--no-cache", one_document).wall for _ in range(2))
    taken: dict[int, list[float]] = {1: [], 2: []}
    for number in range(rounds):
        for workers in (1, 2) if number % 2 else (2, 1):
            ran = measure(*_EXTRACT, "--no-cache", "--workers", str(workers), place)
            taken[workers].append(ran.wall - start)
            say(f"  {workers} worker{'s' * (workers > 1)}: {ran.wall:.1f} s")
    best = {workers: min(times) for workers, times in taken.items()}
    found = {
        "documents": documents,
        "words": words,
        "start_seconds": round(start, 2),
        "one": round(best[1], 1),
        "two": round(best[2], 1),
    }
    return found | {"ratio": round(best[1] / best[2], 2)}


def measure_memory(folder: str, few: int = 200, many: int = 20_000) -> dict[str, Any]:
    """The largest memory of extraction from few documents and from many."""
    ran: dict[int, Ran] = {}
    for count in (few, many):
        place, _ = _make(folder, count, 20)
        ran[count] = measure(*_EXTRACT, "--no-cache", place)
        say(f"  {count} documents: {ran[count].memory:.0f} MB, {ran[count].wall:.0f} s")
        shutil.rmtree(place)
    return {
        "documents": [few, many],
        "megabytes": [round(ran[few].memory), round(ran[many].memory)],
        "ratio": round(ran[many].memory / ran[few].memory, 3),
    }


def measure_cache(folder: str, documents: int = 10_000) -> dict[str, Any]:
    """A first extraction, a second of the same, and one after a document has changed."""
    place, words = _make(folder, documents, 60)
    cache = WORK / "cache"
    shutil.rmtree(cache, ignore_errors=True)
    command = (*_EXTRACT, "--cache", str(cache), place)
    plain = measure(*_EXTRACT, "--no-cache", place)
    first = measure(*command)
    second = min((measure(*command) for _ in range(3)), key=lambda ran: ran.wall)
    changed = []
    for number in (17, 4711):
        (place / f"{number:05}.txt").write_text("Norway has not met Egypt since May.\n", encoding="utf-8")
        changed.append(measure(*command))
    again = min(changed, key=lambda ran: ran.wall)
    size = sum(path.stat().st_size for path in cache.iterdir())
    say(
        f"  first {first.wall:.1f} s, second {second.wall:.2f} s, one changed {again.wall:.2f} s, cache {size / 1e6:.1f} MB"
    )
    shutil.rmtree(place)
    return {
        "documents": documents,
        "words": words,
        "without_cache_seconds": round(plain.wall, 1),
        "first_seconds": round(first.wall, 1),
        "second_seconds": round(second.wall, 2),
        "second_share": round(second.wall / first.wall, 4),
        "changed_seconds": round(again.wall, 2),
        "changed_share": round(again.wall / first.wall, 4),
        "cache_megabytes": round(size / 1e6, 1),
    }
