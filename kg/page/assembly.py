"""Contents, places and our own template, put through pyvis into one self-contained HTML file."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Any

import jinja2
import networkx as nx

from kg.model import KINDS, MODALITIES, DocumentRecord, Statement
from kg.page.contents import (
    QUAD_CLASSES,
    Contents,
    clean_label,
    find_link,
    gather,
    mark_sentence,
)
from kg.page.layout import place

STAGES = (120, 400, 1500)  # how many participants the picture shows at first, and after each "show more"
MOST_STATEMENTS = 20_000
_LONGEST = 30  # letters of a label on the canvas; the panel shows all of it
_SCRIPTS = ("data.js", "picture.js", "labels.js", "panel.js", "table.js", "controls.js")
_SHAPES = {
    "State": "dot",
    "Person": "triangle",
    "Organization": "square",
    "Group": "hexagon",
    "Place": "triangleDown",
    "Occurrence": "star",
    "Concept": "diamond",
}
_DASHES: dict[str, list[int] | bool] = {"fact": False, "attributed": [2, 5], "hedged": [9, 6], "negated": False}
_FIELDS = (
    "sentence",
    "document",
    "actor",
    "action",
    "target",
    "theme",
    "quad",
    "standing",
    "polarity",
    "modality",
    "source",
    "time",
    "place",
    "reciprocal",
    "confidence",
    "marks",
)
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "hover": True,
        "tooltipDelay": 120,
        "selectConnectedEdges": False,
        "keyboard": {"enabled": True, "bindToWindow": False},
    },
    "nodes": {"chosen": False, "borderWidth": 1.5},
    "edges": {
        "chosen": False,
        "arrowStrikethrough": False,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.6}},
        "selfReference": {"size": 18},
    },
}


def render(
    network: nx.MultiDiGraph[Any],
    statements: Iterable[Statement],
    documents: Iterable[DocumentRecord],
    ranking: Sequence[Mapping[str, Any]],
    *,
    title: str,
    quad_classes: Mapping[str, str] | None = None,
    trusted: Collection[str] = (),
    stages: Sequence[int] = STAGES,
    most_statements: int = MOST_STATEMENTS,
) -> str:
    """Return one HTML file that shows the network, its statements and their sentences.

    `network` gives labels, kinds and, by its edges' `class` and `quad`, the quad class of each action class; `quad_classes`
    adds classes that only claims, not facts, use; sources named in `trusted` (IRI or label) speak as the author does. `ranking` has a row a participant with `iri`, `community` and measures
    in numeric columns. At most `stages[-1]` participants are drawn and `most_statements` statements held; the page
    says how many it leaves out. The file makes no request, and nothing of a document's text runs in it: data goes in as escaped JSON and
    the content security policy admits only the scripts by their hash. The same input gives the same bytes.
    """
    # pyvis imports IPython, which takes longer than the rest of the program's start.
    from pyvis.network import Network

    contents = gather(
        network,
        statements,
        ranking,
        quad_classes or {},
        trusted=trusted,
        most_drawn=max(stages, default=0),
        most_statements=most_statements,
    )
    layouts = _lay_out(contents, stages)
    drawing = Network(directed=True, heading=clean_label(title), height="100%", width="100%", cdn_resources="in_line")
    drawing.options = _OPTIONS
    _draw_nodes(drawing, contents, layouts)
    for number, bundle in enumerate(contents.bundles):
        drawing.add_edge(
            bundle.actor,
            bundle.target,
            id=f"e{number}",
            action=bundle.label,
            quad=bundle.quad,
            standing=bundle.standing,
            dashes=_DASHES[bundle.standing],
            width=_measure_width(len(bundle.statements)),
            statements=bundle.statements,
        )
    drawing.templateEnv = _make_environment(_describe(contents, layouts, documents))
    drawing.path = "page.html"
    return str(drawing.generate_html("graph.html"))


def _draw_nodes(drawing: Any, contents: Contents, layouts: Sequence[Mapping[str, Any]]) -> None:
    places: dict[int, tuple[int, int]] = {}
    for layout in reversed(layouts):
        places.update(zip(layout["nodes"], zip(layout["x"], layout["y"], strict=True), strict=True))
    for index, entry in enumerate(contents.entries[: contents.drawn]):
        x, y = places.get(index, (0, 0))
        # A `group` keeps pyvis from writing its own colour; the page's style sheet has the colours, light and dark.
        drawing.add_node(
            index,
            label=clean_label(entry.label, _LONGEST),
            shape=_SHAPES.get(entry.kind, "dot"),
            group=entry.kind,
            x=x,
            y=y,
        )


def _lay_out(contents: Contents, stages: Sequence[int]) -> list[dict[str, Any]]:
    """Place the strongest participants of each stage, for facts alone and for all claims."""
    leading = "pagerank" if "pagerank" in contents.measures else (contents.measures or ("",))[0]
    scores = [entry.measures.get(leading, 0.0) for entry in contents.entries]
    top = max(scores, default=0.0) or 1.0
    layouts: list[dict[str, Any]] = []
    for claims in ("facts", "all"):
        bundles = [bundle for bundle in contents.bundles if claims == "all" or bundle.standing == "fact"]
        # Who is strong only through somebody weak has no relation to show before that one comes in.
        arrival: dict[int, int] = {}
        for bundle in bundles:
            later = max(bundle.actor, bundle.target)
            for end in (bundle.actor, bundle.target):
                arrival[end] = min(later, arrival.get(end, later))
        ends = sorted(arrival, key=lambda end: (arrival[end], end))
        for size in stages:
            stage = len(ends) if 3 * len(ends) <= 4 * size else size  # a rest of less than a third comes along
            chosen = set(ends[:stage])
            ties: dict[tuple[int, int], float] = {}
            for bundle in bundles:
                if bundle.actor in chosen and bundle.target in chosen:
                    pair = (min(bundle.actor, bundle.target), max(bundle.actor, bundle.target))
                    ties[pair] = ties.get(pair, 0.0) + len(bundle.statements) ** 0.5
            nodes = sorted({end for pair in ties for end in pair})
            position = {node: number for number, node in enumerate(nodes)}
            places = place(
                {(position[one], position[other]): weight for (one, other), weight in ties.items()},
                [7 + 17 * (scores[node] / top) ** 0.5 for node in nodes],
                [len(clean_label(contents.entries[node].label, _LONGEST)) for node in nodes],
            )
            layouts.append(
                {
                    "claims": claims,
                    "of": len(ends),
                    "nodes": nodes,
                    "x": [x for x, _ in places],
                    "y": [y for _, y in places],
                }
            )
            if stage >= len(ends):
                break
    return layouts


def _measure_width(statements: int) -> float:
    return float(round(1.5 + min(4.5, float(statements - 1) ** 0.6), 1))


def _describe(contents: Contents, layouts: list[dict[str, Any]], documents: Iterable[DocumentRecord]) -> dict[str, Any]:
    """Return what the page's script reads: columns of participants, rows of statements by the names in `fields`."""
    index = {entry.iri: number for number, entry in enumerate(contents.entries)}
    named = {record.name: record for record in documents}
    records = [
        named.get(name, DocumentRecord(name)) for name in sorted({s.document for s in contents.statements} | set(named))
    ]
    numbers = {record.name: number for number, record in enumerate(records)}
    sentences: dict[tuple[str, int, str], int] = {}
    rows: list[list[Any]] = []
    for statement, quad, standing in zip(contents.statements, contents.quads, contents.standings, strict=True):
        key = (statement.document, statement.begin, statement.sentence)
        rows.append(
            [
                sentences.setdefault(key, len(sentences)),
                numbers[statement.document],
                index[statement.actor.iri] if statement.actor else -1,
                clean_label(statement.action.label, 80),
                index[statement.target.iri] if statement.target else -1,
                clean_label(statement.theme.label) if statement.theme else "",
                quad,
                standing,
                statement.polarity,
                statement.modality,
                [clean_label(source.label) for source in statement.source],
                statement.time or "",
                clean_label(statement.place.label) if statement.place else "",
                int(statement.reciprocal),
                round(statement.confidence, 2),
                mark_sentence(statement),
            ]
        )
    entries = contents.entries
    return {
        "participants": {
            "label": [clean_label(entry.label) for entry in entries],
            "kind": [entry.kind for entry in entries],
            "iri": [entry.iri for entry in entries],
            "community": [entry.community for entry in entries],
        },
        "measures": {name: [entry.measures.get(name) for entry in entries] for name in contents.measures},
        "measure_names": contents.measures,
        "documents": [
            {
                "title": clean_label(record.title or record.name),
                "author": clean_label(record.author) if record.author else "",
                "publisher": clean_label(record.publisher) if record.publisher else "",
                "published": clean_label(record.published) if record.published else "",
                "url": find_link(record.url) or "",
            }
            for record in records
        ],
        "sentences": [text for _, _, text in sentences],
        "fields": _FIELDS,
        "statements": rows,
        "layouts": layouts,
        "left_out": contents.left_out,
        "undrawn": contents.undrawn,
        "kinds": list(KINDS),
        "modalities": list(MODALITIES),
        "quads": list(QUAD_CLASSES),
        "shapes": _SHAPES,
    }


def _make_environment(contents: Mapping[str, Any]) -> jinja2.Environment:
    """Return the environment that pyvis renders with: escaping on, JSON compact, our template and our globals."""
    ours = files("kg.page")
    script = '(() => {\n"use strict";\n' + "\n".join(_read(ours / name) for name in _SCRIPTS) + "\n})();\n"
    library = files("pyvis") / "templates" / "lib" / "vis-9.1.2"
    drawing = _read(library / "vis-network.min.js")
    # The rules with pictures in them belong to buttons that the page does not use, and are nine tenths of the file.
    rules = re.findall(r"[^{}]+\{[^{}]*\}", _read(library / "vis-network.css"))
    style = "".join(rule for rule in rules if "url(" not in rule) + _read(ours / "page.css")
    environment = jinja2.Environment(
        loader=jinja2.DictLoader({"page.html": _read(ours / "page.html")}),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":"), "allow_nan": False}
    environment.globals.update(
        contents=contents,
        drawing=drawing,
        script=script,
        style=style,
        script_hashes=[_hash(drawing), _hash(script)],
        style_hash=_hash(style),
    )
    return environment


def _read(source: Any) -> str:
    # A browser turns line ends into \n before it compares a script with its hash.
    return str(source.read_text(encoding="utf-8")).replace("\r\n", "\n").replace("\r", "\n")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
