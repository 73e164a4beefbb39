"""The parts of a Word file, and how they refer to each other.

Parts are found by their relationships, as the format wants it (ECMA-376 part 2), because
not every program calls the body `word/document.xml`.
"""

import posixpath
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from ..errors import UnreadableError
from .packed import Packed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# Files in the strict variant (ISO/IEC 29500) differ in their namespaces alone.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
_BODY = "word/document.xml"


class Relation(NamedTuple):
    """What a part refers to: the last word of the relation's type, and the other part's name."""

    kind: str
    target: str


class Package:
    """A Word file's parts by name; raises `UnreadableError` when it is none."""

    def __init__(self, data: bytes) -> None:
        self._packed = Packed(data, "DOCX file")
        self._relations: dict[str, dict[str, Relation]] = {}
        if self.body not in self._packed.names:
            raise UnreadableError("not a DOCX file (there is no Word document in it)")

    @cached_property
    def body(self) -> str:
        """The name of the part that holds the letter."""
        found = (r.target for r in self.relations("").values() if r.kind == "officeDocument")
        return next(found, _BODY)

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to inside the file, by relation id; part "" is the file itself."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return {}
        return {
            relation.get("Id", ""): Relation(
                relation.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))[1:],
            )
            for relation in root
            if relation.get("TargetMode") != "External"
        }

    def related(self, kind: str) -> etree._Element | None:
        """The one part of a kind that the letter refers to: `styles`, `numbering`, `footnotes`."""
        for relation in self.relations(self.body).values():
            if relation.kind == kind:
                return self.xml(relation.target)
        return None

    def xml(self, name: str) -> etree._Element | None:
        """The root element of a part, or None when there is no such part."""
        return self._packed.xml(name, _STRICT)


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute in Word's namespace; None also when the element is not there."""
    return None if element is None else element.get(f"{W}{name}")


def switched_on(element: etree._Element | None) -> bool | None:
    """A property that is on or off (`<w:b/>`, `<w:b w:val="0"/>`); None when not said."""
    if element is None:
        return None
    return value(element) not in {"0", "false", "off", "none"}
