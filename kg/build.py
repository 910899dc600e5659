"""The whole story on one screen: read → parse → extract → resolve → assemble → write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from kg import documents, extraction, language, resolution
from kg import ontology as ontologies
from kg.assembly import Assembly
from kg.cache import Cache, Kept
from kg.errors import InputError, Problem
from kg.graph import Graph
from kg.language import Parser
from kg.memory import Fresh, Item, Made, Memory, PackedParse, to_lines
from kg.model import Document, DocumentRecord, DocumentResult, Extraction, ParsedDocument, Statement
from kg.ontology import DEFAULT_BASE, Ontology
from kg.pool import map_batches
from kg.sorting import Folder

if TYPE_CHECKING:
    from spacy.language import Language

Inputs = str | Path | Iterable[str | Path]
Progress = Callable[[str], None]
"""Called with the name of each document when it is finished."""

Extractor = Callable[[ParsedDocument, Ontology], Extraction]
EXTRACTORS: dict[str, Extractor] = {"dependency": extraction.extract}
ENTRY_POINTS = "kgwright.extractors"
"""The entry-point group for other people's extractors: a name and a function from a parsed document to an Extraction."""

DEFAULT_TITLE = "Who does what to whom"
BATCH_DOCUMENTS = 32  # a batch of short documents is parsed at once, which is quicker than one by one
BATCH_CHARACTERS = 20_000


def build(
    inputs: Inputs,
    *,
    ontology: Ontology | str | Path | None = None,
    base: str = DEFAULT_BASE,
    title: str = DEFAULT_TITLE,
    pipeline: Language | str | None = None,
    extractor: str = "dependency",
    expected: str | None = "en",
    workers: int = 1,
    stdin: TextIO | BinaryIO | None = None,
    progress: Progress | None = None,
    cache: Cache | None = None,
    scratch: Folder = None,
) -> Graph:
    """Read documents and return their graph.

    `inputs` are files, folders and globs; "-" is `stdin`. `ontology` is a folder (the shipped one by default) whose
    instances are moved to `base`, `pipeline` the name of a spaCy pipeline, `expected` the language (ISO 639-1; None: any). What
    could not be read is in the graph's `problems`; `cache` is where results are kept, and looked up instead of made. `scratch` is the
    folder for statements that are too many for memory (None: where the system keeps what is temporary). Raises KgError where nothing can be
    done: a broken ontology, no pipeline, an unknown extractor.

    >>> graph = build("seeds/")  # doctest: +SKIP
    >>> graph.write("output/")  # doctest: +SKIP
    """
    ontology = _load_ontology(ontology, base)
    parser = language.Parser(pipeline)
    results = extract(
        inputs,
        ontology=ontology,
        pipeline=parser,
        extractor=extractor,
        expected=expected,
        workers=workers,
        stdin=stdin,
        cache=cache,
    )
    assembly = Assembly(ontology, folder=scratch)
    records: list[DocumentRecord] = []
    problems: list[Problem] = []
    held_back: Counter[str] = Counter()
    for result in results:
        for statement in result.statements:
            assembly.add(statement)
        held_back.update(one.reason for one in result.held_back)
        if result.record:
            records.append(result.record)
        if result.problem:
            problems.append(result.problem)
        if progress:
            progress(result.name)
    return assembly.finish(records, title=title, problems=problems, held_back=held_back, pipeline=parser.description)


def extract(
    inputs: Inputs,
    *,
    ontology: Ontology | str | Path | None = None,
    base: str = DEFAULT_BASE,
    pipeline: Language | Parser | str | None = None,
    extractor: str = "dependency",
    expected: str | None = "en",
    workers: int = 1,
    stdin: TextIO | BinaryIO | None = None,
    cache: Cache | None = None,
) -> Iterator[DocumentResult]:
    """Return a stream of what becomes of each document, in the order of the inputs, whatever the number of `workers`.

    Arguments and errors are those of `build`; documents are read as the stream is consumed. One that breaks a step gives a
    problem and leaves the others as they are.
    """
    stream = _stream(inputs, ontology, base, pipeline, extractor, expected, workers, stdin, cache)
    return (made.result if isinstance(made, Kept) else made for made in stream)


def extract_lines(inputs: Inputs, **options: Any) -> Iterator[tuple[str, bytes, Problem | None]]:
    """Return a stream of each document's name, its statements as lines of JSON, and the problem where it is none.

    Options are those of `extract`, which gives the same as objects.
    """
    stream = _stream(inputs, **options)
    return (
        (made.name, made.lines, None) if isinstance(made, Kept) else (made.name, to_lines(made), made.problem)
        for made in stream
    )


def _stream(
    inputs: Inputs,
    ontology: Ontology | str | Path | None = None,
    base: str = DEFAULT_BASE,
    pipeline: Language | Parser | str | None = None,
    extractor: str = "dependency",
    expected: str | None = "en",
    workers: int = 1,
    stdin: TextIO | BinaryIO | None = None,
    cache: Cache | None = None,
) -> Iterator[DocumentResult | Kept]:
    """Return a stream of what becomes of each document, as it was made or as it was kept."""
    if workers < 1:
        raise InputError(f"workers: {workers} is no number of processes; give 1 or more")
    function = find_extractor(extractor)
    ontology = _load_ontology(ontology, base)
    parser = pipeline if isinstance(pipeline, Parser) else Parser(pipeline)
    given = [inputs] if isinstance(inputs, (str, Path)) else inputs
    memory = Memory.of(cache, parser, ontology, extractor, expected)
    step = partial(
        _extract_batch,
        parser=parser,
        ontology=ontology,
        extractor=function,
        name=extractor,
        keep_parses=memory is not None,
    )
    if memory is None:
        parser.load()
        items: Iterator[Item] = documents.read(given, stdin=stdin, language=expected)
        return map(_get_result, map_batches(step, _batch(items), workers=workers, died=_tell_death))
    items = memory.watch(documents.read(given, stdin=stdin, language=expected, recall=memory.recall))
    known = partial(_find_known, parser=parser)
    return memory.keep(map_batches(step, _batch(items), workers=workers, died=_tell_death, known=known))


def assemble(
    statements: Iterable[Statement],
    records: Iterable[DocumentRecord] = (),
    ontology: Ontology | str | Path | None = None,
    *,
    base: str = DEFAULT_BASE,
    title: str = DEFAULT_TITLE,
    problems: Iterable[Problem] = (),
    held_back: Mapping[str, int] | None = None,
    pipeline: str = "",
    scratch: Folder = None,
) -> Graph:
    """Return the graph of statements, wherever they come from; their order, and that of the rest, does not matter.

    Persons are united across documents: who is a bare surname in one takes the full name that only one person bears in the others.
    More statements than memory should hold are kept in a file without a name in the folder `scratch`.
    """
    assembly = Assembly(_load_ontology(ontology, base), folder=scratch)
    for statement in statements:
        assembly.add(statement)
    return assembly.finish(records, title=title, problems=problems, held_back=held_back, pipeline=pipeline)


def extract_items(
    items: Iterable[Item], parser: Parser, ontology: Ontology, extractor: str = "dependency"
) -> Iterator[DocumentResult]:
    """Return a stream of what becomes of documents that somebody else reads, in this process. Raises InputError."""
    function = find_extractor(extractor)
    for batch in _batch(items):
        for made in _extract_batch(batch, parser=parser, ontology=ontology, extractor=function, name=extractor):
            result = _get_result(made)
            yield result.result if isinstance(result, Kept) else result


# -- one step of the story each ----------------------------------------------------------------------------------------


def extract_document(parsed: ParsedDocument, ontology: Ontology, extractor: Extractor, name: str) -> DocumentResult:
    """Return the statements of one parsed document: claims about mentions, then statements about participants."""
    document = parsed.document
    found = extractor(parsed, ontology)
    statements = resolution.resolve(parsed, found, ontology)
    return DocumentResult(
        document.name,
        _record(document),
        tuple(s if s.extractor == name else replace(s, extractor=name) for s in statements),
        tuple(found.held_back),
    )


def _record(document: Document) -> DocumentRecord:
    """Return what the graph keeps of a document."""
    d = document
    return DocumentRecord(d.name, d.title, d.author, d.publisher, d.published, d.url)


def find_extractor(name: str) -> Extractor:
    """Return the extractor of this name; raises InputError that lists the known names where there is none."""
    if name in EXTRACTORS:
        return EXTRACTORS[name]
    from importlib.metadata import entry_points

    plugged = {point.name: point for point in entry_points(group=ENTRY_POINTS)}
    if name not in plugged:
        raise InputError(f"unknown extractor {name!r}; known: {', '.join(sorted({*EXTRACTORS, *plugged}))}")
    function: Extractor = plugged[name].load()
    return function


def _load_ontology(given: Ontology | str | Path | None, base: str) -> Ontology:
    return given if isinstance(given, Ontology) else ontologies.load(given, base=base)


def _batch(items: Iterable[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        document = _find_document(item)
        size += len(document.text) if document else 0
        if len(batch) >= BATCH_DOCUMENTS or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _find_document(item: Item) -> Document | None:
    """Return the document that is still to be understood."""
    return item.document if isinstance(item, PackedParse) else item if isinstance(item, Document) else None


def _get_result(made: Made) -> DocumentResult | Kept:
    return made.result if isinstance(made, Fresh) else made


def _extract_batch(
    batch: list[Item],
    *,
    parser: Parser,
    ontology: Ontology,
    extractor: Extractor,
    name: str,
    keep_parses: bool = False,
) -> list[Made]:
    """Return what becomes of each item; with `keep_parses`, new parses go with the results."""
    parses = iter(_parse_together([item for item in batch if isinstance(item, Document)], parser))
    made: list[Made] = []
    for item in batch:
        document = _find_document(item)
        if document is None:
            made.append(_pass_on(item))
            continue
        known = isinstance(item, PackedParse)
        parsed = language.unpack(item.parse, document) if isinstance(item, PackedParse) else next(parses)
        # before it is understood, for that mends it in place
        packed = language.pack(parsed) if keep_parses and not known and isinstance(parsed, ParsedDocument) else None
        result = _extract_safely(document, parsed, ontology, extractor, name)
        made.append(result if packed is None else Fresh(result, packed))
    return made


def _parse_together(found: list[Document], parser: Parser) -> list[ParsedDocument | Exception]:
    """Return the parses of documents; one that cannot be parsed with the others is parsed alone."""
    if not found:
        return []
    pipeline = parser.load()
    try:
        return list(language.parse(found, pipeline))
    except Exception:  # noqa: BLE001 - parsed again one by one, to learn which it is
        return [_parse_alone(document, pipeline) for document in found]


def _pass_on(item: Item) -> DocumentResult | Kept:
    assert not isinstance(item, (Document, PackedParse))
    return DocumentResult(item.input, problem=item) if isinstance(item, Problem) else item


def _find_known(batch: list[Item], *, parser: Parser) -> list[Made] | None:
    """Return the results of a batch in which all are known; else see to it that workers find the pipeline loaded, if they need it."""
    if not any(map(_find_document, batch)):
        return [_pass_on(item) for item in batch]
    if any(isinstance(item, Document) for item in batch):
        parser.load()
    return None


def _parse_alone(document: Document, pipeline: Language) -> ParsedDocument | Exception:
    try:
        return next(language.parse([document], pipeline))
    except Exception as error:  # noqa: BLE001 - one bad document must not spoil a build
        return error


def _extract_safely(
    document: Document, parsed: ParsedDocument | Exception, ontology: Ontology, extractor: Extractor, name: str
) -> DocumentResult:
    if isinstance(parsed, Exception):
        return _fail(document, "parsed", parsed)
    try:
        return extract_document(parsed, ontology, extractor, name)
    except Exception as error:  # noqa: BLE001 - one bad document must not spoil a build
        return _fail(document, "understood", error)


def _fail(document: Document, what: str, error: Exception) -> DocumentResult:
    reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    problem = Problem(document.path or document.name, f"cannot be {what} ({reason})", "report it with this document")
    return DocumentResult(document.name, problem=problem)


def _tell_death(item: Item) -> Made:
    """Return the problem of a document that killed the process it was in."""
    document = _find_document(item)
    if document is None:
        return _pass_on(item)
    what, remedy = "ended the process that read it", "try it alone, or give the machine more memory"
    return DocumentResult(document.name, problem=Problem(document.path or document.name, what, remedy))
