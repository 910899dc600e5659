"""Work in a process of its own, which is killed when its time is over: Oxigraph cannot be interrupted."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from kg.errors import KgError, QueryError

R = TypeVar("R")


def within(
    seconds: float | None, function: Callable[..., R], /, *arguments: object, method: str = "fork", **options: object
) -> R:
    """Return what `function` returns, computed by a process that lives no longer than `seconds`, or as long as it takes for None.

    A KgError of the function is raised here. Raises QueryError where the time is over or the process dies. `method` is how the process
    is started, where the machine can do so; a program with threads must not "fork". With any other method the function has to be one
    that can be imported.
    """
    context: Any = multiprocessing.get_context(method if method in multiprocessing.get_all_start_methods() else None)
    ours, theirs = context.Pipe(duplex=False)
    worker = context.Process(target=_work, args=(theirs, function, arguments, options), daemon=True)
    worker.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            raise QueryError(
                f"no answer within {seconds:g} second{'' if seconds == 1 else 's'}, so the query was stopped; "
                "ask for less, or allow it more time"
            )
        fine, made = ours.recv()
    except EOFError as error:
        raise QueryError("the query's process died, perhaps of too little memory; ask for less") from error
    finally:
        worker.kill()
        worker.join()
        ours.close()
    if fine:
        return made  # type: ignore[no-any-return]
    raise made


def _work(
    connection: Connection, function: Callable[..., object], arguments: tuple[object, ...], options: dict[str, object]
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and kills this process
    try:
        made: tuple[bool, object] = True, function(*arguments, **options)
    except KgError as error:
        made = False, error
    connection.send(made)
