"""Gold files to rows, and what of a statement is scored against them."""

from __future__ import annotations

import difflib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.evaluation.labels import Labels
from kg.model import MODALITIES, POLARITIES, Participant, Statement

PATTERN_KEYS = ("actor", "action", "target", "theme", "polarity", "modality", "source", "time", "place")
FACT_KEYS = ("polarity", "modality", "source")


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim as far as it is scored: labels, None where there is none; `confidence` means something in predictions alone."""

    actor: str | None
    action: str | None
    target: str | None
    theme: str | None = None
    polarity: str = "affirmed"
    modality: str = "actual"
    source: Labels = ()
    time: str | None = None
    place: str | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Pattern:
    """A reading of which only the keys in `named` count."""

    reading: Reading
    named: tuple[str, ...] = PATTERN_KEYS


@dataclass(frozen=True, slots=True)
class GoldRow:
    """A text with the claims that it makes; `where` is "FILE:LINE"."""

    id: str
    construction: str
    text: str
    expect: tuple[Pattern, ...] = ()
    must_not: tuple[Pattern, ...] = ()
    allow: tuple[Pattern, ...] = ()
    published: str | None = None
    where: str = ""


def read_statement(statement: Statement) -> Reading:
    """Return what is scored of a statement; confidence has three decimals, as in a file of statements."""
    s = statement
    return Reading(
        _name(s.actor),
        s.action.label,
        _name(s.target),
        _name(s.theme),
        s.polarity,
        s.modality,
        tuple(_name(one) for one in s.source),
        s.time,
        _name(s.place),
        round(s.confidence, 3),
    )


def _name(participant: Participant | None) -> str | None:
    return participant.label if participant else None


# -- reading -------------------------------------------------------------------------------------------------------------


def read_gold(paths: Iterable[str | os.PathLike[str]]) -> tuple[GoldRow, ...]:
    """Return the rows of gold files in their order; blank lines are passed over.

    Raises InputError with the file and the line for what is no such row, for an id that returns, and where there is no row at all.
    """
    rows: dict[str, GoldRow] = {}
    names = [str(path) for path in paths]
    for name in names:
        for where, item in _read_objects(name):
            row = _read_row(where, item)
            if row.id in rows:
                raise InputError(
                    f"{where}: the id {row.id!r} stands in {rows[row.id].where} already; give each row its own"
                )
            rows[row.id] = row
    if not rows:
        raise InputError(
            f"{', '.join(names) or 'gold'}: no row; give JSON Lines with id, construction, text and expect"
        )
    return tuple(rows.values())


def _read_objects(path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}; give a gold file") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 (byte {error.start}); save the file as UTF-8") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            item = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{where}: not JSON: {error}; write one object a line") from error
        if not isinstance(item, dict):
            raise InputError(f"{where}: not a JSON object; write one object a line")
        yield where, item


def _read_row(where: str, item: dict[str, Any]) -> GoldRow:
    texts = {}
    for key in ("id", "construction", "text"):
        value = item.get(key)
        if not isinstance(value, str) or not value.strip():
            raise InputError(f"{where}: {key} is missing or empty; give a text")
        texts[key] = value
    published = item.get("published")
    if published is not None and not isinstance(published, str):
        raise InputError(f"{where}: published: {published!r} is no date in quotes")
    lists = {}
    for key in ("expect", "must_not", "allow"):
        value = item.get(key)
        value = [] if value is None else value
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise InputError(f"{where}: {key} is not a list of objects")
        lists[key] = [(f"{where}: {key}[{number}]", one) for number, one in enumerate(value)]
    return GoldRow(
        **texts,
        expect=tuple(_read_expectation(*one) for one in lists["expect"]),
        must_not=tuple(_read_pattern(*one, always=FACT_KEYS) for one in lists["must_not"]),
        allow=tuple(_read_pattern(*one) for one in lists["allow"]),
        published=published,
        where=where,
    )


def _read_expectation(where: str, item: dict[str, Any]) -> Pattern:
    """Return a wanted claim; all its keys count, but for a place that is left out."""
    pattern = _read_pattern(where, item, always=tuple(key for key in PATTERN_KEYS if key != "place"))
    if pattern.reading.action is None:
        raise InputError(f"{where}: action is missing; give its label")
    return pattern


def _read_pattern(where: str, item: dict[str, Any], *, always: Sequence[str] = ()) -> Pattern:
    """Return a pattern of the keys that an object names, and those that count `always`, with their defaults."""
    for key in item.keys() - set(PATTERN_KEYS):
        near = difflib.get_close_matches(key, PATTERN_KEYS, 1, 0.8)
        if near:  # a misspelt polarity would turn a denial into a fact
            raise InputError(f"{where}: {key}: unknown key; did you mean {near[0]}?")
    polarity = _read_label(f"{where}: polarity", item.get("polarity")) or "affirmed"
    modality = _read_label(f"{where}: modality", item.get("modality")) or "actual"
    for key, value, known in (("polarity", polarity, POLARITIES), ("modality", modality, MODALITIES)):
        if value not in known:
            raise InputError(f"{where}: {key}: {value!r} is none of {', '.join(known)}")
    given = item.get("source") or []
    source = tuple(_read_label(f"{where}: source", one) for one in (given if isinstance(given, list) else [given]))
    actor, action, target, theme, time, place = (
        _read_label(f"{where}: {key}", item.get(key)) for key in ("actor", "action", "target", "theme", "time", "place")
    )
    reading = Reading(actor, action, target, theme, polarity, modality, source, time, place)
    return Pattern(reading, tuple(key for key in PATTERN_KEYS if key in item or key in always))


def _read_label(where: str, value: Any) -> str | None:
    """Return a label that is given as such or in an object; None for null and nothing."""
    if isinstance(value, dict):
        value = value.get("label")
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise InputError(f"{where}: {value!r} is no label; give a text, an object with a label, or null")
    return str(value)
