"""Where a text holds what was looked for: the words to mark, as printed.

Marks are made from the stored text and the query alone, with the analysis that
indexed it, so every engine shows the same and words are marked as printed. Whoosh's
highlighter has no place here: it takes one term to one word, where a hyphenated
word is several at one place, and it would mark every word of a phrase anywhere.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from whoosh import query as tree

from corpus.frozen import dataclass
from indexer.analysis import analyse, parts, surface, words
from indexer.words import WORD

from .likely import NOTHING, likely_forms
from .meaning import compounds, names, sequences, shorter
from .query import Pattern, Typed, patterns, positive
from .weights import NEAR

_MOST = 500_000  # characters of a text that are looked at: a letter has a hundred thousand at most


class Mark(NamedTuple):
    """Printed characters that match, and the terms of the query that they match."""

    start: int
    end: int
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is marked: the words and parts of words that are `terms`; words side by side
    (`phrases`); words near each other in any order (`near`); words as `printed`.
    """

    terms: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    phrases: tuple[tuple[str, ...], ...] = ()
    near: tuple[tuple[str, ...], ...] = ()
    printed: tuple[tuple[str, ...], ...] = ()


def wanted(query: tree.Query, field: str | None = None) -> Wanted:
    """What to mark, or to mark in one field; what is under a NOT is never marked."""
    leaves = [leaf for leaf in dict.fromkeys(positive(query)) if _looks_in(leaf, field)]
    free = [leaf for leaf in leaves if not leaf.exact and not leaf.quoted]
    found = [one for leaf in leaves for one in (*_sequences(leaf), *names(leaf))]
    shapes = (leaf for leaf in patterns(query) if _looks_in(leaf, field))
    fitting = [term for leaf in shapes for term in leaf.found or ()]
    terms = {analyse(leaf.printed[0])[0].term for leaf in free}
    terms.update(term for leaf in free for term in leaf.inside)
    terms.update(part.term for leaf in free if leaf.loose for part in parts(leaf.printed[0]))
    return Wanted(
        frozenset(terms).union(fitting, *map(shorter, leaves)),
        frozenset(one[0] for one in found if len(one) == 1),
        tuple(dict.fromkeys(one for one in found if len(one) > 1)),
        tuple(one for leaf in free for one in compounds(leaf)),
        tuple(tuple(map(surface, leaf.printed)) for leaf in leaves if leaf.exact),
    )


def _looks_in(leaf: Typed | Pattern, field: str | None) -> bool:
    return field is None or field in leaf.fields


def _sequences(leaf: Typed) -> list[tuple[str, ...]]:
    """Words to be marked side by side; where they may stand apart, one by one."""
    found = sequences(leaf)
    return [(term,) for one in found for term in one] if leaf.slop else found


def marks(text: str, want: Wanted) -> list[Mark]:
    """The places in a text that match, in order, without overlap.

    >>> want = Wanted(terms=frozenset({"pont"}), phrases=(("de", "kade"),))
    >>> [(m.start, m.end) for m in marks("De veerpont aan de kade.", want)]
    [(7, 11), (16, 23)]
    """
    text = text[:_MOST]
    found: list[Mark] = []
    in_order = frozenset(chain.from_iterable((*want.phrases, *want.near)))
    places: dict[str, dict[int, tuple[int, int]]] = {term: {} for term in in_order}
    single = want.terms | want.words
    forms = likely_forms(single | in_order, placed=bool(in_order))
    position = 0
    for match in WORD.finditer(text) if single or in_order else ():
        made = forms[match.group()]
        if made is NOTHING:
            position += 1
            continue
        offset = match.start()
        for term, step, start, end in made.terms:
            if term in single:
                found.append(Mark(offset + start, offset + end, frozenset((term,))))
            if term in in_order:
                places[term][position + step] = (offset + start, offset + end)
        for term, _, start, end in made.parts:
            if term in want.terms:
                found.append(Mark(offset + start, offset + end, frozenset((term,))))
        position += made.width
    for phrase in want.phrases:
        found += _phrase_marks(phrase, places)
    for group in want.near:
        found += _near_marks(group, places)
    found += chain.from_iterable(_printed_marks(text, printed) for printed in want.printed)
    return _merged(found)


def _phrase_marks(
    phrase: tuple[str, ...], places: dict[str, dict[int, tuple[int, int]]]
) -> Iterator[Mark]:
    for position, (start, _) in places[phrase[0]].items():
        rest = [places[term].get(position + step) for step, term in enumerate(phrase)]
        if None not in rest and (last := rest[-1]):
            yield Mark(start, last[1], frozenset(phrase))


def _near_marks(
    group: tuple[str, ...], places: dict[str, dict[int, tuple[int, int]]]
) -> Iterator[Mark]:
    """Each word of a group that has all the others within reach."""
    reach = NEAR * (len(group) - 1)
    for term in group:
        others = [sorted(places[other]) for other in group if other != term]
        for position, (start, end) in places[term].items():
            if all(_within(found, position, reach) for found in others):
                yield Mark(start, end, frozenset((term,)))


def _within(positions: list[int], position: int, reach: int) -> bool:
    at = bisect_left(positions, position - reach)
    return at < len(positions) and positions[at] <= position + reach


def _printed_marks(text: str, printed: tuple[str, ...]) -> Iterator[Mark]:
    found = [(surface(word), start, start + len(word)) for word, start in words(text)]
    surfaces = tuple(word for word, _, _ in found)
    for at in range(len(found) - len(printed) + 1):
        if surfaces[at : at + len(printed)] == printed:
            yield Mark(found[at][1], found[at + len(printed) - 1][2], frozenset(printed))


def _merged(found: Iterable[Mark]) -> list[Mark]:
    merged: list[Mark] = []
    for mark in sorted(found, key=lambda m: (m.start, -m.end)):
        if merged and mark.start < merged[-1].end:
            last = merged.pop()
            mark = Mark(last.start, max(last.end, mark.end), last.terms | mark.terms)
        merged.append(mark)
    return merged
