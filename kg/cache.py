"""Answers that are known already: results of documents by key, in one SQLite file that outlives a build.

Several processes may use it at once; whoever is killed leaves whole entries. Nothing here is ever fatal: a file that is broken is set aside,
and where none can be written, or another process holds it too long, a build goes on without.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import InputError
from kg.model import Act, DocumentRecord, DocumentResult, HeldBack, Participant, Statement

T = TypeVar("T")

FILE = "results.sqlite"
BROKEN = "results.broken"
SCHEMA = 1
PATIENCE = 10  # seconds to wait for another process

_TABLES = """
CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (key BLOB PRIMARY KEY, result BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS parses (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
"""
_COUNTS = ("SELECT count(*) FROM results", "SELECT count(*) FROM parses")


def default_folder() -> Path:
    """The folder for what may be lost: $XDG_CACHE_HOME, or what the system has in its place, and kgwright below it."""
    given = os.environ.get("XDG_CACHE_HOME") or (os.environ.get("LOCALAPPDATA") if os.name == "nt" else None)
    return (Path(given) if given and os.path.isabs(given) else Path("~/.cache").expanduser()) / "kgwright"


@dataclass(frozen=True, slots=True)
class Info:
    """What a cache holds: documents whose statements are known, parses kept for another ontology, and bytes on the disk."""

    path: Path
    documents: int
    parses: int
    size: int


class Cache:
    """Results by key; keys are digests of all that can change the answer, made by whoever asks."""

    def __init__(self, folder: str | os.PathLike[str] | None = None) -> None:
        self.folder = Path(folder) if folder is not None else default_folder()
        self._process = os.getpid()
        self._connection: sqlite3.Connection | None = None
        self._given_up = False

    # -- results

    def find(self, key: bytes) -> DocumentResult | None:
        """Return the result that is kept under a key."""
        return self._look_up("SELECT value FROM results WHERE key = ?", key, unpack)

    def find_file(self, key: bytes) -> DocumentResult | None:
        """Return the result of a file's only document by the key of the file."""
        return self._look_up(
            "SELECT value FROM results JOIN files ON result = results.key WHERE files.key = ?", key, unpack
        )

    def keep(self, key: bytes, result: DocumentResult, file: bytes | None = None) -> None:
        """Keep a result under the key of its document, and of its file where that holds no other."""
        changes: list[tuple[str, tuple[bytes, ...]]] = [
            ("INSERT OR REPLACE INTO results VALUES (?, ?)", (key, pack(result)))
        ]
        if file is not None:
            changes.append(("INSERT OR REPLACE INTO files VALUES (?, ?)", (file, key)))
        self._change(changes)

    # -- parses

    def find_parse(self, key: bytes) -> bytes | None:
        """Return the parse that is kept under a key, as it was given."""
        return self._look_up("SELECT value FROM parses WHERE key = ?", key, bytes)

    def keep_parse(self, key: bytes, value: bytes) -> None:
        """Keep a parse."""
        self._change([("INSERT OR REPLACE INTO parses VALUES (?, ?)", (key, value))])

    # -- the whole

    def info(self) -> Info:
        """Return what is in the cache. Raises InputError where it cannot be used."""
        counts = self._run(lambda db: [db.execute(count).fetchone()[0] for count in _COUNTS])
        if counts is None:
            raise InputError(f"{self.folder}: no cache can be kept there; give another folder with --cache")
        sizes = [self._path(FILE + end) for end in ("", "-wal")]
        return Info(self._path(FILE), counts[0], counts[1], sum(path.stat().st_size for path in sizes if path.exists()))

    def clear(self) -> None:
        """Forget everything. Raises InputError where the cache cannot be used."""
        if self._run(self._empty) is None:
            raise InputError(f"{self.folder}: cannot be cleared; remove the folder by hand")

    @staticmethod
    def _empty(db: sqlite3.Connection) -> bool:
        db.executescript("DELETE FROM results; DELETE FROM files; DELETE FROM parses; VACUUM;")
        return True

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None and self._process == os.getpid():
            self._connection.close()
        self._connection = None

    # -- the database

    def _path(self, name: str) -> Path:
        return self.folder / name

    def _look_up(self, sql: str, key: bytes, decode: Callable[[bytes], T]) -> T | None:
        row = self._run(lambda db: db.execute(sql, (key,)).fetchone())
        if row is None:
            return None
        try:
            return decode(row[0])
        except (ValueError, TypeError, KeyError, zlib.error):  # not what was written: make it anew
            return None

    def _change(self, changes: list[tuple[str, tuple[bytes, ...]]]) -> None:
        def change(db: sqlite3.Connection) -> None:
            db.execute("BEGIN IMMEDIATE")
            try:
                for sql, values in changes:
                    db.execute(sql, values)
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")

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
            self.close()
        self._connection = None
        if not keep:
            with contextlib.suppress(OSError):
                os.replace(self._path(FILE), self._path(BROKEN))
            for end in ("-wal", "-shm"):
                with contextlib.suppress(OSError):
                    self._path(FILE + end).unlink()


# -- results as bytes --------------------------------------------------------------------------------------------------

_CLASSES: dict[str, Any] = {
    "R": DocumentResult, "D": DocumentRecord, "S": Statement, "A": Act, "P": Participant, "H": HeldBack,
}  # fmt: skip
_WRITTEN: dict[type, tuple[str, Callable[[Any], Iterable[Any]]]] = {
    class_: (letter, attrgetter(*(field.name for field in fields(class_)))) for letter, class_ in _CLASSES.items()
}


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
