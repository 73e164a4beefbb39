"""PDF files: printed lines in reading order, with the page's furniture apart.

The pages are read by pdfium. Its own text would do for searching, but a letter
must be split, and that takes what only the page shows: what is a note, what is a
head or foot, where blank space stands. Words broken at a line end keep their
hyphen: whether it belongs to the word is not for a reader to know.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pypdfium2

from ..errors import UnreadableError
from ..text import Line, Text
from . import limits
from .characters import clean
from .pdf_characters import Sheet, sheet
from .pdf_lines import Printed, printed_lines
from .pdf_order import in_reading_order
from .pdf_regions import Placed, label_regions

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_NO_TITLES = {"", "untitled", "Untitled", "(anonymous)"}
_ORDER = {"header": 0, "body": 1, "box": 1, "note": 2, "footer": 3}


def read(data: bytes) -> Text:
    """A PDF with text in it as printed lines."""
    if b"%PDF-" not in data[:1024]:
        raise UnreadableError("not a PDF file")
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD:
            raise UnreadableError("encrypted: it cannot be read without its password") from None
        raise UnreadableError(f"not a PDF that can be read: {_first_line(error)}") from None
    with file:
        try:
            title = clean(file.get_metadata_value("Title")).strip()
            pages = [_placed(page) for page in _sheets(file)]
        except pypdfium2.PdfiumError as error:
            raise UnreadableError(f"not a PDF that can be read: {_first_line(error)}") from None
    _refuse_without_text(pages)
    label_regions(pages)
    return Text(tuple(_lines(pages)), title=None if title in _NO_TITLES else title, form="pdf")


def _sheets(file: pypdfium2.PdfDocument) -> Iterator[Sheet]:
    if len(file) > limits.MAX_PAGES:
        raise UnreadableError(f"too long: {len(file)} pages, the limit is {limits.MAX_PAGES}")
    characters = runs = 0
    for index in range(len(file)):
        page = file[index]
        try:
            read = sheet(page, index + 1)
        finally:
            page.close()
        characters += sum(len(run.text) for run in read.runs)
        limits.check_text(characters)
        runs += len(read.runs)
        limits.check_pieces(runs)
        yield read


def _placed(page: Sheet) -> list[Placed]:
    lines = in_reading_order(printed_lines(page.runs))
    return [
        Placed(line, page.number, page.height, "body" if line.level else "box") for line in lines
    ]


def _refuse_without_text(pages: Sequence[list[Placed]]) -> None:
    """A scan has no characters; a file without a map from glyphs to letters has useless ones."""
    text = "".join(placed.line.text for page in pages for placed in page)
    if not text.strip():
        raise UnreadableError("no text: a scanned PDF; run OCR on it first (for example ocrmypdf)")
    unknown = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in text)
    if unknown * 2 > len(text):
        raise UnreadableError(
            "no text: its fonts do not tell which letters they draw; run OCR on it first"
            " (for example ocrmypdf --force-ocr)"
        )


def _lines(pages: Sequence[list[Placed]]) -> Iterator[Line]:
    """The lines in order; on each page heads first, then text, notes, feet."""
    pitch = _pitch(pages)
    for page in pages:
        above: Printed | None = None
        for placed in sorted(page, key=lambda placed: _ORDER[placed.region]):
            line = placed.line
            yield Line(
                line.text,
                page=placed.page,
                bold=line.bold,
                italic=line.italic,
                size=line.size,
                gap=above is not None and _leading(above, line) > 1.3 * pitch,
                region=placed.region,
            )
            above = line


def _pitch(pages: Sequence[list[Placed]]) -> float:
    """The distance of lines that follow each other, in sizes of their type: about 1.2."""
    leadings = sorted(
        leading
        for page in pages
        for above, below in pairwise(page)
        if above.region == below.region and 0.8 < (leading := _leading(above.line, below.line)) < 3
    )
    # Most lines of a letter follow closely; paragraphs must not raise the measure.
    return leadings[len(leadings) // 4] if leadings else 1.2


def _leading(above: Printed, below: Printed) -> float:
    """How far a line stands below another, in sizes of type; of another column, infinitely far."""
    down = above.base - below.base
    return down / max(above.size, below.size, 1.0) if down > 0 else float("inf")


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".") if str(error) else type(error).__name__
