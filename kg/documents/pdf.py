"""PDF: paragraphs joined again from the lines of its pages."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from statistics import quantiles
from typing import BinaryIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from kg.documents.boilerplate import mark_omissions
from kg.documents.dates import parse_pdf_date
from kg.documents.metadata import Metadata, clean, make_document
from kg.documents.pieces import BlockKind, Piece, blocks
from kg.documents.plain import load
from kg.errors import InputError, Problem, summary_of
from kg.model import Document

logging.getLogger("pypdf").setLevel(logging.CRITICAL)

_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_ENDED = re.compile(r"[.!?:…][\"'”’»)\]]*(?:\d{1,3})?$")
_ITEM = re.compile(r"(?:[•‣◦▪●–*-]|\(?\d{1,2}[.)]|\([a-z]\))\s+(?=\S)")
_BROKEN = re.compile(r"(\w+)[-\u00ad\u2010]$")
_MARGIN = 2


def read_pdf(stream: BinaryIO, name: str, path: str) -> Iterator[Document | Problem]:
    """Yield the document of a PDF file.

    Its text is ours: a line a paragraph, a blank line between, words broken at line ends whole again, page numbers
    and lines that return on the top or bottom of the pages gone. A file without a text layer is an InputError.
    """
    data = load(stream, path)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(f"{path}: is encrypted; save a copy without a password")
        pages = [(page.extract_text() or "").splitlines() for page in reader.pages]
        known = _metadata(reader)
    except PyPdfError as error:
        raise InputError(
            f"{path}: is not a whole PDF file ({summary_of(error)}); get it again or save it as text"
        ) from error
    except InputError:
        raise
    except Exception as error:  # broken files fail anywhere in the parser
        raise InputError(
            f"{path}: is not a whole PDF file ({summary_of(error)}); get it again or save it as text"
        ) from error
    if not any(any(character.isalpha() for character in line) for page in pages for line in page):
        raise InputError(f"{path}: has no text layer (scanned?); run a text recognition (OCR) over it first")
    paragraphs = join_paragraphs(drop_running_lines(pages))
    pieces: list[Piece] = []
    parts: list[str] = []
    offset = 0
    for paragraph in paragraphs:
        item = _ITEM.match(paragraph)
        kind: BlockKind = "item" if item else "paragraph"
        pieces.append(Piece(offset + (item.end() if item else 0), offset + len(paragraph), kind))
        parts.append(paragraph)
        offset += len(paragraph) + 2
    text = "\n\n".join(parts)
    found = mark_omissions(text, pieces, known)
    if not found.published:
        # The day when the file was made: the best that is left.
        found = found.over(Metadata(published=_created(reader)))
    yield make_document(name, path, text, blocks(pieces), found)


def _info(reader: PdfReader, key: str) -> object:
    return reader.metadata.get(key) if reader.metadata else None


def _metadata(reader: PdfReader) -> Metadata:
    title = clean(_info(reader, "/Title"))
    if title and re.search(r"\.\w{2,4}$|^untitled|^microsoft word|^document\d*$", title, re.IGNORECASE):
        title = None
    author = clean(_info(reader, "/Author"))
    if author and re.search(r"^(?:admin|user|owner|unknown|anonymous|\(?unspecified\)?)$", author, re.IGNORECASE):
        author = None
    return Metadata(title=title, author=author)


def _created(reader: PdfReader) -> str | None:
    created = clean(_info(reader, "/CreationDate"))
    return parse_pdf_date(created) if created else None


def drop_running_lines(pages: list[list[str]]) -> list[list[str]]:
    """Return the pages without page numbers and without the lines that stand on the top or bottom of half of them."""
    trimmed = [[" ".join(line.split()) for line in page] for page in pages]
    edges: Counter[str] = Counter()
    for page in trimmed:
        filled = [line for line in page if line]
        edges.update({_running(line) for line in (filled[:_MARGIN] + filled[-_MARGIN:])})
    returning = {line for line, times in edges.items() if line and times > 1 and times >= len(pages) / 2.5}
    kept = []
    for page in trimmed:
        filled_at = [index for index, line in enumerate(page) if line]
        margin = {*filled_at[:_MARGIN], *filled_at[-_MARGIN:]}
        gone = {
            i for i in margin if _PAGE_NUMBER.fullmatch(page[i]) or (len(pages) > 1 and _running(page[i]) in returning)
        }
        kept.append([line for index, line in enumerate(page) if index not in gone])
    return kept


def _running(line: str) -> str:
    """Return what a running line has in common on all pages: its letters."""
    return re.sub(r"[\W\d_]+", " ", line).strip().casefold()


def join_paragraphs(pages: list[list[str]]) -> list[str]:
    """Return the paragraphs that the lines of the pages make.

    A line ends a paragraph where it ends like a sentence and is clearly shorter than the page is wide, or where it
    is a heading; a blank line does too, unless the sentence plainly goes on; a page's end does not by itself.
    """
    lengths = [len(line) for page in pages for line in page if line]
    width = quantiles(lengths, n=10)[8] if len(lengths) > 1 else float(max(lengths, default=0))
    filled = sum(bool(line) for page in pages for line in page)
    spaced = sum(not line for page in pages for line in page) > 0.6 * filled
    words = Counter(re.findall(r"\w+(?:-\w+)?", " ".join(line for page in pages for line in page).casefold()))
    paragraphs: list[str] = []
    current = ""
    last = ""
    for page in pages:
        blank = False
        for line in page:
            if not line:
                blank = not spaced
                continue
            if current and _parts(last, line, width, blank):
                paragraphs.append(current)
                current = ""
            current = _join(current, line, words) if current else line
            last = line
            blank = False
    if current:
        paragraphs.append(current)
    return paragraphs


def _parts(last: str, line: str, width: float, blank: bool) -> bool:
    """Tell whether a paragraph ends between two lines."""
    ended = bool(_ENDED.search(last))
    if _ITEM.match(line) and (ended or blank or len(last) < 0.8 * width):
        return True
    goes_on = line[0].islower() or last[-1] in ",-–;"
    short = len(last) + 1 + len(line.split(" ", 1)[0]) < 0.8 * width
    if blank:
        return ended or not goes_on
    if ended:
        return short
    # A heading: short, and what follows begins anew.
    return short and not goes_on and len(last) < 0.7 * width and line[0].isupper()


def _join(current: str, line: str, words: Counter[str]) -> str:
    """Return two lines as one; a word broken between them is whole again, a compound keeps its hyphen."""
    broken = _BROKEN.search(current)
    if not broken:
        return f"{current} {line}"
    rest = re.match(r"\w+", line)
    if not rest or not line[0].islower():
        return current + line
    first, second = broken.group(1), rest.group()
    whole, compound = (first + second).casefold(), f"{first}-{second}".casefold()
    keeps = words[compound] > words[whole] or first.isupper() or first.isdigit()
    return current + line if keeps and not current.endswith("\u00ad") else current[: broken.end(1)] + line
