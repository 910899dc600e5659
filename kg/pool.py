"""Work spread over processes: results in the order of the items, whatever the number of processes, whatever dies."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

# What a worker does with an item. A worker is forked, so it has the function, with the model and the ontology that it holds, without
# anything being pickled or loaded again.
_function: Callable[[Any], Any] | None = None


def can_fork() -> bool:
    """Whether this machine can start workers that share what the program has loaded."""
    return "fork" in multiprocessing.get_all_start_methods()


def map_batches(
    function: Callable[[list[T]], list[R]],
    batches: Iterable[list[T]],
    *,
    workers: int,
    died: Callable[[T], R],
    known: Callable[[list[T]], list[R] | None] = lambda _: None,
    ahead: int = 3,
) -> Iterator[R]:
    """Yield the results of `function(batch)` for each batch, in the order of the batches, computed by `workers` forked processes.

    No more than `ahead` batches a worker are taken before their turn, so a stream stays a stream. Where a worker dies (of too little
    memory, or a fault in a C library), each item that it may have died of is tried again in a process of its own, and
    `died(item)` stands for one that kills that too. One worker, or a machine that cannot fork, computes in this process.
    `known(batch)` returns results that need no work, or None; no worker starts before there is work.
    """
    if workers <= 1 or not can_fork():
        for each in batches:
            found = known(each)
            yield from function(each) if found is None else found
        return
    stream = iter(batches)
    pool: ProcessPoolExecutor | None = None
    waiting: deque[tuple[list[T], Future[list[R]]]] = deque()
    try:
        while True:
            while len(waiting) < ahead * workers and (batch := next(stream, None)) is not None:
                results = known(batch)
                if results is None:
                    pool = pool or _start(function, workers)
                    waiting.append((batch, _submit(pool, batch)))
                else:
                    waiting.append((batch, _finished(results)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            try:
                results = future.result()
            except BrokenProcessPool:
                if pool:
                    pool.shutdown()
                yield from _do_singly(function, batch, died)
                pool = fresh = _start(function, workers)
                waiting = deque((one, _do_again(fresh, one, old)) for one, old in waiting)
            else:
                yield from results
    finally:
        if pool:
            pool.shutdown(cancel_futures=True)


def _start(function: Callable[[Any], Any], workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(function,))


def _begin(function: Callable[[Any], Any]) -> None:
    global _function  # noqa: PLW0603 - a process pool offers no other place that its tasks can reach
    _function = function
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and ends its workers


def _work(batch: Any) -> Any:
    assert _function is not None
    return _function(batch)


def _submit(pool: ProcessPoolExecutor, batch: object) -> Future[Any]:
    try:
        return pool.submit(_work, batch)
    except BrokenProcessPool as error:
        failed: Future[Any] = Future()
        failed.set_exception(error)
        return failed


def _finished(results: list[R]) -> Future[list[R]]:
    done: Future[list[R]] = Future()
    done.set_result(results)
    return done


def _do_again(pool: ProcessPoolExecutor, batch: object, old: Future[Any]) -> Future[Any]:
    """Return the results that a batch has already, or those of a new try."""
    return _submit(pool, batch) if not old.done() or isinstance(old.exception(), BrokenProcessPool) else old


def _do_singly(function: Callable[[list[T]], list[R]], batch: list[T], died: Callable[[T], R]) -> Iterator[R]:
    for item in batch:
        with _start(function, 1) as pool:
            try:
                results: list[R] = pool.submit(_work, [item]).result()
            except BrokenProcessPool:
                results = [died(item)]
        yield from results
