"""What the graph says of a participant, out of all that the ontology and the statements say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import KINDS, Kind, Participant
from kg.ontology import KG, SAME_AS, Ontology, local_name

_Links = tuple[str, ...]


@dataclass(slots=True)
class Counts:
    """What statements say of one participant: how often by which label and kind, by which names, in whose possession."""

    labels: dict[str, int] = field(default_factory=dict)
    kinds: dict[Kind, int] = field(default_factory=dict)
    names: tuple[str, ...] = ()  # as few as they are, tuples take a tenth of what sets do
    possessors: _Links = ()

    def add(self, p: Participant) -> None:
        """Count a mention."""
        self.labels[p.label] = self.labels.get(p.label, 0) + 1
        self.kinds[p.kind] = self.kinds.get(p.kind, 0) + 1
        if p.of is not None and p.of not in self.possessors:
            self.possessors += (p.of,)
        if p.form == "name" and p.text is not None and p.text not in self.names:
            self.names += (p.text,)

    def plus(self, other: Counts) -> Counts:
        """Return what both have counted."""
        return Counts(
            {
                label: self.labels.get(label, 0) + other.labels.get(label, 0)
                for label in {**self.labels, **other.labels}
            },
            {kind: self.kinds.get(kind, 0) + other.kinds.get(kind, 0) for kind in {**self.kinds, **other.kinds}},
            tuple({*self.names, *other.names}),
            tuple({*self.possessors, *other.possessors}),
        )


class ParticipantRecord:
    """All that is known of one participant from the ontology and from every statement that it takes part in."""

    __slots__ = ("counts", "entry", "folder", "iri")

    def __init__(self, iri: str, ontology: Ontology, counts: Counts | None = None) -> None:
        self.iri = iri
        self.entry = ontology.entries.get(iri)
        self.folder = iri.removeprefix(ontology.base).partition("/")[0]
        self.counts = counts or Counts()

    def add(self, p: Participant) -> None:
        """Count a mention."""
        self.counts.add(p)

    @property
    def label(self) -> str:
        if self.entry is not None:
            return self.entry.label
        if self.counts.labels:
            return min(self.counts.labels, key=lambda label: (-self.counts.labels[label], label))
        return local_name(self.iri).replace("-", " ")  # known only as somebody's possessor

    @property
    def kind(self) -> str:
        if self.entry is not None:
            return self.entry.kind
        if self.counts.kinds:
            return min(self.counts.kinds, key=lambda kind: (-self.counts.kinds[kind], KINDS.index(kind)))
        return next(
            (kind for kind in KINDS if kind.lower() == self.folder), "Actor" if self.folder == "actor" else "Concept"
        )

    @property
    def other_labels(self) -> set[str]:
        aliases = self.entry.aliases if self.entry is not None else ()
        names = {" ".join(name.split()) for name in self.counts.names}  # a mention may run over a line end
        return {*aliases, *self.counts.labels, *names} - {""}

    @property
    def linked(self) -> Mapping[str, _Links]:
        found: dict[str, _Links] = {KG + "ofParticipant": tuple(set(self.counts.possessors) - {self.iri})}
        e = self.entry
        if e is not None:
            found[KG + "locatedIn"], found[KG + "capitalOf"] = e.located_in, e.capital_of
            found[KG + "seatOf"], found[KG + "partOf"], found[SAME_AS] = e.seat_of, e.part_of, e.same_as
        return found

    @property
    def links(self) -> _Links:
        return tuple(sorted({iri for name, links in self.linked.items() if name != SAME_AS for iri in links}))
