"""Dates, periods and intervals in an English sentence, resolved against the day the text was written.

What is found, from the tokens alone: the forms of `calendar_terms` are matched, read, kept where their surroundings bear
them out, joined into intervals ("from 1992 to 1995") and opened ("since 2004").

Choices. The expression holds the words that make its meaning (from … to, between … and, since, until, before, after, early,
last) and no other preposition. "May and June 2019" is two expressions. "Early", "mid" and "late" do not narrow a date;
a decade or century that bounds an interval counts from its first to its last year, "before" and "after" leave it out.
A date that belongs to a noun ("the 2003 invasion", "Sunday's vote") is not a time of the clause and is left out, and so
is whatever is vague ("recently"), a duration ("for two years") or before our era.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.language import dates
from kg.language.calendar_terms import DETERMINERS, Pieces, cut, mention_dates
from kg.language.date_forms import Moment, read_moments
from kg.language.dates import Reference, bounds, read_reference, write_date, write_interval
from kg.model import TimeExpression

# After these a bare number of four digits is a year, whatever follows; after those, unless a plain noun follows a round one.
_YEAR_OPENERS = frozenset("in since until till during throughout".split())
_LOOSE_YEAR_OPENERS = frozenset("by from to through before after between around as".split())
_CLEAR_YEAR_OPENERS = frozenset(("of", "for", "year", "years", "(", "[", "and", "or", "ad", "a.d."))
_COUNTED = frozenset(
    "dollars pounds euros miles kilometers kilometres km meters metres feet hours words tons people".split()
)
_PERIOD_OPENERS = frozenset(
    "in during throughout since until till by before after over through of from between".split()
)
_OPENERS = _PERIOD_OPENERS | {"on", "for", "as", "to", "around", "and", "or", "-", "(", "[", "early", "late"}
# "by May", "after May resigned": the month that is also a name needs a surer word.
_SURE_OPENERS = frozenset("in during since until till".split())
_SHARES = frozenset("end ends start beginning middle close month rest".split())
_LINKS = frozenset(("and", "or", ",", "-", "to", "until", "till", "through"))
_UP_TO = frozenset("to until till through".split())
_RANGES = _UP_TO | {"-", "up to", "to the", "until the", "and until", "and"}
_NOW = (("the", "present"), ("present",), ("now",), ("today",), ("this", "day"), ("date",))
_CUES = frozenset("will shall wo 'll would".split())


def find_times(words: Sequence[str], *, published: str | None, future: bool = False) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a sentence, given as its spaCy tokens, in order and disjoint.

    `published` is the EDTF date of the document ("2017-11-21", "2017-11", "2017") or None; where it is missing or too coarse,
    relative expressions yield nothing. `future` tells that the sentence speaks of the future: a month, day or weekday
    without a year that follows "will", or opens the clause before it, is then the nearest ahead, else the nearest past.
    Values are EDTF: dates, seasons and quarters, unspecified digits, an approximate year, intervals. Never raises.

    >>> find_times("Talks were held from 1992 to 1995 .".split(), published=None)
    (TimeExpression(first=3, last=6, edtf='1992/1995'),)
    """
    if not mention_dates(words):
        return ()
    pieces = cut(words)
    reference = read_reference(published)
    moments = _keep(pieces, read_moments(pieces, reference))
    _place(pieces, moments, reference, future)
    moments = _join(pieces, moments)
    return _express(pieces, moments)


# -- keeping: is it the time of something that happens? ----------------------------------------------------------------


def _keep(pieces: Pieces, moments: list[Moment]) -> list[Moment]:
    """Return the moments whose surroundings bear them out; from the right, since a row is known by its last member."""
    kept: list[Moment] = []
    for index in range(len(moments) - 1, -1, -1):
        moment = moments[index]
        before = moments[index - 1] if index and moments[index - 1].last == moment.first - 2 else None
        after = kept[-1] if kept and kept[-1].first - moment.last in (2, 3) else None
        follows = before is not None and pieces.word(moment.first - 1) in _LINKS
        leads = after is not None and pieces.word(moment.last + 1) in _LINKS
        if _is_bare(pieces, moment, follows, leads):
            continue
        if _KEEPERS[moment.form](pieces, moment, follows, leads):
            kept.append(moment)
    return kept[::-1]


def _is_bare(pieces: Pieces, moment: Moment, follows: bool, leads: bool) -> bool:
    """Tell whether the moment is part of a compound or of a noun phrase: "a 1990-year", "Sunday's vote", "the May 4 talks"."""
    before, after = pieces.word(moment.first - 1), pieces.word(moment.last + 1)
    if after == "'s" or after == "-" and not leads or before == "-" and not follows:
        return True
    return before in DETERMINERS and (bool(moment.relative) or not pieces.is_clear(moment.last + 1))


def _is_year(pieces: Pieces, moment: Moment, follows: bool, leads: bool) -> bool:
    before, after, first = pieces.word(moment.first - 1), pieces.word(moment.last + 1), moment.first
    clear = pieces.is_clear(moment.last + 1)
    if after in _COUNTED or after in _LINKS and not leads and pieces.word(moment.last + 2).isdigit():
        return False
    if moment.modified or follows and clear:
        return True
    plain = not clear and not pieces.capitalised(moment.last + 1)
    round_ = (moment.edtf or "").endswith("00")
    if before in _YEAR_OPENERS:
        return first == 1 or not (plain and round_)
    if before in _LOOSE_YEAR_OPENERS:
        return clear or (first == 1 or not round_) and (not plain or before in ("by", "before", "after"))
    if before in _CLEAR_YEAR_OPENERS:
        return clear and pieces.word(first - 2) not in ("fiscal", "academic")
    return before in (",", "") and not after[:1].isalnum()


def _is_month(pieces: Pieces, moment: Moment, follows: bool, leads: bool) -> bool:
    before = pieces.word(moment.first - 1)
    if moment.relative or moment.modified and moment.month != 5:
        return True
    if moment.edtf and not moment.shared:
        return moment.month != 5 or before in _OPENERS or not pieces.capitalised(moment.first - 1)
    if (
        follows
        or moment.month != 5
        and before in _OPENERS - {"of", "and", "or", "for", "(", "["}
        or before in _SURE_OPENERS
    ):
        return True
    if before == "of":
        return pieces.word(moment.first - 2) in _SHARES
    return leads and (moment.month != 5 or before in _OPENERS)


def _is_day(pieces: Pieces, moment: Moment, follows: bool, leads: bool) -> bool:
    before, clear = pieces.word(moment.first - 1), pieces.is_clear(moment.last + 1)
    if pieces.word(moment.first) == "the":
        return clear or before in _OPENERS
    if moment.edtf and not moment.shared:
        return True
    return before in _OPENERS or follows or leads or clear


def _is_day_row(pieces: Pieces, moment: Moment, follows: bool, leads: bool) -> bool:
    return leads and (
        follows or pieces.word(moment.first - 1) in ("from", "between", "on", "the", "of", "until", "since")
    )


def _is_period(pieces: Pieces, moment: Moment, follows: bool, leads: bool) -> bool:
    before, clear = pieces.word(moment.first - 1), pieces.is_clear(moment.last + 1)
    if pieces.word(moment.last - 1) == "-" and moment.form == "century":
        return clear and before != "the"  # "nineteenth-century" tells a kind
    opened = before in _OPENERS - {"of", "from", "between", "and", "or"} and pieces.word(moment.first) == "the"
    return clear or opened or follows or leads


def _is_season(pieces: Pieces, moment: Moment, follows: bool, leads: bool) -> bool:
    before, after = pieces.word(moment.first - 1), pieces.word(moment.last + 1)
    if moment.relative:
        return True
    if pieces.capitalised(moment.last if not moment.edtf else moment.first) and before not in _PERIOD_OPENERS:
        return moment.first == 0 and moment.edtf is not None
    if moment.edtf:
        return True
    falls = pieces.word(moment.last) == "fall" and before in ("before", "after", "since", "until")
    of_noun = after == "of" and pieces.word(moment.last + 2) not in ("that", "this", "the")
    return (
        before in _PERIOD_OPENERS - {"of", "from", "between"}
        and pieces.is_clear(moment.last + 1)
        and not falls | of_noun
    )


def _is_weekday(pieces: Pieces, moment: Moment, follows: bool, leads: bool) -> bool:
    before = pieces.word(moment.first - 1)
    if moment.relative or follows or before in _OPENERS - {"of", "and", "or", "for", "as", "around", "("}:
        return True
    before_symbol = pieces.symbols[moment.first - 1] if moment.first else ""
    named = pieces.capitalised(moment.first - 1) or before_symbol[:1] == "O" or before in DETERMINERS
    return not named and pieces.is_clear(moment.last + 1)


def _is_relative(pieces: Pieces, moment: Moment, follows: bool, leads: bool) -> bool:
    return True


_KEEPERS = {
    "iso": _is_day, "numeric": _is_day, "day_row": _is_day_row, "day_range": _is_day, "day_month": _is_day, "month_day": _is_day,
    "month": _is_month, "quarter": _is_period, "half": _is_period, "season": _is_season, "decade": _is_period,
    "century_row": _is_period, "century": _is_period, "years": _is_year, "nearby": _is_relative, "span": _is_relative,
    "distance": _is_relative, "weekday": _is_weekday, "year": _is_year,
}  # fmt: skip


# -- placing: which year, which week? ----------------------------------------------------------------------------------


def _place(pieces: Pieces, moments: list[Moment], reference: Reference | None, future: bool) -> None:
    """Give a value to the moments whose year or week the text leaves to the reader, where it can be told."""
    cues = [place for place, word in enumerate(pieces.words) if word in _CUES] if future else []
    anchor: Reference | None = None
    previous: Moment | None = None
    for moment in moments:
        if moment.edtf is None:
            linked = previous is not None and " ".join(pieces.words[previous.last + 1 : moment.first]) in _RANGES | {
                ",",
                "or",
            }
            if moment.form in ("span", "distance") or moment.relative:
                moment.edtf = _follow(moment, anchor)
            elif linked and anchor and moment.month and not (previous and previous.weekday >= 0):
                moment.edtf = _next_after(moment, anchor)
            else:
                which = "future" if future and _is_ahead(pieces, moment, cues) else "past"
                moment.edtf = _recur(moment, anchor, reference, which)
        if moment.edtf and (place := read_reference(moment.edtf)):
            anchor = place
        elif moment.edtf and moment.month > 12:
            anchor = Reference(int(moment.edtf[:4]))
        previous = moment


def _is_ahead(pieces: Pieces, moment: Moment, cues: list[int]) -> bool:
    """Tell whether "will" speaks of the moment too: it comes first, or the moment opens the clause that it stands in."""
    start = moment.first - (pieces.word(moment.first - 1) in _OPENERS)
    if not cues:
        return True
    if any(cue < start for cue in cues):
        told = pieces.word(start - 1)
        return not (told == "said" or told.endswith("ed") and pieces.word(start - 2) not in ("be", "been"))
    return start <= 0 or not pieces.word(start - 1)[:1].isalnum() or pieces.word(start - 1) in ("and", "but", "that")


def _next_after(moment: Moment, anchor: Reference) -> str | None:
    """Return the first such month or day that is not before `anchor`, in its year where it is only a year."""
    earlier = (moment.month, moment.day or 31) < (anchor.month, anchor.day)
    return write_date(anchor.year + earlier, moment.month, moment.day)


def _recur(moment: Moment, anchor: Reference | None, reference: Reference | None, which: str) -> str | None:
    if moment.weekday >= 0:
        return dates.recur_weekday(moment.weekday, reference, which) if reference else None
    in_text = _next_after(moment, anchor) if anchor else None
    if reference is None:
        return in_text
    if moment.day:
        seen = dates.recur_day(moment.month, moment.day, reference, which)
    else:
        seen = dates.recur(moment.month, reference, which)
    # A year in the sentence that tells another story leaves it open which one counts.
    return seen if in_text in (None, seen) else None


def _follow(moment: Moment, anchor: Reference | None) -> str | None:
    """Return the value of "two years later", "that month", "the following March", told from the last date before it."""
    if anchor is None:
        return None
    if moment.month:
        later = moment.relative == "following" and (not anchor.month or moment.month <= anchor.month)
        return write_date(anchor.year + later, moment.month)
    count, unit = moment.relative.split()
    return dates.shift(unit, int(count), anchor)


# -- joining and opening -----------------------------------------------------------------------------------------------


def _join(pieces: Pieces, moments: list[Moment]) -> list[Moment]:
    """Return the moments with every "from … to …" made one; one that runs backwards is dropped."""
    joined: list[Moment] = []
    rest = [moment for moment in moments if moment.edtf]
    while rest:
        moment = rest.pop(0)
        if rest and (interval := _range(pieces, moment, rest[0])):
            rest.pop(0)
            if interval.edtf:
                joined.append(interval)
        else:
            joined.append(moment)
    return joined


def _range(pieces: Pieces, begin: Moment, end: Moment) -> Moment | None:
    opener = pieces.word(begin.first - 1)
    link = " ".join(pieces.words[begin.last + 1 : end.first])
    if link not in _RANGES or link.endswith("and") and opener != "between" or not begin.edtf or not end.edtf:
        return None
    first = begin.first - (opener in ("from", "between"))
    if link in _UP_TO and pieces.word(end.last) == "today":
        return Moment("interval", first, end.last, f"{bounds(begin.edtf)[0]}/..")
    edtf = write_interval(begin.edtf, end.edtf)
    if edtf is None and begin.shared and begin.month > end.month:  # "from November to March 2020"
        earlier = write_date(int(begin.edtf[:4]) - 1, begin.month, begin.day)
        edtf = write_interval(earlier, end.edtf) if earlier else None
    return Moment("interval", first, end.last, edtf)


def _express(pieces: Pieces, moments: list[Moment]) -> tuple[TimeExpression, ...]:
    expressions: list[TimeExpression] = []
    for moment in moments:
        if moment.form != "interval" and not _open(pieces, moment) or moment.edtf is None:
            continue
        first, last = pieces.owners[moment.first], pieces.owners[moment.last]
        if not expressions or first > expressions[-1].last:
            expressions.append(TimeExpression(first, last, moment.edtf))
    return tuple(expressions)


def _open(pieces: Pieces, moment: Moment) -> bool:
    """Make an open interval of "since X", "until X" and their like, in place; False where the date only helps to count."""
    before, earlier = pieces.word(moment.first - 1), pieces.word(moment.first - 2)
    begin, end = bounds(moment.edtf or "")
    if before in ("before", "after") and moment.first > 1 and pieces.symbols[moment.first - 2][:1] == "U":
        return False  # "two years before 1991"
    if before == "since":
        moment.first, moment.edtf = moment.first - 1, f"{begin}/.."
    elif before in ("until", "till") and earlier != "not":
        moment.first, moment.edtf = moment.first - 1, f"../{end}"
    elif before == "through" and moment.form not in ("decade", "century", "season", "span"):
        moment.first, moment.edtf = moment.first - 1, f"../{end}"
    elif (earlier, before) == ("up", "to"):
        moment.first, moment.edtf = moment.first - 2, f"../{end}"
    elif before == "before" or (earlier, before) == ("prior", "to"):
        moment.first, moment.edtf = moment.first - (1 if before == "before" else 2), f"../{begin}"
    elif before == "after":
        moment.first, moment.edtf = moment.first - 1, f"{end}/.."
    elif before == "from" and (last := _end_of_open(pieces, moment.last + 1)):
        moment.first, moment.last, moment.edtf = moment.first - 1, last, f"{begin}/.."
    return True


def _end_of_open(pieces: Pieces, place: int) -> int:
    """Return the last piece of "onward", "on" or "to the present" that begins at `place`, 0 where there is none."""
    word = pieces.word(place)
    if word in ("onward", "onwards", "forward") or word == "on" and not pieces.word(place + 1)[:1].isalnum():
        return place
    if word in _UP_TO:
        for now in _NOW:
            if tuple(pieces.words[place + 1 : place + 1 + len(now)]) == now:
                return place + len(now)
    return 0
