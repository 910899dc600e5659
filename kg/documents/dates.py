"""Written dates to EDTF, as precise as they were written and no more."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_WRITTEN = re.compile(
    rf"(?<![\w/.-])(?:{_YEAR}-\d\d?-\d\d?(?!\d)|{_YEAR}[/.]\d\d?[/.]\d\d?(?!\d)|{_YEAR}-(?:0[1-9]|1[0-2])(?![\d-])"
    rf"|{_MONTH}\s+{_DAY}(?:\s*,|\s+of)?\s*{_YEAR}|{_DAY}(?:\s+of)?[\s-]+{_MONTH}[\s,-]+{_YEAR}|{_MONTH},?\s+{_YEAR}"
    rf"|\d\d?[/.]\d\d?[/.]{_YEAR}|{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))",
    re.IGNORECASE,
)
_EDTF = re.compile(rf"(?:{_YEAR})(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[?~%]?")
_NUMERIC = re.compile(rf"(\d\d?)[/.](\d\d?)[/.]({_YEAR})")
_SPACED_YEAR = re.compile(rf"\s*({_YEAR})\s*")
# What may stand beside a date in a line that is nothing but a date: weekday, time of day, zone.
_BESIDE = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    r"|\bT?\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?"
    r"|[+-]\d\d:?\d\d\b|\b(?:GMT|UTC|E[SD]?T|C[SD]T|M[SD]T|P[SD]T|BST|CES?T|Z)\b|\bat\b|\bon\b|[\s,|·•.()\[\]–—:-]+",
    re.IGNORECASE,
)


def find_date(text: str) -> tuple[str, int, int] | None:
    """Return the first full or month date in `text` as (EDTF, begin, end), or None.

    A date that reads both ways (03/04/2017) counts as its year alone, for a wrong day is worse than none.

    >>> find_date("Posted on 3 May 2014 at noon")
    ('2014-05-03', 10, 20)
    """
    for match in _WRITTEN.finditer(text):
        edtf = _interpret(match.group())
        if edtf:
            return edtf, match.start(), match.end()
    return None


def parse_date(text: str) -> str | None:
    """Return the EDTF date ("2006-12-13", "2006-12" or "2006") that `text` holds, or None.

    >>> parse_date("December 13, 2006"), parse_date("2006-10"), parse_date("2006"), parse_date("soon")
    ('2006-12-13', '2006-10', '2006', None)
    """
    text = text.strip()
    if _EDTF.fullmatch(text):
        return text if _interpret(text.rstrip("?~%")) else None
    iso = re.match(rf"({_YEAR}-\d\d-\d\d)[T ]\d\d", text)
    if iso:
        return _interpret(iso.group(1))
    found = find_date(text)
    return found[0] if found else None


def parse_bare_date(text: str) -> str | None:
    """Return the EDTF date of a text that holds a date (and perhaps weekday, time, zone) and nothing else, or None."""
    if len(text) > 80:
        return None
    found = find_date(text)
    if not found:
        return None
    rest = text[: found[1]] + " " + text[found[2] :]
    return found[0] if is_beside_date(rest) else None


def is_beside_date(text: str) -> bool:
    """Tell whether a text is only what may stand beside a date: weekday, time of day, zone."""
    return not _BESIDE.sub("", text)


def parse_pdf_date(text: str) -> str | None:
    """Return the EDTF date of a PDF date string ("D:20170321…"), or None."""
    match = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", text)
    return _interpret("-".join(match.groups())) if match else None


def _interpret(written: str) -> str | None:
    """Return EDTF for one written date, with the parts that it has: two defaults tell which parts were filled in."""
    bare_year = _SPACED_YEAR.fullmatch(written)
    if bare_year:
        return bare_year.group(1)
    numeric = _NUMERIC.fullmatch(written)
    if numeric:
        first, second, year = (int(part) for part in numeric.groups())
        if first <= 12 and second <= 12 and first != second:
            return f"{year:04d}"
    from dateutil.parser import parse

    cleaned = re.sub(r"\bof\b|(?<=\d)(?:st|nd|rd|th)\b", " ", written)
    try:
        one = parse(cleaned, default=datetime(2000, 1, 1, tzinfo=UTC))
        two = parse(cleaned, default=datetime(2000, 3, 3, tzinfo=UTC))
    except (ValueError, OverflowError):
        return None
    if one.month != two.month:
        return f"{one.year:04d}"
    return f"{one.year:04d}-{one.month:02d}" if one.day != two.day else f"{one:%Y-%m-%d}"
