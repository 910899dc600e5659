"""Typography to plain characters, one for one, so that every offset still points into the user's own text."""

from __future__ import annotations

import re

_PLAIN = {
    0x2018: "'", 0x2019: "'", 0x201A: "'", 0x201B: "'", 0x2032: "'", 0x00B4: "'", 0x0060: "'", 0x02BC: "'",
    0x201C: '"', 0x201D: '"', 0x201E: '"', 0x201F: '"', 0x00AB: '"', 0x00BB: '"', 0x2033: '"',
    0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2212: "-", 0x00AD: "-",
    0x00A0: " ", 0x2002: " ", 0x2003: " ", 0x2007: " ", 0x2008: " ", 0x2009: " ", 0x200A: " ", 0x202F: " ",
    0x200B: " ", 0x200C: " ", 0x200D: " ", 0x2060: " ", 0xFEFF: " ", 0x3000: " ",
    0x000A: " ", 0x000D: " ", 0x0009: " ", 0x000B: " ", 0x000C: " ", 0x0085: " ", 0x2028: " ", 0x2029: " ",
    **dict.fromkeys((*range(0x09), *range(0x0E, 0x20), 0x7F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), " "),
}  # fmt: skip
# A dash between numbers joins them; any other long dash, or a hyphen that stands alone, parts a parenthesis from its
# sentence. The parser was trained on text where commas do that.
_RANGE = re.compile(r"(?<=\d)[\u2013\u2014](?=\d)")
_JOIN = re.compile(r"(?<=\w)\u2013(?=\w)")
# Markdown's marks inside a line: emphasis, and the address of a link.
_MARKS = re.compile(r"\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|\]\([^()\s]*\)|(?<!\w)\[(?=[^\]]*\]\()")
_BREAK = re.compile(r"[\u2013\u2014\u2015]|(?<=\s)-(?=\s)")


def normalize(text: str) -> str:
    """Return `text` with plain quotes, dashes, hyphens and spaces; always of the same length.

    >>> normalize("Chile\\u2014long silent\\u2014hasn\\u2019t replied")
    "Chile,long silent,hasn't replied"
    """
    text = text.translate(_PLAIN)
    if "*" in text or "_" in text or "](" in text:
        text = _MARKS.sub(lambda mark: " " * len(mark[0]), text)
    if "\u2013" in text or "\u2014" in text or "\u2015" in text or " - " in text:
        text = _RANGE.sub("-", text)
        text = _JOIN.sub("-", text)
        text = _BREAK.sub(",", text)
    return text
