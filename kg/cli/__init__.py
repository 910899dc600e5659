"""The command `kg`: alone prints, exits and catches.

A file holds the commands of one purpose, and `COMMANDS` names them all; `terminal` is what a person sees, `options` what commands share.
Everything of weight is imported where it is used: `kg --help` has to answer at once.
"""

from __future__ import annotations

import os
import sys

import click

from kg.cli.asking import query
from kg.cli.building import assemble, build, extract
from kg.cli.checking import evaluate, validate
from kg.cli.distributing import cluster
from kg.cli.explaining import explain
from kg.cli.exporting import export
from kg.cli.keeping import cache
from kg.cli.knowing import ontology
from kg.cli.ranking import dyads, path, rank
from kg.cli.serving import push, serve
from kg.cli.terminal import FAILED, FINE, INTERRUPTED, fail

COMMANDS = (
    build,
    extract,
    assemble,
    export,
    query,
    rank,
    dyads,
    path,
    serve,
    push,
    validate,
    evaluate,
    explain,
    cache,
    ontology,
    cluster,
)
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print the version and leave."""
    if wanted and not context.resilient_parsing:
        import kg

        click.echo(f"kg {kg.__version__}")
        context.exit()


@click.group(context_settings=CONTEXT, epilog="kg COMMAND --help tells more, with examples.")
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=show_version, help="Print the version."
)
def kg_command() -> None:
    """Text in, graph out: who does what to whom, as RDF, rankings and one page to look at."""


for command in COMMANDS:
    kg_command.add_command(command)


def main(arguments: list[str] | None = None) -> int:
    """Run the command with these arguments, those of the process by default, and return its exit status."""
    from kg.errors import KgError

    try:
        # not kg_command.main(): that makes a failure of a pipe that nobody reads to its end
        with kg_command.make_context("kg", sys.argv[1:] if arguments is None else list(arguments)) as context:
            status = kg_command.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as wanted:
        return wanted.exit_code
    except click.ClickException as error:
        error.show()
        return FAILED
    except (click.Abort, KeyboardInterrupt):
        click.echo("kg: interrupted", err=True)
        return INTERRUPTED
    except KgError as error:
        return fail(str(error), getattr(error, "excerpt", ""))
    except BrokenPipeError:
        # Whoever reads our output has had enough (`kg extract … | head`); Python must not try to flush the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except OSError as error:
        return fail(f"{error.filename or 'system'}: {error.strerror or error}")
    return status if isinstance(status, int) else FINE
