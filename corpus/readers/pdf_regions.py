"""Which lines of a page are its head, its foot and its notes.

A head or foot is known by its place and by coming back on other pages at the same
height; a first or only page alone cannot show it, and its lines then stay body, to
be known by their words. Notes stand in smaller type at the foot of the page and
begin with their mark.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ..text import Region
from .pdf_lines import Printed

_EDGES: tuple[Region, Region] = ("header", "footer")
_ZONE = 0.12  # of the page's height, at top and bottom
_SMALL = 0.92  # of the size of the body
_DIGITS = re.compile(r"\d+")
_NOTE = re.compile(r"\[\^\d{1,3}\]|\d{1,3}\)?\s?(?=[^\W\d_]|[«‘’“\"'(]|\d{4}[ZD]\d)")


@dataclass(slots=True)
class Placed:
    """A printed line on its page, and the region it turned out to stand in."""

    line: Printed
    page: int
    height: float
    region: Region = "body"

    @property
    def zone(self) -> Region:
        """The part of the page it stands in, by place alone."""
        if self.line.base > self.height * (1 - _ZONE):
            return "header"
        return "footer" if self.line.base < self.height * _ZONE else "body"


def label_regions(pages: Sequence[list[Placed]]) -> None:
    """Label heads, feet and notes of a whole file."""
    _label_heads_and_feet(pages)
    size = body_size(pages)
    carried_over = False
    for page in pages:
        carried_over = _label_notes(page, size, carried_over)


def body_size(pages: Sequence[list[Placed]]) -> float:
    """The size of the body's type: the largest that a fifth of the characters have.

    Not the most frequent one: a short letter has more type in its notes and feet.
    """
    sizes: Counter[float] = Counter()
    for page in pages:
        for placed in page:
            sizes[placed.line.size] += len(placed.line.text)
    return max((size for size in sizes if sizes[size] * 5 >= sizes.total()), default=0.0)


def _label_heads_and_feet(pages: Sequence[list[Placed]]) -> None:
    coming_back = _coming_back(pages)
    for page in pages:
        for zone in _EDGES:
            rows = [placed for placed in page if placed.zone == zone and placed.line.level]
            rows.sort(key=lambda placed: placed.line.base, reverse=zone == "header")
            found = _from_the_edge(rows, page, coming_back)
            bases = [placed.line.base for placed in found]
            for placed in rows:
                if any(abs(placed.line.base - base) < 2 for base in bases):
                    placed.region = zone


def _coming_back(pages: Sequence[list[Placed]]) -> set[int]:
    """The lines (by identity) near an edge that stand on other pages too, numbers aside."""
    alike: defaultdict[tuple[Region, str, int], list[Placed]] = defaultdict(list)
    for page in pages:
        for placed in page:
            if placed.zone != "body" and placed.line.level:
                words = _DIGITS.sub("#", placed.line.text.strip())
                for height in {round(placed.line.base / 4), round((placed.line.base + 2) / 4)}:
                    alike[placed.zone, words, height].append(placed)
    # The first page, with its letterhead, often has others than the pages that follow.
    needed = max(2, len(pages) // 2)
    return {
        id(placed)
        for found in alike.values()
        if len({placed.page for placed in found}) >= needed and _counts_pages(found)
        for placed in found
    }


def _from_the_edge(
    rows: Sequence[Placed], page: Sequence[Placed], coming_back: set[int]
) -> list[Placed]:
    """Of the rows of a zone, outermost first, those that come back and stand apart from the text.

    "Vraag 5" on top of one page and "Vraag 9" on top of another come back as well;
    but their questions follow them closely.
    """
    known = [placed for placed in rows if id(placed) in coming_back]
    pending: list[Placed] = []
    found: list[Placed] = []
    for placed in rows:
        if id(placed) in coming_back:
            pending.append(placed)
            if _stands_apart(placed, page, coming_back):
                found = list(pending)
        elif any(_share_column(placed, other) for other in known):
            break
    return found


def _counts_pages(found: Sequence[Placed]) -> bool:
    """Whether numbers in lines that are otherwise alike stay the same or go up with the pages."""
    numbers = [[int(n) for n in _DIGITS.findall(placed.line.text)] for placed in found]
    for column in zip(*numbers, strict=True):
        from_page = {number - placed.page for number, placed in zip(column, found, strict=True)}
        if len(set(column)) > 1 and len(from_page) > 1:
            return False
    return True


def _stands_apart(placed: Placed, page: Sequence[Placed], coming_back: set[int]) -> bool:
    """Whether the text keeps more than a line's distance from a line, or has other type."""
    inward = -1 if placed.zone == "header" else 1
    line = placed.line
    return not any(
        0.3 * line.size < inward * (other.line.base - line.base) < 1.7 * line.size
        and abs(other.line.size - line.size) < 0.05 * line.size
        and id(other) not in coming_back
        and _share_column(placed, other)
        for other in page
    )


def _share_column(one: Placed, other: Placed) -> bool:
    return one.line.left < other.line.right and one.line.right > other.line.left


def _label_notes(page: list[Placed], size: float, carried_over: bool) -> bool:
    """Label the notes at the foot of a page; say whether there were any.

    `carried_over` allows a block without a mark of its own, the end of a note
    that the page before began.
    """
    for block in _small_blocks(page, size):
        begins = bool(_NOTE.match(block[0].line.text.strip()))
        if begins or carried_over:
            for placed in block:
                placed.region = "note"
            return True
    return False


def _small_blocks(page: Sequence[Placed], size: float) -> list[list[Placed]]:
    """The blocks of small type below the last line of the body, from the top."""
    body = sorted(
        (p for p in page if p.region == "body" and p.line.level), key=lambda p: -p.line.base
    )
    last = max((i for i, p in enumerate(body) if p.line.size > _SMALL * size), default=-1)
    blocks: list[list[Placed]] = []
    for placed in body[last + 1 :]:
        above = blocks[-1][-1].line if blocks else None
        line = placed.line
        if above is None or above.base - line.base > 2.2 * max(above.size, line.size):
            blocks.append([])
        blocks[-1].append(placed)
    return blocks
