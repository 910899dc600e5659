"""Rankings → RDF: a score for each participant and measure, in a ranking that says what it is made of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pyoxigraph as ox

from kg.files import encode
from kg.ontology import KG, TYPE, XSD, local_name, prefixes, slug
from kg.ontology.vocabulary import MEASURE

USED_PREFIXES = ("kg", "measure", "xsd", "actor", "place", "occurrence", "concept", "ranking", "score")


def write_scores(
    rows: Sequence[Mapping[str, Any]],
    measures: Sequence[str],
    *,
    base: str,
    by: str,
    weight: str = "statements",
    options: str = "",
    resamples: int = 0,
) -> bytes:
    """Rows as `kg.network.rank` gives them, as Turtle: the same bytes for the same rows.

    `by` is the measure that gives the places, `weight` what edges weigh, `options` the other options of the network as people read them,
    `resamples` the number behind the intervals. IRIs are made of a hash of the ranking, for one graph may hold several.
    """
    told = [[row["iri"], *(row[name] for name in measures)] for row in rows]
    digest = hashlib.sha256(json.dumps([by, weight, options, resamples, told]).encode()).hexdigest()[:12]
    known = prefixes(base)
    made = ox.serialize(
        _make_triples(rows, measures, base, digest, (by, weight, options, resamples)),
        format=ox.RdfFormat.TURTLE,
        prefixes={name: known[name] for name in USED_PREFIXES},
    )
    return made or b""


def _make_triples(
    rows: Sequence[Mapping[str, Any]],
    measures: Sequence[str],
    base: str,
    digest: str,
    about: tuple[str, str, str, int],
) -> Iterator[ox.Triple]:
    by, weight, options, resamples = about
    ranking = ox.NamedNode(f"{base}ranking/{digest}")
    yield ox.Triple(ranking, ox.NamedNode(TYPE), ox.NamedNode(KG + "Ranking"))
    yield ox.Triple(ranking, ox.NamedNode(KG + "rankedBy"), _measure(by))
    yield ox.Triple(ranking, ox.NamedNode(KG + "weight"), ox.Literal(weight))
    if options:
        yield ox.Triple(ranking, ox.NamedNode(KG + "options"), ox.Literal(encode(options).decode()))
    if resamples:
        yield ox.Triple(ranking, ox.NamedNode(KG + "resamples"), ox.Literal(resamples))
    for row in rows:
        for name in measures:
            score = ox.NamedNode(f"{base}score/{digest}-{slug(name)}-{_find_slug(row['iri'])}")
            for predicate, value in _describe(row, name, name == by):
                yield ox.Triple(score, ox.NamedNode(predicate), value)
            yield ox.Triple(score, ox.NamedNode(KG + "inRanking"), ranking)


def _describe(row: Mapping[str, Any], name: str, leads: bool) -> Iterator[tuple[str, ox.NamedNode | ox.Literal]]:
    yield TYPE, ox.NamedNode(KG + "Score")
    yield KG + "scoreOf", ox.NamedNode(row["iri"])
    yield KG + "measure", _measure(name)
    yield KG + "value", _decimal(row[name])
    if leads:
        yield KG + "rank", ox.Literal(row["rank"])
        if row.get("rank_low") is not None:
            yield KG + "rankLow", ox.Literal(row["rank_low"])
            yield KG + "rankHigh", ox.Literal(row["rank_high"])
            yield KG + "valueLow", _decimal(row[f"{name}_low"])
            yield KG + "valueHigh", _decimal(row[f"{name}_high"])


def _measure(name: str) -> ox.NamedNode:
    return ox.NamedNode(MEASURE + slug(name))


def _decimal(value: float) -> ox.Literal:
    digits = format(Decimal(repr(float(value))), "f")
    return ox.Literal(digits if "." in digits else digits + ".0", datatype=ox.NamedNode(XSD + "decimal"))


def _find_slug(iri: str) -> str:
    """The end of a participant's IRI with the folder before it, for an actor and a concept may be called alike."""
    folder = iri.rstrip("/").split("/")[-2:-1]
    return slug("-".join([*folder, local_name(iri)]))
