"""Papers that give all answers behind all questions, as the Chamber printed them before 2010.

    Vragen van het lid A (B) aan de minister van C over D. (Ingezonden 3 mei 2008)
    1
    Kent u het bericht …?
    2
    …
    Antwoord
    Antwoord van minister E (C). (Ontvangen 5 juni 2008)
    1
    Ja.
    2 en 3
    …

The sentence that says who answers then stands in the middle, and the numbers behind
it begin answers.
"""

import re
from collections.abc import Sequence
from operator import itemgetter

from .markers import Marker
from .numbering import STYLES, Candidate, candidates, cheapest
from .pieces import Piece
from .sections import REPLY_LINE, behind_sentence

_WHO_AND_WHEN = re.compile(r"[^?!]{10,600}?\( ?[Oo]ntvangen[^()?!]{4,40}\)")
_LOOK_AHEAD = 8


def middle_head(pieces: Sequence[Piece], head: int, *, paragraphs: bool) -> list[Piece]:
    """The lines that say who answers, where they stand behind questions; label them.

    `head` is the place where the head above the questions ends. A line "Antwoord" right
    above them is theirs.
    """
    asked = False
    above: Piece | None = None
    for at in range(head, len(pieces)):
        piece = pieces[at]
        if piece.label is not None or not piece.text:
            continue
        if asked and _says_who(pieces, at):
            end = behind_sentence(pieces, at, paragraphs=paragraphs)
            found = [p for p in pieces[at:end] if p.label is None and p.text]
            if above is not None and above.words in {"Antwoord", "Antwoorden"}:
                found.insert(0, above)
            for line in found:
                line.label = "header"
            return found
        asked |= "?" in piece.text
        above = piece
    return []


def _says_who(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the sentence that says who answers, and when, begins at a piece."""
    if not pieces[at].starts or not REPLY_LINE.match(pieces[at].text):
        return False
    following = pieces[at : at + _LOOK_AHEAD]
    return bool(_WHO_AND_WHEN.match(" ".join(p.text for p in following if p.label is None)))


def are_apart(markers: Sequence[Marker], middle: Sequence[Piece]) -> bool:
    """Whether the markers behind the head in the middle leave the answers unmarked."""
    at = middle[0].at if middle else 0
    return bool(middle) and not any(m.sort == "answer" and m.at > at for m in markers)


def numbered_answers(
    pieces: Sequence[Piece], begin: int, questions: Sequence[Candidate]
) -> list[Candidate]:
    """The numbers behind a place that begin answers, where all answers stand behind it.

    They mostly look like the numbers of the questions; an enumeration may not. What was
    not asked is not answered either.
    """
    asked = {number for question in questions for number in question.numbers}
    found = [
        c
        for c in candidates(pieces)
        if c.piece.at >= begin and (not asked or asked.issuperset(c.numbers))
    ]
    alike = {question.style for question in questions}
    best: tuple[int, bool, list[Candidate]] = (0, False, [])
    for style in STYLES[:-1]:
        chosen, _ = cheapest([c for c in found if c.style == style], ())
        met = {number for answer in chosen for number in answer.numbers}
        best = max(best, (-len(met ^ asked), style in alike, chosen), key=itemgetter(0, 1))
    return best[2]
