"""The common form that every reader turns a file into: lines, with what the page showed.

A reader knows a file format and nothing of the record: it never drops a line,
never joins two, never decides what a question is. That keeps one splitter for
all formats. What a format can tell beside the words travels as hints, and every
hint may be missing: plain text has none.
"""

from dataclasses import dataclass, field
from typing import Literal

from .document import Footnote

Region = Literal["body", "header", "footer", "note", "box"]
"""Where a line stood: `note` is a footnote area, `box` a text box or letterhead cell."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line (PDF, plain text) or one paragraph (DOCX, HTML).

    `text` is as printed, without line end, inner tabs and blanks kept. `page`
    counts from 1. `number` is an automatic number that the format renders but
    does not store in the text ("3.", "1)"). `size` is the font size in points.
    `gap` is true where blank space was seen above the line (an empty line, a
    paragraph's spacing, a vertical gap).
    """

    text: str
    page: int | None = None
    bold: bool = False
    italic: bool = False
    heading: bool = False
    size: float | None = None
    number: str | None = None
    gap: bool = False
    region: Region = "body"


@dataclass(frozen=True, slots=True)
class Text:
    """A file as lines.

    `paragraphs` says that every line is a whole paragraph, so that a following
    line never continues its sentence unless a page break cut it. `notes` are
    note bodies that the format itself keeps apart (Word footnotes, HTML notes);
    their marks stand in the lines as `[^1]`. `title` is the title that the file
    carries about itself. `metadata` are names and values that it, or a file beside
    it, gives apart from the text: names in small letters without their prefix
    ("vraagnummer"), values as written; a name may come more than once.
    """

    lines: tuple[Line, ...]
    paragraphs: bool = False
    notes: tuple[Footnote, ...] = ()
    title: str | None = None
    form: str = field(default="text")
    """The reader's name: `text`, `pdf`, `docx`, `html`, `xml`, `odt`, `doc`."""
    metadata: tuple[tuple[str, str], ...] = ()
