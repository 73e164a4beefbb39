"""The references to notes inside sentences: told from other numbers, taken out.

Three things tell a mark: a note of that number exists, marks count up through the
text, and some places are likelier than others (`noteplaces`). `Marks.find` weighs
all together and takes the likeliest rising sequence.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .noteplaces import RAISED_DIGITS, ROUND_WEIGHT, Place, bracketed, digits
from .pieces import Piece, Span

_FORMAT_MARK = re.compile(r" ?\[\^([^\]\s]{1,8})\]")
_LOOK_BACK = 60  # pieces: the notes and the foot of a page
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


class Marks:
    """The places in a letter where marks may stand; every piece is looked at once.

    `alone` says that a line which is only a number may be a mark: not in a letter
    that numbers its questions so.
    """

    def __init__(self, pieces: Sequence[Piece], *, alone: bool) -> None:
        self._pieces = pieces
        self._alone = alone
        self._bare: dict[int, list[Place]] = {}
        self._brackets: list[Place] = []
        self._at: list[int] = []

    def likely(self, pieces: Sequence[Piece]) -> list[Place]:
        """All places among some pieces, as long as bodies of notes are not known."""
        return sorted([*self._digits(pieces), *bracketed(pieces)], key=_order)

    def settle(self) -> None:
        """Look at all brackets together: an enumeration may begin on the page before.

        To be called once the bodies of notes are labelled.
        """
        self._brackets = list(bracketed(self._pieces))
        self._at = [place.piece.at for place in self._brackets]

    def find(self, pieces: Sequence[Piece], due: Sequence[int], *, bare: bool) -> list[Place]:
        """The likeliest marks of the notes `due` (rising) among pieces that follow one another.

        `bare` says that a digit without brackets may be a mark. A mark in brackets
        may come back later.
        """
        if not pieces:
            return []
        first = bisect_left(self._at, pieces[0].at)
        places = self._brackets[first : bisect_right(self._at, pieces[-1].at)]
        if bare:
            places = sorted([*self._digits(pieces), *places], key=_order)
        wanted = frozenset(due)
        places = [place for place in places if wanted.issuperset(place.numbers)]
        chosen = _rising(places)
        return [*chosen, *_again(places, chosen)]

    def _digits(self, pieces: Sequence[Piece]) -> Iterator[Place]:
        """The places without brackets."""
        above = self._above(pieces[0].at) if pieces else ""
        for piece in pieces:
            if piece.label is not None or not piece.text:
                continue
            found = self._bare.get(piece.at)
            if found is None:
                found = self._bare[piece.at] = list(digits(piece, above, alone=self._alone))
            yield from found
            above = piece.text

    def _above(self, at: int) -> str:
        """The last text before a place, on the page before or on the same."""
        before = (self._pieces[i] for i in range(at - 1, max(at - _LOOK_BACK, 0) - 1, -1))
        return next((p.text for p in before if p.label is None and p.text), "")


def _order(place: Place) -> tuple[int, int, float]:
    return place.piece.at, place.start, -place.weight


def _again(places: Sequence[Place], chosen: Sequence[Place]) -> Iterator[Place]:
    """The marks in brackets that refer once more to a note whose mark stood before."""
    taken = {(place.piece.at, place.start) for place in chosen}
    highest = 0
    for place in places:
        if (place.piece.at, place.start) in taken:
            highest = place.numbers[-1]
        elif place.weight >= ROUND_WEIGHT and max(place.numbers) <= highest:
            yield place


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
