"""Who asked whom what, who answered and when: the header grammar of RECORD.md 1.

    HEAD   := ("Vragen"|"Mondelinge vragen") " van " ASKERS [" aan " ADDR] " over " SUBJECT
              " (ingezonden " DATE ")"
    REPLY  := ("Antwoord"|"Mededeling") " van " BY [", mede namens " ADDR] " (ontvangen " DATE ")"

A header is read from running text, not from lines: PDF lines wrap anywhere and
lose blanks. Official papers print both sentences; provisional ones only one;
ministry letters say the same in their own words ("Antwoorden van de minister
van X op Kamervragen van de leden A en B over …") and sign with a name.
"""

import re
from dataclasses import dataclass
from datetime import date

from corpus.document import Asker, Kind, Office

from .dates import DATE, find_date
from .people import askers, offices, signers, spaced

_ASKED = re.compile(
    r"(?P<oral>[Mm]ondelinge\s+vragen|MONDELINGE VRAGEN)?"
    r"(?:(?<=ragen)|\b(?:[Ss]chriftelijke\s+)?(?:[Kk]amer)?[Vv]ra(?:gen|ag)|\bVRAGEN)\s*van\s+"
    r"(?P<askers>(?:(?:het|de)\s*)?(?:lid|leden)\b.{2,1500}?)"
    r"(?:\s*\(?\b(?:[Gg]ericht\s+)?aan\s+(?P<addressees>(?:de\s*)?(?:[Mm]inister|[Ss]taats).{2,800}?))?"
    r"\s*\b(?:over|inzake|betreffende)(?=\s|het|de|een|«)\s*(?P<subject>.*)",
    re.DOTALL,
)
_SUBMITTED = re.compile(
    rf"\(?\s*(?:kenmerk\s+\S+,?\s*)?[Ii]ngezonden\s*(?:op\s*)?({DATE})\s*\)?", re.IGNORECASE
)
_REPLIED = re.compile(
    r"\b(?P<sort>Antwoord|Mededeling|ANTWOORD|MEDEDELING)\s*van\s*(?P<by>(?:de\s*)?"
    r"(?:[Mm]inister|[Ss]taats).{3,1200}?)"
    rf"(?:\(\s*[Oo]ntvangen\s*(?P<received>{DATE})\s*\)?|$)",
    re.DOTALL,
)
_LETTER_TITLE = re.compile(
    r"(?:Antwoorden|Antwoord|Beantwoording|Reactie)\s+(?:van|door)\s+(?P<by>de\s+"
    r"(?:[Mm]inister|[Ss]taats).{3,600}?)\s+op\s+(?:de\s+)?(?:schriftelijke\s+)?(?:[Kk]amer)?[Vv]ragen",
    re.DOTALL,
)
_BEHALF = re.compile(r",?\s*(?:en\s+)?mede\s*namens\s*(?P<behalf>.*)", re.DOTALL | re.IGNORECASE)
_REFERENCE = re.compile(r"\b(\d{4}Z)\s?(\d{5})\b")
_SESSION = re.compile(r"\bVergaderjaar\s*(\d{4})\s?[–-]\s?(\d{4})")
_SESSION_HTML = re.compile(r"Staten-Generaal\s*(\d{4})-(\d{4})\s*(\d{1,4})\s*$")
_SIGNATURE = re.compile(
    r"\s*(?:(?:drs|dr|mr|ir|prof|ing)\.\s*)*(?:[A-Z][a-z]?\.\s?){1,5}\s*"
    r"(?P<name>(?:(?:van|de|den|der|ter|ten|te|von|el|in|'t|’t)\s+){0,3}"
    r"[A-ZÀ-Ž][\w’'\- ]{1,40}?)\s*"
)
_LETTER = re.compile(r"\buw\s+brief\s+van\s+(?P<asked>" + DATE + r")", re.IGNORECASE)
_LETTER_DATE = re.compile(r"^\s*(?:Datum\s*:?\s*)?(" + DATE + r")\s*$", re.IGNORECASE)
_SEE_ALSO = re.compile(r"\bZie\s+ook\s+Aanhangsel\b.*?nr\.?\s*\d+\.?", re.DOTALL)


@dataclass(slots=True)
class Header:
    """What the printed header says; None or empty where it says nothing."""

    kind: Kind | None = None
    number: str | None = None
    session: str | None = None
    reference: str | None = None
    subject: str | None = None
    askers: tuple[Asker, ...] = ()
    addressees: tuple[Office, ...] = ()
    ministers: tuple[Office, ...] = ()
    on_behalf_of: tuple[Office, ...] = ()
    asked_on: date | None = None
    answered_on: date | None = None
    letter: bool = False
    """Whether it is a ministry's letter, in its own words, rather than an official paper."""


def read_header(lines: list[str], later: str = "") -> Header:
    """Read a header from the lines before the first question.

    `later` is what stands after the last question: a notice of delay without
    questions says everything there.
    """
    head = Header()
    _numbers(head, lines)
    text = spaced(" \n".join(lines).replace("\n", " "))
    _asked(head, text)
    _replied(head, text)
    _letter(head, lines, text)
    if head.kind == "postponement":
        _asked(head, spaced(later))
        head.reference = head.reference or _reference(later)
    return head


def _numbers(head: Header, lines: list[str]) -> None:
    """Session, number and reference from lines that hold nothing else."""
    for line in lines:
        text = line.strip()
        if session := _SESSION.match(text):
            head.session = head.session or f"{session[1]}-{session[2]}"
        elif printed := _SESSION_HTML.search(text):
            head.session, head.number = f"{printed[1]}-{printed[2]}", printed[3]
        elif number := re.fullmatch(r"(?:AH\s*)?(\d{1,4})", text):
            head.number = head.number or number[1]
        elif reference := re.fullmatch(r"(\d{4}Z)\s?(\d{5})", text):
            head.reference = head.reference or reference[1] + reference[2]


def _reference(text: str) -> str | None:
    found = _REFERENCE.search(text)
    return found[1] + found[2] if found else None


def _asked(head: Header, text: str) -> None:
    """The sentence that says who asks whom about what."""
    found = _ASKED.search(text)
    if submitted := _SUBMITTED.search(text):
        head.asked_on = head.asked_on or find_date(submitted[1])
    if not found:
        return
    if found["oral"]:
        head.kind = "oral-questions"
    head.askers = head.askers or askers(found["askers"])
    if found["addressees"]:
        head.addressees = head.addressees or offices(found["addressees"])
    head.subject = head.subject or _subject(found["subject"])


def _subject(text: str) -> str | None:
    """The subject from what follows "over": up to the last submission date, reply or full stop."""
    ends = [m.start() for m in _SUBMITTED.finditer(text)]
    reply = _REPLIED.search(text)
    if reply:
        ends = [end for end in ends if end < reply.start()] or [reply.start()]
    if ends:
        text = text[: ends[-1]]
    text = re.split(
        r"\s*(?:\(\d{4}Z\s?\d{5}\)\s*)?(?:,?\s+kunnen\b.{0,80}\bbeantwoord|\bworden\s+beantwoord\b"
        r"|,?\s*\(?(?:kenmerk|uw kenmerk)\b)",
        text,
    )[0]
    text = re.sub(r"\s*\(\d{4}Z\s?\d{5}\)\s*$", "", text)
    return text.strip(" .,;") or None


def _replied(head: Header, text: str) -> None:
    """The sentence that says who answers, or that the answer will be late."""
    found = _REPLIED.search(text)
    if not found:
        return
    if found["sort"].lower() == "mededeling":
        head.kind = "postponement"
    elif head.kind is None:
        head.kind = "answers"
    if found["received"]:
        head.answered_on = find_date(found["received"])
    _who(head, found["by"])


def _who(head: Header, by: str) -> None:
    behalf = _BEHALF.search(by)
    if behalf:
        head.on_behalf_of = offices(behalf["behalf"])
        by = by[: behalf.start()]
    head.ministers = signers(by)


def _letter(head: Header, lines: list[str], text: str) -> None:
    """What only a ministry's letter says: its title, its date, its signature."""
    title = _LETTER_TITLE.search(text)
    letter = _LETTER.search(text)
    if not title and not letter:
        head.reference = head.reference or (_reference(text) if head.kind is None else None)
        return
    head.letter = True
    head.kind = head.kind or "answers"
    head.reference = head.reference or _reference(text)
    if letter and head.asked_on is None:
        head.asked_on = find_date(letter["asked"])
    if head.answered_on is None:
        dated = (_LETTER_DATE.match(line) for line in lines)
        head.answered_on = next((d for m in dated if m and (d := find_date(m[1]))), None)
    if title and not head.ministers:
        _who(head, title["by"])
        seats = offices(title["by"])
        names = [m["name"] for line in lines if (m := _SIGNATURE.fullmatch(line))]
        head.ministers = tuple(
            Office(seat.role, seat.portfolio, names[i] if i < len(names) else None)
            for i, seat in enumerate(seats)
        )
