"""The programs that must take our files: how each loads one, counts it, and answers a query.

A program complains by raising `ComplaintError`, for anything that it writes to standard error as well: "without a warning" is meant.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent.parent / "build" / "interoperability"
JAVA = Path("/usr/share/java")
JARS = (
    *(f"jena-{name}" for name in ("arq", "base", "cmds", "core", "dboe-base", "dboe-index", "dboe-storage")),
    *(
        f"jena-{name}"
        for name in ("dboe-trans-data", "dboe-transaction", "iri", "rdfconnection", "shacl", "tdb", "tdb2")
    ),
    *("thrift", "dexx.collection", "caffeine", "slf4j-api", "slf4j-simple", "gson", "guava", "httpclient", "httpcore"),
    *(f"commons-{name}" for name in ("cli", "codec", "compress", "csv", "io", "lang3")),
    *("jackson-core", "jackson-databind", "jackson-annotations", "jsonld-java", "titanium-json-ld", "jakarta.json-api"),
    *("protobuf", "xercesImpl", "xml-apis"),
)
MEDIA = {
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "nquads": "application/n-quads",
    "trig": "application/trig",
    "jsonld": "application/ld+json",
}
Rows = list[tuple[str, ...]]
Files = dict[str, Path]
Queries = Sequence[str]


class ComplaintError(Exception):
    """What a program says against a file or a query."""


def run(*command: str | Path, text: str | None = None, quiet: bool = True) -> str:
    """Run a program and return what it prints; raises ComplaintError where it fails or says anything on standard error.

    With `quiet` false it may say something there, and that is returned, too.
    """
    given = text.encode() if text is not None else None
    done = subprocess.run([str(word) for word in command], input=given, capture_output=True, check=False, timeout=240)
    out, error = done.stdout.decode(), done.stderr.decode("utf-8", "replace")  # no text mode: it changes line ends
    if done.returncode or (quiet and error.strip()):
        raise ComplaintError(
            f"{Path(command[0]).name} (exit status {done.returncode}): {error.strip()[-400:] or out[-400:]}"
        )
    return out if quiet else out + error


def read_csv(text: str) -> Rows:
    """The rows of SPARQL's CSV without their head."""
    return [tuple(row) for row in csv.reader(io.StringIO(text, newline=""))][1:]


def find_node() -> str:
    """The Node.js of the machine, else the one that install.py brought."""
    return shutil.which("node") or str(FOLDER / "python" / "bin" / "node")


def free_port() -> int:
    """A port of this machine that nobody listens to."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def ask_http(url: str, query: str) -> Rows:
    """The rows that a SPARQL endpoint answers with, as JSON gives them."""
    data = urllib.parse.urlencode({"query": query}).encode()
    request = urllib.request.Request(url, data, {"Accept": "application/sparql-results+json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        found = json.loads(answer.read())
    names = found["head"]["vars"]
    return [tuple(row.get(name, {}).get("value", "") for name in names) for row in found["results"]["bindings"]]


def wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    """Wait until a server listens; raises ComplaintError where it ends or takes more than a minute."""
    for _ in range(600):
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise ComplaintError(f"the server does not listen on port {port}")


class Program:
    """A program: `needs` are the files that must be there, `syntaxes` what it reads, `asked` the kind of file that it is asked about."""

    name = ""
    needs: tuple[str | Path, ...] = ()
    syntaxes: tuple[str, ...] = ()
    asked = ""

    def lacks(self) -> str:
        """What is lacking on this machine, "" where nothing is."""
        return ", ".join(str(thing) for thing in self.needs if not (shutil.which(thing) or Path(thing).exists()))

    def count(self, files: Files, folder: Path) -> dict[str, int]:
        """The number of triples or quads of each file, by syntax."""
        raise NotImplementedError

    def ask(self, files: Sequence[Path], queries: Queries, folder: Path) -> list[Rows]:
        """The rows of each query over all files together."""
        raise NotImplementedError

    def normalise(self, row: tuple[str, ...]) -> tuple[str, ...]:
        """A row of the program or the right one, in the form in which they are compared: 1.0 and 0.910 as 1 and 0.91."""
        return tuple(str(float(c)).removesuffix(".0") if re.fullmatch(r"\d\.\d+", c) else c for c in row)


class Raptor(Program):
    """rapper reads; roqet, of Rasqal, asks: its warnings of queries are off, for it warns of every aggregate of its own making."""

    name = "Raptor, Rasqal"
    needs = ("rapper", "roqet")
    syntaxes = ("turtle", "ntriples", "nquads", "trig")
    asked = "turtle"

    def count(self, files: Files, folder: Path) -> dict[str, int]:
        return {s: run("rapper", "-q", "-i", s, "-o", "nquads", files[s]).count("\n") for s in self.syntaxes}

    def ask(self, files: Sequence[Path], queries: Queries, folder: Path) -> list[Rows]:
        data = [word for file in files for word in ("-D", str(file))]
        found = []
        for number, query in enumerate(queries):
            (folder / f"roqet{number}.rq").write_text(query)
            found.append(read_csv(run("roqet", "-q", "-W", "0", "-r", "csv", *data, folder / f"roqet{number}.rq")))
        return found


class Serd(Program):
    """serdi, a reader of streams."""

    name = "Serd"
    needs = ("serdi",)
    syntaxes = ("turtle", "ntriples", "nquads", "trig")

    def count(self, files: Files, folder: Path) -> dict[str, int]:
        return {s: run("serdi", "-i", s, "-o", "nquads", files[s]).count("\n") for s in self.syntaxes}


def jena(command: str, *arguments: str | Path, quiet: bool = True) -> str:
    """Run one of Jena's commands."""
    path = os.pathsep.join([str(FOLDER / "java"), *(str(JAVA / f"{jar}.jar") for jar in JARS)])
    return run("java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", path, command, *arguments, quiet=quiet)


class Jena(Program):
    """riot reads and validates; arq asks a file."""

    name = "Jena riot, arq"
    needs = ("java", JAVA / "jena-arq.jar", FOLDER / "java")
    syntaxes = ("turtle", "ntriples", "nquads", "trig")
    asked = "turtle"

    def count(self, files: Files, folder: Path) -> dict[str, int]:
        paths = [files[s] for s in self.syntaxes]
        told = jena("riotcmd.riot", "--strict", "--check", "--count", *paths, quiet=False)
        if "WARN" in told or "ERROR" in told:
            raise ComplaintError(told[:400])
        found = dict(re.findall(r"/([\w.-]+) : (?:Triples|Quads) += ([\d,]+)", told))  # nothing is said of empty files
        return {s: int(found.get(files[s].name, "0").replace(",", "")) for s in self.syntaxes}

    def ask(self, files: Sequence[Path], queries: Queries, folder: Path) -> list[Rows]:
        data = [word for file in files for word in ("--data", str(file))]
        found = []
        for number, query in enumerate(queries):
            (folder / f"arq{number}.rq").write_text(query)
            found.append(read_csv(jena("arq.arq", *data, "--query", folder / f"arq{number}.rq", "--results", "CSV")))
        return found


class JenaTdb(Program):
    """tdb2.tdbloader loads a store on disk, and tdb2.tdbquery asks it; the union of graphs is its default graph for queries."""

    name = "Jena TDB2"
    needs = Jena.needs
    syntaxes = ("nquads", "trig")
    asked = "trig"

    def count(self, files: Files, folder: Path) -> dict[str, int]:
        place, query = folder / "tdb", folder / "count.rq"
        query.write_text("SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }")
        for s in self.syntaxes:  # the same quads in each syntax: the second one adds nothing
            jena("tdb2.tdbloader", "--loc", place, files[s], quiet=False)
        number = int(read_csv(jena("tdb2.tdbquery", "--loc", place, "--query", query, "--results", "CSV"))[0][0])
        return dict.fromkeys(self.syntaxes, number)

    def ask(self, files: Sequence[Path], queries: Queries, folder: Path) -> list[Rows]:
        place = folder / "tdb-asked"
        jena("tdb2.tdbloader", "--loc", place, *files, quiet=False)
        found = []
        for number, query in enumerate(queries):
            (folder / f"tdb{number}.rq").write_text(union_in_jena(query))
            told = jena("tdb2.tdbquery", "--loc", place, "--query", folder / f"tdb{number}.rq", "--results", "CSV")
            found.append(read_csv(told))
        return found


def union_in_jena(query: str) -> str:
    """The query over all graphs and the default graph, which Jena's union of named graphs leaves out."""
    head, brace, body = query.partition("{")
    graphs = "FROM <urn:x-arq:UnionGraph> FROM <urn:x-arq:DefaultGraph> "
    named = "" if "GRAPH" not in query else "FROM NAMED <urn:x-arq:UnionGraph> "
    return query if named else f"{head}{graphs}{brace}{body}"


class Virtuoso(Program):
    """A server of its own, loaded through isql and asked over HTTP; all graphs are always one.

    It answers with 1 and 0 for true and false.
    """

    name = "Virtuoso"
    needs = ("virtuoso-t", "isql-vt")
    syntaxes = ("turtle", "ntriples", "nquads", "trig")
    asked = "trig"
    _FLAGS = {"turtle": 0, "ntriples": 0, "trig": 256, "nquads": 512}  # noqa: RUF012

    @contextmanager
    def server(self, folder: Path, files: Sequence[Path]) -> Iterator[tuple[int, int]]:
        """Ports of SQL and HTTP of a server that may read the files."""
        place = folder / "virtuoso"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        sql, http = free_port(), free_port()
        allowed = ", ".join(sorted({str(file.parent) for file in files}))
        (place / "v.ini").write_text(
            f"[Database]\nDatabaseFile = {place}/v.db\nErrorLogFile = {place}/v.log\nLockFile = {place}/v.lck\n"
            f"TransactionFile = {place}/v.trx\nxa_persistent_file = {place}/v.pxa\n"
            f"[TempDatabase]\nDatabaseFile = {place}/t.db\nTransactionFile = {place}/t.trx\n"
            f"[Parameters]\nServerPort = 127.0.0.1:{sql}\nDirsAllowed = {allowed}\nNumberOfBuffers = 20000\n"
            f"[HTTPServer]\nServerPort = 127.0.0.1:{http}\nServerThreads = 4\n[SPARQL]\nResultSetMaxRows = 1000000\n"
        )
        process = subprocess.Popen(
            ["virtuoso-t", "+configfile", str(place / "v.ini"), "+foreground"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(process, sql)
            wait_for(process, http)
            yield sql, http
        finally:
            process.kill()
            process.wait()

    def load(self, sql: int, graph: str, syntax: str, file: Path) -> None:
        statement = f"DB.DBA.TTLP(file_to_string_output('{file}'),'','{graph}',{self._FLAGS[syntax]});"
        told = run("isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={statement}")
        if "*** Error" in told:
            raise ComplaintError(told[told.index("*** Error") :][:300])

    def count(self, files: Files, folder: Path) -> dict[str, int]:
        found = {}
        with self.server(folder, list(files.values())) as (sql, http):
            query = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
            url = f"http://127.0.0.1:{http}/sparql"
            before = int(ask_http(url, query)[0][0])
            for s in self.syntaxes:
                self.load(sql, f"urn:{s}", s, files[s])
                after = int(ask_http(url, query)[0][0])
                found[s], before = after - before, after
                if s in ("nquads", "trig"):  # both name the same graphs
                    run("isql-vt", f"127.0.0.1:{sql}", "dba", "dba", "exec=RDF_GLOBAL_RESET();")
                    before = int(ask_http(url, query)[0][0])
        return found

    def ask(self, files: Sequence[Path], queries: Queries, folder: Path) -> list[Rows]:
        with self.server(folder, files) as (sql, http):
            for file in files:
                self.load(sql, "urn:default", self.asked, file)
            return [ask_http(f"http://127.0.0.1:{http}/sparql", query) for query in queries]

    def normalise(self, row: tuple[str, ...]) -> tuple[str, ...]:
        known = {"true": "1", "false": "0"}
        return tuple(known.get(c, c) for c in super().normalise(row))


class Oxigraph(Program):
    """oxigraph loads a store on disk and serves it read-only over HTTP, all graphs as one."""

    name = "Oxigraph server"
    needs = (FOLDER / "python" / "bin" / "oxigraph",)
    syntaxes = ("turtle", "ntriples", "nquads", "trig", "jsonld")
    asked = "trig"

    def load(self, place: Path, *files: Path) -> None:
        for file in files:
            format_ = ["--format", "jsonld"] if file.suffix == ".jsonld" else []
            run(self.needs[0], "load", "--location", place, "--file", file, *format_, quiet=False)

    def count(self, files: Files, folder: Path) -> dict[str, int]:
        found = {}
        for s in self.syntaxes:
            place = folder / f"oxigraph-{s}"
            self.load(place, files[s])
            found[s] = run(self.needs[0], "dump", "--location", place, "--format", "nq").count("\n")
        return found

    def ask(self, files: Sequence[Path], queries: Queries, folder: Path) -> list[Rows]:
        place, port = folder / "oxigraph-asked", free_port()
        self.load(place, *files)
        command = ("serve-read-only", "--location", place, "--bind", f"127.0.0.1:{port}")
        process = subprocess.Popen(
            [str(self.needs[0]), *map(str, command)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            wait_for(process, port)
            url = f"http://127.0.0.1:{port}/query"
            return [ask_http(url + ("" if "GRAPH" in query else "?union-default-graph"), query) for query in queries]
        finally:
            process.kill()
            process.wait()


def node(job: dict[str, Any]) -> list[Any]:
    """What nodes.mjs makes of a job; raises ComplaintError for any part that failed."""
    found: list[Any] = json.loads(run(find_node(), HERE / "nodes.mjs", f"{FOLDER}/", text=json.dumps(job)))
    bad = [part for part in found if isinstance(part, str)]
    if bad:
        raise ComplaintError(bad[0][:400])
    return found


class N3(Program):
    """N3.js, the reader of most JavaScript that knows RDF; the one that reads RDF 1.2, too."""

    name = "N3.js"
    needs = (FOLDER / "node_modules" / "n3",)
    syntaxes = ("turtle", "ntriples", "nquads", "trig", "rdf12")

    def count(self, files: Files, folder: Path) -> dict[str, int]:
        parse = [[str(files[s]), MEDIA.get(s, "text/turtle")] for s in self.syntaxes]
        return dict(zip(self.syntaxes, node({"parse": parse}), strict=True))


class Comunica(Program):
    """Comunica, which asks files without a store."""

    name = "Comunica"
    needs = (FOLDER / "node_modules" / "@comunica" / "query-sparql-file",)
    syntaxes = ("turtle", "ntriples", "nquads", "trig", "jsonld")
    asked = "turtle"

    def count(self, files: Files, folder: Path) -> dict[str, int]:
        everything = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
        found = node({"ask": [[[str(files[s])], everything] for s in self.syntaxes]})
        return {s: len(rows) for s, rows in zip(self.syntaxes, found, strict=True)}

    def ask(self, files: Sequence[Path], queries: Queries, folder: Path) -> list[Rows]:
        found = node({"ask": [[list(map(str, files)), query] for query in queries]})
        return [[tuple(row) for row in rows] for rows in found]


class RdfLib(Program):
    """RDFLib, in this process; all graphs are one where the query names none."""

    name = "RDFLib"
    syntaxes = ("turtle", "ntriples", "nquads", "trig", "jsonld")
    asked = "turtle"
    _FORMATS = {"ntriples": "nt", "jsonld": "json-ld"}  # noqa: RUF012

    def count(self, files: Files, folder: Path) -> dict[str, int]:
        import rdflib

        found = {}
        for s in self.syntaxes:
            data = rdflib.Dataset()
            data.parse(files[s], format=self._FORMATS.get(s, s))
            found[s] = len(set(data.quads()))
        return found

    def ask(self, files: Sequence[Path], queries: Queries, folder: Path) -> list[Rows]:
        import rdflib

        data = rdflib.Graph()
        for file in files:
            data.parse(file, format=self.asked)
        return [
            [tuple("" if cell is None else str(cell) for cell in row) for row in data.query(query)]  # type: ignore[union-attr]
            for query in queries
        ]


PROGRAMS: tuple[Program, ...] = (
    RdfLib(),
    Raptor(),
    Serd(),
    Jena(),
    JenaTdb(),
    Virtuoso(),
    Oxigraph(),
    N3(),
    Comunica(),
)
