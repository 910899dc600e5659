"""What all tests share: the installed package and not the source tree, one language model, one ontology."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from reading import Reader

import kg
from kg import documents
from kg.model import Document
from kg.ontology import Ontology

ROOT = Path(__file__).resolve().parent.parent


def pytest_configure() -> None:
    """Refuse to test the source tree where the wheel is meant to be tested (tools/run.py test)."""
    found = Path(str(kg.__file__)).resolve().parent
    if os.environ.get("KGWRIGHT_TEST_INSTALLED") and found == ROOT / "kg":
        pytest.exit(f"kg is imported from the source tree, {found}, and not from the installed wheel", returncode=3)


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds what another, or the user, has kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="session")
def pipeline() -> Any:
    """The default spaCy pipeline, loaded once a run."""
    from kg.language import load_pipeline

    return load_pipeline()


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    """The ontology that ships."""
    return kg.load_ontology()


@pytest.fixture(scope="session")
def read(pipeline: Any, ontology: Ontology) -> Reader:
    """Reads a short text: `read("…")` gives its statements as compact strings."""
    return Reader(pipeline, ontology)


@pytest.fixture(scope="session")
def seeds() -> list[Document]:
    """The documents of seeds/, as a build reads them."""
    return [one for one in documents.read([ROOT / "seeds"]) if isinstance(one, Document)]
