"""The gold sentences of tests/gold are well formed and cover the catalogue of constructions."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).parent / "gold"
FILES = sorted(GOLD.glob("*.jsonl"))
CONSTRUCTIONS = [
    "accuse-deny-doubt-warn",
    "adjective-complement",
    "agentless-passive",
    "apposition",
    "capital-as-place",
    "cleft-existential-inversion",
    "conditional",
    "coordinated-objects",
    "coordinated-subjects",
    "coordinated-verbs",
    "definite-description",
    "demonym",
    "ditransitive",
    "gerund",
    "group-coreference",
    "headline",
    "impose-lift",
    "light-verb",
    "metonym",
    "modality-intended",
    "modality-obligatory",
    "modality-possible",
    "modality-predicted",
    "negation-adverb",
    "negation-verb",
    "neither-nor",
    "nested-source",
    "nominal-event",
    "noun-complement",
    "object-control",
    "object-relative",
    "office-role",
    "participial-adjunct",
    "passive",
    "phrasal-verb",
    "place",
    "prepositional-target",
    "pronoun",
    "purpose-clause",
    "question",
    "quote",
    "raising",
    "reciprocal",
    "relative-clause",
    "reported-speech",
    "respectively-gapping",
    "simple-svo",
    "subject-control",
    "surname-title",
    "talks-alliance",
    "time",
    "typography",
    "whose-reduced-relative",
]
ROW_KEYS = {"id", "construction", "text", "published", "expect", "must_not", "allow", "note"}
PARTICIPANTS = {"actor", "action", "target"}
STATEMENT_KEYS = PARTICIPANTS | {"theme", "polarity", "modality", "source", "time", "place"}
POLARITIES = {"affirmed", "negated"}
MODALITIES = {"actual", "predicted", "possible", "obligatory", "intended", "conditional", "questioned"}
DATE = r"(?:\d{3}X|\d{4}(?:-(?:0[1-9]|1[0-2]|2[1-4]|3[3-6])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)"
EDTF = re.compile(rf"{DATE}(?:/(?:{DATE}|\.\.))?|\.\./{DATE}")


def read_rows() -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{path.name}:{number}", json.loads(line))
        for path in FILES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    ]


ROWS = read_rows()


def test_there_are_three_hundred_rows_with_unique_ids_and_texts() -> None:
    assert len(ROWS) >= 300
    for key in ("id", "text"):
        counts = Counter(row[key] for _, row in ROWS)
        assert [value for value, count in counts.items() if count > 1] == []


def test_every_construction_of_the_catalogue_has_four_rows() -> None:
    counts = Counter(row["construction"] for _, row in ROWS)
    assert {name: counts[name] for name in CONSTRUCTIONS if counts[name] < 4} == {}


def test_half_of_the_rows_name_tempting_wrong_readings() -> None:
    assert sum(bool(row.get("must_not")) for _, row in ROWS) >= len(ROWS) / 2


@pytest.mark.parametrize(("where", "row"), ROWS, ids=[row["id"] for _, row in ROWS])
def test_row_is_well_formed(where: str, row: dict[str, Any]) -> None:
    assert set(row) <= ROW_KEYS, where
    assert {"id", "construction", "text", "expect"} <= set(row), where
    assert re.fullmatch(r"[a-z0-9_-]+", row["id"]), where
    assert row["text"] == row["text"].strip() != "", where
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", row.get("published", "2000-01-01")), where
    for statement in row["expect"]:
        assert set(statement) - {"place"} == STATEMENT_KEYS - {"place"}, where
        assert statement["action"], where
        assert "" not in (statement["actor"], statement["target"], statement["theme"]), where
        assert statement["time"] is None or EDTF.fullmatch(statement["time"]), where
        assert statement.get("place", "-"), where
    for pattern in row.get("must_not", []):
        # without a target it forbids the action, whatever its target
        assert PARTICIPANTS - {"target"} <= set(pattern) <= STATEMENT_KEYS, where
    for pattern in row.get("allow", []):
        assert pattern, where
        assert set(pattern) <= STATEMENT_KEYS, where
    for statement in [*row["expect"], *row.get("must_not", []), *row.get("allow", [])]:
        assert statement.get("polarity", "affirmed") in POLARITIES, where
        assert statement.get("modality", "actual") in MODALITIES, where
        assert all(isinstance(name, str) and name for name in statement.get("source", [])), where


@pytest.mark.parametrize(("where", "row"), ROWS, ids=[row["id"] for _, row in ROWS])
def test_row_does_not_forbid_what_it_expects(where: str, row: dict[str, Any]) -> None:
    fact: dict[str, Any] = {"polarity": "affirmed", "modality": "actual", "source": []}
    for pattern in row.get("must_not", []):
        wrong = fact | pattern
        for statement in row["expect"]:
            assert any(statement[key] != value for key, value in wrong.items()), where
