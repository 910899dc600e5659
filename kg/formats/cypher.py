"""The property graph as a Cypher script that makes it anew in Neo4j or another store of openCypher; run twice, it changes nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from kg.files import encode, replacing
from kg.formats.property_graph import Node, PropertyGraph, Relationship, Value

_BATCH = 200  # rows of one query
_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_ESCAPED = re.compile("[\\\\'\x00-\x1f\x7f-\x9f\u2028\u2029]")


def write_cypher(path: str | os.PathLike[str], graph: PropertyGraph) -> None:
    """Write the script, a query a line. Raises InputError."""
    with replacing(path) as output:
        for query in _queries(graph):
            output.write(encode(query) + b"\n")


def _queries(graph: PropertyGraph) -> Iterator[str]:
    for sort in ("Document", "Participant", "Statement"):
        yield f"CREATE INDEX kgwright_{sort.lower()} IF NOT EXISTS FOR (n:{sort}) ON (n.iri);"
    for labels, nodes in groupby(graph.nodes, key=lambda node: node.labels):
        more = "".join(f":{name(label)}" for label in labels[1:])
        for batch in _batches(_node(node) for node in nodes):
            yield (
                f"UNWIND [{', '.join(batch)}] AS row MERGE (n:{name(labels[0])} {{iri: row.iri}}) "
                f"SET n += row{f', n{more}' if more else ''};"
            )
    for (type_, begin, end), ties in groupby(graph.relationships, key=lambda r: (r.type, r.begin[0], r.end[0])):
        for batch in _batches(_tie(tie) for tie in ties):
            yield (
                f"UNWIND [{', '.join(batch)}] AS row "
                f"MATCH (a:{name(begin)} {{iri: row.begin}}), (b:{name(end)} {{iri: row.end}}) "
                f"MERGE (a)-[r:{name(type_)} {{key: row.key}}]->(b) SET r += row.told;"
            )


def _batches(rows: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _node(node: Node) -> str:
    return _map({"iri": node.iri} | node.properties)


def _tie(tie: Relationship) -> str:
    told = _map(tie.properties)
    return f"{{begin: {text(tie.begin[1])}, end: {text(tie.end[1])}, key: {text(tie.key)}, told: {told}}}"


def _map(properties: dict[str, Value]) -> str:
    return "{" + ", ".join(f"{name(key)}: {_literal(value)}" for key, value in properties.items()) + "}"


def _literal(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(text, value))}]"
    return text(value) if isinstance(value, str) else repr(value)


def name(identifier: str) -> str:
    """A label, a relationship type or a property in backticks, whatever stands in it."""
    return "`" + re.sub("[^A-Za-z0-9_]", "_", identifier) + "`"


def text(value: str) -> str:
    r"""A text as a Cypher literal.

    Neo4j turns \\u0027 into a quotation mark before it reads the literal, even behind another backslash; a backslash before a "u" is
    therefore cut off from it.

    >>> print(text("it's\n"), text("\\u0027"))
    'it\'s\n' '\\' + 'u0027'
    """
    literal = _ESCAPED.sub(lambda match: _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}", value)
    parts = re.sub(r"(\\\\)(?=[uU])", r"\1' + '", literal)
    return f"'{parts}'"
