"""One story of a Word file (the body, a header, a note) as lines.

The visible text, each piece once: results of fields and not their codes, insertions
and not deletions, of two ways to draw a text box one. A soft line break ends a
line as a paragraph's end does. A letterhead's table and the letter's own look alike
in the format; a table is a box as long as no running text has been met, in it or
above it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from ..text import Line, Region
from .characters import clean
from .docx_numbering import Numbering
from .docx_package import W, value
from .docx_shape import endless_fields, holds_running_text, section_types
from .docx_styles import Styles
from .story import Notes, Pages, Piece, Style, is_running_text

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_UNSEEN = {
    f"{W}{name}"
    for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "instrText", "delText", "rt", "tblPr",
                 "trPr", "tcPr", "sectPr", "fldData")
}  # fmt: skip
# Arrows that Word makes of "-->"; any other sign of a symbol font prints as some bullet.
_SYMBOLS = {0xE0: "→", 0xDF: "←", 0xF3: "↔"}


class Story:
    """Reads one part of a file; styles, lists, pages and notes are the file's.

    `letterhead` says that the boxes of a head are those of the first page alone, and
    tell of the letter what others tell in the body: its date, its subject.
    """

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        pages: Pages,
        notes: Notes,
        region: Region = "body",
        *,
        letterhead: bool = False,
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._pages = pages
        self._notes = notes
        self._region: Region = region
        self._boxed: Region = "box" if letterhead or region == "body" else region
        self._running_text = False
        self._blank_above = False
        self._fields: list[str] = []
        self._endless: set[etree._Element] = set()
        self._sections: list[str | None] = []
        self._pieces: list[Piece] = []
        self._boxes: list[etree._Element] = []
        self._handlers: dict[object, Callable[[etree._Element, Style], None]] = {
            f"{W}r": self._run,
            f"{W}t": self._words,
            f"{_M}t": self._words,
            f"{W}tab": lambda _, style: self._write("\t", style),
            f"{W}ptab": lambda _, style: self._write("\t", style),
            f"{W}noBreakHyphen": lambda _, style: self._write("-", style),
            f"{W}sym": self._symbol,
            f"{W}br": self._break,
            f"{W}cr": self._break,
            f"{W}lastRenderedPageBreak": lambda *_: self._turn(rendered=True),
            f"{W}fldChar": self._field,
            f"{W}footnoteReference": self._reference,
            f"{W}endnoteReference": self._reference,
            f"{W}txbxContent": lambda box, _: self._boxes.append(box),
            f"{_MC}AlternateContent": lambda both, style: self._inline(_chosen(both), style),
        }

    def lines(self, root: etree._Element) -> Iterator[Line]:
        """All lines of a part in the order of the file."""
        self._endless = endless_fields(root)
        self._sections = section_types(root)
        yield from self._blocks(root)

    def _blocks(self, container: etree._Element) -> Iterator[Line]:
        for child in container:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag == f"{_MC}AlternateContent":
                yield from self._blocks(_chosen(child))
            elif isinstance(child.tag, str) and child.tag not in _UNSEEN:
                yield from self._blocks(child)

    def _table(self, table: etree._Element) -> Iterator[Line]:
        """A table row by row, cell by cell, as body or as box."""
        outside = self._region
        if not self._running_text and not holds_running_text(table):
            self._region = self._boxed
        yield from self._cells(table)
        self._region = outside
        self._blank_above = False

    def _cells(self, rows: etree._Element) -> Iterator[Line]:
        for child in rows:
            if child.tag == f"{W}tc":
                self._blank_above = False
                yield from self._blocks(child)
            elif child.find(f"{W}trPr/{W}del") is None and child.tag not in _UNSEEN:
                yield from self._cells(child)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Line]:
        properties = paragraph.find(f"{W}pPr")
        style = self._styles.paragraph(properties)
        if style.page_break and self._pages.used:
            self._pages.turn()
        page = self._pages.number
        self._pieces, self._boxes = [Piece(page)], []
        self._inline(paragraph, style)
        boxes = self._boxes
        yield from self._printed(style, self._number(style, properties), page)
        if properties is not None and properties.find(f"{W}sectPr") is not None:
            self._end_section()
        for box in boxes:
            yield from self._box(box)

    def _number(self, style: Style, properties: etree._Element | None) -> str | None:
        if style.number is None:
            return None
        named = None if properties is None else value(properties.find(f"{W}pStyle"))
        return self._numbering.next(style.number, style.level, named)

    def _printed(self, style: Style, number: str | None, page: int) -> Iterator[Line]:
        """The lines of the paragraph just walked, with the blank lines around them noted."""
        texts = [(piece, clean(piece.text)) for piece in self._pieces]
        empty = not any(text.strip() for _, text in texts)
        if empty and number and any(c.isalnum() for c in number):
            yield Line("", page=page, number=number, gap=self._blank_above, region=self._region)
            self._blank_above = False
            return
        if empty and self._pages.number != page:
            return  # it only turns the page
        for piece, text in texts:
            if text.strip():
                self._running_text |= self._region == "body" and is_running_text([text])
                yield Line(
                    text,
                    page=piece.page,
                    bold=not piece.plain,
                    italic=not piece.upright,
                    heading=bool(style.heading),
                    number=number,
                    gap=self._blank_above,
                    region=self._region,
                )
                number = None
            self._blank_above = not text.strip() and not piece.after_page_break

    def _end_section(self) -> None:
        """At the end of a section the next one says whether it begins a page."""
        self._sections = self._sections[1:]
        if self._sections and self._sections[0] != "continuous":
            self._pages.turn()

    def _box(self, box: etree._Element) -> Iterator[Line]:
        """A text box, which neither continues the text around it nor turns its pages."""
        outside = (self._region, self._blank_above, self._fields, self._pages)
        self._region = self._boxed
        self._blank_above, self._fields, self._pages = False, [], replace(self._pages)
        yield from self._blocks(box)
        self._region, self._blank_above, self._fields, self._pages = outside

    def _inline(self, node: etree._Element, style: Style) -> None:
        for child in node:
            handler = self._handlers.get(child.tag)
            if handler is not None:
                handler(child, style)
            elif isinstance(child.tag, str) and child.tag not in _UNSEEN:
                self._inline(child, style)

    def _run(self, run: etree._Element, style: Style) -> None:
        self._inline(run, self._styles.run(run.find(f"{W}rPr"), style))

    def _words(self, element: etree._Element, style: Style) -> None:
        kept = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        words = element.text or ""
        self._write(words if kept else words.strip(" \t\r\n"), style)

    def _write(self, text: str, style: Style) -> None:
        if style.hidden or "code" in self._fields:
            return
        self._pieces[-1].write(text.replace("\n", " "), style)
        if text.strip():
            self._pages.write()

    def _symbol(self, element: etree._Element, style: Style) -> None:
        char = value(element, "char") or ""
        code = int(char, 16) if re.fullmatch("[0-9A-Fa-f]{1,4}", char) else 0
        private = 0xE000 <= code <= 0xF8FF
        self._write(_SYMBOLS.get(code & 0xFF, "•") if private else chr(code), style)

    def _break(self, element: etree._Element, _: Style) -> None:
        if value(element, "type") == "page":
            self._turn()
        elif "code" not in self._fields:
            self._pieces.append(Piece(self._pages.number))

    def _turn(self, *, rendered: bool = False) -> None:
        self._pages.turn(rendered=rendered)
        if self._pieces[-1].filled and not rendered:
            self._pieces.append(Piece(self._pages.number, after_page_break=True))
        elif not self._pieces[-1].filled:
            self._pieces[-1].page = self._pages.number

    def _field(self, element: etree._Element, _: Style) -> None:
        """Between begin and separate stands a field's code, from there to its end its result."""
        kind = value(element, "fldCharType")
        if kind == "begin" and element not in self._endless:
            self._fields.append("code")
        elif kind == "separate" and self._fields:
            self._fields[-1] = "result"
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _reference(self, element: etree._Element, style: Style) -> None:
        if not style.hidden and "code" not in self._fields:
            kind = etree.QName(element).localname.removesuffix("Reference")
            self._write(f"[^{self._notes.mark(kind, value(element, 'id') or '')}]", style)


def _chosen(both: etree._Element) -> etree._Element:
    """Of one drawing described twice, the description that today's Word shows."""
    choice = both.find(f"{_MC}Choice")
    other = both.find(f"{_MC}Fallback") if choice is None else choice
    return both if other is None else other
