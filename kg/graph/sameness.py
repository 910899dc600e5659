"""Whether an output folder holds what a graph would be written to: then nothing need be ranked, drawn or written.

The files of a graph follow from the graph, from kgwright's code and data, and from what is installed beside it. A digest of all that is kept in
the cache, with the digests of the files that were written; a file that anybody has changed since is written again.
"""

from __future__ import annotations

import hashlib
import json
import platform
import sys
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import jsonlines
from kg.cache import Cache
from kg.graph.writers import find_writers

if TYPE_CHECKING:
    from kg.graph.graph import Graph

REPORT = "report.json"


class Written:
    """What the cache knows of the files of a graph in a folder."""

    def __init__(
        self, cache: Cache | None, graph: Graph, folder: str | Path, only: Iterable[str] | None = None
    ) -> None:
        self._cache = cache
        self.paths = [Path(folder) / name for name in find_writers(only)]
        self._key = _identify(graph, [path.name for path in self.paths]) if cache is not None else b""

    def holds(self) -> bool:
        """Whether all files are as the same graph was last written."""
        known = self._cache.find_output(self._key) if self._cache is not None else None
        return known is not None and known == self._digest_files()

    def note(self) -> None:
        """Keep that the files are those of the graph."""
        if self._cache is not None and (files := self._digest_files()) is not None:
            self._cache.keep_output(self._key, files)

    def read_report(self) -> dict[str, Any] | None:
        """Return the report among the files, if there is one: quicker than to make it again."""
        found = next((path for path in self.paths if path.name == REPORT), None)
        report: dict[str, Any] | None = json.loads(found.read_text("utf-8")) if found else None
        return report

    def _digest_files(self) -> bytes | None:
        """Return a digest of the files; None where one is missing."""
        total = hashlib.sha256()
        try:
            for path in self.paths:
                with path.open("rb") as file:
                    total.update(hashlib.file_digest(file, "sha256").digest())
        except OSError:
            return None
        return total.digest()


def _identify(graph: Graph, names: list[str]) -> bytes:
    """Return a digest of all that the files with these names follow from."""
    known = {
        "files": names,
        "ontology": [graph.ontology.digest, graph.ontology.base],
        "documents": [astuple(one) for one in graph.documents],
        "about": [graph.title, graph.pipeline, dict(graph.held_back), [astuple(one) for one in graph.problems]],
        "installed": [sys.version, platform.machine(), *_list_installed()],
    }
    digest = hashlib.sha256(json.dumps(known, sort_keys=True).encode("utf-8", "surrogatepass"))
    for name, content in _read_package().items():
        digest.update(hashlib.sha256(name.encode()).digest() + content)
    for statement in graph.statements:
        digest.update(jsonlines.dumps(statement).encode() + b"\n")
        digest.update(repr(statement.confidence).encode())  # lines round it
    return digest.digest()


def _read_package() -> Mapping[str, bytes]:
    """Return a digest of every file of kgwright: code, queries, scripts, templates."""
    home = Path(__file__).parent.parent
    files = sorted(path for path in home.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {path.relative_to(home).as_posix(): hashlib.sha256(path.read_bytes()).digest() for path in files}


def _list_installed() -> list[str]:
    """Return the names and versions of all that can be imported: many a writer uses what it finds."""
    return sorted({found.name for folder in sys.path for found in Path(folder or ".").glob("*.dist-info")})
