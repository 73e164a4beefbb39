"""The order of a list of hits, and the part of it that a page shows.

By score, or by day, ties by day (newest first) and then by id. Tantivy breaks ties by the
place in the index, so the hits that tie with the last one of a page are all looked at; ids
are read only where two units tie within what is shown.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any, NamedTuple

from tantivy import DocAddress, Query, Searcher
from tantivy import Order as Way

from ..query import Sort
from .tantivy_compile_engine import Compiler
from .tantivy_letters_engine import Name
from .tantivy_schema_engine import NEVER, exact

_MORE = 16
"""Hits beyond a page that are asked for at once, to see where its last tie ends."""


class Row(NamedTuple):
    """A unit that matched."""

    score: float
    address: DocAddress
    others: int = 0
    name: Name | None = None
    """Where the order had to know it; it lies on the disk."""


Rows = tuple[int, Iterator[Row]]


class Order:
    """Lists what a query finds."""

    def __init__(self, searcher: Searcher, compiler: Compiler) -> None:
        self._searcher, self._compiler = searcher, compiler

    def all(self, query: Query) -> list[DocAddress]:
        """Everything that matches, in no order to rely on."""
        total = number_of(self._searcher, query)
        if not total:
            return []
        found = self._searcher.search(query, limit=total, count=False, order_by_field="letter")
        return [address for _, address in found.hits]

    def of_units(self, query: Query, sort: Sort, limit: int | None, offset: int) -> Rows:
        """How many units match, and those from `offset` on."""
        total = number_of(self._searcher, query)
        end = total if limit is None else min(total, offset + limit)
        if offset >= end:
            return total, iter(())
        listed = self._by_score if sort == "relevance" else self._by_day(sort)
        return total, listed(query, offset, end, total)

    def of_letters(self, query: Query, sort: Sort, limit: int | None, offset: int) -> Rows:
        """How many letters match, and the best unit of each from `offset` on."""
        total = number_of(self._searcher, query)
        if not total:
            return 0, iter(())
        hits = self._searcher.search(query, limit=total, count=False).hits
        addresses = [address for _, address in hits]
        letters = column(self._searcher, "letter", addresses)
        places = column(self._searcher, "nth", addresses)
        best: dict[int, tuple[float, int, DocAddress]] = {}
        number: dict[int, int] = {}
        for (score, address), letter, nth in zip(hits, letters, places, strict=True):
            number[letter] = number.get(letter, -1) + 1
            if letter not in best or (-score, nth) < best[letter][:2]:
                best[letter] = -score, nth, address
        rows = [Row(-rank, address, number[one]) for one, (rank, _, address) in best.items()]
        end = len(rows) if limit is None else offset + limit
        return len(rows), self._listed(rows, sort, offset, end)

    def _by_score(self, query: Query, start: int, end: int, total: int) -> Iterator[Row]:
        hits = self._until_the_tie_ends(query, end, total)
        if hits[0][0] == 0.0:  # Nothing is scored: the order is that of the days alone.
            return self._by_day("newest")(query, start, end, total)
        return self._listed([Row(*hit) for hit in hits], "relevance", start, end)

    def _by_day(self, sort: Sort) -> Callable[[Query, int, int, int], Iterator[Row]]:
        def listed(query: Query, start: int, end: int, total: int) -> Iterator[Row]:
            if end == total:  # All are looked at anyway, so once, with their scores.
                every = self._searcher.search(query, limit=total, count=False).hits
                return self._listed([Row(*hit) for hit in every], sort, start, end)
            hits = self._until_the_tie_ends(query, end, total, order_by_field=sort, order=Way.Asc)
            rows = list(self._listed([Row(0.0, one) for _, one in hits], sort, start, end))
            scores = self._scores(query, [row.address for row in rows], total)
            return (row._replace(score=scores.get(_place(row.address), 0.0)) for row in rows)

        return listed

    def _until_the_tie_ends(
        self, query: Query, end: int, total: int, **order: Any
    ) -> list[tuple[Any, DocAddress]]:
        """The first hits, and all that tie with the one before `end`."""
        asked = min(total, end + _MORE)
        while True:
            hits = self._searcher.search(query, limit=asked, count=False, **order).hits
            if asked == total or hits[-1][0] != hits[end - 1][0] or hits[0][0] == 0.0:
                return hits
            asked = min(total, 4 * asked)

    def _scores(
        self, query: Query, addresses: Sequence[DocAddress], total: int
    ) -> dict[tuple[int, int], float]:
        """The scores of some units."""
        limit = total
        if len(addresses) < total:
            units = [exact(Name.of(self._searcher.doc(one)).unit) for one in addresses]
            query = self._compiler.among(query, units)
            limit = len(units)
        found = self._searcher.search(query, limit=limit, count=False)
        return {_place(address): score for score, address in found.hits}

    def _listed(self, rows: list[Row], sort: Sort, start: int, end: int) -> Iterator[Row]:
        days = column(self._searcher, "day", [row.address for row in rows])
        keyed = [(_rank(row, day, sort), row) for row, day in zip(rows, days, strict=True)]
        keyed.sort(key=lambda pair: pair[0])
        return islice(self._by_id(keyed, start, end), start, end)

    def _by_id(
        self, keyed: list[tuple[tuple[float, int], Row]], start: int, end: int
    ) -> Iterator[Row]:
        at = 0
        for _, group in groupby(keyed, lambda pair: pair[0]):
            tied = [row for _, row in group]
            at += len(tied)
            if len(tied) > 1 and at - len(tied) < end and at > start:
                yield from self._named(tied)
            else:
                yield from tied

    def _named(self, rows: list[Row]) -> list[Row]:
        """Rows by the id of their unit."""
        names = [Name.of(self._searcher.doc(row.address)) for row in rows]
        named = [row._replace(name=name) for row, name in zip(rows, names, strict=True)]
        return sorted(named, key=lambda row: row.name or ("",))


def number_of(searcher: Searcher, query: Query) -> int:
    """How many units match."""
    return int(searcher.search(query, limit=1).count or 0)  # type: ignore[attr-defined]


def column(searcher: Searcher, name: str, addresses: list[DocAddress]) -> list[Any]:
    """The number of a name that some units have, None where one has none."""
    return searcher.fast_field_values(name, addresses) if addresses else []


def _rank(row: Row, day: int | None, sort: Sort) -> tuple[float, int]:
    newest = -(day or 0)
    if sort == "relevance":
        return -row.score, newest
    return (newest, newest) if sort == "newest" else (day or NEVER, newest)


def _place(address: DocAddress) -> tuple[int, int]:
    return address.segment_ord, address.doc
