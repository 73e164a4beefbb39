"""Hits as a workbook for a spreadsheet: a sheet "hits", and a sheet "about" on how it was made.

XlsxWriter writes it, a row at a time. Every text is written as a text, never as a formula
or a link; the only links are ours, on the first column that names a unit or its letter: to
where it is published, else to the file it was read from. Excel opens no sheet with more
links than `LINKS`, no more rows than `ROWS` and no more characters in a cell than `CELL`:
further rows have no link, a longer list is refused before it is begun, a longer text is cut
and says so.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING

from corpus.errors import KamerzoekError

from ..about import About, said
from ..about import rows as lines_of
from ..citation import address
from ..hits import Hit, Hits
from .columns import ABOUT, COLUMNS, Column, Value, rows
from .table import cell, columns_of
from .words import address as file_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.url import Url
    from xlsxwriter.worksheet import Worksheet

SHEET = "hits"
ROWS = 1_048_576
LINKS = 65_530
CELL = 32_767
_PART = CELL // 2
CUT = f" … [cut: a cell holds {CELL:,} characters]"

_LINKED = ("unit", "document", "url", "source")
_LONGEST_LINK = 2079
_FIRST_DAY = date(1900, 3, 1)  # before it Excel counts a day that never was
_WINDOWS = re.compile("file:///[A-Za-z]:")
_NO_XML = re.compile("[\ufffe\uffff]")


def write(hits: Hits, about: About, out: IO[bytes]) -> int:
    """Write the workbook; returns how many hits there were.

    Raises `KamerzoekError` when there are more than a sheet has rows.
    """
    number = min(hits.total, about.limit or hits.total)
    if number >= ROWS:
        raise KamerzoekError(
            f"a sheet has {ROWS:,} rows, and there are {number:,} hits",
            "use --limit, or write .csv",
        )
    names = [name for name in columns_of(about) if name != ABOUT]
    with _workbook(out) as book:
        sheet = _Sheet(book, [COLUMNS[name] for name in names])
        for hit, row in rows(hits.hits, sheet.columns, value_of):
            sheet.add(hit, row)
        sheet.finish()
        if about.told != "nowhere":
            _tell(book, about)
    return sheet.written


@contextmanager
def _workbook(out: IO[bytes]) -> Iterator["Workbook"]:
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    # Rows wait in files for the end of the sheet; these go, however an export ends.
    with TemporaryDirectory(prefix="kamerzoek-", ignore_cleanup_errors=True) as waiting:
        how = {"constant_memory": True, "use_zip64": True, "tmpdir": waiting}
        book = Workbook(out, how)
        yield book
        try:
            book.close()
        except FileCreateError as error:
            raise OSError(str(error)) from error


class _Sheet:
    """The sheet of the hits, a row at a time."""

    def __init__(self, book: "Workbook", columns: list[Column]) -> None:
        self.columns, self.written = columns, 0
        self._urls: dict[str, Url] = {}
        self._sheet: Worksheet = book.add_worksheet(SHEET)
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self._link = book.get_default_url_format()
        self._linked = next((n for n in _LINKED if n in [c.name for c in columns]), None)
        head = book.add_format({"bold": True, "bottom": 1})
        for at, column in enumerate(columns):
            self._sheet.set_column(at, at, column.wide)
            self._sheet.write_string(0, at, column.name, head)
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_landscape()
        self._sheet.repeat_rows(0)

    def add(self, hit: Hit, row: list[Value]) -> None:
        """Write the row of a hit."""
        self.written += 1
        for at, (column, value) in enumerate(zip(self.columns, row, strict=True)):
            link = self._url(hit) if column.name == self._linked else None
            if link:
                link.text = str(value or link.text)
                self._sheet.write_url(self.written, at, link, self._link)
            else:
                _put(self._sheet, self.written, at, value, self._day)

    def _url(self, hit: Hit) -> "Url | None":
        """The link of a hit, one for all units of a letter: the sheet keeps it to its end."""
        from xlsxwriter.url import Url

        address = _address(hit) if self.written <= LINKS else None
        if address and address not in self._urls:
            self._urls[address] = Url(address)
        return self._urls[address] if address else None

    def finish(self) -> None:
        """Put the filter over all rows."""
        self._sheet.autofilter(0, 0, self.written, len(self.columns) - 1)


def _put(sheet: "Worksheet", row: int, at: int, value: Value, day: "Format") -> None:
    if isinstance(value, str):
        if value:
            sheet.write_string(row, at, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, at, value, day)
    elif value is not None:
        sheet.write_number(row, at, value)


def _address(hit: Hit) -> str | None:
    """Where the link of a hit leads, if anywhere that Excel can go."""
    found = address(hit.document) or file_of(hit.document.source)
    if found and found.startswith("file:///") and not _WINDOWS.match(found):
        # XlsxWriter takes a file's address for a path of Windows; a scheme has no case.
        found = found.replace("file:", "FILE:", 1)
    return found if found and len(found) <= _LONGEST_LINK else None


def _tell(book: "Workbook", about: About) -> None:
    sheet = book.add_worksheet(ABOUT)
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 100)
    for at, (name, value) in enumerate(lines_of(about)):
        text = said(value)
        sheet.write_string(at, 0, name)
        for part in range(0, len(text), _PART):  # more than a cell holds goes on in the next
            sheet.write_string(at, 1 + part // _PART, text[part : part + _PART])


def value_of(value: Value) -> Value:
    """A value as a cell holds it: texts harmless and of a length, days where Excel has them."""
    if isinstance(value, str):
        return cut(cell(value))
    if isinstance(value, date) and value < _FIRST_DAY:
        return value.isoformat()
    return value


def cut(text: str) -> str:
    """A text that fits in a cell and in XML; one that was cut says so.

    Excel counts the halves of which UTF-16 makes the rarer characters.
    """
    text = _NO_XML.sub("", text)
    if len(text) <= CELL // 2 or len(text.encode("utf-16-le")) <= 2 * CELL:
        return text
    room = 2 * (CELL - len(CUT))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + CUT
