"""What of a text is not its prose: menus, buttons, captions, bylines, notices, biographies, related stories.

`mark_omissions` looks at the paragraphs of a text and says for each one that is not read why. Plain text needs it as
much as web pages do, for people paste the one into the other. Rules ask for the form of a whole paragraph, and for
its place; a sentence of prose that contains such words stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kg.documents.bylines import read_biography, read_byline, read_date_line, read_origin
from kg.documents.dates import find_date
from kg.documents.metadata import Metadata, clean
from kg.documents.pieces import Piece, trim
from kg.documents.wording import BUTTONS, CAPTION, END_HEADINGS, FILLERS, LATE_ONLY, LINES, NEVER_ALONE, SECTIONS, words

_CREDIT_HINTS = ("hoto", "HOTO", "redit", "REDIT", "mage", "icture", "llustration", "ideo", "/", "FILE", "File")
_SHORT = 700
_HEAD, _TAIL = 12, 8
_FINAL = re.compile(r"[.!?;,…:][\"'”’»)\]*]*$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]*]*(?:\s|$)")
_WORDS = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_SECTION_TITLE = re.compile(
    r"(?:introduction|overview|background|(?:executive )?summary|abstract|foreword|preface|conclusions?|contents|chapter \w+|part \w+)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_CAPS = r"[A-Z][A-Z.'’-]+(?:[ /-][A-Z][A-Z.'’-]+){0,3}"
_PLACE = rf"(?:{_CAPS}|[A-Z][a-z]+(?: [A-Z][a-z]+){{0,2}})(?:,\s?[A-Z][\w.]+(?: [A-Z]\w+)?)?"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2}(?:st|nd|rd|th)?)?(?:,? \d{4})?"
_DATELINE = re.compile(
    rf"(?:{_DAY} \([A-Z][\w.&/ -]{{1,30}}\)\s*[-–—]+\s*|{_PLACE},? (?:{_DAY}\s*)?\((?:[A-Z][\w.&/ -]{{1,30}})\)\s*(?:[-–—]+|:)\s*|{_PLACE}, {_DAY}\s*[-–—]+\s*|{_PLACE}\s*\([A-Z][\w.&/ -]{{1,30}}, {_DAY}\)\s*[-–—:]*\s*"
    rf"|{_CAPS}(?:, [A-Z][\w.]+(?: [A-Z]\w+)?)?\s*[–—]\s*(?=[A-Z“\"'‘])|{_CAPS}(?:, [A-Z][\w.]+)? --? (?=[A-Z“\"'‘]))"
)  # fmt: skip


def mark_omissions(text: str, pieces: Sequence[Piece], known: Metadata) -> Metadata:
    """Mark the pieces that are not prose, tell headings from paragraphs, and return the facts that lines hold.

    `pieces` are changed in place: `omitted` is set, `kind` becomes "heading", `begin` moves behind a dateline. Pieces that
    are marked already are passed over. `known` are facts that stand outside the pieces; what is returned holds them
    too and completes them.
    """
    live = [piece for piece in pieces if not piece.omitted]
    bodies = [text[piece.begin : piece.end] for piece in live]
    found = _mark_lines(live, bodies, known)
    _mark_tail(live, bodies)
    _mark_menus(live, bodies)
    _mark_captions(live, bodies)
    found = found.over(_mark_biographies(live, bodies, found.author))
    found = found.over(_name_headings(live, bodies, found.title))
    return found.over(_skip_datelines(text, live))


def is_line_apart(line: str) -> bool:
    """Tell whether a line is a byline, a date or a button, and so no part of the paragraph around it."""
    line = line.strip()
    return bool(line) and (_is_furniture(line) or bool(read_byline(line)) or bool(read_date_line(line)))


def _is_furniture(body: str, at_top: bool = False) -> bool:
    """Tell whether a short text holds nothing but the words of buttons or, `at_top` or three of them, of a site's menu."""
    if len(body) > 160 or body[-1] in ".!?":
        return False
    words = [word for word in re.split(r"[\s,/|()]+", body.lower()) if word and word not in FILLERS]
    if not words:
        return True
    if all(word in BUTTONS for word in words):
        return len(words) > 1 or words[0] not in NEVER_ALONE
    known = sum(word in BUTTONS or word in SECTIONS for word in words)
    if known < len(words):
        named = all(word[0].isupper() for word in body.split() if word[0].isalpha())
        return named and len(words) > 4 and known >= 0.6 * len(words)
    return len(words) > 2 or (at_top and not NEVER_ALONE.intersection(words) and len(body.split()) < 3)


def _mark_lines(live: Sequence[Piece], bodies: Sequence[str], known: Metadata) -> Metadata:
    """Mark what its own wording gives away, whatever stands around it."""
    found = known
    count = len(live)
    for index, (piece, body) in enumerate(zip(live, bodies, strict=True)):
        if len(body) > _SHORT:
            continue
        near_end = index < _HEAD or index >= count - _TAIL
        if not any(character.isalnum() for character in body):
            piece.omitted = "an ornament"
        elif count > 1 and _is_furniture(body, index < 4):
            piece.omitted = "a menu or button"
        elif near_end and (facts := read_byline(body)):
            piece.omitted, found = "a byline", found.over(facts)
        elif near_end and (facts := read_origin(body)):
            piece.omitted, found = "where it was published first", found.over(facts)
        elif near_end and (facts := read_date_line(body)):
            if facts.publisher and found.author and facts.publisher.startswith(found.author):
                facts = Metadata(publisher=clean(facts.publisher[len(found.author) :]), published=facts.published)
            piece.omitted, found = "a date line", found.over(facts)
        elif count > 1 and (reason := _reason(body)):
            piece.omitted = reason
    if found.author and found.publisher and found.publisher.startswith(found.author + " "):
        publisher = clean(found.publisher[len(found.author) :].strip(" ,|-–—"))
        found = Metadata(found.title, found.author, publisher, found.published, found.url)
    return found


def _reason(body: str) -> str:
    """Return which form of line apart a whole text has, "" for none."""
    for reason, pattern in LINES.items():
        if pattern.fullmatch(body):
            if reason == "a line of the newsroom" and not _is_mostly_names(body):
                continue
            return reason
    if "@" in body and len(body.split()) <= 25 and _EMAIL.search(body):
        return "a link or an address"
    return ""


def _is_mostly_names(body: str) -> bool:
    words: list[str] = [
        word for word in _WORDS.findall(body) if word.lower() not in {"and", "by", "in", "the", "of", "for"}
    ]
    return sum(word[0].isupper() or word.lower() in _NEWSROOM for word in words) >= 0.7 * len(words)


_NEWSROOM = words("reporting editing writing additional further compiled translated edited written graphics production")


def _is_prose(body: str) -> bool:
    """Tell whether a text is a paragraph of sentences rather than a headline or a button."""
    return len(body) > 80 and bool(_FINAL.search(body[-12:])) and bool(_SENTENCE_END.search(body))


def _mark_tail(live: Sequence[Piece], bodies: Sequence[str]) -> None:
    """Mark all that follows a "related stories" heading with more prose before it than after it."""
    lengths = [
        len(body) if _is_prose(body) and piece.kind != "item" and not piece.omitted else 0
        for piece, body in zip(live, bodies, strict=True)
    ]
    total, before = sum(lengths), 0
    for index, (piece, body) in enumerate(zip(live, bodies, strict=True)):
        before += lengths[index]
        if len(body) > 100 or piece.kind == "item" or not END_HEADINGS.fullmatch(body):
            continue
        share = before / total if total else 0.0
        if before and share > (0.75 if LATE_ONLY.fullmatch(body) else 0.5):
            for other in live[index:]:
                other.omitted = other.omitted or "after the end of the text"
            return
        if before < total and not LATE_ONLY.fullmatch(body):
            piece.omitted = piece.omitted or "a pointer to another story"
            for other, line in zip(live[index + 1 :], bodies[index + 1 :], strict=True):
                if _FINAL.search(line) or len(line) > 140:
                    break
                other.omitted = other.omitted or "a pointer to another story"


def _mark_menus(live: Sequence[Piece], bodies: Sequence[str]) -> None:
    """Mark runs of four and more lines of at most three words: a site's menu, or a cloud of tags."""
    run: list[Piece] = []
    for piece, body in [*zip(live, bodies, strict=True), (None, "")]:
        bit = piece is not None and len(body) < 40 and len(body.split()) <= 3 and body[-1] not in ".!?:;"
        if bit and piece is not None:
            run.append(piece)
            continue
        if len(run) >= 4:
            for item in run:
                item.omitted = item.omitted or "a menu or button"
        run = []


def _is_credited(body: str) -> bool:
    """Tell whether a paragraph names its photographer; the look for a hint first saves most of the time."""
    return any(hint in body for hint in _CREDIT_HINTS) and bool(CAPTION.search(body))


def _mark_captions(live: Sequence[Piece], bodies: Sequence[str]) -> None:
    """Mark captions: those that name a photographer, paragraphs that stand twice, and quotes pulled from the text."""
    keys = [" ".join(body.split()) if len(body) <= 1200 else body for body in bodies]
    times = Counter(key for piece, key in zip(live, keys, strict=True) if not piece.omitted and len(key) > 40)
    doubled = sum(number > 1 for number in times.values())
    seen: set[str] = set()
    for index, (piece, key) in enumerate(zip(live, keys, strict=True)):
        if piece.omitted:
            continue
        if len(key) <= _SHORT and len(live) > 1 and _is_credited(key):
            piece.omitted = "a photo caption"
        elif times[key] > 1:
            beside = key in (keys[index - 1 : index] + keys[index + 1 : index + 2])
            if key in seen:
                piece.omitted = "said before"
            elif beside and 40 <= len(key) <= 400 and doubled <= max(1, len(live) // 5):
                piece.omitted = "a photo caption"
            seen.add(key)
    if len(live) < 400:
        long = [key for piece, key in zip(live, keys, strict=True) if not piece.omitted and len(key) > 120]
        whole = "\n".join(long)
        for piece, key in zip(live, keys, strict=True):
            pulled = key.strip("\"'“”‘’ ")
            if not piece.omitted and 40 <= len(pulled) <= 300 and whole.count(pulled) > (len(key) > 120):
                piece.omitted = "said before"


def _mark_biographies(live: Sequence[Piece], bodies: Sequence[str], author: str | None) -> Metadata:
    """Mark the author's biography among the first and the last paragraphs of a text of some length."""
    kept = [index for index, piece in enumerate(live) if not piece.omitted]
    if sum(len(bodies[index]) > 60 for index in kept) < 4:
        return Metadata()
    names: list[str] = []
    after = 0
    for place in range(len(kept) - 1, 0, -1):
        index = kept[place]
        if after > 2:
            break
        before = "\n".join(bodies[earlier] for earlier in kept[:place])
        who = read_biography(bodies[index], author, before, after == 0)
        if who is None:
            after += 1
        else:
            live[index].omitted = "the author's biography"
            names.append(who)
    if author:
        for index in kept[:4]:
            if not live[index].omitted and read_biography(bodies[index], author, "", False) is not None:
                live[index].omitted = "the author's biography"
    persons = [re.sub(r",? (?:and|&) ", ", ", name) for name in reversed(names) if name]
    return Metadata(author=clean(", ".join(persons)) if persons else None)


def _is_headline(body: str, first: bool) -> bool:
    """Tell whether a paragraph is a heading by its form: short, begun by a capital, and not ended like a sentence."""
    if ("\n" in body and len(body) > 120) or _FINAL.search(body[-12:]):
        return False
    words = len(body.split())
    opened = body.lstrip("\"'“‘(«[0123456789.) ")[:1]
    return (
        bool(opened)
        and not opened.islower()
        and (words <= 12 or (first and words <= 25) or (words <= 30 and body.isupper()))
    )


def _name_headings(live: Sequence[Piece], bodies: Sequence[str], title: str | None) -> Metadata:
    """Turn short lines into headings, and take the first one as the title where it opens the text."""
    kept = [(piece, body) for piece, body in zip(live, bodies, strict=True) if not piece.omitted]
    if len(kept) < 2:
        return Metadata()
    found = date = None
    known = " ".join(title.split()).casefold() if title else None
    titled = False
    for index, (piece, body) in enumerate(kept):
        line = " ".join(body.split())
        if known and line.casefold() == known:
            if titled:
                piece.omitted = "said before"
            piece.kind, titled = "heading", True
        elif piece.kind == "heading" or (
            piece.kind == "paragraph" and index < len(kept) - 1 and _is_headline(body, index == 0)
        ):
            piece.kind = "heading"
            if index == 0:
                date = find_date(line[-40:])
                if not title and not _SECTION_TITLE.fullmatch(line):
                    found, known, titled = line, line.casefold(), True
    return Metadata(title=clean(found), published=date[0] if date else None)


def _skip_datelines(text: str, live: Sequence[Piece]) -> Metadata:
    """Move the beginning of the first paragraphs behind a dateline ("GENEVA, 3 May (Agency) — ")."""
    found = None
    first = [piece for piece in live if not piece.omitted and piece.kind == "paragraph"][:2]
    for piece in first:
        match = _DATELINE.match(text, piece.begin, min(piece.end, piece.begin + 120))
        if match and match.end() < piece.end - 1:
            date = find_date(match.group())
            found = found or (date[0] if date else None)
            piece.begin = trim(text, match.end(), piece.end)[0]
            break
    return Metadata(published=found)
