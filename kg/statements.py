"""Statements in any number: a tuple while they are few, a sequence that lies on the disk beyond."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, overload

from kg.model import Act, Participant, Statement
from kg.sorting import BLOCK, Blocks, Folder

MOST = 200_000
"""So many statements are held in memory, at 1 to 2 KB each; more go to the disk."""
_BLOCKS_KEPT = 8  # of the disk's, for those who ask for one statement after another

_read_statement = attrgetter(*(field.name for field in fields(Statement)))
_read_participant = attrgetter(*(field.name for field in fields(Participant)))
_read_act = attrgetter(*(field.name for field in fields(Act)))
_ROLES = [i for i, field in enumerate(fields(Statement)) if field.name in ("actor", "target", "theme", "place")]
_ACTION, _SOURCE = ([field.name for field in fields(Statement)].index(name) for name in ("action", "source"))


def pack(statement: Statement) -> object:
    """Return a statement as nested tuples of texts and numbers."""
    row: list[Any] = list(_read_statement(statement))
    for i in _ROLES:
        if row[i] is not None:
            row[i] = _read_participant(row[i])
    row[_ACTION] = _read_act(row[_ACTION])
    if row[_SOURCE]:
        row[_SOURCE] = tuple(_read_participant(one) for one in row[_SOURCE])
    return tuple(row)


def unpack(row: Any) -> Statement:
    """Return the statement that `pack` made tuples of."""
    values = list(row)
    for i in _ROLES:
        if values[i] is not None:
            values[i] = Participant(*values[i])
    values[_ACTION] = Act(*values[_ACTION])
    if values[_SOURCE]:
        values[_SOURCE] = tuple(Participant(*one) for one in values[_SOURCE])
    return Statement(*values)


class OnDisk(Sequence[Statement]):
    """Statements in a file without a name, read a block at a time: memory does not depend on how many they are.

    Whoever goes through them from end to end gets each made anew. `change`, where there is one, is applied to each that is read.
    """

    def __init__(self, statements: Iterable[Statement], folder: Folder = None) -> None:
        self._blocks = Blocks(folder)
        self._places: list[tuple[int, int]] = []
        self._length = 0
        self._kept: OrderedDict[int, list[Any]] = OrderedDict()
        self._change: Callable[[Statement], Statement] | None = None
        block: list[object] = []
        for statement in statements:
            block.append(pack(statement))
            self._length += 1
            if len(block) == BLOCK:
                self._places.append(self._blocks.write(block))
                block = []
        if block:
            self._places.append(self._blocks.write(block))

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Statement]:
        for place in self._places:
            for row in self._blocks.read(*place):
                yield self._make(row)

    @overload
    def __getitem__(self, index: int) -> Statement: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Statement, ...]: ...
    def __getitem__(self, index: int | slice) -> Statement | tuple[Statement, ...]:
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(self._length)))
        place = index + self._length if index < 0 else index
        if not 0 <= place < self._length:
            raise IndexError(index)
        return self._make(self._find(place // BLOCK)[place % BLOCK])

    def changed(self, change: Callable[[Statement], Statement]) -> OnDisk:
        """Return the same statements, each changed when it is read; both lie in one file."""
        other = object.__new__(OnDisk)
        other.__dict__.update(self.__dict__)
        before = self._change
        other._change = change if before is None else lambda statement: change(before(statement))
        return other

    def _make(self, row: Any) -> Statement:
        statement = unpack(row)
        return statement if self._change is None else self._change(statement)

    def _find(self, block: int) -> list[Any]:
        rows = self._kept.get(block)
        if rows is None:
            rows = self._kept[block] = self._blocks.read(*self._places[block])
            if len(self._kept) > _BLOCKS_KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(block)
        return rows
