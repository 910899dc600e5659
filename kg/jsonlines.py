"""Statements ↔ JSON Lines, one statement a line: the file in which the two halves of a build meet.

Keys and their order are those of the contract. Three more keep what the contract's own keys would lose: `form` and `of` of a
participant (left out where they are "nominal" and null), and `attribution`, the participants whose labels `source` lists.
"""

from __future__ import annotations

import difflib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, NoReturn, TypeVar, get_args

from kg.errors import InputError
from kg.files import replacing
from kg.model import ACTOR_KINDS, KINDS, MODALITIES, POLARITIES, Act, Form, Kind, Participant, Statement
from kg.ontology import DEFAULT_BASE, Ontology, slug

FORMS: tuple[Form, ...] = get_args(Form)
MOST_KEPT = 100_000  # texts and IRIs that are known at a time
S = TypeVar("S", bound=str)
Iri = Callable[[str, str], str]  # (kind, label) → IRI

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
# JSON lets them stand as they are, but they would break a line for some readers, or cannot be encoded
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")


# -- writing -----------------------------------------------------------------------------------------------------------


def to_json(statement: Statement) -> dict[str, Any]:
    """A statement as the contract's JSON object, keys in the contract's order; confidence has three decimals at most."""
    s = statement
    act = s.action
    row: dict[str, Any] = {
        "document": s.document,
        "begin": s.begin,
        "end": s.end,
        "sentence": s.sentence,
        "actor": _participant_to_json(s.actor),
        "action": {"label": act.label, "class": act.class_, "text": act.text, "begin": act.begin, "end": act.end},
        "target": _participant_to_json(s.target),
        "theme": _participant_to_json(s.theme),
        "polarity": s.polarity,
        "modality": s.modality,
        "source": [source.label for source in s.source],
        "time": s.time,
        "place": _participant_to_json(s.place),
        "reciprocal": s.reciprocal,
        "confidence": round(s.confidence, 3),
        "extractor": s.extractor,
        "rule": s.rule,
    }
    if s.source:
        row["attribution"] = [_participant_to_json(source) for source in s.source]
    return row


def _participant_to_json(p: Participant | None) -> dict[str, Any] | None:
    if p is None:
        return None
    row: dict[str, Any] = {
        "label": p.label,
        "iri": p.iri,
        "kind": p.kind,
        "text": p.text,
        "begin": p.begin,
        "end": p.end,
    }
    if p.form != "nominal":
        row["form"] = p.form
    if p.of is not None:
        row["of"] = p.of
    return row


def dumps(statement: Statement) -> str:
    """A statement as one line of JSON without its line end; it holds no character that any reader takes for a line end."""
    line = _ENCODER.encode(to_json(statement))
    return line if line.isascii() and "\x7f" not in line else _UNSAFE.sub(_escape, line)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def write(path: str | os.PathLike[str], statements: Iterable[Statement]) -> None:
    """Write statements to a JSON Lines file, in the order given. Raises InputError where it cannot be written."""
    with replacing(path) as output:
        for statement in statements:
            output.write(dumps(statement).encode() + b"\n")


# -- reading -----------------------------------------------------------------------------------------------------------


def read_file(
    path: str | os.PathLike[str], *, ontology: Ontology | None = None, iri: Iri | None = None
) -> Iterator[Statement]:
    """Statements of a JSON Lines file; see `read`. Raises InputError where the file cannot be opened."""
    try:
        with Path(path).open("rb") as lines:
            yield from read(lines, name=str(path), ontology=ontology, iri=iri)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}; give a file of statements") from error


def read(
    lines: Iterable[str | bytes],
    *,
    name: str = "statements",
    ontology: Ontology | None = None,
    iri: Iri | None = None,
) -> Iterator[Statement]:
    """Statements from lines of JSON; blank lines are passed over.

    A line written by hand may be short: `document` and `action` suffice, a participant or the action may be its label alone,
    and a key that is left out has its default (affirmed, actual, the author's voice, confidence 0.5, extractor "given").
    A participant without `iri` is looked up in the ontology by its label; else `iri(kind, label)` makes one. Its `kind` defaults to
    Organization for an actor or a source, Place for a place, Concept for anything else. Unknown keys are errors, for a
    misspelt `polarity` would turn a denial into a fact; keys that begin with "_" are the writer's own and passed over.

    `name` is what errors call the input. Raises InputError with the line's number and the key.
    """
    reader = _Reader(name, ontology, iri or _iri_maker(ontology))
    for number, line in enumerate(lines, 1):
        reader.line = number
        row = reader.decode(line)
        if row is not None:
            yield reader.statement(row)


def _iri_maker(ontology: Ontology | None) -> Iri:
    if ontology is not None:
        return ontology.participant_iri
    return lambda kind, label: f"{DEFAULT_BASE}{'actor' if kind in ACTOR_KINDS else kind.lower()}/{slug(label)}"


_STATEMENT_KEYS = frozenset(field.name for field in fields(Statement)) | {"attribution"}
_PARTICIPANT_KEYS = frozenset(field.name for field in fields(Participant))
_ACTION_KEYS = frozenset(("label", "class", "text", "begin", "end"))
_ABSOLUTE_IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|\\^`\ud800-\udfff]+')


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant)


class _Reader:
    """Turns rows into statements; knows the line it is on for the sake of its errors."""

    def __init__(self, name: str, ontology: Ontology | None, iri: Iri) -> None:
        self.name = name
        self.ontology = ontology
        self.iri = iri
        self.line = 0
        self.checked: dict[str, str] = {}  # IRIs that are known to be sound
        self.kept: dict[str, str] = {}  # texts that return on many lines, to keep each once in memory
        self.sentence = ""  # of the line before, for the statements of one sentence stand together

    def error(self, key: str, what: str) -> InputError:
        return InputError(f"{self.name}, line {self.line}: {key}: {what}")

    def decode(self, line: str | bytes) -> dict[str, Any] | None:
        try:
            text = line if isinstance(line, str) else line.decode("utf-8")
        except UnicodeDecodeError as error:
            raise InputError(f"{self.name}, line {self.line}: not UTF-8; save the file as UTF-8") from error
        text = text.strip(" \t\r\n\ufeff" if self.line == 1 else " \t\r\n")
        if not text:
            return None
        try:
            row = _DECODER.decode(text)
        except json.JSONDecodeError as error:
            raise InputError(
                f"{self.name}, line {self.line}, column {error.colno}: not JSON: {error.msg}; write one object a line"
            ) from error
        except (ValueError, RecursionError) as error:
            raise InputError(f"{self.name}, line {self.line}: not JSON: {error}; write one object a line") from error
        if not isinstance(row, dict):
            raise InputError(f"{self.name}, line {self.line}: not a JSON object; write one object a line")
        return row

    def statement(self, row: dict[str, Any]) -> Statement:
        self.keys(row, _STATEMENT_KEYS, "")
        get = row.get
        sentence = self.text(get("sentence", ""), "sentence")
        if sentence == self.sentence:
            sentence = self.sentence
        self.sentence = sentence
        begin, end = self.span(get("begin", 0), get("end", None), "", len(sentence))
        polarity, modality = get("polarity", "affirmed"), get("modality", "actual")
        if polarity not in POLARITIES:
            raise self.error("polarity", f"{polarity!r} is none of {', '.join(POLARITIES)}")
        if modality not in MODALITIES:
            raise self.error("modality", f"{modality!r} is none of {', '.join(MODALITIES)}")
        reciprocal, confidence, time = get("reciprocal", False), get("confidence", 0.5), get("time")
        if not isinstance(reciprocal, bool):
            raise self.error("reciprocal", f"{reciprocal!r} is neither true nor false")
        if type(confidence) not in (float, int) or not 0 <= confidence <= 1:
            raise self.error("confidence", f"{confidence!r} is no number from 0 to 1")
        if time is not None and (not isinstance(time, str) or not time):
            raise self.error("time", f"{time!r} is neither an EDTF date in quotes nor null")
        if not get("document"):
            raise self.error("document", "is missing; name the document that the statement comes from")
        return Statement(
            self.label(row["document"], "document"),
            begin,
            end,
            sentence,
            self.participant(get("actor"), "actor", "Organization"),
            self.act(get("action"), begin, end, sentence),
            self.participant(get("target"), "target", "Concept"),
            self.participant(get("theme"), "theme", "Concept"),
            self.once(polarity),
            self.once(modality),
            self.source(get("source"), get("attribution")),
            time,
            self.participant(get("place"), "place", "Place"),
            reciprocal,
            float(confidence),
            self.once(self.text(get("extractor", "given"), "extractor")),
            self.once(self.text(get("rule", ""), "rule")),
        )

    def act(self, value: Any, begin: int, end: int, sentence: str) -> Act:
        if isinstance(value, str):
            value = {"label": value}
        if not isinstance(value, dict):
            raise self.error("action", "is missing; give its label")
        self.keys(value, _ACTION_KEYS, "action.")
        get = value.get
        label, class_ = self.label(get("label"), "action.label"), get("class")
        if class_ is None and "class" not in value and self.ontology is not None:
            class_ = self.ontology.action_class(label)
        elif class_ is not None and (not isinstance(class_, str) or not re.fullmatch("[A-Za-z][A-Za-z0-9_-]*", class_)):
            raise self.error("action.class", f"{class_!r} is no class name of letters, digits, - and _")
        if get("text") is None:  # the whole sentence is the best quote there is
            return Act(label, class_, sentence, begin, end)
        text = self.once(self.text(get("text"), "action.text"))
        return Act(label, class_, text, *self.span(get("begin"), get("end"), "action.", len(text)))

    def source(self, labels: Any, chain: Any) -> tuple[Participant, ...]:
        if labels is None:
            labels = []
        elif isinstance(labels, str):
            labels = [labels]
        if not isinstance(labels, list):
            raise self.error("source", "is no list of labels")
        if chain is None:
            chain = labels
        elif not isinstance(chain, list):
            raise self.error("attribution", "is no list of participants")
        if not chain and not labels:
            return ()
        found = []
        for i, item in enumerate(chain):
            key = f"{'source' if chain is labels else 'attribution'}[{i}]"
            participant = self.participant(item, key, "Organization")
            if participant is None:
                raise self.error(key, "null is no participant")
            found.append(participant)
        if chain is not labels and labels != [p.label for p in found] and labels:
            raise self.error("attribution", "names other participants than source; leave one of the two out")
        return tuple(found)

    def participant(self, value: Any, key: str, default: Kind) -> Participant | None:
        if value is None:
            return None
        if isinstance(value, str):
            value = {"label": value}
        if not isinstance(value, dict):
            raise self.error(key, f"{value!r} is neither a label nor an object")
        if not value.keys() <= _PARTICIPANT_KEYS:
            self.keys(value, _PARTICIPANT_KEYS, key + ".")
        get = value.get
        label, iri, kind = self.label(get("label"), key + ".label"), get("iri"), get("kind")
        if kind is not None and kind not in KINDS:
            raise self.error(key + ".kind", f"{kind!r} is none of {', '.join(KINDS)}")
        if iri is None:
            label, iri, kind = self.known(label, kind or default, kind is None)
        form, of, text = get("form", "nominal"), get("of"), get("text")
        if form not in FORMS:
            raise self.error(key + ".form", f"{form!r} is none of {', '.join(FORMS)}")
        iri = self.sound(iri, key + ".iri")
        if of is not None:
            of = self.sound(of, key + ".of")
        begin, end = get("begin"), get("end")
        if text is not None or begin is not None or end is not None:
            text = self.text(text, key + ".text")
            begin, end = self.span(begin, end, key + ".", len(text))
        text = text if text is None else self.once(text)
        return Participant(label, iri, self.once(kind or default), text, begin, end, self.once(form), of)

    def known(self, label: str, kind: Kind, any_kind: bool) -> tuple[str, str, Kind]:
        """Label, IRI and kind of what the ontology calls by this label, or of a new participant."""
        if self.ontology is not None:
            names = self.ontology.names.get(label, ())
            meant = sorted({n.iri for n in names if n.role == "label"} or {n.iri for n in names if n.role == "alias"})
            entries = [self.ontology.entries[iri] for iri in meant]
            entries = [entry for entry in entries if any_kind or entry.kind == kind]
            if len(entries) == 1:
                found: Kind = next(k for k in KINDS if k == entries[0].kind)
                return entries[0].label, entries[0].iri, found
        return label, self.iri(kind, label), kind

    # -- single values

    def keys(self, row: dict[str, Any], known: frozenset[str], prefix: str) -> None:
        for key in row.keys() - known:
            if not key.startswith("_"):
                near = difflib.get_close_matches(key, known, 1)
                hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(sorted(known))}"
                raise self.error(f"{prefix}{key}", f"unknown key; {hint}")

    def label(self, value: Any, key: str) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, "is missing or empty; give a label")
        return self.once(value)

    def once(self, value: S) -> S:
        """Return a text that stands for all texts like it."""
        if len(self.kept) > MOST_KEPT:
            self.kept.clear()
        return self.kept.setdefault(value, value)  # type: ignore[return-value]

    def text(self, value: Any, key: str) -> str:
        if not isinstance(value, str):
            raise self.error(key, f"{value!r} is no text")
        return value

    def sound(self, iri: Any, key: str) -> str:
        found = self.checked.get(iri) if isinstance(iri, str) else None
        if found is None:
            if not isinstance(iri, str) or not _ABSOLUTE_IRI.fullmatch(iri):
                raise self.error(key, f"{iri!r} is no absolute IRI; leave it out to have one made")
            if len(self.checked) > MOST_KEPT:
                self.checked.clear()
            found = self.checked[iri] = iri
        return found

    def span(self, begin: Any, end: Any, prefix: str, length: int) -> tuple[int, int]:
        if end is None and type(begin) is int:
            end = begin + length
        for key, value in (("begin", begin), ("end", end)):
            if type(value) is not int or value < 0:
                raise self.error(prefix + key, f"{value!r} is no character offset")
        if end < begin:
            raise self.error(prefix + "end", f"{end} lies before begin ({begin})")
        return begin, end
