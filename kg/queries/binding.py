"""Values into the places of a canned query's parameters, as RDF terms."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyoxigraph as ox

from kg.errors import InputError
from kg.ontology import XSD
from kg.queries.library import TYPES, CannedQuery, Parameter, values_clause
from kg.queries.participants import find_action, find_class, find_document, find_participant

Term = ox.NamedNode | ox.Literal

_LIMIT = re.compile(r"\bLIMIT\s+\d+", re.IGNORECASE)
_FINDERS = {"participant": find_participant, "action": find_action, "class": find_class, "document": find_document}
_DATE = re.compile(r"[+-]?\d{4,}(-\d\d(-\d\d)?)?")


def bind(
    canned: CannedQuery,
    values: Mapping[str, str],
    store: ox.Store,
    known: Mapping[str, str],
    limit: int | None = None,
    *,
    lenient: bool = False,
) -> str:
    """The SPARQL of a canned query with these values, as people type them; `known` are prefixes, `limit` a number of rows.

    A parameter without a value keeps its default; one without a default is left out, so that anything goes. Participants, actions,
    classes and documents are looked for in the store. `lenient` lets required parameters be left out, too. Raises InputError for a value that is missing, unknown or of another type.
    """
    terms = find_values(canned, values, store, known, lenient=lenient)
    sparql = canned.text
    for parameter in canned.parameters:
        if parameter.name in values:
            # braces within a value are written so that nothing takes them for braces of the query
            term = str(terms[parameter.name]).replace("{", "\\u007B").replace("}", "\\u007D")
            made = f"VALUES ?{parameter.name} {{ {term} }}"
        elif parameter.default:
            continue
        else:
            made = ""
        sparql = values_clause(parameter.name).sub(lambda _, made=made: made, sparql)  # type: ignore[misc]
    if limit is not None:
        sparql = _LIMIT.sub(f"LIMIT {int(limit)}" if limit > 0 else "", sparql)
    return sparql


def find_values(
    canned: CannedQuery, values: Mapping[str, str], store: ox.Store, known: Mapping[str, str], *, lenient: bool = False
) -> dict[str, Term]:
    """The terms that values stand for, and the defaults of the parameters that have one, by the names of the parameters.

    Raises InputError as `bind` does.
    """
    names = {parameter.name for parameter in canned.parameters}
    for name in values:
        if name not in names:
            raise InputError(
                f"{canned.name} has no parameter {name}; it has {', '.join(sorted(names)) or 'none at all'}"
            )
    found = {}
    for parameter in canned.parameters:
        value = values.get(parameter.name)
        if value is not None:
            found[parameter.name] = _make_term(parameter, value, store, known)
        elif parameter.required and not lenient:
            raise InputError(f"{canned.name} needs --{parameter.name} ({parameter.description}); give it")
        elif parameter.default:
            found[parameter.name] = _read_default(parameter.default)
    return found


def _read_default(default: str) -> Term:
    """The term of a default as it stands in the query, which is a number or a text."""
    (quad,) = ox.parse(f"<urn:x> <urn:x> {default} .", format=ox.RdfFormat.TURTLE)
    assert isinstance(quad.object, ox.NamedNode | ox.Literal)
    return quad.object


def _make_term(parameter: Parameter, value: str, store: ox.Store, known: Mapping[str, str]) -> Term:
    """A value as the RDF term that it stands for."""
    type_ = parameter.type
    try:
        if parameter.choices:
            if value not in parameter.choices:
                raise ValueError
            return ox.Literal(value)
        if type_ in _FINDERS:
            return _FINDERS[type_](store, value, known)
        if type_ == "integer":
            return ox.Literal(int(value))
        if type_ == "number":
            return ox.Literal(repr(float(value)), datatype=ox.NamedNode(XSD + "double"))
        if type_ == "date" and not _DATE.fullmatch(value):
            raise ValueError
        return ox.Literal(value)
    except ValueError as error:
        meant = f"one of {', '.join(parameter.choices)}" if parameter.choices else TYPES[type_]
        raise InputError(f"--{parameter.name} {value!r}: give {meant}") from error
