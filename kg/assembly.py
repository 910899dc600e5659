"""Statements on their way into a graph: sorted, with each person under one name, in memory or on the disk as their number asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.errors import InputError, Problem
from kg.graph import Graph
from kg.model import DocumentRecord, Statement
from kg.ontology import Ontology
from kg.resolution.corpus import Persons
from kg.sorting import Folder, Sorted, group
from kg.statements import MOST, OnDisk, pack, unpack


class Assembly:
    """Takes statements one by one, in any order, and makes a graph of them.

    Up to `most` stay in memory; beyond, they go to a file in `folder` (None: where the system keeps what is temporary), which has no name and is
    gone with the process.
    """

    def __init__(self, ontology: Ontology, *, most: int = MOST, folder: Folder = None) -> None:
        self._ontology = ontology
        self._folder = folder
        self._persons = Persons()
        self._documents: set[str] = set()
        self._sorted: Sorted[Statement] = Sorted(pack, unpack, most=most, folder=folder)

    def add(self, statement: Statement) -> None:
        """Take a statement. Raises InputError where the disk is full."""
        self._persons.add(statement)
        self._documents.add(statement.document)
        try:
            self._sorted.add(_place(statement), statement)
        except OSError as error:
            raise _complain(error) from error

    def finish(
        self,
        records: Iterable[DocumentRecord],
        *,
        title: str,
        problems: Iterable[Problem] = (),
        held_back: Mapping[str, int] | None = None,
        pipeline: str = "",
    ) -> Graph:
        """Return the graph of all that was taken, with the documents that the records describe and those that statements name."""
        try:
            kept: Sequence[Statement] = (
                OnDisk(self._in_order(), self._folder) if self._sorted.spilled else tuple(self._in_order())
            )
        except OSError as error:
            raise _complain(error) from error
        finally:
            self._sorted.close()
        known = {record.name: record for record in records}
        for name in self._documents - known.keys():
            known[name] = DocumentRecord(name)
        return Graph(
            statements=kept,
            documents=tuple(known[name] for name in sorted(known)),
            ontology=self._ontology,
            title=title,
            problems=tuple(sorted(problems)),
            held_back=dict(sorted((held_back or {}).items())),
            pipeline=pipeline,
        )

    def _in_order(self) -> Iterator[Statement]:
        found = self._persons.find(self._ontology)
        for _, at_one_place in group(self._sorted):
            renamed = [found.rename(statement) for statement in at_one_place] if found else at_one_place
            yield from sorted(renamed, key=repr) if len(renamed) > 1 else renamed


def _place(s: Statement) -> tuple[str, int, int, int, int]:
    return s.document, s.begin, s.end, s.action.begin, s.action.end


def _complain(error: OSError) -> InputError:
    return InputError(
        f"statements cannot be put on the disk: {error.strerror or error}; make room, or set TMPDIR to a folder that has some"
    )
