"""What a ministry's own letter says, in its own words (RECORD.md, F5 and F6).

Such a letter speaks of the questions ("In antwoord op uw brief van …, nr. …, deel ik
u mede dat de vragen van de leden …"), entitles its answers ("Antwoorden van de
minister van X op Kamervragen van …"), names its subject and date in boxes around the
page, and is signed with a seat and a name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from corpus.document import Office

from .dates import DATE, find_date
from .header import REFERENCE, Header, read_asked, read_who
from .people import offices, spaced

_TITLE = re.compile(
    r"\b(?:Antwoorden|Antwoord|Beantwoording|Reactie) (?:van|door) (?P<by>(?:de )?"
    r"(?:heer|mevrouw|[Mm]inister|[Ss]taats)[^?]{3,500}?) op (?:de )?(?:schriftelijke )?"
    r"(?P<asked>(?:[Kk]amer)?[Vv]ragen)"
)
_TITLE_LINE = re.compile(
    r"(?:Antwoord(?:en)?|Beantwoording) (?:van|door|op|(?:[Kk]amer)?vragen)\b|Vragen van\b"
)
_SPEAKS = re.compile(
    r"\b(?:In(?: het)? antwoord op (?:uw brief|de vragen)|Geachte [Vv]oorzitter|deel ik u mede"
    r"|(?:Hierbij|Hiermee)\b.{0,60}\b(?:ik|wij) u\b"
    r"|beantwoord(?:ing)? zoals aangegeven in de bijlage)"
)
_BRIEF = re.compile(rf"\buw brief van (?P<asked>{DATE})", re.IGNORECASE)
_OF_DATE = re.compile(rf"(?:[A-Z’'][\w’' -]{{2,30}}, ?)?(?:Datum ?:? ?)?({DATE})", re.IGNORECASE)
_SUBJECT_LINE = re.compile(
    r"(?:Beantwoording|Antwoord(?:en)?|Reactie)\b.{0,40}\b(?:[Kk]amer)?vragen\b"
)
_BEHALF = re.compile(
    r"\bmede namens (?P<behalf>.{3,400}?)"
    r"(?=,? (?:de (?:antwoorden|beantwoording)|het antwoord|uw vragen|aan\b"
    r"|op (?:de )?(?:schriftelijke )?(?:[Kk]amer)?vragen|deel ik|bied ik|zend ik)|$)"
)
_SEAT_LINE = re.compile(
    r"(?:De|DE|de) (?=[Mm]inister|[Ss]taatssecretaris|MINISTER|STAATS)[^.?!]{5,120}"
)
_PREFIX = r"(?:(?:[Vv]an|[Dd]e[nr]?|[Tt]e[nr]?|[Vv]on|[Ee]l|[Ii]n|'t|’t) ?)"
_PROPER = r"[A-ZÀ-Ž][\w’'-]{1,40}"
_SURNAME = rf"(?P<name>{_PREFIX}{{0,3}}{_PROPER}(?: ?[-–] ?{_PREFIX}{{0,3}}{_PROPER}| {_PROPER})?)"
_TITLES = r"(?:(?:drs|dr|mr|ir|prof|ing|mw|dhr)\. ?){0,4}"
_INITIALS = re.compile(rf"{_TITLES}(?:[A-ZÀ-Ž][a-z]{{0,2}}\. ?){{1,5}}{_SURNAME}")
_GIVEN = re.compile(rf"{_TITLES}[A-ZÀ-Ž][a-zà-ž]+(?:-[A-Z][a-z]+)? (?:[A-Z]\. ?)*{_SURNAME}")
_LATE = re.compile(r"\bniet binnen de (?:gebruikelijke|gestelde) termijn\b|\b[Uu]itstel\b")
_SIGNATURE_LINES = 4


def is_letter(text: str) -> bool:
    """Whether the head of a paper, on one line, is a ministry's letter."""
    return bool(_SPEAKS.search(text) or _TITLE.search(text))


def is_title(line: str) -> bool:
    """Whether a line begins the title of the answers, where the letter itself ends."""
    return bool(_TITLE_LINE.match(line) or REFERENCE.fullmatch(line))


def read_letter(lines: Sequence[str], around: Sequence[str] = ()) -> Header:
    """Read a letter from its lines before the answers, and from the lines around the page."""
    head = Header(kind="answers")
    text = spaced(" ".join(lines))
    title = _TITLE.search(text)
    titled = text[title.start("asked") :] if title else ""
    for said in (titled, text, *filter(_SUBJECT_LINE.match, around)):
        head.fill(read_asked(said))
    brief = _BRIEF.search(text)
    reference = REFERENCE.search(text) or REFERENCE.search(" ".join(around))
    head.reference = reference[1] + reference[2] if reference else None
    head.asked_on = head.asked_on or (find_date(brief["asked"]) if brief else None)
    head.answered_on = _date_of([*lines, *around])
    if title:
        read_who(head, title["by"])
        head.ministers = offices(title["by"])
    behalf = _BEHALF.search(text)
    if behalf and not head.on_behalf_of:
        head.on_behalf_of = offices(behalf["behalf"])
    _sign(head, lines)
    return head


def read_notice(text: str) -> Header | None:
    """Read a notice that answers will be late, where its text alone says who asked what."""
    head = read_asked(spaced(text))
    reference = REFERENCE.search(text)
    if head and reference:
        head.reference = reference[1] + reference[2]
    return head


def sent_on(text: str, reference: str) -> date | None:
    """The date that a letter gives for one of its sets: "(kenmerk 2019Z00658, ingezonden …)"."""
    at = text.find(reference)
    if at < 0:
        return None
    return find_date(text[at : at + 80]) or find_date(text[max(0, at - 80) : at])


def is_late(text: str) -> bool:
    """Whether a text says that the answers will come later."""
    return bool(_LATE.search(text))


def _date_of(lines: Iterable[str]) -> date | None:
    """The date that stands alone on a line, with or without a place before it."""
    dated = (_OF_DATE.fullmatch(" ".join(line.split())) for line in lines)
    return next((d for m in dated if m and (d := find_date(m[1]))), None)


def _sign(head: Header, lines: Sequence[str]) -> None:
    """Give the ministers the names under the seats with which the letter is signed."""
    signed = list(_signatures(lines))
    if not head.ministers:
        head.ministers = tuple(seat for seat in signed if seat.name)
        return
    names = [seat.name for seat in signed if seat.name]
    head.ministers = tuple(
        Office(seat.role, seat.portfolio, names[i] if i < len(names) else seat.name)
        for i, seat in enumerate(head.ministers)
    )


def _signatures(lines: Sequence[str]) -> Iterator[Office]:
    """The seats with the names below them: "De minister van X,", "F.A. van Y"."""
    for at, line in enumerate(lines):
        if not _SEAT_LINE.fullmatch(line.strip()):
            continue
        seat = line.strip()
        for below in lines[at + 1 : at + _SIGNATURE_LINES]:
            name = _INITIALS.fullmatch(below.strip()) or _GIVEN.fullmatch(below.strip())
            if name:
                found = offices(seat)
                if found:
                    yield Office(found[0].role, found[0].portfolio, name["name"])
                break
            seat += " " + below.strip()
