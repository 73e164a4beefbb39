"""Hits as a table for a spreadsheet: CSV (RFC 4180) or TSV, every row with all metadata.

A spreadsheet runs a cell that begins like a formula, and a record may begin with
anything, so such a cell gets an apostrophe in front, which spreadsheets take as
"this is text". Characters that command a terminal are left out: a table is looked
at in one as often as not, and no column needs them.

How the list was made is told in its last column, on the first row. CSV knows no comments:
lines with `#` in front make every program that reads a table take them for rows, or cut
the ids of units at their `#`. Who wants them above the header all the same gets them.
"""

from collections.abc import Callable
from typing import TextIO

from ..about import About, said, to_json
from ..about import rows as lines_of
from ..hits import Hits
from .columns import ABOUT, COLUMNS, USUAL, Value, rows
from .record import dumps
from .terminal import safe

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Also in full width, which Asian editions of spreadsheets take for the same."""


def write_csv(hits: Hits, about: About, out: TextIO) -> int:
    """Write comma-separated rows, line ends kept inside quotes; returns how many hits."""
    return _write(hits, about, out, ",", "\r\n", lambda value: quoted(text_of(value)))


def write_tsv(hits: Hits, about: About, out: TextIO) -> int:
    """Write tab-separated rows, one line each: line ends and tabs become blanks."""
    return _write(hits, about, out, "\t", "\n", lambda value: text_of(value).replace("\n", " "))


def _write(
    hits: Hits, about: About, out: TextIO, between: str, end: str, made: Callable[[Value], str]
) -> int:
    if about.told == "comments":
        out.writelines(f"# {name}: {said(value)}{end}" for name, value in lines_of(about))
    names = columns_of(about)
    out.write(between.join(names) + end)
    place = names.index(ABOUT) if ABOUT in names else None
    written = 0
    for _, row in rows(hits.hits, [COLUMNS[name] for name in names], made):
        if place is not None:
            row[place] = made(dumps(to_json(about)))
            place = None
        out.write(between.join(row) + end)
        written += 1
    return written


def columns_of(about: About) -> tuple[str, ...]:
    """The columns of a table: those that were chosen, else the usual ones."""
    if about.columns:
        return about.columns
    told = about.told == "column"
    return tuple(name for name in USUAL if told or name != ABOUT)


def text_of(value: Value) -> str:
    """A value as the text of a cell.

    >>> from datetime import date
    >>> text_of(date(2024, 3, 12)), text_of(2.5), text_of(12), text_of(None)
    ('2024-03-12', '2.5000', '12', '')
    """
    if isinstance(value, str):
        return cell(value)
    if value is None:
        return ""
    return f"{value:.4f}" if isinstance(value, float) else str(value)


def quoted(text: str) -> str:
    """A field of CSV, in quotes where it needs them.

    Python's own writer looks at every character by itself, which for texts of this length
    takes longer than all else that an export does.

    >>> quoted("de kade"), quoted('de "kade", ja')
    ('de kade', '"de ""kade"", ja"')
    """
    if "," in text or '"' in text or "\n" in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def cell(value: str | None) -> str:
    """A value that a spreadsheet takes as text.

    >>> cell("=1+1"), cell("- ja"), cell("ja - nee"), cell(None)
    ("'=1+1", "'- ja", 'ja - nee', '')
    """
    if not value:
        return ""
    text = value if value.isprintable() else safe(value, instead="")
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
