"""Which bare numbers begin questions: "1", "1.", "1. Bent u bekend…", an automatic "1.".

A number at the start of a line may begin a question, be an item of an enumeration
inside a question or an answer, or stand there by chance (a table, a wrapped line).
No line tells which; the whole letter does. Questions count up from 1 in step with
the answers; an enumeration counts up from 1 within one text. So every number gets
one of those meanings, and of all readings of the letter the cheapest is taken
(a Viterbi search that keeps the best few readings at every step).

One style serves a letter; each style is read on its own and the best one is kept.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal, NamedTuple, get_args

from .markers import ARABIC, Marker, numbers_of
from .noteplaces import expects_number
from .pieces import Piece

Style = Literal["automatic", "alone", "stop", "bracket", "bare"]
STYLES: tuple[Style, ...] = get_args(Style)

_ALONE = re.compile(rf"({ARABIC}) ?[.):]?")
_BEFORE = re.compile(r"(\d{1,3}) ?(?:[.:]|(\))) (?=\S)")
_ANNOUNCES = re.compile(
    r"\b(?:Kunt|Bent|Wilt|Deelt|Zou|Kan|Heeft|Is|Welke|Wat|Hoe|Klopt|kunt|bent|wilt)\b[^.?!]{0,300}:$"
)
_BARE = re.compile(r"(\d{1,3}) (?=[A-ZÀ-Ý«‘“'\"])")

# What a reading pays for what it takes a number to be; what it gains is below zero.
_QUESTION = -1.0
_STRAY = 0.4  # a number by chance
_ENUMERATION = 0.3  # an enumeration begins
_SKIPPED = 2.0  # a question number is missing, …
_SKIPPED_MORE = 0.5  # … and each further one
_NO_QUESTION_MARK = 1.5  # a question that asks nothing
_NO_GAP = 0.15  # a question without blank space above, where others have it
_UNASKED = 3.0  # an answer to a question that was not asked
_UNANSWERED = 1.5  # questions behind the last answer
_OUT_OF_STEP = 0.5  # an answer that names none of the questions right before it
_UNCLAIMED = 1.5  # a question before the first number
_BEAM = 12
"""Readings that are followed at a time."""
_EARLIEST = 3.0
"""What it counts for a style to have the first question of all."""
_LEAST = 1.5
"""What numbers without any sign behind them must be worth."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Numbers that may begin a question: those of `piece`, of which they are `end` characters."""

    piece: Piece
    numbers: tuple[int, ...]
    end: int
    style: Style
    asks: bool = True


class _State(NamedTuple):
    """What a reading knows: the `next` question, the `item` of the enumeration it is in.

    `fresh` counts the questions since the last answer, up to two; `last` is the number
    of the last question, `ahead` holds those asked before their turn ("1 en 4").
    """

    next: int = 1
    item: int = 0
    fresh: int = 0
    last: int = 0
    ahead: frozenset[int] = frozenset()

    def asked(self, numbers: tuple[int, ...]) -> "_State":
        """The state behind a question with these numbers."""
        ahead = {n for n in (*self.ahead, *numbers) if n >= numbers[0]}
        following = numbers[0]
        while following in ahead:
            ahead.discard(following)
            following += 1
        return _State(following, 0, min(self.fresh + 1, 2), numbers[-1], frozenset(ahead))


class _Link(NamedTuple):
    """A question chosen, and those chosen before it."""

    candidate: Candidate
    before: "_Link | None"


class _Reading(NamedTuple):
    """What a reading cost so far, `strays` of it for numbers by chance, and its questions."""

    cost: float
    strays: float
    chosen: _Link | None


def numbered(
    pieces: Sequence[Piece], answers: Sequence[Marker], head: int, end: int | None = None
) -> list[Candidate]:
    """The numbers that begin questions, in order; none when no reading makes sense.

    `pieces` and the pieces of `answers` know their places (`pieces.number`); `head` is
    the place where the letter's head ends, as far as that can be seen, and `end` where
    the questions end, where that is known.
    """
    found = [c for c in candidates(pieces) if end is None or c.piece.at < end]
    asking = _Asking(pieces, answers, head)
    readings: list[tuple[list[Candidate], float]] = []
    for style in STYLES:
        if style == "bare" and readings:
            break
        mine = asking.told([c for c in found if c.style == style])
        chosen, cost = cheapest(mine, answers)
        if chosen and asking.before(chosen[0].piece.at):
            cost += _UNCLAIMED
        if chosen and -cost > (_LEAST if style == "bare" else 0):
            readings.append((chosen, -cost))
    earliest = min((chosen[0].piece.at for chosen, _ in readings), default=0)

    def worth(reading: tuple[list[Candidate], float]) -> float:
        return reading[1] + (_EARLIEST if reading[0][0].piece.at == earliest else 0)

    return max(readings, key=worth, default=([], 0.0))[0]


def candidates(pieces: Sequence[Piece]) -> Iterator[Candidate]:
    """Every number that stands alone, before its text, or that the format made, in order."""
    above = ""
    for piece in pieces:
        if piece.label is not None or not piece.text:
            continue
        if piece.starts:
            # "… op vraag" and "3." below it are one sentence; "Nr Vraag" is a heading.
            runs_on = above.rpartition(" ")[2].islower() and expects_number(above)
            runs_on = runs_on and " " in above and not piece.gap
            found = None if runs_on else _number(piece)
            if found:
                yield Candidate(piece, *found)
        above = piece.text


class _Asking:
    """Tells which numbers have a question behind them."""

    def __init__(self, pieces: Sequence[Piece], answers: Sequence[Marker], head: int) -> None:
        self._pieces = pieces
        self._head = head
        self._answers = [answer.at for answer in answers]
        self._marks = [0, *accumulate(piece.text.count("?") for piece in pieces)]

    def told(self, found: Sequence[Candidate]) -> list[Candidate]:
        """The candidates, each with whether the text up to the next one or an answer asks."""
        ends = [*(c.piece.at for c in found[1:]), len(self._pieces)]
        pairs = zip(found, ends, strict=False)
        return [replace(c, asks=self._asks(c.piece.at, end)) for c, end in pairs]

    def _asks(self, at: int, end: int) -> bool:
        answer = bisect(self._answers, at)
        if answer < len(self._answers):
            end = min(end, self._answers[answer])
        # "Kunt u: 1. …, 2. …?" asks as well.
        return self._marks[end] > self._marks[at] or bool(
            _ANNOUNCES.search(self._pieces[end - 1].text)
        )

    def before(self, at: int) -> bool:
        """Whether a question stands before a place, behind the head."""
        return self._head < at and self._marks[at] > self._marks[self._head]


def _number(piece: Piece) -> tuple[tuple[int, ...], int, Style] | None:
    alone = _ALONE.fullmatch(piece.words) if len(piece.text) < 100 else None
    if alone:
        numbers = tuple(int(n) for n in numbers_of(alone[1]) if n.isdigit())
        style: Style = "automatic" if piece.numeral else "alone"
        return (numbers, len(piece.text), style) if numbers else None
    if before := _BEFORE.match(piece.text):
        return (int(before[1]),), before.end(), "bracket" if before[2] else "stop"
    if bare := _BARE.match(piece.text):
        return (int(bare[1]),), bare.end(), "bare"
    return None


def cheapest(
    found: Sequence[Candidate], answers: Sequence[Marker]
) -> tuple[list[Candidate], float]:
    """The questions of the cheapest reading, and what it costs; numbers by chance are free.

    They say nothing against the questions: a letter may hold many tables.
    """
    gaps = any(c.piece.gap for c in found)
    readings = {_State(): _Reading(0.0, 0.0, None)}
    waiting = list(reversed(answers))
    for candidate in found:
        while waiting and waiting[-1].at < candidate.piece.at:
            readings = _answered(readings, waiting.pop())
        readings = _best(_read(readings, candidate, gaps=gaps))
    while waiting:
        readings = _answered(readings, waiting.pop())
    if answers:
        readings = {
            state: reading._replace(cost=reading.cost + _UNANSWERED * state.fresh)
            for state, reading in readings.items()
        }
    cost, strays, chosen = min(readings.values(), key=lambda reading: reading.cost)
    return list(reversed(list(_unlinked(chosen)))), cost - strays


def _unlinked(link: _Link | None) -> Iterator[Candidate]:
    while link:
        yield link.candidate
        link = link.before


Step = tuple[_State, _Reading]


def _read(readings: dict[_State, _Reading], candidate: Candidate, *, gaps: bool) -> Iterator[Step]:
    """Every reading continued with each meaning that a number may have."""
    number = candidate.numbers[0]
    single = len(candidate.numbers) == 1
    paid = _QUESTION
    paid += 0.0 if candidate.asks else _NO_QUESTION_MARK
    paid += _NO_GAP if gaps and not (candidate.piece.gap or candidate.piece.page_start) else 0.0
    for state, reading in readings.items():
        cost, strays, chosen = reading
        skipped = number - state.next
        if 0 <= skipped <= 3 and state.ahead.isdisjoint(candidate.numbers):
            skip = _SKIPPED + _SKIPPED_MORE * skipped if skipped else 0.0
            yield (
                state.asked(candidate.numbers),
                _Reading(cost + paid + skip, strays, _Link(candidate, chosen)),
            )
        if single and number == state.item + 1 and number > 1:
            yield state._replace(item=number), reading
        elif single and number == 1:
            yield state._replace(item=1), reading._replace(cost=cost + _ENUMERATION)
        else:
            # Before the first question stand the letter's own numbers.
            stray = _STRAY if chosen else 0.0
            yield state, _Reading(cost + stray, strays + stray, chosen)


def _answered(readings: dict[_State, _Reading], answer: Marker) -> dict[_State, _Reading]:
    """Every reading continued past an answer."""
    named = [int(n) for n in answer.numbers if n.isdigit()]

    def steps() -> Iterator[Step]:
        for state, reading in readings.items():
            cost = reading.cost
            if named:
                unasked = sum(n >= state.next and n not in state.ahead for n in named)
                step = state.fresh and state.last in named
                cost += _UNASKED * unasked + (0.0 if step else _OUT_OF_STEP)
            elif state.fresh != 1:
                cost += _OUT_OF_STEP if state.fresh else _UNASKED
            yield state._replace(item=0, fresh=0), reading._replace(cost=cost)

    return _best(steps())


def _best(steps: Iterator[Step]) -> dict[_State, _Reading]:
    """The cheapest reading of every state, and of those the cheapest few."""
    found: dict[_State, _Reading] = {}
    for state, reading in steps:
        old = found.get(state)
        if old is None or reading.cost < old.cost:
            found[state] = reading
    if len(found) <= _BEAM:
        return found
    kept = sorted(found.items(), key=lambda item: (item[1].cost, -item[0].next))[:_BEAM]
    return dict(kept)
