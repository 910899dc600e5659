"""What a query found, as plain values and in the formats that people and programs read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import QueryError
from kg.files import csv_line
from kg.ontology import XSD

Value = str | int | float | bool | None
Cell = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple | None


@dataclass(frozen=True, slots=True)
class Result:
    """What a query found.

    `kind` is "select", "ask" or "construct" (DESCRIBE too). For SELECT, `variables` are names without the question mark and `terms` a
    tuple of RDF terms or None a row, in the order of `variables`; for ASK, `answer` is the answer; for CONSTRUCT, `terms` are subject,
    predicate and object, sorted and each once.
    """

    kind: str
    variables: tuple[str, ...] = ()
    terms: tuple[tuple[Cell, ...], ...] = ()
    answer: bool | None = None
    prefixes: Mapping[str, str] | None = None

    @property
    def rows(self) -> list[tuple[Value, ...]]:
        """The rows as plain values: numbers and booleans as such, an IRI or any other literal as its text, unbound as None."""
        if self.kind == "ask":
            return [(self.answer,)]
        return [tuple(map(_plain, row)) for row in self.terms]

    def to_table(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Head and rows as text for people: IRIs shortened by the project's prefixes, unbound as ""."""
        known = sorted((self.prefixes or {}).items(), key=lambda item: -len(item[1]))
        return self._head, [tuple(_short(cell, known) for cell in row) for row in self._cells]

    def to_csv(self) -> str:
        """Head and rows as CSV: text that a spreadsheet would take for a formula gets an apostrophe in front."""
        return csv_line(self._head) + "".join(csv_line(_typed(cell) for cell in row) for row in self._cells)

    def to_tsv(self) -> str:
        """SPARQL 1.1 Query Results TSV: terms as in Turtle, a question mark before each name of the head."""
        lines = ["\t".join(f"?{name}" for name in self._head)]
        lines += ["\t".join("" if cell is None else str(cell) for cell in row) for row in self._cells]
        return "".join(f"{line}\n" for line in lines)

    def to_json(self) -> str:
        """SPARQL 1.1 Query Results JSON; a constructed graph as the bindings of subject, predicate and object."""
        if self.kind == "ask":
            return json.dumps({"head": {}, "boolean": self.answer})
        bindings = [
            {name: _binding(cell) for name, cell in zip(self.variables, row, strict=True) if cell is not None}
            for row in self.terms
        ]
        return json.dumps({"head": {"vars": list(self.variables)}, "results": {"bindings": bindings}})

    def to_turtle(self) -> str:
        """A constructed graph as Turtle. Raises QueryError for the result of another kind of query."""
        return self.to_rdf(ox.RdfFormat.TURTLE).decode()

    def to_rdf(self, format_: ox.RdfFormat) -> bytes:
        """A constructed graph in a format of RDF. Raises QueryError for the result of another kind of query."""
        if self.kind != "construct":
            raise QueryError(f"a {self.kind.upper()} query makes no graph; use CONSTRUCT, or another format")
        made = (ox.Triple(*row) for row in self.terms)  # type: ignore[arg-type]
        return ox.serialize(made, format=format_, prefixes=find_used(self.terms, self.prefixes or {})) or b""

    @property
    def _head(self) -> tuple[str, ...]:
        return ("answer",) if self.kind == "ask" else self.variables

    @property
    def _cells(self) -> tuple[tuple[Cell, ...], ...]:
        return ((ox.Literal(bool(self.answer)),),) if self.kind == "ask" else self.terms


# -- single values -----------------------------------------------------------------------------------------------------

_INTEGERS = {
    XSD + name for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger", "short", "byte")
}
_NUMBERS = {XSD + name for name in ("decimal", "double", "float")}


def _plain(cell: Cell) -> Value:
    if cell is None:
        return None
    if isinstance(cell, ox.Literal):
        type_ = cell.datatype.value
        try:
            if type_ in _INTEGERS:
                return int(cell.value)
            if type_ in _NUMBERS:
                return float(cell.value)
        except ValueError:
            return cell.value
        if type_ == XSD + "boolean" and cell.value in ("true", "1", "false", "0"):
            return cell.value in ("true", "1")
        return cell.value
    return cell.value if isinstance(cell, ox.NamedNode) else str(cell)


def _typed(cell: Cell) -> Value:
    """A cell for CSV: numbers stay numbers there, for only text can be a formula."""
    value = _plain(cell)
    return str(value).lower() if isinstance(value, bool) else value


def _short(cell: Cell, known: list[tuple[str, str]]) -> str:
    if cell is None:
        return ""
    if isinstance(cell, ox.NamedNode):
        for name, space in known:
            if cell.value.startswith(space) and re.fullmatch("[A-Za-z0-9_-]+", cell.value[len(space) :]):
                return f"{name}:{cell.value[len(space) :]}"
        return cell.value
    return cell.value if isinstance(cell, ox.Literal) else str(cell)


def _binding(cell: Cell) -> dict[str, object]:
    if isinstance(cell, ox.Literal):
        made: dict[str, object] = {"type": "literal", "value": cell.value}
        if cell.language:
            made["xml:lang"] = cell.language
        elif cell.datatype.value != XSD + "string":
            made["datatype"] = cell.datatype.value
        return made
    if isinstance(cell, ox.Triple):
        parts = {"subject": cell.subject, "predicate": cell.predicate, "object": cell.object}
        return {"type": "triple", "value": {name: _binding(part) for name, part in parts.items()}}
    if isinstance(cell, ox.BlankNode):
        return {"type": "bnode", "value": cell.value}
    return {"type": "uri", "value": cell.value if cell is not None else ""}


def find_used(rows: Iterable[tuple[Cell, ...]], known: Mapping[str, str]) -> dict[str, str]:
    """Those of the known prefixes that an IRI of the rows begins with, so that a few triples do not come with a page of prefixes."""
    left, found = dict(known), {}
    for row in rows:
        for cell in row:
            iri = cell.datatype.value if isinstance(cell, ox.Literal) else str(cell)[1:]
            for name in [name for name, space in left.items() if iri.startswith(space)]:
                found[name] = left.pop(name)
    return {name: found[name] for name in known if name in found}
