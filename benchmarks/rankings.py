"""How long rankings take: `python -m benchmarks.rankings [--actors 10000] [--edges 33000] [--documents 2000] [--backend igraph …]`.

The network is made up: few participants act with many (a power law with triangles), and actions are drawn from those that the ontology gives an
intensity. Prints the seconds that each measure takes, by each backend, and their sum; then what does not depend on the backend.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator
from typing import Any

import networkx as nx

from kg import ontology as ontologies
from kg.model import Act, Participant, Statement
from kg.network import (
    MEASURES,
    View,
    build_network,
    find_balance,
    find_communities,
    find_dyads,
    find_leiden_communities,
    resample,
)
from kg.ontology import Ontology


def make_statements(actors: int, edges: int, documents: int, ontology: Ontology, seed: int = 1) -> Iterator[Statement]:
    """Statements of so many actors that make so many edges, each in a document and a month of its own."""
    draw = random.Random(seed)
    graph = nx.powerlaw_cluster_graph(actors, max(1, edges // actors), 0.3, seed=seed)
    ties = list(graph.edges)
    once = max(1, len(ties))
    ties = (ties * (edges // once + 1))[:edges]
    acts = [
        (label, action.class_) for label, action in sorted(ontology.actions.items()) if _weighs(action.class_, ontology)
    ]
    people = [Participant(f"Actor {n}", f"{ontology.base}actor/actor-{n}", "State") for n in range(actors)]
    for number, tie in enumerate(ties):
        a, b = draw.sample(tie, 2)
        # an action of its own, so that a tie that comes twice makes two edges
        label, class_ = acts[(draw.randrange(len(acts) // 2) * 2 + number // once) % len(acts)]
        begin = 100 * number
        yield Statement(
            document=f"document-{draw.randrange(documents)}",
            begin=begin,
            end=begin + 50,
            sentence="",
            actor=people[a],
            action=Act(label, class_, label, begin + 10, begin + 20),
            target=people[b],
            time=f"{draw.randrange(2000, 2025)}-{draw.randrange(1, 13):02}",
        )


def _weighs(class_: str | None, ontology: Ontology) -> bool:
    return class_ is not None and bool(ontology.classes[class_].intensity)


def measure(work: Callable[[], Any]) -> tuple[float, Any]:
    """Do the work, and return the seconds it took and what came of it."""
    begin = time.perf_counter()
    found = work()
    return time.perf_counter() - begin, found


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Seconds that the measures of a made-up network take.")
    parser.add_argument("--actors", type=int, default=10_000)
    parser.add_argument("--edges", type=int, default=33_000)
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument(
        "--backend", action="append", help="igraph, networkx or a backend of networkx; repeatable (igraph)"
    )
    options = parser.parse_args(arguments)
    ontology = ontologies.load()
    statements = list(make_statements(options.actors, options.edges, options.documents, ontology))
    seconds, network = measure(lambda: build_network(statements, ontology))
    print(
        f"{len(network)} actors, {network.number_of_edges()} edges of {options.documents} documents, built in {seconds:.1f} s"
    )

    backends = options.backend or ["igraph"]
    begin, before = time.perf_counter(), time.process_time()
    print(f"{'':14}" + "".join(f"{backend:>12}" for backend in backends))
    sums = dict.fromkeys(backends, 0.0)
    for name, function in MEASURES.items():
        row = []
        for backend in backends:
            seen = View(network, backend)  # anew, so that each measure pays for its projection
            row.append(measure(lambda seen=seen, function=function: function(seen))[0])
            sums[backend] += row[-1]
        print(f"{name:14}" + "".join(f"{seconds:12.2f}" for seconds in row), flush=True)
    print(f"{'all measures':14}" + "".join(f"{sums[backend]:12.2f}" for backend in backends))

    seen = View(network)
    rest: dict[str, Callable[[], Any]] = {
        "Louvain": lambda: find_communities(seen),
        "Leiden": lambda: find_leiden_communities(seen),
        "intervals": lambda: resample(seen),
        "balance": lambda: find_balance(network),
        "pairs": lambda: find_dyads(network, period="month"),
    }
    for name, work in rest.items():
        print(f"{name:14}{measure(work)[0]:12.2f}", flush=True)
    print(f"together      {time.perf_counter() - begin:12.2f} s, of them {time.process_time() - before:.2f} s of CPU")


if __name__ == "__main__":
    main()
