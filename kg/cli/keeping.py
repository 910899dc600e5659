"""Commands for what is kept from one build to the next: cache."""

from __future__ import annotations

import click

from kg.cli.options import EXIT_CODES, cache_option, cache_size_option, make_cache
from kg.cli.terminal import FINE


@click.command(epilog=EXIT_CODES)
@cache_option
@cache_size_option
@click.option("--clear", is_flag=True, help="Forget everything that is kept.")
def cache(cache: str | None, cache_size: float, clear: bool) -> int:
    """Tell what is kept of earlier builds, and where; or forget it.

    `kg build` and `kg extract` keep the statements of each document, and look them up when neither the document, the ontology, the
    pipeline, the options nor kgwright itself has changed. Parses are kept, too: where the ontology alone has changed, nothing is parsed
    again. What is kept quotes the documents; it is readable by you alone.

    \b
    Example:
      kg cache --clear
    """
    kept = make_cache(cache, cache_size)
    if clear:
        kept.clear()
    else:
        kept.trim()
    info = kept.info()
    click.echo(f"{info.path}: {info.documents} documents, {info.size / 1e6:.1f} MB of {cache_size:g} GB at most")
    return FINE
