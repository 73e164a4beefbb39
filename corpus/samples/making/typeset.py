"""The official print (F1, F2, F11 of the record) as pages of set lines.

Lines break where the words no longer fit, at a hyphen that is there or at one of
`sources/hyphens.list`; notes stand at the foot of the page that refers to them. The
same pages are drawn as PDF (`official.py`) and given as the text that extraction
makes of a PDF (`extracted.py`), so that both show the same cuts.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]

from .source import MARK, SOURCES, Letter

Style = Literal["number", "head", "marker", "body", "note"]

FONTS: dict[Style, tuple[str, float, float]] = {
    "number": ("Helvetica-Bold", 11, 18),
    "head": ("Helvetica-Bold", 9, 11),
    "marker": ("Helvetica-Oblique", 9, 11),
    "body": ("Helvetica", 9, 11),
    "note": ("Helvetica", 6.5, 8),
}
"""Font, size and line distance of every style, in points."""

RAISED = 0.65
"""How much smaller a reference to a note is set."""

WIDTH = 350.0
ROOM, FIRST_ROOM = 690.0, 590.0
"""Width of the text column and height of a page and of the first page, in points."""
_PARAGRAPH_GAP = 5.0
_NOTE_RULE = 14.0


class Span(NamedTuple):
    """A stretch of a line; `raised` for a reference to a note."""

    text: str
    raised: bool = False


@dataclass(slots=True)
class Row:
    """One set line. `first` begins a paragraph, `last` ends one; `gap` is blank space above."""

    spans: list[Span]
    style: Style
    first: bool = False
    last: bool = False
    gap: float = 0.0

    @property
    def height(self) -> float:
        """The height that the line takes, in points."""
        return FONTS[self.style][2] + self.gap

    @property
    def marks(self) -> list[str]:
        """The notes that the line refers to."""
        return [mark for span in self.spans if span.raised for mark in span.text.split()]


@dataclass(slots=True)
class Page:
    """The lines of a page and the lines of the notes at its foot."""

    rows: list[Row] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)


@cache
def hyphens() -> dict[str, list[str]]:
    """Where long words may be broken: the word, and its parts."""
    text = (SOURCES / "hyphens.list").read_text(encoding="utf-8")
    return {word.replace("-", ""): word.split("-") for word in text.split()}


def width_of(text: str, font: str, size: float) -> float:
    """The width of a text in points, by the metrics that Adobe published for its fonts."""
    return float(stringWidth(text, font, size))


def width(spans: Iterable[Span], style: Style) -> float:
    """The width of a line in points."""
    font, size, _ = FONTS[style]
    return sum(width_of(s.text, font, size * (RAISED if s.raised else 1)) for s in spans)


def set_paragraph(text: str, style: Style, gap: float = 0.0) -> list[Row]:
    """Break a paragraph into lines."""
    rows = [Row([], style, first=True, gap=gap)]
    for word in text.split():
        _add(rows, _spans(word), style)
    rows[-1].last = True
    return rows


def _spans(word: str) -> list[Span]:
    parts = MARK.split(word)
    return [Span(part, bool(n % 2)) for n, part in enumerate(parts) if part]


def _add(rows: list[Row], word: list[Span], style: Style) -> None:
    line = rows[-1].spans
    blank = [Span(" ")] if line else []
    if width([*line, *blank, *word], style) <= WIDTH:
        rows[-1].spans += blank + word
        return
    for head, tail in _breaks(word):
        if width([*line, *blank, *head], style) <= WIDTH:
            rows[-1].spans += blank + head
            rows.append(Row([], style))
            _add(rows, tail, style)
            return
    if line:
        rows.append(Row([], style))
        _add(rows, word, style)
    else:  # wider than the column and nowhere to break: an address in a note
        cut = _fitting(word[0].text, style)
        rows[-1].spans = [Span(word[0].text[:cut])]
        rows.append(Row([], style))
        _add(rows, [Span(word[0].text[cut:]), *word[1:]], style)


def _fitting(text: str, style: Style) -> int:
    return next(n for n in range(len(text), 0, -1) if width([Span(text[:n])], style) <= WIDTH)


def _breaks(word: list[Span]) -> Iterator[tuple[list[Span], list[Span]]]:
    """The ways to break a word in two, the longest head first."""
    text = word[0].text
    found = re.match(r"(\W*)(.*?)(\W*)$", text)
    if not found or "/" in text:
        return
    before, core, after = found.groups()
    parts = hyphens().get(core.lower())
    if parts:
        for n in range(len(parts) - 1, 0, -1):
            at = sum(map(len, parts[:n]))
            yield [Span(before + core[:at] + "-")], [Span(core[at:] + after), *word[1:]]
    elif "-" in core:
        for place in reversed([m.end() for m in re.finditer("-", core)]):
            yield [Span(before + core[:place])], [Span(core[place:] + after), *word[1:]]


def lay_out(letter: Letter) -> list[Page]:
    """Set a whole letter: its number, its head, its questions and answers, its notes."""
    notes = {
        number: set_paragraph(f"{{{number}}}{note.text}", "note")
        for note in letter.of("noot")
        for number in note.numbers
    }
    pages = [Page()]
    rows = list(_rows(letter))
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        together = [row, after] if row.style == "marker" and after else [row]
        wanted = [mark for r in together for mark in r.marks]
        room = FIRST_ROOM if len(pages) == 1 else ROOM
        height = sum(r.height for r in [*pages[-1].rows, *pages[-1].notes, *together])
        height += sum(r.height for mark in wanted for r in notes[mark]) + _NOTE_RULE
        if height > room:
            pages.append(Page())
        pages[-1].rows.append(row)
        for mark in row.marks:
            pages[-1].notes += notes[mark]
    return pages


def _rows(letter: Letter) -> Iterator[Row]:
    number = letter.get("number") or letter.get("reference")
    yield Row([Span(number)], "number", first=True, last=True, gap=6)
    yield from set_paragraph(letter.head["asked"], "head")
    if letter.get("answered"):
        yield from set_paragraph(letter.head["answered"], "head", gap=_PARAGRAPH_GAP)
    for block in letter.body:
        if block.printed:
            yield Row([Span(block.printed)], "marker", first=True, last=True, gap=_PARAGRAPH_GAP)
        for paragraph in block.paragraphs:
            yield from set_paragraph(paragraph, "body")
