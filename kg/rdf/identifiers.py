"""The IRIs of documents, sentences and statements."""

from __future__ import annotations

import hashlib
import json
import re
from functools import lru_cache

from kg.files import encode
from kg.model import Statement
from kg.ontology import ACTION, CLAIM, INSTANCE_FOLDERS, slug


def document_iri(name: str, base: str) -> str:
    """The IRI of a document; names that are no plain local name keep apart by a hash of the name.

    >>> document_iri("border-dispute", "https://example.org/"), document_iri("a b", "https://example.org/")
    ('https://example.org/document/border-dispute', 'https://example.org/document/a-b-c8687a08')
    """
    return f"{base}document/{_document_slug(name)}"


@lru_cache(maxsize=65536)
def _document_slug(name: str) -> str:
    if len(name) <= 80 and re.fullmatch("[A-Za-z0-9_][A-Za-z0-9_-]*", name):
        return name
    return f"{slug(name)}-{hashlib.sha256(encode(name)).hexdigest()[:8]}"


def sentence_iri(statement: Statement, base: str) -> str:
    """The IRI of the sentence that makes a statement: its document and its offsets."""
    return f"{base}sentence/{_document_slug(statement.document)}-{statement.begin}-{statement.end}"


def statement_iri(statement: Statement, base: str) -> str:
    """The IRI of a statement: 20 hexadecimal digits of the SHA-256 of the claim and its place in the text.

    Confidence, extractor, rule and the mentions of participants do not count: whoever finds the same claim at the same verb finds the
    same statement.
    """
    s = statement
    parts = [(p.iri, p.of) if p else None for p in (s.actor, s.target, s.theme, s.place, *s.source)]
    claim = (s.document, s.begin, s.end, s.action.label, s.action.begin, s.action.end)
    said = (s.polarity, s.modality, s.time, s.reciprocal)
    digest = hashlib.sha256(json.dumps([claim, parts, said]).encode())
    return f"{base}statement/{digest.hexdigest()[:20]}"


def claim_iri(action: str) -> str:
    """The IRI of the property that stands for an action where a source, and not the author, says that it was done.

    >>> claim_iri("https://w3id.org/kgwright/action/give-up")
    'https://w3id.org/kgwright/claim/give-up'
    """
    return CLAIM + (action.removeprefix(ACTION) if action.startswith(ACTION) else _mark(action))


def world_iri(source: str, base: str) -> str:
    """The IRI of the named graph that holds what a source says, made of the last two steps of the source's own IRI.

    >>> world_iri("https://example.org/actor/peru", "https://example.org/")
    'https://example.org/world/actor-peru'
    """
    folder, _, slug_ = source.removeprefix(base).partition("/")
    own = source.startswith(base) and folder in INSTANCE_FOLDERS and re.fullmatch("[A-Za-z0-9_-]+", slug_)
    return f"{base}world/{f'{folder}-{slug_}' if own else _mark(source)}"


def _mark(iri: str) -> str:
    return "x-" + hashlib.sha256(encode(iri)).hexdigest()[:12]
