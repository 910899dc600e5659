"""The same extraction on a cluster: one function, mapped by Apache Spark over partitions of documents.

Rows of JSON Lines or Parquet go in, statements come out in a part a partition: as JSON Lines, each line as `kg extract` prints it, as Parquet, or
as shards of N-Quads to be loaded in bulk. The ontology's files travel with the job and a pipeline in a folder does, too; a worker process
loads them once. What a document says depends on that document alone, so sorted lines are those of a local build, byte for byte.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from kg.build import extract_items, find_extractor
from kg.documents import read_rows
from kg.errors import InputError, Problem
from kg.jsonlines import dumps
from kg.language import Parser
from kg.model import DocumentRecord, Statement
from kg.ontology import DEFAULT_BASE, Ontology
from kg.ontology import load as load_ontology

if TYPE_CHECKING:
    from pyspark import RDD, Accumulator
    from pyspark.sql import SparkSession

Made = tuple[DocumentRecord | None, tuple[Statement, ...], Problem | None]
"""What becomes of one row: its document and statements, or the problem."""

FORMATS = ("jsonl", "parquet", "nquads")
LINES = (".jsonl", ".jsonl.gz", ".jsonl.bz2", ".json")
MOST_PROBLEMS = 1000  # told one by one; the others are counted

_PARTICIPANT = "struct<label:string,iri:string,kind:string,text:string,begin:bigint,end:bigint,form:string,of:string>"
SCHEMA = (
    (
        "document string, begin bigint, end bigint, sentence string, actor P, "
        "action struct<label:string,class:string,text:string,begin:bigint,end:bigint>, target P, theme P, polarity string, modality string, "
        "source array<string>, time string, place P, reciprocal boolean, confidence double, extractor string, rule string, attribution array<P>"
    )
    .replace("P,", f"{_PARTICIPANT},")
    .replace("<P>", f"<{_PARTICIPANT}>")
)


@dataclass(frozen=True)
class Job:
    """All that a worker needs to make statements of rows; small enough to travel with the code."""

    files: tuple[tuple[str, bytes], ...]
    base: str = DEFAULT_BASE
    pipeline: str | None = None
    shipped: str | None = None
    extractor: str = "dependency"
    expected: str | None = "en"

    @cached_property
    def parser(self) -> Parser:
        """The parser of this process."""
        if self.shipped is not None:
            from pyspark import SparkFiles

            return Parser(SparkFiles.get(self.shipped))
        return Parser(self.pipeline)

    @cached_property
    def ontology(self) -> Ontology:
        """The ontology of this process."""
        with tempfile.TemporaryDirectory() as folder:
            for name, content in self.files:
                Path(folder, name).write_bytes(content)
            return load_ontology(folder, base=self.base)

    def extract(self, rows: Iterable[str | bytes]) -> Iterator[Made]:
        """Yield what becomes of each row."""
        lines = (row if isinstance(row, bytes) else row.encode("utf-8", "surrogatepass") for row in rows)
        items = read_rows(lines, language=self.expected)
        for result in extract_items(items, self.parser, self.ontology, self.extractor):
            yield result.record, result.statements, result.problem


@dataclass(frozen=True, slots=True)
class Done:
    """What a run on a cluster came to."""

    documents: int
    statements: int
    problems: int
    told: tuple[Problem, ...]


def make_job(
    ontology: str | Path | None = None, *, base: str = DEFAULT_BASE, pipeline: str | None = None, **more: Any
) -> Job:
    """Return a job with the files of an ontology folder. Raises KgError where the folder or the extractor is none."""
    known = load_ontology(ontology, base=base)
    find_extractor(more.get("extractor", "dependency"))
    files = tuple((path.name, path.read_bytes()) for path in sorted(known.folder.glob("*.ttl")))
    folder = pipeline if pipeline is not None and Path(pipeline).is_dir() else None
    return Job(files, base, None if folder else pipeline, folder, **more)


def run(
    inputs: Iterable[str],
    output: str,
    job: Job,
    *,
    master: str | None = None,
    partitions: int | None = None,
    form: str = "jsonl",
) -> Done:
    """Extract the rows of files on a cluster, and write a part a partition into the folder `output`, which must not be there.

    `inputs` and `output` are paths or URLs that Spark knows (s3a://, hdfs://). `master` is Spark's (local[2], spark://host:7077, yarn); None
    takes that of spark-submit. Raises InputError where Spark is missing, or cannot read or write.
    """
    given = list(inputs)
    for one in given:
        if not one.endswith((*LINES, ".parquet")):
            raise InputError(
                f"{one}: neither JSON Lines nor Parquet by its ending; known are {', '.join((*LINES, '.parquet'))}"
            )
    session = _start(master)
    try:
        return _run(session, given, output, job, partitions, form)
    except Exception as error:
        raise InputError(f"{output}: the cluster gave up: {_shorten(error)}") from error
    finally:
        session.stop()


def _start(master: str | None) -> SparkSession:
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise InputError("Spark is not installed; install it with: pip install 'kgwright[spark]'") from error
    if master is None or master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder: Any = SparkSession.builder
    builder = builder.appName("kgwright").config("spark.ui.enabled", "false").config("spark.sql.caseSensitive", "true")
    if master is not None:
        builder = builder.master(master)
    try:
        session: SparkSession = builder.getOrCreate()
    except Exception as error:
        raise InputError(
            f"Spark does not start: {_shorten(error)}; it needs a JVM of version 17 or later, and a master that is there"
        ) from error
    session.sparkContext.setLogLevel("ERROR")
    return session


def _run(session: SparkSession, inputs: list[str], output: str, job: Job, partitions: int | None, form: str) -> Done:
    context = session.sparkContext
    if job.shipped is not None:
        context.addFile(job.shipped, recursive=True)
        job = Job(job.files, job.base, None, Path(job.shipped).name, job.extractor, job.expected)
    shared = context.broadcast(job)
    documents, statements, problems = (context.accumulator(0) for _ in range(3))
    told: Accumulator[list[Problem]] = context.accumulator([], _Lists())  # type: ignore[arg-type]

    def extract(rows: Iterable[str]) -> Iterator[str]:
        mine, found = _once(shared.value), list[Problem]()

        def count() -> Iterator[Made]:
            for made in mine.extract(rows):
                record, claims, problem = made
                documents.add(record is not None)
                statements.add(len(claims))
                problems.add(problem is not None)
                if problem is not None and len(found) < MOST_PROBLEMS:
                    found.append(problem)
                yield made

        yield from make_quads(mine, count()) if form == "nquads" else make_lines(count())
        told.add(found)

    rows = _read(session, inputs, partitions)
    lines = rows.mapPartitions(extract)
    if form == "parquet":
        session.read.schema(SCHEMA).json(lines).write.parquet(output)
    else:
        lines.saveAsTextFile(output)
    return Done(documents.value, statements.value, problems.value, tuple(sorted(told.value))[:MOST_PROBLEMS])


def make_lines(made: Iterable[Made]) -> Iterator[str]:
    """Yield statements as lines of JSON."""
    return (dumps(statement) for _, statements, _ in made for statement in statements)


def make_quads(job: Job, made: Iterable[Made]) -> Iterator[str]:
    """Yield the N-Quads of one shard: its documents' graphs, and descriptions of all whom they name."""
    from kg.rdf import quads

    records: list[DocumentRecord] = []
    statements: list[Statement] = []
    for record, claims, _ in made:
        if record is not None:
            records.append(record)
            statements += claims
    return (f"{quad} ." for quad in quads(statements, records, job.ontology))


@lru_cache(maxsize=1)
def _once(job: Job) -> Job:
    """Return the first job like this one that this process has met, with the ontology and the pipeline that it has loaded."""
    return job


def _read(session: SparkSession, inputs: list[str], partitions: int | None) -> RDD[str]:
    """Return rows of JSON from files of both formats."""
    context = session.sparkContext
    lines = [one for one in inputs if not one.endswith(".parquet")]
    tables = [one for one in inputs if one.endswith(".parquet")]
    parts: list[RDD[str]] = []
    if lines:
        parts.append(context.textFile(",".join(lines), partitions or context.defaultParallelism))
    if tables:
        parts.append(cast("RDD[str]", session.read.parquet(*tables).toJSON()))
    rows = context.union(parts) if len(parts) > 1 else parts[0]
    return rows.repartition(partitions) if partitions else rows


class _Lists:
    """How Spark adds up the problems of partitions."""

    def zero(self, value: list[Problem]) -> list[Problem]:
        return []

    def addInPlace(self, value1: list[Problem], value2: list[Problem]) -> list[Problem]:  # noqa: N802 - Spark's name
        value1 += value2
        return value1


def _shorten(error: Exception) -> str:
    """Return the line of a long story that says what is wrong."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return next((line for line in lines if "Exception" in line or "Error" in line), lines[0] if lines else repr(error))[
        :300
    ]
