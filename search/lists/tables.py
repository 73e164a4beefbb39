"""Lists as tables, read back: csv and tsv, also as a spreadsheet saved them again."""

import csv
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from ..about import About, from_rows, unsaid
from .row import Row, headed, no_units, told_in

_DELIMITERS = ",\t;"  # the last is what a Dutch spreadsheet makes of the first
_LARGEST = 2**31 - 1


def about(path: Path) -> About | None:
    """How the list was made: in its comments, or in the first cell of its own column."""
    with _open(path) as file:
        comments, header = _head(file)
        if comments:
            lines = (comment.partition(": ") for comment in comments)
            made = from_rows((name, unsaid(value)) for name, _, value in lines)
            return made and replace(made, told="comments")
        reader, names = _reader(file, header)
        return told_in(names, reader)


def rows(path: Path) -> Iterator[Row]:
    """The rows below the header."""
    with _open(path) as file:
        reader, names = _reader(file, _head(file)[1])
        for cells in reader:
            yield headed(names, cells)


def _open(path: Path) -> TextIO:
    return path.open(encoding="utf-8-sig", newline="")


def _head(file: TextIO) -> tuple[list[str], str]:
    """The comments above a table, without their sign, and its header."""
    comments: list[str] = []
    for line in file:
        if not line.startswith("#"):
            return comments, line
        comments.append(line[1:].strip())
    return comments, ""


def _reader(file: TextIO, header: str) -> tuple[Iterator[list[str]], list[str]]:
    """The rows below a header, and the names in it."""
    csv.field_size_limit(min(_LARGEST, sys.maxsize))
    for delimiter in _DELIMITERS:
        names = next(csv.reader([header], delimiter=delimiter), [])
        if "unit" in names:
            if delimiter == "\t":  # as we write it: a quote is a quote
                return csv.reader(file, delimiter=delimiter, quoting=csv.QUOTE_NONE), names
            return csv.reader(file, delimiter=delimiter), names
    raise no_units()
