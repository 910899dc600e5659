"""What a build has written, read again as a graph, to be written in other formats without reading a text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg import ontology as ontologies
from kg import rdf
from kg.build import DEFAULT_TITLE, assemble
from kg.errors import InputError, Problem
from kg.graph import Graph
from kg.jsonlines import read, read_file
from kg.model import DocumentRecord
from kg.ontology import DEFAULT_BASE

STATEMENTS, REPORT = "statements.jsonl", "report.json"
GRAPHS = ("graph.nq", "graph.ttl")  # where there are no statements, the better one first


def read_output(
    source: str | Path,
    *,
    ontology: str | Path | None = None,
    base: str | None = None,
    lines: Iterable[bytes] | None = None,
) -> Graph:
    """The graph of a folder that a build wrote, of a file of statements (.jsonl), or of a graph in RDF (.ttl, .nq).

    Only the folder and the graph tell the documents' titles and dates, only the folder its title, problems and base. Given `lines`, they are
    the statements as JSON Lines, and `source` is what errors call them. Raises InputError.
    """
    path = Path(source)
    if lines is None and path.is_dir():
        return _read_folder(path, ontology, base)
    known = ontologies.load(ontology, base=base or DEFAULT_BASE)
    if lines is not None:
        return assemble(read(lines, name=str(source), ontology=known), ontology=known)
    if path.suffix in (".ttl", ".nq", ".nt", ".trig"):
        return assemble(rdf.read(path), rdf.read_documents(path), known)
    return assemble(read_file(path, ontology=known), ontology=known)


def _read_folder(folder: Path, ontology: str | Path | None, base: str | None) -> Graph:
    report = _read_report(folder / REPORT)
    known = ontologies.load(ontology, base=base or report.get("base") or DEFAULT_BASE)
    if not (folder / STATEMENTS).is_file():
        graph = next((folder / name for name in GRAPHS if (folder / name).is_file()), None)
        if graph is None:
            raise InputError(
                f"{folder}: holds neither {STATEMENTS} nor {' nor '.join(GRAPHS)}; give a folder that a build has written"
            )
        return assemble(rdf.read(graph), rdf.read_documents(graph), known, title=report.get("title", DEFAULT_TITLE))
    try:
        return assemble(
            read_file(folder / STATEMENTS, ontology=known),
            [DocumentRecord(*(d.get(name) for name in DocumentRecord.__slots__)) for d in report.get("documents", ())],
            known,
            title=report.get("title", DEFAULT_TITLE),
            problems=[Problem(**problem) for problem in report.get("problems", ())],
            held_back=report.get("held_back", {}),
            pipeline=report.get("versions", {}).get("pipeline", ""),
        )
    except (TypeError, AttributeError) as error:
        raise InputError(f"{folder / REPORT}: not a report of a build ({error}); build the folder anew") from error


def _read_report(path: Path) -> dict[str, Any]:
    try:
        report = json.loads(path.read_bytes()) if path.is_file() else {}
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read ({error}); build the folder anew") from error
    return report if isinstance(report, dict) else {}
