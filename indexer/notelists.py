"""Notes in a list at the end of a letter, where the last answer would swallow them.

Three forms (RECORD.md 2.3): "1) NOS, …" or "[1] NOS, …", several on one line; an
automatic list, whose numbers are in no text; and the pages of the gazette, which
print every note under the word "Noot". An answer may end with an enumeration that
looks the same, so a list is one only if something earlier refers to it.
"""

import re
from collections.abc import Collection, Sequence

from .markers import worded
from .notebodies import Body
from .noteplaces import bracketed
from .pieces import Piece, split_lines

_ITEM = re.compile(r"\[ ?(\d{1,3}) ?\] ?(?=\S)|(\d{1,3})\) ?(?=\S)|(\d{1,3})\. (?=\S)")
_AUTOMATIC = re.compile(r"\[?(\d{1,3})[.)\]]? ?")
_NEXT_ON_LINE = re.compile(r"(?<=\S) (?=\[ ?\d{1,3} ?\] ?\S)")
_AFTER = re.compile(r"(?:Toelichting|Bijlagen?) ?(?::|$)")
_TITLE = re.compile(r"(?:Noten|Voetnoten|Bronnen|Bron|Voetnoot|Noot) ?:?")
_SIGN = re.compile(r"X ?Noot ?(\d{1,3})?|Noot (\d{1,3})")
_LOOSE = 3
"""Lines that may follow an item without being one, where lines are paragraphs."""
_LOOSE_LINES = 8


def cut_items(pieces: list[Piece]) -> None:
    """Give a note that follows another on one line ("[2] … [3] …") a line of its own."""

    def places(piece: Piece) -> list[int]:
        if not piece.text.startswith("["):
            return []
        return [m.end() for m in _NEXT_ON_LINE.finditer(piece.text)]

    split_lines(pieces, places)


def end_list(
    pieces: Sequence[Piece], *, paragraphs: bool, at_feet: Collection[int] = ()
) -> list[Body]:
    """The list of notes that a letter, or a set of questions in it, ends with.

    `at_feet` are the numbers of the notes that stand at the feet of its pages.
    """
    rest = [p for p in pieces if p.label is None and p.text]
    for index in range(len(rest) - 1, -1, -1):
        number = _number(rest, index)
        if number is None or number[0] != 1:
            continue
        block = _items(rest, index, _LOOSE if paragraphs else _LOOSE_LINES)
        return block if block and _is_referred_to(rest, index, block, at_feet) else []
    return []


def _number(rest: Sequence[Piece], index: int) -> tuple[int, int] | None:
    """The number that a line carries as an item of a list, and where its text starts."""
    piece = rest[index]
    if piece.numeral:
        found = _AUTOMATIC.fullmatch(piece.text)
    else:
        found = _ITEM.match(piece.text) if piece.starts else None
    return (int(found[found.lastindex or 1]), found.end()) if found else None


def _items(rest: Sequence[Piece], index: int, loose: int) -> list[Body]:
    """The items from a place on, with lines that run on; empty when it is no list of notes."""
    found: list[Body] = []
    astray = 0
    for at in range(index, len(rest)):
        piece = rest[at]
        if _AFTER.match(piece.text):
            break
        number = _number(rest, at)
        if number and number[0] == len(found) + 1:
            found.append(Body(number[0], number[1]))
            astray = 0
        else:
            astray += piece.starts
        found[-1].pieces.append(piece)
        if astray > loose or worded([piece]):
            return []
    return found


def _is_referred_to(
    rest: Sequence[Piece], index: int, items: Sequence[Body], at_feet: Collection[int]
) -> bool:
    """Whether marks in the text point to a list: to its first note, and to few behind its last."""
    above = rest[index - 1].words if index else ""
    if above.endswith(":") and not _TITLE.fullmatch(above):
        return False
    marks = {n for place in bracketed(rest[:index]) for n in place.numbers}
    if marks and max(marks) > 2 * len(items):
        return False
    square = rest[index].text.startswith("[")
    if rest[index].numeral or rest[index].text.startswith("1."):
        # "Zie antwoord / 1. Wel …" begins so, too: a mark that has its note elsewhere is no proof.
        return {1, len(items)} <= marks.difference(at_feet)
    return 1 in marks or (square and not marks) or bool(_TITLE.fullmatch(above))


def list_title(pieces: Sequence[Piece], items: Sequence[Body]) -> Piece | None:
    """The word that stands over a list of notes ("Noten:"), if one does."""
    at = items[0].pieces[0].at
    above = next((p for p in reversed(pieces[:at]) if p.text), None) if at else None
    return above if above is not None and _TITLE.fullmatch(above.words) else None


def signed_notes(pieces: Sequence[Piece]) -> list[Body]:
    """The notes that a page of the gazette prints under the word "Noot", at its end (F7)."""
    found: list[Body] = []
    expected = False
    for piece in pieces:
        if piece.label is not None or not piece.text:
            continue
        sign = _SIGN.fullmatch(piece.words)
        if sign and not sign[sign.lastindex or 1]:
            piece.label = "furniture"
            expected = True
            continue
        number = sign[sign.lastindex or 1] if sign else piece.words if expected else ""
        if number.isdigit() and len(number) < 4:
            found.append(Body(int(number), len(piece.text)))
        if found:
            found[-1].pieces.append(piece)
        expected = False
    return found
