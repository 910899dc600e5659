"""EDTF dates as stretches of days: whether they touch a window, and in which year, quarter, month or day they begin.

Read are EDTF levels 0 and 1 and the quarters of level 2: days, months, years, seasons (of the northern half of the world, a winter in
the year it begins in), unspecified digits and intervals. An uncertain or approximate date ("2006?", "2006~") is taken at its word. An
open or unknown end of an interval ("2004/..", "../2010", "2004/") reaches as far as any window does.
"""

from __future__ import annotations

import re
from typing import Literal

from kg.errors import InputError

Period = Literal["year", "quarter", "month", "day"]
PERIODS: tuple[Period, ...] = ("year", "quarter", "month", "day")
Day = tuple[float, int, int]  # year, month, day; the year is infinite at an open end
Stretch = tuple[Day, Day]  # the first and the last day, both inside

_EVER: Stretch = ((float("-inf"), 1, 1), (float("inf"), 12, 31))
_DATE = re.compile(r"(-?[\dX]{4}|Y-?\d{5,9})(?:-([\dX]{2})(?:-([\dX]{2})(?:T.*)?)?)?", re.ASCII)
_QUALIFIER = re.compile("[?~%]")
_PARTS = {  # EDTF's numbers of parts of a year: the first month and how many
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3), 37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6),
}  # fmt: skip


def read_stretch(edtf: str) -> Stretch | None:
    """Return the first and the last day that a date may mean, None where it is no EDTF that is read here.

    >>> read_stretch("2006-10"), read_stretch("199X/..")
    (((2006, 10, 1), (2006, 10, 31)), ((1990, 1, 1), (inf, 12, 31)))
    """
    begin, slash, end = _QUALIFIER.sub("", edtf).partition("/")
    if not slash:
        return _read_date(begin)
    first = _EVER if begin in ("", "..") else _read_date(begin)
    last = _EVER if end in ("", "..") else _read_date(end)
    if first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def _read_date(text: str) -> Stretch | None:
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    year, month, day = found.groups()
    low, high = (int(year.lstrip("Y").replace("X", digit)) for digit in "09")
    if low < 0:
        low, high = min(low, high), max(low, high)
    if month is None or "X" in month or low != high:
        return (low, 1, 1), (high, 12, 31)
    if int(month) > 12:
        if int(month) not in _PARTS or day is not None:
            return None
        start, length = _PARTS[int(month)]
        last = start + length - 1
        return (low, start, 1), (low + (last > 12), (last - 1) % 12 + 1, 31)
    if int(month) < 1 or (day is not None and "X" not in day and not 1 <= int(day) <= 31):
        return None
    if day is None or "X" in day:
        return (low, int(month), 1), (low, int(month), 31)
    return (low, int(month), int(day)), (low, int(month), int(day))


def read_window(since: str | None, until: str | None) -> Stretch | None:
    """Return the window from the first day of `since` to the last of `until`, None for no window.

    Each is an EDTF date ("2006", "2006-10", "2006-10-09", "2006-Q4" is "2006-36"). Raises InputError for what is none, and for a window
    that ends before it begins.
    """
    if since is None and until is None:
        return None
    ends: list[Stretch] = []
    for name, value in (("since", since), ("until", until)):
        found = _EVER if value is None else _read_date(_QUALIFIER.sub("", value))
        if found is None:
            raise InputError(
                f"{name}: {value!r} is no EDTF date; write a year, a month or a day, such as 2006 or 2006-10-09"
            )
        ends.append(found)
    if ends[0][0] > ends[1][1]:
        raise InputError(f"since {since} until {until}: the window ends before it begins; exchange the two")
    return ends[0][0], ends[1][1]


def touches(edtf: str | None, window: Stretch, *, within: bool = False) -> bool:
    """Tell whether a date may lie in the window; with `within`, whether all of it does. No date, or none that is read: no."""
    found = None if edtf is None else read_stretch(edtf)
    if found is None:
        return False
    if within:
        return window[0] <= found[0] and found[1] <= window[1]
    return found[0] <= window[1] and window[0] <= found[1]


def find_period(edtf: str | None, period: Period) -> str | None:
    """Return the year, quarter, month or day in which a date begins, None where the date does not tell it.

    "2006" begins in no month in particular, "199X" in no year, "../2010" in none at all.

    >>> find_period("2006-10-09/..", "quarter"), find_period("2006", "month"), find_period("2006-36", "quarter")
    ('2006-Q4', None, '2006-Q4')
    """
    if edtf is None:
        return None
    begin, slash, _ = _QUALIFIER.sub("", edtf).partition("/")
    if slash and begin in ("", ".."):
        return None
    found = _read_date(begin)
    if found is None:
        return None
    (year, month, day), (last_year, last_month, last_day) = found
    number = int(year)
    written = f"{number:05}" if number < 0 else f"{number:04}"
    if period == "year":
        return written if year == last_year or month > 1 else None
    quarter = (month - 1) // 3
    if period == "quarter":
        return f"{written}-Q{quarter + 1}" if year == last_year and quarter == (last_month - 1) // 3 else None
    if year != last_year or month != last_month:
        return None
    if period == "month":
        return f"{written}-{month:02}"
    return f"{written}-{month:02}-{day:02}" if day == last_day else None
