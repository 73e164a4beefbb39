"""The default engine: Whoosh, embedded, in pure Python, on files in a folder.

What Whoosh does here and what it does not, and why, is told in
`whoosh_codec_engine` (how postings lie), `whoosh_writer_engine` (transactions),
`whoosh_merge_engine` (segments) and `whoosh_match_engine` (matching and scoring).
This module opens an index and turns matches into a page in order.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from heapq import merge
from itertools import groupby
from operator import add, itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from whoosh import query as tree
from whoosh.index import TOC

from corpus.document import Document
from indexer.entries import Entry
from indexer.writer import Source, Writer

from ..engine import Match, Page, Values
from ..filters import Filters
from ..query import Sort
from .records import file_source, letter_head, letter_whole
from .whoosh_combine_engine import AllOf
from .whoosh_compile_engine import compiled, filtered
from .whoosh_files_engine import Storage
from .whoosh_match_engine import counted
from .whoosh_order_engine import Row, best_of_letters, in_order
from .whoosh_scan_engine import Node, Scan, Statistics
from .whoosh_segments_engine import INDEX, SCHEMA, open_segments

if TYPE_CHECKING:
    from .whoosh_writer_engine import WhooshWriter


class WhooshEngine:
    """An open index."""

    name = "whoosh"

    def __init__(self, data: Path) -> None:
        _, self._segments = open_segments(Storage(str(data)))
        self._statistics = Statistics(self._segments)

    def search(
        self,
        query: tree.Query,
        filters: Filters,
        sort: Sort,
        limit: int | None,
        offset: int,
        by_letter: bool = False,
    ) -> Page:
        """Find matching units: see `Engine.search`."""
        node = compiled(query, self._segments)
        wanted = AllOf([node, *filtered(filters, self._segments)])
        scans = [Scan(segment, self._statistics) for segment in self._segments]
        found = [dict.fromkeys(scan.match(wanted), 0.0) for scan in scans]
        late = sort != "relevance" and limit is not None and not by_letter
        if not late:
            for scan, scores in zip(scans, found, strict=True):
                node.score(scan, set(scores), 1.0, scores)
        others: list[dict[int, int]] = []
        if by_letter:
            found, others = best_of_letters(self._segments, found)
        total = sum(map(len, found))
        end = total if limit is None else min(total, offset + limit)
        rows = in_order(self._segments, found, sort, offset, end)
        if late:
            rows = iter(_scored(list(rows), node, scans))
        return Page(total, (self._match(row, others) for row in rows))

    def tally(
        self, query: tree.Query, filters: Filters, groups: Sequence[tree.Query] = ()
    ) -> tuple[int, list[int]]:
        """Count units, and those of them in each group: see `Engine.tally`."""
        segments = self._segments
        wanted = AllOf([compiled(query, segments), *filtered(filters, segments)])
        nodes = [compiled(group, segments) for group in groups]
        total, counts = 0, [0] * len(nodes)
        for segment in segments:
            scan = Scan(segment, self._statistics)
            found = scan.match(wanted)
            total += len(found)
            counts = list(map(add, counts, counted(scan, found, nodes)))
        return total, counts

    def values(
        self,
        query: tree.Query,
        filters: Filters,
        numbers: Sequence[str],
        groups: Sequence[tree.Query] = (),
    ) -> Values:
        """Numbers of all units that match, and their groups: see `Engine.values`."""
        from .whoosh_values_engine import gathered

        segments = self._segments
        wanted = AllOf([compiled(query, segments), *filtered(filters, segments)])
        nodes = [compiled(group, segments) for group in groups]
        scans = (Scan(segment, self._statistics) for segment in segments)
        return gathered(scans, wanted, numbers, nodes)

    @property
    def units(self) -> int:
        """How many units there are."""
        return self._statistics.units

    def frequency(self, term: str, field: str = "all") -> int:
        """How many units hold a term in a text field, as `lexicon` counts them."""
        return sum(segment.count(field, term) for segment in self._segments)

    def beginnings(self, word: str, distance: int) -> Sequence[str]:
        """How near words begin, which cannot be told without going through all."""
        return [""]

    def lexicon(self, field: str, prefix: str = "") -> Iterator[tuple[str, int]]:
        """The terms of a field that begin so, with the number of units that hold each."""
        every = [segment.lexicon(field, prefix) for segment in self._segments]
        if len(every) == 1:  # As it mostly is: nothing to merge, and half the time.
            for term, count in every[0]:
                yield term.decode("utf-8", "surrogatepass"), count
            return
        for term, group in groupby(merge(*every), itemgetter(0)):
            yield term.decode("utf-8", "surrogatepass"), sum(count for _, count in group)

    def entry(self, unit: str) -> Entry | None:
        """A unit by its id."""
        for nth, documents in self._holding("unit", unit):
            return self._segments[nth].entry(documents[0])
        return None

    def document(self, document: str) -> Document | None:
        """A whole letter by its id."""
        for nth, documents in self._holding("document", document):
            blobs = [self._segments[nth].stored("blob", found) for found in documents]
            return letter_whole(letter_head(blobs[0]), iter(blobs[1:]))
        return None

    def sources(self) -> Iterator[Source]:
        """The files in the index."""
        for segment in self._segments:
            for document in segment.live("sort", "file"):
                yield file_source(segment.stored("blob", document))

    def close(self) -> None:
        """Give the files back."""
        for segment in self._segments:
            segment.close()

    def _holding(self, field: str, key: str) -> Iterator[tuple[int, list[int]]]:
        for nth, segment in enumerate(self._segments):
            documents = segment.live(field, key)
            if documents:
                yield nth, documents

    def _match(self, row: Row, others: list[dict[int, int]]) -> Match:
        segment = self._segments[row.segment]
        unit = segment.stored("id", row.document).decode("utf-8", "surrogatepass")
        more = others[row.segment][row.document] if others else 0
        return Match(row.score, unit, partial(segment.entry, row.document), more)


def _scored(rows: list[Row], node: Node, scans: list[Scan]) -> Iterator[Row]:
    """The rows of one page with their scores, when the order did not need them."""
    scores: list[dict[int, float]] = [{} for _ in scans]
    for row in rows:
        scores[row.segment][row.document] = 0.0
    for scan, some in zip(scans, scores, strict=True):
        node.score(scan, set(some), 1.0, some)
    for row in rows:
        yield row._replace(score=scores[row.segment][row.document])


class WhooshBackend:
    """How a Whoosh index comes to be."""

    name = "whoosh"

    def create(self, data: Path) -> None:
        """Make an empty index in a folder that exists and is empty."""
        TOC(SCHEMA, [], 0).write(Storage(str(data)), INDEX)

    def open(self, data: Path) -> WhooshEngine:
        """Open for reading."""
        return WhooshEngine(data)

    def writer(self, data: Path) -> AbstractContextManager[Writer]:
        """Open for writing; leaving without `commit` cancels."""
        from .whoosh_writer_engine import WhooshWriter  # A search does not wait for it.

        return _using(WhooshWriter(data))


@contextmanager
def _using(writer: "WhooshWriter") -> Iterator[Writer]:
    from .postings import seldom_collected

    with seldom_collected(), closing(writer):
        yield writer


backend = WhooshBackend()
