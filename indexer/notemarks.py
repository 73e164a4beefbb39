"""The references to notes inside sentences: found, told from other numbers, taken out.

A mark is a small figure in print, but text shows only a digit: in brackets ("1)",
"[4, 5]"), glued to a word ("onderzoek?1"), alone on a line, or at the start of one
(RECORD.md 2.3). "CO2", "nr. 3", "(zie bijlage 1)" and "1) … 2) …" look the same.
Three things tell: a note of that number exists, marks count up through the text,
and some places are likelier than others. `label_marks` weighs them all together
and takes the likeliest rising sequence.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .pieces import Piece, Span

FORMAT_MARK = re.compile(r" ?\[\^([^\]\s]{1,8})\]")
_NUMBERS = r"\d{1,3}(?: ?[, ] ?\d{1,3}){0,9}"
_SQUARE = re.compile(rf"\[ ?({_NUMBERS}) ?\]")
_BRACKET = re.compile(r"[()]")
_BEFORE_BRACKET = re.compile(r"\d{1,3}$")
_PART_OF_NUMBER = tuple("0123456789/-–")
_ALONE = re.compile(rf"({_NUMBERS})")
_LEADING = re.compile(r"(\d{1,3})(?=[ .,;:?)»])")
_GLUED = re.compile(
    rf"(?<![\d][.,:/])(?<=[^\W\d_]|[?!.,;:»”’\"')\]%])({_NUMBERS})(?=$|[ .,;:?!)\]»”’\"'])"
)
_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}")
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

# Words whose digit is their own: "CO2", "PM10", "G20", "A12".
_OWN_DIGIT = re.compile(r"(?<![^\W\d_])(?:[A-Z]|CO|NO|SO|CH|NH|PM|MH|HO|Ca)$")
_ABBREVIATED = re.compile(r"\b(?:nrs?|art|artt|p|pp|blz|lid|sub|par|hfst|vol|fig|ca)\.$", re.I)
# Words that a number belongs to, where PDF text lost the blank or broke the line.
_COUNTS = re.compile(
    r"\b(?:vraag|vragen|artikel|artikelen|lid|leden|nummers?|nr|bijlagen?|paragra(?:af|fen)|hoofdstuk"
    r"|tabel|figuur|punt|pagina|fase|stap|categorie|groep|klasse|niveau|box|scenario|top|deel|stuk"
    r"|motie|motienr|antwoord|antwoorden|tranche|spoor|pijler|CO)$",
    re.I,
)
# Words that a figure follows and no note: the blank between them was lost.
_EXPECTS = re.compile(
    r"(?<![^\W\d_])(?:van|op|in|de|het|met|zijn|is|was|waren|dan|tot|en|of|voor|na|om|door|ruim|circa"
    r"|bijna|nog|er|per|bij|over|deze|die|alle|eerste|laatste|minimaal|maximaal|tussen|sinds|vanaf)$",
    re.I,
)
_QUANTITY = re.compile(
    r" (?:miljoen|miljard|procent|euro|jaar|jaren|weken|maanden|dagen|uur|keer|maal|ton|kilometer"
    r"|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b"
)
_LISTED = re.compile(r"(?:[:;,]|(?:^| )(?:en|of|alsmede|respectievelijk)) ?$")
_SENTENCE_END = ".?!»”’\"')"

_RAISED_WEIGHT = _SQUARE_WEIGHT = 5.0
_ROUND_WEIGHT = 4.0
_GLUED_TO_END, _GLUED_TO_WORD, _GLUED_TO_CAPITALS = 3.2, 3.0, 2.5
_ALONE_WEIGHT, _LEADING_WEIGHT = 3.1, 2.0
_NEVER = 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark may stand: characters of a piece, the numbers there, how likely it is one."""

    piece: Piece
    start: int
    end: int
    numbers: tuple[int, ...]
    weight: float


class _Link(NamedTuple):
    """A place chosen, and those chosen before it."""

    place: Place
    before: "_Link | None"


def marks_in(text: str) -> tuple[str, ...]:
    """The numbers that a mark prints: "[4, 5 ]" gives 4 and 5, "[^a]" gives a."""
    return tuple(re.findall(r"\w+", text.translate(_RAISED_DIGITS)))


def format_marks(piece: Piece) -> Iterator[Span]:
    """The marks that a reader knew as such ("[^1]")."""
    if "[^" in piece.text:
        for found in FORMAT_MARK.finditer(piece.text):
            yield *found.span(), "mark"


def find_marks(
    pieces: Sequence[Piece], due: Sequence[int], *, bare: bool, alone: bool
) -> list[Place]:
    """The likeliest marks of the notes `due` (rising) among the pieces of a page or letter.

    `bare` says that a digit without brackets may be a mark; `alone` that a line
    which is only a number may: not in a letter that numbers its questions so.
    A mark in brackets may come back later.
    """
    wanted = frozenset(due)
    places = [p for p in _places(pieces, bare=bare, alone=alone) if wanted.issuperset(p.numbers)]
    chosen = _rising(places)
    taken = {(id(p.piece), p.start) for p in chosen}
    highest = 0
    again = []
    for place in places:
        if (id(place.piece), place.start) in taken:
            highest = place.numbers[-1]
        elif place.weight >= _ROUND_WEIGHT and max(place.numbers) <= highest:
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
    places = _places(pieces, bare=True, alone=alone)
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


def bracketed(pieces: Iterable[Piece]) -> Iterator[Place]:
    """The places of marks in brackets, in order; items of enumerations are none."""
    depth = item = 0
    for piece in pieces:
        if piece.label is not None or not piece.text:
            continue
        if piece.gap:
            depth = item = 0
        text = piece.text
        if "[" in text:
            for found in _SQUARE.finditer(text):
                weight = _LEADING_WEIGHT if found.start() == 0 and piece.starts else _SQUARE_WEIGHT
                yield Place(piece, *found.span(), _numbers(found[1]), weight)
        if ")" in text or "(" in text:
            rounds, depth, item = _rounds(piece, depth, item)
            yield from rounds


def _rounds(piece: Piece, depth: int, item: int) -> tuple[list[Place], int, int]:
    """The marks "1)" of a piece; `depth` brackets are open, `item` of an enumeration was last."""
    text = piece.text
    places: list[Place] = []
    for bracket in _BRACKET.finditer(text):
        if bracket[0] == "(":
            depth += 1
            continue
        if depth:
            depth -= 1
            continue
        found = _BEFORE_BRACKET.search(text, max(0, bracket.start() - 4), bracket.start())
        if not found or text[max(0, found.start() - 1) : found.start()] in _PART_OF_NUMBER:
            continue
        number = int(found[0])
        listed = _LISTED.search(text, max(0, found.start() - 16), found.start())
        begins = found.start() == 0 and piece.starts
        if begins or (listed and (number == item + 1 or listed[0][0] in ":;")):
            item = number
        elif listed and places and places[-1].numbers == (number - 1,):
            places.pop()  # "om 1) meer geld en 2) minder regels"
            item = number
        else:
            places.append(Place(piece, found.start(), bracket.end(), (number,), _ROUND_WEIGHT))
    return places, depth, item


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(n) for n in re.findall(r"\d+", text))


def _places(pieces: Sequence[Piece], *, bare: bool, alone: bool) -> Iterator[Place]:
    """Every place where a mark may stand, in order."""
    brackets = list(bracketed(pieces))
    if not bare:
        yield from brackets
        return
    waiting = iter([*brackets, None])
    bracket = next(waiting)
    above = ""
    for piece in pieces:
        if piece.label is not None or not piece.text:
            continue
        found = list(_bare(piece, above, alone=alone))
        while bracket and bracket.piece is piece:
            found.append(bracket)
            bracket = next(waiting)
        yield from sorted(found, key=lambda place: (place.start, -place.weight))
        above = piece.text.rstrip()


def _bare(piece: Piece, above: str, *, alone: bool) -> Iterator[Place]:
    """The places of digits without brackets; `above` is the text before the piece."""
    text = piece.text
    for raised in _RAISED.finditer(text):
        numbers = (int(raised[0].translate(_RAISED_DIGITS)),)
        yield Place(piece, *raised.span(), numbers, _RAISED_WEIGHT)
    if piece.starts and not piece.numeral and text[0].isdigit():
        yield from _at_line_start(piece, above, alone=alone)
    for glued in _GLUED.finditer(text):
        if not _QUANTITY.match(text, glued.end()):
            yield from _readings(piece, glued, _glued_weight(text, glued.start()))


def _readings(piece: Piece, found: re.Match[str], weight: float) -> Iterator[Place]:
    """A run of numbers as marks all, and its first one alone."""
    if not weight:
        return
    numbers = _numbers(found[1])
    yield Place(piece, *found.span(), numbers, weight)
    if len(numbers) > 1:
        end = found.start() + len(str(numbers[0]))
        yield Place(piece, found.start(), end, numbers[:1], weight)


def _glued_weight(text: str, at: int) -> float:
    """How likely digits at a place are a mark, going by what they are glued to."""
    before = text[max(0, at - 20) : at]
    last = before[-1]
    if not last.isalpha():
        year = last in "’'" and before[-2:-1] in {"", " "}
        return _NEVER if year or _ABBREVIATED.search(before) else _GLUED_TO_END
    if _OWN_DIGIT.search(before) or _COUNTS.search(before) or _EXPECTS.search(before):
        return _NEVER
    return _GLUED_TO_CAPITALS if last.isupper() else _GLUED_TO_WORD


def _at_line_start(piece: Piece, above: str, *, alone: bool) -> Iterator[Place]:
    """A line that is only numbers, or begins with one."""
    text = piece.text
    counted = bool(_COUNTS.search(above[-20:]) or _ABBREVIATED.search(above[-20:]))
    if whole := _ALONE.fullmatch(text):
        weight = _ALONE_WEIGHT if alone and not counted else _NEVER
        yield from _readings(piece, whole, weight)
        return
    leading = _LEADING.match(text)
    if not leading:
        return
    ended = above[-1:] in ".?!:" or not above
    item = text[leading.end()] in ".)" and text[leading.end() + 1 :][:1] in {"", " "} and ended
    if text[leading.end()] == ")" or item:
        return
    unlikely = counted or _QUANTITY.match(text, leading.end())
    yield from _readings(piece, leading, _NEVER if unlikely else _LEADING_WEIGHT)
