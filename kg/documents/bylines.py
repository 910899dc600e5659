"""Lines that tell who wrote a text, when, and where it stood first; and the author's biography at its end."""

from __future__ import annotations

import re

from kg.documents.dates import find_date, is_beside_date, parse_bare_date
from kg.documents.metadata import Metadata, clean
from kg.documents.wording import ROLE_ELSE, ROLE_OF_WRITER, words

_BY = re.compile(
    r"\W{0,2}(?:by|(?:written|story|text|words|posted|analysis|opinion|commentary|interview|column|published|op-ed) by"
    r"|authors?\s*:)\s*:?\s+(?P<names>[^\n]{3,160})",
    re.IGNORECASE,
)
_BY_END = re.compile(
    r"\s*(?:[|·•/]|\s[–—-]\s|\(|,?\s*\b(?:published|updated|posted|last|on|for|in|from|special to|@\w+)\b|\d).*",
    re.IGNORECASE | re.DOTALL,
)
_PARTICLES = words(
    "de van von der den al bin bint ibn el la le du di da dos das del della ter ten y e i af av zu and &"
)
_NOT_NAMES = re.compile(
    r"\b(?:staff|writer|reporter|correspondent|editor|editorial|board|news|press|times|post|professor|agenc(?:y|ies)|desk|columnist"
    r"|reuters|ap|afp|director|fellow|ph\.?d|university|institute|today|journal|guardian|service|media|online|bureau|chief)\b\.?",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?P<before>[^\n!?]{0,120}?)(?:^|\b)(?P<word>(?:first |originally |date |last |article )?"
    r"(?:published|updated|posted|modified|created|date|dated|release[d]?(?: date)?|issued|publication date|publish date|edited|revised|uploaded"
    r"|for immediate release))(?: on| at| in)?\s*[:|–—-]?\s*(?P<date>\S[^\n]{3,80})",
    re.IGNORECASE,
)
_FIRST_IN = re.compile(
    r"\W{0,3}(?:(?:this|the) (?:article|story|essay|op-ed|commentary|piece|column|post|text|version|interview|paper|report)[^.]{0,60}?\s)?"
    r"(?:was |is |has been |were )?(?:(?:first|originally|previously|also|initially) )?"
    r"(?:published|appeared|printed|posted|reprinted|republished|adapted|excerpted)(?: here)?"
    r" (?:in|on|by|at|with|from)(?: the (?:website|web site|blog|pages|opinion pages|print edition) of)? (?P<rest>.{2,160})",
    re.IGNORECASE | re.DOTALL,
)
_NAME = r"[^\W\d_a-z][\w.'’-]*"
_PERSON = rf"(?:(?:Dr|Mr|Mrs|Ms|Prof|Professor|Sir|Dame|Lord|Ambassador|General|Gen|Col|Lt|Amb)\.? )?{_NAME}(?: (?:{_NAME}|de|van|von|der|al|bin|el|la|di|da|du|del)){{1,4}}"
_BIOGRAPHY = re.compile(
    rf"\W{{0,3}}(?P<names>{_PERSON}(?:(?:, and|,| and| &) {_PERSON}){{0,5}})"
    r"(?P<degrees>(?:,? (?:Ph\.? ?D|MD|JD|M\.?A|B\.?A|Jr|Sr|MSc|MBA|DPhil|Esq|[A-Z]{2,4})\b\.?){0,3}),?"
    r"(?:,? (?:an?|the|former|formerly|currently|who)\b[^,]{3,140},)?"
    r" (?P<verb>(?:is|are|was|were|serves?|teach(?:es)?|writes?|works?|worked|has (?:been|served|written|worked|taught)"
    r"|holds?|leads?|directs?|covers?|reports?|reported|contributed|speciali[sz]es|studies|researches)\b)(?P<rest>.*)",
    re.DOTALL,
)
_THE_WRITER = re.compile(
    r"\W{0,3}(?:the|this|our) (?:writer|author|columnist|reporter|contributor)s?['’s]* (?:is|are|was|were|teach(?:es)?|has|can be|may be)\b.{5,600}"
    r"|\W{0,2}(?:about the authors?|author bio|contact(?: the)? (?:writer|author|reporter|columnist|editor))\b.{0,600}",
    re.IGNORECASE | re.DOTALL,
)


def read_byline(line: str) -> Metadata | None:
    """Return the facts of a line that says who wrote the text ("By Jane Doe, 3 May 2014"), or None."""
    match = _BY.fullmatch(line) if len(line) <= 170 else None
    if not match or re.search(r"[a-z]{3}[.?!]$", line):
        return None
    names = match.group("names")
    end = _BY_END.search(names)
    rest = names[end.start() :] if end else ""
    authors = _authors(names[: end.start()] if end else names)
    if not authors or len(rest) > 90:
        return None
    found = find_date(rest) if rest else None
    return Metadata(author=authors, published=found[0] if found else None)


def _authors(names: str) -> str | None:
    """Return the persons of a byline, joined by commas, or None where they are no names."""
    persons: list[str] = []
    for part in re.split(r"\s*,\s*(?:(?i:and)\s+)?|\s+(?:(?i:and)|&)\s+", names.strip(" \t.,;:")):
        words = part.split()
        if not words or _NOT_NAMES.search(part):
            continue
        if len(words) > 5 or not all(word in _PARTICLES or word[:1].isupper() for word in words):
            return None
        if len(words) > 1 or persons:
            persons.append(part.title() if part.isupper() else part)
    return clean(", ".join(persons)) if persons and len(persons[0].split()) > 1 else None


def read_date_line(line: str) -> Metadata | None:
    """Return the facts of a line that says when the text was published, or is nothing but a date; None otherwise."""
    if len(line) > 200 or not any(character.isdigit() for character in line):
        return None
    bare = parse_bare_date(line)
    if bare:
        return Metadata(published=bare)
    match = _DATED.fullmatch(line)
    if not match:
        return None
    found = find_date(match.group("date"))
    if not found:
        return None
    if not is_beside_date(match.group("date")[: found[1]]):
        return None
    after = re.sub(r"(?i)updated|published|posted|modified|last", "", match.group("date")[found[2] :])
    if len(re.findall(r"[a-z]{3,}", after)) > 2:
        return None
    before = match.group("before").strip(" \t|·•,-–—/")
    first = find_date(before)
    if first:
        return Metadata(published=first[0])
    if before and (not match.group("word")[0].isupper() or not _are_names(before)):
        return None
    byline = read_byline(before) or read_byline("By " + before) if before.lower().startswith("by ") else None
    return Metadata(
        author=byline.author if byline else None, publisher=None if byline else clean(before), published=found[0]
    )


def _are_names(text: str) -> bool:
    """Tell whether a short text is names alone, as of an author and a paper."""
    names = text.split()
    return len(names) <= 10 and all(not name[0].islower() or name in _PARTICLES for name in names)


def read_origin(line: str) -> Metadata | None:
    """Return publisher and date of a line such as "Originally published in the Valley Courier, May 3, 2006.", or None."""
    match = _FIRST_IN.fullmatch(line) if len(line) <= 300 else None
    if not match:
        return None
    rest = match.group("rest")
    found = find_date(rest)
    if not found and not re.search(r"\b(?:first|original|article|piece|essay|op-ed|column)", line, re.IGNORECASE):
        return None
    publisher = re.split(r"(?<=[a-z)])[.;]\s|[.;]\s*$", rest[: found[1]] if found else rest)[0]
    publisher = re.sub(r"[\s,(]*(?:\bon|\bin|\bdated|\bof)?[\s,(]*$", "", publisher)
    publisher = re.split(r",?\s+(?:and|on|under|with|as|where|which)\s", publisher)[0]
    publisher = re.sub(r"^(?:the|an?)\s+", "", publisher.strip(" ,.“”\"'()*_"), flags=re.IGNORECASE)
    if not re.match(r"[\w]", publisher) or len(publisher.split()) > 8 or not re.search(r"[A-Z]", publisher):
        publisher = ""
    if not publisher and not found:
        return None
    return Metadata(publisher=clean(publisher), published=found[0] if found else None)


def read_biography(paragraph: str, author: str | None, body: str, last: bool) -> str | None:
    """Return the names of a paragraph that tells who the author is ("" where it names none), or None.

    `body` is the text before it: a writer, unlike the persons written about, is not mentioned there. `last` tells
    whether it is the text's last paragraph, where any office makes a biography; elsewhere only a writer's does.
    """
    if len(paragraph) > 900:
        return None
    if _THE_WRITER.fullmatch(paragraph):
        return ""
    match = _BIOGRAPHY.match(paragraph)
    if not match:
        return None
    names = match.group("names").strip()
    rest = match.group("verb") + match.group("rest")
    mine = bool(author) and any(part.lower() in names.lower() for part in _persons(author or ""))
    writer = ROLE_OF_WRITER.search(rest[:300])
    if mine and (writer or ROLE_ELSE.search(rest[:300])):
        return names
    if author and not mine and not writer:
        return None
    surnames = [person.split()[-1] for person in _persons(names)]
    if any(re.search(rf"\b{re.escape(surname)}\b", body) for surname in surnames):
        return None
    placed = re.search(r"\b(?:at|of|for|with|in)\b (?:the )?(?:[\w-]+ ){0,3}?[A-Z]", rest)
    if match.group("verb").lower() in {"was", "were", "reported"} and not (writer and placed):
        return None
    if writer and placed:
        return names
    return names if last and placed and ROLE_ELSE.search(rest[:300]) else None


def _persons(names: str) -> list[str]:
    """Return the persons of a list of names, without what follows a comma and is no name of two words."""
    return [part.strip() for part in re.split(r",| and | & ", names) if len(part.split()) > 1]
