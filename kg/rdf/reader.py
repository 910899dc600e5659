"""RDF → statements, from Turtle or N-Quads as the writer wrote it or as others completed it."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError
from kg.files import encode
from kg.model import KINDS, MODALITIES, POLARITIES, Act, DocumentRecord, Form, Participant, Statement
from kg.ontology import BROADER, DCTERMS, KG, PREF_LABEL, PROV, SCHEMA, TYPE, local_name

ROLES = ("actor", "target", "theme", "place")


def read(graph: str | bytes | os.PathLike[str]) -> list[Statement]:
    """The statements of a graph as `write_turtle` or `write_nquads` wrote it, by document and place in it.

    `graph` is the Turtle itself, or the path of a Turtle or N-Quads file (as a Path). Raises InputError where it cannot be read or a
    statement lacks what a statement needs.
    """
    about = _about(graph)
    found = [_read_statement(iri, about) for iri, told in about.items() if KG + "Statement" in told.get(TYPE, ())]
    return sorted(found, key=lambda s: (s.document, s.begin, s.end, s.action.begin, s.action.end, repr(s)))


def read_documents(graph: str | bytes | os.PathLike[str]) -> list[DocumentRecord]:
    """The documents of a graph, by name; `graph` is as for `read`. Raises InputError."""
    found = []
    for told in _about(graph).values():
        if KG + "Document" in told.get(TYPE, ()):
            name, title, author, publisher, published = (
                next(iter(told.get(DCTERMS + term, ())), None)
                for term in ("identifier", "title", "creator", "publisher", "date")
            )
            url = next(iter(told.get(SCHEMA + "url", ())), None)
            found.append(DocumentRecord(name or "", title, author, publisher, published, url))
    return sorted(found, key=lambda d: d.name)


_About = Mapping[str, Mapping[str, list[str]]]


def _about(graph: str | bytes | os.PathLike[str]) -> _About:
    """Subject → predicate → values."""
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    name = str(graph) if isinstance(graph, os.PathLike) else "the graph"
    try:
        if isinstance(graph, os.PathLike):
            quads_ = ox.parse(
                path=graph, format=ox.RdfFormat.from_extension(Path(graph).suffix[1:]) or ox.RdfFormat.TURTLE
            )
        else:
            quads_ = ox.parse(encode(graph) if isinstance(graph, str) else graph, ox.RdfFormat.TURTLE)
        for quad in quads_:
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, (ox.NamedNode, ox.Literal)):
                found[quad.subject.value][quad.predicate.value].append(quad.object.value)
    except SyntaxError as error:
        raise InputError(f"{name}, line {error.lineno or 1}: not valid RDF: {error.msg}; correct it") from error
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error}; give the path of a Turtle or N-Quads file") from error
    return found


def _read_statement(iri: str, about: _About) -> Statement:
    told = about[iri]

    def one(name: str, of: str = iri) -> str:
        values = about.get(of, {}).get(name)
        if not values:
            raise InputError(f"<{of}> has no <{name}>, which a statement needs; add it or write the graph anew")
        return values[0]

    def maybe(name: str) -> str | None:
        return told[name][0] if name in told else None

    def number(name: str, of: str = iri) -> int:
        value = one(name, of)
        if not re.fullmatch("[0-9]{1,18}", value):
            raise InputError(f"<{of}> has the <{name}> {value!r}, which is no character offset; correct it")
        return int(value)

    def participant(of: str, role: str | None = None) -> Participant:
        kind = next((kind for kind in KINDS if KG + kind in about.get(of, {}).get(TYPE, ())), None)
        if kind is None:
            raise InputError(f"<{of}> is of none of the kinds {', '.join(KINDS)}; give it one")
        if role is None:
            return Participant(one(PREF_LABEL, of), of, kind)
        mentioned = f"{KG}{role}Begin" in told or f"{KG}{role}Text" in told
        text = maybe(f"{KG}{role}Text") or "" if mentioned else None
        begin = number(f"{KG}{role}Begin") if mentioned else None
        end = number(f"{KG}{role}End") if mentioned else None
        form: Form = next((f for f in ("name", "pronoun") if f == maybe(f"{KG}{role}Form")), "nominal")
        return Participant(one(PREF_LABEL, of), of, kind, text, begin, end, form, maybe(f"{KG}{role}Possessor"))

    sentence, action = one(PROV + "wasDerivedFrom"), one(KG + "action")
    class_ = next(iter(about.get(action, {}).get(BROADER, ())), None)
    actor, target, theme, place = (participant(x, role) if (x := maybe(KG + role)) else None for role in ROLES)
    polarity = next((p for p in POLARITIES if KG + p == one(KG + "polarity")), None)
    modality = next((m for m in MODALITIES if KG + m == one(KG + "modality")), None)
    if polarity is None or modality is None:
        raise InputError(
            f"<{iri}> has a kg:polarity or kg:modality that is none of {', '.join((*POLARITIES, *MODALITIES))}; correct it"
        )
    return Statement(
        document=one(DCTERMS + "identifier", one(KG + "inDocument", sentence)),
        begin=number(KG + "begin", sentence),
        end=number(KG + "end", sentence),
        sentence=next(iter(about.get(sentence, {}).get(KG + "text", ())), ""),
        actor=actor,
        action=Act(
            one(PREF_LABEL, action),
            local_name(class_) if class_ else None,
            maybe(KG + "actionText") or "",
            number(KG + "actionBegin"),
            number(KG + "actionEnd"),
        ),
        target=target,
        theme=theme,
        polarity=polarity,
        modality=modality,
        source=tuple(participant(x) for x in (maybe(KG + "sourceChain") or "").split(" ") if x),
        time=maybe(KG + "time"),
        place=place,
        reciprocal=maybe(KG + "reciprocal") in ("true", "1"),
        confidence=_confidence(iri, one(KG + "confidence")),
        extractor=one(KG + "extractor"),
        rule=maybe(KG + "rule") or "",
    )


def _confidence(iri: str, value: str) -> float:
    if not re.fullmatch(r"[+]?([01]|[01]?\.[0-9]{1,20})", value) or float(value) > 1:
        raise InputError(f"<{iri}> has the kg:confidence {value!r}, which is no decimal from 0 to 1; correct it")
    return float(value)
