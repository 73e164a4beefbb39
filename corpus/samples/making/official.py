"""The official print as PDF: F1, F2 and F11 of the record, with its page furniture.

Drawn with the fonts that every PDF reader has, without compression and without the
hour of making, so that the same letter gives the same bytes everywhere.
"""

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from .source import Letter
from .typeset import FIRST_ROOM, FONTS, ROOM, Page, Row, lay_out

LEFT, COLUMN, RIGHT = 57.0, 142.0, 535.0
_HEIGHT = float(A4[1])
_FOOT = 60.0


def pdf(letters: Sequence[Letter], encrypt: StandardEncryption | None = None) -> bytes:
    """The bytes of a PDF file that prints one letter."""
    (letter,) = letters
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, pageCompression=0, invariant=1, encrypt=encrypt)
    canvas.setTitle(letter.get("title") or letter.name)
    canvas.setAuthor("Kamerzoek: verzonnen voorbeeld")
    pages = lay_out(letter)
    for number, page in enumerate(pages, 1):
        _draw(canvas, letter, page, number, len(pages))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, letter: Letter, page: Page, number: int, pages: int) -> None:
    room = FIRST_ROOM if number == 1 else ROOM
    if number == 1:
        _masthead(canvas, letter)
    top = _FOOT + 30 + room
    for row in page.rows:
        top -= row.height
        _row(canvas, row, LEFT if row.style == "number" else COLUMN, top)
    bottom = _FOOT + 24 + sum(row.height for row in page.notes)
    for row in page.notes:
        bottom -= row.height
        _row(canvas, row, COLUMN, bottom)
    _feet(canvas, letter, number, pages)


def _row(canvas: Canvas, row: Row, left: float, base: float) -> None:
    font, size, _ = FONTS[row.style]
    line = canvas.beginText(left, base)
    for span in row.spans:
        line.setFont(font, size * (0.65 if span.raised else 1))
        line.setRise(size * 0.35 if span.raised else 0)
        line.textOut(span.text)
    canvas.drawText(line)


def _masthead(canvas: Canvas, letter: Letter) -> None:
    canvas.setFont("Helvetica-Bold", 15)
    canvas.drawString(LEFT, _HEIGHT - 60, "Tweede Kamer der Staten-Generaal")
    canvas.setFont("Helvetica-Bold", 26)
    canvas.drawRightString(RIGHT, _HEIGHT - 60, "2")
    canvas.setFont("Helvetica", 9)
    canvas.drawString(LEFT, _HEIGHT - 84, f"Vergaderjaar {printed_session(letter)}")
    if letter.get("number"):
        canvas.drawString(LEFT + 130, _HEIGHT - 84, "Aanhangsel van de Handelingen")
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(LEFT, _HEIGHT - 112, SERIES[0])
        canvas.drawString(LEFT, _HEIGHT - 124, SERIES[1])
    else:
        canvas.drawString(LEFT + 130, _HEIGHT - 84, "Vragen gesteld door de leden der Kamer")


SERIES = (
    "Vragen gesteld door de leden der Kamer, met de daarop door de",
    "regering gegeven antwoorden",
)


def _feet(canvas: Canvas, letter: Letter, number: int, pages: int) -> None:
    canvas.setFont("Helvetica", 6.5)
    if number == 1:
        lines = imprint(letter)
        for n, text in enumerate(lines, 1):
            canvas.drawString(LEFT, _FOOT - 16 + (len(lines) - n) * 8, text)
    canvas.drawString(COLUMN, _FOOT - 16, running_foot(letter))
    if pages > 1:
        canvas.drawRightString(RIGHT, _FOOT - 16, str(number))


def printed_session(letter: Letter) -> str:
    """The session as printed: "2024–2025", with a dash."""
    return letter.head["session"].replace("-", "–")


def imprint(letter: Letter) -> list[str]:
    """The lines at the foot of the first page, left: identifier, ISSN, place and year."""
    year = (letter.get("answered_on") or letter.get("asked_on"))[:4]
    if letter.get("number"):
        identifier = f"ah-tk-{letter.head['session'].replace('-', '')}-{letter.head['number']}"
        return [identifier, "ISSN 0921 - 7398", f"’s-Gravenhage {year}"]
    return [f"kv-tk-{letter.head['reference']}", f"’s-Gravenhage {year}"]


def running_foot(letter: Letter) -> str:
    """The foot of every page, without the page number."""
    series = "Aanhangsel" if letter.get("number") else "Vragen"
    return f"Tweede Kamer, vergaderjaar {printed_session(letter)}, {series}"
