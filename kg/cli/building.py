"""Commands that make a graph: build, assemble, extract."""

from __future__ import annotations

import sys
from typing import Any

import click

from kg.cli.options import (
    EXIT_CODES,
    also_option,
    base_option,
    choose_files,
    no_text_option,
    only_option,
    ontology_option,
    output_option,
    reading_arguments,
    reading_options,
    title_option,
    titled,
)
from kg.cli.terminal import FINE, SOME_PROBLEMS, check_folder, fail, finish, scratch, show_progress, tell_problems


@click.command(epilog=EXIT_CODES)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@output_option
@title_option
@only_option
@also_option
@no_text_option
@reading_options
def build(
    inputs: tuple[str, ...],
    output: str,
    title: str | None,
    only: tuple[str, ...],
    also: tuple[str, ...],
    no_text: bool,
    **reading: Any,
) -> int:
    """Read documents and write their graph.

    INPUT is a file (.txt .md .html .pdf .docx .jsonl .csv), a folder, a glob, or - for standard input. The folder gets
    graph.ttl, graph.nq, statements.jsonl, centrality.csv, graph.html and report.json.

    \b
    Example:
      kg build seeds/ -o output/
    """
    from kg.build import build as build_graph
    from kg.documents import find_inputs

    check_folder(output)
    files = choose_files(only, also)
    with show_progress(len(find_inputs(inputs).paths)) as progress:
        options = titled(title) | reading_arguments(**reading)
        graph = build_graph(inputs, stdin=sys.stdin, progress=progress, scratch=scratch(output), **options)
    tell_problems(graph.problems)
    if not graph.documents:
        return fail("no document could be read; nothing was written")
    finish(graph.without_text() if no_text else graph, output, files, options["cache"])
    return SOME_PROBLEMS if graph.problems else FINE


@click.command(epilog=EXIT_CODES)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@output_option
@title_option
@only_option
@also_option
@no_text_option
@ontology_option
@base_option
def assemble(
    files: tuple[str, ...],
    output: str,
    title: str | None,
    only: tuple[str, ...],
    also: tuple[str, ...],
    no_text: bool,
    ontology: str | None,
    base: str | None,
) -> int:
    """Write the graph of statements that are there already.

    FILE holds statements as JSON Lines, as `kg extract` prints them, or is - for standard input. No text is parsed. What memory should
    not hold is sorted on the disk beside FOLDER; of millions of statements the page is of no use, so name what is: --only turtle,nquads.

    \b
    Example:
      kg extract seeds/ | kg assemble - -o output/
    """
    from kg.build import assemble as assemble_graph
    from kg.jsonlines import read, read_file
    from kg.ontology import DEFAULT_BASE, load

    check_folder(output)
    wanted = choose_files(only, also)
    known = load(ontology, base=base or DEFAULT_BASE)
    statements = (
        statement
        for file in files
        for statement in (
            read(sys.stdin.buffer, name="standard input", ontology=known)
            if file == "-"
            else read_file(file, ontology=known)
        )
    )
    graph = assemble_graph(statements, ontology=known, scratch=scratch(output), **titled(title))
    if not graph.statements:
        return fail(f"{', '.join(files)}: no statement; nothing was written")
    finish(graph.without_text() if no_text else graph, output, wanted)
    return FINE


@click.command(epilog=EXIT_CODES)
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
    from kg.build import extract_lines
    from kg.documents import find_inputs

    del form  # there is one so far
    problems, documents = 0, 0
    with show_progress(len(find_inputs(inputs).paths)) as progress:
        for name, lines, problem in extract_lines(inputs, stdin=sys.stdin, **reading_arguments(**reading)):
            sys.stdout.buffer.write(lines)
            sys.stdout.buffer.flush()
            if problem:
                problems += 1
                tell_problems([problem])
            documents += problem is None
            progress(name)
    if not documents:
        return fail("no document could be read")
    return SOME_PROBLEMS if problems else FINE
