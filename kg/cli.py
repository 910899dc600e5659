"""The command `kg`: alone prints, exits and catches."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from kg.errors import Problem
    from kg.graph import Graph
    from kg.store import Result

# Everything of weight is imported where it is used: `kg --help` has to answer at once.

FINE, SOME_PROBLEMS, FAILED, INTERRUPTED = 0, 1, 2, 130

EXIT_CODES = """\b
Exit status:
  0  all went well
  1  done, but some inputs had problems, each told on standard error
  2  nothing could be done, or the command was not understood
"""
VALIDATE_EXIT_CODES = """\b
Exit status:
  0  the file conforms
  1  it does not; each violation is told on standard output
  2  it could not be checked
"""
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

ontology_option = click.option(
    "--ontology",
    type=click.Path(file_okay=False),
    metavar="FOLDER",
    help="Ontology folder to use instead of the one that ships.",
)
base_option = click.option("--base", metavar="IRI", help="IRI under which participants, documents and statements live.")
title_option = click.option("--title", metavar="TEXT", help="Title of the page.")
output_option = click.option(
    "-o", "--output", default="output/", show_default=True, metavar="FOLDER", help="Folder that the files go to."
)


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of the commands that read documents."""
    for option in reversed(
        [
            ontology_option,
            base_option,
            click.option("--pipeline", metavar="NAME", help="spaCy pipeline: an installed package or a folder."),
            click.option(
                "--extractor", default="dependency", show_default=True, metavar="NAME", help="What finds claims."
            ),
            click.option(
                "--workers", default=1, show_default=True, type=click.IntRange(1), help="Number of processes."
            ),
            click.option("--any-language", is_flag=True, help="Read documents that are not in English, too."),
        ]
    ):
        command = option(command)
    return command


def show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print the version and leave."""
    if wanted and not context.resilient_parsing:
        import kg

        click.echo(f"kg {kg.__version__}")
        context.exit()


@click.group(context_settings=CONTEXT, epilog="kg COMMAND --help tells more, with examples.")
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=show_version, help="Print the version."
)
def kg_command() -> None:
    """Text in, graph out: who does what to whom, as RDF, rankings and one page to look at."""


# -- commands ----------------------------------------------------------------------------------------------------------


@kg_command.command(epilog=EXIT_CODES)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@output_option
@title_option
@reading_options
def build(inputs: tuple[str, ...], output: str, title: str | None, **reading: Any) -> int:
    """Read documents and write their graph.

    INPUT is a file (.txt .md .html .pdf .docx .jsonl .csv), a folder, a glob, or - for standard input. The folder gets
    graph.ttl, graph.nq, statements.jsonl, centrality.csv, graph.html and report.json.

    \b
    Example:
      kg build seeds/ -o output/
    """
    from kg.build import build as build_graph
    from kg.documents import list_inputs

    check_folder(output)
    with show_progress(len(list_inputs(inputs))) as progress:
        graph = build_graph(
            inputs, stdin=sys.stdin, progress=progress, **_titled(title), **_reading_arguments(**reading)
        )
    tell_problems(graph.problems)
    if not graph.documents:
        return fail("no document could be read; nothing was written")
    finish(graph, output)
    return SOME_PROBLEMS if graph.problems else FINE


@kg_command.command(epilog=EXIT_CODES)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@output_option
@title_option
@ontology_option
@base_option
def assemble(files: tuple[str, ...], output: str, title: str | None, ontology: str | None, base: str | None) -> int:
    """Write the graph of statements that are there already.

    FILE holds statements as JSON Lines, as `kg extract` prints them, or is - for standard input. No text is parsed.

    \b
    Example:
      kg extract seeds/ | kg assemble - -o output/
    """
    from kg.build import assemble as assemble_graph
    from kg.jsonlines import read, read_file
    from kg.ontology import DEFAULT_BASE, load

    check_folder(output)
    known = load(ontology, base=base or DEFAULT_BASE)
    statements = [
        statement
        for file in files
        for statement in (
            read(sys.stdin.buffer, name="standard input", ontology=known)
            if file == "-"
            else read_file(file, ontology=known)
        )
    ]
    if not statements:
        return fail(f"{', '.join(files)}: no statement; nothing was written")
    finish(assemble_graph(statements, ontology=known, **_titled(title)), output)
    return FINE


@kg_command.command(epilog=EXIT_CODES)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="Format of the output."
)
@reading_options
def extract(inputs: tuple[str, ...], form: str, **reading: Any) -> int:
    """Print the statements of documents, one a line, as they are found.

    INPUT is as for `kg build`. Standard output holds statements and nothing else.

    \b
    Example:
      kg extract seeds/ --format jsonl > statements.jsonl
    """
    from kg.build import extract as extract_statements
    from kg.documents import list_inputs
    from kg.jsonlines import dumps

    del form  # there is one so far
    problems, documents = 0, 0
    with show_progress(len(list_inputs(inputs))) as progress:
        for result in extract_statements(inputs, stdin=sys.stdin, **_reading_arguments(**reading)):
            for statement in result.statements:
                sys.stdout.buffer.write(dumps(statement).encode() + b"\n")
            sys.stdout.buffer.flush()
            if result.problem:
                problems += 1
                tell_problems([result.problem])
            documents += result.record is not None
            progress(result.name)
    if not documents:
        return fail("no document could be read")
    return SOME_PROBLEMS if problems else FINE


@kg_command.command(epilog=EXIT_CODES)
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


@kg_command.command(epilog=VALIDATE_EXIT_CODES)
@click.argument("file")
@ontology_option
def validate(file: str, ontology: str | None) -> int:
    """Check an RDF file against the shapes of the ontology.

    \b
    Example:
      kg validate output/graph.ttl
    """
    from kg import shapes
    from kg.ontology import default_folder

    folder = Path(ontology) if ontology else default_folder()
    report = shapes.validate(file, folder)
    if report.conforms:
        click.echo(f"{file}: conforms")
        return FINE
    for violation in report.violations:
        click.echo(plain(str(violation)))
    return SOME_PROBLEMS


@kg_command.command("eval", epilog=EXIT_CODES)
@click.argument("gold", nargs=-1, required=True, metavar="GOLD.jsonl...")
@click.option("--predictions", metavar="FILE", help="Statements to score (JSON Lines, - is standard input).")
@click.option("--misses", is_flag=True, help="Show what each text that is not perfect lacks or has wrong.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "markdown"]),
    default="table",
    show_default=True,
    help="Format of the scorecard.",
)
@ontology_option
@click.option("--pipeline", metavar="NAME", help="spaCy pipeline: an installed package or a folder.")
def evaluate(
    gold: tuple[str, ...], predictions: str | None, misses: bool, form: str, ontology: str | None, pipeline: str | None
) -> int:
    """Score statements against texts whose claims are known.

    GOLD.jsonl holds a text a line with the claims to expect. Its texts are read as documents, unless --predictions gives statements
    whose `document` is the id of a text.

    \b
    Example:
      kg eval my-gold.jsonl --misses
    """
    from kg import scorecard
    from kg.evaluation import evaluate as score
    from kg.evaluation import read_gold
    from kg.jsonlines import read, read_file

    rows = read_gold(gold)
    problems: list[Problem] = []
    if predictions is None:
        statements, problems = scorecard.predict(rows, ontology=ontology, pipeline=pipeline)
    else:
        statements = list(
            read(sys.stdin.buffer, name="standard input") if predictions == "-" else read_file(predictions)
        )
    tell_problems(problems)
    found = score(rows, statements)
    if found.strangers:
        click.echo(f"statements on documents that are no row, left out: {found.strangers}", err=True)
    write = {"table": scorecard.to_text, "json": scorecard.to_json, "markdown": scorecard.to_markdown}[form]
    for line in write(found, misses=misses).splitlines():
        click.echo(plain(line))
    return SOME_PROBLEMS if problems else FINE


def is_path(query: str) -> bool:
    """Whether a query is the path of a file that holds it: one that exists, or one word, which is no query."""
    try:
        return Path(query).is_file() or not any(c.isspace() or c == "{" for c in query)
    except (OSError, ValueError):  # too long for a path, or with a character that no path has
        return False


def _titled(title: str | None) -> dict[str, Any]:
    return {"title": title} if title is not None else {}


def _reading_arguments(
    *, ontology: str | None, base: str | None, pipeline: str | None, extractor: str, workers: int, any_language: bool
) -> dict[str, Any]:
    from kg.ontology import DEFAULT_BASE

    return {
        "ontology": ontology,
        "base": base or DEFAULT_BASE,
        "pipeline": pipeline,
        "extractor": extractor,
        "workers": workers,
        "expected": None if any_language else "en",
    }


# -- what a person sees ------------------------------------------------------------------------------------------------


def plain(text: str) -> str:
    """Return text on one line without control characters: a document must not write to the terminal what it likes."""
    return "".join(c if c.isprintable() else " " for c in text)


def fail(message: str) -> int:
    """Tell why nothing was done."""
    click.echo(f"kg: {plain(message)}", err=True)
    return FAILED


def tell_problems(problems: tuple[Problem, ...] | list[Problem]) -> None:
    """Tell each problem on a line of standard error."""
    for problem in problems:
        click.echo(plain(str(problem)), err=True)


def check_folder(output: str) -> None:
    """Raise InputError where the output folder cannot be one, before long work is done for nothing."""
    from kg.errors import InputError

    if Path(output).exists() and not Path(output).is_dir():
        raise InputError(f"{output}: is a file, not a folder; give another output folder")


@contextmanager
def show_progress(total: int) -> Iterator[Callable[[str], None]]:
    """Draw a progress bar with the name of the document just finished, where standard error is a terminal."""
    if not sys.stderr.isatty() or total == 0:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    # no thread of its own: workers are forked, and a fork copies locks but not the threads that would open them
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as bar:
        task = bar.add_task("", total=total)
        done = 0

        def advance(name: str) -> None:
            nonlocal done
            done += 1  # a table holds more documents than it is files
            bar.update(task, completed=done, total=max(total, done), description=plain(name)[:60], refresh=True)

        bar.refresh()
        yield advance


def finish(graph: Graph, output: str) -> None:
    """Write the graph, and tell what is in it and where the page is."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    paths = graph.write(output)
    table = Table(box=box.SIMPLE_HEAD, show_footer=True)
    total, facts = len(graph.statements), sum(1 for s in graph.statements if s.is_fact)
    table.add_column("document", Text("together"), overflow="fold")
    table.add_column("statements", str(total), justify="right")
    table.add_column("of them facts", str(facts), justify="right")
    rows = graph.report()["documents"]
    for row in rows if len(rows) <= 40 else rows[:40]:
        table.add_row(Text(plain(row["name"])), str(row["statements"]), str(row["facts"]))
    if len(rows) > 40:
        table.add_row(Text(f"and {len(rows) - 40} more"), "", "")
    console = Console(highlight=False)
    console.print(table)
    network = graph.network
    console.print(f"{len(network)} participants, {network.number_of_edges()} edges", markup=False)
    pages = [path for path in paths if path.suffix == ".html"]
    names = ", ".join(path.name for path in paths)
    console.print(f"wrote {names} in {Path(output)}{os.sep}", markup=False, soft_wrap=True)
    for page in pages:
        console.print(f"open {page} in a browser", markup=False, soft_wrap=True)


def print_table(result: Result) -> None:
    """Print what a query found as a table; in a terminal it fits the width, in a file every cell is whole."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    head, rows = result.to_table()
    table = Table(box=box.SIMPLE_HEAD)
    for name in head:
        table.add_column(Text(plain(name)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(
            highlight=False, width=max(console.measure(table, options=console.options.update(width=10**6)).maximum, 20)
        )
    console.print(table)
    click.echo(f"{len(rows)} row{'' if len(rows) == 1 else 's'}")


# -- the one place that catches ----------------------------------------------------------------------------------------


def main(arguments: list[str] | None = None) -> int:
    """Run the command with these arguments, those of the process by default, and return its exit status."""
    from kg.errors import KgError

    try:
        # not kg_command.main(): that makes a failure of a pipe that nobody reads to its end
        with kg_command.make_context("kg", sys.argv[1:] if arguments is None else list(arguments)) as context:
            status = kg_command.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as wanted:
        return wanted.exit_code
    except click.ClickException as error:
        error.show()
        return FAILED
    except (click.Abort, KeyboardInterrupt):
        click.echo("kg: interrupted", err=True)
        return INTERRUPTED
    except KgError as error:
        return fail(str(error))
    except BrokenPipeError:
        # Whoever reads our output has had enough (`kg extract … | head`); Python must not try to flush the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except OSError as error:
        return fail(f"{error.filename or 'system'}: {error.strerror or error}")
    return status if isinstance(status, int) else FINE
