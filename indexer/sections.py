"""Where a letter's parts lie: its sets of questions, and its head.

A letter may answer two members at once (RECORD.md, F6): a new set opens with a
header line behind questions, where the numbers start again, and brings its
reference, or a whole masthead, with it.
"""

import re
from collections.abc import Sequence

from .markers import Marker, worded
from .pieces import Piece

HEAD_LINE = re.compile(
    r"(?:(?:Nadere |Aanvullende )?(?:Mondelinge|Schriftelijke) vragen|Vragen|Vraag) van ?"
    r"(?:(?:het|de) ?)?(?:Kamer)?(?:lid|leden)\b"
)
_REPLY_LINE = re.compile(
    r"(?:(?:Nader|Aanvullend|Herzien|Gewijzigd) )?(?:[Aa]ntwoord|Mededeling)(?:en)? ?van ?(?:de )?"
    r"(?:[Mm]inister|[Ss]taats)"
)
_MASTHEAD = re.compile(
    r"\d{4}Z ?\d{5}|\d{1,4}|AH ?\d{1,4}|Tweede Kamer der Staten-Generaal ?2?"
    r"|Vergaderjaar \d{4}.{0,80}|Vragen gesteld door de leden der Kamer.{0,60}"
    r"|regering gegeven antwoorden|\(ingezonden [^)]{5,40}\)\.?"
)
_CLOSES = re.compile(r"\( ?(?:[Ii]ngezonden|[Oo]ntvangen)\b[^)]{0,60}\)")
_BELONGS = re.compile(
    r"\(? ?(?:[Ii]ngezonden|[Oo]ntvangen)\b|Zie ook Aanhangsel|(?:Antwoord|Mededeling) van\b"
)
_FIRST = re.compile(r"(?:Vraag|Vragen)? ?(?:nr\.? ?)?1(?!\d)")


def number_parts(pieces: Sequence[Piece]) -> int:
    """Tell every piece which set of questions it belongs to; return how many there are."""
    starts = _starts(pieces)
    part = 0
    for index, piece in enumerate(pieces):
        if index in starts:
            part += 1
        piece.part = part
    return part + 1


def _starts(pieces: Sequence[Piece]) -> set[int]:
    """Where sets of questions begin, but for the first."""
    free = ((i, p) for i, p in enumerate(pieces) if p.label is None and p.starts)
    heads = [i for i, piece in free if HEAD_LINE.match(piece.text)]
    starts = set()
    for before, index, after in zip(heads, heads[1:], [*heads[2:], len(pieces)], strict=False):
        if _has_question(pieces[before + 1 : index]) and _begins_anew(pieces[index + 1 : after]):
            starts.add(masthead_above(pieces, index, before))
    return starts


def _has_question(pieces: Sequence[Piece]) -> bool:
    return any(p.label is None and "?" in p.text for p in pieces)


def _begins_anew(pieces: Sequence[Piece]) -> bool:
    """Whether questions start at 1, or unnumbered, behind a head."""
    markers = worded(pieces)
    if any(m.sort == "question" and m.numbers for m in markers):
        first = next(m for m in markers if m.sort == "question" and m.numbers)
        return first.numbers[0] == "1"
    return any(p.starts and _FIRST.match(p.text) for p in pieces if p.label is None) or any(
        m.sort == "answer" for m in markers
    )


def masthead_above(pieces: Sequence[Piece], index: int, stop: int) -> int:
    """The first line of the masthead that stands right above a head."""
    begin = index
    for at in range(index - 1, stop, -1):
        piece = pieces[at]
        if piece.label is None and piece.text:
            if not _MASTHEAD.fullmatch(piece.words):
                break
            begin = at
    return begin


def head_end(pieces: Sequence[Piece], markers: Sequence[Marker], *, paragraphs: bool) -> int:
    """Where the head of a set ends: at its first marker, or behind its header sentences."""
    if markers:
        return markers[0].at
    for pattern in (HEAD_LINE, _REPLY_LINE):
        for index, piece in enumerate(pieces):
            if piece.label is None and piece.starts and pattern.match(piece.text):
                return _behind_sentence(pieces, index, paragraphs=paragraphs)
    return 0


def _behind_sentence(pieces: Sequence[Piece], index: int, *, paragraphs: bool) -> int:
    """The place behind a header sentence that begins at `index`: at a gap, or its closing date."""
    last = index
    sentence = ""
    for at in range(index, len(pieces)):
        piece = pieces[at]
        if piece.label is not None or not piece.words:
            continue
        if at > index:
            belongs = _BELONGS.match(piece.words)
            if not belongs and (paragraphs or piece.gap or _CLOSES.search(sentence)):
                break
            if belongs and not _CLOSES.match(piece.words):
                sentence = ""
        # Enough to see its closing date, however long the sentence is.
        sentence = f"{sentence[-500:]} {piece.text}"
        last = at
    return last + 1
