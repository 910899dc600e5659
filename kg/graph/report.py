"""What went into a graph and what came out of it: the content of report.json."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any

from kg.model import MODALITIES, POLARITIES, DocumentRecord, Statement

if TYPE_CHECKING:
    from kg.graph.graph import Graph


def make_report(graph: Graph) -> dict[str, Any]:
    """Return the report of a graph, as plain data for JSON; no clock, no absolute path."""
    return {
        "title": graph.title,
        "versions": {"kgwright": _find_version(), "pipeline": graph.pipeline, "ontology": graph.ontology.digest},
        "base": graph.ontology.base,
        "documents": _describe_documents(graph.documents, graph.statements),
        "problems": [
            {"input": _shorten(p.input), "what": p.what.replace(p.input, _shorten(p.input)), "remedy": p.remedy}
            for p in graph.problems
        ],
        "statements": _count_statements(graph.statements),
        "held_back": dict(sorted(graph.held_back.items())),
        "network": dict(zip(("participants", "edges"), graph.size, strict=True)),
    }


def _describe_documents(documents: Iterable[DocumentRecord], statements: Iterable[Statement]) -> list[dict[str, Any]]:
    all_, facts = Counter[str](), Counter[str]()
    for s in statements:
        all_[s.document] += 1
        facts[s.document] += s.is_fact
    return [
        {
            "name": d.name,
            "title": d.title,
            "author": d.author,
            "publisher": d.publisher,
            "published": d.published,
            "url": d.url,
            "statements": all_[d.name],
            "facts": facts[d.name],
        }
        for d in documents
    ]


def _count_statements(statements: Sequence[Statement]) -> dict[str, Any]:
    polarity, modality, classes = Counter[str](), Counter[str](), Counter[str]()
    attributed = facts = 0
    for s in statements:
        polarity[s.polarity] += 1
        modality[s.modality] += 1
        classes[s.action.class_ or "none"] += 1
        attributed += bool(s.source)
        facts += s.is_fact
    return {
        "total": len(statements),
        "facts": facts,
        "polarity": {name: polarity[name] for name in POLARITIES},
        "modality": {name: modality[name] for name in MODALITIES},
        "source": {"author": len(statements) - attributed, "attributed": attributed},
        "class": dict(sorted(classes.items())),
    }


def _shorten(path: str) -> str:
    """An absolute path without its folders: they say where somebody's machine keeps things, and change from one to another."""
    return Path(path).name if Path(path).is_absolute() or PureWindowsPath(path).is_absolute() else path


def _find_version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("kgwright")
    except PackageNotFoundError:
        return "not installed"
