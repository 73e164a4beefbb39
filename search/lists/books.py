"""Lists as workbooks, read back with calamine, which reads no formula and follows no link."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from corpus.errors import UnreadableError
from corpus.readers.limits import MAX_UNPACKED, check_ratio, check_size

from ..about import About, from_rows, unsaid
from ..output.columns import ABOUT
from ..output.xlsx import SHEET
from .row import Row, headed, no_units, told_in

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook


def about(path: Path) -> About | None:
    """How the list was made: from the sheet that tells it, else as a table tells it."""
    book = _book(path)
    if ABOUT in book.sheet_names:
        lines = _lines(book, ABOUT)
        return from_rows((cells[0], unsaid("".join(cells[1:]))) for cells in lines if cells)
    lines = _hits(book)
    return told_in(next(lines, []), lines)


def rows(path: Path) -> Iterator[Row]:
    """The rows below the header of the sheet with the hits, else of the first."""
    lines = _hits(_book(path))
    names = next(lines, [])
    if "unit" not in names:
        raise no_units()
    for cells in lines:
        yield headed(names, cells)


def _hits(book: "CalamineWorkbook") -> Iterator[list[str]]:
    return _lines(book, SHEET if SHEET in book.sheet_names else book.sheet_names[0])


def _lines(book: "CalamineWorkbook", sheet: str) -> Iterator[list[str]]:
    return (list(map(_text, cells)) for cells in book.get_sheet_by_name(sheet).iter_rows())


def _book(path: Path) -> "CalamineWorkbook":
    from python_calamine import CalamineError, CalamineWorkbook

    _check(path)
    try:
        return CalamineWorkbook.from_path(path)
    except CalamineError as error:
        raise UnreadableError(f"no workbook: {error}") from error


def _check(path: Path) -> None:
    """Refuse a workbook that says it unpacks to more than any list does: it is read at once."""
    try:
        with ZipFile(path) as archive:
            sizes = [(one.file_size, one.compress_size) for one in archive.infolist()]
    except BadZipFile as error:
        raise UnreadableError(f"no workbook: {error}") from error
    unpacked, packed = (sum(each) for each in zip((0, 0), *sizes, strict=True))
    check_size(unpacked, MAX_UNPACKED, "a workbook, unpacked")
    check_ratio(unpacked, packed)


def _text(value: object) -> str:
    """A cell as text: days as ISO 8601, whole numbers without a point."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:g}" if isinstance(value, float) else str(value)
