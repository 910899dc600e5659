"""Markdown: its text as it is, its markup out of the blocks as far as whole lines go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from kg.documents.boilerplate import mark_omissions
from kg.documents.metadata import Metadata, clean, make_document, read_front_matter
from kg.documents.paragraphs import split_paragraphs
from kg.documents.pieces import Piece, blocks, trim
from kg.documents.plain import decode, load
from kg.errors import Problem
from kg.model import Document

_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-{2,})\s*$")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\]]+\]:\s*\S+")
_IMAGE = re.compile(r"\s*(?:\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?\s*)+$")
_TABLE = re.compile(r"\s*\|.*|[ \t|:-]*-{3,}[ \t|:-]*\|[ \t|:-]*$")
_HTML_LINE = re.compile(r"\s*</?[A-Za-z][^>]*>\s*$|\s*<!--.*-->\s*$|\s*\{[%{].*[%}]\}\s*$")
_QUOTE = re.compile(r"[ ]{0,3}(?:>[ ]?)+")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")


def read_markdown(stream: BinaryIO, name: str, path: str) -> Iterator[Document | Problem]:
    """Yield the document of a Markdown file; its text is exactly the file's, markup included."""
    text = decode(load(stream, path), path)
    front, begin = read_front_matter(text)
    pieces = split_markdown(text, begin)
    known = front
    if not known.title:
        first = next((piece for piece in pieces if not piece.omitted), None)
        if first is not None and first.kind == "heading":
            title = clean(_LINK.sub(r"\1", text[first.begin : first.end]).strip("*_ "))
            known = known.over(Metadata(title=title))
    found = mark_omissions(text, pieces, known)
    yield make_document(name, path, text, blocks(pieces), found)


def split_markdown(text: str, begin: int = 0) -> list[Piece]:
    """Return the pieces of a Markdown text; lines that are only markup are in none of them."""
    pieces: list[Piece] = []
    run_begin = run_end = begin
    offset = begin
    fence = ""
    comment = False
    lines = text[begin:].splitlines(keepends=True)

    def close() -> None:
        if run_begin < run_end:
            _add(text, run_begin, run_end, pieces)

    for index, line in enumerate(lines):
        end = offset + len(line)
        bare = line.rstrip()
        opened = _FENCE.match(line)
        markup = True
        if comment:
            comment = "-->" not in line
        elif fence:
            if opened and opened.group(1).startswith(fence) and not bare.strip(" `~"):
                fence = ""
        elif opened:
            fence = opened.group(1)
        elif bare.lstrip().startswith("<!--") and "-->" not in line:
            comment = True
        elif heading := _HEADING.match(bare):
            close()
            run_begin = run_end = end
            first, last = trim(text, offset + heading.start(1), offset + heading.end(1))
            if first < last:
                pieces.append(Piece(first, last, "heading"))
        elif (
            index
            and _UNDERLINE.match(bare)
            and run_end > run_begin
            and run_end == offset
            and _is_one_line(text[run_begin:run_end])
        ):
            first, last = trim(text, run_begin, run_end)
            pieces.append(Piece(first, last, "heading"))
            run_begin = run_end = end
        elif not any(pattern.match(bare) for pattern in (_RULE, _DEFINITION, _IMAGE, _TABLE, _HTML_LINE)):
            markup = False
        quoted = _QUOTE.match(line)
        if markup or not bare or not bare.lstrip("> \t") or _ITEM.match(line) or quoted:
            close()
            run_begin = run_end = end if markup or not bare else offset + (quoted.end() if quoted else 0)
        if not markup and bare:
            run_end = end
        offset = end
    close()
    return pieces


def _is_one_line(text: str) -> bool:
    return len(text.strip().splitlines()) == 1


def _add(text: str, begin: int, end: int, pieces: list[Piece]) -> None:
    """Append the pieces of a stretch that holds no markup lines."""
    item = _ITEM.match(text, begin, end)
    if item:
        first, last = trim(text, item.end(), end)
        if first < last:
            pieces.append(Piece(first, last, "item"))
        return
    pieces.extend(split_paragraphs(text, begin, end))
