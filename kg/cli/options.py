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
ONTOLOGY_EXIT_CODES = """\b
Exit status:
  0  all went well
  1  the folder that was checked has problems, each told on standard output
  2  nothing could be done, or the command was not understood
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
only_option = click.option(
    "--only", multiple=True, metavar="NAME", help="Formats to write instead of the usual ones: turtle,nquads,report …"
)


def split_names(given: tuple[str, ...]) -> list[str]:
    """Names given in several options or with commas between, each once."""
    return list(dict.fromkeys(name.strip() for text in given for name in text.split(",") if name.strip()))


def choose_files(only: tuple[str, ...], also: tuple[str, ...]) -> list[str]:
    """The files to write: those of `only`, else the usual ones; and those of `also`. Raises InputError for an unknown name."""
    from kg.graph import WRITERS, find_writers

    return list(find_writers([*(split_names(only) or WRITERS), *split_names(also)]))


cache_option = click.option(
    "--cache",
    type=click.Path(file_okay=False),
    metavar="FOLDER",
    help="Folder that keeps each document's statements for the next build, instead of the user's own.",
)
cache_size_option = click.option(
    "--cache-size",
    type=click.FloatRange(0, min_open=True),
    default=5,
    show_default=True,
    envvar="KG_CACHE_SIZE",
    show_envvar=True,
    metavar="GB",
    help="What the cache may take; beyond, what has not been used for longest is forgotten.",
)


def make_cache(folder: str | None, gigabytes: float) -> Any:
    """The cache of a folder, the user's own by default, that takes so many gigabytes at most."""
    from kg.cache import Cache

    return Cache(folder, limit=round(gigabytes * 1e9))


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
            cache_size_option,
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
    cache_size: float,
    no_cache: bool,
) -> dict[str, Any]:
    from kg.ontology import DEFAULT_BASE

    return {
        "cache": None if no_cache else make_cache(cache, cache_size),
        "ontology": ontology,
        "base": base or DEFAULT_BASE,
        "pipeline": pipeline,
        "extractor": extractor,
        "workers": workers,
        "expected": None if any_language else "en",
    }


# -- networks ----------------------------------------------------------------------------------------------------------


def network_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of the commands that see a graph as a network; `network_arguments` reads them."""
    for option in reversed(
        [
            click.option(
                "--graph",
                default="output/",
                show_default=True,
                metavar="FOLDER",
                help="Folder that a build wrote, a file of statements (.jsonl, - for standard input) or an RDF file.",
            ),
            click.option(
                "--include",
                multiple=True,
                metavar="NAME",
                help="What else counts beside facts: hedged, attributed, negated, or several.",
            ),
            click.option(
                "--trust", multiple=True, metavar="SOURCE", help="Source that speaks as the author does; repeatable."
            ),
            click.option(
                "--view", multiple=True, metavar="SOURCE", help="See it as this source does, not as the author."
            ),
            click.option(
                "--since", metavar="DATE", help="Only what may lie in or after this year, month or day (EDTF)."
            ),
            click.option(
                "--until", metavar="DATE", help="Only what may lie in or before this year, month or day (EDTF)."
            ),
            click.option("--within", is_flag=True, help="Only what lies in that time as a whole."),
            click.option(
                "--undated",
                type=click.Choice(["document", "keep", "drop"]),
                default="document",
                show_default=True,
                help="What has no date takes its document's, is always kept, or left out.",
            ),
            click.option(
                "--kind", "kinds", multiple=True, metavar="NAME", help="Only these kinds of participants: State,Person."
            ),
            click.option(
                "--class",
                "classes",
                multiple=True,
                metavar="NAME",
                help="Only these classes or quad classes of actions: Sanction,Aid.",
            ),
            click.option(
                "--confidence", default=0.0, metavar="NUMBER", help="Only statements that are as sure, 0 to 1."
            ),
            click.option(
                "--weight",
                type=click.Choice(["statements", "documents", "intensity"]),
                default="statements",
                show_default=True,
                help="What the weight of an edge counts.",
            ),
            ontology_option,
            base_option,
        ]
    ):
        command = option(command)
    return command


def network_arguments(options: dict[str, Any]) -> dict[str, Any]:
    """Return those of the options that `Graph.network_of` takes, as it takes them."""
    return {
        "include": split_names(options["include"]),
        "trusted": options["trust"],
        "view": options["view"],
        "kinds": split_names(options["kinds"]),
        "classes": split_names(options["classes"]),
        **{name: options[name] for name in ("since", "until", "within", "undated", "confidence", "weight")},
    }


def tell_network(options: dict[str, Any]) -> str:
    """Return the options that choose what counts, where they are not the usual ones, as one writes them."""
    import shlex

    words: list[str] = []
    for option, name in (
        ("include", "include"),
        ("trust", "trust"),
        ("view", "view"),
        ("kind", "kinds"),
        ("class", "classes"),
    ):
        words += [word for value in sorted(options[name]) for word in (f"--{option}", value)]
    for option in ("since", "until"):
        words += [f"--{option}", options[option]] if options[option] is not None else []
    words += ["--within"] if options["within"] else []
    words += ["--undated", options["undated"]] if options["undated"] != "document" else []
    words += ["--confidence", f"{options['confidence']:g}"] if options["confidence"] else []
    return shlex.join(words)


def written_options(*formats: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return what adds the options of format and place to a command that makes a table."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        command = click.option("-o", "--output", metavar="FILE", help="File to write to instead of standard output.")(
            command
        )
        return click.option(
            "--format", "form", type=click.Choice(formats), help="Format. [default: by the file's ending, else table]"
        )(command)

    return add


ENDINGS = {".csv": "csv", ".json": "json", ".parquet": "parquet", ".ttl": "turtle"}


def choose_format(form: str | None, output: str | None) -> str:
    """Return the format that is asked for, else that of the file's ending, else a table; none but the latter fits a person's eyes alone."""
    import os

    found = form or ENDINGS.get(os.path.splitext(output or "")[1].lower(), "table")
    if found == "table" and output not in (None, "-"):
        raise click.UsageError(
            "A table is for the terminal; give --format csv, or a FILE that ends in .csv, .json or .parquet."
        )
    return found
