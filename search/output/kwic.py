"""A concordance: one line an occurrence, its word in the middle, and where it stands.

  …  Is het mogelijk dat de veerpont in 2025 uit de vaart …    ah-tk-20232024-101#2

On a terminal the words stand below each other and every line fits: whole words go where
there is no room, on the right more of them where a unit has a long id. That id is what
`show` takes; tables and JSON carry the whole citation. Cells that a spreadsheet would run
are made harmless as in every table (`table.py`).
"""

import csv
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TextIO

from ..concordance import Line
from ..hits import Hits
from .record import dumps, question
from .table import cell
from .terminal import Style, columns, safe

SCHEMA = "kamerzoek.concordance/1"
FORMS = ("text", "csv", "tsv", "json", "jsonl")
NARROWEST = 40

_GAP = 2
_CUT = "…"

COLUMNS: dict[str, Callable[[Line], str]] = {
    "left": lambda line: line.left.strip(),
    "word": lambda line: line.word,
    "right": lambda line: line.right.strip(),
    "in": lambda line: line.field,
    "unit": lambda line: line.unit,
    "document": lambda line: line.document,
    "citation": lambda line: line.cited,
    "date": lambda line: line.day,
    "ministers": lambda line: "; ".join(line.people),
    "askers": lambda line: "; ".join(line.askers),
    "subject": lambda line: line.subject,
    "source": lambda line: line.source,
}
"""The columns of a table in order, each with what it takes from a line."""


def write(lines: Iterable[Line], hits: Hits, form: str, out: TextIO, style: Style) -> int:
    """Write lines as they come, in one of `FORMS`; returns how many there were."""
    if form == "json":
        return _write_json(lines, hits, out)
    made = {
        "text": lambda: map(text_writer(style), lines),
        "csv": lambda: _csv(lines),
        "tsv": lambda: _tsv(lines),
        "jsonl": lambda: (dumps(record(line)) + "\n" for line in lines),
    }[form]()
    written = -1 if form in {"csv", "tsv"} else 0
    for row in made:
        out.write(row)
        written += 1
    return written


def text_writer(style: Style) -> Callable[[Line], str]:
    """What makes a line of text as wide as a style."""
    middle = (style.width - 22) * 9 // 20  # 22 columns are an id with its gap

    def made(line: Line) -> str:
        unit = _head(_one(line.unit), style.width // 2)
        room = style.width - middle - _GAP - columns(unit)
        word = _head(_one(line.word), max(room - NARROWEST // 4, NARROWEST // 4))
        left = _tail(_one(line.left), middle)
        right = _head(_one(line.right), max(0, room - columns(word)))
        filled = columns(left + word + right) + middle - columns(left)
        gap = max(1, style.width - filled - columns(unit))
        shown = " " * (middle - columns(left)) + left + style.mark(word) + right
        return f"{shown}{' ' * gap}{style.faint(unit)}\n"

    return made


def record(line: Line) -> dict[str, Any]:
    """A line as JSON: the texts as they stand, `left`, `word` and `right` joining without gap."""
    return {
        "left": line.left,
        "word": line.word,
        "right": line.right,
        "in": line.field,
        "unit": line.unit,
        "document": line.document,
        "citation": line.cited,
        "date": line.day or None,
        "ministers": list(line.people),
        "askers": list(line.askers),
        "subject": line.subject,
        "source": line.source,
    }


def _write_json(lines: Iterable[Line], hits: Hits, out: TextIO) -> int:
    """One object, its lines written as they come."""
    head = {"schema": SCHEMA, "query": question(hits), "engine": hits.engine, "units": hits.total}
    out.write(dumps(head)[:-1] + ', "lines": [')
    written = 0
    for line in lines:
        out.write((",\n" if written else "\n") + dumps(record(line)))
        written += 1
    out.write("\n]}\n")
    return written


class _Row:
    """Where `csv` writes a row, so that rows can be given one by one."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> int:
        self.text = text
        return len(text)


def _csv(lines: Iterable[Line]) -> Iterator[str]:
    row = _Row()
    writer = csv.writer(row, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    yield row.text
    for line in lines:
        writer.writerow([cell(take(line)) for take in COLUMNS.values()])
        yield row.text


def _tsv(lines: Iterable[Line]) -> Iterator[str]:
    yield "\t".join(COLUMNS) + "\n"
    for line in lines:
        yield "\t".join(cell(take(line)).replace("\n", " ") for take in COLUMNS.values()) + "\n"


def _one(text: str) -> str:
    """A text that takes one line and commands nothing."""
    return safe(text).replace("\n", " ")


def _tail(text: str, room: int) -> str:
    """The end of a text that fits: from the begin of a word, else from anywhere."""
    if columns(text) <= room:
        return text
    start = len(text)
    used = 0
    while start and used + columns(text[start - 1]) <= room:
        start -= 1
        used += columns(text[start])
    border = text.find(" ", start, len(text.rstrip()))
    if text[start - 1 : start] == " " or border < 0:
        return text[start:]
    return text[border + 1 :]


def _head(text: str, room: int) -> str:
    """The begin of a text that fits: to the end of a word, else to anywhere, with a sign."""
    if columns(text) <= room:
        return text
    end = used = 0
    while end < len(text) and used + columns(text[end]) <= room:
        used += columns(text[end])
        end += 1
    if text[end] == " ":
        return text[:end]
    border = text.rfind(" ", 0, end)
    if border > 0 or text[:1] == " ":
        return text[: max(0, border)]
    return text[: end - 1] + _CUT if end else ""


def terminal_width() -> int:
    """The columns of the terminal, all of them: a concordance is read in the middle."""
    import shutil

    return max(NARROWEST, shutil.get_terminal_size((80, 24)).columns)


__all__ = ["COLUMNS", "FORMS", "SCHEMA", "record", "terminal_width", "text_writer", "write"]
_ = sys
