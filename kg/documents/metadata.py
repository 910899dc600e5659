"""What is known about a document beside its text: title, author, publisher, date, address."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from kg.documents.dates import parse_date
from kg.errors import Problem
from kg.model import Block, Document

_SPACE = re.compile(r"\s+")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# The names that front matters, table columns and headers give to the five facts.
KEYS: dict[str, str] = {
    "title": "title",
    "headline": "title",
    "author": "author",
    "authors": "author",
    "by": "author",
    "byline": "author",
    "publisher": "publisher",
    "source": "publisher",
    "site": "publisher",
    "sitename": "publisher",
    "publication": "publisher",
    "newspaper": "publisher",
    "published": "published",
    "date": "published",
    "pubdate": "published",
    "publication date": "published",
    "date published": "published",
    "publish date": "published",
    "datepublished": "published",
    "url": "url",
    "link": "url",
    "permalink": "url",
    "canonical": "url",
}


@dataclass(frozen=True, slots=True)
class Metadata:
    """The five facts, each None where unknown; `published` is an EDTF date."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """Return these facts, completed by `other` where they are silent."""
        return Metadata(*(getattr(self, f.name) or getattr(other, f.name) for f in fields(self)))


def clean(value: object, limit: int = 500) -> str | None:
    """Return a fact's value as one line of visible text, or None where there is none; lists are joined by commas."""
    if isinstance(value, (list, tuple)):
        value = ", ".join(part for part in (clean(item) for item in value) if part)
    if isinstance(value, Mapping):
        value = value.get("name")
    if value is None or isinstance(value, (bool, Mapping)):
        return None
    return _SPACE.sub(" ", _UNSEEN.sub(" ", str(value))).strip()[:limit].strip() or None


def metadata_from(pairs: Mapping[str, object]) -> Metadata:
    """Return the facts that a mapping with any of the known keys holds; the first key that says something wins."""
    found: dict[str, str] = {}
    for key, value in pairs.items():
        name = KEYS.get(str(key).strip().lower().replace("_", " "))
        text = clean(value) if name else None
        if name == "published" and text:
            text = parse_date(text)
        if name == "publisher" and text and re.match(r"https?://", text):
            name = "url"
        if name == "url" and text and not re.match(r"https?://\S+$", text, re.IGNORECASE):
            text = None
        if name and text:
            found.setdefault(name, text)
    return Metadata(**found)


def make_document(name: str, path: str, text: str, blocks: tuple[Block, ...], known: Metadata) -> Document:
    """Return the document with its facts."""
    return Document(name, text, blocks, path, known.title, known.author, known.publisher, known.published, known.url)


def read_sidecar(data: bytes, path: str) -> tuple[Metadata, list[Problem]]:
    """Return the facts of a sidecar file and what is wrong with it; a wrong one leaves the document as it is."""
    try:
        pairs = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0] if str(error) else "too deep"
        return Metadata(), [Problem(path, f"is not valid JSON ({reason})", "mend the sidecar or remove it")]
    if not isinstance(pairs, dict):
        remedy = "write an object with any of the keys title, author, publisher, published, url"
        return Metadata(), [Problem(path, "holds no JSON object", remedy)]
    problems = []
    published = clean(pairs.get("published"))
    if published and not parse_date(published):
        what = f"has a date that cannot be read: {published[:60]!r}"
        problems.append(Problem(path, what, "write it as YYYY-MM-DD, YYYY-MM or YYYY"))
    return metadata_from(pairs), problems


def complete(document: Document, first: Metadata, *, wins: bool = True) -> Document:
    """Return `document` with the facts of `first`, which win over its own or only fill its gaps."""
    own = Metadata(document.title, document.author, document.publisher, document.published, document.url)
    known = first.over(own) if wins else own.over(first)
    return replace(
        document,
        title=known.title,
        author=known.author,
        publisher=known.publisher,
        published=known.published,
        url=known.url,
    )


_PAIR = re.compile(r"([A-Za-z][A-Za-z _-]{0,30}?)\s*:\s+(\S.*?)\s*")
_ITEM = re.compile(r"\s*-\s+(.*\S)\s*")


def read_front_matter(text: str) -> tuple[Metadata, int]:
    """Return the facts of a front matter or header at the very beginning of `text`, and the offset where it ends.

    Two forms: `key: value` lines between two `---` (or `+++`, with `key = value`) lines; or a block of at least two
    such lines, all with known keys, ended by a blank line. Nested values are passed over, lists of plain items read.
    """
    lines = text[:20_000].splitlines(keepends=True)
    if not lines:
        return Metadata(), 0
    fence = lines[0].strip()
    if fence in {"---", "+++"}:
        for index in range(1, len(lines)):
            if lines[index].strip() in ({fence, "..."} if fence == "---" else {fence}):
                pairs = _pairs(lines[1:index])
                if not pairs:
                    break
                return metadata_from(pairs), sum(map(len, lines[: index + 1]))
        return Metadata(), 0
    header: dict[str, object] = {}
    offset = 0
    for line in lines:
        match = _PAIR.fullmatch(line.rstrip())
        if not match or match.group(1).lower() not in KEYS:
            break
        header[match.group(1).lower()] = match.group(2)
        offset += len(line)
    if len(header) > 1 or header.keys() & {"title", "headline", "url"}:
        return metadata_from(header), offset
    return Metadata(), 0


def _pairs(lines: list[str]) -> dict[str, object]:
    """Return the `key: value` and `key = value` pairs of a front matter."""
    pairs: dict[str, object] = {}
    items: list[str] = []
    key = ""
    for line in lines:
        item = _ITEM.fullmatch(line)
        match = re.match(r"([\w][\w .-]*?)\s*[:=]\s*(.*?)\s*$", line)
        if item and key and not pairs.get(key):
            items.append(_unquote(item.group(1)))
        elif match and not line[0].isspace():
            if items:
                pairs[key] = items
            key, items = match.group(1), []
            value = match.group(2)
            if value.startswith("[") and value.endswith("]"):
                pairs[key] = [_unquote(part.strip()) for part in value[1:-1].split(",")]
            else:
                pairs[key] = _unquote(value)
    if items:
        pairs[key] = items
    return pairs


def _unquote(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
