"""Commands that ask a graph: query."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import EXIT_CODES, base_option
from kg.cli.terminal import FINE, plain, prepare, print_rows, print_table

if TYPE_CHECKING:
    from kg.queries import CannedQuery
    from kg.store import Result

FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle", "ntriples", "jsonld")


class QueryCommand(click.Command):
    """A command that takes the parameters of the canned query of --name as options besides its own."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Read --name and --queries first, for they decide what else there is to read."""
        from kg.errors import KgError
        from kg.queries import find

        name, folder = _peek(args, "--name"), _peek(args, "--queries")
        if name is not None:
            try:
                context.meta["canned"] = find(_read_library(folder), name)
            except KgError as error:
                raise click.UsageError(plain(str(error)), context) from error
        return super().parse_args(context, args)

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the command's options, and those of the canned query."""
        params = super().get_params(ctx)
        canned: CannedQuery | None = ctx.meta.get("canned")
        if canned is None:
            return params
        made: list[click.Parameter] = []
        for parameter in canned.parameters:
            choice = click.Choice(parameter.choices) if parameter.choices else None
            notes = [parameter.description]
            if parameter.required:
                notes.append("[needed]")
            elif parameter.default:
                notes.append(f"[default: {parameter.default.strip(chr(34))}]")
            metavar = None if choice else parameter.type.upper()
            made.append(
                click.Option(
                    [f"--{parameter.name}", f"of_{parameter.name}"], type=choice, metavar=metavar, help="  ".join(notes)
                )
            )
        return [*params[:-1], *made, params[-1]]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show what the canned query is, where one was named."""
        canned: CannedQuery | None = ctx.meta.get("canned")
        if canned is None:
            super().format_help_text(ctx, formatter)
            return
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(f"{canned.title}.")
            formatter.write_paragraph()
            formatter.write_text(canned.description)


@click.command(cls=QueryCommand, epilog=EXIT_CODES)
@click.argument("query", metavar="[QUERY|FILE|-]", required=False)
@click.option("--name", metavar="NAME", help="A canned query instead; with --help, shows its parameters.")
@click.option("--list", "listing", is_flag=True, help="Name the canned queries.")
@click.option("--show", is_flag=True, help="Print the SPARQL instead of asking it.")
@click.option("--queries", metavar="FOLDER", help="Folder with .rq files of your own, besides those that ship.")
@click.option("--limit", type=click.IntRange(0), metavar="N", help="Rows of a canned query at most; 0 for all.")
@click.option(
    "--timeout", type=click.FloatRange(0, min_open=True), metavar="SECONDS", help="Stop a query that takes longer."
)
@click.option(
    "--graph", default="output/", show_default=True, metavar="FOLDER", help="Folder that a build wrote, or an RDF file."
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="Format of the answer."
)
@base_option
def query(
    query: str | None,
    name: str | None,
    listing: bool,
    show: bool,
    queries: str | None,
    limit: int | None,
    timeout: float | None,
    graph: str,
    form: str,
    base: str | None,
    **values: str | None,
) -> int:
    """Ask a graph in SPARQL, or by a canned query.

    The query is the argument itself, a file that holds it, or - for standard input. The prefixes kg:, action:, actor:, concept:,
    document:, statement:, skos: and the other usual ones are declared. SELECT and ASK give table, csv, tsv, json or xml; CONSTRUCT and
    DESCRIBE give these or turtle, ntriples and jsonld.

    \b
    Example:
      kg query 'SELECT ?who ?whom { ?who action:meet ?whom }' --format csv
      kg query --list
      kg query --name dyads --actor China --limit 10
    """
    from kg.errors import InputError
    from kg.ontology import prefixes
    from kg.store import find_base

    if listing:
        return _list(queries)
    if (query is None) == (name is None):
        raise click.UsageError("Give either a query or --name NAME; kg query --list names the canned ones.")
    base = base or find_base(graph)
    context = click.get_current_context()
    canned: CannedQuery | None = context.meta.get("canned")
    given = {key.removeprefix("of_"): value for key, value in values.items() if value is not None}
    if canned is None:
        if limit is not None:
            raise click.UsageError("--limit is for canned queries; write LIMIT into your own.")
        sparql = _read_query(query or "")
    else:
        missing = [p for p in canned.parameters if p.required and p.name not in given]
        if missing and not show:
            raise InputError(f"{canned.name} needs --{missing[0].name} ({missing[0].description}); give it")
        sparql = canned.text
    if show:
        if canned is not None and (given or limit is not None):
            sparql = _ask(graph, sparql, timeout, _bind, graph, canned, given, base, limit, lenient=True)
        declared = prefixes(base)
        used = "".join(f"PREFIX {key}: <{declared[key]}>\n" for key in declared if f"{key}:" in sparql)
        click.echo(used + sparql.rstrip("\n") if canned is not None else sparql.rstrip("\n"))
        return FINE
    if canned is not None and form in ("turtle", "ntriples", "jsonld"):
        form_ok = "CONSTRUCT" in sparql or "DESCRIBE" in sparql
        if not form_ok:
            raise InputError(f"{canned.name} gives rows and no graph; use another format than {form}")
    made = _ask(graph, sparql, timeout, _answer, graph, sparql, canned, given, base, limit, form)
    if isinstance(made, bytes):
        sys.stdout.buffer.write(made if made.endswith(b"\n") else made + b"\n")
        sys.stdout.buffer.flush()
    else:
        print_table(made)
    return FINE


def _ask(graph: str, sparql: str, timeout: float | None, function: Any, *arguments: Any, **options: Any) -> Any:
    """Call the function in a process of its own, once the graph's store is there."""
    from kg.store import within

    prepare(graph, sparql)
    return within(timeout, function, *arguments, **options)


def _answer(
    graph: str,
    sparql: str,
    canned: CannedQuery | None,
    values: dict[str, str],
    base: str,
    limit: int | None,
    form: str,
) -> Result | bytes:
    from kg import store
    from kg.ontology import prefixes
    from kg.queries import answer_from_table

    source: Any = graph
    if canned is not None:
        source = store.open_graph(graph, sparql)
        found = answer_from_table(graph, canned, values, source, prefixes(base), limit)
        if found is not None:
            return found if form == "table" else store.write(found, form)
        sparql = _bind(source, canned, values, base, limit)
    if form == "table":
        return store.query(source, sparql, base=base)
    return store.answer(source, sparql, form, base=base)


def _bind(
    graph: Any, canned: CannedQuery, values: dict[str, str], base: str, limit: int | None, lenient: bool = False
) -> str:
    from kg import store
    from kg.ontology import prefixes
    from kg.queries import bind

    source = store.open_graph(graph, canned.text) if isinstance(graph, str) else graph
    return bind(canned, values, source, prefixes(base), limit, lenient=lenient)


def _list(folder: str | None) -> int:
    library = _read_library(folder)
    rows = [(canned.name, canned.title, _signature(canned)) for canned in library.values()]
    print_rows(("name", "what it shows", "parameters"), rows)
    click.echo("kg query --name NAME --help tells more of one")
    return FINE


def _signature(canned: CannedQuery) -> str:
    return " ".join(f"--{p.name}" if p.required else f"[--{p.name}]" for p in canned.parameters)


def _read_library(folder: str | None) -> dict[str, CannedQuery]:
    from kg.queries import read_library

    return read_library(Path(folder) if folder is not None else None)


def _peek(args: Sequence[str], option: str) -> str | None:
    """The value that an option has on the command line, before that is read."""
    for at, arg in enumerate(args):
        if arg == "--":
            break
        if arg.startswith(option + "="):
            return arg.partition("=")[2]
        if arg == option and at + 1 < len(args):
            return args[at + 1]
    return None


def _read_query(query: str) -> str:
    from kg.errors import InputError

    try:
        if query == "-":
            return sys.stdin.buffer.read().decode("utf-8-sig")
        return Path(query).read_text("utf-8-sig") if is_path(query) else query
    except OSError as error:
        raise InputError(f"{query}: neither a query nor a file that can be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{query}: the query is not UTF-8; save it as UTF-8") from error


def is_path(query: str) -> bool:
    """Whether a query is the path of a file that holds it: one that exists, or one word, which is no query."""
    try:
        return Path(query).is_file() or not any(c.isspace() or c == "{" for c in query)
    except (OSError, ValueError):  # too long for a path, or with a character that no path has
        return False
