"""Contents, layouts and our own template, put through pyvis into one self-contained HTML file."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
import networkx as nx
import rjsmin

from kg.model import DocumentRecord, Statement
from kg.ontology import Ontology
from kg.page.contents import Contents, clean_label, gather
from kg.page.description import describe
from kg.page.stages import LONGEST_LABEL, STAGES, lay_out

MOST_STATEMENTS = 25_000
SCRIPTS = (
    "elements", "data", "icons", "state", "days", "filters", "palette", "neighbours", "looks", "positions", "labels", "picture", "history",
    "cards", "charts", "person", "relation", "path", "rankings", "series", "panel", "search", "facets", "legend", "timeline", "overview",
    "participants", "table", "spreadsheet", "vector", "export", "keys", "link", "controls",
)  # fmt: skip
_SHAPES = {
    "State": "dot",
    "Person": "triangle",
    "Organization": "square",
    "Group": "hexagon",
    "Place": "triangleDown",
    "Occurrence": "star",
    "Concept": "diamond",
}
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hover": True, "tooltipDelay": 120, "selectConnectedEdges": False, "keyboard": {"enabled": False}},
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
    ontology: Ontology | None = None,
    about: Mapping[str, Any] | None = None,
    quad_classes: Mapping[str, str] | None = None,
    trusted: Collection[str] = (),
    stages: Sequence[int] = STAGES,
    most_statements: int = MOST_STATEMENTS,
) -> str:
    """Return one HTML file that shows the network, its statements and their sentences.

    `network` gives labels, kinds and, by its edges' `class` and `quad`, the quad class of each action class; `ontology` those of all
    classes, their intensities, and other names and offices of participants; `quad_classes` adds to both. Sources named in `trusted` (IRI or
    label) speak as the author does. `ranking` has the rows of `kg.network.rank`, and `about` is what `kg.network.describe` tells. The picture opens with the first of `stages` and shows up to the last
    of them; the rest is unfolded around its partners. At most `most_statements` statements are held; the page says how many it leaves
    out. The file makes no request, and nothing of a document's text runs in it: data goes in as escaped JSON, and the content security
    policy admits only the page's own scripts by their hash. The same input gives the same bytes.
    """
    # pyvis imports IPython, which takes longer than the rest of the program's start.
    from pyvis.network import Network

    quads = {name: class_.quad for name, class_ in ontology.classes.items() if class_.quad} if ontology else {}
    contents = gather(
        network, statements, ranking, quads | dict(quad_classes or {}), trusted=trusted, most_statements=most_statements
    )
    layouts = lay_out(contents, stages)
    drawing = Network(directed=True, heading=clean_label(title), height="100%", width="100%", cdn_resources="in_line")
    drawing.options = _OPTIONS
    _draw(drawing, contents)
    data, sentences = describe(contents, layouts, documents, ontology, about)
    drawing.templateEnv = _make_environment({**data, "shapes": _SHAPES}, sentences)
    drawing.path = "page.html"
    return str(drawing.generate_html("graph.html"))


def _draw(drawing: Any, contents: Contents) -> None:
    for index, entry in enumerate(contents.entries[: contents.tied]):
        # A `group` keeps pyvis from writing its own colour; the page's style sheet has the colours, light and dark.
        drawing.add_node(
            index, label=clean_label(entry.label, LONGEST_LABEL), shape=_SHAPES.get(entry.kind, "dot"), group=entry.kind
        )
    for number, bundle in enumerate(contents.bundles):
        drawing.add_edge(
            bundle.actor,
            bundle.target,
            id=f"e{number}",
            action=bundle.label,
            quad=bundle.quad,
            standing=bundle.standing,
            statements=bundle.statements,
        )


def _make_environment(contents: Mapping[str, Any], sentences: Sequence[str]) -> jinja2.Environment:
    """Return the environment that pyvis renders with: escaping on, JSON compact, our template and our globals."""
    scripts = (_read_drawing(), _read_charts(), _read_script())
    style = _read_style()
    environment = jinja2.Environment(
        loader=jinja2.DictLoader({"page.html": _read(files("kg.page") / "page.html")}),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":"), "allow_nan": False}
    environment.globals.update(
        contents=contents,
        sentences=sentences,
        scripts=scripts,
        style=style,
        script_hashes=[_hash(script) for script in scripts],
        style_hash=_hash(style),
    )
    return environment


# -- what goes into every page: read once a process --------------------------------------------------------------------


@cache
def _read_drawing() -> str:
    """vis-network, as pyvis ships it."""
    return _read(files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js")


@cache
def _read_charts() -> str:
    """Chart.js, as chartkick ships it, without the comments and indentation that are a third of it."""
    return _read_as_script(files("chartkick") / "django" / "static" / "chartkick" / "Chart.bundle.js")


@cache
def _read_script() -> str:
    """Our scripts, in one function of their own: no name of theirs is seen outside."""
    ours = files("kg.page") / "scripts"
    return '(() => {\n"use strict";\n' + "\n".join(_read(ours / f"{name}.js") for name in SCRIPTS) + "\n})();\n"


@cache
def _read_style() -> str:
    # The rules with pictures in them belong to buttons that the page does not use, and are nine tenths of the file.
    rules = re.findall(
        r"[^{}]+\{[^{}]*\}", _read(files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.css")
    )
    return "".join(rule for rule in rules if "url(" not in rule) + _read(files("kg.page") / "page.css")


def _read_as_script(source: Any) -> str:
    return str(rjsmin.jsmin(_read(source), keep_bang_comments=True))


def _read(source: Any) -> str:
    # A browser turns line ends into \n before it compares a script with its hash.
    return str(source.read_text(encoding="utf-8")).replace("\r\n", "\n").replace("\r", "\n")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
