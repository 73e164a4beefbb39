"""The letters as they are written by hand: plain text that holds the print and the truth.

A source file is a head of `key: value` lines and a body of blocks. Every block
begins with what it is, in brackets, and behind that what the letter prints there:

    [vraag 4 5] Vraag 4 en 5        questions 4 and 5 under one printed heading
    [antwoord 3 8] Antwoord op vraag 3 en 8
    [antwoord 5]                    an answer without any printed marker
    [noot 1] Kamerstuk 99 322, nr. 8
    [los] Toelichting:              text that belongs to no question or answer

Text follows, paragraphs parted by a blank line; `{1}` is a reference to note 1 and
`{^1}` one to Word's own footnote 1. What is printed and what is true stand side by
side, so the truth of a sample never rests on the program that it tests.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

SOURCES = Path(__file__).resolve().parent.parent / "sources"

Sort = Literal["vraag", "antwoord", "noot", "los"]
MARK = re.compile(r"\{(\^?\d+)\}")
"""A reference to a note, in a text."""

_BLOCK = re.compile(r"\[(vraag|antwoord|noot|los)((?: \^?\w+)*)\] ?(.*)")
_SEAT = re.compile(r"(minister-president|minister|staatssecretaris)(?: ([^(]+?))?(?: \((.+)\))?")
_MEMBER = re.compile(r"(.+?) \((.+)\)")


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the body: its `numbers`, what is `printed` to head it, and its paragraphs."""

    sort: Sort
    numbers: tuple[str, ...]
    printed: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The paragraphs as one text, references to notes left in."""
        return "\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as its source tells it. `head` holds the values by key, in file order."""

    name: str
    head: dict[str, str] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()

    def get(self, key: str) -> str:
        """What the head says for a key, or nothing."""
        return self.head.get(key, "")

    @property
    def file(self) -> str:
        """The sample file that holds this letter."""
        return self.head["file"]

    def of(self, sort: Sort) -> tuple[Block, ...]:
        """The blocks of one sort, in printed order."""
        return tuple(block for block in self.blocks if block.sort == sort)

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks that stand in the running text: all but the notes."""
        return tuple(block for block in self.blocks if block.sort != "noot")


def seats(value: str) -> list[dict[str, str | None]]:
    """Seats in the cabinet: role, name and portfolio.

    >>> seats("minister Duyvestein (Financiën); minister-president")[0]["name"]
    'Duyvestein'
    """
    found = []
    for part in _parts(value):
        match = _SEAT.fullmatch(part)
        if not match:
            raise ValueError(f"no seat in the cabinet: {part!r}")
        found.append({"role": match[1], "name": match[2], "portfolio": match[3]})
    return found


def members(value: str) -> list[tuple[str, str]]:
    """Members with their parties.

    >>> members("Kweldam (VP); Van Zandleven (De Dijk)")
    [('Kweldam', 'VP'), ('Van Zandleven', 'De Dijk')]
    """
    found = []
    for part in _parts(value):
        match = _MEMBER.fullmatch(part)
        if not match:
            raise ValueError(f"no member with a party: {part!r}")
        found.append((match[1], match[2]))
    return found


def _parts(value: str) -> list[str]:
    return [part.strip() for part in value.split(";") if part.strip()]


def parse(name: str, text: str) -> Letter:
    """Read one source; `name` is its file name without suffix."""
    head, _, body = text.partition("\n\n")
    return Letter(name, _head(head), tuple(_blocks(body)))


def _head(text: str) -> dict[str, str]:
    values: dict[str, str] = {}
    key = ""
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        if line[:1].isspace():
            values[key] += " " + line.strip()
        else:
            key, _, value = line.partition(":")
            values[key] = value.strip()
    return values


def _blocks(text: str) -> Iterator[Block]:
    start: re.Match[str] | None = None
    lines: list[str] = []
    for line in text.splitlines():
        match = _BLOCK.fullmatch(line)
        if match:
            if start:
                yield _block(start, lines)
            start, lines = match, []
        else:
            lines.append(line)
    if start:
        yield _block(start, lines)


def _block(start: re.Match[str], lines: list[str]) -> Block:
    paragraphs = [" ".join(part.split()) for part in "\n".join(lines).split("\n\n")]
    sort: Sort = start[1]  # type: ignore[assignment]  # the pattern allows no other
    text = tuple(part for part in paragraphs if part)
    if sort == "noot":
        return Block(sort, tuple(start[2].split()), "", (" ".join([start[3], *text]),))
    return Block(sort, tuple(start[2].split()), start[3], text)


def letters() -> list[Letter]:
    """All sources, by name; the letters of one file stand together."""
    found = [
        parse(path.stem, path.read_text(encoding="utf-8")) for path in SOURCES.glob("*.letter")
    ]
    return sorted(found, key=lambda letter: (letter.file, letter.name))
