"""What a style of a Word file says of its paragraphs and runs.

Only what a line can tell by is resolved: bold, italic, hidden, heading, automatic
numbering, a page break before. A property is taken from the nearest style up the
`basedOn` chain that speaks of it; Word's rule that two bold styles cancel each
other out is left aside, as no letter relies on it.
"""

import re

from lxml import etree

from .docx_package import W, switched_on, value
from .story import NOTHING, Style

_HEADING = re.compile(r"(?:heading|kop) ?\d|(?:sub)?title|titel", re.IGNORECASE)


class Styles:
    """The styles of a file by their id."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str | None, Style] = {}
        self._default: str | None = None
        for element in () if root is None else root.iter(f"{W}style"):
            id_ = value(element, "styleId")
            if id_ is None:
                continue
            self._elements[id_] = element
            paragraph = value(element, "type") == "paragraph"
            if paragraph and value(element, "default") in {"1", "true"}:
                self._default = id_

    def paragraph(self, properties: etree._Element | None) -> Style:
        """What a paragraph's own properties (`w:pPr`) and its style say."""
        if properties is None:
            return self._style(self._default)
        named = value(properties.find(f"{W}pStyle")) or self._default
        return _of_paragraph(properties).over(self._style(named))

    def run(self, properties: etree._Element | None, paragraph: Style) -> Style:
        """What a run's own properties (`w:rPr`), its style and its paragraph say."""
        if properties is None:
            return paragraph
        named = self._style(value(properties.find(f"{W}rStyle")))
        return _of_run(properties).over(named).over(paragraph)

    def _style(self, id_: str | None) -> Style:
        if id_ not in self._known:
            self._known[id_] = NOTHING  # ends a chain of styles that bites its tail
            self._known[id_] = self._resolved(self._elements.get(id_ or ""))
        return self._known[id_]

    def _resolved(self, element: etree._Element | None) -> Style:
        if element is None:
            return NOTHING
        properties = element.find(f"{W}pPr")
        own = NOTHING if properties is None else _of_paragraph(properties)
        run = element.find(f"{W}rPr")
        if run is not None:
            own = own.over(_of_run(run))
        if _HEADING.match(value(element.find(f"{W}name")) or ""):
            own = Style(heading=True).over(own)
        based_on = value(element.find(f"{W}basedOn"))
        return own.over(self._style(based_on)) if based_on else own


def _of_paragraph(properties: etree._Element) -> Style:
    outline = value(properties.find(f"{W}outlineLvl"))
    return Style(
        heading=None if outline is None else outline in set("012345678"),
        number=value(properties.find(f"{W}numPr/{W}numId")),
        level=value(properties.find(f"{W}numPr/{W}ilvl")),
        page_break=switched_on(properties.find(f"{W}pageBreakBefore")),
    )


def _of_run(properties: etree._Element) -> Style:
    if not len(properties):
        return NOTHING
    return Style(
        bold=switched_on(properties.find(f"{W}b")),
        italic=switched_on(properties.find(f"{W}i")),
        hidden=switched_on(properties.find(f"{W}vanish")),
    )
