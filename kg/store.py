"""Oxigraph over a built graph: load it, ask it in SPARQL, get tables.

Queries only read: updates are no queries to Oxigraph, and SERVICE, which would send parts of the graph to another machine, is
refused. Oxigraph cannot be interrupted, so there is no time limit here; who needs one runs the query in a process of its own.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError, QueryError
from kg.files import csv_line
from kg.ontology import DEFAULT_BASE, XSD, prefixes

FILES = ("graph.nq", "graph.ttl")  # what a build writes, the better one first

Value = str | int | float | bool | None
Cell = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple | None

# SERVICE with what has to follow it, white space and comments between; it may hit a comment or a text as well, which is the safe side
_GAP = r"(?:[ \t\r\n]|#[^\r\n]*[\r\n])*"
_SERVICE = re.compile(
    rf"SERVICE{_GAP}(?:SILENT{_GAP})?(?:<[^<>]*>|[?$]\w+|[^\s<>{{}}\"'?$:]*:[^\s{{}}<>\"]*){_GAP}\{{", re.IGNORECASE
)
_NAMED = re.compile("GRAPH|FROM", re.IGNORECASE)
_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)


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
        if self.kind != "construct":
            raise QueryError(f"a {self.kind.upper()} query makes no graph; use CONSTRUCT, or another format")
        made = (ox.Triple(*row) for row in self.terms)  # type: ignore[arg-type]
        data = ox.serialize(made, format=ox.RdfFormat.TURTLE, prefixes=dict(self.prefixes or {}))
        return (data or b"").decode()

    @property
    def _head(self) -> tuple[str, ...]:
        return ("answer",) if self.kind == "ask" else self.variables

    @property
    def _cells(self) -> tuple[tuple[Cell, ...], ...]:
        return ((ox.Literal(bool(self.answer)),),) if self.kind == "ask" else self.terms


def load(source: str | os.PathLike[str], *, union: bool = True) -> ox.Store:
    """An Oxigraph store in memory of a built output folder (its graph.nq, else its graph.ttl), or of one RDF file.

    With `union`, the default graph holds all that any graph holds, each triple once; without it, only what the file puts there.
    Raises InputError where there is no such file or it cannot be parsed.
    """
    path = Path(source)
    if path.is_dir():
        found = next((path / name for name in FILES if (path / name).is_file()), None)
        if found is None:
            raise InputError(f"{path}: holds neither {' nor '.join(FILES)}; give a folder that a build has written")
        path = found
    if not path.is_file():
        raise InputError(f"{path}: no such file or folder; give a folder that a build has written, or an RDF file")
    format_ = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
    if format_ is None:
        raise InputError(f"{path}: not an RDF file by its ending; give one that ends in .ttl, .nq, .nt, .trig or .rdf")
    store = ox.Store()
    try:
        store.load(path=path, format=format_)
        if union and format_.supports_datasets:
            store.extend(map(_in_default_graph, ox.parse(path=path, format=format_)))
    except SyntaxError as error:
        raise InputError(f"{path}, line {error.lineno or 1}: not valid RDF: {error.msg}; build it anew") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    return store


def load_triples(triples: Iterable[ox.Triple | ox.Quad]) -> ox.Store:
    """An Oxigraph store in memory of triples, or of quads, all of which its default graph holds too."""
    store = ox.Store()
    store.extend(quad for item in triples for quad in _with_default_graph(item))
    return store


def _with_default_graph(item: ox.Triple | ox.Quad) -> Iterator[ox.Quad]:
    # Oxigraph's own union of graphs gives a triple as often as there are graphs that hold it: counts would be wrong
    yield _in_default_graph(item)
    if isinstance(item, ox.Quad) and not isinstance(item.graph_name, ox.DefaultGraph):
        yield item


def _in_default_graph(item: ox.Triple | ox.Quad) -> ox.Quad:
    return ox.Quad(item.subject, item.predicate, item.object)


def query(
    source: str | os.PathLike[str] | ox.Store,
    sparql: str,
    *,
    base: str = DEFAULT_BASE,
    union: bool = True,
) -> Result:
    """What a SPARQL query finds in a built output folder, an RDF file or a store, with the project's prefixes declared.

    `base` is where the prefixes of instances (actor:, document: …) point. With `union`, patterns outside GRAPH see the triples of all
    graphs, each once; without it, only those of the file's default graph; a store is asked as it is. Raises InputError where the source cannot be read, and QueryError with line and column where the
    query cannot be parsed, or where it is one that would change data or reach out.
    """
    hit = _SERVICE.search(sparql)
    if hit is not None:
        raise QueryError(
            f"{_position(sparql, hit.start())}: SERVICE is refused, for it would send data to another machine; "
            "ask for what is in the graph alone"
        )
    if isinstance(source, ox.Store):
        store = source
    else:
        turtle = Path(source) / "graph.ttl"
        # a query that tells no graph from another finds the same in the Turtle, which loads in half the time and memory
        store = load(turtle if union and not _NAMED.search(sparql) and turtle.is_file() else source, union=union)
    known = prefixes(base)
    try:
        found = store.query(sparql, prefixes=known)
        if isinstance(found, ox.QueryBoolean):
            return Result("ask", answer=bool(found), prefixes=known)
        if isinstance(found, ox.QueryTriples):
            made = sorted({(str(t), (t.subject, t.predicate, t.object)) for t in found}, key=lambda pair: pair[0])
            return Result("construct", ("subject", "predicate", "object"), tuple(t for _, t in made), prefixes=known)
        names = tuple(variable.value for variable in found.variables)
        return Result("select", names, tuple(tuple(row) for row in found), prefixes=known)
    except SyntaxError as error:
        raise _explain(sparql, error, known) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query cannot be run: {error}; leave that part out") from error


_UPDATE = re.compile(r"\s*(?:INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b", re.IGNORECASE)
_PROLOGUE = re.compile(r"(?:\s|#[^\n]*\n|(?:BASE|PREFIX\s+[\w.-]*:)\s*<[^>]*>)*", re.IGNORECASE)


def _explain(sparql: str, error: SyntaxError, known: Mapping[str, str]) -> QueryError:
    start = _PROLOGUE.match(sparql)
    begin = start.end() if start else 0
    if _UPDATE.match(sparql, begin):
        return QueryError(f"{_position(sparql, begin)}: updates are refused; write SELECT, ASK, CONSTRUCT or DESCRIBE")
    place = _PLACE.match(str(error))
    if place is None:
        return QueryError(f"the query cannot be parsed: {error}; correct it and try again")
    line, column, expected = int(place[1]), int(place[2]), place[3]
    where = f"line {line}, column {column}"
    # the parser lists every sign that could stand there; where it stopped tells people more
    lines = sparql.splitlines() or [""]
    near = lines[min(line, len(lines)) - 1][max(0, column - 1) :].strip()[:30]
    if "Prefix not found" in expected:
        used = set(re.findall(r"(?<![\w<?$:/])([A-Za-z][\w.-]*):", sparql)) - known.keys()
        used -= set(re.findall(r"PREFIX\s+([\w.-]+):", sparql, re.IGNORECASE))
        what = f"undeclared prefix {', '.join(sorted(used))}" if used else "undeclared prefix"
        return QueryError(f"{where}: {what}; declare it with PREFIX, or use one of {', '.join(sorted(known))}")
    if "unbound" in expected:
        return QueryError(
            f"{where}: SELECT names a variable that is not grouped by; add it to GROUP BY, or aggregate it"
        )
    if not near:
        return QueryError(f"{where}: the query ends too early; is a }}, a ) or a quotation mark missing?")
    return QueryError(f"{where}: not SPARQL before “{near}”; correct it and try again")


def _position(text: str, index: int) -> str:
    return f"line {text.count(chr(10), 0, index) + 1}, column {index - text.rfind(chr(10), 0, index)}"


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
