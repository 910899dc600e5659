"""Stores of built folders, kept on disk beside the graph: a large graph is loaded once and then opened in no time.

A folder's `store/` holds a store for all triples and, once a query tells graphs from each other, one for the graphs as well; beside the
first that is made stands the table of its statements (`table`), where it can have one. Each is called by the SHA-256 of the files that it was loaded from, so a graph that was built anew gets a new one. A store is made under
another name and renamed when it is whole, and opened for reading alone, so commands that run at once do not disturb each other.
The folder may be deleted at any time, and is no part of what has to be the same from build to build.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError
from kg.files import replace_text
from kg.store.loading import QUADS, find_parts, load, load_part
from kg.store.table import make_table

FOLDER = "store"
TABLE = ".table"  # the ending of a store's name that makes its table's
SMALL = 6_000_000  # bytes of Turtle, or four times as many of N-Quads; up to that, loading takes half a second
_CAN_LOCK = (
    importlib.util.find_spec("fcntl") is not None
)  # on Windows, two commands may make the same store, one of them in vain
_LAYOUT = f"2 {ox.__version__.rpartition('.')[0]}"
_in_use: dict[str, int] = {}  # the stores that this process has opened, each with its lock


def open_graph(source: Path, *, named: bool = True) -> ox.Store:
    """The graph of a folder or file, in memory where it is small and otherwise on disk, read-only.

    Without `named`, the store may lack the named graphs. Raises InputError.
    """
    if not _is_large(source, named):
        return load(source if named else find_parts(source, named=False)[0][0])
    for _ in range(3):
        name = _find(source, named) or _make(source, named)
        if name is None:
            return load(source)
        try:
            store = _open(source / FOLDER / name)
        except (OSError, RuntimeError):  # what another version or a broken disk has left
            _discard(source / FOLDER, name)
            continue
        if store is not None:
            return store
    raise InputError(f"{source / FOLDER}: cannot be opened; delete that folder, it is made again")


def find_table(source: Path) -> Path | None:
    """The table of a folder's statements, None where there is none. Raises InputError."""
    if not _is_large(source, named=False):
        return None
    for name in (_find(source, named, only=True) for named in (False, True)):
        if name is not None and (source / FOLDER / f"{name}{TABLE}").is_file():
            return source / FOLDER / f"{name}{TABLE}"
    return None


def is_ready(source: Path, *, named: bool = True) -> bool:
    """Whether `open_graph` has a store to open, or needs none. Raises InputError."""
    return not _is_large(source, named) or _find(source, named) is not None


def make_ready(source: Path, *, named: bool = True) -> None:
    """Make the store that `open_graph` would make. Raises InputError."""
    if not is_ready(source, named=named):
        _make(source, named)


def _is_large(source: Path, named: bool) -> bool:
    parts = find_parts(source, named=named)
    return source.is_dir() and sum(p.stat().st_size / (4 if p.name == QUADS else 1) for p, _ in parts) > SMALL


# -- which store belongs to the files ----------------------------------------------------------------------------------


def _find(source: Path, named: bool, *, only: bool = False) -> str | None:
    """The name of the store that was made of the files as they are now, if there is one; with `only`, none that knows more than asked."""
    place = source / FOLDER
    for kind in (named,) if named or only else (False, True):
        parts = find_parts(source, named=kind)
        noted = _read_note(place, kind)
        if noted is None or noted["layout"] != _LAYOUT or not (place / str(noted["store"])).is_dir():
            continue
        if noted["seen"] == _look(parts):
            return str(noted["store"])
        if noted["digest"] == _digest(parts):  # copied, or built anew and the same
            _write_note(place, kind, parts, str(noted["digest"]))
            return str(noted["store"])
    return None


def _note(place: Path, named: bool) -> Path:
    return place / ("graphs.json" if named else "triples.json")


def _read_note(place: Path, named: bool) -> dict[str, object] | None:
    try:
        noted = json.loads(_note(place, named).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return noted if isinstance(noted, dict) and {"layout", "store", "seen", "digest"} <= noted.keys() else None


def _write_note(place: Path, named: bool, parts: list[tuple[Path, bool]], digest: str) -> str:
    name = _name(named, digest)
    told = {"layout": _LAYOUT, "store": name, "digest": digest, "seen": _look(parts)}
    replace_text(_note(place, named), json.dumps(told, indent=2) + "\n")
    return name


def _name(named: bool, digest: str) -> str:
    return f"{'graphs' if named else 'triples'}-{digest[:16]}"


def _look(parts: list[tuple[Path, bool]]) -> list[list[object]]:
    """What tells at a glance that files have not changed: reading half a gigabyte takes half a second."""
    stats = [(path.name, path.stat()) for path, _ in parts]
    return [[name, s.st_size, s.st_mtime_ns, s.st_ctime_ns, s.st_ino] for name, s in stats]


def _digest(parts: list[tuple[Path, bool]]) -> str:
    whole = hashlib.sha256(_LAYOUT.encode())
    for path, to_default in parts:
        with path.open("rb") as opened:
            whole.update(f" {path.name} {to_default} {hashlib.file_digest(opened, 'sha256').hexdigest()}".encode())
    return whole.hexdigest()


# -- making, opening, discarding ---------------------------------------------------------------------------------------


def _make(source: Path, named: bool) -> str | None:
    """Make the store of a folder and return its name, None where the folder cannot be written. Raises InputError."""
    place = source / FOLDER
    try:
        place.mkdir(exist_ok=True)
        replace_text(place / ".gitignore", "*\n")
    except (OSError, InputError):
        return None
    with _locked(place / "making.lock"):
        found = _find(source, named)  # another command may have made it while this one waited
        if found is not None:
            return found
        parts = find_parts(source, named=named)
        seen, digest = _look(parts), _digest(parts)
        name = _name(named, digest)
        if not (place / name).is_dir():
            triples = None if find_table(source) else find_parts(source, named=False)[-1][0]
            _load(parts, triples, place / f".{name}.{os.getpid()}.part", place / name)
        if _look(parts) != seen:
            _delete(place / name)
            raise InputError(f"{source}: was written while it was read; ask again")
        old = _read_note(place, named)
        _write_note(place, named, parts, digest)
        if old is not None and old["store"] != name:
            _discard(place, str(old["store"]))
        for left in place.glob(".*.part*"):  # of a process that was killed: this one holds the lock
            shutil.rmtree(left, ignore_errors=True)
            if left.is_file():
                left.unlink(missing_ok=True)
        return name


def _load(parts: list[tuple[Path, bool]], triples: Path | None, making: Path, made: Path) -> None:
    """Make a store of RDF files and, at the same time, the table of a file's statements."""
    _delete(making)
    try:
        with ThreadPoolExecutor(1) as beside:  # Oxigraph and SQLite work without Python's lock
            loading = beside.submit(_load_store, parts, making)
            has_table = triples is not None and make_table(triples, making.with_name(making.name + TABLE))
            loading.result()
        if has_table:
            making.with_name(making.name + TABLE).rename(made.with_name(made.name + TABLE))
        making.rename(made)
    except OSError as error:
        raise InputError(
            f"{made.parent}: cannot be written: {error.strerror or error}; make room on the disk"
        ) from error
    finally:
        _delete(making)


def _load_store(parts: list[tuple[Path, bool]], making: Path) -> None:
    store = ox.Store(making)
    for path, to_default in parts:
        load_part(path, to_default, store.bulk_load, store.bulk_extend)
    store.flush()
    store.optimize()


def _delete(path: Path) -> None:
    """Delete a store and its table."""
    shutil.rmtree(path, ignore_errors=True)
    path.with_name(path.name + TABLE).unlink(missing_ok=True)


def _open(path: Path) -> ox.Store | None:
    """The store at a path; None where it has just been discarded. Raises OSError where it is none."""
    if str(path) not in _in_use:
        try:
            held = os.open(f"{path}.lock", os.O_RDONLY | os.O_CREAT, 0o644)
        except OSError:  # a folder that cannot be written: nobody discards what stands there
            pass
        else:
            _lock(held, shared=True)
            _in_use[str(path)] = held
    return ox.Store.read_only(str(path)) if path.is_dir() else None


def _discard(place: Path, name: str) -> None:
    """Delete a store, unless some process has it open."""
    held = _in_use.pop(str(place / name), None)
    if held is not None:
        os.close(held)
    lock = place / f"{name}.lock"
    try:
        with lock.open("ab") as opened:
            _lock(opened.fileno(), wait=False)
            _delete(place / name)
        lock.unlink(missing_ok=True)
    except OSError:  # somebody reads there
        return


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("ab") as opened:
        _lock(opened.fileno())
        yield


def _lock(file: int, *, shared: bool = False, wait: bool = True) -> None:
    """Lock an open file until it is closed. Raises OSError where another process has it and `wait` is off."""
    if _CAN_LOCK:
        import fcntl

        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB))
