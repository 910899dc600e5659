"""Every program takes every file that it can read, without a warning, and answers every query as the others do."""

from __future__ import annotations

import os
from typing import Any

import pytest

from interoperability import matrix as matrices
from interoperability.programs import PROGRAMS, Program, Serd, Virtuoso

REQUIRED = bool(os.environ.get("KGWRIGHT_INTEROPERABILITY"))  # every program must be there: nothing is skipped
CELLS = [
    (program, what)
    for program in PROGRAMS
    for what in (*matrices.SYNTAXES, *matrices.QUERIES)
    if matrices.answers(program, what)
]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # RDFLib's own
@pytest.mark.parametrize(("program", "what"), CELLS, ids=[f"{p.name}-{what}".replace(" ", "-") for p, what in CELLS])
def test_a_program_takes_what_we_write(program: Program, what: str, request: pytest.FixtureRequest) -> None:
    lacking = program.lacks()
    if lacking and not REQUIRED:
        pytest.skip(f"{program.name} is not here: {lacking}; tests/interoperability/install.py brings it")
    assert not lacking
    made: Any = request.getfixturevalue("matrix")
    assert made.complaint(program, what) == ""


def test_what_is_done_to_values_before_they_are_compared_is_told() -> None:
    row = ("true", "false", "0.910", "1.0", "0.5", "12", "truely")
    assert Serd().normalise(row) == ("true", "false", "0.91", "1", "0.5", "12", "truely")
    assert Virtuoso().normalise(row) == ("1", "0", "0.91", "1", "0.5", "12", "truely")
