"""Calendar arithmetic on EDTF strings: the day a text was written, and what "last October" means seen from it.

Dates are EDTF level 0 ("2016-07-13", "2016-07", "2016"), seasons and quarters ("2021-23", "2020-33"), unspecified digits
("199X", "18XX") and intervals ("2004/..") of days, months and years. Seasons are those of the northern half of the
world; a winter has the year it begins in. Weeks run from Monday to Sunday.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

_REFERENCE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?[?~%]?", re.ASCII)
_SOON = 31
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}


class Reference(NamedTuple):
    """The date a text is read against; 0 for a month or day that is not known."""

    year: int
    month: int = 0
    day: int = 0

    def as_day(self) -> date | None:
        """Return the calendar day, None where the reference is coarser."""
        return date(self.year, self.month, self.day) if self.day else None

    def months(self) -> int | None:
        """Return the months since year 0, None where the month is not known."""
        return self.year * 12 + self.month - 1 if self.month else None


def read_reference(published: str | None) -> Reference | None:
    """Read an EDTF date as a reference, None where there is none or it is not one day, month or year."""
    found = _REFERENCE.fullmatch(published) if published else None
    if not found:
        return None
    reference = Reference(*(int(part or 0) for part in found.groups()))
    return reference if write_date(*reference) else None


def write_date(year: int, month: int = 0, day: int = 0) -> str | None:
    """Return a date as EDTF (months 21-24 are seasons, 33-36 quarters), None where the calendar has no such date."""
    if not 1 <= year <= 9999 or (day and not month):
        return None
    if not month:
        return f"{year:04}"
    if not day:
        return f"{year:04}-{month:02}" if 1 <= month <= 12 or 21 <= month <= 24 or 33 <= month <= 36 else None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def write_months(months: int) -> str | None:
    """Return the month that lies `months` after year 0."""
    return write_date(months // 12, months % 12 + 1)


def write_days(first: date, days: int) -> str | None:
    """Return `first` shifted by `days`, None beyond the calendar's ends."""
    try:
        return (first + timedelta(days)).isoformat()
    except OverflowError:
        return None


def write_week(day: date, weeks: int = 0, *, from_weekday: int = 0) -> str | None:
    """Return the week of `day`, shifted by `weeks`, as an interval of days that ends on Sunday."""
    monday = -day.weekday() + 7 * weeks
    first, last = write_days(day, monday + from_weekday), write_days(day, monday + 6)
    return f"{first}/{last}" if first and last else None


def write_interval(first: str, last: str) -> str | None:
    """Return the interval from the beginning of `first` to the end of `last`, None where it would run backwards."""
    begin, end = bounds(first)[0], bounds(last)[1]
    shared = min(len(begin), len(end))
    return f"{begin}/{end}" if ".." not in (begin, end) and begin[:shared] < end[:shared] else None


def bounds(edtf: str) -> tuple[str, str]:
    """Return the first and the last day, month or year of an EDTF value.

    >>> bounds("199X"), bounds("2020-33"), bounds("2016-07")
    (('1990', '1999'), ('2020-01', '2020-03'), ('2016-07', '2016-07'))
    """
    edtf = edtf.rstrip("~")
    if "/" in edtf:
        begin, end = edtf.split("/")
        return begin, end
    if "X" in edtf:
        return edtf.replace("X", "0"), edtf.replace("X", "9")
    if len(edtf) == 7 and (part := int(edtf[5:])) > 12:
        start = int(edtf[:4]) * 12 + (_SEASON_STARTS[part] if part < 30 else 3 * (part - 33) + 1) - 1
        return write_months(start) or edtf[:4], write_months(start + 2) or edtf[:4]
    return edtf, edtf


def recur(month: int, reference: Reference, which: str) -> str | None:
    """Return the month (or, from 21 to 24, season) that `which` picks, seen from `reference`.

    `which` is "past" (the nearest begun), "future" (the nearest not over), "last" (over), "next" (not begun) or
    "this" (the one that is on, else this year's).
    """
    now = reference.months()
    if now is None:
        return None
    start, length = (_SEASON_STARTS[month], 3) if month > 12 else (month, 1)
    begun = (now - start + 1) // 12  # the year of the latest that has begun
    is_on = now - (begun * 12 + start - 1) < length
    if which == "this":
        year = begun if is_on else reference.year
    else:
        year = begun + {"past": 0, "future": 0 if is_on else 1, "last": -1 if is_on else 0, "next": 1}[which]
    return write_date(year, month)


def recur_day(month: int, day: int, reference: Reference, which: str) -> str | None:
    """Return the day of the year nearest to `reference` in the "past" or "future", as `recur` does for months.

    A day that comes within a month is meant even in the "past": nobody leaves out the year of a day eleven months ago.
    """
    if not reference.month:
        return None
    today, ahead = reference.as_day(), write_date(reference.year, month, day)
    ahead = ahead if ahead and today and ahead > today.isoformat() else write_date(reference.year + 1, month, day)
    if today and ahead and (date.fromisoformat(ahead) - today).days <= _SOON:
        return ahead
    wanted, now = (month, day), (reference.month, reference.day or (31 if which == "past" else 0))
    year = reference.year + (wanted < now if which == "future" else -(wanted > now))
    return write_date(year, month, day)


def recur_weekday(weekday: int, reference: Reference, which: str) -> str | None:
    """Return the weekday (0 is Monday) that `which` picks, as `recur` does for months; "this" is in the same week."""
    today = reference.as_day()
    if today is None:
        return None
    gone, ahead = (today.weekday() - weekday) % 7, (weekday - today.weekday()) % 7
    shift = {
        "past": -gone,
        "future": ahead,
        "last": -(gone or 7),
        "next": ahead or 7,
        "this": weekday - today.weekday(),
    }
    return write_days(today, shift[which])


def shift(unit: str, count: int, reference: Reference) -> str | None:
    """Return the year, month, week, … that lies `count` units after that of `reference` (before it, where negative)."""
    day, months = reference.as_day(), reference.months()
    if unit == "year":
        return write_date(reference.year + count)
    if unit in ("decade", "century"):
        digits = 3 if unit == "decade" else 2
        period = int(f"{reference.year:04}"[:digits]) + count
        return f"{period:0{digits}}" + "X" * (4 - digits) if 0 <= period < 10**digits else None
    if unit == "month":
        return None if months is None else write_months(months + count)
    if unit == "quarter":
        quarter = None if months is None else months // 3 + count
        return None if quarter is None else write_date(quarter // 4, 33 + quarter % 4)
    if day is None:
        return None
    if unit in ("week", "weekend"):
        return write_week(day, count, from_weekday=5 if unit == "weekend" else 0)
    return write_days(day, count)
