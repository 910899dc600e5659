"""How long `kg query` takes from its start to its answer: `python -m benchmarks.queries FOLDER [--rounds N] [--all]`.

FOLDER is one that a build has written, or in which `kg assemble` has put the statements of benchmarks.statements. The first query prepares its store and is not
measured. Prints, for each query, the shortest time on the clock and the processor time of that run; `--all` adds every canned query that needs
no value, over the whole graph.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time

from kg import queries


def measure(arguments: list[str]) -> tuple[float, float, int]:
    """Run the command; return seconds on the clock, seconds of processor time, and the rows of its answer."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "kg", "query", *arguments, "--format", "csv"], check=True, capture_output=True
    )
    clock, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return clock, spent, len(done.stdout.splitlines()) - 1


def main() -> None:
    parser = argparse.ArgumentParser(description="From the start of kg query to its answer.")
    parser.add_argument("folder", help="a built folder")
    parser.add_argument("--rounds", type=int, default=3, help="how often to ask each (3)")
    parser.add_argument("--all", action="store_true", help="also the canned queries over the whole graph")
    options = parser.parse_args()

    graph = ["--graph", options.folder]
    busiest = subprocess.run(
        [sys.executable, "-m", "kg", "query", "--name", "dyads", "--limit", "1", "--format", "csv", *graph],
        check=True, capture_output=True, text=True,
    ).stdout.splitlines()[1].split(",")  # fmt: skip
    actor, target = busiest[:2]
    asked: dict[str, list[str]] = {
        "ASK": ["ASK { ?s a kg:Statement }"],
        "count": ["SELECT (COUNT(?s) AS ?n) { ?s a kg:Statement }"],
        "one actor": [
            f'SELECT ?b (COUNT(?s) AS ?n) {{ ?a skos:prefLabel "{actor}"@en . ?s kg:actor ?a ; kg:target/skos:prefLabel ?b }} GROUP BY ?b'
        ],
        "one document": ["SELECT * { GRAPH ?g { ?g dcterms:identifier ?name ; ?p ?o } } LIMIT 20"],
    }
    for canned in queries.read_library().values():
        values = {"participant": actor, "text": "treaty"}
        needed = [p for p in canned.parameters if p.required]
        given = [x for p in needed for x in (f"--{p.name}", target if p.name == "target" else values[p.type])]
        if not needed and any(p.type == "participant" for p in canned.parameters):
            name = next(p.name for p in canned.parameters if p.type == "participant")
            asked[f"{canned.name} --{name}"] = ["--name", canned.name, f"--{name}", actor]
        if needed or options.all:
            asked[canned.name] = ["--name", canned.name, *given]
    for label, arguments in asked.items():
        measure([*arguments, *graph])  # prepares the store
        clock, spent, rows = min(measure([*arguments, *graph]) for _ in range(options.rounds))
        print(f"{label:24} {clock:6.2f} s, processor {spent:5.2f} s, {rows} rows", flush=True)


if __name__ == "__main__":
    main()
