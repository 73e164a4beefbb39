"""The automatic numbers of an old Word file, brought to the form that newer files have.

Both forms count alike, so lists (MS-DOC 2.9.131, 2.9.150) are written as the
`w:numbering` of a .docx, and `docx_numbering` does the counting. Lists that only a
style refers to are left out.
"""

import struct
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from .doc_streams import PAGE, Streams, changes, number
from .docx_numbering import Numbering
from .docx_package import W

_PARAGRAPHS, _DEFINITIONS, _LISTS = 13, 73, 74
_LIST, _LEVEL = 0x460B, 0x260A
_FORMS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter",
    22: "decimalZero", 23: "bullet", 255: "none",
}  # fmt: skip
_MOST = 2_000

Place = tuple[int, int]
"""A list by its number from 1, and a level from 0."""


def places(streams: Streams) -> dict[int, tuple[int, Place]]:
    """The paragraphs that are items of lists: from and to where in the stream, and the place."""
    found: dict[int, tuple[int, Place]] = {}
    for page in streams.pages(_PARAGRAPHS):
        for start, end, at in _paragraphs(page):
            size = page[at]
            first, length = (at + 2, 2 * page[at + 1]) if size == 0 else (at + 1, 2 * size - 1)
            said = dict(changes(page[first + 2 : first + length]))
            list_ = int.from_bytes(said.get(_LIST, b"")[:2], "little")
            level = int.from_bytes(said.get(_LEVEL, b"")[:1], "little")
            if 0 < list_ <= _MOST and level < 9:
                found.setdefault(start, (end, (list_, level)))
    return found


def _paragraphs(page: bytes) -> Iterator[tuple[int, int, int]]:
    """The paragraphs on a page of formatting (2.9.174): from, to, where their changes are."""
    count = page[-1] if len(page) == PAGE else 0
    if count and 17 * count + 4 < PAGE:
        bounds = struct.unpack_from(f"<{count + 1}I", page)
        for nth, (start, end) in enumerate(pairwise(bounds)):
            at = 2 * page[4 * (count + 1) + 13 * nth]
            if 0 < at < PAGE - 2:
                yield start, end, at


def numbering(streams: Streams) -> Numbering:
    """All lists of a file, ready to count."""
    root = etree.Element(f"{W}numbering")
    for id_, levels in _definitions(streams):
        definition = etree.SubElement(root, f"{W}abstractNum", {f"{W}abstractNumId": id_})
        for depth, (start, form, text) in enumerate(levels):
            level = etree.SubElement(definition, f"{W}lvl", {f"{W}ilvl": str(depth)})
            for name, value in (("start", str(start)), ("numFmt", form), ("lvlText", text)):
                etree.SubElement(level, f"{W}{name}", {f"{W}val": value})
    lists = streams.block(_LISTS)
    for nth in range(min(len(lists) // 16, _MOST)):
        if 4 + 16 * nth + 4 <= len(lists):
            id_ = str(struct.unpack_from("<i", lists, 4 + 16 * nth)[0])
            item = etree.SubElement(root, f"{W}num", {f"{W}numId": str(nth + 1)})
            etree.SubElement(item, f"{W}abstractNumId", {f"{W}val": id_})
    return Numbering(root)


def _definitions(streams: Streams) -> Iterator[tuple[str, list[tuple[int, str, str]]]]:
    """Each list definition by its id: the start, the form and the text of its levels."""
    start, length = streams.place(_DEFINITIONS)
    data, at = streams.table, start + length
    count = number(data, start) if length >= 2 and at <= len(data) else 0
    for nth in range(min(count, (length - 2) // 28, _MOST)):
        place = start + 2 + 28 * nth
        (id_,) = struct.unpack_from("<i", data, place)
        levels = []
        for _ in range(1 if data[place + 26] & 1 else 9):
            if at + 30 > len(data):
                return
            (first,) = struct.unpack_from("<i", data, at)
            text = at + 28 + data[at + 24] + data[at + 25]
            size = number(data, text) if text + 2 <= len(data) else 0
            written = data[text + 2 : text + 2 + 2 * size].decode("utf-16-le", "replace")
            levels.append((first, _FORMS.get(data[at + 4], "decimal"), _printable(written)))
            at = text + 2 + 2 * size
        yield str(id_), levels


def _printable(text: str) -> str:
    """The text of a level, in which a control stands for the count of the level of its number."""
    shown = (f"%{ord(c) + 1}" if c < "\x09" else c for c in text[:60])
    return "".join(c for c in shown if c >= " " and c not in "\ufffe\uffff")
