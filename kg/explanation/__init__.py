"""The life of a sentence: tokens, repairs, clauses, participants and the triples written, as plain data and as text."""

from __future__ import annotations

from kg.explanation.contents import Candidate, Chosen, ClauseStory, Explanation, Said, Token
from kg.explanation.telling import to_json, to_text
from kg.explanation.tracing import explain, make_text_document

__all__ = [
    "Candidate",
    "Chosen",
    "ClauseStory",
    "Explanation",
    "Said",
    "Token",
    "explain",
    "make_text_document",
    "to_json",
    "to_text",
]
