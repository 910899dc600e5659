"""Web pages: the visible text of the body, the main content as blocks, the facts from its metadata."""

from __future__ import annotations

import json
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html

from kg.documents.boilerplate import mark_omissions
from kg.documents.dates import parse_date
from kg.documents.metadata import Metadata, clean, make_document
from kg.documents.pieces import BlockKind, Piece, blocks
from kg.documents.plain import load
from kg.documents.wording import words
from kg.errors import InputError, Problem
from kg.model import Document

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

_UNSEEN = words(
    "script style noscript template head svg math iframe object canvas audio video select datalist title meta link textarea"
)
_BLOCKS = words(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody"
    " td tfoot th thead tr ul button"
)
_ASIDE = words("nav footer aside form button figcaption figure menu dialog address")
_HEADINGS = words("h1 h2 h3 h4 h5 h6")
_LISTED = words("li td th dd")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\v\xa0\u200b]+")
_NESTING = re.compile(
    rb"<(/?)(?!/?(?:p|h[1-6]|li|br|title|meta|link|script|style|head|body|html|a|time|!)\b)[A-Za-z][^<>]*>",
    re.IGNORECASE,
)
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13})
_ENOUGH = 30


@dataclass(slots=True)
class Paragraph:
    """A visible paragraph: its text, what element holds it, and whether it stands in a page's margin."""

    text: str
    kind: BlockKind
    parent: int
    aside: bool
    tag: str = ""


def read_html(stream: BinaryIO, name: str, path: str) -> Iterator[Document | Problem]:
    """Yield the document of a web page.

    Its text is the visible text of the body in reading order, a blank line between paragraphs; its blocks are the
    paragraphs of it that trafilatura takes for the main content, with the prose between them that it passed over.
    """
    data = load(stream, path)
    if data.startswith((b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b")):
        raise InputError(f"{path}: is a binary file, not a web page; give it its own ending")
    tree = parse(data)
    if tree is None:
        raise InputError(f"{path}: holds no HTML; give it the ending .txt if it is a plain text")
    paragraphs = list(visible_paragraphs(tree))
    known = read_metadata(tree)
    main = find_main(tree, paragraphs, known.title)
    parts: list[str] = []
    pieces: list[Piece] = []
    offset = 0
    for paragraph, is_main in zip(paragraphs, main, strict=True):
        end = offset + len(paragraph.text)
        pieces.append(Piece(offset, end, paragraph.kind, "" if is_main else "outside the main text"))
        parts.append(paragraph.text)
        offset = end + 2
    text = "\n\n".join(parts)
    found = mark_omissions(text, pieces, known)
    yield make_document(name, path, text, blocks(pieces), found)


def parse(data: bytes) -> Any | None:
    """Return the tree of a page, its encoding found, its nesting flattened where it is too deep for the parser."""
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.translate(None, _CONTROLS)
    encoding = _encoding(data)
    for attempt in (data, _NESTING.sub(b"<p>", data)):
        parser = lxml_html.HTMLParser(encoding=encoding, huge_tree=True, remove_comments=True, remove_pis=True)
        try:
            tree = lxml_html.document_fromstring(attempt, parser=parser)
        except (etree.LxmlError, ValueError):
            return None
        if not any("xcessive depth" in entry.message for entry in parser.error_log):
            return tree
    return tree


def _encoding(data: bytes) -> str:
    """Return the encoding of a page: UTF-8 where it is that, else what it declares, else Western."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        pass
    match = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", data[:4096], re.IGNORECASE)
    declared = match.group(1).decode("ascii").lower() if match else ""
    try:
        data[:1024].decode(declared or "cp1252", errors="ignore")
    except LookupError:
        return "cp1252"
    return "cp1252" if declared in {"", "utf-8", "utf8", "iso-8859-1", "latin1", "latin-1", "us-ascii"} else declared


def visible_paragraphs(tree: Any) -> Iterator[Paragraph]:
    """Yield the paragraphs that a reader of the page would see, in reading order; no recursion, whatever the nesting."""
    body = tree.find("body")
    root = tree if body is None else body
    buffer: list[str] = []
    tags: list[str] = []
    numbers: list[int] = []
    count = 0
    state: tuple[BlockKind, int, bool, str] = ("paragraph", 0, False, "")

    def flush() -> Iterator[Paragraph]:
        lines = "".join(buffer).split("\v")
        buffer.clear()
        group: list[str] = []
        for raw in [*lines, ""]:
            line = _SPACES.sub(" ", raw).strip()
            if line:
                group.append(line)
            elif group:
                yield Paragraph("\n".join(group), *state)
                group = []

    def enter() -> tuple[BlockKind, int, bool, str]:
        kind: BlockKind = "paragraph"
        if _HEADINGS.intersection(tags):
            kind = "heading"
        elif _LISTED.intersection(tags):
            kind = "item"
        parent = numbers[-2] if len(numbers) > 1 else 0
        return kind, parent, bool(_ASIDE.intersection(tags)), tags[-1] if tags else ""

    skip: Any = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if skip is not None:
            if event == "end" and element is skip:
                skip = None
                buffer.append(element.tail or "")
            continue
        if event == "start":
            hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
            if tag in _UNSEEN or not tag or (hidden and element is not root):
                skip = element
                continue
            if tag in _BLOCKS:
                yield from flush()
                count += 1
                tags.append(tag)
                numbers.append(count)
                state = enter()
            if tag == "br":
                buffer.append("\v")
            else:
                buffer.append(
                    (element.text or "").replace("\v", " ")
                    if tag != "pre"
                    else (element.text or "").replace("\n", "\v")
                )
        else:
            if tag in _BLOCKS:
                yield from flush()
                tags.pop()
                numbers.pop()
                state = enter()
            if element is not root:
                buffer.append((element.tail or "").replace("\v", " "))
    yield from flush()


def _key(text: str) -> str:
    """Return the letters and digits of a text alone, for spaces and typography differ between extractors."""
    return "".join(character for character in text.casefold() if character.isalnum())


def find_main(tree: Any, paragraphs: list[Paragraph], title: str | None) -> list[bool]:
    """Tell for each visible paragraph whether it is main content: trafilatura's choice, aligned by letters and digits.

    Where trafilatura finds nothing (a page of a sentence or two), all that stands outside the page's margins is.
    """
    extracted = _extract(tree)
    keys = [_key(paragraph.text) for paragraph in paragraphs]
    exact = Counter(_key(line) for line in extracted)
    whole = "\n".join(exact)
    long = [key for key in exact if len(key) >= _ENOUGH]
    main = []
    for key, paragraph in zip(keys, paragraphs, strict=True):
        if not key or paragraph.tag == "figcaption":
            main.append(False)
        elif key in exact:
            main.append(not paragraph.aside or len(key) >= _ENOUGH)
        elif len(key) >= _ENOUGH:
            main.append(key in whole or any(part in key and len(part) > 0.6 * len(key) for part in long))
        else:
            main.append(False)
    size = sum(len(key) for key, chosen in zip(keys, main, strict=True) if chosen)
    if size < _ENOUGH or (not extracted):
        main = [bool(key) and not paragraph.aside for key, paragraph in zip(keys, paragraphs, strict=True)]
    homes = Counter(paragraph.parent for paragraph, chosen in zip(paragraphs, main, strict=True) if chosen)
    title_key = _key(title) if title else ""
    titled = any(chosen and key == title_key for key, chosen in zip(keys, main, strict=True))
    for index, (key, paragraph) in enumerate(zip(keys, paragraphs, strict=True)):
        if main[index] or paragraph.aside:
            continue
        prose = paragraph.text[-1:] in '.!?”"' and len(paragraph.text.split()) >= 8
        if paragraph.tag in {"p", "blockquote"} and prose and homes[paragraph.parent] >= 2:
            main[index] = True
        elif key and key == title_key and paragraph.kind == "heading" and not titled:
            main[index] = titled = True
    return main


def _extract(tree: Any) -> list[str]:
    """Return the paragraphs that trafilatura takes for the page's main content."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    try:
        found = bare_extraction(deepcopy(tree), include_comments=False, include_tables=True, with_metadata=False)
    except Exception:  # noqa: BLE001 - a hostile page may break the extractor; the visible text is still there
        return []
    body = getattr(found, "body", None)
    if body is None:
        return []
    lines: list[str] = []
    for element in body.iter("p", "head", "item", "cell", "quote", "code", "ab"):
        lines.extend(line for line in "".join(_text_of(element)).split("\n") if line.strip())
    return lines


def _text_of(element: Any) -> Iterator[str]:
    for part in element.iter():
        if part is not element and part.tag == "lb":
            yield "\n"
        yield part.text or ""
        if part is not element:
            yield part.tail or ""


def read_metadata(tree: Any) -> Metadata:
    """Return what a page's JSON-LD, meta tags and time elements say, completed by trafilatura's guesses."""
    own = _read_linked_data(tree).over(_read_meta_tags(tree))
    if not own.published:
        for element in tree.iter("time"):
            date = parse_date(element.get("datetime") or "".join(element.itertext()))
            if date:
                own = own.over(Metadata(published=date))
                break
    from copy import deepcopy

    from trafilatura import extract_metadata

    try:
        guess = extract_metadata(deepcopy(tree), extensive=False)
    except Exception:  # noqa: BLE001 - the guesses are an extra; the page's text is still there
        return own
    published = parse_date(guess.date) if guess.date and not own.published else None
    author = clean((guess.author or "").replace("; ", ", "))
    url = clean(guess.url) if (guess.url or "").startswith("http") else None
    return own.over(Metadata(clean(guess.title), author, clean(guess.sitename), published, url))


def _read_linked_data(tree: Any) -> Metadata:
    """Return what the first article of a page's JSON-LD says."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            found = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        queue = [found]
        seen = 0
        while queue and seen < 500:
            node = queue.pop(0)
            seen += 1
            if isinstance(node, list):
                queue.extend(node)
            elif isinstance(node, dict):
                if node.get("headline") or node.get("datePublished"):
                    date = clean(node.get("datePublished"))
                    url = clean(node.get("url")) or clean(node.get("mainEntityOfPage"))
                    return Metadata(
                        clean(node.get("headline")),
                        clean(node.get("author")),
                        clean(node.get("publisher")),
                        parse_date(date) if date else None,
                        url if url and url.startswith("http") else None,
                    )
                queue.extend(node.get("@graph") or [])
    return Metadata()


_META = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title"),
    "author": ("author", "article:author", "dc.creator", "parsely-author", "citation_author", "byl"),
    "publisher": ("og:site_name", "dc.publisher", "publisher", "application-name", "citation_publisher"),
    "published": (
        "article:published_time", "datepublished", "date", "pubdate", "publishdate", "dc.date", "dc.date.issued", "dcterms.created",
        "parsely-pub-date", "sailthru.date", "citation_publication_date", "publication_date", "og:published_time",
    ),
    "url": ("og:url",),
}  # fmt: skip


def _read_meta_tags(tree: Any) -> Metadata:
    """Return what a page's meta tags say."""
    content: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        value = clean(meta.get("content"))
        if key and value:
            content.setdefault(key, value)
    facts = {name: next((content[key] for key in keys if key in content), None) for name, keys in _META.items()}
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and not facts["url"]:
            facts["url"] = clean(link.get("href"))
    if not (facts["url"] or "").startswith("http"):
        facts["url"] = None
    if (facts["author"] or "").startswith("http"):
        facts["author"] = None
    facts["published"] = parse_date(facts["published"]) if facts["published"] else None
    return Metadata(**facts)
