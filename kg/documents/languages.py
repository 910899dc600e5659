"""Which language a text is in: only to turn away what the English rules cannot read, and never in doubt."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from kg.documents.wording import words
from kg.model import Document

_ENOUGH = 100
_SAMPLE = 1200
_SURE = 0.8
_UNLIKELY = 0.01
# Words that are frequent in English and rare elsewhere; where they abound nothing needs to be loaded.
_ENGLISH = words("the of and to that for with by his from has have are this which its their was is it be not they")
_WORD = re.compile(r"[^\W\d_]+")


def find_foreign(document: Document, expected: str) -> str | None:
    """Return the code of the language of `document` where that is surely not the `expected` one (ISO 639-1), or None.

    Judged on the first 1,200 characters of its blocks; texts under 100 characters, and texts that could be of either
    language (lists of names), pass. Method: py3langid (naive Bayes on byte n-grams).
    """
    parts: list[str] = []
    size = 0
    for block in document.blocks:
        if block.kind == "heading" and len(document.blocks) > 3:
            continue
        parts.append(document.text[block.begin : min(block.end, block.begin + _SAMPLE)])
        size += len(parts[-1])
        if size > _SAMPLE:
            break
    sample = " ".join(parts)[:_SAMPLE]
    if len(sample) < _ENOUGH:
        return None
    if expected == "en":
        words = _WORD.findall(sample.lower())
        if words and sum(word in _ENGLISH for word in words) >= 0.12 * len(words):
            return None
    ranked = _identifier().rank(sample)
    language, share = ranked[0]
    if language == expected or share < _SURE or dict(ranked).get(expected, 0.0) > _UNLIKELY:
        return None
    return str(language)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def name_language(code: str) -> str:
    """Return the English name of a language code, or the code where it has none."""
    from babel import Locale

    return str(Locale("en").languages.get(code, code))
