"""Commands that use other machines: cluster."""

from __future__ import annotations

from typing import Any

import click

from kg.cli.options import EXIT_CODES, base_option, ontology_option
from kg.cli.terminal import FINE, SOME_PROBLEMS, fail, tell_problems


@click.command(epilog=EXIT_CODES)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", required=True, metavar="FOLDER", help="New folder, or URL, that the parts go to.")
@click.option(
    "--master", metavar="URL", help="Spark's master, as local[2] or spark://HOST:7077; else that of spark-submit."
)
@click.option(
    "--partitions", type=click.IntRange(1), metavar="N", help="Number of parts; else as Spark splits the input."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "parquet", "nquads"]),
    default="jsonl",
    show_default=True,
    help="Format of the parts.",
)
@ontology_option
@base_option
@click.option("--pipeline", metavar="NAME", help="spaCy pipeline: a package that workers have, or a folder here.")
@click.option("--extractor", default="dependency", show_default=True, metavar="NAME", help="What finds claims.")
@click.option("--any-language", is_flag=True, help="Read documents that are not in English, too.")
def cluster(
    inputs: tuple[str, ...],
    output: str,
    master: str | None,
    partitions: int | None,
    form: str,
    base: str | None,
    any_language: bool,
    **more: Any,
) -> int:
    """Extract the statements of many documents on a Spark cluster.

    INPUT is JSON Lines or Parquet, a document a row with the columns that `kg build` reads, best with an id; paths, globs and URLs are
    Spark's. The parts hold the statements of a local `kg extract`, line for line once sorted. Needs kgwright[spark] and a JVM.

    \b
    Example:
      kg cluster news.jsonl -o statements/ --master 'local[2]'
    """
    from kg.cluster import make_job, run
    from kg.ontology import DEFAULT_BASE

    job = make_job(base=base or DEFAULT_BASE, expected=None if any_language else "en", **more)
    done = run(inputs, output, job, master=master, partitions=partitions, form=form)
    tell_problems(done.told)
    if done.problems > len(done.told):
        click.echo(f"and {done.problems - len(done.told)} more problems", err=True)
    click.echo(f"{done.documents} documents, {done.statements} statements in {output}", err=True)
    if not done.documents:
        return fail("no document could be read")
    return SOME_PROBLEMS if done.problems else FINE
