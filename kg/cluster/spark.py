"""The same extraction on a cluster: one function, mapped by Apache Spark over partitions of documents.

Rows of JSON Lines or Parquet go in, statements come out in a part a partition: as JSON Lines, each line as `kg extract` prints it, as Parquet, or
as shards of N-Quads to be loaded in bulk (see quads.py). The ontology's files travel with the job and a pipeline in a folder does,
too; a worker process loads them once. What a document says depends on that document alone, so sorted lines are those of a local build, byte
for byte.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from kg.cluster.job import Job, Made, once
from kg.errors import InputError, Problem
from kg.jsonlines import dumps

if TYPE_CHECKING:
    from pyspark import RDD, Accumulator
    from pyspark.sql import SparkSession

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


@dataclass(frozen=True, slots=True)
class Done:
    """What a run on a cluster came to."""

    documents: int
    statements: int
    problems: int
    told: tuple[Problem, ...]


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

    def extract(rows: Iterable[str]) -> Iterator[Made]:
        found = list[Problem]()
        for made in once(shared.value).extract(rows):
            record, claims, problem = made
            documents.add(record is not None)
            statements.add(len(claims))
            problems.add(problem is not None)
            if problem is not None and len(found) < MOST_PROBLEMS:
                found.append(problem)
            yield made
        told.add(found)

    made: RDD[Made] = _read(session, inputs, partitions).mapPartitions(extract)
    if form == "nquads":
        from kg.cluster.quads import make_quads

        make_quads(made, shared).saveAsTextFile(output)
    elif form == "parquet":
        session.read.schema(SCHEMA).json(made.mapPartitions(make_lines)).write.parquet(output)
    else:
        made.mapPartitions(make_lines).saveAsTextFile(output)
    return Done(documents.value, statements.value, problems.value, tuple(sorted(told.value))[:MOST_PROBLEMS])


def make_lines(made: Iterable[Made]) -> Iterator[str]:
    """Yield statements as lines of JSON."""
    return (dumps(statement) for _, statements, _ in made for statement in statements)


def _read(session: SparkSession, inputs: list[str], partitions: int | None) -> RDD[str]:
    """Return rows of JSON from files of both formats."""
    context = session.sparkContext
    lines = [one for one in inputs if not one.endswith(".parquet")]
    tables = [one for one in inputs if one.endswith(".parquet")]
    parts: list[RDD[str]] = []
    if lines:
        parts.append(context.textFile(",".join(lines), partitions or context.defaultParallelism))
    if tables:
        from pyspark.sql import functions

        found = session.read.parquet(*tables).select(functions.to_json(functions.struct("*")))
        parts.append(cast("RDD[str]", found.rdd.map(itemgetter(0))))
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
