"""What the date forms say: the parts of a match to a value, or to as much of one as the form itself holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.language import dates
from kg.language.calendar_terms import Pieces, match_forms
from kg.language.dates import Reference, write_date, write_interval

_EARLY = frozenset(("early", "qualified", "loose"))
_ERAS = frozenset(("bc", "b.c.", "b.c", "bce", "b.c.e.", "bp"))


@dataclass(slots=True)
class Moment:
    """A date on its way to becoming an expression: pieces [first, last], its value, or the parts that it has so far.

    `edtf` is None while the year is to be found elsewhere; `month` and `day` are 0 where not named; `shared` tells that the
    year was taken from a later member of the row.
    """

    form: str
    first: int
    last: int
    edtf: str | None = None
    month: int = 0
    day: int = 0
    weekday: int = -1
    relative: str = ""
    shared: bool = False
    modified: bool = False


def read_moments(pieces: Pieces, reference: Reference | None) -> list[Moment]:
    """Return the dates that the forms in `pieces` can mean, in order and disjoint."""
    moments = []
    for match in match_forms(pieces):
        moment = Moment(match.form, match.first, match.last, modified=not _EARLY.isdisjoint(match.parts))
        scene = Scene(match.form, match.parts, pieces, reference)
        if pieces.word(match.last + 1) not in _ERAS and _READERS[match.form](moment, scene):
            moments.append(moment)
    return moments


@dataclass(frozen=True, slots=True)
class Scene:
    """What a reader may look at: the form's parts, the sentence around it, the day the text was written."""

    form: str
    parts: dict[str, str]
    pieces: Pieces
    reference: Reference | None


Reader = Callable[[Moment, Scene], bool]


def _number(text: str) -> int:
    """Return the number of a symbol ("O13", "M07", "S23f", "7"); "a" is one."""
    return int("".join(filter(str.isdigit, text)) or 1)


def _read_parts(moment: Moment, scene: Scene) -> bool:
    parts = scene.parts
    moment.month = _number(parts.get("month") or "0")
    moment.day = _number(parts.get("day") or "0")
    year = parts.get("year") or parts.get("shared") or parts.get("later")
    moment.shared = "year" not in parts or scene.form == "day_row"
    if year:
        moment.edtf = write_date(int(year), moment.month, moment.day)
        return moment.edtf is not None
    if (moment.month, moment.day) == (9, 11):
        return False  # names an event, of one year
    if (
        scene.form == "month_day"
        and scene.pieces.word(moment.first - 1) == "in"
        and not scene.pieces.is_clear(moment.last + 1)
    ):
        moment.form, moment.last, moment.day = "month", moment.first, 0  # "in May 12 people …"
    return write_date(2000, moment.month, moment.day) is not None


def _read_range(moment: Moment, scene: Scene) -> bool:
    last = _number(scene.parts["last"])
    if not _read_parts(moment, scene):
        return False
    if moment.edtf is None and scene.reference is not None:
        moment.edtf = dates.recur_day(moment.month, moment.day, scene.reference, "past")
    end = moment.edtf and write_date(int(moment.edtf[:4]), moment.month, last)
    moment.edtf = write_interval(moment.edtf, end) if moment.edtf and end else None
    return moment.edtf is not None


def _read_numeric(moment: Moment, scene: Scene) -> bool:
    one, two, year = (int(scene.parts[name]) for name in ("one", "two", "year"))
    day_first, month_first = write_date(year, two, one), write_date(year, one, two)
    moment.edtf = day_first or month_first
    return moment.edtf is not None and (not day_first or not month_first or one == two)


def _read_month(moment: Moment, scene: Scene) -> bool:
    parts = scene.parts
    moment.month = _number(parts.get("month") or parts.get("named") or parts.get("bare") or "0")
    moment.relative = parts.get("relative", "")
    year = parts.get("year") or parts.get("shared")
    moment.shared = "shared" in parts
    if year:
        moment.edtf = write_date(int(year), moment.month)
        return moment.edtf is not None
    if "of" in parts:
        return _read_of_year(moment, scene)
    if moment.relative in ("that", "same", "following"):
        return moment.month != 5
    return not moment.relative or _read_recurring(moment, scene.reference)


def _read_season(moment: Moment, scene: Scene) -> bool:
    parts = scene.parts
    moment.month = _number(parts["season"])
    moment.relative = parts.get("relative", "")
    if "year" in parts:
        moment.edtf = write_date(int(parts["year"]), moment.month)
        return moment.edtf is not None
    if "of" in parts:
        return _read_of_year(moment, scene)
    if parts["season"].endswith("f") and not moment.relative and scene.pieces.word(moment.last + 1) == "of":
        return False  # the fall of somebody
    return not moment.relative or moment.relative in ("that", "same") or _read_recurring(moment, scene.reference)


def _read_of_year(moment: Moment, scene: Scene) -> bool:
    """Read "May of last year"."""
    if scene.reference is not None:
        moment.edtf = write_date(scene.reference.year + _STEPS[scene.parts["of"]], moment.month)
    return moment.edtf is not None


def _read_recurring(moment: Moment, reference: Reference | None) -> bool:
    which = {"this past": "past", "this coming": "future"}.get(moment.relative, moment.relative.split()[0])
    if reference is not None:
        if moment.weekday >= 0:
            moment.edtf = dates.recur_weekday(moment.weekday, reference, which)
        else:
            moment.edtf = dates.recur(moment.month, reference, which)
    return moment.edtf is not None


def _read_weekday(moment: Moment, scene: Scene) -> bool:
    moment.weekday = _number(scene.parts["weekday"])
    moment.relative = scene.parts.get("relative", "")
    return not moment.relative or _read_recurring(moment, scene.reference)


def _read_quarter(moment: Moment, scene: Scene) -> bool:
    parts = scene.parts
    quarter = parts.get("number") or parts["ordinal"]
    number = 4 if quarter in ("last", "final") else _number(quarter)
    if "year" in parts:
        moment.edtf = write_date(int(parts["year"]), 32 + number)
    elif scene.reference is not None:
        moment.edtf = write_date(scene.reference.year + _STEPS[parts["relative"]], 32 + number)
    return moment.edtf is not None


def _read_half(moment: Moment, scene: Scene) -> bool:
    year, half = scene.parts["year"], scene.parts["ordinal"]
    moment.edtf = f"{year}-01/{year}-06" if half == "O01" else f"{year}-07/{year}-12"
    return True


def _read_decade(moment: Moment, scene: Scene) -> bool:
    moment.edtf = f"{scene.parts['decade']}X" if "decade" in scene.parts else f"19{scene.parts['short']}X"
    if moment.edtf.endswith("0X") and moment.edtf < "200X":
        moment.edtf = f"{moment.edtf[:2]}XX"  # "the 1800s" are the hundred years
    return True


def _read_century(moment: Moment, scene: Scene) -> bool:
    number = _number(scene.parts["ordinal"]) + (20 if "twenty" in scene.parts else 0)
    moment.edtf = f"{number - 1:02}XX"
    turn = (scene.pieces.word(moment.first - 2), scene.pieces.word(moment.first - 1)) == ("turn", "of")
    return 4 <= number <= 22 and not turn  # "our third century" seldom counts from year 1


def _read_years(moment: Moment, scene: Scene) -> bool:
    first, second = scene.parts["first"], scene.parts["second"]
    if len(second) == 2:
        if second <= first[2:]:  # "2006-05" is a month, if anything
            moment.edtf = write_date(int(first), int(second)) if 1 <= int(second) <= 12 else None
            return moment.edtf is not None
        second = first[:2] + second
    moment.edtf = write_interval(first, second)
    return moment.edtf is not None


def _read_nearby(moment: Moment, scene: Scene) -> bool:
    parts = scene.parts
    day = scene.reference.as_day() if scene.reference else None
    if day is None or (
        scene.pieces.capitalised(moment.last) and moment.first > 0 and scene.pieces.capitalised(moment.first - 1)
    ):
        return False  # no date to count from, or part of a name
    shift = {"yesterday": -1, "tomorrow": 1}.get(parts.get("nearby", ""), 0)
    moment.edtf = dates.write_days(day, shift * 2 if "side" in parts else shift)
    return moment.edtf is not None


_STEPS = {"last": -1, "this past": -1, "this": 0, "next": 1, "this coming": 1}
_ANAPHORIC_STEPS = {"same": 0, "that": 0, "previous": -1, "preceding": -1, "following": 1, "next": 1}


def _read_span(moment: Moment, scene: Scene) -> bool:
    unit, relative = scene.parts["unit"], scene.parts["relative"]
    word = scene.pieces.word(moment.last)
    has_article = "the" in scene.pieces.words[moment.first : moment.last]
    if word.endswith("s") or (has_article and relative.split()[0] in ("last", "this")):
        return False  # "in the last year" lasts until now
    if relative in ("that", "same", "previous", "preceding", "following") or has_article:
        moment.relative = f"{_ANAPHORIC_STEPS.get(relative, 9)} {unit}"
        return unit in ("year", "month", "day", "decade", "century") and relative in _ANAPHORIC_STEPS
    if unit == "day" or scene.reference is None:
        return False
    step = _STEPS[relative]
    if unit in ("morning", "afternoon", "evening", "night"):
        if step > 0 or (step < 0 and unit != "night"):
            return False
        unit = "day"
    moment.edtf = dates.shift(unit, step, scene.reference)
    return moment.edtf is not None


def _read_distance(moment: Moment, scene: Scene) -> bool:
    parts = scene.parts
    unit, side = parts["unit"], parts["side"]
    count = _number(parts["count"]) * (10 if unit == "decade" else 1) * (1 if side in ("later", "from now") else -1)
    if scene.pieces.word(moment.first - 1) in ("than", "over", "least", "most", "half", "within"):
        return False
    unit = "year" if unit == "decade" else unit
    if side in ("earlier", "later"):
        moment.relative = f"{count} {unit}"
        return True
    if scene.reference is not None:
        moment.edtf = dates.shift(unit, count, scene.reference)
        if moment.edtf and unit == "year" and "about" in parts:
            moment.edtf += "~"
    return moment.edtf is not None


def _read_year(moment: Moment, scene: Scene) -> bool:
    circa = scene.pieces.word(moment.first) in ("circa", "c.", "ca.")
    moment.modified = moment.modified or circa
    moment.edtf = scene.parts["year"] + ("~" if circa else "")
    return True


_READERS: dict[str, Reader] = {
    "iso": _read_parts, "numeric": _read_numeric, "day_row": _read_parts, "day_range": _read_range, "day_between": _read_range, "day_month": _read_parts,
    "month_day": _read_parts, "month": _read_month, "quarter": _read_quarter, "half": _read_half, "season": _read_season,
    "decade": _read_decade, "century_row": _read_century, "century": _read_century, "years": _read_years, "nearby": _read_nearby,
    "span": _read_span, "distance": _read_distance, "weekday": _read_weekday, "year": _read_year,
}  # fmt: skip
