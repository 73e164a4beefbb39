"""Sorting more than fits in memory: sorted runs in temporary files, merged.

A list that is sorted must be known to its end before its first line is shown. Up to
`RUN` items are kept in memory; beyond that they are written away in sorted runs, so that
memory does not grow with the list.
"""

import heapq
import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any, TypeVar

T = TypeVar("T")

RUN = 20_000
"""Items of a run: of a concordance some 40 MB, twice of which is in memory."""

_TOGETHER = 64  # runs that are merged at once: each is an open file


def in_order(items: Iterable[T], key: Callable[[T], Any], run: int = RUN) -> Iterator[T]:
    """The items in the order of their keys, equals in the order they came in.

    >>> list(in_order([3, 1, 2, 5, 4], key=lambda number: number, run=2))
    [1, 2, 3, 4, 5]
    """
    left = iter(items)
    first = sorted(islice(left, run), key=key)
    with ExitStack() as files:
        runs: list[IO[bytes]] = []
        while more := sorted(islice(left, run), key=key):
            runs.append(_written(more, files))
            if len(runs) == _TOGETHER:
                runs = [_written(heapq.merge(*map(_read, runs), key=key), files)]
        yield from heapq.merge(first, *map(_read, runs), key=key)


def _written(items: Iterable[Any], files: ExitStack) -> IO[bytes]:
    file: IO[bytes] = files.enter_context(TemporaryFile())  # noqa: SIM115 - the stack closes it
    for item in items:
        pickle.dump(item, file, pickle.HIGHEST_PROTOCOL)
    file.seek(0)
    return file


def _read(file: IO[bytes]) -> Iterator[Any]:
    while True:
        try:
            yield pickle.load(file)
        except EOFError:
            return
