"""When two labels, chains of sources or dates are the same."""

from __future__ import annotations

import calendar
import re
import unicodedata
from functools import lru_cache

Labels = tuple[str | None, ...]

_ARTICLE = re.compile(r"(?:the|an?) (?=.)")
_DECADE = re.compile(r"\d\d(?:\dX|XX)")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_OPEN = ("", "..")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return a label without case, accents, kind of apostrophe and surplus space.

    >>> fold("  Côte d’Ivoire ")
    "cote d'ivoire"
    """
    decomposed = unicodedata.normalize("NFKD", re.sub("[‘’]", "'", text))
    letters = "".join(one for one in decomposed if not unicodedata.combining(one))
    return " ".join(letters.casefold().split())


@lru_cache(maxsize=65536)
def _strip_article(label: str) -> str:
    folded = fold(label)
    article = _ARTICLE.match(folded)
    return folded[article.end() :] if article else folded


@lru_cache(maxsize=65536)
def _pad_words(label: str) -> str:
    words = re.findall(r"\w+", _strip_article(label))
    return f" {' '.join(words)} "


def is_same_actor(one: str | None, other: str | None) -> bool:
    """Whether two labels are the same but for a leading article."""
    if one is None or other is None:
        return one is other
    return _strip_article(one) == _strip_article(other)


def is_same_action(one: str | None, other: str | None) -> bool:
    """Whether two labels of actions are the same but for hyphens."""
    if one is None or other is None:
        return one is other
    return fold(one).replace("-", "") == fold(other).replace("-", "")


def is_same_thing(one: str | None, other: str | None) -> bool:
    """Whether two labels are the same, or one holds the other as whole words.

    >>> is_same_thing("the trade deal", "new trade deal"), is_same_thing("deal", "dealer")
    (True, False)
    """
    if one is None or other is None:
        return one is other
    if _strip_article(one) == _strip_article(other):
        return True
    first, second = _pad_words(one), _pad_words(other)
    return bool(first.strip() and second.strip()) and (first in second or second in first)


def is_same_source(one: Labels, other: Labels) -> bool:
    """Whether two chains of sources name the same actors in the same order."""
    return len(one) == len(other) and all(is_same_actor(*pair) for pair in zip(one, other, strict=True))


def is_same_time(one: str | None, other: str | None) -> bool:
    """Whether two EDTF dates or intervals span the same days, or are written alike.

    >>> is_same_time("2020-33", "2020-01/2020-03"), is_same_time("2020~", "2020"), is_same_time("2020", "2020-01")
    (True, True, False)
    """
    if one is None or other is None or one == other:
        return one == other
    span = span_days(one)
    return span is not None and span == span_days(other)


def span_days(edtf: str) -> tuple[str, str] | None:
    """Return the first and the last day of an EDTF date or interval, ".." for an open end; None for what has no such days."""
    begin, slash, end = edtf.partition("/")
    if slash:
        first = ("..", "..") if begin in _OPEN else span_days(begin)
        last = ("..", "..") if end in _OPEN else span_days(end)
        return (first[0], last[1]) if first and last else None
    date = re.sub("[?~%]", "", edtf).partition("T")[0]
    if _DECADE.fullmatch(date):
        return f"{date.replace('X', '0')}-01-01", f"{date.replace('X', '9')}-12-31"
    parts = _DATE.fullmatch(date)
    if parts is None:
        return None
    year, month, day = parts.groups()
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    if day is not None:
        return date, date
    number = int(month)
    if 33 <= number <= 36:  # EDTF's quarters
        quarter = number - 33
        return span_days(f"{year}-{3 * quarter + 1:02}/{year}-{3 * quarter + 3:02}")
    if not 1 <= number <= 12 or year == "0000":
        return None
    return f"{year}-{month}-01", f"{year}-{month}-{calendar.monthrange(int(year), number)[1]:02}"
