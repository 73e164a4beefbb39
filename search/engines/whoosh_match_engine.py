"""The leaves of a compiled query: which units match, and what a match adds to the score.

Matching comes first and works on sets of documents, a filter being one more part
that must match; only what is left is scored. In Python that is much faster than
Whoosh's walk of a tree of matchers, document by document, and it gives the total
for free. `whoosh_compile_engine` makes these from a query tree; how they combine is in
`whoosh_combine_engine`, words side by side are in `whoosh_phrase_engine`.
"""
# ruff: noqa: D102 - the methods are those of Node

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from ..weights import K1, B
from .whoosh_scan_engine import Documents, Node, Scan, Scores


class Nothing(Node):
    """Matches no unit."""

    def match(self, scan: Scan, within: Documents | None) -> Documents:
        return set()

    def size(self, scan: Scan) -> int:
        return 0


class Everything(Node):
    """Matches every unit, or every unit with something in a field."""

    def __init__(self, field: str | None = None) -> None:
        self.field = field

    def match(self, scan: Scan, within: Documents | None) -> Documents:
        found = scan.units if within is None else within
        if self.field is None:
            return found
        lengths = scan.segment.numbers(f"{self.field}_length")
        return {document for document in found if lengths[document]}


class Holds(Node):
    """Matches the units that hold a term."""

    def __init__(self, field: str, term: str) -> None:
        self.field, self.term = field, term

    def match(self, scan: Scan, within: Documents | None) -> Documents:
        return scan.holding(self.field, self.term, within)

    def score(self, scan: Scan, documents: Documents, boost: float, scores: Scores) -> None:
        found = scan.postings(self.field, self.term)
        if found is None:
            return
        weight = boost * scan.statistics.weight(self.field, self.term)
        lengths = scan.segment.numbers(f"{self.field}_length")
        average = scan.statistics.average(self.field)
        base, slope = K1 * (1 - B), K1 * B / average
        for block in found.blocks(scan.wanted(found, documents)):
            for document, count in zip(block.documents, block.counts, strict=True):
                if document in documents:
                    scores[document] += weight * count / (count + base + slope * lengths[document])

    def size(self, scan: Scan) -> int:
        found = scan.postings(self.field, self.term)
        return len(found) if found else 0


class Tagged(Holds):
    """Matches the units that hold a keyword; it tells nothing about how well."""

    def match(self, scan: Scan, within: Documents | None) -> Documents:
        found = super().match(scan, within)
        # The head of a letter has its id, too, and is no unit.
        return found & scan.units if self.field == "document" else found

    def score(self, scan: Scan, documents: Documents, boost: float, scores: Scores) -> None:
        return


class Within(Node):
    """Matches the units whose number in a column lies within bounds, both included."""

    def __init__(self, column: str, low: int | None, high: int | None) -> None:
        # Columns are one higher than the number; a unit without it has 0 and is in no range.
        self.column = column
        self.low = 1 if low is None else max(1, low + 1)
        self.high = 0xFFFFFFFF if high is None else high + 1

    def match(self, scan: Scan, within: Documents | None) -> Documents:
        numbers, low, high = scan.segment.numbers(self.column), self.low, self.high
        found = scan.units if within is None else within
        return {document for document in found if low <= numbers[document] <= high}

    def count(self, ordered: Sequence[int]) -> int:
        """How many of some values of the column, in order, lie within the bounds."""
        return bisect_right(ordered, self.high) - bisect_left(ordered, self.low)


def counted(scan: Scan, found: Documents, groups: Iterable[Node]) -> Iterator[int]:
    """How many of the documents found match each of some nodes."""
    ordered: dict[str, list[int]] = {}
    for group in groups:
        if isinstance(group, Within):  # Many ranges of one column: it is put in order once.
            if group.column not in ordered:
                numbers = scan.segment.numbers(group.column)
                ordered[group.column] = sorted(numbers[document] for document in found)
            yield group.count(ordered[group.column])
        else:
            yield len(scan.match(group, found))
