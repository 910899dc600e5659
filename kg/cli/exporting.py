"""Commands that write what is there in other formats: export."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import click

from kg.cli.options import EXIT_CODES, base_option, no_text_option, ontology_option, split_names
from kg.cli.terminal import FINE


@click.command(epilog=EXIT_CODES)
@click.argument("source", metavar="FOLDER|FILE|-")
@click.option(
    "--format", "formats", required=True, multiple=True, metavar="NAME", help="Format to write, or several: trig,csv."
)
@click.option(
    "-o", "--output", metavar="FOLDER|-", help="Where the files go; - prints one. Default: beside what was read."
)
@no_text_option
@ontology_option
@base_option
def export(
    source: str, formats: tuple[str, ...], output: str | None, no_text: bool, ontology: str | None, base: str | None
) -> int:
    """Write a graph that is there in other formats.

    FOLDER is one that a build wrote; FILE holds statements (.jsonl) or a graph (.ttl, .nq); - reads statements from standard input.

    \b
    RDF             turtle ntriples nquads trig jsonld rdf12
    networks        graphml gexf
    property graphs cypher neo4j
    tables          csv parquet centrality
    event data      gdelt icews plover
    the rest        jsonl html report

    \b
    Example:
      kg export output/ --format trig,graphml
      kg export output/ --format gdelt -o - | head
    """
    from kg.errors import InputError
    from kg.graph import find_writers
    from kg.output import read_output

    names = split_names(formats)
    writers = find_writers(names)
    if output == "-" and len(writers) > 1:
        raise InputError(f"--output -: {', '.join(writers)} cannot go to one standard output; give a folder")
    graph = read_output(source, ontology=ontology, base=base, lines=sys.stdin.buffer if source == "-" else None)
    graph = graph.without_text() if no_text else graph
    if output == "-":
        with tempfile.TemporaryDirectory() as folder:
            (path,) = graph.write(folder, only=names)
            sys.stdout.buffer.write(path.read_bytes())
        sys.stdout.buffer.flush()
        return FINE
    place = Path(output) if output else _beside(source)
    paths = graph.write(place, only=names)
    click.echo(f"wrote {', '.join(path.name for path in paths)} in {place}{os.sep}")
    return FINE


def _beside(source: str) -> Path:
    return Path() if source == "-" else Path(source) if Path(source).is_dir() else Path(source).parent
