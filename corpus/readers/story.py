"""What word processors have in common: styles, pages, references to notes, letterheads."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_SENTENCE_END = re.compile(r"[.?!:][\"'’”»)\]]*$")
_FEWEST_WORDS = 12
_WORDS_A_PARAGRAPH = 8


@dataclass(frozen=True, slots=True)
class Style:
    """What is said; None where nothing is."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    heading: bool | None = None
    number: str | None = None
    level: str | None = None
    page_break: bool | None = None

    def over(self, base: "Style") -> "Style":
        """What this style says, else what the one says that it is based on."""
        if self is NOTHING or base is NOTHING:
            return base if self is NOTHING else self
        return Style(
            *(
                getattr(base, name) if getattr(self, name) is None else getattr(self, name)
                for name in self.__slots__
            )
        )


NOTHING = Style()


@dataclass(slots=True)
class Pages:
    """The page that is being read; a rendered break that repeats a set one counts once."""

    number: int = 1
    turned: bool = False
    """Whether any page break was met: without one nothing is known of pages."""
    used: bool = False
    fresh: bool = False

    def turn(self, *, rendered: bool = False) -> None:
        """Go to the next page, at a set break or where Word last broke the page."""
        if not (rendered and self.fresh):
            self.number += 1
        self.turned = True
        self.fresh = not rendered
        self.used = False

    def write(self) -> None:
        """Something visible stands on the page."""
        self.used = True
        self.fresh = False


@dataclass(slots=True)
class Piece:
    """What stands between two soft breaks of a paragraph, in the runs that it came in."""

    page: int
    after_page_break: bool = False
    filled: bool = False
    """Whether anything but blanks stands in it."""
    plain: bool = False
    upright: bool = False
    runs: list[str] = field(default_factory=list)

    def write(self, text: str, style: Style) -> None:
        """Add a run."""
        self.runs.append(text)
        if text.strip():
            self.filled = True
            self.plain |= not style.bold
            self.upright |= not style.italic

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.runs)


@dataclass(slots=True)
class Notes:
    """The references to notes, by kind and id, in the order in which they are met."""

    met: list[tuple[str, str]] = field(default_factory=list)

    def mark(self, kind: str, id_: str) -> str:
        """The running number of a reference."""
        self.met.append((kind, id_))
        return str(len(self.met))


def is_running_text(paragraphs: Sequence[str]) -> bool:
    """Whether paragraphs are sentences of a letter, not the labels and lines of a letterhead.

    A letterhead may hold a long subject or a whole clause, but among short lines;
    running text has its words in few paragraphs and stops like a sentence.
    """
    filled = [text.strip() for text in paragraphs if text.strip()]
    words = sum(len(text.split()) for text in filled)
    return (
        words >= _FEWEST_WORDS
        and words >= _WORDS_A_PARAGRAPH * len(filled)
        and bool(_SENTENCE_END.search(filled[-1]))
    )
