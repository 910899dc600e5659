"""What the graph says of a participant, out of all that the ontology and the statements say."""

from __future__ import annotations

from collections.abc import Mapping

from kg.model import KINDS, Kind, Participant
from kg.ontology import KG, SAME_AS, Ontology, local_name

_Links = tuple[str, ...]


class ParticipantRecord:
    """All that is known of one participant from the ontology and from every statement that it takes part in."""

    __slots__ = ("entry", "folder", "iri", "kinds", "labels", "names", "possessors")

    def __init__(self, iri: str, ontology: Ontology) -> None:
        self.iri = iri
        self.entry = ontology.entries.get(iri)
        self.folder = iri.removeprefix(ontology.base).partition("/")[0]
        self.labels: dict[str, int] = {}
        self.kinds: dict[Kind, int] = {}
        self.names: tuple[str, ...] = ()  # as few as they are, tuples take a tenth of what sets do
        self.possessors: tuple[str, ...] = ()

    def add(self, p: Participant) -> None:
        """Count a mention."""
        self.labels[p.label] = self.labels.get(p.label, 0) + 1
        self.kinds[p.kind] = self.kinds.get(p.kind, 0) + 1
        if p.of is not None and p.of not in self.possessors:
            self.possessors += (p.of,)
        if p.form == "name" and p.text is not None and p.text not in self.names:
            self.names += (p.text,)

    @property
    def label(self) -> str:
        if self.entry is not None:
            return self.entry.label
        if self.labels:
            return min(self.labels, key=lambda label: (-self.labels[label], label))
        return local_name(self.iri).replace("-", " ")  # known only as somebody's possessor

    @property
    def kind(self) -> str:
        if self.entry is not None:
            return self.entry.kind
        if self.kinds:
            return min(self.kinds, key=lambda kind: (-self.kinds[kind], KINDS.index(kind)))
        return next(
            (kind for kind in KINDS if kind.lower() == self.folder), "Actor" if self.folder == "actor" else "Concept"
        )

    @property
    def other_labels(self) -> set[str]:
        aliases = self.entry.aliases if self.entry is not None else ()
        names = {" ".join(name.split()) for name in self.names}  # a mention may run over a line end
        return {*aliases, *self.labels, *names} - {""}

    @property
    def linked(self) -> Mapping[str, _Links]:
        found: dict[str, _Links] = {KG + "ofParticipant": tuple(set(self.possessors) - {self.iri})}
        e = self.entry
        if e is not None:
            found[KG + "locatedIn"], found[KG + "capitalOf"] = e.located_in, e.capital_of
            found[KG + "seatOf"], found[KG + "partOf"], found[SAME_AS] = e.seat_of, e.part_of, e.same_as
        return found

    @property
    def links(self) -> _Links:
        return tuple(sorted({iri for name, links in self.linked.items() if name != SAME_AS for iri in links}))
