"""Lists of questions and answers of a committee (RECORD.md, F14): no Kamervragen, but alike.

    36 100 Jaarverslagen …
    Nr. 4 LIJST VAN VRAGEN EN ANTWOORDEN
    Vastgesteld 2 juni 2022
    De vaste commissie voor X heeft een aantal vragen voorgelegd aan de minister van Y over …

A paper is such a list when a line of its head is that title and no line of it says
which members ask: a member may well ask about such a list.
"""

import re
from collections.abc import Sequence

from corpus.document import Asker

from .dates import DATE, find_date
from .header import Header
from .people import offices, spaced
from .pieces import Piece
from .sections import has_head

_TITLE = re.compile(
    r"(?:(?:[A-Z] ?)?Nr\. ?\d{1,4} ?|\d{4}D\d{5} ?)?"
    r"(?:VERSLAG HOUDENDE EEN )?LIJST VAN (?:FEITELIJKE )?VRAGEN(?: EN ANTWOORDEN)?\.?"
    r"|(?:Nr\. ?\d{1,4} ?)?(?:Verslag houdende een )?"
    r"(?:[Ll]ijst van (?:feitelijke )?vragen(?: en antwoorden)?)"
    r"(?: ?, vastgesteld .{0,40})?"
)
_COMMITTEE = re.compile(
    r"\b[Dd]e ((?:vaste |algemene |tijdelijke )?(?:Kamer)?commissies? voor [^.()]{3,120}?)"
    r"(?= (?:heeft|hebben|is|legt)\b| \(|, (?:die|belast|heeft)\b|$)"
)
_DOSSIER = re.compile(r"(\d{2}) ?(\d{3})(?: ?[-(]?([IVXLC]{1,6}[A-Z]?)\)?)?(?= |$)")
_NUMBER = re.compile(r"Nr\. ?(\d{1,4})\b")
_REFERENCE = re.compile(r"\b(\d{4}D\d{5})\b")
_SETTLED = re.compile(rf"\bVastgesteld(?: \(?ter griffie\)?)? ?(?:d\.d\. )?({DATE})", re.I)
_ANSWERED = re.compile(rf"\b(?:bij|per) brief van ({DATE})", re.I)
_ADDRESSED = re.compile(r"\b(?:voorgelegd aan|aan) (?=(?:de )?(?:[Mm]inister|[Ss]taats|regering))")
_ABOUT = re.compile(r"\b(?:over|inzake|betreffende|naar aanleiding van)\b ?")
_COLUMNS = (
    re.compile(r"Nr\.?|Nummer"),
    re.compile(r"Vra(?:ag|gen)"),
    re.compile(r"Antwoord(?:en)?"),
)
_SUBJECT_END = re.compile(r"\. |\.$| \(Kamerstuk| \(\d{2} ?\d{3}")


def label_table_head(pieces: Sequence[Piece]) -> None:
    """Label the words over the columns of a table of questions: they head no question."""
    free = [piece for piece in pieces if piece.label is None and piece.text]
    for number, *words in zip(free, free[1:], free[2:], strict=False):
        if _COLUMNS[0].fullmatch(number.words):
            for piece, pattern in zip(words, _COLUMNS[1:], strict=True):
                if pattern.fullmatch(piece.words):
                    number.label = piece.label = "header"


def is_list(lines: Sequence[str]) -> bool:
    """Whether the head of a paper is that of a committee's list of questions."""
    titled = any(_TITLE.fullmatch(" ".join(line.split())) for line in lines)
    return titled and not has_head(lines)


def read_list(lines: Sequence[str]) -> Header:
    """Read the head of a list: its committee asks, what it is about, when it was settled."""
    head = Header(kind="committee-list")
    text = spaced(" ".join(lines))
    dossier, number = _DOSSIER.search(text), _NUMBER.search(text)
    if dossier and number:
        parts = [dossier[1] + dossier[2], dossier[3], number[1]]
        head.number = "-".join(part for part in parts if part)
    reference = _REFERENCE.search(text)
    head.reference = reference[1] if reference else None
    committee = _COMMITTEE.search(text)
    if committee:
        head.askers = (Asker(committee[1]),)
    answered, settled = _ANSWERED.search(text), _SETTLED.search(text)
    day = answered or settled
    head.answered_on = find_date(day[1]) if day else None
    addressed = _ADDRESSED.search(text)
    if addressed:
        about = _ABOUT.search(text, addressed.end())
        end = about.start() if about else len(text)
        head.addressees = offices(text[addressed.end() : min(end, addressed.end() + 400)])
        if about:
            stop = _SUBJECT_END.search(text, about.end())
            head.subject = text[about.end() : stop.start() if stop else len(text)].strip(" ,.")
    return head


def gives_answers(lines: Sequence[str]) -> bool:
    """Whether a list of questions is one of answers too, by its title."""
    titles = (line for line in lines if _TITLE.fullmatch(" ".join(line.split())))
    return any("antwoord" in title.lower() for title in titles)


def list_id(head: Header) -> str | None:
    """The identifier under which a list is published: its Kamerstuk."""
    return f"kst-{head.number}" if head.number else head.reference
