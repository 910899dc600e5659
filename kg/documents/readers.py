"""The readers: a dictionary from a file's ending to the function that reads such files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from kg.errors import InputError, Problem
from kg.model import Document

Reader = Callable[[BinaryIO, str, str], Iterator[Document | Problem]]
"""Takes an open binary stream, the document's name, and its path as the user gave it; yields documents and problems.

It may raise InputError(f"{path}: what is wrong; what to do"), which becomes a Problem.
"""

ENTRY_POINTS = "kgwright.readers"
"""The entry-point group for other people's readers: the name is the ending (`odt = package.module:read_odt`)."""


def _plain(stream: BinaryIO, name: str, path: str) -> Iterator[Document | Problem]:
    from kg.documents.plain import read_plain

    return read_plain(stream, name, path)


def _markdown(stream: BinaryIO, name: str, path: str) -> Iterator[Document | Problem]:
    from kg.documents.markdown import read_markdown

    return read_markdown(stream, name, path)


def _html(stream: BinaryIO, name: str, path: str) -> Iterator[Document | Problem]:
    from kg.documents.html import read_html

    return read_html(stream, name, path)


def _pdf(stream: BinaryIO, name: str, path: str) -> Iterator[Document | Problem]:
    from kg.documents.pdf import read_pdf

    return read_pdf(stream, name, path)


def _word(stream: BinaryIO, name: str, path: str) -> Iterator[Document | Problem]:
    from kg.documents.word import read_word

    return read_word(stream, name, path)


def _jsonl(stream: BinaryIO, name: str, path: str) -> Iterator[Document | Problem]:
    from kg.documents.tables import read_jsonl

    return read_jsonl(stream, name, path)


def _csv(stream: BinaryIO, name: str, path: str) -> Iterator[Document | Problem]:
    from kg.documents.tables import read_csv

    return read_csv(stream, name, path)


# Each is imported when the first file of its ending is met: trafilatura, pypdf and docx take their time.
READERS: dict[str, Reader] = {
    ".txt": _plain,
    ".md": _markdown,
    ".html": _html,
    ".htm": _html,
    ".pdf": _pdf,
    ".docx": _word,
    ".jsonl": _jsonl,
    ".csv": _csv,
}
TABLES = frozenset({".jsonl", ".csv"})


def known_readers() -> Mapping[str, Reader]:
    """Return READERS and, for endings that it lacks, the installed entry points, loaded when they are first used."""
    from importlib.metadata import entry_points

    readers = dict(READERS)
    for entry in sorted(entry_points(group=ENTRY_POINTS), key=lambda entry: (entry.name, entry.value)):
        readers.setdefault("." + entry.name.lower().lstrip("."), _late(entry.name, entry.load))
    return readers


def _late(name: str, load: Callable[[], Reader]) -> Reader:
    """Return a reader that loads the real one at its first document."""

    def read(stream: BinaryIO, document: str, path: str) -> Iterator[Document | Problem]:
        try:
            reader = load()
        except Exception as error:  # a package of somebody else's may fail in any way
            raise InputError(
                f"{path}: the reader {name!r} of another package does not load ({error}); mend or remove it"
            ) from error
        return reader(stream, document, path)

    return read
