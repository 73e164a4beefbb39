"""What the styles of an OpenDocument file say: look, page breaks, lists.

Styles of the content are automatic ones that build on the named ones of styles.xml
(OpenDocument 1.3 part 3, 16). Only what a line can tell by is resolved.
"""

from lxml import etree

from .story import NOTHING, Style

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"

_LONGEST_CHAIN = 50


class Styles:
    """The styles of a file by family and name; automatic ones hide named ones."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._known: dict[tuple[str, str], Style] = {}
        self.masters: dict[tuple[str, str], str] = {}
        for root in roots:
            for element in () if root is None else root.iter(f"{STYLE}style"):
                key = element.get(f"{STYLE}family", ""), element.get(f"{STYLE}name", "")
                self._elements[key] = element
                if master := element.get(f"{STYLE}master-page-name"):
                    self.masters[key] = master

    def of(self, family: str, name: str | None) -> Style:
        """What a style and those that it builds on say."""
        if name is None:
            return NOTHING
        key = family, name
        if key not in self._known:
            said, chain, parent = NOTHING, 0, name
            while parent and chain < _LONGEST_CHAIN:
                element = self._elements.get((family, parent))
                if element is None:
                    break
                said = said.over(_said(element))
                parent, chain = element.get(f"{STYLE}parent-style-name", ""), chain + 1
            self._known[key] = said
        return self._known[key]


def _said(element: etree._Element) -> Style:
    text = element.find(f"{STYLE}text-properties")
    paragraph = element.find(f"{STYLE}paragraph-properties")
    weight = None if text is None else text.get(f"{FO}font-weight")
    slant = None if text is None else text.get(f"{FO}font-style")
    shown = None if text is None else text.get(f"{TEXT}display")
    before = None if paragraph is None else paragraph.get(f"{FO}break-before")
    # A page master of its own begins a page, as a set break does.
    master = element.get(f"{STYLE}master-page-name") or None
    return Style(
        bold=None if weight is None else weight in {"bold", "600", "700", "800", "900"},
        italic=None if slant is None else slant in {"italic", "oblique"},
        hidden=None if shown is None else shown == "none",
        number=element.get(f"{STYLE}list-style-name"),
        page_break=True if master else None if before is None else before == "page",
    )
