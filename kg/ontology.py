"""The ontology folder read into memory: action patterns, the gazetteer, word lists, signatures, and every vocabulary IRI.

The format is that of docs/ontology.md. This module alone knows IRIs; the domain itself stands in the folder's Turtle files.
"""

from __future__ import annotations

import difflib
import hashlib
import importlib.resources
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.model import ACTOR_KINDS, KINDS, MODALITIES, POLARITIES, Kind, Modality, Polarity

# -- vocabulary --------------------------------------------------------------------------------------------------------

KG = "https://w3id.org/kgwright/ontology#"
ACTION = "https://w3id.org/kgwright/action/"
WORD = "https://w3id.org/kgwright/word/"
SIGNATURE = "https://w3id.org/kgwright/signature/"
PLOVER = "https://w3id.org/kgwright/plover#"
DEFAULT_BASE = "https://w3id.org/kgwright/id/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
DCTERMS = "http://purl.org/dc/terms/"
SCHEMA = "https://schema.org/"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
SHACL = "http://www.w3.org/ns/shacl#"
WIKIDATA = "http://www.wikidata.org/entity/"

VOCABULARIES: Mapping[str, str] = MappingProxyType(
    {
        "kg": KG,
        "action": ACTION,
        "word": WORD,
        "signature": SIGNATURE,
        "plover": PLOVER,
        "rdf": RDF,
        "rdfs": RDFS,
        "owl": OWL,
        "xsd": XSD,
        "skos": SKOS,
        "prov": PROV,
        "dcterms": DCTERMS,
        "schema": SCHEMA,
        "sem": SEM,
        "sh": SHACL,
        "wd": WIKIDATA,
    }
)
INSTANCE_FOLDERS = ("actor", "place", "occurrence", "concept", "office", "tenure", "document", "sentence", "statement")
SHAPES_FILE = "shapes.ttl"
_PROPERTIES = frozenset({  # what the reader understands, whether or not a folder has a kg.ttl that declares it
    "quadClass", "intensity", "ploverCode", "cameoCode", "verb", "light", "noun", "keepsTheme", "reciprocal",
    "adjective", "demonym", "description", "gender", "surname", "title", "isoCode", "capitalOf", "seatOf",
    "locatedIn", "partOf", "member", "heldBy", "office", "of", "time", "leads", "word", "verbWord", "nounWord",
    "adjectiveWord", "frame", "polarity", "modality", "controller", "attributedTo", "stated",
})  # fmt: skip

TYPE = RDF + "type"
PREF_LABEL = SKOS + "prefLabel"
ALT_LABEL = SKOS + "altLabel"
BROADER = SKOS + "broader"
SAME_AS = OWL + "sameAs"
LABEL = RDFS + "label"
COMMENT = RDFS + "comment"


def prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """All prefixes of a graph whose instances live under `base`: the vocabularies and one for each class of instance."""
    return dict(VOCABULARIES) | {folder: f"{base}{folder}/" for folder in INSTANCE_FOLDERS}


_Name = TypeVar("_Name", bound=str)

# -- what a folder holds -----------------------------------------------------------------------------------------------


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
    """An action; `class_` is the local name of its class ("Sanction") or None."""

    label: str
    iri: str
    class_: str | None = None
    reciprocal: bool = False
    keeps_theme: bool = False


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


@dataclass(frozen=True)
class Ontology:
    """An ontology folder in memory.

    `classes` by local name ("Sanction"), `actions` by label ("give up"); `verbs`, `lights` and `events` lead from patterns to
    action labels; `entries` by IRI, `names` by exact surface text, `offices` by lower-case label and alias, `words` by
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
    entries: dict[str, Entry] = field(default_factory=dict)
    names: dict[str, tuple[Name, ...]] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)
    tenures: tuple[Tenure, ...] = ()
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    signatures: dict[tuple[str, str, str], Signature] = field(default_factory=dict)
    turtle: tuple[bytes, ...] = field(default=(), repr=False)

    def action_iri(self, label: str) -> str:
        """The IRI of the action with this label, whether or not the folder knows it."""
        action = self.actions.get(label)
        return action.iri if action else ACTION + slug(label)

    def action_class(self, label: str) -> str | None:
        """The local name of the class that claims the action, None where no class does."""
        action = self.actions.get(label)
        return action.class_ if action else None

    def participant_iri(self, kind: str, label: str) -> str:
        """The IRI of a participant of this kind (one of `kg.model.KINDS`) that is called by this label."""
        if kind not in KINDS:
            raise ValueError(f"unknown participant kind {kind!r}; known: {', '.join(KINDS)}")
        return f"{self.base}{'actor' if kind in ACTOR_KINDS else kind.lower()}/{slug(label)}"

    @cached_property
    def triples(self) -> tuple[ox.Triple, ...]:
        """All that the folder says, but its shapes, sorted, with instances moved to `base`."""
        moved = {
            ox.Triple(_moved(q.subject, self.base), q.predicate, _moved(q.object, self.base))
            for content in self.turtle
            for q in ox.parse(content, ox.RdfFormat.TURTLE)
        }
        return tuple(sorted(moved, key=str))

    @cached_property
    def about(self) -> dict[str, tuple[ox.Triple, ...]]:
        """All triples of the folder by the IRI of their subject."""
        found: defaultdict[str, list[ox.Triple]] = defaultdict(list)
        for triple in self.triples:
            found[str(triple.subject)[1:-1]].append(triple)
        return {iri: tuple(triples) for iri, triples in found.items()}


# -- slugs -------------------------------------------------------------------------------------------------------------

_LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "ng", "ŧ": "t",
})  # fmt: skip
_LONGEST_SLUG = 80


@lru_cache(maxsize=1 << 16)
def slug(label: str) -> str:
    """A readable, stable local name of [a-z0-9-] for a label.

    Accents are dropped and letters of other Latin alphabets spelled out. Where letters of other scripts are lost, or the label is
    long, "x-" and eight hexadecimal digits of the label's SHA-256 keep different labels apart.

    >>> slug("Côte d'Ivoire"), slug("中国")
    ('cote-d-ivoire', 'x-f0e95216')
    """
    folded = unicodedata.normalize("NFKD", label.lower().translate(_LETTERS)).lower().translate(_LETTERS)
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    words = "-".join(re.findall("[a-z0-9]+", plain))
    lost = any(character.isalnum() and not character.isascii() for character in plain)
    if words and not lost and len(words) <= _LONGEST_SLUG:
        return words
    mark = "x-" + hashlib.sha256(unicodedata.normalize("NFC", label.lower()).encode("utf-8", "replace")).hexdigest()[:8]
    return f"{words[:_LONGEST_SLUG].rstrip('-')}-{mark}" if words else mark


# -- loading -----------------------------------------------------------------------------------------------------------


def default_folder() -> Path:
    """The ontology folder that ships with the package: inside an installed wheel, or beside kg/ in a source checkout."""
    shipped = Path(str(importlib.resources.files("kg"))) / "ontology"
    return shipped if shipped.is_dir() else Path(__file__).resolve().parent.parent / "ontology"


def load(folder: str | Path | None = None, *, base: str = DEFAULT_BASE) -> Ontology:
    """Read every Turtle file of an ontology folder, the shipped one by default.

    Instances that the folder writes under the default base are moved to `base`. Raises OntologyError where the folder is missing or
    holds no Turtle, a file does not parse, a class is unknown, or two actions claim one pattern.
    """
    return _Reader(Path(folder) if folder is not None else default_folder(), base).read()


@dataclass
class _Reader:
    """The triples of one folder, indexed by subject and predicate, with the means to say where something stands."""

    folder: Path
    base: str
    files: dict[str, str] = field(default_factory=dict)  # file name → its text
    facts: dict[str, dict[str, list[str]]] = field(default_factory=dict)  # subject → predicate → values
    used: dict[str, str] = field(default_factory=dict)  # predicate → the first subject that has it
    english: set[tuple[str, str]] = field(default_factory=set)  # (subject, text) of labels in English
    typed: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # type → subjects

    def read(self) -> Ontology:
        turtle, digest = self._parse()
        classes = {c.name: c for c in map(self._action_class, self._subjects("ActionClass"))}
        actions, verbs, lights, events = self._actions(classes)
        entries = {e.iri: e for kind in KINDS for e in (self._entry(s, kind) for s in self._subjects(kind))}
        offices = [self._office(s) for s in self._subjects("Office")]
        return Ontology(
            folder=self.folder,
            base=self.base,
            digest=digest,
            classes=classes,
            actions=actions,
            verbs=verbs,
            lights=lights,
            events=events,
            entries=entries,
            names=_names(entries),
            offices={name.lower(): o for o in reversed(offices) for name in (*o.aliases, o.label)},
            tenures=tuple(self._tenure(s) for s in self._subjects("Tenure")),
            words={local_name(s): frozenset(self._all(s, KG + "word")) for s in self._subjects("WordList")},
            signatures=self._signatures(),
            turtle=turtle,
        )

    # -- parsing

    def _parse(self) -> tuple[tuple[bytes, ...], str]:
        if not self.folder.is_dir():
            raise OntologyError(f"{self.folder}: no such ontology folder; give a folder that holds .ttl files")
        paths = sorted(self.folder.glob("*.ttl"))
        if not paths:
            raise OntologyError(
                f"{self.folder}: no .ttl file in this folder; docs/ontology.md tells what it should hold"
            )
        digest = hashlib.sha256()
        contents: list[bytes] = []
        for path in paths:
            data = path.read_bytes()
            digest.update(path.name.encode() + b"\0" + hashlib.sha256(data).digest())
            if path.name == SHAPES_FILE:
                continue  # shapes say nothing about the domain; the validator reads them
            self.files[path.name] = data.decode("utf-8", "replace")
            try:
                for quad in ox.parse(data, ox.RdfFormat.TURTLE):
                    self._index(path, quad)
            except SyntaxError as error:
                what = f"not valid Turtle: {error.msg}; correct the file and try again"
                raise OntologyError(f"{path}, line {error.lineno or 1}: {what}") from error
            contents.append(data)
        self._check_properties()
        return tuple(contents), digest.hexdigest()

    def _index(self, path: Path, quad: ox.Quad) -> None:
        subject, predicate, value = quad.subject, quad.predicate.value, quad.object
        if not isinstance(subject, ox.NamedNode) or not isinstance(value, (ox.NamedNode, ox.Literal)):
            line = _line(self.files[path.name], ("_:", "[", "( ", "<<"))
            raise OntologyError(f"{path}, line {line}: a blank node; give everything an IRI of its own")
        iri, text = _moved(subject, self.base).value, _moved(value, self.base).value
        self.facts.setdefault(iri, {}).setdefault(predicate, []).append(text)
        if predicate == TYPE:
            self.typed[text].append(iri)
        elif predicate == PREF_LABEL and isinstance(value, ox.Literal) and (value.language or "").startswith("en"):
            self.english.add((iri, text))
        if predicate not in self.used:
            self.used[predicate] = iri

    def _check_properties(self) -> None:
        """Stop at a kg: property that nobody declares: most often a slip of the pen that would lose what it says."""
        for property_, subject in self.used.items():
            if (
                property_.startswith(KG)
                and TYPE not in self.facts.get(property_, {})
                and local_name(property_) not in _PROPERTIES
            ):
                name = f"kg:{local_name(property_)}"
                near = difflib.get_close_matches(local_name(property_), sorted(_PROPERTIES), 1)
                hint = f"did you mean kg:{near[0]}? Otherwise declare it in kg.ttl" if near else "declare it in kg.ttl"
                raise self._error(f"unknown property {name}; {hint}", subject, name)

    # -- looking up

    def _subjects(self, type_: str) -> list[str]:
        return list(dict.fromkeys(self.typed.get(KG + type_, ())))

    def _all(self, subject: str, predicate: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.facts.get(subject, {}).get(predicate, ())))

    def _one(self, subject: str, predicate: str) -> str | None:
        values = self._all(subject, predicate)
        return values[0] if values else None

    def _true(self, subject: str, predicate: str) -> bool:
        return self._one(subject, predicate) in ("true", "1")

    def _number(self, subject: str, predicate: str) -> float | None:
        value = self._one(subject, predicate)
        try:
            return float(value) if value is not None else None
        except ValueError as error:
            what = f"kg:{local_name(predicate)} “{value}” is no number; write one such as -4.0"
            raise self._error(what, subject, f'"{value}"') from error

    def _label(self, subject: str, predicate: str = PREF_LABEL) -> str:
        values = self._all(subject, predicate)
        if not values:
            name = "skos:prefLabel" if predicate == PREF_LABEL else "rdfs:label"
            raise self._error(f"{local_name(subject)} has no {name}; add one", subject)
        return next((value for value in values if (subject, value) in self.english), values[0])

    def _error(self, what: str, subject: str, *values: str) -> OntologyError:
        """An error about a subject, placed on the line where one of the values, else the subject itself, is written."""
        head = re.compile(
            rf"^\s*(?:[\w-]*:{re.escape(local_name(subject))}(?![\w-])|<[^>]*[/#]{re.escape(local_name(subject))}>)"
        )
        for name, text in self.files.items():
            lines = text.splitlines()
            start = next((i for i, line in enumerate(lines) if head.match(line)), None)
            if start is not None:
                within = (i for i in range(start, len(lines)) if any(value in lines[i] for value in values))
                return OntologyError(f"{self.folder / name}, line {next(within, start) + 1}: {what}")
        return OntologyError(f"{self.folder}: {what}")

    # -- actions

    def _action_class(self, subject: str) -> ActionClass:
        quad = self._one(subject, KG + "quadClass")
        return ActionClass(
            name=local_name(subject),
            iri=subject,
            label=self._label(subject, LABEL),
            comment=self._one(subject, COMMENT) or "",
            quad=local_name(quad) if quad else None,
            intensity=self._number(subject, KG + "intensity"),
            plover=self._one(subject, KG + "ploverCode"),
            cameo=self._all(subject, KG + "cameoCode"),
        )

    def _actions(
        self, classes: Mapping[str, ActionClass]
    ) -> tuple[dict[str, Action], dict[str, str], dict[tuple[str, str], str], dict[str, str]]:
        known = {c.iri: name for name, c in classes.items()}
        actions: dict[str, Action] = {}
        claims: dict[str, dict[str, str]] = {"verb": {}, "light": {}, "noun": {}}
        for subject in self._subjects("Action"):
            label = self._label(subject)
            broader = self._all(subject, BROADER)
            for class_ in broader:
                if class_ not in known:
                    raise self._error(
                        f"action “{label}” is in the unknown class {local_name(class_)}; known: {', '.join(sorted(classes))}",
                        subject,
                        local_name(class_),
                    )
            if len(broader) > 1 or label in actions:
                others = sorted(known[b] for b in broader) or ["no class"]
                raise self._error(
                    f"action “{label}” is claimed more than once ({', '.join(others)}); leave one of the claims",
                    subject,
                    "broader",
                )
            actions[label] = Action(
                label=label,
                iri=subject,
                class_=known[broader[0]] if broader else None,
                reciprocal=self._true(subject, KG + "reciprocal"),
                keeps_theme=self._true(subject, KG + "keepsTheme"),
            )
            for sort, claimed in claims.items():
                for pattern in self._all(subject, KG + sort):
                    if sort == "light" and " " not in pattern:
                        raise self._error(
                            f"kg:light “{pattern}” needs a verb lemma and a noun lemma", subject, f'"{pattern}"'
                        )
                    if claimed.setdefault(pattern, label) != label:
                        raise self._error(
                            f"kg:{sort} “{pattern}” is claimed by “{claimed[pattern]}” and by “{label}”; leave one of the claims",
                            subject,
                            f'"{pattern}"',
                        )
        lights = {_split(pattern): label for pattern, label in claims["light"].items()}
        return actions, claims["verb"], lights, claims["noun"]

    # -- participants

    def _entry(self, subject: str, kind: Kind) -> Entry:
        label = self._label(subject)
        others = (*self._all(subject, PREF_LABEL), *self._all(subject, ALT_LABEL))
        return Entry(
            iri=subject,
            label=label,
            kind=kind,
            aliases=tuple(dict.fromkeys(other for other in others if other != label)),
            adjectives=self._all(subject, KG + "adjective"),
            demonyms=self._all(subject, KG + "demonym"),
            descriptions=self._all(subject, KG + "description"),
            gender=self._one(subject, KG + "gender"),
            surname=self._all(subject, KG + "surname"),
            same_as=self._all(subject, SAME_AS),
            capital_of=self._all(subject, KG + "capitalOf"),
            seat_of=self._all(subject, KG + "seatOf"),
            located_in=self._all(subject, KG + "locatedIn"),
            part_of=self._all(subject, KG + "partOf"),
            members=self._all(subject, KG + "member"),
            iso=self._all(subject, KG + "isoCode"),
            title=self._all(subject, KG + "title"),
        )

    def _office(self, subject: str) -> Office:
        return Office(
            iri=subject,
            label=self._label(subject),
            aliases=self._all(subject, ALT_LABEL),
            leads=self._true(subject, KG + "leads"),
        )

    def _tenure(self, subject: str) -> Tenure:
        ends = {name: self._one(subject, KG + name) for name in ("heldBy", "office", "of")}
        for name, value in ends.items():
            if value is None:
                raise self._error(f"tenure {local_name(subject)} has no kg:{name}; add one", subject)
        time = self._one(subject, KG + "time") or ""
        return Tenure(subject, ends["heldBy"] or "", ends["office"] or "", ends["of"] or "", time)

    # -- grammar

    def _individual(self, subject: str, name: str, known: tuple[_Name, ...]) -> _Name | None:
        """The local name of a subject's polarity or modality, one of `known`; None where it has none."""
        value = self._one(subject, KG + name)
        if value is None:
            return None
        for one in known:
            if one == local_name(value):
                return one
        raise self._error(
            f"{local_name(subject)} has the unknown kg:{name} “{local_name(value)}”; known: {', '.join(known)}",
            subject,
            value,
        )

    def _signatures(self) -> dict[tuple[str, str, str], Signature]:
        found: dict[tuple[str, str, str], Signature] = {}
        for subject in self._subjects("Signature"):
            polarity = self._individual(subject, "polarity", POLARITIES)
            modality = self._individual(subject, "modality", MODALITIES)
            signature = Signature(
                name=local_name(subject),
                polarity=polarity or "affirmed",
                modality=modality,
                controller=self._one(subject, KG + "controller"),
                source=self._one(subject, KG + "attributedTo"),
                stated=self._one(subject, KG + "stated") not in ("false", "0"),
            )
            for sort in ("verb", "noun", "adjective"):
                for word in self._all(subject, f"{KG}{sort}Word"):
                    for frame in self._all(subject, KG + "frame"):
                        other = found.setdefault((word, sort, frame), signature)
                        if other is not signature:
                            raise self._error(
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


def local_name(iri: str) -> str:
    """The last step of an IRI: what follows its last slash or hash."""
    return re.split("[/#]", iri)[-1]


def _split(pattern: str) -> tuple[str, str]:
    verb, _, noun = pattern.rpartition(" ")
    return verb, noun


def _line(text: str, marks: tuple[str, ...]) -> int:
    return next((i for i, line in enumerate(text.splitlines(), 1) if any(mark in line for mark in marks)), 1)


def _moved(term: Any, base: str) -> Any:
    """The term, with an IRI under the default base put under `base`."""
    if base != DEFAULT_BASE and isinstance(term, ox.NamedNode) and term.value.startswith(DEFAULT_BASE):
        return ox.NamedNode(base + term.value[len(DEFAULT_BASE) :])
    return term
