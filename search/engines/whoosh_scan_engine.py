"""One segment under one search, and the statistics that scores rest on.

Scores are BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework",
2009, formula 3.15; the inverse document frequency as in Lucene, never negative;
what it weighs is in `search/weights.py`)
over the whole index, deleted units left out: they do not depend on how the index
is cut into segments or on what was in it before.
"""

from collections.abc import Sequence
from functools import cached_property
from math import log

from ..weights import K1
from .whoosh_codec_engine import PostingList
from .whoosh_segments_engine import Segment

Documents = set[int]
Scores = dict[int, float]


class Statistics:
    """What scoring must know of the whole index."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._weights: dict[tuple[str, str], float] = {}
        self._averages: dict[str, float] = {}

    @cached_property
    def units(self) -> int:
        """The number of units."""
        return sum(segment.count("sort", "unit") for segment in self._segments)

    def weight(self, field: str, term: str) -> float:
        """How much a term tells: the less units hold it the more."""
        found = self._weights.get((field, term))
        if found is None:
            holding = sum(segment.count(field, term) for segment in self._segments)
            found = log(1 + (self.units - holding + 0.5) / (holding + 0.5))
            found *= K1 + 1
            self._weights[field, term] = found
        return found

    def average(self, field: str) -> float:
        """The mean length of a field, in terms."""
        found = self._averages.get(field)
        if found is None:
            total = sum(segment.total(f"{field}_length") for segment in self._segments)
            found = self._averages[field] = total / max(self.units, 1) or 1.0
        return found


class Scan:
    """A segment under one search, with the lists that the search has looked up."""

    def __init__(self, segment: Segment, statistics: Statistics) -> None:
        self.segment, self.statistics = segment, statistics
        self._lists: dict[tuple[str, str], PostingList | None] = {}
        self._matched: dict[int, tuple[Documents | None, Documents]] = {}

    def match(self, node: "Node", within: Documents | None = None) -> Documents:
        """The units that match a node, among `within`; what is already known is not looked up."""
        among, found = self._matched.get(id(node), (set(), set()))
        if among is None or (within is not None and within <= among):
            return found if within is None else found & within
        found = node.match(self, within)
        self._matched[id(node)] = within, found
        return found

    @cached_property
    def units(self) -> Documents:
        """All its units."""
        return set(self.segment.live("sort", "unit"))

    def postings(self, field: str, term: str) -> PostingList | None:
        """The list of a term, None when no document holds it."""
        if (field, term) not in self._lists:
            self._lists[field, term] = self.segment.postings(field, term)
        return self._lists[field, term]

    def holding(self, field: str, term: str, within: Documents | None) -> Documents:
        """The units that hold a term, among `within` when it is given."""
        found = self.postings(field, term)
        if found is None:
            return set()
        documents = found.documents(self.wanted(found, within))
        if within is not None:
            return within.intersection(documents)
        return set(documents) - self.segment.deleted

    def wanted(self, found: PostingList, within: Documents | None) -> list[int] | None:
        """The documents to look for in a list, when they are so few that some can be skipped."""
        few = within is not None and len(within) < found.parts
        return sorted(within) if within is not None and few else None


class Node:
    """A part of a query. By itself it adds nothing to a score."""

    @property
    def loose(self) -> "Node":
        """A part that is quick and matches at least the same units: itself, but for positions."""
        return self

    def match(self, scan: Scan, within: Documents | None) -> Documents:
        """The units that match, among `within` when it is given; ask through `Scan.match`."""
        raise NotImplementedError

    def score(self, scan: Scan, documents: Documents, boost: float, scores: Scores) -> None:
        """Add to `scores`, which has a key for each, what those `documents` get that match."""

    def size(self, scan: Scan) -> int:
        """About how many may match: in an AND the fewest are looked at first."""
        return scan.segment.size
