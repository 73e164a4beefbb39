"""What blank lines and line ends mean in a text without markup.

The same record goes round as printed lines of some ninety characters, as printed
lines with a blank line after every one (pdftotext), and as whole paragraphs on
one line each (a text export of Word). Only the lines themselves tell which: a
line that stops in mid-sentence with a small letter below it was wrapped. In
official text at least one pair of lines in twenty is such a pair; in paragraphs
hardly any are.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

Row = tuple[str, int]
"""A line with text, and how many blank lines stand above it."""

LONG = 200
"""Characters that no printed line has."""

_SENTENCE_END = re.compile(r"[.?!:;][\"'’”»)\]]*(?:\d{1,3}|\[\^\d+\])?$")


def rows(lines: Iterable[str]) -> list[Row]:
    """The lines with text, each with the blank lines above it."""
    out: list[Row] = []
    blanks = 0
    for line in lines:
        if line.strip():
            out.append((line, blanks))
            blanks = 0
        else:
            blanks += 1
    return out


def is_double_spaced(text: Sequence[Row]) -> bool:
    """Whether a single blank line stands below nearly every line, even in mid-sentence."""
    single = [(above, row) for above, row in pairwise(text) if row[1] == 1]
    wrapped = sum(_runs_on(above, row) for above, row in single)
    return len(single) > 0.6 * len(text) and wrapped > 0.15 * len(single)


def holds_paragraphs(text: Sequence[Row]) -> bool:
    """Whether every line is evidently a whole paragraph: long, apart, and never cut."""
    pairs = list(pairwise(text))
    if not any(len(line) > LONG for line, _ in text):
        return False
    apart = sum(blanks > 0 for _, blanks in text[1:])
    wrapped = sum(_runs_on(above, row) for above, row in pairs)
    return apart >= 0.2 * len(pairs) and wrapped <= 0.1 * len(pairs)


def is_wrapped(text: Sequence[Row]) -> bool:
    """Whether lines that stand close together are the printed lines of longer sentences."""
    close = [(above, row) for above, row in pairwise(text) if not row[1]]
    wrapped = sum(_runs_on(above, row) for above, row in close)
    return wrapped > max(1, 0.1 * len(close))


def _runs_on(above: Row, row: Row) -> bool:
    """Whether a line goes on with the sentence of the line above it."""
    return row[0].lstrip()[:1].islower() and not _SENTENCE_END.search(above[0].rstrip())
