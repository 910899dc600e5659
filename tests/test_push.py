"""`kg push` against Oxigraph's server, Virtuoso where it is installed, and a store that fails as it is told to."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sysconfig
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from query_sample import CHILE, DOCUMENTS, NORWAY, PERU, STATEMENTS, make, write_sample

from kg import cli, ontology, rdf
from kg.errors import InputError
from kg.push import PushError, push, read_graphs

OTHER = "<urn:a> <urn:b> <urn:c> .\n"
WORLD = "https://w3id.org/kgwright/id/world/actor-norway"
SHARED = "https://example.org/shared"
PATIENCE = 60  # seconds: the machine may be busy


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            assert process.poll() is None, "the server died"
            time.sleep(0.1)
    raise AssertionError(f"{url} did not answer")


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Oxigraph's server with an empty store: its address."""
    program = Path(sysconfig.get_path("scripts")) / "oxigraph"
    if not program.exists():
        pytest.skip("the package oxigraph is not installed")
    port = free_port()
    command = [
        str(program),
        "serve",
        "--location",
        str(tmp_path_factory.mktemp("store")),
        "--bind",
        f"127.0.0.1:{port}",
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        wait_for(f"http://127.0.0.1:{port}/", process)
        yield f"http://127.0.0.1:{port}"
        process.terminate()


@pytest.fixture
def empty(oxigraph: str) -> str:
    request(oxigraph + "/update", "POST", b"DROP ALL", "application/sparql-update")
    return oxigraph


def request(url: str, method: str = "GET", data: bytes | None = None, type_: str = "text/turtle") -> bytes:
    made = urllib.request.Request(url, data=data, method=method, headers={"Content-Type": type_})
    with urllib.request.urlopen(made, timeout=PATIENCE) as answer:
        return bytes(answer.read())


def holds(url: str) -> set[ox.Quad]:
    """All that Oxigraph's server holds."""
    made = urllib.request.Request(url + "/store", headers={"Accept": "application/n-quads"})
    with urllib.request.urlopen(made, timeout=PATIENCE) as answer:
        return set(ox.parse(answer.read(), ox.RdfFormat.N_QUADS))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("pushed")
    return write_sample(place / "output", place / "ontology")


def quads_of(folder: Path) -> set[ox.Quad]:
    # Oxigraph writes decimals without zeros at their end, as this store of its own does
    store = ox.Store()
    store.load(path=folder / "graph.nq", format=ox.RdfFormat.N_QUADS)
    return set(store)


@pytest.fixture
def changed(folder: Path, tmp_path: Path) -> Path:
    """The sample with one statement less, one more, and one document with nothing changed."""
    made = shutil.copytree(folder.parent / "ontology", tmp_path / "ontology")
    statements = [s for s in STATEMENTS if s.document == "letter"] + STATEMENTS[2:6] + [make(0, CHILE, "meet", NORWAY)]
    rdf.write_nquads(tmp_path / "graph.nq", statements, DOCUMENTS, ontology.load(made))
    return tmp_path


WAYS: list[tuple[str, dict[str, Any]]] = [("/store", {}), ("/update", {"update": True})]


@pytest.mark.parametrize(("path", "options"), WAYS)
@pytest.mark.parametrize("batch", [7, 5000])
def test_a_graph_arrives_whole_with_its_named_graphs(
    empty: str, folder: Path, path: str, options: dict[str, Any], batch: int
) -> None:
    done = push(empty + path, folder, batch=batch, **options)
    assert (done.graphs, done.changed, done.removed) == (4, 4, 0)
    assert done.added == len(quads_of(folder))
    assert holds(empty) == quads_of(folder)


@pytest.mark.parametrize(("path", "options"), WAYS)
def test_what_is_there_already_is_not_sent_again(empty: str, folder: Path, path: str, options: dict[str, Any]) -> None:
    push(empty + path, folder, **options)
    told: list[str] = []
    done = push(empty + path, folder, diff=True, told=told.append, **options)
    assert (done.changed, done.added, done.removed, told) == (0, 0, 0, [])


@pytest.mark.parametrize(("path", "options"), WAYS)
@pytest.mark.parametrize("diff", [True, False])
def test_a_documents_graph_becomes_what_it_is_here(
    empty: str, folder: Path, changed: Path, path: str, options: dict[str, Any], diff: bool
) -> None:
    push(empty + path, folder, **options)
    told: list[str] = []
    done = push(empty + path, changed, diff=diff, told=told.append, **options)
    default = ox.DefaultGraph()
    expected = quads_of(changed) | {q for q in quads_of(folder) if q.graph_name == default}
    assert holds(empty) == expected
    if diff:
        old, new = quads_of(folder), quads_of(changed)
        assert done.added == len(new - old)
        assert done.removed == len({q for q in old - new if q.graph_name != default})
        assert [line.partition(": ")[0] for line in told] == ["https://w3id.org/kgwright/id/document/news"]


@pytest.mark.parametrize(("path", "options"), WAYS)
@pytest.mark.parametrize("diff", [True, False])
@pytest.mark.parametrize("alone", [True, False])
def test_the_world_of_a_source_is_shared_by_corpora_unless_one_is_alone(
    empty: str, folder: Path, tmp_path: Path, path: str, options: dict[str, Any], diff: bool, alone: bool
) -> None:
    other = [make(400, CHILE, "meet", PERU, source=(NORWAY,), document="cable")]
    rdf.write_nquads(tmp_path / "graph.nq", other, [], ontology.load(folder.parent / "ontology"))
    push(empty + path, folder, **options)
    push(empty + path, tmp_path, diff=diff, alone=alone, **options)
    first, second = quads_of(folder), quads_of(tmp_path)
    world = ox.NamedNode(WORLD)
    assert all(any(q.graph_name == world for q in corpus) for corpus in (first, second))
    expected = {q for q in first | second if q.graph_name != world or q in second or not alone}
    assert holds(empty) == expected


@pytest.mark.parametrize(("path", "options"), WAYS)
@pytest.mark.parametrize("diff", [True, False])
def test_what_others_keep_in_the_store_stays(
    empty: str, folder: Path, path: str, options: dict[str, Any], diff: bool
) -> None:
    request(empty + "/store?default", "PUT", OTHER.encode())
    request(empty + "/store?graph=urn:theirs", "PUT", OTHER.encode())
    push(empty + path, folder, diff=diff, **options)
    a, b, c = (ox.NamedNode(f"urn:{x}") for x in "abc")
    assert holds(empty) - quads_of(folder) == {ox.Quad(a, b, c), ox.Quad(a, b, c, ox.NamedNode("urn:theirs"))}


def test_the_default_graph_may_go_to_a_named_one(empty: str, folder: Path) -> None:
    push(empty + "/store", folder, default_graph=SHARED)
    names = {q.graph_name for q in holds(empty)}
    assert ox.NamedNode(SHARED) in names
    assert ox.DefaultGraph() not in names
    assert push(empty + "/store", folder, default_graph=SHARED, diff=True).changed == 0


NASTY = [
    "plain",
    'quote " backslash \\ ',
    "line\nend\r\ttab",
    "\u202eright to left\u202c עברית",
    "emoji 🕊️",
    "} ; DROP ALL #",
    "\\u0041",
    "\x01\x7f\u2028",
]


@pytest.mark.parametrize(("path", "options"), WAYS)
def test_every_sign_of_a_text_arrives(empty: str, tmp_path: Path, path: str, options: dict[str, Any]) -> None:
    graph = ox.NamedNode("urn:g")
    made = [ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal(text), graph) for text in NASTY]
    made.append(ox.Quad(ox.NamedNode("urn:é'()"), ox.NamedNode("urn:p"), ox.Literal("x", language="en-GB"), graph))
    ox.serialize(made, tmp_path / "nasty.nq", ox.RdfFormat.N_QUADS)
    push(empty + path, tmp_path / "nasty.nq", **options)
    assert {q.object.value for q in holds(empty) if isinstance(q.object, ox.Literal)} == {*NASTY, "x"}
    assert push(empty + path, tmp_path / "nasty.nq", diff=True, **options).changed == 0


def test_the_command_tells_what_was_sent(empty: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    count = len(quads_of(folder))
    assert cli.main(["push", empty + "/store", "--graph", str(folder)]) == 0
    out, err = capsys.readouterr()
    assert out == f"4 of 4 graphs changed: {count} triples sent, 0 removed\n"
    assert [line.partition(": ")[0] for line in err.splitlines()] == [
        "https://w3id.org/kgwright/id/document/letter",
        "https://w3id.org/kgwright/id/document/news",
        "https://w3id.org/kgwright/id/world/actor-norway",
        "default graph",
    ]
    assert cli.main(["push", empty + "/store", "--graph", str(folder), "--diff"]) == 0
    assert capsys.readouterr() == ("0 of 4 graphs changed: 0 triples sent, 0 removed\n", "")


# -- what is refused or fails ------------------------------------------------------------------------------------------


def test_addresses_that_cannot_be_are_refused_before_anything_is_sent(folder: Path, tmp_path: Path) -> None:
    for url, message in (
        ("localhost:7878/store", "no web address"),
        ("ftp://localhost/store", "no web address"),
        ("http://me:secret@localhost/store", "leave user and password out of the address"),
    ):
        with pytest.raises(InputError, match=message) as caught:
            push(url, folder)
        assert "secret" not in str(caught.value)
    with pytest.raises(InputError, match="no such file"):
        push("http://127.0.0.1:1/store", tmp_path)
    with pytest.raises(InputError, match="no IRI"):
        push("http://127.0.0.1:1/store", folder, default_graph="a b")
    (tmp_path / "blank.ttl").write_text("[] <urn:p> 1 .")
    with pytest.raises(InputError, match="holds blank nodes"):
        read_graphs(tmp_path / "blank.ttl")


def test_a_wrong_address_is_told_with_the_other_protocol(empty: str, folder: Path) -> None:
    with pytest.raises(PushError, match=r"404 Not Found: that address does not take this; .* with --update"):
        push(empty + "/update", folder)
    with pytest.raises(PushError, match=r"415 .*: that address does not take this"):
        push(empty + "/store", folder, update=True)
    with pytest.raises(PushError, match=r"cannot be reached: connection refused; is the store running\?"):
        push(f"http://127.0.0.1:{free_port()}/store", folder)


Answer = Callable[[BaseHTTPRequestHandler, int], tuple[int, dict[str, str]]]


@pytest.fixture
def failing() -> Iterator[Callable[[Answer], tuple[str, list[tuple[str, str | None]]]]]:
    """Start a store that answers as it is told, given the request and its number: its address, and what it was asked."""
    servers: list[ThreadingHTTPServer] = []

    def start(answer: Answer) -> tuple[str, list[tuple[str, str | None]]]:
        asked: list[tuple[str, str | None]] = []

        class Handler(BaseHTTPRequestHandler):
            def do(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                asked.append((self.command, self.headers.get("Authorization")))
                status, headers = answer(self, len(asked))
                self.send_response(status)
                for name, value in {"Content-Length": "0", **headers}.items():
                    self.send_header(name, value)
                self.end_headers()

            do_GET = do_POST = do_PUT = do  # noqa: N815 - the names that http.server looks for

            def log_message(self, *_: object) -> None:
                return

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/store", asked

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def one(tmp_path: Path) -> Path:
    (tmp_path / "one.nq").write_text("<urn:a> <urn:b> <urn:c> <urn:g> .\n")
    return tmp_path / "one.nq"


def test_a_store_that_is_busy_is_asked_again(failing: Any, one: Path) -> None:
    url, asked = failing(lambda _, number: (503 if number < 3 else 204, {}))
    assert push(url, one).added == 1
    assert [method for method, _ in asked] == ["PUT", "PUT", "PUT"]


def test_a_store_that_stays_broken_is_told(failing: Any, one: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.push.TRIES", 2)
    url, asked = failing(lambda *_: (503, {}))
    with pytest.raises(PushError, match="503 Service Unavailable"):
        push(url, one)
    assert len(asked) == 2


def test_a_store_that_has_moved_is_told_and_not_followed(failing: Any, one: Path) -> None:
    url, asked = failing(lambda *_: (302, {"Location": "http://elsewhere.example/"}))
    with pytest.raises(PushError, match=r"it has moved to http://elsewhere\.example/; give that address"):
        push(url, one)
    assert len(asked) == 1


@pytest.mark.parametrize("way", ["environment", "netrc"])
@pytest.mark.parametrize("scheme", ["Basic", "Digest"])
def test_a_password_is_sent_only_when_asked_for_and_as_asked_for(
    failing: Any, one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, scheme: str
) -> None:
    if way == "environment":
        monkeypatch.setenv("KG_PUSH_USER", "me")
        monkeypatch.setenv("KG_PUSH_PASSWORD", "secret")
    else:
        monkeypatch.delenv("KG_PUSH_USER", raising=False)
        (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password secret\n")
        (tmp_path / "netrc").chmod(0o600)
        monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    challenge = 'Basic realm="x"' if scheme == "Basic" else 'Digest realm="x", nonce="n", qop="auth", algorithm="MD5"'

    def answer(request: BaseHTTPRequestHandler, _: int) -> tuple[int, dict[str, str]]:
        told = request.headers.get("Authorization", "")
        return (204, {}) if told.startswith(scheme + " ") else (401, {"WWW-Authenticate": challenge})

    url, asked = failing(answer)
    assert push(url, one).added == 1
    assert asked[0] == ("PUT", None)
    assert (asked[-1][1] or "").startswith(scheme + " ")


def test_without_a_password_it_is_said_where_to_put_one(
    failing: Any, one: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KG_PUSH_USER", raising=False)
    monkeypatch.setenv("NETRC", os.devnull)
    url, _ = failing(lambda *_: (401, {"WWW-Authenticate": "Basic"}))
    with pytest.raises(
        PushError, match="401 Unauthorized: set KG_PUSH_USER and KG_PUSH_PASSWORD, or add the store to netrc"
    ):
        push(url, one)


# -- Virtuoso ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A fresh Virtuoso on loopback: its address."""
    program, client = shutil.which("virtuoso-t"), shutil.which("isql-vt") or shutil.which("isql")
    if program is None or client is None:
        pytest.skip("Virtuoso is not installed (virtuoso-t and isql-vt)")
    place = tmp_path_factory.mktemp("virtuoso")
    port, web = free_port(), free_port()
    (place / "v.ini").write_text(
        f"[Database]\nDatabaseFile={place}/v.db\nTransactionFile={place}/v.trx\nErrorLogFile={place}/v.log\n"
        f"xa_persistent_file={place}/v.pxa\n[TempDatabase]\nDatabaseFile={place}/t.db\nTransactionFile={place}/t.trx\n"
        f"[Parameters]\nServerPort=127.0.0.1:{port}\nNumberOfBuffers=10000\n[HTTPServer]\nServerPort=127.0.0.1:{web}\n[SPARQL]\n"
    )
    command = [program, "+configfile", str(place / "v.ini"), "+foreground"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        wait_for(f"http://127.0.0.1:{web}/sparql", process)
        grant = 'exec=grant SPARQL_UPDATE to "SPARQL";'
        subprocess.run(
            [client, f"127.0.0.1:{port}", "dba", "dba", grant], check=True, capture_output=True, timeout=PATIENCE
        )
        yield f"http://127.0.0.1:{web}"
        process.terminate()


@pytest.mark.parametrize(("path", "options"), [("/sparql-graph-crud-auth", {}), ("/sparql-auth", {"update": True})])
def test_virtuoso_takes_a_graph_and_then_its_difference(
    virtuoso: str, folder: Path, changed: Path, monkeypatch: pytest.MonkeyPatch, path: str, options: dict[str, Any]
) -> None:
    monkeypatch.setenv("KG_PUSH_USER", "dba")
    monkeypatch.setenv("KG_PUSH_PASSWORD", "dba")
    options = options | {"default_graph": SHARED}
    assert push(virtuoso + path, folder, batch=40, **options).added == len(quads_of(folder))
    assert push(virtuoso + path, folder, diff=True, **options).changed == 0
    done = push(virtuoso + path, changed, diff=True, **options)
    old, new = quads_of(folder), quads_of(changed)
    named = {q for q in old - new if q.graph_name != ox.DefaultGraph()}
    assert (done.added, done.removed) == (len(new - old), len(named))
    assert push(virtuoso + path, changed, diff=True, **options).changed == 0
