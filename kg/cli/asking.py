"""Commands that ask a graph: query."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.options import EXIT_CODES, base_option
from kg.cli.terminal import FINE, print_table


@click.command(epilog=EXIT_CODES)
@click.argument("query", metavar="QUERY|FILE|-")
@click.option(
    "--graph", default="output/", show_default=True, metavar="FOLDER", help="Folder that a build wrote, or an RDF file."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="Format of the answer.",
)
@base_option
def query(query: str, graph: str, form: str, base: str | None) -> int:
    """Ask a graph in SPARQL.

    The query is the argument itself, a file that holds it, or - for standard input. The prefixes kg:, action:, actor:, concept:,
    document:, statement:, skos: and the other usual ones are declared.

    \b
    Example:
      kg query 'SELECT ?who ?whom { ?who action:meet ?whom }' --format csv
    """
    from kg.errors import InputError
    from kg.ontology import DEFAULT_BASE
    from kg.store import query as ask

    try:
        if query == "-":
            query = sys.stdin.buffer.read().decode("utf-8-sig")
        elif is_path(query):
            query = Path(query).read_text("utf-8-sig")
    except OSError as error:
        raise InputError(f"{query}: neither a query nor a file that can be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{query}: the query is not UTF-8; save it as UTF-8") from error
    result = ask(graph, query, base=base or DEFAULT_BASE)
    if form == "table":
        print_table(result)
    else:
        text = result.to_csv() if form == "csv" else result.to_json() + "\n"
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    return FINE


def is_path(query: str) -> bool:
    """Whether a query is the path of a file that holds it: one that exists, or one word, which is no query."""
    try:
        return Path(query).is_file() or not any(c.isspace() or c == "{" for c in query)
    except (OSError, ValueError):  # too long for a path, or with a character that no path has
        return False
