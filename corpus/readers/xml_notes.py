"""The notes of publication XML: `noot` where it is referred to, or apart, with `nootref`.

A note prints its number in `noot.nr`, in an attribute, or not at all; numbers may
begin anew in a table. Every note gets one mark of its own, the printed one where it can.
"""

import re
from collections.abc import Iterator
from itertools import count

from lxml import etree

from ..document import Footnote
from .characters import clean
from .markup import local, said, words

_MARK = re.compile(r"[^\s\[\]]{1,8}")
_NUMBER = ("noot.nr", "nr")


class Notes:
    """All notes of a publication, and the marks that stand for them in its lines."""

    def __init__(self, root: etree._Element) -> None:
        self.bodies: list[Footnote] = []
        self._marks: dict[etree._Element, str] = {}
        self._known: dict[str, str] = {}
        found = list(_notes(root))
        printed = {number for note in found if (number := _printed(note))}
        free = (str(n) for n in count(1) if str(n) not in printed)
        taken: set[str] = set()
        for note in found:
            number = _printed(note)
            mark = number if number and number not in taken else next(free)
            taken.add(mark)
            self._marks[note] = mark
            for name in (said(note, "id"), said(note, "nr"), number):
                self._known.setdefault(name, mark)
            self.bodies.append(Footnote(mark, clean(words(note, without=_NUMBER))))

    def mark(self, note: etree._Element) -> str:
        """The mark for a note, as it stands in a line: `[^1]`."""
        return f"[^{self._marks[note]}]" if note in self._marks else ""

    def reference(self, element: etree._Element) -> str:
        """The mark for the note that a `nootref` points to; nothing where there is no such note."""
        names = (said(element, "refid"), said(element, "nr"), words(element))
        known = (self._known[name] for name in names if name and name in self._known)
        mark = next(known, None)
        return "" if mark is None else f"[^{mark}]"


def _notes(root: etree._Element) -> Iterator[etree._Element]:
    """The notes in order; one inside another is part of its text."""
    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        if local(element) == "noot":
            walker.skip_subtree()
            if words(element):
                yield element


def _printed(note: etree._Element) -> str:
    """The number that a note prints, if it can be a mark."""
    inside = (words(child) for child in note if local(child) in _NUMBER)
    number = (next(inside, "") or said(note, "nr")).strip(" .)")
    return number if _MARK.fullmatch(number) else ""
