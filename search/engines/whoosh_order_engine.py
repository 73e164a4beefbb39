"""The order of a list of hits, and the part of it that a page shows.

By score, or by day, ties by day (newest first) and then by id. Ids lie on the
disk, so they are looked up only where two units tie within what is shown. What
certainly comes after the page is left out before anything is sorted.
"""

from collections.abc import Callable, Iterator, Sequence
from heapq import nsmallest
from itertools import groupby, islice
from typing import NamedTuple

from ..query import Sort
from .whoosh_segments_engine import Segment

_NEVER = 1 << 32
"""Later than every day: an undated letter comes last whichever way the list runs."""


class Row(NamedTuple):
    """A unit that matched. It compares as it is listed, but for its id."""

    rank: float
    newest: int
    segment: int
    document: int
    score: float


def in_order(
    segments: Sequence[Segment],
    found: Sequence[dict[int, float]],
    sort: Sort,
    start: int,
    end: int,
) -> Iterator[Row]:
    """The rows from `start` up to `end` of all that were `found` (scores by document)."""
    rank = _RANKS[sort]
    rows = [
        Row(rank(score, days[document]), -days[document], nth, document, score)
        for nth, scores in enumerate(found)
        for days in [segments[nth].numbers("day")]
        for document, score in scores.items()
    ]
    if 0 < end < len(rows):
        last = nsmallest(end, (row.rank for row in rows))[-1]
        rows = [row for row in rows if row.rank <= last]
    rows.sort()
    return islice(_by_id(rows, segments), start, end)


def _by_id(rows: list[Row], segments: Sequence[Segment]) -> Iterator[Row]:
    for _, group in groupby(rows, lambda row: row[:2]):
        tied = list(group)
        if len(tied) > 1:
            tied.sort(key=lambda row: segments[row.segment].stored("id", row.document))
        yield from tied


_RANKS: dict[Sort, Callable[[float, int], float]] = {
    "relevance": lambda score, day: -score,
    "newest": lambda score, day: -day,
    "oldest": lambda score, day: day or _NEVER,
}
