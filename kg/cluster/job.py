"""What a worker does, wherever it runs: rows of documents to statements."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from kg.build import extract_items, find_extractor
from kg.documents import read_rows
from kg.errors import Problem
from kg.language import Parser
from kg.model import DocumentRecord, Statement
from kg.ontology import DEFAULT_BASE, Ontology
from kg.ontology import load as load_ontology

Made = tuple[DocumentRecord | None, tuple[Statement, ...], Problem | None]
"""What becomes of one row: its document and statements, or the problem."""


@dataclass(frozen=True)
class Job:
    """All that a worker needs to make statements of rows; small enough to travel with the code."""

    files: tuple[tuple[str, bytes], ...]
    base: str = DEFAULT_BASE
    pipeline: str | None = None
    shipped: str | None = None
    extractor: str = "dependency"
    expected: str | None = "en"

    @cached_property
    def parser(self) -> Parser:
        """The parser of this process."""
        if self.shipped is not None:
            from pyspark import SparkFiles

            return Parser(SparkFiles.get(self.shipped))
        return Parser(self.pipeline)

    @cached_property
    def ontology(self) -> Ontology:
        """The ontology of this process."""
        with tempfile.TemporaryDirectory() as folder:
            for name, content in self.files:
                Path(folder, name).write_bytes(content)
            return load_ontology(folder, base=self.base)

    def extract(self, rows: Iterable[str | bytes]) -> Iterator[Made]:
        """Yield what becomes of each row."""
        lines = (row if isinstance(row, bytes) else row.encode("utf-8", "surrogatepass") for row in rows)
        items = read_rows(lines, language=self.expected)
        for result in extract_items(items, self.parser, self.ontology, self.extractor):
            yield result.record, result.statements, result.problem


def make_job(
    ontology: str | Path | None = None, *, base: str = DEFAULT_BASE, pipeline: str | None = None, **more: Any
) -> Job:
    """Return a job with the files of an ontology folder. Raises KgError where the folder or the extractor is none."""
    known = load_ontology(ontology, base=base)
    find_extractor(more.get("extractor", "dependency"))
    files = tuple((path.name, path.read_bytes()) for path in sorted(known.folder.glob("*.ttl")))
    folder = pipeline if pipeline is not None and Path(pipeline).is_dir() else None
    return Job(files, base, None if folder else pipeline, folder, **more)


@lru_cache(maxsize=1)
def once(job: Job) -> Job:
    """Return the first job like this one that this process has met, with the ontology and the pipeline that it has loaded."""
    return job
