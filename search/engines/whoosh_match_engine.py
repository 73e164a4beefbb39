"""The parts of a compiled query: which units match, and what a match adds to the score.

Matching comes first and works on sets of documents, a filter being one more part
that must match; only what is left is scored. In Python that is much faster than
Whoosh's walk of a tree of matchers, document by document, and it gives the total
for free. `whoosh_compile_engine` makes these from a query tree.
"""
# ruff: noqa: D102 - the methods are those of Node

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from indexer.entries import Entry

from ..weights import K1, B
from .whoosh_scan_engine import Documents, Node, Scan, Scores

_APART = 1 << 33
"""Between the first positions of two documents: more than any text has words."""


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


def _is_slow(part: Node) -> bool:
    return part.loose is not part


class AllOf(Node):
    """Matches what every part matches."""

    def __init__(self, parts: Iterable[Node]) -> None:
        self.parts = list(parts)

    @cached_property
    def loose(self) -> Node:
        return AllOf(part.loose for part in self.parts) if any(map(_is_slow, self.parts)) else self

    def match(self, scan: Scan, within: Documents | None) -> Documents:
        if not self.parts:
            return set()
        quick = [part.loose for part in self.parts]
        slow = [part for part in self.parts if _is_slow(part)]
        for part in [*sorted(quick, key=lambda part: part.size(scan)), *slow]:
            within = scan.match(part, within)
            if not within:
                break
        return within or set()

    def score(self, scan: Scan, documents: Documents, boost: float, scores: Scores) -> None:
        matched = scan.match(self, documents)
        for part in self.parts:
            part.score(scan, matched, boost, scores)

    def size(self, scan: Scan) -> int:
        return min((part.size(scan) for part in self.parts), default=0)


class AnyOf(Node):
    """Matches what one part at least matches."""

    def __init__(self, parts: Iterable[Node]) -> None:
        self.parts = list(parts)

    @cached_property
    def loose(self) -> Node:
        return AnyOf(part.loose for part in self.parts) if any(map(_is_slow, self.parts)) else self

    def match(self, scan: Scan, within: Documents | None) -> Documents:
        return set().union(*(scan.match(part, within) for part in self.parts))

    def score(self, scan: Scan, documents: Documents, boost: float, scores: Scores) -> None:
        for part in self.parts:
            part.score(scan, documents, boost, scores)

    def size(self, scan: Scan) -> int:
        return sum(part.size(scan) for part in self.parts)


class Without(Node):
    """Matches what its part does not match."""

    def __init__(self, part: Node) -> None:
        self.part = part

    @cached_property
    def loose(self) -> Node:
        return Everything() if _is_slow(self.part) else self

    def match(self, scan: Scan, within: Documents | None) -> Documents:
        return (scan.units if within is None else within) - scan.match(self.part, within)


class Around(Node):
    """Matches what its part matches."""

    def __init__(self, part: Node) -> None:
        self.part = part

    @property
    def loose(self) -> Node:
        return self.part.loose if _is_slow(self.part) else self

    def match(self, scan: Scan, within: Documents | None) -> Documents:
        return scan.match(self.part, within)

    def size(self, scan: Scan) -> int:
        return self.part.size(scan)


class Checked(Around):
    """Those units that its part matches and that are found right when they are read."""

    def __init__(self, part: Node, right: Callable[[Entry], bool]) -> None:
        super().__init__(part)
        self.right = right

    @property
    def loose(self) -> Node:
        return self.part.loose

    def match(self, scan: Scan, within: Documents | None) -> Documents:
        found = scan.match(self.part, within)
        return {document for document in found if self.right(scan.segment.entry(document))}


class Rather(Around):
    """What its part matches; what matches `bonus` too scores higher."""

    def __init__(self, part: Node, bonus: Node) -> None:
        super().__init__(part)
        self.bonus = bonus

    def score(self, scan: Scan, documents: Documents, boost: float, scores: Scores) -> None:
        matched = scan.match(self.part, documents)
        self.part.score(scan, matched, boost, scores)
        self.bonus.score(scan, matched, boost, scores)


class Flat(Around):
    """What its part matches, each with the same score."""

    def __init__(self, part: Node, value: float) -> None:
        super().__init__(part)
        self.value = value

    def score(self, scan: Scan, documents: Documents, boost: float, scores: Scores) -> None:
        for document in scan.match(self.part, documents):
            scores[document] += boost * self.value


class Boosted(Around):
    """What its part matches, each score multiplied."""

    def __init__(self, part: Node, boost: float) -> None:
        super().__init__(part)
        self.boost = boost

    def score(self, scan: Scan, documents: Documents, boost: float, scores: Scores) -> None:
        self.part.score(scan, documents, boost * self.boost, scores)


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
