"""Plain text to paragraphs: where a new line ends one and where it only wraps it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.documents.boilerplate import is_line_apart
from kg.documents.pieces import Piece, trim
from kg.documents.wording import words

_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]*]*\s*$")
_ITEM = re.compile(r"\s*(?:[-*+•‣◦▪●]|\(?\d{1,2}[.)]|\([a-z]\)|\[\d{1,3}\])[ \t]+(?=\S)")
# A line that ends in one of these goes on in the next one, however short it is.
_OPEN_ENDS = words(
    "a an the of in on at by for from to with and or but nor as that than which who whom whose is are was were be been"
    " has have had will would can could may might must should shall not its his her their our my your this these those"
    " into over under between against about after before during through mr mrs ms dr"
)
_LONG = 160
_LINE_END = 30
_NEAR = 3000


def split_paragraphs(text: str, begin: int = 0, end: int | None = None) -> list[Piece]:
    """Return the paragraphs of `text[begin:end]`, as pieces of kind paragraph or item, in text order.

    Blank lines always part paragraphs. In a run of lines without one, a new line parts them where the lines read as
    one paragraph each (long, or mostly ended by punctuation), where the next word would well have fitted on the line,
    before a list's item and before an indented line; elsewhere it is a hard wrap.
    """
    pieces: list[Piece] = []
    run: list[tuple[int, str]] = []
    offset = begin
    for line in (text[begin:end] if begin or end else text).splitlines(keepends=True):
        if line.isspace() or line[0] == "\f":
            if run:
                _add_run(text, run, pieces)
                run = []
            if not line.isspace():
                run = [(offset, line)]
        else:
            run.append((offset, line))
        offset += len(line)
    if run:
        _add_run(text, run, pieces)
    return pieces


def _add_run(text: str, run: Sequence[tuple[int, str]], pieces: list[Piece]) -> None:
    """Append the pieces of a run of lines that are not blank."""
    near_end = run[0][0] < _NEAR or run[-1][0] > len(text) - _NEAR
    start = 0
    for index in [*_breaks([line for _, line in run], near_end), len(run)]:
        offset, line = run[start]
        last_offset, last = run[index - 1]
        item = _ITEM.match(line)
        begin, end = trim(text, offset + (item.end() if item else 0), last_offset + len(last))
        if begin < end:
            pieces.append(Piece(begin, end, "item" if item else "paragraph"))
        start = index


def _breaks(lines: Sequence[str], near_end: bool) -> list[int]:
    """Return the indices of the lines that begin a paragraph, but for the first."""
    if len(lines) == 1:
        return []
    lengths = [len(line.rstrip()) for line in lines]
    width = max(lengths)
    slack = max(6, width // 5)
    firsts = [line.split(None, 1)[0] for line in lines]
    fitted = [size + 1 + len(word) <= width - slack for size, word in zip(lengths, firsts[1:], strict=False)]
    ended = [bool(_ENDED.search(line, max(0, len(line) - _LINE_END))) for line in lines]
    parts = len(lines) - 1
    names = (
        width < 60 and parts > 1 and not any(ended) and sum(word[0].isupper() for word in firsts) > 0.7 * len(firsts)
    )
    each = names or width > _LONG or (parts > 1 and (sum(ended[:-1]) >= 0.7 * parts or sum(fitted) > parts // 2))
    begins = []
    for index in range(1, len(lines)):
        before, line = lines[index - 1], lines[index]
        apart = near_end and (index < 6 or index > len(lines) - 6) and lengths[index] < 100
        if _ITEM.match(line):
            parted = True
        elif each or fitted[index - 1]:
            open_end = before.split()[-1].lower().rstrip(".") in _OPEN_ENDS or before.rstrip()[-1] in ",-–"
            parted = ended[index - 1] or names or not (open_end or firsts[index][0].islower())
        else:
            parted = ended[index - 1] and line[0] in " \t" and before[0] not in " \t"
        if parted or (apart and (is_line_apart(line) or is_line_apart(before))):
            begins.append(index)
    return begins
