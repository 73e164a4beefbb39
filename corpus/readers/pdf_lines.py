"""From runs of characters to printed lines, with note marks told from numbers.

Runs are joined in the order of the file, which keeps columns apart; what was drawn
out of order (a mark, a bold word) is fitted in by place afterwards.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .characters import clean
from .pdf_characters import Run

_MARKS = re.compile(r"[\s(\[]*\d{1,3}(?:[\s,;)\]]+\d{1,3})*[\s)\],;]*")
_UNIT = re.compile(r"(?<![^\W_])[kcdm]?m$")  # m², km³
_LABEL = re.compile(r"(?:\w{1,3}[.)]|\(\w{1,3}\)|[•·▪–—o-])$")
_MOST = 5_000  # pieces of one page that are compared with each other


@dataclass(slots=True)
class Printed:
    """One printed line, or the part of it in one column."""

    text: str
    left: float
    right: float
    base: float
    size: float
    level: bool = True
    weights: dict[tuple[bool, bool], int] = field(default_factory=dict)
    """How many characters are (bold, italic)."""

    @property
    def bold(self) -> bool:
        """Whether it is bold as a whole."""
        return bool(self.weights) and all(bold for bold, _ in self.weights)

    @property
    def italic(self) -> bool:
        """Whether it is italic as a whole."""
        return bool(self.weights) and all(italic for _, italic in self.weights)


def printed_lines(runs: Iterable[Run]) -> list[Printed]:
    """The lines of a page, in about the order of the file."""
    lines = _in_order(runs)
    if len(lines) <= _MOST:
        lines = _side_by_side(_with_loose_marks(lines))
    for line in lines:
        line.text = clean(line.text)
    return [line for line in lines if line.text.strip()]


def _in_order(runs: Iterable[Run]) -> list[Printed]:
    lines: list[Printed] = []
    for run in runs:
        piece = _printed(run)
        if not lines or not _join(lines[-1], piece):
            lines.append(piece)
    return lines


def _printed(run: Run) -> Printed:
    face = run.face
    weights = {(face.bold, face.italic): 1} if any(c.isalnum() for c in run.text) else {}
    return Printed(run.text, run.left, run.right, run.base, face.size, face.level, weights)


def _join(line: Printed, piece: Printed) -> bool:
    """Add a piece to the line before it, if it is printed right behind it."""
    size = max(line.size, piece.size)
    gap = piece.left - line.right
    if not (line.level and piece.level and -0.5 * size < gap < 2 * size):
        return False
    if _is_raised(piece, line) or _is_lowered(piece, line):
        _append(line, _as_mark(piece, line.text) if piece.base > line.base else piece.text, piece)
        return True
    if _is_raised(line, piece):
        line.text = _as_mark(line, "") + ("" if line.text.endswith(" ") else " ")
        _append(line, piece.text.lstrip(), piece)
        line.base, line.size = piece.base, piece.size
        line.weights = dict(piece.weights)
        return True
    if abs(piece.base - line.base) > 0.15 * size:
        return False
    apart = gap > 0.25 * size and not line.text.endswith(" ")
    _append(line, (" " if apart else "") + piece.text, piece)
    line.size = size if len(piece.text) > len(line.text) / 2 else line.size
    return True


def _append(line: Printed, text: str, piece: Printed) -> None:
    line.text += text
    line.right = max(line.right, piece.right)
    if not _is_raised(piece, line):
        for weight, count in piece.weights.items():
            line.weights[weight] = line.weights.get(weight, 0) + count


def _is_raised(piece: Printed, line: Printed) -> bool:
    """Whether a piece is smaller than a line and stands above its baseline."""
    rise = piece.base - line.base
    return piece.size <= 0.8 * line.size and 0.1 * line.size < rise < 0.8 * line.size


def _is_lowered(piece: Printed, line: Printed) -> bool:
    drop = line.base - piece.base
    return piece.size <= 0.8 * line.size and 0 < drop < 0.5 * line.size


def _as_mark(piece: Printed, before: str) -> str:
    """Raised digits as note marks, `[^1]`; any other raised text as it stands."""
    text = piece.text
    if not _MARKS.fullmatch(text) or (text.strip() in {"2", "3"} and _UNIT.search(before)):
        return text
    marks = " ".join(f"[^{number}]" for number in re.findall(r"\d+", text))
    return marks + (" " if text.endswith(" ") else "")


def _with_loose_marks(lines: list[Printed]) -> list[Printed]:
    """Fit marks that were drawn apart from their line in at its beginning or end.

    A mark inside a line goes to its end: better a note in the wrong place of a
    sentence than a lone digit that looks like a question's number.
    """
    out = list(lines)
    for mark in [line for line in lines if _MARKS.fullmatch(line.text)]:
        for host in out:
            if host is mark or not _is_raised(mark, host):
                continue
            if 0 <= host.left - mark.right + 1 < host.size:
                host.text = f"{_as_mark(mark, '').strip()} {host.text.lstrip()}"
                host.left = mark.left
            elif host.left < mark.left < host.right + 0.5 * host.size:
                host.text = host.text.rstrip() + _as_mark(mark, host.text)
                host.right = max(host.right, mark.right)
            else:
                continue
            out.remove(mark)
            break
    return out


def _side_by_side(lines: list[Printed]) -> list[Printed]:
    """Join what stands on one baseline: close together always, apart unless it is a column.

    A label of a list ("1.", "a)", "–") belongs to the text behind it. Other pieces
    that stand apart are one line ("Pagina 2" and its date), unless one of them has
    its like above or below it: then they are columns that happen to be level.
    """
    columns = _Columns(lines)
    order = {id(line): place for place, line in enumerate(lines)}
    out: list[Printed] = []
    for line in sorted(lines, key=lambda line: (-round(line.base), line.left)):
        before = out[-1] if out else None
        if before is not None and _belongs_behind(line, before, columns):
            blank = "" if before.text.endswith(" ") else " "
            _append(before, blank + line.text, line)
            order[id(before)] = min(order[id(before)], order[id(line)])
        else:
            out.append(line)
    return sorted(out, key=lambda line: order[id(line)])


def _belongs_behind(line: Printed, before: Printed, columns: "_Columns") -> bool:
    size = max(line.size, before.size)
    if not (line.level and before.level) or abs(line.base - before.base) > 0.15 * size:
        return False
    gap = line.left - before.right
    if gap < -0.5 * size:
        return False
    if gap < size or _LABEL.fullmatch(before.text.strip()):
        return True
    return not (columns.holds(line) or columns.holds(before))


class _Columns:
    """Which left edges are shared by lines that stand one below the other."""

    def __init__(self, lines: Sequence[Printed]) -> None:
        self._edges: dict[int, list[tuple[float, float]]] = {}
        for line in lines:
            self._edges.setdefault(round(line.left), []).append((line.base, line.size))

    def holds(self, line: Printed) -> bool:
        """Whether a line has its like right above or below it, from the same left edge."""
        edge = round(line.left)
        return any(
            0.5 * line.size < abs(base - line.base) < 1.8 * line.size
            and abs(size - line.size) < 0.1 * line.size
            for near in (edge - 1, edge, edge + 1)
            for base, size in self._edges.get(near, ())
        )
