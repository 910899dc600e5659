"""The property graph as the CSV files that `neo4j-admin database import` takes: two of nodes a sort, two of relationships."""

from __future__ import annotations

from pathlib import Path

from kg.files import csv_line, replace_text
from kg.formats.property_graph import Node, PropertyGraph, Relationship, Value

_NODES: dict[str, tuple[str, dict[str, str]]] = {  # file → sort of its nodes, property → type
    "neo4j-participants.csv": ("Participant", {"label": "string", "names": "string[]", "sameAs": "string[]"}),
    "neo4j-statements.csv": (
        "Statement",
        {
            "action": "string", "actionIri": "string", "class": "string", "polarity": "string", "modality": "string",
            "fact": "boolean", "time": "string", "reciprocal": "boolean", "confidence": "double", "sentence": "string",
            "begin": "int", "end": "int", "actionText": "string", "actionBegin": "int", "actionEnd": "int",
            "extractor": "string", "rule": "string",
        },
    ),
    "neo4j-documents.csv": (
        "Document",
        dict.fromkeys(("name", "title", "author", "publisher", "published", "url"), "string"),
    ),
}  # fmt: skip
_FACTS = {
    "iri": "string", "action": "string", "class": "string", "quad": "string", "intensity": "double", "weight": "int",
    "documents": "int", "statements": "string[]",
}  # fmt: skip
_TIES = {"role": "string", "order": "int", "text": "string", "begin": "int", "end": "int"}


def write_neo4j(path: Path, graph: PropertyGraph) -> None:
    """Write the file that the path's name asks for: neo4j-participants, -statements, -documents, -facts or -roles. Raises InputError.

    Items of a list are separated by ";" (a semicolon within becomes a comma), and no cell is a formula to a spreadsheet.
    """
    if path.name in _NODES:
        sort, types = _NODES[path.name]
        lines = [csv_line(["iri:ID", ":LABEL", *(f"{name}:{type_}" for name, type_ in types.items())])]
        lines += [_node(node, types) for node in graph.nodes if node.labels[0] == sort]
    else:
        facts = path.name == "neo4j-facts.csv"
        types = _FACTS if facts else _TIES
        lines = [csv_line([":START_ID", ":TYPE", ":END_ID", *(f"{name}:{type_}" for name, type_ in types.items())])]
        lines += [_relationship(tie, types) for tie in graph.relationships if ("weight" in tie.properties) is facts]
    replace_text(path, "".join(lines))


def _node(node: Node, types: dict[str, str]) -> str:
    return csv_line([node.iri, ";".join(node.labels), *(_cell(node.properties.get(name)) for name in types)])


def _relationship(tie: Relationship, types: dict[str, str]) -> str:
    return csv_line([tie.begin[1], tie.type, tie.end[1], *(_cell(tie.properties.get(name)) for name in types)])


def _cell(value: Value | None) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return ";".join(one.replace(";", ",") for one in value) if isinstance(value, list) else value
