"""From a tree of HTML to lines: what a browser would put on lines of its own.

One pass over the tree, without recursion, that keeps a line in the making. Marks of
notes become `[^1]` and the bodies of notes are kept apart.
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from ..document import Footnote
from ..text import Line
from .characters import clean
from .html_elements import BLOCKS, HEADINGS, SPACED, is_note, is_unseen, may_be_mark
from .numerals import counted

_UNIT = re.compile(r"(?<![^\W_])[kcdm]?m$")  # m<sup>2</sup>
_MARK = re.compile(r"[\s(\[]*(\d{1,3})[\s)\]]*")
_BODY_MARK = re.compile(r"\s*(?:\[\^(\d{1,3})\]|\[(\d{1,3})\]|(\d{1,3})\)|(\d{1,3})(?=\s))\s*")
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class _List:
    """A list that is being read: the number of its next item, and how numbers print."""

    ordered: bool
    bare: bool
    form: str
    due: int

    def number(self, item: etree._Element) -> str | None:
        """The number that the list prints before an item."""
        given = item.get("value", "")
        self.due = int(given) if re.fullmatch(r"\d{1,6}", given) else self.due
        number = counted(self.due, self.form) + "." if self.ordered else "•"
        self.due += 1
        return None if self.bare else number


@dataclass(slots=True)
class _Making:
    """The line in the making."""

    text: list[str] = field(default_factory=list)
    number: str | None = None
    gap: bool = False
    plain: bool = False
    upright: bool = False


class Walk:
    """Reads one or more trees into `lines` and `notes`."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._notes: dict[Footnote, None] = {}
        self._making = _Making()
        self._depth = {"bold": 0, "italic": 0, "heading": 0, "pre": 0}
        self._lists: list[_List] = []
        self._marks: list[tuple[etree._Element, int]] = []
        self._note: etree._Element | None = None
        self._note_text: list[str] = []

    @property
    def notes(self) -> tuple[Footnote, ...]:
        """The bodies of notes, equal ones once."""
        return tuple(self._notes)

    def read(self, root: etree._Element) -> None:
        """Add all lines of a tree."""
        walker = etree.iterwalk(root, events=("start", "end"))
        skipped = None
        for event, element in walker:
            if event == "start" and is_unseen(element):
                walker.skip_subtree()
                skipped = element
            elif event == "start":
                self._start(element)
            else:
                if element is not skipped:
                    self._end(element)
                if element is not root:
                    self._write(element.tail)
        self._break()

    def _start(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if self._note is None and is_note(element):
            self._break()
            self._note, self._note_text = element, []
        if tag in BLOCKS:
            self._break()
            self._making.gap |= tag in SPACED
        elif tag == "br":
            self._making.gap |= not self._break()
        self._count(tag, 1)
        if tag in {"ol", "ul"}:
            self._lists.append(_list(element))
        elif tag == "li" and self._lists:
            self._making.number = self._lists[-1].number(element)
        if may_be_mark(element):
            self._marks.append((element, len(self._making.text)))
        self._write(element.text)

    def _end(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if self._marks and self._marks[-1][0] is element:
            self._close_mark(self._marks.pop()[1], element)
        if tag in BLOCKS:
            self._break()
            self._making.gap |= tag in SPACED
        if tag == "li":
            self._making.number = None
        self._count(tag, -1)
        if tag in {"ol", "ul"} and self._lists:
            self._lists.pop()
        if element is self._note:
            self._close_note()

    def _count(self, tag: str, step: int) -> None:
        """Keep count of the elements around that say how text looks."""
        if tag in {"b", "strong"}:
            self._depth["bold"] += step
        elif tag in {"i", "em", "cite"}:
            self._depth["italic"] += step
        elif tag in HEADINGS:
            self._depth["heading"] += step
        elif tag == "pre":
            self._depth["pre"] += step

    def _write(self, text: str | None) -> None:
        if not text:
            return
        if self._depth["pre"]:
            first, *others = text.split("\n")
            self._add(first)
            for line in others:
                self._making.gap |= not self._break()
                self._add(line)
        else:
            self._add(_SPACE.sub(" ", text))

    def _add(self, text: str) -> None:
        self._making.text.append(text)
        if any(c.isalnum() for c in text):
            self._making.plain |= not self._depth["bold"] and not self._depth["heading"]
            self._making.upright |= not self._depth["italic"]

    def _break(self) -> bool:
        """End the line in the making; say whether there was anything in it."""
        making, pre = self._making, bool(self._depth["pre"])
        text = "".join(making.text)
        text = clean(text if pre else _SPACE.sub(" ", text).lstrip(" "))
        text = text if pre else _SPACE.sub(" ", text).strip()
        if not text.strip():
            self._making.text = []
            return False
        if self._note is not None:
            self._note_text.append(text.strip())
        else:
            self.lines.append(
                Line(
                    text,
                    bold=not making.plain,
                    italic=not making.upright,
                    heading=bool(self._depth["heading"]),
                    number=making.number,
                    gap=making.gap and bool(self.lines),
                )
            )
        self._making = _Making()
        return True

    def _close_mark(self, since: int, element: etree._Element) -> None:
        """Write what a raised or linked number says as the mark of a note."""
        written = "".join(self._making.text[since:])
        found = _MARK.fullmatch(written)
        if self._note is not None and not any(c.isalnum() for c in written):
            del self._making.text[since:]  # the arrow that leads back to the text
        before = "".join(self._making.text[max(0, since - 4) : since])[-8:]
        exponent = element.tag == "sup" and found and found[1] in "23" and _UNIT.search(before)
        if found and not exponent:
            self._making.text[since:] = [f"[^{found[1]}]"]

    def _close_note(self) -> None:
        """Keep a note that was read to its end; its mark is printed, or only in its id."""
        self._break()
        text = " ".join(self._note_text)
        found = _BODY_MARK.match(text)
        named = re.search(r"\d{1,3}$", "" if self._note is None else self._note.get("id", ""))
        unprinted = named[0] if named else str(len(self._notes) + 1)
        mark = next(filter(None, found.groups())) if found else unprinted
        note = Footnote(mark, text[found.end() :] if found else text)
        if note.text:
            self._notes.setdefault(note)
        self._note = None


def _list(element: etree._Element) -> _List:
    start = element.get("start", "")
    forms = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
    return _List(
        ordered=element.tag == "ol",
        bare=bool(re.search(r"list-style[^;]*:\s*none", element.get("style", ""))),
        form=forms.get(element.get("type", ""), "decimal"),
        due=int(start) if re.fullmatch(r"\d{1,6}", start) else 1,
    )
