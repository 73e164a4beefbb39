"""Lists that were exported, read back: to compare two of them, or to make one again.

All forms of a list give the same rows: the texts of their columns as a table holds them,
whatever form they come from, so that a workbook of last year can be compared with lines of
JSON of today. Columns that somebody added to a table are passed over. A list is read row
by row, as often as it is asked for; only a workbook is held as a whole.
"""

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import KamerzoekError, UnreadableError

from ..about import About
from . import books, objects, tables
from .row import Row

__all__ = ["ListFile", "Row", "read"]

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class _Form:
    """How a form is read: how the list was made, if it tells, and its rows."""

    about: Callable[[Path], About | None]
    rows: Callable[[Path], Iterator[Row]]


_FORMS = {
    "csv": _Form(tables.about, tables.rows),
    "tsv": _Form(tables.about, tables.rows),
    "json": _Form(objects.about, objects.rows),
    "jsonl": _Form(objects.about_of_lines, objects.rows_of_lines),
    "xlsx": _Form(books.about, books.rows),
}


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list in a file: its form, and how it was made, if it tells that."""

    path: Path
    form: str
    about: About | None = None
    bom: bool = False

    def rows(self) -> Iterator[Row]:
        """The rows, from the first. Raises `KamerzoekError` where it is no list."""
        with _understood(self.path):
            yield from _FORMS[self.form].rows(self.path)


def read(path: Path) -> ListFile:
    """A list in any of the forms that hold its units: csv, tsv, xlsx, json, jsonl.

    The form is told by what is in the file. Raises `KamerzoekError` for anything else.
    """
    with _understood(path):
        with path.open("rb") as file:
            start = file.read(4096)
        form = _form(start.removeprefix(_BOM).lstrip())
        return ListFile(path, form, _FORMS[form].about(path), start.startswith(_BOM))


def _form(start: bytes) -> str:
    if start.startswith(b"PK"):
        return "xlsx"
    if start.startswith(b"{"):
        return "json" if start.startswith((b'{"schema"', b"{\n")) else "jsonl"
    lines = [line for line in start.splitlines() if not line.startswith(b"#")]
    return "tsv" if lines and b"\t" in lines[0] else "csv"


@contextmanager
def _understood(path: Path) -> Iterator[None]:
    """Whatever is wrong with a file is one error that names it."""
    try:
        yield
    except OSError as error:
        raise KamerzoekError(f"{path} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise KamerzoekError(f"{path} is no list: its text is not UTF-8") from error
    except (UnreadableError, csv.Error) as error:
        raise KamerzoekError(f"{path} is no list that can be read: {error}") from error
