"""JSON Lines and CSV: one document a row."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from kg.documents.metadata import clean, make_document, metadata_from
from kg.documents.plain import LARGEST, segment
from kg.errors import InputError, Problem
from kg.model import Document

_TEXT = ("text", "body", "content", "fulltext", "full_text")
_NAME = ("id", "name", "doc_id", "document")
_SHOWN = 12


def read_jsonl(stream: BinaryIO, name: str, path: str) -> Iterator[Document | Problem]:
    """Yield the document of each line: an object with text and perhaps id (or name), title, author, publisher, published, url.

    A document is named by its id, else `name`-LINE. A line that is no such object is a Problem; the others are read.
    """
    number = 0
    while line := stream.readline(LARGEST + 1):
        number += 1
        place = f"{path}:{number}"
        if len(line) > LARGEST:
            yield Problem(place, "is too long a line for one document", "split it")
            while line and not line.endswith(b"\n"):
                line = stream.readline(LARGEST + 1)
            continue
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
        except UnicodeDecodeError as error:
            yield Problem(place, f"byte {error.start} cannot be decoded as UTF-8", "save the file as UTF-8")
            continue
        except (ValueError, RecursionError) as error:
            reason = getattr(error, "msg", None) or type(error).__name__
            yield Problem(place, f"is not valid JSON ({reason})", "write one JSON object a line")
            continue
        if not isinstance(row, dict):
            yield Problem(place, "holds no JSON object", 'write {"id": …, "text": …}')
            continue
        yield _document(row, number, name, path, place)
    if not number:
        raise InputError(f"{path}: is empty; give a file that holds text")


def read_csv(stream: BinaryIO, name: str, path: str) -> Iterator[Document | Problem]:
    """Yield the document of each row of a CSV file with a header; its columns are the keys of `read_jsonl`.

    The separator (comma, semicolon, tab or bar) is the one that the header has most of.
    """
    sample = stream.read(1 << 20)
    if not sample.strip():
        raise InputError(f"{path}: is empty; give a file that holds text")
    encoding = _encoding(sample, path)
    whole = io.BufferedReader(_Chain(sample, stream))
    lines = io.TextIOWrapper(whole, encoding=encoding, errors="surrogateescape", newline="")
    header = sample.splitlines()[0].decode(encoding, errors="replace")
    separator = max(",;\t|", key=header.count)
    csv.field_size_limit(LARGEST)
    rows = csv.reader((line.replace("\0", "\ufffd") for line in lines), delimiter=separator)
    try:
        columns = [column.strip().lower() for column in next(rows)]
        if not any(column in _TEXT for column in columns):
            shown = ", ".join(column[:40] for column in columns[:_SHOWN])
            raise InputError(
                f"{path}: has no column called text (its columns: {shown}); name the column of the texts text"
            )
        for number, cells in enumerate(rows, start=1):
            if any(cell.strip() for cell in cells):
                place = f"{path}:{rows.line_num}"
                yield _document(dict(zip(columns, cells, strict=False)), number, name, path, place)
    except csv.Error as error:
        yield Problem(
            f"{path}:{rows.line_num}", f"is not valid CSV ({error})", "mend the row; those after it were not read"
        )


def _document(row: Mapping[str, Any], number: int, name: str, path: str, place: str) -> Document | Problem:
    """Return the document of one row."""
    keys = {str(key).strip().lower(): value for key, value in row.items()}
    text = next((keys[key] for key in _TEXT if keys.get(key)), None)
    if not isinstance(text, str) or not text.strip():
        return Problem(place, "has no text", "give the row a text, or remove it")
    if len(text) > LARGEST:
        return Problem(place, "is too long for one document", "split it")
    if any("\ud800" <= character <= "\udfff" for character in text):
        return Problem(place, "holds bytes or characters that cannot be decoded", "save the file as UTF-8")
    own = metadata_from(keys)
    blocks, known = segment(text, own)
    given = next((clean(keys[key], 200) for key in _NAME if clean(keys.get(key))), None)
    return make_document(given or f"{name}-{number}", path, text, blocks, known)


def _encoding(sample: bytes, path: str) -> str:
    """Return the encoding of a table by its first MiB; what is not UTF-8 is taken as Western."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if sample.count(0) > len(sample) // 100:
        raise InputError(f"{path}: is a binary file, not a table; save it as CSV in UTF-8")
    try:
        sample[: len(sample) - 4 if len(sample) == 1 << 20 else None].decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if len(sample) - error.start > 4:
            return "cp1252"
    return "utf-8-sig"


class _Chain(io.RawIOBase):
    """The bytes already read, then the rest of a stream that cannot go back."""

    def __init__(self, head: bytes, tail: BinaryIO) -> None:
        self._head = memoryview(head)
        self._tail = tail

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        chunk: bytes | memoryview = self._head[: len(buffer)] if self._head else self._tail.read(len(buffer))
        if self._head:
            self._head = self._head[len(buffer) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)
