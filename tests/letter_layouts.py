"""How a letter is printed: the layouts of the record, from paragraphs to lines.

A layout takes the paragraphs of a letter and gives the `Text` that a reader would
have made of its print. Where lines wrap, words are broken, pages end and notes stand
is chosen anew each time; what is chosen never changes a character of the letter but
for white space and hyphens.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from corpus.text import Line, Text
from tests.letter_words import LEXICON, Choose
from tests.letters import Para, Truth, is_mark, mark_number

Style = Literal["glued", "alone", "leading"]


# ------------------------------------------------------------------ paragraphs


def bracketed(text: str, form: str) -> str:
    """A text with its references to notes in brackets: " {})", "[{}]", "{})"."""
    return "".join(form.format(mark_number(c)) if is_mark(c) else c for c in text)


def plain(text: str) -> str:
    """A text without its references to notes."""
    return "".join(char for char in text if not is_mark(char))


def as_paragraphs(
    choose: Choose, paras: Sequence[Para], notes: Sequence[str], *, bold: bool = False
) -> Text:
    """Every paragraph a line, notes in a list at the end: provisional files, letters."""
    form, item = choose.one(((" {})", "{}) {}"), ("[{}]", "[{}] {}"), ("{})", "{}) {}")))
    spaced = choose.chance(70)
    lines: list[Line] = []
    for para in paras:
        gap = (spaced and para.sort in {"marker", "head"}) or para.number is not None
        text = bracketed(para.text, form)
        if para.sort == "marker" and choose.chance(10):
            text = "\t" + text + " "
        heavy = bold and para.sort in {"question", "marker"}
        lines.append(Line(text, bold=heavy, gap=gap, number=para.number))
    listed = [item.format(n, text) for n, text in enumerate(notes, 1)]
    if choose.chance(30) and len(listed) > 1 and item.startswith("["):
        listed[:2] = [" ".join(listed[:2])]
    lines += [Line(text, gap=at == 0 and spaced) for at, text in enumerate(listed)]
    return Text(tuple(lines), paragraphs=True)


# ------------------------------------------------------------------ printed lines


def wrapped(choose: Choose, text: str, width: int, *, hyphens: bool = True) -> list[str]:
    """A text in lines of about `width` characters; some words are broken."""
    lines = [""]
    for word in text.split(" "):
        line = lines[-1]
        if line and len(line) + 1 + len(word) > width:
            room = width - len(line) - 2
            cut = _break(choose, word, room) if hyphens else 0
            if cut:
                head, tail = word[:cut], word[cut:]
                lines[-1] += " " + head + ("" if head.endswith("-") else "-")
                lines.append(tail)
            else:
                lines.append(word)
        else:
            lines[-1] = f"{line} {word}" if line else word
    return lines


def _break(choose: Choose, word: str, room: int) -> int:
    """Where a word is broken so that its first part fits, or 0: at its hyphen, or anywhere."""
    hyphen = word.rfind("-", 0, max(room, 0)) + 1
    if hyphen > 2 and word[hyphen : hyphen + 1].islower() and choose.chance(60):
        return hyphen
    if word.lower() in LEXICON and len(word) > 8 and room > 4 and choose.chance(50):
        return choose.integer(3, min(room, len(word) - 3))
    return 0


@dataclass
class Row:
    """A printed line: `first` of its paragraph, its sort, and what is blank above it."""

    text: str
    first: bool
    last: bool
    para: Para


@dataclass
class Page:
    """The rows of a page with the numbers of the notes at its foot."""

    rows: list[Row] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)


def rows_of(choose: Choose, paras: Sequence[Para], width: int, *, hyphens: bool) -> Iterator[Row]:
    """All printed lines of a letter."""
    for para in paras:
        parts = wrapped(choose, para.text, width, hyphens=hyphens and para.sort != "marker")
        for at, part in enumerate(parts):
            yield Row(part, at == 0, at == len(parts) - 1, para)


def pages_of(choose: Choose, rows: Iterator[Row]) -> list[Page]:
    """The lines on pages; notes stand on the page of their mark."""
    pages = [Page()]
    room = choose.integer(8, 40)
    for row in rows:
        if room <= 0 and row.para.sort != "head":
            pages.append(Page())
            room = choose.integer(8, 40)
        pages[-1].rows.append(row)
        pages[-1].notes += [mark_number(c) for c in row.text if is_mark(c)]
        room -= 1
    return pages


STYLES: tuple[Style, ...] = ("glued", "glued", "leading", "alone")


def with_digits(
    choose: Choose, text: str, *, ends: bool, styles: tuple[Style, ...] = STYLES
) -> list[str]:
    """A printed line whose marks became digits: glued to a word, alone, or heading a line."""
    out = [""]
    at = 0
    while at < len(text):
        if not is_mark(text[at]):
            out[-1] += text[at]
            at += 1
            continue
        stop = at
        while stop < len(text) and is_mark(text[stop]):
            stop += 1
        numbers = " ".join(str(mark_number(c)) for c in text[at:stop])
        behind = text[stop:]
        style = choose.one(styles)
        ended = out[-1][-1:] in "?.»"
        if not behind and ends and style != "glued":
            out.append(numbers)
        elif behind and style == "alone" and ended and behind[0] == " ":
            out += [numbers, ""]
        elif behind and style == "leading" and len(numbers) < 3 and out[-1]:
            out.append(numbers)
        else:
            out[-1] += numbers
        at = stop
    return out


def foot_notes(choose: Choose, page: Page, notes: Sequence[str], *, blank: str) -> Iterator[str]:
    """The notes at the foot of a page, each on one or more lines."""
    for number in page.notes:
        yield from wrapped(choose, f"{number}{blank}{notes[number - 1]}", 95, hyphens=False)


def extracted(
    choose: Choose, paras: Sequence[Para], truth: Truth, styles: tuple[Style, ...] = STYLES
) -> Text:
    """The Chamber's own print as a PDF library gives it.

    Only the first lines of paragraphs and pages may keep their line end, the others are
    joined without a blank; the foot of a page may be glued to what follows.
    """
    glued, feet_glued = choose.chance(60), choose.chance(20)
    print_ = _Print(styles, choose.one(("", "", " ")), glued=glued, feet_glued=feet_glued)
    pages = pages_of(choose, rows_of(choose, paras, choose.integer(64, 80), hyphens=True))
    out = _as_extracted(choose, pages, truth, print_)
    if max(map(len, out.split("\n"))) < 100:  # too short to show that line ends were lost
        out = _as_extracted(choose, pages, truth, replace(print_, glued=False))
    return Text(tuple(Line(line) for line in out.split("\n") if line.strip()))


@dataclass(frozen=True)
class _Print:
    """How a PDF library gives marks, the blank behind a note's number, and line ends."""

    styles: tuple[Style, ...]
    blank: str
    glued: bool
    feet_glued: bool


def _as_extracted(choose: Choose, pages: Sequence[Page], truth: Truth, how: _Print) -> str:
    out = ""
    for number, page in enumerate(pages, 1):
        for at, row in enumerate(page.rows):
            shown = with_digits(choose, row.text, ends=row.last, styles=how.styles)
            head = row.para.sort == "head" and not (how.glued and choose.chance(8))
            keeps = row.first or row.last or at == 0 or head or not how.glued
            out += "\n".join(shown) + ("\n" if keeps else "")
        out = out if out.endswith("\n") else out + "\n"
        notes = foot_notes(choose, page, truth.notes, blank=how.blank)
        out += "".join(line + "\n" for line in notes)
        last = number == len(pages)
        out += _feet(truth, number, len(pages)) + ("" if how.feet_glued and not last else "\n")
    return out


def _feet(truth: Truth, number: int, pages: int) -> str:
    series = "Aanhangsel" if truth.number else "Vragen"
    session = (truth.session or "2021-2022").replace("-", "–")
    running = f"Tweede Kamer, vergaderjaar {session}, {series}"
    running += f" {number}" if pages > 1 else ""
    if number > 1:
        return running
    name = (
        f"ah-tk-{session.replace('–', '')}-{truth.number}"
        if truth.number
        else f"kv-tk-{truth.reference}"
    )
    if truth.number:
        return f"{name}\nISSN 0921 - 7398’s-Gravenhage {session[:4]}{running}"
    return f"{name}\n’s-Gravenhage {session[:4]} {running}"


def in_columns(choose: Choose, paras: Sequence[Para], truth: Truth) -> Text:
    """The Chamber's own print as `pdftotext -layout` gives it: indented, pages known."""
    indent = " " * choose.integer(2, 37)
    pages = pages_of(choose, rows_of(choose, paras, choose.integer(64, 80), hyphens=True))
    lines: list[Line] = []
    for number, page in enumerate(pages, 1):
        for row in page.rows:
            gap = row.first and row.para.sort in {"marker", "head", "closing"}
            for text in with_digits(choose, row.text, ends=row.last):
                lines.append(Line(indent + text, page=number, gap=gap))
                gap = False
        for at, text in enumerate(foot_notes(choose, page, truth.notes, blank="    ")):
            lines.append(Line(indent + text, page=number, gap=at == 0))
        for text in _feet(truth, number, len(pages)).split("\n"):
            wide = text.replace(", Aanhangsel ", ", Aanhangsel" + " " * 12).replace(
                "Tweede", "   Tweede"
            )
            lines.append(Line("  " + wide, page=number))
    return Text(tuple(lines))


def double_spaced(choose: Choose, paras: Sequence[Para], truth: Truth) -> Text:
    """A letter as pdftotext gives it: notes at page feet, a blank before the next page."""
    pages = pages_of(choose, rows_of(choose, paras, choose.integer(70, 85), hyphens=False))
    lines: list[Line] = []
    for number, page in enumerate(pages):
        shown = [
            text
            for row in page.rows
            for text in with_digits(choose, row.text, ends=row.last, styles=("glued",))
        ]
        if number:
            shown[0] = " " + shown[0]
        lines += [Line(text) for text in shown]
        lines += [Line(text) for text in foot_notes(choose, page, truth.notes, blank=" ")]
    return Text(tuple(lines))


def markdown(choose: Choose, paras: Sequence[Para], truth: Truth) -> Text:
    """The Chamber's own print as a tool for Markdown gives it."""
    pages = pages_of(choose, rows_of(choose, paras, choose.integer(70, 80), hyphens=False))
    form = choose.one(("[{} ]", "[{}]"))
    strong = choose.chance(30)
    lines: list[Line] = []
    for number, page in enumerate(pages, 1):
        for row in page.rows:
            text = bracketed(row.text, form)
            text = f"**{text}**" if strong and row.para.sort == "marker" else text
            lines.append(Line(text, gap=row.first and row.para.sort == "marker"))
        for n in page.notes:
            parts = wrapped(choose, f"{n} {truth.notes[n - 1]}", 95, hyphens=False)
            lines += [Line(text, gap=at == 0) for at, text in enumerate(parts)]
        if number == 1:
            lines.append(
                Line(f"h tk {(truth.session or '').replace('-', '')} {truth.number}", gap=True)
            )
        lines.append(Line("-----", gap=True))
    return Text(tuple(lines))
