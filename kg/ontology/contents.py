"""What an ontology folder holds, as plain dataclasses."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from kg.model import ACTOR_KINDS, KINDS, Kind, Modality, Polarity
from kg.ontology.slugs import slug
from kg.ontology.vocabulary import ACTION, moved


@dataclass(frozen=True, slots=True)
class ActionClass:
    """A class of actions; `intensity` is on Goldstein's scale, −10 (conflict) to 10 (cooperation)."""

    name: str
    iri: str
    label: str
    comment: str = ""
    quad: str | None = None
    intensity: float | None = None
    plover: str | None = None
    cameo: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """An action; `class_` is the local name of its class ("Sanction") or None; `cameo` are codes nearer than the class's own."""

    label: str
    iri: str
    class_: str | None = None
    reciprocal: bool = False
    keeps_theme: bool = False
    cameo: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A participant that the folder knows; tuples of IRIs for links, tuples of text for the rest, in the file's order."""

    iri: str
    label: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    gender: str | None = None
    surname: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    capital_of: tuple[str, ...] = ()
    seat_of: tuple[str, ...] = ()
    located_in: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    iso: tuple[str, ...] = ()
    title: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """What a surface text may mean: `role` is label, alias, adjective, demonym, capital, seat or surname.

    For "capital" and "seat" the IRI is that of the actor the place stands for; the place itself has a "label" of its own.
    """

    text: str
    iri: str
    role: str


@dataclass(frozen=True, slots=True)
class Office:
    """An office that persons hold; whoever holds one that `leads` is "the leader" of what it is held of."""

    iri: str
    label: str
    aliases: tuple[str, ...] = ()
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held which office of whom, and when: IRIs, and an EDTF date or interval ("" where it is unknown)."""

    iri: str
    holder: str
    office: str
    of: str
    time: str


@dataclass(frozen=True, slots=True)
class Signature:
    """What a word that embeds a clause says of it: its polarity, its modality (None: the clause keeps its own).

    `controller` and `source` name the argument ("subject", "object") that is the clause's understood subject and the one who holds
    it; `stated` tells whether the embedding word is a statement of its own.
    """

    name: str
    polarity: Polarity = "affirmed"
    modality: Modality | None = None
    controller: str | None = None
    source: str | None = None
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Nouns:
    """What a noun phrase may be: `words` are lemmas of its head, `kinds` those of participants; one that is either will do."""

    words: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sense:
    """A sense in which a verb belongs to another class than its usual one: where all that is not None holds of its clause.

    `object`, `subject` and `oblique` tell what stands there (the last: after a preposition); of `frames` one is enough. Where
    `class_` is None, the class is that of the event that the object names, if it names one.
    """

    name: str
    class_: str | None
    object: Nouns | None = None
    subject: Nouns | None = None
    oblique: Nouns | None = None
    frames: frozenset[str] = frozenset()

    @property
    def conditions(self) -> tuple[Nouns | None, Nouns | None, Nouns | None, frozenset[str]]:
        return self.object, self.subject, self.oblique, self.frames


@dataclass(frozen=True)
class Ontology:
    """An ontology folder in memory.

    `classes` by local name ("Sanction"), `actions` by label ("give up"); `verbs`, `lights` and `events` lead from patterns to
    action labels; `senses` from an action's label to its senses, the one with most conditions first; `entries` by IRI, `names` by exact surface text, `offices` by lower-case label and alias, `words` by
    the list's local name; `signatures` by (lemma, "verb" | "noun" | "adjective", frame). `turtle` are the
    contents of the files but the shapes, `triples` what they say, sorted, with instances moved to `base`. `digest` is the SHA-256 of the files' names and bytes.
    """

    folder: Path
    base: str
    digest: str
    classes: dict[str, ActionClass] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    verbs: dict[str, str] = field(default_factory=dict)
    lights: dict[tuple[str, str], str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    senses: dict[str, tuple[Sense, ...]] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    names: dict[str, tuple[Name, ...]] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)
    tenures: tuple[Tenure, ...] = ()
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    signatures: dict[tuple[str, str, str], Signature] = field(default_factory=dict)
    turtle: tuple[bytes, ...] = field(default=(), repr=False)

    def action_iri(self, label: str, class_: str | None = None) -> str:
        """The IRI of the action with this label, whether or not the folder knows it; in another class than its own, that of a sense.

        "hold" is action:hold, and in the class Consult ("held talks") action:hold_consult.
        """
        action = self.actions.get(label)
        iri = action.iri if action else ACTION + slug(label)
        sense = self.sense_class(label, class_)
        return f"{iri}_{sense.lower()}" if sense else iri

    def action_class(self, label: str, stated: str | None = None) -> str | None:
        """The local name of the class that claims the action, None where no class does.

        `stated` is the class that a statement gives: it holds where the action has a sense in it, or no class claims the action.
        """
        action = self.actions.get(label)
        return self.sense_class(label, stated) or (action.class_ if action else None) or stated

    def sense_class(self, label: str, stated: str | None) -> str | None:
        """The class that a statement gives where the action has it in one of its senses only, else None."""
        action = self.actions.get(label)
        own = action.class_ if action else None
        return stated if stated != own and stated in self._sense_classes.get(label, ()) else None

    @cached_property
    def _sense_classes(self) -> dict[str, frozenset[str]]:
        """The classes of an action's senses, those among them that it has with the noun of a light-verb pattern."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        events = {class_ for label in self.events.values() if (a := self.actions.get(label)) and (class_ := a.class_)}
        for label, senses in self.senses.items():
            for sense in senses:
                found[label].update((sense.class_,) if sense.class_ is not None else events)
        for (verb, _), label in self.lights.items():
            light = self.actions.get(label)
            if light is not None and light.class_ is not None:
                found[verb].add(light.class_)
        return {label: frozenset(classes) for label, classes in found.items()}

    def participant_iri(self, kind: str, label: str) -> str:
        """The IRI of a participant of this kind (one of `kg.model.KINDS`) that is called by this label."""
        if kind not in KINDS:
            raise ValueError(f"unknown participant kind {kind!r}; known: {', '.join(KINDS)}")
        return f"{self.base}{'actor' if kind in ACTOR_KINDS else kind.lower()}/{slug(label)}"

    @cached_property
    def triples(self) -> tuple[ox.Triple, ...]:
        """All that the folder says, but its shapes, sorted, with instances moved to `base`."""
        found = {
            ox.Triple(moved(q.subject, self.base), q.predicate, moved(q.object, self.base))
            for content in self.turtle
            for q in ox.parse(content, ox.RdfFormat.TURTLE)
        }
        return tuple(sorted(found, key=str))

    @cached_property
    def about(self) -> dict[str, tuple[ox.Triple, ...]]:
        """All triples of the folder by the IRI of their subject."""
        found: defaultdict[str, list[ox.Triple]] = defaultdict(list)
        for triple in self.triples:
            found[str(triple.subject)[1:-1]].append(triple)
        return {iri: tuple(triples) for iri, triples in found.items()}
