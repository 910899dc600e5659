"""A graph into any store that speaks the SPARQL 1.1 Graph Store Protocol or SPARQL Update: whole, or as the difference from what it holds.

Named graphs keep their names. What is sent goes in batches of bounded size, and each can be sent again without harm, for a graph is a
set; so a store that is busy or a connection that breaks is tried again.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pyoxigraph as ox

from kg.errors import InputError, KgError
from kg.ontology import KG, TYPE, XSD
from kg.store.loading import QUADS, TRIPLES, find_format, reading

BATCH = 5000  # triples
LARGEST_BATCH = 900_000  # bytes of N-Triples; Virtuoso refuses updates of more than some megabytes
SECONDS = 120  # for the answer to one batch
TRIES = 5
USER, PASSWORD = "KG_PUSH_USER", "KG_PUSH_PASSWORD"
_BUSY = (429, 500, 502, 503, 504)

Graph = set[ox.Triple]


class PushError(KgError):
    """A store that cannot be reached or does not take what it is sent."""


@dataclass
class Pushed:
    """What was sent: graphs that changed of all, and triples added and removed."""

    graphs: int = 0
    changed: int = 0
    added: int = 0
    removed: int = 0


def push(
    url: str,
    source: str | os.PathLike[str],
    *,
    update: bool = False,
    query_url: str | None = None,
    diff: bool = False,
    default_graph: str | None = None,
    alone: bool = False,
    batch: int = BATCH,
    told: Callable[[str], None] = lambda _: None,
) -> Pushed:
    """Send the graph of a folder or an RDF file to the store at `url`; return what was sent.

    `url` is where the Graph Store Protocol is spoken, or with `update` SPARQL Update; `query_url` is then where queries go, by default
    the same address, or its /query for an /update. The graph of each document becomes in the store what it is in the source, and graphs
    that the source does not name are left alone. To the world of a source, which every corpus that reports it shares, triples are only
    added, unless this corpus is `alone` in the store. Of the default graph nothing is ever removed, for others may keep things there;
    `default_graph` is the name of a graph to use instead of it. With `diff`, what the store holds is read first and only the difference sent. User and password come from the
    environment (KG_PUSH_USER, KG_PUSH_PASSWORD) or from netrc. Raises InputError and PushError.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"{url}: no web address; give one such as http://localhost:7878/store")
    if parts.username or parts.password:
        raise InputError(f"leave user and password out of the address; set {USER} and {PASSWORD}, or use netrc")
    graphs = read_graphs(Path(source))
    shared: set[ox.NamedNode | None] = {None} if alone else {None, *_worlds(graphs)}
    if default_graph is not None:
        try:
            name: ox.NamedNode | None = ox.NamedNode(default_graph)
        except ValueError as error:
            raise InputError(f"--default-graph {default_graph}: no IRI ({error})") from error
        graphs.setdefault(name, set()).update(graphs.pop(None, set()))
        shared.add(name)
    replaced = graphs.keys() - shared
    client = _Client()
    target: _Store
    if update:
        target = _Update(client, url, query_url or _guess_query(url), batch)
    else:
        target = _GraphStore(client, url, batch)
    done = Pushed(graphs=len(graphs))
    for graph in sorted(graphs, key=str):
        wanted = graphs[graph]
        if not wanted:
            continue
        if diff:
            here, there = _by_value(wanted), _by_value(target.read(graph))
            more = {triple for key, triple in here.items() if key not in there}
            less = {triple for key, triple in there.items() if key not in here} if graph in replaced else set()
        else:
            more, less = wanted, set()
        if not more and not less:
            continue
        if diff:
            target.change(graph, more, less, wanted)
        elif graph in replaced:
            target.replace(graph, wanted)
        else:
            target.add(graph, wanted)
        done.changed += 1
        done.added += len(more)
        done.removed += len(less)
        told(f"{graph.value if graph is not None else 'default graph'}: {len(more)} added, {len(less)} removed")
    return done


def read_graphs(source: Path) -> dict[ox.NamedNode | None, Graph]:
    """The graphs of a built folder or an RDF file by name, None for the default graph.

    Raises InputError where it cannot be read, or holds blank nodes, of which no store can tell whether it has them already.
    """
    path = source
    if source.is_dir():
        path = next((source / name for name in (QUADS, TRIPLES) if (source / name).is_file()), source / QUADS)
    if not path.is_file():
        raise InputError(f"{path}: no such file; give a folder that a build has written, or an RDF file")
    found: defaultdict[ox.NamedNode | None, Graph] = defaultdict(set)
    with reading(path):
        for quad in ox.parse(path=path, format=find_format(path)):
            if any(isinstance(x, ox.BlankNode) for x in (quad.subject, quad.object, quad.graph_name)):
                raise InputError(f"{path}: holds blank nodes, which cannot be compared with a store's; give them IRIs")
            name = quad.graph_name if isinstance(quad.graph_name, ox.NamedNode) else None
            found[name].add(quad.triple)
    return dict(found)


def _worlds(graphs: Mapping[ox.NamedNode | None, Graph]) -> set[ox.NamedNode | None]:
    """The graphs that hold what a source says, by their descriptions."""
    world = (ox.NamedNode(TYPE), ox.NamedNode(KG + "World"))
    described = {t.subject for graph in graphs.values() for t in graph if (t.predicate, t.object) == world}
    return {name for name in graphs if name in described}


def _by_value(triples: Graph) -> dict[tuple[str, str, str], ox.Triple]:
    """Triples by what they say: stores spell numbers in ways of their own (7.0 as 7, true as 1) and language tags in small letters."""
    return {(str(t.subject), str(t.predicate), _value(t.object)): t for t in triples}


def _value(term: ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple) -> str:
    if not isinstance(term, ox.Literal):
        return str(term)
    if term.language:
        return f"{ox.Literal(term.value)}@{term.language.lower()}"
    type_ = term.datatype.value.removeprefix(XSD)
    if type_ == "boolean":
        return "1" if term.value in ("true", "1") else "0"
    if type_ in (
        "integer",
        "int",
        "long",
        "short",
        "byte",
        "nonNegativeInteger",
        "positiveInteger",
        "decimal",
        "double",
        "float",
    ):
        try:
            return f"{Decimal(term.value).normalize():f}"
        except ArithmeticError:
            return str(term)
    return str(term)


def _guess_query(url: str) -> str:
    return re.sub(r"/update(?=$|\?)", "/query", url)


def _batches(triples: Iterable[ox.Triple], most: int) -> Iterator[str]:
    """The triples as N-Triples, sorted, in pieces of at most `most` lines and a bounded number of bytes."""
    lines: list[str] = []
    size = 0
    for line in sorted(f"{t.subject} {t.predicate} {t.object} .\n" for t in triples):
        length = len(line.encode())
        if lines and (len(lines) >= most or size + length > LARGEST_BATCH):
            yield "".join(lines)
            lines, size = [], 0
        lines.append(line)
        size += length
    if lines:
        yield "".join(lines)


# -- the two protocols -------------------------------------------------------------------------------------------------


class _Store:
    """What a protocol can do to a store; `graph` is None for the default graph."""

    def read(self, graph: ox.NamedNode | None) -> Graph:
        raise NotImplementedError

    def add(self, graph: ox.NamedNode | None, triples: Graph) -> None:
        raise NotImplementedError

    def replace(self, graph: ox.NamedNode | None, triples: Graph) -> None:
        raise NotImplementedError

    def change(self, graph: ox.NamedNode | None, more: Graph, less: Graph, wanted: Graph) -> None:
        raise NotImplementedError


class _GraphStore(_Store):
    """SPARQL 1.1 Graph Store Protocol: it can add to a graph and replace it whole, but not take single triples away."""

    def __init__(self, client: _Client, url: str, batch: int) -> None:
        self.client, self.url, self.batch = client, url, batch

    def _where(self, graph: ox.NamedNode | None) -> dict[str, str]:
        return {"default": ""} if graph is None else {"graph": graph.value}

    def read(self, graph: ox.NamedNode | None) -> Graph:
        headers = {"Accept": "application/n-triples, text/turtle;q=0.9"}
        found = self.client.send("GET", self.url, params=self._where(graph), headers=headers, fine=(404,))
        return set() if found.status_code == 404 else _parse(found, self.url)

    def add(self, graph: ox.NamedNode | None, triples: Graph) -> None:
        for data in _batches(triples, self.batch):
            self._send("POST", graph, data)

    def replace(self, graph: ox.NamedNode | None, triples: Graph) -> None:
        for number, data in enumerate(_batches(triples, self.batch)):
            self._send("POST" if number else "PUT", graph, data)

    def change(self, graph: ox.NamedNode | None, more: Graph, less: Graph, wanted: Graph) -> None:
        if less:
            self.replace(graph, wanted)
        else:
            self.add(graph, more)

    def _send(self, method: str, graph: ox.NamedNode | None, data: str) -> None:
        # N-Triples are Turtle, and some stores know that name alone
        headers = {"Content-Type": "text/turtle; charset=utf-8"}
        self.client.send(method, self.url, params=self._where(graph), headers=headers, data=data.encode())


class _Update(_Store):
    """SPARQL 1.1 Update, with a query endpoint beside it for what the store holds."""

    def __init__(self, client: _Client, url: str, query_url: str, batch: int) -> None:
        self.client, self.url, self.query_url, self.batch = client, url, query_url, batch

    def read(self, graph: ox.NamedNode | None) -> Graph:
        pattern = "?s ?p ?o" if graph is None else f"GRAPH {graph} {{ ?s ?p ?o }}"
        found = self.client.send(
            "POST",
            self.query_url,
            data={"query": f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}"},
            headers={"Accept": "application/n-triples, text/plain;q=0.8, text/turtle;q=0.9"},
        )
        return _parse(found, self.query_url)

    def add(self, graph: ox.NamedNode | None, triples: Graph) -> None:
        for data in _batches(triples, self.batch):
            self._send(f"INSERT DATA {_within(graph, data)}")

    def replace(self, graph: ox.NamedNode | None, triples: Graph) -> None:
        self._send(f"CLEAR SILENT GRAPH {graph}" if graph is not None else "CLEAR DEFAULT")
        self.add(graph, triples)

    def change(self, graph: ox.NamedNode | None, more: Graph, less: Graph, wanted: Graph) -> None:
        for data in _batches(less, self.batch):
            self._send(f"DELETE DATA {_within(graph, data)}")
        self.add(graph, more)

    def _send(self, update: str) -> None:
        headers = {"Content-Type": "application/sparql-update; charset=utf-8"}
        self.client.send("POST", self.url, data=update.encode(), headers=headers)


def _within(graph: ox.NamedNode | None, data: str) -> str:
    return f"{{\n{data}}}" if graph is None else f"{{ GRAPH {graph} {{\n{data}}} }}"


def _parse(found: Any, url: str) -> Graph:
    type_ = str(found.headers.get("Content-Type", "")).partition(";")[0].strip()
    format_ = ox.RdfFormat.N_TRIPLES if type_ == "text/plain" else ox.RdfFormat.from_media_type(type_)
    if format_ is None:
        raise PushError(
            f"{url}: answers with {type_ or 'nothing that says what it is'} and no RDF; is that where the store speaks the Graph Store "
            "Protocol? For SPARQL Update, add --update"
        )
    try:
        return {quad.triple for quad in ox.parse(found.content, format_)}
    except SyntaxError as error:
        raise PushError(f"{url}: answers with RDF that cannot be read: {error}") from error


# -- sending -----------------------------------------------------------------------------------------------------------


@dataclass
class _Client:
    """Sends requests, again where that may help, with the user and password that the environment or netrc gives."""

    session: Any = field(init=False)
    _may_guess: bool = field(default=True, init=False)

    def __post_init__(self) -> None:
        import requests
        from requests.adapters import HTTPAdapter
        from urllib3.util import Retry

        self.session = requests.Session()
        # 500: Virtuoso answers so when transactions meet; all that is sent may be sent twice
        retry = Retry(
            TRIES - 1, backoff_factor=0.5, status_forcelist=_BUSY, allowed_methods=None, raise_on_status=False
        )
        for scheme in ("http://", "https://"):
            self.session.mount(scheme, HTTPAdapter(max_retries=retry))
        # nothing of a password is sent before the store has asked for it and said how: Virtuoso takes no Basic for a question
        self.session.auth = _keep

    def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str],
        params: Mapping[str, str] | None = None,
        data: Any = None,
        fine: tuple[int, ...] = (),
    ) -> Any:
        """The response to a request. Raises PushError that says what to do where it is none that is hoped for."""
        import requests

        def once() -> Any:
            return self.session.request(
                method, url, params=params, data=data, headers=headers, timeout=SECONDS, allow_redirects=False
            )

        try:
            found = once()
            if found.status_code == 401 and self._may_guess:
                self._may_guess = False
                if self._answer_challenge(found, url):
                    found = once()
        except requests.RequestException as error:
            raise PushError(f"{url}: cannot be reached: {_reason(error)}; is the store running?") from error
        if found.ok and not found.is_redirect and found.status_code < 300:
            return found
        if found.status_code in fine:
            return found
        raise PushError(f"{url}: {_tell(found)}")

    def _answer_challenge(self, found: Any, url: str) -> bool:
        """Take the kind of authentication that the store asks for, if a user and a password are known."""
        from requests.auth import HTTPBasicAuth, HTTPDigestAuth
        from requests.utils import get_netrc_auth

        user = os.environ.get(USER)
        known = (user, os.environ.get(PASSWORD, "")) if user else get_netrc_auth(url)
        if not known:
            return False
        wanted = str(found.headers.get("WWW-Authenticate", "")).lower()
        self.session.auth = (HTTPDigestAuth if "digest" in wanted else HTTPBasicAuth)(*known)
        return True


def _keep(request: Any) -> Any:
    return request


def _reason(error: Exception) -> str:
    text = str(error)
    for known in (
        "Connection refused",
        "Name or service not known",
        "timed out",
        "certificate verify failed",
        "Connection reset",
    ):
        if known.lower() in text.lower():
            return known.lower()
    return " ".join(text.split())[:160]


def _tell(found: Any) -> str:
    said = " ".join(re.sub(r"<[^>]*>", " ", found.text or "").split())[:200]
    status = f"{found.status_code} {found.reason}"
    if found.status_code in (401, 403):
        return f"{status}: set {USER} and {PASSWORD}, or add the store to netrc{'; it says: ' + said if said else ''}"
    if found.is_redirect or 300 <= found.status_code < 400:
        return f"{status}: it has moved to {found.headers.get('Location', 'elsewhere')}; give that address"
    if found.status_code in (404, 405, 406, 415, 501):
        return (
            f"{status}: that address does not take this; give where the store speaks the Graph Store Protocol, or, with --update, "
            f"SPARQL Update{'; it says: ' + said if said else ''}"
        )
    return f"{status}{': ' + said if said else ''}"
