"""Text to compact statements, one string each, so that a test can hold all that a sentence says on a few lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest

from kg import extraction, resolution
from kg.language import parse
from kg.model import Block, Document, Extraction, ParsedDocument, Participant, Statement
from kg.ontology import Ontology

_PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=\s*\n[ \t]*\n|\s*\Z)", re.DOTALL)
NOBODY = "_"


def document(text: str, *, published: str | None = None, name: str = "text", headline: bool = False) -> Document:
    """Make a document whose blocks are the stretches between blank lines."""
    kind = "heading" if headline else "paragraph"
    blocks = tuple(Block(found.start(), found.end(), kind) for found in _PARAGRAPH.finditer(text))
    return Document(name, text, blocks, published=published)


@dataclass(frozen=True)
class Reader:
    """Reads short texts with one pipeline and one ontology."""

    pipeline: Any
    ontology: Ontology

    def parse(self, text: str, **options: Any) -> ParsedDocument:
        return next(iter(parse([document(text, **options)], self.pipeline)))

    def extract(self, text: str, **options: Any) -> Extraction:
        return extraction.extract(self.parse(text, **options), self.ontology)

    def statements(self, text: str, **options: Any) -> list[Statement]:
        parsed = self.parse(text, **options)
        return resolution.resolve(parsed, extraction.extract(parsed, self.ontology), self.ontology)

    def __call__(self, text: str, **options: Any) -> list[str]:
        """Return the statements of a text in text order, as `show` writes them."""
        return [show(statement) for statement in self.statements(text, **options)]


def show(s: Statement) -> str:
    """Write a statement as "actor — action — target [what differs from a plain fact]"; "_" stands for nobody."""
    more = [", ".join(part for part in (s.polarity, s.modality) if part not in ("affirmed", "actual"))]
    more.append(f"source: {' < '.join(one.label for one in s.source)}" if s.source else "")
    more.append(s.time or "")
    more.append(f"at {s.place.label}" if s.place else "")
    more.append(f"theme: {s.theme.label}" if s.theme else "")
    more.append("both ways" if s.reciprocal else "")
    said = "; ".join(part for part in more if part)
    return f"{_label(s.actor)} — {s.action.label} — {_label(s.target)}" + (f" [{said}]" if said else "")


def _label(one: Participant | None) -> str:
    return one.label if one else NOBODY


def case(name: str, text: str, *expected: str, wrong: str = "", **options: Any) -> Any:
    """Make a test case of a text and the statements it makes.

    `options` go to `document`; `wrong` says why the program does not yet read the text so.
    """
    marks = [pytest.mark.xfail(strict=True, reason=wrong)] if wrong else []
    return pytest.param(text, options, list(expected), id=name, marks=marks)
