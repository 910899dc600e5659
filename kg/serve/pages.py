"""The pages for people: templates filled in, everything escaped, no script on any of them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cached_property
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
import pyoxigraph as ox

from kg import store
from kg.ontology import ALT_LABEL, DCTERMS, KG, PROV, SAME_AS, SCHEMA, local_name
from kg.serve.contents import Contents, Link
from kg.serve.endpoint import MOST_ROWS
from kg.serve.texts import make_passages

if TYPE_CHECKING:
    from kg.queries import CannedQuery
    from kg.serve.worlds import World

PER_PAGE = 40
_ROLES_OF = ("actor", "target", "theme", "place", "source")
_LINKS = {
    "locatedIn": "located in",
    "partOf": "part of",
    "capitalOf": "capital of",
    "seatOf": "seat of",
    "ofParticipant": "of",
}
_THEMES = (":root", ':root[data-theme="dark"]')
EXAMPLE = """SELECT ?who ?whom ?sentence {
  ?s kg:actor/skos:prefLabel ?who ; kg:action action:meet ; kg:target/skos:prefLabel ?whom ;
     prov:wasDerivedFrom/kg:text ?sentence .
} LIMIT 20"""


class Pages:
    """Fills the templates with what `contents` says."""

    vocabulary = KG.removesuffix("#")

    def __init__(self, contents: Contents, folder: Path) -> None:
        self.contents = contents
        self.title = _read_title(folder) or folder.resolve().name
        self.has_graph_page = (folder / "graph.html").is_file()
        self.environment = jinja2.Environment(
            loader=jinja2.PackageLoader("kg.serve"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.globals.update(site=self, example=EXAMPLE)
        self.environment.filters["spaced"] = _space
        self.style = _read_colours() + (files("kg.serve") / "site.css").read_text("utf-8")

    def _render(self, name: str, **values: object) -> str:
        return self.environment.get_template(name).render(**values)

    def home(self, downloads: list[str]) -> str:
        """The overview."""
        shown = [name for name in downloads if name != "graph.html"]
        return self._render("home.html", downloads=shown, **self._overview)

    @cached_property
    def _overview(self) -> dict[str, object]:
        """What is counted once, for the store does not change while it is served."""
        rows = self.contents.store.query(
            f"SELECT ?p (COUNT(?s) AS ?n) {{ VALUES ?r {{ <{KG}actor> <{KG}target> <{KG}source> }} ?s ?r ?p }}"
            " GROUP BY ?p ORDER BY DESC(?n) ?p LIMIT 24"
        )
        assert isinstance(rows, ox.QuerySolutions)
        top = [
            (self.contents.link(row["p"].value), row["n"].value)
            for row in rows
            if isinstance(row["p"], ox.NamedNode) and isinstance(row["n"], ox.Literal)
        ]
        documents = [(link, self._facts_of_document(link.iri)) for link in self.contents.documents()[:500]]
        return {
            "top": top,
            "documents": documents,
            "statements": self.contents.count("Statement"),
            "all_documents": self.contents.count("Document"),
        }

    def _facts_of_document(self, iri: str) -> str:
        told = self.contents.told(iri)
        parts = (next(iter(told.get(DCTERMS + term, ())), "") for term in ("creator", "publisher", "date"))
        return ", ".join(part for part in parts if part)

    def resource(self, iri: str, kind: str, begin: int) -> str:
        """The page of a participant, an action, a statement, a sentence or anything else."""
        if kind == "Statement":
            return self._render(
                "statement.html", s=self.contents.statement(iri), iri=iri, kind=kind, title=self._claim(iri)
            )
        told = self.contents.told(iri)
        if kind == "Sentence":
            views = [self.contents.statement(s) for s in self.contents.subjects(PROV + "wasDerivedFrom", iri)]
            return self._render(
                "sentence.html", views=views, iri=iri, kind=kind, title="A sentence", passages=make_passages(views)
            )
        roles = ("action",) if kind == "Action" else _ROLES_OF
        views, count = self.contents.statements_of(iri, roles, begin, PER_PAGE)
        links = [(_LINKS[name], [self.contents.link(i) for i in told.get(KG + name, ())]) for name in _LINKS]
        return self._render(
            "resource.html",
            iri=iri,
            kind=kind,
            title=self.contents.label(iri),
            other_names=told.get(ALT_LABEL, []),
            same=told.get(SAME_AS, []),
            links=[pair for pair in links if pair[1]],
            broader=[self.contents.link(i) for i in told.get("http://www.w3.org/2004/02/skos/core#broader", ())],
            relations=self.contents.relations(iri) if kind != "Action" else [],
            statements=views,
            count=count,
            begin=begin,
            per_page=PER_PAGE,
            others=_other_properties(told, kind),
        )

    def world(self, world: World, begin: int) -> str:
        """The page of what a source alone states as a fact."""
        title = f"the world according to {self.contents.label(world.source)}"
        shown = [self.contents.statement(s) for s in world.statements[begin : begin + PER_PAGE]]
        links = [("according to", [self.contents.link(world.source)])]
        return self._simple(
            world.iri, "World", title, links, statements=shown, count=len(world.statements), begin=begin
        )

    def claimed(self, iri: str, action: str) -> str:
        """The page of the property that stands for an action where only a source says that it was done."""
        title = f"{self.contents.label(action)}, as claimed"
        return self._simple(iri, "Property of worlds", title, [("claim of", [self.contents.link(action)])])

    def _simple(self, iri: str, kind: str, title: str, links: list[tuple[str, list[Link]]], **more: object) -> str:
        """A page of a thing that has links, and perhaps statements."""
        empty: dict[str, object] = {
            name: [] for name in ("other_names", "same", "broader", "relations", "statements", "others")
        }
        shown = empty | {"count": 0, "begin": 0} | more
        return self._render("resource.html", iri=iri, kind=kind, title=title, links=links, per_page=PER_PAGE, **shown)

    def _claim(self, iri: str) -> str:
        s = self.contents.statement(iri)
        return " ".join(link.label for link in (s.actor, s.action, s.target) if link is not None)

    def document(self, iri: str, text: str | None) -> str:
        """The page of a document: its text, as far as it is known, with its statements."""
        told = self.contents.told(iri)
        views = list(self.contents.statements_in(iri))
        passages = make_passages(views, text)
        whole = text is not None and sum(len(s.text) for p in passages for s in p.segments) > sum(
            e - b for b, e in {(v.begin, v.end) for v in views}
        )
        return self._render(
            "document.html",
            iri=iri,
            kind="Document",
            title=self.contents.label(iri),
            facts=self._facts_of_document(iri),
            url=next((u for u in told.get(SCHEMA + "url", ()) if re.match("https?://", u)), ""),
            passages=passages,
            whole=whole,
            statements=views,
        )

    def vocabulary_page(self) -> str:
        """The classes of actions that the graph uses."""
        classes = self.contents.classes()
        by_quad = groupby(sorted(classes, key=lambda c: (c[1].label, c[0])), key=lambda c: c[1].label)
        return self._render(
            "vocabulary.html",
            groups=[(quad, list(group)) for quad, group in by_quad],
            title="Classes of actions",
            iri=self.vocabulary,
        )

    def describe_vocabulary(self) -> list[ox.Triple]:
        """What a program gets there."""
        found = self.contents.store.quads_for_pattern(None, None, None, ox.DefaultGraph())
        wanted = {q.triple for q in found if isinstance(q.subject, ox.NamedNode) and q.subject.value.startswith(KG)}
        return sorted(wanted, key=str)

    def search(self, text: str, found: list[tuple[str, str]]) -> str:
        """Participants of a name."""
        links = [(self.contents.link(iri), name) for iri, name in found]
        return self._render("search.html", text=text, links=links, title="Search")

    def query(
        self,
        library: Mapping[str, CannedQuery],
        canned: CannedQuery | None,
        values: Mapping[str, str],
        sparql: str,
        message: str,
        excerpt: str,
        result: store.Result | None,
    ) -> str:
        """The page where people ask."""
        rows: list[list[tuple[str, str]]] = []
        head: tuple[str, ...] = ()
        if result is not None:
            head, shown = result.to_table()
            terms = result.terms if result.kind != "ask" else ((None,),)
            rows = [
                [(text, self._page_of(term)) for text, term in zip(line, row, strict=True)]
                for line, row in zip(shown, terms, strict=True)
            ]
        return self._render(
            "query.html",
            title=canned.title if canned else "Query",
            library=library,
            canned=canned,
            values=values,
            sparql=sparql,
            message=message,
            excerpt=excerpt,
            head=head,
            rows=rows[:MOST_ROWS],
            asked=result is not None,
            more=len(rows) > MOST_ROWS,
            most=MOST_ROWS,
        )

    def _page_of(self, term: Any) -> str:
        return (
            self.contents.url(term.value)
            if isinstance(term, ox.NamedNode) and self.contents.is_known(term.value)
            else ""
        )

    def failure(self, status: int, message: str) -> str:
        """What went wrong."""
        return self._render("failure.html", status=status, message=message, title=f"Error {status}")

    def format_url(self, iri: str, name: str) -> str:
        """Where a program finds an IRI in one format, by its name."""
        url = self.contents.url(iri).partition("#")[0]
        return f"{url}{'&' if '?' in url else '?'}format={name}"


def _other_properties(told: Mapping[str, list[str]], kind: str) -> list[tuple[str, list[str]]]:
    """What is said of a thing that has no page of a shape of its own."""
    if kind and kind not in ("ActionClass", "QuadClass"):
        return []
    return [(local_name(predicate), values) for predicate, values in sorted(told.items())]


def _read_colours() -> str:
    """The colours and letters of the graph's page, light and dark: a page without scripts goes by what the browser prefers."""
    style = (files("kg.page") / "page.css").read_text("utf-8")
    found = {name: re.search(rf"^{re.escape(name)} (\{{.*?\n\}})", style, re.MULTILINE | re.DOTALL) for name in _THEMES}
    light, dark = (block[1] if block else "{ }" for block in found.values())
    return f":root {light}\n@media (prefers-color-scheme: dark) {{ :root {dark} }}\n"


def _space(name: str) -> str:
    """A local name as words: materialConflict → material conflict."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _read_title(folder: Path) -> str:
    try:
        told = json.loads((folder / "report.json").read_text("utf-8"))["title"]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return told if isinstance(told, str) else ""
