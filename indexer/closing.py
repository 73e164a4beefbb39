"""What stands after the last answer and belongs to none: notices, remarks, signatures."""

import re
from collections.abc import Sequence

from .pieces import Piece

_NOTICE = re.compile(r"(?:Mededeling|MEDEDELING) ?:? ?")
_REMARK = re.compile(r"Toelichting ?:|Toelichting$")
_REFERS = re.compile(r"\b[Dd]eze vragen dienen\b|\bvraagnummer\b|\bterzake van\b")
_FAREWELL = re.compile(r"(?:Hoogachtend|Met vriendelijke groet|Met de meeste hoogachting)\b")
_SEAT = re.compile(
    r"(?:De|DE|de) (?:[Mm]inister|MINISTER|[Ss]taatssecretaris|STAATSSECRETARIS|[Vv]oorzitter|"
    r"(?:[Aa]djunct-)?[Gg]riffier)\b[^.?!]{0,120},?"
)
_LONGEST_SIGNATURE = 8
_LOOK_AHEAD = 6


def label_closing(pieces: Sequence[Piece], *, answered: bool, committee: bool = False) -> None:
    """Label what closes a letter among the pieces behind its last marker.

    In a paper of questions (not `answered`) every remark closes; in an answer the
    word may head a paragraph of it, so there a remark must speak of the questions.
    """
    rest = [p for p in pieces if p.label is None and p.words]
    behind_notes = _behind_first_note(pieces)
    for place, piece in enumerate(rest):
        if not piece.starts:
            continue
        following = rest[place : place + _LOOK_AHEAD]
        remark = _REMARK.match(piece.words) and (
            not answered
            or piece.at > behind_notes
            or _REFERS.search(" ".join(p.text for p in following))
        )
        signature = _SEAT.fullmatch(piece.words) and (
            committee or 1 < len(rest) - place <= _LONGEST_SIGNATURE
        )
        if _NOTICE.fullmatch(piece.text) or _FAREWELL.match(piece.text) or remark or signature:
            for after in rest[place:]:
                after.label = "closing"
            return


def _behind_first_note(pieces: Sequence[Piece]) -> int:
    """The place of the first note's last line, or one behind all pieces."""
    notes = [p.at for p in pieces if p.label == "footnote"]
    return notes[0] if notes else (pieces[-1].at + 1 if pieces else 0)
