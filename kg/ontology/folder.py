"""The triples of an ontology folder, by subject and predicate, with the file and line where each is written."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.ontology.vocabulary import KG, PREF_LABEL, SHAPES_FILE, TYPE, local_name, moved

_PROPERTIES = frozenset({  # what the reader understands, whether or not a folder has a kg.ttl that declares it
    "quadClass", "intensity", "ploverCode", "cameoCode", "verb", "light", "noun", "keepsTheme", "reciprocal",
    "adjective", "demonym", "description", "gender", "surname", "title", "isoCode", "capitalOf", "seatOf",
    "locatedIn", "partOf", "member", "heldBy", "office", "of", "time", "leads", "word", "verbWord", "nounWord",
    "adjectiveWord", "frame", "polarity", "modality", "controller", "attributedTo", "stated",
    "ofVerb", "classOfObject", "inFrame", "objectIs", "subjectIs", "obliqueIs",
})  # fmt: skip


@dataclass
class Folder:
    """The triples of one folder, indexed by subject and predicate, with the means to say where something stands.

    Whatever is wrong is raised as an OntologyError, unless there is a list of `problems` to add it to: then reading goes on.
    """

    path: Path
    base: str
    problems: list[OntologyError] | None = None
    files: dict[str, str] = field(default_factory=dict)  # file name → its text
    facts: dict[str, dict[str, list[str]]] = field(default_factory=dict)  # subject → predicate → values
    used: dict[str, str] = field(default_factory=dict)  # predicate → the first subject that has it
    english: set[tuple[str, str]] = field(default_factory=set)  # (subject, text) of labels in English
    typed: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # type → subjects

    def parse(self) -> tuple[tuple[bytes, ...], str]:
        """Read all files; return their contents, less the shapes', and the digest of all."""
        if not self.path.is_dir():
            raise OntologyError(f"{self.path}: no such ontology folder; give a folder that holds .ttl files")
        paths = sorted(self.path.glob("*.ttl"))
        if not paths:
            raise OntologyError(f"{self.path}: no .ttl file in this folder; docs/ontology.md tells what it should hold")
        digest = hashlib.sha256()
        contents: list[bytes] = []
        for path in paths:
            data = path.read_bytes()
            digest.update(path.name.encode() + b"\0" + hashlib.sha256(data).digest())
            if path.name == SHAPES_FILE:
                continue  # shapes say nothing about the domain; the validator reads them
            self.files[path.name] = data.decode("utf-8", "replace")
            self._parse_file(path, data)
            contents.append(data)
        self._check_properties()
        return tuple(contents), digest.hexdigest()

    def _parse_file(self, path: Path, data: bytes) -> None:
        try:
            for quad in ox.parse(data, ox.RdfFormat.TURTLE):
                self._index(path, quad)
        except SyntaxError as error:
            what = f"not valid Turtle: {error.msg}; correct the file and try again"
            self._report(OntologyError(f"{path}, line {error.lineno or 1}: {what}"), error)

    def _index(self, path: Path, quad: ox.Quad) -> None:
        subject, predicate, value = quad.subject, quad.predicate.value, quad.object
        if not isinstance(subject, ox.NamedNode) or not isinstance(value, (ox.NamedNode, ox.Literal)):
            line = _line(self.files[path.name], ("_:", "[", "( ", "<<"))
            self._report(OntologyError(f"{path}, line {line}: a blank node; give everything an IRI of its own"))
            return
        iri, text = moved(subject, self.base).value, moved(value, self.base).value
        self.facts.setdefault(iri, {}).setdefault(predicate, []).append(text)
        if predicate == TYPE:
            self.typed[text].append(iri)
        elif predicate == PREF_LABEL and isinstance(value, ox.Literal) and (value.language or "").startswith("en"):
            self.english.add((iri, text))
        if predicate not in self.used:
            self.used[predicate] = iri

    def _check_properties(self) -> None:
        """Object to a kg: property that nobody declares: most often a slip of the pen that would lose what it says."""
        for property_, subject in self.used.items():
            if (
                property_.startswith(KG)
                and TYPE not in self.facts.get(property_, {})
                and local_name(property_) not in _PROPERTIES
            ):
                name = f"kg:{local_name(property_)}"
                near = difflib.get_close_matches(local_name(property_), sorted(_PROPERTIES), 1)
                hint = f"did you mean kg:{near[0]}? Otherwise declare it in kg.ttl" if near else "declare it in kg.ttl"
                self.object(f"unknown property {name}; {hint}", subject, name)

    # -- looking up

    def subjects(self, type_: str) -> list[str]:
        return list(dict.fromkeys(self.typed.get(KG + type_, ())))

    def all(self, subject: str, predicate: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.facts.get(subject, {}).get(predicate, ())))

    def one(self, subject: str, predicate: str) -> str | None:
        values = self.all(subject, predicate)
        return values[0] if values else None

    def true(self, subject: str, predicate: str) -> bool:
        return self.one(subject, predicate) in ("true", "1")

    def number(self, subject: str, predicate: str) -> float | None:
        value = self.one(subject, predicate)
        try:
            return float(value) if value is not None else None
        except ValueError:
            what = f"kg:{local_name(predicate)} “{value}” is no number; write one such as -4.0"
            self.object(what, subject, f'"{value}"')
            return None

    def label(self, subject: str, predicate: str = PREF_LABEL) -> str:
        values = self.all(subject, predicate)
        if not values:
            name = "skos:prefLabel" if predicate == PREF_LABEL else "rdfs:label"
            self.object(f"{local_name(subject)} has no {name}; add one", subject)
            return local_name(subject)
        return next((value for value in values if (subject, value) in self.english), values[0])

    # -- what is wrong

    def object(self, what: str, subject: str, *values: str) -> None:
        """Report what is wrong with a subject, on the line where one of the values, else the subject itself, is written."""
        self._report(OntologyError(f"{self.place(subject, *values)}: {what}"))

    def _report(self, error: OntologyError, cause: Exception | None = None) -> None:
        if self.problems is None:
            raise error from cause
        self.problems.append(error)

    def place(self, subject: str, *values: str) -> str:
        """The file and line where one of the values stands in what is said of a subject, else where the subject does."""
        name = re.escape(local_name(subject))
        head = re.compile(rf"^\s*(?:[\w-]*:{name}(?![\w-])|<[^>]*[/#]{name}>)")
        first = ""
        for file, text in self.files.items():
            lines = text.splitlines()
            for start in (i for i, line in enumerate(lines) if head.match(line)):
                first = first or f"{self.path / file}, line {start + 1}"
                for i in range(start, len(lines)):
                    if any(value in lines[i] for value in values):
                        return f"{self.path / file}, line {i + 1}"
                    if re.search(r"[\s\"'>\w]\.\s*(#.*)?$", lines[i]):  # the last line about the subject
                        break
        return first or str(self.path)


def _line(text: str, marks: tuple[str, ...]) -> int:
    return next((i for i, line in enumerate(text.splitlines(), 1) if any(mark in line for mark in marks)), 1)
