"""Signs that a tool put around the words: Markdown, and tables drawn with bars.

Some extractors print headings as `**Vraag 1**` or `### 387`, some sites print the
text as `| cells |` (RECORD.md, F10). The signs are labelled furniture; the words
between them stay. A text counts as decorated only when several lines are: one
asterisk or bar may be the letter's own.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .pieces import Piece, Span, relabel

_LEAST = 3
"""Lines that must bear signs before the signs count as decoration."""

_MARKDOWN = re.compile(r"^#{1,6} (?=\S)|\*\*|(?<![\w/.=-])_(?=\S)|(?<=\S)_(?![\w/.=-])")
_BARS = re.compile(r"\|")
_RULE = re.compile(r"\|(?: ?:?-+:? ?\|)+")


def label_decoration(pieces: list[Piece]) -> None:
    """Label the signs of Markdown and of tables, where the text as a whole bears them."""
    if sum(map(_weight, pieces)) >= _LEAST:
        relabel(pieces, lambda piece: _signs(_MARKDOWN, piece))
    if sum(_is_row(p) for p in pieces) >= _LEAST:
        relabel(pieces, _bars)
    _hand_on(pieces)


def _weight(piece: Piece) -> int:
    """How much a line speaks for Markdown: a marker in signs is no accident."""
    if not piece.text.startswith(("**", "#")):
        return 0
    return 2 if "Vraag" in piece.text or "Antwoord" in piece.text else 1


def _signs(pattern: re.Pattern[str], piece: Piece) -> Iterator[Span]:
    for found in pattern.finditer(piece.text):
        yield *found.span(), "furniture"


def _is_row(piece: Piece) -> bool:
    return len(piece.text) > 1 and piece.text.startswith("|") and piece.text.endswith("|")


def _bars(piece: Piece) -> Iterator[Span]:
    if _RULE.fullmatch(piece.text):
        yield 0, len(piece.text), "furniture"
    elif piece.text.startswith("|"):
        yield from _signs(_BARS, piece)


def _hand_on(pieces: Sequence[Piece]) -> None:
    """Let the words behind a sign begin without the blank that set the sign off."""
    for before, piece in pairwise(pieces):
        if before.label == "furniture" and before.line is piece.line and piece.starts:
            piece.text = piece.text.lstrip() or piece.text
