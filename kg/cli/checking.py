"""Commands that check: validate, eval."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import EXIT_CODES, VALIDATE_EXIT_CODES, ontology_option
from kg.cli.terminal import FINE, SOME_PROBLEMS, plain, tell_problems

if TYPE_CHECKING:
    from kg.errors import Problem


@click.command(epilog=VALIDATE_EXIT_CODES)
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


@click.command("eval", epilog=EXIT_CODES)
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
