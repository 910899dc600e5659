"""python -m benchmarks PART… | --all [--texts FOLDER]: measure, keep the figures, and write docs/performance.md of them.

Each part keeps its figures in build/benchmarks/PART.json, so that parts can be measured one by one, in any order, and again.
"""

from __future__ import annotations

import argparse
import datetime
import json
import time
import traceback
from collections.abc import Callable
from functools import partial
from typing import Any

from benchmarks import assembly, corpus, extract, starts
from benchmarks.measuring import ROOT, WORK, describe_machine, say
from benchmarks.report import write_report

TEXTS = ROOT.parent / "shared" / "data" / "corpus"
Part = Callable[[str], dict[str, Any]]

PARTS: dict[str, tuple[str, Part]] = {
    "starts": ("what people wait for", lambda _: starts.measure_starts()),
    "extract": ("kg extract against the bare pipeline, the newest spaCy, textacy", extract.measure),
    "workers": ("two workers against one", corpus.measure_workers),
    "cache": ("a second extraction of 10,000 documents", corpus.measure_cache),
    "memory": ("memory of 200 and of 20,000 documents", corpus.measure_memory),
    "statements-10000": ("the graph of 10,000 statements", lambda _: assembly.measure_size(10_000)),
    "statements-100000": ("the graph of 100,000 statements", lambda _: assembly.measure_size(100_000)),
    "rankings": ("rankings of 10,000 actors", lambda _: assembly.measure_rankings()),
    "installation": ("size and time of an installation", lambda _: starts.measure_installation()),
    "statements-1000000": ("the graph of 1,000,000 statements", lambda _: assembly.measure_size(1_000_000)),
}


def main() -> None:
    names = "\n".join(f"  {name:20} {told}" for name, (told, _) in PARTS.items())
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
    options = parser.parse_args()
    wanted = list(PARTS) if options.all else options.parts
    unknown = [name for name in wanted if name not in PARTS and name != "report"]
    if unknown or not wanted:
        parser.error(
            f"unknown part {', '.join(unknown)}; known:\n{names}" if unknown else f"name a part, or --all:\n{names}"
        )
    WORK.mkdir(parents=True, exist_ok=True)
    for name in wanted:
        if name != "report":
            measure_part(name, options.texts, options.date)
    path = write_report()
    say(f"wrote {path.relative_to(ROOT)}")


def measure_part(name: str, texts: str, date: str) -> None:
    """Measure one part and keep its figures; what goes wrong is kept in their place."""
    told, part = PARTS[name]
    say(f"{name}: {told}")
    machine = describe_machine()
    begin = time.perf_counter()
    try:
        figures = partial(part, texts)()
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
    (WORK / f"{name}.json").write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    say(f"{name}: took {kept['took']} s")


if __name__ == "__main__":
    main()
