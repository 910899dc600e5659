"""Shards of N-Quads on a cluster that together are the graph of `kg assemble`, quad for quad.

Extraction happens once, and what it finds stays on the workers' disks. Then three things need all documents, and each is made as a cluster makes it:
persons are learnt in every partition, put together on the driver and sent back, so that a bare surname of one document becomes the full
name of another; participants are counted in every partition and described where their counts meet; and what sources say is freed of
what several documents repeat. Actions and classes, a few thousand, are described on the driver.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.cluster.job import Job, Made, once
from kg.model import DocumentRecord, Statement
from kg.ontology import Ontology
from kg.rdf.contents import Contents
from kg.rdf.identifiers import world_iri
from kg.rdf.nodes import Nodes
from kg.rdf.participants import Counts, ParticipantRecord
from kg.rdf.shared import Shared
from kg.resolution.corpus import Persons, Renaming
from kg.statements import pack, unpack

if TYPE_CHECKING:
    from pyspark import RDD, Broadcast

_Packed = tuple[DocumentRecord, list[object]]  # a document and its statements
_Told = tuple[Counts, bool]  # what is counted of a participant, and whether it is the source of a world
_Actions = dict[str, Counter[tuple[str, str | None]]]


def make_quads(made: RDD[Made], job: Broadcast[Job]) -> RDD[str]:
    """Return the lines of all quads, each once: those of documents, of participants, of actions, of the worlds of sources."""
    from pyspark import StorageLevel

    context = made.context
    kept = made.mapPartitions(_pack).persist(StorageLevel.DISK_ONLY)
    persons = kept.mapPartitions(_learn).treeReduce(_put_together)
    renaming = context.broadcast(persons.find(job.value.ontology))

    def shard(documents: Iterable[_Packed]) -> Iterator[str]:
        with closing(_gather(documents, once(job.value).ontology, renaming.value)) as found:
            yield from _write(found.document_quads())

    def claim(documents: Iterable[_Packed]) -> Iterator[str]:
        with closing(_gather(documents, once(job.value).ontology, renaming.value)) as found:
            yield from _write(found.world_quads())

    def count(documents: Iterable[_Packed]) -> Iterator[tuple[str, _Told]]:
        with closing(_gather(documents, once(job.value).ontology, renaming.value)) as found:
            sources = set(found.shared.worlds.values())
            for iri, record in found.shared.participants.items():
                yield iri, (record.counts, iri in sources)

    def act(documents: Iterable[_Packed]) -> Iterator[tuple[_Actions, dict[str, str]]]:
        with closing(_gather(documents, once(job.value).ontology, renaming.value)) as found:
            yield dict(found.shared.actions), found.shared.claims

    def describe(participants: Iterable[tuple[str, _Told]]) -> Iterator[str]:
        return _describe_participants(participants, once(job.value).ontology)

    actions, claims = kept.mapPartitions(act).treeReduce(_add_actions)
    counted = kept.mapPartitions(count).reduceByKey(_add_counts)
    few = context.parallelize(_describe_actions(actions, claims, job.value.ontology), 1)
    worlds = kept.mapPartitions(claim).distinct()
    return context.union([kept.mapPartitions(shard), counted.mapPartitions(describe), few, worlds])


def _pack(made: Iterable[Made]) -> Iterator[_Packed]:
    return ((record, [pack(s) for s in statements]) for record, statements, _ in made if record is not None)


def _learn(documents: Iterable[_Packed]) -> Iterator[Persons]:
    persons = Persons()
    for _, statements in documents:
        for row in statements:
            persons.add(unpack(row))
    yield persons


def _put_together(one: Persons, other: Persons) -> Persons:
    one.update(other)
    return one


def _gather(documents: Iterable[_Packed], ontology: Ontology, renaming: Renaming) -> Contents:
    """Return the contents of a partition, with each person under the one name."""
    records: list[DocumentRecord] = []

    def read() -> Iterator[Statement]:
        for record, statements in documents:
            records.append(record)
            for row in statements:
                statement = unpack(row)
                yield renaming.rename(statement) if renaming else statement

    found = Contents(read(), (), ontology, by_document=True)
    found.documents.update((record.name, record) for record in records)
    found.gather()
    return found


def _write(found: Iterable[ox.Quad]) -> Iterator[str]:
    return (f"{quad} ." for quad in found)


# -- what all documents share ------------------------------------------------------------------------------------------


def _add_counts(one: _Told, other: _Told) -> _Told:
    return one[0].plus(other[0]), one[1] or other[1]


def _add_actions(one: tuple[_Actions, dict[str, str]], other: tuple[_Actions, dict[str, str]]) -> Any:
    actions = {iri: Counter(counts) for iri, counts in one[0].items()}
    for iri, counts in other[0].items():
        actions.setdefault(iri, Counter()).update(
            counts
        )  # a sum of counters would lose what is only a sense's verb, at 0
    return actions, one[1] | other[1]


def _describe_participants(participants: Iterable[tuple[str, _Told]], ontology: Ontology) -> Iterator[str]:
    shared = Shared(ontology, Nodes(ontology.base))
    for iri, (counts, speaks) in participants:
        shared.participants = {iri: ParticipantRecord(iri, ontology, counts)}
        shared.worlds = {world_iri(iri, ontology.base): iri} if speaks else {}
        for subject in (iri, *shared.worlds):
            yield from _write(shared.quads(subject))


def _describe_actions(actions: _Actions, claims: dict[str, str], ontology: Ontology) -> list[str]:
    shared = Shared(ontology, Nodes(ontology.base))
    shared.actions.update(actions)
    shared.claims.update(claims)
    subjects = sorted({*shared.subjects(), *shared.claims})
    return [line for subject in subjects for line in _write(shared.quads(subject))]
