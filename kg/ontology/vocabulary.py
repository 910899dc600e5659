"""Every IRI that kgwright knows by name, and the prefixes of a graph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pyoxigraph as ox

KG = "https://w3id.org/kgwright/ontology#"
ACTION = "https://w3id.org/kgwright/action/"
CLAIM = "https://w3id.org/kgwright/claim/"
WORD = "https://w3id.org/kgwright/word/"
SENSE = "https://w3id.org/kgwright/sense/"
SIGNATURE = "https://w3id.org/kgwright/signature/"
MEASURE = "https://w3id.org/kgwright/measure/"
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
        "claim": CLAIM,
        "word": WORD,
        "sense": SENSE,
        "signature": SIGNATURE,
        "measure": MEASURE,
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
INSTANCE_FOLDERS = (
    "actor",
    "place",
    "occurrence",
    "concept",
    "office",
    "tenure",
    "document",
    "sentence",
    "statement",
    "world",
    "ranking",
    "score",
)
SHAPES_FILE = "shapes.ttl"
CONTEXT_FILE = "context.jsonld"

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


def local_name(iri: str) -> str:
    """The last step of an IRI: what follows its last slash or hash."""
    return re.split("[/#]", iri)[-1]


def moved(term: Any, base: str) -> Any:
    """The term, with an IRI under the default base put under `base`."""
    if base != DEFAULT_BASE and isinstance(term, ox.NamedNode) and term.value.startswith(DEFAULT_BASE):
        return ox.NamedNode(base + term.value[len(DEFAULT_BASE) :])
    return term
