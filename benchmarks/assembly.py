"""Statements at rest: their graph written, loaded, asked, ranked and drawn, for 10,000, 100,000 and 1,000,000 of them.

Each step runs in a process of its own, so that its memory is its own: python -m benchmarks.assembly STEP FOLDER.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.measuring import KG, WORK, measure, say
from kg import jsonlines, ontology

QUERIES = {
    "dyads": ("--name", "dyads"),
    "dyads of one class": ("--name", "dyads", "--class", "Sanction"),
    "what one says": ("--name", "said-most"),
    "denied": ("--name", "denied", "--limit", "20"),
    "neighbours of one": ("--name", "neighbours", "--of", "Norway"),
}
"""Five of the canned queries, the options of `kg query` for each."""
LARGEST_PAGE = 10_000  # a page of more is no use to anybody
LARGEST_RANKING = 100_000  # with more, one ranks what a question needs


def measure_size(count: int, page: bool = True) -> dict[str, Any]:
    """Seconds and megabytes of each step for `count` made-up statements."""
    folder = WORK / f"graph-{count}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    say(f"  {count} statements are being made up")
    lines = measure(sys.executable, "-m", "benchmarks.assembly", "make", folder, str(count))
    found: dict[str, Any] = {"statements": count, "made_seconds": round(lines.wall, 1)}
    try:
        for step in _choose_steps(count, page):
            found[step] = _measure_step(step, folder, count, patience=max(300, count / 400))
        found["files_megabytes"] = {
            path.name: round(path.stat().st_size / 1e6, 1) for path in sorted(folder.glob("*.*"))
        }
        found["queries"] = ask(folder)
    finally:
        shutil.rmtree(folder)
    return found


def _choose_steps(count: int, page: bool) -> list[str]:
    ranking = ["ranking"] if count <= LARGEST_RANKING else []
    return ["read", "turtle", "nquads", *ranking, *(["page"] if page and count <= LARGEST_PAGE else [])]


def _measure_step(step: str, folder: Path, count: int, patience: float) -> dict[str, Any]:
    try:
        ran = measure(sys.executable, "-m", "benchmarks.assembly", step, folder, str(count), timeout=patience)
    except RuntimeError as error:
        say(f"  {step}: {error}")
        return {"error": str(error)[-300:]}
    found = {"seconds": json.loads(ran.output), "megabytes": round(ran.memory)}
    say(f"  {step}: {found['seconds']} s, {found['megabytes']} MB")
    return found


def ask(folder: Path) -> dict[str, Any]:
    """Seconds and megabytes of the first query, which may load a store, and of five canned ones after it."""
    found: dict[str, Any] = {}
    for name, options in {"first, with loading": ("ASK { ?s a kg:Statement }",), **QUERIES}.items():
        try:
            times = 1 if name.startswith("first") else 2
            ran = min(
                (measure(*KG, "query", *options, "--graph", folder) for _ in range(times)), key=lambda one: one.wall
            )
        except RuntimeError as error:
            say(f"  query {name}: {error}")
            found[name] = {"error": str(error)[-300:]}
            continue
        found[name] = {"seconds": round(ran.wall, 2), "megabytes": round(ran.memory)}
        say(f"  query {name}: {ran.wall:.2f} s, {ran.memory:.0f} MB")
    return found


def measure_rankings(actors: int = 10_000, edges: int = 33_000) -> dict[str, Any]:
    """All measures of a network of so many, by the benchmark of its own: with igraph, and with what a base install has."""
    found: dict[str, Any] = {"actors": actors, "edges": edges}
    for backend in ("igraph", "networkx"):
        sizes = ("--actors", str(actors), "--edges", str(edges), "--backend", backend)
        try:
            ran = measure(sys.executable, "-m", "benchmarks.rankings", *sizes, timeout=1800)
        except RuntimeError as error:
            say(f"  {backend}: {error}")
            found[backend] = {"error": str(error)[-300:]}
            continue
        for line in ran.output.splitlines():
            say(f"  {line}")
        found[backend] = {"seconds": round(ran.wall, 1), "megabytes": round(ran.memory), "output": ran.output}
    return found


# -- one step a process ------------------------------------------------------------------------------------------------


FORMATS = {"turtle": "turtle", "nquads": "nquads", "ranking": "centrality", "page": "html"}


def step(name: str, folder: Path, count: int) -> None:
    """Do one step, and print the seconds that it took, without those for reading the statements."""
    from benchmarks.statements import make_documents, make_statements
    from kg.build import assemble

    known = ontology.load()
    lines = folder / "statements.jsonl"
    if name == "make":
        jsonlines.write(lines, make_statements(count, ontology=known))
        return
    begin = time.perf_counter()
    graph = assemble(jsonlines.read_file(lines, ontology=known), make_documents(count), known, scratch=folder)
    if name != "read":
        begin = time.perf_counter()
        graph.write(folder if name in ("turtle", "nquads") else folder / name, only=[FORMATS[name]])
    print(json.dumps(round(time.perf_counter() - begin, 1)))


def main() -> None:
    parser = argparse.ArgumentParser(description="One step of the measurement of graphs, in this process.")
    parser.add_argument("step", choices=["make", "read", *FORMATS])
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    options = parser.parse_args()
    step(options.step, options.folder, options.count)


if __name__ == "__main__":
    main()
