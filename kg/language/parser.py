"""A pipeline that is named and identified before it is loaded, since a build that finds all it needs in its cache parses nothing."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING

from kg.language.pipeline import DEFAULT_PIPELINE, describe_pipeline, load_pipeline

if TYPE_CHECKING:
    from spacy.language import Language


class Parser:
    """A spaCy pipeline: one that is loaded already, or the name of one."""

    def __init__(self, pipeline: Language | str | None = None) -> None:
        self._name = DEFAULT_PIPELINE if pipeline is None else pipeline if isinstance(pipeline, str) else None
        self._loaded = None if self._name is not None else pipeline

    def load(self) -> Language:
        """Return the pipeline, loaded once. Raises PipelineError as `load_pipeline` does."""
        if self._loaded is None or isinstance(self._loaded, str):
            self._loaded = load_pipeline(self._name)
        return self._loaded

    @cached_property
    def description(self) -> str:
        """The pipeline's name and version and spaCy's, as `describe_pipeline` gives it, without loading one that has a name."""
        folder = self._folder
        if folder is None:
            return describe_pipeline(self.load())
        meta = json.loads((folder / "meta.json").read_text("utf-8"))
        return f"{meta['lang']}_{meta['name']} {meta['version']}, spaCy {metadata.version('spacy')}"

    @cached_property
    def identity(self) -> bytes | None:
        """A digest of the pipeline's files and spaCy's version; None for a loaded pipeline, of which nobody knows what it is."""
        folder = self._folder
        if folder is None:
            return None
        digest = hashlib.sha256(f"{metadata.version('spacy')} {metadata.version('thinc')}".encode())
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                with path.open("rb") as file:
                    content = hashlib.file_digest(file, "sha256").digest()
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + content)
        return digest.digest()

    @cached_property
    def _folder(self) -> Path | None:
        """The folder that holds the pipeline's meta.json; None where there is no such folder to be found."""
        if self._name is None:
            return None
        try:
            found = util.find_spec(self._name)
        except (ImportError, ValueError):
            found = None
        folder = Path(found.origin).parent if found is not None and found.origin else Path(self._name)
        return folder if (folder / "meta.json").is_file() else None
