"""RDF files into Oxigraph, in memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError

TRIPLES, QUADS = "graph.ttl", "graph.nq"  # what a build writes: all triples of all graphs, and each in its graph


def load(source: str | os.PathLike[str], *, union: bool = True) -> ox.Store:
    """An Oxigraph store in memory of a built output folder (its graph.nq, else its graph.ttl), or of one RDF file.

    With `union`, the default graph holds all that the folder's graph.ttl holds, or, where there is none, all that any graph holds, each
    triple once; without it, only what the file puts there. Raises InputError where there is no such file or it cannot be parsed.
    """
    store = ox.Store()
    for path, to_default in find_parts(Path(source), union=union):
        load_part(path, to_default, store.load, store.extend)
    return store


def load_triples(triples: Iterable[ox.Triple | ox.Quad]) -> ox.Store:
    """An Oxigraph store in memory of triples, or of quads, all of which its default graph holds too."""
    store = ox.Store()
    store.extend(quad for item in triples for quad in _with_default_graph(item))
    return store


def find_parts(source: Path, *, named: bool = True, union: bool = True) -> list[tuple[Path, bool]]:
    """The files to load for a folder or file, each with whether its quads go to the default graph instead of their own.

    Without `named`, what graphs are called is not wanted: a folder's Turtle is enough, and half the work. Raises InputError.
    """
    if not source.is_dir():
        if not source.is_file():
            raise InputError(
                f"{source}: no such file or folder; give a folder that a build has written, or an RDF file"
            )
        format_ = find_format(source)
        if format_.supports_datasets and union:
            return [(source, False), (source, True)]
        return [(source, False)]
    triples, quads = source / TRIPLES, source / QUADS
    if not triples.is_file() and not quads.is_file():
        raise InputError(f"{source}: holds neither {QUADS} nor {TRIPLES}; give a folder that a build has written")
    if not quads.is_file() or (triples.is_file() and union and not named):
        return [(triples, False)]
    if not union:
        return [(quads, False)]
    return [(quads, False), (triples, False) if triples.is_file() else (quads, True)]


def find_format(path: Path) -> ox.RdfFormat:
    """The RDF format that a file's ending names. Raises InputError."""
    found = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
    if found is None:
        raise InputError(f"{path}: not an RDF file by its ending; give one that ends in .ttl, .nq, .nt, .trig or .rdf")
    return found


def load_part(
    path: Path, to_default: bool, load_file: Callable[..., None], extend: Callable[[Iterable[ox.Quad]], None]
) -> None:
    """Put a file into a store by these methods of it. Raises InputError where the file cannot be read."""
    format_ = find_format(path)
    with reading(path):
        if to_default:
            extend(map(_in_default_graph, ox.parse(path=path, format=format_)))
        else:
            load_file(path=path, format=format_)


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn what Oxigraph says of a file that it cannot read into an InputError."""
    try:
        yield
    except SyntaxError as error:
        raise InputError(f"{path}, line {error.lineno or 1}: not valid RDF: {error.msg}; build it anew") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error


def _with_default_graph(item: ox.Triple | ox.Quad) -> Iterator[ox.Quad]:
    # Oxigraph's own union of graphs gives a triple as often as there are graphs that hold it: counts would be wrong
    yield _in_default_graph(item)
    if isinstance(item, ox.Quad) and not isinstance(item.graph_name, ox.DefaultGraph):
        yield item


def _in_default_graph(item: ox.Triple | ox.Quad) -> ox.Quad:
    return ox.Quad(item.subject, item.predicate, item.object)
