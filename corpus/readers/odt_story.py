"""The text of an OpenDocument file, of a head or foot, or of a note, as lines.

As in Word files (`docx_story`): a paragraph is a line, a soft line break ends one,
text boxes and the tables of a letterhead are boxes. Changes that were tracked are
taken as accepted, for what was deleted is kept outside the text by the format.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from ..text import Line, Region
from .characters import clean
from .odt_lists import Count, Lists
from .odt_styles import OFFICE, TEXT, Styles
from .story import Notes, Pages, Piece, Style, is_running_text

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
# LibreOffice writes tables inside text boxes under a namespace of its own.
_OWN = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_TABLES = (f"{_TABLE}table", f"{_OWN}table")
_CELLS = (f"{_TABLE}table-cell", f"{_OWN}table-cell")
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_UNSEEN = {
    f"{TEXT}tracked-changes", f"{TEXT}sequence-decls", f"{TEXT}variable-decls",
    f"{TEXT}user-field-decls", f"{OFFICE}annotation", f"{OFFICE}forms", f"{OFFICE}event-listeners",
    f"{TEXT}ruby-text", f"{TEXT}note-citation", f"{TEXT}index-title-template",
    f"{TEXT}table-of-content-source", f"{_TABLE}covered-table-cell",
}  # fmt: skip
_MOST_BLANKS = 100


@dataclass(frozen=True, slots=True)
class Shared:
    """What all stories of a file share."""

    styles: Styles
    lists: Lists
    notes: Notes
    bodies: list[etree._Element]
    """The notes met so far, in order."""


class Story:
    """Reads one part of a file; `boxes` is the region of its text boxes."""

    def __init__(self, shared: Shared, pages: Pages, region: Region, boxes: Region) -> None:
        self._shared = shared
        self._pages = pages
        self._region: Region = region
        self._boxes: Region = boxes
        self._running_text = False
        self._blank_above = False
        self._list: Count | None = None
        self._depth = 0
        self._number: str | None = None
        self._pieces: list[Piece] = []
        self._drawn: list[etree._Element] = []

    def lines(self, container: etree._Element) -> Iterator[Line]:
        """All lines of a container of paragraphs, in order."""
        for child in container:
            tag = child.tag
            if tag in {f"{TEXT}p", f"{TEXT}h"}:
                yield from self._paragraph(child)
            elif tag == f"{TEXT}list":
                yield from self._items(child)
            elif tag in _TABLES:
                yield from self._table(child)
            elif tag == f"{TEXT}soft-page-break":
                self._pages.turn(rendered=True)
            elif isinstance(tag, str) and tag.startswith(_DRAW):
                yield from self._box(child)
            elif isinstance(tag, str) and tag not in _UNSEEN:
                yield from self.lines(child)

    def _items(self, element: etree._Element) -> Iterator[Line]:
        outside = self._list, self._depth
        self._list = self._shared.lists.begin(element, self._list)
        self._depth += 1
        for item in element:
            if item.tag == f"{TEXT}list-item" and not _begins_with_list(item):
                start = item.get(f"{TEXT}start-value")
                self._number = self._shared.lists.number(self._list, self._depth, start)
            if isinstance(item.tag, str):
                yield from self.lines(item)
            self._number = None
        self._list, self._depth = outside

    def _table(self, table: etree._Element) -> Iterator[Line]:
        """A table cell by cell, as body or as a box of the letterhead."""
        outside = self._region
        if not self._running_text and not _holds_running_text(table):
            self._region = self._boxes
        yield from self._cells(table)
        self._region = outside
        self._blank_above = False

    def _cells(self, rows: etree._Element) -> Iterator[Line]:
        for child in rows:
            if child.tag in _CELLS:
                self._blank_above = False
                outside, self._list, self._depth = (self._list, self._depth), None, 0
                yield from self.lines(child)
                self._list, self._depth = outside
            elif child.tag == f"{TEXT}soft-page-break":
                self._pages.turn(rendered=True)
            elif isinstance(child.tag, str) and child.tag not in _UNSEEN:
                yield from self._cells(child)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Line]:
        style = self._shared.styles.of("paragraph", paragraph.get(f"{TEXT}style-name"))
        if style.page_break and self._pages.used:
            self._pages.turn()
        heading = paragraph.tag == f"{TEXT}h"
        number, self._number = self._number, None
        if heading and self._list is None:
            level = paragraph.get(f"{TEXT}outline-level", "1")
            depth = int(level) if level.isdecimal() and len(level) < 3 else 1
            number = self._shared.lists.heading(depth)
        self._pieces, self._drawn = [Piece(self._pages.number)], []
        self._inline(paragraph, style)
        drawn = self._drawn
        yield from self._printed(number, heading=heading)
        for box in drawn:
            yield from self._box(box)

    def _printed(self, number: str | None, *, heading: bool) -> Iterator[Line]:
        """The lines of the paragraph just walked."""
        for piece in self._pieces:
            text = clean(piece.text)
            if text.strip():
                self._running_text |= self._region == "body" and is_running_text([text])
                yield Line(
                    text,
                    page=piece.page,
                    bold=not piece.plain,
                    italic=not piece.upright,
                    heading=heading,
                    number=number,
                    gap=self._blank_above,
                    region=self._region,
                )
                number = None
            elif number and any(c.isalnum() for c in number):
                yield Line(
                    "", page=piece.page, number=number, gap=self._blank_above, region=self._region
                )
                number = None
            self._blank_above = not text.strip()

    def _box(self, box: etree._Element) -> Iterator[Line]:
        """A text box or drawing, which neither continues the text around it nor turns pages."""
        outside = (self._region, self._blank_above, self._pages, self._list, self._depth)
        self._region, self._blank_above = self._boxes, False
        self._pages, self._list, self._depth = replace(self._pages), None, 0
        yield from self.lines(box)
        self._region, self._blank_above, self._pages, self._list, self._depth = outside

    def _inline(self, node: etree._Element, style: Style) -> None:
        self._write(node.text, style)
        for child in node:
            self._child(child, style)
            self._write(child.tail, style)

    def _child(self, child: etree._Element, style: Style) -> None:
        tag = child.tag
        if tag == f"{TEXT}span":
            named = self._shared.styles.of("text", child.get(f"{TEXT}style-name"))
            self._inline(child, named.over(style))
        elif tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            known = count.isdecimal() and len(count) < 4
            self._add(" " * min(int(count) if known else 1, _MOST_BLANKS), style)
        elif tag == f"{TEXT}tab":
            self._add("\t", style)
        elif tag == f"{TEXT}line-break":
            self._pieces.append(Piece(self._pages.number))
        elif tag == f"{TEXT}soft-page-break":
            self._pages.turn(rendered=True)
            if not self._pieces[-1].filled:
                self._pieces[-1].page = self._pages.number
        elif tag == f"{TEXT}note":
            mark = self._shared.notes.mark("note", "")
            self._shared.bodies.append(child)
            self._add(f"[^{mark}]", style)
        elif isinstance(tag, str) and tag.startswith(_DRAW) and tag != f"{_DRAW}a":
            self._drawn.append(child)
        elif isinstance(tag, str) and tag not in _UNSEEN:
            self._inline(child, style)

    def _write(self, text: str | None, style: Style) -> None:
        """Text of the XML, in which any white space is one blank, and none at the beginning."""
        if not text:
            return
        plain = " ".join(text.replace("\n", " ").replace("\t", " ").split(" "))
        before = "".join(self._pieces[-1].runs[-1:])
        words = " ".join(part for part in plain.split(" ") if part)
        lead = " " if plain[:1] == " " and before and not before.endswith((" ", "\t")) else ""
        self._add(lead + words + (" " if words and plain[-1:] == " " else ""), style)

    def _add(self, text: str, style: Style) -> None:
        if style.hidden or not text:
            return
        self._pieces[-1].write(text, style)
        if text.strip():
            self._pages.write()


def _begins_with_list(item: etree._Element) -> bool:
    """Whether an item holds nothing of its own above the list in it, and so has no number."""
    first = next((child for child in item if isinstance(child.tag, str)), None)
    return first is not None and first.tag == f"{TEXT}list"


def _holds_running_text(table: etree._Element) -> bool:
    return any(
        is_running_text(["".join(map(str, p.itertext())) for p in cell.findall(f"{TEXT}p")])
        for cell in table.iter(*_CELLS)
    )
