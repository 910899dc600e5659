"""Triples in the formats that programs ask for."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from kg.ontology import prefixes
from kg.rdf import compact_jsonld
from kg.store.results import find_used

RDF_TYPES = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


def write_triples(triples: Sequence[ox.Triple], type_: str, base: str) -> bytes:
    """Triples in the format of a media type; JSON-LD with the context that an export has, but where blank nodes stand in the way."""
    if type_ == "application/ld+json":
        compact = compact_jsonld(triples, base)
        if compact is not None:
            return compact
    rows = [(t.subject, t.predicate, t.object) for t in triples]
    return ox.serialize(triples, format=RDF_TYPES[type_], prefixes=find_used(rows, prefixes(base))) or b""
