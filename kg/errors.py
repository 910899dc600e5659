"""What can go wrong, told so that a reader knows what, where and what to do next."""

from __future__ import annotations

from dataclasses import dataclass


class KgError(Exception):
    """Any failure that kgwright foresees; the message names the place and the remedy."""


class InputError(KgError):
    """A document, statement file or option that cannot be used."""


class OntologyError(KgError):
    """An ontology folder that cannot be read or contradicts itself."""


class PipelineError(KgError):
    """A spaCy pipeline that is missing or lacks what the rules need."""


class QueryError(KgError):
    """A SPARQL query that cannot be parsed or run; `excerpt` is its line with a caret under the place, "" where none is known."""

    def __init__(self, message: str, excerpt: str = "") -> None:
        super().__init__(message, excerpt)
        self.excerpt = excerpt

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that went wrong with one input and did not stop the rest.

    `input` is the path or document name as the user gave it, `what` one clear sentence, `remedy` what to do.
    """

    input: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        text = f"{self.input}: {self.what}"
        return f"{text}; {self.remedy}" if self.remedy else text


def summary_of(error: Exception) -> str:
    """What a library's error says, on one line of at most 100 characters; its type where it says nothing."""
    return " ".join(str(error).split())[:100] or type(error).__name__
