"""A concordance: one line an occurrence, its word in the middle, and where it stands.

    Is het mogelijk dat de veerpont in 2025 uit de vaart    V ah-tk-20232024-101#2

On a terminal the words stand below each other and every line fits: whole words go where
there is no room, on the right more of them where a unit has a long id. Before that id,
which is what `show` takes, stands whether it is from the question (V) or the answer (A);
tables and JSON carry the whole citation. Cells that a spreadsheet would run are made
harmless as in every table (`table.py`).
"""

import shutil
from collections.abc import Callable, Iterable
from typing import Any, TextIO

from ..concordance import Line, Order, Tally
from ..hits import Hits
from . import rows
from .record import dumps, question
from .summary import counted
from .terminal import Style, columns, cut, padded, safe

SCHEMA = "kamerzoek.concordance/1"
FORMS = ("text", "csv", "tsv", "json", "jsonl")
NARROWEST = 40

LETTERS = {"question": "V", "answer": "A", "subject": "O"}
"""Vraag, antwoord, onderwerp: the text that a line is from."""


def _nothing(_: Line) -> str:
    return ""


def _day(line: Line) -> str:
    return line.source.day


# The columns of what a line tells besides its unit: what the lines are sorted by.
_TOLD: dict[str, tuple[int, Callable[[Line], str]]] = {
    "newest": (11, _day),
    "oldest": (11, _day),
    "date": (11, _day),
    "minister": (13, lambda line: cut(", ".join(line.source.people), 12)),
}
_GAP = 2
_CUT = "…"

COLUMNS: dict[str, Callable[[Line], str]] = {
    "left": lambda line: line.left.strip(),
    "word": lambda line: line.word,
    "right": lambda line: line.right.strip(),
    "in": lambda line: line.field,
    "unit": lambda line: line.source.unit,
    "document": lambda line: line.source.document,
    "citation": lambda line: line.source.cited,
    "date": lambda line: line.source.day,
    "ministers": lambda line: "; ".join(line.source.people),
    "askers": lambda line: "; ".join(line.source.askers),
    "subject": lambda line: line.source.subject,
    "source": lambda line: line.source.file,
}
"""The columns of a table in order, each with what it takes from a line."""


def write(
    lines: Iterable[Line],
    hits: Hits,
    form: str,
    out: TextIO,
    style: Style,
    order: Order = "relevance",
) -> int:
    """Write the lines of some hits as they come, in one of `FORMS`; returns how many there were.

    A text tells of each line the day or the minister that the lines are sorted by.
    """
    if form == "json":
        return _write_json(lines, hits, out)
    if form in {"csv", "tsv"}:
        return rows.write(lines, COLUMNS, form, out)
    as_text = text_writer(style, order)
    written = 0
    for line in lines:
        out.write(as_text(line) if form == "text" else dumps(record(line)) + "\n")
        written += 1
    return written


def shown(tally: Tally, number: int, units: int) -> str:
    """How much of all that was found is shown.

    >>> shown(Tally(3, 2, all=True), 3, 5), shown(Tally(60, 40), 50, 900)
    ('3 occurrences in 2 units', '50 occurrences shown, of 900 units; all with --limit 0')
    """
    if tally.all and number == tally.occurrences:
        return f"{counted(number, 'occurrence')} in {counted(tally.units, 'unit')}"
    total = counted(tally.occurrences, "occurrence")
    said = f"{number:,} of {total}" if tally.all else counted(number, "occurrence")
    return f"{said} shown, of {counted(units, 'unit')}; all with --limit 0"


def text_writer(style: Style, order: Order = "relevance") -> Callable[[Line], str]:
    """What makes a line of text as wide as a style."""
    wide, tell = _TOLD.get(order, (0, _nothing))
    middle = (style.width - 24 - wide) * 9 // 20  # 24 are an id with what stands around it

    def made(line: Line) -> str:
        told = padded(tell(line), wide) if wide else ""
        unit = f"{told}{LETTERS[line.field]} {cut(line.source.unit, (style.width - wide) // 2)}"
        room = style.width - middle - _GAP - columns(unit)
        word = cut(line.word, max(room, NARROWEST // 4))
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
        "unit": line.source.unit,
        "document": line.source.document,
        "citation": line.source.cited,
        "date": line.source.day or None,
        "ministers": list(line.source.people),
        "askers": list(line.source.askers),
        "subject": line.source.subject,
        "source": line.source.file,
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
    return max(NARROWEST, shutil.get_terminal_size((80, 24)).columns)
