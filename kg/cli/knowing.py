"""Commands about the ontology: classes, verbs, participants, check, copy."""

from __future__ import annotations

import fnmatch
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import ONTOLOGY_EXIT_CODES, ontology_option
from kg.cli.terminal import FINE, SOME_PROBLEMS, plain, print_rows

if TYPE_CHECKING:
    from kg.ontology import Ontology

like_option = click.option(
    "--like", default="", metavar="TEXT", help="Only rows in which TEXT occurs; * and ? stand for any letters."
)


@click.group(epilog=ONTOLOGY_EXIT_CODES, subcommand_metavar="classes|verbs|participants|check|copy [ARGS]...")
def ontology() -> None:
    """List what the ontology knows, check a folder of your own, copy the one that ships.

    \b
    Example:
      kg ontology verbs --like 'give*'
      kg ontology copy my-domain/ && kg ontology check my-domain/
    """


@ontology.command(epilog=ONTOLOGY_EXIT_CODES)
@like_option
@ontology_option
def classes(like: str, ontology: str | None) -> int:
    """List the classes of actions, with their codes and how many actions each has.

    \b
    Example:
      kg ontology classes
    """
    known = _load(ontology)
    counts: dict[str | None, int] = {}
    for action in known.actions.values():
        counts[action.class_] = counts.get(action.class_, 0) + 1
    rows = [
        (
            c.name,
            c.quad or "",
            c.plover or "",
            " ".join(c.cameo),
            _number(c.intensity),
            str(counts.get(c.name, 0)),
            c.comment,
        )
        for c in known.classes.values()
    ]
    return _list(("class", "quad class", "PLOVER", "CAMEO", "intensity", "actions", "meaning"), rows, like)


@ontology.command(epilog=ONTOLOGY_EXIT_CODES)
@like_option
@ontology_option
def verbs(like: str, ontology: str | None) -> int:
    """List the patterns that express actions: verbs, light verbs with their nouns, event nouns.

    \b
    Example:
      kg ontology verbs --like sanction
    """
    known = _load(ontology)
    patterns = [(pattern, "verb", label) for pattern, label in known.verbs.items()]
    patterns += [(" ".join(pair), "light verb", label) for pair, label in known.lights.items()]
    patterns += [(pattern, "noun", label) for pattern, label in known.events.items()]
    rows = [(pattern, sort, label, known.action_class(label) or "") for pattern, sort, label in sorted(patterns)]
    return _list(("pattern", "sort", "action", "class"), rows, like)


@ontology.command(epilog=ONTOLOGY_EXIT_CODES)
@like_option
@ontology_option
def participants(like: str, ontology: str | None) -> int:
    """List the participants that the ontology knows, with their other names.

    \b
    Example:
      kg ontology participants --like Korea
    """
    known = _load(ontology)
    rows = [
        (e.label, e.kind, ", ".join((*e.aliases, *e.adjectives, *e.demonyms)), e.iri.removeprefix(known.base))
        for e in sorted(known.entries.values(), key=lambda e: (e.label.lower(), e.iri))
    ]
    return _list(("label", "kind", "other names, adjectives, demonyms", "IRI"), rows, like)


@ontology.command(epilog=ONTOLOGY_EXIT_CODES)
@click.argument("folder", type=click.Path(file_okay=False))
def check(folder: str) -> int:
    """Check an ontology folder: broken patterns, double claims, unknown classes and properties, links that lead nowhere.

    Everything wrong is told at once, with file and line.

    \b
    Example:
      kg ontology check my-domain/
    """
    from kg.ontology import check as check_folder

    problems = check_folder(folder)
    for problem in problems:
        click.echo(plain(problem))
    if problems:
        click.echo(f"{len(problems)} problem{'' if len(problems) == 1 else 's'}", err=True)
        return SOME_PROBLEMS
    known = _load(folder)
    patterns = len(known.verbs) + len(known.lights) + len(known.events)
    click.echo(
        f"{folder}: {len(known.classes)} classes, {len(known.actions)} actions, {patterns} patterns, "
        f"{len(known.entries)} participants; nothing wrong"
    )
    return FINE


@ontology.command(epilog=ONTOLOGY_EXIT_CODES)
@click.argument("folder", type=click.Path(file_okay=False))
def copy(folder: str) -> int:
    """Copy the ontology that ships into a folder, to edit it and to give it with --ontology.

    Nothing that is there already is overwritten.

    \b
    Example:
      kg ontology copy my-domain/
    """
    from kg.errors import InputError
    from kg.ontology import CONTEXT_FILE, default_folder

    source, target = default_folder(), Path(folder)
    files = [*sorted(source.glob("*.ttl")), source / CONTEXT_FILE]
    there = [file.name for file in files if (target / file.name).exists()]
    if there:
        raise InputError(f"{target}: holds {', '.join(there)} already; give another folder")
    target.mkdir(parents=True, exist_ok=True)
    for file in files:
        shutil.copyfile(file, target / file.name)
    click.echo(f"copied {', '.join(file.name for file in files)} to {target}; kg build … --ontology {target} uses them")
    return FINE


def _load(folder: str | None) -> Ontology:
    from kg.ontology import load

    return load(folder)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _list(head: tuple[str, ...], rows: Sequence[tuple[str, ...]], like: str) -> int:
    pattern = like.lower() if any(sign in like for sign in "*?") else f"*{like.lower()}*"
    found = [row for row in rows if any(fnmatch.fnmatchcase(cell.lower(), pattern) for cell in row)]
    print_rows(head, found)
    return FINE
