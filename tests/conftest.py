"""What all tests share: the installed package and not the source tree, one language model, one ontology."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.ontology import Ontology

ROOT = Path(__file__).resolve().parent.parent


def pytest_configure() -> None:
    """Refuse to test the source tree where the wheel is meant to be tested (tools/run.py test)."""
    found = Path(str(kg.__file__)).resolve().parent
    if os.environ.get("KGWRIGHT_TEST_INSTALLED") and found == ROOT / "kg":
        pytest.exit(f"kg is imported from the source tree, {found}, and not from the installed wheel", returncode=3)


@pytest.fixture(scope="session")
def pipeline() -> Any:
    """The default spaCy pipeline, loaded once a run."""
    from kg.language import load_pipeline

    return load_pipeline()


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    """The ontology that ships."""
    return kg.load_ontology()
