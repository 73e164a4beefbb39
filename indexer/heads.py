"""The head of a letter, whoever wrote it: the Chamber, a ministry, a committee or a site.

Each of them says who asked, who answered and when in words of its own (`header`,
`letterhead`, `committee`, `catalogue`). Here it is decided whose words a head is made
of, and who is believed first: what stands nearest to the questions.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .catalogue import read_catalogue
from .committee import gives_answers, is_list, read_list
from .header import Header, read_header
from .joining import Joining
from .letterhead import is_letter, is_title, read_letter, sent_on
from .pieces import Piece
from .sections import is_head, masthead_above

_PRESS = re.compile(r"(?:Schriftelijke )?[Kk]amervra(?:ag|gen)\b.{0,60}")


@dataclass(slots=True)
class Head:
    """A head as read. `letter` is a ministry's own letter, which all sets in it share."""

    header: Header
    letter: "Header | None" = None
    letter_text: str = ""
    is_letter: bool = False
    is_list: bool = False
    gives_answers: bool = False
    evident: bool = False
    """Whether anything shows that this is a paper of the record at all."""


def read_head(before: Sequence[Piece], joining: Joining, shared: "Head | None" = None) -> Head:
    """Read the head of a set of questions from the pieces before them.

    `shared` is the head of the letter's first set.
    """
    free = [p for p in before if p.label in {None, "header"} and p.words]
    body = [p for p in free if p.line.region != "box"]
    own = _own_head(body)
    said = _lines(body[:own])
    if shared is None and is_letter(" ".join(said)):
        return _letter(before, said, _lines(body[own:]), joining)
    site, lines = read_catalogue(_lines(free))
    if is_list(lines):
        answers = gives_answers(lines)
        return Head(read_list(lines), is_list=True, gives_answers=answers, evident=True)
    header = read_header(lines, joining)
    header.fill(site)
    press = any(_PRESS.fullmatch(line.strip()) for line in lines)
    head = Head(header, evident=press or header != Header())
    if shared and shared.letter:
        _share(head, shared)
    return head


def _lines(pieces: Sequence[Piece]) -> list[str]:
    """The printed lines of pieces, the parts of a line put together again."""
    found: list[str] = []
    for piece in pieces:
        if piece.starts or not found:
            found.append("")
        found[-1] += piece.text
    return found


def _own_head(body: Sequence[Piece]) -> int:
    """Where the head of the set itself begins, below a letter; all of it when none does."""
    heads = (at for at in range(len(body)) if is_head(body, at))
    at = next(heads, None)
    return len(body) if at is None else masthead_above(body, at, -1)


def _letter(before: Sequence[Piece], said: list[str], own: list[str], joining: Joining) -> Head:
    """The head of a ministry's letter, and of the set below it where that has one."""
    boxes = [p.text for p in before if p.line.region == "box" and p.text]
    around = [*boxes, *(p.text for p in before if p.line.region == "header" and p.text)]
    letter = read_letter(said, around)
    header = read_header(own, joining) if own else Header()
    text = " ".join(said)
    if header.reference and not header.asked_on:
        header.asked_on = sent_on(text, header.reference)
    header.fill(letter)
    return Head(header, letter, text, is_letter=True, evident=True)


def _share(head: Head, shared: Head) -> None:
    """Give a further set what the letter says for all."""
    letter = shared.letter
    if letter is None:
        return
    head.header.fill(Header(
        kind=letter.kind, ministers=letter.ministers, on_behalf_of=letter.on_behalf_of,
        answered_on=letter.answered_on, addressees=letter.addressees,
    ))  # fmt: skip
    if head.header.reference and not head.header.asked_on:
        head.header.asked_on = sent_on(shared.letter_text, head.header.reference)


def label_head(before: Sequence[Piece], head: Head) -> None:
    """Label what stands before the first question: all header, but for a letter's own words.

    In a ministry's letter the text up to the title of the answers is preamble,
    and the boxes around it are furniture.
    """
    titled = not head.is_letter
    for at, piece in enumerate(before):
        if piece.label is not None or not piece.words:
            continue
        titled = titled or (piece.starts and (is_title(piece.text) or is_head(before, at)))
        if head.is_letter and piece.line.region == "box":
            piece.label = "furniture"
        else:
            piece.label = "header" if titled else "preamble"
