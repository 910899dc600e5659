"""Values into the places of a canned query's parameters, as RDF terms."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyoxigraph as ox

from kg.errors import InputError
from kg.ontology import XSD
from kg.queries.library import TYPES, CannedQuery, Parameter, values_clause
from kg.queries.participants import find_action, find_class, find_document, find_participant

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
    known_names = {parameter.name for parameter in canned.parameters}
    for name in values:
        if name not in known_names:
            raise InputError(
                f"{canned.name} has no parameter {name}; it has {', '.join(sorted(known_names)) or 'none at all'}"
            )
    sparql = canned.text
    for parameter in canned.parameters:
        value = values.get(parameter.name)
        if value is None and parameter.required and not lenient:
            raise InputError(f"{canned.name} needs --{parameter.name} ({parameter.description}); give it")
        if value is not None:
            # braces within a value are written so that nothing takes them for braces of the query
            term = _make_term(parameter, value, store, known).replace("{", "\\u007B").replace("}", "\\u007D")
            made = f"VALUES ?{parameter.name} {{ {term} }}"
        elif parameter.default:
            continue
        else:
            made = ""
        sparql = values_clause(parameter.name).sub(lambda _, made=made: made, sparql)  # type: ignore[misc]
    if limit is not None:
        sparql = _LIMIT.sub(f"LIMIT {int(limit)}" if limit > 0 else "", sparql)
    return sparql


def _make_term(parameter: Parameter, value: str, store: ox.Store, known: Mapping[str, str]) -> str:
    """A value as the RDF term that it stands for, in the spelling of N-Triples."""
    type_ = parameter.type
    try:
        if parameter.choices:
            if value not in parameter.choices:
                raise ValueError
            return str(ox.Literal(value))
        if type_ in _FINDERS:
            return str(_FINDERS[type_](store, value, known))
        if type_ == "integer":
            return str(ox.Literal(int(value)))
        if type_ == "number":
            return str(ox.Literal(repr(float(value)), datatype=ox.NamedNode(XSD + "double")))
        if type_ == "date" and not _DATE.fullmatch(value):
            raise ValueError
        return str(ox.Literal(value))
    except ValueError as error:
        meant = f"one of {', '.join(parameter.choices)}" if parameter.choices else TYPES[type_]
        raise InputError(f"--{parameter.name} {value!r}: give {meant}") from error
