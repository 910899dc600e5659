"""Readable, stable local names for labels."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "ng", "ŧ": "t",
})  # fmt: skip
_LONGEST_SLUG = 80


@lru_cache(maxsize=1 << 16)
def slug(label: str) -> str:
    """A readable, stable local name of [a-z0-9-] for a label.

    Accents are dropped and letters of other Latin alphabets spelled out. Where letters of other scripts are lost, or the label is
    long, "x-" and eight hexadecimal digits of the label's SHA-256 keep different labels apart.

    >>> slug("Côte d'Ivoire"), slug("中国")
    ('cote-d-ivoire', 'x-f0e95216')
    """
    folded = unicodedata.normalize("NFKD", label.lower().translate(_LETTERS)).lower().translate(_LETTERS)
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    words = "-".join(re.findall("[a-z0-9]+", plain))
    lost = any(character.isalnum() and not character.isascii() for character in plain)
    if words and not lost and len(words) <= _LONGEST_SLUG:
        return words
    mark = "x-" + hashlib.sha256(unicodedata.normalize("NFC", label.lower()).encode("utf-8", "replace")).hexdigest()[:8]
    return f"{words[:_LONGEST_SLUG].rstrip('-')}-{mark}" if words else mark
