"""Where a question or an answer begins: the markers of RECORD.md 2.1.

A marker is recognised by its grammar, in two strengths. A line that is nothing
but a marker ("Vraag 4 en 5", "Antwoorden op vragen 7, 8, en 9", "**Antwoord 2**")
is certain. A bare or inline number ("1", "1.", "1. Bent u bekend…", an automatic
number) may as well be an enumeration or a note's mark; `numbered` decides which
of those are questions by looking at the whole letter.

    MARKER  := ("Vraag"|"Vragen") NUMBERS | ANSWER [NUMBERS]
    ANSWER  := ("Antwoord"|"Antwoorden"|"Beantwoording") ["op"] ["de"] ["vraag"|"vragen"]
    NUMBERS := NUMBER {("," | "en" | ", en" | "-" | "t/m" | "tot en met" | "/" | "&") NUMBER}
    NUMBER  := 1 to 3 digits [letter] | Roman
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .pieces import Piece

Sort = Literal["question", "answer"]

_ROMAN = "[IVX]{1,6}"
_NUMBER = rf"(?:\d{{1,3}}[a-z]?|{_ROMAN})"
_RANGE = r"\s*(?:t/m|tot\s+en\s+met|–|-|\bt\.?m\.?)\s*"
_AND = r"\s*(?:,\s*en\b|,|\ben\b|&|/|\+)\s*"
NUMBERS = rf"{_NUMBER}(?:(?:{_RANGE}|{_AND}){_NUMBER})*"

_QUESTION_WORD = r"(?:Vraag|Vragen|VRAAG|VRAGEN)"
_ANSWER_WORD = r"(?:Antwoord(?:en)?|Beantwoording|ANTWOORD(?:EN)?)"
_END = r"\s*[:.]?\s*"
_WHOLE_LINE = re.compile(
    rf"\s*(?:(?P<question>{_QUESTION_WORD})\s*(?P<q>{NUMBERS})"
    rf"|(?P<answer>{_ANSWER_WORD})"
    rf"(?:\s*(?:op|van)?\s*(?:de\s+)?(?:vraag|vragen|VRAAG|VRAGEN))?\s*(?P<a>{NUMBERS})?)"
    rf"{_END}"
)
# The same at the start of a line that goes on: a colon must set the marker off.
_INLINE = re.compile(
    rf"\s*(?:(?P<question>{_QUESTION_WORD})\s*(?P<q>{NUMBERS})"
    rf"|(?P<answer>{_ANSWER_WORD})"
    rf"(?:\s*(?:op)?\s*(?:de\s+)?(?:vraag|vragen))?\s*(?P<a>{NUMBERS})?)\s*:\s*(?=\S)"
)
# … and inside a line, after the end of a sentence: "Vraag 1: … Antwoord 1: …".
_INSIDE = re.compile(
    rf"(?<=[.?!»”’\"')])\s+(?=(?:{_QUESTION_WORD}|{_ANSWER_WORD})"
    rf"(?:\s+op)?(?:\s+(?:vraag|vragen))?\s*\d{{1,3}}\s*:)"
)
_LONE = re.compile(r"\s*(\d{1,3})\s*[.):]?\s*")
_LEADING = re.compile(r"\s*(\d{1,3})\s*[.)]\s+(?=\S)")
_STEP = re.compile(rf"({_NUMBER})|({_RANGE})|({_AND})")


@dataclass(slots=True)
class Marker:
    """A question or answer begins at `index`, a piece that is the marker itself.

    `numbers` are the numbers it prints, ranges spelled out; empty for a plain
    "Antwoord". The text it heads starts with the next piece. `auto` is set for a
    number that the format generates: then the piece is text and no marker stands in it.
    """

    index: int
    sort: Sort
    numbers: tuple[str, ...]
    auto: bool = False


def numbers_of(text: str) -> tuple[str, ...]:
    """The numbers of a marker, ranges spelled out, as strings.

    >>> numbers_of("4, 5, 7 en 8"), numbers_of("2 t/m 6"), numbers_of("1a-1c")
    (('4', '5', '7', '8'), ('2', '3', '4', '5', '6'), ('1a', '1c'))
    """
    found: list[str] = []
    ranged = False
    for step in _STEP.finditer(text):
        number, through, _ = step.groups()
        if number is None:
            ranged = through is not None
            continue
        value = str(_roman(number)) if number.isupper() else number
        if ranged and found and found[-1].isdigit() and value.isdigit():
            found += [str(n) for n in range(int(found[-1]) + 1, min(int(value), 999))]
        found.append(value)
        ranged = False
    return tuple(dict.fromkeys(found))


def _roman(text: str) -> int:
    """The value of a Roman numeral up to the twenties."""
    values = [{"I": 1, "V": 5, "X": 10}[c] for c in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-v if v < after else v for v, after in pairs)


def cut_inside(pieces: list[Piece]) -> None:
    """Give every marker a piece of its own: cut lines that hold more than one marker."""
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        inside = _INSIDE.search(piece.text) if piece.label is None else None
        if inside:
            pieces.insert(index + 1, piece.cut(inside.end()))
            pieces[index + 1].starts = True
        inline = _INLINE.match(piece.text) if piece.label is None and piece.starts else None
        if inline and not _WHOLE_LINE.fullmatch(piece.text):
            pieces.insert(index + 1, piece.cut(inline.end()))
            index += 1
        index += 1


def worded(pieces: list[Piece]) -> list[Marker]:
    """The markers that say what they are, in order; their pieces are not labelled yet."""
    found = []
    for index, piece in enumerate(pieces):
        if piece.label is not None or not piece.starts or len(piece.text) > 200:
            continue
        match = _WHOLE_LINE.fullmatch(piece.text)
        if match:
            sort: Sort = "question" if match["question"] else "answer"
            found.append(Marker(index, sort, numbers_of(match["q"] or match["a"] or "")))
    return found


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number that may begin a question: at piece `index`, `end` characters long."""

    index: int
    number: int
    end: int
    style: Literal["lone", "leading", "auto"]


def candidates(pieces: list[Piece]) -> Iterator[Candidate]:
    """Every lone, leading or automatic number, in order."""
    for index, piece in enumerate(pieces):
        if piece.label is not None or not piece.starts or not piece.words:
            continue
        auto = _LONE.fullmatch(piece.line.number or "")
        if auto:
            yield Candidate(index, int(auto[1]), 0, "auto")
        elif lone := _LONE.fullmatch(piece.text):
            yield Candidate(index, int(lone[1]), len(piece.text), "lone")
        elif leading := _LEADING.match(piece.text):
            yield Candidate(index, int(leading[1]), leading.end(), "leading")


def numbered(pieces: list[Piece], answers: list[Marker]) -> list[Marker]:
    """Which bare numbers begin questions, given the answer markers of the letter.

    One style serves a whole letter. Between two answer markers stand the rest of
    an answer and then the questions of the next one, so of several candidates
    for a number the last before its answer is the question: enumerations inside
    an answer come earlier. Without answers the numbers must simply count up from 1.
    A number that begins a line is cut off it, so that indices taken before are stale.
    """
    found = list(candidates(pieces))
    best: list[Candidate] = []
    for style in ("lone", "leading", "auto"):
        run = _count_up([c for c in found if c.style == style], answers)
        if len(run) > len(best):
            best = run
    heads = [pieces[c.index] for c in best]
    for c in reversed(best):
        if c.style == "leading":
            pieces.insert(c.index + 1, pieces[c.index].cut(c.end))
    places = {id(piece): index for index, piece in enumerate(pieces)}
    return [
        Marker(places[id(head)], "question", (str(c.number),), c.style == "auto")
        for c, head in zip(best, heads, strict=True)
    ]


def _count_up(found: list[Candidate], answers: list[Marker]) -> list[Candidate]:
    """The candidates that count 1, 2, 3 … in step with the answers."""
    if not answers:
        run: list[Candidate] = []
        for candidate in found:
            if candidate.number == len(run) + 1:
                run.append(candidate)
        return run
    chosen: list[Candidate] = []
    start = -1
    for answer in answers:
        stretch = [c for c in found if start < c.index < answer.index]
        wanted = len(chosen) + 1
        last = max((int(n) for n in answer.numbers if n.isdigit()), default=wanted)
        chosen += _last_run(stretch, wanted, max(last, wanted))
        start = answer.index
    return chosen


def _last_run(stretch: list[Candidate], first: int, last: int) -> list[Candidate]:
    """The run `first`, `first`+1, … that ends latest in a stretch, reaching `last` or beyond."""
    for at in range(len(stretch) - 1, -1, -1):
        if stretch[at].number != first:
            continue
        run = [stretch[at]]
        for candidate in stretch[at + 1 :]:
            if candidate.number == run[-1].number + 1:
                run.append(candidate)
        if run[-1].number >= last:
            return run
    return [c for c in stretch if c.number == first][-1:]
