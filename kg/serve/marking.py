"""Texts with their mentions marked: a text cut where mentions begin and end, so that those which overlap can be shown, too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text mentions what: `role` is that in the statement, offsets are those of the document."""

    role: str
    begin: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text with the roles of what it mentions ("" for none) and the page of the shortest mention there."""

    text: str
    roles: str = ""
    url: str = ""


def mark(text: str, begin: int, mentions: Iterable[Mention]) -> tuple[Segment, ...]:
    """Cut a text that stands at `begin` in its document by the mentions within it; the pieces together are the text.

    >>> [s.text for s in mark("Norway met Chile.", 10, [Mention("actor", 10, 16, "/n"), Mention("action", 17, 20, "/s")])]
    ['Norway', ' ', 'met', ' Chile.']
    """
    inside = [m for m in mentions if begin <= m.begin < m.end <= begin + len(text)]
    cuts = sorted({begin, begin + len(text), *(m.begin for m in inside), *(m.end for m in inside)})
    made = []
    for start, stop in pairwise(cuts):
        over = sorted(
            (m for m in inside if m.begin <= start and stop <= m.end), key=lambda m: (m.end - m.begin, m.role)
        )
        roles = " ".join(sorted({m.role for m in over}))
        made.append(Segment(text[start - begin : stop - begin], roles, over[0].url if over else ""))
    return tuple(made)
