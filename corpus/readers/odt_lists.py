"""The automatic numbers of an OpenDocument file, counted as a word processor counts them.

A list begins anew unless it says that it continues the one before it or another by
name; a deeper level begins anew below each item (OpenDocument 1.3 part 3, 16.30).
"""

import re
from dataclasses import dataclass, field

from lxml import etree

from .numerals import counted
from .odt_styles import STYLE, TEXT

_LEVELS = 10
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True, slots=True)
class Level:
    """How a level prints: its form (None for no number), its first number, what is around it."""

    form: str | None = None
    start: int = 1
    before: str = ""
    behind: str = ""
    shown: int = 1
    bullet: str | None = None


@dataclass(slots=True)
class Count:
    """A list that is being read, with how far each of its levels has counted."""

    style: str | None
    counts: dict[int, int] = field(default_factory=dict)


class Lists:
    """All list styles of a file, and the lists that were met."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._styles: dict[str, dict[int, Level]] = {}
        self._by_style: dict[str | None, Count] = {}
        self._by_id: dict[str, Count] = {}
        for root in roots:
            for element in () if root is None else root.iter(f"{TEXT}list-style"):
                self._styles[element.get(f"{STYLE}name", "")] = dict(map(_level, element))
            outline = None if root is None else root.find(f".//{TEXT}outline-style")
            if outline is not None:
                self._styles[""] = dict(map(_level, outline))

    def begin(self, element: etree._Element, around: Count | None) -> Count:
        """A list; one inside another counts in the same place, one level deeper."""
        style = element.get(f"{TEXT}style-name")
        continued = element.get(f"{TEXT}continue-list")
        goes_on = element.get(f"{TEXT}continue-numbering") == "true"
        if around is not None:
            count = around if style in {None, around.style} else Count(style, around.counts)
        elif continued in self._by_id:
            count = Count(style, self._by_id[continued].counts)
        elif goes_on and style in self._by_style:
            count = self._by_style[style]
        else:
            count = Count(style)
        self._by_style[count.style] = count
        if id_ := element.get(_XML_ID):
            self._by_id[id_] = count
        return count

    def heading(self, depth: int) -> str | None:
        """The number before a heading, if headings have any."""
        if "" not in self._styles:
            return None
        return self.number(self._by_style.setdefault("", Count("")), depth, None)

    def number(self, count: Count, depth: int, start: str | None) -> str | None:
        """The number of the next item at a depth from 1; `start` is one that it sets itself."""
        levels = self._styles.get(count.style or "", {})
        level = levels.get(depth, Level())
        first = int(start) if start and re.fullmatch(r"\d{1,6}", start) else None
        due = count.counts[depth] + 1 if depth in count.counts else level.start
        count.counts[depth] = due if first is None else first
        for deeper in [d for d in count.counts if d > depth]:
            del count.counts[deeper]
        if level.bullet is not None:
            return level.bullet
        if level.form is None:
            return None
        shown = range(max(1, depth - level.shown + 1), depth + 1)
        parts = (
            counted(count.counts.get(d, 1), form)
            for d in shown
            if (form := levels.get(d, level).form) is not None
        )
        return f"{level.before}{'.'.join(parts)}{level.behind}".strip() or None


def _level(element: etree._Element) -> tuple[int, Level]:
    depth = _int(element.get(f"{TEXT}level"), 1)
    if str(element.tag).endswith("level-style-bullet"):
        sign = element.get(f"{TEXT}bullet-char", "").strip()
        private = not sign or "\ue000" <= sign[0] <= "\uf8ff"
        return depth, Level(bullet="•" if private else sign)
    written = element.get(f"{STYLE}num-format", "")
    return depth, Level(
        form=_FORMS.get(written, "decimal") if written else None,
        start=_int(element.get(f"{TEXT}start-value"), 1),
        before=element.get(f"{STYLE}num-prefix", ""),
        behind=element.get(f"{STYLE}num-suffix", ""),
        shown=min(_int(element.get(f"{TEXT}display-levels"), 1), _LEVELS),
    )


def _int(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"\d{1,6}", text) else otherwise
