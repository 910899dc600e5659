"""Options and texts that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

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
no_text_option = click.option(
    "--no-text", is_flag=True, help="Leave out all quotations and keep their offsets, for texts that may not be shared."
)
also_option = click.option(
    "--also", multiple=True, metavar="NAME", help="Formats to write besides: trig,graphml … (kg export --help has all)."
)


def split_names(given: tuple[str, ...]) -> list[str]:
    """Names given in several options or with commas between, each once."""
    return list(dict.fromkeys(name.strip() for text in given for name in text.split(",") if name.strip()))

cache_option = click.option(
    "--cache",
    type=click.Path(file_okay=False),
    metavar="FOLDER",
    help="Folder that keeps each document's statements for the next build, instead of the user's own.",
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
            cache_option,
            click.option("--no-cache", is_flag=True, help="Neither use nor keep the results of earlier builds."),
            click.option("--any-language", is_flag=True, help="Read documents that are not in English, too."),
        ]
    ):
        command = option(command)
    return command


def titled(title: str | None) -> dict[str, Any]:
    return {"title": title} if title is not None else {}


def reading_arguments(
    *,
    ontology: str | None,
    base: str | None,
    pipeline: str | None,
    extractor: str,
    workers: int,
    any_language: bool,
    cache: str | None,
    no_cache: bool,
) -> dict[str, Any]:
    from kg.cache import Cache
    from kg.ontology import DEFAULT_BASE

    return {
        "cache": None if no_cache else Cache(cache),
        "ontology": ontology,
        "base": base or DEFAULT_BASE,
        "pipeline": pipeline,
        "extractor": extractor,
        "workers": workers,
        "expected": None if any_language else "en",
    }
