"""The order of a list of hits, and the part of it that a page shows.

By score, or by day, ties by day (newest first) and then by id. Ids lie on the
disk, so they are looked up only where two units tie within what is shown. What
certainly comes after the page is left out before anything is sorted.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from heapq import nsmallest
from itertools import chain, groupby, islice
from math import inf
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
    ranks = [_ranks(scores, segment, sort) for segment, scores in zip(segments, found, strict=True)]
    total = sum(map(len, ranks))
    last = nsmallest(end, chain.from_iterable(ranks))[-1] if 0 < end < total else inf
    # Of a page few days are asked for, and the column need not be read.
    days = [
        segment.numbers("day").__getitem__ if last == inf else partial(segment.number, "day")
        for segment in segments
    ]
    rows = [
        Row(rank, -days[nth](document), nth, document, score)
        for nth, scores in enumerate(found)
        for rank, (document, score) in zip(ranks[nth], scores.items(), strict=True)
        if rank <= last
    ]
    rows.sort()
    return islice(_by_id(rows, segments), start, end)


def _ranks(scores: dict[int, float], segment: Segment, sort: Sort) -> list[float]:
    """What the units are ordered by first, the least coming first."""
    if sort == "relevance":
        return [-score for score in scores.values()]
    days = segment.numbers("day")
    if sort == "newest":
        return [-days[document] for document in scores]
    return [days[document] or _NEVER for document in scores]


def _by_id(rows: list[Row], segments: Sequence[Segment]) -> Iterator[Row]:
    for _, group in groupby(rows, lambda row: row[:2]):
        tied = list(group)
        if len(tied) > 1:
            tied.sort(key=lambda row: segments[row.segment].stored("id", row.document))
        yield from tied


def best_of_letters(
    segments: Sequence[Segment], found: Sequence[dict[int, float]]
) -> tuple[list[dict[int, float]], list[dict[int, int]]]:
    """Of every letter the unit with the best score, and how many others of it were found."""
    kept: list[dict[int, float]] = []
    others: list[dict[int, int]] = []
    for segment, scores in zip(segments, found, strict=True):
        places = segment.numbers("nth")
        best: dict[int, int] = {}
        number: dict[int, int] = {}
        for document in sorted(scores):
            letter = document - places[document]
            number[letter] = number.get(letter, 0) + 1
            if letter not in best or scores[document] > scores[best[letter]]:
                best[letter] = document
        kept.append({document: scores[document] for document in best.values()})
        others.append({document: number[letter] - 1 for letter, document in best.items()})
    return kept, others
