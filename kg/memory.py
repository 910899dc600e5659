"""What a build remembers of earlier ones: under which key a document's result is kept, and when it still holds.

A key is a digest of all that can change the answer: the document, the ontology and its base, the pipeline, the extractor, kgwright's own code
and the versions of the packages that it rests on. A file has a key, too, of its bytes and its sidecar's, so that one that is as it was
need not even be read.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache as cached
from importlib import metadata
from pathlib import Path

from kg.cache import Cache, Kept
from kg.errors import Problem
from kg.jsonlines import dumps
from kg.language import Parser
from kg.model import Document, DocumentResult
from kg.ontology import Ontology

_ENTRY_POINTS = ("kgwright.readers", "kgwright.extractors")
# Rooms that see no document before its statements are made.
_BESIDE = ("cli", "evaluation", "network", "page", "queries", "rdf", "store")

Item = Document | Problem | DocumentResult | Kept


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    key: bytes


class Memory:
    """Looks results up while documents are read, and keeps those that are made."""

    def __init__(self, cache: Cache, engine: bytes, expected: str | None) -> None:
        self._cache = cache
        self._engine = engine
        self._expected = expected
        self._file: _File | None = None  # the file that is being read, until its document comes
        self._made: deque[tuple[bytes, bytes | None] | None] = (
            deque()
        )  # an entry an item on its way, with the keys to keep it by

    @classmethod
    def of(
        cls, cache: Cache | None, parser: Parser, ontology: Ontology, extractor: str, expected: str | None
    ) -> Memory | None:
        """Return the memory of a build; None without a cache, or where nobody can tell what the parser is."""
        if cache is None or (identity := parser.identity) is None:
            return None
        return cls(cache, _digest(identity, read_code(), ontology.digest, ontology.base, extractor), expected)

    def recall(self, path: Path, name: str) -> Kept | None:
        """Return what became of a file's document when its bytes and its name were the same."""
        try:
            sidecar = path.with_suffix(".json")
            beside = sidecar.read_bytes() if sidecar.is_file() else b""
            key = _digest(self._engine, str(self._expected), name, path.suffix.lower(), beside, path.read_bytes())
        except OSError:  # reading it will tell
            self._file = None
            return None
        self._file = _File(str(path), key)
        return self._cache.find_file(key)

    def watch(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield items, a document whose result is known as that result."""
        for item in items:
            known: Kept | None = None
            entry: tuple[bytes, bytes | None] | None = None
            if isinstance(item, Document):
                file = self._file.key if self._file is not None and self._file.path == item.path else None
                entry = self._key(item), file
                known = self._cache.find(entry[0])
            if not isinstance(item, Kept):
                self._file = None
            if entry is not None and known is not None and entry[1] is not None:  # known, but not by its file
                self._cache.keep_file(entry[1], entry[0])
            self._made.append(entry if known is None else None)
            yield item if known is None else known

    def keep(self, results: Iterable[DocumentResult | Kept]) -> Iterator[DocumentResult | Kept]:
        """Yield the results of the items that were watched, each kept before it is passed on."""
        for result in results:
            entry = self._made.popleft()
            kept = result
            if isinstance(result, DocumentResult) and entry is not None and result.problem is None:
                kept = Kept(result, to_lines(result))
            if isinstance(kept, Kept) and entry is not None:
                self._cache.keep(entry[0], kept, entry[1])
            yield kept

    def _key(self, d: Document) -> bytes:
        blocks = [(block.begin, block.end, block.kind) for block in d.blocks]
        known = [d.name, d.text, blocks, d.title, d.author, d.publisher, d.published, d.url]
        return _digest(self._engine, json.dumps(known))


def to_lines(result: DocumentResult) -> bytes:
    """Return the statements of a result as lines of JSON."""
    return b"".join(dumps(statement).encode() + b"\n" for statement in result.statements)


def _digest(*parts: str | bytes) -> bytes:
    """Return the SHA-256 of parts, which stay apart."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()


@cached
def read_code() -> bytes:
    """Return a digest of kgwright's own code and of the versions of the packages that it rests on."""
    home = Path(__file__).parent
    files = sorted(path for path in home.rglob("*.py") if path.relative_to(home).parts[0] not in _BESIDE)
    contents = [hashlib.sha256(path.read_bytes()).digest() for path in files]
    return _digest(*(path.relative_to(home).as_posix() for path in files), *contents, *_list_versions())


def _list_versions() -> list[str]:
    try:
        needed = [one for one in metadata.requires("kgwright") or () if "extra ==" not in one]
    except metadata.PackageNotFoundError:  # a source tree that nobody installed
        needed = ["spacy", "numpy", "trafilatura"]
    names = {re.split(r"[^\w.-]", one, maxsplit=1)[0] for one in needed}
    for group in _ENTRY_POINTS:
        names |= {point.dist.name for point in metadata.entry_points(group=group) if point.dist is not None}
    return [f"{name} {_find_version(name)}" for name in sorted(names)]


def _find_version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
