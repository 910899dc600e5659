"""Plain text: bytes to the user's own characters, and characters to blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from kg.documents.boilerplate import mark_omissions
from kg.documents.metadata import Metadata, make_document, read_front_matter
from kg.documents.paragraphs import split_paragraphs
from kg.documents.pieces import blocks
from kg.errors import InputError, Problem
from kg.model import Block, Document

LARGEST = 64 * 1024 * 1024
"""The most bytes of one document; a table may be larger, its rows may not."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file", "give it the ending .pdf"),
    (b"PK\x03\x04", "a zip archive or an office document", "unpack it, or give it its own ending, such as .docx"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as .docx or .txt"),
    (b"{\\rtf", "a rich text file", "save it as .docx or .txt"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"\x89PNG", "an image", "give a text instead"),
    (b"\xff\xd8\xff", "an image", "give a text instead"),
    (b"GIF8", "an image", "give a text instead"),
    (b"\x7fELF", "a program", "give a text instead"),
)
_CONTROLS = bytes(set(range(32)) - {8, 9, 10, 11, 12, 13, 27}) + b"\x7f"
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL
)
_NOT_ASCII = re.compile(rb"[\x80-\xff]")


def load(stream: BinaryIO, path: str) -> bytes:
    """Return all of a document's bytes; InputError where they are none or too many."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        size = f"{LARGEST // (1024 * 1024)} MiB"
        raise InputError(f"{path}: is larger than {size}, too large for one document; split it, or make it a .jsonl")
    if not data.strip(b" \t\r\n\f\v\0"):
        raise InputError(f"{path}: is empty; give a file that holds text")
    return data


def decode(data: bytes, path: str) -> str:
    """Return the characters of a text file's bytes, its new lines as they are, its byte order mark dropped.

    UTF-8, or what the byte order mark says; else what charset-normalizer finds. InputError for a binary file
    and for bytes that no encoding explains.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                raise InputError(f"{path}: begins like {encoding} and is not; save it as UTF-8") from None
    for mark, what, remedy in _MAGIC:
        if data.startswith(mark):
            raise InputError(f"{path}: is {what}, not a text; {remedy}")
    sample = data[:65536]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    wide = _guess_wide(sample)
    if controls > len(sample) // 100 and not wide:
        raise InputError(f"{path}: is a binary file, not a text; give a text instead")
    try:
        return data.decode(wide or "utf-8")
    except UnicodeDecodeError as error:
        return _decode_other(data, path, error.start)


def _guess_wide(sample: bytes) -> str | None:
    """Return the UTF-16 variety of a text whose every other byte is NUL, as of Latin letters, or None."""
    half = len(sample) // 2
    if half > 1 and sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if half > 1 and sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _decode_other(data: bytes, path: str, bad: int) -> str:
    """Return the characters of a text that is not UTF-8."""
    high = len(_NOT_ASCII.findall(data[:262144]))
    broken = data[:262144].decode("utf-8", errors="replace").count("\ufffd")
    if high >= 3 * broken and high > 2:
        raise InputError(f"{path}: is UTF-8 but for byte {bad}, which cannot be decoded; mend it or save it as UTF-8")
    if high < 0.08 * min(len(data), 262144):
        # Latin text with a few accents and quotes: the statistics of charset-normalizer say little on so few bytes.
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            pass
        else:
            odd = sum(character in "¤¦¨¯¸¹²³þÞðÐ¬µ¶ƒˆ‡" for character in text)
            if odd <= high // 3:
                return text
    from charset_normalizer import from_bytes

    # The old Macintosh encodings are found too often, and hardly met.
    best = from_bytes(data, cp_exclusion=["mac_cyrillic", "mac_greek", "mac_latin2", "mac_roman", "mac_turkish"]).best()
    if best is None:
        raise InputError(f"{path}: byte {bad} cannot be decoded, and no encoding explains the file; save it as UTF-8")
    return data.decode(best.encoding)


def segment(text: str, known: Metadata | None = None) -> tuple[tuple[Block, ...], Metadata]:
    """Return the blocks of a plain text, and its facts where its own lines tell them.

    >>> segment("Talks failed\\n\\nBy Ann Example\\n\\nThe envoys left on Monday. They were angry.")[0]
    (Block(begin=0, end=12, kind='heading'), Block(begin=30, end=73, kind='paragraph'))
    """
    front, begin = read_front_matter(text)
    pieces = split_paragraphs(text, begin)
    found = mark_omissions(text, pieces, (known or Metadata()).over(front))
    return blocks(pieces), found


def read_plain(stream: BinaryIO, name: str, path: str) -> Iterator[Document | Problem]:
    """Yield the document of a plain text file; its text is exactly the file's."""
    data = load(stream, path)
    if _HTML.match(data[:4096]):
        raise InputError(f"{path}: is a web page, not a plain text; give it the ending .html")
    text = decode(data, path)
    found_blocks, known = segment(text)
    yield make_document(name, path, text, found_blocks, known)
