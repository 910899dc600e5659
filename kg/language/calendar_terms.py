"""The words English names dates with, and the shapes they take: a token becomes a symbol, a row of symbols a date form.

Symbols are plain text, so that one regular expression over a sentence's symbols finds every form. Upper-case letters open
the symbols of calendar terms (`M07` July, `A07` "Jul.", `W6` Sunday, `S22` summer, `O13` thirteenth, `N3` three); any other
word is its own lower case, so that the two never meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


def row(text: str) -> tuple[str, ...]:
    """Return the words of `text`."""
    return tuple(text.split())


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# EDTF level 1 numbers the seasons after the months.
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
ORDINALS = row(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
CARDINALS = row(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
)
TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
UNITS = row("year month week day decade century quarter weekend morning afternoon evening night")

# After one of these, or punctuation, a date before it does not belong to a noun that follows.
FUNCTION_WORDS = frozenset(
    row("""a an the this that these those and or but nor so yet as than if when while where who which whose whom what whether
    because although though since until till unless after before during in on at by for from of to with without within
    into onto over under about against among between through throughout across around near off out up down upon via
    toward towards despite amid along behind beyond following i you he she it we they one there here his her its their
    our my your is are was were be been being am has have had having do does did will would shall should may might must
    can could not n't never no all both each every some any many most several such also only even just still already
    however then now once again almost nearly soon ago alone onward onwards later earlier too""")
)
DETERMINERS = frozenset(row("a an the this that these those its his her their our my your every each any some no 's"))


def _symbols() -> dict[str, str]:
    """Return the symbol of every calendar term, by the exact spellings that count: "may" is no month, "MAY" no sure one."""
    table: dict[str, str] = {}
    for number, name in enumerate(MONTHS, 1):
        table[name] = f"M{number:02}"
        if name not in ("March", "May"):
            table[name.upper()] = f"M{number:02}"
        if len(name) > 4:
            table[name[:3]] = table[name[:3] + "."] = f"A{number:02}"
    table |= {"Jun": "A06", "Jun.": "A06", "Jul": "A07", "Jul.": "A07", "Sept": "A09", "Sept.": "A09"}
    for number, name in enumerate(WEEKDAYS):
        table[name] = table[name.upper()] = f"W{number}"
    for name, number in SEASONS.items():
        table[name] = table[name.capitalize()] = f"S{number}" + ("f" if name == "fall" else "")
    for name in UNITS:
        table[name + "s" if name != "century" else "centuries"] = "U" + name
        table[name] = "U" + name
    plain = {name: f"O{number:02}" for number, name in enumerate(ORDINALS, 1)}
    plain |= {f"{number}{'th' if 10 < number < 14 else ending}": f"O{number:02}"
              for number in range(1, 32) for ending in [("th", "st", "nd", "rd", *["th"] * 6)[number % 10]]}  # fmt: skip
    plain["thirtieth"] = "O30"
    plain |= {name: f"N{number}" for number, name in enumerate(CARDINALS, 1)}
    plain |= {name: f"N{number}" for name, number in TENS.items()}
    plain |= {f"q{number}": f"Q{number}" for number in range(1, 5)}
    for name, symbol in plain.items():
        table[name] = table[name.capitalize()] = symbol
    return table


SYMBOLS = _symbols()
_NEARBY = {"yesterday", "today", "tonight", "tomorrow"}
# No date without one of these or four digits in a row: the quick way out for most sentences.
_TRIGGERS = frozenset(
    {word for word, symbol in SYMBOLS.items() if symbol[0] in "MAWSUQ"}
    | _NEARBY
    | {word.capitalize() for word in _NEARBY}
)
_SHAPED = re.compile(r"\d{4}|\d0s|-(?:year|month|centur)", re.ASCII)
_DASHES = re.compile("([-\u2013])")


def mention_dates(words: Sequence[str]) -> bool:
    """Tell whether `words` may hold a date at all."""
    return not _TRIGGERS.isdisjoint(words) or _SHAPED.search(" ".join(words)) is not None


@dataclass(slots=True)
class Pieces:
    """A sentence as date forms see it: tokens cut at hyphens, column by column.

    `owners` are token indices, `words` the pieces in lower case, `spelt` the pieces as written, `symbols` as the module says,
    `text` the symbols with a space on either side of each, `places` the piece that begins at an offset into `text`.
    """

    owners: list[int]
    words: list[str]
    spelt: list[str]
    symbols: list[str]
    text: str
    places: dict[int, int]

    def word(self, place: int) -> str:
        """Return the lower-cased piece at `place`, "" beyond either end."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def is_clear(self, place: int) -> bool:
        """Tell whether `place` is an end, punctuation or a function word, so that a date before it belongs to no noun there."""
        word = self.word(place)
        return (not word[:1].isalnum() and word != "'s") or word in FUNCTION_WORDS or word.endswith("ly")

    def capitalised(self, place: int) -> bool:
        """Tell whether the piece at `place` opens with a capital."""
        return 0 <= place < len(self.spelt) and self.spelt[place][:1].isupper()


def cut(words: Iterable[str]) -> Pieces:
    """Cut tokens into pieces; any word is allowed, even an empty one or one with spaces."""
    owners: list[int] = []
    spelt: list[str] = []
    for index, word in enumerate(words):
        if len(word) > 1 and ("-" in word or "\u2013" in word):
            for part in filter(None, _DASHES.split(word)):
                owners.append(index)
                spelt.append("-" if part == "\u2013" else part)
        else:
            owners.append(index)
            spelt.append("-" if word == "\u2013" else word)
    lower = [word.lower() for word in spelt]
    symbols = [SYMBOLS.get(word) or low for word, low in zip(spelt, lower, strict=True)]
    places: dict[int, int] = {}
    offset = 1
    symbols = ["_" if not symbol or " " in symbol else symbol for symbol in symbols]
    for place, symbol in enumerate(symbols):
        places[offset] = place
        offset += len(symbol) + 1
    return Pieces(owners, lower, spelt, symbols, f" {' '.join(symbols)} ", places)


# -- the forms ---------------------------------------------------------------------------------------------------------

_YEAR = r"(?:1\d|20)\d\d"
_DAY = r"(?:O\d\d|[0-3]?\d)"
_MONTH = r"[MA]\d\d"
_FULL = r"M\d\d"
_LINK = r"(?:and|or|to|until|till|through|-|,|, and)"
_PART = r"(?: (?:Umorning|Uafternoon|Uevening|Unight))?"
_EARLY = r"(?:(?:very )?(?:early|late|mid|middle|midway|earlier|later)(?: -)? )"
_ORDINAL = r"(?:(?P<twenty>twenty|N20) - )?(?P<ordinal>O\d\d)"
_COUNT = r"(?P<count>an?|N\d+|\d{1,3})"
# "3 and 5 May 2020", "May and June 2019": the year may stand with a later member of the row.
_SHARED_DAY = rf"(?= (?:{_LINK} (?:on )?(?:the )?{_DAY} (?:of )?{_MONTH}|{_LINK} (?:on )?{_MONTH} {_DAY}) (?:, )?(?P<shared>{_YEAR}) )"
_SHARED_MONTH = rf"(?=(?: {_LINK} (?:in )?(?:{_EARLY})?{_FULL})+(?: ,| of)? (?P<shared>{_YEAR}) )"

FORMS: dict[str, str] = {
    "iso": rf"(?P<year>{_YEAR}) - (?P<month>\d\d) - (?P<day>\d\d)(?! -)",
    "numeric": r"(?P<one>\d\d?)(?P<mark>[/.])(?P<two>\d\d?)(?P=mark)(?P<year>\d{4})",
    "day_row": rf"(?:the )?(?P<day>{_DAY})(?= {_LINK} (?:the )?{_DAY} (?:of )?(?P<month>{_MONTH})(?: (?:, )?(?P<year>{_YEAR}))? )",
    "day_range": rf"(?:from )?(?P<month>{_MONTH}) (?P<day>{_DAY}) (?:to|until|-|through) (?P<last>{_DAY})(?: (?:, )?(?P<year>{_YEAR}))?(?! (?:,000|%|percent))",
    "day_between": rf"between (?P<month>{_MONTH}) (?P<day>{_DAY}) and (?P<last>{_DAY}) (?:, )?(?P<year>{_YEAR})",
    "day_month": rf"(?:W\d{_PART} (?:, )?)?(?:the )?(?P<day>{_DAY}) (?:of )?(?P<month>{_MONTH})(?: (?:, )?(?P<year>{_YEAR})|{_SHARED_DAY})?",
    "month_day": (
        rf"(?:W\d{_PART} (?:, )?)?(?P<month>{_MONTH}) (?:the )?(?P<day>{_DAY})"
        rf"(?: (?:, )?(?P<year>{_YEAR})|{_SHARED_DAY}|(?= {_LINK} {_DAY} , (?P<later>{_YEAR}) ))?(?! (?:%|percent))"
    ),
    "month": (
        rf"(?P<early>{_EARLY})?(?:the (?=same|following))?(?P<relative>(?:last|next|this)(?: past| coming)?|same|that|following) (?P<month>{_FULL})(?! \d)"
        rf"|(?P<qualified>{_EARLY})?(?P<named>{_MONTH})(?:(?: ,)?(?: of)? (?P<year>{_YEAR})|{_SHARED_MONTH})"
        rf"|(?P<loose>{_EARLY})?(?P<bare>{_FULL})(?: of (?P<of>last|this|next) Uyear)?"
    ),
    "quarter": (
        rf"(?:the )?(?:(?P<ordinal>O0[1-4]|last|final) Uquarter|(?P<number>Q[1-4]))(?: of)?"
        rf"(?: (?P<year>{_YEAR})| (?P<relative>last|next|this) Uyear)"
    ),
    "half": rf"(?:the )?(?P<ordinal>O0[12]) half of (?P<year>{_YEAR})",
    "season": (
        rf"(?:the )?(?P<early>{_EARLY})?(?:the )?(?:(?P<relative>(?:last|next|this)(?: past| coming)?|that|same) )?(?P<season>S\d\df?)"
        rf"(?:(?: of| ,)? (?P<year>{_YEAR})(?: - (?P<end>{_YEAR}|\d\d))?| of (?P<of>last|this|next) Uyear)?"
    ),
    "decade": rf"(?:the )?(?P<early>{_EARLY})?(?P<decade>(?:1\d|20)\d)0(?:s| 's(?! [a-z]))|the (?:{_EARLY})?' (?P<short>[2-9])0s",
    "century_row": rf"(?:the )?(?:{_EARLY})?{_ORDINAL}(?= (?:and|to|-) (?:the )?(?:{_EARLY})?(?:(?:twenty|N20) - )?O\d\d (?:- )?Ucentury )",
    "century": rf"(?:the )?(?:{_EARLY})?{_ORDINAL} (?:- )?Ucentury",
    "years": rf"(?P<first>{_YEAR}) [-/] (?P<second>{_YEAR}|\d\d)(?! -)",
    "nearby": rf"(?:the Uday (?P<side>before|after) )?(?P<nearby>yesterday|today|tomorrow){_PART}|(?P<tonight>tonight)",
    "span": (
        rf"(?P<early>{_EARLY})?(?:the )?(?P<relative>(?:last|next|this)(?: past| coming)?|that|same|following|previous|preceding)"
        r" U(?P<unit>[a-z]+)"
    ),
    "distance": (
        rf"(?:(?P<about>about|some|around|roughly|nearly|almost|approximately) )?{_COUNT} U(?P<unit>year|month|week|day|decade) "
        r"(?P<side>ago|earlier|later|from now)"
    ),
    "weekday": rf"(?:(?P<relative>(?:last|next|this)(?: past| coming)?) )?(?P<weekday>W\d){_PART}",
    "year": rf"(?P<early>{_EARLY})?(?:circa |c\. |ca\. )?(?P<year>{_YEAR})(?! (?:-|b\.?c\.?(?:e\.?)?|k?m|%|percent|°) )",
}  # fmt: skip

_PARTS = {form: re.findall(r"\(\?P<(\w+)>", pattern) for form, pattern in FORMS.items()}


def _named_apart(form: str, pattern: str) -> str:
    return re.sub(r"\(\?P([<=])(\w+)([>)])", rf"(?P\1{form}__\2\3", pattern)


_GRAMMAR = re.compile(
    "(?<= )(?:" + "|".join(f"(?P<{form}>{_named_apart(form, pattern)})" for form, pattern in FORMS.items()) + ")(?= )",
    re.ASCII,
)


@dataclass(slots=True)
class Match:
    """A form found in a sentence: pieces [first, last] inclusive, and the form's parts that are there."""

    form: str
    first: int
    last: int
    parts: dict[str, str]


def match_forms(pieces: Pieces) -> list[Match]:
    """Return the date forms in `pieces`, in order and disjoint; what they mean, if anything, is not asked yet."""
    matches = []
    ends = {offset + len(pieces.symbols[place]): place for offset, place in pieces.places.items()}
    for found in _GRAMMAR.finditer(pieces.text):
        form = found.lastgroup or ""
        values = found.groupdict()
        parts = {name: text for name in _PARTS[form] if (text := values[f"{form}__{name}"]) is not None}
        matches.append(Match(form, pieces.places[found.start()], ends[found.end()], parts))
    return matches
