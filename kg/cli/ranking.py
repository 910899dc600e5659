"""Commands that tell who matters and why: rank, dyads, path."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import (
    EXIT_CODES,
    choose_format,
    network_arguments,
    network_options,
    split_names,
    tell_network,
    written_options,
)
from kg.cli.terminal import FINE, plain, print_rows

if TYPE_CHECKING:
    import networkx as nx

    from kg.graph import Graph

SHOWN = 20  # rows of a table
MEASURES = ("degree", "strength", "betweenness", "pagerank")  # columns of a table


@click.command(epilog=EXIT_CODES)
@network_options
@click.option("--by", default="pagerank", show_default=True, metavar="MEASURE", help="Measure that gives the places.")
@click.option(
    "--measure",
    "measures",
    multiple=True,
    metavar="NAME",
    help="Measure to compute, or several: degree,core. [default: all]",
)
@click.option("--limit", type=click.IntRange(0), metavar="N", help="Rows at most; 0 for all. [default: 20 in a table]")
@click.option(
    "--resamples", default=200, show_default=True, metavar="N", help="Draws of documents for the intervals; 0 for none."
)
@click.option(
    "--backend",
    metavar="NAME",
    help="What computes: igraph, networkx, or a backend of networkx. [default: igraph if it is there]",
)
@written_options("table", "csv", "json", "parquet", "turtle")
def rank(
    by: str,
    measures: tuple[str, ...],
    limit: int | None,
    resamples: int,
    backend: str | None,
    form: str | None,
    output: str | None,
    **options: Any,
) -> int:
    """Rank the participants of a graph.

    Each has a place, with the interval in which 95 of 100 resamples of the documents put it: a narrow one is firm. Measures are degree,
    in_degree, out_degree, strength, betweenness, closeness, harmonic, eigenvector, pagerank, hubs, authorities, core, katz, clustering,
    reciprocity and bridges.

    \b
    Example:
      kg rank --kind State --since 2006 --by betweenness
      kg rank --include hedged -o ranking.csv
    """
    from kg.network import MEASURES as ALL
    from kg.network import View
    from kg.network import rank as rank_network
    from kg.network.measures import find_measures, find_notes
    from kg.network.resampling import tell_intervals

    form = choose_format(form, output)
    wanted = split_names(measures) or None
    find_measures([by, *(wanted or ())])
    graph, network = _read_network(options)
    if form == "table" and wanted is None:
        wanted = list(dict.fromkeys([*MEASURES, by]))
    names = list(wanted or ALL)
    names += [] if by in names else [by]
    seen = View(network, backend)
    rows = rank_network(seen, names, by=by, resamples=resamples)
    shown = rows[:limit] if limit else rows
    if form == "turtle":
        from kg.rdf import write_scores

        made = write_scores(
            shown,
            [*names, "community", "leiden"],
            base=graph.ontology.base,
            by=by,
            weight=options["weight"],
            options=tell_network(options),
            resamples=resamples if any(row.get("rank_low") is not None for row in rows) else 0,
        )
        return _write(made, output)
    if form != "table":
        return _write_rows(
            shown, list(rows[0]) if rows else ["rank", "iri", "label", "kind", "community", *names], form, output
        )
    shown = shown if limit is not None else shown[:SHOWN]
    head = ["rank", *(["of 95 in 100"] if resamples else []), "participant", "kind", "community", *names]
    print_rows(head, [_tell_row(row, names, bool(resamples)) for row in shown])
    notes = list(find_notes(seen, names).items())
    click.echo(f"{len(shown)} of {len(rows)} participants, {network.number_of_edges()} edges, by {by}")
    for name, note in notes:
        click.echo(f"{name} is {note}")
    if resamples:
        click.echo(tell_intervals(seen, by, resamples))
    return FINE


def _tell_row(row: Mapping[str, Any], names: Sequence[str], intervals: bool) -> list[str]:
    between = "?" if row.get("rank_low") is None else f"{row['rank_low']}–{row['rank_high']}"
    numbers = [f"{row[name]:.4g}" for name in names]
    return [
        str(row["rank"]),
        *([between] if intervals else []),
        row["label"],
        row["kind"],
        str(row["community"]),
        *numbers,
    ]


@click.command(epilog=EXIT_CODES)
@click.argument("names", nargs=-1, metavar="[A [B]]")
@network_options
@click.option(
    "--period",
    type=click.Choice(["year", "quarter", "month", "day"]),
    default="year",
    show_default=True,
    help="How long a period is.",
)
@click.option("--directed", is_flag=True, help="Tell what A does to B from what B does to A.")
@click.option("--balance", is_flag=True, help="Tell instead whether friends and enemies are in balance, and the blocs.")
@click.option(
    "--limit",
    type=click.IntRange(0),
    metavar="N",
    help="Pairs at most, the busiest; 0 for all. [default: 20 in a table]",
)
@written_options("table", "csv", "json", "parquet")
def dyads(
    names: tuple[str, ...],
    period: str,
    directed: bool,
    balance: bool,
    limit: int | None,
    form: str | None,
    output: str | None,
    **options: Any,
) -> int:
    """Show how pairs of participants cooperate and fight over time.

    A and B narrow it to the pairs of A, or to that of A and B. A statement stands in the period in which it begins; without a date it has
    that of its document. Cooperation and conflict are the summed intensities of the actions' classes.

    \b
    Example:
      kg dyads China Japan --period month
      kg dyads --kind State -o dyads.csv
      kg dyads --balance
    """
    from kg.network import find_balance, find_dyads
    from kg.network.names import find_participant

    form = choose_format(form, output)
    if form == "turtle":
        raise click.UsageError("Pairs are no RDF; give a FILE that ends in .csv, .json or .parquet.")
    if len(names) > 2:
        raise click.UsageError("Give one participant or two; quote names of several words.")
    graph, network = _read_network(options)
    if balance:
        if names:
            raise click.UsageError("--balance is of the whole network; give no participant, or leave it out.")
        return _show_balance(network, find_balance(network).to_plain(), form, output)
    ends = {find_participant(name, network, graph.ontology, graph.statements) for name in names}
    rows = [row for row in find_dyads(network, period=period, directed=directed) if ends <= {row["a"], row["b"]}]
    kept = _take_busiest(rows, limit if limit is not None or form != "table" else SHOWN)
    if form != "table":
        return _write_rows(kept, list(rows[0]) if rows else ["a", "b", "a_label", "b_label", "period"], form, output)
    head = ["a", "b", "period", "statements", "documents", "cooperation", "conflict", "net"]
    cells = [
        [row["a_label"], row["b_label"], row["period"] or "?", *(f"{row[name]:g}" for name in head[3:])] for row in kept
    ]
    print_rows(["from", "to", *head[2:]] if directed else head, cells)
    pairs = {(row["a"], row["b"]) for row in rows}
    click.echo(f"{len({(row['a'], row['b']) for row in kept})} of {len(pairs)} pair{'' if len(pairs) == 1 else 's'}")
    return FINE


def _take_busiest(rows: list[dict[str, Any]], limit: int | None) -> list[dict[str, Any]]:
    """The rows of the pairs with the most statements, those first; the pairs of equally many stay in their order."""
    if not limit:
        return rows
    counts: dict[tuple[str, str], int] = {}
    for row in rows:
        counts[row["a"], row["b"]] = counts.get((row["a"], row["b"]), 0) + row["statements"]
    places = {pair: place for place, pair in enumerate(sorted(counts, key=lambda pair: -counts[pair])[:limit])}
    return sorted((row for row in rows if (row["a"], row["b"]) in places), key=lambda row: places[row["a"], row["b"]])


def _show_balance(network: nx.MultiDiGraph[Any], found: dict[str, Any], form: str, output: str | None) -> int:
    labels = network.nodes(data="label")
    rows = [
        {"bloc": number, "iri": iri, "label": labels[iri]}
        for iri, number in sorted(found["blocs"].items(), key=lambda item: (item[1], labels[item[0]], item[0]))
    ]
    if form == "json":
        import json

        return _write((json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace"), output)
    if form != "table":
        return _write_rows(rows, ["bloc", "iri", "label"], form, output)
    blocs: dict[int, list[str]] = {}
    for row in rows:
        blocs.setdefault(row["bloc"], []).append(row["label"])
    several = {number: members for number, members in blocs.items() if len(members) > 1}
    print_rows(["bloc", "participants"], [[str(number), ", ".join(members)] for number, members in several.items()])
    click.echo(f"{len(several)} blocs, {len(blocs) - len(several)} participants on their own")
    low, high = found["frustration"]["at_least"], found["frustration"]["at_most"]
    share = found["balanced_share"]
    click.echo(f"{found['good_ties']} ties of cooperation, {found['bad_ties']} of conflict")
    click.echo(
        "no triangles"
        if share is None
        else f"triangles: {found['balanced_triads']} balanced, {found['unbalanced_triads']} not ("
        + ", ".join(f"{signs} {count}" for signs, count in found["triads"].items())
        + ")"
    )
    click.echo(f"ties that stand against two camps (frustration): {low if low == high else f'{low} to {high}'}")
    click.echo(f"ties that stand against the blocs: {found['against_blocs']}")
    return FINE


@click.command(epilog=EXIT_CODES)
@click.argument("a")
@click.argument("b")
@network_options
@click.option("--directed", is_flag=True, help="Go only from an actor to a target.")
@click.option("--paths", default=1, show_default=True, type=click.IntRange(1, 50), metavar="N", help="Ways at most.")
@click.option(
    "--statements",
    "most",
    default=3,
    show_default=True,
    type=click.IntRange(0),
    metavar="N",
    help="Statements a step at most; 0 for all.",
)
@written_options("table", "csv", "json", "parquet")
def path(
    a: str, b: str, directed: bool, paths: int, most: int, form: str | None, output: str | None, **options: Any
) -> int:
    """Show the shortest way from A to B, and the statements along it.

    A and B are labels, aliases or IRIs. Each step shows what the one does to the other, with its sentence.

    \b
    Example:
      kg path China Norway
      kg path "United States" Japan --paths 3 --include attributed
    """
    from kg.network.names import find_participant
    from kg.network.paths import find_paths

    form = choose_format(form, output)
    if form == "turtle":
        raise click.UsageError("Ways are no RDF; give a FILE that ends in .csv, .json or .parquet.")
    graph, network = _read_network(options)
    start, end = (find_participant(name, network, graph.ontology, graph.statements) for name in (a, b))
    found = find_paths(network, start, end, directed=directed, most=paths)
    labels = dict(network.nodes(data="label"))
    rows = [
        {"path": number, "step": place, **_describe(graph, labels, index)}
        for number, way in enumerate(found, 1)
        for place, step in enumerate(way.steps, 1)
        for index in _choose(network, step.edges, most)
    ]
    if form != "table":
        return _write_rows(rows, [*_PATH_COLUMNS], form, output)
    if not found:
        click.echo(
            f"no way leads from {plain(labels[start])} to {plain(labels[end])}; --include adds what is not stated as a fact"
        )
        return FINE
    for number, way in enumerate(found, 1):
        click.echo(plain(" – ".join(labels[node] for node in way.nodes)))
        for row in rows:
            if row["path"] == number:
                click.echo(plain(f"  {row['actor']} → {row['action']} → {row['target']}{row['held']}"))
                click.echo(
                    plain(f"      “{row['sentence']}” ({row['document']}{', ' + row['time'] if row['time'] else ''})")
                )
    return FINE


_PATH_COLUMNS = (
    *(
        "path",
        "step",
        "actor",
        "actor_iri",
        "action",
        "target",
        "target_iri",
        "held",
        "time",
        "document",
        "begin",
        "end",
    ),
    "sentence",
)


def _choose(network: nx.MultiDiGraph[Any], edges: Sequence[tuple[str, str, str]], most: int) -> list[int]:
    """The statements of a step, one of each edge before the second of any."""
    columns = [network.edges[edge]["statements"] for edge in edges]
    longest = max((len(column) for column in columns), default=0)
    found = [column[place] for place in range(longest) for column in columns if place < len(column)]
    return found[:most] if most else found


def _describe(graph: Graph, labels: Mapping[str, str], index: int) -> dict[str, Any]:
    s = graph.statements[index]
    assert s.actor is not None
    assert s.target is not None
    held = [*(["denied"] if s.polarity == "negated" else []), *([s.modality] if s.modality != "actual" else [])]
    held += [f"says {', as '.join(p.label for p in s.source)}"] if s.source else []
    return {
        "actor": labels[s.actor.iri],
        "actor_iri": s.actor.iri,
        "action": s.action.label,
        "target": labels[s.target.iri],
        "target_iri": s.target.iri,
        "held": f" ({', '.join(held)})" if held else "",
        "time": s.time,
        "document": s.document,
        "begin": s.begin,
        "end": s.end,
        "sentence": s.sentence,
    }


# -- reading and writing -----------------------------------------------------------------------------------------------


def _read_network(options: dict[str, Any]) -> tuple[Graph, nx.MultiDiGraph[Any]]:
    from kg.output import read_output

    source = options["graph"]
    graph = read_output(
        source,
        ontology=options["ontology"],
        base=options["base"],
        lines=sys.stdin.buffer if source == "-" else None,
    )
    return graph, graph.network_of(**network_arguments(options))


def _write_rows(rows: Sequence[Mapping[str, Any]], names: Sequence[str], form: str, output: str | None) -> int:
    from kg.tables import WRITERS

    return _write(WRITERS[form](rows, names), output)


def _write(data: bytes, output: str | None) -> int:
    from kg.files import replace_bytes

    if output is None or output == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        replace_bytes(output, data)
        click.echo(f"wrote {output}")
    return FINE
