"""The references to notes inside sentences: told from other numbers, taken out.

Three things tell a mark: a note of that number exists, marks count up through the
text, and some places are likelier than others (`noteplaces`). `find_marks` weighs
them all together and takes the likeliest rising sequence.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from .noteplaces import RAISED_DIGITS, ROUND_WEIGHT, Place, bracketed, with_bare
from .pieces import Piece, Span

_FORMAT_MARK = re.compile(r" ?\[\^([^\]\s]{1,8})\]")
_SENTENCE_END = ".?!»”’\"')"


class _Link(NamedTuple):
    """A place chosen, and those chosen before it."""

    place: Place
    before: "_Link | None"


def marks_in(text: str) -> tuple[str, ...]:
    """The numbers that a mark prints: "[4, 5 ]" gives 4 and 5, "[^a]" gives a."""
    return tuple(re.findall(r"\w+", text.translate(RAISED_DIGITS)))


def format_marks(piece: Piece) -> Iterator[Span]:
    """The marks that a reader knew as such ("[^1]")."""
    if "[^" in piece.text:
        for found in _FORMAT_MARK.finditer(piece.text):
            yield *found.span(), "mark"


class Brackets:
    """The marks in brackets of a whole letter: an enumeration may begin on the page before."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._places = list(bracketed(pieces))
        self._at = [place.piece.at for place in self._places]

    def among(self, pieces: Sequence[Piece]) -> list[Place]:
        """Those that stand among some pieces of the letter, which follow one another."""
        if not pieces:
            return []
        first = bisect_left(self._at, pieces[0].at)
        return self._places[first : bisect_right(self._at, pieces[-1].at)]


def find_marks(
    pieces: Sequence[Piece], due: Sequence[int], brackets: Brackets, *, bare: bool, alone: bool
) -> list[Place]:
    """The likeliest marks of the notes `due` (rising) among the pieces of a page or letter.

    `bare` says that a digit without brackets may be a mark; `alone` that a line
    which is only a number may: not in a letter that numbers its questions so.
    A mark in brackets may come back later.
    """
    wanted = frozenset(due)
    found = brackets.among(pieces)
    places = list(with_bare(pieces, found, alone=alone)) if bare else found
    places = [place for place in places if wanted.issuperset(place.numbers)]
    chosen = _rising(places)
    taken = {(id(p.piece), p.start) for p in chosen}
    highest = 0
    again = []
    for place in places:
        if (id(place.piece), place.start) in taken:
            highest = place.numbers[-1]
        elif place.weight >= ROUND_WEIGHT and max(place.numbers) <= highest:
            again.append(place)
    return chosen + again


def _rising(places: Sequence[Place]) -> list[Place]:
    """The sequence of places with rising numbers that weighs most (a weighted LIS).

    The front holds, by last number, the best sequences so far that no other beats
    with a lower number, so each step is a search in a sorted list.
    """
    ends: list[int] = []
    best: list[tuple[float, _Link | None]] = []
    for place in places:
        at = bisect_left(ends, place.numbers[0])
        weight, chain = best[at - 1] if at else (0.0, None)
        weight += place.weight * len(place.numbers)
        last = place.numbers[-1]
        at = bisect_left(ends, last)
        if (at < len(ends) and ends[at] == last and best[at][0] >= weight) or (
            at and best[at - 1][0] >= weight
        ):
            continue
        stop = at
        while stop < len(ends) and best[stop][0] <= weight:
            stop += 1
        ends[at:stop] = [last]
        best[at:stop] = [(weight, _Link(place, chain))]
    chosen = []
    link = best[-1][1] if best else None
    while link:
        chosen.append(link.place)
        link = link.before
    return chosen[::-1]


def likely_numbers(pieces: Sequence[Piece], *, alone: bool) -> frozenset[int]:
    """The numbers that may well be marks somewhere in some lines."""
    places = with_bare(pieces, bracketed(pieces), alone=alone)
    return frozenset(n for place in places for n in place.numbers)


def counting_up(pieces: Sequence[Piece]) -> list[Place]:
    """Marks in brackets at sentence ends that count up from 1, where no note is printed.

    Some letters come without their list of notes; "…toeneemt? 1)" is a mark all the same.
    """
    found = []
    highest = 0
    for place in bracketed(pieces):
        text = place.piece.text
        before = text[: place.start].rstrip()
        ends = place.end == len(text) or before[-1:] in _SENTENCE_END
        if not before or not ends or max(place.numbers) > highest + len(place.numbers):
            continue
        highest = max(highest, *place.numbers)
        found.append(place)
    return found
