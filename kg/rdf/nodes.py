"""IRIs and literals as Oxigraph's terms, checked so that every reader of every syntax reads the same."""

from __future__ import annotations

import re

import pyoxigraph as ox

from kg.errors import InputError
from kg.files import encode
from kg.ontology import XSD, prefixes

MOST = 100_000  # IRIs that are kept made at a time


class Nodes:
    """Named nodes by IRI, each checked when it is first made."""

    def __init__(self, base: str) -> None:
        self._namespaces = sorted(prefixes(base).values(), key=len, reverse=True)
        self._made: dict[str, ox.NamedNode] = {}

    def __call__(self, iri: str) -> ox.NamedNode:
        """Return the node of an IRI. Raises InputError for one that is not absolute, or that a prefix would cut into what must be escaped."""
        found = self._made.get(iri)
        if found is None:
            space = next((space for space in self._namespaces if iri.startswith(space)), None)
            if space is not None and not re.fullmatch("[A-Za-z0-9_][A-Za-z0-9_-]*", iri[len(space) :]):
                raise InputError(
                    f"the IRI <{iri}> must end in letters, digits, - and _ alone after {space}; "
                    "change it in the statements, or leave it out to have one made"
                )
            if len(self._made) >= MOST:
                self._made.clear()
            try:
                found = self._made[iri] = ox.NamedNode(iri)
            except ValueError as error:
                raise InputError(f"<{iri}> is no absolute IRI ({error}); correct it in the statements") from error
        return found


def decimal(value: float) -> ox.Literal:
    """Return a number with one to three decimals."""
    digits = f"{value:.3f}".rstrip("0")
    return ox.Literal(digits + "0" if digits.endswith(".") else digits, datatype=ox.NamedNode(XSD + "decimal"))


# Raptor cuts a text at U+0000 and refuses a file for the others; Jena warns of U+FFFD, so each becomes "symbol for substitute"
_UNREADABLE = re.compile("[\x00\ufffe\uffff]")
_SUBSTITUTE = "\u2426"


def text(value: str, language: str | None = None) -> ox.Literal:
    """Return a text as a literal that every reader takes."""
    readable = _UNREADABLE.sub(_SUBSTITUTE, value)
    try:
        return ox.Literal(readable, language=language)
    except ValueError:
        return ox.Literal(clean(readable), language=language)


def clean(value: str) -> str:
    """Return a text without lone surrogates."""
    return encode(value).decode()
