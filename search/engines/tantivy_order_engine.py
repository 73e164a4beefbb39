"""The order of a list of hits, and the part of it that a page shows.

By score, or by day, ties by day (newest first) and then by id. Tantivy breaks ties by the
place in the index, so the hits that tie with the last one of a page are all looked at; ids
are read only where two units tie within what is shown.
"""

from collections.abc import Iterator, Sequence
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

_FEW = 1000
"""Hits that are taken at once when all are wanted: to count them first is to search twice."""


class Row(NamedTuple):
    """A unit that matched."""

    score: float
    address: DocAddress
    others: int = 0
    name: Name | None = None
    """Where the order had to know it; it lies on the disk."""


Rows = tuple[int, Iterator[Row]]
Hits = list[tuple[Any, DocAddress]]


class Order:
    """Lists what a query finds."""

    def __init__(self, searcher: Searcher, compiler: Compiler) -> None:
        self._searcher, self._compiler = searcher, compiler

    def all(self, query: Query) -> list[DocAddress]:
        """Everything that matches, in no order to rely on."""
        found = self._searcher.search(query, limit=_FEW, order_by_field="letter")
        total = int(found.count or 0)  # type: ignore[attr-defined]
        if total > _FEW:
            found = self._searcher.search(query, limit=total, count=False, order_by_field="letter")
        return [address for _, address in found.hits]

    def of_units(self, query: Query, sort: Sort, limit: int | None, offset: int) -> Rows:
        """How many units match, and those from `offset` on."""
        if limit is None:
            return self._whole(query, sort, offset)
        end = offset + limit
        order = {} if sort == "relevance" else {"order_by_field": sort, "order": Way.Asc}
        total, hits = self._until_the_tie_ends(query, end, **order)
        if total <= offset or not limit:
            return total, iter(())
        if order:
            return total, self._by_day(query, hits, sort, offset, end, total)
        if hits[0][0] == 0.0:  # Nothing is scored: the order is that of the days alone.
            return self.of_units(query, "newest", limit, offset)
        return total, self._listed([Row(*hit) for hit in hits], sort, offset, end)

    def _whole(self, query: Query, sort: Sort, start: int) -> Rows:
        """Everything in order: all are looked at anyway, so once, with their scores."""
        total = number_of(self._searcher, query)
        if total <= start:
            return total, iter(())
        hits = self._searcher.search(query, limit=total, count=False).hits
        rows = [Row(_even(score), address) for score, address in hits]
        return total, self._listed(rows, sort, start, total)

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
        for (exact_, address), letter, nth in zip(hits, letters, places, strict=True):
            score = _even(exact_)
            number[letter] = number.get(letter, -1) + 1
            if letter not in best or (-score, nth) < best[letter][:2]:
                best[letter] = -score, nth, address
        rows = [Row(-rank, address, number[one]) for one, (rank, _, address) in best.items()]
        end = len(rows) if limit is None else offset + limit
        return len(rows), self._listed(rows, sort, offset, end)

    def _by_day(
        self, query: Query, hits: Hits, sort: Sort, start: int, end: int, total: int
    ) -> Iterator[Row]:
        rows = list(self._listed([Row(0.0, one) for _, one in hits], sort, start, end))
        scores = self._scores(query, [row.address for row in rows], total)
        return (row._replace(score=scores.get(place(row.address), 0.0)) for row in rows)

    def _until_the_tie_ends(self, query: Query, end: int, **order: Any) -> tuple[int, Hits]:
        """How many units match, the first of them, and all that tie with the one before `end`."""
        asked = end + _MORE
        while True:
            found = self._searcher.search(query, limit=asked, count=True, **order)
            total = int(found.count or 0)  # type: ignore[attr-defined]
            hits = found.hits if order else [(_even(score), one) for score, one in found.hits]
            if total <= asked or not end or hits[-1][0] != hits[end - 1][0] or not hits[0][0]:
                return total, hits
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
        return {place(address): _even(score) for score, address in found.hits}

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


def _even(score: float) -> float:
    """A score without its last digits: they hang on the order in which parts are added up."""
    return float(f"{score:.5g}")


def _rank(row: Row, day: int | None, sort: Sort) -> tuple[float, int]:
    newest = -(day or 0)
    if sort == "relevance":
        return -row.score, newest
    return (newest, newest) if sort == "newest" else (day or NEVER, newest)


def place(address: DocAddress) -> tuple[int, int]:
    """A place in the index as a key; tantivy's own cannot be one."""
    return address.segment_ord, address.doc
