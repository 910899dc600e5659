"""Sorting more than memory holds: runs that are sorted in memory, laid down in one file, and merged when they are read."""

from __future__ import annotations

import marshal
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from heapq import merge
from operator import itemgetter
from typing import Any, BinaryIO, Generic, TypeVar

T = TypeVar("T")

Key = str | tuple[str | int, ...]
Folder = str | os.PathLike[str] | None
BLOCK = 256  # rows that are written and read at once
MOST_RUNS = 100  # beyond, they are merged into one before more come: each run that is read holds a block in memory
_first = itemgetter(0)


class Blocks:
    """Rows of plain data in a file without a name, which is gone with the process; any number may read it at once."""

    def __init__(self, folder: Folder = None) -> None:
        self._file: BinaryIO = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - lives as long as its rows
        self._end = 0

    def write(self, rows: list[object]) -> tuple[int, int]:
        """Append rows as one block; return where it begins, and how many bytes it has."""
        data = marshal.dumps(rows)
        self._file.seek(self._end)
        self._file.write(data)
        place = self._end, len(data)
        self._end += len(data)
        return place

    def read(self, begin: int, length: int) -> list[Any]:
        """Return the rows of a block."""
        self._file.seek(begin)
        rows: list[Any] = marshal.loads(self._file.read(length))  # noqa: S302 - this process wrote it, to a file without a name
        return rows

    def close(self) -> None:
        """Give the room on the disk back, as happens too when nobody needs the rows any more."""
        self._file.close()

    __del__ = close


class Sorted(Generic[T]):
    """Things by a key, as many as the disk holds; to be filled with `add` and then read in order, as often as one likes.

    Things of equal keys come in the order in which they were added. Up to `most` stay in memory (None: all, for things that are there
    anyway); beyond, sorted runs go to a file in `folder` (None: where the system keeps what is temporary), as `pack` makes plain data of
    them and `unpack` makes them again.
    """

    def __init__(
        self,
        pack: Callable[[T], object],
        unpack: Callable[[object], T],
        *,
        most: int | None = None,
        folder: Folder = None,
    ) -> None:
        self._pack, self._unpack = pack, unpack
        self._most, self._folder = most, folder
        self._rows: list[tuple[Key, T]] = []
        self._in_order = True
        self._blocks: Blocks | None = None
        self._runs: list[list[tuple[int, int]]] = []

    @property
    def spilled(self) -> bool:
        """Whether there were more than stay in memory."""
        return bool(self._runs)

    def add(self, key: Key, thing: T) -> None:
        """Add a thing. Raises OSError where the disk is full."""
        self._rows.append((key, thing))
        self._in_order = False
        if self._most is not None and len(self._rows) >= self._most:
            self._spill()

    def __iter__(self) -> Iterator[tuple[Key, T]]:
        """Yield the keys and things by key."""
        if not self._in_order:
            self._rows.sort(key=_first)
            self._in_order = True
        if not self._runs:
            return iter(self._rows)
        return merge(*(self._read(run) for run in self._runs), self._rows, key=_first)

    def close(self) -> None:
        """Forget all, and give the room on the disk back."""
        self._rows, self._runs = [], []
        if self._blocks is not None:
            self._blocks.close()
            self._blocks = None

    def _read(self, run: list[tuple[int, int]]) -> Iterator[tuple[Key, T]]:
        assert self._blocks is not None
        for place in run:
            for key, row in self._blocks.read(*place):
                yield key, self._unpack(row)

    def _spill(self) -> None:
        self._rows.sort(key=_first)
        if self._blocks is None:
            self._blocks = Blocks(self._folder)
        self._runs.append(self._write((key, self._pack(thing)) for key, thing in self._rows))
        self._rows, self._in_order = [], True
        if len(self._runs) >= MOST_RUNS:
            together = merge(*(self._read_packed(run) for run in self._runs), key=_first)
            self._runs = [self._write(together)]

    def _read_packed(self, run: list[tuple[int, int]]) -> Iterator[tuple[Key, object]]:
        assert self._blocks is not None
        for place in run:
            yield from self._blocks.read(*place)

    def _write(self, rows: Iterable[tuple[Key, object]]) -> list[tuple[int, int]]:
        assert self._blocks is not None
        places, block = [], list[object]()
        for row in rows:
            block.append(row)
            if len(block) == BLOCK:
                places.append(self._blocks.write(block))
                block = []
        if block:
            places.append(self._blocks.write(block))
        return places


def group(rows: Iterable[tuple[Key, T]]) -> Iterator[tuple[Key, list[T]]]:
    """Yield each key once, with all things that it has; rows of one key come together."""
    key: Key | None = None
    found: list[T] = []
    for each, thing in rows:
        if each != key:
            if key is not None:
                yield key, found
            key, found = each, []
        found.append(thing)
    if key is not None:
        yield key, found
