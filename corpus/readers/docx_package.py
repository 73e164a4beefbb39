"""The parts of a Word file: a zip of XML, opened without trusting it.

No entity is expanded, nothing is fetched, no part may unpack without bound. Parts
are found by their relationships, as the format wants it (ECMA-376 part 2), because
not every program calls the body `word/document.xml`.
"""

import io
import posixpath
import zipfile
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from ..errors import UnreadableError
from . import limits, ole
from .archive import ZIP_ERRORS

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
        if data.startswith(ole.MAGIC):
            ole.read(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except ZIP_ERRORS:
            packed = data.startswith(b"PK")
            why = "its zip archive is broken" if packed else "it is no zip archive"
            raise UnreadableError(f"not a DOCX file ({why})") from None
        self._names = set(self._zip.namelist())
        self._relations: dict[str, dict[str, Relation]] = {}
        if self.body not in self._names:
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
        if name not in self._names:
            return None
        data = self._bytes(name)
        limits.check_tags(data)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise UnreadableError(f"a broken DOCX file ({name}: {error})") from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableError(f"refused: {name} declares a document type of its own")
        return root

    def _bytes(self, name: str) -> bytes:
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 0x1:
                raise UnreadableError("encrypted: it cannot be read without its password")
            with self._zip.open(info) as part:
                data = part.read(limits.RATIO_FROM + 1)
                limits.check_ratio(len(data), info.compress_size)
                data += part.read(limits.MAX_PART + 1 - len(data))
                limits.check_ratio(len(data), info.compress_size)
        except (*ZIP_ERRORS, KeyError) as error:
            raise UnreadableError(f"a broken DOCX file ({name}: {error})") from None
        limits.check_read(data, limits.MAX_PART, "one part of a Word file")
        return data


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute in Word's namespace; None also when the element is not there."""
    return None if element is None else element.get(f"{W}{name}")


def switched_on(element: etree._Element | None) -> bool | None:
    """A property that is on or off (`<w:b/>`, `<w:b w:val="0"/>`); None when not said."""
    if element is None:
        return None
    return value(element) not in {"0", "false", "off", "none"}
