"""Statements as a table, a row a statement: CSV for spreadsheets and statistics, Parquet for dataframes and DuckDB."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any

from kg.errors import KgError
from kg.files import csv_line, replace_text, replacing
from kg.model import Participant, Statement
from kg.ontology import Ontology
from kg.rdf import statement_iri

_LISTS = ("source", "source_iri")
COLUMNS: dict[str, str] = {  # name → Arrow type
    "statement": "string", "document": "string", "begin": "int64", "end": "int64", "sentence": "string",
    "actor": "string", "actor_iri": "string", "actor_kind": "string",
    "actor_text": "string", "actor_begin": "int64", "actor_end": "int64",
    "action": "string", "action_iri": "string", "class": "string", "quad": "string", "intensity": "float64",
    "action_text": "string", "action_begin": "int64", "action_end": "int64",
    "target": "string", "target_iri": "string", "target_kind": "string",
    "target_text": "string", "target_begin": "int64", "target_end": "int64",
    "theme": "string", "theme_iri": "string", "polarity": "string", "modality": "string",
    "source": "list of string", "source_iri": "list of string", "fact": "bool_", "time": "string",
    "place": "string", "place_iri": "string", "reciprocal": "bool_", "confidence": "float64",
    "extractor": "string", "rule": "string",
}  # fmt: skip


def rows(statements: Iterable[Statement], ontology: Ontology) -> Iterator[dict[str, Any]]:
    """A row a statement, with the names of `COLUMNS`; what a statement does not have is None."""
    for s in statements:
        class_ = ontology.classes.get(s.action.class_ or "")
        yield {
            "statement": statement_iri(s, ontology.base),
            "document": s.document,
            "begin": s.begin,
            "end": s.end,
            "sentence": s.sentence or None,
            **_mention("actor", s.actor),
            "action": s.action.label,
            "action_iri": ontology.action_iri(s.action.label, s.action.class_),
            "class": s.action.class_,
            "quad": class_.quad if class_ else None,
            "intensity": class_.intensity if class_ else None,
            "action_text": s.action.text or None,
            "action_begin": s.action.begin,
            "action_end": s.action.end,
            **_mention("target", s.target),
            "theme": s.theme.label if s.theme else None,
            "theme_iri": s.theme.iri if s.theme else None,
            "polarity": s.polarity,
            "modality": s.modality,
            "source": [p.label for p in s.source],
            "source_iri": [p.iri for p in s.source],
            "fact": s.is_fact,
            "time": s.time,
            "place": s.place.label if s.place else None,
            "place_iri": s.place.iri if s.place else None,
            "reciprocal": s.reciprocal,
            "confidence": round(s.confidence, 3),
            "extractor": s.extractor,
            "rule": s.rule,
        }


def _mention(role: str, p: Participant | None) -> dict[str, Any]:
    values = (None,) * 6 if p is None else (p.label, p.iri, p.kind, p.text or None, p.begin, p.end)
    names = (role, *(f"{role}_{part}" for part in ("iri", "kind", "text", "begin", "end")))
    return dict(zip(names, values, strict=True))


def write_csv(path: str | os.PathLike[str], statements: Iterable[Statement], ontology: Ontology) -> None:
    """Write statements as CSV; sources are separated by "; ", and no cell is a formula. Raises InputError."""
    lines = [csv_line(COLUMNS)]
    lines += [csv_line(_cell(row[name]) for name in COLUMNS) for row in rows(statements, ontology)]
    replace_text(path, "".join(lines))


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return ("; ".join(value) or None) if isinstance(value, list) else value


def write_parquet(path: str | os.PathLike[str], statements: Iterable[Statement], ontology: Ontology) -> None:
    """Write statements as Parquet; the bytes are the same for one version of pyarrow. Raises InputError and KgError."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise KgError(f"Parquet needs pyarrow ({error}); install it with pip install 'kgwright[parquet]'") from error
    fields = [
        (name, pa.list_(pa.string()) if name in _LISTS else getattr(pa, made)()) for name, made in COLUMNS.items()
    ]
    found = [{name: _sound(value) for name, value in row.items()} for row in rows(statements, ontology)]
    table = pa.Table.from_pylist(found, schema=pa.schema(fields))
    with replacing(path) as output:
        parquet.write_table(table, output, compression="zstd")


def _sound(value: Any) -> Any:
    """Text without lone surrogates, which UTF-8 cannot hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return [_sound(one) for one in value] if isinstance(value, list) else value
