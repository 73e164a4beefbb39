"""The working form of a letter: its printed characters, each under one label.

Splitting never throws text away, it only labels it. A letter becomes a list of
`Piece`s in printed order; the steps (furniture, footnotes, header, markers,
units) cut pieces where one line holds two things and give each part its label.
What the document then says is read off the labels, so that every character that
is not white space ends up in exactly one place. `settled` checks just that.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from corpus.text import Line, Text

Label = Literal[
    "furniture",  # page heads and feet, letterhead, decoration
    "header",  # who asked whom, who answered, when
    "marker",  # "Vraag 3", "Antwoord op vraag 3 en 4"
    "question",
    "answer",
    "footnote",  # a note's mark and body, at the page foot or the end
    "mark",  # the reference to a note inside a sentence
    "hyphen",  # a hyphen that only broke a word at the line end
    "preamble",
    "closing",
]


@dataclass(slots=True)
class Piece:
    """Part of a printed line. `starts` says that it begins the line.

    `page_start` is true for the first piece of a page's body, and `gap` where
    blank space stood above it.
    """

    text: str
    line: Line
    label: Label | None = None
    starts: bool = True
    page_start: bool = False
    gap: bool = False

    @property
    def words(self) -> str:
        """The text without white space around it."""
        return self.text.strip()

    def cut(self, at: int) -> "Piece":
        """Cut in two: keep the characters before `at`, give the rest as a new piece."""
        rest = Piece(self.text[at:], self.line, self.label, starts=False)
        self.text = self.text[:at]
        return rest


def pieces_of(text: Text) -> list[Piece]:
    """One piece a line, in order."""
    return [Piece(line.text, line, gap=line.gap) for line in text.lines]


def cut_out(pieces: list[Piece], index: int, start: int, end: int, label: Label) -> int:
    """Label the characters `start` to `end` of a piece; return the index of what follows."""
    piece = pieces[index]
    if end < len(piece.text):
        pieces.insert(index + 1, piece.cut(end))
    if start > 0:
        pieces.insert(index + 1, piece.cut(start))
        index += 1
    pieces[index].label = label
    return index + 1


def unlabelled(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces that nobody has claimed yet, empty ones left out."""
    return [piece for piece in pieces if piece.label is None and piece.words]


_SPACE = re.compile(r"\s+")


def bare_characters(text: str) -> str:
    """The text without any white space, for comparing what went in and what came out."""
    return _SPACE.sub("", text)
