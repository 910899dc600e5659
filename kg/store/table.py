"""A table of the statements beside a store on disk, for questions that go through a whole graph: SQLite, made once, only read.

A triple store finds what hangs together; to count all pairs of a million statements it has to look each of them up several times. The table
holds what statements say as rows of numbers, with indexes, and is derived from the triples alone. Its tables:

    thing      id, iri, label, kind      participants, actions and classes; ids in the order of their IRIs
    action     id, class                 the class is a thing
    class      id, quad, intensity       classes of actions that have both; intensity in thousandths
    document   id, iri, name, title, author, publisher, published       ids in the order of their names
    sentence   id, place, document, begin, text                         places in the order of documents' names and of `begin`
    statement  id, iri, actor, action, target, theme, polarity, modality, fact, confidence, time, rule, chain, sentence, place, document
    said       statement, source

Numbers with the names of tables are their ids. A graph of which this could not tell all (a statement with two actors, a label in two
languages) gets no table.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError
from kg.ontology import BROADER, DCTERMS, KG, PREF_LABEL, PROV, TYPE, XSD, local_name
from kg.store.loading import find_format, reading

_Block = dict[str, list[ox.NamedNode | ox.Literal]]

_PREDICATES = {
    ox.NamedNode(iri): name
    for iri, name in {
        TYPE: "type",
        PREF_LABEL: "label",
        BROADER: "broader",
        PROV + "wasDerivedFrom": "sentence",
        DCTERMS + "identifier": "name",
        DCTERMS + "creator": "author",
        DCTERMS + "date": "published",
        **{DCTERMS + name: name for name in ("title", "publisher")},
        **{
            KG + name: name
            for name in ("actor", "action", "target", "theme", "polarity", "modality", "source", "confidence")
        },
        **{
            KG + name: name
            for name in ("time", "rule", "sourceChain", "text", "begin", "inDocument", "quadClass", "intensity")
        },
    }.items()
}
_SCHEMA = """
    CREATE TABLE thing (id INTEGER PRIMARY KEY, iri TEXT, label TEXT, kind TEXT);
    CREATE TABLE action (id INTEGER PRIMARY KEY, class INTEGER);
    CREATE TABLE class (id INTEGER PRIMARY KEY, quad TEXT, intensity INTEGER);
    CREATE TABLE document (id INTEGER PRIMARY KEY, iri TEXT, name TEXT, title TEXT, author TEXT, publisher TEXT, published TEXT);
    CREATE TABLE sentence (id INTEGER PRIMARY KEY, place INTEGER, document INTEGER, begin INTEGER, text TEXT);
    CREATE TABLE statement (id INTEGER PRIMARY KEY, iri TEXT, actor INTEGER, action INTEGER, target INTEGER, theme INTEGER, polarity TEXT,
        modality TEXT, fact INTEGER, confidence REAL, time TEXT, rule TEXT, chain TEXT, sentence INTEGER, place INTEGER, document INTEGER);
    CREATE TABLE said (statement INTEGER, source INTEGER, PRIMARY KEY (statement, source)) WITHOUT ROWID;
    CREATE TABLE raw.thing (temporary INTEGER PRIMARY KEY, id INTEGER);
    CREATE TABLE raw.document (temporary INTEGER PRIMARY KEY, iri, name, title, author, publisher, published);
    CREATE TABLE raw.sentence (temporary INTEGER PRIMARY KEY, iri, document, begin INTEGER, text);
    CREATE TABLE raw.statement (temporary INTEGER PRIMARY KEY, iri, actor, action, target, theme, polarity, modality, fact, confidence, time,
        rule, chain, sentence);
    CREATE TABLE raw.said (statement INTEGER, source INTEGER);
"""
_FINISH = """
    INSERT INTO document SELECT row_number() OVER (ORDER BY name, iri), iri, name, title, author, publisher, published FROM raw.document;
    CREATE TABLE raw.told AS SELECT r.temporary AS temporary, d.id AS id FROM raw.document r JOIN document d ON d.iri = r.iri;
    CREATE UNIQUE INDEX raw.told_of ON told (temporary, id);
    CREATE TABLE raw.place AS SELECT s.temporary AS temporary, row_number() OVER ranked AS id, dense_rank() OVER ranked AS place, d.id AS document,
        s.begin AS begin, s.text AS text
        FROM raw.sentence s JOIN raw.told t ON t.temporary = s.document JOIN document d ON d.id = t.id WINDOW ranked AS (ORDER BY d.name, s.begin);
    INSERT INTO sentence SELECT id, place, document, begin, text FROM raw.place ORDER BY id;
    CREATE UNIQUE INDEX raw.place_of ON place (temporary, id, place, document);
    CREATE TABLE raw.kept AS SELECT s.temporary AS temporary, row_number() OVER (ORDER BY p.place, s.iri) AS id, p.id AS sentence, p.place AS place,
        p.document AS document FROM raw.statement s JOIN raw.place p ON p.temporary = s.sentence;
    INSERT INTO statement SELECT k.id, s.iri, actor.id, action.id, target.id, theme.id, s.polarity, s.modality, s.fact, s.confidence, s.time, s.rule,
        s.chain, k.sentence, k.place, k.document
        FROM raw.kept k JOIN raw.statement s ON s.temporary = k.temporary JOIN raw.thing action ON action.temporary = s.action
        LEFT JOIN raw.thing actor ON actor.temporary = s.actor LEFT JOIN raw.thing target ON target.temporary = s.target
        LEFT JOIN raw.thing theme ON theme.temporary = s.theme ORDER BY k.id;
    CREATE UNIQUE INDEX raw.kept_of ON kept (temporary, id);
    INSERT INTO said SELECT k.id, t.id FROM raw.said s JOIN raw.kept k ON k.temporary = s.statement JOIN raw.thing t ON t.temporary = s.source
        ORDER BY 1, 2;
    CREATE INDEX statement_actor ON statement (actor, target, action, fact);
    CREATE INDEX statement_target ON statement (target, actor, fact);
    CREATE INDEX statement_action ON statement (action, fact);
    CREATE INDEX statement_modality ON statement (modality, place);
    CREATE INDEX statement_document ON statement (document, fact);
    CREATE INDEX statement_place ON statement (place);
    CREATE INDEX statement_negated ON statement (place) WHERE polarity = 'negated';
    CREATE INDEX fact_pair ON statement (actor, target, action, document) WHERE fact = 1;
    CREATE INDEX fact_confidence ON statement (confidence) WHERE fact = 1;
    CREATE INDEX said_source ON said (source, statement);
    CREATE INDEX sentence_place ON sentence (place);
    CREATE INDEX thing_iri ON thing (iri);
    CREATE INDEX document_iri ON document (iri);
    PRAGMA analysis_limit = 2000;
    ANALYZE;
"""


class _Unfit(Exception):  # noqa: N818 - it is no mistake
    """A graph of which a table cannot tell all."""


def make_table(source: Path, path: Path) -> bool:
    """Write the table of the statements of an RDF file; return whether it could be made, for if not there is no file.

    Raises InputError where the file is not RDF or the table cannot be written.
    """
    scratch = path.with_name(path.name + ".raw")
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as table:
            table.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;")
            table.execute("ATTACH ? AS raw", (str(scratch),))
            table.executescript("PRAGMA raw.journal_mode = OFF; PRAGMA raw.synchronous = OFF;" + _SCHEMA + "BEGIN;")
            reader = _Reader(table)
            reader.read(source)
            table.executescript("BEGIN;" + _FINISH + "COMMIT;")  # what was pending is committed first
            reader.check()
        return True
    except _Unfit:
        path.unlink(missing_ok=True)
        return False
    except sqlite3.Error as error:
        path.unlink(missing_ok=True)
        raise InputError(f"{path.parent}: cannot be written: {error}; make room on the disk") from error
    finally:
        scratch.unlink(missing_ok=True)


@contextmanager
def open_table(path: Path) -> Iterator[sqlite3.Connection]:
    """A table for reading; `lower` knows all letters there, and `mean` is that of a sum in thousandths of so many, with two digits."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as table:
        table.create_function("lower", 1, _lower, deterministic=True)
        table.create_function("mean", 2, _mean, deterministic=True)
        yield table


def _lower(text: str | None) -> str | None:
    return None if text is None else text.lower()


def _mean(thousandths: int, count: int) -> float:
    """The mean as SPARQL's ROUND(AVG(?x) * 100) / 100 has it: a half is rounded up."""
    return (thousandths + 5 * count) // (10 * count) / 100


class _Reader:
    """Takes RDF subject by subject into the raw tables, with temporary numbers for what has none yet."""

    def __init__(self, table: sqlite3.Connection) -> None:
        self.table = table
        self.numbers: dict[str, int] = {}  # of things
        self.things: dict[str, dict[str, str]] = {}
        self.sentences: dict[str, int] = {}
        self.documents: dict[str, int] = {}
        self.described: set[int] = set()  # hashes of what has had its row
        self.statements: list[tuple[object, ...]] = []
        self.said: list[tuple[int, int]] = []
        self.told: list[tuple[object, ...]] = []
        self.count = 0

    def read(self, path: Path) -> None:
        with reading(path):
            for subject, block in _blocks(path):
                self._take(subject, block)
        self._write_statements()
        self._write_sentences()
        self._write_things()

    def check(self) -> None:
        """Raise _Unfit where statements or sentences hang in the air and their rows were lost on the way."""
        kept = self.table.execute("SELECT (SELECT COUNT(*) FROM statement), (SELECT COUNT(*) FROM sentence)").fetchone()
        if kept != (self.count, len(self.sentences)):
            raise _Unfit

    def _take(self, subject: str, block: _Block) -> None:
        types = {node.value for node in block.get("type", ())}
        if KG + "Statement" in types:
            self._statement(subject, block)
        elif KG + "Sentence" in types:
            self._sentence(subject, block)
        elif KG + "Document" in types:
            self._document(subject, block)
        elif types:
            self._thing(subject, types, block)
        else:  # what is said of a subject stands in several places
            raise _Unfit(subject)

    def _statement(self, subject: str, block: _Block) -> None:
        self._note(subject)
        self.count += 1
        sources = sorted({self._number(_iri(node)) for node in block.get("source", ())})
        polarity, modality = (local_name(_iri(_one(block, name))) for name in ("polarity", "modality"))
        action, sentence = _iri(_one(block, "action")), _iri(_one(block, "sentence"))
        actor, target, theme = (self._participant(block, name) for name in ("actor", "target", "theme"))
        time, rule, chain = (_text(block, name) for name in ("time", "rule", "sourceChain"))
        fact = polarity == "affirmed" and modality == "actual" and not sources
        number = self.sentences.setdefault(sentence, len(self.sentences))
        confidence = _number(_one(block, "confidence"))
        who_whom_what = (actor, self._number(action), target, theme)
        held = (polarity, modality, int(fact), confidence)
        self.statements.append((self.count, subject, *who_whom_what, *held, time, rule, chain, number))
        self.said += [(self.count, source) for source in sources]
        if len(self.statements) >= 20_000:
            self._write_statements()

    def _sentence(self, subject: str, block: _Block) -> None:
        self._note(subject)
        number = self.sentences.setdefault(subject, len(self.sentences))
        document = _iri(_one(block, "inDocument"))
        at = self.documents.setdefault(document, len(self.documents))
        self.told.append((number, subject, at, int(_number(_one(block, "begin"))), _text(block, "text")))
        if len(self.told) >= 20_000:
            self._write_sentences()

    def _document(self, subject: str, block: _Block) -> None:
        self._note(subject)
        number = self.documents.setdefault(subject, len(self.documents))
        _one(block, "name")
        told = (_text(block, name) for name in ("name", "title", "author", "publisher", "published"))
        self.table.execute("INSERT INTO raw.document VALUES (?, ?, ?, ?, ?, ?, ?)", (number, subject, *told))

    def _thing(self, subject: str, types: set[str], block: _Block) -> None:
        self._note(subject)
        kinds = [t.removeprefix(KG) for t in types if t.startswith(KG)]
        if len(kinds) > 1:
            raise _Unfit(subject)
        told = {"kind": kinds[0] if kinds else ""}
        label = block.get("label", ())
        if label:
            node = _one(block, "label")
            if not isinstance(node, ox.Literal) or node.language != "en":
                raise _Unfit(subject)
            told["label"] = node.value
        for name in ("broader", "quadClass"):
            if name in block:
                told[name] = _iri(_one(block, name))
        if "intensity" in block:
            told["intensity"] = f"{_decimal(_one(block, 'intensity')) * 1000:f}"
        self.things[subject] = told

    def _note(self, subject: str) -> None:
        if hash(subject) in self.described:
            raise _Unfit(subject)
        self.described.add(hash(subject))

    def _participant(self, block: _Block, name: str) -> int | None:
        return self._number(_iri(_one(block, name))) if name in block else None

    def _number(self, iri: str) -> int:
        return self.numbers.setdefault(iri, len(self.numbers))

    def _write_statements(self) -> None:
        self.table.executemany(
            "INSERT INTO raw.statement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self.statements
        )
        self.table.executemany("INSERT INTO raw.said VALUES (?, ?)", self.said)
        self.statements, self.said = [], []

    def _write_sentences(self) -> None:
        self.table.executemany("INSERT INTO raw.sentence VALUES (?, ?, ?, ?, ?)", self.told)
        self.told = []

    def _write_things(self) -> None:
        nameless = next((iri for iri in self.numbers if "label" not in self.things.get(iri, ())), None)
        if nameless is not None:
            raise _Unfit(nameless)
        classes = {told["broader"] for told in self.things.values() if "broader" in told}
        ids = {iri: number for number, iri in enumerate(sorted(self.numbers.keys() | self.things.keys() | classes))}
        self.table.executemany(
            "INSERT INTO raw.thing VALUES (?, ?)", ((n, ids[iri]) for iri, n in self.numbers.items())
        )
        rows = (
            (ids[iri], iri, self.things.get(iri, {}).get("label"), self.things.get(iri, {}).get("kind")) for iri in ids
        )
        self.table.executemany("INSERT INTO thing VALUES (?, ?, ?, ?)", rows)
        for iri, told in self.things.items():
            if told["kind"] == "Action" and "broader" in told:
                self.table.execute("INSERT INTO action VALUES (?, ?)", (ids[iri], ids[told["broader"]]))
            if told.keys() >= {"quadClass", "intensity"}:
                row = (ids[iri], local_name(told["quadClass"]), int(Decimal(told["intensity"])))
                self.table.execute("INSERT INTO class VALUES (?, ?, ?)", row)


def _blocks(path: Path) -> Iterator[tuple[str, _Block]]:
    """What the files say of each subject, as far as the table asks for it."""
    find = _PREDICATES.get
    subject = ""
    block: _Block = {}
    for quad in ox.parse(path=path, format=find_format(path)):
        name = find(quad.predicate)
        if name is None:
            continue
        at = quad.subject.value
        if at != subject:
            if block:
                yield subject, block
            subject, block = at, {}
        block.setdefault(name, []).append(quad.object)
    if block:
        yield subject, block


def _one(block: _Block, name: str) -> ox.NamedNode | ox.Literal:
    found = block.get(name, [])
    if len(found) > 1:
        found = list(set(found))
    if len(found) != 1:
        raise _Unfit(name)
    return found[0]


def _iri(node: object) -> str:
    if not isinstance(node, ox.NamedNode):
        raise _Unfit(str(node))
    return node.value


def _text(block: _Block, name: str) -> str | None:
    if name not in block:
        return None
    node = _one(block, name)
    if not isinstance(node, ox.Literal) or node.datatype.value != XSD + "string":
        raise _Unfit(name)
    return node.value


def _decimal(node: object) -> Decimal:
    if not isinstance(node, ox.Literal) or node.datatype.value not in (XSD + "decimal", XSD + "integer"):
        raise _Unfit(str(node))
    try:
        return Decimal(node.value)
    except InvalidOperation as error:
        raise _Unfit(str(node)) from error


def _number(node: object) -> float:
    return float(_decimal(node))
