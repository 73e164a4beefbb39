"""The official print as PDF: F1, F2 and F11 of the record, with its page furniture."""

from collections.abc import Iterator, Sequence

from .sheets import document, words
from .source import Letter
from .typeset import FIRST_ROOM, FONTS, RAISED, ROOM, Page, Row, lay_out, width_of

_LEFT, _COLUMN, _RIGHT = 57.0, 142.0, 535.0
_TOP, _FOOT = 842.0, 60.0
_BOLD, _PLAIN = "Helvetica-Bold", "Helvetica"
_SMALL = 6.5

SERIES = (
    "Vragen gesteld door de leden der Kamer, met de daarop door de",
    "regering gegeven antwoorden",
)
"""What heads a letter with answers."""


def pdf(letters: Sequence[Letter], *, locked: bool = False) -> bytes:
    """The bytes of a PDF file that prints one letter."""
    (letter,) = letters
    pages = lay_out(letter)
    drawn = [
        b"".join(_page(letter, page, number, len(pages))) for number, page in enumerate(pages, 1)
    ]
    return document(letter.get("title") or letter.name, drawn, locked=locked)


def _page(letter: Letter, page: Page, number: int, pages: int) -> Iterator[bytes]:
    if number == 1:
        yield from _masthead(letter)
    base = _FOOT + 30 + (FIRST_ROOM if number == 1 else ROOM)
    for row in page.rows:
        base -= row.height
        yield _row(row, _LEFT if row.style == "number" else _COLUMN, base)
    base = _FOOT + 24 + sum(row.height for row in page.notes)
    for row in page.notes:
        base -= row.height
        yield _row(row, _COLUMN, base)
    yield from _feet(letter, number, pages)


def _row(row: Row, left: float, base: float) -> bytes:
    font, size, _ = FONTS[row.style]
    up, small = size * 0.35, size * RAISED
    return words(
        left,
        base,
        [(s.text, font, small, up) if s.raised else (s.text, font, size, 0) for s in row.spans],
    )


def _line(left: float, base: float, text: str, size: float, font: str = _PLAIN) -> bytes:
    return words(left, base, [(text, font, size, 0)])


def _masthead(letter: Letter) -> Iterator[bytes]:
    yield _line(_LEFT, _TOP - 60, "Tweede Kamer der Staten-Generaal", 15, _BOLD)
    yield _line(_RIGHT - 15, _TOP - 60, "2", 26, _BOLD)
    yield _line(_LEFT, _TOP - 84, f"Vergaderjaar {printed_session(letter)}", 9)
    if letter.get("number"):
        yield _line(_LEFT + 130, _TOP - 84, "Aanhangsel van de Handelingen", 9)
        yield _line(_LEFT, _TOP - 112, SERIES[0], 10, _BOLD)
        yield _line(_LEFT, _TOP - 124, SERIES[1], 10, _BOLD)
    else:
        yield _line(_LEFT + 130, _TOP - 84, "Vragen gesteld door de leden der Kamer", 9)


def _feet(letter: Letter, number: int, pages: int) -> Iterator[bytes]:
    if number == 1:
        lines = imprint(letter)
        for n, text in enumerate(lines, 1):
            yield _line(_LEFT, _FOOT - 16 + (len(lines) - n) * 8, text, _SMALL)
    yield _line(_COLUMN, _FOOT - 16, running_foot(letter), _SMALL)
    if pages > 1:
        left = _RIGHT - width_of(str(number), _PLAIN, _SMALL)
        yield _line(left, _FOOT - 16, str(number), _SMALL)


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
