"""The postings of a transaction while it is open, term by term, in little memory.

Postings come in by document and must go out by term. They are kept as plain lists
of numbers, one or two a term; when they grow past `LIMIT` numbers they are
written, sorted, to a run file, and read back merged at the end. Lists of a segment
that is merged away join as one more run (`also`).
"""

import gc
import pickle
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

LIMIT = 6_000_000
"""Numbers held in memory: some 250 MB with the terms around them."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Have Python look for garbage in everything less often.

    The lists are millions and in no cycles; looking through all of them again and
    again takes a fifth of the time of indexing.
    """
    young, middle, old = gc.get_threshold()
    gc.set_threshold(young, middle, max(old, 1000))
    try:
        yield
    finally:
        gc.set_threshold(young, middle, old)


class Posted(NamedTuple):
    """All postings of a term: `pairs` of document and count, flat, and the positions, joined."""

    field: str
    term: bytes
    pairs: "list[int] | array[int]"
    positions: "list[int] | array[int]"


class Postings:
    """Collects postings; `folder` is where runs are kept."""

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        self._folder, self._limit, self._size = folder, limit, 0
        self._fields: dict[str, dict[str, tuple[list[int], list[int]]]] = {}
        self._runs: list[Path] = []

    def add(self, field: str, document: int, places: Mapping[str, list[int]]) -> None:
        """Terms of a document with their positions."""
        terms = self._fields.setdefault(field, {})
        size = self._size
        for term, positions in places.items():
            number = len(positions)
            size += number + 2
            try:
                pairs, joined = terms[term]
            except KeyError:
                terms[term] = ([document, number], positions[:])
            else:
                pairs += (document, number)
                joined += positions
        self._size = size

    def count(self, field: str, document: int, counts: Mapping[str, int]) -> None:
        """Terms of a document with how often each is in it."""
        terms = self._fields.setdefault(field, {})
        for term, number in counts.items():
            try:
                pairs, _ = terms[term]
            except KeyError:
                terms[term] = ([document, number], [])
            else:
                pairs += (document, number)
        self._size += 2 * len(counts)

    def relieve(self) -> None:
        """Write a run when there is much in memory; called between documents."""
        if self._size > self._limit:
            self._spill()

    def _spill(self) -> None:
        path = self._folder / f"{len(self._runs)}.run"
        with path.open("wb") as file:
            for field, term, pairs, positions in self._sorted():
                pickle.dump((field, term, array("I", pairs), array("I", positions)), file, 5)
        self._runs.append(path)
        self._fields, self._size = {}, 0

    def _sorted(self) -> Iterator[Posted]:
        for field in sorted(self._fields):
            terms = self._fields[field]
            for term in sorted(terms):
                # Code points sort as their UTF-8 does; half pairs may stand in a file's name.
                yield Posted(field, term.encode("utf-8", "surrogatepass"), *terms[term])

    def all(self, also: Iterable[Iterator[Posted]] = ()) -> Iterator[Posted]:
        """All postings by field and term; documents of `also` must come after those added here."""
        runs = [*map(_read, self._runs), self._sorted(), *also]
        if len(runs) == 1:
            yield from runs[0]
            return
        key = itemgetter(0, 1)
        for _, group in groupby(merge(*runs, key=key), key):
            first, *more = group
            for posted in more:
                first.pairs.extend(posted.pairs)
                first.positions.extend(posted.positions)
            yield first


def _read(path: Path) -> Iterator[Posted]:
    with path.open("rb") as file:
        while True:
            try:
                yield Posted(*pickle.load(file))
            except EOFError:
                return
