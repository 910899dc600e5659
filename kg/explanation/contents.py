"""What an explanation holds: plain frozen dataclasses, so that `dataclasses.asdict` makes JSON of it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.trace import Repair
from kg.model import Statement


@dataclass(frozen=True, slots=True)
class Token:
    """A token as the rules read it, after the repairs; `head` is the index of the token that it hangs on, its own at the root."""

    index: int
    word: str
    lemma: str
    tag: str
    dependency: str
    head: int
    entity: str


@dataclass(frozen=True, slots=True)
class ClauseStory:
    """What became of one predicate: `gates` passed from the sentence inwards and the `rule` that fired, or why it was held back."""

    text: str
    begin: int
    end: int
    gates: tuple[str, ...] = ()
    rule: str = ""
    held_back: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who was weighed for a mention; a higher weight serves better."""

    label: str
    iri: str
    weight: float


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whom a mention stands for (labels and IRIs; none where nobody can know), how sure that is, and on what ground."""

    text: str
    begin: int
    end: int
    form: str
    role: str
    labels: tuple[str, ...]
    iris: tuple[str, ...]
    sure: float
    ground: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its IRI and the triples that are written for it, as Turtle; `fact` tells whether it is an edge of the graph."""

    iri: str
    statement: Statement
    fact: bool
    turtle: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The life of sentence `number` (from 1) of a document; the dates in it are pairs of text and EDTF value."""

    document: str
    number: int
    begin: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    dates: tuple[tuple[str, str], ...]
    repairs: tuple[Repair, ...]
    clauses: tuple[ClauseStory, ...]
    participants: tuple[Chosen, ...]
    statements: tuple[Said, ...]
