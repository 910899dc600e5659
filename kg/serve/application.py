"""The application that answers requests: which page, for whom, and what is refused."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pyoxigraph as ox
from werkzeug.exceptions import BadRequest, Forbidden, HTTPException, MethodNotAllowed, NotFound
from werkzeug.wrappers import Request, Response

from kg import queries, store
from kg.errors import InputError, KgError, QueryError
from kg.ontology import prefixes
from kg.serve import worlds
from kg.serve.contents import Contents
from kg.serve.endpoint import Endpoint
from kg.serve.pages import Pages
from kg.serve.texts import read_texts
from kg.serve.writing import RDF_TYPES, write_triples

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

LARGEST_BODY = 256 * 1024  # bytes
FILES = ("graph.html", "graph.ttl", "graph.nq", "statements.jsonl", "centrality.csv", "report.json")
SHORT = {
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
    "xml": "application/rdf+xml",
}
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
# The graph's page has a policy of its own inside that admits its scripts by their hash; this one is added to it.
_GRAPH_POLICY = "connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"


class Application:
    """A WSGI application over a built folder. Raises InputError where the folder holds no graph.

    `seconds` is how long a query may take, `texts` are files or folders that hold the documents' texts, `base` is where the graph's
    instances live, by default what the build has told. Nothing is answered to a host that `allow` has not named.
    """

    def __init__(
        self, folder: Path, *, seconds: float = 30.0, texts: Iterable[str] = (), base: str | None = None
    ) -> None:
        self.folder = folder
        self.base = base or store.find_base(folder)
        opened = store.open_graph(folder, "")
        self.contents = Contents(opened, self.base)
        self.library = queries.read_library()
        self.endpoint = Endpoint(folder, self.base, seconds, opened, self.library)
        self.inputs = tuple(texts)
        self.hosts: set[str] = set()
        self.pages = Pages(self.contents, folder)
        self._texts: dict[str, str] | None = None
        self._lock = threading.Lock()

    def allow(self, port: int) -> None:
        """Answer to the names that this machine has for itself, at this port: pages elsewhere cannot call themselves so (DNS rebinding)."""
        for name in ("127.0.0.1", "localhost", "[::1]"):
            self.hosts |= {f"{name}:{port}"} | ({name} if port == 80 else set())

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        request = Request(environ)
        request.max_content_length = LARGEST_BODY
        request.max_form_memory_size = LARGEST_BODY
        try:
            response = self.respond(request)
        except HTTPException as error:
            response = self._fail(request, error.code or 500, error.description or error.name)
        except QueryError as error:
            response = self._fail(request, 400, f"{error}\n{error.excerpt}".rstrip())
        except KgError as error:
            response = self._fail(request, 404, str(error))
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response(environ, start_response)

    def respond(self, request: Request) -> Response:
        """The response to a request. Raises HTTPException and KgError for what cannot be answered."""
        if request.headers.get("Host", "") not in self.hosts:
            raise Forbidden("This server answers only to its own address on this machine.")
        path = request.path
        if path == "/sparql":
            self._refuse_others(request)
            return self.endpoint.respond(request)
        if request.method not in ("GET", "HEAD"):
            raise MethodNotAllowed(["GET", "HEAD"], "Nothing can be written here.")
        if path == "/":
            return _html(self.pages.home(sorted(f for f in FILES if (self.folder / f).is_file())))
        if path == "/style.css":
            return Response(self.pages.style, mimetype="text/css")
        if path.startswith("/query"):
            self._refuse_others(request)
            return _html(self._query_page(request))
        if path == "/search":
            text = request.args.get("q", "").strip()
            return _html(self.pages.search(text, self._search(text)))
        if path.removeprefix("/") in FILES:
            return self._file(path.removeprefix("/"))
        return self._resource(request)

    def _refuse_others(self, request: Request) -> None:
        """Refuse queries that a page from elsewhere makes the browser send: they could keep this machine busy."""
        if request.headers.get("Sec-Fetch-Site", "none") == "cross-site":
            raise Forbidden("Pages from elsewhere may not send queries here.")

    # -- pages

    def _resource(self, request: Request) -> Response:
        home = urlsplit(self.base)
        if request.path == "/about":
            iri = request.args.get("iri", "")
        else:
            iri = f"{home.scheme}://{home.netloc}{request.path}"
        try:
            ox.NamedNode(iri)
        except ValueError as error:
            raise NotFound("That is no address of anything in this graph.") from error
        form = self._choose(request)
        page, triples = self._find(request, iri)
        if form == "text/html":
            response = _html(page())
        else:
            data = write_triples(triples(), form, self.base)
            response = Response(data, content_type=form + ("; charset=utf-8" if form.startswith("text/") else ""))
        response.headers["Vary"] = "Accept"
        separator = "&" if request.query_string else "?"
        at = request.full_path.rstrip("?")
        for name, type_ in SHORT.items():
            response.headers.add("Link", f'<{_ascii(at)}{separator}format={name}>; rel="alternate"; type="{type_}"')
        return response

    def _find(self, request: Request, iri: str) -> tuple[Callable[[], str], Callable[[], list[ox.Triple]]]:
        """What makes the page of an IRI, and what its triples. Raises NotFound."""
        contents, pages = self.contents, self.pages
        begin = max(0, request.args.get("from", 0, type=int))
        if iri == pages.vocabulary:
            return pages.vocabulary_page, pages.describe_vocabulary
        world = worlds.find_world(contents, iri)
        if world is not None:
            return partial(pages.world, world, begin), partial(worlds.describe_world, contents, world)
        action = worlds.find_claimed(contents, iri)
        if action is not None:
            return partial(pages.claimed, iri, action), partial(worlds.describe_claimed, iri, action)
        if not contents.is_known(iri):
            raise NotFound(f"The graph says nothing of <{iri}>.")
        return partial(self._page, iri, begin), partial(contents.describe, iri)

    def _choose(self, request: Request) -> str:
        asked = request.args.get("format")
        if asked is not None:
            if asked == "html":
                return "text/html"
            if asked not in SHORT:
                raise BadRequest(f"unknown format; use one of html, {', '.join(SHORT)}")
            return SHORT[asked]
        if not request.accept_mimetypes:
            return "text/html"
        found = request.accept_mimetypes.best_match(["text/html", *RDF_TYPES])
        if found is None:
            raise _NotAcceptable(f"This is there as text/html, {', '.join(RDF_TYPES)}.")
        return found

    def _page(self, iri: str, begin: int) -> str:
        kind = self.contents.kind(self.contents.told(iri))
        if kind == "Document":
            name = next(iter(self.contents.values(ox.NamedNode(iri), "http://purl.org/dc/terms/identifier")), "")
            return self.pages.document(iri, self._text(name))
        return self.pages.resource(iri, kind, begin)

    def _text(self, name: str) -> str | None:
        if not self.inputs:
            return None
        with self._lock:
            if self._texts is None:
                self._texts = read_texts(self.inputs)
        return self._texts.get(name)

    def _search(self, text: str) -> list[tuple[str, str]]:
        if not text:
            return []
        try:
            found = queries.find_participant(self.contents.store, text, prefixes(self.base))
            return [(found.value, self.contents.label(found.value))]
        except InputError:
            return queries.find_near(self.contents.store, text)

    def _query_page(self, request: Request) -> str:
        name = request.path.removeprefix("/query").strip("/")
        sparql, message, excerpt, result = request.args.get("query"), "", "", None
        canned = queries.find(self.library, name) if name else None
        values = {}
        try:
            if canned is not None:
                given = {p.name: request.args.get(p.name, "").strip() for p in canned.parameters}
                values = {key: value for key, value in given.items() if value}
                if "ask" in request.args or not canned.parameters:
                    sparql, result = self.endpoint.ask_canned(canned, values)
            elif sparql and sparql.strip():
                result = self.endpoint.ask(sparql)
        except QueryError as error:
            message, excerpt = str(error), error.excerpt
        except InputError as error:
            message = str(error)
        return self.pages.query(self.library, canned, values, sparql or "", message, excerpt, result)

    def _file(self, name: str) -> Response:
        path = self.folder / name
        if not path.is_file():
            raise NotFound(f"The folder has no {name}; a build writes it.")
        types = {".html": "text/html", ".ttl": "text/turtle", ".nq": "application/n-quads", ".csv": "text/csv"}
        types |= {".json": "application/json", ".jsonl": "application/x-ndjson"}
        from werkzeug.wsgi import FileWrapper

        response = Response(
            FileWrapper(path.open("rb"), 1 << 16),
            content_type=types[path.suffix] + ("; charset=utf-8" if path.suffix in (".html", ".ttl", ".csv") else ""),
            direct_passthrough=True,
        )
        response.content_length = path.stat().st_size
        if name == "graph.html":
            response.headers["Content-Security-Policy"] = _GRAPH_POLICY
        return response

    def _fail(self, request: Request, status: int, message: str) -> Response:
        wants_page = request.path != "/sparql" and request.accept_mimetypes.accept_html
        if wants_page:
            return Response(self.pages.failure(status, message), status=status, mimetype="text/html")
        response = Response(message + "\n", status=status, mimetype="text/plain")
        if status == 405:
            response.headers["Allow"] = "GET, HEAD" + (", POST" if request.path == "/sparql" else "")
        return response


class _NotAcceptable(HTTPException):
    code = 406


def _html(page: str) -> Response:
    return Response(page, mimetype="text/html")


def _ascii(path: str) -> str:
    from urllib.parse import quote

    return quote(unquote(path), safe="/?&=:@!$'()*+,;~%-._")
