"""Where a question or an answer begins: the markers of RECORD.md 2.1.

A line that is nothing but a marker ("Vraag 4 en 5", "Antwoorden op vragen 7, 8, en
9") is certain. With a colon, or as the style of a whole letter, one may also stand
before its text on the same line. Bare numbers ("1", "1. Bent u bekend…") are weighed
in `numbering`.

    MARKER  := ("Vraag"|"Vragen") NUMBERS | ANSWER [NUMBERS]
    ANSWER  := ("Antwoord"|"Antwoorden"|"Beantwoording") ["op"] ["de"] ["vraag"|"vragen"]
    NUMBERS := NUMBER {("," | "en" | ", en" | "-" | "t/m" | "tot en met" | "/" | "&") NUMBER}
    NUMBER  := 1 to 3 digits [letter] | Roman
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from .pieces import Piece, split_lines

Sort = Literal["question", "answer"]

_DIGITS = r"\d{1,3}(?:[a-z](?![\w/]))?(?!\d)"
_NUMBER = rf"(?:{_DIGITS}|[IVX]{{1,6}}\b)"
_RANGE = r" ?(?:t/m|tot en met|tot|–|-|t\.?m\.?) ?"
_AND = r" ?(?:, ?en|,|en|&|/|\+) ?"
_AGAIN = r"(?:(?:op )?(?:de )?(?:vraag|vragen) ?)?"
NUMBERS = rf"{_NUMBER}(?:(?:{_RANGE}|{_AND}){_AGAIN}{_NUMBER})*"
ARABIC = rf"{_DIGITS}(?:(?:{_RANGE}|{_AND}){_DIGITS})*"

_QUESTION_WORD = r"(?:Vraag|Vragen|VRAAG|VRAGEN)"
_ANSWER_WORD = r"(?:Antwoord(?:en)?|Beantwoording|ANTWOORD(?:EN)?)"
_NR = r"(?:nr\.?|nummers?|no\.?)?"
_TO = r"(?: ?(?:op|van|bij|OP))?(?: ?(?:de|DE))?(?: ?(?:[Vv]raag|[Vv]ragen|VRAAG|VRAGEN))?"
_QUESTION = rf"(?P<question>{_QUESTION_WORD})(?: ?{_NR} ?(?P<q>{NUMBERS}))"
_ANSWER = (
    rf"(?P<answer>{_ANSWER_WORD})"
    rf"(?:{_TO} ?{_NR} ?(?P<a>{NUMBERS})| op (?:de )?(?:vraag|vragen))"
)
_BARE_ANSWER = rf"(?P<bare>{_ANSWER_WORD})"
_END = r" ?[:.)]? ?[-–]? ?"
_WHOLE_LINE = re.compile(rf"(?:{_QUESTION}|{_ANSWER}|{_BARE_ANSWER}|(?P<one>Vraag)){_END}")
# At the start of a line that goes on, a colon must set the marker off …
_COLON = re.compile(rf"(?:{_QUESTION}|{_ANSWER}|{_BARE_ANSWER}) ?: (?=\S)")
# … or the capital of a sentence, where the number is one that no line alone has.
_RUN_IN = re.compile(rf"(?:{_QUESTION}|{_ANSWER}) ?[.)–-]? ?(?=[A-ZÀ-Ý«‘“'\"][\w ])")
# Inside a line, after the end of a sentence: "Vraag 1: … Antwoord 1: …".
_INSIDE = re.compile(
    r"(?<=[.?!»”’\"')\]\d]) (?=(?:"
    + re.sub(r"\?P<\w+>", "?:", rf"{_QUESTION}|{_ANSWER_WORD}{_TO} ?{_NR} ?{NUMBERS}")
    + r") ?:)"
)
_LIST = re.compile(rf"{ARABIC} ?[.):]?")
_SAYS_LIST = re.compile(r"[a-z–&-]")
_STEP = re.compile(rf"({_NUMBER})|({_RANGE})|({_AND})")
_INITIALS = frozenset("VAB")
_GOES_ON = re.compile(r"[a-zà-ÿ]{2}")
_LONGEST_RANGE = 100
_LONGEST = 200
"""Characters of the longest line that can be a marker and nothing else."""


@dataclass(slots=True)
class Marker:
    """A question or answer begins at `piece`, which is the marker itself.

    `numbers` are the numbers it prints, ranges spelled out; empty for a plain
    "Antwoord". The text it heads starts with the next piece. `silent` is set where
    no marker is printed: then the piece is already text.
    """

    piece: Piece
    sort: Sort
    numbers: tuple[str, ...]
    silent: bool = False

    @property
    def at(self) -> int:
        """The place of its piece in the letter's list."""
        return self.piece.at


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
            last = min(int(value), int(found[-1]) + _LONGEST_RANGE)
            found += [str(n) for n in range(int(found[-1]) + 1, last)]
        found.append(value)
        ranged = False
    return tuple(dict.fromkeys(found))


def is_number_list(text: str) -> bool:
    """Whether a line is several numbers joined by words or a dash, which no note prints so.

    >>> is_number_list("2 en 3"), is_number_list("4 t/m 6"), is_number_list("2, 3")
    (True, True, False)
    """
    short = len(text) < _LONGEST and text[:1].isdigit()
    return short and bool(_SAYS_LIST.search(text) and _LIST.fullmatch(text))


def _roman(text: str) -> int:
    """The value of a Roman numeral up to the twenties."""
    values = [{"I": 1, "V": 5, "X": 10}[c] for c in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-v if v < after else v for v, after in pairs)


def cut_markers(pieces: list[Piece]) -> None:
    """Give every marker that says what it is a piece of its own."""
    split_lines(pieces, _inside)
    split_lines(pieces, _before_colon)
    alone = {(m.sort, n) for m in worded(pieces) for n in m.numbers}
    split_lines(pieces, lambda piece: _before_sentence(piece, alone))


def _inside(piece: Piece) -> Sequence[int]:
    if ":" not in piece.text or not ("Vra" in piece.text or "ntwoord" in piece.text):
        return ()
    return [found.end() for found in _INSIDE.finditer(piece.text)]


def _before_colon(piece: Piece) -> Sequence[int]:
    match = _COLON.match(piece.text) if _may_begin(piece) else None
    return [match.end()] if match else ()


def _may_begin(piece: Piece) -> bool:
    return piece.starts and piece.text[0] in _INITIALS


def _before_sentence(piece: Piece, alone: set[tuple[Sort, str]]) -> Sequence[int]:
    """Where "Vraag 4 Deelt u…" is cut: its number heads no line alone, nor any line before.

    A sentence may begin so ("Vraag 4 Is al beantwoord"), but hardly with the one
    number that has no marker.
    """
    match = _RUN_IN.match(piece.text) if _may_begin(piece) else None
    if not match or is_marker(piece):
        return ()
    sort: Sort = "question" if match["question"] else "answer"
    numbers = {(sort, n) for n in numbers_of(match["q"] or match["a"] or "")}
    if not numbers or numbers & alone:
        return ()
    alone |= numbers
    return [match.end()]


def is_marker(piece: Piece) -> bool:
    """Whether a line is nothing but a marker."""
    text = piece.text
    if not piece.starts or not text or text[0] not in _INITIALS or len(text) > _LONGEST:
        return False
    return bool(_WHOLE_LINE.fullmatch(text))


def worded(pieces: Iterable[Piece]) -> list[Marker]:
    """The markers that say what they are, in order; their pieces are not labelled yet."""
    found: list[Marker] = []
    doubtful = False
    for piece in pieces:
        if piece.label is not None or not piece.text:
            continue
        if doubtful and not piece.gap and _GOES_ON.match(piece.text):
            found.pop()  # "… Antwoord" was the end of a printed line
        doubtful = False
        match = _WHOLE_LINE.fullmatch(piece.text) if is_marker(piece) else None
        if match:
            sort: Sort = "question" if match["question"] or match["one"] else "answer"
            found.append(Marker(piece, sort, numbers_of(match["q"] or match["a"] or "")))
            doubtful = not found[-1].numbers
    return found
