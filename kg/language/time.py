"""Dates, periods and intervals in an English sentence, resolved against the day the text was written.

What is found, from the tokens alone: the forms of `calendar_terms` are matched, read, kept where their surroundings bear
them out, joined into intervals ("from 1992 to 1995") and opened ("since 2004").

Choices. The expression holds the words that make its meaning (from … to, between … and, since, until, before, after, early,
last) and no other preposition. "May and June 2019" is two expressions. "Early", "mid" and "late" do not narrow a date;
a decade or century that bounds an interval counts from its first to its last year, "before" and "after" leave it out.
A day without a year is the last one, unless it comes within a month; a month without one is the last, the current included.
A date that belongs to a noun ("the 2003 invasion", "Sunday's vote") is not a time of the clause and is left out, and so
is whatever is vague ("recently"), a duration ("for two years") or before our era.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.language import dates
from kg.language.calendar_terms import DETERMINERS, Pieces, cut, mention_dates, row
from kg.language.date_forms import Moment, read_moments
from kg.language.dates import Reference, bounds, read_reference, write_date, write_interval
from kg.model import TimeExpression

# After these a bare number of four digits is a year, whatever follows; after those, unless a plain noun follows a round one.
_YEAR_OPENERS = frozenset(row("in since until till during throughout"))
_LOOSE_YEAR_OPENERS = frozenset(row("by from to into through before after between around as"))
_CLEAR_YEAR_OPENERS = frozenset(("of", "for", "year", "years", "(", "[", "and", "or", "ad", "a.d."))
_COUNTED = frozenset(
    row("dollars pounds euros miles kilometers kilometres km meters metres feet hours words tons people")
)
_PERIOD_OPENERS = frozenset(row("in during throughout since until till by before after over through of from between"))
_OPENERS = _PERIOD_OPENERS | {"on", "for", "as", "to", "around", "and", "or", "-", "(", "[", "early", "late"}
_MONTH_OPENERS = _OPENERS - {"of", "and", "or", "for", "(", "["}
# "by May", "after May resigned": the month that is also a name needs a surer word.
_SURE_OPENERS = frozenset(row("in during since until till"))
_SHARES = frozenset(row("end ends start beginning middle close month rest"))
_LINKS = frozenset(("and", "or", ",", "-", "to", "until", "till", "through"))
_UP_TO = frozenset(row("to until till through"))
_RANGES = _UP_TO | {"-", "up to", "to the", "until the", "and until", "and"}
_NOW = (("the", "present"), ("present",), ("now",), ("today",), ("this", "day"), ("date",))
_CUES = frozenset(row("will shall wo 'll would"))
_TOLD = frozenset(
    row("said told wrote announced warned added insisted declared stated claimed confirmed reported argued")
)
_AWAITED = frozenset(row("expected due set scheduled poised slated likely going"))
_PLANNED = frozenset(row("plans intends aims hopes"))


def find_times(
    words: Sequence[str], *, published: str | None, future: bool = False, anchor: str | None = None
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a sentence, given as its spaCy tokens, in order and disjoint.

    `published` is the EDTF date of the document ("2017-11-21", "2017-11", "2017") or None; where it is missing or too coarse,
    relative expressions yield nothing. `future` tells that the sentence speaks of the future: a month, day or weekday
    without a year that follows "will", or opens the clause before it, is then the nearest ahead, else the nearest past.
    `anchor` is the last plain date of the sentences before, if any: "the following year" counts from it, and so does
    "in March" where `published` is missing.
    Values are EDTF: dates, seasons and quarters, unspecified digits, an approximate year, intervals. Never raises.

    >>> find_times("Talks were held from 1992 to 1995 .".split(), published=None)
    (TimeExpression(first=3, last=6, edtf='1992/1995'),)
    """
    if not mention_dates(words):
        return ()
    pieces = cut(words)
    reference = read_reference(published)
    moments = _keep(pieces, read_moments(pieces, reference))
    _place(pieces, moments, reference, future, read_reference(anchor))
    moments = _join(pieces, moments)
    return _express(pieces, moments)


# -- keeping: is it the time of something that happens? ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Around:
    """A moment's surroundings: the pieces on either side ("" at an end) and whether it stands in a row of moments.

    `clear` tells that no noun follows for it to belong to, `follows` and `leads` that a moment comes just before or after it, with
    only a comma or a word such as "and" or "to" between.
    """

    pieces: Pieces
    moment: Moment
    before: str
    after: str
    clear: bool
    follows: bool
    leads: bool

    def nth(self, distance: int) -> str:
        """Return the piece `distance` before (negative) or after the moment."""
        return self.pieces.word((self.moment.last if distance > 0 else self.moment.first) + distance)

    def named(self, distance: int) -> bool:
        """Tell whether that piece is capitalised."""
        return self.pieces.capitalised((self.moment.last if distance > 0 else self.moment.first) + distance)


def _keep(pieces: Pieces, moments: list[Moment]) -> list[Moment]:
    """Return the moments whose surroundings bear them out; from the right, since a row is known by its last member."""
    kept: list[Moment] = []
    for index in range(len(moments) - 1, -1, -1):
        moment = moments[index]
        before, after = pieces.word(moment.first - 1), pieces.word(moment.last + 1)
        follows = index > 0 and moments[index - 1].last == moment.first - 2 and before in _LINKS
        leads = bool(kept) and kept[-1].first - moment.last in (2, 3) and after in _LINKS
        around = Around(pieces, moment, before, after, pieces.is_clear(moment.last + 1), follows, leads)
        if not _is_part(around) and _KEEPERS[moment.form](around):
            kept.append(moment)
    return kept[::-1]


def _is_part(around: Around) -> bool:
    """Tell whether the moment is part of a compound or of a noun phrase: "1990-style", "Sunday's vote", "the May 4 talks"."""
    moment = around.moment
    if (
        around.after == "'s"
        or (around.after == "-" and not around.leads)
        or (around.before == "-" and not around.follows)
    ):
        return True
    if around.before not in DETERMINERS:
        return False
    return bool(moment.relative) or not around.clear or moment.form in ("month_day", "iso")


def _is_year(around: Around) -> bool:
    before, after, first = around.before, around.after, around.moment.first
    counts = around.nth(2).isdigit() and len(around.nth(2)) > 3 and not around.leads and after in _LINKS
    if after in _COUNTED or counts:
        return False
    round_ = (around.moment.edtf or "").endswith("00")
    if around.moment.modified or (around.follows and (around.clear or not round_)):
        return True
    plain = not around.clear and not around.named(1)
    if before in _YEAR_OPENERS:
        return first == 1 or not (plain and round_)
    if before in _LOOSE_YEAR_OPENERS:
        return around.clear or ((first == 1 or not round_) and (not plain or before in ("by", "before", "after")))
    if before in _CLEAR_YEAR_OPENERS:
        # "the Treaty of 1763" is a name; "the fiscal year 1990" another calendar.
        in_name = before == "of" and first > 2 and around.named(-2)
        return around.clear and not in_name and around.nth(-2) not in ("fiscal", "academic")
    return before in (",", "") and not after[:1].isalnum()


def _is_month(around: Around) -> bool:
    moment, before = around.moment, around.before
    may = moment.month == 5
    if moment.relative or (moment.modified and not may):
        return True
    if moment.edtf and not moment.shared:
        noun_before = before[:1].isalpha() and before not in _OPENERS
        return not noun_before or (around.clear and not (may and around.named(-1)))
    if around.follows or before in _SURE_OPENERS or (not may and before in _MONTH_OPENERS):
        return True
    if before == "of":
        return around.nth(-2) in _SHARES
    return around.leads and (not may or before in _OPENERS)


def _is_day(around: Around) -> bool:
    if around.pieces.word(around.moment.first) == "the":
        return around.clear or around.before in _OPENERS
    whole = around.moment.edtf is not None and not around.moment.shared
    return whole or around.clear or around.before in _OPENERS or around.follows or around.leads


def _is_day_row(around: Around) -> bool:
    return around.leads and (
        around.follows or around.before in ("from", "between", "on", "the", "of", "until", "since")
    )


def _is_period(around: Around) -> bool:
    if around.moment.form == "century" and around.pieces.word(around.moment.last - 1) == "-":
        return around.clear and around.before != "the"  # "nineteenth-century" tells a kind
    if around.before in DETERMINERS:
        return False
    opened = around.before in _MONTH_OPENERS and around.pieces.word(around.moment.first) == "the"
    return around.clear or opened or around.follows or around.leads


def _is_season(around: Around) -> bool:
    moment, before = around.moment, around.before
    if moment.relative:
        return True
    if around.pieces.capitalised(moment.first) and before not in _PERIOD_OPENERS:
        return moment.first == 0 and moment.edtf is not None
    if moment.edtf:
        return True
    downfall = around.pieces.word(moment.last) == "fall" and before in ("before", "after", "since", "until")
    of_noun = around.after == "of" and around.nth(2) not in ("that", "this", "the")
    return around.clear and not downfall and not of_noun and before in _PERIOD_OPENERS - {"of", "from", "between"}


def _is_weekday(around: Around) -> bool:
    first, before = around.moment.first, around.before
    if around.moment.relative or around.follows or (before in _MONTH_OPENERS and before != "around"):
        return True
    ordinal = first > 0 and around.pieces.symbols[first - 1][:1] == "O"
    return around.clear and not around.named(-1) and not ordinal and before not in DETERMINERS


def _is_any(_: Around) -> bool:
    return True


_KEEPERS = {
    "iso": _is_day, "numeric": _is_day, "day_row": _is_day_row, "day_range": _is_day, "day_between": _is_day, "day_month": _is_day, "month_day": _is_day,
    "month": _is_month, "quarter": _is_period, "half": _is_period, "season": _is_season, "decade": _is_period,
    "century_row": _is_period, "century": _is_period, "years": _is_year, "nearby": _is_any, "span": _is_any,
    "distance": _is_any, "weekday": _is_weekday, "year": _is_year,
}  # fmt: skip


# -- placing: which year, which week? ----------------------------------------------------------------------------------


def _place(
    pieces: Pieces, moments: list[Moment], reference: Reference | None, future: bool, context: Reference | None
) -> None:
    """Give a value to the moments whose year or week the text leaves to the reader, where it can be told."""
    cues = [place for place, word in enumerate(pieces.words) if word in _CUES] if future else []
    cues += [place for place in range(len(pieces.words)) if _looks_ahead(pieces, place)]
    future = future or bool(cues)
    anchor: Reference | None = None  # the last date of this sentence
    told: Reference | None = None  # the last one that is not counted from the document's own date
    previous: Moment | None = None
    for moment in moments:
        if moment.edtf is None:
            linked = previous is not None and " ".join(pieces.words[previous.last + 1 : moment.first]) in _RANGES | {
                ",",
                "or",
            }
            if moment.form in ("span", "distance") or moment.relative:
                moment.edtf = _follow(moment, anchor or context)
            elif linked and anchor and moment.month and not (previous and previous.weekday >= 0):
                moment.edtf = _next_after(moment, anchor)
            else:
                ahead = (future and _is_ahead(pieces, moment, cues)) or _is_deadline(pieces, moment)
                which = "future" if ahead else "past"
                moment.edtf = _recur(moment, told or (None if reference else context), reference, which)
        if moment.edtf and (place := read_reference(moment.edtf)):
            anchor = place
            told = told if moment.weekday >= 0 and reference else place
        elif moment.edtf and moment.month > 12:
            anchor = told = Reference(int(moment.edtf[:4]))
        previous = moment


def _looks_ahead(pieces: Pieces, place: int) -> bool:
    """Tell whether a present that looks forward ends at `place`: "is expected | to", "plans | to", not "was expected to"."""
    if pieces.word(place) != "to":
        return False
    awaited, helper = pieces.word(place - 1), pieces.word(place - 2)
    return (awaited in _AWAITED and helper in ("is", "are", "'s", "'re", "'m", "am")) or awaited in _PLANNED


def _is_ahead(pieces: Pieces, moment: Moment, cues: list[int]) -> bool:
    """Tell whether "will" speaks of the moment too: it comes first, or the moment opens the clause that it stands in."""
    start = moment.first - (pieces.word(moment.first - 1) in _OPENERS)
    if not cues:
        return True
    if any(cue < start for cue in cues):
        told = pieces.word(start - 1)
        if _tells_after_comma(pieces, max(cue for cue in cues if cue < start) + 1, start):
            return False
        return not (told == "said" or (told.endswith("ed") and pieces.word(start - 2) not in ("be", "been")))
    if ";" in pieces.words[moment.last : cues[0]]:
        return False  # "On Tuesday the court jailed the spy; it will free him"
    return start <= 0 or not pieces.word(start - 1)[:1].isalnum() or pieces.word(start - 1) in ("and", "but", "that")


def _tells_after_comma(pieces: Pieces, first: int, end: int) -> bool:
    """Tell whether somebody tells after the last comma what stands before it: "will close, | its head told Reuters | on Monday"."""
    comma = next((place for place in range(end - 2, first - 1, -1) if pieces.word(place) == ","), -1)
    if comma < 0 or pieces.word(comma + 1) in ("who", "which", "that"):
        return False
    return any(
        pieces.word(place) in _TOLD and pieces.word(place - 1) not in ("be", "been", "was", "were", "as")
        for place in range(comma + 2, end)
    )


def _is_deadline(pieces: Pieces, moment: Moment) -> bool:
    """Tell whether something is still to be done by the moment: "plans to leave by May", not "had left by May"."""
    if pieces.word(moment.first - 1) not in ("by", "until", "till"):
        return False
    for place in range(moment.first - 2, max(moment.first - 16, -1), -1):
        word = pieces.word(place)
        if word in _CUES or word in ("to", "should", "must"):
            return True
        if word in ("had", "was", "were", "has", "have") or word.endswith("ed"):
            return False
    return False


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
    place = begin.first - 1
    while pieces.word(place) in ("the", "years", "of"):  # "between the years 1912 and 1914"
        place -= 1
    opener = pieces.word(place)
    link = " ".join(pieces.words[begin.last + 1 : end.first])
    if link not in _RANGES or (link.endswith("and") and opener != "between") or not begin.edtf or not end.edtf:
        return None
    first = place if opener in ("from", "between") else begin.first
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
        if (moment.form != "interval" and not _open(pieces, moment)) or moment.edtf is None:
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
    elif (before in ("until", "till") and earlier != "not") or (
        before == "through" and moment.form not in ("decade", "century", "season", "span")
    ):
        moment.first, moment.edtf = moment.first - 1, f"../{end}"
    elif (earlier, before) == ("up", "to"):
        moment.first, moment.edtf = moment.first - 2, f"../{end}"
    elif before == "before" or (earlier, before) == ("prior", "to"):
        moment.first, moment.edtf = moment.first - (1 if before == "before" else 2), f"../{begin}"
    elif before == "after":
        moment.first, moment.edtf = moment.first - 1, f"{end}/.."
    elif before == "by":
        moment.first, moment.edtf = moment.first - 1, f"../{end}"
    elif before == "from" and (last := _end_of_open(pieces, moment.last + 1)):
        moment.first, moment.last, moment.edtf = moment.first - 1, last, f"{begin}/.."
    return True


def _end_of_open(pieces: Pieces, place: int) -> int:
    """Return the last piece of "onward", "on" or "to the present" that begins at `place`, 0 where there is none."""
    word = pieces.word(place)
    if word in ("onward", "onwards", "forward") or (word == "on" and not pieces.word(place + 1)[:1].isalnum()):
        return place
    if word in _UP_TO:
        for now in _NOW:
            if tuple(pieces.words[place + 1 : place + 1 + len(now)]) == now:
                return place + len(now)
    return 0
