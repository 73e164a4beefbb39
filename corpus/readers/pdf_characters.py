"""The characters of a PDF page with their place and face, in runs of one style.

pdfium's own text loses what tells a note mark from a number (it is small and
raised) and joins what a column keeps apart. So characters are taken one by one,
through the raw interface because the helpers cost ten times as much, and put
together again in `pdf_lines`. A run keeps the order of the file.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|(?<![a-z])ital(?![a-z])|[-,]It\b", re.IGNORECASE)
# What pdfium gives for a hyphen that breaks a word at a line end, and the soft one.
_HYPHENS = {0x2, 0xFFFE, 0xAD}
_LINE_END = {10, 13}
_SPACE = 32


@dataclass(frozen=True, slots=True)
class Face:
    """How characters are drawn: `size` in points, `level` when they run along with the page."""

    size: float
    bold: bool
    italic: bool
    level: bool


@dataclass(slots=True)
class Run:
    """Characters of one face on one baseline; places in points, the page's bottom left is 0, 0."""

    text: str
    left: float
    right: float
    base: float
    face: Face
    last: float
    """The left of its last glyph; the letters of a ligature share theirs."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is looked at: its runs, its size in points."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]


class Turn:
    """From the space of a page's content to the page as it is shown: moved and turned upright."""

    def __init__(self, page: Any) -> None:
        left, bottom, right, top = map(_sane, page.get_cropbox())
        self._left, self._bottom = left, bottom
        self._wide, self._high = right - left, top - bottom
        self._quarters = page.get_rotation() // 90 % 4
        lying = self._quarters % 2
        self.width = self._high if lying else self._wide
        self.height = self._wide if lying else self._high

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point is shown."""
        x, y = x - self._left, y - self._bottom
        turned = (
            (x, y),
            (y, self._wide - x),
            (self._wide - x, self._high - y),
            (self._high - y, x),
        )
        return turned[self._quarters]

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """Which way a direction of the content is shown."""
        return ((x, y), (y, -x), (-x, -y), (-y, x))[self._quarters]


def sheet(page: Any, number: int) -> Sheet:
    """All runs of a page of pypdfium2."""
    turn = Turn(page)
    text = page.get_textpage()
    try:
        runs = tuple(_Reader(text.raw, turn).runs(text.count_chars()))
    finally:
        text.close()
    return Sheet(number, turn.width, turn.height, runs)


class _Reader:
    """Reads the characters of one page; faces are looked up once for each text object."""

    def __init__(self, text: Any, turn: Turn) -> None:
        self._text = text
        self._turn = turn
        self._faces: dict[int | None, Face] = {}
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()

    def runs(self, count: int) -> Iterator[Run]:
        run: Run | None = None
        for index in range(count):
            code = pdfium.FPDFText_GetUnicode(self._text, index)
            if code in _LINE_END:
                continue
            if code == _SPACE or code == 0xA0:
                if run is not None:
                    run.text += " "
                continue
            letter = "-" if code in _HYPHENS else chr(code) if code <= 0x10FFFF else "\ufffd"
            face = self._face(index, run)
            left, right, base = self._place(index)
            if run is not None and _goes_on(run, face, left, base):
                run.text += letter
                run.right, run.last = max(run.right, right), left
                continue
            if run is not None:
                yield run
            run = Run(letter, left, right, base, face, left)
        if run is not None:
            yield run

    def _place(self, index: int) -> tuple[float, float, float]:
        """Left, right and baseline of a character."""
        pdfium.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        pdfium.FPDFText_GetLooseCharBox(self._text, index, self._box)
        box = self._box
        _, base = self._turn.point(self._x.value, self._y.value)
        one, _ = self._turn.point(box.left, box.bottom)
        other, _ = self._turn.point(box.right, box.top)
        one, other = _sane(one), _sane(other)
        return min(one, other), max(one, other), _sane(base)

    def _face(self, index: int, run: Run | None) -> Face:
        drawn = pdfium.FPDFText_GetTextObject(self._text, index)
        if not drawn and run is not None:  # put in by pdfium
            return run.face
        key = ctypes.cast(drawn, ctypes.c_void_p).value
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = self._looked_up(index, drawn)
        return face

    def _looked_up(self, index: int, drawn: Any) -> Face:
        pdfium.FPDFText_GetMatrix(self._text, index, self._matrix)
        matrix = self._matrix
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = round(_sane(pdfium.FPDFText_GetFontSize(self._text, index) * scale), 1)
        across, up = self._turn.direction(matrix.a, matrix.b)
        name = _font_name(drawn) if drawn else ""
        level = across > 0 and abs(up) < 0.1 * across
        return Face(size, bool(_BOLD.search(name)), bool(_ITALIC.search(name)), level)


def _sane(measure: float) -> float:
    """A place or size that some page could have; a broken file gives any number, and none."""
    return measure if -1e6 < measure < 1e6 else 0.0


def _goes_on(run: Run, face: Face, left: float, base: float) -> bool:
    """Whether a character belongs to the run before it."""
    if face is not run.face and face != run.face:
        return False
    if not face.level:
        return True
    onward = left > run.last - 0.1 * face.size and left - run.right < 2 * face.size
    return onward and abs(base - run.base) < 0.15 * face.size


def _font_name(drawn: Any) -> str:
    font = pdfium.FPDFTextObj_GetFont(drawn)
    if not font:
        return ""
    buffer = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    return buffer.value.decode("utf-8", "replace")
