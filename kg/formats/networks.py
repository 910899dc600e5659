"""The network of facts as GraphML and GEXF, for Gephi, Cytoscape, yEd, igraph and their like."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import networkx as nx

from kg.files import replace_bytes
from kg.model import Statement
from kg.ontology import DEFAULT_BASE
from kg.rdf import statement_iri

_GEXF = "http://www.gexf.net/1.2draft"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graphml(
    path: str | os.PathLike[str],
    network: nx.MultiDiGraph[Any],
    ranking: Sequence[Mapping[str, Any]],
    statements: Sequence[Statement],
    *,
    base: str = DEFAULT_BASE,
) -> None:
    """Write the network as GraphML: nodes with kind, community and measures, edges with the IRIs of their statements.

    `ranking` are the rows of `kg.network.rank`, and `statements` those that the edges of the network count. Raises InputError.
    """
    output = BytesIO()
    nx.write_graphml_xml(_flatten(network, ranking, statements, base), output)
    replace_bytes(path, output.getvalue() + b"\n")


def write_gexf(
    path: str | os.PathLike[str],
    network: nx.MultiDiGraph[Any],
    ranking: Sequence[Mapping[str, Any]],
    statements: Sequence[Statement],
    *,
    base: str = DEFAULT_BASE,
) -> None:
    """Write the network as GEXF 1.2; arguments are those of `write_graphml`. Raises InputError."""
    ElementTree.register_namespace("", _GEXF)
    text = "\n".join(nx.generate_gexf(_flatten(network, ranking, statements, base), version="1.2draft"))
    root = ElementTree.fromstring(text)  # noqa: S314 - made by networkx a line ago
    meta = root.find(f"{{{_GEXF}}}meta")
    if meta is not None:
        meta.attrib.pop("lastmodifieddate", None)  # a clock
        creator = meta.find(f"{{{_GEXF}}}creator")
        if creator is not None:
            creator.text = "kgwright"
    replace_bytes(path, ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _flatten(
    network: nx.MultiDiGraph[Any], ranking: Sequence[Mapping[str, Any]], statements: Sequence[Statement], base: str
) -> nx.MultiDiGraph[Any]:
    """The same network with texts and numbers alone, since no format knows None or a tuple; IRIs are the nodes' names."""
    flat: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    rows = {row["iri"]: row for row in ranking}
    whole = {name for row in ranking for name in row} - {name for row in ranking for name in row if _broken(row[name])}
    for node, told in network.nodes(data=True):
        row = {name: value for name, value in rows.get(node, {}).items() if name not in ("iri", "label", "kind")}
        measures = {n: int(v) if n in whole else float(v) for n, v in row.items() if isinstance(v, (int, float))}
        flat.add_node(node, label=_clean(told["label"]), kind=told["kind"], **measures)
    for number, (actor, target, told) in enumerate(network.edges(data=True)):
        iris = sorted(statement_iri(statements[i], base) for i in told["statements"])
        known = {n: told[n] for n in ("class", "quad") if told[n] is not None}
        known |= {"intensity": float(told["intensity"])} if told["intensity"] is not None else {}
        flat.add_edge(
            actor,
            target,
            key=f"e{number}",  # the edge's id in either format
            label=_clean(told["action"]),
            action=told["iri"],
            weight=told["weight"],
            documents=told["documents"],
            statements=" ".join(iris),
            **known,
        )
    return flat


def _broken(value: object) -> bool:
    return isinstance(value, float) and not value.is_integer()


def _clean(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
