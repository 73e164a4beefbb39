"""What stands after the last answer and belongs to none: notices, remarks, signatures."""

import re
from collections.abc import Sequence

from .markers import Marker
from .pieces import Piece

_NOTICE = re.compile(r"\s*(?:Mededeling|MEDEDELING)\s*:?\s*")
_REMARK = re.compile(r"\s*Toelichting\s*:")
_REFERS = re.compile(r"\bDeze vragen dienen\b|\bvraagnummer\b")
_FAREWELL = re.compile(r"\s*(?:Hoogachtend|Met vriendelijke groet|Met de meeste hoogachting)\b")
_SEAT = re.compile(r"\s*(?:De|DE)\s+(?:[Mm]inister|MINISTER|[Ss]taatssecretaris)\b.{0,120},?\s*")
_LONGEST_SIGNATURE = 8


def label_closing(pieces: Sequence[Piece], markers: Sequence[Marker], zone: int, end: int) -> None:
    """Label what closes a letter behind its last marker."""
    first = markers[-1].index + 1 if markers else zone
    rest = [i for i in range(first, end) if pieces[i].label is None and pieces[i].words]
    for place, index in enumerate(rest):
        piece = pieces[index]
        if not piece.starts:
            continue
        left = len(rest) - place
        following = " ".join(pieces[i].text for i in rest[place : place + 6])
        behind_notes = any(p.label == "footnote" for p in pieces[first:index])
        if (
            _NOTICE.fullmatch(piece.text)
            or _FAREWELL.match(piece.text)
            or (_REMARK.match(piece.text) and (behind_notes or _REFERS.search(following)))
            or (_SEAT.fullmatch(piece.text) and 1 < left <= _LONGEST_SIGNATURE)
        ):
            for after in rest[place:]:
                pieces[after].label = "closing"
            return
