"""Which participant of a network is meant by what somebody types."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import networkx as nx

from kg.errors import InputError
from kg.model import Statement
from kg.ontology import Ontology, local_name, prefixes


def find_participant(
    name: str, network: nx.MultiDiGraph[Any], ontology: Ontology | None = None, statements: Iterable[Statement] = ()
) -> str:
    """The IRI of the node of a network that is called so.

    Looked for are, in this order, an IRI, in full or with a prefix ("actor:norway"), a label, an alias of the ontology, the local name of an IRI ("united-states"), and what
    `statements` call a participant by name; without regard to case. Raises InputError with near names where there is none, or with
    the IRIs where there are several.
    """
    if name in network:
        return name
    prefix, colon, rest = name.partition(":")
    known_prefixes = prefixes(ontology.base) if ontology is not None and colon else {}
    if prefix in known_prefixes and known_prefixes[prefix] + rest in network:
        return known_prefixes[prefix] + rest
    wanted = name.strip().casefold()
    known = _gather(network, ontology, statements)
    for found in known:
        if wanted in found:
            if len(found[wanted]) == 1:
                return next(iter(found[wanted]))
            raise InputError(f"{name!r} may be any of {', '.join(sorted(found[wanted]))}; give one of these IRIs")
    texts: defaultdict[str, set[str]] = defaultdict(set)
    for found in known:
        for text, iris in found.items():
            texts[text] |= {network.nodes[iri]["label"] for iri in iris}
    near = difflib.get_close_matches(wanted, sorted(texts), 5, 0.6)
    near += [text for text in sorted(texts) if wanted and wanted in text]
    labels = dict.fromkeys(label for text in near for label in sorted(texts[text]))
    hint = ", ".join(list(labels)[:5])
    remedy = (
        f"did you mean {hint}?" if hint else "kg rank lists who is in it; --include adds what is not stated as a fact"
    )
    raise InputError(f"{name!r}: nobody in the network is called so; {remedy}")


def _gather(
    network: nx.MultiDiGraph[Any], ontology: Ontology | None, statements: Iterable[Statement]
) -> list[dict[str, set[str]]]:
    """By kind of name, the surest first: the name in lower case → the IRIs that it may mean."""
    labels: defaultdict[str, set[str]] = defaultdict(set)
    aliases: defaultdict[str, set[str]] = defaultdict(set)
    locals_: defaultdict[str, set[str]] = defaultdict(set)
    mentions: defaultdict[str, set[str]] = defaultdict(set)
    for iri, label in network.nodes(data="label"):
        labels[label.casefold()].add(iri)
        locals_[local_name(iri).casefold()].add(iri)
        entry = ontology.entries.get(iri) if ontology is not None else None
        for alias in entry.aliases if entry is not None else ():
            aliases[alias.casefold()].add(iri)
    for s in statements:
        for p in (s.actor, s.target):
            if p is not None and p.form == "name" and p.text and p.iri in network:
                mentions[p.text.casefold()].add(p.iri)
    return [labels, aliases, locals_, mentions]
