"""A query in SPARQL: what it finds in a folder, a file or a store, in any format, and what is wrong with it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import QueryError
from kg.ontology import DEFAULT_BASE, prefixes
from kg.store import disk
from kg.store.loading import load
from kg.store.results import Result

# SERVICE with what has to follow it, white space and comments between; it may hit a comment or a text as well, which is the safe side
_GAP = r"(?:[ \t\r\n]|#[^\r\n]*[\r\n])*"
_SERVICE = re.compile(
    rf"SERVICE{_GAP}(?:SILENT{_GAP})?(?:<[^<>]*>|[?$]\w+|[^\s<>{{}}\"'?$:]*:[^\s{{}}<>\"]*){_GAP}\{{", re.IGNORECASE
)
# variables and the ends of names (wasDerivedFrom) are read over; keywords need no space behind them
_NAMED = re.compile(r"[?$]\w+|:[\w-]+|(GRAPH|FROM)", re.IGNORECASE)
_COMMENT = re.compile(r"^[ \t]*#.*$", re.MULTILINE)
_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_MOST_SHOWN = 100  # characters of a line of the query, where it went wrong

_RESULTS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "tsv": ox.QueryResultsFormat.TSV,
}
_GRAPHS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "xml": ox.RdfFormat.RDF_XML,
}
FORMATS = ("csv", "tsv", "json", "xml", "turtle", "ntriples", "jsonld")
"""The formats that `answer` knows; the last three, and RDF/XML for xml, are those of a constructed graph."""


def query(
    source: str | os.PathLike[str] | ox.Store,
    sparql: str,
    *,
    base: str = DEFAULT_BASE,
    union: bool = True,
) -> Result:
    """What a SPARQL query finds in a built output folder, an RDF file or a store, with the project's prefixes declared.

    `base` is where the prefixes of instances (actor:, document: …) point. With `union`, patterns outside GRAPH see the triples of all
    graphs, each once; without it, only those of the file's default graph; a store is asked as it is. Raises InputError where the source
    cannot be read, and QueryError with line and column where the query cannot be parsed, or where it is one that would change data or
    reach out.
    """
    return _gather(_run(source, sparql, base, union), sparql, base)


def answer(
    source: str | os.PathLike[str] | ox.Store, sparql: str, form: str, *, base: str = DEFAULT_BASE, union: bool = True
) -> bytes:
    """The same, written in one of `FORMATS` by Oxigraph's own serializers, except for CSV, which no spreadsheet takes for a formula.

    Raises QueryError also where the format does not suit the kind of query.
    """
    return answer_as(source, sparql, form, form, base=base, union=union)[1]


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query sees instead of all: IRIs of those that together are its default graph, and of those for GRAPH."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def answer_as(
    source: str | os.PathLike[str] | ox.Store,
    sparql: str,
    rows: str,
    graph: str,
    *,
    base: str = DEFAULT_BASE,
    union: bool = True,
    dataset: Dataset | None = None,
) -> tuple[bool, bytes]:
    """Whether the answer is a graph, and the answer: in the format `graph` where it is one, else in the format `rows`.

    A `dataset` takes the place of what FROM and FROM NAMED say.
    """
    found = _run(source, sparql, base, union, dataset)
    is_graph = isinstance(found, ox.QueryTriples)
    form = graph if is_graph else rows
    with _explaining(sparql, prefixes(base)):
        if form in _RESULTS and not isinstance(found, ox.QueryTriples):
            return is_graph, found.serialize(format=_RESULTS[form]) or b""
    return is_graph, write(_gather(found, sparql, base), form)


def write(result: Result, form: str) -> bytes:
    """A result in one of `FORMATS`. Raises QueryError where the format does not suit the kind of query."""
    if form == "csv":
        return result.to_csv().encode("utf-8", "replace")
    if result.kind != "construct" and form in _RESULTS:
        rows = ox.parse_query_results(result.to_json(), ox.QueryResultsFormat.JSON)
        return rows.serialize(format=_RESULTS[form]) or b""
    if form in _GRAPHS:
        return result.to_rdf(_GRAPHS[form])
    if form == "json":
        return result.to_json().encode()
    return result.to_tsv().encode("utf-8", "replace")


def _gather(found: ox.QueryBoolean | ox.QuerySolutions | ox.QueryTriples, sparql: str, base: str) -> Result:
    known = prefixes(base)
    with _explaining(sparql, known):
        if isinstance(found, ox.QueryBoolean):
            return Result("ask", answer=bool(found), prefixes=known)
        if isinstance(found, ox.QueryTriples):
            made = sorted({(str(t), (t.subject, t.predicate, t.object)) for t in found}, key=lambda pair: pair[0])
            return Result("construct", ("subject", "predicate", "object"), tuple(t for _, t in made), prefixes=known)
        names = tuple(variable.value for variable in found.variables)
        return Result("select", names, tuple(tuple(row) for row in found), prefixes=known)


def _run(
    source: str | os.PathLike[str] | ox.Store, sparql: str, base: str, union: bool, dataset: Dataset | None = None
) -> ox.QueryBoolean | ox.QuerySolutions | ox.QueryTriples:
    known = prefixes(base)
    hit = _SERVICE.search(sparql)
    if hit is not None:
        raise _misplaced(
            sparql,
            hit.start(),
            "SERVICE is refused, for it would send data to another machine; ask for what is in the graph alone",
        )
    with _explaining(sparql, known):
        ox.Store().query(sparql, prefixes=known)  # what is wrong with a query shows before a graph is loaded for it
    if isinstance(source, ox.Store):
        store = source
    elif union:
        store = open_graph(source, sparql if dataset is None else "GRAPH")
    else:
        store = load(source, union=False)
    with _explaining(sparql, known):
        if dataset is None:
            return store.query(sparql, prefixes=known)
        default, named = ([ox.NamedNode(iri) for iri in iris] for iris in (dataset.default, dataset.named))
        if len(default) > 1:  # what stands in several of them is one triple, but Oxigraph would count it as often
            merged = _merge(store, default, named)
            return merged.query(sparql, prefixes=known, default_graph=ox.DefaultGraph(), named_graphs=[*named])
        return store.query(sparql, prefixes=known, default_graph=[*default], named_graphs=[*named])


def _merge(store: ox.Store, default: list[ox.NamedNode], named: list[ox.NamedNode]) -> ox.Store:
    """A store in memory of some graphs, of which some are merged to its default graph."""
    made = ox.Store()
    for graph in default:
        made.extend(ox.Quad(q.subject, q.predicate, q.object) for q in store.quads_for_pattern(None, None, None, graph))
    for graph in named:
        made.extend(store.quads_for_pattern(None, None, None, graph))
    return made


def _names_graphs(sparql: str) -> bool:
    # a query that tells no graph from another finds the same in the Turtle, which loads in half the time and memory
    told = sparql if '"""' in sparql or "'''" in sparql else _COMMENT.sub("", sparql)
    return any(hit[1] for hit in _NAMED.finditer(told))


def open_graph(source: str | os.PathLike[str], sparql: str = "GRAPH") -> ox.Store:
    """The store that a query of a folder or file asks: in memory where that is small, otherwise on disk. Raises InputError."""
    return disk.open_graph(Path(source), named=_names_graphs(sparql))


def is_ready(source: str | os.PathLike[str], sparql: str) -> bool:
    """Whether a query is answered at once: the folder is small, or its store on disk is made. Raises InputError."""
    return disk.is_ready(Path(source), named=_names_graphs(sparql))


def make_ready(source: str | os.PathLike[str], sparql: str = "") -> None:
    """Make the store on disk that a query of a large folder needs. Raises InputError."""
    disk.make_ready(Path(source), named=_names_graphs(sparql))


def find_table(source: str | os.PathLike[str]) -> Path | None:
    """The table of a large folder's statements, where its store has one. Raises InputError."""
    return disk.find_table(Path(source))


def find_base(source: str | os.PathLike[str]) -> str:
    """The base IRI that a folder was built with, as its report.json tells; the default where it does not."""
    try:
        told = json.loads((Path(source) / "report.json").read_text("utf-8"))["base"]
    except (OSError, ValueError, KeyError, TypeError):
        return DEFAULT_BASE
    return told if isinstance(told, str) else DEFAULT_BASE


# -- what is wrong -----------------------------------------------------------------------------------------------------


@contextmanager
def _explaining(sparql: str, known: Mapping[str, str]) -> Iterator[None]:
    try:
        yield
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
        return _misplaced(sparql, begin, "updates are refused; write SELECT, ASK, CONSTRUCT or DESCRIBE")
    place = _PLACE.match(str(error))
    if place is None:
        return QueryError(f"the query cannot be parsed: {error}; correct it and try again")
    line, column, expected = int(place[1]), int(place[2]), place[3]
    # the parser lists every sign that could stand there; where it stopped tells people more
    near = _line(sparql, line)[max(0, column - 1) :].strip()[:30]
    if "Prefix not found" in expected:
        used = set(re.findall(r"(?<![\w<?$:/])([A-Za-z][\w.-]*):", sparql)) - known.keys()
        used -= set(re.findall(r"PREFIX\s+([\w.-]+):", sparql, re.IGNORECASE))
        what = f"undeclared prefix {', '.join(sorted(used))}" if used else "undeclared prefix"
        what = f"{what}; declare it with PREFIX, or use one of {', '.join(sorted(known))}"
    elif "unbound" in expected:
        what = "SELECT names a variable that is not grouped by; add it to GROUP BY, or aggregate it"
    elif not near and all(sparql.count(begin) == sparql.count(end) for begin, end in ("{}", "()")):
        # the parser takes back what it has read of a pattern that fails, but not the white space after it
        line, column = _last_place(sparql, line, column)
        what = "not SPARQL before this place; is a . or a ; missing between two patterns?"
    elif not near:
        what = "the query ends too early; is a }, a ) or a quotation mark missing?"
    else:
        what = f"not SPARQL before “{near}”; correct it and try again"
    return _place(sparql, line, column, what)


def _last_place(sparql: str, line: int, column: int) -> tuple[int, int]:
    """Line and column behind the last sign before a place that is not white space."""
    before = "\n".join([*sparql.split("\n")[: line - 1], _line(sparql, line)[: column - 1]]).rstrip()
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _misplaced(sparql: str, index: int, what: str) -> QueryError:
    return _place(sparql, sparql.count("\n", 0, index) + 1, index - sparql.rfind("\n", 0, index), what)


def _place(sparql: str, line: int, column: int, what: str) -> QueryError:
    text = _line(sparql, line)
    at = max(0, min(column - 1, len(text)))
    begin = max(0, at - _MOST_SHOWN // 2) if len(text) > _MOST_SHOWN else 0
    shown = "".join(c if c.isprintable() else " " for c in text[begin : begin + _MOST_SHOWN])
    excerpt = f"{line:>5} | {shown.rstrip()}\n{'':>5} | {'':>{at - begin}}^"
    return QueryError(f"line {line}, column {column}: {what}", excerpt)


def _line(sparql: str, line: int) -> str:
    lines = sparql.split("\n")
    return lines[min(line, len(lines)) - 1]
