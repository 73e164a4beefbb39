"""The order in which the lines of a page are read.

Files draw their lines in reading order more often than not, so that order is kept
wherever the page itself does not contradict it: of two blocks of lines, the one
above comes first when they share a column, the left one when they stand side by
side (after Breuel, "High Performance Document Layout Analysis", 2003).
"""

from dataclasses import dataclass, field

from .pdf_lines import Printed

_MOST_BLOCKS = 400


@dataclass(slots=True)
class _Block:
    """Lines of one column that follow each other closely."""

    lines: list[Printed] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0

    def add(self, line: Printed) -> None:
        top = line.base + 0.7 * line.size
        if not self.lines:
            self.left, self.right, self.top = line.left, line.right, top
        self.lines.append(line)
        self.left, self.right = min(self.left, line.left), max(self.right, line.right)
        self.top, self.bottom = max(self.top, top), line.base

    def takes(self, line: Printed) -> bool:
        """Whether a line is the next one of this column."""
        down = self.bottom - line.base
        size = max(line.size, self.lines[-1].size)
        return 0 < down < 1.9 * size and line.left < self.right and line.right > self.left

    def is_over(self, other: "_Block") -> bool:
        """Whether it stands above another block in the same column."""
        shared = min(self.right, other.right) - max(self.left, other.left)
        return shared > 0 and self.top > other.top

    def is_beside(self, other: "_Block") -> bool:
        """Whether it stands to the left of another block at the same height."""
        level = min(self.top, other.top) - max(self.bottom, other.bottom)
        return self.right <= other.left and level > 0


def in_reading_order(lines: list[Printed]) -> list[Printed]:
    """The same lines, sorted; a page that is one column in order comes out as it went in."""
    blocks: list[_Block] = []
    for line in lines:
        if not blocks or not blocks[-1].takes(line):
            blocks.append(_Block())
        blocks[-1].add(line)
    if 1 < len(blocks) <= _MOST_BLOCKS:
        blocks = _sorted(blocks)
    return [line for block in blocks for line in block.lines]


def _sorted(blocks: list[_Block]) -> list[_Block]:
    """A topological sort that stays in the column it is in, else goes by the order of the file."""
    waiting = {
        place: {
            other
            for other, rival in enumerate(blocks)
            if other != place and (rival.is_over(block) or rival.is_beside(block))
        }
        for place, block in enumerate(blocks)
    }
    out: list[_Block] = []
    while waiting:
        free = [place for place, others in waiting.items() if not others]
        # Blocks that overlap can wait for each other in a ring: the file's order breaks it.
        here = _nearest(blocks, free, out[-1] if out else None) if free else min(waiting)
        out.append(blocks[here])
        del waiting[here]
        for others in waiting.values():
            others.discard(here)
    return out


def _nearest(blocks: list[_Block], free: list[int], last: _Block | None) -> int:
    """The block right below the last one, else the first in the file."""
    if last is not None:
        reach = last.bottom - 5 * last.lines[-1].size
        for place in free:
            if last.is_over(blocks[place]) and blocks[place].top > reach:
                return place
    return free[0]
