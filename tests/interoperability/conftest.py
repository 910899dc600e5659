"""The matrix is made once a run, and printed at its end."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from interoperability import matrix as matrices

_MADE: list[matrices.Matrix] = []


@pytest.fixture(scope="session")
def matrix(tmp_path_factory: pytest.TempPathFactory, ontology: Any) -> Iterator[matrices.Matrix]:
    with ThreadPoolExecutor(matrices.workers()) as pool:
        made = matrices.start(tmp_path_factory.mktemp("interoperability"), ontology, pool)
        _MADE.append(made)
        yield made


def pytest_terminal_summary(terminalreporter: Any) -> None:
    for made in _MADE:
        terminalreporter.section("interoperability")
        for line in made.table(matrices.PROGRAMS):
            terminalreporter.write_line(line)
        terminalreporter.write_line(
            "ok: all of seeds/, the nasty graph and the empty one, without a warning; queries: the same rows"
        )
