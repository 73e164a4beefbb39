"""The working form of a letter: its printed characters, each under one label.

Splitting never throws text away, it only labels it. A letter becomes a list of
`Piece`s in printed order; the steps (furniture, footnotes, header, markers,
units) cut pieces where one line holds two things and give each part its label.
What the document then says is read off the labels, so that every character that
is not white space ends up in exactly one place; `audit` checks just that.

Lists are rewritten as a whole (`relabel`), never inserted into, so that the time
a letter takes grows with its length and no faster.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.text import Line, Text

Label = Literal[
    "furniture",  # page heads and feet, letterhead, decoration
    "header",  # who asked whom, who answered, when
    "marker",  # "Vraag 3", "Antwoord op vraag 3 en 4", the number that heads a note
    "question",
    "answer",
    "footnote",  # a note's body, at the page foot or the end
    "mark",  # the reference to a note inside a sentence
    "preamble",
    "closing",
]
Span = tuple[int, int, Label]
"""Characters `start` to `end` of a piece, and what they are."""


@dataclass(slots=True)
class Piece:
    """Part of a printed line, runs of blanks made one.

    `starts` says that it is the first of its line that is not decoration;
    `page_start` is true for the first piece of a page's body, and `gap` where
    blank space stood above it. `indent` counts the blanks before the line.
    `numeral` marks a number that the format renders by itself. `hyphens` are the
    places of hyphens that only broke a word at a line end. `part` is the set of
    questions that the piece belongs to, `at` its place in the letter's list.
    """

    text: str
    line: Line
    label: Label | None = None
    starts: bool = True
    page_start: bool = False
    gap: bool = False
    indent: int = 0
    numeral: bool = False
    hyphens: tuple[int, ...] = ()
    part: int = 0
    at: int = 0

    @property
    def words(self) -> str:
        """The text without blanks around it."""
        return self.text.strip()

    def cut(self, start: int, end: int | None, *, starts: bool = False) -> "Piece":
        """The characters from `start` to `end` as a piece of their own."""
        return Piece(
            self.text[start:end],
            self.line,
            self.label,
            starts=starts,
            page_start=self.page_start and starts,
            gap=self.gap and starts,
            indent=self.indent if starts else 0,
            numeral=self.numeral,
            part=self.part,
        )


def pieces_of(text: Text) -> list[Piece]:
    """One piece a line in printed order, and one before it for an automatic number."""
    found: list[Piece] = []
    for line in text.lines:
        printed = line.text
        words = " ".join(printed.split())
        indent = len(printed) - len(printed.lstrip())
        number = " ".join(line.number.split()) if line.number else ""
        if number:
            found.append(Piece(number + " ", line, gap=line.gap, indent=indent, numeral=True))
        if words or not number:
            found.append(
                Piece(words, line, starts=not number, gap=line.gap and not number, indent=indent)
            )
    return found


def relabel(pieces: list[Piece], spans_of: Callable[[Piece], Iterable[Span]]) -> None:
    """Label parts of unclaimed pieces in place, cutting pieces where a span begins or ends.

    Spans come in order and do not overlap. What follows furniture at the start of
    a line starts the line in its stead.
    """
    found: list[Piece] = []
    for piece in pieces:
        spans = list(spans_of(piece)) if piece.label is None and piece.text else []
        if spans:
            found += _cut(piece, spans)
        else:
            found.append(piece)
    pieces[:] = found


def _cut(piece: Piece, spans: Iterable[Span]) -> Iterable[Piece]:
    at = 0
    starts = piece.starts
    for start, end, label in spans:
        if piece.text[at:start].strip():
            yield piece.cut(at, start, starts=starts)
            starts = False
        elif start > at:
            start = at
        marked = piece.cut(start, end, starts=starts)
        marked.label = label
        yield marked
        starts = starts and label == "furniture"
        at = end
    if piece.text[at:].strip():
        yield piece.cut(at, None, starts=starts)


def split_lines(pieces: list[Piece], places_of: Callable[[Piece], Sequence[int]]) -> None:
    """Cut unclaimed pieces in place; every part begins a line of its own."""
    found: list[Piece] = []
    for piece in pieces:
        found.append(piece)
        places = places_of(piece) if piece.label is None and piece.text else ()
        if not places:
            continue
        parts = [
            piece.cut(start, end, starts=True)
            for start, end in zip(places, [*places[1:], None], strict=False)
        ]
        piece.text = piece.text[: places[0]]
        for part in parts:
            part.gap = part.page_start = False
        found += parts
    pieces[:] = found


def number(pieces: Iterable[Piece]) -> None:
    """Tell every piece its place."""
    for at, piece in enumerate(pieces):
        piece.at = at


_SPACE = re.compile(r"\s+")


def bare_characters(text: str) -> str:
    """The text without any white space, for comparing what went in and what came out."""
    return _SPACE.sub("", text)
