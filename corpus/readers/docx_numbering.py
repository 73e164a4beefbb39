"""The automatic numbers of a Word file, counted as Word counts them.

The numbers of many provisional letters are in no text at all: a paragraph only
points to a list, and the list says how to count (ECMA-376 part 1, 17.9). Lists
that share an abstract definition count on together, a deeper level begins anew
below each higher one, and a list may set a start of its own.
"""

import re
from dataclasses import dataclass
from typing import TypeVar

from lxml import etree

from .docx_package import W, switched_on, value
from .numerals import counted

_MAX_LEVELS = 9

D = TypeVar("D", int, None)


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts: its first number, its form, and the text around it."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    arabic: bool = False
    style: str | None = None


class Numbering:
    """All lists of a file, and how far each has counted."""

    def __init__(self, root: etree._Element | None) -> None:
        self._definitions: dict[str, etree._Element] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._own: dict[str, dict[int, Level]] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is not None:
            self._read_definitions(root)
            self._read_lists(root)

    def next(self, number: str, level: str | None, style: str | None = None) -> str | None:
        """The number of the next paragraph of a list, as it is printed: `3.`, `b)`, `•`.

        None for a list that does not exist; `w:numId` 0 is the format's way to say none.
        """
        abstract = self._lists.get(number)
        if abstract is None:
            return None
        depth = self._depth(abstract, level, style)
        levels = {**self._defined(abstract), **self._own.get(number, {})}
        here = levels.get(depth)
        if here is None:
            return None
        self._count(abstract, number, depth, levels)
        return _printed(here, levels, self._counts[abstract])

    def _depth(self, abstract: str, level: str | None, style: str | None) -> int:
        if level is not None and level.isdecimal():
            return int(level)
        named = (d for d, v in self._defined(abstract).items() if style and v.style == style)
        return next(named, 0)

    def _count(self, abstract: str, number: str, depth: int, levels: dict[int, Level]) -> None:
        counts = self._counts.setdefault(abstract, {})
        start = self._starts.pop((number, depth), None)
        if start is not None:
            counts.pop(depth, None)
        first = levels[depth].start if start is None else start
        counts[depth] = counts[depth] + 1 if depth in counts else first
        for deeper in [d for d in counts if d > depth]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or depth < restart:
                del counts[deeper]

    def _read_definitions(self, root: etree._Element) -> None:
        linked: dict[str, etree._Element] = {}
        for element in root.iter(f"{W}abstractNum"):
            self._definitions[value(element, "abstractNumId") or ""] = element
            if name := value(element.find(f"{W}styleLink")):
                linked[name] = element
        for id_, element in self._definitions.items():
            name = value(element.find(f"{W}numStyleLink"))
            if name in linked:
                self._definitions[id_] = linked[name]

    def _defined(self, abstract: str) -> dict[int, Level]:
        """The levels of an abstract definition; files hold dozens and use one or two."""
        if abstract not in self._levels:
            element = self._definitions.get(abstract)
            self._levels[abstract] = {} if element is None else _levels(element)
        return self._levels[abstract]

    def _read_lists(self, root: etree._Element) -> None:
        for element in root.iter(f"{W}num"):
            id_ = value(element, "numId") or ""
            self._lists[id_] = value(element.find(f"{W}abstractNumId")) or ""
            for override in element.iter(f"{W}lvlOverride"):
                depth = _int(value(override, "ilvl"), 0)
                start = value(override.find(f"{W}startOverride"))
                if start is not None:
                    self._starts[id_, depth] = _int(start, 1)
                self._own.setdefault(id_, {}).update(_levels(override))


def _levels(element: etree._Element) -> dict[int, Level]:
    return {
        _int(value(level, "ilvl"), 0): Level(
            start=_int(value(level.find(f"{W}start")), 0),
            form=value(level.find(f"{W}numFmt")) or "decimal",
            text=value(level.find(f"{W}lvlText")) or "",
            restart=_int(value(level.find(f"{W}lvlRestart")), None),
            arabic=bool(switched_on(level.find(f"{W}isLgl"))),
            style=value(level.find(f"{W}pStyle")),
        )
        for level in element.findall(f"{W}lvl")[:_MAX_LEVELS]
    }


def _printed(here: Level, levels: dict[int, Level], counts: dict[int, int]) -> str | None:
    """The text of a level with the counts of its own and the higher levels filled in."""
    if here.form == "none":
        return None
    if here.form == "bullet":
        return _bullet(here.text)

    def count(found: re.Match[str]) -> str:
        depth = int(found[1]) - 1
        level = levels.get(depth, here)
        return counted(counts.get(depth, level.start), "decimal" if here.arabic else level.form)

    return re.sub(r"%([1-9])", count, here.text).strip() or None


def _bullet(text: str) -> str:
    """A bullet; those of symbol fonts are private characters that print as one."""
    plain = text.strip()
    return plain if plain and plain != "o" and not "\ue000" <= plain[0] <= "\uf8ff" else "•"


def _int(text: str | None, otherwise: D) -> int | D:
    return int(text) if text is not None and re.fullmatch(r"-?\d{1,6}", text) else otherwise
