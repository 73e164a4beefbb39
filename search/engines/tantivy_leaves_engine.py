"""The leaves of tantivy's queries: terms, words near each other, and what is found by reading.

A phrase is dear: tantivy reads where words stand in every unit that holds them all, also in
those that no filter lets pass. So what the units must be besides is told to each phrase. And
its slop lets a word stand as far before its place as behind it, and adds up over the words:
two words are one phrase, with the place of the second in the middle of its reach, while of
more words each spacing is a phrase by itself.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import accumulate, product
from typing import Any

from tantivy import FieldType, Query, Schema, Searcher
from whoosh import query as tree

from indexer.analysis import places

from .tantivy_parts_engine import all_of, any_of, nothing, silent
from .tantivy_schema_engine import AROUND, COUNTED, beside, exact, joined

_MOST = 64
"""Spacings that are looked for one by one."""

Spacing = tuple[list[int], int]
"""The places of words after each other, and how far a word may be from its place."""

_REMEMBERED = 64
"""Questions of which is remembered what was found by reading; an open index never changes."""

Texts = Mapping[str, str]
"""The texts of a unit, by field."""

Reading = Callable[[Query], Iterator[tuple[str, Texts]]]
"""How the units that match are read: the id of each, and its texts."""


class Leaves:
    """Makes leaves for an open index; `reading` is asked about what no index can tell.

    Only units matter that match all of `within`, too.
    """

    def __init__(
        self,
        schema: Schema,
        searcher: Searcher,
        reading: Reading,
        within: list[Query] | None = None,
    ) -> None:
        self._schema, self._searcher, self._reading = schema, searcher, reading
        self._within = within or []
        self._read: dict[Hashable, Query] = {}

    def among(self, query: Query, units: list[str]) -> Query:
        """What a query matches among some units, by id, with its scores."""
        return all_of([query, silent(Query.term_set_query(self._schema, "unit", units))])

    def term(self, field: str, text: str, index_option: str = "freq") -> Query:
        """The units that hold a term."""
        return Query.term_query(self._schema, field, exact(text), index_option)

    def word(self, field: str, text: str, scored: bool) -> Query:
        """The units with a word in a field, also as the whole of a hyphenated one."""
        here = self.term(field, text)
        if field in COUNTED:
            return here
        whole = self.term(joined(field), text, "basic")
        return any_of([here, silent(whole) if scored else whole])

    def phrase(self, field: str, words: list[str], slop: int) -> Query:
        """The units that hold words side by side, or each at most `slop` behind the last."""
        found = _spacings(len(words), slop)
        if found is None:
            return self._read_phrase(field, words, slop, self._words(field, words))
        return self._placed(field, [words], slop, found)

    def near(self, field: str, words: list[str], slop: int) -> Query:
        """The units that hold two different words at most so far apart, in any order."""
        return self._placed(field, [words, words[::-1]], slop, [([0, 0], slop)])

    def _placed(
        self, field: str, ways: list[list[str]], slop: int, spacings: list[Spacing]
    ) -> Query:
        """Words so far behind each other in one of some ways, which the spacings allow all."""
        words = ways[0]
        if slop * (len(words) - 1) <= AROUND:
            return self._spaced((field, beside(field)), words, spacings)
        hyphened = any_of([self.term(joined(field), word, "basic") for word in words])
        doubtful = all_of([hyphened, self._words(field, words)])
        read = [self._read_phrase(field, way, slop, doubtful) for way in ways]
        return any_of([self._spaced((field,), words, spacings), *read])

    def _words(self, field: str, words: list[str]) -> Query:
        return all_of([self.word(field, word, scored=False) for word in words])

    def _spaced(
        self, fields: tuple[str, ...], words: list[str], spacings: Iterable[Spacing]
    ) -> Query:
        found = [
            Query.phrase_query(self._schema, where, list(zip(places, words, strict=True)), slack)
            for places, slack in spacings
            for where in fields
        ]
        return any_of([all_of([one, *self._within]) for one in found])

    def _read_phrase(self, field: str, words: list[str], slop: int, child: Query) -> Query:
        """Words that no phrase of the index can tell of: units that hold all of them are read."""
        key = (field, *words, slop)
        return self.read(child, lambda texts: _stand_near(texts.get(field, ""), words, slop), key)

    def read(self, child: Query, right: Callable[[Texts], bool], key: Hashable = None) -> Query:
        """The units of a query that are found right when they are read; once for each key."""
        if key in self._read:
            return self._read[key]
        units = [exact(unit) for unit, texts in self._reading(child) if right(texts)]
        found = Query.term_set_query(self._schema, "unit", units) if units else nothing()
        if key is not None:
            if len(self._read) >= _REMEMBERED:
                self._read.clear()
            self._read[key] = found
        return found

    def numbers(self, field: str, low: int | None, high: int | None) -> Query:
        """The units whose number lies within bounds, both included."""
        if low is not None and high is not None and low > high:
            return nothing()
        return Query.range_query(self._schema, field, FieldType.Unsigned, max(0, low or 0), high)

    def pattern(self, field: str, pattern: str) -> Query:
        """The units that hold a term of this look."""
        return Query.regex_query(self._schema, field, pattern)

    def terms(self, field: str, prefix: str) -> list[str]:
        """The terms of a field that begin so."""
        return [term for term, _ in self._searcher.terms_with_prefix(field, prefix)]


def _spacings(words: int, slop: int) -> list[Spacing] | None:
    """Words, each at most so far behind the last; None when there are too many ways.

    >>> _spacings(2, 3), _spacings(2, 4)
    ([([0, 2], 1)], [([0, 2], 1), ([0, 4], 0)])
    >>> _spacings(3, 1), _spacings(9, 2)
    ([([0, 1, 2], 0)], None)
    """
    if slop ** (words - 1) > _MOST:
        return None
    if words == 2:
        reach = (slop - 1) // 2
        found = [([0, reach + 1], reach)]
        return found if slop % 2 else [*found, ([0, slop], 0)]
    steps = product(range(1, slop + 1), repeat=words - 1)
    return [([*accumulate(step, initial=0)], 0) for step in steps]


def any_order(queries: Iterable[tree.Query]) -> tuple[list[tree.Phrase], list[tree.Query]]:
    """The phrases of two words that are also asked for in the other order, each once; the rest."""
    pairs: dict[tuple[Any, ...], tree.Phrase] = {}
    turned, others = [], []
    for one in queries:
        if not _is_pair(one):
            others.append(one)
        elif pairs.pop((one.fieldname, *one.words[::-1], one.slop), None):
            turned.append(one)
        else:
            pairs[one.fieldname, *one.words, one.slop] = one
    return turned, [*others, *pairs.values()]


def _is_pair(query: Any) -> bool:
    """Whether a query is for two different words, not too far apart."""
    if type(query) is not tree.Phrase or len(query.words) != 2:
        return False
    return bool(query.words[0] != query.words[1] and query.slop <= _MOST)


def _stand_near(text: str, words: list[str], slop: int) -> bool:
    """Whether words stand in a text, each at most so far behind the last."""
    spots = places(text)
    ends = set(spots.get(words[0], ()))
    for word in words[1:]:
        reach = {end + step for end in ends for step in range(1, slop + 1)}
        ends = reach.intersection(spots.get(word, ()))
    return bool(ends)
