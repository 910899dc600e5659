"""A piece is a stretch of text that is either read as a block or left out for a reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kg.model import Block

BlockKind = Literal["paragraph", "heading", "item"]


@dataclass(slots=True)
class Piece:
    """A trimmed, non-empty stretch `[begin, end)` of a text; `omitted` says why it is not read, "" that it is."""

    begin: int
    end: int
    kind: BlockKind = "paragraph"
    omitted: str = ""


def trim(text: str, begin: int, end: int) -> tuple[int, int]:
    """Return the bounds without the white space at both ends; equal bounds where nothing else is there."""
    body = text[begin:end]
    left = len(body) - len(body.lstrip())
    return (begin + left, begin + left + len(body.strip())) if left < len(body) else (begin, begin)


def blocks(pieces: Iterable[Piece]) -> tuple[Block, ...]:
    """Return the blocks of the pieces that are read."""
    return tuple(Block(piece.begin, piece.end, piece.kind) for piece in pieces if not piece.omitted)
