"""Answers that are known already: results and parses of documents by key, in one SQLite file that outlives a build.

Several processes may use it at once; whoever is killed leaves whole entries. Nothing here is ever fatal: a file that is broken is set aside,
and where none can be written, or another process holds it too long, a build goes on without.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import InputError
from kg.model import Act, DocumentRecord, DocumentResult, HeldBack, Participant, Statement

T = TypeVar("T")

FILE = "results.sqlite"
BROKEN = "results.broken"
SCHEMA = 4
PATIENCE = 10  # seconds to wait for another process
LIMIT = 5 * 10**9
"""Bytes that a cache takes at most, unless it is told otherwise."""
_AN_HOUR = 3600  # the grain in which uses are noted: a second build in the same hour writes nothing
_ROOM = 0.1  # of the limit, made at once when there is none left
_TOGETHER = 500  # uses are noted so many at a time

_TABLES = """
CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB NOT NULL, lines BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS parses (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (key BLOB PRIMARY KEY, result BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outputs (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS uses (key BLOB PRIMARY KEY, used INTEGER NOT NULL, size INTEGER NOT NULL, parse BLOB) WITHOUT ROWID;
"""
_USE = "UPDATE uses SET used = :now WHERE key = :key OR key = (SELECT parse FROM uses WHERE key = :key)"


def default_folder() -> Path:
    """The folder for what may be lost: $XDG_CACHE_HOME, or what the system has in its place, and kgwright below it."""
    given = os.environ.get("XDG_CACHE_HOME") or (os.environ.get("LOCALAPPDATA") if os.name == "nt" else None)
    return (Path(given) if given and os.path.isabs(given) else Path("~/.cache").expanduser()) / "kgwright"


@dataclass(frozen=True, slots=True)
class Info:
    """What a cache holds: documents whose statements are known, and bytes on the disk."""

    path: Path
    documents: int
    size: int


class Kept:
    """A result that is kept, with its statements as lines of JSON: who only prints them need not make objects of them."""

    __slots__ = ("_packed", "_result", "lines", "name")

    def __init__(self, result: DocumentResult, lines: bytes) -> None:
        self.name = result.name
        self.lines = lines
        self._result: DocumentResult | None = result
        self._packed = b""

    @property
    def result(self) -> DocumentResult:
        """The result itself, made of what is kept when it is first asked for."""
        if self._result is None:
            self._result = unpack(self._packed)
        return self._result

    def pack(self) -> tuple[bytes, bytes]:
        """Return the result and its lines as bytes, each with its own digest in front."""
        assert self._result is not None
        return _seal(pack(self._result)), _seal(zlib.compress(self._packed_name() + self.lines, 1))

    def _packed_name(self) -> bytes:
        return json.dumps(self.name).encode() + b"\n"

    @classmethod
    def unpack(cls, value: bytes, lines: bytes) -> Kept | None:
        """Return what `pack` made bytes of, None where it is something else."""
        kept = cls.__new__(cls)
        packed, text = _open_seal(value), _open_seal(lines)
        if packed is None or text is None:
            return None
        name, _, kept.lines = zlib.decompress(text).partition(b"\n")
        kept.name, kept._packed, kept._result = json.loads(name), packed, None
        return kept


class Cache:
    """Results by key; keys are digests of all that can change the answer, made by whoever asks.

    It takes no more than `limit` bytes. Where there is no room left, what has not been used for longest is forgotten; what was used since
    this object was made, or in the hour before, stays, and where nothing else is left, nothing new is kept. So a corpus that is larger than
    the limit keeps what fits.
    """

    def __init__(self, folder: str | os.PathLike[str] | None = None, *, limit: int = LIMIT) -> None:
        self.folder = Path(folder) if folder is not None else default_folder()
        self.limit = limit
        self._since = _now()
        self._full = False
        self._used: list[bytes] = []  # keys of what was looked up, to be noted
        self._process = os.getpid()
        self._connection: sqlite3.Connection | None = None
        self._given_up = False

    # -- results

    def find(self, key: bytes) -> Kept | None:
        """Return the result that is kept under a key."""
        return self._look_up(
            "SELECT results.key, value, lines, used FROM results LEFT JOIN uses USING (key) WHERE results.key = ?", key
        )

    def find_file(self, key: bytes) -> Kept | None:
        """Return the result of a file's only document by the key of the file."""
        return self._look_up(
            "SELECT results.key, value, lines, used FROM files JOIN results ON result = results.key "
            "LEFT JOIN uses USING (key) WHERE files.key = ?",
            key,
        )

    def find_parse(self, key: bytes) -> bytes | None:
        """Return the parse that is kept under a key, as whoever kept it packed it."""
        sql = "SELECT value, used FROM parses LEFT JOIN uses USING (key) WHERE parses.key = ?"
        row = self._run(lambda db: db.execute(sql, (key,)).fetchone())
        if row is None:
            return None
        self._note_use(key, row[1])
        return _open_seal(row[0])

    def keep(self, key: bytes, kept: Kept, file: bytes | None = None, parse: tuple[bytes, bytes] | None = None) -> None:
        """Keep a result under the key of its document, and of its file where that holds no other; and a parse under its own."""
        if self._full or not self._make_room():
            return
        row = (key, *kept.pack())
        sealed = None if parse is None else _seal(parse[1])
        size = len(row[1]) + len(row[2])
        changes: list[_Change] = [
            ("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", row),
            ("INSERT OR REPLACE INTO uses VALUES (?, ?, ?, ?)", (key, _now(), size, parse[0] if parse else None)),
        ]
        if file is not None:
            changes.append(("INSERT OR REPLACE INTO files VALUES (?, ?)", (file, key)))
        if parse is not None and sealed is not None:
            changes.append(("INSERT OR REPLACE INTO parses VALUES (?, ?)", (parse[0], sealed)))
            changes.append(("INSERT OR REPLACE INTO uses VALUES (?, ?, ?, NULL)", (parse[0], _now(), len(sealed))))
        self._change(changes)

    def keep_file(self, file: bytes, key: bytes) -> None:
        """Keep which document a file holds."""
        self._change([("INSERT OR REPLACE INTO files VALUES (?, ?)", (file, key))])

    def find_output(self, key: bytes) -> bytes | None:
        """Return the digest of the files that were written of a graph."""
        sql = "SELECT value, used FROM outputs LEFT JOIN uses USING (key) WHERE outputs.key = ?"
        row = self._run(lambda db: db.execute(sql, (key,)).fetchone())
        if row is None:
            return None
        self._note_use(key, row[1])
        return bytes(row[0])

    def keep_output(self, key: bytes, files: bytes) -> None:
        """Keep the digest of the files that were written of a graph."""
        if self._full or not self._make_room():
            return
        use: _Change = ("INSERT OR REPLACE INTO uses VALUES (?, ?, ?, NULL)", (key, _now(), len(files)))
        self._change([("INSERT OR REPLACE INTO outputs VALUES (?, ?)", (key, files)), use])

    # -- room

    def note_uses(self) -> None:
        """Note what was looked up, so that it is not the first to be forgotten."""
        if self._used:
            self._run(self._write_uses)

    def trim(self) -> None:
        """Forget what has not been used for longest, until the limit is kept."""
        self._since = _now() + 1
        self._make_room()
        self._since = _now()

    def _make_room(self) -> bool:
        """Whether there is room, made where it is needed and can be."""
        there_is = self._run(self._forget_oldest)
        if there_is is False:
            self._full = True
        return there_is is not False

    def _forget_oldest(self, db: sqlite3.Connection) -> bool:
        taken = _count_bytes(db)
        if taken < self.limit:
            return True
        self._write_uses(db)
        wanted, chosen = taken - self.limit * (1 - _ROOM), list[tuple[bytes]]()
        for key, size in db.execute("SELECT key, size FROM uses WHERE used < ? ORDER BY used, key", (self._since,)):
            chosen.append((key,))
            wanted -= size
            if wanted <= 0:
                break
        if not chosen:
            return False
        with _transaction(db):
            for table in ("results", "parses", "outputs", "uses"):
                db.executemany(f"DELETE FROM {table} WHERE key = ?", chosen)  # noqa: S608 - the four names above
            db.execute("DELETE FROM files WHERE result NOT IN (SELECT key FROM results)")
        db.executescript("PRAGMA incremental_vacuum")  # execute would free a page and stop
        return True

    def _note_use(self, key: bytes, used: int | None) -> None:
        """Note that an entry was used, unless that is noted for this hour."""
        if used is not None and used < self._since:
            self._used.append(key)
            if len(self._used) >= _TOGETHER:
                self.note_uses()

    def _write_uses(self, db: sqlite3.Connection) -> None:
        if self._used:
            with _transaction(db):
                db.executemany(_USE, [{"key": key, "now": _now()} for key in self._used])
            self._used.clear()

    # -- the whole

    def info(self) -> Info:
        """Return what is in the cache. Raises InputError where it cannot be used."""
        count = self._run(lambda db: int(db.execute("SELECT count(*) FROM results").fetchone()[0]))
        if count is None:
            raise InputError(f"{self.folder}: no cache can be kept there; give another folder with --cache")
        sizes = [self._path(FILE + end) for end in ("", "-wal")]
        return Info(self._path(FILE), count, sum(path.stat().st_size for path in sizes if path.exists()))

    def clear(self) -> None:
        """Forget everything. Raises InputError where the cache cannot be used."""
        if self._run(self._empty) is None:
            raise InputError(f"{self.folder}: cannot be cleared; remove the folder by hand")

    @staticmethod
    def _empty(db: sqlite3.Connection) -> bool:
        tables = ("results", "parses", "outputs", "files", "uses")
        db.executescript("".join(f"DELETE FROM {table}; " for table in tables) + "VACUUM;")  # noqa: S608 - the names above
        return True

    def close(self) -> None:
        """Note what was used, and let go of the file."""
        self.note_uses()
        self._let_go()

    def _let_go(self) -> None:
        if self._connection is not None and self._process == os.getpid():
            self._connection.close()
        self._connection = None

    # -- the database

    def _path(self, name: str) -> Path:
        return self.folder / name

    def _look_up(self, sql: str, key: bytes) -> Kept | None:
        row = self._run(lambda db: db.execute(sql, (key,)).fetchone())
        if row is None:
            return None
        found, value, lines, used = row
        self._note_use(found, used)
        return Kept.unpack(value, lines)

    def _change(self, changes: list[_Change]) -> None:
        def change(db: sqlite3.Connection) -> None:
            with _transaction(db):
                for sql, values in changes:
                    db.execute(sql, values)

        self._run(change)

    def _run(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Return what `work` makes of the database, None where there is none to be had."""
        if self._given_up or self._process != os.getpid():  # a connection does not survive a fork
            return None
        deadline = time.monotonic() + PATIENCE
        for broken in (False, True):
            try:
                return self._wait(work, deadline)
            except (sqlite3.DatabaseError, OSError):
                self._set_aside(keep=broken)
        self._given_up = True
        return None

    def _wait(self, work: Callable[[sqlite3.Connection], T], deadline: float) -> T | None:
        """Return what `work` makes of the database, None where another process keeps it too long."""
        while True:
            try:
                self._connection = self._connection or self._open()
                return work(self._connection)
            except sqlite3.OperationalError as error:
                # SQLite waits for a lock by itself, but not where two processes make a new file at once
                if "locked" not in str(error):
                    raise
                if time.monotonic() > deadline:
                    return None
                time.sleep(0.02)

    def _open(self) -> sqlite3.Connection:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # texts are quoted in it
        db = sqlite3.connect(self._path(FILE), timeout=PATIENCE, isolation_level=None)
        try:
            db.execute(
                "PRAGMA auto_vacuum = INCREMENTAL"
            )  # before the first table: a file that shrinks with what it holds
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            if db.execute("PRAGMA user_version").fetchone()[0] not in (0, SCHEMA):
                raise sqlite3.DatabaseError("made by another version")
            db.executescript(_TABLES)
            db.execute(f"PRAGMA user_version = {SCHEMA}")
        except BaseException:
            db.close()
            raise
        return db

    def _set_aside(self, *, keep: bool) -> None:
        """Close the file, and unless it is to be kept give it another name."""
        with contextlib.suppress(sqlite3.Error):
            self._let_go()
        self._connection = None
        if not keep:
            with contextlib.suppress(OSError):
                os.replace(self._path(FILE), self._path(BROKEN))
            for end in ("-wal", "-shm"):
                with contextlib.suppress(OSError):
                    self._path(FILE + end).unlink()


_Change = tuple[str, tuple[bytes | int | None, ...]]


def _now() -> int:
    """The hour, which decides what is forgotten and nothing else."""
    return int(time.time() // _AN_HOUR)


def _count_bytes(db: sqlite3.Connection) -> int:
    pages, free, size = (
        int(db.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


@contextlib.contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


# -- results as bytes --------------------------------------------------------------------------------------------------

_CLASSES: dict[str, Any] = {
    "R": DocumentResult, "D": DocumentRecord, "S": Statement, "A": Act, "P": Participant, "H": HeldBack,
}  # fmt: skip
_WRITTEN: dict[type, tuple[str, Callable[[Any], Iterable[Any]]]] = {
    class_: (letter, attrgetter(*(field.name for field in fields(class_)))) for letter, class_ in _CLASSES.items()
}


def _seal(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()[:8] + data


def _open_seal(data: bytes) -> bytes | None:
    """Return what was sealed, None where it is not whole: then it is made anew, and nothing later has to wonder."""
    return data[8:] if hashlib.sha256(data[8:]).digest()[:8] == data[:8] else None


def pack(result: DocumentResult) -> bytes:
    """Return a result that is no problem as bytes; floats keep all their digits."""
    return zlib.compress(json.dumps(_plain(result), separators=(",", ":")).encode(), 1)


def unpack(value: bytes) -> DocumentResult:
    """Return the result that `pack` made bytes of."""
    result = json.loads(zlib.decompress(value), object_hook=_object)
    if not isinstance(result, DocumentResult):
        raise TypeError("no result")
    return result


def _plain(value: Any) -> Any:
    """Return a value as lists and texts, an object as {its letter: [its fields in order]}."""
    known = _WRITTEN.get(type(value))
    if known is not None:
        letter, read = known
        return {letter: [_plain(one) for one in read(value)]}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _object(row: dict[str, list[Any]]) -> Any:
    ((letter, values),) = row.items()
    return _CLASSES[letter](*[tuple(one) if isinstance(one, list) else one for one in values])
