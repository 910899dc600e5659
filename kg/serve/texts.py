"""The texts of documents, where their files are at hand, and a page's view of them: paragraphs with their statements beside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.serve.contents import StatementView
from kg.serve.marking import Segment, mark


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or sentence of a document, marked, with the statements that it makes."""

    begin: int
    segments: tuple[Segment, ...]
    statements: tuple[StatementView, ...]


def read_texts(inputs: Sequence[str]) -> dict[str, str]:
    """The texts of files and folders by the names of their documents; what cannot be read is left out."""
    from kg import documents
    from kg.model import Document

    return {one.name: one.text for one in documents.read(list(inputs)) if isinstance(one, Document)}


def make_passages(statements: Iterable[StatementView], text: str | None = None) -> list[Passage]:
    """A document's passages: the paragraphs of its text where that is given and is what the statements quote, else their sentences."""
    known = list(statements)
    if text is not None and all(text[s.begin : s.end] == s.sentence or not s.sentence for s in known):
        return [_passage(text[b:e], b, [s for s in known if b <= s.begin < e]) for b, e in _paragraphs(text, known)]
    sentences = sorted({(s.begin, s.end, s.sentence) for s in known})
    return [_passage(quote, b, [s for s in known if (s.begin, s.end) == (b, e)]) for b, e, quote in sentences]


def _passage(text: str, begin: int, statements: list[StatementView]) -> Passage:
    mentions = {m for s in statements for m in s.mentions if m.role in ("actor", "action", "target")}
    return Passage(
        begin, mark(text, begin, sorted(mentions, key=lambda m: (m.begin, m.end, m.role, m.url))), tuple(statements)
    )


def _paragraphs(text: str, statements: list[StatementView]) -> list[tuple[int, int]]:
    """Where paragraphs begin and end: at empty lines, but never within a sentence that makes a statement."""
    cuts = [m.end() for m in re.finditer(r"\n[ \t\r]*\n+", text)]
    kept = [cut for cut in cuts if not any(s.begin < cut < s.end for s in statements)]
    ends = [*kept, len(text)]
    pairs = [(b, b + len(text[b:e].rstrip())) for b, e in zip([0, *kept], ends, strict=True)]
    return [(b, e) for b, e in pairs if b < e]
