"""Files, folders, globs and standard input to a stream of documents."""

from __future__ import annotations

import hashlib
import io
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO, TypeVar

from kg.documents.readers import READERS, TABLES, Reader, known_readers
from kg.errors import InputError, Problem
from kg.model import Document

if TYPE_CHECKING:
    from kg.documents.metadata import Metadata

T = TypeVar("T")

STDIN = "-"
_STDIN_NAME = "stdin"
_MAGIC = ("*", "?", "[")


@dataclass(frozen=True, slots=True)
class Found:
    """What the inputs come to: paths (as texts, which take a tenth of the memory) in order with a name each, and the inputs that come to nothing."""

    paths: tuple[str, ...]
    names: tuple[str, ...]
    problems: tuple[Problem, ...]


def list_inputs(inputs: Iterable[str | Path], *, readers: Mapping[str, Reader] | None = None) -> list[Path]:
    """Return the files that `read` will open, in its order; "-" stands for standard input. Nothing is opened."""
    return [Path(path) for path in find_inputs(inputs, readers=readers).paths]


def find_inputs(inputs: Iterable[str | Path], *, readers: Mapping[str, Reader] | None = None) -> Found:
    """Return the files that the inputs name, sorted by path and each once, their documents' names, and the problems.

    A folder gives all its files with a known ending, whatever their depth, but for hidden ones; a glob likewise; a file
    named directly must have a known ending. NAME.json beside a text NAME is its sidecar and no input.
    A name is the file's name without its ending; where several share it, their paths below the folder that they have
    in common; where even these agree, with the ending.
    """
    readers = known_readers() if readers is None else readers
    paths: dict[str, str] = {}
    problems: list[Problem] = []
    for given in inputs:
        if str(given) == STDIN:
            paths.setdefault(STDIN, STDIN)
            continue
        try:
            for one in _expand(Path(given), readers, problems):
                key, name = os.path.realpath(one), one.as_posix()
                paths[key] = min(name, paths.get(key, name))
        except (OSError, ValueError) as error:
            problems.append(Problem(str(given), f"cannot be looked up ({_say(error)})", "check the path"))
    ordered = sorted(paths.values())
    return Found(tuple(ordered), tuple(_name(ordered)), tuple(sorted(set(problems))))


def _expand(path: Path, readers: Mapping[str, Reader], problems: list[Problem]) -> Iterator[Path]:
    """Yield the files that one input names."""
    if path.is_dir():
        yield from _walk(path, readers, problems)
    elif path.exists():
        if path.suffix.lower() in readers:
            yield path
        elif not _is_sidecar(path, readers):
            what = f"has the ending {path.suffix!r}, which no reader knows" if path.suffix else "has no ending"
            problems.append(Problem(str(path), what, f"known are {', '.join(sorted(readers))}"))
    elif any(character in str(path) for character in _MAGIC):
        import glob

        matches = sorted(glob.glob(str(path), recursive=True))
        if not matches:
            problems.append(Problem(str(path), "matches no file", "check the pattern"))
        for match in map(Path, matches):
            if match.is_dir():
                if "**" not in str(path):
                    yield from _walk(match, readers, problems)
            elif match.suffix.lower() in readers:
                yield match
    else:
        problems.append(Problem(str(path), "does not exist", "check the path"))


def _walk(folder: Path, readers: Mapping[str, Reader], problems: list[Problem]) -> Iterator[Path]:
    """Yield the files of a folder and its folders, the hidden ones left out; links to folders are not followed."""

    def tell(error: OSError) -> None:
        problems.append(
            Problem(str(error.filename or folder), f"cannot be opened ({_say(error)})", "check who may read it")
        )

    count = 0
    for parent, folders, files in os.walk(folder, onerror=tell):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in sorted(files):
            path = Path(parent, file)
            if not file.startswith(".") and path.suffix.lower() in readers:
                count += 1
                yield path
    if not count and not any(problem.input.startswith(str(folder)) for problem in problems):
        problems.append(
            Problem(str(folder), "holds no file that a reader knows", f"known are {', '.join(sorted(readers))}")
        )


def _is_sidecar(path: Path, readers: Mapping[str, Reader]) -> bool:
    return path.suffix.lower() == ".json" and any(path.with_suffix(ending).exists() for ending in readers)


def _name(paths: list[str]) -> list[str]:
    """Return a name for each path, none twice."""
    stems = [_STDIN_NAME if path == STDIN else Path(path).stem for path in paths]
    times = Counter(stems)
    groups: dict[str, list[Path]] = {}
    for path, stem in zip(paths, stems, strict=True):
        if times[stem] > 1:
            groups.setdefault(stem, []).append(Path(path))
    longer: dict[str, str] = {}
    for group in groups.values():
        full = {path: Path(os.path.abspath(path)) for path in group}
        common = os.path.commonpath([file.parent for file in full.values()])
        below = {path: file.relative_to(common).as_posix() for path, file in full.items()}
        short = {path: name.removesuffix(path.suffix) for path, name in below.items()}
        often = Counter(short.values())
        longer.update({path.as_posix(): short[path] if often[short[path]] == 1 else below[path] for path in group})
    names = [longer.get(path, stem) for path, stem in zip(paths, stems, strict=True)]
    times = Counter(names)
    return [name if times[name] == 1 else path for path, name in zip(paths, names, strict=True)]


def read(
    inputs: Iterable[str | Path],
    *,
    stdin: TextIO | BinaryIO | None = None,
    stdin_ending: str = ".txt",
    language: str | None = "en",
    readers: Mapping[str, Reader] | None = None,
    recall: Callable[[Path, str], T | None] = lambda *_: None,
) -> Iterator[Document | Problem | T]:
    """Yield the documents of files, folders, globs and "-" (standard input), and a Problem for each that cannot be read.

    Problems of the inputs themselves come first, then the files in the order of `list_inputs`, opened one at a time as the
    stream is consumed. `stdin_ending` tells the format of `stdin`; `language` is the ISO 639-1 code expected (None: any);
    `readers` replaces the known ones. What `recall(path, name)` knows of a file that is no table is yielded in place of it, and the
    file is not read. Nothing is raised for bad input.
    """
    readers = known_readers() if readers is None else readers
    found = find_inputs(inputs, readers=readers)
    yield from found.problems
    taken = set[str]()
    for path, name in zip(map(Path, found.paths), found.names, strict=True):
        table = (stdin_ending if str(path) == STDIN else path.suffix).lower() in TABLES
        if not table and str(path) != STDIN and (remembered := recall(path, name)) is not None:
            yield remembered
            continue
        for item in _read_one(path, name, stdin, stdin_ending, readers):
            if isinstance(item, Problem):
                yield item
                continue
            document = item
            if table:
                taken = taken or set(found.names)
                document = _rename(document, name, taken)
            yield _judge(document, language)


def read_rows(rows: Iterable[bytes], *, language: str | None = "en") -> Iterator[Document | Problem]:
    """Yield the documents of rows of JSON from anywhere, each as a line of a .jsonl file.

    A row without an id is called by a digest of itself, for it has no number; one whose id another has keeps it all the same.
    """
    reader = known_readers()[".jsonl"]
    for row in rows:
        if not row.strip():
            continue
        name = f"row-{hashlib.sha256(row).hexdigest()[:16]}"
        for item in reader(io.BytesIO(row), name, name):
            yield _judge(item, language) if isinstance(item, Document) else item


def _read_one(
    path: Path, name: str, stdin: TextIO | BinaryIO | None, stdin_ending: str, readers: Mapping[str, Reader]
) -> Iterator[Document | Problem]:
    """Yield what one file holds, completed by its sidecar; whatever goes wrong is a Problem."""
    from kg.documents.metadata import complete

    given = str(path)
    ending = stdin_ending.lower() if given == STDIN else path.suffix.lower()
    try:
        if given == STDIN:
            if ending not in readers:
                raise InputError(f"-: no reader knows the ending {ending!r}; known are {', '.join(sorted(readers))}")
            if stdin is None:
                raise InputError("-: there is no standard input here; give a path")
            yield from readers[ending](_binary(stdin), name, given)
            return
        if not path.is_file():
            raise InputError(f"{given}: is not a regular file; give a file or a folder")
        known, problems = _sidecar(path)
        yield from problems
        with open(path, "rb") as stream:
            for item in readers[ending](stream, name, given):
                yield complete(item, known, wins=ending not in TABLES) if isinstance(item, Document) else item
    except InputError as error:
        yield _problem(given, str(error))
    except OSError as error:
        yield Problem(given, f"cannot be opened ({_say(error)})", "check that it is there and who may read it")
    except Exception as error:  # noqa: BLE001 - a parser of somebody else's met what its author did not foresee
        yield Problem(given, f"cannot be read ({type(error).__name__}: {_say(error)})", "save it in another format")


def _sidecar(path: Path) -> tuple[Metadata, list[Problem]]:
    """Return the facts of the sidecar beside a file, none where there is none."""
    from kg.documents.metadata import Metadata, read_sidecar

    sidecar = path.with_suffix(".json")
    if not sidecar.is_file():
        return Metadata(), []
    with open(sidecar, "rb") as stream:
        return read_sidecar(stream.read(1024 * 1024), str(sidecar))


def _binary(stream: TextIO | BinaryIO) -> BinaryIO:
    """Return the bytes behind a stream, whichever kind it is."""
    buffer = getattr(stream, "buffer", None)
    if buffer is not None:
        return buffer  # type: ignore[no-any-return]
    if isinstance(stream, io.TextIOBase):
        return io.BytesIO(stream.read().encode("utf-8", errors="surrogatepass"))
    return stream  # type: ignore[return-value]


def _rename(document: Document, name: str, taken: set[str]) -> Document:
    """Give a table's row a name that no other document has."""
    candidate = document.name
    if candidate in taken:
        candidate = f"{name}-{document.name}"
    number = 2
    while candidate in taken:
        candidate = f"{name}-{document.name}-{number}"
        number += 1
    taken.add(candidate)
    return document if candidate == document.name else replace(document, name=candidate)


def _judge(document: Document, language: str | None) -> Document | Problem:
    """Return the document, or why there is nothing to read in it."""
    given = document.path if Path(document.path).suffix.lower() not in TABLES else f"{document.path} ({document.name})"
    if not document.blocks:
        return Problem(given, "holds no prose", "give a file with sentences, or remove it")
    if language:
        from kg.documents.languages import find_foreign, name_language

        other = find_foreign(document, language)
        if other:
            what = f"is in {name_language(other)}, not in {name_language(language)}"
            return Problem(given, what, "translate it, or switch the check of the language off")
    return document


def _problem(given: str, message: str) -> Problem:
    """Return the Problem of an InputError's "path: what; remedy"."""
    what, _, remedy = message.removeprefix(f"{given}: ").partition("; ")
    return Problem(given, what, remedy)


def _say(error: Exception) -> str:
    """Return an error's message as one short line."""
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(str(text).split())[:160]


__all__ = ["READERS", "STDIN", "Found", "find_inputs", "list_inputs", "read", "read_rows"]
