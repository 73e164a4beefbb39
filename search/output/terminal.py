"""What a terminal needs of a text: no harm, few columns, colour only where it is wanted.

Records come from files that anyone may have made. A control character in one could
move the cursor, rename the window or turn the direction of the line, so none of
them reaches a terminal: each becomes one `�`, which keeps every mark in its place.
"""

import codecs
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, TextIO

from corpus.frozen import dataclass

When = Literal["auto", "always", "never"]

WIDEST = 100
"""More columns than this make lines that are hard to read."""

# C0 and C1 controls, marks that turn the direction of a line, halves of characters
HARMFUL = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
"""The characters that command a terminal, as the inside of a regular expression's class."""

_BLANKS = frozenset("\t\r\v\f\x1c\x1d\x1e\x1f\x85")


@dataclass(frozen=True, slots=True)
class Style:
    """How to write on a stream: how many columns, and whether with colour, links, and blocks.

    Without `blocks` bars are made of ASCII.
    """

    width: int = 80
    colour: bool = False
    links: bool = False
    blocks: bool = True

    def bold(self, text: str) -> str:
        """Set off what names a thing."""
        return self._with("1", text)

    def mark(self, text: str) -> str:
        """Set off what was looked for."""
        return self._with("1;31", text)

    def faint(self, text: str) -> str:
        """Set back what is there for who needs it."""
        return self._with("2", text)

    def warn(self, text: str) -> str:
        """Set off what is not as it should be."""
        return self._with("33", text)

    def link(self, text: str, address: str | None) -> str:
        """A text that leads to an address where the terminal can (OSC 8)."""
        if not (self.links and address):
            return text
        return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"

    def _with(self, codes: str, text: str) -> str:
        return f"\x1b[{codes}m{text}\x1b[0m" if self.colour and text else text


def style_for(stream: TextIO, when: When, environ: Mapping[str, str] = os.environ) -> Style:
    """The style of a stream.

    `auto` colours a terminal, unless `NO_COLOR` is set (https://no-color.org) or
    `TERM` is `dumb`; the width is the terminal's, between 40 and `WIDEST` columns. Links
    are for terminals that are known to show them.
    """
    plain = environ.get("NO_COLOR") or environ.get("TERM") == "dumb"
    colour = when == "always" or (when == "auto" and stream.isatty() and not plain)
    width = columns_of(stream, environ)
    links = stream.isatty() and environ.get("TERM") != "dumb" and _shows_links(environ)
    return Style(max(40, min(width, WIDEST)), colour, links, _shows_blocks(environ))


def columns_of(stream: TextIO, environ: Mapping[str, str] = os.environ) -> int:
    """The columns of the terminal that a stream is, or as `COLUMNS` says; 80 for any other."""
    if (said := environ.get("COLUMNS", "")).isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):  # no terminal, or a stream that is closed or only in memory
        return 80


def _shows_blocks(environ: Mapping[str, str]) -> bool:
    """Whether block characters can be shown; a console of Windows has them in any code page."""
    known = codecs.lookup(sys.getfilesystemencoding()).name == "utf-8"
    return environ.get("TERM") != "dumb" and (known or os.name == "nt")


def _shows_links(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is one that shows OSC 8 links, by what it says of itself."""
    named = {"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper"}
    terms = ("xterm-kitty", "xterm-ghostty", "foot", "alacritty", "wezterm", "tmux")
    vte = environ.get("VTE_VERSION", "")
    return (
        environ.get("TERM_PROGRAM") in named
        or environ.get("TERM", "").startswith(terms)
        or any(environ.get(name) for name in ("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION"))
        or (vte.isdigit() and int(vte) >= 5000)
    )


def safe(text: str, instead: str = "�") -> str:
    r"""The text without any character that commands a terminal, by default as long as before.

    Line ends stay, other white space becomes a blank.

    >>> safe("rood\x1b[31m")
    'rood�[31m'
    """

    def replaced(found: re.Match[str]) -> str:
        char = found.group()
        return char if char == "\n" else " " if char in _BLANKS else instead

    # Most texts have nothing of the kind, and the expression takes long to compile.
    return text if text.isprintable() else re.sub(f"[{HARMFUL}]", replaced, text)


def columns(text: str) -> int:
    r"""How many columns of a terminal a text takes.

    >>> columns("één"), columns("e\u0301e\u0301n"), columns("维吾尔")
    (3, 3, 6)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def cut(text: str, wide: int) -> str:
    """A text in so many columns at most, without what harms a terminal.

    >>> cut("Volksgezondheid", 9), cut("Zorg", 9)
    ('Volksgez…', 'Zorg')
    """
    shown = safe(text).replace("\n", " ")
    if columns(shown) <= wide:
        return shown
    while shown and columns(shown) > wide - 1:
        shown = shown[:-1]
    return shown.rstrip() + "…"


def padded(text: str, wide: int) -> str:
    """A text in exactly so many columns, cut or with blanks behind it."""
    shown = cut(text, wide)
    return shown + " " * (wide - columns(shown))


def wrap(text: str, width: int) -> Iterator[tuple[int, int]]:
    """The lines of a text of one paragraph, as offsets: cut at blanks, else anywhere.

    >>> [("aap noot mies"[a:b]) for a, b in wrap("aap noot mies", 8)]
    ['aap noot', 'mies']
    """
    start = end = used = 0
    at = 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        stop = text.find(" ", at)
        stop = len(text) if stop < 0 else stop
        size = columns(text[at:stop])
        blank = at - end if end > start else 0
        if end > start and used + blank + size > width:
            yield start, end
            start = end = at
            used = blank = 0
        if size > width:
            stop, size = _fitting(text, at, width - used - blank)
        if end == start:
            start, blank = at, 0
        end, used, at = stop, used + blank + size, stop
    if end > start:
        yield start, end


def _fitting(text: str, at: int, room: int) -> tuple[int, int]:
    """As many characters as fit in the room, at least one, and their columns."""
    stop, size = at + 1, _columns(text[at])
    while stop < len(text) and size + _columns(text[stop]) <= room:
        size += _columns(text[stop])
        stop += 1
    return stop, size


def paragraph(
    text: str,
    style: Style,
    first: str = "",
    rest: str = "",
    marks: Iterable[tuple[int, int]] = (),
    plain: Callable[[str], str] = str,
) -> Iterator[str]:
    """The lines of a paragraph with its marks set off, `first` before one, `rest` before others.

    `first` and `rest` take the same number of columns; `plain` styles what is not marked.
    """
    clean = safe(text).replace("\n", " ")
    places = list(marks)
    indent = first
    for start, end in wrap(clean, max(10, style.width - columns(first))):
        parts, last = [indent], start
        for begin, stop in ((max(a, start), min(b, end)) for a, b in places):
            if begin < stop:
                parts += [plain(clean[last:begin]), style.mark(clean[begin:stop])]
                last = stop
        yield "".join([*parts, plain(clean[last:end])])
        indent = rest
