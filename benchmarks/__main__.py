"""python -m benchmarks PART… | --all [--texts FOLDER]: measure, keep the figures, and write docs/performance.md of them.

Each part keeps its figures in build/benchmarks/PART.json, so that parts can be measured one by one, in any order, and again.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import assembly, corpus, engines, extract, starts
from benchmarks.measuring import ROOT, WORK, describe_machine, say
from benchmarks.report import PAGE, write_report

TEXTS = ROOT.parent / "shared" / "data" / "corpus"


def _measure_graph(count_: int, _: str, count: int | None = None) -> dict[str, Any]:
    return assembly.measure_size(count or count_)


Part = Callable[..., dict[str, Any]]


class Named(NamedTuple):
    """A part: what it tells of, what measures it, given the folder of texts, and the sizes that show quickly that it runs."""

    told: str
    measure: Part
    quick: dict[str, Any] = {}  # noqa: RUF012 - a default, never written to


PARTS: dict[str, Named] = {
    "starts": Named("what people wait for", lambda _: starts.measure_starts()),
    "extract": Named(
        "kg extract against the bare pipeline, the newest spaCy, textacy",
        extract.measure,
        {"words": 3000, "parts": 2, "others": False},
    ),
    "workers": Named("two workers against one", corpus.measure_workers, {"documents": 60, "rounds": 1}),
    "cache": Named("a second extraction of 10,000 documents", corpus.measure_cache, {"documents": 60}),
    "memory": Named("memory of 200 and of 20,000 documents", corpus.measure_memory, {"few": 20, "many": 60}),
    "engines": Named(
        "two processes, Spark and Dask on the same rows", engines.measure_engines, {"documents": 60, "rounds": 1}
    ),
    "statements-10000": Named("the graph of 10,000 statements", partial(_measure_graph, 10_000), {"count": 500}),
    "statements-100000": Named("the graph of 100,000 statements", partial(_measure_graph, 100_000), {"count": 1000}),
    "rankings": Named(
        "rankings of 10,000 actors",
        lambda _, **sizes: assembly.measure_rankings(**sizes),
        {"actors": 200, "edges": 600},
    ),
    "installation": Named("size and time of an installation", lambda _: starts.measure_installation()),
    "statements-1000000": Named(
        "the graph of 1,000,000 statements", partial(_measure_graph, 1_000_000), {"count": 2000}
    ),
}


def main() -> None:
    names = "\n".join(f"  {name:20} {told}" for name, (told, *_) in PARTS.items())
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure kgwright, and write docs/performance.md.",
        epilog=f"parts:\n{names}\n  {'report':20} nothing is measured, only the page written",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help="what to measure")
    parser.add_argument("--all", action="store_true", help="measure all parts")
    parser.add_argument("--texts", default=str(TEXTS), metavar="FOLDER", help="documents to extract from (%(default)s)")
    parser.add_argument("--date", default=datetime.date.today().isoformat(), help="the day to put on the page (today)")  # noqa: DTZ011
    parser.add_argument("--quick", action="store_true", help="only see that it runs: small sizes, and no page in docs/")
    options = parser.parse_args()
    wanted = list(PARTS) if options.all else options.parts
    unknown = [name for name in wanted if name not in PARTS and name != "report"]
    if unknown or not wanted:
        parser.error(
            f"unknown part {', '.join(unknown)}; known:\n{names}" if unknown else f"name a part, or --all:\n{names}"
        )
    place, page = (WORK / "quick", WORK / "quick" / PAGE.name) if options.quick else (WORK, PAGE)
    place.mkdir(parents=True, exist_ok=True)
    failed = 0
    for name in wanted:
        if name != "report":
            failed += "error" in measure_part(name, options.texts, options.date, place, quick=options.quick)
    write_report(place, page)
    say(f"wrote {page.relative_to(ROOT)}")
    sys.exit(1 if failed else 0)


def measure_part(name: str, texts: str, date: str, place: Path, *, quick: bool) -> dict[str, Any]:
    """Measure one part, keep its figures and return them; what goes wrong is kept in their place."""
    told, part, small = PARTS[name]
    say(f"{name}: {told}")
    machine = describe_machine()
    begin = time.perf_counter()
    try:
        figures = part(texts, **(small if quick else {}))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - the other parts are measured all the same
        traceback.print_exc()
        figures = {"error": f"{type(error).__name__}: {error}"[:300]}
    kept = {
        "part": name,
        "date": date,
        "took": round(time.perf_counter() - begin),
        "machine": machine,
        "figures": figures,
    }
    (place / f"{name}.json").write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    say(f"{name}: took {kept['took']} s")
    return figures


if __name__ == "__main__":
    main()
