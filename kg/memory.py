"""What a build remembers of earlier ones: under which key a document's result is kept, and when it still holds.

A key is a digest of all that can change the answer: the document, the ontology and its base, the pipeline, the extractor, kgwright's own code
and the versions of the packages that it rests on. A file has a key, too, of its bytes and its sidecar's, so that one that is as it was
need not even be read. Parses have keys of their own, of the little that can change a parse: the blocks of the text, its date, the pipeline,
and the code of the language room. So a changed ontology, or a changed rule, finds every document parsed.
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
_BESIDE = (
    *(
        "assembly.py",
        "cli",
        "cluster",
        "evaluation",
        "explanation",
        "formats",
        "graph",
        "network",
        "output.py",
        "page",
        "push.py",
    ),
    *("queries", "rdf", "scorecard.py", "serve", "shapes.py", "sorting.py", "statements.py", "store", "tables.py"),
)

# What a parse is made by, beside the document and the pipeline: nothing of the ontology, and no option.
_PARSING = ("language", "model.py")


@dataclass(frozen=True, slots=True)
class PackedParse:
    """A document whose parse is known, though not what it says."""

    document: Document
    parse: bytes


@dataclass(frozen=True, slots=True)
class Fresh:
    """A result that was just made, with the parse that it was made of, where that was just made, too."""

    result: DocumentResult
    parse: bytes | None


Item = Document | Problem | DocumentResult | Kept | PackedParse
Made = DocumentResult | Kept | Fresh


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    key: bytes


@dataclass(frozen=True, slots=True)
class _Keys:
    """Under which keys a result and its parse are to be kept; `file` is None where its file holds others, too."""

    result: bytes
    parse: bytes
    file: bytes | None


class Memory:
    """Looks results up while documents are read, and keeps those that are made."""

    def __init__(self, cache: Cache, engine: bytes, parser: bytes, expected: str | None) -> None:
        self._cache = cache
        self._engine = engine
        self._parser = parser
        self._expected = expected
        self._file: _File | None = None  # the file that is being read, until its document comes
        self._made: deque[_Keys | None] = deque()  # an entry an item on its way, None where nothing is to be kept

    @classmethod
    def of(
        cls, cache: Cache | None, parser: Parser, ontology: Ontology, extractor: str, expected: str | None
    ) -> Memory | None:
        """Return the memory of a build; None without a cache, or where nobody can tell what the parser is."""
        if cache is None or (identity := parser.identity) is None:
            return None
        engine = _digest(identity, read_code(), ontology.digest, ontology.base, extractor)
        return cls(cache, engine, _digest(identity, read_code(_PARSING)), expected)

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
        """Yield items, a document whose result is known as that result, one whose parse is known with that."""
        for item in items:
            file = self._find_file_key(item) if isinstance(item, Document) else None
            if not isinstance(item, Kept):
                self._file = None
            if not isinstance(item, Document):
                self._made.append(None)
                yield item
                continue
            keys = _Keys(self._key(item), self._parse_key(item), file)
            known = self._cache.find(keys.result)
            if known is not None:
                if file is not None:  # known, but not by its file
                    self._cache.keep_file(file, keys.result)
                self._made.append(None)
                yield known
                continue
            self._made.append(keys)
            parse = self._cache.find_parse(keys.parse)
            yield item if parse is None else PackedParse(item, parse)

    def _find_file_key(self, document: Document) -> bytes | None:
        """Return the key of the file that is being read, if the document is all that it holds."""
        return self._file.key if self._file is not None and self._file.path == document.path else None

    def keep(self, results: Iterable[Made]) -> Iterator[DocumentResult | Kept]:
        """Yield the results of the items that were watched, each kept before it is passed on."""
        for made in results:
            keys = self._made.popleft()
            result, parse = (made.result, made.parse) if isinstance(made, Fresh) else (made, None)
            if keys is None or isinstance(result, Kept) or result.problem is not None:
                yield result
                continue
            kept = Kept(result, to_lines(result))
            self._cache.keep(keys.result, kept, keys.file, None if parse is None else (keys.parse, parse))
            yield kept
        self._cache.note_uses()

    def _key(self, d: Document) -> bytes:
        known = [d.name, d.text, _list_blocks(d), d.title, d.author, d.publisher, d.published, d.url]
        return _digest(self._engine, json.dumps(known))

    def _parse_key(self, d: Document) -> bytes:
        return _digest(self._parser, json.dumps([d.text, _list_blocks(d), d.published]))


def _list_blocks(document: Document) -> list[tuple[int, int, str]]:
    return [(block.begin, block.end, block.kind) for block in document.blocks]


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
def read_code(rooms: tuple[str, ...] = ()) -> bytes:
    """Return a digest of kgwright's own code, or of that of some rooms, and of the versions of the packages that it rests on."""
    home = Path(__file__).parent
    all_files = sorted((path.relative_to(home).parts[0], path) for path in home.rglob("*.py"))
    files = [path for room, path in all_files if (room in rooms if rooms else room not in _BESIDE)]
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
