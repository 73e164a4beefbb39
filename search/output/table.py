"""Hits as a table for a spreadsheet: CSV (RFC 4180) or TSV, every row with all metadata.

A spreadsheet runs a cell that begins like a formula, and a record may begin with
anything, so such a cell gets an apostrophe in front, which spreadsheets take as
"this is text". Characters that command a terminal are left out: a table is looked
at in one as often as not, and no column needs them.

Cells with several values hold them behind each other with `; `: `parties` in the
order of `askers`, `portfolios` in the order of `ministers`.
"""

import csv
from collections.abc import Callable
from typing import TextIO

from ..about import About
from ..hits import Hit, Hits
from .terminal import safe
from .words import office

_FORMULA = ("=", "+", "-", "@")


def _joined(values: list[str | None]) -> str:
    return "; ".join(value or "" for value in values) if any(values) else ""


COLUMNS: dict[str, Callable[[Hit], str | None]] = {
    "unit": lambda hit: hit.unit.id,
    "document": lambda hit: hit.document.id,
    "number": lambda hit: hit.document.number,
    "session": lambda hit: hit.document.session,
    "reference": lambda hit: hit.document.reference,
    "kind": lambda hit: hit.document.kind,
    "numbers": lambda hit: ", ".join(hit.unit.numbers),
    "subject": lambda hit: hit.document.subject,
    "askers": lambda hit: _joined([one.name for one in hit.document.askers]),
    "parties": lambda hit: _joined([one.party for one in hit.document.askers]),
    "ministers": lambda hit: _joined([one.name for one in hit.document.ministers]),
    "portfolios": lambda hit: _joined([one.portfolio for one in hit.document.ministers]),
    "on_behalf_of": lambda hit: _joined([office(one) for one in hit.document.on_behalf_of]),
    "asked_on": lambda hit: str(hit.document.asked_on or ""),
    "answered_on": lambda hit: str(hit.document.answered_on or ""),
    "question": lambda hit: hit.entry.question,
    "answer": lambda hit: hit.unit.answer,
    "score": lambda hit: f"{hit.score:.4f}",
    "source": lambda hit: hit.document.source,
}
"""The columns in order, each with what it takes from a hit."""


def write_csv(hits: Hits, about: About, out: TextIO) -> int:
    """Write comma-separated rows, line ends kept inside quotes; returns how many hits."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    written = 0
    for hit in hits.hits:
        writer.writerow([cell(take(hit)) for take in COLUMNS.values()])
        written += 1
    return written


def write_tsv(hits: Hits, about: About, out: TextIO) -> int:
    """Write tab-separated rows, one line each: line ends and tabs become blanks."""
    out.write("\t".join(COLUMNS) + "\n")
    written = 0
    for hit in hits.hits:
        cells = (cell(take(hit)).replace("\n", " ") for take in COLUMNS.values())
        out.write("\t".join(cells) + "\n")
        written += 1
    return written


def cell(value: str | None) -> str:
    """A value that a spreadsheet takes as text.

    >>> cell("=1+1"), cell("- ja"), cell("ja - nee"), cell(None)
    ("'=1+1", "'- ja", 'ja - nee', '')
    """
    text = safe(value or "", instead="")
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
