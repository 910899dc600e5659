"""The Turtle files of a folder → Ontology, and the place in a file of whatever is wrong with them."""

from __future__ import annotations

import importlib.resources
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kg.errors import OntologyError
from kg.model import KINDS, MODALITIES, POLARITIES, Kind
from kg.ontology.contents import Action, ActionClass, Entry, Name, Office, Ontology, Signature, Tenure
from kg.ontology.folder import Folder
from kg.ontology.senses import read_senses
from kg.ontology.vocabulary import (
    ALT_LABEL,
    BROADER,
    COMMENT,
    DEFAULT_BASE,
    KG,
    LABEL,
    PREF_LABEL,
    SAME_AS,
    SHAPES_FILE,
    local_name,
)

_Name = TypeVar("_Name", bound=str)


def default_folder() -> Path:
    """The ontology folder that ships with the package: inside an installed wheel, or beside kg/ in a source checkout."""
    shipped = Path(str(importlib.resources.files("kg"))) / "ontology"
    return shipped if (shipped / SHAPES_FILE).is_file() else Path(__file__).resolve().parents[2] / "ontology"


def load(folder: str | Path | None = None, *, base: str = DEFAULT_BASE) -> Ontology:
    """Read every Turtle file of an ontology folder, the shipped one by default.

    Instances that the folder writes under the default base are moved to `base`. Raises OntologyError where the folder is missing or
    holds no Turtle, a file does not parse, a class is unknown, or two actions claim one pattern.
    """
    return _Reader(Folder(Path(folder) if folder is not None else default_folder(), base)).read()


def read_all(folder: str | Path) -> tuple[Ontology, Folder, list[OntologyError]]:
    """Read a folder to its end whatever is wrong with it: what it holds, its triples, and the errors in the order met.

    Raises OntologyError where the folder is missing or holds no Turtle.
    """
    problems: list[OntologyError] = []
    reader = _Reader(Folder(Path(folder), DEFAULT_BASE, problems))
    return reader.read(), reader.folder, problems


@dataclass
class _Reader:
    """Makes an Ontology of the triples of a folder."""

    folder: Folder

    def read(self) -> Ontology:
        turtle, digest = self.folder.parse()
        classes = {c.name: c for c in map(self._action_class, self.folder.subjects("ActionClass"))}
        actions, verbs, lights, events = self._actions(classes)
        entries = {e.iri: e for kind in KINDS for e in (self._entry(s, kind) for s in self.folder.subjects(kind))}
        words = {local_name(s): frozenset(self.folder.all(s, KG + "word")) for s in self.folder.subjects("WordList")}
        offices = [self._office(s) for s in self.folder.subjects("Office")]
        return Ontology(
            folder=self.folder.path,
            base=self.folder.base,
            digest=digest,
            classes=classes,
            actions=actions,
            verbs=verbs,
            lights=lights,
            events=events,
            senses=read_senses(self.folder, classes, words),
            entries=entries,
            names=_names(entries),
            offices={name.lower(): o for o in reversed(offices) for name in (*o.aliases, o.label)},
            tenures=tuple(self._tenure(s) for s in self.folder.subjects("Tenure")),
            words=words,
            signatures=self._signatures(),
            turtle=turtle,
        )

    # -- actions

    def _action_class(self, subject: str) -> ActionClass:
        quad = self.folder.one(subject, KG + "quadClass")
        return ActionClass(
            name=local_name(subject),
            iri=subject,
            label=self.folder.label(subject, LABEL),
            comment=self.folder.one(subject, COMMENT) or "",
            quad=local_name(quad) if quad else None,
            intensity=self.folder.number(subject, KG + "intensity"),
            plover=self.folder.one(subject, KG + "ploverCode"),
            cameo=self.folder.all(subject, KG + "cameoCode"),
        )

    def _actions(
        self, classes: Mapping[str, ActionClass]
    ) -> tuple[dict[str, Action], dict[str, str], dict[tuple[str, str], str], dict[str, str]]:
        known = {c.iri: name for name, c in classes.items()}
        actions: dict[str, Action] = {}
        claims: dict[str, dict[str, str]] = {"verb": {}, "light": {}, "noun": {}}
        for subject in self.folder.subjects("Action"):
            label = self.folder.label(subject)
            broader = self.folder.all(subject, BROADER)
            for class_ in broader:
                if class_ not in known:
                    self.folder.object(
                        f"action “{label}” is in the unknown class {local_name(class_)}; known: {', '.join(sorted(classes))}",
                        subject,
                        local_name(class_),
                    )
            broader = tuple(class_ for class_ in broader if class_ in known)
            if len(broader) > 1 or label in actions:
                others = sorted(known[b] for b in broader) or ["no class"]
                self.folder.object(
                    f"action “{label}” is claimed more than once ({', '.join(others)}); leave one of the claims",
                    subject,
                    "broader",
                )
            actions[label] = Action(
                label=label,
                iri=subject,
                class_=known[broader[0]] if broader else None,
                reciprocal=self.folder.true(subject, KG + "reciprocal"),
                keeps_theme=self.folder.true(subject, KG + "keepsTheme"),
                cameo=self.folder.all(subject, KG + "cameoCode"),
            )
            for sort, claimed in claims.items():
                for pattern in self.folder.all(subject, KG + sort):
                    if sort == "light" and " " not in pattern:
                        self.folder.object(
                            f"kg:light “{pattern}” needs a verb lemma and a noun lemma", subject, f'"{pattern}"'
                        )
                    if claimed.setdefault(pattern, label) != label:
                        self.folder.object(
                            f"kg:{sort} “{pattern}” is claimed by “{claimed[pattern]}” and by “{label}”; leave one of the claims",
                            subject,
                            f'"{pattern}"',
                        )
        lights = {_split(pattern): label for pattern, label in claims["light"].items()}
        return actions, claims["verb"], lights, claims["noun"]

    # -- participants

    def _entry(self, subject: str, kind: Kind) -> Entry:
        label = self.folder.label(subject)
        others = (*self.folder.all(subject, PREF_LABEL), *self.folder.all(subject, ALT_LABEL))
        return Entry(
            iri=subject,
            label=label,
            kind=kind,
            aliases=tuple(dict.fromkeys(other for other in others if other != label)),
            adjectives=self.folder.all(subject, KG + "adjective"),
            demonyms=self.folder.all(subject, KG + "demonym"),
            descriptions=self.folder.all(subject, KG + "description"),
            gender=self.folder.one(subject, KG + "gender"),
            surname=self.folder.all(subject, KG + "surname"),
            same_as=self.folder.all(subject, SAME_AS),
            capital_of=self.folder.all(subject, KG + "capitalOf"),
            seat_of=self.folder.all(subject, KG + "seatOf"),
            located_in=self.folder.all(subject, KG + "locatedIn"),
            part_of=self.folder.all(subject, KG + "partOf"),
            members=self.folder.all(subject, KG + "member"),
            iso=self.folder.all(subject, KG + "isoCode"),
            title=self.folder.all(subject, KG + "title"),
        )

    def _office(self, subject: str) -> Office:
        return Office(
            iri=subject,
            label=self.folder.label(subject),
            aliases=self.folder.all(subject, ALT_LABEL),
            leads=self.folder.true(subject, KG + "leads"),
        )

    def _tenure(self, subject: str) -> Tenure:
        ends = {name: self.folder.one(subject, KG + name) for name in ("heldBy", "office", "of")}
        for name, value in ends.items():
            if value is None:
                self.folder.object(f"tenure {local_name(subject)} has no kg:{name}; add one", subject)
        time = self.folder.one(subject, KG + "time") or ""
        return Tenure(subject, ends["heldBy"] or "", ends["office"] or "", ends["of"] or "", time)

    # -- grammar

    def _individual(self, subject: str, name: str, known: tuple[_Name, ...]) -> _Name | None:
        """The local name of a subject's polarity or modality, one of `known`; None where it has none."""
        value = self.folder.one(subject, KG + name)
        if value is None:
            return None
        for one in known:
            if one == local_name(value):
                return one
        self.folder.object(
            f"{local_name(subject)} has the unknown kg:{name} “{local_name(value)}”; known: {', '.join(known)}",
            subject,
            local_name(value),
        )
        return None

    def _signatures(self) -> dict[tuple[str, str, str], Signature]:
        found: dict[tuple[str, str, str], Signature] = {}
        for subject in self.folder.subjects("Signature"):
            polarity = self._individual(subject, "polarity", POLARITIES)
            modality = self._individual(subject, "modality", MODALITIES)
            signature = Signature(
                name=local_name(subject),
                polarity=polarity or "affirmed",
                modality=modality,
                controller=self.folder.one(subject, KG + "controller"),
                source=self.folder.one(subject, KG + "attributedTo"),
                stated=self.folder.one(subject, KG + "stated") not in ("false", "0"),
            )
            for sort in ("verb", "noun", "adjective"):
                for word in self.folder.all(subject, f"{KG}{sort}Word"):
                    for frame in self.folder.all(subject, KG + "frame"):
                        other = found.setdefault((word, sort, frame), signature)
                        if other is not signature:
                            self.folder.object(
                                f"the {sort} “{word}” with frame “{frame}” stands in {other.name} and {signature.name}; leave one of them",
                                subject,
                                f'"{word}"',
                            )
        return found


def _names(entries: Mapping[str, Entry]) -> dict[str, tuple[Name, ...]]:
    """Every text that names an entry, or the actor that a place stands for, with what it names in which role."""
    found: defaultdict[str, dict[Name, None]] = defaultdict(dict)

    def add(texts: Iterable[str], iri: str, role: str) -> None:
        for text in texts:
            found[text][Name(text, iri, role)] = None

    for entry in entries.values():
        own = (entry.label, *entry.aliases)
        add(own[:1], entry.iri, "label")
        add(own[1:], entry.iri, "alias")
        add(entry.adjectives, entry.iri, "adjective")
        add(entry.demonyms, entry.iri, "demonym")
        add(entry.surname, entry.iri, "surname")
        for iri in entry.capital_of:
            add(own, iri, "capital")
        for iri in entry.seat_of:
            add(own, iri, "seat")
    return {text: tuple(names) for text, names in found.items()}


def _split(pattern: str) -> tuple[str, str]:
    verb, _, noun = pattern.rpartition(" ")
    return verb, noun
