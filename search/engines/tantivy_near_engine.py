"""Words near each other, as tantivy's phrases: at which places the words of one may stand.

Its slop lets a word stand as far before its place as behind it, and adds up over the words.
So two words are one phrase, with the place of the second in the middle of its reach; of more
words each spacing is a phrase by itself.
"""

from collections.abc import Iterable
from itertools import accumulate, product
from typing import Any

from whoosh import query as tree

from indexer.analysis import places

_MOST = 64
"""Spacings that are looked for one by one."""

Spacing = tuple[list[int], int]
"""The places of words after each other, and how far a word may be from its place."""


def spacings(words: int, slop: int) -> list[Spacing] | None:
    """Words, each at most so far behind the last; None when there are too many ways.

    >>> spacings(2, 3), spacings(2, 4)
    ([([0, 2], 1)], [([0, 2], 1), ([0, 4], 0)])
    >>> spacings(3, 1), spacings(9, 2)
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


def stand_near(text: str, words: list[str], slop: int) -> bool:
    """Whether words stand in a text, each at most so far behind the last."""
    spots = places(text)
    ends = set(spots.get(words[0], ()))
    for word in words[1:]:
        reach = {end + step for end in ends for step in range(1, slop + 1)}
        ends = reach.intersection(spots.get(word, ()))
    return bool(ends)
