"""How many units of those that a query finds are in each of many groups.

A facet has a group for every year or minister, and to search for each of them anew takes as
many times as long as the query itself. So the query is asked once for all days, and once for
each keyword how often it has each of its terms. What that leaves open is searched for: a group
that has several terms of which more than one is found, since a unit may have both.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from tantivy import Query, Searcher
from whoosh import query as tree

from indexer.facts import KEYWORDS

from .tantivy_compile_engine import Compiler
from .tantivy_order_engine import number_of
from .tantivy_parts_engine import without
from .tantivy_schema_engine import exact

_FEW = 3
"""Groups that are searched for one by one, which is then as fast."""

Bounds = tuple[str, int, int]
"""A number, and the least and the most that it may be."""


def counts(
    searcher: Searcher, compiler: Compiler, found: Query, total: int, groups: Sequence[tree.Query]
) -> list[int]:
    """Of `total` units that are `found`, how many are in each group."""
    if not total:
        return [0] * len(groups)
    if len(groups) <= _FEW:
        return [number_of(searcher, compiler.both(found, group)) for group in groups]
    tally = _Tally(searcher, compiler, found, total)
    tally.know_ranges(filter(None, map(_bounds, groups)))
    return list(map(tally.count, groups))


class _Tally:
    """What is known of the units of a query."""

    def __init__(self, searcher: Searcher, compiler: Compiler, found: Query, total: int) -> None:
        self._searcher, self._compiler = searcher, compiler
        self._found, self._total = found, total
        self._ranges: dict[Bounds, int] = {}
        self._terms: dict[str, dict[str, int]] = {}

    def know_ranges(self, wanted: Iterable[Bounds]) -> None:
        """Count the units of some ranges of a number, all in one go."""
        ordered = sorted(set(wanted))
        if not ordered or any(_overlap(*pair) for pair in pairwise(ordered)):
            return
        for field in {one[0] for one in ordered}:
            ranges = [
                {"from": float(low), "to": float(high + 1), "key": f"{low} {high}"}
                for name, low, high in ordered
                if name == field
            ]
            asked = {"found": {"range": {"field": field, "ranges": ranges}}}
            for bucket in self._searcher.aggregate(self._found, asked)["found"]["buckets"]:
                low, _, high = bucket["key"].partition(" ")
                if high.isdecimal():  # The others lie between those that are asked for.
                    self._ranges[field, int(low), int(high)] = bucket["doc_count"]

    def count(self, group: tree.Query) -> int:
        """How many of the units are in a group."""
        inside = group.query if isinstance(group, tree.Not) else group
        held = [part for part in _parts(inside) if self._is_held(part)]
        number = self._known(inside, held)
        if inside is not group:
            return self._count_without(held) if number is None else self._total - number
        return (
            self._count(self._compiler.both(self._found, tree.Or(held)))
            if number is None
            else number
        )

    def _known(self, group: tree.Query, held: list[tree.Query]) -> int | None:
        """How many units are in a group of which these parts are held, where that is known."""
        bounds = _bounds(group)
        if bounds in self._ranges:
            return self._ranges[bounds]
        return self._of_term(held[0]) if len(held) == 1 else None if held else 0

    def _count_without(self, held: list[tree.Query]) -> int:
        # Terms by themselves are quickly passed over; together with others all are gone through.
        terms = [one for one in held if isinstance(one, tree.Term)]
        others = [one for one in held if not isinstance(one, tree.Term)]
        left = [self._compiler.matching(tree.Or(some)) for some in (terms, others) if some]
        return self._count(without(self._found, *left))

    def _count(self, query: Query) -> int:
        return number_of(self._searcher, query)

    def _is_held(self, part: tree.Query) -> bool:
        """Whether any of the units may be in a part of a group."""
        every = part.subqueries if isinstance(part, tree.And) else [part]
        return all(self._of_term(one) != 0 for one in every)

    def _of_term(self, query: tree.Query) -> int | None:
        """How many of the units have a term; None for what is no keyword's term."""
        if not isinstance(query, tree.Term) or query.fieldname not in KEYWORDS:
            return None
        field = query.fieldname
        if field not in self._terms:
            listed = self._searcher.terms_with_prefix(field, "", self._found)
            self._terms[field] = dict(listed)
        return self._terms[field].get(exact(query.text), 0)


def _parts(group: tree.Query) -> Iterator[tree.Query]:
    """The queries of which one is enough."""
    if isinstance(group, tree.Or):
        for one in group.subqueries:
            yield from _parts(one)
    else:
        yield group


def _bounds(group: Any) -> Bounds | None:
    """The bounds of a group that is a whole range of a number."""
    if not isinstance(group, tree.NumericRange) or None in (group.start, group.end):
        return None
    return group.fieldname, group.start + group.startexcl, group.end - group.endexcl


def _overlap(one: Bounds, other: Bounds) -> bool:
    return one[0] == other[0] and one[2] >= other[1]
