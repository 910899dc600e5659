"""EDTF dates and intervals as days that a time slider can compare: whole days from 1970-01-01, the first and the last."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from kg.network.periods import Day, read_stretch

Span = tuple[int | None, int | None]

_EPOCH = date(1970, 1, 1).toordinal()


def read_days(edtf: str | None) -> Span | None:
    """Return the first and the last day of an EDTF date or interval, None for an open end; None where it is no date at all."""
    stretch = read_stretch(edtf) if edtf else None
    if stretch is None:
        return None
    first, last = _count_days(stretch[0]), _count_days(stretch[1])
    return None if first is None and last is None else (first, last)


def _count_days(day: Day) -> int | None:
    """Return the number of a day, the month's last where it has no such day; None beyond what a calendar holds."""
    year, month, number = day
    if not 1 <= year <= 9999:
        return None
    return date(int(year), month, min(number, monthrange(int(year), month)[1])).toordinal() - _EPOCH
