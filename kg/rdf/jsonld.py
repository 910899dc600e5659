"""Statements → JSON-LD, a node a line, compacted by the context of the ontology folder.

RDFLib's writer and Oxigraph's either keep the order in which triples came or leave every IRI whole, so nodes are compacted here; what the
context means is left to JSON-LD: the tests read every file back with both.
"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.files import replacing
from kg.model import DocumentRecord, Statement
from kg.ontology import CONTEXT_FILE, TYPE, XSD, Ontology, default_folder
from kg.rdf.writer import triples

_Context = dict[str, Any]
_NATIVE: dict[str, Callable[[str], Any]] = {XSD + "integer": int, XSD + "boolean": lambda text: text in ("true", "1")}


def write_jsonld(
    path: str | os.PathLike[str],
    statements: Iterable[Statement],
    documents: Iterable[DocumentRecord],
    ontology: Ontology,
) -> None:
    """Write the graph as JSON-LD 1.1 that holds its context, so that no program has to ask for it. Raises InputError."""
    found = triples(statements, documents, ontology, folder=Path(path).absolute().parent)
    with replacing(path) as output:
        output.writelines(_write(found, read_context(ontology)))


def compact_jsonld(found: Sequence[ox.Triple], base: str) -> bytes | None:
    """Triples as JSON-LD with the context that ships; None where they hold what that cannot say: blank nodes, triples of triples."""
    if any(not isinstance(t.subject, ox.NamedNode) or isinstance(t.object, (ox.BlankNode, ox.Triple)) for t in found):
        return None
    return b"".join(_write(sorted(found, key=str), _read_context(default_folder() / CONTEXT_FILE, base)))


def _write(found: Iterable[ox.Triple], context: _Context) -> Iterator[bytes]:
    yield b'{"@context": ' + _dump(context) + b',\n"@graph": ['
    for number, node in enumerate(_nodes(found, _Compactor(context))):
        yield (b",\n" if number else b"\n") + _dump(node)
    yield b"\n]}\n"


def read_context(ontology: Ontology) -> _Context:
    """The JSON-LD context of an ontology folder, else the shipped one, with `@base` where the graph's instances live.

    Raises OntologyError for a file that is no JSON-LD context.
    """
    own = ontology.folder / CONTEXT_FILE
    return _read_context(own if own.is_file() else default_folder() / CONTEXT_FILE, ontology.base)


def _read_context(file: Path, base: str) -> _Context:
    try:
        context = json.loads(file.read_bytes())["@context"]
        return {**context, "@base": base}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise OntologyError(f"{file}: no JSON-LD context ({error}); copy the one that ships") from error


def _dump(value: object) -> bytes:
    # lone surrogates cannot be here; U+2028 and its like are escaped, for JSON that is pasted into a page
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").encode()


def _nodes(found: Iterable[ox.Triple], compact: _Compactor) -> Iterable[dict[str, Any]]:
    """A node object a subject; the triples of one subject come together."""
    subject, told = None, defaultdict[str, list[Any]](list)
    for triple in found:
        if triple.subject != subject:
            if subject is not None:
                yield _node(subject, told, compact)
            subject, told = triple.subject, defaultdict(list)
        predicate = triple.predicate.value
        if predicate == TYPE:
            told["@type"].append(compact.vocabulary(triple.object.value))  # type: ignore[union-attr]
        else:
            key = compact.vocabulary(predicate)
            told[key].append(compact.value(key, triple.object))
    if subject is not None:
        yield _node(subject, told, compact)


def _node(subject: Any, told: dict[str, list[Any]], compact: _Compactor) -> dict[str, Any]:
    values = {key: found[0] if len(found) == 1 else found for key, found in told.items()}
    return {"@id": compact.iri(subject.value)} | values


class _Compactor:
    """Writes IRIs and literals as short as a context lets them be, and says the rest in full."""

    def __init__(self, context: _Context) -> None:
        self.base: str = context["@base"]
        self.prefixes = {v: k for k, v in context.items() if isinstance(v, str) and v[-1:] in "/#" and k[:1] != "@"}
        self.terms: dict[str, str] = {}  # IRI → term
        self.told: dict[str, dict[str, str]] = {}  # term → its type or language
        self.names = {key for key in context if not key.startswith("@")}
        for term, meant in context.items():
            iri = meant if isinstance(meant, str) else meant.get("@id", "") if isinstance(meant, dict) else ""
            if term.startswith("@") or iri in self.prefixes:
                continue
            self.terms.setdefault(self._expand(iri, context), term)
            if isinstance(meant, dict):
                self.told[term] = {k: self._expand(v, context) if k == "@type" else v for k, v in meant.items()}

    def _expand(self, iri: str, context: _Context) -> str:
        prefix, colon, rest = iri.partition(":")
        space = context.get(prefix)
        return space + rest if colon and isinstance(space, str) and not rest.startswith("//") else iri

    def vocabulary(self, iri: str) -> str:
        """A property, a class or an individual as its term."""
        return self.terms.get(iri) or self._prefixed(iri)

    def iri(self, iri: str) -> str:
        """A node's IRI, relative to where the graph's instances live."""
        rest = iri.removeprefix(self.base)
        return rest if rest != iri and re.fullmatch("[a-z]+/[A-Za-z0-9_-]+", rest) else self._prefixed(iri)

    def _prefixed(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self.prefixes.get(iri[:cut])
        return f"{prefix}:{iri[cut:]}" if prefix and cut < len(iri) else iri

    def value(self, term: str, value: Any) -> Any:
        """A value under a term, plain where the context says its type or language, an object else."""
        told = self.told.get(term, {})
        type_ = told.get("@type")
        if isinstance(value, ox.NamedNode):
            if type_ == "@vocab":
                return self.vocabulary(value.value)
            short = self.iri(value.value)
            return short if type_ == "@id" else {"@id": short}
        if value.language:
            same = told.get("@language") == value.language
            return value.value if same else {"@value": value.value, "@language": value.language}
        datatype = value.datatype.value
        if type_ == datatype:
            return _NATIVE[datatype](value.value) if datatype in _NATIVE else value.value
        if datatype == XSD + "string":
            return {"@value": value.value} if type_ or "@language" in told else value.value
        return {"@value": value.value, "@type": self._prefixed(datatype)}
