"""The command that explains: how a sentence became statements."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import EXIT_CODES, base_option, ontology_option
from kg.cli.terminal import FINE, SOME_PROBLEMS, plain, tell_problems

if TYPE_CHECKING:
    from kg.errors import Problem
    from kg.model import Document


@click.command(epilog=EXIT_CODES)
@click.argument("source", metavar="TEXT|FILE")
@click.option("--sentence", type=click.IntRange(1), metavar="N", help="Only sentence N of the document, from 1.")
@click.option("--statement", metavar="ID", help="Only the sentence that makes this statement (an IRI or its end).")
@click.option("--published", metavar="DATE", help="Date of a text given as such, for 'last week' and the like.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What is printed."
)
@ontology_option
@base_option
@click.option("--pipeline", metavar="NAME", help="spaCy pipeline: an installed package or a folder.")
def explain(
    source: str,
    sentence: int | None,
    statement: str | None,
    published: str | None,
    form: str,
    ontology: str | None,
    base: str | None,
    pipeline: str | None,
) -> int:
    """Show how a sentence becomes statements.

    Prints its tokens, the repairs of the parse, each clause with the rule that fired or why it was held back, whom each mention stands
    for and who else was weighed, and the triples written. --format json prints an object a line.

    \b
    Example:
      kg explain "Norway has not imposed sanctions on Chile."
      kg explain seeds/border-dispute.txt --sentence 3
      kg explain article.html --statement 5b1c0d
    """
    from kg import explanation, language
    from kg import ontology as ontologies
    from kg.errors import InputError
    from kg.ontology import DEFAULT_BASE

    documents, problems = _read(source, published)
    if not documents:
        tell_problems(problems)
        raise InputError(f"{source}: no document could be read")
    known = ontologies.load(ontology, base=base or DEFAULT_BASE)
    found = 0
    for one in explanation.explain(documents, language.load_pipeline(pipeline), known):
        if sentence is not None and one.number != sentence:
            continue
        if statement is not None and not any(_is_called(said.iri, statement) for said in one.statements):
            continue
        if form == "json":
            click.echo(json.dumps(explanation.to_json(one), ensure_ascii=False))
        else:
            click.echo("\n" * bool(found) + "\n".join(plain(line) for line in explanation.to_text(one)))
        found += 1
    tell_problems(problems)
    if not found:
        wanted = (
            f"sentence {sentence}" if sentence is not None else f"statement {statement}" if statement else "sentence"
        )
        raise InputError(f"{source}: has no {wanted}; without --sentence and --statement all of them are explained")
    return SOME_PROBLEMS if problems else FINE


def _read(source: str, published: str | None) -> tuple[list[Document], list[Problem]]:
    """Return the documents of a file (or "-", standard input), or the text given as one; raises InputError for a bad date."""
    from kg import documents
    from kg.errors import Problem
    from kg.explanation import make_text_document

    if source != "-" and not _is_path(source):
        return [make_text_document(source, published)], []
    items = list(documents.read([source], stdin=sys.stdin.buffer, language=None))
    return [i for i in items if not isinstance(i, Problem)], [i for i in items if isinstance(i, Problem)]


def _is_path(source: str) -> bool:
    """Whether the argument means a file: it exists, or has an ending and no space ("missing.txt")."""
    try:
        if Path(source).exists():
            return True
    except (OSError, ValueError):  # longer than any path, or with a character that none has
        return False
    return " " not in source and "." in source.strip(".")


def _is_called(iri: str, name: str) -> bool:
    return iri == name or iri.rpartition("/")[2].startswith(name.rpartition("/")[2].removeprefix("statement:"))
