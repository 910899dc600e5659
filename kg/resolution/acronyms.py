"""What an acronym in brackets stands for: "the United Nations Mission in Haiti (UNMIH)"."""

from __future__ import annotations

from collections.abc import Sequence

_SMALL = frozenset(
    {"of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "des", "&", "'s", "'", "-", "’", "’s"}
)
_FAR = 10  # words back at most


def find_long_form(words: Sequence[str], short: str) -> int:
    """Return where the words begin whose initials spell `short`, at the end of `words`, or -1.

    Small words may be left out of the letters. A simple form of Schwartz and Hearst 2003, who allow letters inside of words, too.
    """
    letters = [letter.lower() for letter in short if letter.isalnum()]
    k = len(words) - 1
    first = -1
    while letters and k >= 0 and len(words) - k <= _FAR:
        word = words[k]
        if word[:1].lower() == letters[-1] and (word[:1].isupper() or word.lower() in _SMALL):
            letters.pop()
            first = k
        elif word.lower() not in _SMALL:
            return -1
        k -= 1
    return first if not letters and words[first][:1].isupper() else -1
