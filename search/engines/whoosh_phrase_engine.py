"""Words side by side, or near each other in order: found by their positions."""
# ruff: noqa: D102 - the methods are those of Node

from collections.abc import Sequence
from itertools import accumulate

from .whoosh_combine_engine import AllOf
from .whoosh_match_engine import Holds
from .whoosh_scan_engine import Documents, Node, Scan, Scores

_APART = 1 << 33
"""Between the first positions of two documents: more than any text has words."""


class Together(Node):
    """Matches the units that hold words side by side, or at most `slop` words apart, in order."""

    def __init__(self, field: str, words: Sequence[str], slop: int) -> None:
        self.field, self.slop = field, slop
        self.words = [Holds(field, word) for word in words]
        self.all = AllOf(self.words)

    @property
    def loose(self) -> Node:
        return self.all

    def match(self, scan: Scan, within: Documents | None) -> Documents:
        found = scan.match(self.all, within)
        return self._adjacent(scan, found) if self.slop == 1 else self._near(scan, found)

    def _adjacent(self, scan: Scan, found: Documents) -> Documents:
        """All words must agree on the spot where they begin; the rarest is asked first."""
        starts: set[int] | None = None
        order = sorted(enumerate(self.words), key=lambda word: word[1].size(scan))
        for nth, word in order:
            spots = {spot - nth for spot in self._spots(scan, word, found)}
            starts = spots if starts is None else starts & spots
            found = {spot // _APART for spot in starts}
        return found

    def _near(self, scan: Scan, found: Documents) -> Documents:
        """Every word must stand within reach of a spot where those before it can end."""
        first, *others = self.words
        ends = set(self._spots(scan, first, found))
        for word in others:
            reach = {end + step for end in ends for step in range(1, self.slop + 1)}
            ends = reach.intersection(self._spots(scan, word, found))
            found = {spot // _APART for spot in ends}
        return found

    def _spots(self, scan: Scan, word: Holds, documents: Documents) -> list[int]:
        """Where a word stands in some documents: document and position as one number."""
        found = scan.postings(self.field, word.term)
        if found is None or not documents:
            return []
        return [
            document * _APART + position
            for block in found.blocks(scan.wanted(found, documents))
            for document, count, end in zip(
                block.documents, block.counts, accumulate(block.counts), strict=True
            )
            if document in documents
            for position in block.positions[end - count : end]
        ]

    def score(self, scan: Scan, documents: Documents, boost: float, scores: Scores) -> None:
        matched = scan.match(self, documents)
        for word in self.words:
            word.score(scan, matched, boost, scores)

    def size(self, scan: Scan) -> int:
        return min((word.size(scan) for word in self.words), default=0)
