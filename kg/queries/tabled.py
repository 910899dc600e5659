"""Canned queries answered from the table of statements: the same rows as the SPARQL finds, in a fraction of the time.

A query NAME.rq that goes through a whole graph may have a file NAME.sql beside it, which puts the same question to the table that a large
graph's store comes with (`kg.store.table`). Its first line tells the columns and their types:

    -- columns: who en, whom en, statements integer, first text, share decimal, statement iri

Parameters stand in it as :actor, and the number of rows as :limit; what stands in [brackets] is left out where a parameter that is named
there has no value.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Mapping
from decimal import Decimal

import pyoxigraph as ox

from kg.ontology import XSD
from kg.queries.binding import Term, find_values
from kg.queries.library import CannedQuery
from kg.store import Cell, Result, find_table, open_table

_COLUMNS = re.compile(r"-- columns: (.*)")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_PLACE = re.compile(r"(?<!:):([a-z]+)")
_TERMS: dict[str, Callable[[str], Cell]] = {
    "en": lambda value: ox.Literal(value, language="en"),
    "text": ox.Literal,
    "integer": lambda value: ox.Literal(int(value)),
    "decimal": lambda value: ox.Literal(
        f"{Decimal(repr(value)).normalize():f}", datatype=ox.NamedNode(XSD + "decimal")
    ),
    "iri": ox.NamedNode,
}


def answer_from_table(
    source: str | os.PathLike[str],
    canned: CannedQuery,
    values: Mapping[str, str],
    store: ox.Store,
    known: Mapping[str, str],
    limit: int | None = None,
) -> Result | None:
    """What a canned query finds with these values, as people type them; None where no table of this folder can answer it.

    Raises InputError for a value that is missing, unknown or of another type.
    """
    path = find_table(source) if canned.table else None
    if path is None:
        return None
    found = find_values(canned, values, store, known)
    rows = canned.limit if limit is None else limit
    with open_table(path) as table:
        given: dict[str, object] = {name: _find(table, term) for name, term in found.items()}
        given["limit"] = rows or -1
        sql = _OPTIONAL.sub(lambda hit: hit[1] if given.keys() >= set(_PLACE.findall(hit[1])) else "", canned.table)
        cells = table.execute(sql, given).fetchall()
    columns = read_columns(canned.table)
    makers = [_TERMS[type_] for _, type_ in columns]
    terms = tuple(
        tuple(None if cell is None else make(cell) for make, cell in zip(makers, row, strict=True)) for row in cells
    )
    return Result("select", tuple(name for name, _ in columns), terms, prefixes=known)


def read_columns(sql: str) -> list[tuple[str, str]]:
    """The names and types of a table query's columns, as its first line tells them."""
    told = _COLUMNS.match(sql)
    assert told is not None, "a .sql file begins with its columns"
    return [(name, type_) for name, _, type_ in (one.partition(" ") for one in told[1].split(", "))]


def _find(table: sqlite3.Connection, term: Term) -> object:
    """What stands in the table for a value: a number for what has an IRI, -1 where the table does not know it."""
    if isinstance(term, ox.Literal):
        number = term.datatype.value in (XSD + "integer", XSD + "double", XSD + "decimal")
        return float(term.value) if number else term.value
    sql = "SELECT id FROM thing WHERE iri = :iri UNION ALL SELECT id FROM document WHERE iri = :iri"
    row = table.execute(sql, {"iri": term.value}).fetchone()
    return -1 if row is None else row[0]
