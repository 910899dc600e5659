"""Commands that hand a graph on: serve, push."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import EXIT_CODES, base_option
from kg.cli.terminal import FINE, plain, prepare


@click.command(epilog=EXIT_CODES)
@click.argument("folder", default="output/")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Port; 0 takes any that is free."
)
@click.option(
    "--timeout",
    default=30.0,
    show_default=True,
    type=click.FloatRange(0, min_open=True),
    metavar="SECONDS",
    help="Stop a query that takes longer.",
)
@click.option(
    "--texts", multiple=True, metavar="INPUT", help="File or folder with the documents, to show their texts whole."
)
@base_option
def serve(folder: str, port: int, timeout: float, texts: tuple[str, ...], base: str | None) -> int:
    """Serve a built folder on this machine: pages, RDF and a SPARQL endpoint.

    Every participant, action, statement and document has a page at the path of its IRI: HTML in a browser, Turtle, N-Triples, JSON-LD or
    RDF/XML for a program that asks for it. /sparql takes queries and refuses all that would write or reach out. Only programs of
    this machine can connect. Ctrl-C ends it.

    \b
    Example:
      kg serve output/ --texts seeds/
      curl -H 'Accept: text/turtle' http://127.0.0.1:8000/kgwright/id/actor/china
    """
    from kg.serve import serve as run

    prepare(folder)
    run(
        Path(folder),
        port=port,
        seconds=timeout,
        texts=texts,
        base=base,
        told=lambda address: click.echo(f"serving {folder} at {address} (Ctrl-C ends it)"),
    )
    return FINE


@click.command(epilog=EXIT_CODES)
@click.argument("url")
@click.option(
    "--graph", default="output/", show_default=True, metavar="FOLDER", help="Folder that a build wrote, or an RDF file."
)
@click.option("--update", is_flag=True, help="URL takes SPARQL Update instead of the Graph Store Protocol.")
@click.option(
    "--query-url",
    metavar="URL",
    help="Where queries go, for --update with --diff; by default /query beside /update, else the same.",
)
@click.option("--diff", is_flag=True, help="Read what the store holds and send the difference alone.")
@click.option("--default-graph", metavar="IRI", help="Graph to use where the store has no default graph of its own.")
@click.option("--alone", is_flag=True, help="The store holds no other corpus: replace the worlds of sources, too.")
@click.option("--batch", default=5000, show_default=True, type=click.IntRange(1), metavar="N", help="Triples at once.")
def push(
    url: str,
    graph: str,
    update: bool,
    query_url: str | None,
    diff: bool,
    default_graph: str | None,
    alone: bool,
    batch: int,
) -> int:
    """Send a graph to a triple store.

    Each document's graph in the store becomes what it is here; graphs of other documents stay as they are. To the worlds of sources, which
    other corpora may share, triples are only added, unless --alone; from the default graph nothing is removed. User and password are read from KG_PUSH_USER and KG_PUSH_PASSWORD, or from netrc.

    \b
    Example:
      kg push http://localhost:7878/store --diff
      kg push http://localhost:7878/update --update
      kg push http://localhost:8890/sparql-graph-crud-auth --default-graph https://example.org/shared
    """
    from kg.push import push as send

    done = send(
        url,
        graph,
        update=update,
        query_url=query_url,
        diff=diff,
        default_graph=default_graph,
        alone=alone,
        batch=batch,
        told=lambda line: click.echo(plain(line), err=True),
    )
    click.echo(f"{done.changed} of {done.graphs} graphs changed: {done.added} triples sent, {done.removed} removed")
    return FINE
