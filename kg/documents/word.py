"""Word files (.docx): paragraphs, headings, lists and the cells of tables, in reading order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

import docx
from docx.table import Table

from kg.documents.boilerplate import mark_omissions
from kg.documents.metadata import Metadata, clean, make_document
from kg.documents.pieces import BlockKind, Piece, blocks, trim
from kg.documents.plain import LARGEST, load
from kg.errors import InputError, Problem, summary_of
from kg.model import Document

_DEEPEST = 5


def read_word(stream: BinaryIO, name: str, path: str) -> Iterator[Document | Problem]:
    """Yield the document of a .docx file; its text is ours: its paragraphs, a blank line between."""
    data = load(stream, path)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(f"{path}: is encrypted or of the old .doc format; save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > 4 * LARGEST:
                raise InputError(f"{path}: unpacks to more than a text can hold; save its text as .txt")
        word = docx.Document(io.BytesIO(data))
        paragraphs = list(_paragraphs(word, 0))
        known, created = _metadata(word)
    except InputError:
        raise
    except Exception as error:  # broken archives and broken XML fail anywhere in the parser
        raise InputError(
            f"{path}: is not a whole .docx file ({summary_of(error)}); save it again, or as .txt"
        ) from error
    pieces: list[Piece] = []
    parts: list[str] = []
    offset = 0
    for body, kind in paragraphs:
        begin, end = trim(body, 0, len(body))
        if begin == end:
            continue
        pieces.append(Piece(offset + begin, offset + end, kind))
        parts.append(body)
        offset += len(body) + 2
    text = "\n\n".join(parts)
    found = mark_omissions(text, pieces, known)
    yield make_document(name, path, text, blocks(pieces), found.over(created))


def _paragraphs(holder: Any, depth: int) -> Iterator[tuple[str, BlockKind]]:
    """Yield text and kind of the paragraphs of a body or a cell; merged cells come once."""
    for content in holder.iter_inner_content():
        if isinstance(content, Table):
            seen: set[Any] = set()
            for row in content.rows:
                for cell in row.cells:
                    if cell._tc not in seen and depth < _DEEPEST:
                        seen.add(cell._tc)
                        for text, inner in _paragraphs(cell, depth + 1):
                            yield text, "item" if inner == "paragraph" else inner
            continue
        style = (content.style.name or "").lower() if content.style is not None else ""
        kind: BlockKind = "paragraph"
        if style.startswith(("heading", "title", "subtitle")):
            kind = "heading"
        elif style.startswith("list") or (content._p.pPr is not None and content._p.pPr.numPr is not None):
            kind = "item"
        if style.startswith(("header", "footer", "caption", "toc")):
            continue
        yield content.text, kind


def _metadata(word: Any) -> tuple[Metadata, Metadata]:
    """Return title and author of the core properties, and apart from them the day of creation, for want of a better one."""
    core = word.core_properties
    author = clean(core.author)
    made_by_library = author == "python-docx"
    known = Metadata(title=clean(core.title), author=None if made_by_library else author)
    created = core.created
    default = created is None or (created.year, created.month, created.day) == (2013, 12, 23)
    return known, Metadata(published=None if default or created is None else f"{created:%Y-%m-%d}")
