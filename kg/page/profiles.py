"""What the page says of a participant besides its statements: other names, offices held and given, and who else describes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kg.model import Statement
from kg.ontology import Ontology

_MOST_MENTIONS = 8


@dataclass(frozen=True, slots=True)
class Held:
    """A tenure seen from one of its sides: the office, the other side's IRI and label, an EDTF time ("" where unknown).

    `holds` is True where the participant holds the office of the other, False where the other holds it of the participant.
    """

    office: str
    other: str
    label: str
    time: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """Other names by the ontology, names that the documents use, offices, and IRIs of other descriptions of the same."""

    aliases: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    offices: tuple[Held, ...] = ()
    same_as: tuple[str, ...] = ()


def read_profiles(
    ontology: Ontology | None, statements: Iterable[Statement], labels: Mapping[str, str]
) -> dict[str, Profile]:
    """Return the profiles of the participants whose IRIs and labels are given; who has nothing to tell is left out."""
    mentions = _count_mentions(statements)
    offices = _read_offices(ontology, labels) if ontology else {}
    entries = ontology.entries if ontology else {}
    profiles: dict[str, Profile] = {}
    for iri, label in labels.items():
        entry = entries.get(iri)
        aliases = tuple(name for name in entry.aliases if name != label) if entry else ()
        known = {label.casefold(), *(name.casefold() for name in aliases)}
        found = tuple(name for name in mentions.get(iri, ()) if name.casefold() not in known)[:_MOST_MENTIONS]
        profile = Profile(aliases, found, offices.get(iri, ()), entry.same_as if entry else ())
        if profile != Profile():
            profiles[iri] = profile
    return profiles


def _count_mentions(statements: Iterable[Statement]) -> dict[str, list[str]]:
    """Return the names that the documents use for each participant, the commonest first."""
    counts: dict[str, Counter[str]] = {}
    for statement in statements:
        for one in (statement.actor, statement.target):
            if one is not None and one.text and one.form == "name":
                counts.setdefault(one.iri, Counter())[" ".join(one.text.split())] += 1
    return {iri: sorted(names, key=lambda name: (-names[name], name)) for iri, names in counts.items()}


def _read_offices(ontology: Ontology, labels: Collection[str]) -> dict[str, tuple[Held, ...]]:
    names = {office.iri: office.label for office in ontology.offices.values()}

    def label(iri: str) -> str:
        return ontology.entries[iri].label if iri in ontology.entries else iri.rpartition("/")[2]

    found: dict[str, list[Held]] = {}
    for tenure in ontology.tenures:
        office = names.get(tenure.office, tenure.office.rpartition("/")[2])
        if tenure.holder in labels:
            held = Held(office, tenure.of, label(tenure.of) if tenure.of else "", tenure.time, holds=True)
            found.setdefault(tenure.holder, []).append(held)
        if tenure.of in labels:
            held = Held(office, tenure.holder, label(tenure.holder), tenure.time, holds=False)
            found.setdefault(tenure.of, []).append(held)
    # The latest first: EDTF sorts as text, and what has no time comes last.
    return {
        iri: tuple(
            sorted(sorted(rows, key=lambda one: (one.office, one.label)), key=lambda one: one.time, reverse=True)
        )
        for iri, rows in found.items()
    }
