"""What combines the parts of a compiled query, or changes what one of them scores.

A part that is slow to match (words side by side, units that must be read) has a `loose`
part, quick, that matches at least as much: all that is quick goes first and leaves it little.
"""
# ruff: noqa: D102 - the methods are those of Node

from collections.abc import Callable, Iterable
from functools import cached_property

from indexer.entries import Entry

from .whoosh_match_engine import Everything
from .whoosh_scan_engine import Documents, Node, Scan, Scores


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
