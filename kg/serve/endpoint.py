"""The SPARQL 1.1 protocol, for queries alone: each runs in a process of its own, for so long and no longer."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
from werkzeug.exceptions import BadRequest, Forbidden, MethodNotAllowed, ServiceUnavailable, UnsupportedMediaType
from werkzeug.wrappers import Request, Response

from kg import queries, store
from kg.ontology import prefixes
from kg.queries import CannedQuery
from kg.serve.writing import write_triples

MOST_AT_ONCE = 4
MOST_ROWS = 1000  # of a page; the endpoint gives all
ROWS = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
}
GRAPHS = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "xml",
    "application/json": "jsonld",
    "application/xml": "xml",
}


class Endpoint:
    """Asks a folder; `seconds` is how long a query may take."""

    def __init__(
        self, folder: Path, base: str, seconds: float, opened: ox.Store, library: Mapping[str, CannedQuery]
    ) -> None:
        self.folder, self.base, self.seconds = folder, base, seconds
        self.store, self.library = opened, library
        self._free = threading.Semaphore(MOST_AT_ONCE)

    def respond(self, request: Request) -> Response:
        """The answer to a request of the protocol. Raises HTTPException and QueryError."""
        sparql = _read_query(request)
        if sparql is None:
            if request.accept_mimetypes.best_match(["text/turtle", "text/html"]) == "text/html":
                return Response(status=303, headers={"Location": "/query"})
            return Response(self._describe(request), content_type="text/turtle; charset=utf-8")
        accepted = request.accept_mimetypes
        rows = ROWS[accepted.best_match(ROWS, "application/sparql-results+json") or "application/sparql-results+json"]
        graph = GRAPHS[accepted.best_match(GRAPHS, "text/turtle") or "text/turtle"]
        dataset = _read_dataset(request)
        self._prepare(sparql if dataset is None else "GRAPH")
        with self._turn():
            is_graph, data = store.within(
                self.seconds,
                answer_request,
                str(self.folder),
                sparql,
                rows,
                graph,
                self.base,
                dataset,
                method="forkserver",
            )
        types, form = (GRAPHS, graph) if is_graph else (ROWS, rows)
        type_ = next(name for name, one in types.items() if one == form)
        return Response(
            data,
            content_type=type_ + ("; charset=utf-8" if type_.startswith("text/") else ""),
            headers={"Vary": "Accept"},
        )

    def ask(self, sparql: str) -> store.Result:
        """What a query finds, for a page. Raises HTTPException and KgError."""
        self._prepare(sparql)
        with self._turn():
            return store.within(
                self.seconds, ask_some, str(self.folder), sparql, self.base, MOST_ROWS, method="forkserver"
            )

    def ask_canned(self, canned: CannedQuery, values: Mapping[str, str]) -> tuple[str, store.Result]:
        """The SPARQL of a canned query and what it finds, for a page. Raises HTTPException and KgError."""
        sparql = self.bind(canned, values)
        if not canned.table or store.find_table(self.folder) is None:
            return sparql, self.ask(sparql)
        with self._turn():
            return sparql, store.within(
                self.seconds, ask_table, str(self.folder), canned, dict(values), self.base, method="forkserver"
            )

    def bind(self, canned: CannedQuery, values: Mapping[str, str]) -> str:
        """The SPARQL of a canned query. Raises InputError."""
        return queries.bind(canned, values, self.store, prefixes(self.base))

    def _prepare(self, sparql: str) -> None:
        if not store.is_ready(
            self.folder, sparql
        ):  # the first query of a large graph that tells graphs from each other
            store.within(None, store.make_ready, str(self.folder), sparql, method="forkserver")

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._free.acquire(timeout=5):
            raise ServiceUnavailable(f"{MOST_AT_ONCE} queries are running already; try again when one is done.")
        try:
            yield
        finally:
            self._free.release()

    def _describe(self, request: Request) -> bytes:
        """The service description of SPARQL 1.1."""
        here = request.base_url
        formats = "http://www.w3.org/ns/formats/"
        names = (
            "SPARQL_Results_JSON",
            "SPARQL_Results_XML",
            "SPARQL_Results_CSV",
            "SPARQL_Results_TSV",
            "Turtle",
            "N-Triples",
            "RDF_XML",
        )
        listed = ", ".join(f"<{formats}{name}>" for name in names)
        turtle = (
            f"<{here}> a <http://www.w3.org/ns/sparql-service-description#Service> ;\n"
            f"    <http://www.w3.org/ns/sparql-service-description#endpoint> <{here}> ;\n"
            "    <http://www.w3.org/ns/sparql-service-description#supportedLanguage>"
            " <http://www.w3.org/ns/sparql-service-description#SPARQL11Query> ;\n"
            f"    <http://www.w3.org/ns/sparql-service-description#resultFormat> {listed} .\n"
        )
        return turtle.encode()


def answer_request(
    folder: str, sparql: str, rows: str, graph: str, base: str, dataset: store.Dataset | None
) -> tuple[bool, bytes]:
    """Whether the answer is a graph, and the answer; a graph in JSON-LD is as compact as an export."""
    asked = "ntriples" if graph == "jsonld" else graph
    is_graph, data = store.answer_as(folder, sparql, rows, asked, base=base, dataset=dataset)
    if is_graph and graph == "jsonld":
        found = [quad.triple for quad in ox.parse(data, ox.RdfFormat.N_TRIPLES)]
        data = write_triples(found, "application/ld+json", base)
    return is_graph, data


def ask_table(folder: str, canned: CannedQuery, values: Mapping[str, str], base: str) -> store.Result:
    """What a canned query finds in the table of a folder's statements."""
    opened = store.open_graph(folder, "")
    found = queries.answer_from_table(folder, canned, values, opened, prefixes(base))
    return (
        ask_some(folder, queries.bind(canned, values, opened, prefixes(base)), base, MOST_ROWS)
        if found is None
        else found
    )


def ask_some(folder: str, sparql: str, base: str, most: int) -> store.Result:
    """The first rows of what a query finds, and one more where there are more: a page shows no million of them."""
    from dataclasses import replace

    result = store.query(folder, sparql, base=base)
    return replace(result, terms=result.terms[: most + 1])


def _read_query(request: Request) -> str | None:
    """The query of a request, None where there is none. Raises HTTPException for all that is no query."""
    if request.method in ("GET", "HEAD"):
        fields = request.args
        found = fields.getlist("query")
    elif request.method == "POST":
        type_ = request.mimetype
        if type_ == "application/sparql-update":
            raise Forbidden("This endpoint only reads: updates are refused.")
        if type_ == "application/sparql-query":
            data = request.get_data(cache=False)
            try:
                found, fields = [data.decode("utf-8")], request.args
            except UnicodeDecodeError as error:
                raise BadRequest("The query is not UTF-8.") from error
        elif type_ == "application/x-www-form-urlencoded":
            fields = request.form
            found = fields.getlist("query")
        else:
            raise UnsupportedMediaType("Send application/sparql-query, or a form with the field query.")
        if not found:
            if "update" in fields:
                raise Forbidden("This endpoint only reads: updates are refused.")
            raise BadRequest("The field query is missing.")
    else:
        raise MethodNotAllowed(["GET", "HEAD", "POST"], "This endpoint takes queries by GET and POST.")
    if "update" in fields or "update" in request.args:
        raise Forbidden("This endpoint only reads: updates are refused.")
    if len(found) > 1:
        raise BadRequest("More than one query.")
    return found[0] if found else None


def _read_dataset(request: Request) -> store.Dataset | None:
    """The graphs that a request of the protocol names, None where it names none. Raises BadRequest."""
    fields = (
        request.args if request.mimetype == "application/sparql-query" or request.method != "POST" else request.form
    )
    default, named = (tuple(fields.getlist(f"{kind}-graph-uri")) for kind in ("default", "named"))
    for iri in (*default, *named):
        try:
            ox.NamedNode(iri)
        except ValueError as error:
            raise BadRequest(f"{iri} is no absolute IRI of a graph.") from error
    return store.Dataset(default, named) if default or named else None
