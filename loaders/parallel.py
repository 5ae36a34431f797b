"""Many reports at once: read on all cores, given one by one in the order asked for."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from facts.fact import Issue, LoadedReport
from loaders import load

# So many bytes of text are read sooner by two processes than by one, though starting them takes time.
WORTH_PROCESSES = 5_000_000
# A byte of these takes about as long as so many bytes of text.
WEIGHTS = {".docx": 6, ".pdf": 10, ".xlsx": 30}


def load_all(paths: Sequence[Path]) -> Iterator[LoadedReport]:
    """Read reports one by one, on all cores where that is sooner; what they hold and their order are the same.

    Only a few reports are held at a time. Processes are started anew, so a script that calls this with many
    reports needs `if __name__ == "__main__":`.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    workers = min(cores, len(paths))
    if workers < 2 or sum(map(_work, paths)) < WORTH_PROCESSES:
        return map(load, paths)
    return spread(load, paths, workers)


def spread(read: Callable[[Path], LoadedReport], paths: Sequence[Path], workers: int) -> Iterator[LoadedReport]:
    """Yield `read(path)` for each path, in order, from so many processes.

    A process that dies, as where memory runs out, takes its pool with it: what the pool was reading is read again,
    each report in a process of its own, and one that ends that as well becomes an issue.
    """
    waiting: deque[tuple[Path, Future[LoadedReport]]] = deque()
    rest = iter(paths)
    pool = _pool(workers)
    try:
        while True:
            for path in islice(rest, 2 * workers - len(waiting)):
                try:
                    future = pool.submit(read, path)
                except BrokenProcessPool:
                    pool.shutdown()
                    pool = _pool(workers)
                    future = pool.submit(read, path)
                waiting.append((path, future))
            if not waiting:
                return
            path, future = waiting.popleft()
            try:
                loaded = future.result()
            except BrokenProcessPool:
                loaded = _alone(read, path)
            yield loaded
    finally:
        pool.shutdown(cancel_futures=True)


def _alone(read: Callable[[Path], LoadedReport], path: Path) -> LoadedReport:
    with _pool(1) as pool:
        try:
            return pool.submit(read, path).result()
        except BrokenProcessPool:
            message = (
                "Reading this file ended the process that read it, most likely because memory ran out. Close other "
                "programs, or split the report into smaller files, and load it again."
            )
            return LoadedReport(None, (), (), (Issue(path.name, None, "", "error", "reader-stopped", message, ""),))


def _pool(workers: int) -> ProcessPoolExecutor:
    # Forking a process that has threads, as a server has, can lock up the fork.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def _work(path: Path) -> int:
    try:
        return path.stat().st_size * WEIGHTS.get(path.suffix.lower(), 1)
    except OSError:
        return 0
