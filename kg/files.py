"""Writing files so that a reader never meets half of one, nor a spreadsheet a formula."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\x00-\x1f]")
_SEPARATING = re.compile(r"""[",;|'\x00-\x1f\x85\u2028\u2029]|^\s|\s$""")


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a file for writing bytes; it takes the place of `path` when the block ends, and not at all if the block fails.

    The bytes go to a neighbour of `path` first, for renaming is atomic within one folder only. A link is followed, and
    a device or pipe is written directly. Raises InputError where the place cannot be written.
    """
    target = Path(os.path.realpath(path))
    direct = target.exists() and not target.is_file() and not target.is_dir()
    # the process number keeps two builds apart that write into one folder; it never shows in the result
    written = target if direct else target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir():
            raise IsADirectoryError("it is a folder")
        output = written.open("wb")
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"{path}: cannot be written: {reason}; choose another place for the output") from error
    try:
        with output:
            yield output
        if not direct:
            os.replace(written, target)
    except BaseException as error:
        if not direct:
            written.unlink(missing_ok=True)
        if isinstance(error, OSError):
            reason = error.strerror or str(error)
            raise InputError(f"{path}: cannot be written: {reason}; choose another place for the output") from error
        raise


def replace_bytes(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a whole file of bytes at once, or leave what was there. Raises InputError."""
    with replacing(path) as output:
        output.write(data)


def replace_text(path: str | os.PathLike[str], text: str) -> None:
    """Write a whole UTF-8 file at once, or leave what was there; lone surrogates become U+FFFD. Raises InputError."""
    replace_bytes(path, encode(text))


def encode(text: str) -> bytes:
    """The UTF-8 of a text; what UTF-8 cannot hold, a lone surrogate, becomes U+FFFD."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")


def csv_line(cells: Iterable[object], separator: str = ",") -> str:
    """One line of CSV with its line end: numbers as they are, None empty, text so that no spreadsheet takes it for a formula.

    Text that begins with = + - @ or a control character gets an apostrophe in front (OWASP, CSV Injection); text with any sign that some
    spreadsheet separates cells by is quoted, so that no part of a cell becomes a cell of its own.
    """
    return separator.join(map(_csv_cell, cells)) + "\n"


def _csv_cell(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, (int, float, Decimal)):
        return str(cell)
    text = str(cell)
    if _FORMULA.match(text):
        text = "'" + text
    return '"' + text.replace('"', '""') + '"' if _SEPARATING.search(text) else text
