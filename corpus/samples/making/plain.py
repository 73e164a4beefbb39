"""Letters as plain text: provisional files, press copies, plain letters, pdftotext's form.

The provisional forms (F3, F4, F12) are also made as DOCX: `provisional` gives their
lines to both.
"""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from .source import MARK, Block, Letter

Sort = Literal["head", "marker", "question", "text", "note", "blank"]


class Printed(NamedTuple):
    """A printed line or paragraph, and what it is."""

    text: str
    sort: Sort


def marked(text: str, letter: Letter) -> str:
    """The text with its references to notes as this letter prints them.

    `marks` in the source: `bracket` "1)", `square` "[1]", `glued` "1".
    """
    form = {"bracket": " {})", "square": "[{}]", "glued": "{}"}[letter.get("marks") or "bracket"]
    return MARK.sub(lambda match: form.format(match[1]), text)


def provisional(letter: Letter) -> Iterator[Printed]:
    """The lines of a provisional file, a blank between its parts."""
    for key in ("number", "reference", "sent", "asked", "answered", "also"):
        if letter.get(key):
            yield Printed(("AH " if key == "number" else "") + letter.head[key], "head")
            if letter.get("spaced"):
                yield Printed("", "blank")
    yield Printed("", "blank")
    for block in letter.body:
        yield from _block(block, letter)
        yield Printed("", "blank")
    for note in letter.of("noot"):
        yield Printed(note_line(note, letter), "note")


def note_line(note: Block, letter: Letter) -> str:
    """A note as the list at the end prints it: "1) …" or "[1] …"."""
    square = letter.get("marks") == "square"
    return ("[{}] {}" if square else "{}) {}").format(note.numbers[0], note.text)


def _block(block: Block, letter: Letter) -> Iterator[Printed]:
    sort: Sort = "question" if block.sort == "vraag" else "text"
    paragraphs = [marked(paragraph, letter) for paragraph in block.paragraphs]
    if block.printed and letter.get("markers") == "inline" and sort == "question":
        paragraphs[0] = f"{block.printed} {paragraphs[0]}"
    elif block.printed:
        yield Printed(block.printed, "marker")
    for n, paragraph in enumerate(paragraphs):
        if n and sort == "text":
            yield Printed("", "blank")
        yield Printed(paragraph, sort)


def text(letters: Sequence[Letter]) -> bytes:
    """F3, F12 and F13 as plain text, a paragraph a line."""
    (letter,) = letters
    return ("\n".join(line.text for line in provisional(letter)) + "\n").encode()


def plain_letter(letters: Sequence[Letter]) -> bytes:
    """F6: one letter with several sets; the blocks `[los brief]` are the letter itself."""
    out: list[str] = []
    for letter in letters:
        for block in letter.of("los"):
            out += [*block.paragraphs, ""] if block.numbers == ("brief",) else []
        out += [letter.head["reference"], "", letter.head["asked"], ""]
        for block in letter.body:
            if block.numbers != ("brief",):
                out += [block.printed, *(marked(p, letter) for p in block.paragraphs), ""]
    return "\n".join(out).encode("cp1252")


def pdftotext(letters: Sequence[Letter]) -> bytes:
    """A PDF as pdftotext gives it: a blank line after every line, notes where pages end.

    No form feed shows the page break: the notes' lines come without blank lines
    between, and the next page begins with one blank.
    """
    (letter,) = letters
    head = textwrap.wrap(letter.head["answered"], 80, break_on_hyphens=False)
    lines = list(_wrapped(letter))
    pages = [lines[n : n + _LINES_A_PAGE] for n in range(0, len(lines), _LINES_A_PAGE)]
    body = "\n ".join(_page(page, letter) for page in pages)
    return f" {chr(10).join(head)}\n\n{body}\n".encode()


_LINES_A_PAGE = 23


def _wrapped(letter: Letter) -> Iterator[str]:
    for block in letter.body:
        if block.printed:
            yield block.printed
        for paragraph in block.paragraphs:
            yield from textwrap.wrap(paragraph, 80)


def _page(lines: Sequence[str], letter: Letter) -> str:
    shown = [marked(line, letter) + ("" if line.endswith(".") else " ") for line in lines]
    marks = MARK.findall(" ".join(lines))
    notes = [note for note in letter.of("noot") if note.numbers[0] in marks]
    foot = [line for n in notes for line in textwrap.wrap(f"{n.numbers[0]} {n.text}", 70)]
    return "\n\n".join(shown) + "\n" + "\n".join(foot)
