"""What people type, found in the graph: participants, actions, classes and documents by label, alias or IRI."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kg.errors import InputError
from kg.model import KINDS
from kg.ontology import ALT_LABEL, DCTERMS, KG, LABEL, PREF_LABEL, TYPE, local_name

_IRI = re.compile(r"[a-z][a-z0-9+.-]*://.*|urn:.*", re.IGNORECASE)
_SHORT = re.compile(r"([a-z][\w.-]*):([\w-]+)", re.IGNORECASE)
_MOST_NEAR = 5


def find_participant(store: ox.Store, text: str, known: Mapping[str, str]) -> ox.NamedNode:
    """The participant that a label, an alias or an IRI (whole, or with one of the known prefixes) means.

    A label goes before an alias, and the spelling as it is before other capitals. Raises InputError with near names for one that the
    graph does not know, and with the IRIs where several are meant.
    """
    return _find(store, text, known, "participant", tuple(KG + kind for kind in KINDS), (PREF_LABEL, ALT_LABEL))


def find_action(store: ox.Store, text: str, known: Mapping[str, str]) -> ox.NamedNode:
    """The action that a label or an IRI means; by its label the action itself, not one of its senses. Raises InputError."""
    return _find(store, text, known, "action", (KG + "Action",), (PREF_LABEL, ALT_LABEL))


def find_class(store: ox.Store, text: str, known: Mapping[str, str]) -> ox.NamedNode:
    """The action class that a local name, a label or an IRI means. Raises InputError."""
    return _find(store, text, known, "class", (KG + "ActionClass",), (LABEL,))


def find_document(store: ox.Store, text: str, known: Mapping[str, str]) -> ox.NamedNode:
    """The document that a name, a title or an IRI means. Raises InputError."""
    return _find(store, text, known, "document", (KG + "Document",), (DCTERMS + "identifier", DCTERMS + "title"))


def _find(
    store: ox.Store,
    text: str,
    known: Mapping[str, str],
    what: str,
    types: tuple[str, ...],
    properties: tuple[str, ...],
) -> ox.NamedNode:
    iri = _read_iri(text, known)
    if iri is not None and _is_one(store, iri, types):
        return iri
    for property_ in properties:  # the spelling as it is: no need to look through all names
        literals = (ox.Literal(text, language="en"), ox.Literal(text))
        found = {s for literal in literals for s in _subjects(store, property_, literal) if _is_one(store, s, types)}
        if found:
            return _choose(text, what, _without_senses(store, found), known)
    names = list(_names(store, types, properties))
    folded = text.casefold().strip()
    for rank in range(len(properties) + 1):
        found = {node for name, node, at in names if at == rank and name.casefold() == folded}
        if found:
            return _choose(text, what, _without_senses(store, found), known)
    raise InputError(f"the graph has no {what} {text!r}; {_suggest(folded, names, what)}")


def _read_iri(text: str, known: Mapping[str, str]) -> ox.NamedNode | None:
    bare = text.strip().removeprefix("<").removesuffix(">")
    short = _SHORT.fullmatch(bare)
    try:
        if short is not None and short[1] in known:
            return ox.NamedNode(known[short[1]] + short[2])
        return ox.NamedNode(bare) if _IRI.fullmatch(bare) else None
    except ValueError:
        return None


def _without_senses(store: ox.Store, found: set[ox.NamedNode]) -> set[ox.NamedNode]:
    """The nodes less those that are senses of another one of them, and bear the same label."""
    sense_of = ox.NamedNode(KG + "senseOf")
    return {
        node
        for node in found
        if not any(q.object in found for q in store.quads_for_pattern(node, sense_of, None, ox.DefaultGraph()))
    }


def _subjects(store: ox.Store, property_: str, literal: ox.Literal) -> set[ox.NamedNode]:
    found = store.quads_for_pattern(None, ox.NamedNode(property_), literal, ox.DefaultGraph())
    return {quad.subject for quad in found if isinstance(quad.subject, ox.NamedNode)}


def _is_one(store: ox.Store, node: ox.NamedNode, types: tuple[str, ...]) -> bool:
    found = store.quads_for_pattern(node, ox.NamedNode(TYPE), None, ox.DefaultGraph())
    return any(isinstance(quad.object, ox.NamedNode) and quad.object.value in types for quad in found)


def _names(
    store: ox.Store, types: tuple[str, ...], properties: tuple[str, ...]
) -> Iterator[tuple[str, ox.NamedNode, int]]:
    """Each name with whose it is and the rank of its property; an IRI's last part is a name of the lowest rank."""
    for type_ in types:
        for typed in store.quads_for_pattern(None, ox.NamedNode(TYPE), ox.NamedNode(type_), ox.DefaultGraph()):
            if not isinstance(typed.subject, ox.NamedNode):
                continue
            yield local_name(typed.subject.value), typed.subject, len(properties)
            for rank, property_ in enumerate(properties):
                for quad in store.quads_for_pattern(typed.subject, ox.NamedNode(property_), None, ox.DefaultGraph()):
                    if isinstance(quad.object, ox.Literal):
                        yield quad.object.value, typed.subject, rank


def _choose(text: str, what: str, found: set[ox.NamedNode], known: Mapping[str, str]) -> ox.NamedNode:
    if len(found) == 1:
        return next(iter(found))
    shown = ", ".join(sorted(shorten(node.value, known) for node in found)[:8])
    raise InputError(f"{text!r} is the name of more than one {what}: {shown}; give one of these")


def shorten(iri: str, known: Mapping[str, str]) -> str:
    """An IRI with one of the known prefixes, where one fits."""
    for name, space in known.items():
        if iri.startswith(space) and re.fullmatch(r"[\w-]+", iri[len(space) :]):
            return f"{name}:{iri[len(space) :]}"
    return iri


def _suggest(folded: str, names: list[tuple[str, ox.NamedNode, int]], what: str) -> str:
    spelled: defaultdict[str, list[str]] = defaultdict(list)
    lowest = max((rank for _, _, rank in names), default=0)
    for name, _, rank in names:
        if rank < lowest:
            spelled[name.casefold()].append(name)
    near = difflib.get_close_matches(folded, spelled, n=_MOST_NEAR, cutoff=0.6)
    near += [
        name for name in sorted(spelled, key=lambda n: (len(n), n)) if folded and folded in name and name not in near
    ]
    if not near:
        return f"kg query --list names queries that show what there is; a {what} goes by its label, an alias or its IRI"
    return f"did you mean {', '.join(min(spelled[name]) for name in near[:_MOST_NEAR])}?"


def find_near(store: ox.Store, text: str, most: int = 30) -> list[tuple[str, str]]:
    """Participants with a name that holds a text or is near it, as pairs of IRI and name, the nearest first."""
    folded = text.casefold().strip()
    names = list(_names(store, tuple(KG + kind for kind in KINDS), (PREF_LABEL, ALT_LABEL)))
    near = set(
        difflib.get_close_matches(folded, {name.casefold() for name, _, rank in names if rank < 2}, n=10, cutoff=0.7)
    )
    found: dict[str, tuple[bool, int, str]] = {}
    for name, node, rank in names:
        if rank < 2 and folded and (folded in name.casefold() or name.casefold() in near):
            score = (name.casefold() not in near, len(name), name)
            found[node.value] = min(found.get(node.value, score), score)
    return [(iri, score[2]) for iri, score in sorted(found.items(), key=lambda item: (item[1], item[0]))[:most]]
