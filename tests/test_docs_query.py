"""docs/query.md tells of each canned query what the files tell."""

from __future__ import annotations

import re
from pathlib import Path

from kg import queries

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "query.md").read_text(encoding="utf-8")


def test_the_table_of_canned_queries_is_that_of_the_files() -> None:
    told = re.findall(r"^\| `([a-z-]+)` \| (.*?) \| (.*?) \|$", PAGE, re.MULTILINE)
    held = [
        (
            canned.name,
            canned.title,
            " ".join(f"`--{p.name}`" if p.required else f"[`--{p.name}`]" for p in canned.parameters),
        )
        for canned in queries.read_library().values()
    ]
    assert [row for row in told if row[0] in {name for name, *_ in held}] == held


def test_every_type_of_parameter_is_described() -> None:
    part = PAGE.partition("| type | what a value may be |\n|---|---|\n")[2].partition("\n\n")[0]
    told = re.findall(r"^\| (\w+) \| (.*) \|$", part, re.MULTILINE)
    assert told == list(queries.TYPES.items())
