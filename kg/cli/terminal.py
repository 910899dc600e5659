"""What a person sees: lines, tables and a progress bar; nothing that a document says reaches the terminal unasked."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.cache import Cache
    from kg.errors import Problem
    from kg.graph import Graph
    from kg.store import Result

FINE, SOME_PROBLEMS, FAILED, INTERRUPTED = 0, 1, 2, 130


def plain(text: str) -> str:
    """Return text on one line without control characters: a document must not write to the terminal what it likes."""
    return "".join(c if c.isprintable() else " " for c in text)


def fail(message: str, excerpt: str = "") -> int:
    """Tell why nothing was done, and show the lines where it went wrong."""
    click.echo(f"kg: {plain(message)}", err=True)
    for line in excerpt.splitlines():
        click.echo(plain(line), err=True)
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


def scratch(output: str) -> Path:
    """Return the folder, on the disk that takes the output, for what memory should not hold."""
    folder = Path(output).absolute()
    return next(parent for parent in folder.parents if parent.is_dir())


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


def finish(graph: Graph, output: str, files: Iterable[str] | None = None, cache: Cache | None = None) -> None:
    """Write the graph, all files of a build or those named, and tell what is in it and where the page is.

    Where a cache tells that the files are there as they would be written, they are left alone.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from kg.graph import Written

    files = None if files is None else list(files)
    written = Written(cache, graph, output, files)
    unchanged, paths = written.holds(), written.paths
    if not unchanged:
        paths = graph.write(output, only=files)
        written.note()
    report = (written.read_report() if unchanged else None) or graph.report()
    table = Table(box=box.SIMPLE_HEAD, show_footer=True)
    rows = report["documents"]
    total, facts = (str(sum(row[column] for row in rows)) for column in ("statements", "facts"))
    table.add_column("document", Text("together"), overflow="fold")
    table.add_column("statements", total, justify="right")
    table.add_column("of them facts", facts, justify="right")
    for row in rows if len(rows) <= 40 else rows[:40]:
        table.add_row(Text(plain(row["name"])), str(row["statements"]), str(row["facts"]))
    if len(rows) > 40:
        table.add_row(Text(f"and {len(rows) - 40} more"), "", "")
    console = Console(highlight=False)
    console.print(table)
    network = report["network"]
    console.print(f"{network['participants']} participants, {network['edges']} edges", markup=False)
    pages = [path for path in paths if path.suffix == ".html"]
    names = ", ".join(path.name for path in paths)
    told = "nothing changed:" if unchanged else "wrote"
    console.print(f"{told} {names} in {Path(output)}{os.sep}", markup=False, soft_wrap=True)
    if any(path.name == "graph.ttl" for path in paths):
        prepare(output)
    for page in pages:
        console.print(f"open {page} in a browser", markup=False, soft_wrap=True)


def prepare(graph: str, sparql: str = "") -> None:
    """Make the store that queries of a large graph need, and say so, for it takes a while."""
    from kg.store import is_ready, make_ready, within

    if not is_ready(graph, sparql):
        click.echo(f"preparing {Path(graph) / 'store'} (once for this graph) …", err=True)
        within(None, make_ready, graph, sparql)


def print_table(result: Result) -> None:
    """Print what a query found as a table; in a terminal it fits the width, in a file every cell is whole."""
    head, rows = result.to_table()
    print_rows(head, rows)
    click.echo(f"{len(rows)} row{'' if len(rows) == 1 else 's'}")


def print_rows(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows as a table, in a terminal as wide as that, in a file as wide as it needs."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

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
