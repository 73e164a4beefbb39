"""A table of anything: a header, and a row for each thing, written as they come.

Cells are those of the table of hits (`table.py`): no formula for a spreadsheet, nothing
that commands a terminal.
"""

import csv
from collections.abc import Callable, Iterable, Mapping
from typing import TextIO, TypeVar

from .table import cell

T = TypeVar("T")


def write(
    items: Iterable[T], columns: Mapping[str, Callable[[T], str | None]], form: str, out: TextIO
) -> int:
    """Write a row for each item, as `csv` or `tsv`; returns how many there were.

    A row of TSV is one line: line ends and tabs in it become blanks.
    """
    row = csv.writer(out, lineterminator="\r\n").writerow
    if form == "csv":
        row(columns)
    else:
        out.write("\t".join(columns) + "\n")
    written = 0
    for item in items:
        cells = [cell(take(item)) for take in columns.values()]
        if form == "csv":
            row(cells)
        else:
            out.write("\t".join(one.replace("\n", " ") for one in cells) + "\n")
        written += 1
    return written
