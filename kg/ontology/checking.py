"""A user's own ontology folder checked to its end: everything that is wrong, each with its file and line."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.model import KINDS
from kg.ontology.folder import Folder
from kg.ontology.reader import read_all
from kg.ontology.vocabulary import ACTION, BROADER, DEFAULT_BASE, KG, SHAPES_FILE, TYPE, local_name

_TYPES = ("ActionClass", "QuadClass", "Action", *KINDS, "Office", "Tenure", "WordList", "Signature", "Sense")
_LINKS = ("capitalOf", "seatOf", "locatedIn", "partOf", "member", "heldBy", "office", "of")
_PATTERN = re.compile(r"[^\s\"]+( [^\s\"]+)*")
_LOCAL_NAME = re.compile("[A-Za-z0-9_-]+")


def check(folder: str | Path) -> list[str]:
    """What is wrong with a folder, by file and line, each a line of text; empty where nothing is.

    Raises OntologyError where there is no folder, or no Turtle in it.
    """
    ontology, triples, problems = read_all(folder)
    _check_types(triples)
    _check_patterns(triples)
    _check_classes(triples)
    _check_links(triples)
    _check_local_names(triples)
    _check_shapes(Path(folder) / SHAPES_FILE, problems)
    if not ontology.classes and not ontology.entries and not ontology.actions:
        problems.append(
            OntologyError(
                f"{folder}: holds no action, class or participant; docs/ontology.md tells what it should hold"
            )
        )
    return sorted({str(problem) for problem in problems}, key=_place)


def _place(line: str) -> tuple[str, int, str]:
    match = re.match(r"(.*?), line (\d+): ", line)
    return (match[1], int(match[2]), line) if match else ("", 0, line)


def _check_shapes(path: Path, problems: list[OntologyError]) -> None:
    """Object to shapes that are no Turtle; a folder without any may be built with, and not validated with."""
    if not path.is_file():
        return
    try:
        list(ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        what = f"not valid Turtle: {error.msg}; correct the file and try again"
        problems.append(OntologyError(f"{path}, line {error.lineno or 1}: {what}"))


def _check_types(folder: Folder) -> None:
    """Object to instances of a kg: class that nobody knows."""
    known = {KG + name for name in _TYPES} | {KG + name for name in ("Polarity", "Modality")}
    declared = {iri for type_, iris in folder.typed.items() if not type_.startswith(KG) for iri in iris}
    for type_, subjects in folder.typed.items():
        if type_.startswith(KG) and type_ not in known | declared:
            for subject in subjects:
                what = f"{local_name(subject)} is of the unknown class kg:{local_name(type_)}"
                folder.object(f"{what}; known: {', '.join(_TYPES)}", subject, f"kg:{local_name(type_)}")


def _check_patterns(folder: Folder) -> None:
    """Object to patterns that no text can ever match."""
    for subject in folder.subjects("Action"):
        for sort in ("verb", "light", "noun"):
            for pattern in folder.all(subject, KG + sort):
                if not _PATTERN.fullmatch(pattern):
                    what = "is broken: words, with one space between them and none around"
                elif pattern != pattern.lower():
                    what = f"is never met, for lemmas are in lower case; write “{pattern.lower()}”"
                else:
                    continue
                folder.object(f"kg:{sort} “{pattern}” {what}", subject, f'"{pattern}"')


def _check_classes(folder: Folder) -> None:
    """Object to quad classes that nobody knows, and to actions without a word that expresses them."""
    known = set(folder.subjects("QuadClass"))
    quads = {local_name(iri) for iri in folder.subjects("QuadClass")}
    for subject in folder.subjects("ActionClass"):
        for quad in folder.all(subject, KG + "quadClass"):
            if quad not in known:
                what = f"{local_name(subject)} is in the unknown quad class {local_name(quad)}"
                folder.object(f"{what}; known: {', '.join(sorted(quads)) or 'none'}", subject, "quadClass")
    for subject in folder.subjects("Action"):
        if not folder.all(subject, BROADER) and not any(folder.all(subject, KG + s) for s in ("verb", "light", "noun")):
            folder.object(
                f"action {local_name(subject)} has neither a class nor a kg:verb, kg:light or kg:noun", subject
            )


def _check_links(folder: Folder) -> None:
    """Object to links to something that no file describes."""
    for property_ in _LINKS:
        for subject, told in folder.facts.items():
            for target in told.get(KG + property_, ()):
                if TYPE not in folder.facts.get(target, {}):
                    what = f"kg:{property_} leads to {local_name(target)}, which no file describes"
                    folder.object(what, subject, f":{local_name(target)}", target)


def _check_local_names(folder: Folder) -> None:
    """Object to IRIs that some stores corrupt."""
    for subject in folder.facts:
        if subject.startswith((DEFAULT_BASE, ACTION, KG)) and not _LOCAL_NAME.fullmatch(local_name(subject)):
            folder.object(
                f"{local_name(subject)} has a local name with other signs than letters, digits, - and _", subject
            )
